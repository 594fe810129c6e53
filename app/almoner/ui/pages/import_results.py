"""What an import would do: how many, how much, what is in doubt, and every row of the file with what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.pages.donations_table import method_words
from almoner.ui.pages.import_words import (
    DOUBTFUL,
    LOOKS_LIKE_TOTAL,
    column_field_name,
    notes_of,
    rejection,
    skip_words,
    totals_words,
)
from almoner.ui.parts import Notice, button, clear, label, scrolled
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import field_name, tr

if TYPE_CHECKING:
    from almoner.services.importing import Imported
    from almoner.services.tables import GiftRow, RejectedRow, SkippedRow
    from almoner.ui.desk import Desk
    from almoner.ui.pages.import_work import Reading
    from almoner_chain.core.units import Unit


MANY = 10
"""So many rows rejected for one reason are worth a word above the table."""


class Verdict(QWidget):
    """The notices above the rows. ``decided`` carries what the doubtful rows are: new, known, or ask."""

    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_reading(self, reading: Reading) -> None:
        """Say what would be entered and what has to be looked at."""
        clear(self._layout)
        done = reading.done
        if done is None:
            return
        self._layout.addWidget(_summary(done, reading.undated))
        for row in done.parsed.totals:
            tone, text = totals_words(row, done.fund.unit)
            notice = Notice(tone, text)
            notice.setObjectName(f"total_{row.row}")
            self._layout.addWidget(notice)
        doubtful = sum(row.code == DOUBTFUL for row in done.rejected)
        if doubtful or reading.wish.doubtful != "ask":
            self._layout.addWidget(self._question(doubtful, reading.wish.doubtful))

    def _question(self, count: int, said: str) -> Notice:
        if said == "new":
            notice = Notice(
                "info", tr("Rows equal to earlier ones are imported as other donations, as you said.")
            )
        elif said == "known":
            notice = Notice(
                "info", tr("Rows equal to earlier ones are left out as the same donations, as you said.")
            )
        else:
            notice = Notice(
                "warn",
                tr(
                    "%Ln row(s) equal donations of an earlier list, and nothing tells whether they are the same.",
                    "",
                    count,
                ),
                tr("Until you say so, they are left out."),
            )
        notice.setObjectName("doubtful")
        answers = (
            (("new", tr("Other donations: import them")), ("known", tr("The same: leave them out")))
            if said == "ask"
            else (("ask", tr("Decide anew")),)
        )  # fmt: skip
        for answer, text in answers:
            notice.add_button(button(text, partial(self.decided.emit, answer), name=f"doubtful_{answer}"))
        return notice


def _summary(done: Imported, undated: int) -> Notice:
    counts = [
        tr("%Ln row(s) imported before", "", done.already_imported) if done.already_imported else "",
        tr("%Ln row(s) rejected", "", len(done.rejected)) if done.rejected else "",
        tr("%Ln row(s) have no date", "", undated) if undated else "",
    ]
    if done.rejected:
        counts.append(_commonest(done))
    text = tr("%Ln donation(s) would be entered into “{fund}”: {total}.", "", done.accepted)
    shown = text.format(fund=formats.visible(done.fund.name), total=formats.money(done.total, done.fund.unit))
    if not done.accepted and done.already_imported:
        shown = tr("Nothing is new: all donations of this file were imported before.")
    elif not done.accepted:
        shown = tr("No row can be imported into “{fund}”.").format(fund=formats.visible(done.fund.name))
    tone = "warn" if done.rejected else "good" if done.accepted else "info"
    notice = Notice(tone, shown, "\n".join(filter(None, counts)))  # type: ignore[arg-type]
    notice.setObjectName("summary")
    return notice


def _commonest(done: Imported) -> str:
    """Return the reason that rejects most rows, where it is more than one."""
    (code, count), *_ = Counter(row.code for row in done.rejected).most_common(1)
    if count < MANY:
        return ""
    reason = rejection(next(row for row in done.rejected if row.code == code))
    return tr("Most of them: {reason}").format(reason=reason)


class RowTabs(QTabWidget):
    """Every row of the file: read as a donation, rejected, other. ``left_out``, ``taken_back`` and ``made_gifts`` carry row numbers."""

    left_out = Signal(object)
    taken_back = Signal(object)
    made_gifts = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("rows")
        self.setAccessibleName(tr("The rows of the file"))
        self.rejected = RowTable(desk, rejected_columns(), "import_rejected", tr("Rejected rows"), tr("No row is rejected."))  # fmt: skip
        self.skipped = RowTable(desk, skipped_columns(), "import_skipped", tr("Other rows"), tr("There are no other rows."))  # fmt: skip
        self.accepted = RowTable(desk, [], "import_accepted", tr("Donations"), tr("No row is read as a donation."))  # fmt: skip
        self._notes = QVBoxLayout()
        self._add_buttons()
        notes = QWidget()
        notes.setLayout(self._notes)
        for part in (self.accepted, self.rejected, self.skipped, scrolled(notes)):
            self.addTab(part, "")
        self.setMinimumHeight(em(self, 15))

    def _add_buttons(self) -> None:
        def tell(table: RowTable, signal: Any) -> Callable[[], None]:
            return lambda: signal.emit(table.numbers())

        self.accepted.add_button(tr("Leave out"), tell(self.accepted, self.left_out), "leave_out_accepted")
        self.rejected.add_button(
            tr("It is a donation"),
            tell(self.rejected, self.made_gifts),
            "is_a_gift",
            only=lambda row: row.code == LOOKS_LIKE_TOTAL,
        )
        self.rejected.add_button(tr("Leave out"), tell(self.rejected, self.left_out), "leave_out_rejected")
        self.skipped.add_button(
            tr("It is a donation"),
            tell(self.skipped, self.made_gifts),
            "total_is_a_gift",
            only=lambda row: row.kind == "total",
        )
        self.skipped.add_button(
            tr("Read it again"),
            tell(self.skipped, self.taken_back),
            "read_again",
            only=lambda row: row.kind == "left_out",
        )

    def show_reading(self, reading: Reading) -> None:
        """Show what becomes of each row."""
        done = reading.done
        accepted = done.parsed.accepted if done is not None else []
        rejected = list(done.rejected) if done is not None else []
        skipped = other_rows(done) if done is not None else []
        notes = notes_of(reading)
        if done is not None:
            self.accepted.show_rows(accepted, accepted_columns(done.fund.unit, reading.columns))
        self.rejected.show_rows(rejected)
        self.skipped.show_rows(skipped)
        clear(self._notes)
        for note in notes:
            self._notes.addWidget(label(note, wrap=True, selectable=True))
        self._notes.addStretch(1)
        count = formats.number
        self.setTabText(0, tr("Donations ({count})").format(count=count(len(accepted))))
        self.setTabText(1, tr("Rejected ({count})").format(count=count(len(rejected))))
        self.setTabText(
            2, tr("Other rows ({count})").format(count=count(sum(r.last - r.row + 1 for r in skipped)))
        )
        self.setTabText(3, tr("Notes ({count})").format(count=count(len(notes))))
        if rejected and not accepted:
            self.setCurrentIndex(1)

    def show_nothing(self) -> None:
        """Let all rows go."""
        for table in (self.accepted, self.rejected, self.skipped):
            table.show_rows([])


class RowTable(QWidget):
    """One table of rows with buttons for the selected ones below it."""

    def __init__(self, desk: Desk, columns: Sequence[Column[Any]], name: str, title: str, empty: str) -> None:
        super().__init__()
        self._desk, self._name, self._title, self._empty = desk, name, title, empty
        self._columns = list(columns)
        self._rows: Sequence[Any] = ()
        self._buttons: list[tuple[QPushButton, Callable[[Any], bool] | None]] = []
        self._place = QVBoxLayout(self)
        self._line = QHBoxLayout()
        self._line.addStretch(1)
        self.table: DataTable[Any] | None = None
        self._place.addLayout(self._line)
        if columns:
            self._make()

    def _make(self) -> None:
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self.table = DataTable(
            self._desk, self._columns, name=self._name, title=self._title, empty=self._empty
        )
        self.table.selected.connect(self._chosen)
        self._place.insertWidget(0, self.table, 1)

    def add_button(
        self, text: str, do: Callable[[], object], name: str, only: Callable[[Any], bool] | None = None
    ) -> None:
        """Add a button for the selected rows, or only for those that ``only`` allows."""
        made = button(text, do, name=name)
        made.setEnabled(False)
        self._buttons.append((made, only))
        self._line.addWidget(made)

    def show_rows(self, rows: Sequence[Any], columns: list[Column[Any]] | None = None) -> None:
        """Show these rows, with other columns where they are given."""
        if columns is not None and [c.key for c in columns] != [c.key for c in self._columns]:
            self._columns = columns
            self._make()
        elif columns is not None:
            self._columns = columns
        self._rows = rows
        if self.table is not None:
            self.table.show_source(ListSource(rows, self._columns))

    def numbers(self) -> list[int]:
        """Return the file's row numbers of the selected rows."""
        return [row.row for row in self._selected()]

    def _selected(self) -> list[Any]:
        ids = self.table.selected_ids() if self.table is not None else []
        return [self._rows[at] for at in ids if at < len(self._rows)]

    def _chosen(self) -> None:
        chosen = self._selected()
        for made, only in self._buttons:
            made.setEnabled(bool(chosen) and all(only is None or only(row) for row in chosen))


def other_rows(done: Imported) -> list[SkippedRow]:
    """Return the rows that are no donations, those of totals among them."""
    from almoner.services.tables import SkippedRow

    totals = [
        SkippedRow(row.row, row.row, "total", totals_words(row, done.fund.unit)[1], "")
        for row in done.parsed.totals
    ]
    return sorted([*done.parsed.skipped, *totals])  # fmt: skip


def _row_column() -> Column[Any]:
    return Column("row", tr("Row"), lambda each: str(each.row), Kind.NUMBER, 6, value=lambda each: each.row)


def rejected_columns() -> list[Column[RejectedRow]]:
    """Return the columns of the rejected rows."""
    return [
        _row_column(),
        Column("text", tr("What stands there"), lambda each: formats.visible(each.text), width=20),
        Column(
            "field", tr("Column"), lambda each: column_field_name(each.field) if each.field else "", width=10
        ),
        Column("reason", tr("Why it is rejected"), rejection, width=60),
    ]


def skipped_columns() -> list[Column[SkippedRow]]:
    """Return the columns of the rows that are no donations."""

    def rows(each: SkippedRow) -> str:
        return str(each.row) if each.last == each.row else f"{each.row}–{each.last}"

    def why(each: SkippedRow) -> str:
        return each.why if each.kind == "total" else skip_words(each)

    return [
        Column("row", tr("Row"), rows, Kind.NUMBER, 7, value=lambda each: each.row),
        Column("why", tr("Why it is no donation"), why, width=40),
        Column("text", tr("What stands there"), lambda each: formats.visible(each.text), width=60),
    ]


def _shown(name: str, each: GiftRow) -> str:
    return formats.visible(str(getattr(each, name)))


def accepted_columns(unit: Unit, held: Any) -> list[Column[GiftRow]]:
    """Return the columns of the rows read as donations: those that the file gives."""
    columns: list[Column[GiftRow]] = [
        _row_column(),
        Column("amount", tr("Amount"), lambda each: formats.amount(each.amount, unit), Kind.MONEY, 14,
               value=lambda each: unit.format(each.amount), order=lambda each: each.amount),
        Column("donor", field_name("donor"), lambda each: formats.visible(each.donor), width=24),
        Column("date", field_name("date"), lambda each: formats.day(each.date), Kind.DATE, 10,
               value=lambda each: each.date.isoformat() if each.date else "", order=lambda each: str(each.date or "")),
        Column("method", field_name("method"), lambda each: method_words(each.method), width=14),
    ]  # fmt: skip
    columns += [
        Column(
            name,
            column_field_name(name),
            partial(_shown, name),
            width=24,
        )
        for name in ("reference", "address", "description", "note", "fund")
        if name in held
    ]
    return [c for c in columns if c.key not in ("donor", "method") or c.key in held]
