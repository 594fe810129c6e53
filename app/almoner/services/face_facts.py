"""What a charity shows of its ledger in public, as frozen values: funds, payments, batches of gifts, the log's hashes.

Everything follows from the entries and from the words that are published anyway; two readings of one ledger are the same.
Donors, payees, accounts, references, notes and reasons have no place in these values. Knows no pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from almoner_chain.core.entries import FundPolicy
from almoner_chain.core.units import Unit


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a payment: the entry that says so and its time in seconds.

    ``kind`` is one of ``requested``, ``changed``, ``approved``, ``rejected``, ``objected``, ``paid``, ``refunded``,
    ``returned``, ``delivered``.
    """

    kind: str
    entry: int
    at: int


@dataclass(frozen=True, slots=True)
class Piece:
    """``[start, start + amount)`` on *received*, in minor units: from gifts of ``batch``, or what came back from ``payment``.

    Both are 0 where the ledger does not say.
    """

    start: int
    amount: int
    batch: int
    payment: int


@dataclass(frozen=True, slots=True)
class FacePayment:
    """One payment; amounts in minor units. ``purpose`` is empty where it is not published.

    ``evidence`` are SHA-256 digests in hex, ``committed`` the hash that stands for them (zero for none). ``pieces`` are
    what paid it, ``ready_at`` (seconds) from when it may be paid, 0 where that does not matter now.
    """

    number: int
    fund: int
    amount: int
    category: str
    state: str
    revision: int
    approvals: int
    needed: int
    ready_at: int
    returned: int
    case_hash: bytes
    purpose: str
    evidence: tuple[str, ...]
    committed: bytes
    steps: tuple[Step, ...]
    pieces: tuple[Piece, ...]

    def at(self, *kinds: str) -> Step | None:
        """Return the latest step of one of these kinds."""
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """The stretches ``(start, end)`` of *received* that paid it, those that touch joined."""
        joined: list[tuple[int, int]] = []
        for piece in self.pieces:
            start, end = piece.start, piece.start + piece.amount
            if joined and joined[-1][1] == start:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined


@dataclass(frozen=True, slots=True)
class FaceBatch:
    """Gifts that came into the ledger together: how many, what in all (minor units), at ``[start, start + total)``.

    ``replaces`` is the serial of a receipt that was made out again; then nothing came in. ``origin`` is the payment of
    another charity's ledger that this is, ``CHAIN:LEDGER:PAYMENT``. ``voided`` receipts of it do not stand any more.
    """

    batch: int
    fund: int
    entry: int
    at: int
    count: int
    total: int
    start: int
    first_serial: int
    voided: int
    replaces: int
    origin: str
    root: bytes
    manifest: bytes


@dataclass(frozen=True, slots=True)
class Sums:
    """What happened in some time, in minor units: gifts, payments, what came back of them, what donors got back."""

    donated: int = 0
    paid: int = 0
    returned: int = 0
    refunded: int = 0

    @property
    def available(self) -> int:
        """What is not paid out."""
        return self.donated + self.returned - self.paid - self.refunded

    def plus(self, other: Sums) -> Sums:
        """Return both together."""
        return Sums(
            self.donated + other.donated,
            self.paid + other.paid,
            self.returned + other.returned,
            self.refunded + other.refunded,
        )


@dataclass(frozen=True, slots=True)
class FaceFund:
    """One fund: its rules, its sums in all and by month (``2026-03``, without gaps), and what each category kept."""

    number: int
    name: str
    unit: Unit
    policy: FundPolicy
    entry: int
    at: int
    sums: Sums
    months: tuple[tuple[str, Sums], ...]
    categories: tuple[tuple[str, int], ...]
    payments: tuple[int, ...]
    batches: tuple[FaceBatch, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the ledger as its running hash has it; ``block`` and ``transaction`` are hints where to find it."""

    entry: int
    kind: str
    at: int
    block: int
    transaction: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """Everything the pages show. ``local``: the ledger is kept on the charity's own computer.

    ``broken`` is how many of the ledger's rules a replay found broken, ``first_broken`` the first entry of them.
    """

    name: str
    domain: str
    chain_id: int
    ledger: bytes
    local: bool
    head: bytes
    broken: int
    first_broken: int
    funds: Mapping[int, FaceFund]
    payments: Mapping[int, FacePayment]
    log: Sequence[LogLine]

    @property
    def last(self) -> LogLine:
        """The entry up to which all this is true."""
        return self.log[-1]

    def entry(self, number: int) -> LogLine:
        """Return one entry; they are numbered from 1 without gaps."""
        return self.log[number - 1]
