"""The selected donations of the table: shown at the side, added up, changed, removed, followed to their receipts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from almoner.ui.pages.donations_details import Details
from almoner.ui.pages.donations_table import GiftRow, GiftSource, sums
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.pages.donations_acts import Acts
    from almoner.ui.tables.view import DataTable
    from almoner.ui.tasks import Job, Task

MILLISECONDS_BEFORE_ADDING_UP = 150
FEW = 64
"""So many selected rows are asked for one by one; more are only added up."""


class Chosen(QObject):
    """Show the selection and act on it. ``refused`` carries a `GiftRow` that cannot be changed any more."""

    refused = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, table: DataTable[GiftRow | None], acts: Acts) -> None:
        super().__init__(page)
        self._desk, self._page, self._table, self._acts = desk, page, table, acts
        self._task: Task[Any] | None = None
        self.details = Details(
            edit=self.edit, remove=self.remove, show_receipt=self.show_receipt, trace=self.show_trace
        )
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE_ADDING_UP)
        self._soon.timeout.connect(self._add_up)
        table.selected.connect(self._selected)
        table.model.dataChanged.connect(self._came)
        table.chosen.connect(lambda number: self.open_row())
        table.set_actions(self._fill_menu)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), table.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    @property
    def row(self) -> GiftRow | None:
        """The one selected donation, where one is and it has come."""
        if self._table.selected_count != 1:
            return None
        rows = self._table.selected_rows()
        return rows[0] if rows else None

    def _selected(self) -> None:
        count = self._table.selected_count
        rows = [row for row in self._table.selected_rows() if row is not None] if count <= FEW else []
        self.details.show_rows(rows, count)
        if self._task is not None:
            self._task.cancel()
        if count > 1:
            self._soon.start()
        else:
            self._soon.stop()

    def _came(self) -> None:
        """Show a selected row that was not here yet."""
        if 1 <= self._table.selected_count <= FEW:
            self._selected()

    def _add_up(self) -> None:
        ids = self._table.selected_ids()
        source = self._table.model.source
        if len(ids) < 2 or not isinstance(source, GiftSource):
            return

        def show(totals: dict[int, int]) -> None:
            if self._table.selected_count == len(ids):
                self.details.show_sum(len(ids), sums(totals, source.funds))

        self._task = self._desk.read(lambda job: add_up(job, source, ids), owner=self._page, then=show)

    # -- acting -----------------------------------------------------------------------------------------

    def open_row(self) -> None:
        """Open the selected donation: to change it while it waits, else its receipt."""
        row = self.row
        if row is not None and row.line.state == "waiting":
            self.edit()
        elif row is not None:
            self.show_receipt()

    def edit(self) -> None:
        """Change the selected donation."""
        from almoner.ui.pages.donations_edit import EditDialog

        row = self.row
        if row is not None and row.line.state == "waiting":
            EditDialog(self._page, self._desk, row, changed=self._acts.changed).open()
        elif row is not None:
            self.refused.emit(row)

    def remove(self) -> None:
        """Remove the selected donations; one that is on the ledger stays, and the page says why."""
        row = self.row
        if row is not None and row.line.state != "waiting":
            self.refused.emit(row)
        elif self._table.selected_count:
            self._acts.remove(self._table.selected_ids())

    def show_receipt(self) -> None:
        """Show the donation's receipt on its page."""
        row = self.row
        if row is not None:
            recorded = row.line.serial is not None
            self._desk.show_page(
                "receipts", {"serial": row.line.serial} if recorded else {"gift": row.line.id}
            )

    def show_trace(self) -> None:
        """Show where the donation went."""
        row = self.row
        if row is not None and row.line.serial is not None:
            self._desk.show_page("trace", {"serial": row.line.serial})

    def _fill_menu(self, menu: QMenu) -> None:
        row, some = self.row, self._table.selected_count > 0
        waiting = row is not None and row.line.state == "waiting"
        for text, do, possible in (
            (tr("Change…"), self.edit, waiting),
            (tr("Remove"), self.remove, waiting or (some and row is None)),
            (tr("Show its receipt"), self.show_receipt, row is not None),
            (tr("Where did it go"), self.show_trace, row is not None and row.line.serial is not None),
        ):
            menu.addAction(text, do).setEnabled(possible)


def add_up(job: Job, source: GiftSource, ids: Sequence[int]) -> dict[int, int]:
    """Return by fund what these donations add up to; in a worker thread."""
    from almoner.ui.tables.export import all_rows

    totals: dict[int, int] = {}
    for row in all_rows(job, source, ids):
        if row is not None:
            totals[row.line.fund] = totals.get(row.line.fund, 0) + row.line.amount
    return totals
