"""Which donations are shown: by fund, by where they stand, by the file they came with, by date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from almoner.ui import formats
from almoner.ui.pages.donations_flow import Flow
from almoner.ui.parts import button, label
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.waiting import Source

ANY, TODAY, MONTH, LAST_MONTH, YEAR, CHOSEN = "any", "today", "month", "last_month", "year", "chosen"


class Filters(QWidget):
    """Choices above the table. ``changed`` when one of them is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.batch: int | None = None
        self.fund = self._choice("filter_fund", tr("Fund"))
        self.state = self._choice("filter_state", tr("Where it stands"))
        self.file = self._choice("filter_file", tr("Imported from"))
        self.dates = self._choice("filter_dates", tr("Date"))
        self.first = self._day("filter_from", tr("From"))
        self.last = self._day("filter_to", tr("To"))
        self.everything = button(tr("Show all"), self.clear, icon="close", name="filter_clear")
        self._words = (label(tr("From")), label(tr("To")))
        layout = Flow(self.fund, self.state, self.file, self.dates)
        for part in (self._words[0], self.first, self._words[1], self.last, self.everything):
            layout.addWidget(part)
        self.setLayout(layout)
        self._offer_fixed()
        self.offer_funds([])
        self.offer_files([])
        self._show_days()

    def values(self) -> dict[str, Any]:
        """Return the choices as the table's source takes them."""
        first, last = self._days()
        found = {
            "fund": self.fund.currentData(),
            "state": self.state.currentData(),
            "source": self.file.currentData(),
            "batch": self.batch,
            "date_from": first,
            "date_to": last,
        }
        return {key: value for key, value in found.items() if value is not None}

    def clear(self) -> None:
        """Show everything again."""
        self.choose()
        self.changed.emit()

    def choose(
        self,
        *,
        state: str | None = None,
        fund: int | None = None,
        source: int | None = None,
        batch: int | None = None,
    ) -> None:
        """Choose without telling; what is not named is shown in full."""
        self.batch = batch
        for box, value in ((self.state, state), (self.fund, fund), (self.file, source), (self.dates, ANY)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        self._show_days()

    def offer_funds(self, funds: Sequence[Fund]) -> None:
        """Offer these funds."""
        self._offer(self.fund, tr("All funds"), [(formats.visible(each.name), each.number) for each in funds])

    def offer_files(self, files: Sequence[Source]) -> None:
        """Offer these imported files; without any there is nothing to choose."""
        shown = [(formats.visible(f"{each.name} ({each.sheet})" if each.sheet else each.name), each.id) for each in files]  # fmt: skip
        self._offer(self.file, tr("All files"), shown)
        self.file.setVisible(bool(files))

    def _offer(self, box: QComboBox, every: str, choices: list[tuple[str, int]]) -> None:
        before = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(every, None)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(before)))
        box.blockSignals(False)

    def _offer_fixed(self) -> None:
        for text, value in (
            (tr("All donations"), None),
            (tr("Waiting"), "waiting"),
            (tr("On its way"), "planned"),
            (tr("On the ledger"), "recorded"),
            (tr("Receipt not handed out"), "not_handed_out"),
            (tr("Voided or replaced"), "voided"),
        ):
            self.state.addItem(text, value)
        for text, period in (
            (tr("Any date"), ANY),
            (tr("Today"), TODAY),
            (tr("This month"), MONTH),
            (tr("Last month"), LAST_MONTH),
            (tr("This year"), YEAR),
            (tr("From … to …"), CHOSEN),
        ):
            self.dates.addItem(text, period)
        for box in (self.fund, self.state, self.file, self.dates):
            box.currentIndexChanged.connect(self._note)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._note)

    def _note(self) -> None:
        self.batch = None
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        chosen = self.dates.currentData() == CHOSEN
        for part in (*self._words, self.first, self.last):
            part.setVisible(chosen)
        self.everything.setVisible(bool(self.values()))

    def _days(self) -> tuple[str | None, str | None]:
        today = QDate.currentDate()
        begin = today.addDays(1 - today.day())
        first, last = {
            TODAY: (today, today),
            MONTH: (begin, begin.addMonths(1).addDays(-1)),
            LAST_MONTH: (begin.addMonths(-1), begin.addDays(-1)),
            YEAR: (QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)),
            CHOSEN: (self.first.date(), self.last.date()),
        }.get(str(self.dates.currentData()), (None, None))
        return _iso(first), _iso(last)

    def _choice(self, name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(tr("Show only: {what}").format(what=title))
        box.setToolTip(tr("Show only: {what}").format(what=title))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(em(box, 14))
        return box

    def _day(self, name: str, title: str) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate())
        edit.setCalendarPopup(True)
        edit.setObjectName(name)
        edit.setAccessibleName(title)
        return edit


def _iso(day: QDate | None) -> str | None:
    return None if day is None else day.toString(Qt.DateFormat.ISODate)
