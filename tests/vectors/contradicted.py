"""Vectors of documents that their proof, the ledger or the signer's role contradicts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from forged import vector

from almoner_chain.core import entries
from almoner_chain.core.commitment import PrivateFields
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import RolePeriod, entry_slot, void_slot
from almoner_chain.core.merkle_sum import PathNode
from almoner_chain.core.receipt import Receipt, encode
from almoner_chain.core.verify import NodeAnswer
from support_receipts import (
    ENTRY,
    FIELDS,
    FIRST_SERIAL,
    GRANTED_AT,
    answer,
    answer_with_batch,
    archived,
    dead,
    header_over,
    key,
    promised,
    prove,
    recorded,
    seed,
    state_with,
)
from support_vectors import Vector


def contradicted() -> Iterator[Vector]:
    """What is well formed, and still not genuine."""
    yield from _proofs()
    yield from _ledgers()


def _proofs() -> Iterator[Vector]:
    whole = archived(recorded(5, 3))
    assert whole.archive is not None
    archive = whole.archive
    record = archive.record
    for name, why, change in (
        ("header is no RLP", "a byte is missing", {"header": archive.header[:-1]}),
        ("header too short", "14 parts", {"header": b"\xce" + b"\x80" * 14}),
        ("other header", "another state root", {"header": header_over(keccak(b"other state"))}),
        ("account proof cut", "the last node is missing", {"account_proof": archive.account_proof[:-1]}),
        ("account proof empty", "only an empty state has it", {"account_proof": ()}),
        (
            "entry proof extended",
            "a node is left over",
            {"entry_proof": (*archive.entry_proof, archive.entry_proof[-1])},
        ),
        ("entry proof turned", "the nodes in another order", {"entry_proof": archive.entry_proof[::-1]}),
        (
            "entry proof changed",
            "one bit of the leaf",
            {"entry_proof": (*archive.entry_proof[:-1], _flip(archive.entry_proof[-1]))},
        ),
        ("void proof of the entry", "another slot's proof", {"void_proof": archive.entry_proof}),
        ("void proof empty", "only an empty storage has it", {"void_proof": ()}),
        (
            "other time",
            "the record is not the entry",
            {"record": dataclasses.replace(record, at=record.at + 1)},
        ),
        ("other start", "the record is not the entry", {"record": dataclasses.replace(record, start=0)}),
        (
            "other recorder",
            "the record is not the entry",
            {"record": dataclasses.replace(record, actor=bytes(20))},
        ),
    ):
        forged = dataclasses.replace(whole, archive=dataclasses.replace(archive, **change))
        yield vector(name, why, encode(forged))
    yield vector(
        "block before the entry",
        "the block is older than what it proves",
        encode(archived(recorded(5, 3), timestamp=record.at - 1)),
    )
    yield vector("other ledger's state", "no account at the address", encode(_elsewhere(whole)))
    moved = dataclasses.replace(whole.recorded, entry=ENTRY + 1)  # type: ignore[type-var]
    yield vector(
        "other entry", "the proof is of another entry", encode(dataclasses.replace(whole, recorded=moved))
    )


def _flip(node: bytes) -> bytes:
    return node[:-1] + bytes((node[-1] ^ 1,))


def _elsewhere(receipt: Receipt) -> Receipt:
    """The archive over a state whose ledger has another address: the proof shows that ours is not there."""
    assert receipt.archive is not None
    assert receipt.recorded is not None
    slot = entry_slot(receipt.recorded.entry)
    state = state_with({slot: 1}, ledger=bytes(20))
    archive = dataclasses.replace(
        receipt.archive,
        header=header_over(state.root),
        account_proof=prove(state.accounts, receipt.ledger),
        void_proof=prove(state.slots, void_slot(receipt.recorded.serial)),
    )
    return dataclasses.replace(receipt, archive=archive)


def _ledgers() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    document, gift = encode(receipt), encode(promised())
    never = answer(receipt, signer_period=RolePeriod(0, 0))
    left = answer(receipt, signer_period=RolePeriod(GRANTED_AT, 1_769_558_400 - 1))
    yield vector("signer unknown", "never a recorder", document, never)
    yield vector("signer left before", "a recorder until the day before", document, left)
    yield vector(
        "promised, signer unknown",
        "never a recorder",
        gift,
        answer(promised(), signer_period=RolePeriod(0, 0)),
    )
    yield vector(
        "promised, signer left before",
        "a recorder until the day before",
        gift,
        answer(promised(), signer_period=left.signer_period),
    )
    yield from _changed_receipts(never)
    missing = answer(receipt, entry_hash=bytes(32), event=None)
    yield vector("no such entry", "the slot is empty", document, missing)
    fund = entries.RawEntry(
        ENTRY, entries.Kind.VOID, FIRST_SERIAL, bytes(20), 1, entries.Void(FIRST_SERIAL, 1, 0).encode()
    )
    yield vector(
        "entry is no batch",
        "it voids something",
        document,
        answer(receipt, event=fund, entry_hash=entries.entry_hash(fund)),
    )
    for name, change in (
        ("root", {"root": keccak(b"other root")}),
        ("total", {"total": 1}),
        ("count", {"count": 6}),
        ("first serial", {"first_serial": FIRST_SERIAL + 1}),
        ("fund", {"fund": 4}),
    ):
        batch: dict[str, Any] = change
        other = answer_with_batch(receipt, **batch)
        if other.event is not None and "fund" in change:
            other = dataclasses.replace(other, event=other.event._replace(subject=4))
        yield vector(f"other {name}", "the ledger's batch says something else", document, other)
    unlike = answer(archived(receipt), event=None, entry_hash=keccak(b"other entry"))
    yield vector(
        "archive is not the entry",
        "consistent in itself, but not what the ledger has",
        encode(archived(receipt)),
        unlike,
    )
    pair = [dataclasses.replace(never, node="one"), dataclasses.replace(left, node="two")]
    yield vector("never or not any more", "either way no recorder", document, *pair, needed=2)
    batch = answer_with_batch(receipt, "one", total=1)
    pair = [batch, dataclasses.replace(batch, node="two", event=None)]
    yield vector(
        "archive is not the entry, one withholds",
        "the node that shows the fields and the one that does not deny it alike",
        encode(archived(receipt)),
        *pair,
        needed=2,
    )
    pair = [answer(receipt, node, entry_hash=bytes(32), event=None) for node in ("one", "two")]
    yield vector(
        "two nodes contradict", "as many as the policy asks for", document, *pair, dead("three"), needed=2
    )


def _changed_receipts(never: NodeAnswer) -> Iterator[Vector]:
    """What a forger can do without the recorder's key: whatever is changed, a stranger seems to have signed."""
    receipt = recorded(5, 3)
    place = receipt.recorded
    assert place is not None
    stranger = recorded(5, 3, receipt=promised(due=None, signer=key("forger")))
    forgeries: tuple[tuple[str, Callable[[], Receipt]], ...] = (
        ("amount changed", lambda: dataclasses.replace(receipt, amount=receipt.amount * 10)),
        ("donor changed", lambda: _other_donor(receipt)),
        ("signed by a stranger", lambda: stranger),
    )
    for name, make in forgeries:
        yield vector(name, "the signature is not a recorder's", encode(make()), never)
    other = (PathNode(keccak(b"other sibling"), place.path[0].sum), *place.path[1:])
    path = dataclasses.replace(receipt, recorded=dataclasses.replace(place, path=other))
    yield vector("path changed", "it leads to another root", encode(path), answer(receipt))
    taken = dataclasses.replace(receipt, recorded=dataclasses.replace(place, serial=place.serial + 1))
    yield vector("other serial", "the leaf holds its own serial", encode(taken), answer(receipt))


def _other_donor(receipt: Receipt) -> Receipt:
    values = dataclasses.replace(FIELDS, donor="Somebody Else")
    disclosure = dataclasses.replace(
        receipt.disclosure, fields=PrivateFields(*values.values()), seed=seed("gift")
    )  # type: ignore[call-arg]
    return dataclasses.replace(receipt, disclosure=disclosure)
