"""The page of donations: enter, import, find, change what waits, record on the ledger.

Puts its parts together and says what each button does; what the parts look like and ask is theirs.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import Changes, Topic
from almoner.ui.page import Page
from almoner.ui.pages.donations_acts import Acts
from almoner.ui.pages.donations_chosen import Chosen
from almoner.ui.pages.donations_entry import EntryForm
from almoner.ui.pages.donations_filters import Filters
from almoner.ui.pages.donations_flow import flowing
from almoner.ui.pages.donations_more import More
from almoner.ui.pages.donations_said import Said
from almoner.ui.pages.donations_table import GiftRow, GiftSource, gift_columns, sums
from almoner.ui.parts import button, label, scrolled
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.entering import Outlook
    from almoner.services.funds import Fund
    from almoner.services.gifts import Gift
    from almoner.services.importing import Imported
    from almoner.services.waiting import Source
    from almoner.ui.desk import Desk
    from almoner.ui.pages.import_panel import ImportPanel
    from almoner.ui.tasks import Job, Task

WIDE = 46
"""So many times the type's height, and the details stand beside the table, not below it."""
Totals = tuple[int, dict[int, int]]


@dataclass(frozen=True)
class Books:
    """What the page shows beside the table; ``outlook`` None and ``silent`` why, where the ledger does not answer."""

    funds: list[Fund]
    files: list[Source]
    outlook: Outlook | None
    silent: str


class DonationsPage(Page):
    """All donations of the charity, and everything that is done with them before they have receipts.

    Subjects: ``gift``, ``serial``, ``batch``, ``source``, ``fund`` select or filter; ``file`` is imported; ``action`` is
    ``new``, ``import`` or ``commit``.
    """

    name: ClassVar[str] = "donations"
    topics: ClassVar[Changes] = frozenset({Topic.GIFTS, Topic.BATCHES, Topic.FUNDS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Donations"))
        self.books = Books([], [], None, "")
        self._select: int | None = None
        self._sums: Task[Totals] | None = None
        self.importing: ImportPanel | None = None
        self._make_parts()
        self._make_actions()
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    # -- building ---------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.acts = Acts(self.desk, self)
        self.entry = EntryForm(self.desk)
        self.filters = Filters()
        self.table: DataTable[GiftRow | None] = DataTable(
            self.desk,
            gift_columns(),
            name="donations",
            title=tr("Donations"),
            empty=tr("No donation is here. Enter one above, or import a list from your bank or a spreadsheet."),
            sort="id",
            descending=True,
        )  # fmt: skip
        self.chosen = Chosen(self.desk, self, self.table, self.acts)
        self.said = Said(self.chosen.show_receipt)
        self.totals = label("", "heading", selectable=True)
        self.totals.setObjectName("totals")

    def _make_actions(self) -> None:
        self.new_button = button(tr("Enter donations"), self._toggle_entry, icon="add", name="enter")
        self.new_button.setCheckable(True)
        self.new_button.setToolTip(tr("Show or hide the form for entering donations"))
        self.import_button = button(
            tr("Import a list…"),
            self.ask_for_file,
            icon="import",
            name="import",
            tip=tr("Or drop a file here"),
        )
        self.more = More(
            self.desk, self, self.acts, show_file=lambda source: self.show_only(source=source), recorded=self._recorded
        )  # fmt: skip
        self.commit_button = button(
            tr("Record on the ledger"), self.commit, kind="primary", icon="ledger", name="commit"
        )
        self._actions_shown = flowing(self.new_button, self.import_button, self.more, self.commit_button)
        self.add_action(self._actions_shown)

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        for part, stretch in ((self.table, 3), (self.chosen.details, 1)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.indexOf(part), stretch)
        self.table.setMinimumHeight(em(self, 11))
        self.chosen.details.setMinimumHeight(em(self, 9))
        column.addWidget(self.entry)
        column.addWidget(self.said)  # below the form, which must not move while somebody types
        column.addWidget(self.filters)
        column.addWidget(self._split, 1)
        column.addWidget(self.totals)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(inner))
        self.content.addWidget(self.stack)
        self._show_entry(bool(self.desk.memory.get("donations/entering", True)))
        self._show_outlook()

    def _connect(self) -> None:
        self.acts.done.connect(self.said.tell)
        self.entry.entered.connect(self._entered)
        self.filters.changed.connect(lambda: self.table.set_filters(self.filters.values()))
        self.table.model.counted.connect(self._counted)
        self.chosen.refused.connect(self.said.explain)
        for keys, do in (("Ctrl+N", self.enter), ("Ctrl+O", self.ask_for_file)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # -- reading ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the funds, the imported files and what waits; then ask the table anew."""
        self.desk.read(read_books, owner=self, then=self._take)
        self.desk.read(load_import, owner=self, then=lambda done: None)

    def _take(self, books: Books) -> None:
        self.books = books
        funds = {fund.number: fund for fund in books.funds}
        self.acts.funds = funds
        for part in (self.entry, self.filters, self.more, self.importing):
            if part is not None:
                part.offer_funds(books.funds)
        self.filters.offer_files(books.files)
        self._show_outlook()
        self.table.show_source(GiftSource(funds), self.filters.values())
        if not funds and not books.silent:
            notice = self.said.show_notice(
                "info", tr("There is no fund yet. A donation is given to a fund: make one first.")
            )
            make = button(
                tr("Make a fund"), lambda: self.desk.show_page("funds", {"action": "new"}), name="make_fund"
            )
            notice.add_button(make)  # fmt: skip

    def _show_outlook(self) -> None:
        found = self.books.outlook
        count = found.count if found is not None else 0
        self.commit_button.setText(
            tr("Record %Ln donation(s) in the ledger", "", count) if count else tr("Record in the ledger")
        )
        self.commit_button.setEnabled(bool(count))
        if self.books.silent:
            tip = tr("The ledger does not answer now; nothing can be recorded.")
        elif not count:
            tip = tr("Nothing waits to be recorded.")
        elif found is not None and not found.recorder:
            tip = tr("No wallet here has the role “Recorder”; choose this to see what helps.")
        else:
            tip = tr("What is recorded cannot be changed any more.")
        self.commit_button.setToolTip(tip)

    def _counted(self, count: int) -> None:
        if self._select is not None and self.table.select_id(self._select):
            self._select = None
        source, query = self.table.model.source, self.table.model.query
        if self._sums is not None:
            self._sums.cancel()
        if not isinstance(source, GiftSource):
            return

        def show(found: Totals) -> None:
            if query == self.table.model.query:
                words, total = tr("%Ln donation(s) shown", "", found[0]), sums(found[1], source.funds)
                self.totals.setText(
                    tr("{count}: {total}").format(count=words, total=total) if total else words
                )

        self._sums = self.desk.read(lambda job: source.totals(job, query), owner=self, then=show)

    # -- acting -----------------------------------------------------------------------------------------

    def show_subject(self, subject: Any) -> None:
        """Show, filter or begin what the subject says."""
        if not isinstance(subject, dict):
            return
        if "file" in subject:
            self.import_file(Path(subject["file"]))
            return
        begin = {"new": self.enter, "import": self.ask_for_file, "commit": self.commit}.get(
            str(subject.get("action", ""))
        )
        if begin is not None:
            begin()
        elif "gift" in subject or "serial" in subject:
            self.show_only()
            self.desk.read(lambda job: gift_number(job, subject), owner=self, then=self._select_gift)
        elif subject:
            self.show_only(
                **{key: subject[key] for key in ("batch", "source", "fund", "state") if key in subject}
            )

    def show_only(self, **choices: Any) -> None:
        """Show the donations of a fund, a file, a batch, or in a state; without choices all of them."""
        self.show_list()
        self.filters.choose(**choices)
        self.table.search.clear()
        self.table.set_filters(self.filters.values())

    def _select_gift(self, number: int | None) -> None:
        if number is not None and not self.table.select_id(number):
            self._select = number
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the table, not the import."""
        self.stack.setCurrentIndex(0)
        self._actions_shown.show()

    def _toggle_entry(self) -> None:
        shown = self.new_button.isChecked()
        self._show_entry(shown)
        self.desk.memory.set("donations/entering", shown)
        if shown:
            self.entry.start()

    def _show_entry(self, shown: bool) -> None:
        self.new_button.setChecked(shown)
        self.new_button.setText(tr("Hide the form") if shown else tr("Enter donations"))
        self.entry.setVisible(shown)

    def enter(self) -> None:
        """Put the cursor into the form for a new donation."""
        self.show_list()
        self.new_button.setChecked(True)
        self._toggle_entry()

    def _entered(self, gift: Gift) -> None:
        self._select = gift.id
        self.acts.entered(gift)

    def _recorded(self, gift: Gift) -> None:
        self._select = gift.id
        text = tr("The donation is on the ledger, with serial number {serial}.")
        self.said.tell(text.format(serial=gift.serial), None)

    def commit(self) -> None:
        """Ask to record what waits."""
        from almoner.ui.pages.donations_commit import CommitDialog

        dialog = CommitDialog(self, self.desk)
        dialog.recorded.connect(self.said.withdraw_undo)
        dialog.open()

    def ask_for_file(self) -> None:
        """Ask which file to import."""
        from almoner.ui.pages.import_files import ask_for_file

        ask_for_file(self, self.desk.memory, self.import_file)

    def import_file(self, path: Path) -> None:
        """Show what would be imported from a file."""
        from almoner.ui.pages.import_panel import ImportPanel

        if self.importing is None:
            self.importing = ImportPanel(self.desk)
            self.importing.left.connect(self.show_list)
            self.importing.imported.connect(self._imported)
            self.importing.other_wanted.connect(self.ask_for_file)
            self.stack.addWidget(self.importing)
        self.importing.offer_funds(self.books.funds)
        self.stack.setCurrentWidget(self.importing)
        self._actions_shown.hide()
        self.importing.open_file(path)

    def _imported(self, done: Imported, source: int) -> None:
        self.show_list()
        total = formats.money(done.total, done.fund.unit)
        text = tr("%Ln donation(s) imported from {file}: {total}.", "", done.accepted)
        self.said.tell(
            text.format(file=formats.visible(done.parsed.name), total=total),
            lambda: self.acts.undo_import(source),
            tr("Undo this import"),
        )

    # -- Qt ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details below the table where there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= em(self, WIDE)
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import a file that was dropped."""
        event.acceptProposedAction()
        self.import_file(
            Path(next(url for url in event.mimeData().urls() if url.isLocalFile()).toLocalFile())
        )


def read_books(job: Job) -> Books:
    """Read what the page shows beside the table; in a worker thread."""
    from almoner.services.entering import known_funds, outlook
    from almoner.services.waiting import list_sources

    funds, silent = known_funds(job.session)
    return Books(funds, list_sources(job.session), None if silent else outlook(job.session), silent)


def load_import(job: Job) -> None:
    """Load the modules of the import before somebody asks for it; in a worker thread."""
    importlib.import_module("almoner.ui.pages.import_panel")


def gift_number(job: Job, subject: dict[str, Any]) -> int | None:
    """Return the local number of the donation a subject names, None where it is not here; in a worker thread."""
    from almoner.services.gifts import get_recorded

    if "gift" in subject:
        return int(subject["gift"])
    return get_recorded(job.session.store, int(subject["serial"])).id
