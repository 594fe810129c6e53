"""Every function of the ledger times every kind of person: who may, and that nobody else can."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import boa
import pytest
from eth_utils import keccak

import support_merkle as merkle
from support_ledger import (
    APPROVER,
    COIN,
    DAY,
    NOTE,
    REASON,
    REFERENCE,
    REFUND,
    ROOT,
    TOKEN,
    ZERO,
    Case,
    Policy,
    Recorded,
    World,
    about,
    refused,
)

PEOPLE = ("administrator", "recorder", "requester", "approver", "auditor", "nominee", "payee", "stranger")
ANY, SLOW = Policy(), Policy(delay=DAY)
MISSING = "roles: missing role"


class Scene:
    """A ledger in which every function has something to do."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.people["nominee"] = boa.env.generate_address("nominee")
        world.fund()
        world.fund(kind=TOKEN, token=COIN)
        world.fund(SLOW)
        world.do("administrator", "grant_role", 0, world.nominee)
        self.batch: Recorded = world.batch(600, 400)
        self.requested = world.request()
        self.approved = world.approved()
        self.waiting = world.approved(SLOW, fund=3)
        self.paid = world.paid()
        self.paid_to_key = world.paid(payee=world.payee)
        self.back = world.approved(category=REFUND, amount=10, subject=about(2))
        for who in PEOPLE:
            boa.env.set_balance(world.people[who], 1_000)

    def next_case(self, who: str) -> Case:
        """Return a case that ``who`` could request next."""
        return self.world.case(requester=self.world.people[who])

    def hash(self, case: Case) -> bytes:
        """Return a case's hash."""
        return self.world.hash(case)


Arguments = Callable[[Scene, str], tuple[Any, ...]]
# function: who may, the arguments, and why the others may not
MATRIX: dict[str, tuple[set[str], Arguments, str]] = {
    "set_profile": ({"administrator"}, lambda _s, _w: (REASON, "new.example"), MISSING),
    "grant_role": ({"administrator"}, lambda s, _w: (APPROVER, s.world.stranger), MISSING),
    "revoke_role": ({"administrator"}, lambda s, _w: (APPROVER, s.world.second), MISSING),
    "accept_administration": ({"nominee"}, lambda _s, _w: (), "roles: not nominated"),
    "create_fund": (
        {"administrator"},
        lambda _s, _w: ("Masks", 2, "box", 0, "0x" + "00" * 20, ANY.abi),
        MISSING,
    ),
    "set_payee": ({"administrator"}, lambda _s, _w: (1, REASON, True), MISSING),
    "record_batch": ({"recorder"}, lambda _s, _w: (1, REASON, 5, 5, 3, ZERO), MISSING),
    "record_transfer": ({"recorder"}, lambda s, _w: (1, 5, ZERO, 3, 5, s.world.stranger, 1), MISSING),
    "give": (set(PEOPLE), lambda _s, _w: (2, 7, ZERO), ""),
    "record_return": ({"recorder"}, lambda s, _w: (s.paid.abi, 5, REFERENCE), MISSING),
    "void_receipt": ({"recorder"}, lambda _s, _w: (1, 1, 0), MISSING),
    "replace_receipt": ({"recorder"}, lambda s, _w: (1, *s.batch.proof(0), ZERO, 3), MISSING),
    "request": ({"requester"}, lambda s, w: (s.next_case(w).abi, ANY.abi), MISSING),
    "amend": ({"requester"}, lambda s, _w: (s.requested.amended(amount=1).abi, ANY.abi), MISSING),
    "approve": ({"approver"}, lambda s, _w: (s.requested.abi, ANY.abi), MISSING),
    "reject": ({"approver", "requester"}, lambda s, _w: (1, s.hash(s.requested), REASON), MISSING),
    "object": ({"auditor"}, lambda s, _w: (3, s.hash(s.waiting), REASON), MISSING),
    "pay": ({"recorder"}, lambda s, _w: (s.approved.abi, ANY.abi, REFERENCE), MISSING),
    "refund": ({"recorder"}, lambda s, _w: (s.back.abi, ANY.abi, REFERENCE, *s.batch.proof(1)), MISSING),
    "acknowledge_delivery": ({"recorder", "requester"}, lambda s, _w: (s.paid.abi, NOTE, b""), MISSING),
}


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with boa.env.anchor():
        yield Scene(World.deploy())


def test_the_matrix_names_every_function_that_changes_something() -> None:
    artifact = json.loads((ROOT / "chain/almoner_chain/artifacts/Ledger.json").read_text())
    changing = {
        item["name"]
        for item in artifact["abi"]
        if item["type"] == "function" and item["stateMutability"] not in ("view", "pure")
    }
    assert changing == set(MATRIX)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("function", MATRIX)
def test_only_who_may_can(scene: Scene, function: str, who: str) -> None:
    allowed, arguments, reason = MATRIX[function]
    options = {"value": 7} if function == "give" else {}
    call = getattr(scene.world.ledger, function)
    given = arguments(scene, who)
    with boa.env.anchor():
        before = scene.world.ledger.head()
        if who in allowed:
            call(*given, sender=scene.world.people[who], **options)
            assert scene.world.ledger.head() != before
        else:
            with refused(scene.world, reason):
                call(*given, sender=scene.world.people[who], **options)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_payee_with_a_key_speaks_for_itself(scene: Scene, who: str) -> None:
    call = scene.world.ledger.acknowledge_delivery
    given = (scene.paid_to_key.abi, NOTE, b"")
    with boa.env.anchor():
        if who == "payee":
            call(*given, sender=scene.world.payee)
        else:
            with refused(scene.world, "delivery: signature"):
                call(*given, sender=scene.world.people[who])


# Without the role: all but the requester, who may always withdraw its own request.
REVOCABLE = [
    (function, role, who)
    for function, (allowed, _, reason) in MATRIX.items()
    for role, who in enumerate(("recorder", "requester", "approver", "auditor"), start=1)
    if who in allowed and reason == MISSING and (function, who) != ("reject", "requester")
]


@pytest.mark.parametrize(("function", "role", "who"), REVOCABLE)
def test_a_role_taken_away_is_taken_from_every_function(
    scene: Scene, function: str, role: int, who: str
) -> None:
    given = MATRIX[function][1](scene, who)
    with boa.env.anchor():
        scene.world.ledger.revoke_role(role, scene.world.people[who], sender=scene.world.administrator)
        with boa.reverts(MISSING):
            getattr(scene.world.ledger, function)(*given, sender=scene.world.people[who])


def test_anyone_checks_a_leaf(scene: Scene) -> None:
    leaf = merkle.Leaf(2, 400, keccak(text="donor 2"))
    abi, _, path = scene.batch.proof(1)
    assert scene.world.ledger.check_leaf(abi, leaf, path, sender=scene.world.stranger) == 600
