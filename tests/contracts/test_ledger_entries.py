"""The log as chain/PROTOCOL.md describes it: heads, hashes, and the slots that proofs lead to."""

from __future__ import annotations

import json
from typing import Any

import boa
import pytest
from eth_abi import encode
from eth_utils import keccak

import support_merkle as merkle
from support_ledger import (
    ADMINISTRATION,
    AUDITOR,
    ITEM,
    NOTE,
    REASON,
    RECORDER,
    REFERENCE,
    REFUND,
    ROOT,
    ZERO,
    Policy,
    World,
    about,
    wait,
)

LAYOUT: dict[str, Any] = json.loads((ROOT / "chain/almoner_chain/artifacts/Ledger.json").read_text())[
    "storage_layout"
]
SLOW = Policy(delay=100, admin_cap_bps=9_000)


@pytest.fixture
def busy(world: World) -> World:
    """Return a ledger with an entry of every kind."""
    world.do("administrator", "set_profile", REASON, "new.example")
    world.fund()
    world.fund(SLOW, kind=ITEM)
    world.do("administrator", "set_payee", 1, REASON, True)
    batch = world.batch(600, 400)
    world.batch(30, fund=2)
    world.do("recorder", "record_transfer", 1, 77, ZERO, 4, 5, world.stranger, 6)
    paid = world.paid(amount=200, category=ADMINISTRATION)
    world.do("recorder", "record_return", paid.abi, 50, REFERENCE)
    world.do("recorder", "acknowledge_delivery", paid.abi, NOTE, b"")
    world.do("approver", "reject", 2, world.hash(world.request()), REASON)
    world.do("auditor", "object", 3, world.hash(world.approved(SLOW, fund=2, amount=9)), REASON)
    back = world.approved(category=REFUND, amount=10, subject=about(2))
    world.do("recorder", "refund", back.abi, Policy().abi, REFERENCE, *batch.proof(1))
    world.do("recorder", "replace_receipt", 3, *batch.proof(1), ZERO, 5)
    wait(50)
    world.do("administrator", "revoke_role", AUDITOR, world.auditor)
    return world


def _slot(world: World, name: str, *keys: bytes) -> int:
    place = int(LAYOUT[name]["slot"]).to_bytes(32, "big")
    for key in keys:
        place = keccak(place + key.rjust(32, b"\0"))
    return int(boa.env.get_storage(world.ledger.address, int.from_bytes(place, "big")))


def _number(value: int) -> bytes:
    return value.to_bytes(32, "big")


def _bits(word: int, *widths: int) -> tuple[int, ...]:
    parts = []
    for width in widths:
        parts.append(word % 2**width)
        word >>= width
    assert word == 0, "nothing above the last field"
    return tuple(parts)


def test_every_kind_of_entry_was_seen(busy: World) -> None:
    assert {entry.kind for entry in busy.book.entries} == set(range(1, 15))


def test_the_head_before_the_first_entry_is_the_ledgers_own(world: World) -> None:
    chain_id, ledger = world.book.place
    start = keccak(encode(("string", "uint256", "address"), ("almoner.ledger.1", chain_id, ledger)))
    first, second = world.book.entries[:2]
    assert keccak(keccak(start + first.hash) + second.hash) != world.ledger.head()
    head = start
    for entry in world.book.entries:
        head = keccak(head + entry.hash)
    assert head == world.ledger.head()


def test_entries_carry_who_and_when(busy: World) -> None:
    wait(1_000)
    busy.do("administrator", "set_profile", ZERO, "")
    assert busy.last.actor == busy.administrator.lower()
    assert busy.last.at == boa.env.evm.patch.timestamp


def test_every_entry_takes_one_number_and_changes_the_head_once(busy: World) -> None:
    """A replacement writes two entries in one transaction, and the head moves twice."""
    batch = busy.recorded([merkle.Leaf(5, 400, ZERO)])
    entries, head = busy.ledger.counts()[0], busy.ledger.head()
    busy.do("recorder", "replace_receipt", 3, *batch.proof(), REASON, 6)
    batch_entry, void_entry = busy.book.entries[-2:]
    assert busy.ledger.counts()[0] == entries + 2
    assert keccak(keccak(head + batch_entry.hash) + void_entry.hash) == busy.ledger.head()


def test_entry_hashes_lie_in_their_slots(busy: World) -> None:
    for entry in busy.book.entries:
        assert _number(_slot(busy, "entries", _number(entry.number))) == entry.hash
    assert _slot(busy, "entries", _number(len(busy.book.entries) + 1)) == 0
    assert busy.ledger.entry(len(busy.book.entries) + 1) == ZERO


def test_head_and_counters_lie_in_their_slots(busy: World) -> None:
    assert _number(_slot(busy, "head")) == busy.book.head
    assert _bits(_slot(busy, "counters"), 64, 64, 48, 48, 32) == busy.book.counts


def test_voids_lie_in_their_slots(busy: World) -> None:
    entry = next(e for e in busy.book.entries if e.kind == 14)
    assert _bits(_slot(busy, "voids", _number(2)), 8, 64, 64, 64) == (3, 5, entry.number, entry.at)
    assert _slot(busy, "voids", _number(1)) == 0


def test_role_periods_lie_in_their_slots(busy: World) -> None:
    for role, account in ((RECORDER, busy.recorder), (AUDITOR, busy.auditor)):
        word = _slot(busy, "role_periods", _number(role), bytes.fromhex(account[2:]))
        assert _bits(word, 64, 64) == tuple(busy.ledger.role_period(role, account))
    assert (
        _bits(_slot(busy, "role_periods", _number(AUDITOR), bytes.fromhex(busy.auditor[2:])), 64, 64)[1] > 0
    )


def test_axes_lie_in_their_slots(busy: World) -> None:
    for fund, figures in busy.book.funds.items():
        received = _bits(_slot(busy, "received_and_kind", _number(fund)), 128, 8)
        assert received == (figures.received, figures.unit_kind + 1)
        spent = _bits(_slot(busy, "spent_and_refunded", _number(fund)), 128, 128)
        returned = _bits(_slot(busy, "returned_and_admin", _number(fund)), 128, 128)
        assert (*received[:1], *spent, *returned) == figures.axes


def test_requests_lie_in_their_slots(busy: World) -> None:
    for number, payment in busy.book.payments.items():
        state, approvals, ready_at, _ = busy.ledger.payment_state(number)
        requester = int(payment.case[5], 16)
        expected = (requester, state, approvals, ready_at, payment.case[1])
        assert _bits(_slot(busy, "payments", _number(number)), 160, 8, 8, 40, 40) == expected


def test_the_figures_of_the_axes_do_not_mix(busy: World) -> None:
    assert busy.ledger.axes(1) == (1_127, 200, 10, 50, 150)
    assert busy.ledger.axes(2) == (30, 0, 0, 0, 0)


def test_the_same_words_on_another_chain_are_another_case(busy: World) -> None:
    case = busy.case()
    elsewhere = keccak(encode(("uint256",), (1,)))
    assert busy.hash(case) != elsewhere
    busy.book.place = (busy.book.place[0] + 1, busy.book.place[1])
    other = busy.hash(case)
    busy.book.place = (busy.book.place[0] - 1, busy.book.place[1])
    assert busy.hash(case) != other
