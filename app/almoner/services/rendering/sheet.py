"""What a printed receipt says: plain, frozen values, gathered by whoever knows the ledger and the donor.

Knows nothing of fonts, paper or codes; carries no behaviour but what the values themselves answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from almoner_chain.core.units import Unit


class Closed(Enum):
    """The mark of a field that exists and is not shown on this receipt."""

    CLOSED = "closed"


CLOSED: Final = Closed.CLOSED

Words = str | Closed | None
"""A private field: its text, closed, or not there at all."""

Day = date | Closed | None


@dataclass(frozen=True, slots=True)
class Charity:
    """Who issues the receipt. ``site`` is a web address for people, ``place`` the town of issue."""

    name: str
    registration: str = ""
    address: str = ""
    domain: str = ""
    site: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Voiding:
    """The ledger's later word on this receipt; ``reason`` in plain words, ``successor`` the new serial."""

    reason: str
    successor: int | None = None


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """One receipt as it stands on paper.

    ``amount`` and the ends of ``place`` (start, end on the fund's received axis) are minor units of ``unit``.
    ``serial`` is `None` as long as the gift is only promised; then ``due`` says until when it shall be recorded.
    ``language`` is ``en``, ``zh``, ``both`` or a profile's own; empty takes the profile's. ``extra`` holds what only
    some profiles ask for, by the names in their files.
    """

    charity: Charity
    fund: str
    unit: Unit
    amount: int
    issued: date
    chain_id: int
    ledger: str
    link: str
    serial: int | None = None
    batch: int | None = None
    place: tuple[int, int] | None = None
    due: date | None = None
    duplicate: bool = False
    voiding: Voiding | None = None
    donor: Words = None
    gift_date: Day = None
    method: Words = None
    reference: Words = None
    address: Words = None
    description: Words = None
    note: Words = None
    profile: str = "generic"
    language: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def promised(self) -> bool:
        """Tell whether the gift is signed for, and not yet in the ledger."""
        return self.serial is None
