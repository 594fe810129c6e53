"""Gifts given back, and money that came back from payments."""

from __future__ import annotations

from dataclasses import replace

from support_ledger import (
    DAY,
    DELIVERED,
    MAX,
    NOTE,
    PAID,
    REFERENCE,
    REFUND,
    Policy,
    World,
    about,
    refused,
    wait,
)

ANY = Policy()


def test_a_refund_takes_the_end_of_the_gifts_own_interval(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200, 300)
    for amount, start in ((50, 250), (150, 100)):
        case = world.approved(category=REFUND, amount=amount, subject=about(2))
        world.refund(case, batch, 1)
        assert world.last.fields == (case.payment, world.hash(case), 1, amount, 2, start, REFERENCE)
        assert world.state(case) == PAID
    assert world.ledger.refunded_of(2) == 200
    assert world.ledger.axes(1) == (600, 0, 200, 0, 0)


def test_more_than_the_gift_is_not_refunded(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200)
    too_much = world.approved(category=REFUND, amount=101, subject=about(1))
    with refused(world, "payments: more than the gift"):
        world.refund(too_much, batch)
    part = world.approved(category=REFUND, amount=60, subject=about(1))
    world.refund(part, batch)
    rest = world.approved(category=REFUND, amount=41, subject=about(1))
    with refused(world, "payments: more than the gift"):
        world.refund(rest, batch)


def test_a_gift_known_to_be_spent_is_not_refunded(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200)
    world.paid(amount=101)
    for serial, amount in ((1, 100), (2, 200)):
        case = world.approved(category=REFUND, amount=amount, subject=about(serial))
        with refused(world, "intervals: already spent"):
            world.refund(case, batch, serial - 1)
    case = world.approved(category=REFUND, amount=199, subject=about(2))
    world.refund(case, batch, 1)


def test_what_is_refunded_is_not_left_to_spend(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200)
    case = world.approved(category=REFUND, amount=200, subject=about(2))
    world.refund(case, batch, 1)
    payment = world.approved(amount=101)
    with refused(world, "intervals: too little received"):
        world.pay(payment)
    world.paid(amount=100)


def test_refunds_never_take_more_than_is_left(world: World) -> None:
    """A hole above the spent axis can still be spent money, where an earlier hole moved the frontier."""
    world.fund()
    batch = world.batch(100, 100, 100)
    world.refund(world.approved(category=REFUND, amount=100, subject=about(1)), batch, 0)
    world.paid(amount=150)
    case = world.approved(category=REFUND, amount=60, subject=about(3))
    with refused(world, "intervals: too little received"):
        world.refund(case, batch, 2)


def test_a_refund_names_the_gift_it_proves(world: World) -> None:
    world.fund()
    world.fund()
    batch, other = world.batch(100, 100), world.batch(100, fund=2)
    case = world.approved(category=REFUND, amount=100, subject=about(1))
    with refused(world, "payments: serial"):
        world.refund(case, batch, 1)
    foreign = world.approved(category=REFUND, amount=100, subject=about(3))
    with refused(world, "payments: fund"):
        world.refund(foreign, other)
    abi, leaf, path = batch.proof(0)
    with refused(world, "batches: not in the batch"):
        world.do("recorder", "refund", case.abi, ANY.abi, REFERENCE, abi, leaf._replace(amount=200), path)
    with refused(world, "batches: not in the log"):
        world.do("recorder", "refund", case.abi, ANY.abi, REFERENCE, (*abi[:6], 100, *abi[7:]), leaf, path)


def test_a_refund_needs_approval_and_its_delay(world: World) -> None:
    policy = Policy(delay=DAY)
    world.fund(policy)
    batch = world.batch(100)
    case = world.request(policy, category=REFUND, subject=about(1))
    with refused(world, "payments: state"):
        world.refund(case, batch, policy=policy)
    world.do("approver", "approve", case.abi, policy.abi)
    with refused(world, "payments: not ready"):
        world.refund(case, batch, policy=policy)
    wait(DAY)
    with refused(world, "funds: policy"):
        world.refund(case, batch, policy=ANY)
    world.refund(case, batch, policy=policy)


def test_a_refund_is_free_of_the_list_of_payees(world: World) -> None:
    policy = Policy(payees_restricted=True)
    world.fund(policy)
    batch = world.batch(100)
    case = world.approved(policy, category=REFUND, subject=about(1))
    world.refund(case, batch, policy=policy)


def test_returned_money_stands_on_the_received_axis_again(funded: World) -> None:
    case = funded.paid(amount=300)
    for amount, before in ((100, 0), (200, 100)):
        funded.bring_back(case, amount)
        assert funded.last.fields == (1, 1, amount, 1_000 + before, before, REFERENCE)
    assert funded.ledger.payment_state(1)[3] == 300
    assert funded.ledger.axes(1) == (1_300, 300, 0, 300, 0)


def test_more_than_was_paid_does_not_come_back(funded: World) -> None:
    case = funded.paid(amount=300)
    with refused(funded, "returns: more than was paid"):
        funded.bring_back(case, 301)
    funded.bring_back(case, 300)
    with refused(funded, "returns: more than was paid"):
        funded.bring_back(case, 1)
    with refused(funded, "intervals: amount"):
        funded.bring_back(case, 0)


def test_money_comes_back_from_delivered_payments_too(funded: World) -> None:
    case = funded.paid(amount=300)
    funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")
    funded.bring_back(case, 300)
    assert funded.state(case) == DELIVERED


def test_money_comes_back_only_from_what_was_paid(funded: World) -> None:
    case = funded.approved(amount=300)
    with refused(funded, "returns: state"):
        funded.bring_back(case, 1)
    funded.pay(case)
    with refused(funded, "cases: not the current case"):
        funded.bring_back(replace(case, amount=1_000), 301)


def test_a_refund_does_not_come_back_as_a_return(world: World) -> None:
    world.fund()
    batch = world.batch(100)
    case = world.approved(category=REFUND, subject=about(1))
    world.refund(case, batch)
    with refused(world, "returns: category"):
        world.bring_back(case, 1)


def test_the_axis_ends_at_its_greatest_number(world: World) -> None:
    world.fund()
    world.batch(MAX)
    case = world.paid(amount=MAX)
    with refused(world, "intervals: amount"):
        world.bring_back(case, 1)
    with refused(world, "returns: more than was paid"):
        world.bring_back(case, 2**255)
