"""Browse the gifts of this installation in tables of a million rows: first the numbers in order, then a page of rows.

Reads the local database only, on the thread that owns the store; another thread may `Store.interrupt` a search,
which then ends as `Cancelled`. Knows neither nodes nor screens.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from almoner.services.cancelling import Cancelled
from almoner.services.entries import raw_entry
from almoner.services.searching import Condition, text_condition
from almoner_chain.core.commitment import from_day
from almoner_chain.core.entries import EntryMalformed, Kind, Void, decode_entry
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.store.database import Store
    from almoner_chain.core.units import Unit

Wanted = Literal["all", "waiting", "planned", "recorded", "voided", "not_handed_out"]
"""Which gifts: all; waiting for a commit; in a batch not yet seen on the ledger; on the ledger; of these the voided or
replaced ones; of these the standing ones whose receipt was not handed out."""

State = Literal["waiting", "planned", "recorded", "voided", "replaced"]

SORTS: Mapping[str, tuple[str, ...]] = {
    "id": (),
    "serial": ("serial IS NULL", "serial"),
    "fund": ("fund",),
    "amount": ("length(amount)", "amount"),
    "date": ("date",),
    "donor": ("donor",),
    "method": ("method",),
    "reference": ("reference",),
    "address": ("address",),
    "description": ("description",),
    "note": ("note",),
    "entered": ("entered",),
    "source": ("source", "source_row"),
    "batch": ("batch IS NULL", "batch"),
    "issued": ("issued",),
    "exported": ("exported",),
    "due": ("due",),
    "state": ("(batch IS NOT NULL) + (serial IS NOT NULL)",),
}
"""Column name to what is sorted by; the gift's number decides among equals."""

SUMMED_IN_SQL = 12
"""Digits of the amounts that SQLite may add up: nine million of them fit its 64 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftQuery:
    """Which gifts, in which order. ``batch`` is the ledger's number; dates are ISO texts, both ends included."""

    text: str = ""
    fund: int | None = None
    state: Wanted = "all"
    source: int | None = None
    batch: int | None = None
    date_from: str | None = None
    date_to: str | None = None
    sort: str = "id"
    descending: bool = False


class Voided(NamedTuple):
    """Why a receipt does not stand any more (`VoidReason`), and the serial that took its place, or 0."""

    reason: int
    successor: int


@dataclass(frozen=True, slots=True)
class GiftLine:
    """One gift as a table shows it. ``amount`` in minor units; ``source`` the file's name; ``batch`` the ledger's number.

    ``entered`` and ``exported`` are UTC times as ISO texts; ``corrects`` is the local number of the gift it replaces.
    """

    id: int
    serial: int | None
    fund: int
    amount: int
    date: datetime.date | None
    donor: str
    method: str
    reference: str
    address: str
    description: str
    note: str
    entered: str
    source: str | None
    source_row: int | None
    batch: int | None
    issued: datetime.date | None
    exported: str | None
    due: datetime.date | None
    corrects: int | None
    state: State
    voided: Voided | None


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let a query that was interrupted end as `Cancelled`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise Cancelled("The search was stopped.") from None


def gift_ids(store: Store, query: GiftQuery, *, units: Mapping[int, Unit] | None = None) -> array[int]:
    """Return the local numbers of the gifts that match, in order; ``units`` by fund find amounts as they are written.

    Raises BadInput for an unknown column or state, Cancelled where another thread interrupted the store.
    """
    order = _order(query)
    sql, values = _condition(store, query, units or {})
    with interruptible():
        if sql == "1" and not SORTS[query.sort]:
            whole = _without_gaps(store, descending=query.descending)
            if whole is not None:
                return whole
        return store.integers(f"SELECT id FROM gift WHERE {sql} ORDER BY {order}", values)  # noqa: S608


def gift_totals(
    store: Store, query: GiftQuery, *, units: Mapping[int, Unit] | None = None
) -> tuple[int, dict[int, int]]:
    """Return how many gifts match, and by fund the exact sum in minor units."""
    sql, values = _condition(store, query, units or {})
    count, sums = 0, {}
    with interruptible():
        for row in store.rows(
            f"SELECT fund, count(*), count(CASE WHEN length(amount) > {SUMMED_IN_SQL} THEN 1 END), "  # noqa: S608
            f"sum(CASE WHEN length(amount) <= {SUMMED_IN_SQL} THEN CAST(amount AS INTEGER) ELSE 0 END) "
            f"FROM gift WHERE {sql} GROUP BY fund ORDER BY fund",
            values,
        ):
            fund, gifts, large, total = row
            if large:
                total += _sum_of_large(store, fund, sql, values)
            count, sums[fund] = count + gifts, total
    return count, sums


def gift_rows(
    store: Store, ids: Sequence[int], voids: Mapping[int, Voided] | None = None
) -> list[GiftLine | None]:
    """Return these gifts in the order given, None for one that is gone. ``voids`` by serial: see `read_voids`."""
    found = {
        row["id"]: _line(row, voids or {})
        for row in store.rows(
            "SELECT gift.*, source.name AS source_name, batch.batch AS ledger_batch "
            "FROM gift LEFT JOIN source ON source.id = gift.source LEFT JOIN batch ON batch.id = gift.batch "
            "WHERE gift.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
    }
    return [found.get(number) for number in ids]


def read_voids(store: Store) -> dict[int, Voided]:
    """Return the receipts that do not stand any more, by serial, as the ledger's entries were last fetched."""
    found: dict[int, Voided] = {}
    for row in store.rows("SELECT * FROM entry WHERE kind = ? ORDER BY number", (int(Kind.VOID),)):
        with contextlib.suppress(EntryMalformed):
            data = decode_entry(raw_entry(row))
            if isinstance(data, Void):
                found.setdefault(data.serial, Voided(data.reason, data.successor))
    return found


def _condition(store: Store, query: GiftQuery, units: Mapping[int, Unit]) -> Condition:
    parts = [
        text_condition(query.text, units),
        _state_condition(store, query.state),
        *(
            (sql, [value])
            for sql, value in (
                ("fund = ?", query.fund),
                ("source = ?", query.source),
                ("batch = (SELECT id FROM batch WHERE batch = ?)", query.batch),
                ("date >= ?", query.date_from),
                ("date <= ?", query.date_to),
            )
            if value is not None
        ),
    ]
    if query.date_to is not None:
        parts.append(("date <> ''", []))
    told = [part for part in parts if part[0] != "1"]
    return " AND ".join(sql for sql, _ in told) or "1", [value for _, values in told for value in values]


def _state_condition(store: Store, state: str) -> Condition:
    if state not in get_args(Wanted):
        raise BadInput(
            f"“{state}” is not a state of gifts.",
            code="gift.state",
            hint=f"States: {', '.join(get_args(Wanted))}.",
        )
    simple = {
        "all": "1",
        "waiting": "batch IS NULL",
        "planned": "(batch IS NOT NULL AND serial IS NULL)",
        "recorded": "serial IS NOT NULL",
    }
    if state in simple:
        return simple[state], []
    voided = [json.dumps(list(read_voids(store)))]
    if state == "voided":
        return "serial IN (SELECT value FROM json_each(?))", list(voided)
    return (
        "(serial IS NOT NULL AND exported IS NULL AND serial NOT IN (SELECT value FROM json_each(?)))",
        list(voided),
    )


def _order(query: GiftQuery) -> str:
    if query.sort not in SORTS:
        raise BadInput(
            f"Gifts cannot be sorted by “{query.sort}”.",
            code="gift.sort",
            hint=f"Columns: {', '.join(SORTS)}.",
        )
    way = " DESC" if query.descending else ""
    return ", ".join(f"{each}{way}" for each in (*SORTS[query.sort], "id"))


def _without_gaps(store: Store, *, descending: bool) -> array[int] | None:
    """Return all numbers without reading a row, which is thirty times as fast; None where some are missing."""
    row = store.row(
        "SELECT (SELECT min(id) FROM gift), (SELECT max(id) FROM gift), (SELECT count(*) FROM gift)"
    )
    assert row is not None  # noqa: S101  (it has no FROM)
    first, last, count = row
    if not count:
        return array("q")
    if last - first + 1 != count:
        return None
    return array("q", range(last, first - 1, -1) if descending else range(first, last + 1))


def _sum_of_large(store: Store, fund: int, sql: str, values: Sequence[Any]) -> int:
    rows = store.each(
        f"SELECT amount FROM gift WHERE length(amount) > {SUMMED_IN_SQL} AND fund = ? AND {sql}",  # noqa: S608
        (fund, *values),
    )
    return sum(int(row["amount"]) for row in rows)


def _line(row: sqlite3.Row, voids: Mapping[int, Voided]) -> GiftLine:
    voided = voids.get(row["serial"]) if row["serial"] is not None else None
    return GiftLine(
        id=row["id"],
        serial=row["serial"],
        fund=row["fund"],
        amount=int(row["amount"]),
        date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        donor=row["donor"],
        method=row["method"],
        reference=row["reference"],
        address=row["address"],
        description=row["description"],
        note=row["note"],
        entered=row["entered"],
        source=row["source_name"],
        source_row=row["source_row"],
        batch=row["ledger_batch"],
        issued=_day(row["issued"]),
        exported=row["exported"],
        due=_day(row["due"]),
        corrects=row["corrects"],
        state=_state(row, voided),
        voided=voided,
    )


def _day(number: int | None) -> datetime.date | None:
    return None if number is None else from_day(number)


def _state(row: sqlite3.Row, voided: Voided | None) -> State:
    if row["batch"] is None:
        return "waiting"
    if row["serial"] is None:
        return "planned"
    if voided is None:
        return "recorded"
    return "replaced" if voided.successor else "voided"
