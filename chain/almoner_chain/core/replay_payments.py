"""The rules for what goes out and comes back: payments, refunds of gifts, returned money."""

from __future__ import annotations

from almoner_chain.core.entries import Case, Category, Payment, PaymentState, Refund, Return, Role
from almoner_chain.core.hashing import ZERO32
from almoner_chain.core.replay_check import Check
from almoner_chain.core.replay_requests import SETTLED, check_payee, current_case, state_name
from almoner_chain.core.replay_state import BatchState, FundState, PaymentRecord, RefundState
from almoner_chain.core.units import UnitKind


def payment(check: Check, data: Payment) -> None:
    """A payment settles an approved, ready case as it was approved, and takes the next place on spent."""
    record = _settle(check, data)
    fund = check.fund(data.fund)
    check.require(
        data.category != Category.REFUND, "payment.category", f"Refund {data.payment} was paid as a payment."
    )
    if fund is None:
        return
    if record is not None:
        check.require(
            data.category == record.case.category,
            "payment.differs",
            f"Payment {data.payment} changed its category.",
        )
        check_payee(check, fund, record.case)
    check.require(
        data.start == fund.spent,
        "axis.spent",
        f"Fund {data.fund} had spent {fund.spent}, payment {data.payment} starts at {data.start}.",
    )
    check.enough(fund, data.amount, "payment.overspent")
    fund.spent = data.start + data.amount
    if data.category == Category.ADMINISTRATION:
        fund.admin_spent += data.amount
        check.within_cap(fund)
    fund.matching.pay(data.payment, data.amount)


def refund(check: Check, data: Refund) -> None:
    """A refund takes the end of a standing gift's interval, as far as it is unspent, out of received."""
    state = check.state
    record = _settle(check, data)
    fund, issued = check.fund(data.fund), state.batch_of_serial(data.serial)
    check.require(
        state.stands(data.serial), "refund.void", f"Serial {data.serial} was given back but does not stand."
    )
    if record is not None:
        subject = int.from_bytes(record.case.subject, "big")
        check.require(
            record.case.category == Category.REFUND and subject == data.serial,
            "refund.differs",
            f"Payment {data.payment} was not approved as the refund of serial {data.serial}.",
        )
    if fund is None:
        return
    if issued is not None:
        _check_hole(check, data, issued)
        if record is not None:
            _check_refund_payee(check, fund, issued, record.case)
    check.require(
        data.start >= fund.spent,
        "refund.already_spent",
        f"Serial {data.serial} was given back after it was spent.",
    )
    check.enough(fund, data.amount, "refund.overspent")
    before = state.refunds.get(data.serial)
    state.refunds[data.serial] = RefundState(data.amount + (before.amount if before else 0), data.start)
    fund.refunded += data.amount
    check.within_cap(fund)
    gone = fund.matching.give_back(data.start, data.amount)
    check.require(
        not gone,
        "refund.already_gone",
        f"{gone} of the {data.amount} given back for serial {data.serial} had been spent or given back before.",
    )


def _check_hole(check: Check, data: Refund, issued: BatchState) -> None:
    """Check the hole against what the log knows of the gift: its batch, and the hole before it."""
    old, end = issued.data, data.start + data.amount
    before = check.state.refunds.get(data.serial)
    index = data.serial - old.first_serial
    first = old.start + index
    last = old.start + old.total - (old.count - 1 - index)
    if before is not None:
        last = before.start
    # A gift alone in its batch ends where the batch ends; of others the manifest knows the end.
    exact = before is not None or old.count == 1
    fits = first <= data.start and (end == last if exact else end <= last)
    check.require(
        data.fund == old.fund and data.amount > 0 and fits,
        "refund.place",
        f"What was given back for serial {data.serial} is not the end of that gift.",
    )


def _check_refund_payee(check: Check, fund: FundState, issued: BatchState, case: Case) -> None:
    created = fund.created
    if not created.policy.payees_restricted or created.unit_kind != UnitKind.TOKEN:
        return
    gave = not issued.data.replaces and issued.place.actor == case.payee
    check.require(
        gave or bytes(12) + case.payee in fund.payees,
        "payment.payee",
        f"Refund {case.payment} went to an account that neither gave the gift nor is on the fund's list.",
    )


def money_returned(check: Check, data: Return) -> None:
    """Money comes back from a settled payment, never more than was paid."""
    check.actor_is(Role.RECORDER)
    record, fund = check.state.payments.get(data.payment), check.fund(data.fund)
    settled = record is not None and record.state in SETTLED and record.refund is None
    check.require(
        settled, "return.not_paid", f"Money came back from payment {data.payment}, which was not paid."
    )
    if record is not None:
        check.require(
            data.fund == record.case.fund,
            "return.fund",
            f"Money from payment {data.payment} came back elsewhere.",
        )
        check.require(
            data.returned_before == record.returned,
            "return.before",
            f"{record.returned} had come back from payment {data.payment}, the entry says {data.returned_before}.",
        )
        check.require(
            record.returned + data.amount <= record.case.amount,
            "return.too_much",
            f"More came back from payment {data.payment} than was paid.",
        )
        record.returned += data.amount
        record.returns.append(check.place)
    if fund is None:
        return
    check.grows(fund, data.start, data.amount)
    fund.returned += data.amount
    if record is not None and record.case.category == Category.ADMINISTRATION:
        fund.admin_spent = max(0, fund.admin_spent - data.amount)
    fund.matching.receive_return(data.payment, data.start, data.amount)


def _settle(check: Check, data: Payment | Refund) -> PaymentRecord | None:
    """Check what payments and refunds share: recorder, approved, ready, as approved, each invoice once."""
    check.actor_is(Role.RECORDER)
    record = current_case(check, data.payment, data.case_hash, "payment")
    if record is None:
        return None
    number, case = data.payment, record.case
    check.require(
        record.state is PaymentState.APPROVED,
        "payment.state",
        f"Payment {number} was paid when it was {state_name(record)}.",
    )
    if record.state is PaymentState.APPROVED:
        check.require(
            check.raw.at >= record.ready_at,
            "payment.too_early",
            f"Payment {number} was paid before its time was over.",
        )
    check.require(
        (data.fund, data.amount) == (case.fund, case.amount),
        "payment.differs",
        f"Payment {number} was paid otherwise than approved.",
    )
    _use_fingerprints(check, case)
    record.paid = record.paid or data
    record.settled = record.settled or check.place
    record.state = PaymentState.PAID
    return record


def _use_fingerprints(check: Check, case: Case) -> None:
    for fingerprint in case.fingerprints:
        if fingerprint == ZERO32:
            continue
        before = check.state.fingerprints.get(fingerprint)
        check.require(
            before is None,
            "payment.invoice_twice",
            f"Payment {case.payment} paid the invoice payment {before} paid.",
        )
        check.state.fingerprints.setdefault(fingerprint, case.payment)
