"""Requests, approvals, rejections and objections: every voice names exactly one case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from eth_utils import keccak

from support_ledger import (
    APPROVED,
    APPROVER,
    COIN,
    DAY,
    MAX,
    OBJECTED,
    PROGRAMME,
    REASON,
    REFERENCE,
    REFUND,
    REJECTED,
    REQUESTED,
    REQUESTER,
    SUB_GRANT,
    TOKEN,
    ZERO,
    Case,
    Policy,
    World,
    about,
    refused,
    wait,
)

TWO = Policy(tier_above=(0, 99, 0, 0), tier_approvals=(1, 2, 0, 0), delay=DAY, delay_above=499)


@pytest.fixture
def strict(world: World) -> World:
    """Return a ledger whose fund asks two approvals from 100 on and a day's delay from 500 on."""
    world.fund(TWO)
    world.batch(600, 400)
    return world


def _approve(world: World, case: Case, *, who: str = "approver", policy: Policy = TWO) -> None:
    world.do(who, "approve", case.abi, policy.abi)


def _amend(world: World, case: Case, *, who: str = "requester", policy: Policy = TWO, **changes: Any) -> Case:
    after = case.amended(**changes)
    world.do(who, "amend", after.abi, policy.abi)
    return after


def test_a_request_is_numbered_and_kept_as_its_hash(strict: World) -> None:
    case = strict.request(TWO)
    assert case.payment == 1
    assert strict.ledger.case_of(1) == strict.hash(case) == strict.last.fields[1]
    assert strict.ledger.payment_state(1) == (REQUESTED, 0, 0, 0)
    assert strict.ledger.payment_state(2) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"payment": 2}, "requests: number"),
        ({"payment": 0}, "requests: number"),
        ({"revision": 0}, "requests: revision"),
        ({"revision": 2}, "requests: revision"),
        ({"fund": 2}, "intervals: no such fund"),
        ({"requester": "0x" + "01" * 20}, "cases: requester"),
        ({"amount": 0}, "cases: amount"),
        ({"amount": MAX + 1}, "cases: amount"),
        ({"category": 5}, "cases: category"),
        ({"category": SUB_GRANT}, "cases: subject"),
        ({"category": PROGRAMME, "subject": REASON}, "cases: subject"),
        ({"category": REFUND}, "cases: subject"),
        ({"category": REFUND, "subject": about(3)}, "cases: subject"),
    ],
)
def test_a_case_that_makes_no_sense_is_refused(strict: World, changes: dict[str, Any], reason: str) -> None:
    case = replace(strict.case(), **changes)
    with refused(strict, reason):
        strict.do("requester", "request", case.abi, TWO.abi)


def test_refunds_and_sub_grants_name_what_they_are_about(strict: World) -> None:
    strict.request(TWO, category=REFUND, subject=about(2))
    strict.request(TWO, category=SUB_GRANT, subject=keccak(text="their fund"))
    assert strict.ledger.counts()[3] == 2


def test_a_request_shows_the_funds_own_policy(strict: World) -> None:
    for wrong in (Policy(), replace(TWO, delay=0)):
        with refused(strict, "funds: policy"):
            strict.request(wrong)


def test_the_ledger_pays_nothing_to_itself(strict: World) -> None:
    """Tokens sent to itself would be spent, and lie here belonging to no fund."""
    with refused(strict, "cases: payee"):
        strict.request(TWO, payee=strict.ledger.address)


def test_in_a_token_fund_a_payee_has_an_account(world: World) -> None:
    world.fund(kind=TOKEN, token=COIN)
    with refused(world, "cases: payee"):
        world.request()
    world.request(payee=world.payee)


def test_a_restricted_fund_takes_requests_for_listed_payees(world: World) -> None:
    policy = Policy(payees_restricted=True)
    world.fund(policy)
    with refused(world, "funds: payee"):
        world.request(policy)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), True)
    world.request(policy)


def test_a_restricted_token_fund_lists_accounts(world: World) -> None:
    """A payee's name would not bind where the tokens go: the requester writes the account."""
    policy = Policy(payees_restricted=True)
    world.fund(policy, kind=TOKEN, token=COIN)
    world.do("administrator", "set_payee", 1, keccak(text="payee"), True)
    with refused(world, "funds: payee"):
        world.request(policy, payee=world.stranger)
    world.do("administrator", "set_payee", 1, bytes(12) + bytes.fromhex(world.payee[2:]), True)
    world.request(policy, payee=world.payee)


def test_a_small_amount_needs_one_approval_and_no_delay(strict: World) -> None:
    case = strict.request(TWO, amount=99)
    _approve(strict, case)
    assert strict.ledger.payment_state(1) == (APPROVED, 1, strict.last.at, 0)
    assert strict.last.fields == (1, strict.hash(case), 1, strict.last.at)


def test_a_larger_amount_needs_two_approvals(strict: World) -> None:
    case = strict.request(TWO, amount=100)
    _approve(strict, case)
    assert strict.ledger.payment_state(1) == (REQUESTED, 1, 0, 0)
    assert strict.last.fields[3] == 0
    _approve(strict, case, who="second")
    assert strict.ledger.payment_state(1) == (APPROVED, 2, strict.last.at, 0)


@pytest.mark.parametrize(("amount", "delay"), [(499, 0), (500, DAY)])
def test_the_delay_begins_with_the_last_approval(strict: World, amount: int, delay: int) -> None:
    case = strict.request(TWO, amount=amount)
    _approve(strict, case)
    wait(1_000)
    _approve(strict, case, who="second")
    assert strict.ledger.payment_state(1)[2] == strict.last.at + delay


@pytest.mark.parametrize(
    ("amount", "needed"), [(1, 1), (10, 1), (11, 2), (20, 2), (21, 3), (30, 3), (31, 4), (MAX, 4)]
)
def test_the_highest_tier_that_applies_decides(world: World, amount: int, needed: int) -> None:
    policy = Policy(tier_above=(0, 10, 20, 30), tier_approvals=(1, 2, 3, 4))
    world.fund(policy)
    case = world.request(policy, amount=amount)
    for name in ("third", "fourth"):
        world.people[name] = world.people["stranger"][:-2] + {"third": "03", "fourth": "04"}[name]
        world.do("administrator", "grant_role", APPROVER, world.people[name])
    for count, who in enumerate(("approver", "second", "third", "fourth")[:needed]):
        assert world.ledger.payment_state(1)[:2] == (REQUESTED, count)
        _approve(world, case, who=who, policy=policy)
    assert world.state(case) == APPROVED


def test_nobody_approves_twice(strict: World) -> None:
    case = strict.request(TWO, amount=100)
    _approve(strict, case)
    with refused(strict, "requests: approved already"):
        _approve(strict, case)


def test_a_role_taken_and_given_back_is_no_second_voice(strict: World) -> None:
    case = strict.request(TWO, amount=100)
    _approve(strict, case)
    strict.do("administrator", "revoke_role", APPROVER, strict.approver)
    with refused(strict, "roles: missing role"):
        _approve(strict, case)
    strict.do("administrator", "grant_role", APPROVER, strict.approver)
    with refused(strict, "requests: approved already"):
        _approve(strict, case)


def test_the_requester_does_not_approve(strict: World) -> None:
    strict.do("administrator", "grant_role", APPROVER, strict.requester)
    case = strict.request(TWO)
    with refused(strict, "requests: own request"):
        _approve(strict, case, who="requester")


def test_an_approved_request_takes_no_more_approvals(strict: World) -> None:
    """A late approval would move the time from which it may be paid."""
    case = strict.request(TWO, amount=99)
    _approve(strict, case)
    with refused(strict, "requests: state"):
        _approve(strict, case, who="second")


def test_an_approval_names_the_case_in_every_field(strict: World) -> None:
    case = strict.request(TWO)
    changes: list[dict[str, Any]] = [
        *({"revision": 2}, {"fund": 2}, {"amount": 101}, {"category": 2}, {"requester": strict.stranger}),
        *({"payee": strict.stranger}, {"payee_id": REASON}, {"purpose": REASON}, {"evidence": REASON}),
        *({"fingerprints": (REASON, ZERO, ZERO, ZERO)}, {"subject": REASON}, {"payment": 2}),
    ]
    for change in changes:
        with refused(strict, "cases: not the current case"):
            _approve(strict, replace(case, **change))


def test_an_approval_shows_the_funds_own_policy(strict: World) -> None:
    case = strict.request(TWO)
    with refused(strict, "funds: policy"):
        _approve(strict, case, policy=replace(TWO, tier_approvals=(1, 1, 0, 0)))


def test_approval_is_void_after_the_case_changes(strict: World) -> None:
    case = strict.request(TWO, amount=100)
    _approve(strict, case)
    after = _amend(strict, case, amount=200)
    assert strict.ledger.payment_state(1) == (REQUESTED, 0, 0, 0)
    with refused(strict, "cases: not the current case"):
        _approve(strict, case, who="second")
    _approve(strict, after, who="second")
    assert strict.ledger.payment_state(1)[:2] == (REQUESTED, 1)
    _approve(strict, after)
    assert strict.state(after) == APPROVED


def test_a_case_that_returns_to_its_old_words_starts_anew(strict: World) -> None:
    case = strict.request(TWO, amount=100)
    _approve(strict, case)
    changed = _amend(strict, case, amount=200)
    back = _amend(strict, changed, amount=100)
    assert strict.ledger.payment_state(1)[:2] == (REQUESTED, 0)
    _approve(strict, back)
    assert strict.ledger.payment_state(1)[:2] == (REQUESTED, 1)


def test_a_case_changed_after_approval_is_not_payable(strict: World) -> None:
    """Allo v2: payees changed the data just before they were paid."""
    case = strict.approved(TWO, amount=100)
    after = _amend(strict, case, payee=strict.stranger)
    with refused(strict, "payments: state"):
        strict.do("recorder", "pay", after.abi, TWO.abi, REFERENCE)
    with refused(strict, "cases: not the current case"):
        strict.do("recorder", "pay", case.abi, TWO.abi, REFERENCE)


def test_only_its_requester_changes_a_case(strict: World) -> None:
    case = strict.request(TWO)
    strict.do("administrator", "grant_role", REQUESTER, strict.second)
    with refused(strict, "requests: requester"):
        _amend(strict, case, who="second", requester=strict.second)
    with refused(strict, "cases: requester"):
        _amend(strict, case, requester=strict.second)
    strict.do("administrator", "revoke_role", REQUESTER, strict.requester)
    with refused(strict, "roles: missing role"):
        _amend(strict, case)


@pytest.mark.parametrize("revision", [0, 1, 3])
def test_revisions_have_no_gaps(strict: World, revision: int) -> None:
    case = strict.request(TWO)
    with refused(strict, "requests: revision"):
        strict.do("requester", "amend", replace(case, revision=revision).abi, TWO.abi)


def test_a_changed_case_is_checked_like_a_new_one(strict: World) -> None:
    case = strict.request(TWO)
    with refused(strict, "cases: amount"):
        _amend(strict, case, amount=0)
    with refused(strict, "funds: policy"):
        _amend(strict, case, policy=Policy())


def test_a_request_that_does_not_exist_is_not_changed(strict: World) -> None:
    with refused(strict, "requests: requester"):
        _amend(strict, strict.case())


def test_an_approver_rejects_for_ever(strict: World) -> None:
    case = strict.request(TWO)
    strict.do("approver", "reject", 1, strict.hash(case), REASON)
    assert strict.last.fields == (1, strict.hash(case), REASON)
    assert strict.state(case) == REJECTED
    with refused(strict, "requests: state"):
        _approve(strict, case, who="second")
    with refused(strict, "requests: state"):
        _amend(strict, case)
    with refused(strict, "requests: state"):
        strict.do("approver", "reject", 1, strict.hash(case), REASON)
    with refused(strict, "payments: state"):
        strict.do("recorder", "pay", case.abi, TWO.abi, REFERENCE)


def test_a_request_is_rejected_at_any_time_before_payment(strict: World) -> None:
    approved = strict.approved(TWO, amount=500)
    strict.do("approver", "reject", 1, strict.hash(approved), REASON)
    objected = strict.approved(TWO, amount=500)
    strict.do("auditor", "object", 2, strict.hash(objected), REASON)
    strict.do("second", "reject", 2, strict.hash(objected), REASON)
    assert strict.state(approved) == strict.state(objected) == REJECTED


def test_its_requester_withdraws_even_without_the_role(strict: World) -> None:
    case = strict.request(TWO)
    strict.do("administrator", "revoke_role", REQUESTER, strict.requester)
    strict.do("requester", "reject", 1, strict.hash(case), ZERO)
    assert strict.state(case) == REJECTED


def test_another_requester_does_not_reject(strict: World) -> None:
    case = strict.request(TWO)
    strict.do("administrator", "grant_role", REQUESTER, strict.stranger)
    with refused(strict, "roles: missing role"):
        strict.do("stranger", "reject", 1, strict.hash(case), REASON)


def test_a_paid_request_is_not_rejected_or_changed(strict: World) -> None:
    case = strict.paid(TWO, amount=100)
    with refused(strict, "requests: state"):
        strict.do("approver", "reject", 1, strict.hash(case), REASON)
    with refused(strict, "requests: state"):
        _amend(strict, case)


def test_a_rejection_names_the_case(strict: World) -> None:
    case = strict.request(TWO)
    _amend(strict, case, amount=7)
    with refused(strict, "cases: not the current case"):
        strict.do("approver", "reject", 1, strict.hash(case), REASON)


def test_a_request_that_does_not_exist_is_not_rejected(strict: World) -> None:
    with refused(strict, "requests: state"):
        strict.do("approver", "reject", 1, ZERO, REASON)


def test_an_auditor_objects_during_the_delay(strict: World) -> None:
    case = strict.approved(TWO, amount=500)
    wait(DAY - 1)
    strict.do("auditor", "object", 1, strict.hash(case), REASON)
    assert strict.last.fields == (1, strict.hash(case), REASON)
    assert strict.state(case) == OBJECTED
    wait(DAY)
    with refused(strict, "payments: state"):
        strict.do("recorder", "pay", case.abi, TWO.abi, REFERENCE)
    with refused(strict, "requests: state"):
        _approve(strict, case)


def test_an_objection_comes_too_late_after_the_delay(strict: World) -> None:
    case = strict.approved(TWO, amount=500)
    wait(DAY)
    with refused(strict, "requests: too late"):
        strict.do("auditor", "object", 1, strict.hash(case), REASON)


def test_without_delay_there_is_no_time_to_object(strict: World) -> None:
    case = strict.approved(TWO, amount=100)
    with refused(strict, "requests: too late"):
        strict.do("auditor", "object", 1, strict.hash(case), REASON)


def test_an_objection_is_to_an_approved_case_and_names_it(strict: World) -> None:
    case = strict.request(TWO, amount=500)
    with refused(strict, "requests: state"):
        strict.do("auditor", "object", 1, strict.hash(case), REASON)
    _approve(strict, case)
    _approve(strict, case, who="second")
    with refused(strict, "cases: not the current case"):
        strict.do("auditor", "object", 1, REASON, REASON)


def test_a_new_case_lifts_an_objection_and_needs_new_approvals(strict: World) -> None:
    case = strict.approved(TWO, amount=500)
    strict.do("auditor", "object", 1, strict.hash(case), REASON)
    after = _amend(strict, case, evidence=REASON)
    assert strict.ledger.payment_state(1) == (REQUESTED, 0, 0, 0)
    _approve(strict, after)
    _approve(strict, after, who="second")
    assert strict.state(after) == APPROVED


def test_of_two_requests_at_once_one_has_the_number(strict: World) -> None:
    case = strict.case()
    strict.do("administrator", "grant_role", REQUESTER, strict.second)
    strict.do("second", "request", replace(case, requester=strict.second).abi, TWO.abi)
    with refused(strict, "requests: number"):
        strict.do("requester", "request", case.abi, TWO.abi)
