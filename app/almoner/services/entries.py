"""The local cache of the ledger's entries, and the state that follows from them.

Cached entries are trusted only as far as they lead to the ledger's own head; a cache that does not (another chain,
a reorganisation, somebody's changes) is thrown away and fetched again.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from almoner_chain.core.entries import RawEntry
from almoner_chain.core.errors import Unreachable
from almoner_chain.core.replay import Replayer

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.core.replay_state import LedgerState


def synced_state(session: Session) -> LedgerState:
    """Fetch the entries that are new, keep them, and return the state after all of them."""
    return synced(session)[1]


def synced(session: Session) -> tuple[list[RawEntry], LedgerState]:
    """Return all entries, fetched where they are new, and the state after them.

    Raises Unreachable where the node's entries do not lead to the head it has itself.
    """
    reader = session.reader.newest()
    head = reader.head()
    entries, state = _extended(session, reader, _readable(session))
    if state.head != head:
        with session.store.writing() as db:
            db.execute("DELETE FROM entry")
        entries, state = _extended(session, reader, [])
    if state.head != head:
        raise Unreachable(
            "The node's entries do not lead to the ledger's head.",
            code="log.differs",
            hint="Run `almoner audit`: it names the first bad entry.",
        )
    return entries, state


def _extended(
    session: Session, reader: LedgerReader, cached: list[RawEntry]
) -> tuple[list[RawEntry], LedgerState]:
    """Replay what is cached and what comes after it; keep the latter."""
    replayer = Replayer(session.chain_id, session.ledger)
    for raw in cached:
        replayer.add(raw)
    begin = cached[-1].block if cached else None
    new = list(reader.entries(first=replayer.state.count + 1, from_block=begin))
    for raw in new:
        replayer.add(raw)
    _keep(session, new)
    return [*cached, *new], replayer.state


def _readable(session: Session) -> list[RawEntry]:
    """Return the cached entries; none where something else than entries was written there."""
    try:
        return cached_entries(session)
    except (sqlite3.Error, TypeError, ValueError):
        with session.store.writing() as db:
            db.execute("DELETE FROM entry")
        return []


def cached_entries(session: Session) -> list[RawEntry]:
    """Return the entries in the local cache, in order."""
    return [raw_entry(row) for row in session.store.each("SELECT * FROM entry ORDER BY number")]


def raw_entry(row: sqlite3.Row) -> RawEntry:
    """Read an entry from its row in the cache."""
    return RawEntry(
        number=row["number"],
        kind=row["kind"],
        subject=int.from_bytes(row["subject"]),
        actor=row["actor"],
        at=row["at"],
        data=row["data"],
        block=row["block"],
        transaction=row["transaction_hash"],
    )


def _keep(session: Session, entries: list[RawEntry]) -> None:
    with session.store.writing() as db:
        db.executemany(
            "INSERT OR REPLACE INTO entry(number, kind, subject, actor, at, data, block, transaction_hash) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (e.number, e.kind, e.subject.to_bytes(32), e.actor, e.at, e.data, e.block, e.transaction)
                for e in entries
            ],
        )
