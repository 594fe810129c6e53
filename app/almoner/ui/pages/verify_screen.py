"""Look at the screens for receipts: the window steps aside for a moment, each screen becomes one picture.

Where the system does not let programs look (Wayland), that is said with another way. Reads no code: pictures only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from almoner.ui.pages.verify_sources import Given
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, Unreachable

MILLISECONDS_ASIDE = 350
"""What a desktop takes to paint what the window covered."""


def can_grab() -> bool:
    """Tell whether this system lets a program look at the screen."""
    return not QGuiApplication.platformName().startswith("wayland")


def no_grab() -> AlmonerError:
    """Return why the screen cannot be looked at, and what to do instead."""
    return Unreachable(
        tr("This desktop does not let programs look at the screen."),
        code="screen.closed",
        hint=tr("Take a screenshot with the key of your system and paste it here with Ctrl+V."),
    )


def grab_screens() -> list[Given]:
    """Return a picture of each screen; empty where none can be had."""
    found = []
    for screen in QGuiApplication.screens():
        image = screen.grabWindow(0).toImage()
        if not image.isNull() and not _is_blank(image):
            label = tr("Screen {name}").format(name=screen.name() or "")
            found.append(Given(label.strip(), image=image))
    return found


def _is_blank(image: QImage) -> bool:
    """Tell whether a picture has one colour only: a refusal in disguise."""
    small = image.scaled(64, 64)
    return len({small.pixel(x, y) for x in range(64) for y in range(64)}) == 1


class ScreenGrab(QObject):
    """Hide a window, take the screens, show the window where it was; then ``taken`` or ``failed`` is called once."""

    def __init__(
        self,
        window: QWidget,
        *,
        taken: Callable[[list[Given]], object],
        failed: Callable[[AlmonerError], object],
    ) -> None:
        super().__init__(window)
        self._window, self._taken, self._failed = window, taken, failed

    def start(self) -> None:
        """Step aside and look."""
        if not can_grab():
            self._failed(no_grab())
            return
        self._geometry = self._window.saveGeometry()
        self._window.hide()
        QTimer.singleShot(MILLISECONDS_ASIDE, self, self._look)

    def _look(self) -> None:
        found = grab_screens()
        self._window.restoreGeometry(self._geometry)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if found:
            self._taken(found)
        else:
            self._failed(no_grab())
        self.deleteLater()
