"""A donor's own page: the receipts that are kept, where each gift is now, and what moved since it was last seen.

It looks when it is first seen, when the ledger grows, and every some minutes; what moved stays marked until the person says
that it was seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.changes import Changes, Topic
from almoner.ui.page import Page
from almoner.ui.pages import kept_read
from almoner.ui.pages import kept_words as words
from almoner.ui.pages.kept_bar import BarDelegate
from almoner.ui.pages.kept_detail import KeptDetail
from almoner.ui.pages.kept_news import SENTENCES_SHOWN, NewsBar, NewsBook, notify
from almoner.ui.pages.kept_table import WHERE, NodesDialog, kept_columns
from almoner.ui.pages.kept_words import Line, News
from almoner.ui.pages.verify_intake import Intake
from almoner.ui.pages.verify_sources import Given, Handed, from_paths
from almoner.ui.parts import Notice, button, clear, label, remember_split, scrolled
from almoner.ui.sentences import told
from almoner.ui.tables.columns import ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.kept_receipts import KeptReceipt
    from almoner.ui.desk import Desk
    from almoner.ui.pages.kept_read import Added
    from almoner_chain.core.errors import AlmonerError

MINUTES_BETWEEN_LOOKS = 10


class KeptPage(Page):
    """A donor's receipts. Subjects: ``{"serial": n}``, ``{"file": path}``, ``{"document": bytes}``, ``{"action": "add"}``."""

    name: ClassVar[str] = "kept"
    topics: ClassVar[Changes] = frozenset({Topic.KEPT})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("My receipts"))
        self.lines: list[Line] = []
        self._looking = False
        self._looked = False
        self._wanted: Any = None
        self.again = button(tr("&Look again"), self.look_again, icon="trace", name="look_again",
                            tip=tr("Ask the ledger where each gift is now"))  # fmt: skip
        self.add_action(self.again)
        self.intake = Intake(
            desk,
            self,
            title=tr("Drop your receipts here"),
            hint=tr(
                "A picture, a PDF or a receipt file (.almr); several at once are fine. They are kept on this computer, and you are told when your gifts move."
            ),
            act=tr("Add"),
        )
        self.intake.given.connect(self.take)
        self.intake.refused.connect(self.complain)
        self.table: DataTable[Line] = DataTable(
            desk, kept_columns(), name="kept", title=tr("My receipts"), sort="issued", descending=True
        )
        self.table.selected.connect(self._select)
        self.table.model.counted.connect(lambda: self._settle())
        self.table.view.setItemDelegateForColumn(WHERE, BarDelegate(self.table, self._kept_at))
        self.detail = KeptDetail(desk)
        self.detail.seen.connect(self._seen_one)
        self.detail.removed.connect(self.remove)
        self.detail.labelled.connect(self.set_label)
        self.detail.nodes.connect(self._ask_nodes)
        self._book = NewsBook(desk.memory)
        self._news = NewsBar()
        self._news.seen.connect(self._mark)
        self._build()
        self._clock = QTimer(self, interval=MINUTES_BETWEEN_LOOKS * 60_000)
        self._clock.timeout.connect(self.look_again)
        self._clock.start()
        desk.changed.connect(self._note_ledger)

    def _build(self) -> None:
        self._said = QVBoxLayout()
        self._state = label("", "quiet")
        self._state.setObjectName("looking")
        self._state.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(scrolled(self.detail))
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([em(self, 34), em(self, 24)])
        remember_split(self._split, self.desk.memory, "kept/split")
        self._split.hide()
        self.content.addWidget(self._news)
        self.content.addLayout(self._said)
        self.content.addWidget(self.intake)
        self.content.addWidget(self._state)
        self.content.addWidget(self._split, 1)

    # -- reading ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is kept; the first time also look where it is."""
        self.desk.read(kept_read.read_kept, owner=self, then=self._show)

    def _show(self, lines: list[Line]) -> None:
        news = words.grouped(self._book.all())
        self.lines = [replace(line, news=news.get(line.kept.digest, ())) for line in lines]
        self.intake.set_large(not lines)
        self._split.setVisible(bool(lines))
        self.again.setEnabled(bool(lines) and not self._looking)
        self._news.show_lines(self.lines)
        self.table.show_source(ListSource(self.lines, kept_columns()))
        if lines and not self._looked:
            self.look_again()

    def _settle(self) -> None:
        """Select what is wanted, what was shown, or the first."""
        wanted, self._wanted = self._wanted, None
        shown = self.detail.line.kept.digest if self.detail.line is not None else b""
        places = {line.kept.digest: at for at, line in enumerate(self.lines)}
        if isinstance(wanted, dict):
            at = next(
                (at for at, line in enumerate(self.lines) if line.kept.serial == wanted["serial"]), None
            )
        elif isinstance(wanted, bytes):
            at = places.get(wanted)
        else:
            at = places.get(shown)
        if at is None or not self.table.select_id(at):
            ids = self.table.model.ids
            if ids:
                self.table.select_id(int(ids[0]))
        self._select()

    def _select(self) -> None:
        chosen = self.table.selected_ids()
        if len(chosen) == 1 and chosen[0] < len(self.lines):
            self.detail.show_line(self.lines[chosen[0]])
        elif not self.lines:
            self.detail.show_nothing()

    def _kept_at(self, row: int) -> KeptReceipt | None:
        line = self.table.model.row_at(row)
        return line.kept if line is not None else None

    # -- looking ----------------------------------------------------------------------------------------

    def look_again(self) -> None:
        """Ask the ledgers where each gift is now, unless they are being asked."""
        if self._looking or not self.lines:
            return
        self._looking = self._looked = True
        self.again.setEnabled(False)
        self._state.setText(tr("Looking where your gifts are…"))
        self._state.show()
        self.desk.write(
            kept_read.look, owner=self, label="", changes={Topic.KEPT}, then=self._found, failed=self._lost
        )

    def _rest(self) -> None:
        self._looking = False
        self._state.hide()
        self.again.setEnabled(bool(self.lines))

    def _found(self, news: list[News]) -> None:
        self._rest()
        if not news:
            return
        self._book.add(news)
        self._show(self.lines)
        moved = {each.moved.digest for each in news}
        notify(self, [line for line in self.lines if line.kept.digest in moved])

    def _lost(self, error: AlmonerError) -> None:
        self._rest()
        if not isinstance(error, Cancelled):
            self.complain(error)

    def _note_ledger(self, changes: frozenset[Topic]) -> None:
        if Topic.LEDGER in changes:
            self.look_again()

    # -- news -------------------------------------------------------------------------------------------

    def _seen_one(self) -> None:
        if self.detail.line is not None:
            self._mark([self.detail.line.kept.digest])

    def _mark(self, digests: Sequence[bytes]) -> None:
        """Take the mark off these."""
        self._book.drop(digests)

        def work(job: Any) -> None:
            from almoner.services.my_receipts import mark_seen

            mark_seen(job.session, digests)

        self.desk.write(work, owner=self, label="", changes={Topic.KEPT})

    # -- adding -----------------------------------------------------------------------------------------

    def take(self, given: Sequence[Given | Handed]) -> None:
        """Keep the receipts in what was handed in."""
        ready = [each for each in given if isinstance(each, Handed)]
        closed = [each for each in given if isinstance(each, Given)]
        self.complain_no_more()
        self.intake.setEnabled(False)

        def failed(error: AlmonerError) -> None:
            self.intake.setEnabled(True)
            if not isinstance(error, Cancelled):
                self.complain(error)

        self.desk.write(
            lambda job: kept_read.add_given(job, closed, ready),
            owner=self,
            label=tr("Keeping receipts"),
            changes={Topic.KEPT},
            then=self._added,
            failed=failed,
        )

    def _added(self, added: Added) -> None:
        self.intake.setEnabled(True)
        self.intake.link.clear()
        clear(self._said)
        for at, (source, problem) in enumerate(added.problems[:SENTENCES_SHOWN]):
            said = told(problem)
            text = tr("{source}: {reason}").format(source=formats.visible(source), reason=said.sentence)
            self._say(Notice("warn", text, said.hint, closable=True), f"not_kept_{at}")
        if len(added.problems) > SENTENCES_SHOWN:
            more = tr("and %Ln more without a receipt", "", len(added.problems) - SENTENCES_SHOWN)
            self._say(Notice("warn", more, closable=True), "not_kept_more")
        if added.new:
            self.desk.say(tr("%Ln receipt(s) are kept now.", "", len(added.new)))
            self._wanted, self._looked = added.new[0], False
            self.look()
        elif added.known:
            self.desk.say(tr("%Ln receipt(s) were kept already.", "", added.known))

    def _say(self, notice: Notice, name: str) -> None:
        notice.setObjectName(name)
        notice.closed.connect(lambda: clear(self._said))
        self._said.addWidget(notice)

    def show_subject(self, subject: Any) -> None:
        """Select a receipt, or take one."""
        if not isinstance(subject, dict):
            return
        if "serial" in subject:
            self._wanted = {"serial": int(subject["serial"])}
            self.look()
        elif "file" in subject:
            self.take(from_paths([Path(subject["file"])]))
        elif "document" in subject:
            self.take([Handed(tr("Receipt"), bytes(subject["document"]))])
        elif subject.get("action") == "add":
            self.intake.link.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- changing ---------------------------------------------------------------------------------------

    def set_label(self, text: str) -> None:
        """Keep another name or note for the receipt that is shown."""
        line = self.detail.line
        if line is None:
            return

        def work(job: Any) -> None:
            from almoner.services.my_receipts import set_label

            set_label(job.session, line.kept.digest, text)

        def failed(error: AlmonerError) -> None:
            self.detail.label.set_error(told(error).text)

        self.desk.write(work, owner=self, label="", changes={Topic.KEPT}, failed=failed)

    def remove(self) -> None:
        """Keep the receipt that is shown no longer; that can be undone."""
        line = self.detail.line
        if line is None:
            return
        news = self._book.of(line.kept.digest)
        self.detail.setEnabled(False)

        def work(job: Any) -> None:
            from almoner.services.my_receipts import remove_receipt

            remove_receipt(job.session, line.kept.digest)

        def done(_: Any) -> None:
            self.detail.setEnabled(True)
            self._book.drop([line.kept.digest])
            self._offer_undo(line, news)

        def failed(error: AlmonerError) -> None:
            self.detail.setEnabled(True)
            self.complain(error)

        self.detail.line = None
        self.desk.write(
            work, owner=self, label=tr("Removing a receipt"), changes={Topic.KEPT}, then=done, failed=failed
        )

    def _offer_undo(self, line: Line, news: list[News]) -> None:
        clear(self._said)
        name = words.name_of(line.kept.label, line.kept.serial)
        notice = Notice("info", tr("“{gift}” is no longer kept here.").format(gift=name), closable=True)
        undo = button(tr("&Undo"), lambda: self._undo(line, news), icon="undo", name="undo")
        notice.add_button(undo)
        self._say(notice, "removed")

    def _undo(self, line: Line, news: list[News]) -> None:
        clear(self._said)
        self._wanted = line.kept.digest
        self._book.add(news)
        self.desk.write(
            lambda job: kept_read.restored(job, line.kept),
            owner=self,
            label=tr("Putting a receipt back"),
            changes={Topic.KEPT},
        )

    def _ask_nodes(self) -> None:
        line = self.detail.line
        if line is not None:
            dialog = NodesDialog(self, self.desk, line.kept.receipt.chain_id)
            dialog.accepted.connect(self.look_again)
            dialog.open()
