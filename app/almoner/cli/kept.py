"""`almoner receipt keep`, `kept`, `forget` and `node`: a donor's own receipts and where each gift is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared

if TYPE_CHECKING:
    from almoner.services.kept_receipts import KeptReceipt, Moved, Part, Place


def add_to(group: click.Group) -> None:
    """Add the commands to `almoner receipt`."""
    for each in (keep, kept, forget, node):
        group.add_command(each)


@click.command("keep")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|LINK…")
@click.option("--label", default="", help="A name of your own for it.")
@shared
@pass_app
def keep(app: App, sources: tuple[str, ...], label: str) -> None:
    """Keep receipts given to you, to see later where the money went."""
    from almoner.services.my_receipts import add_receipt

    added = [add_receipt(app.session, source, label=label) for source in sources]
    app.answer(
        {"receipts": [_document(each) for each in added]},
        *(f"Kept: {_title(each)}." for each in added),
        "See where each gift is: almoner receipt kept --look",
    )


@click.command("kept")
@click.option("--look", is_flag=True, help="Check each again and say what happened since the last look.")
@shared
@pass_app
def kept(app: App, look: bool) -> None:
    """List the receipts you keep and where each gift was at the last look."""
    from almoner.services.my_receipts import list_receipts, look_again, mark_seen

    news: list[Moved] = []
    if look:
        with app.progress("Looking") as progress:
            news = look_again(app.session, progress=progress)
    receipts = list_receipts(app.session)
    mark_seen(app.session, [each.digest for each in receipts])
    app.answer(
        {
            "receipts": [_document(each) for each in receipts],
            "moved": [_moved_document(each) for each in news] if look else None,
        },
        *(_news_lines(news) if look else ()),
        *(line for each in receipts for line in _lines(each)),
        *([] if receipts else ["No receipt is kept yet: almoner receipt keep FILE"]),
    )


@click.command("forget")
@click.argument("digest", metavar="ID")
@shared
@pass_app
def forget(app: App, digest: str) -> None:
    """Keep a receipt no longer; ID is its id (or the beginning of it) in `receipt kept --json`."""
    from almoner.services.my_receipts import list_receipts, remove_receipt
    from almoner_chain.core.errors import BadInput

    wanted = digest.casefold().removeprefix("0x")
    found = [each for each in list_receipts(app.session) if wanted and each.digest.hex().startswith(wanted)]
    if len(found) != 1:
        raise BadInput(
            f"{len(found)} kept receipts have an id that begins so.",
            code="receipt.not_kept",
            hint="See the ids with `almoner receipt kept --json`.",
        )
    remove_receipt(app.session, found[0].digest)
    app.answer({"id": _id(found[0])}, f"No longer kept: {_title(found[0])}.")


@click.command("node")
@click.argument("chain", type=click.IntRange(min=1))
@click.argument("urls", nargs=-1, metavar="[URL…]")
@shared
@pass_app
def node(app: App, chain: int, urls: tuple[str, ...]) -> None:
    """Name the nodes to ask about kept receipts of another chain; without any they are taken away."""
    from almoner.services.my_receipts import set_extra_nodes

    set_extra_nodes(app.session, chain, urls)
    app.answer({"chain_id": chain, "nodes": len(urls)}, f"{len(urls)} nodes are asked about chain {chain}.")


def _id(kept: KeptReceipt) -> str:
    return "0x" + kept.digest.hex()


def _title(kept: KeptReceipt) -> str:
    number = f"receipt {kept.serial}" if kept.serial else "a promise"
    label = f" “{plain(kept.label)}”" if kept.label else ""
    return f"{number}{label} of ledger 0x{kept.receipt.ledger.hex()[:8]}…"


def _document(kept: KeptReceipt) -> dict[str, Any]:
    receipt, look = kept.receipt, kept.look
    return {
        "id": _id(kept),
        "label": kept.label or None,
        "serial": kept.serial or None,
        "chain_id": receipt.chain_id,
        "ledger": "0x" + receipt.ledger.hex(),
        "amount": str(receipt.amount),
        "issued": receipt.issued.isoformat(),
        "added": kept.added,
        "looked_at": kept.looked_at or None,
        "verdict": kept.verdict or None,
        "sentence": look.sentence or None,
        "problem": look.problem or None,
        "superseded": kept.superseded,
        "seen": kept.seen,
        "place": _place_document(look.place) if look.place else None,
    }


def _place_document(place: Place) -> dict[str, Any]:
    return {
        "fund_name": place.fund_name,
        "unit": place.unit,
        "amount": place.amount,
        "unspent": place.unspent,
        "refunded": place.refunded,
        "successor": place.successor or None,
        "parts": [_part_document(part) for part in place.parts],
    }


def _part_document(part: Part) -> dict[str, Any]:
    return {
        "ledger": part.ledger,
        "payment": part.payment,
        "amount": part.amount,
        "unit": part.unit,
        "category": part.category,
        "state": part.state,
        "payee": part.payee or None,
        "purpose": part.purpose or None,
    }


def _moved_document(moved: Moved) -> dict[str, Any]:
    return {
        "id": "0x" + moved.digest.hex(),
        "serial": moved.serial or None,
        "what": moved.what,
        "amount": str(moved.amount),
        "unit": moved.unit or None,
        "ledger": moved.ledger or None,
        "payment": moved.payment or None,
        "category": moved.category or None,
        "state": moved.state or None,
        "payee": moved.payee or None,
        "purpose": moved.purpose or None,
        "successor": moved.successor or None,
    }


def _amount(amount: int | str, unit: str, decimals: int) -> str:
    from almoner_chain.core.units import Unit, UnitKind

    return f"{Unit(UnitKind.ITEM, unit, decimals).show(int(amount))} {plain(unit)}" if unit else str(amount)


def _news_lines(news: list[Moved]) -> Iterator[str]:
    """Say what happened, one line each."""
    if not news:
        yield "Nothing has moved since the last look."
    for moved in news:
        amount = _amount(moved.amount, moved.unit, moved.decimals)
        where = f"payment {moved.payment} ({plain(moved.category)}, {plain(moved.state)})"
        where += f" to {plain(moved.payee)}" if moved.payee else ""
        said = {
            "recorded": "is in the ledger",
            "voided": "was voided"
            + (f"; receipt {moved.successor} stands for it" if moved.successor else ""),
            "paid": f"{amount} went into {where}",
            "delivered": f"{amount} of {where} arrived",
            "returned": f"{amount} came back from {where}",
            "refunded": f"{amount} was given back to the donor",
        }[moved.what]
        yield f"New: receipt {moved.serial}: {said}."


def _lines(kept: KeptReceipt) -> Iterator[str]:
    look = kept.look
    yield f"{_title(kept)}: {kept.verdict or 'not looked at yet'}{' (its recorded receipt is kept, too)' if kept.superseded else ''}"
    if look.problem:
        yield f"  {plain(look.problem)}"
    if look.place is None:
        return
    place = look.place
    for part in place.parts:
        payee = f" to {plain(part.payee)}" if part.payee else ""
        amount = _amount(part.amount, part.unit, part.decimals)
        yield f"  {amount} in payment {part.payment} ({plain(part.category)}, {plain(part.state)}){payee}"
    for amount, what in ((place.refunded, "was given back"), (place.unspent, "is not spent yet")):
        if int(amount):
            yield f"  {_amount(amount, place.unit, place.decimals)} {what}"
