"""Word the errors and findings of services for the window: in its language, and without commands to type.

Services say English sentences with values in them. Their templates are listed in `almoner.ui.catalogue` and translated like every
other text; a sentence is matched to its template and its values are put into the translation. One that is not listed is shown
as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from almoner.ui import formats
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError


@dataclass(frozen=True, slots=True)
class Told:
    """An error in words: what happened, and what to try."""

    sentence: str
    hint: str

    @property
    def text(self) -> str:
        """Both in one line."""
        return f"{self.sentence} {self.hint}".strip()


def told(error: AlmonerError) -> Told:
    """Return an error in the window's language, safe to show."""
    return Told(sentence(error.message), sentence(error.hint))


def sentence(text: str) -> str:
    """Return one sentence of a service in the window's language."""
    if not text:
        return ""
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            return _filled(tr(template), [formats.visible(value) for value in found.groups()])
    return formats.visible(text)


def _filled(template: str, values: list[str]) -> str:
    return re.sub(
        r"\{(\d+)\}", lambda place: values[int(place[1])] if int(place[1]) < len(values) else "", template
    ).strip()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Templates with their patterns, the ones with more fixed text first: the most precise one wins."""
    from almoner.ui.catalogue import TEMPLATES

    ordered = sorted(TEMPLATES, key=lambda template: len(re.sub(r"\{\d+\}", "", template)), reverse=True)
    return tuple((template, re.compile(_pattern(template), re.DOTALL)) for template in ordered)


def _pattern(template: str) -> str:
    return "".join(
        "(.*?)" if re.fullmatch(r"\{\d+\}", part) else re.escape(part)
        for part in re.split(r"(\{\d+\})", template)
    )
