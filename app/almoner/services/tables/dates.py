"""Cells to days: written dates in many orders, spreadsheet serials, and the guess which order a column uses.

``10/09/2024`` alone is September or October; the column settles it, then the habit of the currency's country, and
where neither does the person is asked. Times of day are not kept: a receipt carries the day.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from almoner.services.tables.model import BadCell, Cell
from almoner.services.tables.numerals import plain
from almoner.services.tables.text import Problem, is_blank
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit, UnitKind

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2149, 6, 6)
"""A receipt keeps the day in 16 bits from 1970."""
SERIALS = (20_000, 80_000)
"""1954 to 2119 as days of the 1900 date system: a number outside is no date."""

_TIME = r"(?:[T ,]+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?\s*(?:Z|UTC|[ap]\.?m\.?|[+-][0-9]{2}:?[0-9]{2})?)?"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})[-/.年] ?([0-9]{{1,2}})[-/.月] ?([0-9]{{1,2}})日?{_TIME}", re.IGNORECASE
)
_DAY_OR_MONTH = re.compile(
    rf"([0-9]{{1,2}})([-/.]) ?([0-9]{{1,2}})\2 ?([0-9]{{4}}|[0-9]{{2}}){_TIME}", re.IGNORECASE
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])(?:[0-9]{6})?")
_DAY_MONTH_NAME = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th|\.)?[ -]*([^\W\d]+)\.?,?[ -]*([0-9]{{4}}|[0-9]{{2}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_NAME_DAY = re.compile(
    rf"([^\W\d]+)\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}}){_TIME}", re.IGNORECASE
)
_VIETNAMESE = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{4})", re.IGNORECASE)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", re.IGNORECASE)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero ene", "feb february februar février fév febrero", "mar march märz mär mars marzo",
            "apr april avril avr abril abr", "may mai mayo", "jun june juni juin junio", "jul july juli juillet juil julio",
            "aug august août agosto ago", "sep sept september septembre septiembre", "oct october okt oktober octobre octubre",
            "nov november novembre noviembre", "dec december dez dezember décembre déc diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

_DAY_FIRST_CODES = (
    "VND EUR GBP INR AUD NZD CHF BRL RUB UAH TRY IDR MYR SGD THB NGN KES UGX TZS GHS EGP MAD AED SAR ILS PKR BDT LKR "
    "NPR ARS CLP COP PEN MXN UYU BOB PYG CZK PLN RON BGN RSD DKK NOK ISK GEL AMD AZN KZT XOF XAF JOD LBP IQD TND DZD"
)
DAY_FIRST = frozenset(_DAY_FIRST_CODES.split())
"""Currencies of countries where the day is written first; the dollar's and East Asia's are asked about."""

ORDERS = {"dmy": (0, 1, 2), "mdy": (1, 0, 2)}
_SAID = {
    "dmy": "dmy", "d/m/y": "dmy", "dd/mm/yy": "dmy", "dd/mm/yyyy": "dmy", "mdy": "mdy", "m/d/y": "mdy", "mm/dd/yy": "mdy",
    "mm/dd/yyyy": "mdy", "ymd": "ymd", "y/m/d": "ymd", "yyyy/mm/dd": "ymd", "iso": "ymd",
}  # fmt: skip


class Order(NamedTuple):
    """``dmy``, ``mdy``, ``ymd`` or a strptime pattern, and the sentence that says why."""

    order: str
    note: str


def said_order(text: str) -> str:
    """Return the order meant by ``dmy``, ``DD/MM/YYYY`` or a strptime pattern; raises `BadInput`."""
    if known := _SAID.get(re.sub(r"[-. ]", "/", text.strip().lower())):
        return known
    try:
        sample = datetime.strptime(date(2001, 2, 3).strftime(text), text)
    except ValueError:
        sample = None
    if sample is not None and sample.date() == date(2001, 2, 3):
        return text
    raise BadInput(
        f"{text[:40]!r} is no date format.",
        code="options.date_format",
        hint="Use dmy, mdy, ymd or a pattern such as %d.%m.%Y.",
    )


def guess_order(cells: Iterable[tuple[int, str]], unit: Unit, name: str) -> Order:
    """Return the order of a column of ``(row, text)`` dates; raises `BadInput` where it cannot be known."""
    votes: Counter[str] = Counter()
    example: dict[str, tuple[int, str]] = {}
    for row, text in cells:
        found = _DAY_OR_MONTH.fullmatch(plain(text))
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        kind = (
            "dmy"
            if first > 12 >= second
            else "mdy"
            if second > 12 >= first
            else "either"
            if first != second
            else ""
        )
        if kind:
            votes[kind] += 1
            example.setdefault(kind, (row, text.strip()))
    return _elect(votes, example, unit, name)


def _elect(votes: Counter[str], example: dict[str, tuple[int, str]], unit: Unit, name: str) -> Order:
    day, month = votes["dmy"], votes["mdy"]
    if day or month:
        order = "dmy" if day >= month else "mdy"
        if max(day, month) < 0.95 * (day + month):
            (row, text), (other_row, other) = example["dmy"], example["mdy"]
            raise BadInput(
                f"{name} writes dates in two ways: row {row} has '{text}', row {other_row} has '{other}'.",
                code="date.order",
                hint="Give --date-format dmy or mdy; the rows that do not fit are rejected.",
            )
        row, text = example[order]
        return Order(order, f"Dates are written {_NAMES[order]}, as in row {row} ('{text}').")
    if not votes["either"]:
        return Order("dmy" if _day_first(unit) else "ymd", "")
    row, text = example["either"]
    if _day_first(unit):
        return Order(
            "dmy",
            f"Dates such as '{text}' (row {row}) are read day first; if that is wrong, give --date-format mdy.",
        )
    raise BadInput(
        f"{name}, row {row}, date: '{text}' may have the day or the month first, and no other row settles which.",
        code="date.ambiguous",
        hint="Give --date-format dmy or --date-format mdy.",
    )


_NAMES = {"dmy": "day first", "mdy": "month first"}


def _day_first(unit: Unit) -> bool:
    return unit.kind is UnitKind.CURRENCY and unit.code in DAY_FIRST


class DateReader:
    """Read one column's dates in one order."""

    def __init__(self, order: str, *, date_1904: bool = False) -> None:
        self.order = order
        self.epoch = date(1904, 1, 1) if date_1904 else date(1899, 12, 30)
        self.serials = 0
        self.times = False
        self._seen: dict[str, date | Problem] = {}

    def read(self, cell: Cell) -> date | Problem | None:
        """Return the day of a cell, None if it is blank, or what is wrong with it."""
        if type(cell) is str:
            found = self._seen.get(cell)
            if found is None:
                if is_blank(cell):
                    return None
                self.times = self.times or ":" in cell
                found = self._seen[cell] = self._bounded(self._text(plain(cell)))
            return found
        return self._bounded(self._value(cell))

    def _bounded(self, day: date | Problem) -> date | Problem:
        if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY:
            return Problem("date.out_of_range", f"{day} lies outside the years 1970 to 2149; correct it")
        return day

    def _value(self, cell: Cell) -> date | Problem:
        if isinstance(cell, datetime):
            self.times = self.times or cell.time() != time.min
            return cell.date()
        if isinstance(cell, date):
            return cell
        if isinstance(cell, BadCell):
            return Problem("date.error", cell.why)
        if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
            if cell == int(cell) and (compact := _COMPACT.fullmatch(str(int(cell)))):
                return _day(compact[1], compact[2], compact[3])
            return self._serial(int(cell))
        return _NO_DATE

    def _serial(self, days: int) -> date | Problem:
        if not SERIALS[0] <= days <= SERIALS[1]:
            return _NO_DATE
        self.serials += 1
        return self.epoch + timedelta(days=days)

    def _text(self, text: str) -> date | Problem:
        if "%" in self.order:
            try:
                return datetime.strptime(text, self.order).date()
            except ValueError:
                return Problem(
                    "date.invalid", f"it is not written as {self.order}; correct it or give --date-format"
                )
        text = _WEEKDAY.sub("", text)
        if found := (_YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)):
            return _day(found[1], found[2], found[3])
        if found := _DAY_OR_MONTH.fullmatch(text):
            return self._ordered(found[1], found[3], found[4])
        if found := _SERIAL.fullmatch(text):
            return self._serial(int(found[1]))
        return _named(text)

    def _ordered(self, first: str, second: str, year: str) -> date | Problem:
        if self.order not in ORDERS:
            return Problem("date.invalid", "it is not written year first; correct it or give --date-format")
        day, month, _ = ORDERS[self.order]
        return _day(year, (first, second)[month], (first, second)[day])


_NO_DATE = Problem("date.invalid", "it is not a date; correct it, or give --date-format or another column")


def _named(text: str) -> date | Problem:
    if found := _VIETNAMESE.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if (found := _DAY_MONTH_NAME.fullmatch(text)) and (month := MONTHS.get(found[2].casefold())):
        return _day(found[3], str(month), found[1])
    if (found := _MONTH_NAME_DAY.fullmatch(text)) and (month := MONTHS.get(found[1].casefold())):
        return _day(found[3], str(month), found[2])
    return _NO_DATE


def _day(year: str, month: str, day: str) -> date | Problem:
    century = 0 if len(year) == 4 else 1900 if year >= "70" else 2000
    try:
        return date(century + int(year), int(month), int(day))
    except ValueError:
        return Problem("date.invalid", "there is no such day; correct it or give --date-format")
