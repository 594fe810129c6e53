"""Wallets: accounts whose secrets lie in the system's keyring or in encrypted files, never in plain ones.

``WalletBook`` is the way in. Importing this package is cheap: what is slow (eth_account for recovery words,
keyring for the system's keyring) is loaded when it is needed.
"""

from __future__ import annotations

from almoner.services.wallets.book import WalletBook
from almoner.services.wallets.model import Backup, Kept, Placement, Wallet, WalletSecret
from almoner.services.wallets.passphrase import PassphraseProvider, PassphraseSource, find_passphrase
from almoner.services.wallets.signer import Signer, checksum_address
from almoner.services.wallets.system_keyring import KeyringPort, SystemKeyring
from almoner.services.wallets.words import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Backup",
    "Kept",
    "KeyringPort",
    "PassphraseProvider",
    "PassphraseSource",
    "Placement",
    "Signer",
    "SystemKeyring",
    "Wallet",
    "WalletBook",
    "WalletSecret",
    "checksum_address",
    "find_passphrase",
]
