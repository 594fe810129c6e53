"""What the wallets kept here may do about a payment now; where they may not, why, as a stable word.

The contract decides; this only says it sooner. Pure: a replayed state, wallets, a clock's reading. The window words it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from almoner.services.fund_facts import admin_left
from almoner_chain.core.entries import Category, PaymentState, Role
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.wallets import Wallet
    from almoner_chain.core.replay_state import FundState, LedgerState, PaymentRecord


class Act(StrEnum):
    """Something a person does about a payment."""

    APPROVE = "approve"
    PAY = "pay"
    DELIVER = "deliver"
    OBJECT = "object"
    AMEND = "amend"
    RETURN = "return"
    REJECT = "reject"


class Why(StrEnum):
    """Why an act is not possible. Where a role lacks, ``ROLE``; ``OTHERS``: what is needed is another person's word."""

    ROLE = "role"
    OWN_REQUEST = "own_request"
    APPROVED_ALREADY = "approved_already"
    WAITING = "waiting"
    TOO_LITTLE = "too_little"
    ADMIN_CAP = "admin_cap"
    PAYEE_NOT_LISTED = "payee_not_listed"
    INVOICE_PAID = "invoice_paid"
    PAYEE_KEY = "payee_key"
    NOT_REQUESTER = "not_requester"
    ALL_RETURNED = "all_returned"


@dataclass(frozen=True, slots=True)
class Possibility:
    """One act that the payment's state allows. ``labels`` are the wallets that may do it; empty: nobody here, see ``why``.

    ``number`` belongs to ``why``: a time in seconds, minor units that are there or left, or the other payment's number.
    """

    act: Act
    role: Role
    labels: tuple[str, ...] = ()
    why: Why | None = None
    number: int = 0

    @property
    def possible(self) -> bool:
        """Whether a wallet here may do it now."""
        return bool(self.labels) and self.why is None


BY_STATE: dict[PaymentState, tuple[Act, ...]] = {
    PaymentState.REQUESTED: (Act.APPROVE, Act.AMEND, Act.REJECT),
    PaymentState.APPROVED: (Act.PAY, Act.OBJECT, Act.AMEND, Act.REJECT),
    PaymentState.OBJECTED: (Act.AMEND, Act.REJECT),
    PaymentState.PAID: (Act.DELIVER, Act.RETURN),
    PaymentState.DELIVERED: (Act.RETURN,),
}
ROLES = {
    Act.APPROVE: Role.APPROVER,
    Act.PAY: Role.RECORDER,
    Act.DELIVER: Role.RECORDER,
    Act.OBJECT: Role.AUDITOR,
    Act.AMEND: Role.REQUESTER,
    Act.RETURN: Role.RECORDER,
    Act.REJECT: Role.APPROVER,
}


class Acting:
    """Says what some wallets may do, about any payment of one replayed state at one time (seconds)."""

    def __init__(self, state: LedgerState, wallets: Sequence[Wallet], now: int) -> None:
        self._state = state
        self._now = now
        self._labels = {wallet.address: wallet.label for wallet in wallets}
        self._holders = {
            role: tuple(
                each
                for each in sorted(self._labels, key=lambda a: state.holds(Role.ADMINISTRATOR, a))
                if state.holds(role, each)
            )
            for role in Role
        }

    def about(self, record: PaymentRecord) -> tuple[Possibility, ...]:
        """Return every act that the payment's state allows, possible here or not."""
        return tuple(self._acts(record))

    def waits_for_us(self, record: PaymentRecord) -> Act | None:
        """Return what somebody here is expected to do about it next, if anything."""
        for each in self._acts(record):
            if each.possible and self._expected(each.act, record):
                return each.act
        return None

    def _expected(self, act: Act, record: PaymentRecord) -> bool:
        if act is Act.AMEND:
            return record.state is PaymentState.OBJECTED
        return act in (Act.APPROVE, Act.PAY, Act.DELIVER, Act.OBJECT)

    def _acts(self, record: PaymentRecord) -> Iterator[Possibility]:
        for act in BY_STATE.get(record.state, ()):
            if act is Act.OBJECT and record.ready_at <= self._now:
                continue
            if act in (Act.DELIVER, Act.RETURN) and record.refund is not None:
                continue
            yield self._one(act, record)

    def _one(self, act: Act, record: PaymentRecord) -> Possibility:
        if act is Act.APPROVE:
            return self._approve(record)
        if act in (Act.AMEND, Act.REJECT):
            return self._change(act, record)
        if act is Act.DELIVER:
            return self._deliver(record)
        able = self._named(self._holders[ROLES[act]])
        if not able:
            return Possibility(act, ROLES[act], why=Why.ROLE)
        why, number = self._obstacle(act, record)
        return Possibility(act, ROLES[act], able, why, number)

    def _approve(self, record: PaymentRecord) -> Possibility:
        holders = self._holders[Role.APPROVER]
        others = [each for each in holders if each != record.case.requester]
        free = [each for each in others if each not in record.approvals]
        if free:
            return Possibility(Act.APPROVE, Role.APPROVER, self._named(free))
        why = Why.APPROVED_ALREADY if others else Why.OWN_REQUEST if holders else Why.ROLE
        return Possibility(Act.APPROVE, Role.APPROVER, why=why)

    def _change(self, act: Act, record: PaymentRecord) -> Possibility:
        """Its requester may change or withdraw it; an approver may reject it."""
        requester = record.case.requester
        able = list(self._holders[Role.APPROVER]) if act is Act.REJECT else []
        mine = requester in self._labels and (act is Act.REJECT or requester in self._holders[Role.REQUESTER])
        if mine and requester not in able:
            able.append(requester)
        if able:
            return Possibility(act, ROLES[act], self._named(able))
        return Possibility(act, ROLES[act], why=Why.NOT_REQUESTER if act is Act.AMEND else Why.ROLE)

    def _deliver(self, record: PaymentRecord) -> Possibility:
        payee = record.case.payee
        able = self._named(self._holders[Role.RECORDER])
        if payee != ZERO20 and payee not in self._labels:
            return Possibility(Act.DELIVER, Role.RECORDER, able, Why.PAYEE_KEY)
        return Possibility(Act.DELIVER, Role.RECORDER, able, None if able else Why.ROLE)

    def _obstacle(self, act: Act, record: PaymentRecord) -> tuple[Why | None, int]:
        """Return what stands against paying, or taking money back."""
        if act is Act.RETURN:
            return (Why.ALL_RETURNED, 0) if record.returned >= record.case.amount else (None, 0)
        if act is not Act.PAY:
            return None, 0
        if record.ready_at > self._now:
            return Why.WAITING, record.ready_at
        return self._cannot_pay(record, self._state.funds[record.case.fund])

    def _cannot_pay(self, record: PaymentRecord, fund: FundState) -> tuple[Why | None, int]:
        case, left = record.case, admin_left(fund)
        used = [self._state.fingerprints.get(p, 0) for p in case.fingerprints if p != ZERO32]
        if any(used):
            return Why.INVOICE_PAID, max(used)
        if fund.available < case.amount:
            return Why.TOO_LITTLE, fund.available
        if case.category == Category.ADMINISTRATION and left is not None and left < case.amount:
            return Why.ADMIN_CAP, left
        token = fund.created.unit_kind == UnitKind.TOKEN
        listed = (bytes(12) + case.payee if token else case.payee_id) in fund.payees
        if fund.created.policy.payees_restricted and not listed and case.category != Category.REFUND:
            return Why.PAYEE_NOT_LISTED, 0
        return None, 0

    def _named(self, addresses: Sequence[bytes]) -> tuple[str, ...]:
        return tuple(self._labels[each] for each in addresses)
