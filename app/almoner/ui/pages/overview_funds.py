"""A fund on the overview: its figures, what they are made of, month by month. Cards are made once and filled anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from almoner.ui import formats
from almoner.ui.charts import (
    AVAILABLE,
    CAME_IN,
    GIVEN_BACK,
    WENT_OUT,
    Look,
    MonthBars,
    MonthSums,
    Share,
    ShareBar,
    Swatch,
    legend,
)
from almoner.ui.dialogs import Dialog
from almoner.ui.pages.overview_read import MonthRow, month_columns
from almoner.ui.parts import button, label, row
from almoner.ui.tables.columns import ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import joined, tr

if TYPE_CHECKING:
    from almoner.services.overview import FundLine
    from almoner.ui.desk import Desk

MONTHS = 12
FEWEST_MONTHS = 6
"""A young fund's chart begins with months in which nothing could happen: one bar alone says nothing."""


class Figure(QWidget):
    """A swatch, a word and an amount."""

    def __init__(self, name: str, look: Look | None) -> None:
        super().__init__()
        self._name = name
        self._amount = label("", "figure", selectable=True)
        head = QHBoxLayout()
        head.setSpacing(em(self, 0.35))
        if look is not None:
            head.addWidget(Swatch(look), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label(name, "quiet"))
        head.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, em(self, 0.8), 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._amount)

    def set(self, text: str) -> None:
        """Show an amount."""
        self._amount.setText(text)
        self._amount.setAccessibleName(f"{self._name}: {text}")


class FundCard(QFrame):
    """One fund. ``opened`` asks for its page, ``traced`` for its picture; both carry its number."""

    opened = Signal(int)
    traced = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.line: FundLine | None = None
        self.setProperty("role", "card")
        self.name = label("", "heading")
        self.came_in = Figure(tr("Came in"), CAME_IN)
        self.went_out = Figure(tr("Went out"), WENT_OUT)
        self.given_back = Figure(tr("Given back"), GIVEN_BACK)
        self.available = Figure(tr("Available"), AVAILABLE)
        self.bar = ShareBar()
        self.more = label("", "quiet", wrap=True)
        self.months = MonthBars()
        self.month_said = label("", "quiet", wrap=True)
        self.months.pointed.connect(self.month_said.setText)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        self.open_button = self._button(tr("Fund…"), self.opened.emit, "open_fund")
        self.trace_button = self._button(tr("Picture…"), self.traced.emit, "trace_fund")
        self.table_button = self._button(tr("By month…"), lambda fund: self.show_table(), "month_table")
        for made in (self.open_button, self.trace_button, self.table_button):
            head.addWidget(made)
        self._figures = QGridLayout()
        self._figures.setColumnStretch(len(self._all_figures), 1)
        left = QVBoxLayout()
        left.addLayout(self._figures)
        left.addSpacing(em(self, 0.3))
        left.addWidget(self.bar)
        left.addWidget(self.more)
        left.addStretch(1)
        self.chart = QWidget()
        right = QVBoxLayout(self.chart)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(row(legend(tr("Came in"), CAME_IN), legend(tr("Went out"), WENT_OUT), None))
        right.addWidget(self.months, 1)
        right.addWidget(self.month_said)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(em(self, 1))
        self._body.addLayout(left, 3)
        self._body.addWidget(self.chart, 2)
        self.arrange(narrow=False)
        layout = QVBoxLayout(self)
        space = em(self, 0.7)
        layout.setContentsMargins(space, space, space, space)
        layout.addLayout(head)
        layout.addLayout(self._body)

    @property
    def _all_figures(self) -> tuple[Figure, ...]:
        return self.came_in, self.went_out, self.given_back, self.available

    def arrange(self, *, narrow: bool) -> None:
        """Put the chart beside the figures, or below them where there is little room."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)
        for at, figure in enumerate(self._all_figures):
            self._figures.removeWidget(figure)
            line, place = divmod(at, 2) if narrow else (0, at)
            self._figures.addWidget(figure, line, place)

    def _button(self, text: str, do: Callable[[int], object], name: str) -> QPushButton:
        return button(text, lambda: do(self.line.fund) if self.line is not None else None, name=name)

    def show_fund(self, line: FundLine) -> None:
        """Show a fund's figures."""
        self.line = line
        unit = line.unit
        name = formats.visible(line.name)
        self.setObjectName(f"fund.{line.fund}")
        self.name.setText(name)
        self.open_button.setAccessibleName(tr("Open the fund “{fund}”").format(fund=name))
        self.trace_button.setAccessibleName(tr("Picture of the fund “{fund}”").format(fund=name))
        self.table_button.setAccessibleName(tr("The fund “{fund}” by month, as a table").format(fund=name))
        for figure, amount in (
            (self.came_in, line.received),
            (self.went_out, line.spent),
            (self.given_back, line.refunded),
            (self.available, line.available),
        ):
            figure.set(formats.money(amount, unit))
        self.given_back.setVisible(line.refunded > 0)
        shares = (
            Share(tr("Went out"), line.spent, WENT_OUT),
            Share(tr("Given back"), line.refunded, GIVEN_BACK),
            Share(tr("Available"), line.available, AVAILABLE),
        )
        self.bar.set_shares(
            tr("What became of all that came in: {amount}").format(amount=formats.money(line.received, unit)),
            shares,
            unit,
        )
        self.bar.setVisible(line.received > 0)
        self._show_more(line)
        self._show_months(line)

    def _show_more(self, line: FundLine) -> None:
        said = []
        if line.returned:
            text = tr("Of what came in, {amount} came back from disbursements.")
            said.append(text.format(amount=formats.money(line.returned, line.unit)))
        if line.waiting:
            text = tr("%Ln more donation(s), {amount} together, wait to be recorded.", "", line.waiting)
            said.append(text.format(amount=formats.money(line.waiting_total, line.unit)))
        if not line.received and not line.waiting:
            said.append(tr("Nothing came in yet."))
        self.more.setText(joined(said))
        self.more.setVisible(bool(said))

    def _show_months(self, line: FundLine) -> None:
        shown = line.months[-MONTHS:]
        sums = _before(shown[0].month, FEWEST_MONTHS - len(shown)) if shown else []
        sums += [
            MonthSums(
                year=int(each.month[:4]),
                month=int(each.month[5:]),
                came_in=each.received + each.returned,
                went_out=each.spent + each.refunded,
            )
            for each in shown
        ]
        name = tr("The fund “{fund}” month by month").format(fund=formats.visible(line.name))
        self.months.set_months(name, sums, line.unit)
        happened = any(each.came_in or each.went_out for each in sums)
        self.chart.setVisible(happened)
        self.table_button.setVisible(happened)
        self.month_said.setText("")

    def show_table(self) -> None:
        """Show every month's amounts as a table."""
        if self.line is None:
            return
        line = self.line
        title = tr("The fund “{fund}” month by month").format(fund=formats.visible(line.name))
        dialog = Dialog(self.window(), title, width=44)
        dialog.setObjectName("months")
        columns = month_columns()
        rows = [
            MonthRow(each.month, each.received, each.returned, each.spent, each.refunded, line.unit)
            for each in line.months
        ]
        table: DataTable[MonthRow] = DataTable(
            self._desk,
            columns,
            name="overview.months",
            title=title,
            searchable=False,
            sort="month",
            descending=True,
        )
        table.setMinimumHeight(em(self, 16))
        table.show_source(ListSource(rows, columns))
        dialog.content.addWidget(table)
        dialog.add_button(button(tr("Close"), dialog.accept, kind="primary", name="close"))
        dialog.open()


def _before(month: str, count: int) -> list[MonthSums]:
    """Return so many empty months before this one."""
    first = 12 * int(month[:4]) + int(month[5:]) - 1
    return [MonthSums(at // 12, at % 12 + 1, 0, 0) for at in range(first - max(count, 0), first)]
