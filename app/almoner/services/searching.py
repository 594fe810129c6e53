"""What a person types into the search field of the gifts, as a condition on rows of the table ``gift``.

A plain substring of any text, whole numbers and amounts exactly. Knows SQL, but neither screens nor the ledger.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from almoner_chain.core.commitment import MAX_TEXT_BYTES
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit

SEARCHED = ("donor", "reference", "method", "description", "note", "address")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{0,2}){1,2}")
_NUMBER = re.compile(r"[0-9]{1,18}")

Condition = tuple[str, list[Any]]
"""SQL of a condition and the values for its question marks."""


def text_condition(text: str, units: Mapping[int, Unit]) -> Condition:
    """Return the condition that a gift has ``text`` in it; ``units`` by fund say how amounts are written."""
    needle = unicodedata.normalize("NFC", text).strip()
    if not needle:
        return "1", []
    found = [*_substring(needle), *_day(needle)]
    number = unicodedata.normalize("NFKC", needle).replace(",", "")
    if _NUMBER.fullmatch(number):
        found.append(("id = ?", [int(number)]))
        found.append(("serial = ?", [int(number)]))
    found += _amounts(number, units)
    return f"({' OR '.join(sql for sql, _ in found) or '0'})", [value for _, some in found for value in some]


def _substring(needle: str) -> list[Condition]:
    """Look for a substring: no field is longer than a receipt can carry, so nothing longer is found."""
    if len(needle.encode(errors="replace")) > MAX_TEXT_BYTES or not _storable(needle):
        return []
    if any(not c.isascii() and c.lower() != c.upper() for c in needle):
        # LIKE knows upper and lower case of ASCII only; every field is in one case or the other: Ü is Ü or ü.
        return [(f"{name} GLOB ?", [f"*{''.join(map(_either_case, needle))}*"]) for name in SEARCHED]
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", needle) + "%"
    return [(f"{name} LIKE ? ESCAPE '\\'", [pattern]) for name in SEARCHED]


def _storable(needle: str) -> bool:
    """Tell whether SQLite can take the text: half of a surrogate pair has no UTF-8."""
    return not any("\ud800" <= c <= "\udfff" or c == "\0" for c in needle)


def _either_case(character: str) -> str:
    if character in "*?[":
        return f"[{character}]"
    cases = {each for each in (character.lower(), character.upper()) if len(each) == 1} | {character}
    return f"[{''.join(sorted(cases))}]" if len(cases) > 1 else character


def _day(needle: str) -> list[Condition]:
    return [("date LIKE ?", [f"{needle}%"])] if _DAY.fullmatch(needle) else []


def _amounts(number: str, units: Mapping[int, Unit]) -> list[Condition]:
    """Look for an amount as it is written with its decimals, in the minor units of each fund."""
    funds: dict[int, list[int]] = defaultdict(list)
    for fund, unit in units.items():
        try:
            funds[unit.parse(number)].append(fund)
        except BadInput:
            continue
    return [
        (f"(amount = ? AND fund IN ({','.join('?' * len(some))}))", [str(minor), *some])
        for minor, some in funds.items()
    ]
