"""Drawings written as one PDF by fpdf2, byte for byte the same whenever the drawings are.

Text is embedded as text (Chinese copies as Chinese), codes as one-bit pictures without smoothing. Knows marks in
millimetres and nothing of receipts.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from almoner.services.rendering.paper import BOLD, INK, Box, Code, Drawing, Text, Typeface

if TYPE_CHECKING:
    from fpdf import FPDF

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
        pdf.fonts[_FAMILY] = font

    def add(self, drawing: Drawing) -> None:
        """Append a page."""
        pdf = self._pdf
        pdf.add_page(format=(drawing.width, drawing.height))
        pdf.set_font(_FAMILY, size=10)
        state = _Pen(pdf)
        for mark in drawing.marks:
            if isinstance(mark, Text):
                state.write(mark)
            elif isinstance(mark, Box):
                state.frame(mark)
            else:
                self._place(mark)

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


class _Pen:
    """The graphic state of one page, changed only where the next mark differs."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._size = 0.0
        self._colour: object = None
        # fpdf2 leaves the text mode on when text and fill colour agree; no text is this white.
        pdf.set_fill_color(255, 255, 255)

    def write(self, mark: Text) -> None:
        """Draw one line of text; bold is the same letters with an outline."""
        from fpdf.enums import TextMode

        pdf = self._pdf
        if mark.size != self._size:
            pdf.set_font_size(mark.size)
            self._size = mark.size
        if mark.colour is not self._colour:
            pdf.set_text_color(*mark.colour)
            self._colour = mark.colour
        if mark.bold:
            pdf.set_draw_color(*mark.colour)
            pdf.text_mode = TextMode.FILL_STROKE
            pdf.line_width = mark.size * BOLD
            pdf.text(mark.x, mark.y, mark.text)
            pdf.text_mode = TextMode.FILL
        else:
            pdf.text(mark.x, mark.y, mark.text)

    def frame(self, mark: Box) -> None:
        """Draw a rectangle, filled, framed or both."""
        pdf = self._pdf
        pdf.set_fill_color(*(mark.fill or INK))
        if mark.border:
            pdf.set_line_width(_BORDER)
            pdf.set_draw_color(*mark.border)
        style = ("D" if mark.border else "") + ("F" if mark.fill else "")
        pdf.rect(mark.x, mark.y, mark.width, mark.height, style=style)
        pdf.set_fill_color(255, 255, 255)
