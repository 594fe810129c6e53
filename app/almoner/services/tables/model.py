"""The values that pass through an import: cells, tables, options, layouts, accepted and rejected rows.

Only shapes, no behaviour worth a test. Rows are named tuples, because a hundred thousand frozen dataclasses cost three
times as long to make. Knows nothing of files, databases or the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

from almoner.services import cancelling
from almoner_chain.core.units import Unit


class BadCell(NamedTuple):
    """A spreadsheet cell that shows an error (``#N/A``) or a formula nobody computed."""

    text: str
    why: str


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | BadCell
Row: TypeAlias = list[Cell]
ColumnSpec: TypeAlias = str | int | Sequence[str | int] | None
"""A column by its heading, its letter or its number from 1; several for a text field; empty: leave the field out."""

Progress: TypeAlias = Callable[[int, int], None]
Cancelled: TypeAlias = Callable[[], bool]

TEXT_FIELDS = ("donor", "method", "reference", "address", "description", "note", "fund")
OTHER_FIELDS = ("amount", "date", "unit", "currency", "debit", "direction", "fee", "balance")
FIELDS = ("amount", "date", *TEXT_FIELDS, "unit", "currency", "debit", "direction", "fee", "balance")
"""What a column can be. ``debit``, ``direction`` and ``balance`` are a statement's; ``fee`` is added back to a net
amount; ``unit`` is what a goods list counts in."""


class ImportCancelled(cancelling.Cancelled):
    """The person stopped the import; nothing was kept."""


class Merge(NamedTuple):
    """A merged range of a sheet: rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """A file's rows as they stand there; row 1 of the file is ``rows[0]``."""

    name: str
    kind: str
    rows: list[Row]
    digest: bytes
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    merged: tuple[Merge, ...] = ()
    date_1904: bool = False
    notes: tuple[str, ...] = ()

    @property
    def delimited(self) -> bool:
        """Say whether the cells came from a text file, where a stray separator shifts a whole row."""
        return self.delimiter is not None


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """Everything a person may say instead of letting it be guessed; rows count from 1.

    ``header_row`` 0 says that there is none. ``where`` keeps only rows whose column holds one of the texts. ``sign``
    ``negative`` reads a list that books gifts as negative numbers. ``scale`` multiplies every amount (10,000 for a
    column in 万元). ``gift_rows`` are gifts although they look like totals; ``skip_rows`` are left out.
    """

    mapping: Mapping[str, ColumnSpec] = field(default_factory=dict)
    header_row: int | None = None
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    date_format: str | None = None
    default_date: date | None = None
    fill_down: tuple[str, ...] = ()
    where: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    sign: str = "positive"
    scale: int | None = None
    gift_rows: frozenset[int] = frozenset()
    skip_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a table is read: 1-based ``header_row`` (0: none), 0-based columns of each field, marks, and why."""

    header_row: int
    header: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    decimal: str = "."
    thousands: str = ",' "
    three_decimals: bool = False
    date_order: str = "ymd"
    scale: int = 1
    sign: str = "positive"
    where: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    fill_down: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def fund_column(self) -> int | None:
        """Return the 0-based column that names the fund, if there is one."""
        return self.columns["fund"][0] if "fund" in self.columns else None

    def name(self, column: int) -> str:
        """Return a column's heading for people, or ``column C`` where it has none."""
        heading = self.header[column] if column < len(self.header) else ""
        return f"'{heading}'" if heading else f"column {letters(column)}"


class GiftRow(NamedTuple):
    """One accepted row: ``amount`` in minor units; absent texts are empty. ``dated``: the file itself gave the date."""

    row: int
    amount: int
    donor: str = ""
    date: date | None = None
    method: str = ""
    reference: str = ""
    address: str = ""
    description: str = ""
    note: str = ""
    fund: str = ""
    dated: bool = False


class RejectedRow(NamedTuple):
    """One row that is not imported: which field is wrong, the text found there, and a sentence that says what to do."""

    row: int
    reason: str
    code: str
    field: str
    text: str


class SkippedRow(NamedTuple):
    """Rows ``row`` to ``last`` that are no gifts: title, header, blank, note, heading, continuation, filtered, outgoing."""

    row: int
    last: int
    kind: str
    why: str
    text: str


class TotalsRow(NamedTuple):
    """What the file says it adds up to, and what it does; ``agrees`` is None where it states nothing comparable."""

    row: int
    stated_total: int | None
    stated_count: int | None
    computed_total: int
    computed_count: int
    total_agrees: bool | None
    count_agrees: bool | None
    agrees: bool | None
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A whole file, every row exactly once: accepted, rejected, totals or skipped. ``total`` in minor units."""

    name: str
    unit: Unit
    accepted: list[GiftRow]
    rejected: list[RejectedRow]
    skipped: list[SkippedRow]
    totals: list[TotalsRow]
    total: int
    rows: int
    sheet: str | None
    encoding: str | None
    layout: Layout
    digest: bytes
    notes: tuple[str, ...]


def letters(column: int) -> str:
    """Return a 0-based column's letters: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
