"""`almoner gift`: add one, import a list, see what is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from almoner.cli import waiting
from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner.services.gifts import Gift
    from almoner.services.importing import Imported
    from almoner_chain.core.commitment import PrivateFields
    from almoner_chain.core.units import Unit

SHOWN_REJECTED = 20


@click.group("gift")
def command() -> None:
    """Gifts: enter them here; `almoner batch commit` records them on the ledger."""


def parse_day(text: str | None) -> date | None:
    """Read a date as YYYY-MM-DD."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"“{text}” is not a date; write it as 2020-01-28.") from None


def described(function: Any) -> Any:
    """Add the options that say what is known of a gift; all of it stays here, never on the ledger."""
    for option in (
        click.option("--note", default=None, help="Anything else that belongs on the receipt."),
        click.option("--description", default=None, help="What was given, for goods."),
        click.option("--address", default=None, help="The donor's address, where a receipt needs it."),
        click.option("--reference", default=None, help="The bank's or your own reference."),
        click.option(
            "--method",
            default=None,
            help="bank, cash, mobile, card, cheque, online, in-kind, or other words.",
        ),
        click.option(
            "--date",
            "day",
            default=None,
            metavar="YYYY-MM-DD",
            help="Day it was received; today if left out.",
        ),
        click.option("--donor", required=True, help="Who gave; stays here, never on the ledger."),
        click.option("--amount", required=True, help="Amount in the fund's unit, for example 1234.50."),
        click.option("--fund", required=True, help="Name or number of the fund."),
    ):
        function = option(function)
    return function


def _fields(day: str | None, texts: dict[str, str | None]) -> PrivateFields:
    from almoner.services.receipts import today
    from almoner_chain.core.commitment import PrivateFields

    return PrivateFields.of(date=parse_day(day) or today(), **texts)


@command.command("add")
@described
@shared
@pass_app
def add(app: App, /, fund: str, amount: str, day: str | None, **texts: str | None) -> None:
    """Enter one gift. It waits here until the next commit."""
    from almoner.services.funds import find_fund
    from almoner.services.gifts import add_gift

    gift = add_gift(app.session, fund=fund, amount=amount, fields=_fields(day, texts))
    unit = find_fund(app.session, fund).unit
    app.answer(
        {"gift": gift.id, "fund": gift.fund, "amount": str(gift.amount), "unit": unit.code},
        f"Gift {gift.id}: {unit.show(gift.amount)} {plain(unit.code)} is entered and waits for the next commit.",
    )


@command.command("receive")
@click.option(
    "--from", "origin", required=True, metavar="CHAIN:ADDRESS:PAYMENT", help="The other ledger's payment."
)
@described
@click.option("--as", "label", default=None, help="Act with this wallet.")
@shared
@pass_app
def receive(
    app: App, /, fund: str, amount: str, day: str | None, origin: str, label: str | None, **texts: str | None
) -> None:
    """Record a gift that another ledger passed on to this one (its sub-grant), so that traces go on here."""
    from almoner.services.single_gifts import Origin, receive_transfer

    gift, mined = receive_transfer(
        app.session,
        fund=fund,
        amount=amount,
        fields=_fields(day, texts),
        origin=Origin.of(origin),
        label=label,
    )
    _answer_recorded(app, gift, mined.transaction)


@command.command("give")
@described
@click.option("--as", "label", required=True, help="The wallet that gives.")
@shared
@pass_app
def give(app: App, /, fund: str, amount: str, day: str | None, label: str, **texts: str | None) -> None:
    """Give tokens or coin to a fund from a wallet kept here; the contract takes and records them at once."""
    from almoner.services import single_gifts

    gift, mined = single_gifts.give(
        app.session, fund=fund, amount=amount, fields=_fields(day, texts), label=label
    )
    _answer_recorded(app, gift, mined.transaction)


def _answer_recorded(app: App, gift: Gift, transaction: bytes) -> None:
    from almoner.services.funds import find_fund
    from almoner.services.session import hex0x

    unit = find_fund(app.session, str(gift.fund)).unit
    app.answer(
        {**gift_document(gift, unit), "transaction": hex0x(transaction)},
        f"Gift {gift.id}, serial number {gift.serial}: {unit.show(gift.amount)} {plain(unit.code)} is on the ledger.",
    )


def _pairs(texts: tuple[str, ...], option: str) -> dict[str, tuple[str, ...]]:
    """Read NAME=VALUE options; the values of a name given several times stay together."""
    pairs: dict[str, tuple[str, ...]] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not name:
            raise click.BadParameter(f"“{text}” is not NAME=VALUE.", param_hint=option)
        pairs[name] = (*pairs.get(name, ()), value)
    return pairs


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--fund", required=True, help="Fund of the gifts (unless a column names it).")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column holds a field; repeated: joined; empty: none.",
)
@click.option("--sheet", default=None, help="Sheet of a workbook, by name or number.")
@click.option("--encoding", default=None, help="Text encoding, for example gb18030.")
@click.option("--delimiter", default=None, help="What separates the columns of a text file.")
@click.option("--header-row", type=int, default=None, help="Number of the row with the column names.")
@click.option("--decimal", default=None, help="Decimal mark.")
@click.option("--thousands", default=None, help="Thousands mark.")
@click.option("--date-format", default=None, help="ymd, dmy or mdy.")
@click.option(
    "--date", "default_date", default=None, metavar="YYYY-MM-DD", help="Day of gifts whose row has none."
)
@click.option("--fill-down", multiple=True, metavar="COLUMN", help="A blank cell repeats the one above.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows with this value.")
@click.option(
    "--sign", type=click.Choice(["positive", "negative"]), default=None, help="How the list books gifts."
)
@click.option("--scale", type=int, default=None, help="Multiply every amount, 10000 for a column in 万元.")
@click.option("--skip-row", "skip_rows", multiple=True, type=int, help="Leave this row out.")
@click.option("--gift-row", "gift_rows", multiple=True, type=int, help="This row is a gift, not a total.")
@click.option(
    "--doubtful",
    type=click.Choice(["ask", "new", "known"]),
    default="ask",
    help="Rows that may have come with an earlier list: reject them, or say what they are.",
)
@click.option("--use", "use_mapping", default=None, metavar="NAME", help="Use a saved mapping.")
@click.option("--save", "save_as", default=None, metavar="NAME", help="Save this mapping under a name.")
@click.option("--dry-run", is_flag=True, help="Show what would happen; change nothing.")
@shared
@pass_app
def import_(
    app: App, /, file: Path, fund: str, dry_run: bool, save_as: str | None, doubtful: Any, **given: Any
) -> None:
    """Import gifts from CSV, TSV, XLSX, XLS or ODS.

    Columns and formats are guessed and can be overridden. Every row is accepted or rejected with its number
    and reason; rows imported before are not imported again.
    """
    from almoner.services.importing import import_gifts
    from almoner.services.mappings import import_options, save_mapping

    given["default_date"] = parse_day(given["default_date"])
    mapped = _pairs(given["mapping"], "--map")
    given["mapping"] = {
        field: columns[0] if len(columns) == 1 else columns for field, columns in mapped.items()
    }
    given["where"] = _pairs(given["where"], "--where")
    given["skip_rows"] = frozenset(given["skip_rows"])
    given["gift_rows"] = frozenset(given["gift_rows"])
    options = import_options(app.session.store, given.pop("use_mapping"), given)
    with app.progress("Reading the file") as progress:
        done = import_gifts(
            app.session,
            file,
            fund=fund,
            options=options,
            doubtful=doubtful,
            dry_run=dry_run,
            progress=progress,
        )
    if save_as:
        save_mapping(app.session.store, save_as, done.parsed, options)
    app.answer(_import_document(done), *_import_lines(done))


def _import_document(done: Imported) -> dict[str, Any]:
    return {
        "fund": done.fund.number,
        "accepted": done.accepted,
        "rejected": len(done.rejected),
        "already_imported": done.already_imported,
        "total": str(done.total),
        "unit": done.fund.unit.code,
        "rows": [{"row": r.row, "reason": r.reason, "field": r.field, "text": r.text} for r in done.rejected],
        "totals": [
            {
                "row": t.row,
                "stated_total": None if t.stated_total is None else str(t.stated_total),
                "stated_count": t.stated_count,
                "computed_total": str(t.computed_total),
                "computed_count": t.computed_count,
                "sentence": t.sentence,
            }
            for t in done.parsed.totals
        ],
        "skipped": [
            {"row": s.row, "last": s.last, "kind": s.kind, "why": s.why} for s in done.parsed.skipped
        ],
        "notes": list(done.parsed.notes),
        "dry_run": done.dry_run,
    }


def _import_lines(done: Imported) -> list[str]:
    unit = done.fund.unit
    verb = "would be entered" if done.dry_run else "entered"
    lines = [
        f"{done.accepted:,} gifts {verb} into “{plain(done.fund.name)}”: {unit.show(done.total)} {plain(unit.code)}."
    ]
    if done.already_imported:
        lines.append(f"{done.already_imported:,} rows were imported before and are not imported again.")
    lines += [plain(note) for note in done.parsed.notes]
    outside = [s for s in done.parsed.skipped if s.kind in ("filtered", "outgoing", "continuation")]
    if outside:
        lines.append(
            f"{sum(s.last - s.row + 1 for s in outside):,} rows are no gifts; --json says why for each."
        )
    if done.rejected:
        lines.append(f"{len(done.rejected):,} rows were rejected:")
        lines += [f"  row {r.row}: {plain(r.reason)}" for r in done.rejected[:SHOWN_REJECTED]]
        if len(done.rejected) > SHOWN_REJECTED:
            lines.append(f"  … and {len(done.rejected) - SHOWN_REJECTED:,} more; --json lists them all.")
    if done.accepted and not done.dry_run:
        lines.append("Next: almoner batch commit")
    return lines


@command.command("list")
@click.option("--pending", is_flag=True, help="Only gifts that are not on the ledger yet.")
@click.option("--fund", default=None, help="Only gifts of this fund.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write them to this .csv or .xlsx file instead.",
)
@shared
@pass_app
def list_(app: App, pending: bool, fund: str | None, out: Path | None) -> None:
    """List gifts in the order they were entered."""
    if out is not None:
        _write_list(app, out, pending=pending, fund=fund)
        return
    from almoner.services.funds import list_funds
    from almoner.services.gifts import list_gifts

    units = {each.number: each.unit for each in list_funds(app.session)}
    gifts = list(list_gifts(app.session, pending=pending, fund=fund))
    app.answer(
        {"gifts": [gift_document(gift, units[gift.fund]) for gift in gifts]},
        *table(
            ["gift", "serial", "date", "donor", "amount", "unit"],
            [
                [
                    str(gift.id),
                    str(gift.serial or "waiting"),
                    gift.fields.date.isoformat() if gift.fields.date else "",
                    gift.fields.donor or "",
                    units[gift.fund].show(gift.amount),
                    units[gift.fund].code,
                ]
                for gift in gifts
            ],
        ),
    )


def _write_list(app: App, out: Path, *, pending: bool, fund: str | None) -> None:
    from almoner.services.gift_files import write_gifts

    with app.progress("Writing the file") as progress:
        count = write_gifts(app.session, out, pending=pending, fund=fund, progress=progress)
    app.answer({"file": str(out), "count": count}, f"{count:,} gifts are in {out}.")


def gift_document(gift: Gift, unit: Unit) -> dict[str, Any]:
    """Return what a command's answer says of a gift."""
    fields = gift.fields
    return {
        "gift": gift.id,
        "serial": gift.serial,
        "fund": gift.fund,
        "amount": str(gift.amount),
        "unit": unit.code,
        "donor": fields.donor,
        "date": fields.date.isoformat() if fields.date else None,
        "method": fields.method,
        "reference": fields.reference,
        "pending": gift.serial is None,
    }


for each in waiting.COMMANDS:
    command.add_command(each)
