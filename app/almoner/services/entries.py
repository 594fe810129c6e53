"""The local cache of the ledger's entries, and the state that follows from them.

Entries already fetched are checked against the running head before they are trusted; a cache that does
not fit the ledger (another chain, a reorganisation) is thrown away and fetched again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner_chain.core.entries import RawEntry, entry_hash
from almoner_chain.core.replay import Replayer

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.replay_state import LedgerState


def synced_state(session: Session) -> LedgerState:
    """Fetch the entries that are new, keep them, and return the state after all of them."""
    replayer = Replayer(session.chain_id, session.ledger)
    cached = cached_entries(session)
    if cached and session.reader.entry(cached[-1].number) != entry_hash(cached[-1]):
        with session.store.writing() as db:
            db.execute("DELETE FROM entry")
        cached = []
    for raw in cached:
        replayer.add(raw)
    new = list(session.reader.entries(first=replayer.state.count + 1))
    for raw in new:
        replayer.add(raw)
    _keep(session, new)
    return replayer.state


def cached_entries(session: Session) -> list[RawEntry]:
    """Return the entries in the local cache, in order."""
    return [
        RawEntry(
            number=row["number"],
            kind=row["kind"],
            subject=int.from_bytes(row["subject"]),
            actor=row["actor"],
            at=row["at"],
            data=row["data"],
            block=row["block"],
            transaction=row["transaction_hash"],
        )
        for row in session.store.each("SELECT * FROM entry ORDER BY number")
    ]


def _keep(session: Session, entries: list[RawEntry]) -> None:
    with session.store.writing() as db:
        db.executemany(
            "INSERT INTO entry(number, kind, subject, actor, at, data, block, transaction_hash) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (e.number, e.kind, e.subject.to_bytes(32), e.actor, e.at, e.data, e.block, e.transaction)
                for e in entries
            ],
        )
