"""Undoing what is not on the ledger yet, and lists as files, through the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from support_charity import Charity, fresh


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def add(charity: Charity, donor: str = "Ada") -> int:
    """Enter a gift that waits."""
    number: int = charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", donor)["gift"]
    return number


def bring(charity: Charity, folder: Path) -> int:
    """Import a list of two gifts; return its number."""
    (folder / "a.csv").write_text("Date,Donor,Amount\n2026-03-01,Ada,10\n2026-03-02,Ben,20\n")
    charity.run("gift", "import", folder / "a.csv", "--fund", "Relief")
    number: int = charity.run("gift", "sources")["sources"][0]["source"]
    return number


def test_a_gift_is_edited_until_it_is_recorded(charity: Charity) -> None:
    number = add(charity)
    edited = charity.run(
        "gift", "edit", number, "--donor", "李雷", "--amount", "7.50", "--date", "2026-01-02"
    )
    assert (edited["gift"], edited["donor"], edited["amount"], edited["date"]) == (
        number,
        "李雷",
        "750",
        "2026-01-02",
    )
    assert charity.refused("gift", "edit", number, code=2)["code"] == "usage"
    charity.run("batch", "commit")
    assert charity.refused("gift", "edit", number, "--donor", "X")["code"] == "gift.recorded"


def test_gifts_are_removed_all_or_none(charity: Charity) -> None:
    numbers = [add(charity), add(charity)]
    assert charity.refused("gift", "remove", *numbers, 1)["code"] == "gift.recorded"
    removed = charity.run("gift", "remove", *numbers)
    assert (removed["removed"], removed["totals"]) == (2, [{"fund": 1, "total": "1000", "unit": "CNY"}])
    assert charity.run("gift", "list", "--pending")["gifts"] == []


def test_a_promised_gift_is_removed_only_when_that_is_meant(charity: Charity, tmp_path: Path) -> None:
    number = add(charity)
    charity.run("receipt", "promise", number, "--out", tmp_path / "out")
    assert charity.refused("gift", "remove", number)["code"] == "gift.promised"
    assert charity.run("gift", "remove", number, "--promised-too")["removed"] == 1


def test_an_import_is_undone_by_its_number(charity: Charity, tmp_path: Path) -> None:
    source = bring(charity, tmp_path)
    (listed,) = charity.run("gift", "sources")["sources"]
    assert (listed["name"], listed["accepted"], listed["waiting"], listed["recorded"]) == ("a.csv", 2, 2, 0)
    assert "2 gifts were taken out" in charity.told("gift", "undo-import", source)
    assert charity.run("gift", "sources")["sources"] == []
    charity.refused("gift", "undo-import", source, code=2)
    source = bring(charity, tmp_path)
    charity.run("batch", "commit")
    assert charity.refused("gift", "undo-import", source)["code"] == "source.recorded"


def test_the_list_is_written_to_files_with_stable_headings(charity: Charity, tmp_path: Path) -> None:
    number = add(charity, "=cmd 李雷")
    charity.run("receipt", "void", 2, "--reason", "duplicate")
    done = charity.run("gift", "list", "--out", tmp_path / "a.csv")
    assert (done["file"], done["count"]) == (str(tmp_path / "a.csv"), 11)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["state"] for row in rows] == ["recorded", "voided"] + ["recorded"] * 8 + ["waiting"]
    assert (rows[-1]["gift"], rows[-1]["donor"], rows[-1]["amount"], rows[-1]["unit"]) == (
        *(str(number), "'=cmd 李雷"),
        *("5.00", "CNY"),
    )
    charity.run("gift", "list", "--pending", "--fund", "Relief", "--out", tmp_path / "a.xlsx")
    header, row = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    assert header == list(rows[0])
    assert (row[header.index("donor")], row[header.index("amount")]) == ("=cmd 李雷", 5)


def test_a_file_of_another_kind_is_refused(charity: Charity, tmp_path: Path) -> None:
    assert charity.refused("gift", "list", "--out", tmp_path / "a.pdf", code=2)["code"] == "table.format"
    assert not (tmp_path / "a.pdf").exists()
