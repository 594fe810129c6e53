"""From a file to gifts: every row of it accepted, rejected, compared as a total, or skipped for a reason that is said.

The rows are walked once, in order. Which rows are no gifts is decided here; what a gift holds is decided in `gifts`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from almoner.services.tables import totals
from almoner.services.tables.balance import check_balance
from almoner.services.tables.filling import fill
from almoner.services.tables.gifts import GiftReader, cell
from almoner.services.tables.hooks import STEP, Hooks, paused_collector
from almoner.services.tables.layout import guess_layout
from almoner.services.tables.model import (
    Cancelled,
    GiftRow,
    ImportOptions,
    Layout,
    Parsed,
    Progress,
    RawTable,
    RejectedRow,
    Row,
    SkippedRow,
    TotalsRow,
)  # fmt: skip
from almoner.services.tables.reading import read_table
from almoner.services.tables.text import Problem, as_text, is_blank, quoted, row_text, squeeze
from almoner_chain.core.units import Unit

SHOWN = 5
PROSE_CHARS = 30
_PROSE = re.compile(
    r"注|备注|说明|制表|截止|数据来源|note|source|nb\b|page\b|trang\b|seite\b|以上|审核", re.IGNORECASE
)
_HEADING = re.compile(
    r"[一二三四五六七八九十]+、|第.+[页期]|[(（].+[)）]$|.*[:：]$|page\b|trang\b|seite\b|[\d年月日/.\- ]+$",
    re.IGNORECASE,
)


def parse_gifts(
    source: Path | str | bytes | RawTable,
    unit: Unit,
    options: ImportOptions | None = None,
    *,
    name: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Parsed:
    """Read a file (path, bytes, or a table read before) as gifts in ``unit``; amounts in minor units.

    Raises `BadInput` where the file cannot be read or a question only a person can answer is open, naming the file, the
    row and what to try; `ImportCancelled` when ``cancelled`` says so. Text fields come without edges and with single
    spaces, in NFC. Every row of the file is in the result exactly once.
    """
    options = options or ImportOptions()
    hooks = Hooks(progress, cancelled)
    with paused_collector():
        if isinstance(source, RawTable):
            raw = source
        else:
            raw = read_table(
                source, name=name, sheet=options.sheet, encoding=options.encoding, delimiter=options.delimiter, hooks=hooks
            )  # fmt: skip
        return _Walk(raw, guess_layout(raw, unit, options), unit, options).run(hooks)


class _Walk:
    """One pass over one table."""

    def __init__(self, raw: RawTable, layout: Layout, unit: Unit, options: ImportOptions) -> None:
        self.raw = raw
        self.layout = layout
        self.unit = unit
        self.options = options
        self.filled = fill(raw, layout)
        self.reader = GiftReader(raw, layout, unit, options)
        self.accepted: list[GiftRow] = []
        self.rejected: list[RejectedRow] = []
        self.skipped: list[SkippedRow] = []
        self.stated: list[totals.Stated] = []
        self.total = 0
        self.before = totals.Running()
        self.heading = cell(raw.rows[layout.header_row - 1], self.reader.amount) if layout.header_row else ""
        self.last_amount = self._last_amount_row()
        self.gap = False

    def _last_amount_row(self) -> int:
        rows, column = self.filled.rows, self.reader.amount
        return next((n for n in range(len(rows), 0, -1) if not is_blank(cell(rows[n - 1], column))), 0)

    def run(self, hooks: Hooks) -> Parsed:
        rows = self.filled.rows
        for number, row in enumerate(rows, 1):
            if number % STEP == 0:
                hooks.tick(number, len(rows))
            self._row(number, row)
        self._unlabelled_total()
        hooks.tick(len(rows), len(rows))
        return self._result()

    def _row(self, number: int, row: Row) -> None:
        if number <= self.layout.header_row or number in self.options.skip_rows:
            self._outside(number, row)
        elif not any(row) or all(map(is_blank, row)):
            self.gap = True
            self._skip(number, "blank", "It is blank.")
        elif self._is_header(row):
            self._skip(number, "header", "It repeats the header.")
        elif number not in self.options.gift_rows and (phrases := self._totals_phrases(row)):
            self._total(number, row, phrases)
        elif why := self._filtered(row):
            self._skip(number, "filtered", why)
        else:
            self._gift(number, row)

    def _outside(self, number: int, row: Row) -> None:
        if number in self.options.skip_rows:
            self._skip(number, "left_out", "It was left out, as you said.")
        elif all(map(is_blank, row)):
            self._skip(number, "blank", "It is blank.")
        elif number == self.layout.header_row:
            self._skip(number, "header", "It holds the headings.")
        else:
            self._skip(number, "title", "It stands above the table.")

    def _skip(self, number: int, kind: str, why: str) -> None:
        last = self.skipped[-1] if self.skipped else None
        if kind == "blank" and last is not None and last.kind == "blank" and last.last == number - 1:
            self.skipped[-1] = last._replace(last=number, why="They are blank.")
        else:
            self.skipped.append(SkippedRow(number, number, kind, why, row_text(self.raw.rows[number - 1])))

    def _is_header(self, row: Row) -> bool:
        if is_blank(self.heading) or cell(row, self.reader.amount) != self.heading:
            return False
        return all(is_blank(c) or quoted(c, 200) == self.layout.header[i] for i, c in enumerate(row))

    def _totals_phrases(self, row: Row) -> list[str]:
        """Return the totals phrases of a row, unless it has the date and origin of a gift."""
        for value in row:
            if type(value) is str and value[:1] in totals.INITIALS and totals.label(value):
                break
        else:
            return []
        columns = self.layout.columns
        day = "date" in columns and not is_blank(cell(row, columns["date"][0]))
        origins = [cell(row, columns[field][0]) for field in ("donor", "reference") if field in columns]
        if day and any(not is_blank(c) and not totals.label(c) for c in origins):
            return []
        return totals.labels(row)

    def _total(self, number: int, row: Row, phrases: list[str]) -> None:
        amount = cell(row, self.reader.amount)
        said = "" if totals.label(amount) else amount
        figures = totals.state(row, said, phrases, self.reader.amounts)
        self.stated.append(totals.Stated(number, figures, self._here(), self.before))
        self.before = self._here()

    def _filtered(self, row: Row) -> str:
        for column, wanted in self.layout.where.items():
            value = cell(row, column)
            if squeeze(as_text(value)).casefold() not in wanted:
                return f"{self.layout.name(column)} is '{quoted(value, 30)}', not {' or '.join(wanted)}."
        return ""

    def _gift(self, number: int, row: Row) -> None:
        outgoing = self.reader.outgoing(number, row)
        amount = cell(row, self.reader.amount)
        if isinstance(outgoing, RejectedRow):
            self.rejected.append(outgoing)
        elif outgoing:
            self._skip(number, "outgoing", outgoing)
        elif is_blank(amount) and (found := self._no_gift(number, row)):
            self._skip(number, *found)
        else:
            self._keep(self.reader.read(number, row))
        if not is_blank(amount):
            self.gap = False

    def _keep(self, found: GiftRow | RejectedRow) -> None:
        if type(found) is GiftRow:
            self.accepted.append(found)
            self.total += found.amount
        else:
            self.rejected.append(found)  # type: ignore[arg-type]

    def _here(self) -> totals.Running:
        return totals.Running(self.total, len(self.accepted), len(self.rejected))

    def _no_gift(self, number: int, row: Row) -> tuple[str, str] | None:
        """Return the kind of a row without an amount and why it is no gift; None if it looks like a broken gift."""
        if number in self.filled.continues:
            above = self.filled.continues[number]
            return (
                "continuation",
                f"Its amount is one merged cell with row {above}: it is no gift of its own.",
            )
        raw = self.raw.rows[number - 1]
        filled = [c for c in raw if not is_blank(c)]
        text = quoted(filled[0], PROSE_CHARS + 2) if len(filled) == 1 else ""
        dated = len(filled) == 1 and isinstance(filled[0], date)
        if number > self.last_amount and (
            self.gap or dated or len(text) > PROSE_CHARS or "。" in text or (text and _PROSE.match(text))
        ):
            return "note", "It stands below the table."
        if text and (dated or len(text) > PROSE_CHARS or _HEADING.match(text)):
            return "heading", "It has one cell and no amount: a heading."
        return None

    def _unlabelled_total(self) -> None:
        """Take a last row that holds nothing but the sum of all others out of the gifts."""
        if len(self.accepted) < 3 or (last := self.accepted[-1]).row in self.options.gift_rows:
            return
        above = self.total - last.amount
        if last.amount != above or last.dated or any(last[i] for i in (2, 4, 5, 6, 7, 8, 9)):
            return
        self.accepted.pop()
        self.total = above
        row = self.filled.rows[last.row - 1]
        if any(gift.dated or gift.donor or gift.reference or gift.description for gift in self.accepted):
            self.stated.append(
                totals.Stated(last.row, totals.Figures(last.amount, None), self._here(), self.before)
            )
        else:
            self.rejected.append(self.reader.reject(last.row, row, _SUM_OF_ALL))

    def _result(self) -> Parsed:
        compared = [totals.compare(s, self._here(), self.unit, bool(self.layout.where)) for s in self.stated]
        return Parsed(
            name=self.raw.name, unit=self.unit, accepted=self.accepted, rejected=self.rejected, skipped=self.skipped,
            totals=compared, total=self.total, rows=len(self.filled.rows), sheet=self.raw.sheet,
            encoding=self.raw.encoding, layout=self.layout, digest=self.raw.digest, notes=tuple(self._notes(compared)),
        )  # fmt: skip

    def _notes(self, compared: list[TotalsRow]) -> list[str]:
        notes = [*self.raw.notes, *self.layout.notes, *self.filled.notes]
        notes += _few("Exactly rounded, because {}{}.", self.reader.said)
        notes += _few("Not gifts of their own: {}{}.", [(s.row, f"{s.why} It says '{s.text}'") for s in self.skipped if s.kind == "continuation"])  # fmt: skip
        if self.reader.dates.serials:
            notes.append("Dates given as spreadsheet serial numbers were turned into days.")
        if self.reader.dates.times:
            notes.append("Times of day are not kept: a receipt carries the day.")
        if self.reader.fees:
            added = self.unit.format(self.reader.fees)
            notes.append(f"Fees of {added} {self.unit.code} in all were added back to the amounts.")
        notes += self._missing()
        notes += check_balance(self.filled.rows, self.layout, self.reader.amounts)
        return notes + [t.sentence for t in compared]

    def _missing(self) -> list[str]:
        """Say which rows lack a date or donor, and what helps."""
        notes = []
        count = len(self.accepted)
        undated = sum(not gift.dated for gift in self.accepted)
        if undated and self.options.default_date:
            notes.append(
                f"{undated} of {count} rows have no date of their own and got {self.options.default_date}."
            )
        elif undated:
            notes.append(f"{undated} of {count} rows have no date; give --date to set one.")
        nameless = sum(not gift.donor for gift in self.accepted)
        if nameless and "donor" in self.layout.columns:
            notes.append(f"{nameless} of {count} rows name no donor; if a name stands for the rows below it, give --fill-down donor.")  # fmt: skip
        return notes


_SUM_OF_ALL = Problem(
    "amount.looks_like_total",
    "it is exactly the sum of all rows above and nothing else says that it is a gift; if it is one, say so with --gift-row",
)


def _few(sentence: str, found: list[tuple[int, str]]) -> list[str]:
    """Return one sentence for the first few of many rows."""
    if not found:
        return []
    shown = "; ".join(f"row {row}: {text.rstrip('.')}" for row, text in found[:SHOWN])
    more = f" (and {len(found) - SHOWN} more rows)" if len(found) > SHOWN else ""
    return [sentence.format(shown, more)]
