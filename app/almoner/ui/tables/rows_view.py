"""The table view itself: whole rows, no grid, its columns and sorting remembered. Knows no search and no menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from almoner.ui.theme import em


class RowsView(QTableView):
    """A table view that leaves copying to its owner; Qt's own copies one cell."""

    copied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(em(self, 1.7))
        self.verticalHeader().setMinimumSectionSize(em(self, 1.2))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy whole rows where Qt would copy one cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def selected_spans(self) -> list[tuple[int, int]]:
        """Return where selected rows begin and end; one index for each row would take seconds for a million."""
        spans: list[tuple[int, int]] = []
        selection = self.selectionModel().selection()
        for first, last in sorted((span.top(), span.bottom() + 1) for span in selection.toList()):
            if spans and first <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            else:
                spans.append((first, last))
        return spans
