"""Make a flow's picture out of a trace: a gift's way to the last hand, a payment's gifts, a whole fund.

Runs in a worker. Large crowds are drawn as their largest and one node for the rest, so that 5,000 stay readable; the table
beside has them all. Amounts are only added up, never divided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from almoner.ui import flow_words as say
from almoner.ui import formats
from almoner.ui.flow import Flow, Node, NodeKind, Ribbon, Target, largest
from almoner.ui.words import joined, tr
from almoner_chain.core.units import Unit

if TYPE_CHECKING:
    from almoner.services.known_gifts import KnownGift
    from almoner.services.traced import Origin, TracedGift, TracedPart, TracedPayment

MOST = 8
"""So many are drawn one by one in a crowd; further on along a way fewer."""
FEWEST = 3
ROOT = "root"


@dataclass
class Builder:
    """Collects nodes and ribbons in the order in which they stand."""

    unit: Unit
    nodes: list[Node] = field(default_factory=list)
    ribbons: list[Ribbon] = field(default_factory=list)

    def add(self, node: Node, *, source: str = "", target: str = "") -> None:
        """Add a node, tied by its whole amount to the node it comes from or leads to."""
        text = say.money(node.amount, self.unit)
        if source:
            self.ribbons.append(Ribbon(source, node.key, node.amount, text))
        if target:
            self.ribbons.append(Ribbon(node.key, target, node.amount, text))
        self.nodes.append(node)

    def flow(self) -> Flow:
        """Return the finished flow."""
        return Flow(self.unit, tuple(self.nodes), tuple(self.ribbons), ROOT)


def gift_flow(
    traced: TracedGift,
    known: KnownGift | None,
    *,
    own: bool = True,
    title: str = "",
    target: Target | None = None,
) -> Flow:
    """Show one gift (or, with a ``title``, several together) and where each unit of it is.

    ``own``: it is of this installation's ledger, so that what it leads to can be opened.
    """
    place, unit = traced.place, traced.unit
    build = Builder(unit)
    amount = say.money(place.amount, unit)
    name = title or say.donation(place.serial)
    remark = say.receipt_state(successor=traced.successor) if traced.voided and not title else ""
    lines = (amount, formats.visible(traced.fund_name), say.donor(known), remark)
    root = Node(
        ROOT,
        0,
        NodeKind.GIFT,
        place.amount,
        name,
        tuple(line for line in lines if line),
        tr("{name}: {amount} in the fund “{fund}”.").format(
            name=name, amount=amount, fund=formats.visible(traced.fund_name)
        ),
        (target or Target("receipts", "serial", place.serial)) if own else None,
        (Target("trace", "fund", place.fund),) if own else (),
    )
    build.nodes.append(root)
    _spread(build, ROOT, 1, traced.parts, (traced.unspent, traced.refunded), own=own)
    return build.flow()


def _spread(
    build: Builder,
    source: str,
    column: int,
    parts: Sequence[TracedPart],
    rest: tuple[int, int],
    *,
    own: bool,
) -> None:
    """Add where an amount went: payments, the largest of them one by one, what waits, what went back."""
    payments = _merged(parts)
    drawn, others = largest(
        [sum(part.amount for part in each) for each in payments], max(MOST >> (column - 1), FEWEST)
    )
    for at in drawn:
        _add_payment(build, source, column, payments[at], own=own)
    if others:
        amount = sum(part.amount for at in others for part in payments[at])
        text = tr("%Ln more disbursement(s)", "", len(others))
        build.add(_rest(f"{source}/rest", column, amount, text, build.unit), source=source)
    unspent, refunded = rest
    if unspent:
        build.add(_unspent(f"{source}/unspent", column, unspent, build.unit, own=own), source=source)
    if refunded:
        build.add(_refunded(f"{source}/refunded", column, refunded, build.unit), source=source)


def _merged(parts: Sequence[TracedPart]) -> list[list[TracedPart]]:
    """Put the parts of the same payment together: they may have come there on several ways."""
    found: dict[int, list[TracedPart]] = {}
    for part in parts:
        found.setdefault(part.payment, []).append(part)
    return list(found.values())


def _add_payment(build: Builder, source: str, column: int, parts: Sequence[TracedPart], *, own: bool) -> None:
    """Add a payment and what became of a grant in the next charity's ledger."""
    first, key = parts[0], f"{source}/{parts[0].payment}"
    onward = [part.onward for part in parts if part.onward is not None]
    remarks = [say.via(part.via) for part in parts] + [say.problem(each) for each in onward if each.problem]
    node = payment_node(
        first, sum(part.amount for part in parts), key=key, column=column, remarks=remarks, own=own
    )
    build.add(node, source=source)
    there = [each for each in onward if each.unit is not None]
    if there:
        more = tuple(part for each in there for part in each.parts)
        rest = (sum(each.unspent for each in there), sum(each.refunded for each in there))
        _spread(build, key, column + 1, more, rest, own=False)


def payment_node(
    part: TracedPart, amount: int, *, key: str, column: int, remarks: Sequence[str], own: bool
) -> Node:
    """Return the node of a payment; only one of the own ledger can be opened."""
    payee, purpose = formats.visible(part.payee), formats.visible(part.purpose)
    if not own:
        payee = payee or tr("By the next charity")
    notes = list(dict.fromkeys(remark for remark in remarks if remark))
    lines = [
        line for line in (payee or tr("Payee not kept here"), purpose or say.category(part.category)) if line
    ]
    title = say.disbursement(part.payment, part.state)
    sentences = [
        tr("{amount} went to {disbursement}.").format(
            amount=say.money(amount, part.unit), disbursement=title
        ),
        tr("Payee: {payee}.").format(payee=payee) if payee else "",
        tr("Purpose: {purpose}.").format(purpose=purpose) if purpose else "",
        *(tr("{remark}.").format(remark=note) for note in notes),
    ]
    return Node(
        key=key,
        column=column,
        kind=NodeKind.PAYMENT,
        amount=amount,
        title=title,
        lines=(*lines, *notes),
        spoken=joined(sentences),
        target=Target("trace", "payment", part.payment) if own else None,
        more=(Target("disbursements", "payment", part.payment),) if own else (),
    )


def _rest(key: str, column: int, amount: int, title: str, unit: Unit) -> Node:
    spoken = tr("{title}, {amount} together; the table has them all.").format(
        title=title, amount=say.money(amount, unit)
    )
    return Node(key, column, NodeKind.REST, amount, title, (tr("all in the table"),), spoken)


def _unspent(key: str, column: int, amount: int, unit: Unit, *, own: bool) -> Node:
    spoken = tr("{amount} are not spent yet.").format(amount=say.money(amount, unit))
    where = tr("waits in the fund") if own else tr("waits at the next charity")
    return Node(key, column, NodeKind.UNSPENT, amount, tr("Not spent yet"), (where,), spoken)


def _refunded(key: str, column: int, amount: int, unit: Unit) -> Node:
    spoken = tr("{amount} were given back to the donor.").format(amount=say.money(amount, unit))
    return Node(key, column, NodeKind.REFUNDED, amount, tr("Given back"), (tr("to the donor"),), spoken)


def payment_flow(traced: TracedPayment, known: Mapping[int, KnownGift]) -> Flow:
    """Show one payment and whose gifts paid it: the largest one by one, the rest as one."""
    build = Builder(traced.unit)
    gifts = _by_gift(traced.parts)
    drawn, others = largest([amount for _, amount in gifts], MOST)
    for at in drawn:
        origin, amount = gifts[at]
        build.add(_origin_node(origin, amount, known.get(origin.serial), traced.unit), target=ROOT)
    if others:
        amount = sum(gifts[at][1] for at in others)
        text = tr("%Ln more donation(s)", "", len(others))
        build.add(_rest("rest", 0, amount, text, traced.unit), target=ROOT)
    build.nodes.append(_payment_root(traced))
    if traced.returned:
        _add_returned(build, traced)
    return build.flow()


def _by_gift(parts: Sequence[Origin]) -> list[tuple[Origin, int]]:
    """Put the parts of the same gift together, or of the same batch where its gifts are not known here."""
    found: dict[tuple[int, int], tuple[Origin, int]] = {}
    for part in parts:
        key = (part.serial, 0 if part.serial else part.batch)
        before = found.get(key)
        found[key] = (
            (part, part.amount)
            if before is None
            else (
                replace(before[0], via=tuple(dict.fromkeys((*before[0].via, *part.via)))),
                before[1] + part.amount,
            )
        )
    return list(found.values())


def _origin_node(origin: Origin, amount: int, known: KnownGift | None, unit: Unit) -> Node:
    batch = tr("Donations of batch {batch}").format(batch=formats.number(origin.batch))
    title = say.donation(origin.serial) if origin.serial else batch
    who = tr("Passed on by another charity") if origin.origin else say.donor(known)
    notes = [note for note in (say.via(origin.via), say.void(known)) if note]
    sentences = [
        tr("{amount} came from {donation}.").format(amount=say.money(amount, unit), donation=title),
        *(tr("{remark}.").format(remark=each) for each in (who, *notes) if each),
    ]
    target = (
        Target("trace", "serial", origin.serial) if origin.serial else Target("trace", "batch", origin.batch)
    )
    return Node(
        key=f"gift{origin.serial}" if origin.serial else f"batch{origin.batch}",
        column=0,
        kind=NodeKind.GIFT,
        amount=amount,
        title=title,
        lines=(who or tr("Donor not kept here"), *notes),
        spoken=joined(sentences),
        target=target,
        more=(Target("receipts", "serial", origin.serial),) if origin.serial else (),
    )


def _payment_root(traced: TracedPayment) -> Node:
    amount, fund = say.money(traced.amount, traced.unit), formats.visible(traced.fund_name)
    title = say.disbursement(traced.payment, traced.state)
    payee, purpose = formats.visible(traced.payee), formats.visible(traced.purpose)
    lines = (amount, payee or tr("Payee not kept here"), purpose or say.category(traced.category), fund)
    return Node(
        key=ROOT,
        column=1,
        kind=NodeKind.PAYMENT,
        amount=traced.amount,
        title=title,
        lines=lines,
        spoken=tr("{name}: {amount} in the fund “{fund}”.").format(name=title, amount=amount, fund=fund),
        target=Target("disbursements", "payment", traced.payment),
        more=(Target("trace", "fund", traced.fund),),
    )


def _add_returned(build: Builder, traced: TracedPayment) -> None:
    """Show that part of a payment came back later, and where it can be followed."""
    stayed = traced.amount - traced.returned
    payee = formats.visible(traced.payee) or tr("the payee")
    if stayed:
        text = tr("Stayed with {payee}").format(payee=payee)
        spoken = tr("{amount} stayed with {payee}.").format(
            amount=say.money(stayed, traced.unit), payee=payee
        )
        build.add(Node("stayed", 2, NodeKind.PAYMENT, stayed, text, (), spoken), source=ROOT)
    amount = say.money(traced.returned, traced.unit)
    spoken = tr("{amount} came back to the fund later.").format(amount=amount)
    back = Node(
        "returned",
        2,
        NodeKind.RETURNED,
        traced.returned,
        tr("Came back"),
        (tr("to the fund, later"),),
        spoken,
    )
    build.add(back, source=ROOT)
