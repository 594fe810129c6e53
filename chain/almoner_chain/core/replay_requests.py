"""The rules for what people say to a request: asked, changed, approved, rejected, objected to, arrived."""

from __future__ import annotations

from almoner_chain.core.entries import (
    Approval,
    Case,
    Category,
    Delivery,
    Objection,
    PaymentState,
    Rejection,
    Request,
    Role,
    case_hash,
)
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.replay_check import Check, show
from almoner_chain.core.replay_state import FundState, PaymentRecord
from almoner_chain.core.units import MAX_AMOUNT, UnitKind

_OPEN = (PaymentState.REQUESTED, PaymentState.APPROVED, PaymentState.OBJECTED)
SETTLED = (PaymentState.PAID, PaymentState.DELIVERED)


def request(check: Check, data: Request) -> None:
    """A request is new, or the next revision of one that is still open, by the same requester."""
    state, case = check.state, data.case
    check.actor_is(Role.REQUESTER)
    check.require(
        data.case_hash == case_hash(state.chain_id, state.ledger, case),
        "request.case_hash",
        f"Payment {case.payment} was requested under a hash that is not its case's.",
    )
    check.require(
        case.requester == check.raw.actor,
        "request.requester",
        f"Payment {case.payment} names another requester.",
    )
    _check_case(check, case)
    before = state.payments.get(case.payment)
    if before is None:
        _first_request(check, case)
        state.add_payment(PaymentRecord(case, data.case_hash, requested=[check.place]))
    else:
        _amended(check, before, data)


def _first_request(check: Check, case: Case) -> None:
    expected = check.state.last_payment + 1
    check.require(
        case.payment == expected,
        "request.number",
        f"The request has the number {case.payment}, not {expected}.",
    )
    check.require(
        case.revision == 1, "request.revision", f"Payment {case.payment} does not start as revision 1."
    )


def _amended(check: Check, record: PaymentRecord, data: Request) -> None:
    case, old = data.case, record.case
    check.require(
        record.state in _OPEN,
        "request.state",
        f"Payment {case.payment} was changed when it was {state_name(record)}.",
    )
    check.require(
        case.requester == old.requester,
        "request.requester",
        f"Payment {case.payment} was changed by another account.",
    )
    check.require(
        case.revision == old.revision + 1,
        "request.revision",
        f"Payment {case.payment} went from revision {old.revision} to {case.revision}.",
    )
    if record.state in SETTLED:
        return
    record.case, record.case_hash = case, data.case_hash
    record.requested.append(check.place)
    record.approvals = {}
    record.ready_at = 0
    if record.state is not PaymentState.REJECTED:
        record.state = PaymentState.REQUESTED


def _check_case(check: Check, case: Case) -> None:
    state, number = check.state, case.payment
    fund = check.fund(case.fund)
    check.require(
        0 < case.amount <= MAX_AMOUNT, "request.amount", f"Payment {number} asks for {case.amount}."
    )
    check.require(
        case.category in tuple(Category),
        "request.category",
        f"Payment {number} has the category {case.category}.",
    )
    is_refund = case.category == Category.REFUND
    if is_refund:
        fits = 0 < int.from_bytes(case.subject, "big") < state.next_serial
    else:
        fits = (case.category == Category.SUB_GRANT) == (case.subject != ZERO32)
    check.require(
        fits, "request.subject", f"Payment {number} names a subject that does not fit its category."
    )
    if fund is None:
        return
    needs_account = fund.created.unit_kind == UnitKind.TOKEN
    check.require(
        case.payee != state.ledger and (case.payee != ZERO20 or not needs_account),
        "request.payee",
        f"Payment {number} would go to the ledger itself, or to no account.",
    )
    if not is_refund:
        check_payee(check, fund, case)


def approval(check: Check, data: Approval) -> None:
    """An approval is one approver's, who is not the requester, of the current case, once."""
    record = current_case(check, data.payment, data.case_hash, "approval")
    check.actor_is(Role.APPROVER)
    if record is None:
        return
    actor, case = check.raw.actor, record.case
    check.require(
        actor != case.requester,
        "approval.own_request",
        f"{show(actor)} approved its own request {data.payment}.",
    )
    check.require(
        record.state is PaymentState.REQUESTED,
        "approval.state",
        f"Payment {data.payment} was approved when it was {state_name(record)}.",
    )
    check.require(
        actor not in record.approvals,
        "approval.twice",
        f"{show(actor)} approved payment {data.payment} twice.",
    )
    if actor == case.payee:
        check.warn("approval.by_payee", f"{show(actor)} approved payment {data.payment} to itself.")
    record.approvals.setdefault(actor, check.place)
    _count_approvals(check, record, data)


def _count_approvals(check: Check, record: PaymentRecord, data: Approval) -> None:
    fund = check.state.funds.get(record.case.fund)
    if fund is None:
        return
    policy, amount, given = fund.created.policy, record.case.amount, len(record.approvals)
    enough = given >= policy.approvals_for(amount)
    ready_at = check.raw.at + policy.delay_for(amount) if enough else 0
    check.require(
        data.approvals == given,
        "approval.count",
        f"Payment {data.payment} had {given} approvals, the entry says {data.approvals}.",
    )
    check.require(
        data.ready_at == ready_at,
        "approval.ready_at",
        f"Payment {data.payment} may be paid from {ready_at}, the entry says {data.ready_at}.",
    )
    if enough and record.state is PaymentState.REQUESTED:
        record.state, record.ready_at = PaymentState.APPROVED, ready_at


def rejection(check: Check, data: Rejection) -> None:
    """A rejection is an approver's or the requester's own, of an open request, and final."""
    record = current_case(check, data.payment, data.case_hash, "rejection")
    if record is None:
        return
    if check.raw.actor != record.case.requester:
        check.actor_is(Role.APPROVER)
    check.require(
        record.state in _OPEN,
        "rejection.state",
        f"Payment {data.payment} was rejected when it was {state_name(record)}.",
    )
    _stop(check, record, PaymentState.REJECTED)


def objection(check: Check, data: Objection) -> None:
    """An objection is an auditor's, while the waiting time runs."""
    record = current_case(check, data.payment, data.case_hash, "objection")
    check.actor_is(Role.AUDITOR)
    if record is None:
        return
    check.require(
        record.state is PaymentState.APPROVED and check.raw.at < record.ready_at,
        "objection.too_late",
        f"The objection to payment {data.payment} came outside its waiting time.",
    )
    _stop(check, record, PaymentState.OBJECTED)


def delivery(check: Check, data: Delivery) -> None:
    """A delivery is acknowledged once, by the payee's key where it has one, else by recorder or requester."""
    record = current_case(check, data.payment, data.case_hash, "delivery")
    if record is None:
        return
    check.require(
        record.state is PaymentState.PAID,
        "delivery.state",
        f"Payment {data.payment} was acknowledged when it was {state_name(record)}.",
    )
    has_key = record.case.payee != ZERO20
    check.require(
        data.by_payee == has_key,
        "delivery.by_payee",
        f"Payment {data.payment} was acknowledged by the wrong side.",
    )
    if not has_key:
        check.actor_is(Role.RECORDER, Role.REQUESTER)
    if record.state is PaymentState.PAID:
        record.state, record.delivered = PaymentState.DELIVERED, check.place


def current_case(check: Check, number: int, named: bytes, what: str) -> PaymentRecord | None:
    """Return the request if there is one; report an entry that names another case than the current one."""
    record = check.state.payments.get(number)
    if (
        check.require(record is not None, f"{what}.unknown", f"There is no payment {number}.")
        and record is not None
    ):
        check.require(
            named == record.case_hash,
            f"{what}.case",
            f"The entry names another case than payment {number} had then.",
        )
    return record


def check_payee(check: Check, fund: FundState, case: Case) -> None:
    """Check that a fund which pays only those on its list pays one of them."""
    created = fund.created
    if not created.policy.payees_restricted:
        return
    # In a token fund the list names accounts: a name would not bind where the tokens go.
    key = bytes(12) + case.payee if created.unit_kind == UnitKind.TOKEN else case.payee_id
    check.require(
        key in fund.payees,
        "payment.payee",
        f"Payment {case.payment} goes to a payee who is not on the fund's list.",
    )


def state_name(record: PaymentRecord) -> str:
    """Return the state of a payment as a word for sentences."""
    return record.state.name.lower()


def _stop(check: Check, record: PaymentRecord, state: PaymentState) -> None:
    if record.state not in SETTLED:
        record.state, record.stopped = state, check.place
