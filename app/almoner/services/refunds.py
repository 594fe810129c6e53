"""Giving a gift back to its donor: what is known of the gift, said before the ledger would refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from almoner.services.corrections import gift_proof as proof_of
from almoner.services.funds import Fund
from almoner.services.gifts import get_recorded
from almoner_chain.core.errors import BadInput, Refused

if TYPE_CHECKING:
    from almoner.services.session import Session


def check_gift(session: Session, fund: Fund, serial: int, amount: int) -> None:
    """Refuse a refund of more than the gift, from another fund, or of a gift that is not on the ledger.

    Knows the gifts recorded from here; of others the ledger decides when it is paid.
    """
    if not 0 < serial < session.reader.counts().next_serial:
        raise BadInput(
            f"There is no gift with serial number {serial} on this ledger.",
            code="serial.unknown",
            hint="See `almoner gift list` for the serial numbers.",
        )
    row = session.store.row("SELECT fund, amount FROM gift WHERE serial = ?", (serial,))
    if row is None:
        return
    if row["fund"] != fund.number:
        raise BadInput(
            f"Gift {serial} was not given to the fund “{fund.name}”.",
            code="refund.fund",
            hint=f"It is in fund {row['fund']}.",
        )
    left = int(row["amount"]) - session.reader.view("refunded_of", serial)
    if amount > left:
        raise Refused(
            f"Of gift {serial} only {fund.unit.format(left)} {fund.unit.code} can be given back at most.",
            code="refund.too_much",
            hint="Give back that much or less.",
        )


def gift_proof(session: Session, serial: int) -> tuple[Any, Any, Any]:
    """Return (batch entry, leaf, path) of a gift as the contract's refund takes them."""
    return proof_of(session, get_recorded(session.store, serial))
