"""All entries of the ledger as a table with filters, the chosen one in full beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from almoner.ui.pages import entry_words as words
from almoner.ui.pages.entry_read import EntrySource, Names, entry_columns, read_names
from almoner.ui.pages.entry_view import EntryView
from almoner.ui.parts import Notice, clear, remember_split, row, scrolled
from almoner.ui.sentences import sentence
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.browsing_entries import EntryLine
    from almoner.ui.desk import Desk


class EntryList(QWidget):
    """The entries; `open_entry` shows one by its number, whatever is filtered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._names = Names()
        self._wanted = 0
        self.table: DataTable[EntryLine] | None = None
        self.view = EntryView(desk)
        self.view.moved.connect(self.open_entry)
        self.kind = self._filter("entry_kind", tr("Kind of entry"))
        self.kind.addItem(tr("All kinds"), "")
        for word, text in words.kind_names().items():
            self.kind.addItem(text, word)
        self.actor = self._filter("entry_actor", tr("Made by"))
        self.actor.addItem(tr("Everybody"), "")
        self._said = QVBoxLayout()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(scrolled(self.view))
        layout = QVBoxLayout(self)
        layout.addLayout(self._said)
        layout.addLayout(row(self.kind, self.actor, None))
        layout.addWidget(self._split, 1)

    def _filter(self, name: str, title: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.setMaximumWidth(em(made, 13))
        made.currentIndexChanged.connect(lambda: self._filter_now())
        return made

    def refresh(self) -> None:
        """Bring the entries up to date and show them."""
        self._desk.read(read_names, owner=self, then=self._show)

    def open_entry(self, number: int) -> None:
        """Show one entry in full, and where it stands in the table if it is among those shown."""
        self._wanted = number
        self.view.show_entry(number)
        self._select_wanted()

    def _show(self, names: Names) -> None:
        first = self.table is None
        self._names = names
        clear(self._said)
        if names.silent:
            text = tr("The ledger does not answer; these are the entries as they were last fetched.")
            self._said.addWidget(Notice("warn", text, sentence(names.silent)))
        self._offer_accounts()
        table = self._table()
        table.model.columns_shown = tuple(entry_columns(names))
        if first:
            table.model.counted.connect(lambda: self._select_wanted())
        table.show_source(EntrySource(names), self._filters())

    def _table(self) -> DataTable[EntryLine]:
        """Return the table, made once the names are known that its columns show."""
        if self.table is None:
            self.table = DataTable(
                self._desk,
                entry_columns(self._names),
                name="audit.entries",
                title=tr("Entries of the ledger"),
                empty=tr("No entry fits. Take a filter away or search for something else."),
                sort="number",
                descending=True,
            )
            self.table.selected.connect(self._select)
            self.table.chosen.connect(self.open_entry)
            self._split.insertWidget(0, self.table)
            self._split.setStretchFactor(0, 3)
            self._split.setStretchFactor(1, 2)
            self._split.setSizes([em(self, 30), em(self, 24)])
            remember_split(self._split, self._desk.memory, "audit/split")
        return self.table

    def _offer_accounts(self) -> None:
        before = self.actor.currentData()
        self.actor.blockSignals(True)
        self.actor.clear()
        self.actor.addItem(tr("Everybody"), "")
        accounts = self._names.accounts
        for address in sorted(
            self._names.actors, key=lambda each: (each not in accounts, accounts.get(each, ""))
        ):
            self.actor.addItem(words.account_name(address, accounts), address.hex())
        self.actor.setCurrentIndex(max(0, self.actor.findData(before)))
        self.actor.blockSignals(False)

    def _filters(self) -> dict[str, str]:
        return {"kind": str(self.kind.currentData() or ""), "actor": str(self.actor.currentData() or "")}

    def _filter_now(self) -> None:
        if self.table is not None:
            self.table.set_filters(self._filters())

    def _select_wanted(self) -> None:
        if self._wanted and self.table is not None and self.table.select_id(self._wanted):
            self._wanted = 0

    def _select(self) -> None:
        chosen = self.table.selected_ids() if self.table is not None else []
        if len(chosen) == 1 and chosen[0] != self.view.number:
            self.view.show_entry(chosen[0])
