"""Which mark is the decimal one: decided by the whole column and the unit, or asked for.

``1.234`` alone can be twelve hundred or one and a bit. Other rows of the column settle it (``1.234,50``, ``0.5``,
``1,234,567``); then what the unit allows; where neither does, the person is asked instead of being guessed at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from almoner.services.tables.numerals import take_apart
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit

_PLAIN = re.compile(
    r"(?P<unmarked>[0-9]{4,})|[0-9]{1,3}"
    r"|(?P<point>[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{1,2}|[0-9]+\.[0-9]{1,2}|[0-9]{1,3}(?:,[0-9]{3}){2,})"
    r"|(?P<comma>[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}|[0-9]+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,})"
)
"""What nearly every cell looks like, weighed at once."""
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_SEPARATORS = re.compile(r"[.,' ]")
_OTHER = {".": ",", ",": "."}
SURE_SHARE = 0.95
"""Below this share of agreeing rows the column contradicts itself."""


class Marks(NamedTuple):
    """The decimal mark, the thousands marks (any of them), whether three decimals are usual here, and why."""

    decimal: str
    thousands: str
    three_decimals: bool
    note: str


@dataclass
class _Evidence:
    votes: Counter[str] = field(default_factory=Counter)
    example: dict[str, tuple[int, str]] = field(default_factory=dict)
    unsure: dict[str, tuple[int, str]] = field(default_factory=dict)
    unmarked: bool = False
    three: bool = False

    def vote(self, decimal: str, row: int, text: str) -> None:
        self.votes[decimal] += 1
        self.example.setdefault(decimal, (row, text))


def ambiguous(core: str) -> str:
    """Return the mark of a number that can be read two ways (``1.234``), else nothing."""
    found = _AMBIGUOUS.fullmatch(core)
    return found[1] if found else ""


def grouped(parts: list[str]) -> bool:
    """Say whether thousands groups are whole: 1,234,567 or, as in India, 12,34,567."""
    if len(parts[-1]) != 3 or not 1 <= len(parts[0]) <= 3:
        return False
    middle = {len(part) for part in parts[1:-1]}
    return middle <= {3} or (middle == {2} and len(parts[0]) <= 2)


def decide(
    cells: Iterable[tuple[int, str]], unit: Unit, decimal: str | None, thousands: str | None, name: str
) -> Marks:
    """Return the marks of a column of ``(row, text)``; raises `BadInput` where it cannot be known."""
    for mark, what in ((decimal, "decimal"), (thousands, "thousands")):
        if (mark and mark not in (".", ",", "'", " ")) or (what == "decimal" and mark in ("'", " ")):
            raise BadInput(
                f"{mark!r} is no {what} mark.", code="options.marks", hint="Use . or , for the decimal mark."
            )
    if decimal and decimal == thousands:
        raise BadInput(
            "One mark cannot be both decimal and thousands.", code="options.marks", hint="Give one of them."
        )
    if decimal is None and thousands in _OTHER:
        decimal = _OTHER[thousands or ""]
    if decimal:
        return Marks(
            decimal, _thousands(decimal, thousands), True, f"The decimal mark is '{decimal}', as you said."
        )
    found = _gather(cells)
    chosen, note = _choose(found, unit, name)
    return Marks(chosen, _thousands(chosen, thousands), found.three, note)


def _thousands(decimal: str, said: str | None) -> str:
    return said if said is not None else _OTHER[decimal] + "' "


def _gather(cells: Iterable[tuple[int, str]]) -> _Evidence:
    found = _Evidence()
    for row, text in cells:
        if plain := _PLAIN.fullmatch(text):
            if plain.lastgroup == "unmarked":
                found.unmarked = True
            elif plain.lastgroup:
                found.vote("." if plain.lastgroup == "point" else ",", row, text)
        elif written := take_apart(text):
            _weigh(found, written.core, row, text)
    return found


def _weigh(found: _Evidence, core: str, row: int, text: str) -> None:
    marks = _SEPARATORS.findall(core)
    kinds = set(marks) & {".", ","}
    if mark := ambiguous(core):
        found.unsure.setdefault(mark, (row, text))
    elif not marks:
        found.unmarked = found.unmarked or len(core) > 3
    elif len(kinds) == 1 and (mark := kinds.pop()):
        if marks.count(mark) > 1:
            if grouped(core.split(mark)):
                found.vote(_OTHER[mark], row, text)
        else:
            found.vote(mark, row, text)
            found.three = found.three or len(core.rpartition(mark)[2]) == 3
    elif kinds and marks.count(marks[-1]) == 1 and marks[-1] in _OTHER:
        found.vote(marks[-1], row, text)
        found.three = found.three or len(core.rpartition(marks[-1])[2]) == 3


def _choose(found: _Evidence, unit: Unit, name: str) -> tuple[str, str]:
    if found.votes:
        mark, count = found.votes.most_common(1)[0]
        if count < SURE_SHARE * found.votes.total():
            raise _contradiction(found, name)
        row, text = found.example[mark]
        return mark, f"The decimal mark is '{mark}', as in row {row} ('{text.strip()}')."
    if len(found.unsure) > 1:
        raise _ask(found, name)
    for mark, (row, text) in found.unsure.items():
        sure = unit.decimals == 0 or (mark == "," and unit.decimals < 3)
        if not sure or found.unmarked:
            raise _ask(found, name)
        because = f"{unit.code} has {unit.decimals} decimal places"
        return (
            _OTHER[mark],
            f"'{mark}' is the thousands mark: '{text.strip()}' (row {row}) has three digits after it and {because}.",
        )
    return ".", ""


def _contradiction(found: _Evidence, name: str) -> BadInput:
    (row, text), (other_row, other) = found.example["."], found.example[","]
    return BadInput(
        f"{name} writes amounts in two ways: row {row} has '{text.strip()}', row {other_row} has '{other.strip()}'.",
        code="amount.marks",
        hint="Correct the file, or give --decimal . or --decimal , and the rows that do not fit are rejected.",
    )


def _ask(found: _Evidence, name: str) -> BadInput:
    mark, (row, text) = next(iter(found.unsure.items()))
    digits = text.strip()
    return BadInput(
        f"{name}, row {row}, amount: '{digits}' can be read in two ways, and no other row settles which.",
        code="amount.ambiguous",
        hint=f"Give --decimal {_OTHER[mark]} if '{mark}' separates thousands, or --decimal {mark} if it is the decimal mark.",
    )
