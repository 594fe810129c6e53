"""What every step of the wizard is: a title, what it means, its fields, and what is checked before one goes on.

A step is made anew each time it is shown, from the answers, and writes into them. What is slow goes through the ground.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui.parts import Notice, label
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.asking import Asker
    from almoner.ui.language import Languages
    from almoner.ui.parts import Tone
    from almoner.ui.tasks import Job, TaskRunner
    from almoner.ui.wizard.answers import Answers
    from almoner_chain.core.errors import AlmonerError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """What steps stand on: where the installation will lie, the answers, the task runner, questions, languages."""

    directory: Path
    answers: Answers
    runner: TaskRunner
    asker: Asker
    languages: Languages


class Step(QWidget):
    """One step. ``wants_next`` as if Next were pressed; ``busied`` while it waits; ``done_with`` a ready installation.

    ``moved`` asks for another step by name; ``changed_language`` for everything in another language; ``told`` a sentence
    that must be seen.
    """

    wants_next = Signal()
    busied = Signal(bool)
    done_with = Signal(Path)
    moved = Signal(str)
    changed_language = Signal(str)
    told = Signal(QWidget)

    name: ClassVar[str] = ""

    def __init__(self, ground: Ground, title: str, intro: str = "") -> None:
        super().__init__()
        self.ground, self.answers = ground, ground.answers
        self.setObjectName(f"step.{self.name}")
        self.setAccessibleName(title)
        self._notice: Notice | None = None
        self._outer = QVBoxLayout(self)
        space = em(self, 0.9)
        self._outer.setContentsMargins(space, space, space, space)
        self._outer.setSpacing(em(self, 0.55))
        self._outer.addWidget(label(title, "title", wrap=True))
        if intro:
            self._outer.addWidget(label(intro, wrap=True))
        self.content = QVBoxLayout()
        self.content.setSpacing(em(self, 0.45))
        self._outer.addLayout(self.content)
        self._outer.addStretch(1)

    @property
    def next_text(self) -> str:
        """What the button that goes on says; empty hides it."""
        return tr("&Next")

    @property
    def at_work(self) -> bool:
        """Whether it is making something: closing asks first."""
        return False

    @property
    def left_on_network(self) -> bool:
        """Whether something of it is on a network that closing cannot take back."""
        return False

    def start(self) -> None:
        """Begin, now that it is in sight: put the cursor where one goes on."""

    def advance(self, go: Callable[[], None]) -> None:
        """Check what was answered and call ``go``, now or later; say what is wrong instead."""
        go()

    def stop(self) -> None:
        """Stop what it is making."""

    def ask(
        self,
        work: Callable[[Job], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[AlmonerError], None] | None = None,
        waits: bool = True,
    ) -> None:
        """Do something slow beside the window; while it ``waits`` one cannot go on."""

        def rest() -> None:
            if waits:
                self.busied.emit(False)

        def answered(answer: T) -> None:
            rest()
            then(answer)

        def lost(error: AlmonerError) -> None:
            rest()
            if isinstance(error, Cancelled):
                return
            (failed or self.complain)(error)

        if waits:
            self.busied.emit(True)
        self.ground.runner.read(work, owner=self, then=answered, failed=lost)

    def tell(self, tone: Tone, text: str, hint: str = "", *, name: str = "state") -> Notice:
        """Show one sentence in place of the one before."""
        self.tell_no_more()
        made = self._notice = Notice(tone, text, hint)
        made.setObjectName(name)
        self._outer.insertWidget(self._outer.count() - 1, made)
        self.told.emit(made)
        return made

    def tell_no_more(self) -> None:
        """Take the sentence away."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def complain(self, error: AlmonerError) -> None:
        """Show an error of this step."""
        words = told(error)
        self.tell("bad", words.sentence, words.hint, name="complaint").setFocus(
            Qt.FocusReason.OtherFocusReason
        )
