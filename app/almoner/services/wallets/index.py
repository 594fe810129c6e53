"""The public index of one installation's wallets: a JSON file with labels and addresses, and nothing secret.

Every entry is written before its secret and marked ready after it; removal runs backwards. So whatever a
crash leaves is an entry that is not ready, and the next change clears it away with its secret.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from almoner.services.wallets.model import Kept, Wallet
from almoner.services.wallets.private_files import (
    locked,
    private_directory,
    read_bounded,
    remove_partial,
    write_private,
)
from almoner_chain.core.errors import BadInput

_ID = re.compile(r"[0-9a-f]{16}")
MAX_INDEX = 4 * 1024 * 1024


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wallet as it stands in the file. Unknown fields are refused: nothing there may nest or surprise."""

    id: str
    label: str
    address: str
    kept: Kept
    created: datetime
    path: str | None
    language: str | None
    words: int | None
    ready: bool

    def wallet(self) -> Wallet:
        """Return the entry as the program knows it."""
        return Wallet(
            id=self.id,
            label=self.label,
            address=bytes.fromhex(self.address.removeprefix("0x")),
            kept=self.kept,
            created=self.created,
            path=self.path,
            language=self.language,
            words=self.words,
        )

    @classmethod
    def of(cls, wallet: Wallet, *, ready: bool) -> Entry:
        """Make the entry of a wallet."""
        return cls(
            id=wallet.id,
            label=wallet.label,
            address=wallet.address_text,
            kept=wallet.kept,
            created=wallet.created,
            path=wallet.path,
            language=wallet.language,
            words=wallet.words,
            ready=ready,
        )


class Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. ``installation`` is random: it keeps two homes apart in one keyring."""

    version: int
    installation: str
    wallets: tuple[Entry, ...] = ()

    def with_entry(self, entry: Entry) -> Contents:
        """Return the contents with this entry added, or put in the place of the one with its id."""
        others = tuple(e for e in self.wallets if e.id != entry.id)
        if len(others) == len(self.wallets):
            return msgspec.structs.replace(self, wallets=(*self.wallets, entry))
        return msgspec.structs.replace(
            self, wallets=tuple(entry if e.id == entry.id else e for e in self.wallets)
        )

    def without(self, wallet_id: str) -> Contents:
        """Return the contents without the entry of this id."""
        return msgspec.structs.replace(self, wallets=tuple(e for e in self.wallets if e.id != wallet_id))


class IndexFile:
    """Read and change ``wallets.json`` in its folder; changes are made one at a time between processes."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._path = directory / "wallets.json"

    def read(self) -> Contents | None:
        """Return the contents, or None before the first wallet. Raises BadInput for a damaged file."""
        try:
            data = read_bounded(self._path, MAX_INDEX)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._damaged(error.strerror or "it cannot be read") from error
        if len(data) > MAX_INDEX:
            raise self._damaged("it is too large")
        try:
            contents = msgspec.json.decode(data, type=Contents)
            for entry in contents.wallets:
                if len(entry.wallet().address) != 20 or not _ID.fullmatch(entry.id):
                    raise ValueError("an address or id has a wrong form")
        except ValueError as error:
            raise self._damaged(str(error)) from error
        if contents.version != 1:
            raise self._damaged(f"version {contents.version} is newer than this program")
        return contents

    @contextmanager
    def changing(self) -> Iterator[Contents]:
        """Hold the lock between processes and give the contents; ``write`` is for use inside only."""
        private_directory(self.directory)
        with locked(self.directory / "wallets.lock"):
            remove_partial(self.directory)
            yield self.read() or Contents(version=1, installation=secrets.token_hex(16))

    def write(self, contents: Contents) -> None:
        """Put the new contents in the old one's place, whole or not at all."""
        write_private(self._path, msgspec.json.format(msgspec.json.encode(contents)) + b"\n")

    def _damaged(self, reason: str) -> BadInput:
        return BadInput(
            f"The list of wallets {self._path} cannot be used: {reason}.",
            code="wallet.index_damaged",
            hint="Put a backup of this file back, or move it away and restore the wallets from their words.",
        )
