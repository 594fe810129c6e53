"""Show a whole fund: the batches and returned money that came in, the payments that went out, and what is left.

Figures from the ledger's entries; payees and purposes in words where they are kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.disbursements import category_name
from almoner.services.ledgers import LedgerView
from almoner.services.places import Place
from almoner.services.tracing import TracedGift, state_name, trace_place
from almoner_chain.core.entries import Refund
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit

if TYPE_CHECKING:
    from almoner.services.session import Session


@dataclass(frozen=True, slots=True)
class FundBatch:
    """One batch of gifts, ``amount`` in minor units, recorded ``at`` (seconds); ``passed_on`` by another ledger or not."""

    batch: int
    amount: int
    count: int
    first_serial: int
    at: int
    passed_on: bool


@dataclass(frozen=True, slots=True)
class FundPayment:
    """One payment that left the fund, ``amount`` in minor units, at a time in seconds."""

    payment: int
    amount: int
    category: str
    state: str
    payee: str
    purpose: str
    at: int


@dataclass(frozen=True, slots=True)
class TracedFund:
    """Batches and ``returned`` add up to ``received``, and so do payments, ``refunded`` and ``available``."""

    fund: int
    name: str
    unit: Unit
    received: int
    returned: int
    refunded: int
    available: int
    batches: tuple[FundBatch, ...]
    payments: tuple[FundPayment, ...]


@dataclass(frozen=True, slots=True)
class TracedBatch:
    """Where all gifts of one batch are now: ``flow`` as if they were one gift."""

    first_serial: int
    count: int
    flow: TracedGift


def trace_fund(session: Session, number: int) -> TracedFund:
    """Return what came into a fund and where it went. Raises BadInput for an unknown fund."""
    view = LedgerView.of(session)
    state = view.state
    fund = state.funds.get(number)
    if fund is None:
        raise BadInput(
            f"There is no fund {number} on this ledger.", code="fund.unknown", hint="See `almoner fund list`."
        )
    return TracedFund(
        fund=number,
        name=fund.created.name,
        unit=view.unit(number),
        received=fund.received,
        returned=fund.returned,
        refunded=fund.refunded,
        available=fund.available,
        batches=tuple(
            FundBatch(
                batch=each.data.batch,
                amount=each.data.total,
                count=each.data.count,
                first_serial=each.data.first_serial,
                at=each.place.at,
                passed_on=bool(each.data.origin_payment),
            )
            for each in state.batches.values()
            if each.data.fund == number and not each.data.replaces
        ),
        payments=tuple(_payments(view, number)),
    )


def _payments(view: LedgerView, fund: int) -> list[FundPayment]:
    found = []
    for number, record in view.state.payments.items():
        if record.paid is None or record.paid.fund != fund or isinstance(record.paid, Refund):
            continue
        payee, purpose = view.words(record.case)
        found.append(
            FundPayment(
                payment=number,
                amount=record.paid.amount,
                category=category_name(record.case.category),
                state=state_name(record.state),
                payee=payee,
                purpose=purpose,
                at=record.settled.at if record.settled is not None else 0,
            )
        )
    return found


def trace_batch(session: Session, number: int) -> TracedBatch:
    """Follow all gifts of a batch together. Raises BadInput for an unknown batch."""
    view = LedgerView.of(session)
    batch = view.state.batches.get(number)
    if batch is None:
        raise BadInput(
            f"There is no batch {number} on this ledger.",
            code="batch.unknown",
            hint="See `almoner batch list`.",
        )
    data = batch.data
    place = Place(data.first_serial, data.fund, data.batch, data.start, data.total)
    return TracedBatch(data.first_serial, data.count, trace_place(view, place))
