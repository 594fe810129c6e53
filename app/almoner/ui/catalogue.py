"""The sentences services say, as templates: ``{0}``, ``{1}`` … stand for the values in them, in their order."""

from __future__ import annotations

TEMPLATES: tuple[str, ...] = ()
