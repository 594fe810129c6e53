"""Draw pages of PDF files as pictures. PDFium runs in one thread at a time: whoever uses it holds ``PDFIUM``."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from almoner_chain.core.errors import BadInput

PDFIUM = threading.RLock()
P = ParamSpec("P")
T = TypeVar("T")
MAX_SIDE = 2_400
"""Pixels of the longer side at most: a page may say that it is a kilometre wide."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page drawn: RGB bytes, three for each pixel, ``stride`` bytes a row; ``pages`` there are in all."""

    width: int
    height: int
    stride: int
    pixels: bytes
    pages: int


def alone(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function that uses PDFium wait for the others that do."""

    @wraps(function)
    def waiting(*args: P.args, **kwargs: P.kwargs) -> T:
        with PDFIUM:
            return function(*args, **kwargs)

    return waiting


@alone
def draw_page(data: bytes, number: int = 0, *, side: int = 1_400) -> Page:
    """Draw one page, its longer side ``side`` pixels. Raises BadInput where it is not a PDF that can be read."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error
    try:
        page = pdf[number]
        wide, high = page.get_size()
        drawn = page.render(scale=min(side, MAX_SIDE) / max(wide, high, 1), rev_byteorder=True)
        return Page(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer), len(pdf))
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise _unreadable() from error
    finally:
        pdf.close()


def _unreadable() -> BadInput:
    return BadInput(
        "The PDF cannot be read.",
        code="pdf.unreadable",
        hint="It may be damaged or closed with a password; open it with another program.",
    )
