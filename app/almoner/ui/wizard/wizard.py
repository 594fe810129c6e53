"""The first-run wizard: one step in sight, a list of all steps beside it, back and forward; made is something only at the end.

There is no installation yet, so there is no desk: it has a task runner and questions of its own. Steps are made anew from the
answers whenever they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from almoner.ui import dialogs, icons
from almoner.ui.asking import Asker, Question
from almoner.ui.memory import Memory
from almoner.ui.pages.people_written import note_written_down
from almoner.ui.parts import button, row, scrolled
from almoner.ui.review import ReviewDialog
from almoner.ui.tasks import TaskRunner
from almoner.ui.theme import em
from almoner.ui.wizard.answers import Answers
from almoner.ui.wizard.charity import FundStep, ProfileStep
from almoner.ui.wizard.joining import JoinStep, NetworkStep
from almoner.ui.wizard.other_ways import BackupStep, SampleStep
from almoner.ui.wizard.place import PlaceStep
from almoner.ui.wizard.restoring import RestoreStep
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.wizard.summary import SummaryStep
from almoner.ui.wizard.trail import Trail
from almoner.ui.wizard.wallet import CheckStep, WalletStep, WordsStep
from almoner.ui.wizard.welcome import LedgerStep, WelcomeStep
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.ui.language import Languages
    from almoner.ui.tasks import Job

KINDS: tuple[Callable[[Ground], Step], ...] = (
    WelcomeStep, LedgerStep, JoinStep, NetworkStep, WalletStep, WordsStep, CheckStep, RestoreStep, PlaceStep,
    ProfileStep, FundStep, SummaryStep, SampleStep, BackupStep,
)  # fmt: skip
STEPS = {str(getattr(kind, "name", "")): kind for kind in KINDS}


class Wizard(QWidget):
    """Lead to an installation in ``directory``. ``finished_with`` the folder that is ready; ``left`` when closed without one."""

    finished_with = Signal(Path)
    left = Signal()

    def __init__(self, directory: Path, languages: Languages) -> None:
        super().__init__()
        self.setObjectName("wizard")
        self.setWindowIcon(icons.icon("almoner"))
        self.answers = Answers()
        self.runner = TaskRunner(_no_session, self)
        self.asker = Asker(self)
        self._languages = languages
        self._ground = Ground(directory, self.answers, self.runner, self.asker, languages)
        self._step: Step = WelcomeStep(self._ground)
        self._area = QScrollArea()
        self._middle = QVBoxLayout()
        self._cursor_waits = False
        self._ended = False
        self._leaving = False
        self._ready: Path | None = None
        self.asker.asked.connect(self._answer)
        self.runner.ended.connect(self._perhaps_gone)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._abandon)
        self.runner.write(lambda job: _clear(job, directory), owner=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = QWidget()
        outer.addWidget(self._frame)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self.resize(em(self, 54), em(self, 38))
        self._dress("welcome")

    # -- steps ------------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self._step

    def show_step(self, name: str) -> None:
        """Bring a step into sight, made anew from the answers."""
        old = self._area
        self._step = STEPS[name](self._ground)
        self._connect(self._step)
        self._area = scrolled(self._step)
        self._middle.replaceWidget(old, self._area)
        old.hide()
        old.deleteLater()
        self.trail.show_steps(self.answers.steps, name)
        self.setWindowTitle(self.trail.accessibleName())
        self._fit_buttons()
        self._step.start()
        if self._next.isEnabled():
            self._keep_cursor()

    def _connect(self, step: Step) -> None:
        step.wants_next.connect(self.go_on)
        step.busied.connect(self._set_busy)
        step.done_with.connect(self._finish)
        step.moved.connect(self.show_step)
        step.told.connect(self._bring_into_sight, Qt.ConnectionType.QueuedConnection)
        step.changed_language.connect(self._change_language, Qt.ConnectionType.QueuedConnection)

    def _bring_into_sight(self, told: QWidget) -> None:
        if isValid(told):
            self._area.ensureWidgetVisible(told)

    def _dress(self, name: str) -> None:
        """Build everything around the step, in the language in use."""
        fresh = QWidget()
        self.trail = Trail()
        self._area = scrolled(QWidget())
        self._back = button(tr("&Back"), self.go_back, icon="back", name="back")
        self._next = button("", self.go_on, kind="primary", name="next")
        self._close = button(tr("C&lose"), self.close, name="close")
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self._area, 1)
        for each in (self._close, self._back, self._next):
            each.setAutoDefault(True)  # Enter presses the one that has the cursor
        keys = row(self._close, None, self._back, self._next)
        space = em(self, 0.7)
        keys.setContentsMargins(space, space, space, space)
        keys.setSpacing(em(self, 0.45))
        self._middle.addLayout(keys)
        whole = QHBoxLayout(fresh)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.trail)
        whole.addLayout(self._middle, 1)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._frame, fresh)
        self._frame.hide()
        self._frame.deleteLater()
        self._frame = fresh
        self.trail.setVisible(self.width() >= em(self, 36))
        self.show_step(name)

    def _change_language(self, language: str) -> None:
        self._languages.use(language)
        self._dress(self._step.name)

    def bring_to_front(self) -> None:
        """Show it above other windows: somebody started the program a second time."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    # -- going ------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Go to the next step, once this one agrees."""
        if self._next.isEnabled():
            step = self._step
            step.advance(lambda: self._advance(step))

    def _advance(self, step: Step) -> None:
        if step is not self._step:  # the person went elsewhere while it was checked
            return
        steps = self.answers.steps
        at = steps.index(self._step.name)
        if at + 1 < len(steps):
            self.show_step(steps[at + 1])

    def go_back(self) -> None:
        """Go to the step before."""
        steps = self.answers.steps
        at = steps.index(self._step.name)
        if at > 0:
            self.show_step(steps[at - 1])

    def _set_busy(self, busy: bool) -> None:
        keys = (self._close, self._back, self._next)
        if busy and (self.focusWidget() in keys or not self._step.isAncestorOf(self.focusWidget() or self)):
            # or a key that is meant for Next would press the button beside it
            self._cursor_waits = True
            self._step.setFocus()
        self._fit_buttons()
        self._next.setEnabled(not busy)
        self._back.setEnabled(not self._step.at_work and not self._step.left_on_network)
        if not busy and self._cursor_waits:
            self._next.setFocus()
            self._cursor_waits = False

    def _keep_cursor(self) -> None:
        """Put the cursor on Next where it went away with a step or a button that could not be pressed."""
        now = self.focusWidget()
        if now is None or now in (self._close, self._back) or not self._step.isAncestorOf(now):
            self._next.setFocus()

    def _fit_buttons(self) -> None:
        self._next.setText(self._step.next_text)
        self._next.setEnabled(True)
        self._back.setVisible(self._step.name != self.answers.steps[0])
        self._back.setEnabled(True)

    # -- questions --------------------------------------------------------------------------------------

    def _answer(self, question: Question) -> None:
        if question.kind == "review":
            ReviewDialog(self, question.subject, answered=question.answer).open()
        else:
            dialogs.PassphraseDialog(
                self, question.subject, confirm=question.confirm, answered=question.answer
            ).open()

    # -- ending -----------------------------------------------------------------------------------------

    def _finish(self, directory: Path) -> None:
        memory = Memory(directory)
        memory.set("language", self._languages.current)
        if self.answers.who in ("charity", "donor", "auditor"):
            memory.set("kind", self.answers.who)
        kept = self.answers.kept
        if kept is not None and kept.words is not None and self.answers.confirmed:
            note_written_down(memory, kept)
        memory.write()
        self._ready = directory
        self._leave()

    def _leave(self) -> None:
        """Stop everything; the last word is said when nothing is under way any more."""
        self._leaving = True
        self.answers.forget_wallet()
        self.answers.passphrase = ""
        self.asker.close()
        self._step.stop()
        if self._ready is None and self._step.left_on_network:
            directory = self._ground.directory
            self.runner.write(lambda job: _clear(job, directory), owner=None)
        self.hide()
        self._perhaps_gone()

    def _abandon(self) -> None:
        """Stop, because the program is told to end: nobody is left to answer a question or to see a result."""
        self.asker.close()
        self._step.stop()

    def _perhaps_gone(self) -> None:
        if not self._leaving or self._ended or self.runner.busy:
            return
        self._ended = True
        self.runner.close()
        if self._ready is not None:
            self.finished_with.emit(self._ready)
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of steps out where the steps themselves need the room; the title says where one is."""
        super().resizeEvent(event)
        self.trail.setVisible(self.width() >= em(self, 36))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; once something was answered, ask first. Nothing half-made is left, whatever step this is."""
        if self._leaving:
            event.accept()
            return
        event.ignore()
        if self._step.name == self.answers.steps[0]:
            self._leave()
            return
        text, warning = tr("Nothing has been made, and what you answered is not kept."), ""
        if self._step.at_work:
            text = tr("It is being made just now. If you close, it stops, and nothing half-made is left.")
        if self._step.left_on_network:
            warning = tr(
                "What was sent to the network stays there: perhaps a ledger that nobody uses. Your words still open its account."
            )
        dialogs.confirm(
            self,
            title=tr("Close without finishing?"),
            text=text,
            warning=warning,
            agree=tr("Close"),
            then=self._leave,
            danger=True,
        )


def _no_session() -> NoReturn:
    raise BadInput("There is no installation yet.", code="home.missing")


def _clear(job: Job, directory: Path) -> None:
    from almoner.services.first_run import discard

    discard(directory)
