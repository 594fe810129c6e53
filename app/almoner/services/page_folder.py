"""A folder with our files in it, brought up to date so that nothing of anybody else's is lost.

A list in the folder says what is ours and what it was. A file is there whole or not at all; one that is right already is
not touched; one that somebody changed by hand is not overwritten. Knows paths and bytes, not what they are for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from almoner_chain.core.errors import BadInput

LIST = ".almoner-page.json"
FORMAT = 1
OTHER_LISTS = ("data/manifest.json",)
"""What says that a folder without our list is a site of ours all the same: the charity's public face."""

MAX_LIST = 1 << 20
MAX_LISTED = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that were written, and that were removed because they are no longer made."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def update_folder(directory: Path, files: Mapping[str, bytes]) -> Changes:
    """Make the folder hold these files, by their paths below it; what is not ours stays as it is.

    Raises BadInput before anything is changed where a file in its place is not ours or was changed by hand, where the
    folder is somebody else's, or cannot be written to.
    """
    try:
        return _update(directory, files)
    except OSError as error:
        raise BadInput(
            f"The page cannot be written to {directory}: {error.strerror or error}.",
            code="page.unwritable",
            hint="Choose a folder that you may write to.",
        ) from error


def _update(directory: Path, files: Mapping[str, bytes]) -> Changes:
    known = _read_list(directory)
    wanted = {path: _digest(body) for path, body in files.items()}
    present = {path: _digest_there(directory, path) for path in {*wanted, *known.files}}
    changed = [path for path, digest in wanted.items() if present[path] != digest]
    _refuse_lost(directory, known, [path for path in changed if present[path]], present)
    gone = [path for path in known.files if path not in wanted and present[path] == known.files[path]]
    if not changed and not gone and known.files == wanted and known.finished:
        return Changes((), ())
    _make_folders(directory, files)
    # Whoever comes after an interruption finds here that old and new files may stand side by side.
    _write_list(directory, known.files | wanted, finished=False)
    for path in changed:
        _write(directory / path, files[path])
    for path in gone:
        (directory / path).unlink(missing_ok=True)
    _write_list(directory, wanted, finished=True)
    return Changes(tuple(sorted(changed)), tuple(sorted(gone)))


@dataclass(frozen=True, slots=True)
class _List:
    """What is ours: SHA-256 by path; whether the last run came to its end."""

    files: dict[str, str]
    finished: bool


def _read_list(directory: Path) -> _List:
    place = directory / LIST
    try:
        with place.open("rb") as file:
            text = file.read(MAX_LIST + 1)
    except FileNotFoundError:
        _refuse_foreign_folder(directory)
        return _List({}, finished=True)
    found = _parsed(text)
    if found is None:
        raise BadInput(
            f"{place} is not a list of ours.",
            code="page.foreign",
            hint="Choose an empty folder.",
        )
    return found


def _refuse_foreign_folder(directory: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        there = sorted(each.name for each in directory.iterdir())
        if there and not any((directory / name).is_file() for name in OTHER_LISTS):
            raise BadInput(
                f"There are other files in {directory}, such as {there[0]}.",
                code="page.foreign",
                hint="Choose an empty folder, or one that the page was written to before.",
            )


def _refuse_lost(directory: Path, known: _List, replaced: list[str], present: Mapping[str, str]) -> None:
    """Refuse to replace what is not ours, or not any more what we wrote."""
    for path in sorted(replaced):
        ours = path in known.files and (not known.finished or present[path] == known.files[path])
        if not ours:
            raise BadInput(
                f"{directory / path} was made or changed by somebody else.",
                code="page.changed",
                hint="Move it away; it is made anew then.",
            )


def _parsed(text: bytes) -> _List | None:
    try:
        found: Any = json.loads(text) if len(text) <= MAX_LIST else None
    except (ValueError, RecursionError):
        return None
    files = found.get("files") if isinstance(found, dict) and found.get("format") == FORMAT else None
    if not isinstance(files, dict) or len(files) > MAX_LISTED:
        return None
    if not all(_is_inside(path) and isinstance(digest, str) for path, digest in files.items()):
        return None
    return _List(dict(files), finished=found.get("finished") is True)


def _is_inside(path: str) -> bool:
    """Tell whether a path stays below the folder: a list from somewhere else must not lead us out of it."""
    parts = path.split("/")
    return "\\" not in path and "\0" not in path and not {"", ".", ".."} & set(parts)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _digest_there(directory: Path, path: str) -> str:
    """Return the digest of what is in a file's place: empty for nothing; a link or a folder is never ours."""
    place = directory / path
    parents = [parent for parent in place.parents if directory in parent.parents]
    if any(each.is_symlink() for each in [place, *parents]) or place.is_dir():
        return "not a file"
    try:
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _make_folders(directory: Path, files: Mapping[str, bytes]) -> None:
    for folder in sorted({directory, *((directory / path).parent for path in files)}):
        if not folder.is_dir():
            folder.mkdir(parents=True)
            folder.chmod(0o755)


def _write_list(directory: Path, files: Mapping[str, str], *, finished: bool) -> None:
    document = {"format": FORMAT, "finished": finished, "files": dict(sorted(files.items()))}
    _write(directory / LIST, json.dumps(document, indent=1).encode() + b"\n")


def _write(place: Path, body: bytes) -> None:
    draft = place.with_name(f".{place.name}.part")
    with draft.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    # What is public may be read by a web server, whatever the installation's own files are like.
    draft.chmod(0o644)
    draft.replace(place)
