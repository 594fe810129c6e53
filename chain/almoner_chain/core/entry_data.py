"""The fourteen kinds of entry as typed values, each with its one encoding. Protocol, section 1.

Import them from `core.entries`. Must not know how entries are numbered, hashed or found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Self

from almoner_chain.core import abi
from almoner_chain.core.case import Case, FundPolicy
from almoner_chain.core.hashing import ZERO20, ZERO32


class Kind(IntEnum):
    """What an entry records."""

    PROFILE = 1
    ROLE = 2
    FUND = 3
    PAYEE = 4
    BATCH = 5
    RETURN = 6
    REQUEST = 7
    APPROVAL = 8
    REJECTION = 9
    OBJECTION = 10
    PAYMENT = 11
    REFUND = 12
    DELIVERY = 13
    VOID = 14


class EntryData:
    """What all kinds share: static words in the order of the fields, unless a kind says otherwise."""

    __slots__ = ()
    KIND: ClassVar[Kind]
    LAYOUT: ClassVar[str]
    SUBJECT: ClassVar[str]

    @property
    def subject(self) -> int:
        """What the entry's event is indexed by."""
        value = getattr(self, self.SUBJECT)
        return int.from_bytes(value, "big") if isinstance(value, bytes) else int(value)

    def encode(self) -> bytes:
        """Return the entry's ``data``."""
        return abi.write_words(self.LAYOUT, [getattr(self, name) for name in self._names()])

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read ``data``; raises `abi.AbiInvalid`."""
        return cls(*abi.read_exactly(data, cls.LAYOUT))

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        return cls.__match_args__  # type: ignore[attr-defined, no-any-return]


@dataclass(frozen=True, slots=True)
class Profile(EntryData):
    """Who the charity says it is: ``keccak(UTF-8 name)`` and its internet domain."""

    name_hash: bytes
    domain: str

    KIND: ClassVar[Kind] = Kind.PROFILE

    @property
    def subject(self) -> int:
        """Nothing: there is one profile."""
        return 0

    def encode(self) -> bytes:
        """Return the entry's ``data``."""
        return abi.write_words("hu", (self.name_hash, 64)) + abi.write_tail(self.domain.encode())

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read ``data``; raises `abi.AbiInvalid`."""
        abi.need(data, 64)
        domain, end = abi.read_text_at(data, 32, 64)
        abi.need_exactly(data, end)
        return cls(abi.read_hash(data, 0), domain)


@dataclass(frozen=True, slots=True)
class RoleChange(EntryData):
    """A role granted to, revoked from, or offered to an account."""

    role: int
    account: bytes
    change: int

    KIND: ClassVar[Kind] = Kind.ROLE
    LAYOUT: ClassVar[str] = "uau"
    SUBJECT: ClassVar[str] = "account"


@dataclass(frozen=True, slots=True)
class FundCreated(EntryData):
    """A new fund: its unit (kind, code, decimals, token contract) and its rules."""

    fund: int
    name: str
    unit_kind: int
    unit: str
    decimals: int
    token: bytes
    policy: FundPolicy

    KIND: ClassVar[Kind] = Kind.FUND
    SUBJECT: ClassVar[str] = "fund"
    LAYOUT: ClassVar[str] = "uuuuua" + FundPolicy.LAYOUT

    def encode(self) -> bytes:
        """Return the entry's ``data``."""
        name, unit = abi.write_tail(self.name.encode()), abi.write_tail(self.unit.encode())
        head = 32 * len(self.LAYOUT)
        offsets = (self.fund, head, self.unit_kind, head + len(name), self.decimals, self.token)
        return abi.write_words(self.LAYOUT, (*offsets, *self.policy.words())) + name + unit

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read ``data``; raises `abi.AbiInvalid`."""
        head = 32 * len(cls.LAYOUT)
        abi.need(data, head)
        words = abi.read_words(data, cls.LAYOUT)
        name, end = abi.read_text_at(data, 32, head)
        unit, end = abi.read_text_at(data, 96, end)
        abi.need_exactly(data, end)
        return cls(words[0], name, words[2], unit, words[4], words[5], FundPolicy.from_words(words[6:]))


@dataclass(frozen=True, slots=True)
class PayeeChange(EntryData):
    """A payee put on a fund's list, or taken off it."""

    fund: int
    payee_id: bytes
    allowed: bool

    KIND: ClassVar[Kind] = Kind.PAYEE
    LAYOUT: ClassVar[str] = "uhb"
    SUBJECT: ClassVar[str] = "fund"


@dataclass(frozen=True, slots=True)
class Batch(EntryData):
    """Gifts put on a fund's received axis, or one gift replaced in its place.

    ``replaces`` is the serial of the old receipt, else 0.
    """

    batch: int
    fund: int
    root: bytes
    total: int
    count: int
    first_serial: int
    start: int
    manifest: bytes = ZERO32
    replaces: int = 0
    origin_chain: int = 0
    origin_ledger: bytes = ZERO20
    origin_payment: int = 0

    KIND: ClassVar[Kind] = Kind.BATCH
    LAYOUT: ClassVar[str] = "uuhuuuuhuuau"
    SUBJECT: ClassVar[str] = "fund"


@dataclass(frozen=True, slots=True)
class Return(EntryData):
    """Money that came back from a payment: the fund's received axis grows by ``amount`` from ``start``."""

    payment: int
    fund: int
    amount: int
    start: int
    returned_before: int
    reference: bytes = ZERO32

    KIND: ClassVar[Kind] = Kind.RETURN
    LAYOUT: ClassVar[str] = "uuuuuh"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Request(EntryData):
    """A payment asked for, or asked for again after a change (``case.revision``)."""

    case: Case
    case_hash: bytes

    KIND: ClassVar[Kind] = Kind.REQUEST
    LAYOUT: ClassVar[str] = Case.LAYOUT + "h"

    @property
    def subject(self) -> int:
        """The payment's number."""
        return self.case.payment

    def encode(self) -> bytes:
        """Return the entry's ``data``."""
        return abi.write_words(self.LAYOUT, (*self.case.words(), self.case_hash))

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read ``data``; raises `abi.AbiInvalid`."""
        words = abi.read_exactly(data, cls.LAYOUT)
        return cls(Case.from_words(words[:-1]), words[-1])


@dataclass(frozen=True, slots=True)
class Approval(EntryData):
    """One approver's yes to one case.

    ``ready_at`` (seconds) is when it may be paid, 0 while approvals lack.
    """

    payment: int
    case_hash: bytes
    approvals: int
    ready_at: int

    KIND: ClassVar[Kind] = Kind.APPROVAL
    LAYOUT: ClassVar[str] = "uhuu"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Rejection(EntryData):
    """One approver's final no to one case."""

    payment: int
    case_hash: bytes
    reason: bytes = ZERO32

    KIND: ClassVar[Kind] = Kind.REJECTION
    LAYOUT: ClassVar[str] = "uhh"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Objection(EntryData):
    """An auditor's no during the delay."""

    payment: int
    case_hash: bytes
    reason: bytes = ZERO32

    KIND: ClassVar[Kind] = Kind.OBJECTION
    LAYOUT: ClassVar[str] = "uhh"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Payment(EntryData):
    """Money paid out: it takes ``[start, start + amount)`` on the fund's spent axis."""

    payment: int
    case_hash: bytes
    fund: int
    amount: int
    category: int
    start: int
    reference: bytes = ZERO32

    KIND: ClassVar[Kind] = Kind.PAYMENT
    LAYOUT: ClassVar[str] = "uhuuuuh"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Refund(EntryData):
    """A gift given back: it takes the hole ``[start, start + amount)`` out of the fund's received axis."""

    payment: int
    case_hash: bytes
    fund: int
    amount: int
    serial: int
    start: int
    reference: bytes = ZERO32

    KIND: ClassVar[Kind] = Kind.REFUND
    LAYOUT: ClassVar[str] = "uhuuuuh"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Delivery(EntryData):
    """The payee says that it arrived (``by_payee``: under its own key)."""

    payment: int
    case_hash: bytes
    note: bytes
    by_payee: bool

    KIND: ClassVar[Kind] = Kind.DELIVERY
    LAYOUT: ClassVar[str] = "uhhb"
    SUBJECT: ClassVar[str] = "payment"


@dataclass(frozen=True, slots=True)
class Void(EntryData):
    """A receipt that does not stand any more; ``successor`` is the serial that takes its place, or 0."""

    serial: int
    reason: int
    successor: int

    KIND: ClassVar[Kind] = Kind.VOID
    LAYOUT: ClassVar[str] = "uuu"
    SUBJECT: ClassVar[str] = "serial"
