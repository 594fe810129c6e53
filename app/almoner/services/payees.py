"""Who is paid, and for which invoice: names and numbers that stand on the ledger only as keyed hashes.

Under the installation's ledger key (chain/PROTOCOL.md section 6): whoever lacks it cannot try out names. Texts are
brought to NFC first, so that the same name typed on two computers is the same payee.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.funds import Fund, find_fund
from almoner.services.people import find_account
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput, Refused
from almoner_chain.core.hashing import ZERO20, ZERO32, keccak
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.home import Home
    from almoner.services.session import Session

MAX_INVOICES = 4
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: the keyed hash on the ledger, the name kept here, the key (20 zero bytes: none)."""

    payee_id: bytes
    name: str
    key: bytes = ZERO20


@dataclass(frozen=True, slots=True)
class Invoice:
    """One invoice; ``amount`` in minor units of the fund."""

    issuer: str
    number: str
    amount: int

    def fingerprint(self, ledger_key: bytes) -> bytes:
        """Return the keyed hash under which it can be paid once."""
        issuer, number = _folded(self.issuer), _folded(self.number)
        return keccak(
            b"\x06" + ledger_key + issuer + b"\x00" + number + b"\x00" + self.amount.to_bytes(16, "big")
        )


def payee_id(ledger_key: bytes, name: str) -> bytes:
    """Return the keyed hash of a payee's name; the name is taken as it is."""
    return keccak(b"\x05" + ledger_key + name.encode())


def clean_name(text: str) -> str:
    """Return a payee's name trimmed and in NFC; refuse what is empty, too long or not one plain line."""
    name = unicodedata.normalize("NFC", text).strip()
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise BadInput(
            "The payee's name is empty, too long or not one plain line.",
            code="payee.name",
            hint=f"Give 1 to {MAX_NAME} printable characters.",
        )
    return name


def remember_payee(session: Session, name: str, key: str | None = None) -> Payee:
    """Keep a payee's name and return it with its hash; ``key`` is an address or the label of a wallet here."""
    clean = clean_name(name)
    identity = payee_id(session.home.ledger_key, clean)
    known = session.store.value("SELECT key FROM payee WHERE payee_id = ?", (identity,))
    account = find_account(session, key) if key else (known or ZERO20)
    with session.store.writing() as db:
        db.execute(
            "INSERT INTO payee(payee_id, name, key) VALUES(?, ?, ?) "
            "ON CONFLICT(payee_id) DO UPDATE SET key = excluded.key",
            (identity, clean, None if account == ZERO20 else account),
        )
    return Payee(identity, clean, account)


def name_of(home: Home, identity: bytes) -> str:
    """Return the name behind a payee's hash; empty where it is not kept here, or does not lead to the hash."""
    name = home.store.value("SELECT name FROM payee WHERE payee_id = ?", (identity,))
    return str(name) if name is not None and payee_id(home.ledger_key, str(name)) == identity else ""


def parse_invoice(text: str, fund: Fund, amount: int) -> Invoice:
    """Read ISSUER:NUMBER or ISSUER:NUMBER:AMOUNT; ``amount`` (minor units) stands where none is written."""
    parts = [unicodedata.normalize("NFC", part).strip() for part in text.split(":")]
    if len(parts) not in (2, 3) or not parts[0] or not parts[1] or "\x00" in text:
        raise BadInput(
            f"“{text}” does not name an invoice.",
            code="invoice.malformed",
            hint="Write ISSUER:NUMBER or ISSUER:NUMBER:AMOUNT, for example “Acme:2026-17:950.00”.",
        )
    return Invoice(parts[0], parts[1], fund.unit.parse(parts[2]) if len(parts) == 3 else amount)


def remember_invoices(session: Session, invoices: Sequence[Invoice]) -> tuple[bytes, ...]:
    """Keep what the fingerprints stand for; return the four places of a case."""
    if len(invoices) > MAX_INVOICES:
        raise BadInput(
            f"A request names at most {MAX_INVOICES} invoices, not {len(invoices)}.",
            code="invoice.many",
            hint="Split it into several requests.",
        )
    prints = [invoice.fingerprint(session.home.ledger_key) for invoice in invoices]
    if len(set(prints)) != len(prints):
        raise BadInput(
            "The same invoice is named twice.", code="invoice.twice", hint="Name each invoice once."
        )
    with session.store.writing() as db:
        db.executemany(
            "INSERT INTO invoice(fingerprint, issuer, number, amount) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(p, i.issuer, i.number, str(i.amount)) for p, i in zip(prints, invoices, strict=True)],
        )
    return tuple(prints + [ZERO32] * (MAX_INVOICES - len(prints)))


def invoice_of(home: Home, fingerprint: bytes) -> Invoice | None:
    """Return the invoice behind a fingerprint; None where it is not kept here, or does not lead to it."""
    row = home.store.row("SELECT issuer, number, amount FROM invoice WHERE fingerprint = ?", (fingerprint,))
    if row is None:
        return None
    invoice = Invoice(row["issuer"], row["number"], int(row["amount"]))
    return invoice if invoice.fingerprint(home.ledger_key) == fingerprint else None


def allow_payee(
    session: Session, fund: str, name: str, *, allowed: bool, label: str | None = None
) -> tuple[Fund, Payee]:
    """Put a payee on a fund's list, or take it off, as an administrator.

    In a token fund the list holds accounts, because there it must bind where the tokens go: ``name`` is an address
    or the label of a wallet here.
    """
    target = find_fund(session, fund)
    if target.unit.kind == UnitKind.TOKEN:
        account = find_account(session, name)
        payee = Payee(account.rjust(32, b"\0"), name, account)
    else:
        payee = remember_payee(session, name)
    if session.reader.view("payee_allowed", target.number, payee.payee_id) == allowed:
        raise Refused(
            f"“{name}” is {'on' if allowed else 'not on'} the list of the fund “{target.name}” already.",
            code="payee.unchanged",
        )
    session.send(
        session.choose(Role.ADMINISTRATOR, label),
        [session.call("set_payee", target.number, payee.payee_id, allowed)],
        purpose=f"{'allow' if allowed else 'remove'} a payee of fund {target.number}",
    )
    return target, payee


def _folded(text: str) -> bytes:
    return "".join(unicodedata.normalize("NFC", text).casefold().split()).encode()
