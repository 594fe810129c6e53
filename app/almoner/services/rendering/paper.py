"""What a drawing is made of, and the one typeface: marks in millimetres, measured and wrapped text.

Stands between the layouts, which know receipts, and the writers, which know PDF, PNG or SVG; knows neither.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from almoner.services.rendering.qr import QrCode
from almoner.services.rendering.sfnt import FontFile

FONT_FOLDER = "fonts"
FONT_NAME = "AlmonerSans.ttf"
POINT = 25.4 / 72
"""Millimetres in one typographic point."""

BOLD = 0.03
"""How thick bold text is outlined, as a part of its size: one typeface of 8 MB is enough to ship."""

_OPENING = "([{<\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b"
_CLOSING = ")]}>,.;:!?%\u2019\u201d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff09\uff0c\uff1a\uff1b\uff1f\uff01\uff05"
_PIECE = re.compile(
    rf" +|[{re.escape(_OPENING)}]*(?:[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]|"
    r"[^ \-/\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]+[-/]?|.)"
    rf"[{re.escape(_CLOSING)}]*",
    re.DOTALL,
)


class Colour(NamedTuple):
    """Red, green, blue, 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def css(self) -> str:
        """Return ``#rrggbb``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE = Colour(255, 255, 255)
INK = Colour(0x1B, 0x23, 0x2B)
GREY = Colour(0x5A, 0x65, 0x70)
HAIR = Colour(0xD3, 0xDA, 0xDE)
ACCENT = Colour(0x0C, 0x57, 0x5C)
TINT = Colour(0xEC, 0xF4, 0xF3)
RED = Colour(0xB0, 0x24, 0x1D)
RED_TINT = Colour(0xFC, 0xEF, 0xEE)
AMBER = Colour(0x8A, 0x56, 0x00)
AMBER_TINT = Colour(0xFF, 0xF6, 0xE3)


class Text(NamedTuple):
    """One line: ``x`` its left end, ``y`` its base line, in mm; ``size`` in points."""

    x: float
    y: float
    text: str
    size: float
    colour: Colour = INK
    bold: bool = False


class Box(NamedTuple):
    """A rectangle in mm; a line is a thin one. Without ``fill`` only its border is drawn."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    border: Colour | None = None


class Code(NamedTuple):
    """A QR code: the corner of its dark modules (quiet zone outside) and the size of a module in mm."""

    x: float
    y: float
    module: float
    code: QrCode


Mark = Text | Box | Code


class Drawing(NamedTuple):
    """A finished page or card: size in mm, marks in the order they are drawn."""

    width: float
    height: float
    marks: list[Mark]


class Typeface:
    """The shipped font: what it can show, how wide that is, where lines break."""

    def __init__(self, file: FontFile) -> None:
        self.file = file
        self._advances = {code: wide for code, wide in file.advances.items() if not _invisible(chr(code))}

    def width(self, text: str, size: float) -> float:
        """Return the width in mm of one line at ``size`` points."""
        advances = self._advances
        return sum([advances[ord(c)] for c in text]) * size * (POINT / 1000)

    def missing(self, text: str) -> list[str]:
        """Return the visible characters that the font lacks, in order, each once."""
        return list(dict.fromkeys(c for c in text if ord(c) not in self._advances and not _invisible(c)))

    def shown(self, text: str) -> str:
        """Return ``text`` on one line with each character the font lacks as its number: ``[U+1F49A]``.

        Nothing is dropped but signs that have no picture (joiners, variation selectors, direction marks).
        """
        plain = " ".join(text.split())
        if all(ord(c) in self._advances for c in plain):
            return plain
        parts = []
        for character in plain:
            if ord(character) in self._advances:
                parts.append(character)
            elif not _invisible(character):
                parts.append(f"[U+{ord(character):04X}]")
        return "".join(parts).replace("][", " ")

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Break ``text`` into lines of at most ``width`` mm: at spaces, hyphens and between Chinese signs."""
        if self.width(text, size) <= width:
            return [text]
        lines, line, used = [], "", 0.0
        for piece in _PIECE.findall(text):
            if line and used + self.width(piece.rstrip(), size) > width:
                lines.append(line.rstrip())
                line, used = "", 0.0
            rest = piece
            while self.width(rest.rstrip(), size) > width:
                rest, head = self._split(rest, size, width)
                lines.append(head)
            line, used = line + rest, used + self.width(rest, size)
        return [*lines, line.rstrip()] if line.strip() else lines

    def _split(self, word: str, size: float, width: float) -> tuple[str, str]:
        """Return (rest, head) of a word that is too long for a line of its own; the head is never empty."""
        end = 1
        while end < len(word) and self.width(word[: end + 1], size) <= width:
            end += 1
        return word[end:], word[:end]


def _invisible(character: str) -> bool:
    """Tell whether a sign has no picture by its nature: joiners, direction marks, variation selectors."""
    code = ord(character)
    if code == 0xAD or 0xFE00 <= code <= 0xFE0F or code >= 0xE0000:
        return True
    return 0x200B <= code <= 0xFEFF and unicodedata.category(character) == "Cf"


@lru_cache(maxsize=1)
def typeface() -> Typeface:
    """Return the shipped typeface, read once per process (8 MB, 20 ms)."""
    return Typeface(FontFile((resources.files("almoner_resources") / FONT_FOLDER / FONT_NAME).read_bytes()))
