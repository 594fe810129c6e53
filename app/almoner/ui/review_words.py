"""Word every kind of act and every fact that a preview of what will be signed may show.

One entry for each code of `services.preview_words`; a test finds a missing one. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale

from almoner.services.preview_words import NO, YES, Fact, Money
from almoner.ui import formats
from almoner.ui.words import category_name, role_name, tr
from almoner_chain.core.entries import Category, Role, VoidReason
from almoner_chain.core.units import UnitKind

WEI_DIGITS = 18
SHOWN_DIGITS = 6
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def kind_names() -> dict[str, str]:
    """Return what each kind of act is called, in few words: the heading over its facts."""
    return {
        "deploy": tr("Make a ledger"),
        "set_profile": tr("Change the charity's name or domain"),
        "grant_role": tr("Give a role"),
        "revoke_role": tr("Take a role away"),
        "accept_administration": tr("Become administrator"),
        "create_fund": tr("Make a fund"),
        "set_payee": tr("Change a fund's list of payees"),
        "record_batch": tr("Record donations"),
        "record_transfer": tr("Record money passed on by another charity"),
        "give": tr("Give to a fund"),
        "void_receipt": tr("Void a receipt"),
        "replace_receipt": tr("Replace a receipt"),
        "request": tr("Request a payment"),
        "amend": tr("Change a request"),
        "approve": tr("Approve a payment"),
        "reject": tr("Reject a request"),
        "object": tr("Object to a payment"),
        "pay": tr("Record a payment"),
        "refund": tr("Give a donation back"),
        "record_return": tr("Record money that came back"),
        "acknowledge_delivery": tr("Confirm a delivery"),
        "token_approve": tr("Let an account take tokens"),
        "token_transfer": tr("Send tokens"),
        "fill_gap": tr("Clear the way for what waits"),
    }


def fact_names() -> dict[str, str]:
    """Return what each fact is called."""
    return {**_people(), **_gifts(), **_payments(), **_hashes()}


def _people() -> dict[str, str]:
    return {
        "administrator": tr("Administrator"),
        "administrator_label": tr("The administrator's wallet"),
        "charity_name": tr("Charity"),
        "domain": tr("Domain"),
        "role": tr("Role"),
        "account": tr("Account"),
        "account_label": tr("The account's wallet"),
        "fund": tr("Fund number"),
        "fund_name": tr("Fund"),
        "unit": tr("Unit"),
        "unit_kind": tr("What is counted"),
        "decimals": tr("Decimal places"),
        "token": tr("Token contract"),
        "allowed": tr("On the list"),
        "spender": tr("Account that may take them"),
        "spender_label": tr("The wallet that may take them"),
        "to": tr("To the account"),
        "to_label": tr("To the wallet"),
        "approvals_above": tr("Approvals needed"),
        "delay": tr("Waiting time before payment"),
        "delay_above": tr("Waiting time for amounts above"),
        "admin_cap": tr("At most for administration"),
        "payees_restricted": tr("Only payees on a list"),
    }


def _gifts() -> dict[str, str]:
    return {
        "total": tr("Total"),
        "amount": tr("Amount"),
        "minor_units": tr("Amount, in smallest units"),
        "gift_amount": tr("Amount of the donation"),
        "amount_returned": tr("Amount that came back"),
        "count": tr("Donations"),
        "first_serial": tr("First serial number"),
        "last_serial": tr("Last serial number"),
        "serial": tr("Serial number"),
        "new_serial": tr("New serial number"),
        "successor": tr("Serial number of the successor"),
        "batch": tr("Batch"),
        "donor": tr("Donor"),
        "void_reason": tr("Reason"),
        "origin_chain": tr("Comes from chain"),
        "origin_ledger": tr("Comes from ledger"),
        "origin_payment": tr("Comes from payment"),
    }


def _payments() -> dict[str, str]:
    return {
        "payment": tr("Payment"),
        "revision": tr("Version of the request"),
        "category": tr("Category"),
        "payee": tr("Payee"),
        "payee_account": tr("Payee's account"),
        "payee_account_label": tr("Payee's wallet"),
        "purpose": tr("Purpose"),
        "evidence": tr("Evidence"),
        "invoice": tr("Invoice"),
        "gift_serial": tr("Serial number of the donation"),
        "destination": tr("Goes to the fund"),
        "requester": tr("Requested by"),
        "requester_label": tr("Requested by the wallet"),
        "reference": tr("Bank reference"),
        "reason": tr("Reason"),
        "note": tr("Note"),
        "signed_by_payee": tr("Signed by the payee"),
        "coin": tr("Coin that goes along"),
    }


def _hashes() -> dict[str, str]:
    return {
        "name_hash": tr("Hash of the charity's name"),
        "root": tr("Root over the donations"),
        "manifest": tr("Hash of the list of donations"),
        "commitment": tr("Commitment to the donor's data"),
        "new_commitment": tr("Commitment to the corrected data"),
        "batch_entry": tr("Ledger entry of the batch"),
        "proof_steps": tr("Steps of the proof"),
        "payee_id": tr("Hash of the payee"),
        "purpose_hash": tr("Hash of the purpose"),
        "evidence_hash": tr("Hash of the evidence"),
        "fingerprint": tr("Fingerprint of the invoice"),
        "subject": tr("What it is about, as bytes"),
        "case_hash": tr("Hash of the whole request"),
        "reference_hash": tr("Hash of the bank reference"),
        "reason_hash": tr("Hash of the reason"),
        "note_hash": tr("Hash of the note"),
    }


def coded_words(name: str) -> dict[str, str]:
    """Return what each code of a coded fact is called."""
    return {
        "role": {role.name.lower(): role_name(role) for role in Role},
        "category": {each.name.lower().replace("_", "-"): category_name(each) for each in Category},
        "void_reason": {each.name.lower().replace("_", "-"): void_reason_name(each) for each in VoidReason},
        "unit_kind": {each.name.lower(): unit_kind_name(each) for each in UnitKind},
    }.get(name, {YES: tr("yes"), NO: tr("no")})


def void_reason_name(reason: VoidReason) -> str:
    """Return why a receipt does not stand any more, in words."""
    return {
        VoidReason.WRONG_DATA: tr("wrong data on it"),
        VoidReason.DUPLICATE: tr("recorded twice"),
        VoidReason.ISSUED_IN_ERROR: tr("issued in error"),
        VoidReason.MONEY_NEVER_ARRIVED: tr("the money never arrived"),
        VoidReason.REPLACED_AT_DONORS_WISH: tr("replaced at the donor's wish"),
        VoidReason.OTHER: tr("another reason"),
    }[reason]


def unit_kind_name(kind: UnitKind) -> str:
    """Return what sort of thing a fund counts."""
    return {
        UnitKind.CURRENCY: tr("a currency"),
        UnitKind.TOKEN: tr("a token of the chain"),
        UnitKind.ITEM: tr("goods, by the piece"),
    }[kind]


def fact_value(fact: Fact) -> str:
    """Return what a fact says, in words; nothing is said as "none"."""
    if isinstance(fact.raw, Money):
        return formats.money(fact.raw.minor, fact.raw.unit)
    special = _values().get(fact.name)
    if special is not None:
        return special(fact)
    return fact.text or tr("none")


def _values() -> dict[str, Callable[[Fact], str]]:
    return {
        **{
            name: partial(_coded, name)
            for name in ("role", "category", "void_reason", "unit_kind", "allowed", "payees_restricted")
        },
        "signed_by_payee": partial(_coded, "signed_by_payee"),
        "approvals_above": _approvals,
        "delay": lambda fact: duration(fact.raw) if fact.raw else tr("none"),
        "coin": lambda fact: coin(fact.raw),
        "successor": lambda fact: fact.text if fact.raw else tr("none"),
        "count": lambda fact: formats.number(fact.raw),
        "minor_units": lambda fact: tr("{number} (of what is not known here)").format(
            number=formats.number(fact.raw)
        ),
    }


def _coded(name: str, fact: Fact) -> str:
    return coded_words(name).get(fact.text) or tr("unknown ({number})").format(number=fact.text)


def _approvals(fact: Fact) -> str:
    above, needed = fact.raw
    words = tr("%Ln approval(s)", "", needed)
    if isinstance(above, Money):
        if not above.minor:
            return words
        return tr("above {amount}: {approvals}").format(
            amount=formats.money(above.minor, above.unit), approvals=words
        )
    return tr("above {amount}: {approvals}").format(amount=formats.number(above), approvals=words)


def duration(seconds: int) -> str:
    """Return a length of time in the largest unit that divides it."""
    if seconds % _DAY == 0:
        return tr("%Ln day(s)", "", seconds // _DAY)
    if seconds % _HOUR == 0:
        return tr("%Ln hour(s)", "", seconds // _HOUR)
    if seconds % _MINUTE == 0:
        return tr("%Ln minute(s)", "", seconds // _MINUTE)
    return tr("%Ln second(s)", "", seconds)


def coin(wei: int, *, upwards: bool = False) -> str:
    """Return an amount of the chain's coin, to six digits that matter; ``upwards`` never shows less than it is."""
    whole, part = divmod(wei, 10**WEI_DIGITS)
    digits = f"{part:0{WEI_DIGITS}}"
    lead = len(digits) - len(digits.lstrip("0")) if part and not whole else 0
    keep = min(WEI_DIGITS, lead + SHOWN_DIGITS)
    step = 10 ** (WEI_DIGITS - keep)
    shown = wei // step + (1 if upwards and wei % step else 0)
    places = f"{shown % 10**keep:0{keep}}".rstrip("0") if keep else ""
    number = formats.number(shown // 10**keep)
    if places:
        number += QLocale().decimalPoint() + places
    return tr("{number} of the chain's coin").format(number=number)
