"""The Merkle-sum tree over a batch's gifts, its paths, and the manifest of its leaves.

Protocol, section 3. The sums on the left of a leaf prove the gift's own place on the fund's axis. Amounts are
minor units. Knows neither receipts nor the ledger.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almoner_chain.core.errors import BadInput, ReceiptInvalid
from almoner_chain.core.hashing import keccak
from almoner_chain.core.units import MAX_AMOUNT

MAX_COUNT = 2**20
"""Gifts in one batch: twenty levels. A longer path could only be an attack on the reader."""

MAX_SERIAL = 2**64 - 1
MANIFEST_MAGIC = b"ALM1"

Gift = tuple[int, bytes]
"""Amount in minor units, commitment (32 bytes)."""

_RECORD = 48  # u128(amount) ‖ commitment (32)
_MANIFEST_HEAD = 20


class PathInvalid(ReceiptInvalid):
    """A path, or a place in a batch, that no tree can have."""


class TreeInvalid(BadInput):
    """Gifts that cannot stand in one batch."""


class ManifestInvalid(BadInput):
    """Bytes that are not the manifest of a batch."""


class PathNode(NamedTuple):
    """A sibling on the way up: its hash and the sum of the gifts below it."""

    hash: bytes
    sum: int


class Folded(NamedTuple):
    """What a leaf and its path lead to; ``left_sum`` is what all gifts before it add up to."""

    root: bytes
    total: int
    left_sum: int


def leaf_hash(serial: int, amount: int, commitment: bytes) -> bytes:
    """Return the hash of one gift's leaf."""
    return keccak(b"\x00" + serial.to_bytes(8, "big") + amount.to_bytes(16, "big") + commitment)


def node_hash(left: bytes, left_sum: int, right: bytes, right_sum: int) -> bytes:
    """Return the hash of a node over its two children."""
    return keccak(b"\x01" + left + left_sum.to_bytes(16, "big") + right + right_sum.to_bytes(16, "big"))


class MerkleSumTree:
    """All levels of one batch's tree, about 250 bytes a gift. Immutable once built, so threads may share it."""

    def __init__(self, first_serial: int, gifts: Sequence[Gift]) -> None:
        """Hash the tree. Raises `TreeInvalid` for no or too many gifts, amounts or serials out of bounds."""
        _check_gifts(first_serial, gifts)
        sums = [amount for amount, _ in gifts]
        self.first_serial = first_serial
        self.count = len(gifts)
        self.total = sum(sums)
        self._levels = [(_leaves(first_serial, gifts), sums)]
        while len(sums) > 1:
            level = _parents(*self._levels[-1])
            self._levels.append(level)
            sums = level[1]

    @property
    def root(self) -> bytes:
        """The root's hash; its sum is `total`."""
        return self._levels[-1][0][0]

    def path(self, index: int) -> tuple[PathNode, ...]:
        """Return the siblings of gift ``index`` (from 0), from the leaf up. Raises `IndexError`."""
        if not 0 <= index < self.count:
            raise IndexError(index)
        nodes = []
        for hashes, sums in self._levels[:-1]:
            sibling = index ^ 1
            if sibling < len(hashes):  # else the last of an odd level moves up alone
                nodes.append(PathNode(hashes[sibling], sums[sibling]))
            index >>= 1
        return tuple(nodes)


def _check_gifts(first_serial: int, gifts: Sequence[Gift]) -> None:
    if not 1 <= len(gifts) <= MAX_COUNT:
        raise TreeInvalid(
            f"A batch holds 1 to {MAX_COUNT:,} gifts, not {len(gifts):,}.",
            code="batch.count",
            hint="Commit them in several batches.",
        )
    if not 1 <= first_serial <= MAX_SERIAL + 1 - len(gifts):
        raise TreeInvalid(
            f"{first_serial} cannot be the first serial number of a batch.", code="batch.serial"
        )
    amounts, widths = [amount for amount, _ in gifts], {len(commitment) for _, commitment in gifts}
    if min(amounts) < 1 or widths != {32}:
        raise TreeInvalid(
            "An amount of this batch is not above zero, or a commitment does not have 32 bytes.",
            code="batch.gift",
        )
    if sum(amounts) > MAX_AMOUNT:
        raise TreeInvalid("The gifts of this batch add up to more than an amount can be.", code="batch.total")


# The two functions below say the same as leaf_hash and node_hash, three times as fast: one call packs a whole
# preimage. A test holds them together. Sums of a level rarely need more than 64 bits, so that case is apart.
_LEAF = struct.Struct(">cQQQ32s").pack
_NODE = struct.Struct(">c32sQQ32sQQ").pack
_U64 = 2**64 - 1


def _leaves(first_serial: int, gifts: Sequence[Gift]) -> list[bytes]:
    return [
        keccak(_LEAF(b"\x00", serial, amount >> 64, amount & _U64, commitment))
        for serial, (amount, commitment) in enumerate(gifts, first_serial)
    ]


def _parents(hashes: list[bytes], sums: list[int]) -> tuple[list[bytes], list[int]]:
    pairs = zip(hashes[::2], sums[::2], hashes[1::2], sums[1::2], strict=False)
    if max(sums) <= _U64:
        above = [keccak(_NODE(b"\x01", left, 0, x, right, 0, y)) for left, x, right, y in pairs]
    else:
        above = [
            keccak(_NODE(b"\x01", left, x >> 64, x & _U64, right, y >> 64, y & _U64))
            for left, x, right, y in pairs
        ]
    totals = [x + y for x, y in zip(sums[::2], sums[1::2], strict=False)]
    if len(hashes) % 2:
        above.append(hashes[-1])
        totals.append(sums[-1])
    return above, totals


def path_length(index: int, count: int) -> int:
    """Return how many siblings lead from leaf ``index`` of ``count`` to the root; raises `PathInvalid`."""
    if not 1 <= count <= MAX_COUNT or not 0 <= index < count:
        raise PathInvalid(f"There is no place {index} in a batch of {count} gifts.", code="path.invalid")
    return sum(1 for _ in _sides(index, count))


def _sides(index: int, count: int) -> Iterator[bool]:
    """Yield for each sibling, from the leaf up, whether it stands on the left."""
    while count > 1:
        if index & 1:
            yield True
        elif index + 1 < count:
            yield False
        index >>= 1
        count = (count + 1) >> 1


def fold_path(  # noqa: PLR0917 -- the leaf, its place, its path
    serial: int, amount: int, commitment: bytes, index: int, count: int, path: Sequence[PathNode]
) -> Folded:
    """Hash a leaf and its siblings up to the root. Raises `PathInvalid` for a path no tree can have."""
    if len(path) != path_length(index, count):
        raise PathInvalid(
            f"A path of {len(path)} steps does not fit place {index} of {count}.", code="path.invalid"
        )
    if not 0 < amount <= MAX_AMOUNT or not 0 < serial <= MAX_SERIAL or len(commitment) != 32:
        raise PathInvalid("The leaf is out of bounds.", code="path.invalid")
    root, total, left_sum = leaf_hash(serial, amount, commitment), amount, 0
    for on_left, (sibling, sibling_sum) in zip(_sides(index, count), path, strict=True):
        if len(sibling) != 32 or sibling_sum < 0 or total + sibling_sum > MAX_AMOUNT:
            raise PathInvalid("A sum on the path is larger than an amount can be.", code="path.invalid")
        here, there = (root, total), (sibling, sibling_sum)
        root = node_hash(*there, *here) if on_left else node_hash(*here, *there)
        total += sibling_sum
        left_sum += sibling_sum if on_left else 0
    return Folded(root, total, left_sum)


def manifest_bytes(first_serial: int, gifts: Sequence[Gift]) -> bytes:
    """Return the list of a batch's leaves; the batch on the ledger carries its hash. Raises `TreeInvalid`."""
    _check_gifts(first_serial, gifts)
    head = MANIFEST_MAGIC + first_serial.to_bytes(8, "big") + len(gifts).to_bytes(8, "big")
    return head + b"".join([amount.to_bytes(16, "big") + commitment for amount, commitment in gifts])


def parse_manifest(manifest: bytes) -> tuple[int, list[Gift]]:
    """Return the first serial and the gifts. Raises `ManifestInvalid` for anything but one exact manifest."""
    count = int.from_bytes(manifest[12:_MANIFEST_HEAD], "big")
    if manifest[:4] != MANIFEST_MAGIC or len(manifest) != _MANIFEST_HEAD + _RECORD * count:
        raise ManifestInvalid(
            "This is not the manifest of a batch.",
            code="manifest.malformed",
            hint="Use the file as it was written when the batch was committed.",
        )
    first_serial = int.from_bytes(manifest[4:12], "big")
    gifts = [
        (int.from_bytes(manifest[at : at + 16], "big"), manifest[at + 16 : at + _RECORD])
        for at in range(_MANIFEST_HEAD, len(manifest), _RECORD)
    ]
    try:
        _check_gifts(first_serial, gifts)
    except TreeInvalid as problem:
        raise ManifestInvalid(problem.message, code="manifest.gifts", hint=problem.hint) from None
    return first_serial, gifts
