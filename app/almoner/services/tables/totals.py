"""Rows that say what a file adds up to: recognised, compared with what it does add up to, never imported.

A label must be a whole totals phrase (``共计2856人次``, ``Total (25 donations): 1,234.50``): a donor called Total Oil
stays a donor. What the file states is given beside what was counted; a difference is said, not corrected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from almoner.services.tables.amounts import AmountReader
from almoner.services.tables.model import Cell, Row, TotalsRow
from almoner.services.tables.numerals import plain
from almoner.services.tables.text import is_blank
from almoner_chain.core.units import Unit

_LABELS = (
    r"本页合计|本页小计|本月合计|本日合计|合计金额|金额合计|合计数|总合计|合计|合計|共计|共計|总计|總計|总金额|總金額|捐款总额|总额|總額|"
    r"总数|总和|小计|小計|累计|grand total|sub-?total|total amount|total donations|totals?|sum total|sum|"
    r"gesamtsumme|gesamtbetrag|gesamt|zwischensumme|insgesamt|summe|total général|total general|sous-total|somme|"
    r"importe total|suma|tổng cộng|tổng số tiền|tổng số|tổng|tong cong|tong so|cộng|итого|всего"
)
_COUNTERS = (
    r"人次|人|笔|筆|条|條|户|戶|个|位|名|家|rows?|records?|lines?|donations?|gifts?|donors?|entries|entry|items?|people|"
    r"transactions?|payments?|contributions?|spenden|dons?|lượt|giao dịch|donaciones"
)
_NUMBER = r"[0-9][0-9.,' ]*"
_REST = (
    rf"(?:[\s0-9.,':：=()（），;；。/、\-¥￥$€£₫元圆万亿]|人民币|美元|捐款|捐赠|金额|{_COUNTERS}|{_LABELS}|"
    r"from|of|for|in|and|der|des|de|amount|cny|rmb|usd|eur|gbp|vnd)*+"
)
"""Possessive: a cell of digits must not be tried in a million ways."""
MAX_LABEL_CHARS = 80
_TOTALS = re.compile(rf"\s*(?:{_LABELS}){_REST}", re.IGNORECASE)
_START = re.compile(rf"\s*(?:{_LABELS}|[合共总總小本累]\s)", re.IGNORECASE)
_CJK_SPACE = re.compile(r"(?<=[\u2e80-\u9fff]) +(?=[\u2e80-\u9fff])")
_SUBTOTAL = re.compile(r"\s*(?:小计|小計|本页|本日|sub-?total|sous-total|zwischensumme)", re.IGNORECASE)
_COUNT = re.compile(rf"({_NUMBER})\s*(?:{_COUNTERS})(?![A-Za-z])", re.IGNORECASE)
_MONEY = re.compile(rf"[¥￥$€£₫]?\s*({_NUMBER})\s*(?:[万亿]?[元圆]|[万亿])?")
INITIALS = frozenset(
    {part[0] for part in _LABELS.split("|")}
    | {part[0].upper() for part in _LABELS.split("|")}
    | set(" \u3000\xa0")
)


class Running(NamedTuple):
    """What the accepted rows add up to so far, and how many rows were rejected."""

    total: int = 0
    gifts: int = 0
    rejected: int = 0


class Figures(NamedTuple):
    """What a totals row states, in minor units and gifts; ``subtotal``: of a part by its own words."""

    total: int | None
    gifts: int | None
    subtotal: bool = False


class Stated(NamedTuple):
    """A totals row as found, with the running sums at that place and at the totals row before it."""

    row: int
    figures: Figures
    here: Running
    before: Running


def label(cell: Cell) -> bool:
    """Say whether a cell is a totals phrase and nothing else."""
    return (
        type(cell) is str
        and cell[:1] in INITIALS
        and len(cell) <= MAX_LABEL_CHARS
        and _START.match(cell) is not None
        and _TOTALS.fullmatch(_joined(cell)) is not None
    )


def _joined(text: str) -> str:
    """Return a cell plainly, without the spaces that typesetters put between two Chinese characters."""
    return _CJK_SPACE.sub("", plain(text))


def labels(cells: Sequence[Cell]) -> list[str]:
    """Return the totals phrases of a row."""
    return [_joined(str(cell)) for cell in cells if label(cell)]


def state(cells: Row, amount: Cell, phrases: list[str], reader: AmountReader) -> Figures:
    """Read what a totals row states: its amount cell first, then the numbers inside its phrases."""
    total = None if is_blank(amount) else _money(amount, reader)
    count = None
    for phrase in [*phrases, *(plain(c) for c in cells if type(c) is str and _COUNT.fullmatch(plain(c)))]:
        for found in _COUNT.finditer(phrase):
            count = int(re.sub(r"[^0-9]", "", found[1])) if count is None else count
        rest = _COUNT.sub(" ", phrase)
        for found in _MONEY.finditer(rest):
            total = _money(found[0], reader) if total is None else total
    subtotal = any(_SUBTOTAL.match(phrase) for phrase in phrases)
    return Figures(total, count, subtotal)


def _money(cell: Cell, reader: AmountReader) -> int | None:
    found = reader.read(cell.strip(" :：,，.") if type(cell) is str else cell)
    if found.problem is not None and found.problem.code != "amount.zero":
        return None
    return found.minor


def compare(stated: Stated, whole: Running, unit: Unit, filtered: bool) -> TotalsRow:
    """Compare a totals row with the rows above it, since the last one, or (at the top) the whole table."""
    scope, words = _scope(stated, whole)
    total_agrees = None if stated.figures.total is None or filtered else stated.figures.total == scope.total
    count_agrees = None if stated.figures.gifts is None or filtered else stated.figures.gifts == scope.gifts
    known = [a for a in (total_agrees, count_agrees) if a is not None]
    agrees = all(known) if known else None
    sentence = _sentence(stated, scope, words, unit, (total_agrees, count_agrees))
    if filtered:
        sentence += " Rows were filtered, so this cannot be compared."
    elif agrees is False and scope.rejected:
        sentence += f" {scope.rejected} {_rows(scope.rejected)} of these were rejected."
    return TotalsRow(
        stated.row,
        stated.figures.total,
        stated.figures.gifts,
        scope.total,
        scope.gifts,
        total_agrees,
        count_agrees,
        agrees,
        sentence,
    )


def _scope(stated: Stated, whole: Running) -> tuple[Running, str]:
    """Choose the rows that the statement is about: the ones that agree, else by its words and place."""
    if not stated.here.gifts:
        return whole, "the rows of the table"
    since = Running(*(a - b for a, b in zip(stated.here, stated.before, strict=True)))
    choices = [(stated.here, "the rows above it"), (since, "the rows since the last total")]
    if stated.figures.subtotal:
        choices.reverse()
    for scope, words in choices:
        if stated.figures.total is not None and scope.total == stated.figures.total:
            return scope, words
    return choices[0]


def _sentence(
    stated: Stated, scope: Running, words: str, unit: Unit, agree: tuple[bool | None, bool | None]
) -> str:
    total_agrees, count_agrees = agree
    parts = []
    if stated.figures.total is not None:
        verdict = (
            f"; {words} add up to {unit.format(scope.total)}"
            if total_agrees is not True
            else f", and {words} agree"
        )
        parts.append(f"states a total of {unit.format(stated.figures.total)} {unit.code}{verdict}")
    if stated.figures.gifts is not None:
        verdict = f"but {words} are {scope.gifts}" if count_agrees is not True else f"and {words} are as many"
        parts.append(f"states {stated.figures.gifts} gifts, {verdict}")
    if not parts:
        return f"Row {stated.row} is a totals row without a figure that can be read; {words} add up to {unit.format(scope.total)}."
    worry = ": THIS DIFFERS" if False in agree else ""
    return f"Row {stated.row} {'; it '.join(parts)}{worry}."


def _rows(count: int) -> str:
    return "row" if count == 1 else "rows"
