"""What a person is told while typing a request: funds, known payees, what a gift can still give back, paid invoices.

Reads only; what is said here is said again, and decided, when the request is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.fund_facts import FundFacts, fund_facts_of, labels_with
from almoner.services.payees import Invoice, payee_id
from almoner.services.places import place_of_serial
from almoner_chain.core.entries import Role

if TYPE_CHECKING:
    from almoner.services.session import Session


@dataclass(frozen=True, slots=True)
class KnownPayee:
    """A payee of the address book; ``account`` is 0x-hex, empty for none."""

    payee_id: bytes
    name: str
    account: str


@dataclass(frozen=True, slots=True)
class RequestHelp:
    """What a form for requests needs to know; ``requesters`` are the wallets here that may ask."""

    funds: tuple[FundFacts, ...]
    payees: tuple[KnownPayee, ...]
    requesters: tuple[str, ...]

    def payee(self, name: str) -> KnownPayee | None:
        """Return the payee with exactly this name."""
        return next((each for each in self.payees if each.name == name), None)


@dataclass(frozen=True, slots=True)
class GiftLeft:
    """What a gift can still give back at most, and the fund it was given to."""

    serial: int
    fund: int
    amount: int
    left: int


def request_help(session: Session) -> RequestHelp:
    """Return funds, payees and requesters. Raises Unreachable."""
    key = session.home.ledger_key
    rows = session.store.rows("SELECT payee_id, name, key FROM payee ORDER BY name COLLATE NOCASE")
    return RequestHelp(
        funds=tuple(fund_facts_of(session, session.state())),
        payees=tuple(
            KnownPayee(row["payee_id"], row["name"], "0x" + row["key"].hex() if row["key"] else "")
            for row in rows
            if payee_id(key, row["name"]) == row["payee_id"]
        ),
        requesters=labels_with(session, Role.REQUESTER),
    )


def gift_left(session: Session, serial: int) -> GiftLeft:
    """Return what is still unspent of a gift. Raises BadInput where there is no such gift, or its list is not here."""
    from almoner.services.tracing import trace_serial

    place = place_of_serial(session.store, session.state(), serial)
    return GiftLeft(serial, place.fund, place.amount, trace_serial(session, serial).unspent)


def paid_by(session: Session, invoice: Invoice) -> int:
    """Return the number of the payment that used an invoice, 0 for none."""
    return int(session.reader.view("fingerprint_used", invoice.fingerprint(session.home.ledger_key)))
