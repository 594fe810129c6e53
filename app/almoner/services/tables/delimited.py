"""Text with separators (CSV, TSV, TXT) to rows of text cells.

Strict: quotes that do not balance, NUL characters and oversized cells are errors that name their row. Guesses the
separator and nothing else; what the cells mean is not known here.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from operator import itemgetter

from almoner.services.tables.hooks import NO_HOOKS, STEP, Hooks
from almoner.services.tables.model import Row
from almoner_chain.core.errors import BadInput

SEPARATORS = ("\t", ";", "|", ",")
"""Where two split a file equally well, the rarer one inside texts and numbers is meant."""
SAMPLE_ROWS = 200
SAMPLE_CHARS = 200_000
MAX_ROWS = 1_048_576
"""A sheet's limit, and a batch's."""
MAX_CELL_CHARS = 32_767
"""What a spreadsheet cell can hold: a longer one is a lost quotation mark or an attack on memory."""


def split(
    text: str, name: str, separator: str | None = None, *, hooks: Hooks = NO_HOOKS
) -> tuple[list[Row], str]:
    """Return the rows of ``text`` and the separator; raises `BadInput` naming the row that cannot be read."""
    _refuse_nul(text, name)
    if separator is not None and (len(separator) != 1 or separator in '"\r\n'):
        raise BadInput(
            f"{separator!r} cannot separate cells.", code="table.delimiter", hint="Use one character."
        )
    mark = separator or guess_separator(text)
    rows: list[Row] = []
    lines = text.count("\n") + 1
    for record in _records(text, name, mark):
        rows.append(record)
        if len(rows) % STEP == 0:
            hooks.tick(len(rows), max(lines, len(rows)))
        if len(rows) > MAX_ROWS:
            raise BadInput(
                f"{name} has more than {MAX_ROWS} rows.",
                code="table.too_long",
                hint="Split it into several files.",
            )
    return rows, mark


def guess_separator(text: str) -> str:
    """Return the separator that gives most of the sample's rows one common width above one; else a comma."""
    first, _, _rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4]
    sample = text[:SAMPLE_CHARS]
    shares = {mark: _evenness(sample, mark) for mark in SEPARATORS}
    return max(SEPARATORS, key=shares.__getitem__) if any(shares.values()) else ","


def _evenness(sample: str, mark: str) -> Fraction:
    """Return the share of rows that have the commonest width, 0 if that is a single cell."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark):
            if any(row):
                widths[len(row)] += 1
            if widths.total() >= SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    width, count = max(widths.items(), key=itemgetter(1), default=(1, 0))
    return Fraction(count, widths.total()) if width > 1 else Fraction(0)


def _records(text: str, name: str, mark: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    row = 0
    try:
        for record in reader:
            row += 1
            if sum(map(len, record)) > MAX_CELL_CHARS:
                _refuse_long_cells(record, name, row)
            yield record  # type: ignore[misc]  # list[str] is only read
    except csv.Error as error:
        raise _csv_error(error, name, row + 1) from None


def _refuse_long_cells(record: list[str], name: str, row: int) -> None:
    for column, cell in enumerate(record, 1):
        if len(cell) > MAX_CELL_CHARS:
            raise BadInput(
                f"{name}, row {row}, column {column}: the cell has {len(cell)} characters.",
                code="table.cell_too_long",
                hint="A quotation mark that opens there may never close; correct the row and try again.",
            )


def _csv_error(error: csv.Error, name: str, row: int) -> BadInput:
    text = str(error)
    if "field limit" in text:
        return BadInput(
            f"{name}, row {row}: a cell has more than {csv.field_size_limit()} characters.",
            code="table.cell_too_long",
            hint="A quotation mark that opens there may never close; correct the row and try again.",
        )
    said = (
        "a quotation mark opens and never closes" if "end of data" in text else "quotation marks do not match"
    )
    return BadInput(
        f"{name}, row {row}: {said}.",
        code="table.quotes",
        hint='Inside a quoted cell a quotation mark is written twice (""); correct the row or export the file again.',
    )


def _refuse_nul(text: str, name: str) -> None:
    position = text.find("\0")
    if position >= 0:
        raise BadInput(
            f"{name}, row {text.count(chr(10), 0, position) + 1}: there is a NUL character at position {position}.",
            code="table.nul",
            hint="The file is damaged, not text, or UTF-16; export it again or give --encoding utf-16.",
        )
