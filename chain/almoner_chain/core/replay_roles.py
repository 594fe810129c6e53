"""The rules for who may do what, and for what administrators decide: profile, roles, funds, payees."""

from __future__ import annotations

from almoner_chain.core.entries import Change, FundCreated, FundPolicy, PayeeChange, Profile, Role, RoleChange
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.replay_check import Check, show
from almoner_chain.core.replay_state import FundState, RoleSpan
from almoner_chain.core.units import MAX_AMOUNT, UnitKind

_MAX_APPROVALS = 16
_MAX_DELAY = 365 * 86_400
_MAX_DECIMALS = 36


def profile(check: Check, data: Profile) -> None:
    """A profile is written at deployment, later by administrators."""
    if check.raw.number > 1:
        check.actor_is(Role.ADMINISTRATOR)
    check.state.profile = data


def role_change(check: Check, data: RoleChange) -> None:
    """Roles are granted and revoked by administrators; administration itself is offered and accepted."""
    check.require(data.role in tuple(Role), "role.unknown", f"There is no role {data.role}.")
    check.require(data.account != ZERO20, "role.no_account", "A role was given to no account.")
    if data.change == Change.NOMINATED:
        _nominated(check, data)
    elif data.change == Change.GRANTED:
        _granted(check, data)
    elif data.change == Change.REVOKED:
        _revoked(check, data)
    else:
        check.require(False, "role.change", f"A role can't change in the way {data.change}.")


def _nominated(check: Check, data: RoleChange) -> None:
    state = check.state
    check.actor_is(Role.ADMINISTRATOR)
    check.require(
        data.role == Role.ADMINISTRATOR,
        "role.nomination",
        "Only administrators are nominated; this role is granted.",
    )
    check.require(
        not state.holds(data.role, data.account),
        "role.already_held",
        f"{show(data.account)} had the role already.",
    )
    check.require(
        data.account not in state.nominators,
        "role.nomination",
        f"{show(data.account)} was nominated already.",
    )
    state.nominators[data.account] = check.raw.actor


def _granted(check: Check, data: RoleChange) -> None:
    state, raw = check.state, check.raw
    check.require(
        not state.holds(data.role, data.account),
        "role.already_held",
        f"{show(data.account)} had the role already.",
    )
    if data.role != Role.ADMINISTRATOR:
        check.actor_is(Role.ADMINISTRATOR)
    elif raw.number != 2:
        nominator = state.nominators.pop(data.account, None)
        accepted = raw.actor == data.account and nominator is not None
        check.require(
            accepted and state.holds(Role.ADMINISTRATOR, nominator or b""),
            "role.not_accepted",
            f"{show(data.account)} became administrator without accepting an administrator's nomination.",
        )
    state.roles.setdefault((data.role, data.account), []).append(RoleSpan(check.place))


def _revoked(check: Check, data: RoleChange) -> None:
    state = check.state
    check.actor_is(Role.ADMINISTRATOR)
    if data.role == Role.ADMINISTRATOR and state.nominators.pop(data.account, None) is not None:
        return
    if check.require(
        state.holds(data.role, data.account), "role.not_held", f"{show(data.account)} did not have the role."
    ):
        state.roles[data.role, data.account][-1].until = check.place
    if data.role == Role.ADMINISTRATOR:
        check.require(
            state.administrators() > 0, "role.no_administrator", "The last administrator was removed."
        )


def fund_created(check: Check, data: FundCreated) -> None:
    """Funds are numbered from 1, have a unit and well-formed rules, and are made by administrators."""
    state = check.state
    check.actor_is(Role.ADMINISTRATOR)
    expected = state.last_fund + 1
    check.require(
        data.fund == expected, "fund.number", f"The fund has the number {data.fund}, not {expected}."
    )
    check.require(bool(data.name) and bool(data.unit), "fund.unit", f"Fund {data.fund} lacks a name or unit.")
    check.require(
        data.unit_kind in tuple(UnitKind) and data.decimals <= _MAX_DECIMALS,
        "fund.unit",
        f"Fund {data.fund} counts in a unit that does not exist.",
    )
    check.require(
        (data.token != ZERO20) == (data.unit_kind == UnitKind.TOKEN),
        "fund.token",
        f"Fund {data.fund} names a token where it has none, or none where it should.",
    )
    wrong = _policy_problem(data.policy)
    check.require(not wrong, "fund.policy", f"The rules of fund {data.fund} are not well formed: {wrong}.")
    state.add_fund(FundState(data, check.place))


def payee_change(check: Check, data: PayeeChange) -> None:
    """Payees are put on a fund's list and taken off by administrators, once each."""
    check.actor_is(Role.ADMINISTRATOR)
    fund = check.fund(data.fund)
    if fund is None:
        return
    check.require(data.payee_id != ZERO32, "payee.none", "No payee was named.")
    changes = (data.payee_id in fund.payees) != data.allowed
    check.require(changes, "payee.no_change", f"The payee's place on fund {data.fund}'s list did not change.")
    (fund.payees.add if data.allowed else fund.payees.discard)(data.payee_id)


def _policy_problem(policy: FundPolicy) -> str:
    """Return what is wrong with a policy's form, or nothing."""
    above, approvals = policy.tier_above, policy.tier_approvals
    used = [i for i in range(4) if approvals[i]]
    if used != list(range(len(used))) or not used or above[0] != 0 or any(above[len(used) :]):
        return "the tiers have gaps"
    if any(above[i] >= above[i + 1] or approvals[i] > approvals[i + 1] for i in used[:-1]):
        return "the tiers do not rise"
    if max(approvals) > _MAX_APPROVALS or max(above) > MAX_AMOUNT or policy.delay_above > MAX_AMOUNT:
        return "a number is too large"
    if policy.delay > _MAX_DELAY or policy.admin_cap_bps > 10_000:
        return "the delay or the cap is too large"
    return ""
