"""What tests of the window share: an opened desk on a small charity, answers to its questions, pictures of what is shown.

Pages are used as people use them: `button`, `field` and `table` find a part by its object name, `press` and `type_in` work with
clicks and keys.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPlainTextEdit, QWidget

from almoner.ui import formats, language, theme
from almoner.ui.asking import Question
from almoner.ui.desk import Desk
from almoner.ui.tasks import Task
from almoner_chain.core.units import Unit
from support_charity import PASSPHRASE, Charity

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
CNY = Unit.currency("CNY")
PATIENCE = 30_000
"""Milliseconds to wait for something that will happen; a busy machine is slow."""


class Answers:
    """Answer a desk's questions as its person would, and remember what was asked."""

    def __init__(self, desk: Desk, *, passphrase: str | None = PASSPHRASE, sign: bool = True) -> None:
        self.passphrase, self.sign = passphrase, sign
        self.asked: list[Question] = []
        desk.asker.asked.connect(self._answer)

    def _answer(self, question: Question) -> None:
        self.asked.append(question)
        question.answer(self.passphrase if question.kind == "passphrase" else (True if self.sign else None))

    @property
    def reviews(self) -> list[Any]:
        """What was shown before it was signed."""
        return [question.subject for question in self.asked if question.kind == "review"]


@contextmanager
def opened(charity: Charity) -> Iterator[Desk]:
    """Open a desk on a charity's folder; nobody answers its questions until `Answers` is put there."""
    desk = Desk(charity.home)
    try:
        yield desk
    finally:
        desk.close()
        desk.deleteLater()


def dress(application: QApplication, *, lang: str = "en", palette: str = theme.LIGHT) -> language.Languages:
    """Put a language and a palette on the application; keep the result for as long as they are wanted."""
    languages = language.Languages(application)
    languages.use(lang)
    theme.apply(application, palette)
    return languages


def part(parent: QWidget, kind: type[W], name: str) -> W:
    """Return the one part of this kind and object name."""
    found = [each for each in parent.findChildren(kind) if each.objectName() == name]
    assert len(found) == 1, f"{len(found)} parts {name!r} in {parent.objectName()!r}"
    return found[0]


def button(parent: QWidget, name: str) -> QAbstractButton:
    """Return a button by its object name."""
    return part(parent, QAbstractButton, name)


def press(parent: QWidget, name: str) -> None:
    """Click a button that is in sight and can be clicked."""
    found = button(parent, name)
    assert found.isVisible(), f"the button {name!r} is not in sight"
    assert found.isEnabled(), f"the button {name!r} cannot be pressed"
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def click_twice(widget: QWidget) -> None:
    """Click twice as fast as can be; Qt's own double click in tests is one press only."""
    for _ in range(2):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_in(parent: QWidget, name: str, text: str) -> None:
    """Type into a field (or choose in a list) in place of what stands there."""
    found = part(parent, QWidget, name)
    found.setFocus()
    if isinstance(found, QComboBox):
        at = max(found.findData(text), found.findText(text))
        assert at >= 0, f"{text!r} is not offered in {name!r}"
        found.setCurrentIndex(at)
        return
    if isinstance(found, QPlainTextEdit):
        found.selectAll()
    else:
        QTest.keyClick(found, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if not text:
        QTest.keyClick(found, Qt.Key.Key_Delete)
    elif text.isascii():
        QTest.keyClicks(found, text)
    else:
        QApplication.clipboard().setText(text)
        QTest.keyClick(found, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def money(text: str) -> str:
    """Return an amount of CNY as the window writes it."""
    return formats.money(CNY.parse(text), CNY)


def writes_of(desk: Desk) -> list[Task[object]]:
    """Return a list that takes in every write the desk begins."""
    begun: list[Task[object]] = []
    desk.runner.started.connect(lambda task: begun.append(task) if task.writes else None)
    return begun


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files on a widget as a file manager does; somebody must take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted(), "nothing takes the files"
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *how))


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the desk has nothing under way and everything it delivered is shown."""
    qtbot.waitUntil(lambda: not desk.runner.busy, timeout=PATIENCE)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not desk.runner.busy, timeout=PATIENCE)


def dialog(qtbot: QtBot, name: str) -> QWidget:
    """Wait for a dialog by its object name and return it."""
    found: list[QWidget] = []

    def there() -> bool:
        found[:] = [
            each for each in QApplication.topLevelWidgets() if each.objectName() == name and each.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there, timeout=PATIENCE)
    return found[-1]


def show(qtbot: QtBot, widget: QWidget, *, width: int = 1180, height: int = 760) -> None:
    """Show a page as large as it is on a small office screen."""
    qtbot.addWidget(widget)
    widget.resize(QSize(width, height))
    widget.show()
    qtbot.waitExposed(widget)


def picture(widget: QWidget, name: str) -> None:
    """Write a picture of a widget, where ALMONER_SHOTS names a folder for people to look at them."""
    folder = os.environ.get("ALMONER_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(Path(folder, f"{name}.png")))


def texts(widget: QWidget) -> str:
    """Return every text in sight in a widget, line by line."""
    found = []
    for each in widget.findChildren(QWidget):
        if each.isVisible():
            read: Callable[[], str] | None = getattr(each, "text", None)
            if callable(read):
                found.append(str(read()))
    return "\n".join(found)


def unnamed(widget: QWidget) -> list[str]:
    """Return which parts a person can work with have no name that a screen reader could say."""
    from PySide6.QtGui import QAccessible

    missing = []
    for each in widget.findChildren(QWidget):
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus or not each.isVisibleTo(widget):
            continue
        parent = each.parentWidget()
        if each.objectName().startswith("qt_") or (
            parent is not None and parent.objectName().startswith("qt_")
        ):
            continue
        if type(each).__name__ in (
            "QScrollArea",
            "QLabel",
            "QWidget",
            "QStackedWidget",
            "QComboBoxListView",
            "QDialog",
        ):
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            missing.append(f"{type(each).__name__} {each.objectName()!r}")
    return missing
