"""Enter a list of gifts from a file: each row becomes a gift, was imported before, or is rejected with its reason.

Nothing is dropped, merged or rounded in silence. Rows imported before are known by their content and ordinal
(`services.tables.identity`), and by file and row number, so that another mapping of the same file adds nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from almoner.services.funds import Fund, find_fund
from almoner.services.gifts import INSERT, now
from almoner.services.tables import (
    GiftRow,
    ImportOptions,
    Parsed,
    RawTable,
    RejectedRow,
    is_weak,
    parse_gifts,
    recognise,
    row_keys,
)
from almoner.services.tables.hooks import paused_collector
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    import sqlite3

    from almoner.services.session import Session

Doubtful = Literal["ask", "new", "known"]
"""What to do with rows that may or may not be gifts of an earlier list: leave them out and say so, or decide."""

ASK = (
    "an equal row came with an earlier list and nothing tells whether it is the same gift; "
    "say --doubtful known or --doubtful new"
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or in a dry run would do; ``total`` in minor units of the accepted rows."""

    fund: Fund
    accepted: int
    already_imported: int
    total: int
    rejected: Sequence[RejectedRow]
    parsed: Parsed
    dry_run: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: GiftRow
    fund: int
    key: bytes


def import_gifts(
    session: Session,
    path: Path,
    *,
    fund: str,
    options: ImportOptions,
    doubtful: Doubtful = "ask",
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    table: RawTable | None = None,
) -> Imported:
    """Read a list of gifts from a file and enter those not entered before, all in one transaction.

    ``table`` is what was read from the file before (`tables.read_table`): then the file is not read again, and what
    somebody looked at is what is imported, also where the file was changed since.
    """
    target = find_fund(session, fund)
    target.refuse_direct_gifts()
    parsed = parse_gifts(path if table is None else table, target.unit, options, progress=progress)
    with paused_collector(), session.store.writing() as db:
        new, known, asked = _sort(db, parsed, doubtful)
        accepted, rejected = _by_fund(session, target, new)
        rejected += [*parsed.rejected, *asked]
        rejected.sort(key=lambda row: row.row)
        if accepted and not dry_run:
            _insert(db, path, parsed, accepted, rejected=len(rejected))
    return Imported(
        fund=target,
        accepted=len(accepted),
        already_imported=known,
        total=sum(each.row.amount for each in accepted),
        rejected=rejected,
        parsed=parsed,
        dry_run=dry_run,
    )


def _sort(
    db: sqlite3.Connection, parsed: Parsed, doubtful: Doubtful
) -> tuple[list[tuple[GiftRow, bytes]], int, list[RejectedRow]]:
    """Return new rows with their keys, the number of known rows, and the rows a person must decide about."""
    keys = row_keys(parsed)
    books = {
        row["row_key"]: row["source"]
        for row in db.execute("SELECT row_key, source FROM gift WHERE row_key IS NOT NULL")
    }
    weak = Counter(row["source"] for row in db.execute("SELECT source FROM gift WHERE weak = 1"))
    same_rows = {
        row["source_row"]
        for row in db.execute(
            "SELECT source_row FROM gift WHERE source IN (SELECT id FROM source WHERE digest = ? AND sheet = ?)",
            (parsed.digest, parsed.sheet or ""),
        )
    }
    found = recognise(parsed, keys, books, weak)
    asked = set(found.doubtful)
    new, known, rejected = [], 0, []
    for position, (row, key) in enumerate(zip(parsed.accepted, keys, strict=True)):
        if row.row in same_rows:
            known += 1
        elif position in asked and doubtful == "ask":
            rejected.append(
                RejectedRow(row=row.row, reason=ASK, code="row.doubtful", field="", text=row.donor)
            )
        elif position in asked and doubtful == "new":
            # Its own key is taken by the earlier row: bind it to this file.
            new.append((row, hashlib.sha256(key + parsed.digest).digest()))
        elif key in books:
            known += 1
        else:
            new.append((row, key))
    return new, known, rejected


def _by_fund(
    session: Session, target: Fund, rows: Sequence[tuple[GiftRow, bytes]]
) -> tuple[list[_Candidate], list[RejectedRow]]:
    """Give each row its fund: the one named in the row, else the one named for the import."""
    funds: dict[str, Fund | None] = {"": target}
    accepted, rejected = [], []
    for row, key in rows:
        if row.fund not in funds:
            try:
                funds[row.fund] = find_fund(session, row.fund)
            except BadInput:
                funds[row.fund] = None
        found = funds[row.fund]
        if found is not None and found.unit == target.unit:
            accepted.append(_Candidate(row, found.number, key))
            continue
        reason = (
            f"there is no fund “{row.fund}”; create it, or correct the row"
            if found is None
            else f"the fund “{row.fund}” counts {found.unit.code}, not {target.unit.code}"
        )
        rejected.append(RejectedRow(row=row.row, reason=reason, code="row.fund", field="fund", text=row.fund))
    return accepted, rejected


def _insert(
    db: sqlite3.Connection, path: Path, parsed: Parsed, accepted: Sequence[_Candidate], *, rejected: int
) -> None:
    entered = now()
    db.execute(
        "INSERT INTO source(digest, name, sheet, imported, accepted, rejected) VALUES(?, ?, ?, ?, ?, ?)",
        (parsed.digest, path.name, parsed.sheet or "", entered, len(accepted), rejected),
    )
    source = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    seeds = secrets.token_bytes(16 * len(accepted))
    db.executemany(
        INSERT,
        (
            (
                each.fund,
                str(each.row.amount),
                seeds[16 * i : 16 * i + 16],
                each.row.donor,
                each.row.date.isoformat() if each.row.date else "",
                each.row.method,
                each.row.reference,
                each.row.address,
                each.row.description,
                each.row.note,
                entered,
                source,
                each.row.row,
                each.key,
                is_weak(each.row),
                0,
                None,
            )
            for i, each in enumerate(accepted)
        ),
    )
