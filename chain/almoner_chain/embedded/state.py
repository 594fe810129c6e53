"""Accounts, storage and EIP-1186 proofs at any block, read from the tries.

Works on trie nodes alone: no EVM, no JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import rlp
from trie.hexary import HexaryTrie

from almoner_chain.core.hashing import keccak
from almoner_chain.embedded.header import EMPTY_CODE, EMPTY_TRIE


class Account(NamedTuple):
    """An account as its trie leaf has it."""

    nonce: int = 0
    balance: int = 0
    storage_root: bytes = EMPTY_TRIE
    code_hash: bytes = EMPTY_CODE


class StorageProof(NamedTuple):
    """One slot's value with the nodes that lead from the storage root to it (or to its absence)."""

    slot: bytes
    value: int
    nodes: tuple[bytes, ...]


@dataclass(frozen=True)
class AccountProof:
    """An account with the nodes that lead from the state root to it (or to its absence)."""

    address: bytes
    account: Account
    nodes: tuple[bytes, ...]
    storage: tuple[StorageProof, ...]


class State:
    """The state under one root; ``nodes`` maps hashes to trie nodes and code."""

    def __init__(self, nodes: Mapping[bytes, bytes], root: bytes) -> None:
        self._nodes = nodes
        self._trie = HexaryTrie(nodes, root)

    def account(self, address: bytes) -> Account:
        """Return an account; one that does not exist is empty."""
        leaf = self._trie.get(keccak(address))
        if not leaf:
            return Account()
        nonce, balance, storage_root, code_hash = rlp.decode(leaf)
        return Account(int.from_bytes(nonce, "big"), int.from_bytes(balance, "big"), storage_root, code_hash)

    def code(self, address: bytes) -> bytes:
        """Return the contract code at ``address``, empty if there is none."""
        code_hash = self.account(address).code_hash
        return b"" if code_hash == EMPTY_CODE else self._nodes[code_hash]

    def storage(self, address: bytes, slot: bytes) -> int:
        """Return the value in a 32-byte slot."""
        return _value(HexaryTrie(self._nodes, self.account(address).storage_root), slot)

    def prove(self, address: bytes, slots: Sequence[bytes]) -> AccountProof:
        """Prove an account and some of its 32-byte slots, present or absent."""
        account = self.account(address)
        storage = HexaryTrie(self._nodes, account.storage_root)
        proofs = tuple(StorageProof(slot, _value(storage, slot), _proof(storage, slot)) for slot in slots)
        return AccountProof(address, account, _proof(self._trie, address), proofs)


def _value(trie: HexaryTrie, slot: bytes) -> int:
    leaf = trie.get(keccak(slot))
    return int.from_bytes(rlp.decode(leaf), "big") if leaf else 0


def _proof(trie: HexaryTrie, key: bytes) -> tuple[bytes, ...]:
    return tuple(bytes(rlp.encode(node)) for node in trie.get_proof(keccak(key)))  # type: ignore[no-untyped-call]
