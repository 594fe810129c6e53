"""Cells to whole minor units, exactly: the only place where an imported amount is worked out.

No float arithmetic: a spreadsheet's number is taken as the shortest decimal that names it; the noise that spreadsheets
leave behind the fifteenth digit is taken off only where that is said. Every other doubt is a `Problem`.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import NamedTuple

from almoner.services.tables.marks import Marks, ambiguous, grouped
from almoner.services.tables.model import BadCell, Cell
from almoner.services.tables.numerals import MAX_AMOUNT_CHARS, plain, sign_fits, take_apart
from almoner.services.tables.text import EXACT_DIGITS, Problem, is_blank
from almoner_chain.core.units import MAX_AMOUNT, Unit, UnitKind

NOISE_DECIMALS = 4
"""Units with more places (tokens) can hold fifteen real digits and more: there a long float is doubtful, not noisy."""


class Amount(NamedTuple):
    """Minor units, negative for money going out, or the problem; ``said`` tells of noise that was taken off."""

    minor: int
    problem: Problem | None = None
    said: str = ""


BLANK = Amount(0, Problem("amount.missing", "the amount is blank; fill it in and import the file again"))


class AmountReader:
    """Read one column's amounts in one unit, with the marks decided for the whole column."""

    def __init__(self, unit: Unit, marks: Marks, *, scale: int = 1) -> None:
        self.unit = unit
        self.marks = marks
        self.scale = scale
        self._seen: dict[str | float, Amount] = {}
        self._plain = _plain_pattern(marks)

    def read(self, cell: Cell) -> Amount:
        """Return the amount of a cell; blank cells, zero and what cannot be exact come back with their problem."""
        if isinstance(cell, str | float):
            found = self._seen.get(cell)
            if found is None:
                found = self._text(cell) if isinstance(cell, str) else self._float(cell)
                self._seen[cell] = found
            return found
        if type(cell) is int:
            return self._exact(str(abs(cell)), cell < 0, self.scale)
        return self._odd(cell)

    def _odd(self, cell: Cell) -> Amount:
        if isinstance(cell, BadCell):
            return Amount(0, Problem("amount.error", cell.why))
        if is_blank(cell):
            return BLANK
        return Amount(
            0,
            Problem(
                "amount.not_a_number", "it is a date or a yes/no, not an amount; correct the cell's format"
            ),
        )

    def _float(self, value: float) -> Amount:
        if not math.isfinite(value):
            return Amount(0, Problem("amount.not_a_number", "it is no finite number; correct the cell"))
        if abs(value) >= 10**EXACT_DIGITS:
            return Amount(
                0, Problem("amount.imprecise", "spreadsheets keep 15 digits of a number; enter it as text")
            )
        text = format(Decimal(repr(abs(value))), "f")
        exact = self._exact(text, value < 0, self.scale)
        if len(text.replace(".", "").strip("0")) <= EXACT_DIGITS:
            return exact
        return self._denoised(value, text, exact)

    def _denoised(self, value: float, text: str, exact: Amount) -> Amount:
        """Take off what lies behind the fifteenth digit, where the unit's own places lie before it."""
        shown = format(Decimal(f"{abs(value):.{EXACT_DIGITS}g}"), "f")
        places = len(str(int(abs(value)))) + self.unit.decimals
        rounded = self._exact(shown, value < 0, self.scale)
        if rounded.problem is None and places <= EXACT_DIGITS and self.unit.decimals <= NOISE_DECIMALS:
            return rounded._replace(
                said=f"the cell holds {text}, a spreadsheet's rounding noise; read as {shown}"
            )
        return exact if exact.problem else Amount(0, Problem("amount.imprecise", _LONG_FLOAT))

    def _text(self, text: str) -> Amount:
        if len(text) <= MAX_AMOUNT_CHARS and (found := self._plain.fullmatch(text)):
            whole, fraction = found[1], found[2] or ""
            if len(fraction) <= self.unit.decimals and len(fraction) != 3:
                for mark in self.marks.thousands:
                    whole = whole.replace(mark, "")
                minor = int(whole + fraction.ljust(self.unit.decimals, "0")) * self.scale
                if 0 < minor <= MAX_AMOUNT:
                    return Amount(minor)
        return self._slowly(text)

    def _slowly(self, text: str) -> Amount:
        """Read what is not plain digits with the column's own marks; a dash alone stands for nothing."""
        if is_blank(text) or not plain(text).strip("- "):
            return BLANK
        if text.lstrip().startswith("="):
            return Amount(
                0, Problem("amount.formula", "it is the text of a formula; save the file with values instead")
            )
        written = take_apart(text)
        if written is None:
            return Amount(
                0, Problem("amount.not_a_number", "it is not an amount; correct it or give another column")
            )
        for sign in written.signs:
            if problem := self._sign_problem(sign):
                return Amount(0, problem)
        digits = self._digits(written.core)
        if isinstance(digits, Problem):
            return Amount(0, digits)
        return self._exact(digits, written.negative, self.scale * written.multiplier)

    def _sign_problem(self, sign: str) -> Problem | None:
        fits = sign_fits(sign, self.unit.code)
        if fits:
            return None
        if fits is False and self.unit.kind is not UnitKind.ITEM:
            return Problem(
                "amount.currency",
                f"it is in {sign}, and the fund counts {self.unit.code}; import it elsewhere",
            )
        return Problem("amount.not_a_number", f"'{sign}' beside the number is not known; correct it")

    def _digits(self, core: str) -> str | Problem:
        """Return plain digits with a point, or why the marks do not fit the column's."""
        if core.isdigit():
            return core
        mark = ambiguous(core)
        if mark == self.marks.decimal and not self.marks.three_decimals and self.unit.decimals < 3:
            return Problem(
                "amount.ambiguous",
                f"'{mark}' may mark thousands or decimals here; write it out or give --decimal",
            )
        whole, _, fraction = core.partition(self.marks.decimal)
        for thousands in self.marks.thousands:
            if thousands in whole:
                parts = whole.split(thousands)
                if not grouped(parts):
                    return Problem("amount.marks", _MARKS.format(self.marks.decimal))
                whole = "".join(parts)
                break
        if not (whole + fraction).isdigit() or (not whole and not fraction):
            return Problem("amount.marks", _MARKS.format(self.marks.decimal))
        return f"{whole or '0'}.{fraction}" if fraction else whole

    def _exact(self, digits: str, negative: bool, factor: int) -> Amount:
        """Multiply a plain decimal by ``factor`` and return its minor units; what is left over is a problem."""
        whole, _, fraction = digits.partition(".")
        fraction = fraction.rstrip("0")
        minor, rest = divmod(int(whole + fraction) * factor * 10**self.unit.decimals, 10 ** len(fraction))
        if rest:
            return Amount(0, Problem("amount.decimals", self._too_fine()))
        if minor > MAX_AMOUNT:
            return Amount(0, Problem("amount.too_large", "it is larger than any amount the ledger can carry"))
        if not minor:
            return Amount(0, Problem("amount.zero", "it is zero, and a gift of nothing cannot be recorded"))
        return Amount(-minor if negative else minor)

    def _too_fine(self) -> str:
        if self.unit.decimals == 0:
            return f"{self.unit.code} is counted in whole units and nothing is rounded; give the exact number"
        return (
            f"it has more decimal places than {self.unit.code} ({self.unit.decimals}) and nothing is rounded"
        )


def _plain_pattern(marks: Marks) -> re.Pattern[str]:
    """Return what most cells look like: digits, or groups of three with one mark, and a fraction."""
    groups = "|".join(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+" for mark in marks.thousands)
    whole = f"[0-9]+|{groups}" if groups else "[0-9]+"
    return re.compile(rf"({whole})(?:{re.escape(marks.decimal)}([0-9]+))?")


_MARKS = "its marks do not fit the column, where '{}' is the decimal mark; correct it"
_LONG_FLOAT = "a spreadsheet keeps 15 digits of a number and this one has more; enter it as text"
