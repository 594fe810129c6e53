"""Sign hashes with one account's key. Knows no wallet, no file, no keyring; never shows the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

from coincurve import PrivateKey

from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak


class KeyInvalid(BadInput):
    """32 bytes that are no private key of the curve."""


def checksum_address(address: bytes) -> str:
    """Return a 20-byte address as ``0x…`` in mixed case (EIP-55)."""
    plain = address.hex()
    digest = keccak(plain.encode()).hex()
    return "0x" + "".join(
        c.upper() if int(nibble, 16) > 7 else c for c, nibble in zip(plain, digest, strict=False)
    )


class Signer:
    """Sign 32-byte hashes for one account.

    ``address`` are its 20 bytes. Signatures are deterministic (RFC 6979) with s in the lower half, the same
    bytes as eth-account's. Safe to use from several threads. Cannot be pickled, printed or compared.
    """

    __slots__ = ("_key", "address")

    def __init__(self, private_key: bytes) -> None:
        self._key = _load(private_key)
        self.address: bytes = keccak(self._key.public_key.format(compressed=False)[1:])[12:]

    def sign_hash(self, digest: bytes) -> bytes:
        """Return 65 bytes: r (32), s (32), yParity (0 or 1) over a 32-byte hash."""
        _check_digest(digest)
        signature: bytes = self._key.sign_recoverable(digest, hasher=None)
        return signature

    def sign_compact(self, digest: bytes) -> bytes:
        """Return 64 bytes, EIP-2098: r (32), yParity << 255 | s (32), over a 32-byte hash."""
        signature = self.sign_hash(digest)
        return signature[:32] + bytes([signature[32] | signature[64] << 7]) + signature[33:64]

    def sign_many(self, digests: Sequence[bytes]) -> list[bytes]:
        """Return ``sign_hash`` of each 32-byte hash, in order."""
        return [self.sign_hash(digest) for digest in digests]

    def __repr__(self) -> str:
        return f"Signer({checksum_address(self.address)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A signer holds a private key and is not written anywhere.")


def address_of(private_key: bytes) -> bytes:
    """Return the 20-byte address of a 32-byte private key; raise KeyInvalid if it is none."""
    return Signer(private_key).address


def _load(private_key: bytes) -> Any:
    # Raised outside the except clause: an exception in flight would carry frames that hold the key.
    key = None
    if len(private_key) == 32:
        try:
            key = PrivateKey(private_key)
        except ValueError:
            key = None
    if key is None:
        raise KeyInvalid(
            "This is no private key: it must be 32 bytes and within the curve's order.",
            code="wallet.key_invalid",
            hint="Check that the whole key was copied.",
        )
    return key


def _check_digest(digest: bytes) -> None:
    if len(digest) != 32:
        raise BadInput(f"A hash to sign has 32 bytes, not {len(digest)}.", code="wallet.digest_length")
