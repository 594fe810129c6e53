"""The Verify page: hand in a receipt in any form and read what it is worth, in one sentence, with everything behind it.

Several at once become a list with a verdict each. Nothing here signs or writes, but keeping a receipt among one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui.changes import Topic
from almoner.ui.desk import CHARITY, DONOR
from almoner.ui.forms import Form, NoteField, TickField
from almoner.ui.page import Page
from almoner.ui.pages.verify_check import AT_ONCE, Asking, Outcome, check_all
from almoner.ui.pages.verify_intake import Intake
from almoner.ui.pages.verify_list import OutcomeList
from almoner.ui.pages.verify_result import ResultView
from almoner.ui.pages.verify_sources import Given, Handed, from_paths, read_given
from almoner.ui.parts import Fold, button, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job, Task
    from almoner_chain.core.errors import AlmonerError

T = TypeVar("T")


class VerifyPage(Page):
    """Check receipts. Subjects: ``{"file": path}``, ``{"text": link or digits}``, ``{"document": bytes}``."""

    name: ClassVar[str] = "verify"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Verify"))
        self._waiting: list[Handed] = []
        self._found: list[Outcome] = []
        self._fresh = True
        self._round = 0
        self._task: Task[Any] | None = None
        self.intake = Intake(
            desk,
            self,
            title=tr("Drop a receipt here"),
            hint=tr(
                "A picture, a PDF or a receipt file (.almr). Several at once are fine. Or paste with Ctrl+V."
            ),
        )
        self.intake.given.connect(self.take)
        self.intake.refused.connect(self.complain)
        self.nodes = NoteField(
            "nodes",
            tr("Ask these nodes instead"),
            lines=2,
            hint=tr(
                "Addresses such as https://node.example, one a line. On a network two unrelated nodes must say the same; three are better. Of a ledger on this computer one is enough, and the sentence says so."
            ),
        )
        self.offline = TickField("offline", tr("Ask nobody (offline)"))
        self.form = Form([self.nodes, self.offline], memory=desk.memory, key="verify")
        self.form.restore()
        self.result = ResultView(desk, may_keep=str(desk.memory.get("kind", CHARITY)) == DONOR)
        self.result.again.connect(self.check_again)
        self.result.keep.connect(self.keep)
        self.outcomes = OutcomeList(desk)
        self.outcomes.chosen.connect(self._show)
        self._build()
        self._say("")
        self._show_state()

    def _build(self) -> None:
        self.content.addWidget(self.intake)
        asking = QWidget()
        inner = QVBoxLayout(asking)
        inner.setContentsMargins(em(self, 1), 0, 0, 0)
        inner.addWidget(self.nodes)
        inner.addWidget(self.offline)
        self.fold = Fold(tr("Whom to ask"), asking, name="whom", unfolded=self.form.touched)
        self.content.addWidget(self.fold)
        self._progress = label("", "quiet", wrap=True)
        self._progress.setObjectName("progress")
        self._stop = button(tr("Stop"), self.stop, name="stop")
        self.content.addLayout(row(self._progress, self._stop, None))
        self._area = scrolled(self.result)
        self._results = QWidget()
        beside = QHBoxLayout(self._results)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.outcomes, 2)
        beside.addWidget(self._area, 3)
        self.content.addWidget(self._results, 1)

    # -- taking -----------------------------------------------------------------------------------------

    def take(self, given: Sequence[Given | Handed]) -> None:
        """Look into what was handed in, and check every receipt found in it."""
        self._begin()
        ready = [each for each in given if isinstance(each, Handed)]
        closed = [each for each in given if isinstance(each, Given)]
        if not closed:
            self._take_handed(ready)
            return

        def work(job: Job) -> list[Handed]:
            return ready + read_given(job, closed)

        self._say(tr("Looking for receipts…"), working=True)
        self._ask(work, self._take_handed, tr("Looking for receipts"))

    def check_again(self) -> None:
        """Check everything shown once more, asking whom the form names now."""
        self._begin()
        self._take_handed([each.handed for each in self._found])

    def _begin(self) -> None:
        """Drop what is under way; what is shown stays until the first new answer."""
        self._drop()
        self.complain_no_more()
        self._fresh = True

    def _ask(self, work: Callable[[Job], T], then: Callable[[T], None], said: str) -> None:
        """Read; an answer to a question that was dropped meanwhile is passed over."""
        self._round += 1
        now = self._round

        def take(answer: T) -> None:
            if now == self._round:
                self._task = None
                then(answer)

        def fail(error: AlmonerError) -> None:
            if now == self._round:
                self._failed(error)

        self._task = self.desk.read(work, owner=self, then=take, failed=fail, label=said)

    def _take_handed(self, handed: list[Handed]) -> None:
        self._waiting = list(handed)
        self._check_next()

    def _check_next(self) -> None:
        """Check the next few; each answer is shown before the next are asked."""
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        if not some:
            self._say("")
            return
        asking = self.asking
        self._say(self._checking_words(asking, len(some)), working=True)
        self._ask(lambda job: check_all(job, some, asking), self._take_outcomes, tr("Checking receipts"))

    def _checking_words(self, asking: Asking, some: int) -> str:
        left = len(self._waiting) + some
        if left > 1:
            return tr("Checking; %Ln receipt(s) left…", "", left)
        return tr("Looking at the receipt…") if asking.offline else tr("Asking the ledger…")

    def _take_outcomes(self, outcomes: list[Outcome]) -> None:
        first, self._fresh = self._fresh, False
        self._found = outcomes if first else self._found + outcomes
        self.outcomes.show_outcomes(self._found)
        if first and outcomes:
            self._show(0)
        self._check_next()

    def _failed(self, error: AlmonerError) -> None:
        self._task, self._waiting = None, []
        self._say("")
        if isinstance(error, Cancelled):
            self._say(tr("Stopped."))
        elif error.code == "node.url":
            self.fold.head.setChecked(True)
            self.form.blame("nodes", told(error).text)
        else:
            self.complain(error)

    @property
    def asking(self) -> Asking:
        """Whom to ask, as it stands in the form."""
        return Asking.of(self.nodes.value, offline=bool(self.offline.value))

    def stop(self) -> None:
        """Stop looking and checking; what was found stays."""
        self._drop()
        self._say(tr("Stopped."))

    def _drop(self) -> None:
        self._waiting = []
        self._round += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    # -- showing ----------------------------------------------------------------------------------------

    @property
    def shown(self) -> list[Outcome]:
        """What was found so far."""
        return list(self._found)

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._found):
            self.result.show_outcome(self._found[at])
            self._area.verticalScrollBar().setValue(0)
        self._show_state()

    def _show_state(self) -> None:
        self.intake.set_large(not self._found)
        self.content.setStretchFactor(self.intake, 0 if self._found else 1)
        self._results.setVisible(bool(self._found))
        self.outcomes.setVisible(len(self._found) > 1)

    def _say(self, text: str, *, working: bool = False) -> None:
        self._progress.setText(text)
        self._progress.setVisible(bool(text))
        self._stop.setVisible(working)

    # -- keeping ----------------------------------------------------------------------------------------

    def keep(self, document: bytes) -> None:
        """Put a receipt to the donor's own."""
        self.result.keep_button.setEnabled(False)

        def work(job: Job) -> None:
            from almoner.services.my_receipts import add_receipt

            add_receipt(job.session, document)

        def failed(error: AlmonerError) -> None:
            self.result.keep_button.setEnabled(True)
            self.complain(error)

        def kept(_: None) -> None:
            self.desk.say(tr("The receipt is kept; My receipts tells when its money moves."))

        self.desk.write(
            work, owner=self, label=tr("Keeping the receipt"), changes={Topic.KEPT}, then=kept, failed=failed
        )

    def show_subject(self, subject: Any) -> None:
        """Check what another page hands over."""
        if not isinstance(subject, Mapping):
            return
        if "file" in subject:
            self.take(from_paths([Path(subject["file"])]))
        elif "text" in subject:
            self.take([Given(tr("Link"), text=str(subject["text"]))])
        elif "document" in subject:
            self.take([Handed(tr("Receipt"), bytes(subject["document"]))])
