"""`almoner audit`: replay every entry from the node alone and report what does not hold together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from almoner.cli.app import App, pass_app, plain, shared, table
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.auditing import Audit

SHOWN = 100


@click.command("audit")
@click.option("--rpc", multiple=True, metavar="URL", help="Ask these nodes; the first one is replayed.")
@click.option(
    "--ledger", metavar="ADDRESS", help="With --rpc: this ledger, from outside; no installation is used."
)
@shared
@pass_app
def command(app: App, rpc: tuple[str, ...], ledger: str | None) -> None:
    """Replay every entry and check all rules again: totals, intervals, caps, roles, approvals, head.

    Ends with 1 if anything is wrong, 3 if the node could not be asked.
    """
    from almoner.services.auditing import audit, audit_from_outside
    from almoner.services.session import address_bytes

    if ledger is not None and not rpc:
        raise BadInput("--ledger needs a node to ask.", code="audit.rpc", hint="Add --rpc URL.")
    with app.progress("Reading the log") as progress:
        if ledger is not None:
            report = audit_from_outside(rpc, address_bytes(ledger), progress=progress)
        else:
            report = audit(app.session, rpc=rpc, progress=progress)
    app.answer(report.document(), *_lines(report), exit_code=1 if report.errors else 0)


def _lines(report: Audit) -> Iterator[str]:
    yield (
        f"Ledger 0x{report.ledger.hex()} on chain {report.chain_id}, as of block {report.block:,}: "
        f"{report.entries:,} entries, {report.gifts:,} gifts."
    )
    proved = "proved by the block's state" if report.head_proved else "NOT proved by the block's state"
    yield f"They lead to the head 0x{report.head.hex()}, {proved}."
    rows = [
        [
            str(fund.created.fund),
            fund.created.name,
            *(
                _sum(amount, fund.created.decimals)
                for amount in (fund.received, fund.spent, fund.refunded, fund.available)
            ),
            fund.created.unit,
        ]
        for fund in report.funds
    ]
    yield from table(["fund", "name", "received", "spent", "refunded", "available", "unit"], rows)
    if not report.compared_locally:
        yield "From outside: no list of gifts, evidence or text was compared."
    for each in report.findings[:SHOWN]:
        where = f"entry {each.entry}: " if each.entry else ""
        yield f"{each.severity.value.upper()} {each.code}: {where}{plain(each.sentence)}"
    if len(report.findings) > SHOWN:
        yield f"… and {len(report.findings) - SHOWN:,} more; --json lists all."
    if report.first_bad_entry:
        yield f"The first bad entry is {report.first_bad_entry}."
    elif not report.errors:
        yield "Nothing is wrong."


def _sum(minor: int, decimals: int) -> str:
    digits = str(minor).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
