"""Bring a folder of pages up to date: write what changed, remove what is no longer made, touch nothing else.

A list in the folder says which files are ours and whose ledger they show. Each file is whole at any instant; the list is
written before the first file and after the last, so that whoever comes after an interruption knows what was ours. Knows
paths and bytes, not what is in them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from almoner_chain.core.errors import BadInput

LIST = "data/manifest.json"
FORMAT = 1
TOLD = 5
"""So many names of foreign files are told."""
STEP = 100
# A list that somebody else wrote must not lead out of the folder.
_OURS = re.compile(r"(?:[a-z]{2}/)?(?:[a-z]+/)?[A-Za-z0-9-]+\.(?:html|csv|json|txt)")

Progress = Callable[[int, int], None]


class File(NamedTuple):
    """A file to be: its path below the folder, and what makes its bytes when its turn comes."""

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, were right already, and were removed."""

    written: int
    unchanged: int
    removed: int


class FaceFolder:
    """One folder with the pages of one ledger, ``about``: values of JSON that say which."""

    def __init__(self, directory: Path, about: dict[str, str]) -> None:
        self._directory = directory
        self._about = about

    def update(self, files: Sequence[File], *, progress: Progress) -> Changes:
        """Make the folder hold these files. ``progress`` is told (done, total) and may raise to stop; each file is then whole.

        Raises BadInput where the folder is another ledger's, holds files of these names that are not ours, or cannot be
        written to.
        """
        try:
            return self._update(files, progress)
        except OSError as error:
            raise BadInput(
                f"The pages cannot be written to {self._directory}: {error.strerror or error}.",
                code="face.unwritable",
                hint="Choose a folder that you may write to.",
            ) from error

    def _update(self, files: Sequence[File], progress: Progress) -> Changes:
        names = [file.path for file in files]
        ours = self._known()
        self._refuse_foreign([name for name in names if name not in ours])
        gone = sorted(ours - {*names, LIST})
        self._make_folders(names)
        if not ours.issuperset(names):
            self._write_list(dict.fromkeys([*names, *gone], ""), finished=False)
        digests, written = {}, 0
        for done, file in enumerate(files):
            if done % STEP == 0:
                progress(done, len(files))
            content = file.make()
            digests[file.path] = hashlib.sha256(content).hexdigest()
            written += self._write(file.path, content)
        self._remove(gone)
        self._write_list(digests, finished=True)
        progress(len(files), len(files))
        return Changes(written, len(files) - written, len(gone))

    # -- the list ----------------------------------------------------------------------------------------------

    def _known(self) -> set[str]:
        """Return what the folder's list says is ours, the list among it; nothing where there is no list."""
        try:
            text = (self._directory / LIST).read_bytes()
        except FileNotFoundError:
            return set()
        found = _parsed(text)
        if found is None:
            raise BadInput(
                f"{self._directory / LIST} is no list of public pages.",
                code="face.foreign",
                hint="Choose an empty folder.",
            )
        if {key: found.get(key) for key in self._about} != self._about:
            raise BadInput(
                f"{self._directory} holds the public pages of another ledger.",
                code="face.other_ledger",
                hint="Choose another folder.",
            )
        return {*found["files"], LIST}

    def _write_list(self, digests: dict[str, str], *, finished: bool) -> None:
        document = {"format": FORMAT, **self._about, "finished": finished, "files": digests}
        self._write(LIST, json.dumps(document, indent=0, ensure_ascii=False).encode() + b"\n")

    def _refuse_foreign(self, names: Sequence[str]) -> None:
        there = [name for name in names if (self._directory / name).exists()]
        if there:
            more = f" and {len(there) - TOLD} more" if len(there) > TOLD else ""
            raise BadInput(
                f"These files in {self._directory} are not public pages of ours: {', '.join(there[:TOLD])}{more}.",
                code="face.foreign",
                hint="Move them away, or choose another folder.",
            )

    # -- files -------------------------------------------------------------------------------------------------

    def _make_folders(self, names: Sequence[str]) -> None:
        parents = {(self._directory / name).parent for name in [*names, LIST]}
        for folder in sorted({self._directory, *parents}):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                folder.chmod(0o755)

    def _write(self, name: str, content: bytes) -> bool:
        """Put a file in its place in one step, unless it is there already; tell whether it was written."""
        path = self._directory / name
        draft = path.with_name(f".{path.name}.part")
        if _same(path, content):
            draft.unlink(missing_ok=True)  # an interruption may have left one
            return False
        draft.write_bytes(content)
        # What is public may be read by the web server, whatever the installation's own files are like.
        draft.chmod(0o644)
        draft.replace(path)
        return True

    def _remove(self, gone: Sequence[str]) -> None:
        """Remove what is no longer made, and folders that are left empty."""
        for name in gone:
            (self._directory / name).unlink(missing_ok=True)
        for folder in sorted({(self._directory / name).parent for name in gone}, reverse=True):
            if folder != self._directory and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False


def _parsed(text: bytes) -> dict[str, Any] | None:
    """Return a list as `FaceFolder` writes it; None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    names = found.get("files") if isinstance(found, dict) and found.get("format") == FORMAT else None
    if not isinstance(names, dict) or not all(_OURS.fullmatch(name) for name in names):
        return None
    return dict(found)
