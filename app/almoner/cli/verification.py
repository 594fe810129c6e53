"""`almoner verify`: check a receipt from a picture, a PDF, a file, a link or digits."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared

if TYPE_CHECKING:
    from almoner.services.verification import Checked

MARKS = {"pass": "ok ", "fail": "BAD", "unknown": " ? "}
EXIT = {"valid": 0, "not_genuine": 1, "voided": 1, "promised": 3, "cannot_check": 3}


@click.command("verify")
@click.argument("receipt", metavar="FILE|LINK|DIGITS|-")
@click.option(
    "--rpc", multiple=True, metavar="URL", help="Ask these nodes instead of the installation's own."
)
@click.option("--offline", is_flag=True, help="Ask no node.")
@click.option("--page", type=int, default=None, help="Look at this page of a PDF only.")
@click.option("--agree", type=int, default=None, metavar="N", help="How many nodes must say the same.")
@click.option(
    "--trust",
    multiple=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="List of charities that somebody vouches for (the form of almoner.json).",
)
@shared
@pass_app
def command(
    app: App,
    receipt: str,
    rpc: tuple[str, ...],
    offline: bool,
    agree: int | None,
    page: int | None,
    trust: tuple[Path, ...],
) -> None:
    """Check a receipt: PDF, PNG or JPEG, .almr file, link, or the digits after the #; - reads standard input.

    Needs no installation of one's own: --rpc names nodes to ask. Verdicts: valid, voided, promised,
    not_genuine, cannot_check.
    """
    from almoner.services.verification import check_receipt

    data = sys.stdin.buffer.read() if receipt == "-" else None
    checked = check_receipt(
        app.directory, receipt, data=data, rpc=rpc, offline=offline, agree=agree, page=page, trust=trust
    )
    verdict = checked.verification.verdict.value
    app.answer(_document(checked), *_lines(checked), exit_code=EXIT[verdict])


def _document(checked: Checked) -> dict[str, Any]:
    verification = checked.verification
    return {
        "verdict": verification.verdict.value,
        "sentence": verification.sentence,
        "checks": [
            {"name": c.name, "state": c.state.value, "code": c.code, "detail": c.detail}
            for c in verification.checks
        ],
        "receipt": checked.facts,
    }


def _lines(checked: Checked) -> list[str]:
    verification = checked.verification
    lines = [plain(verification.sentence), ""]
    for name, value in checked.told:
        lines.append(f"  {name + ':':14}{plain(value)}")
    lines += ["", "How this was checked:"]
    lines += [f"  [{MARKS[c.state.value]}] {c.name}: {plain(c.detail)}" for c in verification.checks]
    return lines
