"""Tell how strong a passphrase is, roughly and honestly: what a guessing computer would try first counts little.

Pure arithmetic; keeps nothing.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from enum import IntEnum

from almoner.services.wallets.keystore import MIN_PASSPHRASE

COMMON = (
    "password", "passwort", "passphrase", "almoner", "charity", "qwerty", "qwertz", "asdf", "letmein", "welcome",
    "iloveyou", "admin", "woaini", "mima", "secret", "wallet", "123456",
)  # fmt: skip
COMMON_BITS = 6
"""What one word off everybody's list is worth."""


class Strength(IntEnum):
    """From what is refused to what lasts."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def strength(passphrase: str) -> Strength:
    """Return how strong a passphrase is against somebody who has the encrypted file."""
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < MIN_PASSPHRASE or len(set(text)) < 4:
        return Strength.TOO_SHORT
    bits = _bits(text)
    if bits < 40:
        return Strength.WEAK
    return Strength.FAIR if bits < 60 else Strength.STRONG


def _bits(text: str) -> int:
    rest, bits = text.casefold(), 0
    for word in COMMON:
        if word in rest:
            rest, bits = rest.replace(word, " "), bits + COMMON_BITS
    pool = sum(
        size
        for there, size in (
            (any(c.isascii() and c.islower() for c in text), 26),
            (any(c.isascii() and c.isupper() for c in text), 26),
            (any(c.isdigit() for c in text), 10),
            (any(c.isascii() and not c.isalnum() for c in text), 30),
            (any(not c.isascii() for c in text), 3000),
        )
        if there
    )
    # people do not draw letters from a hat: three quarters of what that would be worth
    return bits + int(_unlike(rest) * math.log2(pool) * 3 / 4)


def _unlike(text: str) -> int:
    """Count the characters that do not just repeat or go on counting from the one before."""
    steps = itertools.pairwise(text)
    return min(1, len(text)) + sum(1 for before, after in steps if ord(after) - ord(before) not in (-1, 0, 1))
