"""Copy rows to the clipboard and write them to CSV or XLSX, exactly those a table shows, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from almoner.ui.tables.columns import Column, Kind, RowSource

if TYPE_CHECKING:
    from almoner.ui.tasks import Job

R = TypeVar("R")

AT_ONCE = 1_000
MOST_COPIED = 100_000


def as_text(rows: Sequence[R], columns: Sequence[Column[R]]) -> str:
    """Return rows as tabs and lines, with a heading line, as spreadsheets take them from the clipboard."""
    lines = ["\t".join(column.title for column in columns)]
    lines += [
        "\t".join(" ".join(str(column.exported(row) or "").split()) for column in columns) for row in rows
    ]
    return "\n".join(lines)


def all_rows(job: Job, source: RowSource[R], ids: Sequence[int]) -> Iterator[R]:
    """Yield the rows of these ids a thousand at a time; tells progress."""
    for at in range(0, len(ids), AT_ONCE):
        job.progress(at, len(ids))
        yield from source.rows(job, ids[at : at + AT_ONCE])
    job.progress(len(ids), len(ids))


def write_file(
    job: Job, path: Path, source: RowSource[R], ids: Sequence[int], columns: Sequence[Column[R]]
) -> int:
    """Write the rows to a file, CSV or XLSX by its ending; return how many. Raises BadInput, Cancelled."""
    from almoner.services import tables_out

    kinds: dict[Kind, tuple[tables_out.Kind, int]] = {
        Kind.TEXT: ("text", 0),
        Kind.NUMBER: ("number", 0),
        Kind.MONEY: ("number", 2),
        Kind.DATE: ("date", 0),
    }
    headings = [tables_out.Column(column.title, *kinds[column.kind]) for column in columns]
    rows = ([_cell(column, row) for column in columns] for row in all_rows(job, source, ids))
    return tables_out.write_table(path, headings, rows, total=len(ids))


def _cell(column: Column[R], row: R) -> Any:
    value = column.exported(row)
    if value in ("", None):
        return None
    if column.kind is Kind.MONEY:
        return Decimal(str(value))
    if column.kind is Kind.DATE and isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value
