"""One account's key as wallets hand it out: it signs, and it never shows or leaves.

Knows no wallet, no file, no keyring.
"""

from __future__ import annotations

from typing import NoReturn

from almoner_chain.core.hashing import keccak
from almoner_chain.core.signing import KeyInvalid, SigningKey

__all__ = ["KeyInvalid", "Signer", "address_of", "checksum_address"]


def checksum_address(address: bytes) -> str:
    """Return a 20-byte address as ``0x…`` in mixed case (EIP-55)."""
    plain = address.hex()
    digest = keccak(plain.encode()).hex()
    return "0x" + "".join(
        c.upper() if int(nibble, 16) > 7 else c for c, nibble in zip(plain, digest, strict=False)
    )


class Signer(SigningKey):
    """Sign 32-byte hashes for one account; ``address`` are its 20 bytes.

    Signatures are deterministic (RFC 6979) with s in the lower half, the same bytes as eth-account's. Safe to
    use from several threads. Cannot be pickled or printed.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Signer({checksum_address(self.address)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A signer holds a private key and is not written anywhere.")


def address_of(private_key: bytes) -> bytes:
    """Return the 20-byte address of a 32-byte private key; raise KeyInvalid if it is none."""
    return Signer(private_key).address
