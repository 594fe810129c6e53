"""The receipt as a picture for a phone: the code, and under it who, what number and how much.

It names no donor: a picture is passed on more easily than a paper. Knows neither PNG nor SVG.
"""

from __future__ import annotations

from almoner.services.rendering.paper import (
    ACCENT,
    AMBER,
    GREY,
    INK,
    POINT,
    RED,
    WHITE,
    Box,
    Code,
    Colour,
    Drawing,
    Mark,
    Text,
    Typeface,
)
from almoner.services.rendering.qr import QUIET_ZONE, QrCode
from almoner.services.rendering.wording import Wording

LEAST_MODULE = 0.6
USUAL_CODE = 54.0
LEAST_WIDTH = 64.0
PADDING = 5.0
LEADING = 1.34


def compose(wording: Wording, code: QrCode, face: Typeface) -> Drawing:
    """Return the card, as wide as its code needs, as tall as its words need."""
    card = _Card(max(LEAST_WIDTH, code.full_size * module_size(code) + 2), face)
    card.head(wording)
    card.code(code)
    card.caption(wording)
    marks = [Box(0, 0, card.width, card.y, fill=WHITE), *card.marks]
    return Drawing(card.width, card.y, marks)


def module_size(code: QrCode) -> float:
    """Return the size of a module in mm; a small code fills the card all the same."""
    return max(LEAST_MODULE, USUAL_CODE / code.full_size)


class _Card:
    """A card in the making; ``y`` is where the next thing begins."""

    def __init__(self, width: float, face: Typeface) -> None:
        self.width = width
        self.face = face
        self.marks: list[Mark] = []
        self.y = 0.0

    def head(self, wording: Wording) -> None:
        self.y = 3.0
        self._centred(wording.sheet.charity.name, 12, WHITE, bold=True)
        self.y += 1.5
        self.marks.insert(0, Box(0, 0, self.width, self.y, fill=ACCENT))

    def code(self, code: QrCode) -> None:
        """Place the code; its quiet zone is the white around it."""
        module = module_size(code)
        inset = QUIET_ZONE * module
        self.marks.append(Code((self.width - code.size * module) / 2, self.y + inset + 1, module, code))
        self.y += code.full_size * module + 1

    def caption(self, wording: Wording) -> None:
        sheet = wording.sheet
        for notice in wording.notices():
            for head in notice.heads:
                self._centred(head, 10, RED if notice.grave else AMBER, bold=True)
        self._centred(wording.beside(wording.title()), 8.5, GREY)
        self._centred(wording.figures(), 15, ACCENT, bold=True)
        if sheet.serial is not None:
            self._centred(f"{wording.label('serial')} {sheet.serial}", 9, INK)
        self._centred(f"{wording.label('issued')} {sheet.issued.isoformat()}", 8, GREY)
        self._centred(sheet.fund, 8, GREY)
        self.y += 1.5
        for line in wording.each("check_short"):
            self._centred(line, 7.5, INK)
        self.y += 3.5

    def _centred(self, text: str, size: float, colour: Colour, *, bold: bool = False) -> None:
        for line in self.face.wrap(text, size, self.width - 2 * PADDING):
            x = (self.width - self.face.width(line, size)) / 2
            self.marks.append(Text(x, self.y + size * POINT * 1.05, line, size, colour, bold))
            self.y += size * POINT * LEADING
