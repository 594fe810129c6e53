"""Which gift is which across imports: the same file again adds nothing, equal rows inside one file stay apart.

**The rule.** A row's key is the hash of what was imported from it (unit, amount, date, donor, method, reference,
address, description, note, fund) and of its *ordinal*: how many equal rows stand before it in the same import. So

- the same file again, renamed, saved in another format or encoding, sorted otherwise, or with rows appended, gives the
  keys it gave before, and only what is new gets a new key;
- two equal rows of one file have ordinals 0 and 1: two gifts, always;
- a statement of 1-15 and then one of 1-31 of the month: each day is whole in both, so equal rows of a day are counted
  alike, and exactly the rows of 16-31 are new.

A date set by ``default_date`` is not part of the key. The key depends on what is mapped: the same file with other
columns mapped gives other keys, so keep the file's ``digest`` and know its rows by their numbers, too. What another
format cannot carry (merged cells in a CSV) must be said again (``fill_down``) to give the same keys.

**Where equality proves nothing.** Two unrelated lists may both hold "Li Wei, 100.00". A row without a reference, and
without both date and donor, is *weak*: an equal one known from an earlier import may be the same gift or another.
`recognise` takes weak rows as known only when this file holds *all* weak rows of the earlier import, and not few of
them: the same list again, or continued. Otherwise they are *doubtful* and a person decides. A real gift is never
swallowed because a namesake gave the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from almoner.services.tables.model import GiftRow, Parsed

DOMAIN = "almoner.row.1"
SEPARATOR = "\x1f"
"""No field can hold it: control characters are rejected before."""


ENOUGH = 10
"""Weak rows that agree before a list is taken for the continuation of an earlier one; fewer may agree by chance."""


class Recognised(NamedTuple):
    """The accepted rows' positions: ``new``, ``known`` from earlier imports, ``doubtful`` (a person must say which)."""

    new: tuple[int, ...]
    known: tuple[int, ...]
    doubtful: tuple[int, ...]


def row_keys(parsed: Parsed) -> list[bytes]:
    """Return the key (32 bytes) of each accepted row, in order; no two of them are equal."""
    unit = f"{DOMAIN}{SEPARATOR}{int(parsed.unit.kind)}{SEPARATOR}{parsed.unit.code}{SEPARATOR}{parsed.unit.decimals}"
    seen: Counter[str] = Counter()
    keys = []
    for gift in parsed.accepted:
        content = _content(unit, gift)
        ordinal = seen[content]
        seen[content] = ordinal + 1
        keys.append(hashlib.sha256(f"{content}{SEPARATOR}{ordinal}".encode()).digest())
    return keys


def _content(unit: str, gift: GiftRow) -> str:
    day = gift.date.isoformat() if gift.dated and gift.date else ""
    texts = (gift.donor, gift.method, gift.reference, gift.address, gift.description, gift.note, gift.fund)
    return SEPARATOR.join((unit, str(gift.amount), day, *texts))


def is_weak(gift: GiftRow) -> bool:
    """Say whether an equal row in another list may well be another gift."""
    return not gift.reference and not (gift.dated and gift.donor)


def recognise(
    parsed: Parsed, keys: list[bytes], known: Mapping[bytes, int], weak: Mapping[int, int]
) -> Recognised:
    """Tell new rows from known and doubtful ones.

    ``known`` gives for each key already in the books the number of the import it came with, ``weak`` for each such
    import how many weak rows it had.
    """
    weak_seen = [i for i, gift in enumerate(parsed.accepted) if keys[i] in known and is_weak(gift)]
    shared = Counter(known[keys[i]] for i in weak_seen)
    whole = {source for source, count in shared.items() if count == weak.get(source)}
    trusted = whole if sum(shared[source] for source in whole) >= ENOUGH else set()
    doubtful = tuple(i for i in weak_seen if known[keys[i]] not in trusted)
    apart = set(doubtful)
    return Recognised(
        tuple(i for i, key in enumerate(keys) if key not in known),
        tuple(i for i, key in enumerate(keys) if key in known and i not in apart),
        doubtful,
    )
