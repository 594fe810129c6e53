"""The chain on disk: one SQLite file, one connection, one durable transaction per block.

Rows only: it knows neither the EVM nor JSON. A block's trie nodes, header, transactions, receipts and log index are
written in the same transaction, so a process that dies at any instant leaves whole blocks behind and nothing else.

One connection on purpose: SQLite before 3.51.3 can corrupt a WAL database that several connections write or
checkpoint. ``locking_mode=EXCLUSIVE`` also keeps a second process out where file locks are unreliable.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from typing import Any

from almoner_chain.core.errors import Unreachable
from almoner_chain.embedded.header import Header, SealedBlock, TransactionRow

FORMAT = 1
SECONDS_FOR_A_LOCK = 5.0
POSITION_BITS = 20
"""Row ids are ``block << 20 | position``; the gas limit keeps positions far below 2^20."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE nodes (hash BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE blocks (number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, timestamp INTEGER NOT NULL,
    header BLOB NOT NULL, size INTEGER NOT NULL);
CREATE TABLE transactions (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, raw BLOB NOT NULL, sender BLOB NOT NULL,
    created BLOB, status INTEGER NOT NULL, gas_used INTEGER NOT NULL, cumulative_gas INTEGER NOT NULL,
    first_log INTEGER NOT NULL, log_count INTEGER NOT NULL);
CREATE TABLE logs (id INTEGER PRIMARY KEY, "transaction" INTEGER NOT NULL, address BLOB NOT NULL,
    topic0 BLOB, topic1 BLOB, topic2 BLOB, topic3 BLOB, data BLOB NOT NULL);
CREATE INDEX logs_topic1 ON logs (topic1) WHERE topic1 IS NOT NULL;
CREATE INDEX logs_topic2 ON logs (topic2) WHERE topic2 IS NOT NULL;
CREATE INDEX logs_topic3 ON logs (topic3) WHERE topic3 IS NOT NULL;
"""


def row_id(block: int, position: int) -> int:
    """Return the row id of the ``position``-th transaction or log of a block."""
    return block << POSITION_BITS | position


class LedgerDamaged(Unreachable):
    """The chain's file is not one of ours, newer than this program, or damaged."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The ledger file {path} cannot be used: {why}.",
            code="ledger.damaged",
            hint="Put a copy from your backup in its place, or update the program.",
        )


class LedgerUnusable(Unreachable):
    """The chain's file cannot be read or written now: locked by another program, no space, no right."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The ledger file {path} cannot be used now: {why}.",
            code="ledger.unusable",
            hint="Close other programs that have it open and check the disk, then try again.",
        )


class Store:
    """Keep the chain in ``path``; every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(
            path, timeout=SECONDS_FOR_A_LOCK, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare()
        except sqlite3.OperationalError as error:
            self._db.close()
            raise LedgerUnusable(path, str(error)) from error
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise LedgerDamaged(path, str(error)) from error
        except LedgerDamaged:
            self._db.close()
            raise
        self.node = lru_cache(maxsize=1 << 15)(self._node)

    def _prepare(self) -> None:
        for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "fullfsync=1"):
            self._db.execute(f"PRAGMA {pragma}").fetchall()
        (found,) = self._db.execute("PRAGMA user_version").fetchone()
        if found not in (0, FORMAT):
            raise LedgerDamaged(self.path, f"its format is {found}, this program knows {FORMAT}")
        self.is_new = found == 0

    def close(self) -> None:
        """Close the file; SQLite folds its journal into it."""
        with self._lock:
            self._db.close()

    # -- writing ----------------------------------------------------------------------------------------------------

    def create(self, chain_id: int, block: SealedBlock) -> None:
        """Write schema, chain id and genesis together: a chain exists whole or not at all."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                for statement in filter(str.strip, SCHEMA.split(";")):
                    self._db.execute(statement)
                self._db.execute("INSERT INTO meta VALUES ('chain_id', ?)", (chain_id,))
                self._insert(block)
                self._db.execute(f"PRAGMA user_version={FORMAT}")
                self._db.execute("COMMIT")
            except BaseException:
                self._undo()
                raise
            self.is_new = False

    def commit(self, block: SealedBlock) -> None:
        """Write one block durably: when this returns, it survives the death of process and machine."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._insert(block)
                self._db.execute("COMMIT")
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _insert(self, block: SealedBlock) -> None:
        number = block.header.number
        self._db.executemany("INSERT OR IGNORE INTO nodes VALUES (?, ?)", block.nodes.items())
        self._db.executemany(
            "INSERT INTO transactions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(row_id(number, row.position), *astuple(row)[1:]) for row in block.transactions],
        )
        self._db.executemany(
            "INSERT INTO logs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (row_id(number, log.position), log.transaction, log.address, *_four(log.topics), log.data)
                for log in block.logs
            ],
        )
        self._db.execute(
            "INSERT INTO blocks VALUES (?, ?, ?, ?, ?)",
            (number, block.header.hash, block.header.timestamp, block.header.encoded, block.size),
        )

    def copy_to(self, path: Path) -> None:
        """Write all whole blocks to a new file (0600) in the place of one that is there; writers wait meanwhile."""
        path.unlink(missing_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        target = sqlite3.connect(path, isolation_level=None)
        try:
            with self._lock:
                self._db.backup(target)
        finally:
            target.close()

    # -- reading ----------------------------------------------------------------------------------------------------

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one reading statement."""
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def bounded_rows(
        self, query: str, values: Sequence[Any], *, column: int, most_bytes: int
    ) -> list[tuple[Any, ...]] | None:
        """Run one reading statement; return None when the blobs in ``column`` add up to more than ``most_bytes``."""
        found, size = [], 0
        with self._lock:
            for row in self._db.execute(query, values):
                size += len(row[column])
                if size > most_bytes:
                    return None
                found.append(row)
        return found

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return row

    def _node(self, key: bytes) -> bytes:
        """Return a trie node or a contract's code by its hash. Raises KeyError."""
        row = self._one("SELECT value FROM nodes WHERE hash = ?", key)
        if row is None:
            raise KeyError(key)
        value: bytes = row[0]
        return value

    def chain_id(self) -> int:
        """Return the chain id, chosen when the chain was made."""
        row = self._one("SELECT value FROM meta WHERE key = 'chain_id'")
        if row is None:
            raise LedgerDamaged(self.path, "it has no chain id")
        return int(row[0])

    def head(self) -> Header:
        """Return the newest header. Raises LedgerDamaged if its state is not there."""
        row = self._one("SELECT header FROM blocks ORDER BY number DESC LIMIT 1")
        if row is None:
            raise LedgerDamaged(self.path, "it has no blocks")
        return Header.decode(row[0])

    def header(self, number: int) -> Header | None:
        """Return the header with this number, if there is one."""
        row = self._one("SELECT header FROM blocks WHERE number = ?", number)
        return Header.decode(row[0]) if row else None

    def header_by_hash(self, block_hash: bytes) -> Header | None:
        """Return the header with this hash, if there is one."""
        row = self._one("SELECT header FROM blocks WHERE hash = ?", block_hash)
        return Header.decode(row[0]) if row else None

    def size(self, number: int) -> int:
        """Return the length of a block's RLP in bytes."""
        row = self._one("SELECT size FROM blocks WHERE number = ?", number)
        return int(row[0]) if row else 0

    def hashes_before(self, number: int) -> Iterator[bytes]:
        """Yield block hashes downwards from ``number - 1``, for BLOCKHASH; nothing is read before the first is."""
        query = "SELECT hash FROM blocks WHERE number < ? ORDER BY number DESC LIMIT 256"
        yield from (row[0] for row in self.rows(query, number))

    def transaction(self, transaction_hash: bytes) -> tuple[int, TransactionRow] | None:
        """Return the block number and row of a mined transaction."""
        row = self._one("SELECT * FROM transactions WHERE hash = ?", transaction_hash)
        return (row[0] >> POSITION_BITS, _transaction(row)) if row else None

    def transactions(self, number: int) -> list[TransactionRow]:
        """Return a block's transactions in order."""
        query = "SELECT * FROM transactions WHERE id BETWEEN ? AND ? ORDER BY id"
        return [_transaction(row) for row in self.rows(query, row_id(number, 0), row_id(number + 1, 0) - 1)]

    def transaction_count(self, number: int) -> int:
        """Return how many transactions a block has."""
        query = "SELECT count(*) FROM transactions WHERE id BETWEEN ? AND ?"
        return int(self.rows(query, row_id(number, 0), row_id(number + 1, 0) - 1)[0][0])


def _transaction(row: Sequence[Any]) -> TransactionRow:
    return TransactionRow(row[0] & ((1 << POSITION_BITS) - 1), *row[1:])


def _four(topics: tuple[bytes, ...]) -> tuple[bytes | None, ...]:
    return (*topics, None, None, None, None)[:4]
