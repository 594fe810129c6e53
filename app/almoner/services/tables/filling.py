"""Blank cells that mean "as above": under merged cells by themselves, elsewhere only where a person asks for it.

Texts and dates are filled down, an amount never: an amount merged over several rows is one gift, and the rows under it
are its continuation. The raw table is left as it was.
"""

from __future__ import annotations

from typing import NamedTuple

from almoner.services.tables.layout import FILLABLE
from almoner.services.tables.model import Cell, Layout, Merge, RawTable, Row
from almoner.services.tables.packages import damaged
from almoner.services.tables.text import is_blank

MAX_MERGED = 20_000_000
"""Rows under merged ranges: a true sheet has at most rows times columns; overlapping ranges are an attack on time."""


class Filled(NamedTuple):
    """Rows with blanks filled, the row each continuation row (both from 1) belongs to, and what was done."""

    rows: list[Row]
    continues: dict[int, int]
    notes: list[str]


def fill(raw: RawTable, layout: Layout) -> Filled:
    """Return the rows of ``raw`` with blank cells filled from merged ranges and the layout's ``fill_down``."""
    if sum(merge.bottom - merge.top for merge in raw.merged) > MAX_MERGED:
        raise damaged(raw.name)
    filler = _Filler(raw, layout)
    for merge in raw.merged:
        if merge.bottom > merge.top >= layout.header_row:
            filler.merged(merge)
    notes = filler.said("merged cells span them")
    filler.counts.clear()
    for column in layout.fill_down:
        filler.down(column)
    notes += filler.said("as you said")
    return Filled(filler.rows, filler.continues, notes)


class _Filler:
    def __init__(self, raw: RawTable, layout: Layout) -> None:
        self.rows = list(raw.rows)
        self.layout = layout
        self.amount = layout.columns["amount"][0]
        self.columns = {c for field in FILLABLE for c in layout.columns.get(field, ())} | set(layout.where)
        self.continues: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        self.copied: set[int] = set()

    def merged(self, merge: Merge) -> None:
        below = range(merge.top + 1, min(merge.bottom + 1, len(self.rows)))
        if merge.left == self.amount:
            self.continues.update({index + 1: merge.top + 1 for index in below})
        elif merge.left in self.columns and not is_blank(value := self._cell(merge.top, merge.left)):
            for index in below:
                self._put(index, merge.left, value)

    def down(self, column: int) -> None:
        value: Cell = ""
        for index in range(self.layout.header_row, len(self.rows)):
            cell = self._cell(index, column)
            if not is_blank(cell):
                value = cell
            elif not is_blank(value):
                self._put(index, column, value)

    def said(self, why: str) -> list[str]:
        return [f"{self.layout.name(c)} was filled down in {n} rows: {why}." for c, n in self.counts.items()]

    def _cell(self, index: int, column: int) -> Cell:
        row = self.rows[index]
        return row[column] if column < len(row) else ""

    def _put(self, index: int, column: int, value: Cell) -> None:
        """Fill one blank cell of a row that is not wholly blank."""
        row = self.rows[index]
        if not is_blank(self._cell(index, column)) or all(map(is_blank, row)):
            return
        if index not in self.copied:
            self.copied.add(index)
            row = self.rows[index] = list(row)
        row.extend([""] * (column + 1 - len(row)))
        row[column] = value
        self.counts[column] = self.counts.get(column, 0) + 1
