"""EIP-1559 transactions, built and hashed here: what is signed is what was meant, whatever a node says.

Must not know nodes or wallets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol, Self

from almoner_chain.client.blocks import rlp_number
from almoner_chain.core import rlp
from almoner_chain.core.hashing import keccak

_TYPE = b"\x02"
_ADDRESS = 20
_UNSIGNED_FIELDS = 9
_SIGNED_FIELDS = 12


class Signer(Protocol):
    """Signs 32-byte hashes for one account."""

    @property
    def address(self) -> bytes:
        """The account, 20 bytes."""
        ...

    def sign_hash(self, digest: bytes) -> bytes:
        """Return 65 bytes: r (32), s (32, in the lower half), yParity (0 or 1)."""
        ...


class Call(NamedTuple):
    """One call: ``to`` None makes a contract; ``value`` in wei."""

    to: bytes | None
    data: bytes
    value: int = 0


class Fees(NamedTuple):
    """What a transaction offers for each unit of gas, in wei: at most, and for the block's maker."""

    most: int
    tip: int


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction before it is signed."""

    chain_id: int
    nonce: int
    fees: Fees
    gas: int
    call: Call

    @property
    def unsigned(self) -> bytes:
        """The exact bytes whose keccak is signed: what a person must be shown before it is."""
        return _TYPE + rlp.encode(self._fields())

    def signed(self, signer: Signer) -> bytes:
        """Return the signed bytes, ready to be sent; their keccak is the transaction's hash."""
        return sign(self.unsigned, signer)

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Read signed bytes made by `signed`. Raises `rlp.RlpInvalid`."""
        return cls._of(_items(raw, _SIGNED_FIELDS))

    @classmethod
    def read_unsigned(cls, raw: bytes) -> Self:
        """Read bytes made by `unsigned`, and no others: what is read leads back to the very same bytes.

        Raises `rlp.RlpInvalid`.
        """
        found = cls._of(_items(raw, _UNSIGNED_FIELDS))
        if found.unsigned != raw or (found.call.to is not None and len(found.call.to) != _ADDRESS):
            raise rlp.RlpInvalid("no transaction of ours")
        return found

    @classmethod
    def _of(cls, items: list[rlp.Item]) -> Self:
        chain_id, nonce, tip, most, gas = (rlp.to_uint(each) for each in items[:5])
        to, data = items[5], items[7]
        if not isinstance(to, bytes) or not isinstance(data, bytes):
            raise rlp.RlpInvalid("no transaction of ours")
        return cls(chain_id, nonce, Fees(most, tip), gas, Call(to or None, data, rlp.to_uint(items[6])))

    def _fields(self) -> list[rlp.Item]:
        call = self.call
        numbers = (self.chain_id, self.nonce, self.fees.tip, self.fees.most, self.gas)
        return [*map(rlp_number, numbers), call.to or b"", rlp_number(call.value), call.data, []]


def sign(unsigned: bytes, signer: Signer) -> bytes:
    """Sign exactly these bytes (see `Transaction.unsigned`) and return the signed ones, ready to be sent.

    Raises `rlp.RlpInvalid` where they are no transaction.
    """
    fields = _items(unsigned, _UNSIGNED_FIELDS)
    signature = signer.sign_hash(keccak(unsigned))
    r, s = (int.from_bytes(signature[at : at + 32], "big") for at in (0, 32))
    return _TYPE + rlp.encode([*fields, rlp_number(signature[64]), rlp_number(r), rlp_number(s)])


def _items(raw: bytes, expected: int) -> list[rlp.Item]:
    items = rlp.decode_list(raw[1:])
    if raw[:1] != _TYPE or len(items) != expected:
        raise rlp.RlpInvalid("no transaction of ours")
    return items


def created_address(sender: bytes, nonce: int) -> bytes:
    """Return the address of the contract that a transaction without ``to`` makes."""
    return keccak(rlp.encode([sender, rlp_number(nonce)]))[12:]
