"""Where secrets lie: in the keyring, one item per wallet, or in a keystore file each.

A secret is sealed first (slow, asks for the passphrase) and stored after, so that no lock is held meanwhile.
Knows no labels: a wallet's random id names its item or file.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from almoner.services.wallets import keystore
from almoner.services.wallets.model import WalletSecret
from almoner.services.wallets.private_files import read_bounded, write_private
from almoner.services.wallets.system_keyring import KeyringPort
from almoner_chain.core.errors import BadInput

ITEM = "wallet"


class SecretMissing(BadInput):
    """The index names a wallet whose secret is not there."""


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    """A keyring item: about 200 of the 1,280 characters that Windows allows."""

    version: int
    key: str
    entropy: str | None = None
    language: str | None = None

    def __repr__(self) -> str:
        return "_Item()"


class KeyringVault:
    """Keep secrets in the system's keyring.

    Each wallet is a service of its own: Windows moves items about when one service has two users.
    """

    def __init__(self, keyring: KeyringPort, installation: str) -> None:
        self._keyring = keyring
        self._installation = installation

    def put(self, wallet_id: str, secret: WalletSecret) -> None:
        """Keep the secret of a wallet."""
        item = _Item(
            version=1,
            key=secret.key.hex(),
            entropy=None if secret.entropy is None else secret.entropy.hex(),
            language=secret.language,
        )
        self._keyring.put(self._service(wallet_id), ITEM, msgspec.json.encode(item).decode())

    def get(self, wallet_id: str) -> WalletSecret:
        """Return the secret of a wallet; raise SecretMissing where the keyring has none or a damaged one."""
        text = self._keyring.get(self._service(wallet_id), ITEM)
        secret = None if text is None else _read_item(text)
        if secret is None:
            raise SecretMissing(
                "The keyring has no usable item for this wallet."
                if text is None
                else "The keyring's item for this wallet is damaged.",
                code="wallet.secret_missing",
                hint="Was it deleted, or is this another login? Restore the wallet from its recovery words.",
            )
        return secret

    def delete(self, wallet_id: str) -> None:
        """Remove the secret of a wallet; do nothing where there is none."""
        self._keyring.delete(self._service(wallet_id), ITEM)

    def _service(self, wallet_id: str) -> str:
        return f"almoner/{self._installation}/{wallet_id}"


class FileVault:
    """Keep sealed secrets in keystore files beside the index."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def put(self, wallet_id: str, sealed: bytes) -> None:
        """Keep a sealed secret."""
        write_private(self.path(wallet_id), sealed)

    def get(self, wallet_id: str) -> bytes:
        """Return the sealed secret; raise SecretMissing where there is no file."""
        try:
            return read_bounded(self.path(wallet_id), keystore.MAX_DOCUMENT)
        except OSError as error:
            raise SecretMissing(
                f"The wallet's keystore file {self.path(wallet_id)} cannot be read: {error.strerror}.",
                code="wallet.secret_missing",
                hint="Put a copy of the file back, or restore the wallet from its recovery words.",
            ) from error

    def delete(self, wallet_id: str) -> None:
        """Remove the file; do nothing where there is none."""
        self.path(wallet_id).unlink(missing_ok=True)

    def path(self, wallet_id: str) -> Path:
        """Where the keystore file of a wallet lies."""
        return self._directory / f"{wallet_id}.keystore.json"


def _read_item(text: str) -> WalletSecret | None:
    try:
        item = msgspec.json.decode(text, type=_Item)
        entropy = None if item.entropy is None else bytes.fromhex(item.entropy)
        return WalletSecret(bytes.fromhex(item.key), entropy, item.language)
    except ValueError:
        return None
