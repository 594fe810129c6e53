"""Cells as text: what counts as blank, what a receipt's field may hold, what people see quoted.

Knows the protocol's rules for private fields (NFC, 1 to 255 bytes, no control characters), nothing of tables.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from typing import NamedTuple

from almoner.services.tables.model import BadCell, Cell

MAX_FIELD_BYTES = 255
SAFE_CHARS = MAX_FIELD_BYTES // 4
"""So few characters cannot exceed the bytes, whatever they are."""

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"
"""Characters that show nothing; web tables and form exports fill empty cells with them."""

EXACT_DIGITS = 15
"""Spreadsheets keep no more digits of a number than this."""


class Problem(NamedTuple):
    """Why a cell cannot be used; ``reason`` ends a sentence about the cell."""

    code: str
    reason: str


def is_blank(cell: Cell) -> bool:
    """Say whether a cell shows nothing: empty, white space, or zero-width characters only."""
    if type(cell) is not str:
        return cell is None
    if not cell:
        return True
    first = cell[0]
    if not first.isspace() and first not in INVISIBLE:
        return False
    return cell.isspace() or not squeeze(cell)


def squeeze(text: str) -> str:
    """Join all white space (no-break spaces and line breaks too) to single spaces; drop invisible edges."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    trimmed = text.strip(INVISIBLE + " ")
    return trimmed if trimmed == text else squeeze(trimmed)


def as_text(cell: Cell) -> str:
    """Return what a cell shows, exactly; whole floats without ``.0`` (spreadsheets keep numbers as floats)."""
    if type(cell) is str:
        return cell
    if type(cell) is float:
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, BadCell):
        return cell.text
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return str(cell)


def field_text(cell: Cell) -> str | Problem:
    """Return a cell as the value of a receipt's field (empty if blank), or the rule that it breaks."""
    if type(cell) is str:
        if cell.isascii() and len(cell) <= MAX_FIELD_BYTES and cell.isprintable() and cell == cell.strip():
            return cell if "  " not in cell else squeeze(cell)
        text = squeeze(cell)
    elif isinstance(cell, BadCell):
        return Problem("text.error", cell.why)
    else:
        text = squeeze(as_text(cell))
    return checked(text)


def checked(text: str) -> str | Problem:
    """Return squeezed text in NFC, or why a receipt cannot carry it."""
    if text.isascii() and len(text) <= MAX_FIELD_BYTES and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable() and any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        return Problem(
            "text.control", "it holds a control character, which a receipt cannot carry; remove it"
        )
    if len(text) > SAFE_CHARS and (size := len(text.encode())) > MAX_FIELD_BYTES:
        return Problem(
            "text.too_long",
            f"it has {size} bytes and a receipt's field holds {MAX_FIELD_BYTES}; shorten it or leave the column out",
        )
    return text


def quoted(cell: Cell, limit: int = 60) -> str:
    """Return a cell's text for a sentence: printable, on one line, cut to ``limit`` characters."""
    text = "".join(c if c.isprintable() else " " for c in squeeze(as_text(cell)))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def row_text(cells: list[Cell], limit: int = 120) -> str:
    """Return a row's non-blank cells for people, joined with bars."""
    return quoted(" | ".join(quoted(c, limit) for c in cells if not is_blank(c)), limit)
