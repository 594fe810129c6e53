"""The wallets of this computer: where each is kept, what it may do, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.services.wallets import Kept
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.pages.people_export import ExportDialog, RemoveDialog
from almoner.ui.pages.people_keep import NewWalletDialog, RestoreWalletDialog
from almoner.ui.pages.people_parts import AddressCard, Chooser
from almoner.ui.pages.people_words import WordsDialog
from almoner.ui.pages.people_written import is_written_down
from almoner.ui.parts import Facts, Notice, button, card, label, row
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.words import role_meaning, role_name, tr
from almoner_chain.core.entries import Role

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.pages.people_read import Seen, WalletRow


def kept_in(kept: Kept) -> str:
    """Return where a wallet's secret lies, in words."""
    return {
        Kept.KEYRING: tr("the system's keyring"),
        Kept.FILE: tr("a file encrypted with its passphrase"),
    }[kept]


def roles_in_words(roles: Sequence[Role] | None) -> str:
    """Return roles on one line."""
    if roles is None:
        return tr("not known now")
    return tr(", ", "between the parts of a list").join(role_name(each) for each in roles) or tr("none")


class WalletsTab(QWidget):
    """The list of wallets, the chosen one beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: Seen | None = None
        self.list: Chooser[WalletRow] = Chooser(
            desk,
            self._columns(),
            name="wallets",
            title=tr("Wallets of this computer"),
            empty=tr("There is no wallet here yet. Make one: it is what you sign with."),
            key=lambda each: each.wallet.id,
            build=self._build,
        )
        self._new = button(tr("New wallet…"), self.make, kind="primary", icon="add", name="new_wallet")
        self._restore = button(tr("Restore a wallet…"), self.restore, icon="import", name="restore_wallet")
        self._lock = button(
            tr("Lock all"),
            self._lock_all,
            icon="lock",
            name="lock_wallets",
            tip=tr("Forget passphrases and unlocked keys; the next signature asks again"),
        )
        layout = QVBoxLayout(self)
        layout.addLayout(row(self._new, self._restore, self._lock, None))
        layout.addWidget(self.list, 1)

    def _columns(self) -> list[Column[WalletRow]]:
        return [
            Column("label", tr("Wallet"), lambda each: formats.visible(each.wallet.label), width=13),
            Column("roles", tr("Roles"), lambda each: roles_in_words(each.roles), width=19),
            Column("words", tr("Recovery words"), self._words_state, width=16),
            Column("kept", tr("Kept in"), lambda each: kept_in(each.wallet.kept), width=24, hidden=True),
            Column("address", tr("Address"), lambda each: each.wallet.address_text, width=44, hidden=True),
            Column(
                "created",
                tr("Made on"),
                lambda each: formats.day(each.wallet.created.date()),
                kind=Kind.DATE,
                width=12,
                value=lambda each: each.wallet.created.date().isoformat(),
                order=lambda each: each.wallet.created,
                hidden=True,
            ),
        ]

    def _words_state(self, row: WalletRow) -> str:
        if row.wallet.words is None:
            return tr("none: a bare key")
        return (
            tr("written down")
            if is_written_down(self._desk.memory, row.wallet)
            else tr("not written down yet")
        )

    # -- showing ----------------------------------------------------------------------------------------

    def show_seen(self, seen: Seen) -> None:
        """Show the wallets as they are now."""
        self._seen = seen
        self.list.show_rows(seen.wallets)

    def choose(self, name: str) -> None:
        """Choose a wallet by its label."""
        for each in self._seen.wallets if self._seen is not None else ():
            if each.wallet.label == name:
                self.list.choose(each.wallet.id)

    def _build(self, chosen: WalletRow) -> list[QWidget]:
        wallet = chosen.wallet
        facts = [
            (tr("Kept in"), kept_in(wallet.kept)),
            (tr("Made on"), formats.day(wallet.created.date())),
            (tr("Now"), tr("unlocked: signs without asking") if chosen.unlocked else tr("locked")),
        ]
        parts: list[QWidget] = [label(formats.visible(wallet.label), "title", wrap=True)]
        if wallet.words is not None and not is_written_down(self._desk.memory, wallet):
            parts.append(self._unwritten(chosen))
        parts.append(card(AddressCard(self._desk, wallet.address_text)))
        parts.append(card(Facts(facts), *self._roles(chosen)))
        parts.append(self._acts(chosen))
        return parts

    def _roles(self, chosen: WalletRow) -> list[QWidget]:
        if not chosen.roles:
            text = tr("Not known now.") if chosen.roles is None else tr("It has no role on the ledger.")
            return [label(text, "quiet", wrap=True)]
        lines = tr("{role}: {meaning}")
        return [
            label(lines.format(role=role_name(each), meaning=role_meaning(each)), wrap=True)
            for each in chosen.roles
        ]

    def _unwritten(self, chosen: WalletRow) -> QWidget:
        text = tr("Its recovery words are not written down yet.")
        hint = tr("Without them the wallet is lost when this computer is.")
        write = button(
            tr("Write them down…"), lambda: self.back_up(chosen), kind="primary", name="write_down_words"
        )
        # the button below, not beside: the side is narrow on a small screen
        return card(Notice("warn", text, hint), row(write, None))

    def _acts(self, chosen: WalletRow) -> QWidget:
        words = chosen.wallet.words is not None
        return card(
            row(
                button(
                    tr("Show its words…") if words else tr("Show its key…"),
                    lambda: self.back_up(chosen),
                    name="back_up",
                ),
                button(tr("Export…"), lambda: self.export(chosen), icon="save", name="export_wallet"),
                None,
            ),
            row(
                button(tr("Remove…"), lambda: self.remove(chosen), kind="danger", name="remove_wallet"),
                None,
            ),
        )

    # -- acting -----------------------------------------------------------------------------------------

    def make(self) -> None:
        """Open the form for a new wallet."""
        dialog = NewWalletDialog(self, self._desk)
        dialog.made.connect(self._made)
        dialog.open()

    def restore(self) -> None:
        """Open the form that brings a wallet back."""
        dialog = RestoreWalletDialog(self, self._desk)
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, id: str) -> None:
        self.list.choose(id)

    def back_up(self, chosen: WalletRow) -> None:
        """Show the words of a wallet, to be written down and checked."""
        WordsDialog(self, self._desk, chosen.wallet).open()

    def export(self, chosen: WalletRow) -> None:
        """Write a wallet to a keystore file."""
        ExportDialog(self, self._desk, chosen.wallet).open()

    def remove(self, chosen: WalletRow) -> None:
        """Remove a wallet from this computer."""
        alone = tuple(
            each for each in chosen.roles or () if self._seen is not None and self._seen.holders_of(each) == 1
        )
        RemoveDialog(self, self._desk, chosen, alone).open()

    def _lock_all(self) -> None:
        self._desk.lock_wallets()
        self._desk.say(tr("Wallets are locked; the next signature asks again."))
        self._desk.changed.emit(frozenset({Topic.WALLETS}))
