"""The values wallets are made of: what is public, what is secret, and what a label may be.

Knows no file and no keyring. Whatever holds a secret hides it from ``repr``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from almoner.services.wallets.signer import checksum_address
from almoner_chain.core.errors import BadInput

DERIVATION_PATH = "m/44'/60'/0'/0/0"
"""The first Ethereum account of a wallet (BIP-44): what other wallets show for the same words."""

MAX_LABEL = 64

_ADDRESS_LIKE = re.compile(r"(0x)?[0-9a-f]{40}", re.IGNORECASE)


class Kept(StrEnum):
    """Where a wallet's secret lies."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a new wallet's secret would go, and a sentence for people that says why."""

    kept: Kept
    sentence: str


@dataclass(frozen=True, slots=True)
class Wallet:
    """What is public about one wallet. ``path``, ``language`` and ``words`` are None for a bare key."""

    id: str
    label: str
    address: bytes
    kept: Kept
    created: datetime
    path: str | None
    language: str | None
    words: int | None

    @property
    def address_text(self) -> str:
        """The address as people write it: ``0x…`` with EIP-55 checksum."""
        return checksum_address(self.address)


@dataclass(frozen=True, slots=True)
class WalletSecret:
    """A private key and, where it came from recovery words, their entropy and language."""

    key: bytes = field(repr=False)
    entropy: bytes | None = field(default=None, repr=False)
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """What a person writes down to get the wallet back: the words, or the key where there are no words."""

    label: str
    address: bytes
    path: str | None
    language: str | None
    words: tuple[str, ...] | None = field(repr=False)
    private_key: bytes | None = field(repr=False)

    @property
    def text(self) -> str:
        """The words with a space between each, or the private key as ``0x…``; ``restore`` takes either."""
        if self.words is not None:
            return " ".join(self.words)
        return "0x" + (self.private_key or b"").hex()


def clean_label(text: str) -> str:
    """Return a label in NFC without outer white space; raise BadInput where it could mislead.

    Refused: empty or over 64 characters; characters that are invisible or turn the reading direction (two
    labels would look the same); slashes and a leading dot (files get named after labels); a leading dash (it
    would be read as an option); what looks like an address.
    """
    label = unicodedata.normalize("NFC", text).strip()
    if not label:
        raise _label_error("A wallet's label is empty.")
    if len(label) > MAX_LABEL:
        raise _label_error(f"The label has {len(label)} characters; at most {MAX_LABEL} fit.")
    for character in label:
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            raise _label_error(f"The label has an invisible or unknown character (U+{ord(character):04X}).")
    if "/" in label or "\\" in label or label.startswith((".", "-")):
        raise _label_error(f"The label {label!r} has a slash, or begins with a dot or a dash.")
    if _ADDRESS_LIKE.fullmatch(label):
        raise _label_error(f"The label {label!r} looks like an address.")
    return label


def label_key(label: str) -> str:
    """Return what two labels have in common when people would take them for the same."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def _label_error(message: str) -> BadInput:
    return BadInput(message, code="wallet.label", hint='Use a short plain name such as "recorder" or "会计".')
