"""Say a fund's policy in plain sentences: approvals by amount, waiting time, share for administration, who may be paid.

Pure: values in, sentences out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from almoner.ui import formats
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner_chain.core.entries import FundPolicy
    from almoner_chain.core.units import Unit

NO_CAP = 10_000
MINUTE, HOUR, DAY = 60, 3600, 86_400


def duration(seconds: int) -> str:
    """Return a length of time in words, rounded up to the minute; two parts at most: ``1 hour 20 minutes``."""
    if seconds >= 2 * DAY and seconds % DAY == 0:
        return tr("%Ln day(s)", "", seconds // DAY)
    minutes = max(1, -(-seconds // MINUTE))
    if minutes >= 2 * DAY // MINUTE:
        days, left = divmod(minutes, DAY // MINUTE)
        return _two(tr("%Ln day(s)", "", days), tr("%Ln hour(s)", "", left // 60) if left >= 60 else "")
    hours, left = divmod(minutes, 60)
    return _two(tr("%Ln hour(s)", "", hours) if hours else "", tr("%Ln minute(s)", "", left) if left else "")


def _two(one: str, other: str) -> str:
    if one and other:
        return tr("{days_or_hours} {rest}", "two lengths of time").format(days_or_hours=one, rest=other)
    return one or other


def share(basis_points: int) -> str:
    """Return hundredths of a percent as a percentage: ``7.5``."""
    whole, part = divmod(basis_points, 100)
    return f"{whole}{QLocale().decimalPoint()}{part:02}".rstrip("0") if part else str(whole)


def policy_sentences(unit: Unit, policy: FundPolicy, admin_left: int | None = None) -> list[str]:
    """Return what the policy asks for, one thing in each sentence; ``admin_left`` in minor units, None: not known yet."""
    return [
        *_tiers(unit, policy),
        *_delay(unit, policy),
        _cap(unit, policy, admin_left),
        tr("Only payees on the fund's list can be paid.")
        if policy.payees_restricted
        else tr("Any payee can be paid, there is no list."),
    ]


def _tiers(unit: Unit, policy: FundPolicy) -> list[str]:
    tiers = [(a, n) for a, n in zip(policy.tier_above, policy.tier_approvals, strict=True) if n]
    if len(tiers) == 1:
        return [tr("Every payment needs %Ln approval(s) of others than who asked for it.", "", tiers[0][1])]
    first = tr("Up to {amount}: %Ln approval(s).", "", tiers[0][1]).format(
        amount=formats.money(tiers[1][0], unit)
    )
    rest = [
        tr("Above {amount}: %Ln approval(s).", "", needed).format(amount=formats.money(above, unit))
        for above, needed in tiers[1:]
    ]
    return [first, *rest, tr("Who asks for a payment never approves it.")]


def _delay(unit: Unit, policy: FundPolicy) -> list[str]:
    if not policy.delay:
        return [tr("It can be paid as soon as it is approved.")]
    time = duration(policy.delay)
    if policy.delay_above:
        text = tr(
            "Above {amount}: {time} of waiting after the last approval, in which an auditor may object."
        )
        return [text.format(amount=formats.money(policy.delay_above, unit), time=time)]
    return [
        tr("{time} of waiting after the last approval, in which an auditor may object.").format(time=time)
    ]


def _cap(unit: Unit, policy: FundPolicy, left: int | None) -> str:
    if policy.admin_cap_bps >= NO_CAP:
        return tr("There is no limit on administration.")
    if left is None:
        return tr("At most {share} % of the donations for administration.").format(
            share=share(policy.admin_cap_bps)
        )
    return tr("At most {share} % of the donations for administration: {amount} is left of it.").format(
        share=share(policy.admin_cap_bps), amount=formats.money(left, unit)
    )


def asked_of(unit: Unit, policy: FundPolicy, amount: int) -> str:
    """Return what the policy asks for a payment of this amount (minor units), in one sentence."""
    needed, wait = policy.approvals_for(amount), policy.delay_for(amount)
    if wait:
        return tr("This needs %Ln approval(s), then {time} of waiting.", "", needed).format(
            time=duration(wait)
        )
    return tr("This needs %Ln approval(s); then it can be paid.", "", needed)
