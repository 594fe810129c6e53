"""Guess which column is which, and say why; what a person mapped is never overruled.

The amount is never chosen between equals: two columns that could both be it are a question. The other fields take the
surest heading.
"""

from __future__ import annotations

import re
import unicodedata

from almoner.services.tables.header import (
    is_money_heading,
    resolve,
    spec_list,
    summary_error,
    summary_headings,
)
from almoner.services.tables.model import FIELDS, TEXT_FIELDS, ImportOptions, RawTable, Row, letters
from almoner.services.tables.numerals import currency_codes, take_apart
from almoner.services.tables.text import is_blank
from almoner.services.tables.words import CURRENCY_NAMES, HEADINGS, NOT_AMOUNT_PARTS, fold
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit, UnitKind

SAMPLE_ROWS = 500
GUESSED = ("debit", "balance", "direction", "currency", "date", "unit", "donor", "reference", "method", "address",
           "description", "note", "fund")  # fmt: skip
_SCALES = (
    (re.compile(r"百万元?\)?$|\bin millions?\b|\bmio\b|\btriệu\b"), 10**6),
    (re.compile(r"亿元?\)?$"), 10**8),
    (re.compile(r"[万萬]元?\)?$"), 10**4),
    (re.compile(r"千元\)?$|\bin thousands?\b|'000\b|\btsd\b|\bnghìn\b"), 10**3),
)


class ColumnGuesser:
    """Work out the columns of one table from its header, some of its cells, and what the person said."""

    def __init__(
        self, raw: RawTable, header_row: int, header: tuple[str, ...], unit: Unit, options: ImportOptions
    ) -> None:
        self.raw = raw
        self.header_row = header_row
        self.header = header
        self.folded = [fold(h) for h in header]
        self.unit = unit
        self.options = options
        self.columns: dict[str, tuple[int, ...]] = {}
        self.notes: list[str] = []

    def guess(self) -> dict[str, tuple[int, ...]]:
        """Return the 0-based columns of each field; raises `BadInput` for a question only a person can answer."""
        self._take_mapping()
        if "amount" not in self.columns:
            self.columns["amount"] = (self._amount(),)
            self._check_currency(guessed=True)
        else:
            self._check_currency(guessed=False)
        for field in GUESSED:
            if field not in self.options.mapping:
                self._guess_field(field)
        self._say()
        return self.columns

    def _take_mapping(self) -> None:
        for field, spec in self.options.mapping.items():
            if field not in FIELDS:
                raise BadInput(
                    f"There is no field '{field[:40]}'.",
                    code="options.field",
                    hint=f"Fields are {', '.join(FIELDS)}.",
                )
            places = tuple(resolve(s, self.header, self.raw.name) for s in spec_list(spec))
            if len(places) > 1 and field not in TEXT_FIELDS:
                raise BadInput(
                    f"'{field}' has one column.", code="options.field", hint=f"Give --map {field}= once."
                )
            if places:
                self.columns[field] = places
        if "amount" in self.options.mapping and "amount" not in self.columns:
            raise BadInput("A gift needs an amount.", code="options.field", hint="Give --map amount=COLUMN.")

    def _amount(self) -> int:
        goods = self.unit.kind is UnitKind.ITEM
        words = HEADINGS["quantity" if goods else "amount"]
        taken = {c for places in self.columns.values() for c in places}
        free = [i for i, h in enumerate(self.folded) if h and i not in taken]
        named = [i for i in free if self.folded[i] in words]
        exact = [i for i in named if self._numeric(i)]
        coded = [i for i in free if self.folded[i].upper() in currency_codes() and self._numeric(i)]
        part = [] if goods else [i for i in free if self._partly(self.folded[i]) and self._numeric(i)]
        summary = summary_headings(self.header)
        for group in (exact, coded, part, named):
            if len(group) == 1 and len(summary) < 2:
                return group[0]
            if group:
                return self._pick(group, words, summary)
        raise self._no_amount(goods, summary)

    def _pick(self, group: list[int], words: tuple[str, ...], summary: list[str]) -> int:
        if summary or len(group) > 3:
            raise summary_error(self.raw, self.header_row, summary or [self.header[i] for i in group])
        credit = (
            [i for i in group if self.folded[i] in words[: words.index("amount")]]
            if "amount" in words
            else []
        )
        if len(credit) == 1 and any(h in HEADINGS["debit"] for h in self.folded):
            return credit[0]
        listed = ", ".join(f"{letters(i)} '{self.header[i]}'" for i in group)
        raise BadInput(
            f"{self.raw.name}, row {self.header_row}: several columns could be the amount: {listed}.",
            code="table.amount_column",
            hint=f"Say which one, for example --map amount={letters(group[0])}.",
        )

    def _no_amount(self, goods: bool, summary: list[str]) -> BadInput:
        if len(summary) >= 2:
            return summary_error(self.raw, self.header_row, summary)
        other = HEADINGS["amount" if goods else "quantity"]
        seen = next((self.header[i] for i, h in enumerate(self.folded) if h in other), "")
        if seen and goods:
            what, hint = (
                f"counts money ('{seen}'), and the fund counts {self.unit.code}",
                "Import it into a money fund",
            )
        elif seen:
            what, hint = (
                f"counts goods ('{seen}'), and the fund counts {self.unit.code}",
                "Import it into a goods fund",
            )
        else:
            what, hint = "has no column of amounts that is recognised", "Look at its headings"
        return BadInput(
            f"{self.raw.name}, row {self.header_row}: the table {what}.",
            code="table.amount_column",
            hint=f"{hint}, or say --map amount=COLUMN.",
        )

    def _partly(self, heading: str) -> bool:
        tokens = heading.split()
        barred = any(p in tokens if p.isascii() else p in heading for p in NOT_AMOUNT_PARTS)
        return is_money_heading(heading) and not barred

    def _numeric(self, column: int) -> bool:
        """Say whether most filled cells below the header are numbers (an empty column may be one)."""
        cells = [row[column] for row in self._sample() if column < len(row) and not is_blank(row[column])]
        numbers = sum(
            type(c) in (float, int) or (type(c) is str and take_apart(c) is not None) for c in cells
        )
        return not cells or numbers * 2 > len(cells)

    def _sample(self) -> list[Row]:
        return self.raw.rows[self.header_row : self.header_row + SAMPLE_ROWS]

    def _check_currency(self, *, guessed: bool) -> None:
        column = self.columns["amount"][0]
        heading = self.header[column]
        codes = heading_currency(heading)
        if self.unit.kind is not UnitKind.CURRENCY or not codes or self.unit.code in codes:
            return
        said = f"The column '{heading}' names {'/'.join(sorted(codes))} in its heading, and the fund counts {self.unit.code}"
        if guessed:
            raise BadInput(
                f"{self.raw.name}: {said}.",
                code="table.currency",
                hint=f"If the amounts are {self.unit.code} all the same, say --map 'amount={heading}'.",
            )
        self.notes.append(f"{said}: its amounts are taken as {self.unit.code}, as you said.")

    def _guess_field(self, field: str) -> None:
        if field == "unit" and self.unit.kind is not UnitKind.ITEM:
            return
        taken = {c for places in self.columns.values() for c in places}
        words = HEADINGS[field]
        ranked = sorted(
            (words.index(h), i) for i, h in enumerate(self.folded) if h and i not in taken and h in words
        )
        filled = [(rank, i) for rank, i in ranked if self._filled(i)] or ranked
        if filled:
            self.columns[field] = (filled[0][1],)

    def _filled(self, column: int) -> bool:
        return any(column < len(row) and not is_blank(row[column]) for row in self._sample())

    def _say(self) -> None:
        used = {c for places in self.columns.values() for c in places}
        named = "; ".join(
            f"{field} = {' + '.join(self._called(c) for c in places)}"
            for field, places in self.columns.items()
        )
        self.notes.append(f"Columns: {named}.")
        left = [f"'{h}'" for i, h in enumerate(self.header) if h and i not in used]
        if left:
            self.notes.append(f"Columns not imported: {', '.join(left)}.")

    def _called(self, column: int) -> str:
        return f"'{self.header[column]}'" if self.header[column] else f"column {letters(column)}"


def heading_currency(heading: str) -> frozenset[str]:
    """Return the currencies a heading names, in brackets or as a code: ``金额（美元）``, ``Amount (USD)``, ``UAH``."""
    text = unicodedata.normalize("NFKC", heading)
    last = text.split()[-1:]
    names = [
        *re.findall(r"\(([^()]*)\)", text),
        *(word for word in last if word.isupper() or not word.isascii()),
    ]
    found: set[str] = set()
    for raw_name in names:
        name = re.sub(r"^(百万|万|萬|千|亿|单位:?)+", "", raw_name.strip(" ():,").casefold())
        if len(name) == 3 and name.isascii() and name.upper() in currency_codes():
            found.add(name.upper())
        elif name in CURRENCY_NAMES:
            found |= CURRENCY_NAMES[name]
    return frozenset(found)


def heading_scale(heading: str) -> int:
    """Return what a heading multiplies its column by: 10,000 for ``金额（万元）``, else 1."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return next((factor for pattern, factor in _SCALES if pattern.search(text)), 1)
