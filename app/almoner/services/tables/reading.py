"""From a file or its bytes to a `RawTable`: which format it is, by its contents and not by its name.

The front of this package: bounds the file's size, tells formats apart, and says in words what else a file is when it
is no table (XML, PDF, a web page).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from almoner.services.tables.delimited import split
from almoner.services.tables.encodings import decode
from almoner.services.tables.hooks import NO_HOOKS, Hooks
from almoner.services.tables.model import RawTable
from almoner.services.tables.ole import is_compound
from almoner.services.tables.packages import is_package, package_kind
from almoner.services.tables.workbook import read_sheet
from almoner_chain.core.errors import BadInput

MAX_FILE_BYTES = 256 * 1024 * 1024

FOREIGN = (
    (b"%PDF", "a PDF document", "Ask for the table as CSV or XLSX, or copy it into a spreadsheet."),
    (b"{\\rtf", "an RTF document", "Save its table as CSV or XLSX."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"\x89PNG", "a picture", "Pictures of tables cannot be read; ask for CSV or XLSX."),
    (b"\xff\xd8\xff", "a picture", "Pictures of tables cannot be read; ask for CSV or XLSX."),
    (b"SQLite format 3", "a database", "Export the table as CSV."),
)
SEPARATOR_NAMES = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
EXTENSIONS = {
    ".csv": "text",
    ".tsv": "text",
    ".txt": "text",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
}


def read_table(
    source: Path | str | bytes,
    *,
    name: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    hooks: Hooks = NO_HOOKS,
) -> RawTable:
    """Return every row of a CSV, TSV, TXT, XLSX, XLS or ODS file, given by its path or its bytes.

    Raises `BadInput` for anything else, naming the file, and the row where there is one, and what to try.
    """
    data, title = _load(source, name)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(f"{title} is empty.", code="table.empty", hint="Is it the right file?")
    kind = _kind(data, title)
    notes = _extension_note(title, kind)
    digest = hashlib.sha256(data).digest()
    if kind != "text":
        found = read_sheet(data, title, kind, sheet, hooks=hooks)
        return RawTable(
            name=title, kind=kind, rows=found.rows, digest=digest, sheet=found.sheet, sheets=found.sheets,
            merged=found.merged, date_1904=found.date_1904, notes=notes,
        )  # fmt: skip
    if sheet is not None:
        raise BadInput(
            f"{title} is a text file and has no sheets.", code="table.sheet", hint="Leave --sheet out."
        )
    decoded = decode(data, title, encoding)
    _refuse_markup(decoded.text, title)
    rows, mark = split(decoded.text, title, _separator(delimiter), hooks=hooks)
    notes += (decoded.note,) if decoded.note else ()
    return RawTable(
        name=title, kind="tsv" if mark == "\t" else "csv", rows=rows, digest=digest, encoding=decoded.encoding,
        delimiter=mark, notes=notes,
    )  # fmt: skip


def _separator(text: str | None) -> str | None:
    return SEPARATOR_NAMES.get(text, text) if text else None


def _load(source: Path | str | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, title = source, name or "the data"
    else:
        path = Path(source)
        title = name or path.name
        try:
            if path.stat().st_size > MAX_FILE_BYTES:
                raise _too_large(title)
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise BadInput(
                f"{title} cannot be read: {reason}.", code="table.unreadable", hint="Check the path."
            ) from error
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(title)
    return data, title


def _too_large(title: str) -> BadInput:
    return BadInput(
        f"{title} is larger than {MAX_FILE_BYTES >> 20} MB.",
        code="table.too_large",
        hint="Split it into several files.",
    )


def _kind(data: bytes, name: str) -> str:
    if is_package(data):
        return package_kind(data, name)
    if is_compound(data):
        return "xls"
    for magic, what, hint in FOREIGN:
        if data.startswith(magic):
            raise BadInput(f"{name} is {what}, not a table.", code="table.format", hint=hint)
    return "text"


def _extension_note(name: str, kind: str) -> tuple[str, ...]:
    said = EXTENSIONS.get(Path(name).suffix.lower())
    if said is None or said == kind:
        return ()
    return (f"{name} is really {'a text table' if kind == 'text' else kind.upper()} and was read as that.",)


def _refuse_markup(text: str, name: str) -> None:
    head = text[:4096].lstrip("\ufeff \t\r\n")
    low = head.lower()
    if not head.startswith(("<", "{", "[")):
        return
    if "<iati-activities" in low:
        what, hint = (
            "an IATI file (XML)",
            "IATI describes projects and their transactions, not single gifts; export the gifts as CSV or XLSX.",
        )
    elif low.startswith(("<!doctype html", "<html", "<table")) or "<html" in low:
        what, hint = "a web page (HTML)", "Open it in a spreadsheet program and save it as XLSX or CSV."
    elif low.startswith("<?xml") or (low.startswith("<") and text.rstrip().endswith(">")):
        what, hint = "an XML file", "CSV, TSV, XLSX, XLS and ODS are read; export the gifts as one of them."
    elif head.startswith(('{"', "{\n", "[{", "[\n", '[["')):
        what, hint = "a JSON file", "CSV, TSV, XLSX, XLS and ODS are read; export the gifts as one of them."
    else:
        return
    raise BadInput(f"{name} is {what}, not a list of gifts.", code="table.format", hint=hint)
