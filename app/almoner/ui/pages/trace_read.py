"""Read what the trace page shows, in a worker: the trace, its picture, its table and its sentences, all frozen.

Knows services and words; no widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from almoner.ui import flow_words as say
from almoner.ui import formats
from almoner.ui.flow import Target
from almoner.ui.flow_layout import Picture, lay_out
from almoner.ui.pages.trace_rows import TraceRow, fund_rows, gift_rows, payment_rows
from almoner.ui.words import joined, tr

if TYPE_CHECKING:
    from almoner.services.traced import TracedGift, TracedPayment
    from almoner.ui.tasks import Job

Subject = Mapping[str, Any]
TableKind = Literal["gift", "payment", "fund"]
SAID = 3
"""So many of the largest ways are said in the sentences above the picture; the table has all."""


@dataclass(frozen=True)
class Shown:
    """Everything the page shows of one subject. ``notice`` is what must not be missed, with where it leads."""

    subject: Subject
    heading: str
    sentences: tuple[str, ...]
    picture: Picture
    rows: tuple[TraceRow, ...]
    table: TableKind
    notice: str = ""
    notice_target: Target | None = None

    @property
    def summary(self) -> str:
        """All sentences as one text, for screen readers."""
        return joined((self.heading, *self.sentences))


def read_trace(job: Job, subject: Subject) -> Shown:
    """Trace a subject: {"serial"}, {"payment"}, {"batch"}, {"fund"}, {"file"}, {"document"} or {"text"}.

    Raises what the services raise.
    """
    if "payment" in subject:
        return _payment(job, subject)
    if "fund" in subject:
        return _fund(job, subject)
    if "batch" in subject:
        return _batch(job, subject)
    return _gift(job, subject)


def _gift(job: Job, subject: Subject) -> Shown:
    from almoner.services.known_gifts import known_gifts
    from almoner.ui.flow_build import gift_flow

    traced, own = _traced_gift(job, subject)
    serial = traced.place.serial
    known = known_gifts(job.session, [serial]).get(serial) if own else None
    return Shown(
        subject=subject,
        heading=_of(say.donation(serial), traced),
        sentences=gift_sentences(traced),
        picture=lay_out(gift_flow(traced, known, own=own)),
        rows=tuple(gift_rows(traced, own=own)),
        table="gift",
        notice=_void_words(traced),
        notice_target=Target("trace", "serial", traced.successor) if own and traced.successor else None,
    )


def _traced_gift(job: Job, subject: Subject) -> tuple[TracedGift, bool]:
    """Return the trace, and whether it is of this installation's ledger: numbers of others mean nothing here."""
    from almoner.services import tracing

    session = job.session
    if "serial" in subject:
        return tracing.trace_serial(session, int(subject["serial"])), True
    from almoner.services.scanning import read_document
    from almoner_chain.core.receipt import decode

    document = read_document(_source(subject)).document
    receipt = decode(document)
    own = (receipt.chain_id, receipt.ledger) == (session.chain_id, session.ledger)
    return tracing.trace_document(session, document), own


def _source(subject: Subject) -> Path | bytes:
    if "file" in subject:
        return Path(subject["file"])
    if "text" in subject:
        return str(subject["text"]).strip().encode()
    return bytes(subject["document"])


def _of(name: str, traced: TracedGift) -> str:
    return tr("{name}: {amount} in the fund “{fund}”.").format(
        name=name, amount=say.money(traced.place.amount, traced.unit), fund=formats.visible(traced.fund_name)
    )


def _void_words(traced: TracedGift) -> str:
    if not traced.voided:
        return ""
    if traced.successor:
        text = tr("The receipt of this donation was replaced: donation {serial} stands for it now.")
        return text.format(serial=formats.number(traced.successor))
    return tr("The receipt of this donation was voided. The money is followed here all the same.")


def gift_sentences(traced: TracedGift) -> tuple[str, ...]:
    """Say where a gift is: its largest ways, what waits, what went back. Exact amounts."""
    unit = traced.unit
    ways: dict[int, int] = {}
    names: dict[int, str] = {}
    for part in traced.parts:
        ways[part.payment] = ways.get(part.payment, 0) + part.amount
        payee = formats.visible(part.payee)
        name = say.disbursement(part.payment, part.state)
        names[part.payment] = (
            tr("{payee} ({disbursement})").format(payee=payee, disbursement=name) if payee else name
        )
    ranked = sorted(ways.items(), key=lambda way: (-way[1], way[0]))
    said = [
        tr("{amount} went to {payee}.").format(amount=say.money(amount, unit), payee=names[payment])
        for payment, amount in ranked[:SAID]
    ]
    if len(ranked) > SAID:
        rest = say.money(sum(amount for _, amount in ranked[SAID:]), unit)
        text = tr("{amount} went to %Ln more disbursement(s).", "", len(ranked) - SAID)
        said.append(text.format(amount=rest))
    if traced.unspent:
        said.append(tr("{amount} wait to be spent.").format(amount=say.money(traced.unspent, unit)))
    if traced.refunded:
        said.append(
            tr("{amount} were given back to the donor.").format(amount=say.money(traced.refunded, unit))
        )
    return tuple(said)


def _batch(job: Job, subject: Subject) -> Shown:
    from almoner.services.traced_fund import trace_batch
    from almoner.ui.flow_build import gift_flow

    number = int(subject["batch"])
    found = trace_batch(job.session, number)
    name = say.donations(found.first_serial, found.count)
    flow = gift_flow(found.flow, None, title=name, target=Target("donations", "batch", number))
    return Shown(
        subject=subject,
        heading=_of(name, found.flow),
        sentences=gift_sentences(found.flow),
        picture=lay_out(flow),
        rows=tuple(gift_rows(found.flow)),
        table="gift",
    )


def _payment(job: Job, subject: Subject) -> Shown:
    from almoner.services.known_gifts import known_gifts
    from almoner.services.tracing import trace_payment
    from almoner.ui.flow_build import payment_flow

    traced = trace_payment(job.session, int(subject["payment"]))
    known = known_gifts(job.session, (part.serial for part in traced.parts if part.serial))
    return Shown(
        subject=subject,
        heading=tr("{name}: {amount} from the fund “{fund}”.").format(
            name=say.disbursement(traced.payment, traced.state),
            amount=say.money(traced.amount, traced.unit),
            fund=formats.visible(traced.fund_name),
        ),
        sentences=payment_sentences(traced),
        picture=lay_out(payment_flow(traced, known)),
        rows=tuple(payment_rows(traced, known)),
        table="payment",
    )


def payment_sentences(traced: TracedPayment) -> tuple[str, ...]:
    """Say whose gifts paid a payment and what of it came back."""
    payee, purpose = formats.visible(traced.payee), formats.visible(traced.purpose)
    gifts = len({part.serial for part in traced.parts if part.serial})
    unknown = sum(part.amount for part in traced.parts if not part.serial)
    said = []
    if payee:
        said.append(tr("It was paid to {payee}.").format(payee=payee))
    if purpose:
        said.append(tr("Purpose: {purpose}.").format(purpose=purpose))
    if gifts:
        said.append(tr("It was paid from %Ln donation(s).", "", gifts))
    if unknown:
        text = tr("Of {amount} it is not known here which donations they were: their list is not kept here.")
        said.append(text.format(amount=say.money(unknown, traced.unit)))
    if traced.returned:
        said.append(
            tr("{amount} came back to the fund later.").format(amount=say.money(traced.returned, traced.unit))
        )
    return tuple(said)


def _fund(job: Job, subject: Subject) -> Shown:
    from almoner.services.traced_fund import trace_fund
    from almoner.ui.flow_fund import fund_flow

    traced = trace_fund(job.session, int(subject["fund"]))
    spent = sum(payment.amount for payment in traced.payments)
    said = [tr("{amount} went out.").format(amount=say.money(spent, traced.unit))] if spent else []
    if traced.available:
        said.append(tr("{amount} wait to be spent.").format(amount=say.money(traced.available, traced.unit)))
    if traced.refunded:
        said.append(
            tr("{amount} were given back to donors.").format(amount=say.money(traced.refunded, traced.unit))
        )
    return Shown(
        subject=subject,
        heading=tr("The fund “{fund}”: {amount} came in so far.").format(
            fund=formats.visible(traced.name), amount=say.money(traced.received, traced.unit)
        ),
        sentences=tuple(said),
        picture=lay_out(fund_flow(traced)),
        rows=tuple(fund_rows(traced)),
        table="fund",
    )


def read_funds(job: Job) -> list[tuple[int, str]]:
    """Return number and name of each fund, to offer them."""
    from almoner.services.funds import list_funds

    return [(fund.number, formats.visible(fund.name)) for fund in list_funds(job.session)]
