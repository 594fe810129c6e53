"""The Merkle-sum tree over a batch's gifts, its paths, and the manifest of its leaves.

Protocol, section 3. The sums on the left of a leaf prove the gift's own place on the fund's axis. Amounts are
minor units. Knows neither receipts nor the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak
from almoner_chain.core.units import MAX_AMOUNT

MAX_COUNT = 2**20
"""Gifts in one batch: twenty levels. A longer path could only be an attack on the reader."""

MAX_SERIAL = 2**64 - 1
MANIFEST_MAGIC = b"ALM1"

Gift = tuple[int, bytes]
"""Amount in minor units, commitment (32 bytes)."""

_RECORD = 48  # hash (32) ‖ u128(sum): exactly what a parent hashes of each child
_MANIFEST_HEAD = 20


class PathInvalid(BadInput):
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


class MerkleSumTree:
    """All levels of one batch's tree, 96 bytes a gift. Immutable once built, so threads may share it."""

    def __init__(self, first_serial: int, gifts: Sequence[Gift]) -> None:
        """Hash the tree. Raises `TreeInvalid` for no or too many gifts, amounts or serials out of bounds."""
        _check_gifts(first_serial, gifts)
        self.first_serial = first_serial
        self.count = len(gifts)
        self.total = sum(amount for amount, _ in gifts)
        if self.total > MAX_AMOUNT:
            raise TreeInvalid(
                "The gifts of this batch add up to more than an amount can be.", code="batch.total"
            )
        self._levels = _levels(_leaves(first_serial, gifts))

    @property
    def root(self) -> bytes:
        """The root's hash; its sum is `total`."""
        return self._levels[-1][:32]

    def path(self, index: int) -> tuple[PathNode, ...]:
        """Return the siblings of gift ``index`` (from 0), from the leaf up. Raises `IndexError`."""
        if not 0 <= index < self.count:
            raise IndexError(index)
        nodes = []
        for level in self._levels[:-1]:
            at = (index ^ 1) * _RECORD
            if at < len(level):  # else the last of an odd level moves up alone
                record = level[at : at + _RECORD]
                nodes.append(PathNode(record[:32], int.from_bytes(record[32:], "big")))
            index >>= 1
        return tuple(nodes)


def _check_gifts(first_serial: int, gifts: Sequence[Gift]) -> None:
    if not 1 <= len(gifts) <= MAX_COUNT:
        raise TreeInvalid(
            f"A batch holds 1 to {MAX_COUNT:,} gifts, not {len(gifts):,}.",
            code="batch.count",
            hint="Commit them in several batches.",
        )
    if not 1 <= first_serial <= MAX_SERIAL - len(gifts):
        raise TreeInvalid(f"{first_serial} cannot be a serial number.", code="batch.serial")
    for place, (amount, commitment) in enumerate(gifts):
        if not 0 < amount <= MAX_AMOUNT or len(commitment) != 32:
            raise TreeInvalid(
                f"Gift {place + 1} has the amount {amount} and a commitment of {len(commitment)} bytes.",
                code="batch.gift",
                hint="An amount is above zero and below 2^128; a commitment has 32 bytes.",
            )


def _leaves(first_serial: int, gifts: Sequence[Gift]) -> list[bytes]:
    # Spelled out instead of calling leaf_hash: a third faster, and a test holds the two together.
    records = []
    for serial, (amount, commitment) in enumerate(gifts, first_serial):
        packed = amount.to_bytes(16, "big")
        records.append(keccak(b"\x00" + serial.to_bytes(8, "big") + packed + commitment) + packed)
    return records


def _levels(records: list[bytes]) -> list[bytes]:
    levels = [b"".join(records)]
    while len(records) > 1:
        odd = records[-1:] if len(records) % 2 else []
        sums = [int.from_bytes(record[32:], "big") for record in records]
        records = [
            keccak(b"\x01" + left + right) + (left_sum + right_sum).to_bytes(16, "big")
            for left, right, left_sum, right_sum in zip(
                records[::2], records[1::2], sums[::2], sums[1::2], strict=False
            )
        ]
        records += odd
        levels.append(b"".join(records))
    return levels


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
        here, there = root + total.to_bytes(16, "big"), sibling + sibling_sum.to_bytes(16, "big")
        root = keccak(b"\x01" + (there + here if on_left else here + there))
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
