"""The window's composition root: one installation with its task runner, questions, memory and changes.

Every page is given a desk and nothing else. Reads and writes go through it; after a write it says what changed, and
it looks for new entries on the ledger now and then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from almoner.services.cancelling import Cancelled
from almoner.services.session import Session
from almoner.services.wallets.keystore import WrongPassphrase
from almoner.ui.asking import Asker
from almoner.ui.changes import ON_LEDGER, Topic
from almoner.ui.memory import Memory
from almoner.ui.serving import PageSwitch
from almoner.ui.tasks import Job, Task, TaskRunner
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.wallets import Signer

T = TypeVar("T")

SECONDS_BETWEEN_LOOKS = 10
CHARITY, DONOR, AUDITOR = "charity", "donor", "auditor"


class Desk(QObject):
    """One opened installation.

    ``changed`` carries `Changes`; ``failed`` an `AlmonerError` nobody else presents; ``reached`` whether the ledger's
    node answers; ``told`` a sentence about something that was done; ``wanted`` the name of a page to show and what in it;
    ``restyled`` that language or palette were chosen anew.
    """

    changed = Signal(object)
    failed = Signal(object)
    reached = Signal(bool, str)
    told = Signal(str)
    wanted = Signal(str, object)
    restyled = Signal()

    def __init__(self, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.directory = directory
        self.memory = Memory(directory, self)
        self.asker = Asker(self)
        self.runner = TaskRunner(self._open_session, self)
        self.page_switch = PageSwitch(directory, runner=self.runner, parent=self)
        self._signers: dict[str, Signer] = {}
        self._seen_head: bytes | None = None
        self._looking = False
        self._clock = QTimer(self, interval=SECONDS_BETWEEN_LOOKS * 1000)
        self._clock.timeout.connect(self.look)

    def _open_session(self) -> Session:
        from almoner.services.preview import preview

        session = Session.open(self.directory, passphrase=self.asker.passphrase, signers=self._signers)

        def review(payloads: Sequence[bytes]) -> None:
            self.asker.review(preview(session, payloads))

        session.reviewer = review
        return session

    def start(self) -> None:
        """Open the ledger and begin to look for news."""
        self._clock.start()
        self.look()

    def close(self) -> None:
        """Stop all work and the page for phones, close the sessions, write the memory."""
        self._clock.stop()
        self.asker.close()
        self.page_switch.close()
        self.runner.close()
        self.memory.write()

    # -- work -------------------------------------------------------------------------------------------

    def read(
        self,
        work: Callable[[Job], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[AlmonerError], None] | None = None,
        label: str = "",
    ) -> Task[T]:
        """Run work that changes nothing; what fails is presented by the window unless ``failed`` takes it."""
        return self.runner.read(work, owner=owner, then=then, failed=failed or self.present, label=label)

    def write(
        self,
        work: Callable[[Job], T],
        *,
        owner: QObject,
        label: str,
        changes: Iterable[Topic],
        then: Callable[[T], None] | None = None,
        failed: Callable[[AlmonerError], None] | None = None,
        step: Callable[[int, int], None] | None = None,
    ) -> Task[T]:
        """Run work that changes something. What it may have changed is told in the end, also where it failed half-way."""
        topics = frozenset(changes)
        on_ledger = bool(topics & (ON_LEDGER - {Topic.GIFTS}))
        if on_ledger:
            topics |= ON_LEDGER

        def done(answer: T) -> None:
            self.changed.emit(topics)
            if on_ledger:
                self._seen_head = (
                    None  # the new head is our own doing, told just now; what others do from here on is news
                )
                self.look()
            if then is not None and shiboken6.isValid(owner):
                then(answer)

        def lost(error: AlmonerError) -> None:
            if isinstance(error, WrongPassphrase):
                self.asker.forget()
            self.changed.emit(topics)
            if failed is not None and shiboken6.isValid(owner):
                failed(error)
            else:
                self.present(error)

        return self.runner.write(work, owner=self, then=done, failed=lost, step=step, label=label)

    def present(self, error: AlmonerError) -> None:
        """Let the window tell an error, once; being asked to stop is none."""
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def say(self, sentence: str) -> None:
        """Let the window tell in a passing line what was done."""
        self.told.emit(sentence)

    def show_page(self, name: str, subject: object = None) -> None:
        """Ask the window to show a page and, in it, something: a serial, a payment, an entry."""
        self.wanted.emit(name, subject)

    @property
    def unlocked(self) -> bool:
        """Whether any wallet can sign without asking, or any passphrase is known."""
        return bool(self._signers) or self.asker.knows

    def lock_wallets(self) -> None:
        """Forget unlocked keys and passphrases; the next act asks again."""
        self._signers.clear()
        self.asker.forget()

    # -- news -------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask the ledger for its head; tell when it is another one than before, or when nobody answers."""
        if self._looking:
            return
        self._looking = True
        self.runner.read(_head, owner=self, then=self._looked, failed=self._not_reached)

    def _looked(self, head: bytes) -> None:
        self._looking = False
        self.reached.emit(True, "")
        if self._seen_head is not None and head != self._seen_head:
            self.changed.emit(ON_LEDGER)
        self._seen_head = head

    def _not_reached(self, error: AlmonerError) -> None:
        self._looking = False
        if not isinstance(error, Cancelled):
            self.reached.emit(False, str(error))


def _head(job: Job) -> bytes:
    return job.session.reader.newest().head()
