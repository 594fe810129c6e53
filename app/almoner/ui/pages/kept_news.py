"""What moved and was not marked as seen: remembered over restarts, shown above the list, told on the desktop."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QVBoxLayout, QWidget

from almoner.ui import icons
from almoner.ui.pages import kept_words as words
from almoner.ui.pages.kept_words import Line, News
from almoner.ui.parts import Notice, button, clear
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.memory import Memory

KEY = "kept/news"
SENTENCES_SHOWN = 3
MILLISECONDS_SHOWN = 12_000


class NewsBook:
    """The news that were not marked as seen, in the window's memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def all(self) -> list[News]:
        """Return them, the oldest first."""
        kept = self._memory.get(KEY, [])
        found = [News.of(each) for each in kept] if isinstance(kept, list) else []
        return [each for each in found if each is not None]

    def of(self, digest: bytes) -> list[News]:
        """Return those of one receipt."""
        return [each for each in self.all() if each.moved.digest == digest]

    def add(self, news: Iterable[News]) -> None:
        """Remember more."""
        self._keep([*self.all(), *news])

    def drop(self, digests: Collection[bytes]) -> None:
        """Forget those of these receipts."""
        self._keep([each for each in self.all() if each.moved.digest not in digests])

    def _keep(self, news: Sequence[News]) -> None:
        self._memory.set(KEY, [each.kept() for each in news] or None)


class NewsBar(QWidget):
    """A summary of what moved, on top of the page; ``seen`` carries the receipts' digests."""

    seen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what moved of these."""
        clear(self._layout)
        moved = [line for line in lines if line.news]
        self.setVisible(bool(moved))
        if not moved:
            return
        text, sentences = said(moved)
        notice = Notice("info", text, "\n".join(sentences))
        notice.setObjectName("moved")
        digests = [line.kept.digest for line in moved]
        notice.add_button(button(tr("I have seen &them"), lambda: self.seen.emit(digests), name="seen_all"))
        self._layout.addWidget(notice)


def said(moved: Sequence[Line]) -> tuple[str, list[str]]:
    """Return how many moved, and a sentence for each of the first."""
    text, sentences = words.summary(moved, datetime.now().astimezone())
    shown = sentences[:SENTENCES_SHOWN]
    if len(sentences) > len(shown):
        shown.append(tr("and %Ln more", "", len(sentences) - len(shown)))
    return text, shown


def notify(owner: QWidget, moved: Sequence[Line]) -> bool:
    """Tell on the desktop what moved, where it has a place for that and the window is not in front; tell whether it was.

    ``owner`` is brought to front by a click on the message.
    """
    if not moved or QApplication.activeWindow() is not None or not QSystemTrayIcon.isSystemTrayAvailable():
        return False
    text, sentences = said(moved)
    tray = QSystemTrayIcon(icons.icon("almoner"), owner)
    tray.messageClicked.connect(owner.window().activateWindow)
    tray.show()
    tray.showMessage(text, "\n".join(sentences), icons.icon("almoner"), MILLISECONDS_SHOWN)
    QTimer.singleShot(MILLISECONDS_SHOWN, tray, tray.deleteLater)
    return True
