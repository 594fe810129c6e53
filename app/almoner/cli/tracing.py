"""`almoner trace`: follow a gift to its payments, or a payment to its gifts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from almoner.cli.app import App, pass_app, plain, shared
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.traced import Onward, TracedGift, TracedPart, TracedPayment

SHOWN = 200


@click.command("trace")
@click.option(
    "--receipt",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Picture, PDF or .almr file.",
)
@click.option("--serial", type=click.IntRange(min=1), help="Serial number of a gift.")
@click.option("--payment", type=click.IntRange(min=1), help="Number of a payment.")
@click.option("--rpc", metavar="URL", help="With --receipt: ask this node; needs no installation.")
@shared
@pass_app
def command(app: App, receipt: Path | None, serial: int | None, payment: int | None, rpc: str | None) -> None:
    """Follow a gift to the payments it went into, or a payment to the gifts that paid it.

    The answer is arithmetic on the ledger, exact to the smallest unit; anyone gets the same one.
    """
    from almoner.services import tracing

    if sum(each is not None for each in (receipt, serial, payment)) != 1:
        raise BadInput(
            "Name what to trace.",
            code="trace.what",
            hint="Use one of --receipt FILE, --serial N, --payment ID.",
        )
    if rpc is not None and receipt is None:
        raise BadInput(
            "--rpc goes with --receipt.", code="trace.rpc", hint="Use it as `trace --receipt FILE --rpc URL`."
        )
    if payment is not None:
        paid = tracing.trace_payment(app.session, payment)
        app.answer(paid.document(), *_payment_lines(paid))
        return
    if receipt is None:
        assert serial is not None  # noqa: S101  (exactly one of the three is there)
        gift = tracing.trace_serial(app.session, serial)
    elif rpc is not None:
        gift = tracing.trace_receipt_at(rpc, receipt)
    else:
        gift = tracing.trace_receipt(app.session, receipt)
    app.answer(gift.document(), *_gift_lines(gift))


def _gift_lines(gift: TracedGift) -> Iterator[str]:
    unit, place = gift.unit, gift.place
    code = plain(unit.code)
    yield (
        f"Gift {place.serial}: {unit.format(place.amount)} {code} to “{plain(gift.fund_name)}”, in batch {place.batch}."
    )
    if gift.voided:
        follows = f"; receipt {gift.successor} stands for it" if gift.successor else ""
        yield f"Its receipt was voided{follows}."
    if not gift.parts:
        yield "Nothing of it was spent yet."
    for part in gift.parts:
        yield from _part_lines(part, "  ")
    if gift.refunded:
        yield f"  {unit.format(gift.refunded)} {code} was given back to the donor."
    if gift.unspent and gift.parts:
        yield f"  {unit.format(gift.unspent)} {code} is not spent yet."


def _part_lines(part: TracedPart, indent: str) -> Iterator[str]:
    payee = f" to {plain(part.payee)}" if part.payee else ""
    purpose = f": {plain(part.purpose)}" if part.purpose else ""
    yield f"{indent}{part.amount_text} went into payment {part.payment} ({part.category}, {part.state}){payee}{purpose}"
    if part.via:
        before = ", then ".join(f"payment {number}" for number in part.via)
        yield f"{indent}  (it had gone to {before} first and came back)"
    if part.onward is not None:
        yield from _onward_lines(part.onward, indent + "  ")


def _onward_lines(there: Onward, indent: str) -> Iterator[str]:
    yield f"{indent}passed on to fund {there.fund} of the ledger 0x{there.ledger.hex()}"
    if there.unit is None:
        yield f"{indent}  {plain(there.problem)}"
        return
    for part in there.parts:
        yield from _part_lines(part, indent + "  ")
    for amount, what in (
        (there.refunded, "was given back from there"),
        (there.unspent, "is not spent there yet"),
    ):
        if amount:
            yield f"{indent}  {there.unit.format(amount)} {plain(there.unit.code)} {what}"


def _payment_lines(paid: TracedPayment) -> Iterator[str]:
    unit, code = paid.unit, plain(paid.unit.code)
    payee = f" to {plain(paid.payee)}" if paid.payee else ""
    purpose = f": {plain(paid.purpose)}" if paid.purpose else ""
    yield f"Payment {paid.payment}: {unit.format(paid.amount)} {code} from “{plain(paid.fund_name)}”{payee}{purpose}"
    if paid.returned:
        yield f"Of it, {unit.format(paid.returned)} {code} came back later."
    yield f"It was paid with {len(paid.parts)} gifts or parts of gifts:"
    for part in paid.parts[:SHOWN]:
        gift = (
            f"gift {part.serial}"
            if part.serial
            else f"gifts of batch {part.batch} (their list is not kept here)"
        )
        back = f", back from payment {', '.join(map(str, part.via))}" if part.via else ""
        yield f"  {unit.format(part.amount)} {code} from {gift}{back}"
    if len(paid.parts) > SHOWN:
        yield f"  … and {len(paid.parts) - SHOWN:,} more; --json lists all."
