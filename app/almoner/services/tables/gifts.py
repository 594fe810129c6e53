"""One row's cells to one gift, or to the reason why not: the middle of an import.

Knows the layout and the unit; does not know which rows are titles, totals or notes.
"""

from __future__ import annotations

from typing import NamedTuple

from almoner.services.tables.amounts import Amount, AmountReader
from almoner.services.tables.dates import DateReader
from almoner.services.tables.marks import Marks
from almoner.services.tables.model import (
    TEXT_FIELDS,
    Cell,
    GiftRow,
    ImportOptions,
    Layout,
    RawTable,
    RejectedRow,
    Row,
)
from almoner.services.tables.numerals import plain, sign_fits
from almoner.services.tables.text import Problem, field_text, is_blank, quoted
from almoner.services.tables.words import CREDIT_WORDS, DEBIT_WORDS, fold
from almoner_chain.core.units import Unit, UnitKind

NOTHING = ("amount.zero", "amount.missing")
_NO_TEXTS = [""] * len(TEXT_FIELDS)


class Wrong(NamedTuple):
    """What is wrong with a row: the problem, its field, and the column it stands in."""

    problem: Problem
    field: str
    column: int


class GiftReader:
    """Turn rows into gifts by one layout. Keeps count of what the person should be told afterwards."""

    def __init__(self, raw: RawTable, layout: Layout, unit: Unit, options: ImportOptions) -> None:
        self.layout = layout
        self.unit = unit
        self.default_date = options.default_date
        self.negate = layout.sign == "negative"
        marks = Marks(layout.decimal, layout.thousands, layout.three_decimals, "")
        self.amounts = AmountReader(unit, marks, scale=layout.scale)
        self.dates = DateReader(layout.date_order, date_1904=raw.date_1904)
        self.width = len(raw.rows[layout.header_row - 1]) if raw.delimited and layout.header_row else 0
        self.amount = layout.columns["amount"][0]
        self.fee = self._only("fee")
        self.date = self._only("date")
        self.currency = self._only("currency") if unit.kind is UnitKind.CURRENCY else None
        self.measure = None if self._only("unit") in layout.where else self._only("unit")
        self.way = None if self._only("direction") in layout.where or self.negate else self._only("direction")
        self.debit = None if self.negate else self._only("debit")
        self.texts = [(i, f, layout.columns[f]) for i, f in enumerate(TEXT_FIELDS) if f in layout.columns]
        self.said: list[tuple[int, str]] = []
        self.fees = 0
        self._currencies: dict[str, Problem | None] = {}

    def _only(self, field: str) -> int | None:
        places = self.layout.columns.get(field)
        return places[0] if places else None

    def read(self, number: int, row: Row) -> GiftRow | RejectedRow:
        """Return the gift in a row, or the row rejected with its first reason."""
        width = self.width
        if width and len(row) > width and any(not is_blank(c) for c in row[width:]):
            return self._rejected(number, row, Wrong(_TOO_WIDE, "row", width))
        amount = self._amount(number, row)
        if isinstance(amount, Wrong):
            return self._rejected(number, row, amount)
        if (wrong := self._contradiction(row)) is not None:
            return self._rejected(number, row, wrong)
        day, dated = self.default_date, False
        if self.date is not None:
            found = self.dates.read(cell(row, self.date))
            if isinstance(found, Problem):
                return self._rejected(number, row, Wrong(found, "date", self.date))
            if found is not None:
                day, dated = found, True
        texts = _NO_TEXTS.copy()
        for place, field, columns in self.texts:
            text = field_text(cell(row, columns[0])) if len(columns) == 1 else self._joined(row, columns)
            if isinstance(text, Problem):
                return self._rejected(number, row, Wrong(text, field, columns[0]))
            texts[place] = text
        donor, method, reference, address, description, note, fund = texts
        return GiftRow(number, amount, donor, day, method, reference, address, description, note, fund, dated)

    def _amount(self, number: int, row: Row) -> int | Wrong:
        found = self.amounts.read(cell(row, self.amount))
        minor = -found.minor if self.negate else found.minor
        if found.problem is not None:
            return Wrong(found.problem, "amount", self.amount)
        if minor < 0:
            return Wrong(_OUTGOING_POSITIVE if self.negate else _NEGATIVE, "amount", self.amount)
        if found.said:
            self.said.append((number, found.said))
        return minor if self.fee is None else self._gross(minor, row, self.fee)

    def _gross(self, net: int, row: Row, column: int) -> int | Wrong:
        """Add back a processor's fee: what the donor gave is what arrived plus what was kept."""
        found: Amount = self.amounts.read(cell(row, column))
        if found.problem is not None and found.problem.code not in NOTHING:
            return Wrong(found.problem, "fee", column)
        self.fees += abs(found.minor)
        return net + abs(found.minor)

    def _contradiction(self, row: Row) -> Wrong | None:
        """Return what says that the row is in another currency or unit than the fund."""
        if self.currency is not None:
            text = str(cell(row, self.currency))
            if text not in self._currencies:
                self._currencies[text] = self._currency_problem(plain(text))
            if problem := self._currencies[text]:
                return Wrong(problem, "currency", self.currency)
        if self.measure is not None:
            measure = field_text(cell(row, self.measure))
            if isinstance(measure, Problem):
                return Wrong(measure, "unit", self.measure)
            if measure.casefold() != self.unit.code.casefold():
                return Wrong(self._unit_problem(measure), "unit", self.measure)
        return None

    def _currency_problem(self, text: str) -> Problem | None:
        if not text or sign_fits(text.casefold(), self.unit.code):
            return None
        return Problem(
            "currency.other", f"the row is not in {self.unit.code}; import it into a fund of its own currency"
        )

    def _unit_problem(self, text: str) -> Problem:
        if not text:
            return Problem(
                "unit.missing", f"the row does not say what is counted, and the fund counts {self.unit.code}"
            )
        return Problem(
            "unit.other",
            f"the row counts this, and the fund counts {self.unit.code}; import it into another fund",
        )

    def _joined(self, row: Row, columns: tuple[int, ...]) -> str | Problem:
        parts = [field_text(cell(row, c)) for c in columns]
        wrong = next((p for p in parts if type(p) is not str), None)
        return wrong if wrong is not None else field_text(" ".join(p for p in parts if type(p) is str))

    def outgoing(self, number: int, row: Row) -> str | RejectedRow:
        """Return why a row is money going out (empty: it is not), or the row rejected because it cannot be told."""
        if self.debit is not None and not is_blank(said := cell(row, self.debit)):
            found = self.amounts.read(said)
            if found.problem is None:
                if self.amounts.read(cell(row, self.amount)).minor > 0:
                    return self._rejected(number, row, Wrong(_BOTH_WAYS, "debit", self.debit))
                return f"It is money going out: {self.layout.name(self.debit)} holds {quoted(said, 30)}."
            if found.problem.code not in NOTHING:
                return self._rejected(number, row, Wrong(found.problem, "debit", self.debit))
        if self.way is not None and not is_blank(said := cell(row, self.way)):
            word = fold(str(said)) or str(said).strip()
            if word in DEBIT_WORDS:
                return f"It is money going out: {self.layout.name(self.way)} says {quoted(said, 30)}."
            if word not in CREDIT_WORDS:
                return self._rejected(number, row, Wrong(_NEITHER_WAY, "direction", self.way))
        return ""

    def reject(self, number: int, row: Row, problem: Problem) -> RejectedRow:
        """Return a row rejected for a reason about its amount found elsewhere."""
        return self._rejected(number, row, Wrong(problem, "amount", self.amount))

    def _rejected(self, number: int, row: Row, wrong: Wrong) -> RejectedRow:
        problem, field, column = wrong
        text = quoted(cell(row, column))
        shown = f" '{text}'" if text else ""
        reason = f"Row {number}, {field} in {self.layout.name(column)}{shown}: {problem.reason}."
        return RejectedRow(number, reason, problem.code, field, text)


def cell(row: Row, column: int) -> Cell:
    """Return a row's cell; a row may be shorter than its table."""
    return row[column] if column < len(row) else ""


_NEGATIVE = Problem(
    "amount.negative",
    "it is negative: not a gift but money going out; returned gifts are recorded as refunds",
)
_OUTGOING_POSITIVE = Problem("amount.negative", "it is positive, and gifts were said to be negative here")
_BOTH_WAYS = Problem(
    "debit.both", "the row holds money going out and money coming in; split it into two rows"
)
_NEITHER_WAY = Problem(
    "direction.unknown", "it says neither money in nor money out; correct it or map another column"
)
_TOO_WIDE = Problem(
    "row.too_wide",
    "the row has more cells than the header; a separator inside a text must stand in quotation marks",
)
