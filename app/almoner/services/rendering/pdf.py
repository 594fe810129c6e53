"""Drawings written as one PDF by fpdf2, byte for byte the same whenever the drawings are.

Text is embedded as text (Chinese copies as Chinese), codes as one-bit pictures without smoothing. Knows marks in
millimetres and nothing of receipts.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache

from almoner.services.rendering.paper import (
    BOLD,
    INK,
    POINT,
    Box,
    Code,
    Colour,
    Drawing,
    Text,
    Typeface,
)

_FAMILY = "almoner"
_PIXELS = 8
"""Dots per module and side: viewers that smooth pictures then blur an eighth of a module, not a whole one."""

_BORDER = 0.25


class PdfBook:
    """A PDF in the making; ``characters`` are all that may be drawn, ``day`` becomes its date of creation."""

    def __init__(
        self, face: Typeface, characters: Iterable[str], *, title: str, author: str, day: date
    ) -> None:
        from fpdf import FPDF
        from fpdf.fonts import TTFFont

        self._pdf = pdf = FPDF(unit="mm", format="A4")
        pdf.set_auto_page_break(False)
        pdf.set_margin(0)
        pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        pdf.set_title(title)
        pdf.set_author(author)
        pdf.set_producer("Almoner")
        # The whole typeface would take fpdf2 190 ms a document; cut first, it takes 6.
        font = TTFFont(pdf, io.BytesIO(face.file.cut(map(ord, characters))), _FAMILY, "")  # type: ignore[arg-type]
        font.ttfont.recalcBBoxes = False
        pdf.fonts[_FAMILY] = self._font = font
        self._lines: dict[str, str] = {}

    def add(self, drawing: Drawing) -> None:
        """Append a page."""
        pdf = self._pdf
        pdf.add_page(format=(drawing.width, drawing.height))
        pdf._set_font_for_page(self._font, 10)
        page = _Page(drawing.height, self._font.i, self._shown)
        for mark in drawing.marks:
            if isinstance(mark, Text):
                page.write(mark)
            elif isinstance(mark, Box):
                page.frame(mark)
        # One call for the page: fpdf2 takes ten times as long for a line as its operators need.
        pdf._out("\n".join(page.operators))
        for mark in drawing.marks:
            if isinstance(mark, Code):
                self._place(mark)

    def _shown(self, text: str) -> str:
        """Return what shows a line; most lines of a receipt stand on the next one, too."""
        if text not in self._lines:
            self._lines[text] = self._font.encode_text(text)
        return self._lines[text]

    def _place(self, mark: Code) -> None:
        """Put a code on the page: a picture of one bit a dot, kept under the hash of its modules."""
        from fpdf.image_datastructures import RasterImageInfo

        name = hashlib.sha256(mark.code.modules).hexdigest()
        images, side = self._pdf.image_cache.images, mark.code.size * _PIXELS
        if name not in images:
            # A module is a byte of eight equal bits, 00 dark and FF light, just as the modules stand.
            dots = zlib.compress(b"".join([row * _PIXELS for row in mark.code.rows]), 1)
            images[name] = RasterImageInfo(
                data=dots,
                w=side,
                h=side,
                cs="DeviceGray",
                bpc=1,
                f="FlateDecode",
                dp="",
                i=len(images) + 1,
                usages=0,
            )
        size = mark.code.size * mark.module
        self._pdf.image(name, x=mark.x, y=mark.y, w=size, h=size)

    def finish(self) -> bytes:
        """Return the file; nothing can be added afterwards."""
        return bytes(self._pdf.output())


class _Page:
    """The operators of one page; font, colour and mode are named only where the next mark differs.

    PDF counts in points from the foot of the page, drawings in millimetres from its head.
    """

    def __init__(self, height: float, font: int, shown: Callable[[str], str]) -> None:
        self.operators: list[str] = []
        self._height = height
        self._font = font
        self._shown = shown
        self._state = (0.0, INK, False)
        self._filling: Colour | None = None

    def write(self, mark: Text) -> None:
        """Draw one line of text; bold is the same letters with an outline."""
        show = f"{mark.x / POINT:.2f} {(self._height - mark.y) / POINT:.2f} Td {self._shown(mark.text)} ET"
        self._fill(mark.colour)
        state = (mark.size, mark.colour, mark.bold)
        if state == self._state:
            self.operators.append(f"BT {show}")
            return
        self._state = state
        mode = f"2 Tr {mark.size * BOLD:.2f} w {_rgb(mark.colour)} RG" if mark.bold else "0 Tr"
        self.operators.append(f"BT /F{self._font} {mark.size:.2f} Tf {mode} {show}")

    def frame(self, mark: Box) -> None:
        """Draw a rectangle, filled, framed or both."""
        x, y = mark.x / POINT, (self._height - mark.y - mark.height) / POINT
        area = f"{x:.2f} {y:.2f} {mark.width / POINT:.2f} {mark.height / POINT:.2f} re"
        if mark.fill:
            self._fill(mark.fill)
        if mark.border:
            self.operators.append(f"{_BORDER / POINT:.2f} w {_rgb(mark.border)} RG")
            self._state = (0.0, INK, False)
        self.operators.append(f"{area} {'B' if mark.fill and mark.border else 'f' if mark.fill else 'S'}")

    def _fill(self, colour: Colour) -> None:
        if colour is not self._filling:
            self._filling = colour
            self.operators.append(f"{_rgb(colour)} rg")


@cache
def _rgb(colour: Colour) -> str:
    return " ".join(f"{part / 255:.4f}".rstrip("0").rstrip(".") for part in colour)
