"""Payments, invoices, and administration's share."""

from __future__ import annotations

import pytest
from eth_utils import keccak

from support_ledger import (
    ADMINISTRATION,
    DAY,
    FUNDRAISING,
    PAID,
    REFERENCE,
    REFUND,
    ZERO,
    Policy,
    World,
    about,
    fingerprints,
    refused,
    wait,
)

ANY = Policy()
INVOICE = keccak(text="invoice")
OTHER_INVOICE = keccak(text="other invoice")


def test_payments_follow_each_other_on_the_spent_axis(funded: World) -> None:
    for amount, start in ((100, 0), (250, 100), (650, 350)):
        case = funded.approved(amount=amount)
        funded.pay(case)
        expected = (case.payment, funded.hash(case), 1, amount, 0, start, REFERENCE)
        assert funded.last.fields == expected
        assert funded.state(case) == PAID
    assert funded.ledger.axes(1) == (1_000, 1_000, 0, 0, 0)


def test_more_than_was_received_is_not_paid(funded: World) -> None:
    case = funded.approved(amount=1_001)
    with refused(funded, "intervals: too little received"):
        funded.pay(case)
    funded.batch(1)
    funded.pay(case)


def test_the_money_of_another_fund_does_not_count(funded: World) -> None:
    funded.fund()
    case = funded.approved(fund=2, amount=1)
    with refused(funded, "intervals: too little received"):
        funded.pay(case)


def test_a_request_is_paid_once(funded: World) -> None:
    case = funded.paid()
    with refused(funded, "payments: state"):
        funded.pay(case)


def test_a_request_is_not_paid_without_approval(funded: World) -> None:
    case = funded.request()
    with refused(funded, "payments: state"):
        funded.pay(case)


def test_a_request_that_does_not_exist_is_not_paid(funded: World) -> None:
    with refused(funded, "cases: not the current case"):
        funded.pay(funded.case())


def test_the_delay_runs_before_payment(world: World) -> None:
    policy = Policy(delay=DAY)
    world.fund(policy)
    world.batch(1_000)
    case = world.approved(policy)
    wait(DAY - 1)
    with refused(world, "payments: not ready"):
        world.pay(case, policy)
    wait(1)
    world.pay(case, policy)


def test_a_payment_shows_the_funds_own_policy(world: World) -> None:
    policy = Policy(admin_cap_bps=1_000)
    world.fund(policy)
    world.batch(1_000)
    case = world.approved(policy, category=ADMINISTRATION, amount=500)
    with refused(world, "funds: policy"):
        world.pay(case, ANY)


def test_a_refund_is_not_recorded_as_a_payment_nor_the_other_way(funded: World) -> None:
    batch = funded.batch(50)
    back = funded.approved(category=REFUND, amount=50, subject=about(3))
    with refused(funded, "payments: category"):
        funded.pay(back)
    payment = funded.approved(amount=50)
    with refused(funded, "payments: category"):
        funded.refund(payment, batch)


def test_an_invoice_is_paid_once(funded: World) -> None:
    first = funded.approved(fingerprints=fingerprints(INVOICE))
    second = funded.approved(fingerprints=fingerprints(OTHER_INVOICE, INVOICE))
    assert funded.ledger.fingerprint_used(INVOICE) == 0
    funded.pay(first)
    assert funded.ledger.fingerprint_used(INVOICE) == first.payment
    with refused(funded, "payments: fingerprint used"):
        funded.pay(second)
    assert funded.ledger.fingerprint_used(OTHER_INVOICE) == 0


def test_an_invoice_stands_once_in_a_case(funded: World) -> None:
    case = funded.approved(fingerprints=(INVOICE, ZERO, ZERO, INVOICE))
    with refused(funded, "payments: fingerprint used"):
        funded.pay(case)


def test_four_invoices_are_paid_together(funded: World) -> None:
    four = tuple(keccak(text=f"invoice {i}") for i in range(4))
    case = funded.paid(fingerprints=four)
    assert {funded.ledger.fingerprint_used(f) for f in four} == {case.payment}
    assert funded.ledger.fingerprint_used(ZERO) == 0


def test_an_invoice_stays_used_when_its_money_comes_back(funded: World) -> None:
    case = funded.paid(fingerprints=fingerprints(INVOICE))
    funded.bring_back(case, case.amount)
    again = funded.approved(fingerprints=fingerprints(INVOICE))
    with refused(funded, "payments: fingerprint used"):
        funded.pay(again)


def test_a_payee_taken_off_the_list_is_not_paid(world: World) -> None:
    policy = Policy(payees_restricted=True)
    world.fund(policy)
    world.batch(1_000)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), True)
    case = world.approved(policy)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), False)
    with refused(world, "funds: payee"):
        world.pay(case, policy)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), True)
    world.pay(case, policy)


@pytest.fixture
def capped(world: World) -> tuple[World, Policy]:
    """Return a ledger whose fund received 1,000 and spends at most a tenth on administration."""
    policy = Policy(admin_cap_bps=1_000)
    world.fund(policy)
    world.batch(600, 400)
    return world, policy


def test_administration_stays_within_its_share(capped: tuple[World, Policy]) -> None:
    world, policy = capped
    world.paid(policy, category=ADMINISTRATION, amount=99)
    too_much = world.approved(policy, category=ADMINISTRATION, amount=2)
    with refused(world, "intervals: administration cap"):
        world.pay(too_much, policy)
    world.paid(policy, category=ADMINISTRATION, amount=1)
    world.paid(policy, category=FUNDRAISING, amount=500)
    assert world.ledger.axes(1) == (1_000, 600, 0, 0, 100)


def test_paying_and_returning_does_not_widen_the_share(capped: tuple[World, Policy]) -> None:
    """Returned money grows the received axis; it must not grow what the share is taken of."""
    world, policy = capped
    for _ in range(3):
        world.bring_back(world.paid(policy, amount=1_000), 1_000)
    assert world.ledger.axes(1) == (4_000, 3_000, 0, 3_000, 0)
    case = world.approved(policy, category=ADMINISTRATION, amount=101)
    with refused(world, "intervals: administration cap"):
        world.pay(case, policy)


def test_returned_administration_can_be_spent_again(capped: tuple[World, Policy]) -> None:
    world, policy = capped
    case = world.paid(policy, category=ADMINISTRATION, amount=100)
    world.bring_back(case, 40)
    assert world.ledger.axes(1) == (1_040, 100, 0, 40, 60)
    world.paid(policy, category=ADMINISTRATION, amount=40)


def test_a_refund_does_not_leave_administration_above_its_share(world: World) -> None:
    policy = Policy(admin_cap_bps=1_000)
    world.fund(policy)
    batch = world.batch(600, 400)
    world.paid(policy, category=ADMINISTRATION, amount=100)
    case = world.approved(policy, category=REFUND, amount=400, subject=about(2))
    with refused(world, "intervals: administration cap"):
        world.refund(case, batch, 1, policy)
    world.batch(400)
    world.refund(case, batch, 1, policy)
    assert world.ledger.axes(1) == (1_400, 100, 400, 0, 100)


def test_with_a_cap_of_nothing_no_administration_is_paid(world: World) -> None:
    policy = Policy(admin_cap_bps=0)
    world.fund(policy)
    world.batch(1_000)
    case = world.approved(policy, category=ADMINISTRATION, amount=1)
    with refused(world, "intervals: administration cap"):
        world.pay(case, policy)
