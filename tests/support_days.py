"""What days inside the charity share: going from page to page with the keys, signing what is shown, naming a file in a dialog.

Everything is done in the real main window, whatever its language is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QRadioButton, QTableView, QWidget
from shiboken6 import isValid

from support_visitors import Visit
from support_window import PATIENCE, button, dialog, part, picture, press, type_in

if TYPE_CHECKING:
    from almoner.ui.page import Page


def go(visit: Visit, name: str) -> Page:
    """Go to a page with its key, and wait until it is read."""
    number = visit.window.page_names.index(name) + 1
    visit.window.activateWindow()
    visit.qtbot.waitUntil(visit.window.isActiveWindow, timeout=PATIENCE)
    if number <= 10:
        QTest.keyClick(visit.window, Qt.Key(ord("0") + number % 10), Qt.KeyboardModifier.ControlModifier)
    else:
        visit.window.open_page(name)
    visit.rest()
    assert visit.window.page.objectName() == f"page.{name}"
    return visit.window.page


def sign(visit: Visit, shot: str = "") -> str:
    """Read what is shown before it is signed, scroll to its end, sign it; return its words."""
    shown = dialog(visit.qtbot, "review")
    area = part(shown, QWidget, "review_content")
    area.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)
    visit.qtbot.waitUntil(button(shown, "agree").isEnabled, timeout=PATIENCE)
    if shot:
        picture(shown, shot)
    said = "\n".join(str(each.property("text") or "") for each in shown.findChildren(QWidget))
    press(shown, "agree")
    visit.rest()
    return said


def gone(visit: Visit, shown: QWidget) -> None:
    """Wait until a dialog is closed and what follows from it is shown."""
    visit.qtbot.waitUntil(lambda: not isValid(shown) or not shown.isVisible(), timeout=PATIENCE)
    visit.rest()


def choose_file(visit: Visit, path: Path) -> None:
    """Type a path into the file dialog in sight."""

    def shown() -> list[QFileDialog]:
        return [each for each in visit.window.findChildren(QFileDialog) if each.isVisible()]

    visit.qtbot.waitUntil(lambda: len(shown()) == 1, timeout=PATIENCE)
    line = part(shown()[0], QLineEdit, "fileNameEdit")
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)
    visit.rest()


def select(visit: Visit, table: str, text: str, column: int = 0) -> None:
    """Click the row of a table that has this text in a column."""
    view = part(visit.window.page, QTableView, table)
    model = view.model()

    def rows() -> list[int]:
        return [at for at in range(model.rowCount()) if str(model.index(at, column).data()) == text]

    visit.qtbot.waitUntil(lambda: len(rows()) == 1, timeout=PATIENCE)
    view.clearSelection()
    index = model.index(rows()[0], column)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    visit.rest()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was shown before is gone


def make_wallet(visit: Visit, name: str) -> None:
    """Make a wallet on the page of wallets, write its words down and have them checked."""
    page = go(visit, "people")
    page.tabs.setCurrentIndex(0)  # type: ignore[attr-defined]
    press(page, "new_wallet")
    form = dialog(visit.qtbot, "new_wallet_dialog")
    visit.rest()
    type_in(form, "wallet_label", name)
    press(form, "agree")
    words = dialog(visit.qtbot, "words_dialog")
    visit.rest()
    shown = [each for each in words.findChildren(QLabel) if each.objectName().startswith("shown_word")]
    known = {int(each.objectName().removeprefix("shown_word")): each.text().split(". ")[1] for each in shown}
    assert len(known) == 12
    press(words, "written")
    asked = [each for each in words.findChildren(QLineEdit) if each.objectName().startswith("check")]
    assert len(asked) == 3
    for each in asked:
        type_in(words, each.objectName(), known[int(each.objectName().removeprefix("check"))])
    QTest.keyClick(asked[-1], Qt.Key.Key_Return)
    gone(visit, words)


def give_role(visit: Visit, name: str, role: str, shot: str = "") -> None:
    """Give a person a role: choose it, see what is signed, sign."""
    page = go(visit, "people")
    tabs = page.tabs  # type: ignore[attr-defined]
    tabs.setCurrentIndex(1)
    visit.rest()
    select(visit, "table.people", name)
    press(page.accounts, "give_role")  # type: ignore[attr-defined]
    form = dialog(visit.qtbot, "role_dialog")
    QTest.mouseClick(part(form, QRadioButton, f"role.{role}"), Qt.MouseButton.LeftButton)
    press(form, "agree")
    sign(visit, shot)
    gone(visit, form)
