"""The folder that holds everything of one installation: where each thing lies, and its settings.

Knows paths and settings, not what they mean. The folder is 0700, its files 0600.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

from almoner.store.database import Store
from almoner_chain.core.errors import BadInput, Unreachable
from almoner_chain.locking import locked

WALLETS = "wallets"


def default_home() -> Path:
    """Return the folder used when none is named: ALMONER_HOME, else the system's place for user data."""
    named = os.environ.get("ALMONER_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("almoner", appauthor=False)


class Home:
    """Give the places of one installation and its settings.

    Open it with ``Home.create`` (makes the folder) or ``Home.open`` (it must be there).
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.store = Store(directory / "almoner.db")

    @classmethod
    def create(cls, directory: Path) -> Home:
        """Make the folder with its database; refuse one that already has a ledger."""
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            directory.chmod(0o700)
        except OSError as error:
            raise BadInput(
                f"The folder {directory} cannot be made: {error.strerror}.",
                code="home.unwritable",
                hint="Choose another folder with --home.",
            ) from error
        os.umask(0o077)
        home = cls(directory)
        if home.get("ledger") is not None:
            home.close()
            raise BadInput(
                f"There is already a ledger in {directory}.",
                code="home.exists",
                hint="Use it as it is, or choose another folder with --home.",
            )
        return home

    @classmethod
    def open(cls, directory: Path) -> Home:
        """Open an installation that was set up before."""
        if not (directory / "almoner.db").is_file():
            raise BadInput(
                f"There is no Almoner installation in {directory}.",
                code="home.missing",
                hint="Start one with `almoner init --name NAME`, or name another folder with --home.",
            )
        os.umask(0o077)
        home = cls(directory)
        if home.get("ledger") is None:
            home.close()
            raise BadInput(
                f"The installation in {directory} has no ledger yet.",
                code="home.unfinished",
                hint="Run `almoner init --name NAME` again; it goes on where it stopped.",
            )
        return home

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def exclusively(self) -> contextlib.AbstractContextManager[None]:
        """Hold this installation's writing lane: two programs must not record the same gifts side by side."""
        busy = Unreachable(
            "Another Almoner is recording from this installation.",
            code="home.busy",
            hint="Wait until it is done, then try again.",
        )
        return locked(self.directory / "writing.lock", seconds=0, busy=busy)

    @property
    def chain_directory(self) -> Path:
        """Where the embedded ledger keeps its blocks."""
        return self.directory / "ledger"

    @property
    def wallet_directory(self) -> Path:
        """Where the wallet index and keystore files lie."""
        return self.directory / WALLETS

    @property
    def evidence_directory(self) -> Path:
        """Where evidence lies, each file under its SHA-256."""
        return self.directory / "evidence"

    def get(self, key: str, default: Any = None) -> Any:
        """Return a setting's value, or the default."""
        text = self.store.value("SELECT value FROM setting WHERE key = ?", (key,))
        return default if text is None else json.loads(text)

    def set(self, **values: Any) -> None:
        """Keep settings; values are whatever JSON can hold."""
        with self.store.writing() as db:
            db.executemany(
                "INSERT INTO setting(key, value) VALUES(?, ?) "
                "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                [(key, json.dumps(value)) for key, value in values.items()],
            )

    @property
    def ledger_key(self) -> bytes:
        """The 32 random bytes under which payee names and invoices are hashed (chain/PROTOCOL.md 6)."""
        text = self.get("ledger_key")
        if text is None:
            text = secrets.token_hex(32)
            self.set(ledger_key=text)
        return bytes.fromhex(text)
