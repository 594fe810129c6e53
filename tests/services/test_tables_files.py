"""Files as they come: formats told by their contents, encodings, and bad files that end in a sentence, not a crash."""

from __future__ import annotations

import random
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from almoner.services.tables import ImportCancelled, ImportOptions, parse_gifts, read_table
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_tables import amounts, compound, ods, ods_cell, parse, record, rows_accounted, xls, xlsx

CNY = Unit.currency("CNY")
ROWS = [["捐赠人", "金额", "日期"], ["张三", 12.5, date(2020, 1, 2)], ["李四", 3, date(2020, 2, 3)]]
TEXT = "捐赠人,金额,日期\n张三,12.50,2020-01-02\n李四,3,2020-02-03\n"


def gifts_of(data: bytes) -> list[tuple[str, int, date | None]]:
    return [(gift.donor, gift.amount, gift.date) for gift in parse(data).accepted]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (xlsx({"S": ROWS}), "xlsx"),
        (xls(ROWS), "xls"),
        (xls(ROWS, small=True), "xls"),
        (ods(ROWS), "ods"),
        (TEXT.encode(), "csv"),
        (TEXT.replace(",", "\t").encode(), "tsv"),
        (TEXT.replace(",", ";").encode(), "csv"),
        (TEXT.replace(",", "|").encode(), "csv"),
        (TEXT.replace("\n", "\r\n").encode("utf-8-sig"), "csv"),
        (TEXT.replace("\n", "\r").encode(), "csv"),
        (TEXT.encode("utf-16"), "csv"),
        (TEXT.encode("gb18030"), "csv"),
        (("sep=;\n" + TEXT.replace(",", ";")).encode(), "csv"),
    ],
)
def test_every_format_gives_the_same_gifts(data: bytes, kind: str) -> None:
    assert read_table(data).kind == kind
    assert gifts_of(data) == [("张三", 1250, date(2020, 1, 2)), ("李四", 300, date(2020, 2, 3))]


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_decimal_commas_are_not_taken_for_separators(mark: str) -> None:
    text = f"Ann{mark}1,50\nBob{mark}2,50\n"
    assert amounts(parse(text, "EUR", mapping={"donor": "A", "amount": "B"})) == [150, 250]


def test_format_is_told_by_contents_and_a_wrong_name_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gifts.csv"
    path.write_bytes(xlsx({"S": ROWS}))
    raw = read_table(path)
    assert raw.kind == "xlsx"
    assert raw.notes == ("gifts.csv is really XLSX and was read as that.",)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("捐赠人,金额\n张三,100\n", "gb18030"),
        ("Donor,Amount\nRenée O’Brien,12\n", "cp1252"),
        ("Дата,Имя,Сумма\n2020-01-02,Иванов Пётр,100\n2020-01-03,Сидорова Мария,50\n", "cp1251"),
    ],
)
def test_legacy_encoding_is_guessed_and_said(text: str, codec: str) -> None:
    raw = read_table(text.encode(codec))
    assert raw.encoding == codec
    assert [",".join(map(str, row)) for row in raw.rows] == text.splitlines()
    assert any(f"read as {codec}" in note for note in raw.notes)


def test_encoding_said_by_the_person_is_used_and_checked() -> None:
    data = "Donor,Amount\nŁukasz,5\n".encode("cp1250")
    assert gifts_of(data)[0][0] != "Łukasz"
    assert parse(data, encoding="windows-1250").accepted[0].donor == "Łukasz"
    with pytest.raises(BadInput, match=r"row 2 has the byte 0xa3"):
        parse(data, encoding="utf-8")
    with pytest.raises(BadInput, match="not an encoding"):
        parse(data, encoding="klingon")
    with pytest.raises(BadInput, match="not an encoding"):
        parse(data, encoding="rot13")


def test_mixed_encodings_are_refused_by_row_instead_of_spoiling_names() -> None:
    data = "Donor,Amount\nRenée,1\nJosé,2\nZoë,3\n".encode() + "Müller,4\n".encode("cp1252")
    with pytest.raises(BadInput, match="row 5 has the byte 0xfc") as caught:
        parse(data)
    assert caught.value.code == "table.mixed_encodings"


def bad_zip(extra: str, text: str) -> bytes:
    buffer = BytesIO(xlsx({"S": ROWS}))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(extra, text)
    return buffer.getvalue()


def zipped(name: str, text: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, text)
    return buffer.getvalue()


def looping_xls() -> bytes:
    """Return an XLS whose directory is a chain of sectors that leads back to itself."""
    data = bytearray(xls(ROWS))
    directory = int.from_bytes(data[48:52], "little")
    fat = 512 * (1 + int.from_bytes(data[76:80], "little"))
    data[fat + 4 * directory : fat + 4 * directory + 4] = directory.to_bytes(4, "little")
    return bytes(data)


def doctype_ods() -> bytes:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    return zipped("content.xml", bomb)


FAR_XLSX = '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>'
FAR_ODS = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" '
    'office:value-type="float" office:value="7"/></table:table-row>'
)
HUGE_STRINGS = '<sst count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>'
FAR_SPAN = record(0x00BE, bytes.fromhex("ffff0000") + bytes(4) + bytes.fromhex("ffff"))
FAR_XLS = record(0x0203, bytes.fromhex("ffffffff0000") + bytes(8))
HUGE_XLS = record(0x0200, bytes.fromhex("00000000f0ffffff0000f0ff0000"))
HUGE_XLS_STRINGS = record(0x00FC, b"\xff" * 8)
ENCRYPTED = '<manifest:encryption-data manifest:checksum="x"/>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table.empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "table.empty"),
        (bytes(5000), "table.empty"),
        (b"\0\1\2\3" * 500, "table.encoding"),
        (random.Random(1).randbytes(4000), "table.encoding"),
        (b"%PDF-1.7 ...", "table.format"),
        (b"<html><table><tr><td>Donor</td></tr></table></html>", "table.format"),
        (b'<?xml version="1.0"?><gifts/>', "table.format"),
        (b'[{"donor": "a", "amount": 1}]', "table.format"),
        (compound({"WordDocument": b"text"}), "table.format"),
        (xlsx({"S": ROWS})[:-80], "table.damaged"),
        (xls(ROWS)[:3000], "table.damaged"),
        (bad_zip("xl/sharedStrings.xml", HUGE_STRINGS), "table.damaged"),
        (xls(ROWS, cells=HUGE_XLS_STRINGS), "table.damaged"),
        (xls(ROWS, password=True), "table.password"),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "table.password"),
        (ods(ROWS, manifest=ENCRYPTED), "table.password"),
        (xlsx(raw=FAR_XLSX), "table.too_large"),
        (ods(raw=FAR_ODS), "table.too_large"),
        (xls(ROWS, cells=FAR_XLS), "table.too_large"),
        (xls(ROWS, cells=HUGE_XLS), "table.too_large"),
        (xls(ROWS, cells=FAR_SPAN), "table.too_large"),
        (looping_xls(), "table.damaged"),
        (zipped("xl/workbook.bin", "x"), "table.format"),
        (zipped("notes.txt", "hello"), "table.format"),
        (ods(raw="<!-- -->").replace(b"content.xml", b"cantent.xml"), "table.format"),
        (doctype_ods(), "table.damaged"),
        (xlsx({"S": []}), "table.empty"),
        (xlsx({"S": [ROWS[0]]}), "table.empty"),
        (xlsx({"S": [*ROWS, ["x" * 40_000, 1.0, None]]}), "table.cell_too_long"),
        (xlsx({"S": ROWS}, merges=["A2:A1048576"] * 20), "table.damaged"),
        (b"Donor,Amount\na,1\nb\0,2\n", "table.nul"),
        (b'Donor,Amount\na,1\n"b,2\nc,3\n', "table.quotes"),
        (b'Donor,Amount\na,1\n"b"c,2\n', "table.quotes"),
        (b'Donor,Amount\na,1\n"' + b"x" * 10_000_000 + b'",2\n', "table.cell_too_long"),
        (b"just,some\nwords,here\n", "table.header"),
    ],
)
def test_bad_file_ends_in_a_sentence_that_names_it_and_says_what_to_try(data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_gifts(data, CNY, name="spring.xyz")
    assert caught.value.code == code
    assert "spring.xyz" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"Donor,Amount\na,1\nb\0,2\n",
        b'Donor,Amount\na,1\n"b,2\nc,3\n',
        b'Donor,Amount\na,1\n"' + b"x" * 40_000 + b'",2\n',
    ],
)
def test_bad_row_is_named(data: bytes) -> None:
    with pytest.raises(BadInput, match="row 3"):
        parse(data)


def test_archive_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("almoner.services.tables.packages.MAX_UNPACKED", 1_000_000)
    with pytest.raises(BadInput) as caught:
        parse(bad_zip("xl/media/big.bin", "0" * 1_000_000))
    assert caught.value.code == "table.bomb"


def test_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(xlsx({"S": ROWS}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (40).to_bytes(4, "little")
    with pytest.raises(BadInput) as caught:
        parse(bytes(data))
    assert caught.value.code == "table.damaged"


def test_file_too_large_or_absent_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gifts.csv"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be read"):
        parse_gifts(tmp_path / "absent.csv", CNY)
    with pytest.raises(BadInput, match="cannot be read"):
        parse_gifts(tmp_path, CNY)
    monkeypatch.setattr("almoner.services.tables.reading.MAX_FILE_BYTES", 10)
    with pytest.raises(BadInput, match="larger than"):
        parse_gifts(path, CNY)


def test_csv_with_more_rows_than_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almoner.services.tables.delimited.MAX_ROWS", 2)
    with pytest.raises(BadInput, match="more than 2 rows"):
        parse(TEXT)


@pytest.mark.parametrize("make", [lambda: xlsx({"S": ROWS}), lambda: xls(ROWS), lambda: ods(ROWS)])
def test_damaged_spreadsheets_never_end_otherwise_than_in_our_error(make: object) -> None:
    whole = make()  # type: ignore[operator]
    chance = random.Random(7)
    refused = 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            parse(bytes(data))
        except BadInput:
            refused += 1
    assert refused > 5


def test_formulas_without_values_and_error_cells_are_rejected_by_row() -> None:
    head = '<row r="1">' + "".join(
        f'<c r="{c}1" t="inlineStr"><is><t>{t}</t></is></c>' for c, t in (("A", "Donor"), ("B", "Amount"))
    )
    body = (
        '</row><row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><f>SUM(1,2)</f></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3" t="e"><f>NA()</f><v>#N/A</v></c></row>'
        '<row r="4"><c r="A4" t="inlineStr"><is><t>c</t></is></c><c r="B4"><f>1+2</f><v>3</v></c></row>'
    )
    parsed = parse(xlsx(raw=head + body))
    assert amounts(parsed) == [300]
    assert [(row.row, row.code, row.text) for row in parsed.rejected] == [
        (2, "amount.error", "=SUM(1,2)"),
        (3, "amount.error", "#N/A"),
    ]


def test_sheet_is_asked_for_when_two_hold_data_and_found_by_name_or_number() -> None:
    book = xlsx({"2019": ROWS, "2020": ROWS[:2], "empty": []})
    with pytest.raises(BadInput, match="2 sheets with data"):
        parse(book)
    assert len(parse(book, sheet="2019").accepted) == 2
    assert len(parse(book, sheet="2020 ").accepted) == 1
    assert len(parse(book, sheet="2").accepted) == 1
    with pytest.raises(BadInput, match="no sheet 'spring'"):
        parse(book, sheet="spring")
    with pytest.raises(BadInput, match="no sheets"):
        parse(TEXT, sheet="2019")


def test_million_rows_with_two_gifts_are_read_and_every_row_accounted_for() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{a}</t></is></c><c r="B{n}"{t}</c></row>'
        for n, a, t in ((1, "Donor", ' t="inlineStr"><is><t>Amount</t></is>'), (2, "a", "><v>3</v>"))
    )
    last = (
        '<row r="200000"><c r="A200000" t="inlineStr"><is><t>b</t></is></c><c r="B200000"><v>5</v></c></row>'
    )
    parsed = parse(xlsx(raw=rows + last))
    assert amounts(parsed) == [300, 500]
    assert [(skip.row, skip.last) for skip in parsed.skipped if skip.kind == "blank"] == [(3, 199_999)]
    assert parsed.rows == 200_000


def test_merged_donor_is_filled_down_in_every_spreadsheet_format() -> None:
    rows = [["捐赠人", "金额"], ["张三", 1.0], [None, 2.0], ["李四", 3.0]]
    spanned = ods_cell("张三", 'table:number-rows-spanned="2"')
    raw = (
        f"<table:table-row>{ods_cell('捐赠人')}{ods_cell('金额')}</table:table-row>"
        f"<table:table-row>{spanned}{ods_cell(1.0)}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{ods_cell(2.0)}</table:table-row>"
        f"<table:table-row>{ods_cell('李四')}{ods_cell(3.0)}</table:table-row>"
    )
    for data in (xlsx({"S": rows}, merges=["A2:A3"]), xls(rows, merges=[(1, 2, 0, 0)]), ods(raw=raw)):
        parsed = parse(data)
        assert [gift.donor for gift in parsed.accepted] == ["张三", "张三", "李四"]
        assert "'捐赠人' was filled down in 1 rows: merged cells span them." in parsed.notes


def test_serial_dates_follow_the_workbooks_own_date_system() -> None:
    rows = [["Donor", "Amount", "Date"], ["a", 1.0, 43863.0], ["b", 2.0, "x"]]
    assert parse(xlsx({"S": rows})).accepted[0].date == date(2020, 2, 2)
    assert parse(xlsx({"S": rows}, date_1904=True)).accepted[0].date == date(2024, 2, 3)


def test_progress_is_told_and_a_cancelled_import_keeps_nothing() -> None:
    text = "Donor,Amount\n" + "a,1\n" * 20_000
    steps: list[tuple[int, int]] = []
    parsed = parse_gifts(text.encode(), CNY, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (20_001, 20_001)
    assert len(steps) >= 4
    assert rows_accounted(parsed) == list(range(1, 20_002))
    with pytest.raises(ImportCancelled):
        parse_gifts(text.encode(), CNY, ImportOptions(), cancelled=lambda: len(steps) > 0)
