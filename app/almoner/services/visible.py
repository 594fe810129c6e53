"""Text from outside made visible: nobody can hide or turn around what a person reads. Knows no screen and no page."""

from __future__ import annotations


def visible(text: str, *, lines: bool = False) -> str:
    """Return text from outside with control, invisible and direction-turning characters shown as their numbers.

    With ``lines`` line ends stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c
        if c.isprintable() or c in "\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}" or (lines and c == "\n")
        else f"⟨U+{ord(c):04X}⟩"
        for c in text
    )
