"""The tables of the local database and how they came to be, step by step.

Amounts are decimal text in minor units: an ERC-20 amount does not fit SQLite's 64-bit integers, and
``ORDER BY length(amount), amount`` sorts them. Migrations are applied by sqlite-utils and never edited.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE gift (
    id INTEGER PRIMARY KEY,
    fund INTEGER NOT NULL,
    amount TEXT NOT NULL,
    seed BLOB NOT NULL,
    donor TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    entered TEXT NOT NULL,
    issued INTEGER,
    exported TEXT,
    due INTEGER,
    source INTEGER REFERENCES source(id),
    source_row INTEGER,
    row_key BLOB UNIQUE,
    weak INTEGER NOT NULL DEFAULT 0,
    alone INTEGER NOT NULL DEFAULT 0,
    batch INTEGER REFERENCES batch(id),
    position INTEGER,
    serial INTEGER UNIQUE,
    corrects INTEGER REFERENCES gift(id)
);
CREATE INDEX gift_by_batch ON gift(batch, position);
CREATE INDEX gift_pending ON gift(fund, id) WHERE batch IS NULL;
CREATE INDEX gift_by_source ON gift(source, source_row) WHERE source IS NOT NULL;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    sheet TEXT NOT NULL DEFAULT '',
    imported TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL
);

CREATE TABLE mapping (name TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    after_entry INTEGER NOT NULL,
    batch INTEGER UNIQUE,
    entry INTEGER UNIQUE,
    fund INTEGER NOT NULL,
    first_serial INTEGER NOT NULL,
    count INTEGER NOT NULL,
    total TEXT NOT NULL,
    root BLOB NOT NULL,
    manifest BLOB NOT NULL,
    start TEXT,
    block INTEGER,
    transaction_hash BLOB,
    gas_used INTEGER,
    replaces INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    sender BLOB NOT NULL,
    purpose TEXT NOT NULL,
    call_to BLOB,
    call_data BLOB NOT NULL,
    call_value TEXT NOT NULL,
    nonce INTEGER,
    state TEXT NOT NULL DEFAULT 'intended'
        CHECK (state IN ('intended', 'signed', 'mined', 'finished', 'failed')),
    block INTEGER,
    hash BLOB,
    reason TEXT
);
CREATE INDEX outbox_open ON outbox(sender, nonce) WHERE state IN ('intended', 'signed', 'mined');

CREATE TABLE outbox_form (
    outbox INTEGER NOT NULL REFERENCES outbox(id),
    hash BLOB NOT NULL,
    raw BLOB NOT NULL,
    UNIQUE (outbox, hash)
);

CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    subject BLOB NOT NULL,
    actor BLOB NOT NULL,
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    block INTEGER NOT NULL,
    transaction_hash BLOB NOT NULL
);

CREATE TABLE payee (payee_id BLOB PRIMARY KEY, name TEXT NOT NULL, key BLOB) WITHOUT ROWID;

CREATE TABLE evidence (
    sha256 BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE evidence_list (
    hash BLOB NOT NULL,
    sha256 BLOB NOT NULL REFERENCES evidence(sha256),
    PRIMARY KEY (hash, sha256)
) WITHOUT ROWID;

CREATE TABLE invoice (
    fingerprint BLOB PRIMARY KEY,
    issuer TEXT NOT NULL,
    number TEXT NOT NULL,
    amount TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE destination (
    subject BLOB PRIMARY KEY,
    chain_id TEXT NOT NULL,
    ledger BLOB NOT NULL,
    fund TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE said (hash BLOB PRIMARY KEY, salt BLOB NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
"""

KEPT_AND_KNOWN = """
CREATE TABLE kept_receipt (
    digest BLOB PRIMARY KEY,
    document BLOB NOT NULL,
    added TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    verdict TEXT,
    place TEXT,
    looked_at TEXT,
    seen INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE contact (
    kind TEXT NOT NULL CHECK (kind IN ('payee', 'account')),
    key BLOB NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

ALTER TABLE outbox ADD COLUMN begun TEXT;
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest schema; do nothing, and import nothing heavy, when it is."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == NEWEST:
        return
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("almoner")

    @steps(name="001-tables")
    def tables(db: Database) -> None:
        # One statement at a time: executescript would commit what came before.
        for statement in TABLES.split(";\n"):
            if statement.strip():
                db.conn.execute(statement)

    @steps(name="kept-receipts-and-contacts")
    def kept_and_known(db: Database) -> None:
        for statement in KEPT_AND_KNOWN.split(";\n"):
            if statement.strip():
                db.conn.execute(statement)

    @steps(name="removing-gifts")
    def removing_gifts(db: Database) -> None:
        # Without it SQLite looks through the whole table for each gift that is deleted: is it corrected by another?
        db.conn.execute("CREATE INDEX gift_by_corrected ON gift(corrects) WHERE corrects IS NOT NULL")

    steps.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {NEWEST}")


NEWEST = 3
