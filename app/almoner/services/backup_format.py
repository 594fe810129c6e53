"""What a backup is: a sealed stream of named members and a description in the clear; read here, whoever wrote it.

Members have one of a few names and nothing else is taken, so no name leads out of the folder. Knows no session.
"""

from __future__ import annotations

import contextlib
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from almoner.services.home import WALLETS
from almoner.services.sealed import Unsealer, damaged, read_header
from almoner_chain.core.errors import BadInput

SUFFIX = ".almoner-backup"
DATABASE, CHAIN = "almoner.db", "ledger/chain.sqlite"

Progress = Callable[[int, int], None]
"""Called with bytes done and in all; stop the work by raising `services.cancelling.Cancelled` from it."""

MEMBER = re.compile(
    rf"{re.escape(DATABASE)}|{re.escape(CHAIN)}|{WALLETS}/wallets\.json"
    rf"|{WALLETS}/[0-9a-f]{{16}}\.keystore\.json|evidence/[0-9a-f]{{64}}"
)
HEAD = struct.Struct(">HQ")
"""Before each member: the length of its name and its size; zero and zero end the backup."""

PIECE = 1 << 20
MAX_SIZE = 1 << 40
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class About:
    """What a backup says of itself: readable by everybody who has the file, so without anything personal.

    ``size`` is in bytes, unpacked; ``created`` ISO text in UTC; ``block`` the embedded ledger's newest (0: none).
    """

    name: str
    ledger: str
    chain_id: str
    engine: str
    created: str
    entries: int
    gifts: int
    evidence: int
    wallets: int
    block: int
    size: int


def read_backup(path: Path) -> About:
    """Return what a backup says of itself. Not proved: that takes the passphrase (`verify_backup`)."""
    with _opened(path) as file:
        header, _ = read_header(file)
    return _about_of(bytes(header.about))


def verify_backup(path: Path, passphrase: str, *, progress: Progress | None = None) -> About:
    """Read the whole backup as restoring does, keep nothing, and return what it says of itself. Raises BadInput."""
    about = read_backup(path)
    for _, pieces in contents(path, passphrase, about, progress or silent):
        for _ in pieces:
            pass
    return about


def _about_of(data: bytes) -> About:
    try:
        about = msgspec.json.decode(data, type=About)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise damaged("its description cannot be read") from error
    if not 0 <= about.size <= MAX_SIZE:
        raise damaged("its description cannot be read")
    return about


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise BadInput(
            f"The backup {path} cannot be read: {error.strerror}.",
            code="backup.unreadable",
            hint="Check the name and your right to read it.",
        ) from error
    with file:
        yield file


def contents(
    path: Path, passphrase: str, about: About, progress: Progress
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each member's name and its bytes, which must be used up before the next; then check the end."""
    with _opened(path) as file:
        unsealer, seen, done = Unsealer(file, passphrase), set[str](), 0
        while True:
            length, size = HEAD.unpack(unsealer.read(HEAD.size))
            if length == 0:
                break
            name = unsealer.read(length).decode(errors="replace") if length <= MAX_NAME else ""
            if not MEMBER.fullmatch(name) or name in seen or size > about.size - done:
                raise damaged("there is something in it that no backup has")
            seen.add(name)

            def pieces(left: int, start: int) -> Iterator[bytes]:
                while left:
                    piece = unsealer.read(min(PIECE, left))
                    left, start = left - len(piece), start + len(piece)
                    progress(start, about.size)
                    yield piece

            yield name, pieces(size, done)
            done += size
        unsealer.finish()
        if DATABASE not in seen or done != about.size:
            raise damaged("not everything is in it")


def silent(done: int, total: int) -> None:
    """Report to nobody."""


def needing_words(wallets: Path) -> tuple[str, ...]:
    """Return the labels of the wallets in this folder whose secrets lie in the system's keyring."""
    from almoner.services.wallets import Kept
    from almoner.services.wallets.index import IndexFile

    contents = IndexFile(wallets).read()
    ready = [entry for entry in contents.wallets if entry.ready] if contents else []
    return tuple(entry.label for entry in ready if entry.kept is Kept.KEYRING)
