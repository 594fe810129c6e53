"""Files for spreadsheets, read back with another library: nothing runs, nothing is rounded, nothing is half written."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from almoner.services import tables_out
from almoner.services.cancelling import Cancelled
from almoner.services.tables_out import Cell, Column, inert, write_table
from almoner_chain.core.errors import BadInput

COLUMNS = (Column("donor"), Column("amount", "number", 2), Column("day", "date"))
Rows = Sequence[Sequence[Cell]]


def written(path: Path, rows: Rows) -> list[list[object]]:
    """Write rows and read the file back, header and all."""
    assert write_table(path, COLUMNS, rows) == len(rows)
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def test_a_csv_opens_in_excel_with_chinese(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = written(path, [["李雷", Decimal("1234.50"), date(2020, 1, 28)], ['a,"b"\nc', None, None]])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdonor,amount,day\r\n")
    assert rows[1:] == [["李雷", "1234.50", "2020-01-28"], ['a,"b"\nc', "", ""]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-"])
def test_no_text_of_a_csv_is_a_formula(tmp_path: Path, text: str) -> None:
    (_, (cell, number, _)) = written(tmp_path / "a.csv", [[text, Decimal("-5.00"), None]])
    assert cell == f"'{text}"
    assert number == "-5.00"


def test_a_plain_text_stays_as_it_is() -> None:
    assert [inert(text) for text in ("", "Ada", "1-2", "a=b")] == ["", "Ada", "1-2", "a=b"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "{=1}", "https://a.example", "007", "_x0041_", "a & <b>", " edge ", "李雷", "😀", "-1", "1e5"],
)
def test_a_text_in_a_workbook_is_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    assert written(path, [[text, 1, None]])[1][0] == text
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_what_no_xml_can_hold_spoils_no_workbook(tmp_path: Path) -> None:
    rows = written(
        tmp_path / "a.xlsx", [["<r><t>x</t></r>", None, None], ["a\ud800b", None, None], ["\x01", 1, None]]
    )
    assert [row[0] for row in rows[1:3]] == [" <r><t>x</t></r>", "a?b"]


@pytest.mark.parametrize(
    "amount", ["9.95", "0.10", "1234567890123.45", "-7.00", "999999999999999", "0.00", "100"]
)
def test_amounts_of_fifteen_digits_are_exact_numbers(tmp_path: Path, amount: str) -> None:
    path = tmp_path / "a.xlsx"
    value = written(path, [["x", Decimal(amount), None]])[1][1]
    assert isinstance(value, float)
    assert Decimal(repr(value)) == Decimal(amount)
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    (stored,) = [part.split("</v>")[0] for part in sheet.split("<v>")[1:]]
    assert Decimal(stored) == Decimal(amount), "the file itself holds the exact digits"


@pytest.mark.parametrize(
    "amount", ["12345678901234.56", str(2**127), "0.1234567890123456", "-1234567890123456"]
)
def test_longer_amounts_are_texts(tmp_path: Path, amount: str) -> None:
    assert written(tmp_path / "a.xlsx", [["x", Decimal(amount), None]])[1][1] == amount


def test_dates_are_dates_and_very_old_ones_texts(tmp_path: Path) -> None:
    rows = written(tmp_path / "a.xlsx", [["x", None, date(2020, 1, 28)], ["y", None, date(1899, 12, 31)]])
    assert [row[2] for row in rows[1:]] == [date(2020, 1, 28), "1899-12-31"]


def test_the_header_stays_in_sight_and_filters(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, [["x", 1, None], ["y", 2, None]])
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="1" topLeftCell="A2"' in sheet
    assert '<autoFilter ref="A1:C3"/>' in sheet


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_one_who_stops_leaves_the_older_file_and_nothing_else(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("older")

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    def endless() -> Iterator[Sequence[Cell]]:
        while True:
            yield ["x", 1, None]

    with pytest.raises(Cancelled):
        write_table(path, COLUMNS, endless(), progress=stop)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert path.read_text() == "older"


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rows = (["x", 1, None] for _ in range(2500))
    write_table(tmp_path / "a.csv", COLUMNS, rows, total=2500, progress=lambda *at: told.append(at))
    assert told == [(0, 2500), (1000, 2500), (2000, 2500), (2500, 2500)]


def test_too_many_rows_for_a_workbook_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="1,048,575 rows") as refused:
        write_table(tmp_path / "a.xlsx", COLUMNS, [], total=1_048_576)
    assert ".csv" in refused.value.hint
    monkeypatch.setattr(tables_out, "XLSX_ROWS", 2)
    with pytest.raises(BadInput, match="2 rows"):
        write_table(tmp_path / "a.xlsx", COLUMNS, [["x", 1, None]] * 3)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        with pytest.raises(BadInput, match="cannot be written"):
            write_table(tmp_path / "missing" / name, COLUMNS, [])
    with pytest.raises(BadInput, match="neither CSV nor XLSX"):
        write_table(tmp_path / "a.pdf", COLUMNS, [])
