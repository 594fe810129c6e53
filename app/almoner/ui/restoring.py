"""Bring a wallet back: recovery words typed or pasted, a private key, or a keystore file; first-class, in one form.

Words are completed from their list while they are typed; one that is not on it is named by its number. What was typed goes
nowhere but to `secret_of`: not to the memory, not to the log, not to the clipboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from almoner.services.wallets import WalletSecret
from almoner.ui import formats
from almoner.ui.forms import ChoiceField, Form, TextField
from almoner.ui.parts import button, column, label, row
from almoner.ui.restoring_words import WordFields
from almoner.ui.sentences import told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.tasks import TaskRunner
    from almoner_chain.core.errors import AlmonerError

WORDS, KEY, FILE = "words", "key", "file"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave to bring a wallet back: a secret text (words or a key), or a keystore file with its passphrase."""

    secret: str = field(default="", repr=False)
    language: str | None = None
    file: Path | None = None
    passphrase: str = field(default="", repr=False)


def secret_of(given: Given) -> WalletSecret:
    """Return the secret that was given; in a worker thread. Raises BadInput (`RestoreForm.blame` shows it at its field)."""
    from almoner.services.wallets import keystore, words

    if given.file is None:
        return words.parse_secret(given.secret, given.language)
    found = keystore.decrypt(read_keystore(given.file), given.passphrase)
    return found if words.words_lead_to(found) else WalletSecret(found.key)


def read_keystore(path: Path) -> bytes:
    """Return a keystore file's bytes; one that is too long is cut just past what is accepted."""
    from almoner.services.wallets.keystore import MAX_DOCUMENT

    with path.open("rb") as file:
        return file.read(MAX_DOCUMENT + 1)


class RestoreForm(QWidget):
    """Ask for what brings a wallet back. ``changed`` when anything was typed, ``submitted`` on Enter in the last field."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("restore")
        self.file: Path | None = None
        self.kind = ChoiceField(
            "restore_kind",
            tr("What do you have?"),
            [
                (WORDS, tr("Recovery words")),
                (KEY, tr("A private key")),
                (FILE, tr("A keystore file and its passphrase")),
            ],
        )
        self.words = WordFields(runner)
        self.key = TextField(
            "private_key",
            tr("Private key"),
            secret=True,
            required=True,
            hint=tr("64 digits and letters a to f"),
        )
        self.passphrase = TextField(
            "file_passphrase", tr("Passphrase of the file"), secret=True, required=True
        )
        self._forms = (Form([self.key]), Form([self.passphrase]))
        self._stack = QStackedWidget()
        for part in (self.words, _held(self.key), self._file_part()):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kind)
        layout.addWidget(self._stack, 1)
        self._connect()

    def _file_part(self) -> QWidget:
        self._file_name = label(tr("No file is chosen yet."), "quiet", wrap=True)
        self._file_name.setObjectName("keystore_name")
        self._choose = button(tr("Choose the file…"), self._ask_for_file, icon="file", name="choose_keystore")
        return _held(row(self._choose, self._file_name, stretch_last=True), self.passphrase)

    def _connect(self) -> None:
        self.kind.changed.connect(self._turn)
        for part in (self.words, self.key, self.passphrase):
            part.changed.connect(self.changed)
        self.words.submitted.connect(self.submitted)
        for form in self._forms:
            form.submitted.connect(self.submitted)

    def _turn(self) -> None:
        self._stack.setCurrentIndex((WORDS, KEY, FILE).index(self.kind.value))
        self.changed.emit()

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose the keystore file"))
        dialog.setObjectName("keystore_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.open()

    def take_file(self, path: Path) -> None:
        """Use this keystore file."""
        self.file = path
        self._say_file(formats.visible(path.name), "")
        self.passphrase.line.setFocus()
        self.changed.emit()

    def _say_file(self, text: str, role: str) -> None:
        self._file_name.setText(text)
        self._file_name.setProperty("role", role)
        self._file_name.style().unpolish(self._file_name)
        self._file_name.style().polish(self._file_name)

    def given(self) -> Given | None:
        """Return what was given; where something is missing it is said at its field, and None returned."""
        match self.kind.value:
            case "words":
                text = self.words.text()
                return None if text is None else Given(text, self.words.language)
            case "key":
                return Given(self.key.value) if self._forms[0].complete() else None
        if self.file is None:
            self._say_file(tr("Choose the file first."), "error")
            return None
        if not self.passphrase.line.text():
            self._forms[1].complete()
            return None
        # not stripped: a passphrase may begin or end with a space
        return Given(file=self.file, passphrase=self.passphrase.line.text())

    def blame(self, error: AlmonerError) -> bool:
        """Show an error of `secret_of` at the field it is about; tell whether it was one of these."""
        positions: Sequence[int] = getattr(error, "positions", ())
        sentence = told(error).text
        if error.code.startswith("wallet.words") or error.code == "wallet.language":
            self.words.blame(sentence, positions)
        elif error.code == "passphrase.wrong" and self.kind.value == FILE:
            self._forms[1].blame("file_passphrase", tr("This passphrase does not open the file."))
        elif error.code == "wallet.keystore_invalid" or (error.code == "system" and self.file is not None):
            self._say_file(sentence, "error")
        elif self.kind.value == KEY and error.code.startswith("key"):
            self._forms[0].blame("private_key", sentence)
        else:
            return False
        return True

    def forget(self) -> None:
        """Take every secret off the screen."""
        self.words.clear()
        for each in (self.key, self.passphrase):
            each.line.clear()


def _held(*parts: QWidget | object) -> QWidget:
    made = QWidget()
    layout = column(*parts, None)  # type: ignore[arg-type]
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made
