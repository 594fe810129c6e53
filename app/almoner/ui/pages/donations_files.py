"""The files that were imported, and taking one back while its donations wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from almoner.ui import formats
from almoner.ui.dialogs import Dialog
from almoner.ui.parts import button, label
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.waiting import Source
    from almoner.ui.changes import Changes
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job


def file_columns() -> list[Column[Source]]:
    """Return the columns of the imported files."""

    def count(key: str, title: str) -> Column[Source]:
        def value(each: Source) -> int:
            return int(getattr(each, key))

        return Column(key, title, lambda each: formats.number(value(each)), Kind.NUMBER, 9, value=value)

    return [
        Column("name", tr("File"), lambda each: formats.visible(each.name), width=26),
        Column("sheet", tr("Sheet"), lambda each: formats.visible(each.sheet), width=10),
        Column(
            "imported",
            tr("Imported"),
            lambda each: formats.instant(each.imported),
            width=15,
            order=lambda each: each.id,
        ),
        count("accepted", tr("Donations")),
        count("rejected", tr("Rejected")),
        count("waiting", tr("Waiting")),
        count("recorded", tr("On the ledger")),
    ]


class FilesDialog(Dialog):
    """List the imported files; ``undo`` is given the number of one to take back, ``show_file`` of one to show."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        *,
        undo: Callable[[int], object],
        show_file: Callable[[int], object],
    ) -> None:
        super().__init__(parent, tr("Imported files"), width=46)
        self.setObjectName("imported_files")
        self._desk, self._undo_file, self._show_file = desk, undo, show_file
        self._files: list[Source] = []
        self.table: DataTable[Source] = DataTable(
            desk,
            file_columns(),
            name="imported_files",
            title=tr("Imported files"),
            empty=tr("No file was imported yet. Choose “Import a list” on the page of donations."),
        )
        words = tr("While none of its donations is on the ledger, an import can be undone as a whole.")
        self.content.addWidget(label(words, "quiet", wrap=True))
        self.content.addWidget(self.table, 1)
        self.undo = button(tr("Undo this import"), self._undo, icon="undo", name="undo_import")
        self.show_one = button(tr("Show its donations"), self._show, name="show_file")
        self.add_button(self.show_one)
        self.add_button(self.undo)
        self.add_cancel(tr("Close"))
        self.table.selected.connect(self._chosen)
        self.resize(em(self, 56), em(self, 26))
        desk.changed.connect(self._changed)
        self._chosen()
        self._read()

    def _read(self) -> None:
        self._desk.read(list_files, owner=self, then=self._take)

    def _take(self, files: list[Source]) -> None:
        self._files = files
        self.table.show_source(ListSource(files, file_columns()))

    def _changed(self, changes: Changes) -> None:
        self._read()

    def _one(self) -> Source | None:
        chosen = self.table.selected_ids()
        return self._files[chosen[0]] if len(chosen) == 1 and chosen[0] < len(self._files) else None

    def _chosen(self) -> None:
        one = self._one()
        self.show_one.setEnabled(one is not None)
        self.undo.setEnabled(one is not None and one.waiting > 0)

    def _undo(self) -> None:
        one = self._one()
        if one is not None:
            self.accept()
            self._undo_file(one.id)

    def _show(self) -> None:
        one = self._one()
        if one is not None:
            self.accept()
            self._show_file(one.id)


def list_files(job: Job) -> list[Source]:
    """Return the imported files; in a worker thread."""
    from almoner.services.waiting import list_sources

    return list_sources(job.session)
