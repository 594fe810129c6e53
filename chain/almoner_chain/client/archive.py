"""Proofs that outlive the nodes: a block's header, and what its state says of slots of the ledger.

Every proof is followed here, from the header down, before it is handed out: a node that lies is found out today,
not by a donor in ten years. Must not know receipts beyond the values they carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from almoner_chain.client.blocks import read_header
from almoner_chain.client.http import NodeMisbehaved
from almoner_chain.client.ledger import LedgerReader
from almoner_chain.client.wire import bytes_of, hex0x
from almoner_chain.core.entries import Batch, EntryMalformed, RawEntry, decode_entry, entry_hash
from almoner_chain.core.errors import BadInput, Unreachable
from almoner_chain.core.layout import COUNTERS_SLOT, HEAD_SLOT, entry_slot, void_slot
from almoner_chain.core.proof import (
    Header,
    ProofInvalid,
    header_state_root,
    listed,
    verify_account_proof,
    verify_storage_proof,
)
from almoner_chain.core.receipt_values import Archive, BatchRecord

SLOTS_AT_ONCE = 200
"""Slots in one question: an answer of some 600 KB."""


class NotFinal(Unreachable):
    """The entry is there, but not yet in a block to rely on."""

    def __init__(self, entry: int) -> None:
        super().__init__(
            f"Entry {entry} is not final yet.",
            code="entry.pending",
            hint="Try again in a quarter of an hour.",
        )


class Slot(NamedTuple):
    """What a block's state says of one storage slot, and the proof of it."""

    value: int
    proof: tuple[bytes, ...]


class Proved(NamedTuple):
    """Slots of one contract as of one block, each proved; ``raw_header`` hashes to the block's hash."""

    header: Header
    raw_header: bytes
    account_proof: tuple[bytes, ...]
    slots: dict[bytes, Slot]


def prove_slots(reader: LedgerReader, slots: Sequence[bytes]) -> Proved:
    """Return proofs of storage slots (32 bytes each) of the ledger at the reader's block, all of them checked.

    Raises `NodeMisbehaved` for a proof that does not hold.
    """
    block = reader.block_now()
    raw_header = read_header(reader.node, block.number)
    header = header_state_root(raw_header)
    if header.block_hash != block.hash:
        raise NodeMisbehaved(
            f"{reader.node.name} sends a block header that does not hash to the block's hash."
        )
    found: dict[bytes, Slot] = {}
    account_proof: tuple[bytes, ...] = ()
    for at in range(0, max(len(slots), 1), SLOTS_AT_ONCE):
        wanted = list(dict.fromkeys(slots[at : at + SLOTS_AT_ONCE]))
        # As 32 bytes each: a client that drops leading zeros asks for another slot once in sixteen times.
        asked = [hex0x(reader.ledger), [hex0x(slot) for slot in wanted], hex(block.number)]
        answer = reader.node.call("eth_getProof", asked, result=dict[str, Any])
        try:
            account_proof = listed(_nodes(answer.get("accountProof")))
            found |= _checked(header, reader.ledger, account_proof, wanted, answer)
        except ProofInvalid as problem:
            raise NodeMisbehaved(
                f"{reader.node.name} sends a proof that does not hold: {problem.message}"
            ) from None
    return Proved(header, raw_header, account_proof, found)


def prove_head(reader: LedgerReader) -> tuple[bytes, int]:
    """Return the ledger's head and its packed counters at the reader's block, both proved."""
    head, counters = (slot.to_bytes(32, "big") for slot in (HEAD_SLOT, COUNTERS_SLOT))
    slots = prove_slots(reader, [head, counters]).slots
    return slots[head].value.to_bytes(32, "big"), slots[counters].value


def archive_proofs(
    reader: LedgerReader, *, entry: int, serials: Sequence[int], block_hint: int = 0
) -> list[Archive]:
    """Return what archived receipts of ``serials`` carry, all as of the newest final block.

    ``entry`` is the number of their batch's entry. Raises `NotFinal`, and `NodeMisbehaved` where the node's proofs
    do not show the batch.
    """
    final = reader.final()
    raw = final.raw_entry(entry, block_hint=block_hint)
    if raw is None:
        raise NotFinal(entry)
    record = _record(raw)
    wanted = entry_slot(entry)
    proved = prove_slots(final, [wanted, *(void_slot(serial) for serial in serials)])
    if proved.slots[wanted].value.to_bytes(32, "big") != entry_hash(raw):
        raise NodeMisbehaved(f"{reader.node.name} proves another entry {entry} than it shows.")
    return [
        Archive(
            record=record,
            header=proved.raw_header,
            account_proof=proved.account_proof,
            entry_proof=proved.slots[wanted].proof,
            void_proof=proved.slots[void_slot(serial)].proof,
        )
        for serial in serials
    ]


def _record(raw: RawEntry) -> BatchRecord:
    try:
        data = decode_entry(raw)
    except EntryMalformed:
        data = None
    if not isinstance(data, Batch):
        raise BadInput(f"Entry {raw.number} is not a batch of gifts.", code="entry.not_a_batch")
    return BatchRecord(
        at=raw.at,
        actor=raw.actor,
        batch=data.batch,
        start=data.start,
        manifest=data.manifest,
        replaces=data.replaces,
        origin_chain=data.origin_chain,
        origin_ledger=data.origin_ledger,
        origin_payment=data.origin_payment,
    )


def _checked(
    header: Header,
    ledger: bytes,
    account_proof: tuple[bytes, ...],
    wanted: Sequence[bytes],
    answer: dict[str, Any],
) -> dict[bytes, Slot]:
    """Follow each proof down and return what it shows; what the node says besides counts for nothing."""
    account = verify_account_proof(header.state_root, ledger, account_proof)
    if account is None:
        raise ProofInvalid("there is no ledger at the address")
    proofs = answer.get("storageProof")
    if not isinstance(proofs, list) or len(proofs) != len(wanted):
        raise ProofInvalid("it is not about the slots asked for")
    found: dict[bytes, Slot] = {}
    for slot, each in zip(wanted, proofs, strict=True):
        nodes = listed(_nodes(each.get("proof") if isinstance(each, dict) else None))
        found[slot] = Slot(verify_storage_proof(account.storage_root, slot, nodes), nodes)
    return found


def _nodes(value: Any) -> list[bytes]:
    if not isinstance(value, list):
        raise ProofInvalid("it is not a list")
    return [bytes_of(node) for node in value]
