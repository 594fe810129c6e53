"""Getting gifts in: one by hand or a list from a file; what waits to be committed.

A gift stays editable nowhere: it is entered, committed to the ledger, and corrected only by later entries.
Every row of a file ends as accepted, already imported or rejected with its reason.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.funds import Fund, find_fund
from almoner_chain.core.commitment import PrivateFields
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    import sqlite3

    from almoner.services.session import Session
    from almoner.services.tables import GiftRow, ImportOptions, Parsed, RejectedRow, TotalsRow
    from almoner.store.database import Store

TEXT_FIELDS = ("donor", "date", "method", "reference", "address", "description", "note")
COLUMNS = ("fund", "amount", "seed", *TEXT_FIELDS, "entered", "source", "source_row", "row_key", "corrects")
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


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or in a dry run would do; ``total`` in minor units of the accepted rows."""

    fund: Fund
    accepted: int
    already_imported: int
    total: int
    rejected: Sequence[RejectedRow]
    totals: Sequence[TotalsRow]
    notes: Sequence[str]
    parsed: Parsed
    dry_run: bool


def add_gift(session: Session, *, fund: str, amount: str, fields: PrivateFields) -> Gift:
    """Enter one gift by hand; it waits for the next commit."""
    target = find_fund(session, fund)
    target.refuse_direct_gifts()
    with session.store.writing() as db:
        values = _values(target.number, target.unit.parse(amount), fields, {})
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


def import_gifts(
    session: Session,
    path: Path,
    *,
    fund: str,
    options: ImportOptions,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Imported:
    """Read a list of gifts from a file and enter those not entered before, all in one transaction."""
    from almoner.services.tables import parse_gifts, row_keys

    target = find_fund(session, fund)
    target.refuse_direct_gifts()
    parsed = parse_gifts(path, target.unit, options, progress=progress)
    accepted, rejected = _by_fund(session, target, parsed)
    keys = dict(zip((row.row for row in parsed.accepted), row_keys(parsed), strict=True))
    with session.store.writing() as db:
        known = {
            (row["fund"], row["row_key"])
            for row in db.execute("SELECT fund, row_key FROM gift WHERE row_key IS NOT NULL")
        }
        new = [(row, number) for row, number in accepted if (number, keys[row.row]) not in known]
        if not dry_run and new:
            _insert_rows(db, path, parsed, new, keys, rejected=len(rejected))
    return Imported(
        fund=target,
        accepted=len(new),
        already_imported=len(accepted) - len(new),
        total=sum(row.amount for row, _ in new),
        rejected=rejected,
        totals=parsed.totals,
        notes=parsed.notes,
        parsed=parsed,
        dry_run=dry_run,
    )


def _by_fund(
    session: Session, target: Fund, parsed: Parsed
) -> tuple[list[tuple[GiftRow, int]], list[RejectedRow]]:
    """Give each accepted row its fund: the one named in its row, else the one named in the command."""
    from almoner.services.tables import RejectedRow

    funds: dict[str, Fund | BadInput] = {"": target}
    accepted, rejected = [], list(parsed.rejected)
    for row in parsed.accepted:
        name = row.fund or ""
        if name not in funds:
            try:
                funds[name] = find_fund(session, name)
            except BadInput as error:
                funds[name] = error
        found = funds[name]
        if isinstance(found, Fund) and found.unit == target.unit:
            accepted.append((row, found.number))
            continue
        reason = (
            f"the fund “{name}” counts {found.unit.code}, not {target.unit.code}"
            if isinstance(found, Fund)
            else f"there is no fund “{name}”"
        )
        rejected.append(RejectedRow(row=row.row, reason=reason, code="row.fund", field="fund", text=name))
    rejected.sort(key=lambda row: row.row)
    return accepted, rejected


def _insert_rows(
    db: sqlite3.Connection,
    path: Path,
    parsed: Parsed,
    new: Sequence[tuple[GiftRow, int]],
    keys: dict[int, bytes],
    *,
    rejected: int,
) -> None:
    db.execute(
        "INSERT INTO source(digest, name, imported, accepted, rejected) VALUES(?, ?, ?, ?, ?)",
        (parsed.digest, path.name, _now(), len(new), rejected),
    )
    source = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    entered = _now()
    seeds = secrets.token_bytes(16 * len(new))
    db.executemany(
        INSERT,
        (
            (
                fund,
                str(row.amount),
                seeds[16 * i : 16 * i + 16],
                row.donor or "",
                row.date.isoformat() if row.date else "",
                row.method or "",
                row.reference or "",
                row.address or "",
                row.description or "",
                row.note or "",
                entered,
                source,
                row.row,
                keys[row.row],
                None,
            )
            for i, (row, fund) in enumerate(new)
        ),
    )


def _values(fund: int, amount: int, fields: PrivateFields, extra: dict[str, Any]) -> list[Any]:
    texts = {name: getattr(fields, name) or "" for name in TEXT_FIELDS}
    if fields.date is not None:
        texts["date"] = fields.date.isoformat()
    given: dict[str, Any] = {
        "fund": fund,
        "amount": str(amount),
        "seed": secrets.token_bytes(16),
        **texts,
        "entered": _now(),
        "source": None,
        "source_row": None,
        "row_key": None,
        "corrects": None,
        **extra,
    }
    return [given[name] for name in COLUMNS]


def add_correction(db: sqlite3.Connection, gift: Gift, fields: PrivateFields) -> int:
    """Enter the corrected twin of a recorded gift, inside the caller's transaction; return its number."""
    db.execute(INSERT, _values(gift.fund, gift.amount, fields, {"corrects": gift.id}))
    number: int = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    return number


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
