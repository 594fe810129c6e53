"""Payments, refunds, money that came back, and delivery."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import boa
import pytest
from eth_account import Account
from eth_account.messages import encode_typed_data
from eth_utils import keccak

import support_merkle as merkle
from support_ledger import (
    ADMINISTRATION,
    APPROVED,
    COIN,
    DAY,
    DELIVERED,
    FUNDRAISING,
    MAX,
    NOTE,
    PAID,
    REFERENCE,
    REFUND,
    TOKEN,
    ZERO,
    Case,
    Policy,
    Recorded,
    World,
    fingerprints,
    mock,
    refused,
    wait,
)

ANY = Policy()
INVOICE = keccak(text="invoice")
OTHER_INVOICE = keccak(text="other invoice")
COMMITMENT = keccak(text="donor")
CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def _pay(world: World, case: Case, policy: Policy = ANY) -> None:
    world.do("recorder", "pay", case.abi, policy.abi, REFERENCE)


def _refund(world: World, case: Case, batch: Recorded, index: int = 0, policy: Policy = ANY) -> None:
    world.do("recorder", "refund", case.abi, policy.abi, REFERENCE, *batch.proof(index))


def _return(world: World, case: Case, amount: int, value: int = 0) -> None:
    world.do("recorder", "record_return", case.abi, amount, REFERENCE, value=value)


def _serial(number: int) -> bytes:
    return number.to_bytes(32, "big")


def _signature(world: World, case: Case, *, note: bytes = NOTE, **domain: Any) -> bytes:
    message = {
        "primaryType": "Delivery",
        "types": {
            "EIP712Domain": [
                {"name": "name", "type": "string"},
                {"name": "version", "type": "string"},
                {"name": "chainId", "type": "uint256"},
                {"name": "verifyingContract", "type": "address"},
            ],
            "Delivery": [
                {"name": "payment", "type": "uint256"},
                {"name": "caseHash", "type": "bytes32"},
                {"name": "note", "type": "bytes32"},
            ],
        },
        "domain": {
            **{"name": "Almoner", "version": "1"},
            **{"chainId": world.book.place[0], "verifyingContract": str(world.ledger.address)},
            **domain,
        },
        "message": {"payment": case.payment, "caseHash": world.hash(case), "note": note},
    }
    signed = Account.sign_message(encode_typed_data(full_message=message), world.keys["payee"])
    return bytes(signed.signature)


def test_payments_follow_each_other_on_the_spent_axis(funded: World) -> None:
    for amount, start in ((100, 0), (250, 100), (650, 350)):
        case = funded.approved(amount=amount)
        _pay(funded, case)
        expected = (case.payment, funded.hash(case), 1, amount, 0, start, REFERENCE)
        assert funded.last.fields == expected
        assert funded.state(case) == PAID
    assert funded.ledger.axes(1) == (1_000, 1_000, 0, 0, 0)


def test_more_than_was_received_is_not_paid(funded: World) -> None:
    case = funded.approved(amount=1_001)
    with refused(funded, "intervals: too little received"):
        _pay(funded, case)
    funded.batch(1)
    _pay(funded, case)


def test_the_money_of_another_fund_does_not_count(funded: World) -> None:
    funded.fund()
    case = funded.approved(fund=2, amount=1)
    with refused(funded, "intervals: too little received"):
        _pay(funded, case)


def test_a_request_is_paid_once(funded: World) -> None:
    case = funded.paid()
    with refused(funded, "payments: state"):
        _pay(funded, case)


def test_a_request_is_not_paid_without_approval(funded: World) -> None:
    case = funded.request()
    with refused(funded, "payments: state"):
        _pay(funded, case)


def test_a_request_that_does_not_exist_is_not_paid(funded: World) -> None:
    with refused(funded, "cases: not the current case"):
        _pay(funded, funded.case())


def test_the_delay_runs_before_payment(world: World) -> None:
    policy = Policy(delay=DAY)
    world.fund(policy)
    world.batch(1_000)
    case = world.approved(policy)
    wait(DAY - 1)
    with refused(world, "payments: not ready"):
        _pay(world, case, policy)
    wait(1)
    _pay(world, case, policy)


def test_a_payment_shows_the_funds_own_policy(world: World) -> None:
    policy = Policy(admin_cap_bps=1_000)
    world.fund(policy)
    world.batch(1_000)
    case = world.approved(policy, category=ADMINISTRATION, amount=500)
    with refused(world, "funds: policy"):
        _pay(world, case, ANY)


def test_a_refund_is_not_recorded_as_a_payment_nor_the_other_way(funded: World) -> None:
    batch = funded.batch(50)
    back = funded.approved(category=REFUND, amount=50, subject=_serial(3))
    with refused(funded, "payments: category"):
        _pay(funded, back)
    payment = funded.approved(amount=50)
    with refused(funded, "payments: category"):
        _refund(funded, payment, batch)


def test_an_invoice_is_paid_once(funded: World) -> None:
    first = funded.approved(fingerprints=fingerprints(INVOICE))
    second = funded.approved(fingerprints=fingerprints(OTHER_INVOICE, INVOICE))
    assert funded.ledger.fingerprint_used(INVOICE) == 0
    _pay(funded, first)
    assert funded.ledger.fingerprint_used(INVOICE) == first.payment
    with refused(funded, "payments: fingerprint used"):
        _pay(funded, second)
    assert funded.ledger.fingerprint_used(OTHER_INVOICE) == 0


def test_an_invoice_stands_once_in_a_case(funded: World) -> None:
    case = funded.approved(fingerprints=(INVOICE, ZERO, ZERO, INVOICE))
    with refused(funded, "payments: fingerprint used"):
        _pay(funded, case)


def test_four_invoices_are_paid_together(funded: World) -> None:
    four = tuple(keccak(text=f"invoice {i}") for i in range(4))
    case = funded.paid(fingerprints=four)
    assert {funded.ledger.fingerprint_used(f) for f in four} == {case.payment}
    assert funded.ledger.fingerprint_used(ZERO) == 0


def test_an_invoice_stays_used_when_its_money_comes_back(funded: World) -> None:
    case = funded.paid(fingerprints=fingerprints(INVOICE))
    _return(funded, case, case.amount)
    again = funded.approved(fingerprints=fingerprints(INVOICE))
    with refused(funded, "payments: fingerprint used"):
        _pay(funded, again)


def test_a_payee_taken_off_the_list_is_not_paid(world: World) -> None:
    policy = Policy(payees_restricted=True)
    world.fund(policy)
    world.batch(1_000)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), True)
    case = world.approved(policy)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), False)
    with refused(world, "funds: payee"):
        _pay(world, case, policy)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), True)
    _pay(world, case, policy)


# Administration's share


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
        _pay(world, too_much, policy)
    world.paid(policy, category=ADMINISTRATION, amount=1)
    world.paid(policy, category=FUNDRAISING, amount=500)
    assert world.ledger.axes(1) == (1_000, 600, 0, 0, 100)


def test_paying_and_returning_does_not_widen_the_share(capped: tuple[World, Policy]) -> None:
    """Returned money grows the received axis; it must not grow what the share is taken of."""
    world, policy = capped
    for _ in range(3):
        _return(world, world.paid(policy, amount=1_000), 1_000)
    assert world.ledger.axes(1) == (4_000, 3_000, 0, 3_000, 0)
    case = world.approved(policy, category=ADMINISTRATION, amount=101)
    with refused(world, "intervals: administration cap"):
        _pay(world, case, policy)


def test_returned_administration_can_be_spent_again(capped: tuple[World, Policy]) -> None:
    world, policy = capped
    case = world.paid(policy, category=ADMINISTRATION, amount=100)
    _return(world, case, 40)
    assert world.ledger.axes(1) == (1_040, 100, 0, 40, 60)
    world.paid(policy, category=ADMINISTRATION, amount=40)


def test_a_refund_does_not_leave_administration_above_its_share(world: World) -> None:
    policy = Policy(admin_cap_bps=1_000)
    world.fund(policy)
    batch = world.batch(600, 400)
    world.paid(policy, category=ADMINISTRATION, amount=100)
    case = world.approved(policy, category=REFUND, amount=400, subject=_serial(2))
    with refused(world, "intervals: administration cap"):
        _refund(world, case, batch, 1, policy)
    world.batch(400)
    _refund(world, case, batch, 1, policy)
    assert world.ledger.axes(1) == (1_400, 100, 400, 0, 100)


def test_with_a_cap_of_nothing_no_administration_is_paid(world: World) -> None:
    policy = Policy(admin_cap_bps=0)
    world.fund(policy)
    world.batch(1_000)
    case = world.approved(policy, category=ADMINISTRATION, amount=1)
    with refused(world, "intervals: administration cap"):
        _pay(world, case, policy)


# Refunds


def test_a_refund_takes_the_end_of_the_gifts_own_interval(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200, 300)
    for amount, start in ((50, 250), (150, 100)):
        case = world.approved(category=REFUND, amount=amount, subject=_serial(2))
        _refund(world, case, batch, 1)
        assert world.last.fields == (case.payment, world.hash(case), 1, amount, 2, start, REFERENCE)
        assert world.state(case) == PAID
    assert world.ledger.refunded_of(2) == 200
    assert world.ledger.axes(1) == (600, 0, 200, 0, 0)


def test_more_than_the_gift_is_not_refunded(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200)
    too_much = world.approved(category=REFUND, amount=101, subject=_serial(1))
    with refused(world, "payments: more than the gift"):
        _refund(world, too_much, batch)
    part = world.approved(category=REFUND, amount=60, subject=_serial(1))
    _refund(world, part, batch)
    rest = world.approved(category=REFUND, amount=41, subject=_serial(1))
    with refused(world, "payments: more than the gift"):
        _refund(world, rest, batch)


def test_a_gift_known_to_be_spent_is_not_refunded(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200)
    world.paid(amount=101)
    for serial, amount in ((1, 100), (2, 200)):
        case = world.approved(category=REFUND, amount=amount, subject=_serial(serial))
        with refused(world, "intervals: already spent"):
            _refund(world, case, batch, serial - 1)
    case = world.approved(category=REFUND, amount=199, subject=_serial(2))
    _refund(world, case, batch, 1)


def test_what_is_refunded_is_not_left_to_spend(world: World) -> None:
    world.fund()
    batch = world.batch(100, 200)
    case = world.approved(category=REFUND, amount=200, subject=_serial(2))
    _refund(world, case, batch, 1)
    payment = world.approved(amount=101)
    with refused(world, "intervals: too little received"):
        _pay(world, payment)
    world.paid(amount=100)


def test_refunds_never_take_more_than_is_left(world: World) -> None:
    """A hole above the spent axis can still be spent money, where an earlier hole moved the frontier."""
    world.fund()
    batch = world.batch(100, 100, 100)
    _refund(world, world.approved(category=REFUND, amount=100, subject=_serial(1)), batch, 0)
    world.paid(amount=150)
    case = world.approved(category=REFUND, amount=60, subject=_serial(3))
    with refused(world, "intervals: too little received"):
        _refund(world, case, batch, 2)


def test_a_refund_names_the_gift_it_proves(world: World) -> None:
    world.fund()
    world.fund()
    batch, other = world.batch(100, 100), world.batch(100, fund=2)
    case = world.approved(category=REFUND, amount=100, subject=_serial(1))
    with refused(world, "payments: serial"):
        _refund(world, case, batch, 1)
    foreign = world.approved(category=REFUND, amount=100, subject=_serial(3))
    with refused(world, "payments: fund"):
        _refund(world, foreign, other)
    abi, leaf, path = batch.proof(0)
    with refused(world, "batches: not in the batch"):
        world.do("recorder", "refund", case.abi, ANY.abi, REFERENCE, abi, leaf._replace(amount=200), path)
    with refused(world, "batches: not in the log"):
        world.do("recorder", "refund", case.abi, ANY.abi, REFERENCE, (*abi[:6], 100, *abi[7:]), leaf, path)


def test_a_refund_needs_approval_and_its_delay(world: World) -> None:
    policy = Policy(delay=DAY)
    world.fund(policy)
    batch = world.batch(100)
    case = world.request(policy, category=REFUND, subject=_serial(1))
    with refused(world, "payments: state"):
        _refund(world, case, batch, policy=policy)
    world.do("approver", "approve", case.abi, policy.abi)
    with refused(world, "payments: not ready"):
        _refund(world, case, batch, policy=policy)
    wait(DAY)
    with refused(world, "funds: policy"):
        _refund(world, case, batch, policy=ANY)
    _refund(world, case, batch, policy=policy)


def test_a_refund_is_free_of_the_list_of_payees(world: World) -> None:
    policy = Policy(payees_restricted=True)
    world.fund(policy)
    batch = world.batch(100)
    case = world.approved(policy, category=REFUND, subject=_serial(1))
    _refund(world, case, batch, policy=policy)


# Money that came back


def test_returned_money_stands_on_the_received_axis_again(funded: World) -> None:
    case = funded.paid(amount=300)
    for amount, before in ((100, 0), (200, 100)):
        _return(funded, case, amount)
        assert funded.last.fields == (1, 1, amount, 1_000 + before, before, REFERENCE)
    assert funded.ledger.payment_state(1)[3] == 300
    assert funded.ledger.axes(1) == (1_300, 300, 0, 300, 0)


def test_more_than_was_paid_does_not_come_back(funded: World) -> None:
    case = funded.paid(amount=300)
    with refused(funded, "returns: more than was paid"):
        _return(funded, case, 301)
    _return(funded, case, 300)
    with refused(funded, "returns: more than was paid"):
        _return(funded, case, 1)
    with refused(funded, "intervals: amount"):
        _return(funded, case, 0)


def test_money_comes_back_from_delivered_payments_too(funded: World) -> None:
    case = funded.paid(amount=300)
    funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")
    _return(funded, case, 300)
    assert funded.state(case) == DELIVERED


def test_money_comes_back_only_from_what_was_paid(funded: World) -> None:
    case = funded.approved(amount=300)
    with refused(funded, "returns: state"):
        _return(funded, case, 1)
    _pay(funded, case)
    with refused(funded, "cases: not the current case"):
        _return(funded, replace(case, amount=1_000), 301)


def test_a_refund_does_not_come_back_as_a_return(world: World) -> None:
    world.fund()
    batch = world.batch(100)
    case = world.approved(category=REFUND, subject=_serial(1))
    _refund(world, case, batch)
    with refused(world, "returns: category"):
        _return(world, case, 1)


def test_the_axis_ends_at_its_greatest_number(world: World) -> None:
    world.fund()
    world.batch(MAX)
    case = world.paid(amount=MAX)
    with refused(world, "intervals: amount"):
        _return(world, case, 1)
    with refused(world, "returns: more than was paid"):
        _return(world, case, 2**255)


# Tokens and coin


@pytest.fixture
def tokens(world: World) -> tuple[World, Any, Recorded]:
    """Return a ledger whose token fund holds a gift of 1,000 by the stranger."""
    token = mock("PlainToken")
    world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    token.approve(world.ledger, 1_000, sender=world.stranger)
    serial = world.do("stranger", "give", 1, 1_000, COMMITMENT)
    return world, token, world.recorded([merkle.Leaf(serial, 1_000, COMMITMENT)])


def test_a_payment_sends_the_tokens_to_the_payee_of_the_case(tokens: tuple[World, Any, Recorded]) -> None:
    world, token, _ = tokens
    world.paid(payee=world.payee, amount=300)
    assert (token.balanceOf(world.payee), token.balanceOf(world.ledger)) == (300, 700)


def test_a_refund_sends_the_tokens_back(tokens: tuple[World, Any, Recorded]) -> None:
    world, token, gift = tokens
    case = world.approved(payee=world.stranger, amount=400, category=REFUND, subject=_serial(1))
    _refund(world, case, gift)
    assert (token.balanceOf(world.stranger), token.balanceOf(world.ledger)) == (400, 600)


def test_returned_tokens_are_handed_over(tokens: tuple[World, Any, Recorded]) -> None:
    world, token, _ = tokens
    case = world.paid(payee=world.payee, amount=300)
    with refused(world, None):
        _return(world, case, 100)
    token.mint(world.recorder, 100)
    token.approve(world.ledger, 100, sender=world.recorder)
    _return(world, case, 100)
    assert token.balanceOf(world.ledger) == 800
    assert world.ledger.axes(1) == (1_100, 300, 0, 100, 0)


def test_of_returned_tokens_with_a_fee_what_arrives_counts(world: World) -> None:
    token = mock("FeeToken", 1_000)
    world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    world.do("stranger", "give", 1, 1_000, COMMITMENT)
    case = world.paid(payee=world.payee, amount=900)
    assert token.balanceOf(world.payee) == 810
    token.mint(world.recorder, 2_000)
    with refused(world, "returns: more than was paid"):
        _return(world, case, 1_001)
    _return(world, case, 1_000)
    assert world.ledger.axes(1) == (1_800, 900, 0, 900, 0)


def test_a_token_that_takes_more_than_was_paid_is_stopped(world: World) -> None:
    """It would eat what belongs to another fund in the same token."""
    token = mock("FeeToken", 1_000)
    for fund in (1, 2):
        world.fund(kind=TOKEN, token=token.address)
        token.mint(world.stranger, 1_000)
        world.do("stranger", "give", fund, 1_000, COMMITMENT)
    case = world.approved(payee=world.payee, amount=900)
    token.be_greedy(True)
    with refused(world, "vault: token took more"):
        _pay(world, case)


def test_a_token_that_refuses_keeps_the_request_open(world: World) -> None:
    token = mock("FalseToken")
    token.be_willing(True)
    world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    world.do("stranger", "give", 1, 1_000, COMMITMENT)
    case = world.approved(payee=world.payee, amount=900)
    token.be_willing(False)
    with refused(world, "vault: token refused"):
        _pay(world, case)
    assert world.state(case) == APPROVED


def test_in_a_restricted_token_fund_a_refund_goes_where_the_gift_came_from(world: World) -> None:
    """A case called a refund would otherwise lead tokens past the list of payees."""
    token = mock("SilentToken")
    policy = Policy(payees_restricted=True)
    world.fund(policy, kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    serial = world.do("stranger", "give", 1, 1_000, COMMITMENT)
    gift = world.recorded([merkle.Leaf(serial, 1_000, COMMITMENT)])
    subject = _serial(serial)
    elsewhere = world.approved(policy, payee=world.payee, category=REFUND, amount=10, subject=subject)
    with refused(world, "payments: payee"):
        _refund(world, elsewhere, gift, policy=policy)
    back = world.approved(policy, payee=world.stranger, category=REFUND, amount=10, subject=subject)
    _refund(world, back, gift, policy=policy)
    world.do("administrator", "set_payee", 1, bytes(12) + bytes.fromhex(world.payee[2:]), True)
    _refund(world, elsewhere, gift, policy=policy)


def test_the_recorder_of_a_replacement_is_not_where_the_gift_came_from(world: World) -> None:
    token = mock("SilentToken")
    policy = Policy(payees_restricted=True)
    world.fund(policy, kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    serial = world.do("stranger", "give", 1, 1_000, COMMITMENT)
    gift = world.recorded([merkle.Leaf(serial, 1_000, COMMITMENT)])
    world.do("recorder", "replace_receipt", 1, *gift.proof(), ZERO, 2)
    replaced = world.recorded([merkle.Leaf(2, 1_000, ZERO)])
    case = world.approved(policy, payee=world.recorder, category=REFUND, amount=10, subject=_serial(2))
    with refused(world, "payments: payee"):
        _refund(world, case, replaced, policy=policy)


@pytest.fixture
def coins(world: World) -> World:
    """Return a ledger whose coin fund holds 1,000."""
    world.fund(kind=TOKEN, token=COIN)
    boa.env.set_balance(world.stranger, 1_000)
    world.do("stranger", "give", 1, 1_000, COMMITMENT, value=1_000)
    return world


def test_coin_is_paid_and_comes_back(coins: World) -> None:
    case = coins.paid(payee=coins.payee, amount=300)
    assert boa.env.get_balance(coins.payee) == 300
    boa.env.set_balance(coins.recorder, 300)
    with refused(coins, "vault: wrong value"):
        _return(coins, case, 300, value=299)
    _return(coins, case, 300, value=300)
    assert boa.env.get_balance(coins.ledger.address) == 1_000


def test_a_payee_that_refuses_coin_is_not_paid(coins: World) -> None:
    puppet = mock("Puppet")
    case = coins.approved(payee=puppet.address, amount=300)
    puppet.refuse_coin(True)
    with refused(coins, "vault: coin refused"):
        _pay(coins, case)
    puppet.refuse_coin(False)
    _pay(coins, case)
    assert boa.env.get_balance(puppet.address) == 300


def test_a_payee_cannot_be_paid_twice_by_calling_back(coins: World) -> None:
    """The payee holds the recorder's role and calls `pay` for another of its requests while being paid."""
    puppet = mock("Puppet")
    coins.do("administrator", "grant_role", 1, puppet.address)
    first, second = (coins.approved(payee=puppet.address, amount=300) for _ in range(2))
    for case in (first, second):
        puppet.arm(coins.ledger, coins.ledger.pay.prepare_calldata(case.abi, ANY.abi, REFERENCE), 0)
        if case == first:
            _pay(coins, first)
    assert (puppet.calls(), puppet.successes()) == (1, 0)
    assert boa.env.get_balance(puppet.address) == 300
    assert coins.state(second) == APPROVED


def test_coin_in_flight_is_not_a_gift(coins: World) -> None:
    """Give back what is just being paid: the lock stops it, so that the axes never run ahead of the coin."""
    puppet = mock("Puppet")
    puppet.arm(coins.ledger, coins.ledger.give.prepare_calldata(1, 300, COMMITMENT), 300)
    coins.paid(payee=puppet.address, amount=300)
    assert (puppet.calls(), puppet.successes()) == (1, 0)
    assert coins.ledger.axes(1) == (1_000, 300, 0, 0, 0)


# Delivery


def test_the_payee_acknowledges_with_its_own_account(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    funded.do("payee", "acknowledge_delivery", case.abi, NOTE, b"")
    assert funded.last.fields == (1, funded.hash(case), NOTE, True)
    assert funded.state(case) == DELIVERED


def test_anyone_brings_the_payees_signature(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    funded.do("stranger", "acknowledge_delivery", case.abi, NOTE, _signature(funded, case))
    assert funded.last.fields == (1, funded.hash(case), NOTE, True)


def test_nobody_else_speaks_for_a_payee_with_a_key(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    signature = _signature(funded, case)
    for wrong in (
        b"",
        signature[:64],
        _signature(funded, case, note=ZERO),
        _signature(funded, case, name="Other"),
        _signature(funded, case, version="2"),
        _signature(funded, case, chainId=funded.book.place[0] + 1),
        _signature(funded, case, verifyingContract=funded.stranger),
        _signature(funded, replace(case, payment=2)),
        signature[:64] + bytes([signature[64] ^ 7]),
    ):
        with refused(funded, "delivery: signature"):
            funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, wrong)


def test_what_is_no_signature_speaks_for_nobody(funded: World) -> None:
    """A failed recovery gives the zero account; nobody's payee may be that one."""
    case = funded.paid(payee=funded.payee)
    with refused(funded, "ecdsa: invalid signature"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, bytes(65))


def test_the_other_form_of_a_signature_is_refused(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    signature = _signature(funded, case)
    high = CURVE_ORDER - int.from_bytes(signature[32:64], "big")
    other = signature[:32] + high.to_bytes(32, "big") + bytes([55 - signature[64]])
    with refused(funded, "ecdsa: invalid signature `s` value"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, other)


@pytest.mark.parametrize("who", ["recorder", "requester"])
def test_a_payee_without_a_key_is_spoken_for(funded: World, who: str) -> None:
    case = funded.paid()
    funded.do(who, "acknowledge_delivery", case.abi, NOTE, b"")
    assert funded.last.fields == (1, funded.hash(case), NOTE, False)


@pytest.mark.parametrize("who", ["administrator", "approver", "auditor", "stranger"])
def test_not_everyone_speaks_for_a_payee_without_a_key(funded: World, who: str) -> None:
    case = funded.paid()
    with refused(funded, "roles: missing role"):
        funded.do(who, "acknowledge_delivery", case.abi, NOTE, b"")


def test_delivery_is_acknowledged_once_and_after_payment(funded: World) -> None:
    case = funded.approved()
    with refused(funded, "delivery: state"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")
    _pay(funded, case)
    with refused(funded, "cases: not the current case"):
        funded.do("recorder", "acknowledge_delivery", replace(case, amount=1).abi, NOTE, b"")
    funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")
    with refused(funded, "delivery: state"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")


def test_the_domain_of_signatures_is_public(funded: World) -> None:
    _, name, version, chain_id, ledger, _, _ = funded.ledger.eip712Domain()
    assert (name, version, chain_id, ledger) == ("Almoner", "1", *funded.book.place)
