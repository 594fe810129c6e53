"""What looks like something known but is not it: names of payees, addresses of accounts.

Pure text: no ledger, no database, no clock. Names are compared as people see them (compatibility forms, case, letters
of other scripts that look alike, invisible characters, spaces), then by their edit distance.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

Span = tuple[int, int]
"""Positions ``[start, end)`` of characters."""

SHORTEST = 5
"""Shorter names differ by two letters without being alike."""

FARTHEST = 2
ADDRESS_ENDS = 4
"""Hex digits at each end that people compare, and forgers grind for."""

_ALIKE = {
    # Cyrillic and Greek letters, folded to small ones, and the Latin letter they look like. Capitals that look like
    # a Latin capital whose small form is another letter (В, Н, Р, Х) fold to it as well.
    **dict(zip("аеорсухіјѕԁһӏкмтнвԛԝ", "aeopcyxijsdhlkmthbqw", strict=True)),
    **dict(zip("αβγεζηικνορτυχω", "abyeznikvoptuxw", strict=True)),
    **dict(zip("ɑɡıɩʟߋ", "agiilo", strict=True)),
    **dict(zip("01|!", "olll", strict=True)),
    "ß": "ss",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "‐": "-",
    "−": "-",
}
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


@dataclass(frozen=True, slots=True)
class Differences:
    """Where two texts differ: spans of characters in the one given and in the one known; empty: only a gap there."""

    given: tuple[Span, ...]
    known: tuple[Span, ...]


@lru_cache(maxsize=1 << 14)
def skeleton(text: str) -> str:
    """Return what a person sees of a text: two texts with one skeleton are easily taken for each other."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    seen = "".join(
        _ALIKE.get(character, character)
        for character in folded
        if unicodedata.category(character) not in ("Mn", "Cf", "Cc", "Me")
    )
    return " ".join(seen.split())


def differences(given: str, known: str) -> Differences:
    """Return the positions at which two texts differ, to be marked side by side."""
    spans_given, spans_known = [], []
    for tag, a, b, c, d in SequenceMatcher(None, given, known, autojunk=False).get_opcodes():
        if tag != "equal":
            spans_given.append((a, b))
            spans_known.append((c, d))
    return Differences(tuple(spans_given), tuple(spans_known))


def similar_names(given: str, known: Iterable[str]) -> list[str]:
    """Return the known names that look like the given one and are not it, those most alike first.

    Names are the same where they are in NFC: the ledger takes them for one payee.
    """
    same = unicodedata.normalize("NFC", given).strip()
    mine = skeleton(given)
    found = []
    for name in dict.fromkeys(known):
        if unicodedata.normalize("NFC", name).strip() != same:
            distance = _distance(mine, skeleton(name))
            if distance is not None:
                found.append((distance, name))
    return [name for _, name in sorted(found)]


def similar_addresses(given: str, known: Iterable[str]) -> list[str]:
    """Return the known addresses (``0x`` and 40 hex digits) that begin and end as the given one does and differ."""
    mine = given.casefold().removeprefix("0x")
    return [
        address
        for address in dict.fromkeys(known)
        if _address_alike(mine, address.casefold().removeprefix("0x"))
    ]


def _address_alike(one: str, other: str) -> bool:
    ends = ADDRESS_ENDS
    return (
        len(one) == len(other) == 40
        and one != other
        and (one[:ends], one[-ends:]) == (other[:ends], other[-ends:])
    )


def _distance(one: str, other: str) -> int | None:
    """Return how far two skeletons are apart; None where they are not alike."""
    if _merged(one) == _merged(other):
        return 0
    short = min(len(one.replace(" ", "")), len(other.replace(" ", "")))
    if short < SHORTEST or abs(len(one) - len(other)) > FARTHEST:
        return None
    if _letters_apart(one, other) > FARTHEST:
        return None
    distance = edit_distance(one, other)
    return distance if distance <= FARTHEST else None


def _letters_apart(one: str, other: str) -> int:
    """Return how many letters one has that the other lacks: never more than their distance, and quick to count."""
    a, b = _letters(one), _letters(other)
    return max((a - b).total(), (b - a).total())


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> Counter[str]:
    return Counter(text)


def _merged(text: str) -> str:
    """Drop spaces, and join pairs of letters that look like one."""
    merged = text.replace(" ", "")
    for pair, letter in _PAIRS:
        merged = merged.replace(pair, letter)
    return merged


def edit_distance(one: str, other: str) -> int:
    """Return the fewest insertions, deletions, replacements and swaps of neighbours that lead from one to other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
