"""Gifts put straight into a local database, for tests of what reads them; no ledger is needed."""

from __future__ import annotations

import secrets
from pathlib import Path

from almoner.services.gifts import COLUMNS, INSERT
from almoner.store.database import Store

PLAIN = {
    "fund": 1,
    "amount": "100",
    "date": "2026-03-01",
    "entered": "2026-03-01T08:00:00+00:00",
    "weak": 0,
    "alone": 0,
}
OPTIONAL = ("source", "source_row", "row_key", "corrects")


def open_store(folder: Path) -> Store:
    """Return a new, empty database."""
    return Store(folder / "almoner.db")


def put(store: Store, **values: object) -> int:
    """Enter a gift; what is not named is plain. Return its number."""
    given = {**dict.fromkeys(COLUMNS, ""), **dict.fromkeys(OPTIONAL), **PLAIN, **values}
    with store.writing() as db:
        done = db.execute(
            INSERT,
            [given[name] or secrets.token_bytes(16) if name == "seed" else given[name] for name in COLUMNS],
        )
        number = int(done.lastrowid or 0)
        later = {name: value for name, value in values.items() if name not in COLUMNS}
        for name, value in later.items():
            db.execute(f"UPDATE gift SET {name} = ? WHERE id = ?", (value, number))  # noqa: S608
    return number


def put_batch(store: Store, *gifts: int, recorded: int | None = 1) -> None:
    """Put gifts into a batch: the ledger's number ``recorded``, or a mere plan (None)."""
    with store.writing() as db:
        first = db.execute("SELECT coalesce(max(serial), 0) + 1 FROM gift").fetchone()[0]
        values = (recorded, recorded, first, len(gifts))
        done = db.execute(
            "INSERT INTO batch(after_entry, batch, entry, fund, first_serial, count, total, root, manifest) "
            "VALUES(0, ?, ?, 1, ?, ?, '0', x'', x'')",
            values,
        )
        for position, gift in enumerate(gifts):
            serial = None if recorded is None else first + position
            db.execute(
                "UPDATE gift SET batch = ?, position = ?, serial = ? WHERE id = ?",
                (done.lastrowid, position, serial, gift),
            )
