"""Say things on a charity's public pages in one language: sentences of the table, amounts, days, a fund's rules.

Makes text, never markup. Knows no pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from almoner.services.face_phrases import PHRASES, Phrase
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner_chain.core.entries import FundPolicy
    from almoner_chain.core.units import Unit

NO_CAP = 10_000
MINUTE, HOUR, DAY = 60, 3600, 86_400
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language: ``en`` or ``zh``."""

    language: str

    def __post_init__(self) -> None:
        if self.language not in Phrase._fields:
            raise BadInput(
                f"The public pages do not speak “{self.language}”.",
                code="face.language",
                hint=f"Languages: {', '.join(Phrase._fields)}.",
            )

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "zh-Hans" if self.language == "zh" else "en"

    def template(self, key: str) -> str:
        """Return a sentence with its places open."""
        phrase: str = getattr(PHRASES[key], self.language)
        return phrase

    def say(self, key: str, **values: str | int) -> str:
        """Return a sentence with its places filled."""
        return self.template(key).format(**values)

    def money(self, unit: Unit, minor: int) -> str:
        """Return an amount with its unit: ``1,234.50 CNY``."""
        return f"{unit.show(minor)} {unit.code}"

    def day(self, at: int) -> str:
        """Return the day (UTC) of a time in seconds."""
        when = datetime.fromtimestamp(at, UTC)
        if self.language == "zh":
            return f"{when.year}年{when.month}月{when.day}日"
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}"

    def time(self, at: int) -> str:
        """Return the minute (UTC) of a time in seconds."""
        clock = f"{datetime.fromtimestamp(at, UTC):%H:%M}"
        return f"{self.day(at)} {clock}（UTC）" if self.language == "zh" else f"{self.day(at)}, {clock} UTC"

    def month(self, month: str) -> str:
        """Return a month such as ``2026-03``."""
        year, number = month.split("-")
        return (
            f"{year}年{int(number)}月" if self.language == "zh" else f"{MONTHS[int(number) - 1][:3]} {year}"
        )

    def number(self, count: int) -> str:
        """Return a count in groups of three."""
        return f"{count:,}"

    def gifts(self, count: int) -> str:
        """Return how many donations."""
        return self.say("one_gift") if count == 1 else self.say("gift_count", count=self.number(count))

    def length(self, seconds: int) -> str:
        """Return a length of time, rounded up to the minute, in two parts at most."""
        if seconds >= 2 * DAY and seconds % DAY == 0:
            return self.say("days", count=seconds // DAY)
        minutes = max(1, -(-seconds // MINUTE))
        if minutes >= 2 * DAY // MINUTE:
            days, left = divmod(minutes, DAY // MINUTE)
            return self._two(self.say("days", count=days), self._count("hour", left // 60))
        hours, left = divmod(minutes, 60)
        return self._two(self._count("hour", hours), self._count("minute", left))

    def _count(self, what: str, count: int) -> str:
        if count == 0:
            return ""
        return self.say(f"one_{what}") if count == 1 else self.say(f"{what}s", count=count)

    def _two(self, one: str, other: str) -> str:
        return self.say("two_lengths", one=one, other=other) if one and other else one or other

    def approvals(self, count: int) -> str:
        """Return how many approvals."""
        return self.say("one_approval") if count == 1 else self.say("approvals", count=count)

    def rules(self, unit: Unit, policy: FundPolicy) -> list[str]:
        """Return what a fund's policy asks for, one thing in each sentence."""
        return [
            *self._tiers(unit, policy),
            self._delay(unit, policy),
            self._cap(policy),
            self.say("listed" if policy.payees_restricted else "any_payee"),
        ]

    def _tiers(self, unit: Unit, policy: FundPolicy) -> list[str]:
        tiers = [(a, n) for a, n in zip(policy.tier_above, policy.tier_approvals, strict=True) if n]
        if len(tiers) <= 1:
            return [self.say("one_tier", approvals=self.approvals(count)) for _, count in tiers]
        upto, first = self.money(unit, tiers[1][0]), self.approvals(tiers[0][1])
        above = [
            self.say("tier", amount=self.money(unit, amount), approvals=self.approvals(count))
            for amount, count in tiers[1:]
        ]
        return [self.say("first_tier", amount=upto, approvals=first), *above, self.say("not_own")]

    def _delay(self, unit: Unit, policy: FundPolicy) -> str:
        if not policy.delay:
            return self.say("no_delay")
        time = self.length(policy.delay)
        if policy.delay_above:
            return self.say("delay_above", amount=self.money(unit, policy.delay_above), time=time)
        return self.say("delay", time=time)

    def _cap(self, policy: FundPolicy) -> str:
        if policy.admin_cap_bps >= NO_CAP:
            return self.say("no_cap")
        whole, part = divmod(policy.admin_cap_bps, 100)
        return self.say("cap", share=f"{whole}.{part:02}".rstrip("0") if part else whole)
