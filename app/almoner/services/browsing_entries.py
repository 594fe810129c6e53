"""Browse the ledger's entries as they were last fetched: the numbers in order, a page of rows, one entry in full.

Reads the local cache only. Whether an entry may stand where it stands is the business of an audit. Knows no screens:
what an entry says comes as stable names with values, which the window words.
"""

from __future__ import annotations

import contextlib
import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner.services.browsing import interruptible
from almoner.services.entries import raw_entry
from almoner_chain.core.entries import EntryData, EntryMalformed, Kind, decode_entry
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    import sqlite3

    from almoner.store.database import Store

SORTS = {
    "number": "number",
    "kind": "kind",
    "subject": "subject",
    "actor": "actor",
    "at": "at",
    "block": "block",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """Which entries, in which order. Times in seconds, both ends included; ``subject`` as the entry's kind has it."""

    kind: int | None = None
    actor: bytes | None = None
    subject: int | None = None
    time_from: int | None = None
    time_to: int | None = None
    sort: str = "number"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a table shows it; ``kind`` is a stable word, empty where it is unknown here; ``at`` in seconds.

    ``fund`` and ``amount`` (minor units) are None where the entry names none; ``data`` where it cannot be read.
    """

    number: int
    kind: str
    subject: int
    actor: bytes
    at: int
    block: int
    transaction: bytes
    fund: int | None
    amount: int | None
    data: EntryData | None


def entry_ids(store: Store, query: EntryQuery) -> array[int]:
    """Return the numbers of the entries that match, in order. Raises BadInput, Cancelled."""
    if query.sort not in SORTS:
        raise BadInput(
            f"Entries cannot be sorted by “{query.sort}”.",
            code="entry.sort",
            hint=f"Columns: {', '.join(SORTS)}.",
        )
    conditions: list[tuple[str, Any]] = [
        ("kind = ?", query.kind),
        ("actor = ?", query.actor),
        ("subject = ?", None if query.subject is None else query.subject.to_bytes(32)),
        ("at >= ?", query.time_from),
        ("at <= ?", query.time_to),
    ]
    told = [(sql, value) for sql, value in conditions if value is not None]
    where = " AND ".join(sql for sql, _ in told) or "1"
    way = " DESC" if query.descending else ""
    order = f"{SORTS[query.sort]}{way}, number{way}"
    with interruptible():
        return store.integers(
            f"SELECT number FROM entry WHERE {where} ORDER BY {order}",  # noqa: S608
            [value for _, value in told],
        )


def entry_rows(store: Store, numbers: Sequence[int]) -> list[EntryLine | None]:
    """Return these entries in the order given, None for one that is gone (after a reorganisation)."""
    found = {
        row["number"]: _line(row)
        for row in store.rows(
            "SELECT * FROM entry WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
    }
    return [found.get(number) for number in numbers]


def kind_word(kind: int) -> str:
    """Return the stable word of a kind, empty for one not known here."""
    return Kind(kind).name.lower() if kind in Kind.__members__.values() else ""


def _line(row: sqlite3.Row) -> EntryLine:
    raw, data = raw_entry(row), None
    with contextlib.suppress(EntryMalformed):
        data = decode_entry(raw)
    case = getattr(data, "case", data)
    return EntryLine(
        number=raw.number,
        kind=kind_word(raw.kind),
        subject=raw.subject,
        actor=raw.actor,
        at=raw.at,
        block=raw.block,
        transaction=raw.transaction,
        fund=getattr(case, "fund", None),
        amount=getattr(case, "total" if raw.kind == Kind.BATCH else "amount", None),
        data=data,
    )
