"""Lists that are looked at again every few seconds and change in place: the nodes of the ledger, what is under way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from almoner.ui import icons
from almoner.ui.parts import Tone, column, label
from almoner.ui.theme import colours, em


class StateLine(QWidget):
    """One line: an icon, a name with its state in words, details below. Texts are changed, nothing is made anew."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._shown: tuple[Tone, str, str] | None = None
        self.head = label("", wrap=True, selectable=True)
        self.details = label("", "quiet", wrap=True, selectable=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, em(self, 0.3))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(self.head, self.details), 1)

    def show_state(self, tone: Tone, head: str, details: str) -> None:
        """Show a state; nothing happens where it is shown already."""
        now = (tone, head, details)
        if now == self._shown:
            return
        if self._shown is None or self._shown[0] != tone:
            c = colours()
            colour = {"good": c.good, "warn": c.warn, "bad": c.bad, "info": c.quiet}[tone]
            name = "wait" if tone == "info" else tone
            side = em(self, 1.2)
            self._icon.setPixmap(icons.icon(name, colour).pixmap(side, side))
        self._shown = now
        for part, text in ((self.head, head), (self.details, details)):
            part.setText(text)
            part.setAccessibleName(text)
            part.setVisible(bool(text))


class StateList(QWidget):
    """Several lines; as many as there are things, kept from one look to the next."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines: list[StateLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_states(self, states: Sequence[tuple[Tone, str, str]]) -> None:
        """Show these: tone, head, details of each."""
        while len(self._lines) > len(states):
            gone = self._lines.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._lines) < len(states):
            made = StateLine()
            self._lines.append(made)
            self._layout.addWidget(made)
        for line, state in zip(self._lines, states, strict=True):
            line.show_state(*state)

    @property
    def lines(self) -> list[StateLine]:
        """The lines in sight."""
        return list(self._lines)
