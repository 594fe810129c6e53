"""From the fields of the form to what services take, and back from a payment to fields; which field an error belongs to.

Pure but for the paths of files kept here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.ui.words import category_name, tr
from almoner_chain.core.entries import Category

if TYPE_CHECKING:
    from almoner.services.disbursements import Disbursement
    from almoner.services.payments import Draft

FIELD_OF_CODE = {
    "amount.zero": "amount",
    "amount.malformed": "amount",
    "amount.decimals": "amount",
    "amount.too_large": "amount",
    "cases.amount": "amount",
    "refund.too_much": "amount",
    "payee.name": "payee",
    "payee.key": "account",
    "address": "account",
    "cases.payee": "account",
    "funds.payee": "payee",
    "wallet.unknown": "account",
    "purpose": "purpose",
    "evidence.unreadable": "evidence",
    "request.evidence": "evidence",
    "request.invoices": "invoices",
    "invoice.malformed": "invoices",
    "invoice.twice": "invoices",
    "invoice.many": "invoices",
    "invoice.paid": "invoices",
    "request.gift": "gift",
    "serial.unknown": "gift",
    "serial.elsewhere": "gift",
    "refund.fund": "gift",
    "request.ledger": "destination",
    "fund.unknown": "fund",
}


def categories() -> list[tuple[str, str]]:
    """Return the categories with what they are called."""
    return [(each.name, category_name(each)) for each in Category]


def draft_of(
    values: Mapping[str, str],
    *,
    amount: str,
    invoices: list[str],
    files: list[Path],
    before: Mapping[str, str],
) -> Draft:
    """Return what is asked for. Where a request is changed, only what differs from ``before`` is named.

    Raises BadInput where the gift's serial number is no number, and where all evidence or invoices were taken off.
    """
    from almoner.services.payments import Draft
    from almoner_chain.core.errors import BadInput

    category = Category[values["category"]]
    serial = values["gift"]
    if category is Category.REFUND and not (serial.isascii() and serial.isdigit()):
        raise BadInput(tr("A serial number has digits only."), code="request.gift")

    for name, sentence in (
        ("evidence", tr("Evidence can be replaced, not left out: keep a file, or add another one.")),
        ("invoices", tr("Invoices can be replaced, not left out: keep one, or name another.")),
    ):
        if before.get(name) and not values[name]:
            raise BadInput(sentence, code=f"request.{name}")

    def said(name: str, value: str) -> str | None:
        return value if value and values[name] != before.get(name) else None

    return Draft(
        fund=values["fund"] if not before else None,
        amount=said("amount", amount),
        payee=said("payee", values["payee"]),
        category=category if values["category"] != before.get("category") else None,
        purpose=said("purpose", values["purpose"]),
        evidence=files if values["evidence"] != before.get("evidence") else (),
        invoices=invoices if values["invoices"] != before.get("invoices") else (),
        payee_key=said("account", values["account"]),
        gift=int(serial) if category is Category.REFUND and said("gift", serial) else None,
        to_ledger=said("destination", values["destination"]) if category is Category.SUB_GRANT else None,
    )


def values_of(found: Disbursement, folder: Path) -> dict[str, str]:
    """Return a payment's case as the form's fields; ``folder`` is where evidence is kept."""
    place = found.destination
    rows = [text.split(":") for text in found.invoices if text.count(":") == 2]
    return {
        "fund": str(found.fund.number),
        "amount": found.fund.unit.format(found.case.amount),
        "payee": found.payee_name,
        "account": found.payee_key,
        "category": Category(found.case.category).name,
        "purpose": found.purpose,
        "evidence": json.dumps([str(folder / each.sha256.hex()) for each in found.evidence])
        if found.evidence
        else "",
        "invoices": json.dumps(rows, ensure_ascii=False) if rows else "",
        "gift": str(int.from_bytes(found.case.subject)) if found.case.category == Category.REFUND else "",
        "destination": f"{place['chain_id']}:{place['ledger']}:{place['fund']}" if place else "",
    }
