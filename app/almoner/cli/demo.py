"""`almoner demo`: build the sample charity and show the whole way of a gift."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from pathlib import Path

import click

from almoner.cli.app import App, pass_app, plain, shared


@click.command("demo")
@click.option("--window", is_flag=True, help="Open the window on it afterwards.")
@shared
@pass_app
def command(app: App, window: bool) -> None:
    """Build a sample charity on the embedded ledger and walk a gift through it, from bank list to audit.

    Everything goes into --home, or into a new folder almoner-demo here.
    """
    if window and app.open_window is None:
        raise click.UsageError("There is no display to show a window on.")
    from almoner.services.demo import document, run_demo
    from almoner.services.sample import mark_as_sample
    from almoner.services.wallets import WalletBook
    from almoner.services.wallets.passphrase import VARIABLE

    directory = app.home or _free_folder(Path.cwd())
    chosen: list[str] = []
    given = app.passphrase_file is not None or VARIABLE in os.environ

    def passphrase(label: str, confirm: bool = False) -> str:
        """Use the passphrase that was given; make one up, once, where none was."""
        if given:
            return app.passphrase(label, confirm)
        if not chosen:
            chosen.append("-".join(secrets.token_hex(2) for _ in range(4)))
        return chosen[0]

    tell = (lambda line: app.say(plain(line))) if app.json else (lambda line: click.echo(plain(line)))
    session, shown = run_demo(directory, passphrase=passphrase, tell=tell)
    app.adopt(session)
    kept = WalletBook(session.home.wallet_directory).list()[0].kept
    pdf = next(file for file in shown.receipts[0].files if file.endswith(".pdf"))
    program = "almoner" if shutil.which("almoner") else plain(sys.argv[0])
    home = f"--home {plain(str(directory))}"
    good = shown.checked.verification.verdict.value == "valid" and not shown.audit.findings
    app.answer(
        {**document(shown, session), "wallets_kept_in": kept.value},
        "",
        plain(shown.checked.verification.sentence),
        "",
        f"Everything lies in {plain(str(directory))}. Look at {plain(pdf)}",
        f"and at {plain(str(directory / 'receipts' / 'receipts.pdf'))}, then try:",
        f"  {program} {home} verify {plain(pdf)}",
        f"  {program} {home} trace --serial {shown.receipts[0].serial}",
        f"  {program} {home} audit",
        f"  {program} {home} serve --lan     (scan its code with a phone, and on the page a receipt)",
        exit_code=0 if good else 1,
    )
    if chosen:
        app.say(f"The sample wallets are in encrypted files; their passphrase, shown only now: {chosen[0]}")
    if window and app.open_window is not None:
        if chosen:
            mark_as_sample(session, chosen[0])
        app.close()
        app.open_window(directory)


def _free_folder(parent: Path) -> Path:
    for number in range(1, 1000):
        folder = parent / ("almoner-demo" if number == 1 else f"almoner-demo-{number}")
        if not folder.exists():
            return folder
    raise click.UsageError("There are too many folders almoner-demo here; name one with --home.")
