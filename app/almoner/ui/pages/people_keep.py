"""Make a wallet or bring one back: how it is called, where it is kept (said plainly), and what follows.

What was typed as a secret stays in the form and goes to the wallet book only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import ChoiceField, Form, TextField
from almoner.ui.pages.people_words import WordsDialog
from almoner.ui.pages.people_written import note_written_down
from almoner.ui.parts import Notice, button, column, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.wallet_dialogs import RestoreForm, new_words_fields, secret_of
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.wallets import Wallet
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

KEYRING, FILE = "keyring", "file"


class PlaceField(ChoiceField):
    """Where a new wallet is kept; offers the keyring where there is one, and says so plainly where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "place", tr("Where it is kept"), [(FILE, tr("In a file encrypted with a passphrase"))], hint=""
        )
        self.setEnabled(False)
        desk.read(_has_keyring, owner=self, then=self._known, failed=lambda error: self._known(False))

    def _known(self, keyring: bool) -> None:
        if keyring:
            self.offer(
                [
                    (KEYRING, tr("In the system's keyring: opens with your login")),
                    (FILE, tr("In a file encrypted with a passphrase")),
                ]
            )
            self.value = KEYRING
        else:
            self._hint = tr("This computer has no usable keyring, so it goes into an encrypted file.")
            self.set_error("")
        self.setEnabled(True)


def _has_keyring(job: Job) -> bool:
    from almoner.services.wallets import Kept

    return job.session.wallets.placement().kept is Kept.KEYRING


class _KeepDialog(Dialog):
    """What both ways have in common: label, place, one button that works once, errors at their field."""

    made = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk, title: str, *, width: float) -> None:
        super().__init__(parent, title, width=width)
        self._desk = desk
        self._complaint: Notice | None = None
        self.label_field = TextField(
            "wallet_label",
            tr("What the wallet is called here"),
            required=True,
            hint=tr("For example who uses it: “clerk”, “Mrs Li”."),
        )
        self.place = PlaceField(desk)
        self._go: QPushButton

    def add_go(self, text: str) -> None:
        """Add Cancel and the button that does it."""
        self.add_cancel()
        self._go = self.add_button(button(text, self.start, kind="primary", name="agree"))

    def start(self) -> None:
        """Check the form and do it."""

    def run(self, work: Any, *, text: str) -> None:
        """Run the work that keeps the wallet."""
        self._go.setEnabled(False)
        self._say("")
        self._desk.write(
            work, owner=self, label=text, changes={Topic.WALLETS}, then=self._kept, failed=self._failed
        )

    def _kept(self, answer: Any) -> None:
        raise NotImplementedError

    def _failed(self, error: AlmonerError) -> None:
        self._go.setEnabled(True)
        if error.code == "cancelled":
            return
        if error.code in ("wallet.label", "wallet.label_taken"):
            self.label_field.set_error(told(error).text)
            self.label_field.line.setFocus()
        elif not self.blame(error):
            self._say(told(error).text)

    def blame(self, error: AlmonerError) -> bool:
        """Show an error at the field it is about; tell whether there is one."""
        return False

    def _say(self, text: str) -> None:
        if self._complaint is not None:
            self._complaint.hide()
            self._complaint.deleteLater()
            self._complaint = None
        if text:
            self._complaint = Notice("bad", text)
            self._complaint.setObjectName("keep_error")
            self.content.insertWidget(0, self._complaint)


class NewWalletDialog(_KeepDialog):
    """Make a new wallet and show its words. ``made`` carries its id."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, desk, tr("New wallet"), width=34)
        self.setObjectName("new_wallet_dialog")
        self.count, self.language = new_words_fields()
        self.form = Form([self.label_field, self.place, self.count, self.language])
        text = tr("A wallet is what somebody signs with. Each person should have one of their own.")
        self.content.addWidget(label(text, "quiet", wrap=True))
        self.content.addWidget(self.label_field)
        self.content.addWidget(self.place)
        self.content.addLayout(row(self.count, self.language))
        self.add_go(tr("Make the wallet"))
        self.form.submitted.connect(self.start)
        self.label_field.line.setFocus()

    def start(self) -> None:
        """Make the wallet."""
        if not self.form.complete() or not self._go.isEnabled():
            return
        values = self.form.values

        def work(job: Job) -> tuple[Wallet, tuple[str, ...]]:
            book, ask = job.session.wallets, job.session.passphrase
            wallet = book.create(
                values["wallet_label"],
                store=values["place"],
                passphrase=ask,
                language=values["word_language"],
                words=int(values["word_count"]),
            )
            return wallet, book.backup(wallet.label, passphrase=ask).words or ()

        self.run(work, text=tr("Making a wallet"))

    def _kept(self, answer: tuple[Wallet, tuple[str, ...]]) -> None:
        wallet, words = answer
        self.made.emit(wallet.id)
        parent = self.parentWidget()
        self.accept()
        if isinstance(parent, QWidget):
            WordsDialog(parent, self._desk, wallet, words=words).open()


class RestoreWalletDialog(_KeepDialog):
    """Bring a wallet back. ``made`` carries its id."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, desk, tr("Restore a wallet"), width=40)
        self.setObjectName("restore_wallet_dialog")
        self.secret = RestoreForm(desk.runner)
        inside = QWidget()
        layout = column(row(self.label_field, self.place), self.secret)
        layout.setStretch(1, 1)
        inside.setLayout(layout)
        area = scrolled(inside)
        area.setMinimumHeight(em(self, 18))
        self.resize(em(self, 44), em(self, 32))
        self.content.addWidget(area, 1)
        self.form = Form([self.label_field, self.place])
        self.add_go(tr("Restore the wallet"))
        self.secret.submitted.connect(self.start)
        self.finished.connect(lambda: self.secret.forget())
        self.label_field.line.setFocus()

    def start(self) -> None:
        """Bring the wallet back."""
        if not self._go.isEnabled() or not self.form.complete():
            return
        given = self.secret.given()
        if given is None:
            return
        name, store = self.label_field.value, self.place.value

        def work(job: Job) -> Wallet:
            return job.session.wallets.keep(
                name, secret_of(given), store=store, passphrase=job.session.passphrase
            )

        self.run(work, text=tr("Restoring a wallet"))

    def blame(self, error: AlmonerError) -> bool:
        """Show an error at the field it is about; tell whether there is one."""
        return self.secret.blame(error)

    def _kept(self, wallet: Wallet) -> None:
        if wallet.words is not None:
            note_written_down(self._desk.memory, wallet)
        self._desk.say(tr("The wallet “{wallet}” is back.").format(wallet=wallet.label))
        self.made.emit(wallet.id)
        self.accept()
