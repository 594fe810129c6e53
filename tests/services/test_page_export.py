"""The page as files in a folder: whole, for everyone to read, brought up to date, and nobody's work lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from almoner.services.site_folder import PAGE
from support_charity import Charity, fresh

NODES = ("--node", "https://a.example/rpc", "--node", "https://b.example/rpc")
FILES = {
    *(".nojekyll", ".well-known/almoner.json", "LICENSES.txt", "README.txt", "published.json", "sw.js"),
    "v/index.html",
    PAGE.list,
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
    assert {path for path in after if after[path] != before[path]} == {"published.json", PAGE.list}


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
