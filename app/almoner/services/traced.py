"""What a trace says, as frozen values: gifts with the payments they went into, payments with the gifts behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from almoner.services.places import Place
from almoner_chain.core.units import Unit


@dataclass(frozen=True, slots=True)
class Onward:
    """What became of a sub-grant in the next charity's ledger; ``problem`` says why it could not be followed."""

    chain_id: int
    ledger: bytes
    fund: int
    problem: str = ""
    batch: int = 0
    unit: Unit | None = None
    parts: tuple[TracedPart, ...] = ()
    unspent: int = 0
    refunded: int = 0

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        if self.unit is None:
            return {"problem": self.problem}
        return {
            "batch": self.batch,
            "fund": self.fund,
            "parts": [part.document() for part in self.parts],
            "unspent": str(self.unspent),
            "refunded": str(self.refunded),
            "unit": self.unit.code,
        }


@dataclass(frozen=True, slots=True)
class TracedPart:
    """``amount`` minor units of a gift that stayed with one payment; ``start`` is their place on *spent*."""

    payment: int
    serial: int
    amount: int
    start: int
    unit: Unit
    category: str
    state: str
    payee: str = ""
    purpose: str = ""
    via: tuple[int, ...] = ()
    onward: Onward | None = None

    @property
    def amount_text(self) -> str:
        """The amount for people."""
        return f"{self.unit.format(self.amount)} {self.unit.code}"

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        answer: dict[str, Any] = {
            "payment": self.payment,
            "serial": self.serial,
            "amount": str(self.amount),
            "category": self.category,
            "state": self.state,
            "payee": self.payee or None,
            "purpose": self.purpose or None,
            "start": str(self.start),
            "end": str(self.start + self.amount),
        }
        if self.via:
            answer["via_return_of"] = list(self.via)
        if self.onward is not None:
            there = self.onward
            answer["passed_on"] = {
                "chain_id": there.chain_id,
                "ledger": "0x" + there.ledger.hex(),
                "fund": there.fund,
            }
            answer["onward"] = there.document()
        return answer


@dataclass(frozen=True, slots=True)
class TracedGift:
    """Where one gift is now: parts, ``unspent`` and ``refunded`` add up to its amount."""

    place: Place
    fund_name: str
    unit: Unit
    parts: tuple[TracedPart, ...]
    unspent: int
    refunded: int
    voided: bool
    successor: int

    @property
    def unspent_text(self) -> str:
        """What is not spent yet, for people."""
        return f"{self.unit.format(self.unspent)} {self.unit.code}"

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        place = self.place
        return {
            "gift": {
                "serial": place.serial,
                "fund": place.fund,
                "fund_name": self.fund_name,
                "amount": str(place.amount),
                "unit": self.unit.code,
                "batch": place.batch,
                "start": str(place.start),
                "end": str(place.start + place.amount),
                "voided": self.voided,
                "successor": self.successor or None,
            },
            "parts": [part.document() for part in self.parts],
            "unspent": str(self.unspent),
            "refunded": str(self.refunded),
            "unit": self.unit.code,
        }


@dataclass(frozen=True, slots=True)
class Origin:
    """``amount`` minor units of a payment that were given as ``[start, …)`` of a batch; serial 0: not known here."""

    payment: int
    serial: int
    amount: int
    batch: int
    start: int
    via: tuple[int, ...] = ()
    origin: dict[str, Any] | None = field(default=None)

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        answer: dict[str, Any] = {
            "payment": self.payment,
            "serial": self.serial or None,
            "amount": str(self.amount),
            "batch": self.batch,
            "start": str(self.start),
            "end": str(self.start + self.amount),
        }
        if self.via:
            answer["via_return_of"] = list(self.via)
        if self.origin is not None:
            answer["received_from"] = self.origin
        return answer


@dataclass(frozen=True, slots=True)
class TracedPayment:
    """Whose gifts paid one payment: the parts add up to its amount."""

    payment: int
    fund: int
    fund_name: str
    unit: Unit
    amount: int
    start: int
    state: str
    category: str
    payee: str
    purpose: str
    returned: int
    parts: tuple[Origin, ...]

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        return {
            "payment": {
                "payment": self.payment,
                "fund": self.fund,
                "fund_name": self.fund_name,
                "amount": str(self.amount),
                "unit": self.unit.code,
                "category": self.category,
                "state": self.state,
                "payee": self.payee or None,
                "purpose": self.purpose or None,
                "start": str(self.start),
                "end": str(self.start + self.amount),
                "returned": str(self.returned),
            },
            "parts": [part.document() for part in self.parts],
            "unspent": "0",
            "unit": self.unit.code,
        }
