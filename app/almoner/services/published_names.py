"""Whether a text that is to be published names somebody: a donor or a payee this installation knows.

Names are found as whole words, however they are cased or spaced; in scripts without spaces between words anywhere. It
rather keeps a harmless text back than it publishes a name. Knows names and texts, not what they are for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from almoner.store.database import Store

MAX_WORDS = 8
"""Longer names are looked for by their first words."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff]")


class Names:
    """The names of one installation, ready to be looked for in many texts."""

    def __init__(self, names: Iterable[str]) -> None:
        spaced: set[tuple[str, ...]] = set()
        unspaced: set[str] = set()
        for name in names:
            words = tuple(_words(name))[:MAX_WORDS]
            joined = "".join(words)
            if _UNSPACED.search(joined) and len(joined) > 1:
                unspaced.add(joined)
            elif len(joined) > 1:
                spaced.add(words)
        self._spaced = spaced
        self._longest = max(map(len, spaced), default=0)
        self._unspaced = unspaced
        self._lengths = sorted({len(name) for name in unspaced})

    @classmethod
    def of(cls, store: Store) -> Names:
        """Return the donors and payees in a local database."""
        rows = store.each(
            "SELECT DISTINCT donor AS name FROM gift WHERE donor != '' UNION SELECT name FROM payee"
        )
        return cls(str(row["name"]) for row in rows)

    def are_in(self, text: str) -> bool:
        """Tell whether one of the names stands in a text."""
        words = _words(text)
        runs = (
            tuple(words[start : start + size])
            for size in range(1, self._longest + 1)
            for start in range(len(words) - size + 1)
        )
        if any(run in self._spaced for run in runs):
            return True
        joined = "".join(words)
        return any(
            joined[start : start + size] in self._unspaced
            for size in self._lengths
            for start in range(len(joined) - size + 1)
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
