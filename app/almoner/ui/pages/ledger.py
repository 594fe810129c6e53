"""The Ledger page: how the ledger and its nodes are, what is under way, the page for phones, inviting others, backups, moving on.

It looks again every few seconds while it is in sight; a node that is dead or slow is a state, never an error or a wait.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.changes import ON_LEDGER, Changes, Topic
from almoner.ui.desk import DONOR
from almoner.ui.page import Page
from almoner.ui.pages import ledger_words as words
from almoner.ui.pages.ledger_nodes import StateList
from almoner.ui.pages.ledger_phones import PhonesCard
from almoner.ui.pages.ledger_words import LedgerSeen, UnderWay
from almoner.ui.parts import Facts, Fold, Notice, button, card, clear, label, row, scrolled
from almoner.ui.sentences import sentence, told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

SECONDS_BETWEEN_LOOKS = 5
LAST_BACKUP = "backup/last"
DAYS_BEFORE_REMINDER = 30


class LedgerPage(Page):
    """Look after the ledger. Subjects: ``{"action": "invite" | "backup" | "restore" | "check" | "move" | "phones" | "export_page"}``."""

    name: ClassVar[str] = "ledger"
    topics: ClassVar[Changes] = frozenset({Topic.LEDGER, Topic.PROFILE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Ledger"))
        self.seen: LedgerSeen | None = None
        self._looking = False
        self._shown: dict[str, object] = {}
        self._clock = QTimer(self, interval=SECONDS_BETWEEN_LOOKS * 1000)
        self._clock.timeout.connect(self._tick)
        self.invite = button(
            tr("&Invite others…"), self.invite_others, kind="primary", icon="qr", name="invite",
            tip=tr("A link, a code or a file with which others find this ledger"),
        )  # fmt: skip
        self.add_action(self.invite)
        self._build()
        self._show_last_backup()

    # -- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        self.phones = PhonesCard(self.desk)
        if self.desk.memory.get("kind") == DONOR:  # a donor has no receipts to hand out
            self.phones.hide()
        cards = (self._state_card(), self._way_card(), self.phones, self._ledger_card(), self._backup_card())
        for made in cards:
            layout.addWidget(made)
        layout.addStretch(1)
        self.content.addWidget(scrolled(inner), 1)

    def _state_card(self) -> QWidget:
        self._trouble = QVBoxLayout()
        self.nodes = StateList("nodes")
        self._asking = label(tr("Asking the nodes…"), "quiet")
        made = card(label(tr("How it is now"), "heading"), self._trouble, self._asking, self.nodes)
        made.setObjectName("state")
        return made

    def _way_card(self) -> QWidget:
        self.waiting = StateList("waiting")
        self._nothing = label(tr("Nothing is under way: everything that was signed is recorded."), wrap=True)
        self._nothing.setObjectName("nothing_under_way")
        self.finish = button(tr("&Finish them"), self.finish_open, name="finish", icon="forward")
        self._way_said = QVBoxLayout()
        made = card(
            label(tr("Under way"), "heading"),
            self._nothing,
            self.waiting,
            row(self.finish, None),
            self._way_said,
        )
        made.setObjectName("under_way")
        return made

    def _ledger_card(self) -> QWidget:
        self._what = label("", wrap=True)
        self._what.setObjectName("what_it_is")
        self.move_on = button(tr("&Move to a shared ledger…"), self.move_to_shared, name="move")
        self._figures, self._technical = Facts(), Facts()
        fold = Fold(tr("Technical facts"), self._technical, name="ledger_technical")
        made = card(
            label(tr("This ledger"), "heading"), self._what, row(self.move_on, None), self._figures, fold
        )
        self.move_on.hide()
        return made

    def _backup_card(self) -> QWidget:
        text = tr(
            "A backup is one encrypted file with everything of this installation: books, evidence, wallets kept in files, and the ledger where it is on this computer."
        )
        self._backup_said = QVBoxLayout()
        made = card(
            label(tr("Backup"), "heading"),
            label(text, "quiet", wrap=True),
            self._backup_said,
            row(
                button(tr("&Back up…"), self.back_up, icon="save", name="back_up"),
                button(tr("&Check a backup…"), self.check_backup, icon="verify", name="check_backup"),
                button(tr("&Restore a backup…"), self.restore_backup, icon="undo", name="restore_backup"),
                None,
            ),
        )
        made.setObjectName("backup")
        return made

    # -- looking ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask every node anew, unless they are being asked."""
        if self._looking:
            return
        self._looking = True
        self.desk.read(read_ledger, owner=self, then=self._show, failed=self._lost)

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()
            self.phones.watch()

    def _lost(self, error: AlmonerError) -> None:
        self._looking = False
        if not isinstance(error, Cancelled):
            self._asking.hide()
            said = told(error)
            self._say_trouble(said.sentence, said.hint)

    def _show(self, seen: LedgerSeen) -> None:
        self._looking = False
        self.seen = seen
        health, embedded = seen.health, words.is_embedded(seen.health)
        self._asking.hide()
        self.phones.show_ledger(seen.domain, here_only=embedded)
        self._say_trouble(sentence(health.problem), "")
        states = []
        for node in health.nodes:
            tone, state = words.node_state(node, embedded=embedded)
            head = tr("{node}: {state}").format(node=words.node_name(node, embedded=embedded), state=state)
            states.append((tone, head, words.node_details(node)))
        self.nodes.show_states(states)
        self._show_waiting(seen.waiting)
        self._what.setText(words.what_it_is(health))
        self.move_on.setVisible(embedded)
        self._set(self._figures, "figures", words.figures(seen))
        self._set(self._technical, "technical", words.technical(seen))

    def _set(self, facts: Facts, key: str, found: list[tuple[str, str]]) -> None:
        """Show facts where they differ: what somebody marked to copy stays marked."""
        if self._shown.get(key) != found:
            self._shown[key] = found
            facts.set(found)

    def _say_trouble(self, text: str, hint: str) -> None:
        if self._shown.get("trouble", "") == text:
            return
        self._shown["trouble"] = text
        clear(self._trouble)
        if text:
            notice = Notice("warn", tr("The ledger cannot be asked now: {reason}").format(reason=text), hint)
            notice.setObjectName("trouble")
            self._trouble.addWidget(notice)

    def _show_waiting(self, waiting: tuple[UnderWay, ...]) -> None:
        self._nothing.setVisible(not waiting)
        self.finish.setVisible(any(each.here for each in waiting))
        self.waiting.show_states([("info", words.under_way(each), words.standing(each)) for each in waiting])

    def showEvent(self, event: QShowEvent) -> None:
        """Look again while in sight."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while out of sight."""
        self._clock.stop()
        self._stale = True
        super().hideEvent(event)

    # -- acting -----------------------------------------------------------------------------------------

    def finish_open(self) -> None:
        """Bring into a block what an interrupted run left; nothing is done twice."""
        self.finish.setEnabled(False)
        clear(self._way_said)
        self.desk.write(
            finish_all,
            owner=self,
            label=tr("Finishing what is under way"),
            changes=ON_LEDGER,
            then=self._finished,
            failed=self._not_finished,
        )

    def _finished(self, left: int) -> None:
        self.finish.setEnabled(True)
        if left:
            self.desk.say(tr("%Ln transaction(s) wait for a block that is final.", "", left))
        else:
            self.desk.say(tr("Everything that was under way is finished."))

    def _not_finished(self, error: AlmonerError) -> None:
        self.finish.setEnabled(True)
        if not isinstance(error, Cancelled):
            said = told(error)
            self._way_said.addWidget(Notice("warn", said.sentence, said.hint))

    def invite_others(self) -> None:
        """Show the invitation to this ledger."""
        from almoner.ui.pages.ledger_invite import InviteDialog

        InviteDialog(self, self.desk).open()

    def back_up(self) -> None:
        """Ask where a backup goes and write it."""
        from almoner.ui.pages.ledger_backup import BackupDialog

        made = BackupDialog(self, self.desk, self.seen.name if self.seen is not None else "")
        made.written.connect(self._backed_up)
        made.open()

    def check_backup(self) -> None:
        """Ask for a backup and read it as restoring does."""
        from almoner.ui.pages.ledger_restore import CheckDialog

        CheckDialog(self, self.desk).open()

    def restore_backup(self) -> None:
        """Ask for a backup and where it goes."""
        from almoner.ui.pages.ledger_restore import RestoreDialog

        RestoreDialog(self, self.desk).open()

    def move_to_shared(self) -> None:
        """Explain how one goes on in a ledger on a network."""
        from almoner.ui.pages.ledger_move import MoveDialog

        MoveDialog(self, self.desk, back_up=self.back_up).open()

    def show_subject(self, subject: Any) -> None:
        """Do what another page asks for."""
        acts = {
            "invite": self.invite_others,
            "backup": self.back_up,
            "check": self.check_backup,
            "restore": self.restore_backup,
            "move": self.move_to_shared,
            "phones": self.phones.focus,
            "export_page": self.phones.export_page,
        }
        act = acts.get(str(subject.get("action"))) if isinstance(subject, dict) else None
        if act is not None:
            act()

    # -- backups ----------------------------------------------------------------------------------------

    def _backed_up(self, file: str) -> None:
        self.desk.memory.set(LAST_BACKUP, {"at": int(time.time()), "file": file})
        self._show_last_backup()

    def _show_last_backup(self) -> None:
        clear(self._backup_said)
        kept = self.desk.memory.get(LAST_BACKUP)
        at = int(kept.get("at", 0)) if isinstance(kept, dict) else 0
        days = (int(time.time()) - at) // 86_400
        if not at:
            notice = Notice("warn", tr("No backup was written from this computer yet."))
        elif days >= DAYS_BEFORE_REMINDER:
            notice = Notice("warn", tr("The last backup is %Ln day(s) old.", "", days))
        else:
            text = tr("Last backup: {moment}, {file}")
            file = formats.visible(str(kept.get("file", "")))
            notice = Notice("good", text.format(moment=formats.moment(at), file=file))
        notice.setObjectName("last_backup")
        self._backup_said.addWidget(notice)


def read_ledger(job: Job) -> LedgerSeen:
    """Ask how everything is; in a worker. Nothing in it raises because a node is down."""
    from almoner.services.health import health

    session = job.session
    found = health(session)
    embedded = words.is_embedded(found) and not found.problem
    return LedgerSeen(
        health=found,
        name=str(session.home.get("name")),
        domain=str(session.home.get("domain") or ""),
        url=session.urls[0] if embedded else "",
        waiting=tuple(_under_way(session)),
    )


def _under_way(session: Session) -> list[UnderWay]:
    from almoner.services.preview import kind_of
    from almoner_chain.core.errors import Refused

    wallets = {wallet.address: wallet.label for wallet in session.wallets.list()}
    since = {row["id"]: row["begun"] for row in session.store.rows("SELECT id, begun FROM outbox")}
    found = []
    for sender, state, pending in session.outbox.unfinished():
        try:
            kind = kind_of(pending.call, sender)
        except Refused:
            kind = ""
        account = wallets.get(sender) or formats.short_hash(sender)
        begun = str(since.get(pending.id) or "")
        found.append(UnderWay(kind, pending.purpose, account, sender in wallets, state, begun))
    return found


def finish_all(job: Job) -> int:
    """Finish what earlier runs left, record batches that landed; return how many are not final yet."""
    from almoner.services.batches import finish_open_transactions, settle

    finish_open_transactions(job.session)
    settle(job.session)
    return len(job.session.outbox.unfinished())
