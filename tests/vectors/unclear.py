"""Vectors that must end in `cannot_check`: nothing contradicts the receipt, and too little confirms it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from forged import seal

from almoner_chain.core import entries
from almoner_chain.core.commitment import FieldId
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.receipt import Receipt, encode
from almoner_chain.core.verify import Contract, FinalBlock, NodeAnswer
from support_receipts import (
    BLOCK,
    CHAIN_ID,
    FINAL,
    LEDGER,
    RECORDED_AT,
    answer,
    answer_with_batch,
    archived,
    closed,
    dead,
    event_of,
    opened,
    policy,
    promised,
    recorded,
)
from support_vectors import Vector


def vector(
    name: str, why: str, receipt: Receipt | bytes, answers: list[NodeAnswer] | None, **rules: Any
) -> Vector:
    """A vector; ``answers`` None is offline."""
    document = receipt if isinstance(receipt, bytes) else encode(receipt)
    return Vector(name, why, document, policy(**rules), None if answers is None else tuple(answers))


def cannot_check() -> Iterator[Vector]:
    """All that stays open."""
    yield from _offline()
    yield from _one_node()
    yield from _not_yet()
    yield from _several_nodes()


def _offline() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    void = 1 | 1_234 << 72 | (RECORDED_AT + 60) << 136
    yield vector("offline, promised", "whole and signed, by whom is not known", promised(), None)
    yield vector("offline, recorded", "whole and signed, not anchored", receipt, None)
    yield vector("offline, archived", "consistent, but a header can be forged", archived(receipt), None)
    yield vector(
        "offline, archived and voided",
        "the archive itself has the voiding",
        archived(receipt, void=void),
        None,
    )
    yield vector("offline, no field open", "openness changes nothing", closed(receipt), None)
    yield vector("offline, some fields open", "openness changes nothing", opened(receipt, FieldId.NOTE), None)
    trusted = {(CHAIN_ID, LEDGER): "Flood Relief Charity"}
    yield vector(
        "offline, trusted issuer", "a known ledger makes nothing valid", receipt, None, trusted=trusted
    )
    newer = seal(b"\x02" + encode(receipt)[1:-4])
    yield vector("newer version", "whole, but from a newer program", newer, [answer(receipt)])


def _one_node() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    event = event_of(receipt)
    yield vector("no nodes", "nobody to ask", receipt, [])
    yield vector("dead node", "a node that is down says nothing", receipt, [dead()])
    yield vector("dead nodes", "neither answers", archived(receipt), [dead("one"), dead("two")], needed=2)
    yield vector("promised, dead node", "a node that is down says nothing", promised(), [dead()])
    for name, why, change in (
        ("other chain", "the node is on another chain", {"chain_id": 1}),
        ("no contract", "nothing at the address", {"contract": Contract.NONE}),
        ("foreign contract", "another contract at the address", {"contract": Contract.OTHER}),
        ("no final block", "nothing is final", {"final_block": None}),
        ("no role period", "the answer is not complete", {"signer_period": None}),
        ("no entry hash", "the answer is not complete", {"entry_hash": None}),
        ("event withheld", "the entry is there, its fields are not shown", {"event": None}),
        (
            "event contradicts",
            "fields that do not hash to the entry",
            {"event": event._replace(at=event.at + 1)},
        ),
        ("event of another entry", "another number", {"event": event._replace(number=event.number + 1)}),
        ("event filed elsewhere", "the subject is not the fund", {"event": event._replace(subject=99)}),
        ("event cut short", "its data cannot be read", {"event": event._replace(data=event.data[:-32])}),
    ):
        yield vector(name, why, receipt, [answer(receipt, **change)])
    next_one = event._replace(number=event.number + 1)
    moved = answer(receipt, event=next_one, entry_hash=entries.entry_hash(next_one))
    yield vector("next entry, hash and all", "a node that answers about another entry", receipt, [moved])
    high = answer_with_batch(receipt, start=2**128 - 1)
    yield vector("impossible interval", "beyond what an axis can hold", receipt, [high])


def _not_yet() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    none: dict[str, Any] = {"entry_hash": bytes(32), "event": None}
    yield vector("pending", "recorded, not yet final", receipt, [answer(receipt, pending=True, **none)])
    below = FinalBlock(BLOCK - 1, keccak(b"below"), RECORDED_AT - 12)
    yield vector(
        "node behind",
        "its final block is below the entry's",
        receipt,
        [answer(receipt, final_block=below, **none)],
    )
    lost = answer(receipt, final_block=below, signer_period=RolePeriod(0, 0), **none)
    yield vector("node far behind", "it knows neither entry nor signer", receipt, [lost])
    fresh = answer(promised(), pending=True, signer_period=RolePeriod(0, 0))
    yield vector("signer pending", "granted, not yet final", promised(), [fresh])
    both = answer(receipt, pending=True, signer_period=RolePeriod(0, 0), **none)
    yield vector("both pending", "a new ledger's first batch", receipt, [both])


def _several_nodes() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    one, two = answer(receipt, "one"), answer(receipt, "two")
    missing = answer(receipt, "two", entry_hash=bytes(32), event=None)
    void = VoidRecord(2, 0, 1_234, RECORDED_AT + 60)
    yield vector("one of two needed", "one confirms, one is dead", receipt, [one, dead("two")], needed=2)
    yield vector(
        "one contradiction of two needed",
        "one node alone accuses nobody",
        receipt,
        [missing, dead("one")],
        needed=2,
    )
    yield vector("contradiction", "one confirms, one denies", receipt, [one, missing])
    yield vector("contradiction, two needed", "one confirms, one denies", receipt, [one, missing], needed=2)
    yield vector(
        "voided or not", "only one says that it was voided", receipt, [one, answer(receipt, "two", void=void)]
    )
    voids = [VoidRecord(5, successor, 1_234, RECORDED_AT + 60) for successor in (1_000_900, 1_000_901)]
    replaced = [answer(receipt, f"node-{each.successor}", void=each) for each in voids]
    yield vector("replaced by one or the other", "they name two successors", receipt, replaced)
    other = answer(promised(), "two", signer_period=RolePeriod(0, 0))
    yield vector("signer or not", "only one knows the signer", promised(), [answer(promised(), "one"), other])
    fork = answer(receipt, "two", final_block=FINAL._replace(hash=keccak(b"fork")))
    yield vector("fork", "two final blocks of one height", receipt, [one, fork], needed=2)
    yield vector(
        "same node twice",
        "one node is one node",
        receipt,
        [one, dataclasses.replace(two, node="one")],
        needed=2,
    )
    foreign = answer(receipt, "two", contract=Contract.OTHER)
    astray = answer(receipt, "one", chain_id=1)
    yield vector(
        "no sound answer, one node twice",
        "the reason is that of the first answer",
        receipt,
        [astray, foreign, dead("one")],
    )
    below = FinalBlock(BLOCK - 1, keccak(b"below"), RECORDED_AT - 12)
    ahead = answer(receipt, "one", entry_hash=bytes(32), event=None, final_block=below)
    behind = answer(receipt, "two", entry_hash=bytes(32), event=None, pending=True)
    yield vector(
        "two wait for two reasons", "of as many, what the first says", receipt, [ahead, behind], needed=2
    )
    yield vector(
        "one confirms, one waits", "two are needed, one has not got there", receipt, [one, behind], needed=2
    )
