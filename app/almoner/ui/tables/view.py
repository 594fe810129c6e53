"""A table as people use it: search, sort, choose columns, select, copy, export; the same everywhere in the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from almoner.ui import formats, icons
from almoner.ui.tables.columns import Column, RowSource, TableQuery
from almoner.ui.tables.export import MOST_COPIED, all_rows, as_text, write_file
from almoner.ui.tables.layout import ColumnLayout
from almoner.ui.tables.menu import ask_for_file, fill_table_menu
from almoner.ui.tables.model import PagedModel
from almoner.ui.tables.rows_view import RowsView
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.ui.desk import Desk

R = TypeVar("R")

MILLISECONDS_OF_TYPING = 250


class DataTable(QWidget, Generic[R]):
    """Show a source's rows. ``chosen`` carries the id of a row that was opened; ``selected`` fires when the selection changes.

    ``name`` is where columns and sorting are remembered; ``title`` what screen readers call it; ``empty`` is shown where there is
    nothing to show. Put the page's own filters and buttons beside the search with ``add_tool``; rows get a menu from ``actions``.
    """

    chosen = Signal(int)
    selected = Signal()

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[R]],
        *,
        name: str,
        title: str,
        empty: str = "",
        searchable: bool = True,
        sort: str = "",
        descending: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._actions: Callable[[QMenu], None] | None = None
        self.model: PagedModel[R] = PagedModel(desk, columns, self)
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.count = QLabel(self)
        self.view = RowsView(self)
        self._empty = QLabel(empty, self.view)
        self._tools = QHBoxLayout()
        self._build(title, searchable)
        self._layout = ColumnLayout(self.view, columns, desk.memory, f"tables/{name}")
        sort, descending = self._layout.restore(sort, descending)
        self.model.query = TableQuery("", sort, descending)
        self.view.setSortingEnabled(True)
        self._connect()

    # -- for pages --------------------------------------------------------------------------------------

    def show_source(self, source: RowSource[R], filters: dict[str, Any] | None = None) -> None:
        """Show the rows of a source, filtered; the search and the sorting stay."""
        query = self.model.query
        kept = query.filters if filters is None else filters
        self.model.ask(source, TableQuery(query.search, query.sort, query.descending, kept))

    def set_filters(self, filters: dict[str, Any]) -> None:
        """Filter by the page's own choices."""
        query = self.model.query
        self.model.ask(query=TableQuery(query.search, query.sort, query.descending, filters))

    def refresh(self) -> None:
        """Ask again; the selection stays on the same rows."""
        self.model.ask()

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget into the row above the table."""
        self._tools.insertWidget(self._tools.count() - 2, widget)

    def set_actions(self, fill: Callable[[QMenu], None]) -> None:
        """Let ``fill`` put the page's own actions first into the menu of the selected rows."""
        self._actions = fill

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows, in the order shown."""
        return [
            int(found) for first, last in self.view.selected_spans() for found in self.model.ids[first:last]
        ]

    def selected_rows(self) -> list[R]:
        """Return those of the selected rows that are here; asks for those that are not, so not for thousands."""
        rows = (row for first, last in self.view.selected_spans() for row in range(first, last))
        return [found for row in rows if (found := self.model.row_at(row)) is not None]

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first for first, last in self.view.selected_spans())

    def current(self) -> R | None:
        """Return the row with the cursor, where it is here."""
        return self.model.row_at(self.view.currentIndex().row())

    def select_id(self, id: int) -> bool:
        """Select the row of this id and bring it into sight; tell whether it is in the table."""
        row = self.model.row_of(id)
        if row is None:
            return False
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    # -- building ---------------------------------------------------------------------------------------

    def _build(self, title: str, searchable: bool) -> None:
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search in: {table}").format(table=title))
        self.search.setObjectName("search")
        self.search.setMaximumWidth(em(self, 18))
        self.search.setVisible(searchable)
        self.count.setProperty("role", "quiet")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        more = QToolButton(self, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setIcon(icons.icon("menu"))
        more.setText(tr("Table"))
        more.setToolTip(tr("Columns, copy, export"))
        more.setAccessibleName(tr("Columns, copy, export of: {table}").format(table=title))
        self._menu = QMenu(more)
        self._menu.aboutToShow.connect(lambda: self._fill_menu(self._menu))
        more.setMenu(self._menu)
        self._tools.addWidget(self.search)
        self._tools.addStretch(1)
        self._tools.addWidget(self.count)
        self._tools.addWidget(more)
        self.view.setModel(self.model)
        # of the view's selection a heading line asks, at each painting, whether every row of it is selected
        header = self.view.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.model, header))
        self.view.setAccessibleName(title)
        self.view.setObjectName(f"table.{self._name}")
        self._empty.setProperty("role", "quiet")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._tools)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self._search_now)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._search_now)
        self.model.counted.connect(self._counted)
        self.model.asking.connect(self._asking)
        self.model.modelAboutToBeReset.connect(self._note_selection)
        self.view.activated.connect(self._open)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().selectionChanged.connect(lambda: self.selected.emit())
        self._layout.watch()
        self.view.copied.connect(self.copy)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    # -- behaviour --------------------------------------------------------------------------------------

    def _search_now(self) -> None:
        self._typing.stop()
        query, text = self.model.query, self.search.text().strip()
        if text != query.search:
            self.model.ask(query=TableQuery(text, query.sort, query.descending, query.filters))

    def _asking(self, asking: bool) -> None:
        if asking:
            self.count.setText(tr("Searching…"))

    def _note_selection(self) -> None:
        self._before = self.selected_ids()

    def _counted(self, count: int) -> None:
        self.count.setText(tr("%Ln row(s)", "", count))
        self._empty.setVisible(count == 0 and bool(self._empty.text()))
        self._place_empty()
        before = getattr(self, "_before", [])
        if len(before) == 1:
            self.select_id(before[0])
        self.selected.emit()

    def resizeEvent(self, event: Any) -> None:
        """Keep the words for an empty table in its middle."""
        super().resizeEvent(event)
        self._place_empty()

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.view.viewport().geometry().adjusted(em(), em(), -em(), -em()))

    def _open(self, index: QModelIndex) -> None:
        found = self.model.id_at(index.row())
        if found is not None:
            self.chosen.emit(found)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._actions is not None:
            self._actions(menu)
            menu.addSeparator()
        self._fill_menu(menu, clear=False)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _fill_menu(self, menu: QMenu, *, clear: bool = True) -> None:
        if clear:
            menu.clear()
        fill_table_menu(
            menu,
            header=self.view.horizontalHeader(),
            titles=[column.title for column in self.model.columns_shown],
            copy=self.copy if self.view.selectionModel().hasSelection() else None,
            export=self.export,
            show_column=self._show_column,
        )

    def _show_column(self, at: int, shown: bool) -> None:
        header = self.view.horizontalHeader()
        visible = [n for n in range(header.count()) if not header.isSectionHidden(n)]
        if shown or visible != [at]:
            header.setSectionHidden(at, not shown)
            self._layout.remember()

    def shown_columns(self) -> list[Column[R]]:
        """Return the columns in sight, in the order in which they stand."""
        header = self.view.horizontalHeader()
        order = sorted(range(header.count()), key=header.visualIndex)
        return [self.model.columns_shown[at] for at in order if not header.isSectionHidden(at)]

    def copy(self) -> None:
        """Copy the selected rows to the clipboard, as spreadsheets take them."""
        source, ids, columns = self.model.source, self.selected_ids(), self.shown_columns()
        if source is None or not ids:
            return
        if len(ids) > MOST_COPIED:
            self._desk.present(
                BadInput(
                    tr("These are too many rows for the clipboard."),
                    code="copy.many",
                    hint=tr("Export them to a file."),
                )
            )
            return
        self._desk.read(
            lambda job: as_text(list(all_rows(job, source, ids)), columns),
            owner=self,
            then=QGuiApplication.clipboard().setText,
            label=tr("Copying rows") if len(ids) > 1000 else "",
        )

    def export(self) -> None:
        """Ask for a file and write to it what the table shows: selected rows if there are several, else all."""
        ask_for_file(self, chosen=self.export_to)

    def export_to(self, path: Path) -> None:
        """Write what the table shows to a file, beside the window's work."""
        source, columns, chosen = self.model.source, self.shown_columns(), self.selected_ids()
        if source is None:
            return
        ids = chosen if len(chosen) > 1 else self.model.ids

        def done(count: int) -> None:
            text = tr("%Ln row(s) written to {file}", "", count)
            self._desk.say(text.format(file=formats.visible(path.name)))

        self._desk.read(
            lambda job: write_file(job, path, source, ids, columns),
            owner=self,
            then=done,
            label=tr("Exporting the table"),
        )
