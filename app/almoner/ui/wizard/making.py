"""What steps that make something share: a bar, a line that says what is being done, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from almoner.ui.parts import button, column, label, row
from almoner.ui.theme import em
from almoner.ui.words import tr


class Progress(QFrame):
    """Show what is under way. ``stopped`` when the person wants it to end."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("making")
        self.setProperty("role", "card")
        self.line = label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setTextVisible(False)
        self.cancel = button(tr("&Cancel"), self._stop, name="stop")
        self.cancel.setAutoDefault(True)
        layout = column(self.line, self.bar, row(None, self.cancel))
        space = em(self, 0.7)
        layout.setContentsMargins(space, space, space, space)
        self.setLayout(layout)
        self.hide()

    def begin(self, text: str, total: int) -> None:
        """Show the beginning of something in so many steps; 0 where that is not known."""
        self.line.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()
        self.cancel.setFocus()

    def step(self, text: str, done: int, total: int) -> None:
        """Show how far it is."""
        if self.cancel.isEnabled():
            self.line.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        """Nothing is under way any more."""
        self.hide()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.line.setText(tr("It stops at its next step; nothing half-made is left."))
        self.stopped.emit()
