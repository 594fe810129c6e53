"""What decides a payment: the roles and categories, a fund's policy, and the case that an approval names.

Protocol, section 1. Values only. Must not know who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, ClassVar

from almoner_chain.core import abi
from almoner_chain.core.hashing import ZERO20, ZERO32, keccak

COIN = bytes.fromhex("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee")
"""Stands for the chain's own coin where a fund names its token."""
TIERS = 4
FINGERPRINTS = 4


class Role(IntEnum):
    """What an account may do; one account may have several."""

    ADMINISTRATOR = 0
    RECORDER = 1
    REQUESTER = 2
    APPROVER = 3
    AUDITOR = 4


class Change(IntEnum):
    """What happened to a role."""

    GRANTED = 1
    REVOKED = 2
    NOMINATED = 3


class Category(IntEnum):
    """What a payment is for."""

    PROGRAMME = 0
    ADMINISTRATION = 1
    FUNDRAISING = 2
    REFUND = 3
    SUB_GRANT = 4


class VoidReason(IntEnum):
    """Why a receipt does not stand any more."""

    WRONG_DATA = 1
    DUPLICATE = 2
    ISSUED_IN_ERROR = 3
    MONEY_NEVER_ARRIVED = 4
    REPLACED_AT_DONORS_WISH = 5
    OTHER = 6


class PaymentState(IntEnum):
    """Where a request stands."""

    NONE = 0
    REQUESTED = 1
    APPROVED = 2
    REJECTED = 3
    OBJECTED = 4
    PAID = 5
    DELIVERED = 6


@dataclass(frozen=True, slots=True)
class FundPolicy:
    """The rules of a fund, fixed when it is made. Minor units, seconds, basis points."""

    tier_above: tuple[int, ...] = (0, 0, 0, 0)
    tier_approvals: tuple[int, ...] = (1, 0, 0, 0)
    delay: int = 0
    delay_above: int = 0
    admin_cap_bps: int = 10_000
    payees_restricted: bool = False

    LAYOUT: ClassVar[str] = "u" * 11 + "b"

    @property
    def abi(self) -> tuple[Any, ...]:
        """The struct as a nested tuple, as an ABI encoder wants it."""
        return (list(self.tier_above), list(self.tier_approvals), *self._scalars())

    def words(self) -> tuple[Any, ...]:
        """The struct's twelve words."""
        return (*self.tier_above, *self.tier_approvals, *self._scalars())

    @classmethod
    def from_words(cls, words: list[Any]) -> FundPolicy:
        """Build a policy from twelve decoded words."""
        return cls(tuple(words[:4]), tuple(words[4:8]), *words[8:])

    def approvals_for(self, amount: int) -> int:
        """Return how many approvals a payment of ``amount`` minor units needs."""
        needed = 0
        for above, approvals in zip(self.tier_above, self.tier_approvals, strict=True):
            if approvals and amount > above:
                needed = approvals
        return needed

    def delay_for(self, amount: int) -> int:
        """Return the seconds between the last approval and payment for ``amount`` minor units."""
        return self.delay if amount > self.delay_above else 0

    def _scalars(self) -> tuple[int, int, int, bool]:
        return (self.delay, self.delay_above, self.admin_cap_bps, self.payees_restricted)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything an approver saw of a request; its hash is what an approval names.

    ``amount`` is in minor units; hashes are zero where there is nothing.
    """

    payment: int
    revision: int
    fund: int
    amount: int
    category: int
    requester: bytes
    payee: bytes = ZERO20
    payee_id: bytes = ZERO32
    purpose: bytes = ZERO32
    evidence: bytes = ZERO32
    fingerprints: tuple[bytes, ...] = (ZERO32,) * FINGERPRINTS
    subject: bytes = ZERO32

    LAYOUT: ClassVar[str] = "uuuuuaa" + "h" * 8

    @property
    def abi(self) -> tuple[Any, ...]:
        """The struct as a nested tuple, as an ABI encoder wants it."""
        return (*self._before_fingerprints(), list(self.fingerprints), self.subject)

    def words(self) -> tuple[Any, ...]:
        """The struct's fifteen words."""
        return (*self._before_fingerprints(), *self.fingerprints, self.subject)

    @classmethod
    def from_words(cls, words: list[Any]) -> Case:
        """Build a case from fifteen decoded words."""
        return cls(*[*words[:10], tuple(words[10:14]), words[14]])

    def _before_fingerprints(self) -> tuple[Any, ...]:
        return (
            *(self.payment, self.revision, self.fund, self.amount, self.category),
            *(self.requester, self.payee, self.payee_id, self.purpose, self.evidence),
        )


def case_hash(chain_id: int, ledger: bytes, case: Case) -> bytes:
    """Return the hash that approvals of ``case`` on this ledger name."""
    return keccak(abi.write_words("ua" + Case.LAYOUT, (chain_id, ledger, *case.words())))
