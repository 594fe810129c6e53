"""Write rows to a file that spreadsheets open: CSV, or an XLSX workbook. Whole or not at all.

Nothing in a cell is ever run: a text that a spreadsheet would take for a formula is made inert. No amount is rounded:
numbers of more than 15 digits, which spreadsheets cannot hold, are written as text. Knows nothing of gifts.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from almoner_chain.core.errors import BadInput

Cell = str | int | Decimal | date | None
Kind = Literal["text", "number", "date"]
Progress = Callable[[int, int], None]

XLSX_ROWS = 1_048_575
"""Rows that a sheet of a workbook holds below the header."""
XLSX_TEXT = 32_767
DIGITS = 15
"""What a spreadsheet's number holds exactly."""
STEP = 1000
FIRST_DATE = date(1900, 3, 1)
"""Before it spreadsheets disagree, because one of them believes in a 29th of February 1900."""
EPOCH = date(1899, 12, 30)
RISKY = frozenset("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}＠")
"""First characters of a text that some spreadsheet takes for a formula (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what its cells are, and how many decimals a number column shows."""

    heading: str
    kind: Kind = "text"
    decimals: int = 0


def write_table(
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    total: int = 0,
    progress: Progress = lambda done, total: None,
) -> int:
    """Write the rows to ``path``, as its ending says (.csv or .xlsx), in place of an older file; return how many.

    ``progress`` is told every thousand rows and may raise to stop: then nothing is written. Raises BadInput for
    another ending, a folder that cannot be written to, and more rows than a workbook holds.
    """
    writers: dict[str, Callable[[Path, Sequence[Column], Iterator[Sequence[Cell]]], int]] = {
        ".csv": _write_csv,
        ".xlsx": _write_xlsx,
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise BadInput(
            f"“{path.name}” says neither CSV nor XLSX.",
            code="table.format",
            hint="Let the file's name end in .csv or .xlsx.",
        )
    if write is _write_xlsx and total > XLSX_ROWS:
        raise _too_many()
    with _whole(path) as draft:
        return write(draft, columns, _counted(rows, total, progress))


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a draft beside the file; it takes the file's place only when the block ends well."""
    draft = path.with_name(f".{path.name}.part")
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written: {error.strerror or error}.",
            code="table.unwritable",
            hint="Choose another place, or close the file where it is open.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _counted(rows: Iterable[Sequence[Cell]], total: int, progress: Progress) -> Iterator[Sequence[Cell]]:
    done = 0
    for row in rows:
        if done % STEP == 0:
            progress(done, max(total, done))
        done += 1
        yield row
    progress(done, max(total, done))


def _write_csv(path: Path, columns: Sequence[Column], rows: Iterator[Sequence[Cell]]) -> int:
    """Write UTF-8 with a byte order mark, without which Excel reads Chinese in the system's old encoding."""
    count = 0
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([inert(column.heading) for column in columns])
        for row in rows:
            writer.writerow([_csv_cell(c, value) for c, value in zip(columns, row, strict=True)])
            count += 1
    return count


def _csv_cell(column: Column, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return inert(value)


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it."""
    return f"'{text}" if text[:1] in RISKY or text.lstrip()[:1] in RISKY else text


def _write_xlsx(path: Path, columns: Sequence[Column], rows: Iterator[Sequence[Cell]]) -> int:
    import xlsxwriter  # type: ignore[import-untyped]

    # Drafts of the rows lie in a folder of their own: donors' names must not be left behind in the system's.
    with tempfile.TemporaryDirectory(prefix=".almoner-", dir=path.parent) as drafts:
        options = {
            "constant_memory": True,
            "tmpdir": drafts,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = xlsxwriter.Workbook(str(path), options)
        sheet = book.add_worksheet()
        try:
            count = _Sheet(book, sheet, columns).fill(rows)
        except BaseException:
            # Closing the book would pack what is to be thrown away: close only the draft.
            sheet._opt_close()
            raise
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OSError(str(error)) from error
    return count


class _Sheet:
    """Fill the one sheet of a workbook, row by row: with constant memory a row is gone once the next begins."""

    def __init__(self, book: Any, sheet: Any, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._date = book.add_format({"num_format": "yyyy-mm-dd"})
        self._text = book.add_format({"num_format": "@"})
        self._numbers = [
            book.add_format({"num_format": f"#,##0.{'0' * c.decimals}" if c.decimals else "#,##0"})
            for c in columns
        ]
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, max(len(columns) - 1, 0), 16)
        bold = book.add_format({"bold": True})
        for at, column in enumerate(columns):
            self._sheet.write_string(0, at, column.heading, bold)

    def fill(self, rows: Iterator[Sequence[Cell]]) -> int:
        """Write the rows below the header; return how many."""
        number = 0
        for number, row in enumerate(rows, start=1):
            if number > XLSX_ROWS:
                raise _too_many()
            for at, (_, value) in enumerate(zip(self._columns, row, strict=True)):
                self._write(number, at, value)
        self._sheet.autofilter(0, 0, number, max(len(self._columns) - 1, 0))
        return number

    def _write(self, row: int, at: int, value: Cell) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            self._write_date(row, at, value)
        elif isinstance(value, str):
            self._write_text(row, at, value)
        elif len(Decimal(value).normalize().as_tuple().digits) > DIGITS:
            self._write_text(row, at, _csv_cell(self._columns[at], value))
        else:
            # A Decimal is written digit by digit and never becomes a float here.
            self._sheet.write_number(row, at, Decimal(value).normalize(), self._numbers[at])

    def _write_date(self, row: int, at: int, value: date) -> None:
        if value < FIRST_DATE:
            self._write_text(row, at, value.isoformat())
        else:
            self._sheet.write_number(row, at, (value - EPOCH).days, self._date)

    def _write_text(self, row: int, at: int, value: str) -> None:
        if len(value) > XLSX_TEXT:
            raise BadInput(
                f"Row {row}, “{self._columns[at].heading}”: a cell of a workbook holds {XLSX_TEXT:,} characters.",
                code="table.text",
                hint="Write a .csv file instead.",
            )
        text = value.encode(errors="replace").decode()
        # The library takes a text in <r>…</r> for XML of its own and would write it unescaped.
        self._sheet.write_string(row, at, f" {text}" if text.startswith("<r>") else text, self._text)


def _too_many() -> BadInput:
    return BadInput(
        f"A workbook holds at most {XLSX_ROWS:,} rows.",
        code="table.rows",
        hint="Write a .csv file instead, or filter the rows first.",
    )
