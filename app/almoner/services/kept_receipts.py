"""What a donor keeps of each receipt and what changed between two looks at it: frozen values, no database, no node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from almoner.services.traced import TracedGift, TracedPart
from almoner_chain.core.receipt import Receipt

RECORDED = "recorded"
VOIDED = "voided"
PAID = "paid"
DELIVERED = "delivered"
RETURNED = "returned"
REFUNDED = "refunded"


class Part(msgspec.Struct, frozen=True):
    """What of a gift went into one payment, of this ledger or one it was passed on to; ``amount`` in minor units.

    ``payee`` and ``purpose`` are empty where they are not known here: the ledger has only hashes of them.
    """

    ledger: str
    payment: int
    amount: str
    unit: str
    decimals: int
    category: str
    state: str
    payee: str = ""
    purpose: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where a gift is: amounts as text in minor units; they add up (parts passed on count twice, there and here)."""

    serial: int
    fund_name: str
    unit: str
    decimals: int
    amount: str
    unspent: str
    refunded: str
    successor: int
    parts: tuple[Part, ...] = ()


class Look(msgspec.Struct, frozen=True):
    """One look: the verdict's sentence, why the gift could not be followed (``problem``), and where it is.

    ``recorded`` and ``voided`` say what was ever seen of the ledger: a node that is down takes nothing back.
    """

    sentence: str = ""
    problem: str = ""
    recorded: bool = False
    voided: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """A receipt that is kept. ``verdict`` is empty before the first look; times are ISO text in UTC.

    ``superseded``: a promise whose recorded receipt is kept, too. ``seen``: nothing moved since it was last shown.
    """

    digest: bytes
    document: bytes = field(repr=False)
    receipt: Receipt = field(repr=False)
    added: str
    label: str
    verdict: str
    looked_at: str
    seen: bool
    look: Look
    superseded: bool = False

    @property
    def serial(self) -> int:
        """The serial number; 0 for a promise."""
        return self.receipt.recorded.serial if self.receipt.recorded else 0


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that happened to a gift since the last look: `RECORDED`, `VOIDED`, `PAID`, `DELIVERED`, `RETURNED`
    (a payment's money came back) or `REFUNDED` (to the donor).

    ``amount`` is what newly moved, minor units of ``unit`` with ``decimals`` places; 0 where nothing was counted.
    """

    digest: bytes
    label: str
    serial: int
    what: str
    amount: int = 0
    unit: str = ""
    decimals: int = 0
    ledger: str = ""
    payment: int = 0
    category: str = ""
    state: str = ""
    payee: str = ""
    purpose: str = ""
    successor: int = 0


def place_of(gift: TracedGift, ledger: bytes) -> Place:
    """Return what is kept of a trace."""
    return Place(
        serial=gift.place.serial,
        fund_name=gift.fund_name,
        unit=gift.unit.code,
        decimals=gift.unit.decimals,
        amount=str(gift.place.amount),
        unspent=str(gift.unspent),
        refunded=str(gift.refunded),
        successor=gift.successor,
        parts=tuple(_parts(gift.parts, ledger)),
    )


def _parts(parts: Iterable[TracedPart], ledger: bytes) -> Iterator[Part]:
    """Yield the parts and, behind each, those of the ledger it was passed on to."""
    for part in parts:
        yield Part(
            ledger="0x" + ledger.hex(),
            payment=part.payment,
            amount=str(part.amount),
            unit=part.unit.code,
            decimals=part.unit.decimals,
            category=part.category,
            state=part.state,
            payee=part.payee,
            purpose=part.purpose,
        )
        if part.onward is not None:
            yield from _parts(part.onward.parts, part.onward.ledger)


def moves(kept: KeptReceipt, now: Look) -> list[Moved]:
    """Return what happened between the look that is kept and the one now, in the order in which things happen."""
    before, found = kept.look, list[Moved]()
    who = {"digest": kept.digest, "label": kept.label, "serial": kept.serial}

    def add(what: str, **more: object) -> None:
        found.append(Moved(**who, what=what, **more))  # type: ignore[arg-type]

    place = now.place
    whole = {"unit": place.unit, "decimals": place.decimals} if place else {}
    if now.recorded and not before.recorded:
        add(RECORDED, amount=kept.receipt.amount, **whole)
    if place is not None:
        for what, part, amount in _part_moves(before.place, place):
            add(
                what,
                amount=amount,
                unit=part.unit,
                decimals=part.decimals,
                ledger=part.ledger,
                payment=part.payment,
                category=part.category,
                state=part.state,
                payee=part.payee,
                purpose=part.purpose,
            )
        given_back = int(place.refunded) - (int(before.place.refunded) if before.place else 0)
        if given_back > 0:
            add(REFUNDED, amount=given_back, **whole)
    if now.voided and not before.voided:
        add(VOIDED, successor=place.successor if place else 0)
    return found


def _part_moves(before: Place | None, now: Place) -> Iterator[tuple[str, Part, int]]:
    """Yield what happened to each payment's share of the gift, and how much moved."""
    old, new = _shares(before), _shares(now)
    for key, (part, amount) in new.items():
        last, had = old.get(key, (None, 0))
        if amount > had:
            yield PAID, part, amount - had
        elif amount < had:
            yield RETURNED, part, had - amount
        if last is not None and part.state == DELIVERED != last.state:
            yield DELIVERED, part, amount
    for key, (part, had) in old.items():
        if key not in new:
            yield RETURNED, part, had


def _shares(place: Place | None) -> dict[tuple[str, int], tuple[Part, int]]:
    """Return each payment's share: one payment can stand in several parts, by way of others that came back."""
    amounts: dict[tuple[str, int], int] = defaultdict(int)
    parts: dict[tuple[str, int], Part] = {}
    for part in place.parts if place else ():
        key = (part.ledger, part.payment)
        amounts[key] += int(part.amount)
        parts[key] = part
    return {key: (parts[key], amount) for key, amount in amounts.items()}
