"""The step that brings a wallet back: from its words, its private key, or a keystore file of any program.

A wrong word is named by its position only; nothing that is typed here is repeated, kept or logged.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.forms import ChoiceField, Form, TextField
from almoner.ui.parts import label
from almoner.ui.restoring_words import WordFields
from almoner.ui.wizard.handing import HandingIn
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.wizard.wallet import usual_language
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.wallets import WalletSecret
    from almoner_chain.core.errors import AlmonerError

WORDS, KEY, KEYSTORE = "words", "key", "keystore"


class RestoreStep(Step):
    """Ask for what there is of a wallet and read it."""

    name: ClassVar[str] = "restore"

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground, tr("Restore a wallet"))
        self.what = ChoiceField(
            "what",
            tr("What do you have?"),
            [
                (WORDS, tr("Recovery words")),
                (KEY, tr("A private key")),
                (KEYSTORE, tr("A wallet file (keystore)")),
            ],
        )
        self.content.addWidget(self.what)
        self.stack = QStackedWidget()
        for part in (self._words_part(), self._key_part(), self._keystore_part()):
            self.stack.addWidget(part)
        self.content.addWidget(self.stack)
        self.what.changed.connect(self._switch)
        self._file: Path | None = None
        if self.answers.secret is not None:
            self._say_kept()

    def _words_part(self) -> QWidget:
        self.words = WordFields(self.ground.runner)
        self.words.language_field.value = self.answers.language or usual_language(self.ground)
        self.words.submitted.connect(self.wants_next)
        self.words.changed.connect(self._touched)
        return self.words

    def _key_part(self) -> QWidget:
        self.key = TextField(
            "key",
            tr("Private key"),
            required=True,
            secret=True,
            hint=tr("64 digits and letters from a to f."),
        )
        self.key_form = Form([self.key])
        self.key_form.submitted.connect(self.wants_next)
        self.key.changed.connect(self._touched)
        return _stacked(self.key)

    def _keystore_part(self) -> QWidget:
        hand = HandingIn(
            tr(
                "Drop the wallet file here. Files of geth, MetaMask and others with the ending .json can be read."
            ),
            files=tr("Wallet files (*.json UTC--*);;All files (*)"),
            pastes=False,
        )
        hand.given.connect(self.take_file)
        self.chosen = label(tr("No file chosen yet."), "quiet", wrap=True)
        self.file_passphrase = TextField(
            "file_passphrase", tr("Passphrase of the file"), required=True, secret=True
        )
        self.file_form = Form([self.file_passphrase])
        self.file_form.submitted.connect(self.wants_next)
        self.file_passphrase.changed.connect(self._touched)
        return _stacked(hand, self.chosen, self.file_passphrase)

    def start(self) -> None:
        """Put the cursor where typing begins."""
        if self.answers.secret is None:
            self.words.lines[0].setFocus()

    def _switch(self) -> None:
        self.stack.setCurrentIndex([WORDS, KEY, KEYSTORE].index(self.what.value))
        self.tell_no_more()

    def _touched(self) -> None:
        self.answers.forget_wallet()
        self.tell_no_more()

    def take_file(self, given: object) -> None:
        """Take a wallet file."""
        if isinstance(given, Path):
            self._file = given
            self._touched()
            self.chosen.setText(formats.visible(given.name))
            self.file_passphrase.line.setFocus()

    def _say_kept(self) -> None:
        from almoner.services.wallets.signer import address_of, checksum_address

        secret = self.answers.secret
        if secret is not None:
            address = checksum_address(address_of(secret.key))
            self.tell("good", tr("The wallet of the account {address} was read.").format(address=address))

    def advance(self, go: Callable[[], None]) -> None:
        """Read what was given and go on."""
        if self.answers.secret is not None:
            go()
            return
        reading = self._reading()
        if reading is None:
            return
        self.tell("info", tr("The wallet is being read…"), name="reading")
        self.ask(reading, then=lambda secret: self._read(secret, go), failed=self._unread)

    def _reading(self) -> Callable[[object], WalletSecret] | None:
        """Return the work that reads the wallet, or None after saying what is missing."""
        if self.what.value == WORDS:
            text, language = self.words.text(), self.words.language
            return (lambda job: _from_words(text, language)) if text is not None else None
        if self.what.value == KEY:
            typed = self.key.value
            return (lambda job: _from_key(typed)) if self.key_form.complete() else None
        file, passphrase = self._file, self.file_passphrase.line.text()
        if file is None:
            self.tell("bad", tr("Choose the wallet file first."), name="complaint")
            return None
        return (lambda job: _from_keystore(file, passphrase)) if self.file_form.complete() else None

    def _read(self, secret: WalletSecret, go: Callable[[], None]) -> None:
        self.answers.secret, self.answers.words, self.answers.confirmed = secret, (), True
        self.answers.language = self.words.language
        self._say_kept()
        go()

    def _unread(self, error: AlmonerError) -> None:
        self.tell_no_more()
        if error.code == "wallet.words_unknown":
            wrong = self.words.unknown
            listed = ", ".join(map(str, wrong))
            self.words.blame(
                tr(
                    "Not on the list of words: number {numbers}. Look for a slip of the pen there, or choose another language."
                ).format(numbers=listed)
                if wrong
                else tr("Most of these words are on no list of words. Is it another language?"),
                wrong,
            )
        elif error.code == "wallet.words_checksum":
            self.words.blame(
                tr(
                    "Every word is known, but together they are no wallet: a word was taken for another of the list, or two stand"
                    " in the wrong order."
                )
            )
        elif error.code == "passphrase.wrong":
            self.file_form.blame("file_passphrase", tr("The passphrase does not open this file."))
        elif self.what.value == KEY:
            self.key_form.blame(
                "key", tr("This is no private key: it has 64 digits and letters from a to f.")
            )
        else:
            self.complain(error)


def _stacked(*items: object) -> QWidget:
    from almoner.ui.parts import column

    made = QWidget()
    layout: QVBoxLayout = column(*items, None)  # type: ignore[arg-type]
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made


def _from_words(text: str, language: str) -> WalletSecret:
    from almoner.services.wallets.words import WordsInvalid, parse_secret

    try:
        return parse_secret(text, language)
    except WordsInvalid as first:
        try:
            return parse_secret(text)  # perhaps they are in another language than was chosen
        except WordsInvalid:
            raise first from None


def _from_key(typed: str) -> WalletSecret:
    from almoner.services.wallets.words import WordsInvalid, parse_secret

    found = parse_secret(typed)
    if found.entropy is not None:
        raise WordsInvalid("These are words, not a private key.", code="wallet.key")
    return found


def _from_keystore(file: Path, passphrase: str) -> WalletSecret:
    from almoner.services.wallets import WalletSecret, keystore
    from almoner.services.wallets.private_files import read_bounded
    from almoner.services.wallets.words import words_lead_to

    secret = keystore.decrypt(read_bounded(file, keystore.MAX_DOCUMENT), passphrase)
    return secret if words_lead_to(secret) else WalletSecret(secret.key)
