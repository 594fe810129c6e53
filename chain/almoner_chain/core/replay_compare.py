"""Compare a replay with what others say: the contract's own figures, and the manifests the charity keeps.

Takes values, never asks for them. Must not know nodes or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from almoner_chain.core.entries import RawEntry, entry_hash
from almoner_chain.core.hashing import ZERO32, keccak
from almoner_chain.core.merkle_sum import ManifestInvalid, MerkleSumTree, TreeInvalid, parse_manifest
from almoner_chain.core.replay_state import BatchState, Finding, LedgerState, Severity

_AXES = ("received", "spent", "refunded", "returned", "spent on administration")
_COUNTS = ("entries", "the next serial", "batches", "payments", "funds")


def compare_head(state: LedgerState, head: bytes, counts: Sequence[int]) -> tuple[Finding, ...]:
    """Compare head and counters (entries, next serial, batches, payments, funds) with the contract's."""
    found = [
        _error("contract.counts", f"The contract counts {theirs} for {name}, the entries lead to {ours}.")
        for name, ours, theirs in zip(_COUNTS, state.counts, counts, strict=True)
        if ours != theirs
    ]
    if state.head != head:
        found.append(
            _error(
                "contract.head",
                "The entries do not lead to the contract's head: some are changed or missing.",
            )
        )
    return tuple(found)


def compare_axes(state: LedgerState, axes: Mapping[int, Sequence[int]]) -> tuple[Finding, ...]:
    """Compare each fund's axes with what the contract says (five figures, see `FundState.axes`)."""
    return tuple(
        _error(
            "contract.axes", f"Fund {number}: the contract says {theirs} {name}, the entries lead to {ours}."
        )
        for number, fund in state.funds.items()
        for name, ours, theirs in zip(_AXES, fund.axes, axes.get(number, (0,) * 5), strict=True)
        if ours != theirs
    )


def compare_entries(entries: Iterable[RawEntry], slots: Mapping[int, bytes]) -> tuple[Finding, ...]:
    """Name the first entry that does not hash to what the contract keeps of it."""
    for raw in entries:
        kept = slots.get(raw.number, ZERO32)
        if entry_hash(raw) != kept:
            return (
                _error(
                    "contract.entry", f"Entry {raw.number} is not the one the contract keeps.", raw.number
                ),
            )
    return ()


def compare_manifest(state: LedgerState, batch: int, manifest: bytes) -> tuple[Finding, ...]:
    """Compare a batch and the refunds of its gifts with the list of its gifts."""
    known = state.batches.get(batch)
    if known is None:
        return (
            _error("manifest.no_batch", f"There is a list of gifts for batch {batch}, which does not exist."),
        )
    data, entry = known.data, known.place.entry
    try:
        first_serial, gifts = parse_manifest(manifest)
        tree = MerkleSumTree(first_serial, gifts)
    except (ManifestInvalid, TreeInvalid) as problem:
        return (
            _error(
                "manifest.malformed", f"Batch {batch}: the list of gifts cannot be read: {problem}", entry
            ),
        )
    facts = (
        tree.root,
        tree.total,
        tree.count,
        first_serial,
        keccak(manifest) if data.manifest != ZERO32 else ZERO32,
    )
    if facts != (data.root, data.total, data.count, data.first_serial, data.manifest):
        return (_error("manifest.differs", f"The list of gifts is not that of batch {batch}.", entry),)
    return tuple(_wrong_refunds(state, known, [amount for amount, _ in gifts]))


def _wrong_refunds(state: LedgerState, batch: BatchState, amounts: list[int]) -> Iterable[Finding]:
    start = batch.data.start
    for serial, amount in enumerate(amounts, batch.data.first_serial):
        hole = state.refunds.get(serial)
        if hole and (hole.amount > amount or hole.start + hole.amount != start + amount):
            sentence = f"What was given back for serial {serial} is not the end of that gift."
            yield _error("refund.place", sentence, batch.place.entry)
        start += amount


def _error(code: str, sentence: str, entry: int = 0) -> Finding:
    return Finding(code, Severity.ERROR, entry, sentence)
