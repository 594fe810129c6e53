"""`almoner batch`: commit waiting gifts to the ledger; list what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, shared, table

if TYPE_CHECKING:
    from almoner.services.batches import RecordedBatch
    from almoner_chain.core.units import Unit


@click.group("batch")
def command() -> None:
    """Batches: many gifts, one entry on the ledger."""


def document(batch: RecordedBatch, unit: Unit) -> dict[str, Any]:
    """Return the JSON form of a recorded batch."""
    from almoner.services.session import hex0x

    return {
        "batch": batch.batch,
        "fund": batch.fund,
        "count": batch.count,
        "total": str(batch.total),
        "unit": unit.code,
        "root": hex0x(batch.root),
        "start": str(batch.start),
        "first_serial": batch.first_serial,
        "entry": batch.entry,
        "transaction": hex0x(batch.transaction),
        "gas_used": batch.gas_used,
    }


@command.command("commit")
@click.option("--fund", default=None, help="Only this fund's gifts.")
@click.option(
    "--size", type=int, default=256, show_default=True, help="Gifts in a batch; small ones scan better."
)
@click.option("--as", "label", default=None, help="Act with this wallet.")
@shared
@pass_app
def commit(app: App, fund: str | None, size: int, label: str | None) -> None:
    """Record all waiting gifts on the ledger. This cannot be undone."""
    from almoner.services.batches import commit_gifts

    with app.progress("Recording") as progress:
        batches = commit_gifts(app.session, fund=fund, size=size, label=label, progress=progress)
    _answer(app, batches)
    if not app.json and not batches:
        app.say("No gift was waiting.")


@command.command("list")
@shared
@pass_app
def list_(app: App) -> None:
    """List the batches recorded from here."""
    from almoner.services.batches import list_batches

    _answer(app, list_batches(app.session.store))


def _answer(app: App, batches: list[RecordedBatch]) -> None:
    from almoner.services.funds import list_funds

    units = {fund.number: fund.unit for fund in list_funds(app.session)} if batches else {}
    app.answer(
        {"batches": [document(batch, units[batch.fund]) for batch in batches]},
        *table(
            ["batch", "fund", "gifts", "total", "serials", "gas"],
            [
                [
                    str(b.batch),
                    str(b.fund),
                    str(b.count),
                    f"{units[b.fund].show(b.total)} {units[b.fund].code}",
                    f"{b.first_serial}-{b.first_serial + b.count - 1}",
                    str(b.gas_used or ""),
                ]
                for b in batches
            ],
        ),
    )
