"""Receipts for people: one A4 page as PDF, a card with the code as PNG or SVG.

`render` makes one form of one receipt, `render_many` one PDF of many. A `ReceiptSheet` goes in, bytes come out; equal
sheets give equal bytes. Knows neither the ledger nor the database; fonts and PDF are loaded at first use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from almoner.services.rendering.sheet import CLOSED, Charity, Closed, ReceiptSheet, Voiding
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.rendering.paper import Drawing, Typeface
    from almoner.services.rendering.qr import QrCode
    from almoner.services.rendering.wording import Wording

__all__ = [
    "CLOSED",
    "FORMATS",
    "MAX_PAGES",
    "Charity",
    "Closed",
    "Progress",
    "ReceiptSheet",
    "RenderingCancelled",
    "Voiding",
    "check",
    "profile_names",
    "qr_code",
    "render",
    "render_many",
    "unshown",
]

FORMATS = ("pdf", "png", "svg")
MAX_PAGES = 5000
"""One PDF is built in memory; a larger export is several files, or one file for each receipt."""

Progress = Callable[[int, int], bool]
"""Called with (done, all) after each page; `False` stops the work."""


class RenderingCancelled(BadInput):
    """Whoever asked for the pages does not want them any more."""

    def __init__(self) -> None:
        super().__init__("The export was cancelled; no file was written.", code="rendering.cancelled")


def render(sheet: ReceiptSheet, form: str) -> bytes:
    """Return one receipt as ``pdf``, ``png`` or ``svg``.

    Raises `BadInput`: a field its profile requires is missing, the code too dense, too much for one page.
    """
    from almoner.services.rendering import card, pictures
    from almoner.services.rendering.paper import typeface

    if form == "pdf":
        return render_many([sheet])
    if form not in FORMATS:
        raise BadInput(
            f"A receipt cannot be written as {form[:20]!r}.",
            code="format.unknown",
            hint=f"Use one of: {', '.join(FORMATS)}.",
        )
    face = typeface()
    drawing = card.compose(*_worded(sheet, face), face)
    return pictures.to_png(drawing, face) if form == "png" else pictures.to_svg(drawing, face)


def render_many(sheets: Sequence[ReceiptSheet], progress: Progress | None = None) -> bytes:
    """Return one PDF with a page for each receipt, at most 5,000.

    Raises what `render` raises, and `RenderingCancelled` once ``progress`` returns `False`.
    """
    from almoner.services.rendering.paper import Text, typeface
    from almoner.services.rendering.pdf import PdfBook

    if not 0 < len(sheets) <= MAX_PAGES:
        raise BadInput(
            f"One PDF holds 1 to {MAX_PAGES:,} receipts, not {len(sheets):,}.",
            code="rendering.pages",
            hint="Write one file for each receipt, or export fewer at a time.",
        )
    face = typeface()
    drawings: list[Drawing] = []
    for sheet in sheets:
        drawings.append(_page(sheet, face))
        if progress and not progress(len(drawings), len(sheets)):
            raise RenderingCancelled
    letters = {
        c for drawing in drawings for mark in drawing.marks if isinstance(mark, Text) for c in mark.text
    }
    charity = sheets[0].charity.name
    book = PdfBook(face, letters, title=_title(sheets), author=charity, day=max(s.issued for s in sheets))
    for drawing in drawings:
        book.add(drawing)
    return book.finish()


def check(sheet: ReceiptSheet) -> None:
    """Raise what `render` would raise for this sheet, without drawing anything."""
    from almoner.services.rendering.profiles import check_complete, languages_of, load_profile

    profile = load_profile(sheet.profile)
    check_complete(sheet, profile)
    languages_of(sheet, profile)
    qr_code(sheet)


def unshown(sheet: ReceiptSheet) -> list[str]:
    """Return the characters the typeface lacks; the paper shows their numbers and says so, the caller should too."""
    from almoner.services.rendering.paper import typeface
    from almoner.services.rendering.wording import missing_characters

    return missing_characters(sheet, typeface())


def qr_code(sheet: ReceiptSheet) -> QrCode:
    """Return the sheet's code, for its version and size."""
    from almoner.services.rendering.qr import encode

    return encode(sheet.link)


def profile_names() -> list[str]:
    """Return the names of the receipt profiles."""
    from almoner.services.rendering import profiles

    return profiles.profile_names()


def _worded(sheet: ReceiptSheet, face: Typeface) -> tuple[Wording, QrCode]:
    from almoner.services.rendering.wording import Wording

    return Wording.of(sheet, face), qr_code(sheet)


def _page(sheet: ReceiptSheet, face: Typeface) -> Drawing:
    from almoner.services.rendering import layout

    return layout.compose(*_worded(sheet, face), face)


def _title(sheets: Sequence[ReceiptSheet]) -> str:
    """Return the document's title: the charity and the numbers of the receipts in it."""
    serials = [sheet.serial for sheet in sheets if sheet.serial is not None]
    if not serials:
        return sheets[0].charity.name
    span = f"{min(serials)}" if len(serials) == 1 else f"{min(serials)}-{max(serials)}"
    return f"{sheets[0].charity.name} {span}"
