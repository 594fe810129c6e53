"""Bring a folder of pages up to date: write what changed, remove what is no longer made, lose nothing of anybody else's.

A list in the folder says which files are ours, what they were, and whose ledger they show. Each file is whole at any
instant; the list is written before the first new file and after the last, so that whoever comes after an interruption
knows what was ours. Files are made one at a time: there may be tens of thousands. Knows paths and bytes, not what they say.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from almoner_chain.core.errors import BadInput

LIST = "data/manifest.json"
FORMAT = 1
TOLD = 5
"""So many names of foreign files are told."""
STEP = 100
NO_FILE, FOREIGN = "", "not a file"
# A list that somebody else wrote must not lead out of the folder.
_OURS = re.compile(r"(?:[a-z]{2}/)?(?:[a-z]+/)?[A-Za-z0-9-]+\.(?:html|csv|json|txt)")

Progress = Callable[[int, int], None]


class File(NamedTuple):
    """A file to be: its path below the folder, and what makes its bytes when its turn comes.

    Where ``key`` is not empty, the same key means the same bytes: a file that is there with it need not be made again.
    """

    path: str
    make: Callable[[], bytes]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, were right already, and were removed."""

    written: int
    unchanged: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What the folder's list says is ours: SHA-256 by path, some keys; whether the last run came to its end."""

    files: Mapping[str, str]
    keys: Mapping[str, str]
    finished: bool

    def still_has(self, file: File, digest: str) -> bool:
        """Tell whether what is there is what this file's key stood for when it was written."""
        same = file.key != "" and self.keys.get(file.path) == file.key
        return self.finished and same and digest == self.files.get(file.path)


class FaceFolder:
    """One folder with the pages of one ledger, ``about``: values of JSON that say which."""

    def __init__(self, directory: Path, about: dict[str, str]) -> None:
        self._directory = directory
        self._about = about
        self._links: dict[Path, bool] = {}

    def update(self, files: Sequence[File], *, progress: Progress) -> Changes:
        """Make the folder hold these files. ``progress`` is told (done, total), may raise to stop; each file is then whole.

        Raises BadInput before anything is changed where the folder is another ledger's, or a file in a page's place is
        not ours or was changed by hand; and where the folder cannot be written to.
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
        known, wanted = self._known(), {file.path for file in files}
        there = {name: self._digest(name) for name in wanted | set(known.files)}
        self._refuse_lost(known, there)
        gone = sorted(set(known.files) - wanted)
        begun, digests, written = False, {}, 0
        for done, file in enumerate(files):
            if done % STEP == 0:
                progress(done, len(files))
            if known.still_has(file, there[file.path]):
                digests[file.path] = there[file.path]
                continue
            content = file.make()
            digests[file.path] = hashlib.sha256(content).hexdigest()
            if digests[file.path] != there[file.path]:
                begun = begun or self._begin(wanted, known)
                self._write(file.path, content)
                written += 1
        if begun or gone or known.files != digests or not known.finished:
            begun = begun or self._begin(wanted, known)
            self._remove(gone)
            self._end(digests, {file.path: file.key for file in files if file.key})
        progress(len(files), len(files))
        return Changes(written, len(files) - written, len(gone))

    def _begin(self, wanted: Iterable[str], known: _Known) -> bool:
        """Say in the list what may be half done from now on."""
        names = sorted({*wanted, *known.files, LIST})
        for folder in sorted({(self._directory / name).parent for name in names} | {self._directory}):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                folder.chmod(0o755)
        self._write_list({name: known.files.get(name, "") for name in names if name != LIST}, finished=False)
        return True

    def _end(self, digests: Mapping[str, str], keys: Mapping[str, str]) -> None:
        # One flush for all files: the list must not say that they are there before they are.
        getattr(os, "sync", lambda: None)()
        for name in digests:
            _draft(self._directory / name).unlink(missing_ok=True)  # left by an interruption
        self._write_list(digests, finished=True, keys=keys)

    # -- what is there -----------------------------------------------------------------------------------------

    def _known(self) -> _Known:
        """Read the list; nothing is ours where there is none."""
        try:
            text = (self._directory / LIST).read_bytes()
        except FileNotFoundError:
            return _Known({}, {}, finished=True)
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
        return _Known(found["files"], found["keys"], found.get("finished") is True)

    def _digest(self, name: str) -> str:
        """Return the digest of what is in a file's place; a folder or what a link leads to is never ours."""
        place = self._directory / name
        try:
            if place.is_symlink() or self._leads_elsewhere(place.parent) or place.is_dir():
                return FOREIGN
            return hashlib.sha256(place.read_bytes()).hexdigest()
        except FileNotFoundError:
            return NO_FILE

    def _leads_elsewhere(self, folder: Path) -> bool:
        if folder not in self._links:
            inside = [each for each in (folder, *folder.parents) if self._directory in each.parents]
            self._links[folder] = any(each.is_symlink() for each in inside)
        return self._links[folder]

    def _refuse_lost(self, known: _Known, there: Mapping[str, str]) -> None:
        """Refuse to replace or remove what is not ours, or not any more what we wrote."""
        lost = [
            name
            for name, digest in sorted(there.items())
            if digest not in (NO_FILE, known.files.get(name))
            and (digest == FOREIGN or known.finished or name not in known.files)
        ]
        if lost:
            more = f" and {len(lost) - TOLD} more" if len(lost) > TOLD else ""
            raise BadInput(
                f"In {self._directory} these were made or changed by somebody else: {', '.join(lost[:TOLD])}{more}.",
                code="face.foreign",
                hint="Move them away; they are made anew then.",
            )

    # -- what is done ------------------------------------------------------------------------------------------

    def _write_list(
        self, digests: Mapping[str, str], *, finished: bool, keys: Mapping[str, str] | None = None
    ) -> None:
        about = {"format": FORMAT, **self._about, "finished": finished}
        document = {**about, "files": digests, "keys": keys or {}}
        self._write(LIST, json.dumps(document, indent=0).encode() + b"\n")

    def _write(self, name: str, content: bytes) -> None:
        """Put a file in its place in one step."""
        path = self._directory / name
        draft = _draft(path)
        draft.write_bytes(content)
        # What is public may be read by a web server, whatever the installation's own files are like.
        draft.chmod(0o644)
        draft.replace(path)

    def _remove(self, gone: Sequence[str]) -> None:
        """Remove what is no longer made, and folders that are left empty."""
        for name in gone:
            (self._directory / name).unlink(missing_ok=True)
        for folder in sorted({(self._directory / name).parent for name in gone}, reverse=True):
            if folder != self._directory and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _parsed(text: bytes) -> dict[str, Any] | None:
    """Return a list as `FaceFolder` writes it; None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return None
    files, keys = found.get("files"), found.get("keys")
    if not isinstance(files, dict) or not isinstance(keys, dict):
        return None
    good = all(_OURS.fullmatch(name) and isinstance(digest, str) for name, digest in files.items())
    return found if good else None
