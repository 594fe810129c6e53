"""What a person is told while typing a request: what the policy will ask, and what would stop the payment. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.pages.funds_policy import asked_of
from almoner.ui.parts import Tone
from almoner.ui.words import tr
from almoner_chain.core.entries import Category
from almoner_chain.core.errors import AlmonerError
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.fund_facts import FundFacts
    from almoner.services.request_help import GiftLeft, KnownPayee


def fund_choice(facts: FundFacts) -> tuple[str, str]:
    """Return a fund's number and how it is offered, with what is available."""
    text = tr("{fund} ({amount} available)").format(
        fund=formats.visible(facts.fund.name), amount=formats.money(facts.fund.available, facts.fund.unit)
    )
    return str(facts.fund.number), text


def advice(
    facts: FundFacts, amount: str, category: Category, payee: str, known: KnownPayee | None
) -> list[tuple[Tone, str]]:
    """Return sentences with their tone; ``amount`` in the plain form services read."""
    found: list[tuple[Tone, str]] = []
    unit = facts.fund.unit
    try:
        minor = unit.parse(amount)
    except AlmonerError:
        minor = 0
    if minor:
        found.append(("info", asked_of(unit, facts.fund.policy, minor)))
        found += _amount_advice(facts, minor, category)
    listed = known is not None and facts.lists(known.payee_id)
    if unit.kind != UnitKind.TOKEN and facts.fund.policy.payees_restricted and payee and not listed:
        text = tr("“{payee}” is not on the list of this fund: an administrator must put it there first.")
        found.append(("warn", text.format(payee=formats.visible(payee))))
    return found


def _amount_advice(facts: FundFacts, minor: int, category: Category) -> list[tuple[Tone, str]]:
    unit, left = facts.fund.unit, facts.admin_left
    found: list[tuple[Tone, str]] = []
    if minor > facts.fund.available:
        text = tr("The fund holds {amount}: it can be asked for now and paid when enough has come in.")
        found.append(("warn", text.format(amount=formats.money(facts.fund.available, unit))))
    if category is Category.ADMINISTRATION and left is not None and minor > left:
        text = tr("Only {amount} is left for administration in this fund: it could not be paid now.")
        found.append(("warn", text.format(amount=formats.money(left, unit))))
    return found


def gift_words(found: GiftLeft, facts: FundFacts) -> tuple[bool, str]:
    """Return whether this fund can give something of the gift back, and what to say of it."""
    if found.fund != facts.fund.number:
        return False, tr("That donation was given to another fund: choose that fund above.")
    unit = facts.fund.unit
    if not found.left:
        return False, tr("All of that donation is spent: nothing of it can be given back.")
    text = tr("Of {amount}, {left} is unspent and can be given back.")
    return True, text.format(amount=formats.money(found.amount, unit), left=formats.money(found.left, unit))
