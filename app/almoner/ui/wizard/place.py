"""The step that says where the wallet's secret will lie: the system's keyring, or a file with a passphrase of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from almoner.services.wallets.model import clean_label
from almoner.ui.forms import Form, TextField
from almoner.ui.parts import Notice, column
from almoner.ui.sentences import told
from almoner.ui.wizard.answers import FILE, KEYRING
from almoner.ui.wizard.choices import Choices
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.wizard.strength import Strength, strength
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.wallets import Placement
    from almoner.ui.parts import Tone
    from almoner_chain.core.errors import AlmonerError


class PlaceStep(Step):
    """Ask the system for its keyring, say plainly where the wallet goes, and take a passphrase where it is a file."""

    name: ClassVar[str] = "place"

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground, tr("Where the wallet is kept"))
        self.label = TextField(
            "label",
            tr("What it is called here"),
            required=True,
            hint=tr("A short name, only on this computer."),
        )
        self.label.value = self.answers.label or tr("my wallet")
        self.content.addWidget(self.label)
        self.label.setVisible(not self.answers.starts_ledger)
        self.where: Choices | None = None
        self._why: Notice | None = None
        self.passphrase = TextField(
            "passphrase", tr("Passphrase"), required=True, secret=True, hint=self._said("")
        )
        self.again = TextField("again", tr("The same again"), required=True, secret=True)
        for field in (self.passphrase, self.again):
            field.line.setText(self.answers.passphrase)
        self.form = Form([self.label, self.passphrase, self.again])
        self.form.submitted.connect(self.wants_next)
        self.passphrase.changed.connect(self._weigh)
        self.sealed = QWidget()
        inside = column(self.passphrase, self.again)
        inside.setContentsMargins(0, 0, 0, 0)
        self.sealed.setLayout(inside)
        self.content.addWidget(self.sealed)
        self._fit()

    def start(self) -> None:
        """Ask for the keyring, unless it was asked before."""
        if self.answers.placement is not None:
            self._found(self.answers.placement)
            return
        self.tell("info", tr("The system's keyring is being asked…"), name="asking")
        self.ask(_placement, then=self._found, failed=self._not_found)

    def _not_found(self, error: AlmonerError) -> None:
        """Say why the keyring cannot be used; a file can."""
        from almoner.services.wallets import Kept, Placement

        self._found(Placement(Kept.FILE, ""))
        self.answers.placement = None  # it may be unlocked when one comes back here
        self._explain(
            "warn", told(error).sentence, tr("The wallet can be kept in an encrypted file instead.")
        )

    def _found(self, placement: Placement) -> None:
        self.answers.placement = placement
        self.tell_no_more()
        if placement.kept == KEYRING:
            self._offer_both()
        else:
            self.answers.store = FILE
            self._explain(
                "info",
                tr(
                    "This computer has no keyring that can be used, so the wallet is kept in an encrypted file."
                ),
                tr("You choose its passphrase now, and are asked for it whenever something is to be signed."),
            )
        self._fit()
        self._focus()

    def _explain(self, tone: Tone, text: str, hint: str) -> None:
        """Say above the passphrase why the wallet goes to a file."""
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
        self._why = Notice(tone, text, hint)
        self._why.setObjectName("placement")
        self.content.insertWidget(1, self._why)

    def _offer_both(self) -> None:
        if self.where is not None:
            return
        offers = [
            (
                KEYRING,
                tr("In the &system's keyring (recommended)"),
                tr("Locked and opened together with your login on this computer. No further passphrase."),
            ),
            (
                FILE,
                tr("In an &encrypted file"),
                tr("With a passphrase of its own, which is asked for whenever something is to be signed."),
            ),
        ]
        self.answers.store = self.answers.store or KEYRING
        self.where = Choices("store", offers, self.answers.store)
        self.where.chosen.connect(self._choose)
        self.where.confirmed.connect(self.wants_next)
        self.content.insertWidget(1, self.where)

    def _choose(self, store: str) -> None:
        self.answers.store = store
        self._fit()

    def _fit(self) -> None:
        self.sealed.setVisible(self.answers.store == FILE)
        for field in (self.passphrase, self.again):
            field.setVisible(self.answers.store == FILE)

    def _focus(self) -> None:
        if not self.label.isHidden():
            self.label.line.setFocus()
            self.label.line.selectAll()
        elif self.where is not None:
            self.where.focus()
        else:
            self.passphrase.line.setFocus()

    def _weigh(self) -> None:
        self.passphrase.set_hint(self._said(self.passphrase.line.text()))

    @staticmethod
    def _said(typed: str) -> str:
        if not typed:
            return tr("At least 8 characters. Four unrelated words make a good one.")
        return {
            Strength.TOO_SHORT: tr("Too short or too simple: at least 8 characters, 4 of them different."),
            Strength.WEAK: tr("Weak: somebody with this file could guess it in hours."),
            Strength.FAIR: tr("Fair: good enough for a small office."),
            Strength.STRONG: tr("Strong."),
        }[strength(typed)]

    def advance(self, go: Callable[[], None]) -> None:
        """Check name and passphrase."""
        if not self.form.complete() or not self._named():
            return
        if self.answers.store == FILE:
            typed = self.passphrase.line.text()
            if strength(typed) is Strength.TOO_SHORT:
                self.form.blame("passphrase", self._said(typed))
                return
            if typed != self.again.line.text():
                self.form.blame("again", tr("The two passphrases differ."))
                return
            self.answers.passphrase = typed
        go()

    def _named(self) -> bool:
        if self.label.isHidden():
            return True
        try:
            self.answers.label = clean_label(self.label.value)
        except BadInput as error:
            self.form.blame("label", told(error).sentence)
            return False
        return True


def _placement(job: object) -> Placement:
    from pathlib import Path

    from almoner.services.wallets import WalletBook

    return WalletBook(Path()).placement()
