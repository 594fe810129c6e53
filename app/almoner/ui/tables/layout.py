"""Remember how a table is laid out: widths, order and choice of columns, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from almoner.ui.tables.columns import Column

if TYPE_CHECKING:
    from almoner.ui.memory import Memory


class ColumnLayout:
    """The layout of one table's columns, kept under ``key``; another set of columns begins anew."""

    def __init__(self, view: QTableView, columns: Sequence[Column[Any]], memory: Memory, key: str) -> None:
        self._view, self._columns, self._memory, self._key = view, columns, memory, key
        self._keys = [column.key for column in columns]

    def restore(self, sort: str, descending: bool) -> tuple[str, bool]:
        """Lay the columns out as they were; return what to sort by: what was kept, else what is given."""
        header, width = self._view.horizontalHeader(), self._view.fontMetrics().averageCharWidth()
        for at, column in enumerate(self._columns):
            header.resizeSection(at, width * (column.width + 2))
            header.setSectionHidden(at, column.hidden)
        kept = self._memory.get(self._key, {})
        if isinstance(kept, dict) and kept.get("keys") == self._keys:
            header.restoreState(self._memory.get_bytes(f"{self._key}.header"))
            sort, descending = str(kept.get("sort", sort)), bool(kept.get("descending", descending))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if sort not in self._keys:
            return "", False
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(self._keys.index(sort), order)
        return sort, descending

    def watch(self) -> None:
        """Keep every change from now on."""
        header = self._view.horizontalHeader()
        for changed in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            changed.connect(self.remember)

    def remember(self) -> None:
        """Keep the layout as it is now."""
        header = self._view.horizontalHeader()
        at = header.sortIndicatorSection()
        self._memory.set(
            self._key,
            {
                "keys": self._keys,
                "sort": self._keys[at] if 0 <= at < len(self._keys) else "",
                "descending": header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
            },
        )
        self._memory.set_bytes(f"{self._key}.header", header.saveState())
