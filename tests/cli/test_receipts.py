"""Receipts through the command line: written, scanned back from their pictures, voided, replaced."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from almoner.services.scanning import read_document, read_documents
from almoner_chain.core.link import from_text
from almoner_chain.core.receipt import decode
from support_charity import Charity, fresh


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def export(charity: Charity, out: Path, *more: object) -> list[dict[str, object]]:
    """Export receipts and return their documents."""
    found: list[dict[str, object]] = charity.run("receipt", "export", *more, "--out", out)["receipts"]
    return found


def test_every_form_of_a_receipt_scans_back_to_its_bytes(charity: Charity, tmp_path: Path) -> None:
    (done,) = export(charity, tmp_path / "out", 3, "--formats", "pdf,png,svg,almr")
    document = from_text(str(done["url"]))
    assert len(document) == done["bytes"]
    files = {Path(str(file)).suffix: Path(str(file)) for file in done["files"]}  # type: ignore[attr-defined]
    assert set(files) == {".pdf", ".png", ".svg", ".almr"}
    assert read_document(files[".pdf"]).document == document
    assert read_document(files[".png"]).document == document
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", files[".pdf"], tmp_path / "page"], check=True, capture_output=True
    )
    (page,) = tmp_path.glob("page*.png")
    assert read_document(page).document == document
    archived = decode(files[".almr"].read_bytes())
    assert archived.archive is not None
    assert archived.recorded == decode(document).recorded


def test_several_hundred_receipts_stand_in_one_pdf(charity: Charity, tmp_path: Path) -> None:
    rows = "\n".join(f"2026-03-01,捐赠人{i},{i}.50,bank,R{i}" for i in range(1, 301))
    (tmp_path / "a.csv").write_text(f"Date,Donor,Amount,Method,Reference\n{rows}\n", encoding="utf-8")
    charity.run("gift", "import", tmp_path / "a.csv", "--fund", "Relief")
    charity.run("batch", "commit", "--size", 300)
    done = export(charity, tmp_path / "out", "--batch", 4, "--combined")
    assert len(done) == 300
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["receipts.pdf"]
    found = read_document(tmp_path / "out" / "receipts.pdf", page=300)
    assert found.document == from_text(str(done[-1]["url"]))


def test_an_export_is_the_same_bytes_again_and_marks_the_copy(charity: Charity, tmp_path: Path) -> None:
    (first,) = export(charity, tmp_path / "a", 1)
    (copy,) = export(charity, tmp_path / "b", 1)
    (never_left,) = export(charity, tmp_path / "c", 1, "--original")
    assert (first["duplicate"], copy["duplicate"], never_left["duplicate"]) == (False, True, False)
    name = "receipt-000001.pdf"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "c" / name).read_bytes()
    assert decode(read_document(tmp_path / "b" / name).document).duplicate


def test_fields_are_opened_all_some_or_none(charity: Charity, tmp_path: Path) -> None:
    for opened, donor, date in (("all", True, True), ("date", False, True), ("none", False, False)):
        (done,) = export(charity, tmp_path / opened, 2, "--open", opened, "--original")
        fields = decode(from_text(str(done["url"]))).fields
        assert ((fields.donor is not None), (fields.date is not None)) == (donor, date)
        text = subprocess.run(
            ["pdftotext", str(done["files"][0]), "-"],  # type: ignore[index]
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        assert ("Donor of 200.00" in text) == donor
    charity.refused("receipt", "export", 2, "--open", "donor,shoe", "--out", tmp_path, code=2)


def test_a_promise_is_kept_when_the_gift_is_recorded(charity: Charity, tmp_path: Path) -> None:
    gift = charity.run("gift", "add", "--fund", "Relief", "--amount", "88", "--donor", "Ada")["gift"]
    (done,) = charity.run("receipt", "promise", gift, "--out", tmp_path / "out")["receipts"]
    assert (done["serial"], done["gift"]) == (None, gift)
    assert done["bytes"] <= 160
    (closed,) = charity.run("receipt", "promise", gift, "--out", tmp_path / "b", "--open", "none")["receipts"]
    assert decode(from_text(closed["url"])).fields.donor is None
    promised = charity.run("verify", done["files"][0], code=3)
    assert promised["verdict"] == "promised"
    charity.run("batch", "commit")
    charity.refused("receipt", "promise", gift, "--out", tmp_path, code=2)
    (recorded,) = export(charity, tmp_path / "out", 11)
    assert charity.run("verify", str(recorded["url"]))["verdict"] == "valid"
    assert charity.run("verify", str(recorded["url"]))["receipt"]["due"] is not None


def test_a_voided_receipt_says_so(charity: Charity, tmp_path: Path) -> None:
    (done,) = export(charity, tmp_path / "out", 4)
    charity.run("receipt", "void", 4, "--reason", "error")
    checked = charity.run("verify", done["files"][0], code=1)  # type: ignore[index]
    assert checked["verdict"] == "voided"
    assert checked["receipt"]["void"] == {
        "reason": 3,
        "successor": None,
        "at": checked["receipt"]["void"]["at"],
    }
    charity.refused("receipt", "void", 4, "--reason", "error")
    charity.refused("receipt", "void", 99, "--reason", "error")
    charity.refused("receipt", "void", 5, "--reason", "because", code=2)


def test_a_replaced_receipt_points_to_its_successor_in_the_same_place(
    charity: Charity, tmp_path: Path
) -> None:
    (old,) = export(charity, tmp_path / "old", 5)
    place = charity.run("verify", old["url"])["receipt"]
    done = charity.run("receipt", "replace", 5, "--donor", "李雷", "--reason", "wrong-data")
    assert (done["serial"], done["replaces"]) == (11, 5)
    assert charity.run("fund", "show", "Relief")["received"] == "550000"
    before = charity.run("verify", old["url"], code=1)
    assert (before["verdict"], before["receipt"]["void"]["successor"]) == ("voided", 11)
    (new,) = export(charity, tmp_path / "new", 11)
    after = charity.run("verify", new["url"])
    assert after["verdict"] == "valid"
    assert after["receipt"]["donor"] == "李雷"
    assert (after["receipt"]["start"], after["receipt"]["end"]) == (place["start"], place["end"])
    charity.refused("receipt", "replace", 5, "--donor", "Another")
    charity.refused("receipt", "replace", 6, code=2)
    assert charity.run("gift", "list", "--pending")["gifts"] == []
    charity.give("7.00")
    assert charity.run("audit")["findings"] == []


def test_what_is_not_recorded_cannot_be_exported(charity: Charity, tmp_path: Path) -> None:
    assert charity.refused("receipt", "export", 77, "--out", tmp_path, code=2)["code"] == "serial.unknown"
    assert charity.refused("receipt", "export", 1, "--formats", "doc", "--out", tmp_path, code=2)
    charity.refused("receipt", "export", 1, "--all", "--out", tmp_path, code=2)


def test_an_incomplete_receipt_names_the_missing_field_and_counts_for_nothing(
    charity: Charity, tmp_path: Path
) -> None:
    words = (1, "--profile", "us", "--out", tmp_path / "out")
    error = charity.refused("receipt", "export", *words, code=2)
    assert "registration" in error["message"] + error["hint"]
    charity.run("ledger", "profile", "--registration", "12-3456789")
    error = charity.refused("receipt", "export", *words, code=2)
    assert "benefits" in error["message"] + error["hint"]
    (done,) = charity.run("receipt", "export", *words, "--extra", "benefits=none")["receipts"]
    assert not done["duplicate"]


def test_a_combined_file_asks_for_the_page(charity: Charity, tmp_path: Path) -> None:
    export(charity, tmp_path, "--all", "--combined")
    assert len(read_documents(tmp_path / "receipts.pdf")) == 10
    charity.refused("verify", tmp_path / "receipts.pdf", code=2)
    assert charity.run("verify", tmp_path / "receipts.pdf", "--page", 4)["receipt"]["serial"] == 4
