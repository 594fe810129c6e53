"""`almoner payee`: who is paid, how often and how much; notes on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner.services.contacts import PayeeContact


@click.group("payee")
def command() -> None:
    """Payees known on this computer."""


@command.command("list")
@shared
@pass_app
def list_all(app: App) -> None:
    """List payees with what they were paid; those the ledger knows and this computer does not, by their hash."""
    from almoner.services.contacts import list_payees

    payees = list_payees(app.session)
    rows = [[_name(each), str(each.paid), _totals(each), each.note] for each in payees]
    lines = table(["payee", "payments", "paid", "note"], rows) if payees else ["No payee is known yet."]
    app.answer({"payees": [_document(each) for each in payees]}, *lines)


@command.command("note")
@click.argument("payee")
@click.argument("note")
@shared
@pass_app
def note(app: App, payee: str, note: str) -> None:
    """Keep a note on a payee; an empty one takes it away. It stays on this computer."""
    from almoner.services.contacts import PAYEE, find_payee, set_note

    identity = find_payee(app.session, payee)
    set_note(app.session, PAYEE, identity, note)
    app.answer(
        {"payee": payee, "payee_id": "0x" + identity.hex(), "note": note.strip()},
        f"Noted on “{plain(payee)}”.",
    )


@command.command("alike")
@click.argument("text", metavar="NAME|ADDRESS")
@shared
@pass_app
def alike(app: App, text: str) -> None:
    """Say which known payee or account this name or address looks like without being it."""
    from almoner.services.contacts import lookalikes

    found = lookalikes(app.session, text)
    documents = [
        {
            "known": each.known,
            "kind": each.kind,
            "label": each.label or None,
            "given_spans": each.differences.given,
            "known_spans": each.differences.known,
        }
        for each in found
    ]
    lines = [f"Looks like the known {each.kind} “{plain(each.known)}” and is not it." for each in found]
    app.answer({"lookalikes": documents}, *(lines or ["Nothing known here looks like it."]))


def _name(payee: PayeeContact) -> str:
    return payee.name or f"0x{payee.payee_id.hex()[:8]}… (its name is not kept here)"


def _totals(payee: PayeeContact) -> str:
    return ", ".join(f"{paid.unit.show(paid.amount)} {paid.unit.code}" for paid in payee.totals)


def _document(payee: PayeeContact) -> dict[str, Any]:
    return {
        "payee": payee.name or None,
        "payee_id": "0x" + payee.payee_id.hex(),
        "key": "0x" + payee.key.hex() if any(payee.key) else None,
        "note": payee.note,
        "requested": payee.requested,
        "paid": payee.paid,
        "totals": [{"amount": str(paid.amount), "unit": paid.unit.code} for paid in payee.totals],
        "last_paid": payee.last_paid or None,
    }
