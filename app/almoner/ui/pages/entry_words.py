"""Word what the ledger's entries say: their kinds, the names of their facts, each value by what it means.

One word for every code of `services.entry_facts`; a test finds a missing one. Knows no widget and reads nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from almoner.ui import formats
from almoner.ui.flow_words import donations
from almoner.ui.pages.funds_policy import duration
from almoner.ui.review_words import unit_kind_name, void_reason_name
from almoner.ui.words import category_name, role_name, tr
from almoner_chain.core.entries import Batch, Category, Change, Kind, Role, RoleChange, Void, VoidReason
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.browsing_entries import EntryLine
    from almoner.services.entry_facts import Fact

TECHNICAL = frozenset(
    {"case_hash", "manifest", "name_hash", "payee_id", "root", "start", "returned_before", "revision"}
)
"""Facts for whoever checks by hand; folded away on screens."""


def kind_names() -> dict[str, str]:
    """Return what each kind of entry is called, by its stable word."""
    return {
        "profile": tr("Charity's profile"),
        "role": tr("Role of a person"),
        "fund": tr("New fund"),
        "payee": tr("Fund's list of payees"),
        "batch": tr("Donations recorded"),
        "return": tr("Money came back"),
        "request": tr("Disbursement requested"),
        "approval": tr("Disbursement approved"),
        "rejection": tr("Disbursement rejected"),
        "objection": tr("Objection to a disbursement"),
        "payment": tr("Disbursement paid"),
        "refund": tr("Donation given back"),
        "delivery": tr("Delivery confirmed"),
        "void": tr("Receipt voided or replaced"),
    }


def kind_name(kind: str) -> str:
    """Return what a kind is called; one not known here is said to be unknown."""
    return kind_names().get(kind) or tr("Unknown kind of entry")


def about(line: EntryLine, accounts: Mapping[bytes, str]) -> str:
    """Return what an entry is about: donations, a disbursement, a fund, a person's role; empty where that is not known."""
    data: Any = line.data
    if data is None:
        return ""
    if isinstance(data, Batch):
        return donations(data.first_serial, data.count)
    if isinstance(data, Void):
        return tr("Receipt {number}").format(number=formats.number(data.serial))
    if isinstance(data, RoleChange) and data.role in Role.__members__.values():
        return tr("{role}: {account}").format(
            role=role_name(Role(data.role)), account=account_name(data.account, accounts)
        )
    payment = getattr(getattr(data, "case", data), "payment", 0)
    if payment:
        return tr("Disbursement {number}").format(number=formats.number(payment))
    fund = getattr(data, "fund", 0)
    return tr("Fund {number}").format(number=formats.number(fund)) if fund else ""


def fact_names() -> dict[str, str]:
    """Return what each fact of an entry is called."""
    return {**_people_and_funds(), **_gifts(), **_payments()}


def _people_and_funds() -> dict[str, str]:
    return {
        "account": tr("Account"),
        "admin_cap_bps": tr("At most for administration"),
        "allowed": tr("On the list"),
        "approvals": tr("Approvals so far"),
        "change": tr("What happened"),
        "decimals": tr("Decimal places"),
        "delay": tr("Waiting time before payment"),
        "delay_above": tr("Waiting time above"),
        "domain": tr("Web address"),
        "fund": tr("Fund"),
        "name": tr("Name"),
        "name_hash": tr("Fingerprint of the name"),
        "payees_restricted": tr("Only payees on a list"),
        "role": tr("Role"),
        "tier_above": tr("Above"),
        "tier_approvals": tr("Approvals needed"),
        "token": tr("Token contract"),
        "unit": tr("Unit"),
        "unit_kind": tr("What is counted"),
    }


def _gifts() -> dict[str, str]:
    return {
        "batch": tr("Batch"),
        "count": tr("Donations"),
        "first_serial": tr("First receipt no."),
        "manifest": tr("Fingerprint of the list of donations"),
        "origin_chain": tr("Came from the chain"),
        "origin_ledger": tr("Came from the ledger"),
        "origin_payment": tr("Came from its disbursement"),
        "replaces": tr("Replaces receipt no."),
        "root": tr("Root of the tree of donations"),
        "serial": tr("Receipt no."),
        "start": tr("Place in the fund"),
        "successor": tr("Replaced by receipt no."),
        "total": tr("Total"),
    }


def _payments() -> dict[str, str]:
    return {
        "amount": tr("Amount"),
        "by_payee": tr("Confirmed by the payee"),
        "case_hash": tr("Fingerprint of the request"),
        "category": tr("Category"),
        "destination": tr("Goes to the fund"),
        "evidence": tr("Evidence"),
        "invoice": tr("Invoice"),
        "note": tr("Note"),
        "payee": tr("Payee's account"),
        "payee_id": tr("Payee"),
        "payment": tr("Disbursement"),
        "purpose": tr("Purpose"),
        "ready_at": tr("Can be paid from"),
        "reason": tr("Reason"),
        "reference": tr("Reference"),
        "requester": tr("Requested by"),
        "returned_before": tr("Had come back before"),
        "revision": tr("Version of the request"),
        "subject": tr("About"),
    }


def change_name(change: Change) -> str:
    """Return what happened to a role."""
    return {
        Change.GRANTED: tr("given"),
        Change.REVOKED: tr("taken away"),
        Change.NOMINATED: tr("offered, not yet accepted"),
    }[change]


def code_names() -> dict[str, dict[str, str]]:
    """Return the words of every coded fact, by its name and code."""
    return {
        "role": {each.name.lower(): role_name(each) for each in Role},
        "change": {each.name.lower(): change_name(each) for each in Change},
        "category": {each.name.lower(): category_name(each) for each in Category},
        "unit_kind": {each.name.lower(): unit_kind_name(each) for each in UnitKind},
        "reason": {each.name.lower(): void_reason_name(each) for each in VoidReason},
    }


def fact_words(fact: Fact, accounts: Mapping[bytes, str]) -> tuple[str, str]:
    """Return name and value of a fact in words; ``accounts`` are those known by name."""
    shown = _forms(accounts)[fact.form](fact)
    return fact_names().get(fact.name) or formats.visible(fact.name), shown


def _forms(accounts: Mapping[bytes, str]) -> dict[str, Callable[[Fact], str]]:
    return {
        "text": lambda fact: str(fact.value),
        "code": lambda fact: code_names().get(fact.name, {}).get(fact.text, fact.text),
        "number": lambda fact: formats.number(int(fact.value)),
        "amount": _amount,
        "account": lambda fact: account_name(_bytes(fact.value), accounts, both=True),
        "hash": _fingerprint,
        "yes": lambda fact: tr("yes") if fact.value else tr("no"),
        "time": lambda fact: formats.moment(int(fact.value)),
        "seconds": lambda fact: duration(int(fact.value)),
        "share": lambda fact: _share(int(fact.value)),
    }


def _fingerprint(fact: Fact) -> str:
    if fact.name in TECHNICAL and fact.name != "payee_id":
        return fact.text
    return tr("not kept on this computer ({fingerprint})").format(
        fingerprint=formats.short_hash(_bytes(fact.value))
    )


def _amount(fact: Fact) -> str:
    minor = int(fact.value)
    if fact.unit is None:
        return tr("{amount} (smallest units)").format(amount=formats.number(minor))
    return formats.money(minor, fact.unit)


def _share(basis_points: int) -> str:
    whole, rest = divmod(basis_points, 100)
    text = f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole)
    return tr("{number} %").format(number=text)


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)  # noqa: S101  (its form says so)
    return value


def account_name(account: bytes, names: Mapping[bytes, str], *, both: bool = False) -> str:
    """Return what an account is called here, else the ends of its address; with ``both`` also where it has a name."""
    address = formats.short_hash(account)
    name = names.get(account)
    if not name:
        return address
    if not both:
        return formats.visible(name)
    return tr("{name} ({address})").format(name=formats.visible(name), address=address)


def kind_number(word: str) -> int:
    """Return the number of a kind by its stable word."""
    return int(Kind[word.upper()])


def iso_time(seconds: int) -> str:
    """Return a time for exported files: ISO 8601, UTC."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):  # a node may claim any number
        return ""
