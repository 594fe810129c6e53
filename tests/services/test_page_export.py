"""The page as files in a folder: whole, for everyone to read, brought up to date, and nobody's work lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from almoner.services import page_folder
from almoner.services.page_folder import LIST, update_folder
from almoner_chain.core.errors import BadInput
from support_charity import Charity, fresh

NODES = ("--node", "https://a.example/rpc", "--node", "https://b.example/rpc")
FILES = {
    *(".nojekyll", ".well-known/almoner.json", "LICENSES.txt", "README.txt", "published.json", "sw.js"),
    "v/index.html",
    LIST,
}


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the page is written; nothing is there yet."""
    return tmp_path / "site"


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what shows that a file was written again, for all files."""
    return {
        path: ((folder / path).stat().st_mtime_ns, (folder / path).stat().st_ino) for path in files_in(folder)
    }


def test_the_folder_holds_the_whole_site(charity: Charity, folder: Path) -> None:
    charity.request("60.00", purpose="A roof")
    said = charity.run("page", "export", folder, *NODES)
    assert set(said["files"]) == files_in(folder) >= FILES
    assert (said["address"], said["purposes"], said["warnings"]) == ("https://almoner.example/v", 1, [])
    assert said["fingerprint"] == charity.run("page", "fingerprint")["fingerprint"]
    page = (folder / "v/index.html").read_text()
    config = json.loads(re.findall(r'id="config">(.*?)</script>', page)[0])
    assert (
        config["ledgers"][0]["nodes"] == said["nodes"] == ["https://a.example/rpc", "https://b.example/rpc"]
    )
    (word,) = json.loads((folder / ".well-known/almoner.json").read_text())["ledgers"]
    assert (word["name"], word["nodes"]) == ("Willow Relief", said["nodes"])
    assert "A roof" in (folder / "published.json").read_text()


def test_everyone_may_read_what_is_to_be_public(charity: Charity, folder: Path) -> None:
    charity.run("page", "export", folder, *NODES)
    modes = {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert {path.stat().st_mode & 0o777 for path in [folder, folder / "v", folder / ".well-known"]} == {0o755}


def test_written_a_second_time_nothing_is_touched(charity: Charity, folder: Path) -> None:
    charity.run("page", "export", folder, *NODES)
    before = stamps(folder)
    said = charity.run("page", "export", folder, *NODES)
    assert (said["written"], said["removed"]) == ([], [])
    assert stamps(folder) == before


def test_only_what_changed_is_written_again(charity: Charity, folder: Path) -> None:
    charity.run("page", "export", folder, *NODES)
    before = stamps(folder)
    charity.request("60.00", purpose="A roof")
    assert charity.run("page", "export", folder, *NODES)["written"] == ["published.json"]
    after = stamps(folder)
    assert {path for path in after if after[path] != before[path]} == {"published.json", LIST}


def test_the_person_is_told_what_becomes_public(charity: Charity, folder: Path) -> None:
    charity.request("60.00", purpose="A roof")
    charity.request("60.00", purpose="For Acme Pumps")
    told = charity.told("page", "export", folder, *NODES)
    assert "Purposes of disbursements that become public: 1\n" in told
    assert "Purposes that are not published, because a donor or a payee is named in them: 1." in told
    quiet = charity.told("page", "export", folder, *NODES, "--no-purposes")
    assert "become public: 0\n" in quiet
    assert "roof" not in (folder / "published.json").read_text()


def test_the_public_face_lies_in_the_same_folder(charity: Charity, folder: Path) -> None:
    charity.paid("60.00", purpose="A roof")
    said = charity.run("page", "export", folder, *NODES, "--face")
    assert said["face"]["payments"] == 1
    assert files_in(folder) > FILES | {"index.html"}
    before = stamps(folder)
    again = charity.run("page", "export", folder, *NODES, "--face")
    assert (again["written"], again["face"]["written"]) == ([], 0)
    assert stamps(folder) == before


def test_a_folder_with_other_files_is_left_alone(charity: Charity, folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.odt").write_text("three years of work")
    error = charity.refused("page", "export", folder, *NODES, code=2)
    assert error["code"] == "page.foreign"
    assert "thesis.odt" in error["message"]
    assert files_in(folder) == {"thesis.odt"}


def test_files_beside_ours_stay(charity: Charity, folder: Path) -> None:
    charity.run("page", "export", folder, *NODES)
    (folder / "CNAME").write_text("almoner.example")
    charity.request("60.00", purpose="A roof")
    charity.run("page", "export", folder, *NODES)
    assert (folder / "CNAME").read_text() == "almoner.example"


def test_a_file_that_somebody_changed_by_hand_is_not_lost(charity: Charity, folder: Path) -> None:
    charity.run("page", "export", folder, *NODES)
    (folder / "README.txt").write_text("what I have to remember")
    before = stamps(folder)
    charity.request("60.00", purpose="A roof")
    error = charity.refused("page", "export", folder, *NODES, code=2)
    assert (error["code"], "README.txt" in error["message"]) == ("page.changed", True)
    assert stamps(folder) == before
    (folder / "README.txt").unlink()
    assert "README.txt" in charity.run("page", "export", folder, *NODES)["written"]


def test_what_is_no_longer_made_is_removed_unless_it_was_changed(folder: Path) -> None:
    update_folder(folder, {"a": b"1", "b": b"2", "c/d": b"3"})
    (folder / "b").write_bytes(b"mine now")
    changes = update_folder(folder, {"a": b"1"})
    assert (changes.written, changes.removed) == ((), ("c/d",))
    assert (folder / "b").read_bytes() == b"mine now"


def test_an_interrupted_update_is_finished_by_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update_folder(folder, {"a": b"1", "b": b"1", "c": b"1"})
    new = {"a": b"2", "b": b"2", "c": b"2"}
    whole = page_folder._write

    def torn(place: Path, body: bytes) -> None:
        if place.name == "b":
            raise KeyboardInterrupt
        whole(place, body)

    monkeypatch.setattr(page_folder, "_write", torn)
    with pytest.raises(KeyboardInterrupt):
        update_folder(folder, new)
    monkeypatch.undo()
    assert {path: (folder / path).read_bytes() for path in "abc"} == {"a": b"2", "b": b"1", "c": b"1"}
    assert update_folder(folder, new).written == ("b", "c")
    assert update_folder(folder, new).written == ()


@pytest.mark.parametrize(
    "text",
    [
        "no list",
        "[" * 50_000,
        json.dumps({"format": 1, "files": {"../victim": "0"}}),
        json.dumps({"format": 1, "files": {"/etc/passwd": "0"}}),
        json.dumps({"format": 1, "files": {"a//b": "0"}}),
        json.dumps({"format": 9, "files": {}}),
        json.dumps({"format": 1, "files": {str(i): "0" for i in range(2000)}}),
    ],
)
def test_a_list_that_leads_elsewhere_is_not_followed(folder: Path, text: str) -> None:
    folder.mkdir()
    victim = folder.parent / "victim"
    victim.write_text("precious")
    (folder / LIST).write_text(text)
    with pytest.raises(BadInput) as refused:
        update_folder(folder, {"a": b"1"})
    assert refused.value.code == "page.foreign"
    assert (victim.read_text(), files_in(folder)) == ("precious", {LIST})


def test_a_link_is_not_followed_out_of_the_folder(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    update_folder(folder, {"a": b"1"})
    (folder / "v").symlink_to(outside)
    with pytest.raises(BadInput):
        update_folder(folder, {"a": b"1", "v/index.html": b"ours"})
    assert files_in(outside) == set()


def test_a_file_in_the_folders_place_is_told(folder: Path) -> None:
    folder.write_text("not a folder")
    with pytest.raises(BadInput, match="cannot be written to"):
        update_folder(folder, {"a": b"1"})


def test_whoever_uploads_it_reads_where_and_how(charity: Charity, folder: Path) -> None:
    charity.run("page", "export", folder, *NODES, "--address", "https://verify.example/willow")
    text = (folder / "README.txt").read_text()
    for said in (
        "to https://verify.example/willow/",
        "https://verify.example/willow/v opens the page",
        "codes is https://almoner.example/v#",
        "https://a.example/rpc, https://b.example/rpc",
        "Access-Control-Allow-Origin: *",
        charity.run("page", "fingerprint")["fingerprint"],
    ):
        assert said in text
