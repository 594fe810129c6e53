"""Make the picture of a whole fund: what came in at the left, the fund, where it went at the right. Runs in a worker."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from almoner.ui import flow_words as say
from almoner.ui import formats
from almoner.ui.flow import Flow, Node, NodeKind, Target, largest
from almoner.ui.flow_build import MOST, ROOT, Builder
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.traced_fund import FundBatch, FundPayment, TracedFund


def fund_flow(traced: TracedFund) -> Flow:
    """Show a fund: its largest batches and payments one by one, the rest as one each."""
    build = Builder(traced.unit)
    _add_batches(build, traced)
    amount = say.money(traced.received, traced.unit)
    name = formats.visible(traced.name)
    build.nodes.append(
        Node(
            key=ROOT,
            column=1,
            kind=NodeKind.FUND,
            amount=traced.received,
            title=name,
            lines=(amount, tr("came in so far")),
            spoken=tr("The fund “{fund}”: {amount} came in so far.").format(fund=name, amount=amount),
            target=Target("funds", "fund", traced.fund),
        )
    )
    _add_payments(build, traced)
    return build.flow()


def _add_batches(build: Builder, traced: TracedFund) -> None:
    drawn, others = largest([each.amount for each in traced.batches], MOST)
    for at in drawn:
        build.add(_batch(build, traced.batches[at]), target=ROOT)
    if others:
        amount = sum(traced.batches[at].amount for at in others)
        count = sum(traced.batches[at].count for at in others)
        build.add(_rest("rest.in", 0, amount, tr("%Ln more donation(s)", "", count), build), target=ROOT)
    if traced.returned:
        spoken = tr("{amount} came back from disbursements.").format(
            amount=say.money(traced.returned, build.unit)
        )
        title, lines = tr("Came back"), (tr("from disbursements"),)
        build.add(Node("returned", 0, NodeKind.RETURNED, traced.returned, title, lines, spoken), target=ROOT)


def _batch(build: Builder, batch: FundBatch) -> Node:
    title = say.donations(batch.first_serial, batch.count)
    day = formats.day(datetime.fromtimestamp(batch.at).astimezone().date())
    what = tr("Passed on by another charity") if batch.passed_on else tr("recorded {day}").format(day=day)
    spoken = tr("{amount} came from {donation}.").format(
        amount=say.money(batch.amount, build.unit), donation=title
    )
    return Node(
        key=f"batch{batch.batch}",
        column=0,
        kind=NodeKind.BATCH,
        amount=batch.amount,
        title=title,
        lines=(what,),
        spoken=spoken,
        target=Target("trace", "serial", batch.first_serial)
        if batch.count == 1
        else Target("trace", "batch", batch.batch),
        more=(Target("donations", "batch", batch.batch),),
    )


def _add_payments(build: Builder, traced: TracedFund) -> None:
    drawn, others = largest([each.amount for each in traced.payments], MOST)
    for at in drawn:
        build.add(_payment(build, traced.payments[at]), source=ROOT)
    if others:
        amount = sum(traced.payments[at].amount for at in others)
        build.add(
            _rest("rest.out", 2, amount, tr("%Ln more disbursement(s)", "", len(others)), build), source=ROOT
        )
    if traced.refunded:
        spoken = tr("{amount} were given back to donors.").format(
            amount=say.money(traced.refunded, build.unit)
        )
        title, lines = tr("Given back"), (tr("to donors"),)
        build.add(Node("refunded", 2, NodeKind.REFUNDED, traced.refunded, title, lines, spoken), source=ROOT)
    if traced.available:
        spoken = tr("{amount} are not spent yet.").format(amount=say.money(traced.available, build.unit))
        title, lines = tr("Not spent yet"), (tr("waits in the fund"),)
        build.add(Node("unspent", 2, NodeKind.UNSPENT, traced.available, title, lines, spoken), source=ROOT)


def _payment(build: Builder, payment: FundPayment) -> Node:
    payee, purpose = formats.visible(payment.payee), formats.visible(payment.purpose)
    title = say.disbursement(payment.payment, payment.state)
    amount = say.money(payment.amount, build.unit)
    return Node(
        key=f"payment{payment.payment}",
        column=2,
        kind=NodeKind.PAYMENT,
        amount=payment.amount,
        title=title,
        lines=(payee or tr("Payee not kept here"), purpose or say.category(payment.category)),
        spoken=tr("{amount} went to {disbursement}.").format(amount=amount, disbursement=title)
        + (" " + tr("Payee: {payee}.").format(payee=payee) if payee else ""),
        target=Target("trace", "payment", payment.payment),
        more=(Target("disbursements", "payment", payment.payment),),
    )


def _rest(key: str, column: int, amount: int, title: str, build: Builder) -> Node:
    spoken = tr("{title}, {amount} together; the table has them all.").format(
        title=title, amount=say.money(amount, build.unit)
    )
    return Node(key, column, NodeKind.REST, amount, title, (tr("all in the table"),), spoken)
