"""The wallets of one installation: make, restore, show, back up, remove, and unlock for signing.

Knows where secrets lie and in which order things are written, so that a crash at any instant leaves nothing
half-made. Does not know roles or ledgers. No secret is ever logged, put in an error, or given to a process.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from almoner.services.wallets import keystore
from almoner.services.wallets import words as recovery
from almoner.services.wallets.index import Contents, Entry, IndexFile
from almoner.services.wallets.model import (
    DERIVATION_PATH,
    Backup,
    Kept,
    Placement,
    Wallet,
    WalletSecret,
    clean_label,
    label_key,
)
from almoner.services.wallets.passphrase import PassphraseProvider, PassphraseSource
from almoner.services.wallets.private_files import write_new_private
from almoner.services.wallets.signer import Signer, address_of
from almoner.services.wallets.system_keyring import (
    KeyringAbsent,
    KeyringPort,
    SystemKeyring,
)
from almoner.services.wallets.vaults import FileVault, KeyringVault, SecretMissing
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable


class WalletBook:
    """Keep the wallets of one home.

    ``keyring`` is the system's unless another is given. Methods that may need a passphrase take a provider
    that is called only when one is needed; without one, ALMONER_PASSPHRASE or a prompt is used. Several
    processes may use the same folder at once. Reading methods never change anything.
    """

    def __init__(self, directory: Path, *, keyring: KeyringPort | None = None) -> None:
        self._index = IndexFile(directory)
        self._keyring: KeyringPort = SystemKeyring() if keyring is None else keyring
        self._files = FileVault(directory)

    def placement(self, store: Kept | str | None = None) -> Placement:
        """Say where a new wallet would be kept and why; None takes the keyring where there is one.

        Raises KeyringAbsent when the keyring is asked for and there is none. A keyring that is there but
        locked is no reason to keep a secret elsewhere: creating then raises KeyringUnavailable.
        """
        wanted = None if store is None else _kept(store)
        if wanted is Kept.FILE:
            return Placement(Kept.FILE, "It is kept in a file encrypted with its passphrase, as asked.")
        try:
            name = self._keyring.probe()
        except KeyringAbsent:
            if wanted is Kept.KEYRING:
                raise
            return Placement(
                Kept.FILE,
                "There is no usable keyring here, so it is kept in a file encrypted with its passphrase.",
            )
        return Placement(Kept.KEYRING, f"It is kept in the system's keyring ({name}).")

    def create(
        self,
        label: str,
        *,
        store: Kept | str | None = None,
        passphrase: PassphraseProvider | None = None,
        language: str = "english",
        words: int = 12,
    ) -> Wallet:
        """Make a new wallet with 12 or 24 recovery words (see ``backup``) and return what is public of it."""
        return self._add(
            label, lambda: recovery.new_secret(language, words), store=store, passphrase=passphrase
        )

    def restore(
        self,
        label: str,
        secret: str,
        *,
        store: Kept | str | None = None,
        passphrase: PassphraseProvider | None = None,
        language: str | None = None,
    ) -> Wallet:
        """Keep the wallet of these recovery words or this private key in hex.

        A wallet that is listed under this label, but whose secret the keyring here does not have (a backup came from
        another computer), gets it back. Raises ``words.WordsInvalid`` naming positions only, never words; BadInput if
        it is here already.
        """
        lost = self._lost(label)
        if lost is not None:
            return self._bring_back(lost, recovery.parse_secret(secret, language), store, passphrase)
        return self._add(
            label, lambda: recovery.parse_secret(secret, language), store=store, passphrase=passphrase
        )

    def restore_keystore(
        self,
        label: str,
        document: bytes,
        file_passphrase: str,
        *,
        store: Kept | str | None = None,
        passphrase: PassphraseProvider | None = None,
    ) -> Wallet:
        """Keep the wallet of a keystore v3 file of any program; words that do not give its key are left."""

        def read() -> WalletSecret:
            secret = keystore.decrypt(document, file_passphrase)
            return secret if recovery.words_lead_to(secret) else WalletSecret(secret.key)

        return self._add(label, read, store=store, passphrase=passphrase)

    def keep(
        self,
        label: str,
        secret: WalletSecret,
        *,
        store: Kept | str | None = None,
        passphrase: PassphraseProvider | None = None,
    ) -> Wallet:
        """Keep a secret that was made or read before, as it is: what its owner has written down already."""
        return self._add(label, lambda: secret, store=store, passphrase=passphrase)

    def list(self) -> tuple[Wallet, ...]:
        """Return all wallets in the order they were made."""
        contents = self._index.read()
        return () if contents is None else tuple(e.wallet() for e in contents.wallets if e.ready)

    def show(self, label: str) -> Wallet:
        """Return one wallet by its label (case does not matter); raise BadInput naming those there are."""
        wanted = label_key(label)
        wallets = self.list()
        for wallet in wallets:
            if label_key(wallet.label) == wanted:
                return wallet
        known = ", ".join(w.label for w in wallets) or "none yet"
        raise BadInput(
            f"There is no wallet {label!r}.",
            code="wallet.unknown",
            hint=f"Wallets here: {known}. Make one with `almoner wallet create LABEL`.",
        )

    def backup(self, label: str, *, passphrase: PassphraseProvider | None = None) -> Backup:
        """Return the recovery words, or the key of a wallet that has none. For the owner's eyes only."""
        wallet = self.show(label)
        secret = self._secret(wallet, passphrase)
        if not recovery.words_lead_to(secret):
            raise BadInput(
                f"The recovery words kept for {wallet.label!r} do not give its key: its file was changed.",
                code="wallet.words_differ",
                hint="Do not write these words down. The key itself still signs: move to a new wallet.",
            )
        if secret.entropy is None or secret.language is None:
            return Backup(wallet.label, wallet.address, None, None, words=None, private_key=secret.key)
        words = recovery.words_of(secret.entropy, secret.language)
        return Backup(
            wallet.label, wallet.address, DERIVATION_PATH, secret.language, words=words, private_key=None
        )

    def export_keystore(
        self,
        label: str,
        target: Path,
        *,
        export_passphrase: str,
        passphrase: PassphraseProvider | None = None,
    ) -> Wallet:
        """Write the wallet to a new keystore v3 file (0600) under a passphrase of its own."""
        wallet = self.show(label)
        sealed = keystore.encrypt(self._secret(wallet, passphrase), export_passphrase)
        try:
            write_new_private(target, sealed)
        except OSError as error:
            raise BadInput(
                f"The keystore file {target} cannot be written: {error.strerror}.",
                code="wallet.export",
                hint="Name a new file in a folder that is there.",
            ) from error
        return wallet

    def remove(self, label: str) -> Wallet:
        """Delete a wallet and its secret for ever. The caller has asked the person before."""
        wallet = self.show(label)
        with self._index.changing() as found:
            contents = self._repaired(found, wallet.kept)
            wallet = self.show(label)
            self._index.write(contents.with_entry(Entry.of(wallet, ready=False)))
            try:
                self._delete_secret(wallet, contents)
            except Unreachable:
                self._index.write(contents)
                raise
            self._index.write(contents.without(wallet.id))
        return wallet

    def unlock(self, label: str, passphrase: PassphraseProvider | None = None) -> Signer:
        """Return a signer for the wallet. Raises WrongPassphrase, KeyringUnavailable, or SecretMissing."""
        wallet = self.show(label)
        return Signer(self._secret(wallet, passphrase).key)

    def repair(self) -> int:
        """Clear away what a crash left half-made; return how many. Every change does this by itself first."""
        contents = self._index.read()
        if contents is None or all(entry.ready for entry in contents.wallets):
            return 0
        with self._index.changing() as found:
            repaired = self._repaired(self._repaired(found, Kept.FILE), Kept.KEYRING)
            return len(found.wallets) - len(repaired.wallets)

    def _add(
        self,
        label: str,
        make: Callable[[], WalletSecret],
        *,
        store: Kept | str | None,
        passphrase: PassphraseProvider | None,
    ) -> Wallet:
        label = clean_label(label)
        _check_free(self.list(), label, None)
        kept = self.placement(store).kept
        sealing = self._new_passphrase(label, passphrase) if kept is Kept.FILE else None
        secret = make()
        wallet = _describe(label, kept, secret)
        sealed = None if sealing is None else keystore.encrypt(secret, sealing)
        with self._index.changing() as found:
            contents = self._repaired(found, kept)
            _check_free([e.wallet() for e in contents.wallets if e.ready], label, wallet.address)
            self._index.write(contents.with_entry(Entry.of(wallet, ready=False)))
            try:
                if sealed is None:
                    KeyringVault(self._keyring, contents.installation).put(wallet.id, secret)
                else:
                    self._files.put(wallet.id, sealed)
            except AlmonerError as error:
                # After a timeout the keyring may still take the item: the entry stays, to be cleared with it.
                if error.code != "keyring.timeout":
                    self._index.write(contents)
                raise
            self._index.write(contents.with_entry(Entry.of(wallet, ready=True)))
        return wallet

    def _lost(self, label: str) -> Wallet | None:
        for wallet in self.list():
            if label_key(wallet.label) == label_key(label) and wallet.kept is Kept.KEYRING:
                try:
                    self._secret(wallet, None)
                except (SecretMissing, KeyringAbsent):
                    return wallet
        return None

    def _bring_back(
        self,
        lost: Wallet,
        secret: WalletSecret,
        store: Kept | str | None,
        passphrase: PassphraseProvider | None,
    ) -> Wallet:
        kept = self.placement(store).kept
        wallet = replace(_describe(lost.label, kept, secret), id=lost.id, created=lost.created)
        if wallet.address != lost.address:
            raise _other_words(lost)
        chosen = self._new_passphrase(lost.label, passphrase) if kept is Kept.FILE else ""
        sealed = keystore.encrypt(secret, chosen) if kept is Kept.FILE else b""
        with self._index.changing() as contents:
            if kept is Kept.FILE:
                self._files.put(wallet.id, sealed)
            else:
                KeyringVault(self._keyring, contents.installation).put(wallet.id, secret)
            self._index.write(contents.with_entry(Entry.of(wallet, ready=True)))
        return wallet

    @staticmethod
    def _new_passphrase(label: str, passphrase: PassphraseProvider | None) -> str:
        chosen = (passphrase or PassphraseSource())(label, confirm=True)
        keystore.check_new_passphrase(chosen)
        return chosen

    def _secret(self, wallet: Wallet, passphrase: PassphraseProvider | None) -> WalletSecret:
        if wallet.kept is Kept.FILE:
            sealed = self._files.get(wallet.id)
            secret = keystore.decrypt(sealed, (passphrase or PassphraseSource())(wallet.label))
        else:
            contents = self._index.read()
            installation = "" if contents is None else contents.installation
            secret = KeyringVault(self._keyring, installation).get(wallet.id)
        # Someone who can write the index must not be able to make one wallet sign in another's place.
        if address_of(secret.key) != wallet.address:
            raise BadInput(
                f"The secret kept for {wallet.label!r} belongs to another address than the list says.",
                code="wallet.address_differs",
                hint="The list of wallets was changed. Restore the wallet from its recovery words.",
            )
        return secret

    def _delete_secret(self, wallet: Wallet, contents: Contents) -> None:
        if wallet.kept is Kept.FILE:
            self._files.delete(wallet.id)
        else:
            KeyringVault(self._keyring, contents.installation).delete(wallet.id)

    def _repaired(self, contents: Contents, kept: Kept) -> Contents:
        """Finish what a crash left in one kind of store; what is out of reach now stays for later.

        Only the store in use is looked at: a locked keyring must not hold up a wallet that goes to a file.
        """
        repaired = contents
        for entry in contents.wallets:
            if entry.ready or entry.kept is not kept:
                continue
            try:
                self._delete_secret(entry.wallet(), contents)
            except Unreachable:
                break
            repaired = repaired.without(entry.id)
        if repaired is not contents:
            self._index.write(repaired)
        return repaired


def _check_free(wallets: Iterable[Wallet], label: str, address: bytes | None) -> None:
    for wallet in wallets:
        if label_key(wallet.label) == label_key(label):
            raise BadInput(
                f"There is already a wallet {wallet.label!r}.",
                code="wallet.label_taken",
                hint="Choose another label.",
            )
        if wallet.address == address:
            raise BadInput(
                f"This wallet is already here under the label {wallet.label!r}.",
                code="wallet.address_taken",
                hint="",
            )


def _describe(label: str, kept: Kept, secret: WalletSecret) -> Wallet:
    has_words = secret.entropy is not None
    return Wallet(
        id=secrets.token_hex(8),
        label=label,
        address=address_of(secret.key),
        kept=kept,
        created=datetime.now(UTC).replace(microsecond=0),
        path=DERIVATION_PATH if has_words else None,
        language=secret.language,
        words=len(secret.entropy) * 3 // 4 if secret.entropy is not None else None,
    )


def _other_words(lost: Wallet) -> BadInput:
    return BadInput(
        f"These are not the words of the wallet {lost.label!r}, {lost.address_text}.",
        code="wallet.other_words",
        hint="Look for its own words, or choose another label for these.",
    )


def _kept(store: Kept | str) -> Kept:
    try:
        return Kept(store)
    except ValueError:
        raise BadInput(
            f"A wallet cannot be kept in {store!r}.",
            code="wallet.store",
            hint="Choose keyring or file.",
        ) from None
