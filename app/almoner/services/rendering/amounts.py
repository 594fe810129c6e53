"""Amounts as a receipt shows them: figures with thousands marks, and words, in each language of the paper.

Works on minor units (`int`) and a `Unit`; no float, no rounding. Fractions of a currency stand as on cheques
(``and 50/100``), in Chinese as 角 and 分.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from almoner.services.rendering import spelling
from almoner_chain.core.units import Unit, UnitKind

_MARKS = {"de": (".", ","), "fr": ("\u202f", ",")}
"""Thousands and decimal mark by language; everywhere else ``1,234.50``."""

_SPELL: dict[str, Callable[[int], str]] = {
    "en": spelling.english,
    "zh": spelling.chinese,
    "de": spelling.german,
    "fr": spelling.french,
}
_AND = {"en": "and", "de": "und", "fr": "et"}
_POINT = {"en": "point", "zh": "点", "de": "Komma", "fr": "virgule"}
_WHOLE = "整"


def figures(unit: Unit, minor: int, language: str) -> str:
    """Return ``CNY 314,540,755.69`` or ``2,000 box``; a receipt's code stands before money, after things."""
    thousands, point = _MARKS.get(language, (",", "."))
    whole, _, fraction = unit.format(minor).partition(".")
    number = f"{int(whole):,}".replace(",", thousands) + (point + fraction if fraction else "")
    return f"{unit.code}\u00a0{number}" if unit.kind == UnitKind.CURRENCY else f"{number}\u00a0{unit.code}"


def words(unit: Unit, minor: int, language: str) -> str:
    """Return the amount in words with its unit."""
    whole, fraction = divmod(minor, 10**unit.decimals)
    if unit.kind != UnitKind.CURRENCY:
        return _thing_in_words(unit, whole, fraction, language)
    if language == "zh":
        return _money_in_chinese(unit, whole, fraction)
    parts = [_SPELL[language](whole)] if whole or not fraction else []
    if parts:
        parts.append(_currency(unit.code, whole, language))
    if unit.decimals:
        joint = f"{_AND[language]} " if parts else ""
        rest = "" if parts else f" {_currency(unit.code, 1, language)}"
        parts.append(f"{joint}{fraction:0{unit.decimals}d}/{10**unit.decimals}{rest}")
    return " ".join(parts)


def _thing_in_words(unit: Unit, whole: int, fraction: int, language: str) -> str:
    spelt = _SPELL[language](whole)
    if fraction:
        digits = f"{fraction:0{unit.decimals}d}".rstrip("0")
        gap = "" if language == "zh" else " "
        spelt += gap + _POINT[language] + "".join(gap + _SPELL[language](int(digit)) for digit in digits)
    return spelt + unit.code if language == "zh" else f"{spelt} \u00d7 {unit.code}"


def _money_in_chinese(unit: Unit, whole: int, fraction: int) -> str:
    """Return capital figures as the rules for cheques have them: 整 where no 分 follows, 零 for a skipped 角."""
    name = _currency(unit.code, whole, "zh")
    spelt = spelling.chinese(whole)
    if unit.decimals == 0:
        return f"{name}{spelt}{_WHOLE}"
    if unit.decimals != 2:
        return f"{name}{spelt}又{fraction:0{unit.decimals}d}/{10**unit.decimals}"
    jiao, fen = divmod(fraction, 10)
    text = f"{spelt}元" if whole else ""
    if jiao:
        text += f"{spelling.chinese(jiao)}角"
    elif fen and whole:
        text += "零"
    text += f"{spelling.chinese(fen)}分" if fen else _WHOLE
    return name + text


@lru_cache(maxsize=256)
def _currency(code: str, count: int, language: str) -> str:
    from babel.numbers import get_currency_name

    # CLDR's plural rules look at the last digits only; a bounded count keeps Babel off numbers of 39 digits.
    name = get_currency_name(code, count=count if count < 10**6 else 10**6 + count % 10**6, locale=language)
    if language == "fr" and count >= 10**6 and count % 10**6 == 0:
        return f"d\u2019{name}" if name[0] in "aeiouyéAEIOUÉ" else f"de {name}"
    return name
