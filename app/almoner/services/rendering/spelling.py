"""Whole numbers in words: English, Chinese (the capital figures of financial documents), German, French.

Pure arithmetic on `int`; knows no currencies and no units. Good to the 39 digits an amount can have. Own code because
no installed library has three of the four, and the English one takes longer to import than to print a receipt.
"""

from __future__ import annotations


def _list(words: str) -> list[str]:
    return words.split()


_EN_SMALL = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_EN_TENS = _list("- - twenty thirty forty fifty sixty seventy eighty ninety")
_EN_SCALES = _list(
    "thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion "
    "decillion undecillion"
)

_ZH_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_ZH_PLACES = ("仟", "佰", "拾", "")
_ZH_MYRIAD, _ZH_YI = "万", "亿"

_DE_SMALL = _list(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_DE_TENS = _list("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_DE_SCALES = _list(
    "Million Milliarde Billion Billiarde Trillion Trilliarde Quadrillion Quadrilliarde Quintillion Quintilliarde "
    "Sextillion"
)

_FR_SMALL = _list(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_FR_TENS = _list("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_FR_SCALES = _list(
    "million milliard billion billiard trillion trilliard quadrillion quadrilliard quintillion quintilliard "
    "sextillion"
)


def english(number: int) -> str:
    """Spell a number as on an English cheque: ``one thousand two hundred and five``."""
    if number < 1000:
        return _english_hundreds(number)
    groups = _thousands(number)
    words = [
        f"{_english_hundreds(group)} {_EN_SCALES[rank - 1]}" if rank else _english_hundreds(group)
        for rank, group in reversed(list(enumerate(groups)))
        if group
    ]
    if 0 < groups[0] < 100:
        words[-1] = f"and {words[-1]}"
    return " ".join(words)


def _english_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _english_tens(rest)
    return f"{_EN_SMALL[hundreds]} hundred" + (f" and {_english_tens(rest)}" if rest else "")


def _english_tens(number: int) -> str:
    if number < 20:
        return _EN_SMALL[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens] + (f"-{_EN_SMALL[ones]}" if ones else "")


def chinese(number: int) -> str:
    """Spell a number in capital figures: ``叁亿壹仟肆佰伍拾肆万零柒佰伍拾伍``; 10^16 is 亿亿."""
    if number == 0:
        return _ZH_DIGITS[0]
    return _chinese(number).lstrip(_ZH_DIGITS[0])


def _chinese(number: int) -> str:
    """Return the words with a leading 零 where the highest place of the last group of four is empty."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return _chinese(high) + _ZH_YI + _chinese_rest(low, 10**8)
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return _chinese_four(high) + _ZH_MYRIAD + _chinese_rest(low, 10**4)
    return _chinese_four(number)


def _chinese_rest(number: int, above: int) -> str:
    if not number:
        return ""
    gap = _ZH_DIGITS[0] if number < above // 10 else ""
    return gap + _chinese(number).lstrip(_ZH_DIGITS[0])


def _chinese_four(number: int) -> str:
    words = ""
    for digit, place in zip(map(int, f"{number:04d}"), _ZH_PLACES, strict=True):
        words += _ZH_DIGITS[digit] + place if digit else _ZH_DIGITS[0]
    while _ZH_DIGITS[0] * 2 in words:
        words = words.replace(_ZH_DIGITS[0] * 2, _ZH_DIGITS[0])
    return words.rstrip(_ZH_DIGITS[0])


def german(number: int) -> str:
    """Spell a number before a noun: ``eintausendzweihundertfünf``, ``eine Million zweihunderttausend``."""
    millions, rest = divmod(number, 10**6)
    words = []
    for rank, group in reversed(list(enumerate(_thousands(millions)))):
        if group:
            name = _DE_SCALES[rank]
            plural = name + ("n" if name.endswith("e") else "en")
            words.append(f"eine {name}" if group == 1 else f"{_german_hundreds(group)} {plural}")
    if rest or not words:
        words.append(_german_below_million(rest))
    return " ".join(words)


def _german_below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    high = f"{_german_hundreds(thousands)}tausend" if thousands else ""
    return high + (_german_hundreds(rest) if rest or not thousands else "")


def _german_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    high = f"{_DE_SMALL[hundreds]}hundert" if hundreds else ""
    if not rest and hundreds:
        return high
    if rest < 20:
        return high + _DE_SMALL[rest]
    tens, ones = divmod(rest, 10)
    return high + (f"{_DE_SMALL[ones]}und" if ones else "") + _DE_TENS[tens]


def french(number: int) -> str:
    """Spell a number: ``mille deux cent quatre-vingt-un``, ``deux millions``."""
    millions, rest = divmod(number, 10**6)
    words = []
    for rank, group in reversed(list(enumerate(_thousands(millions)))):
        if group:
            words.append(f"{_french_hundreds(group, last=True)} {_FR_SCALES[rank]}{'s' if group > 1 else ''}")
    if rest or not words:
        words.append(_french_below_million(rest))
    return " ".join(words)


def _french_below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        words.append("mille" if thousands == 1 else f"{_french_hundreds(thousands, last=False)} mille")
    if rest or not thousands:
        words.append(_french_hundreds(rest, last=True))
    return " ".join(words)


def _french_hundreds(number: int, *, last: bool) -> str:
    """Spell 0 to 999; only at the end of a number do ``cents`` and ``quatre-vingts`` take their s."""
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds:
        plural = "s" if hundreds > 1 and not rest and last else ""
        words.append(f"cent{plural}" if hundreds == 1 else f"{_FR_SMALL[hundreds]} cent{plural}")
    if rest or not hundreds:
        words.append("quatre-vingts" if rest == 80 and last else _french_tens(rest))
    return " ".join(words)


def _french_tens(number: int) -> str:
    if number < 20:
        return _FR_SMALL[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        ones += 10
    if not ones:
        return _FR_TENS[tens]
    joint = " et " if ones in (1, 11) and tens < 8 else "-"
    return f"{_FR_TENS[tens]}{joint}{_FR_SMALL[ones]}"


def _thousands(number: int) -> list[int]:
    """Return the groups of three digits, lowest first."""
    groups = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    return groups
