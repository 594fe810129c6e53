"""Evidence: invoices, photos, delivery notes, kept under their SHA-256 and committed to by hash.

Knows files and digests, not what they prove. A file is never changed once it is kept; one that was changed
or removed behind our back is told, not repaired.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO32, keccak

if TYPE_CHECKING:
    from almoner.services.home import Home
    from almoner.store.database import Store

PIECE = 1 << 20

KEPT = "kept"
MISSING = "missing"
CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: its digest, the name it came under, its size in bytes, how the copy here stands.

    ``state`` is `KEPT`, `MISSING`, `CHANGED`, or empty where nobody looked yet.
    """

    sha256: bytes
    name: str
    size: int
    state: str = ""

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        return {
            "sha256": "0x" + self.sha256.hex(),
            "name": self.name,
            "size": self.size,
            "present": self.state == KEPT,
            "state": self.state,
        }


def evidence_hash(digests: Iterable[bytes]) -> bytes:
    """Return the one hash that stands for all files of a case (protocol, section 1); zero for none."""
    ordered = sorted(set(digests))
    return keccak(b"".join(ordered)) if ordered else ZERO32


def keep(home: Home, path: Path) -> Evidence:
    """Copy a file into the evidence folder under its SHA-256, streaming; atomic, and once only.

    Raises BadInput where it cannot be read.
    """
    folder = home.evidence_directory
    folder.mkdir(mode=0o700, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as target:
            digest, size = _copy(path, target)
        os.replace(temporary, folder / digest.hex())
        _sync_folder(folder)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    with home.store.writing() as db:
        db.execute(
            "INSERT INTO evidence(sha256, name, size, added) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (digest, path.name, size, datetime.now(UTC).isoformat(timespec="seconds")),
        )
    return Evidence(digest, path.name, size, KEPT)


def _copy(path: Path, target: BinaryIO) -> tuple[bytes, int]:
    """Copy what is read once, so that the digest is that of the copy even if the file changes meanwhile."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as source:
            while piece := source.read(PIECE):
                digest.update(piece)
                target.write(piece)
                size += len(piece)
    except OSError as error:
        raise BadInput(
            f"The evidence {path} cannot be read: {error.strerror}.",
            code="evidence.unreadable",
            hint="Name a file that is there and that you may read.",
        ) from error
    target.flush()
    os.fsync(target.fileno())
    return digest.digest(), size


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remember(store: Store, evidence: Sequence[Evidence]) -> bytes:
    """Keep which files go together and return the one hash that stands for them in a case."""
    together = evidence_hash(each.sha256 for each in evidence)
    with store.writing() as db:
        db.executemany(
            "INSERT INTO evidence_list(hash, sha256) VALUES(?, ?) ON CONFLICT DO NOTHING",
            [(together, each.sha256) for each in evidence],
        )
    return together


def of_case(home: Home, committed: bytes, *, look_inside: bool = True) -> list[Evidence] | None:
    """Return the files behind a case's evidence hash, with how each stands now; None where they are not known here.

    Without ``look_inside`` only the files' presence and size are looked at.
    """
    rows = home.store.rows(
        "SELECT evidence.sha256, name, size FROM evidence_list JOIN evidence USING (sha256) "
        "WHERE hash = ? ORDER BY name, evidence.sha256",
        (committed,),
    )
    if evidence_hash(row["sha256"] for row in rows) != committed:
        return None
    folder = home.evidence_directory
    return [
        Evidence(
            row["sha256"],
            row["name"],
            row["size"],
            look(folder, row["sha256"]) if look_inside else glance(folder, row["sha256"], row["size"]),
        )
        for row in rows
    ]


def look(folder: Path, sha256: bytes) -> str:
    """Read a kept file again and tell whether it still is what was committed to."""
    try:
        with (folder / sha256.hex()).open("rb") as file:
            return KEPT if hashlib.file_digest(file, "sha256").digest() == sha256 else CHANGED
    except FileNotFoundError:
        return MISSING
    except OSError:
        return CHANGED


def glance(folder: Path, sha256: bytes, size: int) -> str:
    """Tell whether a kept file is there with its size, without reading it."""
    try:
        return KEPT if (folder / sha256.hex()).stat().st_size == size else CHANGED
    except FileNotFoundError:
        return MISSING
