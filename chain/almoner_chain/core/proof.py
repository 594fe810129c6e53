"""Merkle-Patricia proofs: what a block's state says of one account and one storage slot, or that it says nothing.

Protocol, section 7. Proofs come from whoever wants to be believed, so every node must be used, in order, and
hash to what its parent names; keys are hashed (secure trie). Must not know ledgers or receipts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from almoner_chain.core import rlp
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

MAX_NODES = 65
"""64 nibbles of a hashed key and a leaf."""

MAX_NODE = 1_024
"""A full branch takes 532 bytes; a leaf of an account about 110."""

EMPTY_TRIE = bytes.fromhex("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421")
"""keccak(0x80): the root of a trie without entries."""

_BRANCH = 17
_PAIR = 2
_LEAST_HEADER = 15


class ProofInvalid(BadInput):
    """A proof that does not lead from its root to its answer."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The proof does not hold: {what}.",
            code="proof.invalid",
            hint="Ask for the archived receipt again.",
        )


class Account(NamedTuple):
    """What the state keeps of an account."""

    nonce: int
    balance: int
    storage_root: bytes
    code_hash: bytes


class Header(NamedTuple):
    """What a proof needs of a block header; ``timestamp`` in seconds."""

    block_hash: bytes
    state_root: bytes
    number: int
    timestamp: int


def header_state_root(header: bytes) -> Header:
    """Return the header's own hash and its fields. Raises `ProofInvalid`.

    The hash says nothing by itself: anyone can make a header. It must be compared with a chain.
    """
    try:
        items = rlp.decode_list(header)
        if len(items) < _LEAST_HEADER:
            raise ProofInvalid("the block header is too short")
        number, timestamp = rlp.to_uint(items[8], 8), rlp.to_uint(items[11], 8)
    except rlp.RlpInvalid as problem:
        raise ProofInvalid(f"the block header cannot be read ({problem.message})") from None
    return Header(keccak(header), _hash(items[3]), number, timestamp)


def verify_account_proof(state_root: bytes, address: bytes, nodes: Sequence[bytes]) -> Account | None:
    """Return the account at ``address`` (20 bytes), or None where the proof shows there is none."""
    value = look_up(state_root, address, nodes)
    if value is None:
        return None
    try:
        items = rlp.decode_list(value)
        if len(items) != 4:
            raise ProofInvalid("an account has four parts")
        return Account(rlp.to_uint(items[0]), rlp.to_uint(items[1]), _hash(items[2]), _hash(items[3]))
    except rlp.RlpInvalid as problem:
        raise ProofInvalid(f"the account cannot be read ({problem.message})") from None


def verify_storage_proof(storage_root: bytes, slot: bytes, nodes: Sequence[bytes]) -> int:
    """Return the number in a storage slot (its 32-byte place); 0 where the proof shows there is none."""
    value = look_up(storage_root, slot, nodes)
    if value is None:
        return 0
    try:
        number = rlp.to_uint(rlp.decode(value))
    except rlp.RlpInvalid as problem:
        raise ProofInvalid(f"the slot cannot be read ({problem.message})") from None
    if number == 0:
        raise ProofInvalid("a zero is never kept")
    return number


def look_up(root: bytes, key: bytes, nodes: Sequence[bytes]) -> bytes | None:
    """Return the value under ``key`` in the secure trie with this root, or None where it is shown to be absent.

    Raises `ProofInvalid` for a node that is missing, changed, in the wrong place or not needed.
    """
    if len(nodes) > MAX_NODES or any(len(node) > MAX_NODE for node in nodes):
        raise ProofInvalid("it is larger than any honest one")
    if not nodes:
        if root != EMPTY_TRIE:
            raise ProofInvalid("it is empty")
        return None
    walk = _Walk(_nibbles(keccak(key)), nodes)
    value = walk.value_below(root)
    walk.check_used_up()
    return value


def listed(nodes: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return a node's answer in the one form accepted here; some list inlined nodes, or the empty trie as a node."""
    if list(nodes) == [b"\x80"]:
        return ()
    return tuple(node for place, node in enumerate(nodes) if place == 0 or len(node) >= 32)


class _Walk:
    """One descent: which nibbles of the key and which nodes of the proof are still ahead."""

    def __init__(self, path: bytes, nodes: Sequence[bytes]) -> None:
        self._path = path
        self._nodes = nodes
        self._used = 0

    def value_below(self, reference: rlp.Item) -> bytes | None:
        """Go down from a reference (hash, inlined node, or nothing) to the key's value."""
        while reference != b"":
            node = self._node(reference)
            if len(node) == _BRANCH:
                if not self._path:
                    raise ProofInvalid("it goes deeper than its key")
                reference, self._path = node[self._path[0]], self._path[1:]
                continue
            is_leaf, part = _unpack(node[0])
            if is_leaf:
                return _value(node[1]) if part == self._path else None
            if not part or node[1] == b"":
                raise ProofInvalid("an extension leads nowhere")
            if not self._path.startswith(part):
                return None
            reference, self._path = node[1], self._path[len(part) :]
        return None

    def check_used_up(self) -> None:
        """Refuse nodes that the descent did not need: they would make a second form of the same proof."""
        if self._used != len(self._nodes):
            raise ProofInvalid("it has more nodes than it needs")

    def _node(self, reference: rlp.Item) -> list[rlp.Item]:
        if isinstance(reference, list):
            if len(rlp.encode(reference)) >= 32:
                raise ProofInvalid("a long node lies inside another")
            return _shaped(reference)
        if len(reference) != 32:
            raise ProofInvalid("a reference is not a hash")
        if self._used == len(self._nodes):
            raise ProofInvalid("a node is missing")
        encoded = self._nodes[self._used]
        if keccak(encoded) != reference:
            raise ProofInvalid("a node does not hash to what its parent names")
        # A short node is inlined by an honest trie, except the root.
        if len(encoded) < 32 and self._used:
            raise ProofInvalid("a short node is not inside its parent")
        self._used += 1
        try:
            return _shaped(rlp.decode_list(encoded))
        except rlp.RlpInvalid as problem:
            raise ProofInvalid(f"a node cannot be read ({problem.message})") from None


def _shaped(node: list[rlp.Item]) -> list[rlp.Item]:
    if len(node) not in (_BRANCH, _PAIR):
        raise ProofInvalid(f"a node has {len(node)} parts")
    return node


def _unpack(item: rlp.Item) -> tuple[bool, bytes]:
    """Undo the hex-prefix encoding: whether it is a leaf, and its nibbles."""
    if not isinstance(item, bytes) or not item or item[0] >> 4 > 3:
        raise ProofInvalid("a node's path cannot be read")
    flag, nibbles = item[0] >> 4, _nibbles(item)
    if not flag & 1 and item[0] & 0x0F:
        raise ProofInvalid("a node's path is padded with something")
    return flag >= 2, nibbles[1:] if flag & 1 else nibbles[2:]


def _nibbles(data: bytes) -> bytes:
    return bytes(nibble for byte in data for nibble in (byte >> 4, byte & 0x0F))


def _value(item: rlp.Item) -> bytes:
    if not isinstance(item, bytes) or not item:
        raise ProofInvalid("a leaf holds no value")
    return item


def _hash(item: rlp.Item) -> bytes:
    if not isinstance(item, bytes) or len(item) != 32:
        raise ProofInvalid("a root is not a hash")
    return item
