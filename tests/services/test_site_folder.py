"""A folder of published files: brought up to date, whole at any instant, repaired after a kill, and nobody's work lost."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from almoner.services import site_folder
from almoner.services.cancelling import Cancelled
from almoner.services.site_folder import FACE, PAGE, Changes, File, Kind, SiteFolder
from almoner_chain.core.errors import BadInput

ANY = Kind("any", "data/list.json", re.compile(r"[a-z/]+[.]html"), changed="any.changed")
KINDS = pytest.mark.parametrize("kind", [FACE, PAGE], ids=lambda kind: kind.name)
OLD = {"a.html": "old", "b.html": "old", "gone.html": "old", "c/d/gone.html": "old"}
NEW = {"a.html": "new", "b.html": "new", "e/f/made.html": "new", "z.html": "new"}
LAST = {"a.html": "last", "e/g.html": "last"}
REST = {"a.html": "old", "b.html": "old"}
LEDGER = {"ledger": "0x01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where files are to lie; nothing is there yet."""
    return tmp_path / "site"


def made(files: Mapping[str, str], *, key: str = "") -> list[File]:
    """Return files with these texts."""
    return [File(path, text.encode, key) for path, text in files.items()]


def update(folder: Path, files: Mapping[str, str], kind: Kind = ANY) -> Changes:
    """Make the folder hold files with these texts."""
    return SiteFolder(folder, kind).update(made(files))


def refused(folder: Path, files: Mapping[str, str], kind: Kind = ANY) -> BadInput:
    """Return how an update is refused, after seeing that it changed nothing."""
    before = stamps(folder)
    with pytest.raises(BadInput) as caught:
        update(folder, files, kind)
    assert stamps(folder) == before
    return caught.value


def texts(folder: Path, kind: Kind = ANY) -> dict[str, str]:
    """Return the texts of all files but the list."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text() for name, path in paths.items() if name != kind.list}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what shows that a file was written again, for all files."""
    found = {path: path.lstat() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}
    return {str(path): (each.st_mtime_ns, each.st_ino) for path, each in found.items()}


# -- up to date ------------------------------------------------------------------------------------------------


def test_it_says_what_it_wrote_removed_and_left(folder: Path) -> None:
    assert update(folder, OLD) == Changes(tuple(sorted(OLD)), (), 0)
    changes = update(folder, {"a.html": "old", "b.html": "new", "e.html": "new"})
    assert changes == Changes(("b.html", "e.html"), ("c/d/gone.html", "gone.html"), 1)
    assert texts(folder) == {"a.html": "old", "b.html": "new", "e.html": "new"}


def test_nothing_is_touched_when_all_is_right(folder: Path) -> None:
    update(folder, OLD)
    before = stamps(folder)
    assert update(folder, OLD) == Changes((), (), 4)
    assert stamps(folder) == before


def test_a_file_whose_key_is_known_is_not_made_again(folder: Path) -> None:
    asked: list[str] = []

    def files(key: str) -> Iterator[File]:
        for name in ("a.html", "b.html"):
            yield File(name, lambda: asked.append(key) or b"same", key)  # type: ignore[func-returns-value]

    site = SiteFolder(folder, ANY)
    site.update(list(files("one")))
    site.update(list(files("one")))
    assert asked == ["one"] * 2
    site.update(list(files("two")))  # another program makes the same bytes: from now on its key is known
    site.update(list(files("two")))
    assert asked == ["one"] * 2 + ["two"] * 2
    (folder / "a.html").unlink()
    assert site.update(list(files("two"))).written == ("a.html",)


def test_folders_that_are_left_empty_go_and_others_stay(folder: Path) -> None:
    update(folder, {"a.html": "1", "b/c/d.html": "1", "e/f.html": "1"})
    (folder / "e/mine.txt").write_text("mine")
    update(folder, {"a.html": "1"})
    assert sorted(path.name for path in folder.iterdir()) == ["a.html", "data", "e"]
    assert (folder / "e/mine.txt").read_text() == "mine"


def test_progress_is_told_and_may_stop_between_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_folder, "STEP", 2)
    told: list[tuple[int, int]] = []
    SiteFolder(folder, ANY).update(made(OLD), progress=lambda *at: told.append(at))
    assert told == [(0, 4), (2, 4), (4, 4)]

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        SiteFolder(folder, ANY).update(made(NEW), progress=stop)
    assert texts(folder) == OLD | {"a.html": "new", "b.html": "new"}
    update(folder, NEW)
    assert texts(folder) == NEW


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these modes")
def test_everyone_may_read_it_however_private_new_files_are(folder: Path) -> None:
    mask = os.umask(0o077)
    try:
        update(folder, NEW)
    finally:
        os.umask(mask)
    there = [folder, *folder.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in there if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in there if path.is_dir()} == {0o755}


def test_a_list_of_earlier_days_without_keys_is_understood(folder: Path) -> None:
    update(folder, OLD)
    listed = json.loads((folder / ANY.list).read_text())
    del listed["keys"]
    (folder / ANY.list).write_text(json.dumps(listed))
    assert update(folder, NEW).removed == ("c/d/gone.html", "gone.html")
    assert texts(folder) == NEW


# -- nobody's work is lost -------------------------------------------------------------------------------------


@KINDS
def test_a_file_of_somebody_else_in_its_place_is_named_and_stays(folder: Path, kind: Kind) -> None:
    update(folder, {"a.html": "1"}, kind)
    (folder / "b.html").write_text("mine")
    error = refused(folder, {"a.html": "2", "b.html": "2"}, kind)
    assert (error.code, "b.html" in error.message) == (kind.changed, True)
    (folder / "b.html").unlink()
    assert update(folder, {"a.html": "2", "b.html": "2"}, kind).written == ("a.html", "b.html")


@KINDS
def test_what_was_changed_by_hand_is_named_and_stays(folder: Path, kind: Kind) -> None:
    update(folder, {"a.html": "1", "b.html": "1"}, kind)
    (folder / "b.html").write_text("what I have to remember")
    error = refused(folder, {"a.html": "2", "b.html": "1"}, kind)
    assert (error.code, "b.html" in error.message) == (kind.changed, True)


def test_few_of_many_foreign_files_are_named(folder: Path) -> None:
    folder.mkdir()
    names = [f"{letter}.html" for letter in "abcdefg"]
    for name in names:
        (folder / name).write_text("mine")
    said = refused(folder, dict.fromkeys(names, "1")).message
    assert said.endswith("by somebody else: a.html, b.html, c.html, d.html, e.html, ….")


def test_what_is_right_already_is_taken_over(folder: Path) -> None:
    update(folder, OLD)
    (folder / ANY.list).unlink()
    before = stamps(folder)
    assert update(folder, OLD).written == ()
    assert before.items() < stamps(folder).items()
    assert update(folder, NEW).removed == ("c/d/gone.html", "gone.html")


def test_what_is_no_longer_made_stays_if_it_was_changed_by_hand(folder: Path) -> None:
    update(folder, OLD)
    (folder / "gone.html").write_text("mine now")
    assert update(folder, NEW).removed == ("c/d/gone.html",)
    assert texts(folder) == NEW | {"gone.html": "mine now"}
    assert refused(folder, OLD).code == "any.changed"


def test_a_folder_of_somebody_else_is_left_alone_by_the_page(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.odt").write_text("three years of work")
    error = refused(folder, {"a.html": "1"}, PAGE)
    assert (error.code, "thesis.odt" in error.message) == ("page.foreign", True)
    update(folder, {"a.html": "1"}, FACE)
    assert texts(folder, FACE) == {"thesis.odt": "three years of work", "a.html": "1"}


@pytest.mark.parametrize("order", [(PAGE, FACE), (FACE, PAGE)], ids=["page first", "face first"])
def test_two_kinds_in_one_folder_leave_each_other_alone(folder: Path, order: tuple[Kind, Kind]) -> None:
    files = {kind.name: {f"{kind.name}.html": "1", f"old/{kind.name}.html": "1"} for kind in order}
    for kind in order:
        update(folder, files[kind.name], kind)
    before = stamps(folder)
    assert [update(folder, files[kind.name], kind).written for kind in order] == [(), ()]
    assert stamps(folder) == before
    assert update(folder, {}, order[0]).removed == tuple(sorted(files[order[0].name]))
    assert update(folder, files[order[1].name], order[1]).unchanged == 2


def test_a_folder_stays_with_the_ledger_it_was_made_for(folder: Path) -> None:
    files = made({"funds/1.html": "1"})
    SiteFolder(folder, FACE, LEDGER).update(files)
    with pytest.raises(BadInput) as caught:
        SiteFolder(folder, FACE, {"ledger": "0x02"}).update(files)
    assert caught.value.code == "face.other_ledger"
    assert SiteFolder(folder, FACE, LEDGER).update(files).written == ()


# -- out of the folder -----------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize(
    "text",
    [
        "no list",
        "[" * 50_000,
        json.dumps([]),
        json.dumps({"format": 9, "files": {}}),
        json.dumps({"format": 1, "files": {}, "keys": []}),
        json.dumps({"format": 1, "files": {"a.html": 0}}),
        *(
            json.dumps({"format": 1, "finished": False, "files": {path: ""}})
            for path in (
                *("../victim.html", "/etc/x.html", "x/../../victim.html", "x//y.html", "./x.html", "..", ""),
                *("x\\y.html", "x\0.html", "x.html\n", "a/b/../c.html", "../.victim.html"),
            )
        ),
    ],
)
def test_a_list_that_is_none_or_leads_elsewhere_is_refused(folder: Path, kind: Kind, text: str) -> None:
    victim = folder.parent / "victim.html"
    victim.write_text("precious")
    update(folder, {"a.html": "1"}, kind)
    (folder / kind.list).write_text(text)
    assert refused(folder, {"a.html": "2"}, kind).code == f"{kind.name}.foreign"
    assert victim.read_text() == "precious"


def test_a_list_that_is_too_long_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(folder, OLD)
    monkeypatch.setattr(site_folder, "MAX_LIST", 99)
    assert refused(folder, OLD).code == "any.foreign"


@pytest.mark.parametrize("files", [{"c/d/gone.html": "new"}, {"c/d/more.html": "new"}, {}])
def test_a_folder_that_became_a_link_is_not_followed(folder: Path, files: dict[str, str]) -> None:
    update(folder, OLD)
    outside = folder.parent / "outside"
    (folder / "c").rename(outside)
    (folder / "c").symlink_to(outside)
    if files:
        assert refused(folder, files).code == "any.changed"
    else:
        assert "c/d/gone.html" not in update(folder, files).removed
    assert texts(outside) == {"d/gone.html": "old"}


def test_a_file_that_became_a_link_is_not_followed_even_after_an_interruption(folder: Path) -> None:
    update(folder, OLD)
    listed = json.loads((folder / ANY.list).read_text())
    (folder / ANY.list).write_text(json.dumps(listed | {"finished": False}))
    outside = folder.parent / "outside.html"
    (folder / "a.html").rename(outside)
    (folder / "a.html").symlink_to(outside)
    assert refused(folder, NEW).code == "any.changed"
    assert outside.read_text() == "old"


def test_a_link_in_the_place_of_a_draft_is_not_written_through(folder: Path) -> None:
    update(folder, OLD)
    outside = folder.parent / "outside"
    outside.write_text("precious")
    for draft in (folder / ".a.html.part", folder / "data/.list.json.part"):
        draft.symlink_to(outside)
    update(folder, NEW)
    assert (outside.read_text(), texts(folder)) == ("precious", NEW)


def test_a_list_that_lies_behind_a_link_is_not_believed(folder: Path) -> None:
    update(folder, OLD)
    outside = folder.parent / "outside"
    (folder / "data").rename(outside)
    (folder / "data").symlink_to(outside)
    assert refused(folder, NEW).code == "any.foreign"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes in folders")
def test_what_is_no_plain_file_is_in_the_way(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "a.html")
    (folder / "b.html").mkdir()
    (folder / "e").write_text("mine")
    assert "a.html, b.html, e/f/made.html." in refused(folder, NEW).message


def test_a_folder_may_itself_be_behind_a_link(folder: Path) -> None:
    folder.parent.joinpath("real").mkdir()
    folder.symlink_to(folder.parent / "real")
    update(folder, OLD)
    update(folder, NEW)
    assert texts(folder.parent / "real") == NEW


@KINDS
def test_a_file_in_the_folders_place_is_told(folder: Path, kind: Kind) -> None:
    folder.write_text("mine")
    assert refused(folder, OLD, kind).code == f"{kind.name}.unwritable"
    assert folder.read_text() == "mine"


# -- whole at any instant --------------------------------------------------------------------------------------

KILLED = """
import json, os, re, sys
from pathlib import Path
from almoner.services.site_folder import File, Kind, SiteFolder

left = int(sys.argv[2])

def dying(name):
    real = getattr(Path, name)
    def act(path, *given, **named):
        global left
        left -= 1
        if left < 0:
            if name == "write_bytes":
                real(path, given[0][: len(given[0]) // 2])
            os.kill(os.getpid(), 9)
        return real(path, *given, **named)
    setattr(Path, name, act)

for each in ("write_bytes", "replace", "unlink", "mkdir", "rmdir", "chmod"):
    dying(each)
kind = Kind("any", "data/list.json", re.compile(r"[a-z/]+[.]html"), changed="any.changed")
files = [File(path, text.encode) for path, text in json.loads(sys.argv[3]).items()]
SiteFolder(Path(sys.argv[1]), kind).update(files)
"""


def killed(folder: Path, files: Mapping[str, str], after: int) -> bool:
    """Bring the folder up to date in a process that dies after so many steps; tell whether it did."""
    command = [sys.executable, "-c", KILLED, str(folder), str(after), json.dumps(files)]
    code = subprocess.run(command, check=False).returncode
    assert code in (0, -signal.SIGKILL)
    return code != 0


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize(
    ("files", "then"),
    [(NEW, NEW), (NEW, LAST), (NEW, OLD), (REST, REST)],
    ids=["the same", "another", "as it was", "only removed"],
)
def test_a_kill_at_any_step_leaves_whole_files_and_the_next_update_repairs(
    tmp_path: Path, files: dict[str, str], then: dict[str, str]
) -> None:
    for after in range(1000):
        folder = tmp_path / str(after)
        update(folder, OLD)
        (folder / "mine.txt").write_text("mine")
        died = killed(folder, files, after)
        for name, text in texts(folder).items():
            assert name.endswith(".part") or text in {OLD.get(name), files.get(name), "mine"}, (after, name)
        json.loads((folder / ANY.list).read_text())
        if then is not REST and after % 3 == 0:  # and once more, while it is repaired
            killed(folder, LAST, after // 3)
        update(folder, then)
        assert texts(folder) == then | {"mine.txt": "mine"}, after
        assert all(path.is_file() or any(path.iterdir()) for path in folder.rglob("*")), after
        if not died:
            break
    assert 8 < after < 60


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_kill_does_not_make_ours_what_somebody_changed_by_hand(tmp_path: Path) -> None:
    for after in range(1000):
        folder = tmp_path / str(after)
        update(folder, OLD)
        (folder / "gone.html").write_text("mine now")
        died = killed(folder, NEW, after)
        update(folder, NEW)
        assert texts(folder) == NEW | {"gone.html": "mine now"}, after
        if not died:
            break


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_the_page_goes_on_in_a_folder_where_it_was_killed_before_its_list_was_there(folder: Path) -> None:
    folder.mkdir()
    (folder / f".{PAGE.list}.part").write_text('{"form')
    update(folder, {"v/index.html": "1"}, PAGE)
    assert texts(folder, PAGE) == {"v/index.html": "1"}
