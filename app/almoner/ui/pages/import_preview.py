"""The first rows of a file as they stand there, with what each column holds chosen above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

from almoner.ui.pages.import_work import Reading
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
ROWS_IN_SIGHT = 7


class SampleModel(QAbstractTableModel):
    """The rows as they stand; the row of the headings stands out by its type and a word beside its number."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._width = 0
        self.header = 0
        self.marked: frozenset[int] = frozenset()

    def show(self, reading: Reading) -> None:
        """Show the rows of a reading."""
        self.beginResetModel()
        self._rows = reading.sample
        self._width = max(map(len, reading.sample), default=0)
        self.header = reading.header
        self.marked = frozenset(column for places in reading.columns.values() for column in places)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns the widest of them has."""
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        if role == Qt.ItemDataRole.FontRole and index.row() + 1 == self.header:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            above = index.row() + 1 < self.header
            return QColor(colours().quiet if above or index.column() not in self.marked else colours().text)
        if role == Qt.ItemDataRole.BackgroundRole and index.row() + 1 == self.header:
            return QColor(colours().selected)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # fmt: skip
        """Return a row's number, and a word beside that of the headings; a column's letter."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            from almoner.services.tables.model import letters

            return letters(section)
        return (
            tr("Headings {row}").format(row=section + 1) if section + 1 == self.header else str(section + 1)
        )


class MappingHeader(QHeaderView):
    """A heading line with a choice in each column. ``chosen`` carries the column and the field's name, empty for none."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._boxes: list[QComboBox] = []
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.setSectionsClickable(False)
        self.sectionResized.connect(self._place)
        self.setFixedHeight(em(self, 3.3))

    @property
    def boxes(self) -> list[QComboBox]:
        """The choices, by column."""
        return self._boxes

    def offer(self, count: int, fields: Sequence[tuple[str, str]], chosen: dict[int, str], titles: Sequence[str]) -> None:  # fmt: skip
        """Offer these fields above so many columns; ``titles`` say what a column is called."""
        while len(self._boxes) > count:
            old = self._boxes.pop()
            old.hide()
            old.deleteLater()
        while len(self._boxes) < count:
            self._boxes.append(self._box(len(self._boxes)))
        for column, box in enumerate(self._boxes):
            box.blockSignals(True)
            box.clear()
            for name, text in fields:
                box.addItem(text, name)
            box.setCurrentIndex(max(0, box.findData(chosen.get(column, ""))))
            box.blockSignals(False)
            title = titles[column] if column < len(titles) and titles[column] else str(column + 1)
            box.setAccessibleName(tr("What the column “{column}” holds").format(column=title))
            box.show()
        self._place()

    def _box(self, column: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.setObjectName(f"column_{column}")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        box.currentIndexChanged.connect(lambda: self.chosen.emit(column, str(box.currentData() or "")))
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a choice into sight when it gets the focus; keep the wheel for scrolling."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusIn and watched in self._boxes:
            view = self.parent()
            if isinstance(view, QTableView) and view.model().rowCount():
                view.scrollTo(view.model().index(0, self._boxes.index(watched)))
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        space = em(self, 0.15)
        for column, box in enumerate(self._boxes):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            box.setGeometry(QRect(left + space, space, width - 2 * space, em(self, 1.8)))

    def updateGeometries(self) -> None:
        """Keep the choices above their columns."""
        super().updateGeometries()
        self._place()


class Preview(QTableView):
    """The rows with their choices. ``chosen`` carries a column (from 0) and the field it holds now."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName(tr("The first rows of the file"))
        self.sample = SampleModel(self)
        self.setModel(self.sample)
        self.mapping = MappingHeader(self)
        self.setHorizontalHeader(self.mapping)
        self.mapping.chosen.connect(self.chosen)
        self.horizontalScrollBar().valueChanged.connect(lambda: self.mapping._place())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(em(self, 1.5))
        rows.setMinimumSectionSize(em(self, 1.2))

    def show_reading(self, reading: Reading, fields: Sequence[tuple[str, str]]) -> None:
        """Show a reading's rows and what its columns hold."""
        before = [self.columnWidth(column) for column in range(self.sample.columnCount())]
        at = self.horizontalScrollBar().value()
        self.sample.show(reading)
        held = {column: name for name, places in reading.columns.items() for column in places}
        self.mapping.offer(self.sample.columnCount(), fields, held, reading.headings)
        if len(before) != self.sample.columnCount():
            self._fit()
        rows = min(max(self.sample.rowCount(), 3), ROWS_IN_SIGHT)
        self.setFixedHeight(self.mapping.height() + em(self, 1.5) * rows + em(self, 1.1))
        self.horizontalScrollBar().setValue(at)
        if self.sample.header:
            self.scrollTo(self.sample.index(min(self.sample.header + 2, self.sample.rowCount() - 1), 0))

    def _fit(self) -> None:
        """Make columns as wide as their texts, within bounds."""
        for column in range(self.sample.columnCount()):
            hint = self.sizeHintForColumn(column) + em(self, 1)
            self.setColumnWidth(column, max(em(self, 8), min(hint, em(self, 20))))
