"""The facts of one act as rows of names and values, the plain ones apart from those for whoever checks hashes.

What the bytes carry only as a hash, and whose text is not known here, gets a row that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.preview_words import TECHNICAL
from almoner.ui import formats
from almoner.ui.review_words import coin, fact_names, fact_value
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.preview import Shown
    from almoner.services.preview_words import Fact

Row = tuple[str, str]
BEHIND = {
    "name_hash": "charity_name",
    "payee_id": "payee",
    "purpose_hash": "purpose",
    "evidence_hash": "evidence",
    "fingerprint": "invoice",
    "reference_hash": "reference",
    "reason_hash": "reason",
    "note_hash": "note",
    "new_commitment": "donor",
}
"""Hashes in the bytes, and the fact that stands there where its text is known."""

ONE_DONOR = ("record_transfer", "give")


POLICY = frozenset({"approvals_above", "delay", "delay_above", "admin_cap", "payees_restricted"})
"""The rules of a fund: said when it is made; every payment repeats them, for the ledger to check."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What is shown of one act: to everybody, and to whoever checks; whether something is not known here."""

    plain: tuple[Row, ...]
    technical: tuple[Row, ...]
    unknown: bool


def rows(shown: Shown) -> Rows:
    """Return the facts of one transaction as rows."""
    names, missing = fact_names(), _missing(shown)
    there = {fact.name for fact in shown.facts}
    plain: list[Row] = []
    technical: list[Row] = []
    for fact in shown.facts:
        if fact.name.removesuffix("_label") in there and fact.name.endswith("_label"):
            continue
        if fact.name == "fund" and "fund_name" in there:
            technical.append((names["fund"], fact.text))
            continue
        row = (names[fact.name], formats.visible(_value(shown, fact), lines=True))
        aside = fact.name in TECHNICAL or (fact.name in POLICY and shown.kind != "create_fund")
        (technical if aside else plain).append(row)
        if fact.name in missing:
            plain.append((names[missing[fact.name]], tr("not known here; only its hash is signed")))
    return Rows(tuple(plain), (*technical, *_of_transaction(shown)), bool(missing))


def _missing(shown: Shown) -> dict[str, str]:
    """Return the hashes whose text is not known here, and the name of the fact that is missing."""
    there = {fact.name for fact in shown.facts}
    behind = dict(BEHIND)
    if shown.kind in ONE_DONOR:
        behind["commitment"] = "donor"
    if "payee_account" in there and "payee" not in there and _paid_by_account(shown):
        behind.pop("payee_id")
    return {
        fact.name: behind[fact.name]
        for fact in shown.facts
        if fact.name in behind and behind[fact.name] not in there and fact.text
    }


def _paid_by_account(shown: Shown) -> bool:
    """Tell whether the payee is named by an account: then there is no name that could be missing."""
    account = shown.fact("payee_account")
    return shown.kind == "set_payee" and account is not None and bool(account.text)


def _value(shown: Shown, fact: Fact) -> str:
    value = fact_value(fact)
    label = shown.fact(f"{fact.name}_label")
    if label is not None and fact.text:
        return tr("{label}\n{address}", "a wallet and its address").format(label=label.text, address=value)
    return value


def _of_transaction(shown: Shown) -> list[Row]:
    found = [
        (tr("Number in the account's row"), str(shown.nonce)),
        (tr("Gas limit"), formats.number(shown.gas)),
        (tr("Most for one unit of gas"), tr("{number} wei").format(number=formats.number(shown.max_fee_wei))),
        (tr("Bytes to be signed"), "0x" + shown.unsigned.hex()),
    ]
    if shown.value_wei:
        found.insert(0, (tr("Coin that goes along"), coin(shown.value_wei, upwards=True)))
    return found
