"""Gifts as this installation knows them: entered by hand, listed, found, corrected by later ones.

A gift is edited nowhere: it is entered, committed to the ledger, and corrected only by later entries. Lists
come in through `services.importing`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from almoner.services.funds import find_fund
from almoner_chain.core.commitment import PrivateFields
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    import sqlite3

    from almoner.services.session import Session
    from almoner.store.database import Store

TEXT_FIELDS = ("donor", "date", "method", "reference", "address", "description", "note")
COLUMNS = (
    "fund",
    "amount",
    "seed",
    *TEXT_FIELDS,
    "entered",
    "source",
    "source_row",
    "row_key",
    "weak",
    "alone",
    "corrects",
)
INSERT = f"INSERT INTO gift({', '.join(COLUMNS)}) VALUES({', '.join('?' * len(COLUMNS))})"


@dataclass(frozen=True, slots=True)
class Gift:
    """One gift as this installation knows it; ``amount`` in minor units, serial None until recorded."""

    id: int
    fund: int
    amount: int
    seed: bytes
    fields: PrivateFields
    batch: int | None
    position: int | None
    serial: int | None
    issued: int | None
    due: int | None
    corrects: int | None

    @classmethod
    def of(cls, row: sqlite3.Row) -> Gift:
        """Read a gift from its row."""
        return cls(
            id=row["id"],
            fund=row["fund"],
            amount=int(row["amount"]),
            seed=row["seed"],
            fields=fields_of(row),
            batch=row["batch"],
            position=row["position"],
            serial=row["serial"],
            issued=row["issued"],
            due=row["due"],
            corrects=row["corrects"],
        )


def fields_of(row: sqlite3.Row) -> PrivateFields:
    """Read the private fields of a gift from its row."""
    values = {name: row[name] or None for name in TEXT_FIELDS}
    day = values.pop("date")
    return PrivateFields.of(date=date.fromisoformat(day) if day else None, **values)


def add_gift(session: Session, *, fund: str, amount: str, fields: PrivateFields) -> Gift:
    """Enter one gift by hand; it waits for the next commit."""
    target = find_fund(session, fund)
    target.refuse_direct_gifts()
    minor = target.unit.parse(amount)
    if minor == 0:
        raise BadInput("A gift of nothing cannot be entered.", code="amount.zero", hint="Check the amount.")
    with session.store.writing() as db:
        values = _values(target.number, minor, fields, {})
        db.execute(INSERT, values)
        number = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    return get_gift(session.store, number)


def get_gift(store: Store, number: int) -> Gift:
    """Return one gift by its local number."""
    row = store.row("SELECT * FROM gift WHERE id = ?", (number,))
    if row is None:
        raise BadInput(
            f"There is no gift number {number} here.", code="gift.unknown", hint="See `almoner gift list`."
        )
    return Gift.of(row)


def get_recorded(store: Store, serial: int) -> Gift:
    """Return the recorded gift with this serial number."""
    row = store.row("SELECT * FROM gift WHERE serial = ?", (serial,))
    if row is None:
        raise BadInput(
            f"No gift with serial number {serial} was recorded from this installation.",
            code="serial.unknown",
            hint="See `almoner gift list` for the serial numbers.",
        )
    return Gift.of(row)


def list_gifts(session: Session, *, pending: bool, fund: str | None = None) -> Iterator[Gift]:
    """Yield the gifts in the order of entry, all of them or those not yet in a batch."""
    clauses, values = ["1"], []
    if pending:
        clauses.append("batch IS NULL")
    if fund is not None:
        clauses.append("fund = ?")
        values.append(find_fund(session, fund).number)
    for row in session.store.each(f"SELECT * FROM gift WHERE {' AND '.join(clauses)} ORDER BY id", values):  # noqa: S608
        yield Gift.of(row)


def _values(fund: int, amount: int, fields: PrivateFields, extra: dict[str, Any]) -> list[Any]:
    texts = {name: getattr(fields, name) or "" for name in TEXT_FIELDS}
    if fields.date is not None:
        texts["date"] = fields.date.isoformat()
    given: dict[str, Any] = {
        "fund": fund,
        "amount": str(amount),
        "seed": secrets.token_bytes(16),
        **texts,
        "entered": now(),
        "source": None,
        "source_row": None,
        "row_key": None,
        "weak": 0,
        "alone": 0,
        "corrects": None,
        **extra,
    }
    return [given[name] for name in COLUMNS]


def enter_alone(
    db: sqlite3.Connection, *, fund: int, amount: int, fields: PrivateFields, corrects: int | None = None
) -> int:
    """Enter a gift that a transaction of its own records, inside the caller's; return its number.

    It never waits for a batch: what was not recorded is forgotten. ``corrects`` is the gift it replaces.
    """
    db.execute(INSERT, _values(fund, amount, fields, {"alone": 1, "corrects": corrects}))
    number: int = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    return number


def now() -> str:
    """Return the time of an entry into the books, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
