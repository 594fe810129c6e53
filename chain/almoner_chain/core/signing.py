"""Signatures of the charity's recorder and of payees: EIP-712 digests by hand, secp256k1 by coincurve.

Protocol, section 5. Deterministic (RFC 6979): signing again gives the same bytes. Compact (EIP-2098) with s
in the lower half, so that a signature has one form only. Keeps no key longer than its caller does.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

if TYPE_CHECKING:
    from coincurve import PrivateKey

SIGNATURE_BYTES = 64
_HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0
_PARITY = 1 << 255

_DOMAIN_TYPE = keccak(b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")
_NAME, _VERSION = keccak(b"Almoner"), keccak(b"1")
_RECEIPT_TYPE = keccak(b"Receipt(uint256 fund,uint256 amount,bytes32 commitment,uint256 issued,uint256 due)")
_DELIVERY_TYPE = keccak(b"Delivery(uint256 payment,bytes32 caseHash,bytes32 note)")


class KeyInvalid(BadInput):
    """Bytes that are not a private key, or not a hash to sign."""


class SigningKey:
    """A private key ready to sign many digests; making one costs as much as a signature. Never shown."""

    __slots__ = ("_key", "address")

    def __init__(self, private_key: bytes) -> None:
        self._key = _load(private_key)
        self.address: bytes = _address(self._key.public_key.format(compressed=False))

    def __repr__(self) -> str:
        return f"SigningKey(0x{self.address.hex()})"

    def sign_hash(self, digest: bytes) -> bytes:
        """Return 65 bytes: r (32), s (32), yParity (0 or 1) over a 32-byte digest. Raises `KeyInvalid`."""
        if len(digest) != 32:
            raise KeyInvalid(f"A hash to sign has 32 bytes, not {len(digest)}.", code="key.digest_length")
        signature: bytes = self._key.sign_recoverable(digest, hasher=None)
        return signature

    def sign(self, digest: bytes) -> bytes:
        """Return the 64-byte signature (EIP-2098) of a 32-byte digest."""
        signature = self.sign_hash(digest)
        return signature[:32] + bytes((signature[32] | signature[64] << 7,)) + signature[33:64]


def _load(private_key: bytes) -> PrivateKey:
    from coincurve import PrivateKey

    # Raised outside the except clause: an exception in flight would carry frames that hold the key.
    key = None
    if len(private_key) == 32:  # coincurve would pad a short one
        with suppress(ValueError):
            key = PrivateKey(private_key)
    if key is None:
        raise KeyInvalid(
            "This is no private key: it must be 32 bytes and within the curve's order.",
            code="key.invalid",
            hint="Check that the whole key was copied.",
        )
    return key


def sign_digest(digest: bytes, private_key: bytes) -> bytes:
    """Return the 64-byte signature of one digest; for many, keep a `SigningKey`."""
    return SigningKey(private_key).sign(digest)


def expand(signature: bytes) -> bytes:
    """Return a 64-byte signature as the 65 bytes r ‖ s ‖ v that the ledger takes; v is 27 or 28."""
    s = bytes((signature[32] & 0x7F,)) + signature[33:]
    return signature[:32] + s + bytes((27 + (signature[32] >> 7),))


def recover(digest: bytes, signature: bytes) -> bytes | None:
    """Return the account (20 bytes) that signed ``digest``, or None if no account can have."""
    if len(signature) != SIGNATURE_BYTES or len(digest) != 32:
        return None
    packed = int.from_bytes(signature[32:], "big")
    s = packed & ~_PARITY
    if s > _HALF_ORDER:  # the mirrored twin of every signature would be a second encoding of the same receipt
        return None
    from coincurve import PublicKey

    plain = signature[:32] + s.to_bytes(32, "big") + bytes((packed >> 255,))
    try:
        public = PublicKey.from_signature_and_message(plain, digest, hasher=None)
    except ValueError:
        return None
    return _address(public.format(compressed=False))


@lru_cache(maxsize=64)
def domain_separator(chain_id: int, ledger: bytes) -> bytes:
    """Return the EIP-712 domain hash of one ledger."""
    return keccak(_DOMAIN_TYPE + _NAME + _VERSION + chain_id.to_bytes(32, "big") + ledger.rjust(32, b"\0"))


def receipt_digest(
    chain_id: int, ledger: bytes, *, fund: int, amount: int, commitment: bytes, issued: int, due: int
) -> bytes:
    """Return what the recorder signs. ``amount`` in minor units; ``issued`` and ``due`` are days, 0: none."""
    return _typed(
        chain_id,
        ledger,
        _RECEIPT_TYPE + _u256(fund) + _u256(amount) + commitment + _u256(issued) + _u256(due),
    )


def delivery_digest(chain_id: int, ledger: bytes, payment: int, case_hash: bytes, note: bytes) -> bytes:
    """Return what a payee's key signs to acknowledge a delivery."""
    return _typed(chain_id, ledger, _DELIVERY_TYPE + _u256(payment) + case_hash + note)


def _typed(chain_id: int, ledger: bytes, struct: bytes) -> bytes:
    return keccak(b"\x19\x01" + domain_separator(chain_id, ledger) + keccak(struct))


def _u256(value: int) -> bytes:
    return value.to_bytes(32, "big")


def _address(uncompressed: bytes) -> bytes:
    return keccak(uncompressed[1:])[12:]
