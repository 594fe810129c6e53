"""Recovery words (BIP-39) in nine languages, and the key behind them (BIP-32, BIP-44).

Lists, seed and derivation are eth-account's; reading what a person typed is ours, because its errors repeat
the words and ours must never do so. Knows no file and no keyring.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import sys
import unicodedata
from collections.abc import Sequence
from types import ModuleType

from almoner.services.wallets.model import DERIVATION_PATH, WalletSecret
from almoner.services.wallets.signer import address_of
from almoner_chain.core.errors import BadInput

LANGUAGES = (
    "english",
    "chinese_simplified",
    "chinese_traditional",
    "czech",
    "french",
    "italian",
    "japanese",
    "korean",
    "spanish",
)
WORD_COUNTS = (12, 15, 18, 21, 24)
ENTROPY_SIZES = tuple(count * 4 // 3 for count in WORD_COUNTS)
NEW_WORD_COUNTS = (12, 24)

MAX_TEXT = 4096
"""24 words of the longest language in decomposed form are far below this many characters."""

_HEX_KEY = re.compile(r"(?:0[xX])?([0-9a-fA-F]{64})")
# Zero-width space and byte order mark come from copied web pages and files and stand where a space stood;
# joiners and soft hyphens stand inside words.
_BREAKS = dict.fromkeys(map(ord, "\u200b\ufeff\u180e"), " ")
_GLUE = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060\u200e\u200f"), "")


class WordsInvalid(BadInput):
    """Recovery words that are none; names positions (from 1), never words."""

    def __init__(self, message: str, *, code: str, hint: str = "", positions: Sequence[int] = ()) -> None:
        super().__init__(message, code=code, hint=hint)
        self.positions = tuple(positions)


def new_secret(language: str, count: int) -> WalletSecret:
    """Make a new wallet secret of 12 or 24 words from the system's randomness."""
    check_language(language)
    if count not in NEW_WORD_COUNTS:
        raise BadInput(
            f"A new wallet has 12 or 24 recovery words, not {count}.", code="wallet.words_count", hint=""
        )
    return secret_from_entropy(secrets.token_bytes(count * 4 // 3), language)


def secret_from_entropy(entropy: bytes, language: str) -> WalletSecret:
    """Derive the key of the first account from the words' entropy (16 to 32 bytes) and language."""
    words = words_of(entropy, language)
    account = _hdaccount()
    seed = account.Mnemonic.to_seed(" ".join(words))
    return WalletSecret(bytes(account.HDPath(DERIVATION_PATH).derive(seed)), entropy, language)


def words_lead_to(secret: WalletSecret) -> bool:
    """Say whether the secret's words, where it has some, really give its key."""
    if secret.entropy is None or secret.language is None:
        return True
    if len(secret.entropy) not in ENTROPY_SIZES:
        return False
    return secret_from_entropy(secret.entropy, secret.language).key == secret.key


def words_of(entropy: bytes, language: str) -> tuple[str, ...]:
    """Return the recovery words of this entropy, in NFC, which every screen and printer shows rightly."""
    check_language(language)
    account = _hdaccount()
    phrase = account.Mnemonic(account.Language(language)).to_mnemonic(entropy)
    return tuple(unicodedata.normalize("NFC", phrase).split())


def word_list(language: str) -> tuple[str, ...]:
    """Return the 2,048 words of a language, in NFC: what a form completes while words are typed."""
    check_language(language)
    account = _hdaccount()
    words = account.Mnemonic(account.Language(language)).wordlist
    return tuple(unicodedata.normalize("NFC", word) for word in words)


def same_word(typed: str, word: str) -> bool:
    """Tell whether a person typed this word; letter case, spaces around it and composed accents do not matter."""
    return _tokens(typed) == _tokens(word)


def parse_secret(text: str, language: str | None = None) -> WalletSecret:
    """Read recovery words (any of nine languages) or a private key in hex, as a person typed or pasted it.

    Letter case, composed or decomposed accents, and any kind of space do not matter. Raises WordsInvalid
    with code ``wallet.words_count``, ``wallet.words_unknown`` or ``wallet.words_checksum``; KeyInvalid for a
    number that is no key. No message repeats what was typed.
    """
    if len(text) > MAX_TEXT:
        raise WordsInvalid(f"This is longer than any recovery words ({MAX_TEXT}).", code="wallet.words_count")
    tokens = _tokens(text)
    key = _HEX_KEY.fullmatch(tokens[0]) if len(tokens) == 1 else None
    if key is not None:
        secret = WalletSecret(bytes.fromhex(key[1]))
        address_of(secret.key)
        return secret
    return _secret_from_words(tokens, language)


def check_language(language: str) -> None:
    """Raise BadInput unless there is a word list for this language."""
    if language not in LANGUAGES:
        raise BadInput(
            f"There are no recovery words in {language!r}.",
            code="wallet.language",
            hint=f"Choose one of: {', '.join(LANGUAGES)}.",
        )


def _tokens(text: str) -> list[str]:
    spaced = text.translate(_BREAKS).translate(_GLUE)
    return unicodedata.normalize("NFKD", spaced).lower().split()


def _secret_from_words(tokens: Sequence[str], language: str | None) -> WalletSecret:
    if len(tokens) not in WORD_COUNTS:
        raise WordsInvalid(
            f"Recovery words are 12, 15, 18, 21 or 24 words; here are {len(tokens)}.",
            code="wallet.words_count",
            hint="Type them in order with a space between each; a private key is one run of 64 hex digits.",
        )
    if language is not None:
        check_language(language)
    indices = {name: _indices(tokens, name) for name in ([language] if language else LANGUAGES)}
    whole = {name: found for name, found in indices.items() if None not in found}
    if not whole:
        raise _unknown_words(indices)
    for name, found in whole.items():
        entropy = _entropy([index for index in found if index is not None])
        if entropy is not None:
            return secret_from_entropy(entropy, name)
    raise WordsInvalid(
        f"All {len(tokens)} words are known, but their checksum is wrong.",
        code="wallet.words_checksum",
        hint="A word was taken for another of the list, or two stand in the wrong order.",
    )


def _indices(tokens: Sequence[str], language: str) -> list[int | None]:
    account = _hdaccount()
    words = account.Mnemonic(account.Language(language)).wordlist
    places = {unicodedata.normalize("NFKD", word): index for index, word in enumerate(words)}
    return [places.get(token) for token in tokens]


def _unknown_words(indices: dict[str, list[int | None]]) -> WordsInvalid:
    best = min(indices, key=lambda name: indices[name].count(None))
    positions = [place for place, index in enumerate(indices[best], start=1) if index is None]
    if len(positions) * 2 > len(indices[best]):
        return WordsInvalid(
            "Most of these words are on none of the word lists looked at.",
            code="wallet.words_unknown",
            hint=f"Known languages: {', '.join(LANGUAGES)}.",
        )
    listed = ", ".join(map(str, positions))
    return WordsInvalid(
        f"Not on the word list ({best}): the word at position {listed}."
        if len(positions) == 1
        else f"Not on the word list ({best}): the words at positions {listed}.",
        code="wallet.words_unknown",
        hint="Look for a slip of the pen there.",
        positions=positions,
    )


def _entropy(indices: Sequence[int]) -> bytes | None:
    """Return the entropy the words stand for, or None where the checksum bits differ (BIP-39)."""
    number = 0
    for index in indices:
        number = number << 11 | index
    check_bits = len(indices) // 3
    entropy = (number >> check_bits).to_bytes(len(indices) * 4 // 3, "big")
    expected = hashlib.sha256(entropy).digest()[0] >> (8 - check_bits)
    return entropy if number & ((1 << check_bits) - 1) == expected else None


def _hdaccount() -> ModuleType:
    """Import eth_account (0.6 s); put the recursion limit back, which py_ecc in it sets to 100,000."""
    limit = sys.getrecursionlimit()
    try:
        import eth_account.hdaccount
    finally:
        sys.setrecursionlimit(limit)
    return eth_account.hdaccount
