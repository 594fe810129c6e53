"""Find the header row, and turn what a person calls a column (heading, letter, number) into its place.

Published lists carry titles, dates and prose above the table: the header is the row whose cells are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from almoner.services.tables.model import Cell, ImportOptions, RawTable, Row, letters
from almoner.services.tables.numerals import currency_codes, take_apart
from almoner.services.tables.text import is_blank, quoted, squeeze
from almoner.services.tables.words import HEADINGS, SUMMARY_PARTS, fold
from almoner_chain.core.errors import BadInput

SEARCH_ROWS = 100
"""Titles and prose above a table are fewer."""
MAX_HEADING_CHARS = 60

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_FIELDS_BY_WORD: dict[str, set[str]] = {}
for _field, _words in HEADINGS.items():
    for _word in _words:
        _FIELDS_BY_WORD.setdefault(_word, set()).add(_field)


def find_header(raw: RawTable, options: ImportOptions) -> int:
    """Return the 1-based header row, or 0 if there is none; raises `BadInput` where it cannot be known."""
    if options.header_row is not None:
        if not 0 <= options.header_row <= len(raw.rows):
            raise BadInput(
                f"{raw.name} has {len(raw.rows)} rows; row {options.header_row} cannot be the header.",
                code="options.header_row",
                hint="Count rows from 1; 0 says that there is no header.",
            )
        return options.header_row
    named = wanted_names(options)
    narrow = max((sum(not is_blank(c) for c in row) for row in raw.rows[:SEARCH_ROWS]), default=0) < 2
    scores = [(_score(row, named, narrow), -number) for number, row in enumerate(raw.rows[:SEARCH_ROWS], 1)]
    best, number = max(scores, default=(0, 0))
    if best > 0:
        return -number
    if _by_position(options):
        return 0
    _refuse_summary(raw)
    raise _no_header(raw)


def wanted_names(options: ImportOptions) -> list[str]:
    """Return the headings a person named (what can only be a heading, not a letter or number)."""
    specs = [s for spec in options.mapping.values() for s in spec_list(spec)]
    specs += list(options.where)
    return [
        s
        for s in specs
        if isinstance(s, str) and not s.strip().isdigit() and not _LETTERS.fullmatch(s.strip())
    ]


def spec_list(spec: object) -> list[str | int]:
    """Return the columns of one mapping entry as a list."""
    if spec is None or spec == "":
        return []
    if isinstance(spec, str | int):
        return [spec]
    return [s for s in spec if s != ""] if isinstance(spec, Iterable) else []


def _by_position(options: ImportOptions) -> bool:
    return bool(spec_list(options.mapping.get("amount"))) and not wanted_names(options)


def _score(row: Row, named: list[str], narrow: bool) -> int:
    """Return how surely a row is the header: 0 when it has no column for an amount or lacks a named one."""
    filled = [c for c in row if not is_blank(c)]
    if len(filled) < 2 - narrow or any(type(c) is not str or len(c) > MAX_HEADING_CHARS for c in filled):
        return 0
    if not named and any(take_apart(str(c)) is not None for c in filled):
        return 0
    headings = {fold(str(c)) for c in filled}
    exact = {squeeze(str(c)) for c in filled}
    missing = [n for n in named if squeeze(n) not in exact and fold(n) not in headings]
    if missing:
        return 0
    fields = {field for heading in headings for field in _FIELDS_BY_WORD.get(heading, ())}
    money = bool(fields & {"amount", "quantity"}) or any(is_money_heading(h) for h in headings)
    others = len(fields - {"amount", "quantity"})
    if named:
        return 1 + 4 * len(named) + others + money
    return 2 * money + others if money and (others or len(filled) <= 2) else 0


def is_money_heading(heading: str) -> bool:
    """Say whether a folded heading is a currency code (``uah``) or holds a word for amounts."""
    from almoner.services.tables.words import AMOUNT_PARTS

    if len(heading) == 3 and heading.isascii() and heading.upper() in currency_codes():
        return True
    tokens = heading.split()
    return any(
        part in tokens if part.isascii() and " " not in part else part in heading for part in AMOUNT_PARTS
    )


def _refuse_summary(raw: RawTable) -> None:
    for number, row in enumerate(raw.rows[:SEARCH_ROWS], 1):
        found = [
            quoted(c, 20) for c in row if type(c) is str and len(c) <= MAX_HEADING_CHARS and _is_summary(c)
        ]
        if len(found) >= 2:
            raise summary_error(raw, number, found)


def _is_summary(heading: str) -> bool:
    folded = fold(heading)
    return any(part in folded for part in SUMMARY_PARTS)


def summary_headings(header: tuple[str, ...]) -> list[str]:
    """Return the headings that only a report about gifts has (cumulative, of the day)."""
    return [h for h in header if h and _is_summary(h)]


def summary_error(raw: RawTable, row: int, headings: list[str]) -> BadInput:
    """Return the error for a report of daily or cumulative totals."""
    return BadInput(
        f"{raw.name}, row {row}: this looks like a summary of totals ({', '.join(headings[:4])}), not a list of gifts.",
        code="table.summary",
        hint="Import the list with one row for each gift; if each row is to be one gift all the same, give --map amount=COLUMN.",
    )


def _no_header(raw: RawTable) -> BadInput:
    number, row = next(
        ((n, r) for n, r in enumerate(raw.rows, 1) if sum(not is_blank(c) for c in r) > 1), (1, [])
    )
    shown = " | ".join(quoted(c, 20) for c in row if not is_blank(c))
    return BadInput(
        f"{raw.name} has no row of headings with an amount that is recognised (row {number}: {shown[:120]}).",
        code="table.header",
        hint="Give --header-row N and --map amount=COLUMN (heading, letter or number), and --map donor=COLUMN and so on.",
    )


def header_of(raw: RawTable, number: int, width: int) -> tuple[str, ...]:
    """Return the headings of each column; a cell merged from above lends its text."""
    if not number:
        return ("",) * width
    row: list[Cell] = [*raw.rows[number - 1], *[""] * width][:width]
    for merge in raw.merged:
        if merge.top < number - 1 <= merge.bottom and merge.left < width and is_blank(row[merge.left]):
            row[merge.left] = raw.rows[merge.top][merge.left]
    return tuple(quoted(c, 200) for c in row)


def resolve(spec: str | int, header: tuple[str, ...], name: str) -> int:
    """Return the 0-based column meant by a heading, a letter or a number; raises `BadInput`."""
    text = squeeze(str(spec))
    for matches in (
        [i for i, h in enumerate(header) if h == text],
        [i for i, h in enumerate(header) if h and fold(h) == fold(text)],
    ):
        if len(matches) == 1:
            return matches[0]
        if len(matches) > 1:
            places = ", ".join(map(letters, matches))
            raise BadInput(
                f"{name} has {len(matches)} columns headed '{text}': {places}.",
                code="options.column",
                hint="Give the column's letter instead of its heading.",
            )
    number = int(text) - 1 if text.isdecimal() else _from_letters(text) if _LETTERS.fullmatch(text) else -1
    if 0 <= number < len(header):
        return number
    known = ", ".join(f"'{h}'" for h in header if h) or f"A to {letters(len(header) - 1)}"
    raise BadInput(
        f"{name} has no column '{text[:60]}'.", code="options.column", hint=f"Its columns are {known[:400]}."
    )


def _from_letters(text: str) -> int:
    value = 0
    for letter in text.upper():
        value = value * 26 + ord(letter) - 64
    return value - 1
