"""The Merkle-sum tree as its definition says it, recursive and slow: what the contract is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eth_utils import keccak


class Leaf(NamedTuple):
    """One gift as the contract's `Leaf` struct."""

    serial: int
    amount: int
    commitment: bytes


class Node(NamedTuple):
    """A hash and the sum below it, as the contract's `PathNode` struct."""

    hash: bytes
    sum: int


def leaf_node(leaf: Leaf) -> Node:
    """Return a leaf's node."""
    number = leaf.serial.to_bytes(8, "big") + leaf.amount.to_bytes(16, "big")
    return Node(keccak(b"\x00" + number + leaf.commitment), leaf.amount)


def inner_node(left: Node, right: Node) -> Node:
    """Return the node above two others."""
    packed = left.hash + left.sum.to_bytes(16, "big") + right.hash + right.sum.to_bytes(16, "big")
    return Node(keccak(b"\x01" + packed), left.sum + right.sum)


def root(leaves: Sequence[Leaf]) -> Node:
    """Return the root of a tree in the shape of RFC 6962."""
    if len(leaves) == 1:
        return leaf_node(leaves[0])
    middle = _split(len(leaves))
    return inner_node(root(leaves[:middle]), root(leaves[middle:]))


def path(leaves: Sequence[Leaf], index: int) -> list[Node]:
    """Return the siblings of leaf ``index``, from the leaf up."""
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*path(leaves[:middle], index), root(leaves[middle:])]
    return [*path(leaves[middle:], index - middle), root(leaves[:middle])]


def _split(count: int) -> int:
    middle = 1
    while middle * 2 < count:
        middle *= 2
    return middle
