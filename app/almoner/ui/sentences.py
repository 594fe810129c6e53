"""Word the errors and findings of services for the window: in its language, and without commands to type.

Services say English sentences with values in them. Their templates are listed in `almoner.ui.catalogue` and translated
like every other text; a sentence is matched to its template and its values are put into the translation. A value may be
a listed text or code itself: then it is worded too, unless it stands between quotation marks. One that is not listed is
shown as it is. Knows no widget.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter

from almoner.ui import formats
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError

_PLACE = re.compile(r"\{(\d+)\}")
_GAP = re.compile(r"((?:\{\d+\})+)")
_SEAM = re.compile(r"(?<=[^\s;])[ ;,:]| ?\(")
_QUOTED = re.compile(r"[“'‘「]\{(\d+)\}[”'’」]")
_WORD = re.compile(r"[A-Za-z]+")
_FIXED_WORD = re.compile(r"(?<![\w\0])[A-Za-z]+(?![\w\0])")
_FULL_STOPS = "。！？）”"
_CHINESE = 0x2E7F
"""The code points above are signs of Chinese and its neighbours."""

_RANK = attrgetter("rank")
_DEEPEST = 4
"""A value inside a value inside a value: no sentence of ours goes deeper."""


@dataclass(frozen=True, slots=True)
class Told:
    """An error in words: what happened, and what to try."""

    sentence: str
    hint: str

    @property
    def text(self) -> str:
        """Both in one line."""
        between = "" if self.sentence.endswith(tuple(_FULL_STOPS)) else " "
        return f"{self.sentence}{between}{self.hint}".strip()


def told(error: AlmonerError) -> Told:
    """Return an error in the window's language, safe to show."""
    return Told(sentence(error.message), sentence(error.hint))


def sentence(text: str) -> str:
    """Return one sentence of a service in the window's language."""
    return _worded(text, _DEEPEST)


def _worded(text: str, depth: int) -> str:
    """Return a text worded if it is listed, with the blanks it had at its ends; else as it is, safe to show."""
    if " " not in text:
        code = _codes().get(text)
        return tr(code) if code else formats.visible(text)
    bare = text.strip()
    found = _found(bare) if depth else None
    if found is None:
        return _coded(text) or formats.visible(text)
    template, values = found
    if any("; " in value and _found(value.strip()) is None for value in values):
        several = _listed(text, depth)
        if several:
            return several
    parts = list(_parts(tr(template.wording) if template.wording else ""))
    for at in range(1, len(parts), 2):
        place = int(parts[at])
        value = values[place]
        parts[at] = formats.visible(value) if place in template.quoted else _worded(value, depth - 1)
    filled = "".join(parts)
    # Chinese has no blanks between words
    if len(bare) == len(text) or not filled or ord(filled[-1]) > _CHINESE:
        return filled
    return text[: -len(text.lstrip())] + filled + text[len(text.rstrip()) :]


@lru_cache(maxsize=4096)
def _parts(wording: str) -> tuple[str, ...]:
    """Return fixed texts and the numbers of places in turn."""
    return tuple(_PLACE.split(wording))


def _listed(text: str, depth: int) -> str:
    """Return several listed texts between semicolons in words; empty where one of them is not listed."""
    texts = text.split("; ")
    if not depth or len(texts) < 2 or any(_found(each.strip()) is None for each in texts):
        return ""
    return _joined(lambda: tr("{one}; {other}"), [_worded(each, depth) for each in texts])


def _coded(text: str) -> str:
    """Return several codes joined by commas or "or" in words; empty for anything else."""
    codes = _codes()
    if text in codes:
        return tr(codes[text])
    if text.partition(" ")[0].rstrip(",") not in codes:
        return ""
    for joint, pair in ((", ", lambda: tr("{one}, {other}")), (" or ", lambda: tr("{one} or {other}"))):
        parts = text.split(joint)
        if all(part in codes for part in parts):
            return _joined(pair, [tr(codes[part]) for part in parts])
    return ""


def _joined(pair: Callable[[], str], words: list[str]) -> str:
    whole = words[0]
    for word in words[1:]:
        whole = pair().format(one=whole, other=word)
    return whole


@cache
def _codes() -> dict[str, str]:
    from almoner.ui.catalogue import CODES  # long, and only needed when something is said

    return CODES


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[_Template, tuple[str, ...]] | None:
    """Return the template of a text and the values in it."""
    index = _index()
    candidates = [each for word in {"", *_WORD.findall(text)} if word in index for each in index[word]]
    candidates.sort(key=_RANK)
    for template in candidates:
        values = template.values(text)
        if values is not None:
            return template, values
    return None


class _Template:
    """One template: fixed texts with a value between each two of them."""

    def __init__(self, text: str, wording: str) -> None:
        self.wording = wording
        self.quoted = frozenset(int(place) for place in _QUOTED.findall(text))
        # whole words that stand in every text of this template
        self.words = frozenset(_FIXED_WORD.findall(_PLACE.sub("\0", text)))
        self.rank = 0
        gaps = _GAP.split(text)
        self._head, *self._middle = gaps[::2]
        self._tail = self._middle.pop() if self._middle else None
        self._places = tuple(gap.count("{") for gap in gaps[1::2])
        self._apart = all(places == 1 for places in self._places)
        self.fixed = sum(map(len, gaps[::2]))

    def values(self, text: str) -> tuple[str, ...] | None:
        """Return the values in a whole text, each as short as can be; None if the text is of another template."""
        if self._tail is None:
            return () if text == self._head else None
        start, end = len(self._head), len(text) - len(self._tail)
        if start > end or not (text.startswith(self._head) and text.endswith(self._tail)):
            return None
        found = []
        for fixed in self._middle:
            at = text.find(fixed, start, end)
            if at < 0:
                return None
            found.append(text[start:at])
            start = at + len(fixed)
        found.append(text[start:end])
        if self._apart:
            return tuple(found)
        return tuple(
            value for gap, places in zip(found, self._places, strict=True) for value in _divided(gap, places)
        )


def _divided(text: str, places: int) -> tuple[str, ...]:
    """Divide what stands in places that touch: the later ones are for listed texts that are not always there."""
    if places == 1:
        return (text,)
    for seam in reversed(list(_SEAM.finditer(text))):
        rest = text[seam.start() :].strip()
        if " " in rest and _found(rest) is not None:
            return (text[: seam.start()], *_divided(text[seam.start() :], places - 1))
    return (text, *("",) * (places - 1))


@cache
def _index() -> dict[str, list[_Template]]:
    """All templates by their rarest word; those without one under the empty word."""
    from almoner.ui.catalogue import TEMPLATES

    # the template with more fixed text is the more precise one
    templates = sorted((_Template(*each) for each in TEMPLATES.items()), key=lambda each: -each.fixed)
    for rank, template in enumerate(templates):
        template.rank = rank
    often = Counter(word for template in templates for word in template.words)
    index: dict[str, list[_Template]] = {}
    for template in templates:
        rarest = min(template.words, key=lambda word: (often[word], word), default="")
        index.setdefault(rarest, []).append(template)
    return index
