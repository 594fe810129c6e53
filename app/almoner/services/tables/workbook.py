"""Spreadsheets (XLSX, XLS, ODS) to rows of cells, through python-calamine.

Chooses the sheet only where there is no choice: two sheets with data are a question, not a guess. Knows nothing of
what the cells mean.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from almoner.services.tables.delimited import MAX_CELL_CHARS
from almoner.services.tables.hooks import NO_HOOKS, STEP, Hooks
from almoner.services.tables.model import Merge, Row, letters
from almoner.services.tables.ole import check_workbook
from almoner.services.tables.packages import Survey, damaged, encrypted, survey
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


class SheetRows(NamedTuple):
    """One sheet's cells, its merged ranges, and the names of all sheets that hold anything."""

    rows: list[Row]
    sheet: str
    sheets: tuple[str, ...]
    merged: tuple[Merge, ...]
    date_1904: bool


def read_sheet(data: bytes, name: str, kind: str, sheet: str | None, *, hooks: Hooks = NO_HOOKS) -> SheetRows:
    """Return the chosen sheet, or the only one with data; raises `BadInput` for a question or an unreadable file."""
    found = Survey()
    if kind == "xls":
        check_workbook(data, name)
    else:
        found = survey(data, name, kind)
    hooks.tick(0, 0)
    book = _open(data, name)
    chosen, filled = _choose(book, name, sheet)
    source = _load(book, chosen, name)
    merged = [Merge(*first, *last) for first, last in source.merged_cell_ranges or []] + found.merged.get(
        chosen, []
    )
    rows = _rows(source, name, hooks)
    for (row, column), cell in found.odd.get(chosen, {}).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = cell
    return SheetRows(rows, chosen, filled, tuple(merged), found.date_1904)


def _open(data: bytes, name: str) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with _guarded(name):
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _load(book: CalamineWorkbook, sheet: str, name: str) -> CalamineSheet:
    with _guarded(name):
        return book.get_sheet_by_name(sheet)


@contextmanager
def _guarded(name: str) -> Iterator[None]:
    """Turn what calamine raises into our errors; its panics are `BaseException` and would pass every handler."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise encrypted(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise damaged(name) from error
        raise


def _choose(book: CalamineWorkbook, name: str, wanted: str | None) -> tuple[str, tuple[str, ...]]:
    sheets = {s: _load(book, s, name).height for s in book.sheet_names}
    filled = tuple(s for s, height in sheets.items() if height)
    if wanted is not None:
        return _named(wanted, list(sheets), name), filled
    if not filled:
        raise BadInput(
            f"{name} has no cells with anything in them.", code="table.empty", hint="Is it the right file?"
        )
    if len(filled) > 1:
        listed = ", ".join(f"'{s}' ({sheets[s]} rows)" for s in filled)
        raise BadInput(
            f"{name} has {len(filled)} sheets with data: {listed}.",
            code="table.sheet",
            hint=f"Say which one holds the gifts, for example --sheet '{filled[0]}'.",
        )
    return filled[0], filled


def _named(wanted: str, sheets: list[str], name: str) -> str:
    if wanted in sheets:
        return wanted
    same = [s for s in sheets if s.strip().casefold() == wanted.strip().casefold()]
    if len(same) == 1:
        return same[0]
    if wanted.isdigit() and 1 <= int(wanted) <= len(sheets):
        return sheets[int(wanted) - 1]
    listed = ", ".join(f"'{s}'" for s in sheets)
    raise BadInput(
        f"{name} has no sheet '{wanted[:60]}'.", code="table.sheet", hint=f"Its sheets are {listed}."
    )


def _rows(sheet: CalamineSheet, name: str, hooks: Hooks) -> list[Row]:
    with _guarded(name):
        rows: list[Row] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if type(cell) is str and len(cell) > MAX_CELL_CHARS:
                raise BadInput(
                    f"{name}, row {number}, column {letters(column)}: the cell has {len(cell)} characters.",
                    code="table.cell_too_long",
                    hint="No spreadsheet cell holds so much; export the table again.",
                )
        if number % STEP == 0:
            hooks.tick(number, len(rows))
    return rows
