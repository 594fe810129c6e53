"""Change and take back what is not on the ledger yet: gifts that wait for a commit, and whole imported lists.

Nothing here reaches a gift that is planned or recorded: that is corrected only by later entries
(`services.corrections`). What is taken back can be put back exactly. Knows no nodes and no keys.
"""

from __future__ import annotations

import json
import marshal
import secrets
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner.services.funds import find_fund
from almoner.services.gifts import TEXT_FIELDS, Gift, get_gift
from almoner_chain.core.commitment import SEED_BYTES, PrivateFields
from almoner_chain.core.errors import BadInput, Refused

if TYPE_CHECKING:
    import sqlite3

    from almoner.services.session import Session
    from almoner.store.database import Store

WAITS = "batch IS NULL AND alone = 0"
ROWS_IN_A_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken back, whole, for `restore_removed`. ``kept`` gifts of the same list stay: they are recorded.

    ``totals`` are minor units by fund. The rows are packed: a list of 100,000 takes 8 MB.
    """

    count: int
    totals: Mapping[int, int]
    kept: int
    columns: tuple[str, ...]
    chunks: tuple[bytes, ...]
    sources: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: the local numbers now; ``already_there`` gifts had been imported again in the meantime."""

    ids: tuple[int, ...]
    already_there: int


@dataclass(frozen=True, slots=True)
class Source:
    """One imported list. ``accepted`` and ``rejected`` as it was read; ``waiting`` and ``recorded`` gifts of it now.

    ``imported`` is a UTC time as ISO text; ``recorded`` counts those in a batch, on the ledger or on the way to it.
    """

    id: int
    name: str
    sheet: str
    imported: str
    accepted: int
    rejected: int
    waiting: int
    recorded: int


def change_gift(
    session: Session,
    number: int,
    fields: Mapping[str, Any],
    amount: str | None = None,
    *,
    promised_too: bool = False,
) -> Gift:
    """Change a waiting gift: ``fields`` by name (None or an empty text clears one), ``amount`` in the fund's unit.

    What is not named stays. Raises Refused where it cannot be undone any more, or where the donor holds a promise
    of it, unless ``promised_too``: then the gift gets a new seed, and that promise stays unfulfilled.
    """
    unknown = sorted(set(fields) - set(TEXT_FIELDS))
    if unknown:
        raise BadInput(
            f"“{unknown[0]}” is not a field of a gift.",
            code="field.unknown",
            hint=f"Fields: {', '.join(TEXT_FIELDS)}.",
        )
    gift = get_gift(session.store, number)
    minor = gift.amount if amount is None else _amount(session, gift, amount)
    with session.store.writing() as db:
        gift = get_gift(session.store, number)
        promised = _refuse_unless_waiting(session.store, [number], promised_too=promised_too)
        values = {name: getattr(gift.fields, name) for name in TEXT_FIELDS} | dict(fields)
        changed = PrivateFields.of(**values)
        sets: dict[str, Any] = {name: getattr(changed, name) or "" for name in TEXT_FIELDS}
        sets |= {"date": changed.date.isoformat() if changed.date else "", "amount": str(minor)}
        if promised:
            # The donor knows the old seed: under it, whoever has the promise could try out the new fields.
            sets |= {"seed": secrets.token_bytes(SEED_BYTES), "issued": None, "due": None}
        db.execute(
            f"UPDATE gift SET {', '.join(f'{name} = ?' for name in sets)} WHERE id = ?",  # noqa: S608
            (*sets.values(), number),
        )
    return get_gift(session.store, number)


def remove_gifts(session: Session, ids: Sequence[int], *, promised_too: bool = False) -> Removed:
    """Take waiting gifts out of the books, all of them or none; raises as `change_gift` does."""
    wanted = sorted(set(ids))
    with session.store.writing() as db:
        _refuse_unless_waiting(session.store, wanted, promised_too=promised_too)
        return _take(db, "id IN (SELECT value FROM json_each(?))", json.dumps(wanted))


def undo_import(session: Session, source: int, *, promised_too: bool = False) -> Removed:
    """Take back all gifts of an imported list that still wait; those in a batch stay and are counted in ``kept``.

    Raises BadInput for an unknown list, Refused where none of it waits or a donor holds a promise.
    """
    with session.store.writing() as db:
        row = session.store.row("SELECT * FROM source WHERE id = ?", (source,))
        if row is None:
            raise BadInput(
                f"There is no imported list number {source}.",
                code="source.unknown",
                hint="See `almoner gift sources`.",
            )
        ids = session.store.integers(f"SELECT id FROM gift WHERE source = ? AND {WAITS}", (source,))  # noqa: S608
        kept = session.store.value("SELECT count(*) FROM gift WHERE source = ?", (source,)) - len(ids)
        if kept and not ids:
            raise Refused(
                f"The import of “{row['name']}” cannot be undone: its gifts are on the ledger or on the way to it.",
                code="source.recorded",
                hint="Void or replace single receipts: `almoner receipt void SERIAL`.",
            )
        _refuse_promised(session.store, ids, promised_too=promised_too)
        removed = _take(db, f"source = ? AND {WAITS}", source, kept=kept)
        if not kept:
            # Without its row the same file can be imported again as if it had never been.
            db.execute("DELETE FROM source WHERE id = ?", (source,))
    return removed


def restore_removed(session: Session, removed: Removed) -> Restored:
    """Put back what was taken: the same seeds, row keys and numbers; a number taken since is replaced by a new one."""
    with session.store.writing() as db:
        putting = _PuttingBack(db, removed)
        for row in _unpacked(removed.chunks):
            putting.add(row)
        return putting.finish()


def list_sources(session: Session) -> list[Source]:
    """Return the imported lists, the newest first, with how many of their gifts still wait."""
    return [
        Source(*row)
        for row in session.store.rows(
            "SELECT source.id, name, sheet, imported, accepted, rejected, "
            "count(CASE WHEN batch IS NULL AND alone = 0 THEN gift.id END), count(gift.batch) "
            "FROM source LEFT JOIN gift ON gift.source = source.id "
            "GROUP BY source.id ORDER BY source.id DESC"
        )
    ]


def _amount(session: Session, gift: Gift, text: str) -> int:
    minor = find_fund(session, str(gift.fund)).unit.parse(text)
    if minor == 0:
        raise BadInput("A gift of nothing cannot be entered.", code="amount.zero", hint="Check the amount.")
    return minor


def _refuse_unless_waiting(store: Store, ids: Sequence[int], *, promised_too: bool) -> int:
    """Refuse gifts that are not here or not waiting any more; return how many are promised."""
    rows = store.rows(
        "SELECT id, serial, batch, alone FROM gift WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    for number in sorted(set(ids) - {row["id"] for row in rows})[:1]:
        get_gift(store, number)
    for row in rows:
        if row["serial"] is not None:
            raise Refused(
                f"Gift {row['id']} cannot be undone: it is on the ledger with serial number {row['serial']}.",
                code="gift.recorded",
                hint=f"Correct it by a later entry: `almoner receipt void {row['serial']}` or `receipt replace`.",
            )
        if row["batch"] is not None or row["alone"]:
            raise Refused(
                f"Gift {row['id']} cannot be undone now: it is on the way to the ledger.",
                code="gift.planned",
                hint="Run `almoner batch commit`: it says whether the gift was recorded or waits again.",
            )
    return _refuse_promised(store, ids, promised_too=promised_too)


def _refuse_promised(store: Store, ids: Sequence[int], *, promised_too: bool) -> int:
    """Refuse gifts whose donor holds a signed promise; return how many there are where they are meant, too."""
    promised = store.integers(
        "SELECT id FROM gift WHERE issued IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(ids)),),
    )
    if promised and not promised_too:
        others = f" and {len(promised) - 1:,} more" if len(promised) > 1 else ""
        raise Refused(
            f"The donor of gift {promised[0]}{others} holds a signed promise that it will be recorded.",
            code="gift.promised",
            hint="Take the promise back from the donor first; then say --promised-too.",
        )
    return len(promised)


def _take(db: sqlite3.Connection, condition: str, value: object, *, kept: int = 0) -> Removed:
    """Pack the rows, and those of their lists, and delete them, inside the caller's transaction."""
    lists = db.execute(
        f"SELECT * FROM source WHERE id IN (SELECT source FROM gift WHERE {condition})",  # noqa: S608
        (value,),
    )
    sources = tuple(tuple(row) for row in lists)
    rows = db.execute(f"SELECT * FROM gift WHERE {condition} ORDER BY id", (value,))  # noqa: S608
    columns = tuple(each[0] for each in rows.description)
    totals: dict[int, int] = {}
    chunks, count = [], 0
    while some := rows.fetchmany(ROWS_IN_A_CHUNK):
        count += len(some)
        for row in some:
            totals[row["fund"]] = totals.get(row["fund"], 0) + int(row["amount"])
        chunks.append(zlib.compress(marshal.dumps([tuple(row) for row in some]), 1))
    db.execute(f"DELETE FROM gift WHERE {condition}", (value,))  # noqa: S608
    return Removed(count, totals, kept, columns, tuple(chunks), sources)


def _unpacked(chunks: Sequence[bytes]) -> Iterator[list[Any]]:
    """Yield the rows as they were; the bytes never left this process, so marshal may read them."""
    for chunk in chunks:
        for row in marshal.loads(zlib.decompress(chunk)):  # noqa: S302
            yield list(row)


class _PuttingBack:
    """Put rows back inside the caller's transaction; those whose number was taken come last and get new ones."""

    def __init__(self, db: sqlite3.Connection, removed: Removed) -> None:
        self._db = db
        self._at = {name: place for place, name in enumerate(removed.columns)}
        marks = ", ".join("?" * len(self._at))
        self._insert = f"INSERT INTO gift({', '.join(removed.columns)}) VALUES({marks})"
        self._sources = {row[0]: row for row in removed.sources}
        self._lists: dict[int, int] = {}
        self._homeless: list[list[Any]] = []
        self._ids: list[int] = []
        self._there = 0

    def add(self, row: list[Any]) -> None:
        """Put one row back, unless the same row of the same list was imported again."""
        key = row[self._at["row_key"]]
        if key is not None and _exists(self._db, "row_key", key):
            self._there += 1
            return
        row[self._at["source"]] = self._list_of(row[self._at["source"]])
        if _exists(self._db, "id", row[self._at["id"]]):
            self._homeless.append(row)
        else:
            self._put(row)

    def finish(self) -> Restored:
        """Put back those whose numbers were taken; return what was done."""
        for row in self._homeless:
            row[self._at["id"]] = None
            self._put(row)
        return Restored(tuple(self._ids), self._there)

    def _put(self, row: list[Any]) -> None:
        self._ids.append(int(self._db.execute(self._insert, row).lastrowid or 0))

    def _list_of(self, number: int | None) -> int | None:
        if number is None:
            return None
        if number not in self._lists:
            self._lists[number] = _put_source(self._db, self._sources[number])
        return self._lists[number]


def _put_source(db: sqlite3.Connection, row: tuple[Any, ...]) -> int:
    """Put the row of a list back where it is gone; return its number, a new one where another list took it."""
    number, *rest = row
    there = db.execute("SELECT * FROM source WHERE id = ?", (number,)).fetchone()
    if there is not None and tuple(there) == row:
        return int(number)
    marks = ", ".join("?" * len(row))
    values = (number if there is None else None, *rest)
    return int(db.execute(f"INSERT INTO source VALUES({marks})", values).lastrowid or 0)


def _exists(db: sqlite3.Connection, column: str, value: object) -> bool:
    return db.execute(f"SELECT 1 FROM gift WHERE {column} = ?", (value,)).fetchone() is not None  # noqa: S608
