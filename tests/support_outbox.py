"""An outbox in memory, for tests of what is stored and when; nothing of it outlives the process."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from almoner_chain.client.outbox import Mined, Pending, Signed, SignedForm
from almoner_chain.client.transaction import Call


@dataclass
class Row:
    """One intent."""

    id: int
    sender: bytes
    purpose: str
    call: Call
    nonce: int | None = None
    forms: list[SignedForm] = field(default_factory=list)
    mined: Mined | None = None
    final: bool = False
    failed: str | None = None


class MemoryOutbox:
    """Keeps what a store would keep, and fails on demand, as a process that is killed does."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.lock = threading.RLock()
        self.die_before: str | None = None

    def exclusively(self, sender: bytes) -> AbstractContextManager[object]:
        """Lock."""
        return self.lock

    def begin(self, sender: bytes, purpose: str, calls: Sequence[Call]) -> list[int]:
        """Store intents."""
        self._maybe_die("begin")
        ids = range(len(self.rows) + 1, len(self.rows) + 1 + len(calls))
        self.rows += [Row(id, sender, purpose, call) for id, call in zip(ids, calls, strict=True)]
        return list(ids)

    def signed(self, transactions: Sequence[Signed]) -> None:
        """Store signed bytes."""
        self._maybe_die("signed")
        for each in transactions:
            row = self.rows[each.id - 1]
            assert row.nonce in (None, each.nonce)
            row.nonce = each.nonce
            row.forms.append(each.form)

    def mined(self, landed: Mapping[int, Mined], *, final: int) -> None:
        """Store where they are."""
        self._maybe_die("mined")
        for id, mined in landed.items():
            row = self.rows[id - 1]
            row.mined, row.final = mined, mined.block <= final

    def failed(self, id: int, reason: str) -> None:
        """Store that nothing was done."""
        self._maybe_die("failed")
        self.rows[id - 1].failed = reason

    def pending(self, sender: bytes) -> list[Pending]:
        """Return what is open."""
        open_ = [row for row in self.rows if row.sender == sender and row.failed is None and not row.final]
        open_.sort(key=lambda row: (row.nonce is not None, row.nonce))
        return [
            Pending(row.id, row.purpose, row.call, row.nonce, tuple(row.forms), row.mined and row.mined.block)
            for row in open_
        ]

    def _maybe_die(self, step: str) -> None:
        if self.die_before == step:
            raise Killed(step)


class Killed(BaseException):
    """Stands for the end of the process at this very step."""
