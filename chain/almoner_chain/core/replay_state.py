"""What a replay of the log knows: funds, batches, payments, roles, voids, and what it found wrong.

Filled by `core.replay`, read by everybody else. Amounts are in the fund's minor units, times in seconds.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from almoner_chain.core.entries import (
    Batch,
    Case,
    FundCreated,
    Payment,
    PaymentState,
    Profile,
    RawEntry,
    Refund,
    Role,
    Void,
)
from almoner_chain.core.trace_matching import Matching


class Severity(StrEnum):
    """How much a finding weighs: the ledger's rules are broken, somebody should look, or good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Finding(NamedTuple):
    """Something a person should read. ``entry`` is 0 where no single entry is meant. ``code`` is stable."""

    code: str
    severity: Severity
    entry: int
    sentence: str


class Place(NamedTuple):
    """When and by whom an entry was made, and hints where to find it."""

    entry: int
    at: int
    actor: bytes
    block: int
    transaction: bytes

    @classmethod
    def of(cls, raw: RawEntry) -> Place:
        """Return the place of ``raw``."""
        return cls(raw.number, raw.at, raw.actor, raw.block, raw.transaction)


@dataclass(slots=True)
class RoleSpan:
    """One stretch of time in which an account held a role; ``until`` is None while it does."""

    since: Place
    until: Place | None = None


@dataclass(slots=True)
class FundState:
    """One fund: what was decided when it was made, its axes, and who may be paid."""

    created: FundCreated
    place: Place
    matching: Matching = field(default_factory=Matching)
    received: int = 0
    spent: int = 0
    refunded: int = 0
    returned: int = 0
    admin_spent: int = 0
    payees: set[bytes] = field(default_factory=set)

    @property
    def available(self) -> int:
        """What can be paid now."""
        return self.received - self.spent - self.refunded

    @property
    def gifts(self) -> int:
        """What donors gave and did not get back; money that came back from payments is no new gift."""
        return self.received - self.returned - self.refunded

    @property
    def axes(self) -> tuple[int, int, int, int, int]:
        """Received, spent, refunded, returned, spent on administration: as the contract's ``axes`` says it."""
        return (self.received, self.spent, self.refunded, self.returned, self.admin_spent)


@dataclass(slots=True)
class BatchState:
    """One batch as the log has it."""

    data: Batch
    place: Place

    @property
    def abi(self) -> tuple[Any, ...]:
        """The contract's ``Batch`` struct: the entry's fields, then what its hash is made of besides."""
        data = self.data
        return (
            *(data.batch, data.fund, data.root, data.total, data.count, data.first_serial, data.start),
            *(data.manifest, data.replaces, data.origin_chain, data.origin_ledger, data.origin_payment),
            *(self.place.entry, self.place.at, self.place.actor),
        )


@dataclass(slots=True)
class PaymentRecord:
    """One request and everything that happened to it."""

    case: Case
    case_hash: bytes
    state: PaymentState = PaymentState.REQUESTED
    requested: list[Place] = field(default_factory=list)
    approvals: dict[bytes, Place] = field(default_factory=dict)
    ready_at: int = 0
    stopped: Place | None = None
    paid: Payment | Refund | None = None
    settled: Place | None = None
    returned: int = 0
    returns: list[Place] = field(default_factory=list)
    delivered: Place | None = None

    @property
    def refund(self) -> Refund | None:
        """The refund that this request ended in, if it did."""
        return self.paid if isinstance(self.paid, Refund) else None


@dataclass(slots=True)
class VoidState:
    """A receipt that does not stand any more."""

    data: Void
    place: Place


@dataclass(slots=True)
class RefundState:
    """What was given back of one gift: the hole grows downwards from the gift's end to ``start``."""

    amount: int
    start: int


class LedgerState:
    """Everything a replay knows after the entries it was given. Read only for all but the replay."""

    def __init__(self, chain_id: int, ledger: bytes, head: bytes) -> None:
        self.chain_id = chain_id
        self.ledger = ledger
        self.head = head
        self.count = 0
        self.next_serial = 1
        self.last_fund = 0
        self.last_batch = 0
        self.last_payment = 0
        self.last_at = 0
        self.profile: Profile | None = None
        self.funds: dict[int, FundState] = {}
        self.batches: dict[int, BatchState] = {}
        self.payments: dict[int, PaymentRecord] = {}
        self.voids: dict[int, VoidState] = {}
        self.roles: dict[tuple[int, bytes], list[RoleSpan]] = {}
        self.nominators: dict[bytes, bytes] = {}
        self.origins: dict[tuple[int, bytes, int], int] = {}
        self.fingerprints: dict[bytes, int] = {}
        self.refunds: dict[int, RefundState] = {}
        self.replacing: tuple[int, int, bytes] | None = None
        self._findings: list[Finding] = []
        self._first_serials: list[int] = []
        self._serial_batches: list[int] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in entry order."""
        return tuple(self._findings)

    @property
    def first_error(self) -> Finding | None:
        """The first entry that breaks a rule, and which."""
        errors = [each for each in self._findings if each.severity is Severity.ERROR]
        return min(errors, key=lambda each: each.entry, default=None)

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """Entries, next serial, batches, payments, funds: as the contract's ``counts`` says it."""
        return (self.count, self.next_serial, self.last_batch, self.last_payment, self.last_fund)

    def report(self, finding: Finding) -> None:
        """Add a finding."""
        self._findings.append(finding)

    def add_batch(self, batch: BatchState) -> None:
        """Add a batch and its serials; one that was there before stays."""
        data = batch.data
        self.last_batch = max(self.last_batch, data.batch)
        if data.batch in self.batches:
            return
        self.batches[data.batch] = batch
        if data.first_serial >= self.next_serial:
            self._first_serials.append(data.first_serial)
            self._serial_batches.append(data.batch)
            self.next_serial = data.first_serial + data.count

    def add_fund(self, fund: FundState) -> None:
        """Add a fund; one that was there before stays."""
        self.last_fund = max(self.last_fund, fund.created.fund)
        self.funds.setdefault(fund.created.fund, fund)

    def add_payment(self, record: PaymentRecord) -> None:
        """Add a new request."""
        self.last_payment = max(self.last_payment, record.case.payment)
        self.payments[record.case.payment] = record

    def batch_of_serial(self, serial: int) -> BatchState | None:
        """Return the batch that issued ``serial``, or None."""
        at = bisect_right(self._first_serials, serial) - 1
        if at < 0:
            return None
        batch = self.batches[self._serial_batches[at]]
        return batch if serial < batch.data.first_serial + batch.data.count else None

    def holds(self, role: int, account: bytes) -> bool:
        """Say whether ``account`` holds ``role`` now."""
        spans = self.roles.get((role, account))
        return bool(spans) and spans[-1].until is None  # type: ignore[index]

    def administrators(self) -> int:
        """Return how many administrators there are."""
        return sum(
            spans[-1].until is None for (role, _), spans in self.roles.items() if role == Role.ADMINISTRATOR
        )

    def stands(self, serial: int) -> bool:
        """Say whether ``serial`` was issued and not voided or replaced."""
        return 0 < serial < self.next_serial and serial not in self.voids

    def state_of(self, payment: int) -> PaymentState:
        """Return where the request ``payment`` stands."""
        record = self.payments.get(payment)
        return PaymentState.NONE if record is None else record.state
