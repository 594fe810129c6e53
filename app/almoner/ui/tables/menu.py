"""The menu of a table: copy, export, choose columns; and asking for the file to export to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHeaderView, QMenu, QWidget

from almoner.ui.words import tr


def fill_table_menu(
    menu: QMenu,
    *,
    header: QHeaderView,
    titles: list[str],
    copy: Callable[[], None] | None,
    export: Callable[[], None],
    show_column: Callable[[int, bool], None],
) -> None:
    """Put a table's own actions into a menu; ``copy`` None: nothing is selected."""
    action = menu.addAction(tr("Copy selected rows"))
    action.setEnabled(copy is not None)
    if copy is not None:
        action.triggered.connect(copy)
    menu.addAction(tr("Export to CSV or XLSX…")).triggered.connect(export)
    menu.addSeparator()
    columns = menu.addMenu(tr("Columns"))
    for at, title in enumerate(titles):
        shown = QAction(title, columns, checkable=True, checked=not header.isSectionHidden(at))
        shown.toggled.connect(lambda on, at=at: show_column(at, on))
        columns.addAction(shown)


def ask_for_file(parent: QWidget, *, chosen: Callable[[Path], None]) -> None:
    """Ask where to export a table to, CSV or XLSX."""
    dialog = QFileDialog(parent, tr("Export the table"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr("Excel workbook (*.xlsx)"), tr("Text with commas (*.csv)")])
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix("csv" if "csv" in name else "xlsx"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
