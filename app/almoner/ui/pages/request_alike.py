"""Point out that a payee's name looks like one that is known and is not it, the difference marked in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.marked import MarkedText
from almoner.ui.parts import button, clear, icon_label, label, row
from almoner.ui.theme import colours
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.contacts import Lookalike
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

MILLISECONDS_OF_TYPING = 250
MOST = 3


class AlikeWarning(QWidget):
    """Look up what a typed name or account looks like. ``known_wanted`` carries the known one where it was meant."""

    known_wanted = Signal(str)

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName(name)
        self._text = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._typing = QTimer(self, singleShot=True, interval=MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self._ask)
        self.hide()

    def watch(self, text: str) -> None:
        """Look up this text soon; what was shown for another one goes."""
        if text == self._text:
            return
        self._text = text
        clear(self._lines)
        self.hide()
        self._typing.start()

    def _ask(self) -> None:
        text = self._text
        if not text:
            return

        def then(found: list[Lookalike]) -> None:
            if text == self._text:
                self._show(text, found)

        self.desk.read(lambda job: look_up(job, text), owner=self, then=then, failed=lambda error: None)

    def _show(self, text: str, found: Sequence[Lookalike]) -> None:
        clear(self._lines)
        for at, each in enumerate(found[:MOST]):
            self._lines.addWidget(_warning(text, each, partial(self.known_wanted.emit, each.known), at))
        self.setVisible(bool(found))


def _warning(text: str, found: Lookalike, use: Callable[[], object], at: int) -> QFrame:
    made = QFrame()
    made.setProperty("tone", "warn")
    made.setObjectName(f"alike_{at}")
    what = (
        tr("This looks like a known payee and is another one. The difference is marked:")
        if found.kind == "payee"
        else tr("This looks like a known account and is another one. The difference is marked:")
    )
    layout = QVBoxLayout(made)
    layout.addLayout(row(icon_label("warn", colours().warn), label(what, wrap=True), stretch_last=True))
    typed = MarkedText(text, found.differences.given)
    known = MarkedText(found.known, found.differences.known)
    for name, shown in ((tr("Typed"), typed), (tr("Known"), known)):
        shown.setObjectName("marked")
        layout.addLayout(row(label(name, "quiet"), shown, stretch_last=True))
    if found.label:
        belongs = tr("The known one belongs to {name}.").format(name=formats.visible(found.label))
        layout.addWidget(label(belongs, "quiet", wrap=True))
    meant = button(tr("I mean the known one"), use, name=f"use_known_{at}")
    layout.addLayout(row(meant, None))
    return made


def look_up(job: Job, text: str) -> list[Lookalike]:
    """Return what this text looks like; in a worker."""
    from almoner.services.contacts import lookalikes

    return lookalikes(job.session, text)
