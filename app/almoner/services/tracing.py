"""Follow a gift to the payments it went into, and a payment to the gifts it came from, exact to the unit.

Sub-grants are followed into the receiving charity's ledger where that is on the same chain, and on to the last hand.
Names and texts come from this installation; places and amounts from the ledger alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.disbursements import category_name
from almoner.services.ledgers import LedgerView, other_ledger
from almoner.services.places import (
    Manifest,
    Place,
    place_of_receipt,
    place_of_serial,
    read_receipt,
    recorded_receipt,
)
from almoner.services.traced import Onward, Origin, TracedGift, TracedPart, TracedPayment
from almoner_chain.core.entries import Category, PaymentState
from almoner_chain.core.errors import AlmonerError, BadInput
from almoner_chain.core.trace import Part, Tracer
from almoner_chain.core.units import Unit

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.receipt import Receipt

__all__ = [
    "Onward",
    "Origin",
    "TracedGift",
    "TracedPart",
    "TracedPayment",
    "trace_document",
    "trace_payment",
    "trace_receipt",
    "trace_receipt_at",
    "trace_serial",
]

MAX_HANDS = 16
"""Each hand on is a later entry, so chains end; a ledger that invents entries must not make us walk for ever."""


def trace_serial(session: Session, serial: int) -> TracedGift:
    """Follow the gift with this serial number."""
    view = LedgerView.of(session)
    return trace_place(view, place_of_serial(session.store, view.state, serial))


def trace_receipt(session: Session, path: Path | bytes) -> TracedGift:
    """Follow the gift of a receipt, a file or its bytes: of this ledger, or of another one on the same chain."""
    return _trace(session, read_receipt(path))


def trace_document(session: Session, document: bytes) -> TracedGift:
    """Follow the gift of a receipt given as its bytes: of this ledger, or of another one on the same chain."""
    return _trace(session, recorded_receipt(document))


def _trace(session: Session, receipt: Receipt) -> TracedGift:
    own = LedgerView.of(session)
    if (receipt.chain_id, receipt.ledger) == (own.chain_id, own.ledger):
        return trace_place(own, place_of_receipt(receipt, own.state))
    if receipt.chain_id != own.chain_id:
        raise BadInput(
            f"That receipt is of chain {receipt.chain_id}, this installation works with chain {own.chain_id}.",
            code="receipt.other_chain",
            hint="Name a node of that chain: --rpc URL.",
        )
    view = other_ledger(own, receipt.ledger)
    return trace_place(view, place_of_receipt(receipt, view.state))


def trace_receipt_at(url: str, path: Path | bytes) -> TracedGift:
    """Follow the gift of a receipt through one node, without an installation."""
    from almoner_chain.client.rpc import Node

    receipt = read_receipt(path)
    with Node(url) as node:
        view = LedgerView.at(node, receipt.ledger, chain_id=receipt.chain_id)
        return trace_place(view, place_of_receipt(receipt, view.state))


def trace_place(view: LedgerView, place: Place) -> TracedGift:
    """Follow the gift that stands at a place."""
    state = view.state
    trace = Tracer(state).gift(place.fund, place.start, place.amount)
    unit = view.unit(place.fund)
    void = state.voids.get(place.serial)
    return TracedGift(
        place=place,
        fund_name=state.funds[place.fund].created.name,
        unit=unit,
        parts=tuple(_part(view, unit, place.serial, part, MAX_HANDS) for part in trace.parts),
        unspent=trace.unspent,
        refunded=trace.refunded,
        voided=void is not None,
        successor=void.data.successor if void is not None else 0,
    )


def _part(view: LedgerView, unit: Unit, serial: int, part: Part, hands: int) -> TracedPart:
    record = view.state.payments[part.payment]
    assert record.paid is not None  # noqa: S101  (only what was paid is a part)
    payee, purpose = view.words(record.case)
    onward = None
    if record.case.category == Category.SUB_GRANT:
        onward = _onward(view, part, hands)
    return TracedPart(
        payment=part.payment,
        serial=serial,
        amount=part.amount,
        start=record.paid.start + part.offset,
        unit=unit,
        category=category_name(record.case.category),
        state=state_name(record.state),
        payee=payee,
        purpose=purpose,
        via=part.via,
        onward=onward,
    )


def _onward(view: LedgerView, part: Part, hands: int) -> Onward | None:
    """Go on in the ledger a sub-grant went to; None where it is not known here which that is."""
    case = view.state.payments[part.payment].case
    destination = view.destination(case.subject) or view.discover(part.payment)
    if destination is None:
        return None
    chain_id, ledger, fund = destination
    if chain_id != view.chain_id:
        return Onward(chain_id, ledger, fund, "that ledger is on another chain")
    if hands == 0:
        return Onward(chain_id, ledger, fund, "followed through too many hands")
    try:
        there = other_ledger(view, ledger)
    except AlmonerError as error:
        return Onward(chain_id, ledger, fund, error.message)
    number = there.state.origins.get((view.chain_id, view.ledger, part.payment))
    if number is None:
        return Onward(chain_id, ledger, fund, "not recorded there yet")
    batch = there.state.batches[number].data
    if batch.total != case.amount:
        return Onward(chain_id, ledger, fund, "recorded there with another amount")
    trace = Tracer(there.state).gift(batch.fund, batch.start + part.offset, part.amount)
    unit = there.unit(batch.fund)
    parts = tuple(_part(there, unit, batch.first_serial, each, hands - 1) for each in trace.parts)
    return Onward(chain_id, ledger, batch.fund, "", number, unit, parts, trace.unspent, trace.refunded)


def trace_payment(session: Session, payment: int) -> TracedPayment:
    """Say whose gifts paid a payment, each with its exact amount."""
    view = LedgerView.of(session)
    trace = Tracer(view.state).payment(payment)
    record = view.state.payments[payment]
    assert record.paid is not None  # noqa: S101  (the tracer refuses others)
    manifests: dict[int, Manifest | None] = {}
    parts: list[Origin] = []
    for origin in trace.origins:
        if origin.batch not in manifests:
            batch = view.state.batches.get(origin.batch)
            manifests[origin.batch] = Manifest.of(session.store, batch) if batch is not None else None
        manifest = manifests[origin.batch]
        pieces = manifest.cut(origin.start, origin.amount) if manifest else [(0, origin.start, origin.amount)]
        source = _source(view, origin.batch)
        parts += [
            Origin(payment, s, amount, origin.batch, at, origin.via, source) for s, at, amount in pieces
        ]
    payee, purpose = view.words(record.case)
    return TracedPayment(
        payment=payment,
        fund=trace.fund,
        fund_name=view.state.funds[trace.fund].created.name,
        unit=view.unit(trace.fund),
        amount=trace.amount,
        start=record.paid.start,
        state=state_name(record.state),
        category=category_name(record.case.category),
        payee=payee,
        purpose=purpose,
        returned=trace.returned,
        parts=tuple(parts),
    )


def _source(view: LedgerView, number: int) -> dict[str, Any] | None:
    """Say which other ledger's payment a batch received, if it did."""
    batch = view.state.batches.get(number)
    if batch is None or not batch.data.origin_payment:
        return None
    data = batch.data
    return {
        "chain_id": data.origin_chain,
        "ledger": "0x" + data.origin_ledger.hex(),
        "payment": data.origin_payment,
    }


def state_name(state: PaymentState) -> str:
    """Return a payment's state as commands write it."""
    return state.name.lower()
