"""`almoner receipt`: export, promise, void and replace receipts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from almoner.cli import kept
from almoner.cli.app import App, pass_app, plain, shared
from almoner.cli.gifts import parse_day

if TYPE_CHECKING:
    from almoner.services.handing_out import HandedOut

SHOWN_FILES = 10

formats_option = click.option(
    "--formats", default="pdf", show_default=True, help="pdf, png, svg, almr, joined by commas."
)
out_option = click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files."
)
open_option = click.option(
    "--open", "opened", default="all", show_default=True, help="Fields to open, joined by commas; or none."
)
profile_option = click.option(
    "--profile", default="generic", show_default=True, help="Which country's receipt."
)
language_option = click.option(
    "--language",
    type=click.Choice(["both", "en", "zh", "de", "fr"]),
    default=None,
    help="Language; the profile's own if left out.",
)
extra_option = click.option(
    "--extra",
    multiple=True,
    metavar="NAME=TEXT",
    help="What only some profiles ask for, such as benefits=none.",
)


def _extra(texts: tuple[str, ...]) -> dict[str, str]:
    pairs = [text.partition("=") for text in texts]
    for name, equals, _ in pairs:
        if not name or not equals:
            raise click.BadParameter(f"“{name}” is not NAME=TEXT.", param_hint="--extra")
    return {name.strip(): text.strip() for name, _, text in pairs}


@click.group("receipt")
def command() -> None:
    """Receipts that anyone can verify."""


kept.add_to(command)


@command.command("export")
@click.argument("serials", type=int, nargs=-1, metavar="[SERIAL…]")
@click.option("--batch", type=int, default=None, help="All receipts of this batch.")
@click.option("--all", "everything", is_flag=True, help="The receipts of all recorded gifts.")
@out_option
@formats_option
@open_option
@click.option("--combined", is_flag=True, help="All in one PDF, a page each, instead of a PDF each.")
@click.option(
    "--original", is_flag=True, help="Not a duplicate although exported before: the first never left."
)
@profile_option
@language_option
@extra_option
@shared
@pass_app
def export(
    app: App,
    serials: tuple[int, ...],
    batch: int | None,
    everything: bool,
    out: Path,
    formats: str,
    opened: str,
    combined: bool,
    original: bool,
    profile: str,
    language: str | None,
    extra: tuple[str, ...],
) -> None:
    """Write the receipts of recorded gifts to a folder: by SERIAL, by --batch, or --all.

    A receipt that was exported before is marked as a duplicate.
    """
    if sum((bool(serials), batch is not None, everything)) != 1:
        raise click.UsageError(
            "Say which receipts: serial numbers, --batch B, or --all.", click.get_current_context()
        )
    from almoner.services.handing_out import Style, hand_out
    from almoner.services.receipts import issue_receipts, parse_fields

    style = Style.of(
        formats=formats, profile=profile, language=language, combined=combined, extra=_extra(extra)
    )
    with app.progress("Writing receipts") as progress:
        receipts = issue_receipts(
            app.session,
            list(serials) or None,
            batch=batch,
            opened=parse_fields(opened),
            archived=style.archived,
            original=original,
            progress=progress,
        )
        done = hand_out(app.session, receipts, out, style)
    _answer(app, done, out)


@command.command("promise")
@click.argument("gift", type=int)
@out_option
@formats_option
@open_option
@click.option(
    "--due-days", type=int, default=30, show_default=True, help="Days until it must be on the ledger."
)
@profile_option
@language_option
@extra_option
@shared
@pass_app
def promise(
    app: App,
    gift: int,
    out: Path,
    formats: str,
    opened: str,
    due_days: int,
    profile: str,
    language: str | None,
    extra: tuple[str, ...],
) -> None:
    """Write a signed promise for GIFT (its number here) before it is recorded."""
    from almoner.services.gifts import get_gift
    from almoner.services.handing_out import Style, hand_out
    from almoner.services.receipts import parse_fields, promise_receipt

    style = Style.of(formats=formats, profile=profile, language=language, extra=_extra(extra))
    issued = promise_receipt(
        app.session, get_gift(app.session.store, gift), opened=parse_fields(opened), due_days=due_days
    )
    _answer(app, hand_out(app.session, [issued], out, style), out)


@command.command("void")
@click.argument("serial", type=int)
@click.option(
    "--reason", required=True, help="wrong-data, duplicate, error, never-arrived, donors-wish or other."
)
@click.option(
    "--successor", type=int, default=0, help="Serial number of the receipt that stands in its place."
)
@click.option("--as", "label", default=None, help="Act with this wallet.")
@shared
@pass_app
def void(app: App, serial: int, reason: str, successor: int, label: str | None) -> None:
    """Void a receipt on the ledger. This cannot be undone; the money stays in the fund."""
    from almoner.services.corrections import parse_reason, void_receipt

    code = parse_reason(reason)
    mined = void_receipt(app.session, serial, code, successor=successor, label=label)
    from almoner.services.session import hex0x

    app.answer(
        {
            "serial": serial,
            "reason": code.name.lower(),
            "successor": successor or None,
            "transaction": hex0x(mined.transaction),
        },
        f"The receipt with serial number {serial} is void from now on; whoever checks it is told so.",
    )


@command.command("replace")
@click.argument("serial", type=int)
@click.option("--reason", default="wrong-data", show_default=True, help="Why, as for `receipt void`.")
@click.option("--donor", default=None, help="The corrected donor.")
@click.option("--date", "day", default=None, metavar="YYYY-MM-DD", help="The corrected day.")
@click.option("--method", default=None, help="The corrected method.")
@click.option("--reference", default=None, help="The corrected reference.")
@click.option("--address", default=None, help="The corrected address.")
@click.option("--description", default=None, help="The corrected description.")
@click.option("--note", default=None, help="The corrected note.")
@click.option("--as", "label", default=None, help="Act with this wallet.")
@shared
@pass_app
def replace(
    app: App, /, serial: int, reason: str, day: str | None, label: str | None, **fields: str | None
) -> None:
    """Replace a receipt by one with corrected fields; the old one points to its successor.

    The amount and its place in the fund stay. An amount that was wrong is corrected by voiding the receipt and
    returning or adding the difference.
    """
    from almoner.services.corrections import parse_reason, replace_receipt

    code = parse_reason(reason)
    gift, mined = replace_receipt(
        app.session, serial, code, changes={**fields, "date": parse_day(day)}, label=label
    )
    from almoner.services.session import hex0x

    app.answer(
        {
            "serial": gift.serial,
            "replaces": serial,
            "reason": code.name.lower(),
            "transaction": hex0x(mined.transaction),
        },
        f"Serial number {gift.serial} replaces {serial}.",
        f"Next: almoner receipt export {gift.serial} --out DIR",
    )


def _answer(app: App, done: list[HandedOut], out: Path) -> None:
    files = sorted({file for each in done for file in each.files})
    missing = "".join(sorted({character for each in done for character in each.missing}))
    if missing:
        app.say(f"The typeface lacks these characters; the paper shows their numbers: {plain(missing)}")
    duplicates = sum(each.duplicate for each in done)
    app.answer(
        {"receipts": [_document(each) for each in done]},
        f"{len(done):,} receipts in {plain(str(out))}:",
        *[f"  {plain(Path(file).name)}" for file in files[:SHOWN_FILES]],
        *([f"  … and {len(files) - SHOWN_FILES:,} more files"] if len(files) > SHOWN_FILES else []),
        *([f"{duplicates:,} were exported before and are marked as duplicates."] if duplicates else []),
        f"Check one: almoner verify {plain(files[0])}",
    )


def _document(each: HandedOut) -> dict[str, Any]:
    return {
        "serial": each.serial,
        "gift": each.gift,
        "files": list(each.files),
        "url": each.url,
        "qr_version": each.qr_version,
        "bytes": each.size,
        "duplicate": each.duplicate,
        "missing_characters": each.missing,
    }
