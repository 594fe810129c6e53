"""Profile, roles and the hand-over of administration."""

from __future__ import annotations

import boa
import pytest
from eth_utils import keccak

from support_ledger import ADMINISTRATOR, AUDITOR, NOBODY, RECORDER, World, ledger_source, refused, wait


def test_deployment_writes_the_profile_and_the_first_administrator(world: World) -> None:
    profile, role = world.book.entries[:2]
    assert profile.fields == (keccak(text="Charity"), "charity.example")
    assert role.fields == (ADMINISTRATOR, world.administrator.lower(), 1)
    assert world.ledger.has_role(ADMINISTRATOR, world.administrator)


def test_the_first_administrator_holds_no_other_role(world: World) -> None:
    assert not any(world.ledger.has_role(role, world.administrator) for role in range(1, 5))


def test_whoever_deploys_for_another_keeps_nothing() -> None:
    with boa.env.anchor():
        world = World.deploy()
        assert not world.ledger.has_role(ADMINISTRATOR, boa.env.eoa)
        with refused(world, "roles: missing role"):
            world.do(boa.env.eoa, "grant_role", RECORDER, boa.env.eoa)


def test_whoever_deploys_for_themselves_is_administrator() -> None:
    with boa.env.anchor():
        ledger = ledger_source().deploy(boa.env.eoa, bytes(32), "")
        assert ledger.has_role(ADMINISTRATOR, boa.env.eoa)
        assert ledger.administrators() == 1


def test_a_ledger_without_administrator_is_refused() -> None:
    with boa.env.anchor(), boa.reverts("roles: no account"):
        ledger_source().deploy(NOBODY, bytes(32), "")


def test_the_profile_can_be_written_again(world: World) -> None:
    world.do("administrator", "set_profile", keccak(text="New name"), "new.example")
    assert (world.last.kind, world.last.fields) == (1, (keccak(text="New name"), "new.example"))


def test_a_domain_of_the_greatest_length_fits(world: World) -> None:
    world.do("administrator", "set_profile", keccak(text="Charity"), "d" * 128)
    assert world.last.fields[1] == "d" * 128


def test_a_role_is_granted_from_now_on(world: World) -> None:
    wait(100)
    world.do("administrator", "grant_role", AUDITOR, world.stranger)
    assert world.ledger.has_role(AUDITOR, world.stranger)
    assert world.ledger.role_period(AUDITOR, world.stranger) == (world.last.at, 0)


def test_a_role_is_revoked_and_the_time_is_kept(world: World) -> None:
    since = world.ledger.role_period(RECORDER, world.recorder)[0]
    wait(100)
    world.do("administrator", "revoke_role", RECORDER, world.recorder)
    assert not world.ledger.has_role(RECORDER, world.recorder)
    assert world.ledger.role_period(RECORDER, world.recorder) == (since, since + 100)
    assert world.last.fields == (RECORDER, world.recorder.lower(), 2)


def test_a_role_granted_again_keeps_its_first_day(world: World) -> None:
    since = world.ledger.role_period(RECORDER, world.recorder)[0]
    world.do("administrator", "revoke_role", RECORDER, world.recorder)
    wait(100)
    world.do("administrator", "grant_role", RECORDER, world.recorder)
    assert world.ledger.role_period(RECORDER, world.recorder) == (since, 0)
    assert world.ledger.has_role(RECORDER, world.recorder)


def test_who_never_held_a_role_has_no_period(world: World) -> None:
    assert world.ledger.role_period(RECORDER, world.stranger) == (0, 0)


def test_a_role_is_not_granted_twice(world: World) -> None:
    with refused(world, "roles: already held"):
        world.do("administrator", "grant_role", RECORDER, world.recorder)


def test_a_role_that_is_not_held_is_not_revoked(world: World) -> None:
    with refused(world, "roles: not held"):
        world.do("administrator", "revoke_role", RECORDER, world.stranger)


@pytest.mark.parametrize("role", [5, 2**256 - 1])
def test_there_are_five_roles(world: World, role: int) -> None:
    with refused(world, "roles: no such role"):
        world.do("administrator", "grant_role", role, world.stranger)
    with refused(world, "roles: not held"):
        world.do("administrator", "revoke_role", role, world.stranger)


def test_nobody_at_all_gets_no_role(world: World) -> None:
    with refused(world, "roles: no account"):
        world.do("administrator", "grant_role", RECORDER, NOBODY)


def test_the_last_administrator_stays(world: World) -> None:
    with refused(world, "roles: last administrator"):
        world.do("administrator", "revoke_role", ADMINISTRATOR, world.administrator)


def test_a_nominee_is_no_administrator_yet(world: World) -> None:
    world.do("administrator", "grant_role", ADMINISTRATOR, world.second)
    assert world.last.fields == (ADMINISTRATOR, world.second.lower(), 3)
    assert not world.ledger.has_role(ADMINISTRATOR, world.second)
    assert world.ledger.role_period(ADMINISTRATOR, world.second) == (0, 0)
    with refused(world, "roles: missing role"):
        world.do("second", "grant_role", RECORDER, world.stranger)


def test_administration_is_handed_over_in_two_steps(world: World) -> None:
    world.do("administrator", "grant_role", ADMINISTRATOR, world.second)
    world.do("second", "accept_administration")
    assert world.ledger.administrators() == 2
    world.do("second", "revoke_role", ADMINISTRATOR, world.administrator)
    assert world.ledger.administrators() == 1
    with refused(world, "roles: missing role"):
        world.do("administrator", "grant_role", RECORDER, world.stranger)
    with refused(world, "roles: last administrator"):
        world.do("second", "revoke_role", ADMINISTRATOR, world.second)


def test_only_a_nominee_accepts_and_only_once(world: World) -> None:
    with refused(world, "roles: not nominated"):
        world.do("second", "accept_administration")
    world.do("administrator", "grant_role", ADMINISTRATOR, world.second)
    with refused(world, "roles: not nominated"):
        world.do("stranger", "accept_administration")
    world.do("second", "accept_administration")
    with refused(world, "roles: not nominated"):
        world.do("second", "accept_administration")
    with refused(world, "roles: already held"):
        world.do("administrator", "grant_role", ADMINISTRATOR, world.second)


def test_a_nomination_can_be_cancelled(world: World) -> None:
    world.do("administrator", "grant_role", ADMINISTRATOR, world.second)
    with refused(world, "roles: already nominated"):
        world.do("administrator", "grant_role", ADMINISTRATOR, world.second)
    world.do("administrator", "revoke_role", ADMINISTRATOR, world.second)
    assert world.last.fields == (ADMINISTRATOR, world.second.lower(), 2)
    assert world.ledger.administrators() == 1
    with refused(world, "roles: not nominated"):
        world.do("second", "accept_administration")


def test_a_nomination_dies_with_its_author(world: World) -> None:
    """An administrator about to be removed could otherwise leave a door open for a friend."""
    world.do("administrator", "grant_role", ADMINISTRATOR, world.second)
    world.do("second", "accept_administration")
    world.do("administrator", "grant_role", ADMINISTRATOR, world.stranger)
    world.do("second", "revoke_role", ADMINISTRATOR, world.administrator)
    with refused(world, "roles: nominator gone"):
        world.do("stranger", "accept_administration")


def test_cancelling_a_nomination_leaves_the_nominees_other_roles(world: World) -> None:
    world.do("administrator", "grant_role", ADMINISTRATOR, world.recorder)
    world.do("administrator", "revoke_role", ADMINISTRATOR, world.recorder)
    assert world.ledger.has_role(RECORDER, world.recorder)


def test_revoking_another_role_leaves_a_nomination(world: World) -> None:
    world.do("administrator", "grant_role", ADMINISTRATOR, world.recorder)
    world.do("administrator", "revoke_role", RECORDER, world.recorder)
    world.do("recorder", "accept_administration")
    assert world.ledger.has_role(ADMINISTRATOR, world.recorder)
