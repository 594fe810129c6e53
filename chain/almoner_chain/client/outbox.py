"""Where every transaction is kept before it leaves: what a store must do so that nothing is ever sent twice.

The rule: what was not stored was not sent. An intent is stored first; then its nonce and signed bytes, committed
to disk; only then are the bytes broadcast. After a crash the same bytes are sent again, which a chain takes once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from almoner_chain.client.logs import Log
from almoner_chain.client.transaction import Call


class SignedForm(NamedTuple):
    """Signed bytes and their hash. A replacement is a further form of the same transaction, under its nonce."""

    raw: bytes
    hash: bytes


class Signed(NamedTuple):
    """What was signed for an intent."""

    id: int
    nonce: int
    form: SignedForm


@dataclass(frozen=True, slots=True)
class Mined:
    """A transaction that is in a block and did what it should. ``created`` is the contract it made, if it did."""

    transaction: bytes
    block: int
    block_hash: bytes
    gas_used: int
    created: bytes | None
    logs: tuple[Log, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """An intent that is not finished. ``nonce`` is None and ``forms`` empty where nothing was signed for it.

    ``mined`` is the number of the block it was seen in, while that block was not final; else None.
    """

    id: int
    purpose: str
    call: Call
    nonce: int | None
    forms: tuple[SignedForm, ...]
    mined: int | None = None


class Outbox(Protocol):
    """Durable storage of intents. Each method that writes returns after the change is on disk."""

    def exclusively(self, sender: bytes) -> AbstractContextManager[None]:
        """Keep every other process and thread from signing for ``sender`` meanwhile; wait for the one that does."""
        ...

    def begin(self, sender: bytes, purpose: str, calls: Sequence[Call]) -> list[int]:
        """Store intents in their order, in one commit, and return their ids."""
        ...

    def signed(self, transactions: Sequence[Signed]) -> None:
        """Store nonces and signed bytes, in one commit. For an id that has bytes already, keep both forms."""
        ...

    def mined(self, landed: Mapping[int, Mined], *, final: int) -> None:
        """Store, in one commit, for each id that a form of it is in a block; up to block ``final`` it is finished.

        May be called again for the same id.
        """
        ...

    def failed(self, id: int, reason: str) -> None:
        """Store that it is finished without having done anything, and why."""
        ...

    def pending(self, sender: bytes) -> list[Pending]:
        """Return what is not finished, those without a nonce first, then by nonce."""
        ...
