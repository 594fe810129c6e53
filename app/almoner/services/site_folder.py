"""Bring a folder of published files up to date: write what changed, remove what is no longer made, lose nothing of others.

A list in the folder says which files are ours and what they were. Each file is whole at any instant; the list is written
before the first new file and after the last, so that whoever comes after an interruption knows what was ours. What
somebody changed by hand is not overwritten. Files are made one at a time: there may be tens of thousands. Two kinds of
sites may share a folder, each with its list. Knows paths and bytes, not what they say.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from almoner_chain.core.errors import BadInput

FORMAT = 1
MAX_LIST = 1 << 26
"""Bytes of a list: a million files, and none of somebody else's fills the memory; a longer one is cut and so is none."""
TOLD = 5
"""So many names of foreign files are told."""
STEP = 100
NO_FILE, FOREIGN = "", "not a file"

Progress = Callable[[int, int], None]


class File(NamedTuple):
    """A file to be: its path below the folder, and what makes its bytes when its turn comes.

    Where ``key`` is not empty, the same key means the same bytes: a file that is there with it need not be made again.
    """

    path: str
    make: Callable[[], bytes]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of site is like: where its list lies, which paths a list may name, its codes of errors.

    ``paths`` must not match anything outside the folder: somebody else may have written the list. Where ``beside`` is
    given, the site goes only into a folder that is empty or has its list or one of those; else beside any other files.
    """

    name: str
    list: str
    paths: re.Pattern[str]
    changed: str
    beside: tuple[str, ...] | None = None


_NAME = r"[A-Za-z0-9-]+"
_FACES = re.compile(rf"(?:[a-z]{{2}}/)?(?:[a-z]+/)?{_NAME}\.(?:html|csv|json|txt)")
_PAGES = re.compile(rf"(?:\.?{_NAME}/)?\.?{_NAME}(?:\.[a-z0-9]+)?")
FACE = Kind("face", "data/manifest.json", _FACES, changed="face.foreign")
PAGE = Kind("page", ".almoner-page.json", _PAGES, changed="page.changed", beside=(FACE.list,))
"""The charity's public face, and the page for phones, which may lie in the same folder."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that were written, and that were removed because they are no longer made; how many were right already."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What the folder's list says is ours: SHA-256 by path, some keys; whether the last run came to its end."""

    files: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    finished: bool = True

    def still_has(self, file: File, digest: str) -> bool:
        """Tell whether what is there is what this file's key stood for when it was written."""
        same = file.key != "" and self.keys.get(file.path) == file.key
        return same and digest == self.files.get(file.path)

    def owns(self, name: str, digest: str) -> bool:
        """Tell whether what is there is ours, as far as anyone can know after an interruption."""
        listed = name in self.files and digest != FOREIGN
        return listed and (not self.finished or digest == self.files[name])


class SiteFolder:
    """One folder with one kind of site; ``about``, values of JSON, says whose it is where that must not change."""

    def __init__(self, directory: Path, kind: Kind, about: Mapping[str, str] | None = None) -> None:
        self._directory = directory
        self._kind = kind
        self._about = dict(about or {})
        self._links: dict[Path, bool] = {}

    def update(self, files: Sequence[File], *, progress: Progress = lambda done, total: None) -> Changes:
        """Make the folder hold these files. ``progress`` is told (done, total), may raise to stop; each file is then whole.

        Raises BadInput before anything is changed where the folder is another's, or a file in the place of one of these
        is not ours or was changed by hand; and where the folder cannot be written to.
        """
        try:
            return self._update(files, progress)
        except OSError as error:
            raise BadInput(
                f"The pages cannot be written to {self._directory}: {error.strerror or error}.",
                code=f"{self._kind.name}.unwritable",
                hint="Choose a folder that you may write to.",
            ) from error

    def _update(self, files: Sequence[File], progress: Progress) -> Changes:
        known, wanted = self._known(), {file.path for file in files}
        there = {name: self._digest(name) for name in wanted | set(known.files)}
        self._refuse_lost(known, files, there)
        old = [name for name in sorted(known.files) if name not in wanted]
        # What is not made any more and was changed by hand is somebody else's from now on.
        gone = [name for name in old if there[name] != NO_FILE and known.owns(name, there[name])]
        absent = [name for name in old if there[name] == NO_FILE]
        listed = {name: known.files.get(name, "") for name in (*wanted, *gone, *absent)}
        digests: dict[str, str] = {}
        written: list[str] = []
        for done, file in enumerate(files):
            if done % STEP == 0:
                progress(done, len(files))
            if known.still_has(file, there[file.path]):
                digests[file.path] = there[file.path]
                continue
            content = file.make()
            digests[file.path] = hashlib.sha256(content).hexdigest()
            if digests[file.path] != there[file.path]:
                if not written:
                    self._write_list(listed, finished=False)
                self._write(file.path, content)
                written.append(file.path)
        keys = {file.path: file.key for file in files if file.key}
        if written or gone or known != _Known(digests, keys):
            self._end(known, [*gone, *absent], digests, keys)
        # Left by an interruption before anything else was done.
        _draft(self._directory / self._kind.list).unlink(missing_ok=True)
        progress(len(files), len(files))
        return Changes(tuple(sorted(written)), tuple(gone), len(files) - len(written))

    def _end(
        self, known: _Known, gone: Sequence[str], digests: Mapping[str, str], keys: Mapping[str, str]
    ) -> None:
        if not known.finished:
            for name in {*known.files, *digests}:
                _draft(self._directory / name).unlink(missing_ok=True)
        self._remove(gone)
        # One flush for all files: the list must not say that they are there before they are.
        if hasattr(os, "sync"):
            os.sync()
        self._write_list(digests, finished=True, keys=keys)

    def _known(self) -> _Known:
        """Read the list; nothing is ours where there is none."""
        place = self._directory / self._kind.list
        try:
            with place.open("rb") as file:
                text = file.read(MAX_LIST)
        except FileNotFoundError:
            self._refuse_foreign_folder()
            return _Known()
        found = None if self._is_link(place) else _parsed(text, self._kind.paths)
        if found is None:
            raise BadInput(
                f"{place} is not a list of ours.",
                code=f"{self._kind.name}.foreign",
                hint="Choose an empty folder.",
            )
        if {key: found.get(key) for key in self._about} != self._about:
            raise BadInput(
                f"{self._directory} holds the public pages of another ledger.",
                code=f"{self._kind.name}.other_ledger",
                hint="Choose another folder.",
            )
        return _Known(found["files"], found["keys"], found.get("finished") is True)

    def _refuse_foreign_folder(self) -> None:
        if self._kind.beside is None or not self._directory.exists():
            return
        draft = _draft(Path(self._kind.list)).name  # left by an interruption before there was a list
        there = sorted(each.name for each in self._directory.iterdir() if each.name != draft)
        if there and not any((self._directory / name).is_file() for name in self._kind.beside):
            raise BadInput(
                f"There are other files in {self._directory}, such as {there[0]}.",
                code=f"{self._kind.name}.foreign",
                hint="Choose an empty folder, or one that the page was written to before.",
            )

    def _digest(self, name: str) -> str:
        """Return the digest of what is in a file's place; a folder, or what a link leads to, is never ours."""
        place = self._directory / name
        try:
            regular = stat.S_ISREG(place.lstat().st_mode)
            if not regular or self._is_link(place.parent):
                return FOREIGN
            return hashlib.sha256(place.read_bytes()).hexdigest()
        except FileNotFoundError:
            return FOREIGN if self._is_link(place.parent) else NO_FILE
        except NotADirectoryError:
            return FOREIGN

    def _is_link(self, path: Path) -> bool:
        """Tell whether a path, or a folder below ours on the way to it, is a link."""
        if path not in self._links:
            inside = [each for each in (path, *path.parents) if self._directory in each.parents]
            self._links[path] = any(each.is_symlink() for each in inside)
        return self._links[path]

    def _refuse_lost(self, known: _Known, files: Sequence[File], there: Mapping[str, str]) -> None:
        """Refuse to replace what is not ours, or not any more what we wrote, unless it is right as it is."""
        lost = sorted(
            file.path
            for file in files
            if there[file.path] != NO_FILE
            and not known.owns(file.path, there[file.path])
            and (there[file.path] == FOREIGN or hashlib.sha256(file.make()).hexdigest() != there[file.path])
        )
        if lost:
            names = ", ".join([*lost[:TOLD], *(["…"] if len(lost) > TOLD else [])])
            raise BadInput(
                f"In {self._directory} these were made or changed by somebody else: {names}.",
                code=self._kind.changed,
                hint="Move them away; they are made anew then.",
            )

    def _write_list(
        self, digests: Mapping[str, str], *, finished: bool, keys: Mapping[str, str] | None = None
    ) -> None:
        about = {"format": FORMAT, **self._about, "finished": finished}
        document = {
            **about,
            "files": dict(sorted(digests.items())),
            "keys": dict(sorted((keys or {}).items())),
        }
        self._write(self._kind.list, json.dumps(document, indent=0).encode() + b"\n", flush=True)

    def _write(self, name: str, content: bytes, *, flush: bool = False) -> None:
        """Put a file in its place in one step."""
        path = self._directory / name
        self._make_folder(path.parent)
        draft = _draft(path)
        draft.unlink(missing_ok=True)  # it might be a link to elsewhere
        draft.write_bytes(content)
        if flush or not hasattr(os, "sync"):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
        # What is public may be read by a web server, whatever the installation's own files are like.
        draft.chmod(0o644)
        draft.replace(path)

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            if folder != self._directory:
                self._make_folder(folder.parent)
            folder.mkdir(parents=True)
            folder.chmod(0o755)

    def _remove(self, gone: Sequence[str]) -> None:
        """Remove what is no longer made, and folders that are left empty."""
        for name in gone:
            (self._directory / name).unlink(missing_ok=True)
        parents = {parent for name in gone for parent in (self._directory / name).parents}
        for folder in sorted(parents, reverse=True):
            if self._directory in folder.parents and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _parsed(text: bytes, paths: re.Pattern[str]) -> dict[str, Any] | None:
    """Return a list as `SiteFolder` writes it; None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return None
    files, keys = found.get("files"), found.setdefault("keys", {})
    if not isinstance(files, dict) or not isinstance(keys, dict):
        return None
    good = all(paths.fullmatch(name) and isinstance(digest, str) for name, digest in files.items())
    return found if good else None
