"""The list of steps beside the wizard: what is done, what is in sight, what is to come. To be looked at, not worked with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from almoner.ui import icons
from almoner.ui.parts import clear, icon_label, label, row
from almoner.ui.theme import colours, em
from almoner.ui.words import tr


class Trail(QFrame):
    """Show groups of steps with a sign each: done, here, to come."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trail")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self._layout = QVBoxLayout(self)
        space = em(self, 0.8)
        self._layout.setContentsMargins(space, space, space, space)
        self._layout.setSpacing(em(self, 0.5))
        self.setFixedWidth(em(self, 10.5))

    def show_steps(self, steps: Sequence[str], now: str) -> None:
        """Show the groups these steps belong to."""
        clear(self._layout)
        groups = list(dict.fromkeys(group_of(step) for step in steps))
        here = groups.index(group_of(now))
        self._layout.addLayout(row(icon_label("almoner", times=1.6), label("Almoner", "heading"), None))
        for at, group in enumerate(groups):
            self._layout.addLayout(_line(at + 1, group, (at > here) - (at < here)))
        self._layout.addStretch(1)
        self.setAccessibleName(
            tr("Almoner, step {number} of {count}: {name}").format(
                number=here + 1, count=len(groups), name=groups[here]
            )
        )


def _line(number: int, name: str, when: int) -> QVBoxLayout:
    words = label(name, {-1: "", 0: "heading", 1: "quiet"}[when], wrap=True)
    sign = QLabel(f"{number}")
    side = em(sign, 1.1)
    sign.setFixedWidth(em(sign, 1.4))
    if when < 0:
        sign.setPixmap(icons.icon("good", colours().good).pixmap(side, side))
        sign.setAccessibleName(tr("done"))
    elif when == 0:
        sign.setPixmap(icons.icon("forward", colours().accent).pixmap(side, side))
        sign.setAccessibleName(tr("here"))
    made = QVBoxLayout()
    made.addLayout(row(sign, words, stretch_last=True))
    return made


def group_of(step: str) -> str:
    """Return what the group of a step is called."""
    if step == "welcome":
        return tr("Welcome")
    if step in ("ledger", "join", "network"):
        return tr("Ledger")
    if step in ("wallet", "words", "check", "restore", "place"):
        return tr("Wallet")
    if step in ("profile", "fund"):
        return tr("Charity")
    if step == "sample":
        return tr("Sample charity")
    if step == "backup":
        return tr("Backup")
    return tr("Summary")
