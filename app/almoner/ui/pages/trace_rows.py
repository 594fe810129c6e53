"""The tables beside a trace's picture: every part of a gift, every gift behind a payment, everything of a fund."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.ui import flow_words as say
from almoner.ui import formats
from almoner.ui.flow import Target
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.words import tr
from almoner_chain.core.units import Unit

if TYPE_CHECKING:
    from almoner.services.known_gifts import KnownGift
    from almoner.services.traced import Origin, TracedGift, TracedPart, TracedPayment
    from almoner.services.traced_fund import TracedFund


ONWARD = "↳ "
"""Before the name of what became of a grant, once for each charity it was passed on by."""
LAST = 1 << 62


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One row, in words already; ``amount`` in minor units of ``unit``, a part of ``whole``; ``number`` sorts names."""

    name: str
    number: int
    amount: int
    whole: int
    unit: Unit
    who: str = ""
    what: str = ""
    date: str = ""
    category: str = ""
    state: str = ""
    batch: int = 0
    remark: str = ""
    target: Target | None = None


def gift_rows(traced: TracedGift, *, own: bool = True) -> list[TraceRow]:
    """Return a row for each part of a gift, also in other charities' ledgers, and for what is left or went back.

    A grant passed on and what became of it are both rows: the latter name the ledger they are in. ``own``: the gift is of
    this installation's ledger, so that its payments can be opened.
    """
    whole = traced.place.amount
    rows = list(_parts(traced.parts, whole, traced.unit, "", own=own))
    return rows + list(_rest(traced.unspent, traced.refunded, whole, traced.unit))


def _parts(
    parts: Sequence[TracedPart], whole: int, unit: Unit, where: str, *, own: bool, hand: int = 0
) -> Iterator[TraceRow]:
    for part in parts:
        remarks = [where, say.via(part.via), say.problem(part.onward) if part.onward is not None else ""]
        yield TraceRow(
            name=ONWARD * hand + say.disbursement(part.payment),
            number=part.payment,
            amount=part.amount,
            whole=whole,
            unit=unit,
            who=formats.visible(part.payee),
            what=formats.visible(part.purpose),
            category=say.category(part.category),
            state=_state(part.state),
            remark=_joined(remarks),
            target=None if not own else Target("trace", "payment", part.payment),
        )
        there = part.onward
        if there is not None and there.unit is not None:
            place = say.ledger(there.ledger)
            yield from _parts(there.parts, whole, there.unit, place, own=False, hand=hand + 1)
            yield from _rest(there.unspent, there.refunded, whole, there.unit, where=place, hand=hand + 1)


def _rest(
    unspent: int, refunded: int, whole: int, unit: Unit, *, where: str = "", hand: int = 0
) -> Iterator[TraceRow]:
    mark = ONWARD * hand
    if unspent:
        yield TraceRow(mark + tr("Not spent yet"), LAST, unspent, whole, unit, remark=where)
    if refunded:
        yield TraceRow(mark + tr("Given back to the donor"), LAST + 1, refunded, whole, unit, remark=where)


def payment_rows(traced: TracedPayment, known: Mapping[int, KnownGift]) -> list[TraceRow]:
    """Return a row for each gift, or part of one, that paid a payment."""
    return [_origin(part, traced, known.get(part.serial)) for part in traced.parts]


def _origin(part: Origin, traced: TracedPayment, known: KnownGift | None) -> TraceRow:
    passed_on = ""
    if part.origin:
        passed_on = tr("Passed on by disbursement {number} of the ledger {address}").format(
            number=formats.number(part.origin["payment"]), address=formats.short_hash(part.origin["ledger"])
        )
    name = say.donation(part.serial) if part.serial else tr("Not known here which")
    serial = Target("trace", "serial", part.serial) if part.serial else None
    return TraceRow(
        name=name,
        number=part.serial,
        amount=part.amount,
        whole=traced.amount,
        unit=traced.unit,
        who=formats.visible(known.donor) if known is not None else "",
        date=known.date if known is not None else "",
        state=say.void(known) or (tr("Stands") if part.serial else ""),
        batch=part.batch,
        remark=_joined([say.via(part.via), passed_on]),
        target=serial or (Target("trace", "batch", part.batch) if part.batch else None),
    )


def fund_rows(traced: TracedFund) -> list[TraceRow]:
    """Return a row for each payment of a fund and what is left, then one for each batch that came in."""
    unit, whole = traced.unit, traced.received
    rows = [
        TraceRow(
            name=say.disbursement(each.payment),
            number=each.payment,
            amount=each.amount,
            whole=whole,
            unit=unit,
            who=formats.visible(each.payee),
            what=formats.visible(each.purpose),
            category=tr("Went out"),
            state=_state(each.state),
            target=Target("trace", "payment", each.payment),
        )
        for each in traced.payments
    ]
    rows += _rest(traced.available, traced.refunded, whole, unit)
    for batch in traced.batches:
        rows.append(
            TraceRow(
                name=say.donations(batch.first_serial, batch.count),
                number=batch.first_serial,
                amount=batch.amount,
                whole=whole,
                unit=unit,
                category=tr("Came in"),
                remark=tr("Passed on by another charity") if batch.passed_on else "",
                target=Target("trace", "batch", batch.batch),
            )
        )
    if traced.returned:
        rows.append(
            TraceRow(
                tr("Came back from disbursements"), 0, traced.returned, whole, unit, category=tr("Came in")
            )
        )
    return rows


def _state(word: str) -> str:
    from almoner.ui.words import state_name

    return state_name(word)


def _joined(remarks: Sequence[str]) -> str:
    return tr("; ", "between remarks").join(remark for remark in remarks if remark)


def _name(title: str) -> Column[TraceRow]:
    return Column("name", title, lambda row: row.name, width=18, order=lambda row: row.number)


def _amount() -> Column[TraceRow]:
    return Column(
        "amount",
        tr("Amount"),
        lambda row: formats.money(row.amount, row.unit),
        Kind.MONEY,
        width=14,
        value=lambda row: row.unit.format(row.amount),
        order=lambda row: row.amount,
    )


def _share(title: str) -> Column[TraceRow]:
    return Column(
        "share", title, lambda row: say.share(row.amount, row.whole), Kind.TEXT, width=12,
        order=lambda row: row.amount,
    )  # fmt: skip


def gift_columns() -> list[Column[TraceRow]]:
    """Return the columns of a gift's parts."""
    return [
        _name(tr("Where to")),
        _amount(),
        _share(tr("Share")),
        Column("who", tr("Payee"), lambda row: row.who, width=18),
        Column("what", tr("Purpose"), lambda row: row.what, width=20),
        Column("state", tr("State"), lambda row: row.state, width=10),
        Column("category", tr("Category"), lambda row: row.category, width=14),
        Column("remark", tr("Remarks"), lambda row: row.remark, width=30),
    ]


def payment_columns() -> list[Column[TraceRow]]:
    """Return the columns of a payment's gifts."""
    return [
        _name(tr("Donation")),
        _amount(),
        _share(tr("Share")),
        Column("who", tr("Donor"), lambda row: row.who, width=20),
        Column(
            "date", tr("Date"), lambda row: formats.day(row.date), Kind.DATE, width=10,
            value=lambda row: row.date, order=lambda row: row.date,
        ),
        Column("state", tr("Receipt"), lambda row: row.state, width=16),
        Column(
            "batch", tr("Batch"), lambda row: str(row.batch), Kind.NUMBER, width=6,
            value=lambda row: row.batch, hidden=True,
        ),
        Column("remark", tr("Remarks"), lambda row: row.remark, width=30),
    ]  # fmt: skip


def fund_columns() -> list[Column[TraceRow]]:
    """Return the columns of a fund's ins and outs."""
    return [
        Column("category", tr("Direction"), lambda row: row.category or tr("Left over"), width=10),
        _name(tr("What")),
        _amount(),
        _share(tr("Share")),
        Column("who", tr("Payee"), lambda row: row.who, width=18),
        Column("what", tr("Purpose"), lambda row: row.what, width=20),
        Column("state", tr("State"), lambda row: row.state, width=10),
        Column("remark", tr("Remarks"), lambda row: row.remark, width=24),
    ]
