"""Spreadsheets written byte by byte for tests: XLSX and ODS as zipped XML, XLS as a compound file with BIFF8 records.

Only what the tests need, from the published formats, so that nothing is read with the library that wrote it.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from almoner.services.tables import ImportOptions, Parsed, parse_gifts
from almoner_chain.core.units import Unit

Value = str | float | int | date | None

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def column_letters(column: int) -> str:
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def xlsx_cell(row: int, column: int, value: Value) -> str:
    place = f"{column_letters(column)}{row}"
    if value is None:
        return ""
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def xlsx(
    sheets: dict[str, Sequence[Sequence[Value]]] | None = None,
    *,
    raw: str | None = None,
    merges: Iterable[str] = (),
    date_1904: bool = False,
) -> bytes:
    """Return a workbook of ``sheets``, or of one sheet whose rows are the XML ``raw``."""
    bodies = {"S": raw} if raw is not None else {n: _xlsx_rows(rows) for n, rows in (sheets or {}).items()}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(bodies, 1)
    )
    rels = "".join(
        f'<Relationship Id="rId{i}" Type="{_REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(bodies) + 1)
    )
    rels += f'<Relationship Id="rId0" Type="{_REL}/styles" Target="styles.xml"/>'
    spans = "".join(f'<mergeCell ref="{m}"/>' for m in merges)
    spans = f"<mergeCells>{spans}</mergeCells>" if spans else ""
    properties = '<workbookPr date1904="1"/>' if date_1904 else ""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(
            f'<Relationship Id="r" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{properties}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _RELS.format(rels),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    for i, body in enumerate(bodies.values(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>{spans}</worksheet>'
        )
    return packed(parts)


def _xlsx_rows(rows: Sequence[Sequence[Value]]) -> str:
    return "".join(
        f'<row r="{i}">' + "".join(xlsx_cell(i, j, value) for j, value in enumerate(row)) + "</row>"
        for i, row in enumerate(rows, 1)
    )


def packed(parts: dict[str, str]) -> bytes:
    """Return a ZIP archive of XML parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return buffer.getvalue()


def ods_cell(value: Value, attributes: str = "") -> str:
    if value is None:
        return f"<table:table-cell {attributes}/>"
    if isinstance(value, date):
        return f'<table:table-cell {attributes} office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, str):
        text = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell {attributes} office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell {attributes} office:value-type="float" office:value="{value!r}"/>'


def ods(rows: Sequence[Sequence[Value]] = (), *, raw: str | None = None, manifest: str = "") -> bytes:
    """Return a document with one sheet ``S`` of ``rows``, or of the XML ``raw``."""
    body = raw if raw is not None else "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows
    )  # fmt: skip
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    listing = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet">{manifest}</manifest:file-entry>'
        "</manifest:manifest>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?>' + listing)
        archive.writestr("content.xml", '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return buffer.getvalue()


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls_cell(row: int, column: int, value: Value) -> bytes:
    place = struct.pack("<HHH", row, column, 1 if isinstance(value, date) else 0)
    if value is None:
        return b""
    if isinstance(value, date):
        return record(0x0203, place + struct.pack("<d", (value - date(1899, 12, 30)).days))
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
    return record(0x0203, place + struct.pack("<d", float(value)))


def xls(
    rows: Sequence[Sequence[Value]] = (),
    *,
    cells: bytes = b"",
    merges: Sequence[tuple[int, int, int, int]] = (),
    password: bool = False,
    small: bool = False,
) -> bytes:
    """Return a BIFF8 workbook with one sheet ``S``; ``merges`` are (top, bottom, left, right) from 0."""  # fmt: skip
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 1996, 0, 6))
    if password:
        start += record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    styles = b"".join(
        record(0x00E0, struct.pack("<HHHBBBBIIH", 0, form, 0, 0x20, 0, 0, 0, 0, 0, 0)) for form in (0, 14)
    )
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 1996, 0, 6))
    sheet += record(0x0200, struct.pack("<IIHHH", 0, len(rows) or 1, 0, max(map(len, rows), default=1), 0))
    sheet += (
        b"".join(xls_cell(i, j, value) for i, row in enumerate(rows) for j, value in enumerate(row)) + cells
    )
    if merges:
        spans = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
        sheet += record(0x00E5, struct.pack("<H", len(merges)) + spans)
    sheet += record(0x000A, b"")
    name = record(0x0085, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S")
    offset = len(start + styles + name) + len(record(0x000A, b""))
    name = record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 1, 0) + b"S")
    return compound({"Workbook": start + styles + name + record(0x000A, b"") + sheet}, small=small)


def compound(streams: dict[str, bytes], *, small: bool = False) -> bytes:
    """Return a compound file; streams are padded to need no mini stream, or all lie in it if ``small``."""
    end, free, fat_mark = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    unit = 64 if small else 512
    bodies = {name: body.ljust(64 if small else 4096, b"\0") for name, body in streams.items()}
    first: dict[str, int] = {}
    chain: list[int] = []
    content = b""
    for name, body in bodies.items():
        count = -(-len(body) // unit)
        first[name] = len(chain)
        chain += [*range(len(chain) + 1, len(chain) + count), end]
        content += body.ljust(count * unit, b"\0")
    fat = [] if small else list(chain)
    sectors = b"" if small else content
    root, minis = (end, 0), end
    if small:
        root = (len(fat), len(content))
        fat, sectors = _append(fat, sectors, content)
        minis = len(fat)
        fat, sectors = _append(fat, sectors, struct.pack(f"<{len(chain)}I", *chain), b"\xff")
    directory = _entry("Root Entry", 5, *root, child=1)
    for i, name in enumerate(bodies, 1):
        after = i + 1 if i < len(bodies) else free
        directory += _entry(name, 2, first[name], len(bodies[name]), right=after)
    directory_at = len(fat)
    fat, sectors = _append(fat, sectors, directory)
    fats = 1
    while len(fat) + fats > fats * 128:
        fats += 1
    fat_at = len(fat)
    fat += [fat_mark] * fats
    fat += [free] * (fats * 128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fats, directory_at, 0, 4096, minis, int(small), end, 0)
    header += struct.pack("<109I", *[fat_at + i if i < fats else free for i in range(109)])
    return header + sectors + struct.pack(f"<{len(fat)}I", *fat)


def _append(fat: list[int], sectors: bytes, body: bytes, fill: bytes = b"\0") -> tuple[list[int], bytes]:
    count = -(-len(body) // 512)
    chain = [*range(len(fat) + 1, len(fat) + count), 0xFFFFFFFE]
    return fat + chain, sectors + body.ljust(count * 512, fill)


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36) + struct.pack("<III", start, size, 0)
    )  # fmt: skip


def parse(source: str | bytes, unit: str | Unit = "CNY", **options: Any) -> Parsed:
    """Parse a CSV's text or a file's bytes as gifts in a currency or another unit."""
    data = source.encode() if isinstance(source, str) else source
    counted = Unit.currency(unit) if isinstance(unit, str) else unit
    return parse_gifts(data, counted, ImportOptions(**options), name="list.csv")


def amounts(parsed: Parsed) -> list[int]:
    return [gift.amount for gift in parsed.accepted]


def rows_accounted(parsed: Parsed) -> list[int]:
    """Return the number of every row in the result, in order; each row of the file should be there once."""
    rows = [row.row for row in (*parsed.accepted, *parsed.rejected, *parsed.totals)]
    rows += [n for skip in parsed.skipped for n in range(skip.row, skip.last + 1)]
    return sorted(rows)
