"""Take a wallet away from this computer: as a keystore file for another program, or for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from almoner.services.wallets.keystore import WrongPassphrase
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import Form, TextField
from almoner.ui.pages.people_written import is_written_down
from almoner.ui.parts import Notice, button, label
from almoner.ui.sentences import told
from almoner.ui.words import role_name, tr
from almoner_chain.core.entries import Role

if TYPE_CHECKING:
    from almoner.services.wallets import Wallet
    from almoner.ui.desk import Desk
    from almoner.ui.pages.people_read import WalletRow
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


class ExportDialog(Dialog):
    """Write a wallet to a keystore file under a passphrase of its own."""

    def __init__(self, parent: QWidget, desk: Desk, wallet: Wallet) -> None:
        super().__init__(parent, tr("Export a wallet"), width=30)
        self.setObjectName("export_dialog")
        self._desk, self._wallet = desk, wallet
        text = tr(
            "“{wallet}” is written to an encrypted file that other wallet programs open, too. "
            "Choose a passphrase for the file: whoever has both has the wallet."
        )
        self.content.addWidget(label(text.format(wallet=formats.visible(wallet.label)), wrap=True))
        self.form = Form(
            [
                TextField("export_passphrase", tr("Passphrase of the file"), secret=True, required=True),
                TextField("export_again", tr("The same again"), secret=True, required=True),
            ]
        )
        for field in self.form.fields.values():
            self.content.addWidget(field)
        self.add_cancel()
        self._go = self.add_button(
            button(tr("Choose where to save…"), self._ask, kind="primary", icon="save", name="agree")
        )
        self.form.submitted.connect(self._ask)

    def _typed(self) -> str | None:
        """Return the passphrase where both fields hold the same good one; else say what is wrong."""
        from almoner.services.wallets.keystore import check_new_passphrase
        from almoner_chain.core.errors import BadInput

        if not self.form.complete():
            return None
        # not stripped: a passphrase may begin or end with a space
        first, again = (f.line.text() for f in self.form.fields.values() if isinstance(f, TextField))
        try:
            check_new_passphrase(first)
        except BadInput as error:
            self.form.blame("export_passphrase", told(error).text)
            return None
        if first != again:
            self.form.blame("export_again", tr("The two passphrases differ."))
            return None
        return first

    def _ask(self) -> None:
        if self._typed() is None:
            return
        dialog = QFileDialog(self, tr("Save the wallet's file"))
        dialog.setObjectName("export_file_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{self._wallet.label}.json")
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the file."""
        passphrase = self._typed()
        if passphrase is None or not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        name = self._wallet.label

        def work(job: Job) -> None:
            job.session.wallets.export_keystore(
                name, path, export_passphrase=passphrase, passphrase=job.session.passphrase
            )

        self._desk.write(
            work,
            owner=self,
            label=tr("Exporting a wallet"),
            changes=(),
            then=lambda answer: self._done(path),
            failed=self._failed,
        )

    def _done(self, path: Path) -> None:
        self._desk.say(tr("The wallet is in the file {file}.").format(file=path.name))
        self.accept()

    def _failed(self, error: AlmonerError) -> None:
        self._go.setEnabled(True)
        if isinstance(error, WrongPassphrase):
            self.form.blame(
                "export_passphrase", tr("The wallet was not opened: its own passphrase was wrong.")
            )
        elif error.code != "cancelled":
            self.form.blame("export_passphrase", told(error).text)


class RemoveDialog(Dialog):
    """Remove a wallet after its label was typed; says what is lost. ``alone``: roles nobody else has."""

    def __init__(self, parent: QWidget, desk: Desk, row: WalletRow, alone: Sequence[Role]) -> None:
        super().__init__(parent, tr("Remove a wallet"), width=32)
        self.setObjectName("remove_dialog")
        self._desk, self._wallet = desk, row.wallet
        name = formats.visible(row.wallet.label)
        text = tr("This cannot be undone: “{wallet}” is removed from this computer with its secret.")
        self.content.addWidget(Notice("bad", text.format(wallet=name), self._backup_words()))
        self._say_roles(row, alone)
        self.form = Form(
            [TextField("typed_label", tr("Type the wallet's name to remove it"), required=True, hint=name)]
        )
        for field in self.form.fields.values():
            self.content.addWidget(field)
        self.add_cancel()
        self._go = self.add_button(button(tr("Remove for ever"), self._remove, kind="danger", name="agree"))
        self._go.setEnabled(False)
        self.form.changed.connect(self._compare)
        self.form.submitted.connect(self._remove)

    def _backup_words(self) -> str:
        if self._wallet.words is None:
            return tr("It has no recovery words. Only an exported file or its key brings it back.")
        if is_written_down(self._desk.memory, self._wallet):
            return tr("Its recovery words were written down; they bring it back.")
        return tr("Its recovery words were never written down here. Without them nothing brings it back.")

    def _say_roles(self, row: WalletRow, alone: Sequence[Role]) -> None:
        listed = tr(", ", "between the parts of a list")
        if alone:
            text = tr("Nobody else has these roles: {roles}. Without it nobody can do that work any more.")
            names = listed.join(role_name(each) for each in alone)
            self.content.addWidget(Notice("bad", text.format(roles=names)))
        elif row.roles:
            text = tr(
                "Its roles stay on the ledger: {roles}. Take them away first if it may be in other hands."
            )
            names = listed.join(role_name(each) for each in row.roles)
            self.content.addWidget(Notice("warn", text.format(roles=names)))

    def _compare(self) -> None:
        self._go.setEnabled(self.form["typed_label"].value == self._wallet.label)

    def _remove(self) -> None:
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        name = self._wallet.label
        self._desk.write(
            lambda job: job.session.wallets.remove(name),
            owner=self,
            label=tr("Removing a wallet"),
            changes={Topic.WALLETS, Topic.PEOPLE},
            then=self._done,
            failed=self._failed,
        )

    def _done(self, wallet: Wallet) -> None:
        self._desk.asker.forget(wallet.label)
        self._desk.say(tr("The wallet “{wallet}” is removed.").format(wallet=wallet.label))
        self.accept()

    def _failed(self, error: AlmonerError) -> None:
        self._compare()
        self.form.blame("typed_label", told(error).text)
