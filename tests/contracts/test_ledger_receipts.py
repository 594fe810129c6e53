"""Receipts voided and replaced: nothing is edited, and no axis moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eth_utils import keccak

import support_merkle as merkle
from support_ledger import REFERENCE, REFUND, ZERO, Policy, World, about, refused

FRESH = keccak(text="corrected donor")
ANY = Policy()


@pytest.mark.parametrize("reason", range(1, 7))
def test_a_receipt_is_voided_with_its_reason(funded: World, reason: int) -> None:
    axes = funded.ledger.axes(1)
    funded.do("recorder", "void_receipt", 2, reason, 0)
    entry = funded.last
    assert entry.fields == (2, reason, 0)
    assert funded.ledger.void_of(2) == (reason, 0, entry.number, entry.at)
    assert funded.ledger.void_of(1) == (0, 0, 0, 0)
    assert funded.ledger.axes(1) == axes


def test_a_voided_receipt_points_to_its_successor(funded: World) -> None:
    funded.do("recorder", "void_receipt", 1, 2, 2)
    assert funded.ledger.void_of(1)[:2] == (2, 2)


def test_a_receipt_is_voided_once(funded: World) -> None:
    funded.do("recorder", "void_receipt", 1, 1, 0)
    with refused(funded, "receipts: voided"):
        funded.do("recorder", "void_receipt", 1, 1, 2)


@pytest.mark.parametrize("reason", [0, 7, 256, 257])
def test_there_are_six_reasons(funded: World, reason: int) -> None:
    with refused(funded, "receipts: reason"):
        funded.do("recorder", "void_receipt", 1, reason, 0)


@pytest.mark.parametrize("serial", [0, 3, 2**64 + 1, 2**256 - 1])
def test_a_serial_that_was_never_given_is_not_voided(funded: World, serial: int) -> None:
    with refused(funded, "receipts: no such serial"):
        funded.do("recorder", "void_receipt", serial, 1, 0)
    if serial:
        with refused(funded, "receipts: no such serial"):
            funded.do("recorder", "void_receipt", 1, 1, serial)


def test_a_successor_is_another_receipt_that_stands(funded: World) -> None:
    with refused(funded, "receipts: successor"):
        funded.do("recorder", "void_receipt", 1, 1, 1)
    funded.do("recorder", "void_receipt", 2, 1, 0)
    with refused(funded, "receipts: voided"):
        funded.do("recorder", "void_receipt", 1, 1, 2)


def test_a_replacement_takes_the_place_of_the_old_gift(world: World) -> None:
    world.fund()
    world.batch(50)
    batch = world.batch(600, 400)
    axes = world.ledger.axes(1)
    number = world.do("recorder", "replace_receipt", 1, *batch.proof(1), FRESH, 4)
    new = world.recorded([merkle.Leaf(4, 400, FRESH)])
    assert number == 3
    assert [entry.kind for entry in world.book.entries[-2:]] == [5, 14]
    assert new.abi[6] == 650
    assert new.abi[8] == 3
    assert world.ledger.check_leaf(*new.proof()) == 650
    assert world.ledger.void_of(3)[:2] == (1, 4)
    assert world.ledger.axes(1) == axes


def test_a_replacement_can_be_replaced(funded: World) -> None:
    batch = funded.batch(10, 20)
    funded.do("recorder", "replace_receipt", 1, *batch.proof(1), FRESH, 5)
    second = funded.recorded([merkle.Leaf(5, 20, FRESH)])
    funded.do("recorder", "replace_receipt", 6, *second.proof(), ZERO, 6)
    third = funded.recorded([merkle.Leaf(6, 20, ZERO)])
    assert funded.ledger.check_leaf(*third.proof()) == 1_010


def test_a_receipt_is_not_replaced_twice(funded: World) -> None:
    batch = funded.batch(10, 20)
    funded.do("recorder", "replace_receipt", 1, *batch.proof(1), FRESH, 5)
    with refused(funded, "receipts: voided"):
        funded.do("recorder", "replace_receipt", 1, *batch.proof(1), FRESH, 6)
    with refused(funded, "receipts: voided"):
        funded.do("recorder", "void_receipt", 4, 1, 0)


def test_only_a_gift_that_is_in_the_log_is_replaced(funded: World) -> None:
    abi, leaf, path = funded.batch(10, 20).proof(1)
    with refused(funded, "batches: not in the batch"):
        funded.do("recorder", "replace_receipt", 1, abi, leaf._replace(amount=21), path, FRESH, 5)
    with refused(funded, "batches: not in the log"):
        funded.do("recorder", "replace_receipt", 1, (*abi[:6], 0, *abi[7:]), leaf, path, FRESH, 5)


def test_a_replacement_needs_a_reason_and_the_next_serial(funded: World) -> None:
    batch = funded.batch(10, 20)
    with refused(funded, "receipts: reason"):
        funded.do("recorder", "replace_receipt", 0, *batch.proof(1), FRESH, 5)
    for serial in (4, 6):
        with refused(funded, "logbook: not the next serial"):
            funded.do("recorder", "replace_receipt", 1, *batch.proof(1), FRESH, serial)


def test_what_was_refunded_of_a_gift_stays_refunded_after_a_replacement(funded: World) -> None:
    """A replaced receipt must not be paid back a second time under its new serial."""
    batch = funded.batch(10, 20)
    case = funded.approved(category=REFUND, amount=15, subject=about(4))
    funded.do("recorder", "refund", case.abi, ANY.abi, REFERENCE, *batch.proof(1))
    funded.do("recorder", "replace_receipt", 1, *batch.proof(1), FRESH, 5)
    new = funded.recorded([merkle.Leaf(5, 20, FRESH)])
    assert (funded.ledger.refunded_of(4), funded.ledger.refunded_of(5)) == (15, 15)
    too_much = funded.approved(category=REFUND, amount=6, subject=about(5))
    with refused(funded, "payments: more than the gift"):
        funded.do("recorder", "refund", too_much.abi, ANY.abi, REFERENCE, *new.proof())
    rest = replace(too_much, payment=too_much.payment + 1, amount=5)
    funded.do("requester", "request", rest.abi, ANY.abi)
    funded.do("approver", "approve", rest.abi, ANY.abi)
    funded.do("recorder", "refund", rest.abi, ANY.abi, REFERENCE, *new.proof())
    assert funded.last.fields[5] == 1_010


def test_a_voided_gift_is_not_refunded(funded: World) -> None:
    batch = funded.batch(10, 20)
    case = funded.approved(category=REFUND, amount=15, subject=about(4))
    funded.do("recorder", "void_receipt", 4, 2, 0)
    with refused(funded, "receipts: voided"):
        funded.do("recorder", "refund", case.abi, ANY.abi, REFERENCE, *batch.proof(1))
