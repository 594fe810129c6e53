"""The outbox in the local database: every transaction is on disk before it leaves this computer.

Fulfils `almoner_chain.client.outbox.Outbox`; what the rules are stands there. Knows no node and no key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from almoner_chain.client.outbox import Mined, Pending, Signed, SignedForm
from almoner_chain.client.transaction import Call
from almoner_chain.core.errors import Unreachable
from almoner_chain.locking import locked

if TYPE_CHECKING:
    import sqlite3

    from almoner.store.database import Store

SECONDS_TO_WAIT = 600.0
OPEN = "state IN ('intended', 'signed', 'mined')"


class SqliteOutbox:
    """Keep intents, signed bytes and their fate; one writer per sender, in whatever process."""

    def __init__(self, store: Store, locks: Path) -> None:
        self._store = store
        self._locks = locks

    def exclusively(self, sender: bytes) -> AbstractContextManager[None]:
        """Hold the sender's lock; wait for whoever has it, since that one is bringing transactions into blocks."""
        self._locks.mkdir(mode=0o700, exist_ok=True)
        busy = Unreachable(
            "Another Almoner has been sending from this wallet for ten minutes.",
            code="outbox.busy",
            hint="Wait until it is done, or end it, and try again.",
        )
        return locked(self._locks / f"{sender.hex()}.lock", seconds=SECONDS_TO_WAIT, busy=busy)

    def begin(self, sender: bytes, purpose: str, calls: Sequence[Call]) -> list[int]:
        """Store intents in their order and return their ids."""
        ids = []
        begun = datetime.now(UTC).isoformat(timespec="seconds")
        with self._store.writing() as db:
            for call in calls:
                done = db.execute(
                    "INSERT INTO outbox(sender, purpose, call_to, call_data, call_value, begun) "
                    "VALUES(?, ?, ?, ?, ?, ?)",
                    (sender, purpose, call.to, call.data, str(call.value), begun),
                )
                ids.append(int(done.lastrowid or 0))
        return ids

    def signed(self, transactions: Sequence[Signed]) -> None:
        """Store nonces and signed bytes; further forms of the same intent are kept beside the first."""
        with self._store.writing() as db:
            for each in transactions:
                db.execute(
                    "UPDATE outbox SET nonce = ?, state = 'signed' WHERE id = ?", (each.nonce, each.id)
                )
                db.execute(
                    "INSERT OR IGNORE INTO outbox_form(outbox, hash, raw) VALUES(?, ?, ?)",
                    (each.id, each.form.hash, each.form.raw),
                )

    def mined(self, landed: Mapping[int, Mined], *, final: int) -> None:
        """Store in which blocks they are; the final ones are finished and their bytes are no longer needed."""
        with self._store.writing() as db:
            for number, mined in landed.items():
                if mined.block > final:
                    db.execute(
                        "UPDATE outbox SET state = 'mined', block = ?, hash = ? WHERE id = ?",
                        (mined.block, mined.transaction, number),
                    )
                    continue
                db.execute(
                    "UPDATE outbox SET state = 'finished', block = ?, hash = ?, call_data = x'' WHERE id = ?",
                    (mined.block, mined.transaction, number),
                )
                db.execute("DELETE FROM outbox_form WHERE outbox = ?", (number,))

    def failed(self, id: int, reason: str) -> None:
        """Store that it ended without having done anything, and why."""
        with self._store.writing() as db:
            db.execute("UPDATE outbox SET state = 'failed', reason = ? WHERE id = ?", (reason, id))

    def pending(self, sender: bytes) -> list[Pending]:
        """Return what is not finished, those without a nonce first, then by nonce."""
        rows = self._store.rows(
            f"SELECT * FROM outbox WHERE sender = ? AND {OPEN} ORDER BY nonce IS NOT NULL, nonce, id",  # noqa: S608
            (sender,),
        )
        return [self._pending(row) for row in rows]

    def _pending(self, row: sqlite3.Row) -> Pending:
        return Pending(
            id=row["id"],
            purpose=row["purpose"],
            call=Call(to=row["call_to"], data=row["call_data"], value=int(row["call_value"])),
            nonce=row["nonce"],
            forms=self._forms(row["id"]),
            mined=row["block"] if row["state"] == "mined" else None,
        )

    def unfinished(self) -> list[tuple[bytes, str, Pending]]:
        """Return (sender, state, intent) of all that is not finished, in the order it was begun."""
        rows = self._store.rows(f"SELECT * FROM outbox WHERE {OPEN} ORDER BY id")  # noqa: S608
        return [(row["sender"], row["state"], self._pending(row)) for row in rows]

    def open_senders(self) -> list[bytes]:
        """Return the accounts that have something unfinished."""
        rows = self._store.rows(f"SELECT DISTINCT sender FROM outbox WHERE {OPEN}")  # noqa: S608
        return [row["sender"] for row in rows]

    def _forms(self, number: int) -> tuple[SignedForm, ...]:
        rows = self._store.rows(
            "SELECT raw, hash FROM outbox_form WHERE outbox = ? ORDER BY rowid", (number,)
        )
        return tuple(SignedForm(row["raw"], row["hash"]) for row in rows)
