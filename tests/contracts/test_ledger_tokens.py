"""Funds in tokens and coin: the contract holds the money and moves it itself."""

from __future__ import annotations

from typing import Any

import boa
import pytest
from eth_utils import keccak

import support_merkle as merkle
from support_ledger import (
    APPROVED,
    COIN,
    REFERENCE,
    REFUND,
    TOKEN,
    ZERO,
    Policy,
    Recorded,
    World,
    about,
    mock,
    refused,
)

ANY = Policy()
COMMITMENT = keccak(text="donor")


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
    case = world.approved(payee=world.stranger, amount=400, category=REFUND, subject=about(1))
    world.refund(case, gift)
    assert (token.balanceOf(world.stranger), token.balanceOf(world.ledger)) == (400, 600)


def test_returned_tokens_are_handed_over(tokens: tuple[World, Any, Recorded]) -> None:
    world, token, _ = tokens
    case = world.paid(payee=world.payee, amount=300)
    with refused(world, None):
        world.bring_back(case, 100)
    token.mint(world.recorder, 100)
    token.approve(world.ledger, 100, sender=world.recorder)
    world.bring_back(case, 100)
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
        world.bring_back(case, 1_001)
    world.bring_back(case, 1_000)
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
        world.pay(case)


def test_a_token_that_refuses_keeps_the_request_open(world: World) -> None:
    token = mock("FalseToken")
    token.be_willing(True)
    world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    world.do("stranger", "give", 1, 1_000, COMMITMENT)
    case = world.approved(payee=world.payee, amount=900)
    token.be_willing(False)
    with refused(world, "vault: token refused"):
        world.pay(case)
    assert world.state(case) == APPROVED


def test_in_a_restricted_token_fund_a_refund_goes_where_the_gift_came_from(world: World) -> None:
    """A case called a refund would otherwise lead tokens past the list of payees."""
    token = mock("SilentToken")
    policy = Policy(payees_restricted=True)
    world.fund(policy, kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    serial = world.do("stranger", "give", 1, 1_000, COMMITMENT)
    gift = world.recorded([merkle.Leaf(serial, 1_000, COMMITMENT)])
    subject = about(serial)
    elsewhere = world.approved(policy, payee=world.payee, category=REFUND, amount=10, subject=subject)
    with refused(world, "payments: payee"):
        world.refund(elsewhere, gift, policy=policy)
    back = world.approved(policy, payee=world.stranger, category=REFUND, amount=10, subject=subject)
    world.refund(back, gift, policy=policy)
    world.do("administrator", "set_payee", 1, bytes(12) + bytes.fromhex(world.payee[2:]), True)
    world.refund(elsewhere, gift, policy=policy)


def test_the_recorder_of_a_replacement_is_not_where_the_gift_came_from(world: World) -> None:
    token = mock("SilentToken")
    policy = Policy(payees_restricted=True)
    world.fund(policy, kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    serial = world.do("stranger", "give", 1, 1_000, COMMITMENT)
    gift = world.recorded([merkle.Leaf(serial, 1_000, COMMITMENT)])
    world.do("recorder", "replace_receipt", 1, *gift.proof(), ZERO, 2)
    replaced = world.recorded([merkle.Leaf(2, 1_000, ZERO)])
    case = world.approved(policy, payee=world.recorder, category=REFUND, amount=10, subject=about(2))
    with refused(world, "payments: payee"):
        world.refund(case, replaced, policy=policy)


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
        coins.bring_back(case, 300, value=299)
    coins.bring_back(case, 300, value=300)
    assert boa.env.get_balance(coins.ledger.address) == 1_000


def test_a_payee_that_refuses_coin_is_not_paid(coins: World) -> None:
    puppet = mock("Puppet")
    case = coins.approved(payee=puppet.address, amount=300)
    puppet.refuse_coin(True)
    with refused(coins, "vault: coin refused"):
        coins.pay(case)
    puppet.refuse_coin(False)
    coins.pay(case)
    assert boa.env.get_balance(puppet.address) == 300


def test_a_payee_cannot_be_paid_twice_by_calling_back(coins: World) -> None:
    """The payee holds the recorder's role and calls `pay` for another of its requests while being paid."""
    puppet = mock("Puppet")
    coins.do("administrator", "grant_role", 1, puppet.address)
    first, second = (coins.approved(payee=puppet.address, amount=300) for _ in range(2))
    for case in (first, second):
        puppet.arm(coins.ledger, coins.ledger.pay.prepare_calldata(case.abi, ANY.abi, REFERENCE), 0)
        if case == first:
            coins.pay(first)
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
