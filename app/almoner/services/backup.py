"""Everything of an installation in one sealed file, written while it is in use; restored by `services.restoring`.

In it: the database, the embedded ledger, evidence, the wallet index, encrypted wallet files. Not in it: secrets that
lie in the system's keyring (their words are needed) and exported receipts. The database is copied before the ledger,
so the ledger is never behind what the database knows of it; the outbox settles the rest.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from almoner.services.backup_format import (
    CHAIN,
    DATABASE,
    HEAD,
    MEMBER,
    PIECE,
    SUFFIX,
    About,
    Progress,
    needing_words,
    read_backup,
    silent,
    verify_backup,
)
from almoner.services.home import WALLETS
from almoner.services.restoring import LEDGER_FORK, Restored, restore_backup
from almoner.services.sealed import Sealer
from almoner_chain.core.errors import BadInput, Unreachable
from almoner_chain.locking import locked

if TYPE_CHECKING:
    from almoner.services.session import Session

__all__ = [
    "LEDGER_FORK",
    "SUFFIX",
    "About",
    "Progress",
    "Restored",
    "Written",
    "read_backup",
    "restore_backup",
    "verify_backup",
    "write_backup",
]

_SNAPSHOT = ".backup"


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was written; ``needs_words``: labels of the wallets whose secrets are in the keyring only."""

    about: About
    needs_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    source: Path | bytes
    size: int


def write_backup(
    session: Session, path: Path, passphrase: str, *, replace: bool = False, progress: Progress | None = None
) -> Written:
    """Write everything into one file (0600), whole or not at all. Others may go on working meanwhile.

    Raises BadInput: the file is there and ``replace`` does not say so, or cannot be written; the passphrase is short.
    """
    if path.exists() and not replace:
        raise BadInput(
            f"There is already a file {path}.",
            code="backup.exists",
            hint="Choose another name for the backup.",
        )
    with _snapshot_folder(session) as folder:
        members = _members(session, folder)
        about = _about(session, members, folder)
        with _whole(path) as out:
            _write(out, members, about, passphrase, progress or silent)
    return Written(about, needing_words(session.home.wallet_directory))


@contextlib.contextmanager
def _snapshot_folder(session: Session) -> Iterator[Path]:
    """Give a private folder beside the data for copies in the clear; a killed run's leftovers are removed."""
    home = session.home.directory
    busy = Unreachable(
        "A backup is being written already.",
        code="backup.busy",
        hint="Wait until it is done, then try again.",
    )
    with locked(home / "backup.lock", seconds=0, busy=busy):
        folder = home / _SNAPSHOT
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            (session.home.chain_directory / "chain.copy").unlink(missing_ok=True)


def _members(session: Session, folder: Path) -> list[_Member]:
    home = session.home
    database = folder / DATABASE
    _copy_database(session.store.path, database)
    members = [_of_file(DATABASE, database)]
    if home.get("engine") == "embedded":
        members.append(_of_file(CHAIN, _copy_chain(session)))
    for source in sorted(_files(home.wallet_directory)):
        data = source.read_bytes()
        members.append(_Member(f"{WALLETS}/{source.name}", data, len(data)))
    members += [_of_file(f"evidence/{each.name}", each) for each in sorted(_files(home.evidence_directory))]
    return [member for member in members if MEMBER.fullmatch(member.name)]


def _of_file(name: str, path: Path) -> _Member:
    return _Member(name, path, path.stat().st_size)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _copy_database(source: Path, target: Path) -> None:
    """Copy a database that others may be writing to: one state of it, between two of their changes."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with (
        contextlib.closing(sqlite3.connect(source, timeout=20)) as here,
        contextlib.closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there)


def _copy_chain(session: Session) -> Path:
    """Let whoever serves the ledger copy it: nobody else may open its file."""
    from almoner_chain.client.rpc import NodeRefused

    try:
        name = session.nodes[0].call("almoner_copyChain", result=str, timeout=600)
    except NodeRefused as error:
        raise Unreachable(
            f"The ledger could not be copied: {error.text}.",
            code="backup.ledger",
            hint="Close every other Almoner (an older one may be serving the ledger) and try again.",
        ) from error
    return session.home.chain_directory / Path(name).name


def _about(session: Session, members: list[_Member], folder: Path) -> About:
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as copy:
        gifts = copy.execute("SELECT count(*) FROM gift").fetchone()[0]
        entries = copy.execute("SELECT count(*) FROM entry").fetchone()[0]
    block = 0
    chain = next((member.source for member in members if member.name == CHAIN), None)
    if isinstance(chain, Path):
        with contextlib.closing(sqlite3.connect(chain)) as copy:
            block = copy.execute("SELECT max(number) FROM blocks").fetchone()[0]
    home = session.home
    return About(
        name=str(home.get("name")),
        ledger=str(home.get("ledger")),
        chain_id=str(session.chain_id),
        engine=str(home.get("engine")),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        entries=entries,
        gifts=gifts,
        evidence=sum(member.name.startswith("evidence/") for member in members),
        wallets=len(session.wallets.list()),
        block=block,
        size=sum(member.size for member in members),
    )


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """Give a private file that takes ``path``'s name when the block ends well, and vanishes otherwise."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> BadInput:
    return BadInput(
        f"The backup {path} cannot be written: {error.strerror or error}.",
        code="backup.unwritable",
        hint="Choose a place that is there, is yours and has room.",
    )


def _write(out: BinaryIO, members: list[_Member], about: About, passphrase: str, progress: Progress) -> None:
    from almoner.services.wallets import keystore

    sealer, done = Sealer(out, passphrase, msgspec.json.encode(about), n=keystore.SCRYPT_N), 0
    for member in members:
        name = member.name.encode()
        sealer.write(HEAD.pack(len(name), member.size) + name)
        for piece in _pieces(member):
            sealer.write(piece)
            done += len(piece)
            progress(done, about.size)
    sealer.write(HEAD.pack(0, 0))
    sealer.finish()


def _pieces(member: _Member) -> Iterator[bytes]:
    """Yield exactly the member's size of bytes."""
    if isinstance(member.source, bytes):
        yield member.source
        return
    left = member.size
    with member.source.open("rb") as file:
        while left:
            piece = file.read(min(PIECE, left))
            if not piece:
                raise BadInput(f"{member.source} changed while it was copied.", code="backup.changed")
            left -= len(piece)
            yield piece
