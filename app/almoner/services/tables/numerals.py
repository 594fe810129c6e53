"""A written amount taken apart: sign, currency sign, digits with their marks, multiplier.

``¥ 1,945.81万元`` is ``1,945.81`` times 10,000 with the signs ``¥`` and ``元``. Which mark is the decimal one is not
decided here. Nothing is rounded; what does not fit the shape is no number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from almoner.services.tables.text import INVISIBLE
from almoner.services.tables.words import CURRENCY_NAMES, MULTIPLIERS

MAX_AMOUNT_CHARS = 80
MINUS = "-−–—﹣－"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = {ord("￥"): "¥", ord("￡"): "£", ord("。"): ".", ord("、"): ",", ord("٫"): ".", ord("٬"): ","}
_QUOTES = dict.fromkeys(map(ord, "’‘`´ʼ＇"), "'")
_TABLE = {
    **_FULL_WIDTH,
    **_SIGNS,
    **_QUOTES,
    **dict.fromkeys(map(ord, MINUS), "-"),
    **dict.fromkeys(map(ord, INVISIBLE)),
}
_SHAPE = re.compile(r"(?P<lead>[^0-9.,]*?)(?P<core>[0-9][0-9.,' ]*|[.,][0-9]+)(?P<tail>[^0-9]*)")
_WHOLE_DASH = re.compile(r"(?<=[0-9])[.,](?:-{1,2})$")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Written(NamedTuple):
    """An amount as written: ``core`` holds digits and the marks ``. , '`` and space; ``signs`` are currency signs."""

    core: str
    negative: bool
    multiplier: int
    signs: tuple[str, ...]


def plain(text: str) -> str:
    """Return ``text`` with ASCII digits, signs and single spaces, and nothing invisible."""
    if text.isascii():
        return " ".join(text.split())
    text = text.translate(_TABLE)
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return " ".join(text.split())


@lru_cache(maxsize=65_536)
def take_apart(text: str) -> Written | None:
    """Return the parts of a written amount, or None if it is none."""
    if len(text) > MAX_AMOUNT_CHARS * 4 or len(text := plain(text)) > MAX_AMOUNT_CHARS:
        return None
    if _PLAIN.fullmatch(text):
        return Written(text, False, 1, ())
    negative = text.startswith("(") and text.endswith(")")
    text = _WHOLE_DASH.sub("", text[1:-1].strip() if negative else text)
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    lead, tail = _unbracket(shape["lead"].strip()), _unbracket(shape["tail"].strip())
    minus, plus = (lead + tail).count("-"), (lead + tail).count("+")
    if minus + plus > 1:
        return None
    return _assemble(shape["core"].strip(), (_words(lead), _words(tail)), negative or bool(minus))


def _unbracket(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _words(text: str) -> list[str]:
    return text.casefold().replace("-", " ").replace("+", " ").split()


def _assemble(core: str, around: tuple[list[str], list[str]], negative: bool) -> Written | None:
    multiplier, signs = 1, []
    if around[1][-1:] in (["dr"], ["cr"]):
        negative ^= around[1].pop() == "dr"
    for place, words in enumerate(around):
        for word in words:
            factor, sign = _multiplier_and_sign(word) if place else (1, word)
            multiplier *= factor
            if sign:
                signs.append(sign)
    return Written(core, negative, multiplier, tuple(signs))


def _multiplier_and_sign(word: str) -> tuple[int, str]:
    """Split ``万元`` into 10,000 and ``元``; a word without a multiplier stays whole."""
    if word in MULTIPLIERS:
        return MULTIPLIERS[word], ""
    for size in (2, 1):
        if word[:size] in MULTIPLIERS and not word[:size].isascii() and word[size:] in CURRENCY_NAMES:
            return MULTIPLIERS[word[:size]], word[size:]
    return 1, word


def sign_fits(sign: str, code: str) -> bool | None:
    """Say whether a currency sign can mean this unit; None if it is no currency sign at all."""
    if sign == code.casefold():
        return True
    if sign in CURRENCY_NAMES:
        return code in CURRENCY_NAMES[sign]
    if len(sign) == 3 and sign.isascii() and sign.isalpha() and sign.upper() in currency_codes():
        return False
    return None


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """Return the codes of ISO 4217."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())
