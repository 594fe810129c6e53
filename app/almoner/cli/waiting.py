"""`almoner gift edit`, `remove`, `undo-import`, `sources`: what can be undone before it is on the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner.services.waiting import Removed

promised_too = click.option(
    "--promised-too", is_flag=True, help="Also where the donor holds a signed promise of it."
)


@click.command("edit")
@click.argument("number", metavar="GIFT", type=int)
@click.option("--amount", default=None, help="Amount in the fund's unit, for example 1234.50.")
@click.option("--donor", default=None, help="Who gave; an empty text clears a field.")
@click.option("--date", default=None, metavar="YYYY-MM-DD", help="Day it was received.")
@click.option("--method", default=None, help="How it came.")
@click.option("--reference", default=None, help="The bank's or your own reference.")
@click.option("--address", default=None, help="The donor's address.")
@click.option("--description", default=None, help="What was given, for goods.")
@click.option("--note", default=None, help="Anything else that belongs on the receipt.")
@promised_too
@shared
@pass_app
def edit(app: App, /, number: int, amount: str | None, promised_too: bool, **fields: str | None) -> None:
    """Change a gift that waits for the next commit; what is not named stays."""
    from almoner.cli.gifts import gift_document, parse_day
    from almoner.services.funds import find_fund
    from almoner.services.waiting import change_gift

    given: dict[str, Any] = {name: text for name, text in fields.items() if text is not None}
    if not given and amount is None:
        raise click.UsageError("Nothing would change: say what, for example --donor NAME.")
    if "date" in given:
        given["date"] = parse_day(given["date"])
    gift = change_gift(app.session, number, given, amount, promised_too=promised_too)
    unit = find_fund(app.session, str(gift.fund)).unit
    app.answer(
        gift_document(gift, unit),
        f"Gift {gift.id} is changed: {unit.show(gift.amount)} {plain(unit.code)}, {plain(gift.fields.donor or '')}.",
    )


@click.command("remove")
@click.argument("numbers", metavar="GIFT...", type=int, nargs=-1, required=True)
@promised_too
@shared
@pass_app
def remove(app: App, numbers: tuple[int, ...], promised_too: bool) -> None:
    """Take gifts that wait for the next commit out of the books: all of those named, or none."""
    from almoner.services.waiting import remove_gifts

    _answer(app, remove_gifts(app.session, numbers, promised_too=promised_too))


@click.command("undo-import")
@click.argument("source", type=int)
@promised_too
@shared
@pass_app
def undo_import(app: App, source: int, promised_too: bool) -> None:
    """Take back the gifts of an imported list that still wait. SOURCE is its number in `almoner gift sources`."""
    from almoner.services import waiting

    _answer(app, waiting.undo_import(app.session, source, promised_too=promised_too))


@click.command("sources")
@shared
@pass_app
def sources(app: App) -> None:
    """List the imported lists, the newest first."""
    from almoner.services.waiting import list_sources

    found = list_sources(app.session)
    headers = ["source", "imported", "accepted", "rejected", "waiting", "recorded", "name"]
    app.answer(
        {
            "sources": [
                {
                    "source": each.id,
                    "name": each.name,
                    "sheet": each.sheet or None,
                    "imported": each.imported,
                    "accepted": each.accepted,
                    "rejected": each.rejected,
                    "waiting": each.waiting,
                    "recorded": each.recorded,
                }
                for each in found
            ]
        },
        *table(
            headers,
            [
                [str(each.id), each.imported]
                + [f"{n:,}" for n in (each.accepted, each.rejected, each.waiting, each.recorded)]
                + [each.name]
                for each in found
            ],
        ),
    )


def _answer(app: App, removed: Removed) -> None:
    from almoner.services.funds import list_funds

    units = {fund.number: fund.unit for fund in list_funds(app.session)}
    lines = [f"{removed.count:,} gifts were taken out of the books."]
    lines += [
        f"  {units[fund].show(total)} {plain(units[fund].code)} of fund {fund}"
        for fund, total in removed.totals.items()
    ]
    if removed.kept:
        lines.append(f"{removed.kept:,} gifts of this list stay: they are on the ledger or on the way to it.")
    app.answer(
        {
            "removed": removed.count,
            "totals": [
                {"fund": fund, "total": str(total), "unit": units[fund].code}
                for fund, total in removed.totals.items()
            ],
            "kept": removed.kept,
        },
        *lines,
    )


COMMANDS = (edit, remove, undo_import, sources)
