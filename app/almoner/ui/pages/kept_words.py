"""Word a donor's own receipts: what each is worth, where its money is now, and what moved since the last look.

Values of `services.kept_receipts` in, sentences out; knows no widget and reads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QLocale

from almoner.services.kept_receipts import (
    DELIVERED,
    PAID,
    RECORDED,
    REFUNDED,
    RETURNED,
    VOIDED,
    KeptReceipt,
    Moved,
    Part,
    Place,
)
from almoner.ui import flow_words, formats
from almoner.ui.parts import Tone
from almoner.ui.theme import colours
from almoner.ui.words import state_name, tr
from almoner_chain.core.units import Unit, UnitKind

TONES: Mapping[str, Tone] = {
    "valid": "good",
    "voided": "bad",
    "promised": "info",
    "not_genuine": "bad",
    "cannot_check": "warn",
}
ICONS = {
    "valid": "good",
    "voided": "bad",
    "promised": "wait",
    "not_genuine": "bad",
    "cannot_check": "unknown",
}


@dataclass(frozen=True, slots=True)
class News:
    """Something that moved and was not marked as seen; ``since`` is when the gift was looked at before (ISO, UTC)."""

    moved: Moved
    since: str

    def kept(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {**asdict(self.moved), "digest": self.moved.digest.hex(), "since": self.since}

    @classmethod
    def of(cls, kept: Any) -> News | None:
        """Read what `kept` returned; None for anything else."""
        try:
            values = {each.name: kept[each.name] for each in fields(Moved)}
            values["digest"] = bytes.fromhex(values["digest"])
            return cls(Moved(**values), str(kept["since"]))
        except (KeyError, TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Line:
    """One kept receipt with what is known besides: its charity's name (empty: unknown), what moved and was not seen."""

    kept: KeptReceipt
    charity: str
    news: tuple[News, ...] = ()
    other_chain: bool = False


def unit_of(code: str, decimals: int) -> Unit:
    """Return a unit to write amounts in."""
    return Unit(UnitKind.ITEM, code, decimals)


def money(amount: int | str, where: Place | Part | Moved) -> str:
    """Return an amount (minor units) in the unit of a place, part or move."""
    if not where.unit:
        return tr("{amount} (smallest units)").format(amount=formats.number(int(amount)))
    return formats.money(int(amount), unit_of(where.unit, where.decimals))


def amount_of(kept: KeptReceipt) -> str:
    """Return a receipt's amount; its unit is known once the ledger was looked at."""
    if kept.look.place is not None:
        return money(kept.receipt.amount, kept.look.place)
    return tr("{amount} (smallest units)").format(amount=formats.number(kept.receipt.amount))


def name_of(label: str, serial: int) -> str:
    """Return what a gift is called: its label, else its number."""
    if label:
        return formats.visible(label)
    return flow_words.donation(serial) if serial else tr("Promised donation")


def charity_of(line: Line) -> str:
    """Return whose ledger a receipt is of."""
    if line.charity:
        return formats.visible(line.charity)
    return tr("Unknown issuer ({ledger})").format(ledger=formats.short_hash(line.kept.receipt.ledger))


def verdict_icon(line: Line) -> tuple[str, str]:
    """Return icon and colour of a verdict."""
    c = colours()
    verdict = line.kept.verdict
    tone = TONES.get(verdict, "info")
    return ICONS.get(verdict, "wait"), {"good": c.good, "warn": c.warn, "bad": c.bad, "info": c.quiet}[tone]


def standing(kept: KeptReceipt, today: date) -> tuple[str, str]:
    """Return what a receipt is worth, as a sentence, and what to know or do besides."""
    verdict = kept.verdict
    if not verdict:
        return tr("This receipt was not looked at yet."), ""
    if verdict == "valid":
        return tr("Valid: the donation stands in the charity's ledger."), ""
    if verdict == "voided":
        place = kept.look.place
        successor = place.successor if place is not None else 0
        more = tr("Receipt {number} takes its place.").format(number=formats.number(successor))
        text = tr("No longer valid: the charity has taken this receipt back.")
        return text, more if successor else tr("Ask the charity why, if it did not tell you.")
    if verdict == "promised":
        return tr("Promised: the charity signed that it will record this donation."), _due(kept, today)
    if verdict == "not_genuine":
        text = tr("Not genuine: something in this receipt is contradicted.")
        return text, tr("“Check this receipt” shows what.")
    seen = tr("It stood in the ledger when that was last seen.")
    text = tr("It could not be checked now. This says nothing against the receipt.")
    return text, seen if kept.look.recorded else ""


def _due(kept: KeptReceipt, today: date) -> str:
    due = kept.receipt.due
    if kept.superseded:
        return tr("It was recorded since: its other receipt is kept here, too.")
    if due is None:
        return ""
    if due < today:
        text = tr("It was promised by {day}, and that day is over: ask the charity, and keep this receipt.")
        return text.format(day=formats.day(due))
    return tr("To be recorded by {day}.").format(day=formats.day(due))


def spent(place: Place) -> int:
    """Return how much of a gift is spent, minor units."""
    return int(place.amount) - int(place.unspent) - int(place.refunded)


def where(kept: KeptReceipt) -> str:
    """Return where a gift is now, in few words."""
    place = kept.look.place
    if place is None:
        return tr("not recorded yet") if kept.verdict == "promised" else tr("not known yet")
    amount, used, returned = int(place.amount), spent(place), int(place.refunded)
    if returned == amount:
        return tr("given back")
    if used == 0:
        return tr("waits in the fund")
    if used + returned < amount:
        return tr("{percent} spent").format(percent=flow_words.share(used, amount))
    states = {part.state for part in own_parts(kept)}
    return tr("all delivered") if states == {"delivered"} else tr("all spent")


def where_sentence(kept: KeptReceipt) -> str:
    """Return where a gift is now, with amounts, as a sentence."""
    place = kept.look.place
    if place is None:
        return tr("Where it is will be seen once it is recorded and the ledger answers.")
    used, rest = spent(place), int(place.unspent)
    if used == 0 and rest:
        return tr("All of {amount} waits in the fund “{fund}” and will be spent in its turn.").format(
            amount=money(rest, place), fund=formats.visible(place.fund_name)
        )
    text = tr("{percent} spent: {spent} of {amount}.").format(
        percent=flow_words.share(used, int(place.amount)),
        spent=money(used, place),
        amount=money(place.amount, place),
    )
    if rest:
        text += " " + tr("{amount} waits in the fund “{fund}”.").format(
            amount=money(rest, place), fund=formats.visible(place.fund_name)
        )
    return text


def own_parts(kept: KeptReceipt) -> list[Part]:
    """Return the parts in the receipt's own ledger: those passed on stand in the next one as well."""
    own = "0x" + kept.receipt.ledger.hex()
    place = kept.look.place
    return [part for part in place.parts if part.ledger == own] if place is not None else []


def part_words(part: Part, *, own: bool) -> str:
    """Return one payment's share in a sentence."""
    what = formats.visible(part.purpose) or flow_words.category(part.category)
    values = {
        "amount": money(part.amount, part),
        "what": what,
        "payee": formats.visible(part.payee),
        "state": state_name(part.state),
    }
    if not own:
        return tr("of it, at the next charity: {amount} for {what} – {state}").format(**values)
    if part.payee:
        return tr("{amount} to {payee} for {what} – {state}").format(**values)
    return tr("{amount} for {what} – {state}").format(**values)


def moved_words(moved: Moved) -> str:
    """Return what moved, as a sentence without the gift's name."""
    values = {
        "amount": money(moved.amount, moved),
        "what": formats.visible(moved.purpose)
        or (flow_words.category(moved.category) if moved.category else ""),
        "number": formats.number(moved.successor),
    }
    if moved.what == VOIDED:
        text = (
            tr("its receipt was replaced by receipt {number}")
            if moved.successor
            else tr("its receipt was voided")
        )
        return text.format(**values)
    return {
        RECORDED: tr("it stands in the ledger now"),
        PAID: tr("{amount} was paid out for {what}"),
        DELIVERED: tr("{amount} for {what} was delivered"),
        RETURNED: tr("{amount} came back into the fund"),
        REFUNDED: tr("{amount} was given back to you"),
    }[moved.what].format(**values)


def summary(lines: Sequence[Line], now: datetime) -> tuple[str, list[str]]:
    """Return how many gifts moved since when, and a sentence for each."""
    told = [line for line in lines if line.news]
    since = min((news.since for line in told for news in line.news if news.since), default="")
    text = tr("%Ln of your donation(s) moved since {day}.", "", len(told))
    return text.format(day=day_words(since, now)), [news_words(line) for line in told]


def news_words(line: Line) -> str:
    """Return what moved of one gift."""
    comma = tr("; ", "between things that happened")
    said = comma.join(moved_words(each.moved) for each in line.news)
    return tr("{gift}: {what}.").format(gift=name_of(line.kept.label, line.kept.serial), what=said)


def day_words(moment: str, now: datetime) -> str:
    """Return a day as people say it: today, yesterday, Tuesday, or its date (``moment`` ISO; local time of ``now``)."""
    try:
        then = datetime.fromisoformat(moment).astimezone(now.tzinfo).date()
    except ValueError:
        return tr("the last look")
    days = (now.date() - then).days
    if days == 0:
        return tr("today's last look")
    if days == 1:
        return tr("yesterday")
    return QLocale().dayName(then.isoweekday()) if days < 7 else formats.day(then)


def grouped(news: Iterable[News]) -> dict[bytes, tuple[News, ...]]:
    """Return news by the digest of their receipt."""
    found: dict[bytes, list[News]] = {}
    for each in news:
        found.setdefault(each.moved.digest, []).append(each)
    return {digest: tuple(some) for digest, some in found.items()}
