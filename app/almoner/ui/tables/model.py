"""A table model for any number of rows: it holds the ids in order and the rows now in sight; the rest stays in the database.

A million rows cost eight megabytes and no time in the window's thread. What is asked, is asked of a `RowSource` in a worker
thread; until a row has come its cells show "…".
"""

from __future__ import annotations

import html
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from almoner.services.cancelling import Cancelled
from almoner.ui import icons
from almoner.ui.tables.columns import Column, Kind, RowSource, TableQuery
from almoner.ui.tasks import Task

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner_chain.core.errors import AlmonerError

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

PAGE = 128
PAGES_KEPT = 24
WAITING = "…"


class PagedModel(QAbstractTableModel, Generic[R]):
    """Show a source's rows. ``counted`` tells how many there are after each question; ``asking`` when one is under way."""

    counted = Signal(int)
    asking = Signal(bool)

    def __init__(self, desk: Desk, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.columns_shown = tuple(columns)
        self.query = TableQuery()
        self._source: RowSource[R] | None = None
        self._answered: RowSource[R] | None = None
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._round = 0
        self._task: Task[Sequence[int]] | None = None

    # -- asking -----------------------------------------------------------------------------------------

    def ask(self, source: RowSource[R] | None = None, query: TableQuery | None = None) -> None:
        """Ask the source anew, another source or another query; what is shown stays until the answer is there."""
        self._source = source if source is not None else self._source
        self.query = query if query is not None else self.query
        if self._source is None:
            return
        if self._task is not None:
            self._task.cancel()
        self._round += 1
        now, asked, wanted = self._round, self._source, self.query

        def take(ids: Sequence[int]) -> None:
            if now == self._round:
                self._answered = asked
                self._take(ids)

        def lost(error: AlmonerError) -> None:
            if now == self._round:
                self._task = None
            self._lost(error)

        self.asking.emit(True)
        self._task = self._desk.read(lambda job: asked.ids(job, wanted), owner=self, then=take, failed=lost)

    def _take(self, ids: Sequence[int]) -> None:
        self._task = None
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()
        self.asking.emit(False)
        self.counted.emit(len(ids))

    def _lost(self, error: AlmonerError) -> None:
        if isinstance(error, Cancelled):
            return
        self.asking.emit(False)
        self._desk.present(error)

    def _fetch(self, page: int) -> None:
        source, now = self._answered, self._round
        # the ids shown are the last question's: while another is under way they are about to go
        if source is None or page in self._asked or self._task is not None:
            return
        self._asked.add(page)
        wanted = self._ids[page * PAGE : (page + 1) * PAGE]

        def take(rows: Sequence[R]) -> None:
            if now != self._round:
                return
            self._asked.discard(page)
            self._pages[page] = rows
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
            first, last = page * PAGE, page * PAGE + len(rows) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns_shown) - 1))

        self._desk.read(lambda job: source.rows(job, wanted), owner=self, then=take, failed=self._lost)

    # -- rows -------------------------------------------------------------------------------------------

    def row_at(self, row: int) -> R | None:
        """Return a row that is here, or None and ask for it."""
        if not 0 <= row < len(self._ids):
            return None
        page = row // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._fetch(page)
            return None
        self._pages.move_to_end(page)
        return rows[row % PAGE] if row % PAGE < len(rows) else None

    def id_at(self, row: int) -> int | None:
        """Return the id of a row, also of one that has not come yet."""
        return int(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, id: int) -> int | None:
        """Return where the row of this id stands, or None."""
        try:
            return self._ids.index(id)
        except ValueError:
            return None

    @property
    def ids(self) -> Sequence[int]:
        """All ids in the order shown."""
        return self._ids

    @property
    def source(self) -> RowSource[R] | None:
        """Where the rows come from."""
        return self._source

    # -- Qt ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns_shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; asks for its row where it is not here."""
        if not index.isValid():
            return None
        column = self.columns_shown[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column.kind)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.DecorationRole,
        ):
            return None
        row = self.row_at(index.row())
        if row is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(column, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _as_plain(column.tip(row) if column.tip else column.text(row))
        return column.text(row)

    def _icon(self, column: Column[R], row: R) -> QIcon | None:
        """Return the icon beside a cell's text, made once for each name and colour."""
        name, colour = column.icon(row) if column.icon is not None else ("", "")
        if not name:
            return None
        if (name, colour) not in self._icons:
            self._icons[name, colour] = icons.icon(name, colour)
        return self._icons[name, colour]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns_shown[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns_shown[section].kind)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; nothing happens where the source cannot."""
        if not 0 <= column < len(self.columns_shown) or not self.columns_shown[column].sortable:
            return
        key, down = self.columns_shown[column].key, order == Qt.SortOrder.DescendingOrder
        if (key, down) != (self.query.sort, self.query.descending):
            self.ask(query=TableQuery(self.query.search, key, down, self.query.filters))


def _alignment(kind: Kind) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if kind in (Kind.NUMBER, Kind.MONEY) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _as_plain(text: str) -> str:
    """Return text for a tool tip, which Qt would read as rich text where it looks like it."""
    return f"<span>{html.escape(text)}</span>" if "<" in text else text
