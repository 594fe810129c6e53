"""XLSX and ODS packages looked over before a library opens them: size, extent, merged ranges, cells that show errors.

python-calamine lays a sheet out as one block from its first to its last cell, so two cells in opposite corners ask for
550 GB and end the whole process; an archive of a few kilobytes can unpack to gigabytes. Both are refused here. Merged
ranges of ODS, and cells whose value is an error or was never computed, are found here because calamine does not say.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from posixpath import join, normpath
from xml.parsers import expat

from almoner.services.tables.model import BadCell, Merge
from almoner_chain.core.errors import BadInput

MAX_UNPACKED = 512 * 1024 * 1024
MAX_PARTS = 10_000
MAX_CELLS = 12_000_000
"""A full sheet of 1,048,576 rows with 11 columns fits; what is larger is a mistake or an attack."""
CHUNK = 1 << 20
PIECE = 1 << 18
"""Bytes searched at once: a search over a whole sheet would keep every other thread, and with them a window, waiting."""

BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError, EOFError, LookupError, ValueError, OSError, RuntimeError,
)  # fmt: skip
"""What zipfile lets through for archives that are cut off, scrambled or lie about themselves."""

_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,9}([0-9]{1,20})""")
_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})[0-9]""")
"""Of rows and of cells: a cell may claim another row than the one it stands in."""
_ODD_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'])"""
    rb"""(?:(?=[^>]*?\bt=["']e["'])[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]*)</v>"""
    rb"""|[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>([^<]*)</f>)</)"""
)
_END_OF_ROW = re.compile(rb"</(?:\w+:)?row>")
_END_OF_TAG = re.compile(rb">")
_COUNT = re.compile(rb"""[cC]ount\s*=\s*["']\s*([0-9]{1,30})""")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"""\b(?:\w+:)?(\w+)=(?:"([^"]*)"|'([^']*)')""")
_DATE_1904 = re.compile(r"""\bdate1904=["'](?:1|true)["']""")
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "


@dataclass
class Survey:
    """What was found: the date system, and by sheet the merged ranges and the cells that cannot be trusted."""

    date_1904: bool = False
    merged: dict[str, list[Merge]] = field(default_factory=dict)
    odd: dict[str, dict[tuple[int, int], BadCell]] = field(default_factory=dict)


def is_package(data: bytes) -> bool:
    """Say whether the bytes begin like a ZIP archive."""
    return data.startswith(b"PK\x03\x04")


def package_kind(data: bytes, name: str) -> str:
    """Return ``xlsx`` or ``ods`` for a package of bounded size; raises `BadInput` for other or broken archives."""
    with _open(data, name) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            if "META-INF/manifest.xml" in names and b"encryption-data" in _read(
                archive, "META-INF/manifest.xml", name
            ):
                raise encrypted(name)
            return "ods"
        if "xl/workbook.xml" in names:
            return "xlsx"
        if any(n.endswith("workbook.bin") for n in names):
            raise BadInput(
                f"{name} is a binary workbook (XLSB).", code="table.format", hint="Save it as XLSX or CSV."
            )
    raise BadInput(
        f"{name} is an archive without a spreadsheet in it.",
        code="table.format",
        hint="Unpack it first; CSV, TSV, XLSX, XLS and ODS are read.",
    )


def encrypted(name: str) -> BadInput:
    """Return the error for a file behind a password."""
    return BadInput(
        f"{name} is protected with a password.",
        code="table.password",
        hint="Open it in a spreadsheet program, save a copy without a password, and import the copy.",
    )


def survey(data: bytes, name: str, kind: str) -> Survey:
    """Look a package over; raises `BadInput` for a sheet too large to lay out, or broken contents."""
    with _open(data, name) as archive:
        return _survey_ods(archive, name) if kind == "ods" else _survey_xlsx(archive, name)


def refuse_extent(rows: int, columns: int, name: str, sheet: str) -> None:
    """Refuse a sheet that would take too much memory; ``rows`` and ``columns`` are counts."""
    if rows * columns > MAX_CELLS:
        raise BadInput(
            f"{name}, sheet '{sheet}': its cells reach to row {rows} and column {columns}, which is too large.",
            code="table.too_large",
            hint="Delete the empty rows and columns behind the table, or save the sheet as CSV.",
        )


def _open(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise damaged(name) from error
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS:
        raise BadInput(
            f"{name} would unpack to {unpacked >> 20} MB in {len(parts)} parts, more than is read here.",
            code="table.bomb",
            hint="If it is a real table, split it or save the sheet as CSV.",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted(name)
    return archive


def damaged(name: str) -> BadInput:
    """Return the error for a spreadsheet that is cut off or broken."""
    return BadInput(
        f"{name} is damaged: it begins like a spreadsheet but cannot be read.",
        code="table.damaged",
        hint="Download or copy it again, or open it in a spreadsheet program and save it again.",
    )


def _parts(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[bytes]:
    """Yield a part in pieces. zipfile never gives more than the size that was declared and checks the CRC at the end,
    so a part that lies about its size is found out here and never reaches calamine.
    """
    try:
        with archive.open(part) as stream:
            while piece := stream.read(CHUNK):
                yield piece
    except BROKEN as error:
        raise damaged(name) from error


def _read(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    return b"".join(_parts(archive, part, name))


def _survey_xlsx(archive: zipfile.ZipFile, name: str) -> Survey:
    found = Survey()
    workbook = _read(archive, "xl/workbook.xml", name).decode("utf-8", "replace")
    found.date_1904 = bool(_DATE_1904.search(workbook))
    sheets = _sheet_parts(archive, workbook, name)
    for part in archive.namelist():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            sheet = sheets.get(part, part)
            found.odd[sheet] = _survey_sheet(_read(archive, part, name), name, sheet)
        elif part.endswith((".xml", ".rels")):
            _refuse_counts(_read(archive, part, name), name)
    return found


def _sheet_parts(archive: zipfile.ZipFile, workbook: str, name: str) -> dict[str, str]:
    """Return the sheet name of each part, through the workbook's relationships."""
    rels = "xl/_rels/workbook.xml.rels"
    text = _read(archive, rels, name).decode("utf-8", "replace") if rels in archive.namelist() else ""
    targets = {}
    for fields in map(_attributes, _RELATIONSHIP.findall(text)):
        target = fields.get("Target", "")
        targets[fields.get("Id", "")] = (
            target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        )
    sheets = map(_attributes, _SHEET.findall(workbook))
    return {targets.get(fields.get("id", ""), ""): fields.get("name", "") for fields in sheets}


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _pieces(xml: bytes, end: re.Pattern[bytes]) -> Iterator[bytes]:
    """Yield a part in pieces that end where ``end`` does; nothing that is searched for here can hold such an end."""
    begin = 0
    while begin < len(xml):
        found = end.search(xml, begin + PIECE)
        stop = found.end() if found else len(xml)
        yield xml[begin:stop]
        begin = stop


def _refuse_counts(xml: bytes, name: str) -> None:
    """Refuse counts that no part of this size can hold: calamine reserves memory for what ``uniqueCount`` claims."""
    for piece in _pieces(xml, _END_OF_TAG):
        if any(int(count) > len(xml) for count in _COUNT.findall(piece)):
            raise damaged(name)


def _survey_sheet(xml: bytes, name: str, sheet: str) -> dict[tuple[int, int], BadCell]:
    _refuse_counts(xml, name)
    rows, columns = 0, 1
    for piece in _pieces(xml, _END_OF_ROW):
        rows = max(rows, max(map(int, _ROW.findall(piece)), default=0))
        columns = max(columns, max((_number(c) for c in set(_COLUMN.findall(piece))), default=1))
    refuse_extent(max(rows, 1), columns, name, sheet)
    odd: dict[tuple[int, int], BadCell] = {}
    if b"<f" in xml or b":f" in xml or b't="e"' in xml or b"t='e'" in xml:
        for piece in _pieces(xml, _END_OF_ROW):
            odd |= _odd_cells(piece)
    return odd


def _odd_cells(piece: bytes) -> dict[tuple[int, int], BadCell]:
    return {
        (int(row) - 1, _number(column) - 1): _bad(
            error.decode(errors="replace"), formula.decode(errors="replace")
        )
        for column, row, error, formula in _ODD_CELL.findall(piece)
    }


def _bad(error: str, formula: str) -> BadCell:
    if error:
        return BadCell(error, f"the cell shows the error {error[:20]}; correct it in the spreadsheet")
    return BadCell(
        f"={formula}",
        "the cell holds a formula that was never computed; open the file in a spreadsheet and save it",
    )


def _number(letters: bytes) -> int:
    value = 0
    for letter in letters.upper():
        value = value * 26 + letter - 64
    return value


def _survey_ods(archive: zipfile.ZipFile, name: str) -> Survey:
    reader = _OdsReader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for piece in _parts(archive, "content.xml", name):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(name) from error
    for part in archive.namelist():
        if part.endswith(".xml") and part != "content.xml":
            for _ in _parts(archive, part, name):
                pass
    return reader.found


def _refuse_doctype(*_: object) -> None:
    """A document type is the door to entity bombs; no spreadsheet has one."""
    raise expat.ExpatError("document type")


class _OdsReader:
    """Follow one content.xml: where each cell lies (with repetitions), which are merged, how far they reach."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found = Survey()
        self.sheet = ""
        self.depth = 0
        self.row = self.column = 0
        self.repeat = 1
        self.widest = self.lowest = 0

    def start(self, tag: str, fields: dict[str, str]) -> None:
        if not tag.startswith(TABLE):
            return
        kind = tag[len(TABLE) :]
        if kind == "table":
            self.depth += 1
            if self.depth == 1:
                self.sheet = fields.get(TABLE + "name", "")
                self.row = self.widest = self.lowest = 0
        elif kind == "table-row":
            self.repeat = _count(fields.get(TABLE + "number-rows-repeated"))
            self.column = 0
        elif kind in ("table-cell", "covered-table-cell"):
            self._cell(fields)

    def _cell(self, fields: dict[str, str]) -> None:
        width = _count(fields.get(TABLE + "number-columns-repeated"))
        if OFFICE + "value-type" in fields:
            self.widest = max(self.widest, self.column + width)
            self.lowest = max(self.lowest, self.row + self.repeat)
            refuse_extent(self.lowest, self.widest, self.name, self.sheet)
        down = _count(fields.get(TABLE + "number-rows-spanned"))
        across = _count(fields.get(TABLE + "number-columns-spanned"))
        if down > 1 or across > 1:
            span = Merge(self.row, self.column, self.row + down - 1, self.column + across - 1)
            self.found.merged.setdefault(self.sheet, []).append(span)
        self.column += width

    def end(self, tag: str) -> None:
        if tag == TABLE + "table-row":
            self.row += self.repeat
        elif tag == TABLE + "table":
            self.depth -= 1


def _count(text: str | None) -> int:
    return min(int(text), 1 << 24) if text and text.isdigit() else 1
