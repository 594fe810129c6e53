"""Open the local database: one file per installation, one durable transaction per change.

Holds what is private or local (donors, salts, drafts, the outbox) and a cache of the ledger's entries.
Knows nothing of nodes, keys or screens.
"""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from almoner.store.schema import migrate
from almoner_chain.core.errors import BadInput, Unreachable

BUSY_SECONDS = 20.0
PRAGMAS = ("journal_mode=DELETE", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16384")
"""The cache is in KiB: with SQLite's 2 MB the index over 100,000 imported rows is written and read again and again."""


class Store:
    """Give access to one database file; every write happens inside ``writing()``.

    Not thread safe: each thread opens its own. ``journal_mode=DELETE`` and ``synchronous=FULL`` because
    SQLite before 3.51.3 can corrupt a WAL shared by several writers.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            for pragma in PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            migrate(self._connection)
        except sqlite3.DatabaseError as error:
            raise BadInput(
                f"The local database {path} cannot be opened: {error}.",
                code="store.unreadable",
                hint="Restore it from a backup, or choose another folder with --home.",
            ) from error
        path.chmod(0o600)

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()

    def interrupt(self) -> None:
        """Break off what this store is doing now; the only method another thread may call.

        The query ends as ``sqlite3.OperationalError`` (``SQLITE_INTERRUPT``), a write is rolled back. Does nothing
        where nothing runs, or the store is closed.
        """
        with contextlib.suppress(sqlite3.ProgrammingError):
            self._connection.interrupt()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block as one transaction: all of it is kept, or nothing. Nested blocks join the outer one."""
        if self._connection.in_transaction:
            yield self._connection
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise Unreachable(
                f"The local database {self.path} is busy.",
                code="store.busy",
                hint="Another Almoner is writing to it; try again in a moment.",
            ) from error
        try:
            yield self._connection
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query one by one: for results that may be large."""
        yield from self._connection.execute(sql, values)

    def integers(self, sql: str, values: Sequence[Any] = ()) -> array[int]:
        """Return the first and only column of a query, whole numbers, in eight bytes each: for millions of rows."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        return array("q", chain.from_iterable(cursor.execute(sql, values)))

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row, or None."""
        found = self.row(sql, values)
        return None if found is None else found[0]
