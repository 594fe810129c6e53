"""Funds, their rules and their lists of payees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from support_ledger import (
    COIN,
    CURRENCY,
    ITEM,
    MAX,
    NOBODY,
    TOKEN,
    ZERO,
    Policy,
    World,
    mock,
    refused,
)

FULL = Policy(
    tier_above=(0, 1_000, 10_000, MAX),
    tier_approvals=(1, 2, 2, 16),
    delay=365 * 86_400,
    delay_above=MAX,
    admin_cap_bps=1_500,
    payees_restricted=True,
)
PAYEE = b"\x11" * 32


def _create(world: World, **changes: Any) -> None:
    fields: dict[str, Any] = {
        **{"name": "Masks", "kind": ITEM, "unit": "box", "decimals": 0, "token": NOBODY, "policy": Policy()},
        **changes,
    }
    fields["policy"] = fields["policy"].abi
    world.do("administrator", "create_fund", *fields.values())


def test_a_fund_is_numbered_and_written_down_whole(world: World) -> None:
    _create(world)
    assert world.fund(FULL) == 2
    assert world.last.fields == (2, "General", CURRENCY, "CNY", 2, NOBODY, FULL.abi)
    assert world.ledger.policy_of(2) == FULL.hash
    assert world.ledger.token_of(2) == NOBODY
    assert world.ledger.axes(2) == (0, 0, 0, 0, 0)


def test_the_longest_name_and_unit_fit(world: World) -> None:
    _create(world, name="善" * 32, unit="u" * 32, decimals=36)
    assert world.last.fields[1] == "善" * 32


def test_a_fund_that_does_not_exist_has_nothing(world: World) -> None:
    assert world.ledger.policy_of(1) == ZERO
    assert world.ledger.axes(1) == (0, 0, 0, 0, 0)


def test_a_token_fund_names_its_token(world: World) -> None:
    token = mock("PlainToken")
    _create(world, kind=TOKEN, token=token.address)
    assert world.ledger.token_of(1) == token.address
    _create(world, kind=TOKEN, token=COIN)
    assert world.ledger.token_of(2) == COIN


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": ""}, "funds: name"),
        ({"unit": ""}, "funds: unit"),
        ({"kind": 3}, "funds: unit"),
        ({"decimals": 37}, "funds: decimals"),
        ({"token": "0x" + "11" * 20}, "funds: token"),
        ({"kind": CURRENCY, "token": COIN}, "funds: token"),
        ({"kind": TOKEN}, "funds: token"),
        ({"kind": TOKEN, "token": "0x" + "11" * 20}, "funds: token"),
    ],
)
def test_a_fund_that_makes_no_sense_is_refused(world: World, changes: dict[str, Any], reason: str) -> None:
    with refused(world, reason):
        _create(world, **changes)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tier_above": (1, 1_000, 10_000, MAX)}, "policy: tiers"),
        ({"tier_above": (0, 0, 10_000, MAX)}, "policy: tiers"),
        ({"tier_above": (0, 10_000, 10_000, MAX)}, "policy: tiers"),
        ({"tier_above": (0, 1_000, 10_000, MAX + 1)}, "policy: tiers"),
        ({"tier_above": (0, 1_000, 10_000, 20_000), "tier_approvals": (1, 2, 2, 0)}, "policy: tiers"),
        ({"tier_above": (0, 0, 10_000, 0), "tier_approvals": (1, 0, 2, 0)}, "policy: tiers"),
        ({"tier_approvals": (0, 2, 2, 16)}, "policy: approvals"),
        ({"tier_approvals": (17, 17, 17, 17)}, "policy: approvals"),
        ({"tier_approvals": (1, 2, 2, 17)}, "policy: approvals"),
        ({"tier_approvals": (1, 2, 1, 16)}, "policy: approvals"),
        ({"tier_approvals": (0, 0, 0, 0), "tier_above": (0, 0, 0, 0)}, "policy: approvals"),
        ({"delay": 365 * 86_400 + 1}, "policy: delay"),
        ({"delay_above": MAX + 1}, "policy: delay"),
        ({"admin_cap_bps": 10_001}, "policy: cap"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(world: World, changes: dict[str, Any], reason: str) -> None:
    with refused(world, reason):
        world.fund(replace(FULL, **changes))


def test_unused_tiers_stand_at_the_end(world: World) -> None:
    policy = replace(FULL, tier_above=(0, 1_000, 0, 0), tier_approvals=(1, 2, 0, 0))
    assert world.fund(policy) == 1


def test_a_payee_is_listed_and_taken_off(world: World) -> None:
    world.fund()
    world.do("administrator", "set_payee", 1, PAYEE, True)
    assert world.last.fields == (1, PAYEE, True)
    assert world.ledger.payee_allowed(1, PAYEE)
    world.do("administrator", "set_payee", 1, PAYEE, False)
    assert not world.ledger.payee_allowed(1, PAYEE)


def test_a_payee_entry_always_changes_something(world: World) -> None:
    world.fund()
    with refused(world, "funds: payee"):
        world.do("administrator", "set_payee", 1, PAYEE, False)
    world.do("administrator", "set_payee", 1, PAYEE, True)
    with refused(world, "funds: payee"):
        world.do("administrator", "set_payee", 1, PAYEE, True)
    with refused(world, "funds: payee"):
        world.do("administrator", "set_payee", 1, ZERO, True)


def test_lists_of_payees_belong_to_one_fund(world: World) -> None:
    world.fund()
    world.fund()
    world.do("administrator", "set_payee", 1, PAYEE, True)
    assert not world.ledger.payee_allowed(2, PAYEE)
    with refused(world, "intervals: no such fund"):
        world.do("administrator", "set_payee", 3, PAYEE, True)
