"""Private files: a 0700 folder, 0600 files written whole or not at all, and one lock between processes.

Knows nothing of wallets.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from almoner_chain import locking
from almoner_chain.core.errors import BadInput, Unreachable

PARTIAL = ".partial-"
LOCK_TIMEOUT = 60.0
"""Seconds to wait for another process; longer than a keyring may take to be unlocked by its owner."""


def private_directory(directory: Path) -> None:
    """Make the folder and take it away from everybody else (0700)."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        directory.chmod(0o700)
    except OSError as error:
        raise BadInput(
            f"The folder {directory} cannot be made or kept private: {error.strerror}.",
            code="wallet.folder",
            hint="Choose another folder with --home.",
        ) from error


def write_private(path: Path, data: bytes) -> None:
    """Write a 0600 file so that a crash leaves the old or the new content, never a part."""
    try:
        handle, name = tempfile.mkstemp(prefix=PARTIAL, dir=path.parent)
        partial = Path(name)
        try:
            _fill(handle, data)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        _sync_directory(path.parent)
    except OSError as error:
        raise BadInput(
            f"The file {path} cannot be written: {error.strerror}.",
            code="wallet.folder",
            hint="Make room, or see to it that the folder is yours, and try again.",
        ) from error


def write_new_private(path: Path, data: bytes) -> None:
    """Write a new 0600 file; raise FileExistsError for one that is there. Works on a memory stick, too."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _fill(handle, data)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def remove_partial(directory: Path) -> None:
    """Remove what a crash in the middle of ``write_private`` left. Call under the folder's lock."""
    for leftover in directory.glob(PARTIAL + "*"):
        leftover.unlink(missing_ok=True)


def read_bounded(path: Path, limit: int) -> bytes:
    """Return the file's bytes, at most ``limit`` + 1 of them, so that the caller can see it is too long."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def locked(path: Path, *, timeout: float = LOCK_TIMEOUT) -> contextlib.AbstractContextManager[None]:
    """Hold an exclusive lock on a file between processes and threads; the system frees it at a crash."""
    busy = Unreachable(
        f"Another program has held the wallets in {path.parent} for {timeout:g} seconds.",
        code="wallet.busy",
        hint="It may be waiting for the keyring to be unlocked: answer it, or end it, and try again.",
    )
    return locking.locked(path, seconds=timeout, busy=busy)


if sys.platform == "win32":  # pragma: no cover

    def _sync_directory(directory: Path) -> None:
        """Windows has no such call; the rename is journalled there."""

else:

    def _sync_directory(directory: Path) -> None:
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
