"""Where a gift stands: its serial, batch and interval on its fund's received axis.

From the gifts recorded here, or from a receipt's own path and the ledger's entries: then nothing local is needed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from almoner_chain.core.errors import BadInput, Refused
from almoner_chain.core.merkle_sum import PathInvalid
from almoner_chain.core.replay_state import LedgerState

if TYPE_CHECKING:
    from almoner.store.database import Store
    from almoner_chain.core.receipt import Receipt
    from almoner_chain.core.replay_state import BatchState


@dataclass(frozen=True, slots=True)
class Place:
    """The interval ``[start, start + amount)`` of one gift on its fund's received axis, minor units."""

    serial: int
    fund: int
    batch: int
    start: int
    amount: int


def place_of_serial(store: Store, state: LedgerState, serial: int) -> Place:
    """Find a gift by its serial number: recorded here, or alone in its batch."""
    batch = state.batch_of_serial(serial)
    if batch is None:
        raise BadInput(
            f"There is no gift with serial number {serial} on this ledger.",
            code="serial.unknown",
            hint="See `almoner gift list` for the serial numbers.",
        )
    data = batch.data
    if data.count == 1:
        return Place(serial, data.fund, data.batch, data.start, data.total)
    manifest = Manifest.of(store, batch)
    if manifest is None:
        raise BadInput(
            f"Gift {serial} is in batch {data.batch}, whose list of gifts is not kept here.",
            code="serial.elsewhere",
            hint="Trace it by its receipt: --receipt FILE.",
        )
    return manifest.place(serial)


def read_receipt(path: Path | bytes) -> Receipt:
    """Read the one receipt in a file or its bytes: picture, PDF or receipt file."""
    from almoner.services.scanning import read_document

    return recorded_receipt(read_document(path).document)


def recorded_receipt(document: bytes) -> Receipt:
    """Read a receipt's bytes; refuse a promise, which has no place on the ledger yet."""
    from almoner_chain.core.receipt import decode

    receipt = decode(document)
    if receipt.recorded is None:
        raise Refused(
            "That receipt is a promise: its gift was not yet in the ledger when it was made out.",
            code="receipt.promised",
            hint="Trace it by the recorded receipt, or by its serial number.",
        )
    return receipt


def place_of_receipt(receipt: Receipt, state: LedgerState) -> Place:
    """Find a gift by its receipt's path; refuse one that does not lead to a batch of this ledger."""
    assert receipt.recorded is not None  # noqa: S101  (read_receipt lets no other through)
    place = receipt.recorded
    batch = state.batch_of_serial(place.serial)
    try:
        folded = receipt.folded()
    except PathInvalid:
        folded = None
    if (
        batch is None
        or folded is None
        or (batch.place.entry, batch.data.fund, batch.data.first_serial, batch.data.count)
        != (place.entry, receipt.fund, place.first_serial, place.count)
        or (batch.data.root, batch.data.total) != (folded.root, folded.total)
    ):
        raise Refused(
            "That receipt does not lead to a batch of this ledger.",
            code="receipt.differs",
            hint="Run `almoner verify` on it.",
        )
    start = batch.data.start + folded.left_sum
    return Place(place.serial, receipt.fund, batch.data.batch, start, receipt.amount)


class Manifest:
    """The gifts of one batch in the order of its leaves: which serial stands where on the received axis."""

    def __init__(self, batch: BatchState, amounts: list[int]) -> None:
        self._batch = batch
        self._starts = [batch.data.start, *accumulate(amounts, initial=batch.data.start)][1:]
        self._amounts = amounts

    @classmethod
    def of(cls, store: Store, batch: BatchState) -> Manifest | None:
        """Return the manifest kept here; None where it is not, or does not add up to the batch."""
        data = batch.data
        if data.count == 1:
            return cls(batch, [data.total])
        rows = store.rows(
            "SELECT amount FROM gift WHERE batch = (SELECT id FROM batch WHERE batch = ?) ORDER BY position",
            (data.batch,),
        )
        amounts = [int(row[0]) for row in rows]
        return cls(batch, amounts) if (len(amounts), sum(amounts)) == (data.count, data.total) else None

    def place(self, serial: int) -> Place:
        """Return where a gift of this batch stands."""
        data, index = self._batch.data, serial - self._batch.data.first_serial
        return Place(serial, data.fund, data.batch, self._starts[index], self._amounts[index])

    def cut(self, start: int, amount: int) -> list[tuple[int, int, int]]:
        """Return (serial, start, amount) of each gift, or part of one, within ``[start, start + amount)``."""
        pieces, end = [], start + amount
        index = bisect_right(self._starts, start) - 1
        while start < end:
            upto = min(end, self._starts[index] + self._amounts[index])
            pieces.append((self._batch.data.first_serial + index, start, upto - start))
            start, index = upto, index + 1
        return pieces
