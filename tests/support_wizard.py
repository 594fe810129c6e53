"""What tests of the first-run wizard share: a wizard in a folder of its own, and a person who answers it step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget

from almoner.ui.language import Languages
from almoner.ui.wizard.wizard import Wizard
from support_window import PATIENCE, button, part, press, type_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Start = Callable[..., "Person"]
"""Opens the wizard on a folder that is not there; takes the languages, if they matter."""

PASSPHRASE = "wand otter seven lime"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
ACCOUNT = "0x58A57ed9d8d624cBD12e2C467D34787555bB1b25"
"""The first account of `PHRASE`, as other wallets show it."""


class Person:
    """Work a wizard with clicks and keys."""

    def __init__(
        self, qtbot: QtBot, directory: Path, languages: Languages, wizard: Wizard | None = None
    ) -> None:
        """Open a wizard, or sit down at one that a program has opened and will end."""
        self.qtbot, self.directory = qtbot, directory
        self.wizard = wizard or Wizard(directory, languages)
        self.finished: list[Path] = []
        self.left: list[bool] = []
        self.wizard.finished_with.connect(self.finished.append)
        self.wizard.left.connect(lambda: self.left.append(True))
        if wizard is None:
            qtbot.addWidget(self.wizard, before_close_func=lambda wizard: wizard._leave())
        self.wizard.resize(960, 600)
        self.wizard.show()
        self.wizard.activateWindow()
        with qtbot.waitActive(self.wizard):
            pass

    # -- looking ----------------------------------------------------------------------------------------

    @property
    def at(self) -> str:
        """The step in sight."""
        return self.wizard.step.name

    def said(self, name: str) -> str:
        """Return the words of the notice of this name, waiting for it."""
        self.qtbot.waitUntil(lambda: bool(self._notices(name)), timeout=PATIENCE)
        texts = [each.text() for each in self._notices(name)[-1].findChildren(QLabel)]
        return " ".join(text for text in texts if text)

    def _notices(self, name: str) -> list[QWidget]:
        return [
            each
            for each in self.wizard.findChildren(QWidget)
            if each.objectName() == name and each.isVisible()
        ]

    def below(self, name: str) -> str:
        """Return what stands below a field: its hint or its error."""
        return part(self.wizard.step, QWidget, name).accessibleDescription()

    # -- doing ------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.wizard.runner.busy, timeout=PATIENCE)
        QApplication.processEvents()

    def ready(self) -> None:
        """Wait until one can go on."""
        self.qtbot.waitUntil(button(self.wizard, "next").isEnabled, timeout=PATIENCE)

    def choose(self, key: str) -> None:
        """Click one of the choices."""
        radio = part(self.wizard.step, QRadioButton, key)
        radio.setFocus()
        QTest.keyClick(radio, Qt.Key.Key_Space)
        assert radio.isChecked()

    def type(self, name: str, text: str) -> None:
        """Type into a field of the step."""
        type_in(self.wizard.step, name, text)

    def next(self, expected: str) -> None:
        """Press Next and wait for the step that must follow."""
        self.settle()
        press(self.wizard, "next")
        self.qtbot.waitUntil(lambda: self.at == expected, timeout=PATIENCE)
        self.settle()

    def stay(self) -> None:
        """Press Next where the step must not agree."""
        self.settle()
        before = self.wizard.step
        press(self.wizard, "next")
        self.settle()
        assert self.wizard.step is before

    def back(self, expected: str) -> None:
        """Press Back."""
        press(self.wizard, "back")
        self.qtbot.waitUntil(lambda: self.at == expected, timeout=PATIENCE)

    def make(self) -> Path:
        """Press the last button and wait until it is made."""
        self.settle()
        self.ready()
        press(self.wizard, "next")
        self.qtbot.waitUntil(lambda: bool(self.finished), timeout=PATIENCE)
        return self.finished[0]

    def close(self) -> None:
        """Close the window, agree, and wait until it is gone."""
        self.wizard.close()
        QApplication.processEvents()
        for dialog in self._notices("confirm"):
            press(dialog, "agree")
        self.qtbot.waitUntil(lambda: bool(self.left), timeout=PATIENCE)

    # -- whole ways -------------------------------------------------------------------------------------

    def words(self) -> list[str]:
        """Read the words on screen."""
        self.qtbot.waitUntil(lambda: len(self._shown()) >= 12, timeout=PATIENCE)
        return [each.text().split(". ")[1] for each in self._shown()]

    def _shown(self) -> list[QLabel]:
        cells = [each for each in self.wizard.step.findChildren(QLabel) if each.isVisible()]
        found = [each for each in cells if each.objectName().startswith("shown_word")]
        return sorted(found, key=lambda each: int(each.objectName().removeprefix("shown_word")))

    def asked(self) -> list[int]:
        """Return the positions of the words that are asked for."""
        fields = [each.objectName() for each in self.wizard.step.findChildren(QLineEdit)]
        return sorted(int(name.removeprefix("check")) for name in fields if name.startswith("check"))

    def answer_words(self, words: list[str]) -> None:
        """Type the words that are asked for."""
        for position in self.asked():
            self.type(f"check{position}", words[position - 1])

    def to_ledger(self, who: str = "charity") -> None:
        """Answer the first step."""
        self.choose(who)
        self.next("ledger")

    def to_wallet(self, who: str = "charity") -> None:
        """Come to the wallet of a new ledger on this computer."""
        self.to_ledger(who)
        self.choose("here")
        self.next("wallet")

    def to_place(self) -> list[str]:
        """Come to where a new wallet is kept; return its words."""
        self.choose("create")
        self.next("words")
        words = self.words()
        self.next("check")
        self.answer_words(words)
        self.next("place")
        return words

    def seal(self, expected: str) -> None:
        """Choose the passphrase of the wallet's file."""
        self.said("placement")
        self.type("passphrase", PASSPHRASE)
        self.type("again", PASSPHRASE)
        self.next(expected)

    def to_summary(self) -> list[str]:
        """Come to the summary of a charity on this computer; return the wallet's words."""
        self.to_wallet()
        words = self.to_place()
        self.seal("profile")
        self.type("name", "Willow Relief")
        self.next("fund")
        self.type("fund", "Flood relief")
        self.type("unit", "CNY")
        self.next("summary")
        return words


def next_text(person: Person) -> str:
    """Return what the button that goes on says."""
    return button(person.wizard, "next").text().replace("&", "")
