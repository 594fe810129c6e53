"""Restore an installation from a backup into a place that has none, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from almoner.services.backup_format import (
    DATABASE,
    About,
    Progress,
    contents,
    needing_words,
    read_backup,
    silent,
)
from almoner.services.home import WALLETS
from almoner.services.sealed import damaged
from almoner_chain.core.errors import BadInput, Unreachable
from almoner_chain.locking import locked

LEDGER_FORK = "ledger_fork"
"""The restored ledger is a copy: where the first one goes on as well, there are two that contradict each other."""


@dataclass(frozen=True, slots=True)
class Restored:
    """An installation that was restored; ``warnings`` may hold `LEDGER_FORK`."""

    directory: Path
    about: About
    needs_words: tuple[str, ...]
    warnings: tuple[str, ...]


def restore_backup(
    path: Path, directory: Path, passphrase: str, *, progress: Progress | None = None
) -> Restored:
    """Restore an installation into a folder that has none. Whole or not at all, also when it is killed.

    Raises BadInput: a folder with an installation, a damaged backup, a wrong passphrase.
    """
    _refuse_taken(directory)
    about = read_backup(path)
    with _workplace(directory) as place:
        made = place / "home"
        made.mkdir(mode=0o700)
        for name, pieces in contents(path, passphrase, about, progress or silent):
            _put(made / name, pieces)
        _check_database(made / DATABASE)
        words = needing_words(made / WALLETS)
        _move_in(made, directory)
    forks = (LEDGER_FORK,) if about.engine == "embedded" else ()
    return Restored(directory, about, words, forks)


def _refuse_taken(directory: Path) -> None:
    """Refuse a folder with anything that a backup would put there."""
    taken = [name for name in (DATABASE, "ledger", WALLETS, "evidence") if (directory / name).exists()]
    if taken:
        raise BadInput(
            f"There is already an installation in {directory}.",
            code="home.exists",
            hint="Restore into another folder; nothing is ever written over.",
        )


@contextlib.contextmanager
def _workplace(directory: Path) -> Iterator[Path]:
    """Give a private folder beside the target, alone; what a killed restore left there is removed."""
    place = directory.parent / f".almoner-restore-{directory.name}"
    busy = Unreachable(f"A backup is being restored into {directory} already.", code="backup.busy")
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(place / "restore.lock", seconds=0, busy=busy):
            _clear(place)
            try:
                yield place
            finally:
                shutil.rmtree(place, ignore_errors=True)
    except OSError as error:
        raise BadInput(
            f"The backup cannot be restored into {directory}: {error.strerror or error}.",
            code="home.unwritable",
            hint="Choose a folder that is yours and has room.",
        ) from error


def _clear(place: Path) -> None:
    for path in place.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "restore.lock":
            path.unlink()


def _put(target: Path, pieces: Iterator[bytes]) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _check_database(path: Path) -> None:
    """Refuse a database that is damaged, has no ledger, or is of a newer program."""
    from almoner.store.schema import NEWEST

    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            sound = database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            version = database.execute("PRAGMA user_version").fetchone()[0]
            ledger = database.execute("SELECT value FROM setting WHERE key = 'ledger'").fetchone()
    except sqlite3.DatabaseError as error:
        raise damaged(f"its database cannot be read ({error})") from error
    if not sound or ledger is None:
        raise damaged("its database is not whole")
    if version > NEWEST:
        raise BadInput(
            "This backup was written by a newer Almoner.",
            code="backup.newer",
            hint="Update the program, then restore it.",
        )


def _move_in(made: Path, directory: Path) -> None:
    """Put what was restored in its place: in one step, or, into a folder with other things, the database last."""
    if not directory.exists() or not any(directory.iterdir()):
        made.replace(directory)
        return
    directory.chmod(0o700)
    moved: list[Path] = []
    try:
        for name in ("ledger", WALLETS, "evidence", DATABASE):
            if (made / name).exists():
                moved.append((made / name).rename(directory / name))
    except BaseException:
        for path in moved:
            shutil.rmtree(path)
        raise
