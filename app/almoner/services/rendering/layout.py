"""The receipt on one A4 page: where everything stands. Long texts wrap; a crowded page is set smaller, never cut.

Works on `Wording` and makes a `Drawing`; knows neither PDF nor what a receipt means.
"""

from __future__ import annotations

from functools import lru_cache

from almoner.services.rendering.paper import (
    ACCENT,
    AMBER,
    AMBER_TINT,
    GREY,
    HAIR,
    INK,
    POINT,
    RED,
    RED_TINT,
    TINT,
    Box,
    Code,
    Colour,
    Drawing,
    Mark,
    Text,
    Typeface,
)
from almoner.services.rendering.qr import QUIET_ZONE, QrCode
from almoner.services.rendering.wording import Notice, Row, Wording
from almoner_chain.core.errors import BadInput

PAGE = (210.0, 297.0)
MARGIN = 20.0
WIDTH = PAGE[0] - 2 * MARGIN
BOTTOM = PAGE[1] - 14.0
LEAST_MODULE = 0.5
"""Millimetres: what a phone still reads from paper."""

USUAL_CODE = 44.0
"""Codes of few modules are drawn this wide (mm) rather than tiny."""

SCALES = (1.0, 0.93, 0.86, 0.79, 0.72, 0.66, 0.6)
"""Type sizes that are tried in turn until everything fits; the least sets the table in 5.7 points."""

LEADING = 1.36
SERIAL_WIDTH = 52.0
LABEL_WIDTH = 56.0
GAP = 5.0
SIGNING = 15.0
"""Height of the empty space above the signature."""


def compose(wording: Wording, code: QrCode, face: Typeface) -> Drawing:
    """Return the page. Raises `BadInput` when even the smallest type does not fit it on one page."""
    for scale in SCALES:
        page = _Page(wording, code, face, scale)
        if page.draw():
            return Drawing(*PAGE, page.marks)
    raise BadInput(
        "This receipt says too much for one A4 page.",
        code="receipt.too_long",
        hint="Shorten the charity's name and address or the profile's texts, or open fewer fields.",
    )


def module_size(code: QrCode) -> float:
    """Return the printed size of a module in mm, at least 0.5."""
    return max(LEAST_MODULE, USUAL_CODE / code.full_size)


class _Page:
    """One attempt at a page at one type size; ``y`` is where the next thing begins."""

    def __init__(self, wording: Wording, code: QrCode, face: Typeface, scale: float) -> None:
        self.wording = wording
        self.code = code
        self.face = face
        self.scale = scale
        self.marks: list[Mark] = []
        self.y = 0.0

    def draw(self) -> bool:
        """Draw everything; tell whether it fits."""
        self._letterhead()
        self._title()
        for notice in self.wording.notices():
            self._notice(notice)
        self._received()
        self._amount()
        for row in self.wording.rows():
            self._row(row)
        self._legal()
        flow_end = self.y
        return self._foot(flow_end)

    def _paragraph(
        self,
        text: str,
        x: float,
        size: float,
        width: float,
        *,
        colour: Colour = INK,
        bold: bool = False,
    ) -> None:
        """Set wrapped lines at ``x`` from ``y`` down."""
        size *= self.scale
        step = size * POINT * LEADING
        for line in _wrapped(self.face, text, size, width):
            self.marks.append(Text(x, self.y + size * POINT * 1.05, line, size, colour, bold))
            self.y += step

    def _right(self, text: str, size: float, y: float, *, colour: Colour = INK, bold: bool = False) -> float:
        """Set one line that ends at the right margin; it shrinks rather than grow over ``SERIAL_WIDTH``."""
        size *= self.scale
        width = self.face.width(text, size)
        if width > SERIAL_WIDTH:
            size, width = size * SERIAL_WIDTH / width, SERIAL_WIDTH
        self.marks.append(Text(MARGIN + WIDTH - width, y + size * POINT * 1.05, text, size, colour, bold))
        return y + size * POINT * LEADING

    def _rule(self, colour: Colour, thickness: float) -> None:
        self.marks.append(Box(MARGIN, self.y, WIDTH, thickness, fill=colour))
        self.y += thickness

    def _letterhead(self) -> None:
        wording, charity = self.wording, self.wording.sheet.charity
        self.marks.append(Box(0, 0, PAGE[0], 3.5, fill=ACCENT))
        self.y = 13.0
        side = self._right(wording.label("serial"), 8.5, self.y, colour=GREY)
        serial = wording.sheet.serial
        side = self._right("\u2014" if serial is None else str(serial), 17, side, bold=True)
        side = self._right(wording.label("issued"), 8.5, side, colour=GREY)
        issued = wording.sheet.issued.isoformat()
        side = self._right(f"{charity.place}, {issued}" if charity.place else issued, 10.5, side)
        width = WIDTH - SERIAL_WIDTH - GAP
        self._paragraph(charity.name, MARGIN, 16, width, colour=ACCENT, bold=True)
        self.y += 0.8
        if charity.registration:
            line = f"{wording.label('registration')}: {charity.registration}"
            self._paragraph(line, MARGIN, 8.5, width, colour=GREY)
        for line in (charity.address, " \u00b7 ".join(filter(None, (charity.site, charity.domain)))):
            if line:
                self._paragraph(line, MARGIN, 8.5, width, colour=GREY)
        self.y = max(self.y, side) + 3.0 * self.scale
        self._rule(ACCENT, 0.5)

    def _title(self) -> None:
        self.y += 6.0 * self.scale
        for index, title in enumerate(self.wording.title()):
            size, colour = ((21.0, INK), (12.0, GREY))[min(index, 1)]
            self._centred(title, size, colour, bold=index == 0)
        self.y += 4.0 * self.scale

    def _centred(self, text: str, size: float, colour: Colour, *, bold: bool) -> None:
        size *= self.scale
        for line in _wrapped(self.face, text, size, WIDTH):
            x = MARGIN + (WIDTH - self.face.width(line, size)) / 2
            self.marks.append(Text(x, self.y + size * POINT * 1.05, line, size, colour, bold))
            self.y += size * POINT * LEADING

    def _notice(self, notice: Notice) -> None:
        colour, tint = (RED, RED_TINT) if notice.grave else (AMBER, AMBER_TINT)
        place, top = len(self.marks), self.y
        self.y += 2.2
        self._paragraph(
            self.wording.beside(notice.heads), MARGIN + 4, 12, WIDTH - 8, colour=colour, bold=True
        )
        for line in notice.lines:
            self._paragraph(line, MARGIN + 4, 9, WIDTH - 8)
        self.y += 1.8
        self.marks.insert(place, Box(MARGIN, top, WIDTH, self.y - top, fill=tint, border=colour))
        self.y += 3.0 * self.scale

    def _received(self) -> None:
        self._paragraph(self.wording.label("received_from"), MARGIN, 9, WIDTH, colour=GREY)
        name, named = self.wording.donor()
        self._paragraph(name, MARGIN, 15 if named else 11, WIDTH, colour=INK if named else GREY, bold=named)
        self.y += 3.0 * self.scale

    def _amount(self) -> None:
        wording, place, top = self.wording, len(self.marks), self.y
        self.y += 2.5
        key = "quantity" if wording.goods else "amount"
        self._paragraph(wording.label(key), MARGIN + 5, 9, WIDTH - 10, colour=GREY)
        self._paragraph(wording.figures(), MARGIN + 5, 22, WIDTH - 10, colour=ACCENT, bold=True)
        self.y += 0.6
        for line in wording.amount_words():
            self._paragraph(line, MARGIN + 5, 10.5, WIDTH - 10)
        self.y += 2.5
        self.marks.insert(place, Box(MARGIN, top, WIDTH, self.y - top, fill=TINT))
        self.marks.insert(place + 1, Box(MARGIN, top, 1.2, self.y - top, fill=ACCENT))
        self.y += 2.5 * self.scale

    def _row(self, row: Row) -> None:
        self.y += 1.3 * self.scale
        top = self.y
        self.y += (9.5 - 8.5) * POINT * 1.05 * self.scale  # label and value share their first base line
        self._paragraph(row.label, MARGIN, 8.5, LABEL_WIDTH, colour=GREY)
        label_end, self.y = self.y, top
        colour = GREY if row.closed else INK
        self._paragraph(row.value, MARGIN + LABEL_WIDTH + 3, 9.5, WIDTH - LABEL_WIDTH - 3, colour=colour)
        self.y = max(self.y, label_end) + 1.0 * self.scale
        self._rule(HAIR, 0.15)

    def _legal(self) -> None:
        self.y += 2.5 * self.scale
        for text in self.wording.legal_texts():
            self._paragraph(text, MARGIN, 8, WIDTH, colour=GREY)
        if self.wording.missing:
            for text in self.wording.each("missing"):
                self._paragraph(text, MARGIN, 8, WIDTH, colour=AMBER)

    def _foot(self, flow_end: float) -> bool:
        """Draw code, how to check and the place to sign, all standing on the page's foot."""
        module = module_size(self.code)
        side = self.code.full_size * module
        x = MARGIN + side + GAP
        width = MARGIN + WIDTH - x
        before, self.y = len(self.marks), 0.0
        self._check(x, width)
        self.y += SIGNING * self.scale
        top = BOTTOM - max(side, self.y + 5.0)
        for index in range(before, len(self.marks)):
            mark = self.marks[index]
            self.marks[index] = mark._replace(y=mark.y + top)
        self._signing(x, width)
        self.marks.append(Box(MARGIN, top, side, side, border=HAIR))
        inset = QUIET_ZONE * module
        self.marks.append(Code(MARGIN + inset, top + inset, module, self.code))
        return flow_end + 3.0 <= top

    def _check(self, x: float, width: float) -> None:
        """Set the right side of the foot from ``y`` = 0 down; it is moved to its place afterwards."""
        wording = self.wording
        self._paragraph(wording.label("check_title"), x, 11, width, colour=ACCENT, bold=True)
        for text in wording.each("check_how"):
            self._paragraph(text, x, 8.5, width)
        self.y += 1.5
        for row in wording.ledger_rows():
            self._paragraph(f"{row.label}: {row.value}", x, 7, width, colour=GREY)

    def _signing(self, x: float, width: float) -> None:
        """Set the lines for signature and seal on the page's last line."""
        first = (width - GAP) * 0.62
        for key, left, length in (("signature", x, first), ("seal", x + first + GAP, width - first - GAP)):
            self.y = BOTTOM - 5.0
            self.marks.append(Box(left, self.y, length, 0.25, fill=INK))
            self.y += 0.8
            self._paragraph(self.wording.label(key), left, 8, length, colour=GREY)


@lru_cache(maxsize=4096)
def _wrapped(face: Typeface, text: str, size: float, width: float) -> tuple[str, ...]:
    """Return wrapped lines; most texts of a receipt are the same on the next one."""
    return tuple(face.wrap(text, size, width))
