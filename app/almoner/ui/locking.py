"""Lock the wallets when nobody touches the window for a while: who finds an unlocked desk must not be able to sign.

Looks at the window's own input only; knows no page. Nothing is locked while something is being written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from almoner.ui.changes import Topic
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk

KEY = "lock_after"
"""In the window's memory: minutes without input; 0 never locks."""

MINUTES = (0, 5, 15, 30, 60)
USUAL_MINUTES = 15
MILLISECONDS_OF_A_MINUTE = 60_000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Lock a desk's wallets after so many minutes without input. ``minute`` in milliseconds."""

    def __init__(self, desk: Desk, parent: QObject, *, minute: int = MILLISECONDS_OF_A_MINUTE) -> None:
        super().__init__(parent)
        self._desk, self._minute = desk, minute
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._idle)
        # a filter on the whole application would see every repaint; a window's own sees its input
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self.begin()

    def begin(self) -> None:
        """Count the minutes from now, as many as are set."""
        minutes = minutes_set(self._desk)
        if minutes:
            self._timer.start(minutes * self._minute)
        else:
            self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew at every input; let all of it through."""
        if event.type() in _INPUT:
            self.begin()
        return False

    def _idle(self) -> None:
        if self._desk.runner.writing:
            self.begin()
        elif self._desk.unlocked:
            self._desk.lock_wallets()
            self._desk.changed.emit(frozenset({Topic.WALLETS}))
            self._desk.say(tr("Nobody was here for a while: the wallets are locked."))


def minutes_set(desk: Desk) -> int:
    """Return after how many minutes without input the wallets are locked; 0 never."""
    kept = desk.memory.get(KEY, USUAL_MINUTES)
    return kept if isinstance(kept, int) and kept in MINUTES else USUAL_MINUTES
