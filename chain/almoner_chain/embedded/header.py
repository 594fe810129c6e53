"""Block headers as every Ethereum client encodes and hashes them (Cancun: 20 fields), and the tries over a block.

Knows no database and no EVM: reading the chain must not cost the half second that py-evm takes to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import rlp
from trie.hexary import HexaryTrie

from almoner_chain.core.hashing import ZERO20, ZERO32, keccak

EMPTY_TRIE = keccak(rlp.encode(b""))
EMPTY_CODE = keccak(b"")
NO_UNCLES = keccak(rlp.encode([]))


def int_bytes(value: int) -> bytes:
    """Return ``value`` big-endian without leading zeros, as RLP wants integers (zero is empty)."""
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


@dataclass(frozen=True)
class Header:
    """A block header in the order of its RLP fields; ``hash`` is the block's hash."""

    parent_hash: bytes = ZERO32
    uncles_hash: bytes = NO_UNCLES
    coinbase: bytes = ZERO20
    state_root: bytes = EMPTY_TRIE
    transactions_root: bytes = EMPTY_TRIE
    receipts_root: bytes = EMPTY_TRIE
    bloom: bytes = bytes(256)
    difficulty: int = 0
    number: int = 0
    gas_limit: int = 0
    gas_used: int = 0
    timestamp: int = 0
    extra_data: bytes = b"almoner"
    prev_randao: bytes = ZERO32
    nonce: bytes = bytes(8)
    base_fee: int = 0
    withdrawals_root: bytes = EMPTY_TRIE
    blob_gas_used: int = 0
    excess_blob_gas: int = 0
    parent_beacon_root: bytes = ZERO32

    def items(self) -> list[bytes]:
        """Return the RLP items."""
        values = (getattr(self, each.name) for each in fields(self))
        return [int_bytes(value) if isinstance(value, int) else value for value in values]

    @cached_property
    def encoded(self) -> bytes:
        """The header in RLP."""
        return bytes(rlp.encode(self.items()))

    @cached_property
    def hash(self) -> bytes:
        """The block's hash."""
        return keccak(self.encoded)

    @classmethod
    def decode(cls, encoded: bytes) -> Header:
        """Read back what ``encoded`` wrote."""
        items = rlp.decode(encoded)
        values: list[Any] = [
            int.from_bytes(item, "big") if each.type == "int" else item
            for each, item in zip(fields(cls), items, strict=True)
        ]
        return cls(*values)


@dataclass(frozen=True)
class LogRow:
    """One event as it is stored: ``position`` counts through the block, ``transaction`` is the position in it."""

    position: int
    transaction: int
    address: bytes
    topics: tuple[bytes, ...]
    data: bytes


@dataclass(frozen=True)
class TransactionRow:
    """One mined transaction with what its receipt needs.

    ``created`` is a new contract's address; its ``log_count`` events start at the block's log ``first_log``.
    """

    position: int
    hash: bytes
    raw: bytes
    sender: bytes
    created: bytes | None
    status: int
    gas_used: int
    cumulative_gas: int
    first_log: int
    log_count: int


@dataclass(frozen=True)
class SealedBlock:
    """Everything one block adds to the store; it is written together or not at all."""

    header: Header
    size: int
    transactions: Sequence[TransactionRow] = ()
    logs: Sequence[LogRow] = ()
    nodes: Mapping[bytes, bytes] = field(default_factory=dict)


def ordered_root(items: Iterable[bytes]) -> bytes:
    """Return the root of the trie that maps rlp(index) to each item: a block's transactions or receipts."""
    nodes: dict[bytes, bytes] = {}
    trie = HexaryTrie(nodes)
    with trie.squash_changes() as batch:
        for index, item in enumerate(items):
            batch[rlp.encode(int_bytes(index))] = item
    return bytes(trie.root_hash)


def block_size(header: Header, raws: Sequence[bytes]) -> int:
    """Return the length of the block's RLP (header, transactions, no uncles, no withdrawals)."""
    wrapped = [raw if raw[0] < 0x80 else rlp.decode(raw) for raw in raws]
    return len(rlp.encode([header.items(), wrapped, [], []]))


def genesis(*, timestamp: int, gas_limit: int, balances: Mapping[bytes, int]) -> SealedBlock:
    """Make block 0; ``balances`` (address to wei) is for tests and demonstrations of native coin."""
    nodes: MutableMapping[bytes, bytes] = {}
    trie = HexaryTrie(nodes)
    for address, balance in balances.items():
        account = [b"", int_bytes(balance), EMPTY_TRIE, EMPTY_CODE]
        trie[keccak(address)] = rlp.encode(account)
    header = Header(state_root=bytes(trie.root_hash), timestamp=timestamp, gas_limit=gas_limit)
    return SealedBlock(header, block_size(header, ()), nodes=dict(nodes))
