"""Funds: money or goods for one purpose in one unit, with a spending policy fixed when the fund is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner_chain.core.entries import FundCreated, FundPolicy, Kind, Role, decode_entry
from almoner_chain.core.errors import BadInput, Refused
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund and where its two axes stand; amounts in minor units."""

    number: int
    name: str
    unit: Unit
    policy: FundPolicy
    received: int
    spent: int
    refunded: int

    @property
    def available(self) -> int:
        """What can still be paid out."""
        return self.received - self.spent - self.refunded

    def refuse_direct_gifts(self) -> None:
        """Refuse to enter gifts by hand where the contract itself takes the tokens."""
        if self.unit.kind == UnitKind.TOKEN:
            raise Refused(
                f"The fund “{self.name}” counts a token: gifts come in on the chain itself.",
                code="fund.token",
                hint="The donor sends it with the contract's `give`; it is recorded there as a batch of one.",
            )


def parse_unit(text: str) -> Unit:
    """Read a unit: an ISO 4217 code (CNY), a token (token:0xADDRESS:SYMBOL:DECIMALS), or a thing (box)."""
    if text.startswith("token:"):
        parts = text.split(":")
        if len(parts) != 4 or not parts[3].isdigit():
            raise BadInput(
                f"“{text}” does not name a token.",
                code="unit",
                hint="Write token:0xADDRESS:SYMBOL:DECIMALS (address 0xEeee…EEeE for the chain's own coin).",
            )
        from almoner.services.session import address_bytes

        return Unit.erc20(parts[2], int(parts[3]), address_bytes(parts[1]))
    if len(text) == 3 and text.isascii() and text.isalpha() and text.isupper():
        return Unit.currency(text)
    return Unit.item(text)


def make_policy(
    unit: Unit,
    *,
    approvals: int,
    tiers: Sequence[str],
    delay_hours: int,
    delay_above: str | None,
    admin_cap_percent: str | None,
    payees_restricted: bool = False,
) -> FundPolicy:
    """Build a policy from the words of a command; ``tiers`` are AMOUNT:N, amounts in major units."""
    above, needed = [0], [approvals]
    for tier in tiers:
        amount, _, count = tier.rpartition(":")
        if not amount or not count.isdigit():
            raise BadInput(
                f"“{tier}” is not a tier.", code="policy.tier", hint="Write AMOUNT:N, for example 10000:2."
            )
        above.append(unit.parse(amount))
        needed.append(int(count))
    if len(above) > 4:
        raise BadInput("A policy has at most three tiers above the first.", code="policy.tiers")
    if above != sorted(set(above)) or needed != sorted(needed) or not 1 <= needed[0] <= needed[-1] <= 16:
        raise BadInput(
            "The tiers do not fit together.",
            code="policy.tiers",
            hint="Amounts must rise, approvals must not fall, and lie between 1 and 16.",
        )
    fill = [0] * (4 - len(above))
    return FundPolicy(
        tier_above=tuple(above + fill),
        tier_approvals=tuple(needed + fill),
        delay=delay_hours * 3600,
        delay_above=unit.parse(delay_above) if delay_above is not None else 0,
        admin_cap_bps=_basis_points(admin_cap_percent),
        payees_restricted=payees_restricted,
    )


def _basis_points(percent: str | None) -> int:
    if percent is None:
        return 10_000
    whole, _, part = percent.removesuffix("%").partition(".")
    if not whole.isdigit() or (part and not part.isdigit()) or len(part) > 2:
        raise BadInput(f"“{percent}” is not a percentage.", code="policy.cap", hint="For example 10 or 7.5.")
    points = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    if points > 10_000:
        raise BadInput("A cap on administration is at most 100 percent.", code="policy.cap")
    return points


def create_fund(
    session: Session, *, name: str, unit: Unit, policy: FundPolicy, label: str | None = None
) -> Fund:
    """Make a fund on the ledger, as an administrator."""
    if any(fund.name.casefold() == name.casefold() for fund in list_funds(session)):
        raise BadInput(f"There is already a fund “{name}”.", code="fund.exists", hint="Choose another name.")
    wallet = session.choose(Role.ADMINISTRATOR, label)
    session.send(
        wallet,
        [session.call("create_fund", name, int(unit.kind), unit.code, unit.decimals, unit.token, policy.abi)],
        purpose=f"create fund {name}",
    )
    return find_fund(session, name)


def list_funds(session: Session) -> list[Fund]:
    """Return all funds of the ledger with what they hold now."""
    made = [decode_entry(raw) for raw in session.reader.entries_of(Kind.FUND)]
    data = [each for each in made if isinstance(each, FundCreated)]
    axes = session.reader.views([("axes", each.fund) for each in data])
    return [_fund(each, *figures[:3]) for each, figures in zip(data, axes, strict=True)]


def _fund(data: FundCreated, received: int, spent: int, refunded: int) -> Fund:
    unit = Unit(UnitKind(data.unit_kind), data.unit, data.decimals, data.token)
    return Fund(data.fund, data.name, unit, data.policy, received, spent, refunded)


def find_fund(session: Session, name: str) -> Fund:
    """Return the fund with this name or number."""
    funds = list_funds(session)
    for fund in funds:
        if fund.name.casefold() == name.strip().casefold():
            return fund
    for fund in funds:
        if name.strip() == str(fund.number):
            return fund
    known = ", ".join(f"“{fund.name}”" for fund in funds) or "none yet"
    raise BadInput(
        f"There is no fund “{name}”.",
        code="fund.unknown",
        hint=f"Funds here: {known}. Make one with `almoner fund create NAME --unit CNY`.",
    )
