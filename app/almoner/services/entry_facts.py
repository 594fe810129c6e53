"""Say what one entry of the ledger says: stable names with values, joined with the names and texts kept here.

Knows the kinds of entries and what is kept locally; wording, language and number formats belong to the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Literal

from almoner.services.disbursements import destination_of
from almoner.services.entries import raw_entry
from almoner.services.payees import invoice_of, name_of
from almoner.services.said import heard
from almoner_chain.core.entries import (
    Case,
    Category,
    Change,
    EntryData,
    FundCreated,
    FundPolicy,
    Kind,
    Request,
    Role,
    Void,
    VoidReason,
    decode_entry,
)
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session

Form = Literal["text", "code", "number", "amount", "account", "hash", "yes", "time", "seconds", "share"]
"""How a value is meant: words of a person; a stable word to translate; a number; minor units of ``unit``; an account;
a bare hash; true or false; a time and a length of time in seconds; hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an entry says. ``text`` is readable in any language; ``value`` is what a window formats."""

    name: str
    text: str
    form: Form
    value: str | int | bytes | bool
    unit: Unit | None = None


AMOUNTS = frozenset({"amount", "total", "start", "returned_before", "delay_above"})
CODES: dict[str, type[IntEnum]] = {
    "role": Role,
    "change": Change,
    "category": Category,
    "unit_kind": UnitKind,
}
NOTHING_AT_ZERO = frozenset(
    {
        *("replaces", "origin_chain", "origin_payment", "successor", "ready_at", "delay", "delay_above"),
    }
)
FORMS: dict[str, Form] = {"ready_at": "time", "delay": "seconds", "admin_cap_bps": "share"}
FACT_NAMES = (
    *(
        "account",
        "admin_cap_bps",
        "allowed",
        "amount",
        "approvals",
        "batch",
        "by_payee",
        "case_hash",
        "category",
    ),
    *(
        "change",
        "count",
        "decimals",
        "delay",
        "delay_above",
        "destination",
        "domain",
        "evidence",
        "first_serial",
    ),
    *(
        "fund",
        "invoice",
        "manifest",
        "name",
        "name_hash",
        "note",
        "origin_chain",
        "origin_ledger",
        "origin_payment",
    ),
    *(
        "payee",
        "payee_id",
        "payees_restricted",
        "payment",
        "purpose",
        "ready_at",
        "reason",
        "reference",
        "replaces",
    ),
    *("requester", "returned_before", "revision", "role", "root", "serial", "start", "subject", "successor"),
    *("tier_above", "tier_approvals", "token", "total", "unit", "unit_kind"),
)
"""Every name a fact can have: a window must word each."""
SAID = frozenset({"reference", "note", "purpose", "reason"})
"""Texts of which the ledger has only a salted hash."""


def entry_facts(session: Session, number: int) -> list[Fact]:
    """Return what the entry with this number says, as it was last fetched; what is empty is left out.

    Raises BadInput where there is no such entry, EntryMalformed where it cannot be read.
    """
    row = session.store.row("SELECT * FROM entry WHERE number = ?", (number,))
    if row is None:
        raise BadInput(
            f"There is no entry {number} here.",
            code="entry.unknown",
            hint="Fetch the ledger's entries again.",
        )
    data = decode_entry(raw_entry(row))
    return list(_Reading(session, data).facts())


class _Reading:
    """Read one entry's fields with what is kept here."""

    def __init__(self, session: Session, data: EntryData) -> None:
        self._session = session
        self._data = data
        self._fund = self._find_fund()

    def facts(self) -> Iterator[Fact]:
        """Yield the facts in the order of the entry's fields."""
        yield from self._of(self._data)

    def _of(self, data: Any) -> Iterator[Fact]:
        for each in fields(data):
            value = getattr(data, each.name)
            if isinstance(value, Case | FundPolicy):
                yield from self._of(value)
            elif isinstance(value, tuple):
                yield from self._many(each.name, value)
            elif value not in (ZERO20, ZERO32) and not (value == 0 and each.name in NOTHING_AT_ZERO):
                yield self._fact(data, each.name, value)

    def _many(self, name: str, values: tuple[Any, ...]) -> Iterator[Fact]:
        """Tell the tiers of a policy and the invoices of a case one by one, without the empty places."""
        if name == "tier_above":
            approvals = self._data.policy.tier_approvals if isinstance(self._data, FundCreated) else ()
            for above, needed in zip(values, approvals, strict=True):
                if needed:
                    yield self._amount("tier_above", above)
                    yield _number("tier_approvals", needed)
        elif name == "fingerprints":
            for value in values:
                if value != ZERO32:
                    yield self._invoice(value)

    def _fact(self, data: Any, name: str, value: Any) -> Fact:
        if isinstance(value, bytes):
            return self._bytes(name, value)
        if isinstance(value, bool):
            return Fact(name, "yes" if value else "no", "yes", value)
        if name in AMOUNTS:
            return self._amount(name, value)
        if name == "fund" and self._fund is not None:
            return Fact(name, f"{self._fund.name} ({value})", "text", self._fund.name)
        codes = VoidReason if isinstance(data, Void) and name == "reason" else CODES.get(name)
        if codes is not None:
            return _code(name, codes, value)
        if isinstance(value, str):
            return Fact(name, value, "text", value)
        return _number(name, value)

    def _bytes(self, name: str, value: bytes) -> Fact:
        if len(value) == len(ZERO20):
            return Fact(name, _hex(value), "account", value)
        words: dict[str, Callable[[], str]] = {
            "payee_id": lambda: name_of(self._session.home, value),
            **dict.fromkeys(SAID, lambda: heard(self._session.store, value)),
        }
        known = words[name]() if name in words else ""
        if known:
            return Fact(name, known, "text", known)
        return self._subject(value) if name == "subject" else Fact(name, _hex(value), "hash", value)

    def _subject(self, value: bytes) -> Fact:
        """Tell what a case is about: the gift that goes back, or the fund of another ledger."""
        case = getattr(self._data, "case", None)
        if case is not None and case.category == Category.REFUND:
            return _number("serial", int.from_bytes(value))
        goal = destination_of(self._session, value)
        if goal is None:
            return Fact("subject", _hex(value), "hash", value)
        text = f"{goal['chain_id']}:{goal['ledger']}:{goal['fund']}"
        return Fact("destination", text, "text", text)

    def _invoice(self, fingerprint: bytes) -> Fact:
        known = invoice_of(self._session.home, fingerprint)
        if known is None:
            return Fact("invoice", _hex(fingerprint), "hash", fingerprint)
        text = f"{known.issuer}: {known.number}"
        return Fact("invoice", text, "text", text)

    def _amount(self, name: str, value: int) -> Fact:
        unit = _unit(self._fund) if self._fund is not None else None
        text = f"{unit.format(value)} {unit.code}" if unit is not None else str(value)
        return Fact(name, text, "amount", value, unit)

    def _find_fund(self) -> FundCreated | None:
        """Return the fund an entry is about, by way of its payment where it names only that."""
        data = self._data
        if isinstance(data, FundCreated):
            return data
        number = getattr(getattr(data, "case", data), "fund", None)
        if number is None and hasattr(data, "payment"):
            request = self._last(Kind.REQUEST, data.payment)
            number = request.case.fund if isinstance(request, Request) else None
        found = self._last(Kind.FUND, number) if number is not None else None
        return found if isinstance(found, FundCreated) else None

    def _last(self, kind: Kind, subject: int) -> EntryData | None:
        row = self._session.store.row(
            "SELECT * FROM entry WHERE kind = ? AND subject = ? ORDER BY number DESC LIMIT 1",
            (int(kind), subject.to_bytes(32)),
        )
        return None if row is None else decode_entry(raw_entry(row))


def _unit(fund: FundCreated) -> Unit:
    return Unit(UnitKind(fund.unit_kind), fund.unit, fund.decimals, fund.token)


def _code(name: str, codes: type[IntEnum], value: int) -> Fact:
    known = value in codes.__members__.values()
    word = codes(value).name.lower() if known else str(value)
    return Fact(name, word, "code" if known else "number", word if known else value)


def _number(name: str, value: int) -> Fact:
    return Fact(name, str(value), FORMS.get(name, "number"), value)


def _hex(value: bytes) -> str:
    return "0x" + value.hex()
