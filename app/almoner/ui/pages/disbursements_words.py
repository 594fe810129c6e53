"""The words for disbursements: where one stands, what may be done, why not, what happened. Values in, sentences out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from almoner.services.payment_acts import Act, Possibility, Why
from almoner.ui import formats
from almoner.ui.pages.funds_policy import duration
from almoner.ui.words import role_name, state_name, tr
from almoner_chain.core.units import Unit

if TYPE_CHECKING:
    from almoner.services.payment_board import Event, PaymentLine

COLUMNS = ("requested", "approved", "paid", "delivered", "stopped")
COLUMN_OF_STATE = {
    "requested": "requested",
    "approved": "approved",
    "paid": "paid",
    "delivered": "delivered",
    "refunded": "delivered",
    "rejected": "stopped",
    "objected": "stopped",
}
ICON_OF_STATE = {
    "requested": "info",
    "approved": "wait",
    "paid": "good",
    "delivered": "good",
    "refunded": "undo",
    "rejected": "bad",
    "objected": "warn",
}


def column_title(column: str) -> str:
    """Return the heading of a column of the board."""
    return {
        "requested": tr("Requested"),
        "approved": tr("Approved"),
        "paid": tr("Paid"),
        "delivered": tr("Delivered"),
        "stopped": tr("Rejected or objected"),
    }[column]


def numbered(payment: int) -> str:
    """Return how a payment is called."""
    return tr("No. {number}").format(number=payment)


def standing(line: PaymentLine, now: int) -> str:
    """Return where a payment stands, with what it waits for (``now`` in seconds)."""
    if line.state == "requested":
        return tr("{given} of {needed} approvals").format(given=line.approvals, needed=line.needed)
    if line.state == "approved":
        if line.ready_at > now:
            return tr("Waits {time} more").format(time=duration(line.ready_at - now))
        return tr("Can be paid")
    return tr("{state} on {day}").format(state=state_name(line.state), day=_day(line.changed_at))


def _day(seconds: int) -> str:
    try:
        return formats.day(datetime.fromtimestamp(seconds).astimezone().date())
    except (OverflowError, OSError, ValueError):  # a node may claim any number
        return "—"


def act_name(act: Act) -> str:
    """Return what the button for an act says."""
    return {
        Act.APPROVE: tr("Approve this"),
        Act.PAY: tr("Record the payment…"),
        Act.DELIVER: tr("Record the delivery…"),
        Act.OBJECT: tr("Object…"),
        Act.AMEND: tr("Change the request…"),
        Act.RETURN: tr("Money came back…"),
        Act.REJECT: tr("Reject…"),
    }[act]


def wait_name(act: Act) -> str:
    """Return what a payment waits for, of somebody here."""
    return {
        Act.APPROVE: tr("Your approval"),
        Act.PAY: tr("To be paid"),
        Act.DELIVER: tr("To be delivered"),
        Act.OBJECT: tr("You may object"),
        Act.AMEND: tr("Your change"),
    }.get(act, "")


def why_not(each: Possibility, unit: Unit, fund: str) -> str:
    """Return in one sentence why an act is not possible now; empty where it is."""
    if each.why is None:
        return ""
    money = formats.money(each.number, unit)
    return {
        Why.ROLE: tr("No wallet on this computer has the role “{role}”."),
        Why.OWN_REQUEST: tr("Who asked for it cannot approve it: another approver must."),
        Why.APPROVED_ALREADY: tr("Approved from here already. Another approver must approve it, too."),
        Why.WAITING: tr("It waits until {time}; an auditor may object until then."),
        Why.TOO_LITTLE: tr("The fund “{fund}” does not hold enough: {money} is available."),
        Why.ADMIN_CAP: tr("Administration has used its share of the fund “{fund}”: {money} is left of it."),
        Why.PAYEE_NOT_LISTED: tr("The payee is not on the list of the fund “{fund}”."),
        Why.INVOICE_PAID: tr("One of its invoices was paid already, by disbursement no. {number}."),
        Why.PAYEE_KEY: tr("The payee acknowledges it with a key of its own, which is not on this computer."),
        Why.NOT_REQUESTER: tr("Only who asked for it can change it."),
        Why.ALL_RETURNED: tr("All of it came back already."),
    }[each.why].format(
        role=role_name(each.role),
        time=formats.moment(each.number) if each.why is Why.WAITING else "",
        fund=formats.visible(fund),
        money=money,
        number=each.number,
    )


def happened(event: Event, unit: Unit) -> str:
    """Return what happened, in a few words."""
    text = {
        "request": tr("Requested")
        if event.number <= 1
        else tr("Changed; earlier approvals do not count any more"),
        "approval": tr("Approved ({number} so far)"),
        "rejection": tr("Rejected"),
        "objection": tr("Objected to"),
        "payment": tr("Paid: {money}"),
        "refund": tr("Given back to the donor: {money}"),
        "return": tr("Came back: {money}"),
        "delivery": tr("Delivered"),
    }.get(event.kind, event.kind)
    return text.format(number=event.number, money=formats.money(event.number, unit))


def by_whom(label: str, address: bytes) -> str:
    """Return who did something: the name here, else the account's ends."""
    return formats.visible(label) if label else formats.short_hash(address)


def evidence_state(state: str) -> tuple[str, str]:
    """Return the icon and the words for how a piece of evidence stands here."""
    return {
        "kept": ("good", tr("As it was handed in")),
        "missing": ("warn", tr("Not on this computer")),
        "changed": ("bad", tr("Changed after it was handed in")),
    }.get(state, ("unknown", tr("Not looked at")))
