"""What the overview says: tasks as sentences with where they lead, entries of the ledger as sentences. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner.ui import flow_words as say
from almoner.ui import formats
from almoner.ui.parts import Tone
from almoner.ui.words import role_name, tr
from almoner_chain.core.entries import Change, Role

if TYPE_CHECKING:
    from almoner.services.browsing_entries import EntryLine
    from almoner.services.overview import Task


@dataclass(frozen=True)
class Place:
    """A page and what to show in it."""

    page: str
    subject: dict[str, Any] | None = None


@dataclass(frozen=True)
class TaskWords:
    """A task for people: a sentence, the word on its button, where that leads, how urgent it is."""

    sentence: str
    act: str
    place: Place
    tone: Tone = "info"


def task_words(task: Task) -> TaskWords:
    """Word a task."""
    return _TASKS[task.kind](task)


def _commit(task: Task) -> TaskWords:
    text = tr("%Ln donation(s) wait to be recorded in the ledger.", "", task.count)
    return TaskWords(text, tr("Record them…"), Place("donations", {"action": "commit"}))


def _unsettled(task: Task) -> TaskWords:
    text = tr(
        "%Ln donation(s) were sent to the ledger, and it is not known yet whether they arrived.",
        "",
        task.count,
    )
    return TaskWords(text, tr("Find out…"), Place("donations", {"action": "commit"}), "warn")


def _promise_overdue(task: Task) -> TaskWords:
    text = tr(
        "%Ln promised donation(s) should have been recorded by now. Their donors hold a signed promise.",
        "",
        task.count,
    )
    return TaskWords(text, tr("Record them…"), Place("donations", {"action": "commit"}), "warn")


def _receipts(task: Task) -> TaskWords:
    text = tr("%Ln receipt(s) were not handed out yet.", "", task.count)
    subject = {"serial": task.subjects[0]} if task.count == 1 else {"state": "not_handed_out"}
    return TaskWords(text, tr("Show receipts"), Place("receipts", subject))


def _approve(task: Task) -> TaskWords:
    text = tr("%Ln request(s) wait for your approval.", "", task.count)
    return TaskWords(text, tr("Look at it") if task.count == 1 else tr("Look at them"), _payments(task))


def _waiting_time(task: Task) -> TaskWords:
    text = tr(
        "%Ln approved disbursement(s) can be paid when the waiting time is over: from {moment}.",
        "",
        task.count,
    )
    return TaskWords(text.format(moment=formats.moment(task.until)), tr("Show"), _payments(task))


def _objection(task: Task) -> TaskWords:
    text = tr("You may object to %Ln approved disbursement(s), until {moment}.", "", task.count)
    return TaskWords(text.format(moment=formats.moment(task.until)), tr("Look at it"), _payments(task))


def _pay(task: Task) -> TaskWords:
    text = tr("%Ln approved disbursement(s) can be paid now.", "", task.count)
    return TaskWords(text, tr("Pay…"), _payments(task))


def _amend(task: Task) -> TaskWords:
    text = tr("An auditor objected to %Ln of your requests: change or withdraw it.", "", task.count)
    return TaskWords(text, tr("Look at it"), _payments(task), "warn")


def _deliver(task: Task) -> TaskWords:
    text = tr("%Ln paid disbursement(s) wait for the word that they arrived.", "", task.count)
    return TaskWords(text, tr("Confirm…"), _payments(task))


def _transaction(task: Task) -> TaskWords:
    text = tr("%Ln signed transaction(s) are not in the ledger yet.", "", task.count)
    return TaskWords(text, tr("Show"), Place("ledger"), "warn")


def _payments(task: Task) -> Place:
    if task.count == 1:
        return Place("disbursements", {"payment": task.subjects[0]})
    return Place("disbursements", {"action": "waiting"})


_TASKS: dict[str, Callable[[Task], TaskWords]] = {
    "commit": _commit,
    "unsettled": _unsettled,
    "promise_overdue": _promise_overdue,
    "receipts": _receipts,
    "approve": _approve,
    "waiting_time": _waiting_time,
    "objection_period": _objection,
    "pay": _pay,
    "amend": _amend,
    "deliver": _deliver,
    "transaction": _transaction,
}
"""One for every kind that `services.overview` knows; a test finds a missing one."""


def entry_sentence(line: EntryLine, account: Callable[[bytes], str], payee: str) -> str:
    """Say what an entry did; ``account`` names accounts, ``payee`` is the payee's name where it is known here."""
    if line.data is None:
        return tr("An entry that cannot be read here")
    return _ENTRIES[line.kind](line.data, account, formats.visible(payee))


def _role(data: Any, account: Callable[[bytes], str], payee: str) -> str:
    role = role_name(Role(data.role)) if data.role in Role.__members__.values() else str(data.role)
    text = {
        Change.GRANTED: tr("{person} was given the role: {role}"),
        Change.REVOKED: tr("The role was taken from {person}: {role}"),
        Change.NOMINATED: tr("{person} was offered the role: {role}"),
    }.get(data.change, tr("{person}: {role}"))
    return text.format(person=account(data.account), role=role)


def _payee(data: Any, account: Callable[[bytes], str], payee: str) -> str:
    name = payee or tr("A payee")
    text = tr("{payee} may be paid now") if data.allowed else tr("{payee} may not be paid any more")
    return text.format(payee=name)


def _batch(data: Any, account: Callable[[bytes], str], payee: str) -> str:
    if data.replaces:
        return tr("A receipt was made anew: {donation}").format(donation=say.donation(data.first_serial))
    if data.origin_payment:
        return tr("A grant of another charity was recorded: {donation}").format(
            donation=say.donation(data.first_serial)
        )
    text = tr("%Ln donation(s) recorded: {donations}", "", data.count)
    return text.format(donations=say.donations(data.first_serial, data.count))


def _request(data: Any, account: Callable[[bytes], str], payee: str) -> str:
    number = formats.number(data.case.payment)
    if data.case.revision > 1:
        return tr("Request {number} was changed").format(number=number)
    if not payee:
        return tr("Disbursement {number} was requested").format(number=number)
    return tr("Disbursement {number} was requested, to {payee}").format(number=number, payee=payee)


def _payment(text: str) -> Callable[[Any, Callable[[bytes], str], str], str]:
    """Return a wording that names the disbursement alone; ``text`` is translated when it is used."""
    return lambda data, account, payee: _about_payment()[text].format(number=formats.number(data.payment))


def _about_payment() -> dict[str, str]:
    return {
        "return": tr("Money came back from disbursement {number}"),
        "approval": tr("Disbursement {number} was approved"),
        "rejection": tr("Disbursement {number} was rejected"),
        "objection": tr("An auditor objected to disbursement {number}"),
        "payment": tr("Disbursement {number} was paid"),
        "delivery": tr("Disbursement {number} arrived"),
    }


def _void(data: Any, account: Callable[[bytes], str], payee: str) -> str:
    serial = formats.number(data.serial)
    if data.successor:
        text = tr("The receipt of donation {serial} was replaced by number {successor}")
        return text.format(serial=serial, successor=formats.number(data.successor))
    return tr("The receipt of donation {serial} was voided").format(serial=serial)


_ENTRIES: dict[str, Callable[[Any, Callable[[bytes], str], str], str]] = {
    "profile": lambda data, account, payee: tr("The charity’s name and address were recorded"),
    "role": _role,
    "fund": lambda data, account, payee: tr("The fund “{fund}” was made").format(
        fund=formats.visible(data.name)
    ),
    "payee": _payee,
    "batch": _batch,
    "request": _request,
    "refund": lambda data, account, payee: tr("Donation {serial} was given back").format(
        serial=formats.number(data.serial)
    ),
    "void": _void,
    **{
        each: _payment(each)
        for each in ("return", "approval", "rejection", "objection", "payment", "delivery")
    },
}


def entry_places(line: EntryLine) -> list[Place]:
    """Return where an entry leads, the best place first; the person may not have every page."""
    data: Any = line.data
    case = getattr(data, "case", data)
    payment = getattr(case, "payment", 0)
    whole = Place("audit", {"entry": line.number})
    if payment:
        return [Place("disbursements", {"payment": payment}), Place("trace", {"payment": payment}), whole]
    if line.kind == "batch" and data is not None:
        return [Place("donations", {"batch": data.batch}), Place("trace", {"batch": data.batch}), whole]
    if line.kind == "void" and data is not None:
        return [Place("receipts", {"serial": data.serial}), Place("trace", {"serial": data.serial}), whole]
    if line.kind == "role" and data is not None:
        return [Place("people", {"account": data.account}), whole]
    if line.fund:
        return [Place("funds", {"fund": line.fund}), whole]
    return [whole]
