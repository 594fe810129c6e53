"""`almoner backup`: everything of an installation in one encrypted file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared

if TYPE_CHECKING:
    from almoner.services.backup import About

PURPOSE = "the backup"
file_argument = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group("backup")
def command() -> None:
    """Backups: database, embedded ledger, evidence and wallet files, encrypted with a passphrase."""


@command.command("create")
@file_argument
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@shared
@pass_app
def create(app: App, file: Path, replace: bool) -> None:
    """Write a backup; others may go on working meanwhile."""
    from almoner.services.backup import write_backup

    passphrase = app.passphrase(PURPOSE, confirm=True)
    with app.progress("Backup") as progress:
        written = write_backup(app.session, file, passphrase, replace=replace, progress=progress)
    lines = [
        f"Written to {file}. Keep its passphrase apart from it: without it nobody can read it.",
        *_lines(written.about),
    ]
    if written.needs_words:
        lines.append(f"Not in it, because the system's keyring keeps them: {_labels(written.needs_words)}.")
        lines.append("Their recovery words are needed to restore them: almoner wallet backup LABEL")
    app.answer(
        {"file": str(file), **_document(written.about), "needs_words": list(written.needs_words)}, *lines
    )


@command.command("show")
@file_argument
@shared
@pass_app
def show(app: App, file: Path) -> None:
    """Say of what and of when a backup is; needs no passphrase, proves nothing."""
    from almoner.services.backup import read_backup

    about = read_backup(file)
    app.answer({"file": str(file), **_document(about)}, *_lines(about))


@command.command("check")
@file_argument
@shared
@pass_app
def check(app: App, file: Path) -> None:
    """Read a whole backup with its passphrase and say whether it is sound."""
    from almoner.services.backup import verify_backup

    with app.progress("Check") as progress:
        about = verify_backup(file, app.passphrase(PURPOSE), progress=progress)
    app.answer(
        {"file": str(file), "sound": True, **_document(about)}, "This backup is sound.", *_lines(about)
    )


@command.command("restore")
@file_argument
@shared
@pass_app
def restore(app: App, file: Path) -> None:
    """Restore a backup into the folder named with --home, which must have no installation."""
    from almoner.services.backup import LEDGER_FORK, restore_backup

    with app.progress("Restore") as progress:
        done = restore_backup(file, app.directory, app.passphrase(PURPOSE), progress=progress)
    lines = [f"Restored into {done.directory}.", *_lines(done.about)]
    if LEDGER_FORK in done.warnings:
        lines.append(
            "Its ledger is a copy of that moment. Where the first one was used since, or still is, there"
        )
        lines.append("are now two that contradict each other: go on with one of them only.")
    if done.needs_words:
        lines.append(f"Secrets that were in a keyring are not in it: {_labels(done.needs_words)}.")
        lines.append("On another computer or login these wallets need their recovery words.")
    app.answer(
        {
            "home": str(done.directory),
            **_document(done.about),
            "needs_words": list(done.needs_words),
            "warnings": list(done.warnings),
        },
        *lines,
    )


def _document(about: About) -> dict[str, Any]:
    return {**asdict(about), "chain_id": int(about.chain_id)}


def _lines(about: About) -> Iterator[str]:
    yield f"{plain(about.name)}, ledger {plain(about.ledger)}, as of {plain(about.created)}:"
    yield (
        f"{about.entries:,} entries, {about.gifts:,} gifts, {about.evidence:,} evidence files, "
        f"{about.wallets:,} wallets, {about.size:,} bytes."
    )


def _labels(labels: tuple[str, ...]) -> str:
    return ", ".join(f"“{plain(label)}”" for label in labels)
