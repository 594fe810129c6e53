"""Encrypted keystore files, version 3 (scrypt, AES-128-CTR): geth, MetaMask, ethers, eth-account read them.

The recovery words' entropy travels in the same file in the extension that ethers writes and reads
(``x-ethers`` 0.1): same passphrase, the unused second half of the same scrypt output as key.

Written here and not left to eth_keyfile, because that takes 0.5 s to import for every command that signs,
takes any KDF parameters from the file (minutes of work, gigabytes of memory), accepts an empty passphrase
and has no place for the words. The tests hold both against each other. Knows no folder and no label.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
import uuid
from dataclasses import dataclass
from typing import Any

from almoner.services.wallets.model import DERIVATION_PATH, WalletSecret
from almoner.services.wallets.signer import address_of
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

SCRYPT_N = 2**17
"""With r = 8, p = 1 what OWASP asks for at least: 128 MiB and about 0.4 s. eth-account's 2^18 would double
the time of every command, and several wallets sign in one; a longer passphrase buys more than a doubled n."""

SCRYPT_R = 8
SCRYPT_P = 1

MAX_DOCUMENT = 16_384
MAX_BRACKETS = 64
"""A hostile file may nest deeply enough to overflow a thread's stack in the JSON parser; ours has 6 pairs."""

MAX_SCRYPT_MEMORY = 2**28
"""n * r * 128 bytes. 256 MiB is eth-account's own default; more would let a file exhaust the computer."""

MAX_SCRYPT_WORK = 2**22
"""n * r * p; twice eth-account's default (pitfall: p = 200 took 5 s)."""

MAX_PBKDF2_ROUNDS = 4_000_000
MIN_PASSPHRASE = 8

_LOCALES = {
    "english": "en",
    "chinese_simplified": "zh_cn",
    "chinese_traditional": "zh_tw",
    "czech": "cz",
    "french": "fr",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "spanish": "es",
}
_LANGUAGES = {locale: language for language, locale in _LOCALES.items()}


class KeystoreInvalid(BadInput):
    """A keystore file that is damaged, of another kind, or asks for more work than is safe."""


class WrongPassphrase(BadInput):
    """The passphrase does not open this file."""


@dataclass(frozen=True, slots=True)
class _Kdf:
    """Checked parameters of the key derivation; ``scrypt`` or ``pbkdf2``."""

    name: str
    salt: bytes
    n: int = 0
    r: int = 0
    p: int = 0
    rounds: int = 0

    def derive(self, passphrase: bytes) -> bytes:
        """Return 64 bytes: 16 to encrypt, 16 to authenticate, 32 for the words."""
        if self.name == "pbkdf2":
            return hashlib.pbkdf2_hmac("sha256", passphrase, self.salt, self.rounds, dklen=32)
        memory = 128 * self.r * (self.n + self.p + 2)
        return hashlib.scrypt(
            passphrase, salt=self.salt, n=self.n, r=self.r, p=self.p, maxmem=2 * memory, dklen=64
        )


def check_new_passphrase(passphrase: str) -> None:
    """Raise BadInput for an empty, short or single-character passphrase; say what is asked for."""
    shown = unicodedata.normalize("NFKC", passphrase)
    if not shown.strip():
        raise _weak("An empty passphrase protects nothing.")
    if len(shown) < MIN_PASSPHRASE or len(set(shown)) < 4:
        raise _weak(
            f"This passphrase is too weak: it needs {MIN_PASSPHRASE} characters, 4 of them different."
        )


def encrypt(secret: WalletSecret, passphrase: str) -> bytes:
    """Return a keystore v3 file that holds the key and, where there are words, their entropy."""
    check_new_passphrase(passphrase)
    kdf = _Kdf("scrypt", secrets.token_bytes(32), SCRYPT_N, SCRYPT_R, SCRYPT_P)
    derived = kdf.derive(_passphrase_bytes(passphrase))
    iv = secrets.token_bytes(16)
    ciphertext = _aes_ctr(derived[:16], iv, secret.key)
    document: dict[str, Any] = {
        "version": 3,
        "id": str(uuid.uuid4()),
        "address": address_of(secret.key).hex(),
        "crypto": {
            "cipher": "aes-128-ctr",
            "cipherparams": {"iv": iv.hex()},
            "ciphertext": ciphertext.hex(),
            "kdf": "scrypt",
            "kdfparams": {"dklen": 32, "n": kdf.n, "r": kdf.r, "p": kdf.p, "salt": kdf.salt.hex()},
            "mac": keccak(derived[16:32] + ciphertext).hex(),
        },
    }
    if secret.entropy is not None and secret.language is not None:
        document["x-ethers"] = _seal_words(secret.entropy, secret.language, derived[32:])
    return (json.dumps(document, indent=2) + "\n").encode()


def decrypt(data: bytes, passphrase: str) -> WalletSecret:
    """Open a keystore v3 file. Every parameter is bounded before any hashing.

    Raises KeystoreInvalid, or WrongPassphrase when the file's own check value does not fit.
    """
    document = _parse(data)
    crypto = _member(document, "crypto")
    if document.get("version") != 3 or crypto.get("cipher") != "aes-128-ctr":
        raise _invalid("it is not a version 3 keystore with aes-128-ctr")
    kdf = _read_kdf(crypto)
    iv = _hex(_member(crypto, "cipherparams"), "iv", 16, 16)
    ciphertext = _hex(crypto, "ciphertext", 32, 32)
    mac = _hex(crypto, "mac", 32, 32)
    derived = _derive_matching(kdf, passphrase, ciphertext, mac)
    key = _aes_ctr(derived[:16], iv, ciphertext)
    address_of(key)
    return _open_words(document.get("x-ethers"), key, derived[32:])


def _derive_matching(kdf: _Kdf, passphrase: str, ciphertext: bytes, mac: bytes) -> bytes:
    # A file from a program that does not normalise may need the passphrase exactly as typed.
    for candidate in dict.fromkeys((_passphrase_bytes(passphrase), _utf8(passphrase))):
        derived = kdf.derive(candidate)
        if hmac.compare_digest(keccak(derived[16:32] + ciphertext), mac):
            return derived
    raise WrongPassphrase(
        "The passphrase does not open this wallet's file.",
        code="passphrase.wrong",
        hint="Type it again; without it only the recovery words bring the wallet back.",
    )


def _seal_words(entropy: bytes, language: str, key: bytes) -> dict[str, str]:
    counter = secrets.token_bytes(16)
    return {
        "client": "almoner",
        "version": "0.1",
        "path": DERIVATION_PATH,
        "locale": _LOCALES[language],
        "mnemonicCounter": counter.hex(),
        "mnemonicCiphertext": _aes_ctr(key, counter, entropy).hex(),
    }


def _open_words(extension: Any, key: bytes, words_key: bytes) -> WalletSecret:
    """Return the secret with its words where the file has them; other paths and languages leave the bare key.

    The extension has no check value of its own: whoever shows the words derives the key from them first
    (``words_lead_to``). Signing needs the key alone and is spared that second.
    """
    if not isinstance(extension, dict) or not words_key or extension.get("version") != "0.1":
        return WalletSecret(key)
    language = _LANGUAGES.get(str(extension.get("locale")))
    if language is None or extension.get("path") != DERIVATION_PATH:
        return WalletSecret(key)
    counter = _hex(extension, "mnemonicCounter", 16, 16)
    entropy = _aes_ctr(words_key, counter, _hex(extension, "mnemonicCiphertext", 16, 32))
    return WalletSecret(key, entropy, language)


def _read_kdf(crypto: dict[str, Any]) -> _Kdf:
    params = _member(crypto, "kdfparams")
    salt = _hex(params, "salt", 8, 64)
    if params.get("dklen") != 32:
        raise _invalid("its derived key has not 32 bytes")
    if crypto.get("kdf") == "pbkdf2" and params.get("prf") == "hmac-sha256":
        return _Kdf("pbkdf2", salt, rounds=_number(params, "c", MAX_PBKDF2_ROUNDS))
    if crypto.get("kdf") != "scrypt":
        raise _invalid("its key derivation is unknown")
    n, r, p = (_number(params, name, MAX_SCRYPT_WORK) for name in ("n", "r", "p"))
    if n < 2 or n & (n - 1):
        raise _invalid("its scrypt n is no power of two")
    if n * r * 128 > MAX_SCRYPT_MEMORY or n * r * p > MAX_SCRYPT_WORK:
        raise _invalid("its key derivation asks for more work or memory than is safe")
    return _Kdf("scrypt", salt, n, r, p)


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_DOCUMENT or data.count(b"{") + data.count(b"[") > MAX_BRACKETS:
        raise _invalid("it is too large")
    try:
        document = json.loads(data)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise _invalid("it is not JSON, or cut off")
    # Old geth and presale files write "Crypto".
    return {str(name).lower(): value for name, value in document.items()}


def _member(parent: dict[str, Any], name: str) -> dict[str, Any]:
    value = parent.get(name)
    if not isinstance(value, dict):
        raise _invalid(f"{name!r} is missing")
    return value


def _hex(parent: dict[str, Any], name: str, least: int, most: int) -> bytes:
    value = parent.get(name)
    try:
        raw = bytes.fromhex(value.removeprefix("0x")) if isinstance(value, str) else b""
    except ValueError:
        raw = b""
    if not least <= len(raw) <= most:
        raise _invalid(f"{name!r} is missing or has a wrong length")
    return raw


def _number(parent: dict[str, Any], name: str, most: int) -> int:
    value = parent.get(name)
    if type(value) is not int or not 1 <= value <= most:
        raise _invalid(f"{name!r} is missing or out of bounds")
    return value


def _aes_ctr(key: bytes, counter: bytes, data: bytes) -> bytes:
    from Crypto.Cipher import AES
    from Crypto.Util import Counter

    start = int.from_bytes(counter, "big")
    stream = Counter.new(128, initial_value=start, allow_wraparound=True)
    return AES.new(key, AES.MODE_CTR, counter=stream).encrypt(data)


def _passphrase_bytes(passphrase: str) -> bytes:
    # As ethers does: the same passphrase from another keyboard or input method gives the same bytes.
    return _utf8(unicodedata.normalize("NFKC", passphrase))


def _utf8(text: str) -> bytes:
    # What is no UTF-8 in the environment arrives as surrogates; an encoding error would repeat the text.
    return text.encode("utf-8", "surrogatepass")


def _weak(message: str) -> BadInput:
    return BadInput(message, code="passphrase.weak", hint="Four unrelated words make a good passphrase.")


def _invalid(reason: str) -> KeystoreInvalid:
    return KeystoreInvalid(
        f"This keystore file cannot be used: {reason}.",
        code="wallet.keystore_invalid",
        hint="Take another copy of the file, or restore the wallet from its recovery words.",
    )
