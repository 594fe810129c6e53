"""The verdict in plain words, for a donor with a phone and a bookkeeper at a desk.

English; a translated screen makes its own from the same verdict, codes and facts. Says only what the checks show.
Must not decide anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from almoner_chain.core.commitment import from_day
from almoner_chain.core.entries import VoidReason
from almoner_chain.core.receipt_values import Receipt, Stage
from almoner_chain.core.verify_nodes import shown
from almoner_chain.core.verify_types import Check, Facts, State, Verdict

NOT_GENUINE = {
    "format.malformed": "this is not a receipt of ours.",
    "format.damaged": "its check number does not fit, so it was changed, mistyped or damaged."
    " Scan or copy it again from the original.",
    "format.not_canonical": "it was rewritten in another form than the one every receipt has.",
    "commitment.field": "one of its fields is written in a way no receipt can have.",
    "signature.invalid": "its signature was not made by anyone.",
    "path.invalid": "its place in the batch is impossible.",
    "proof.invalid": "the proof inside it does not hold together.",
    "signer.not_recorder": "whoever signed it was not allowed to sign receipts for this ledger.",
    "entry.missing": "the ledger has no such record.",
    "entry.differs": "the ledger's record says something else.",
}

CANNOT_CHECK = {
    "format.version": "it was written by a newer program. Check it with the newest version.",
    "ledger.offline": "no ledger was asked.",
    "ledger.unreachable": "no node of its ledger could be reached. Try again later or ask another node.",
    "ledger.other_chain": "the node that was asked belongs to another chain.",
    "ledger.none": "the node that was asked has no ledger under this address.",
    "ledger.foreign": "under its ledger's address there is a contract of another kind.",
    "ledger.unsound": "the node that was asked gave an answer that cannot be relied on. Ask another node.",
    "signer.pending": "the signer's permission is recorded, but not yet final. Try again in some minutes.",
    "entry.pending": "it is recorded, but not yet final. Try again in some minutes.",
    "entry.ahead": "the node that was asked lags behind. Try again later or ask another node.",
    "entry.withheld": "the node that was asked does not show the whole record. Ask another node.",
    "agreement.disagree": "the nodes that were asked contradict each other.",
    "agreement.too_few": "too few nodes answered.",
}

_VOID_REASONS: dict[int, str] = {
    VoidReason.WRONG_DATA: "it had wrong data",
    VoidReason.DUPLICATE: "it was issued twice",
    VoidReason.ISSUED_IN_ERROR: "it was issued by mistake",
    VoidReason.MONEY_NEVER_ARRIVED: "the money never arrived",
    VoidReason.REPLACED_AT_DONORS_WISH: "the donor asked for another one",
    VoidReason.OTHER: "for another reason",
}

_LOCAL = "It was checked only against a ledger on this computer, which convinces nobody else."
_UNKNOWN_ISSUER = "Who keeps this ledger is not known here: make sure that it is the charity you gave to."


def sentence(
    verdict: Verdict, checks: Sequence[Check], receipt: Receipt | None, facts: Facts, *, local: bool
) -> str:
    """Return the verdict in words: what it is, why, and what to do about it."""
    if verdict is Verdict.NOT_GENUINE:
        return f"Not genuine: {_reason(checks, State.FAIL, NOT_GENUINE, 'it contradicts itself.')}"
    if receipt is None:
        return f"Could not be checked: {_reason(checks, State.UNKNOWN, CANNOT_CHECK, 'it is unknown here.')}"
    if verdict is Verdict.CANNOT_CHECK:
        return _cannot_check(checks, receipt, facts)
    say = {Verdict.PROMISED: _promised, Verdict.VOIDED: _voided, Verdict.VALID: _valid}[verdict]
    parts = [say(receipt, facts)]
    if receipt.duplicate:
        parts.append("This is a copy handed out later.")
    if facts.issuer is None:
        parts.append(_UNKNOWN_ISSUER)
    if local:
        parts.append(_LOCAL)
    return " ".join(parts)


def _reason(checks: Sequence[Check], state: State, words: dict[str, str], otherwise: str) -> str:
    return next(
        (words[check.code] for check in checks if check.state is state and check.code in words), otherwise
    )


def _cannot_check(checks: Sequence[Check], receipt: Receipt, facts: Facts) -> str:
    parts = [
        f"Could not be checked: {_reason(checks, State.UNKNOWN, CANNOT_CHECK, 'too little is known.')}",
        "This says nothing against the receipt: it is undamaged and signed.",
    ]
    if receipt.stage is Stage.ARCHIVED:
        parts.append(
            f"The proof inside it is consistent, as of {_day(facts.archived_at)}; whether that block was ever part"
            " of the chain, only a node can tell."
        )
        if facts.void:
            parts.append("By then it had been cancelled.")
    return " ".join(parts)


def _valid(receipt: Receipt, facts: Facts) -> str:
    return (
        f"Valid: the gift of {_amount(receipt, facts)}{_fund(facts)} is in the ledger{_of(facts)} as no."
        f" {_serial(receipt)}, recorded on {_day(facts.recorded_at)}."
    )


def _voided(receipt: Receipt, facts: Facts) -> str:
    void = facts.void
    if void is None:
        return "No longer valid."
    reason = (
        _VOID_REASONS.get(VoidReason(void.reason)) if void.reason in _VOID_REASONS else "for another reason"
    )
    text = (
        f"No longer valid: receipt no. {_serial(receipt)} for {_amount(receipt, facts)} was cancelled on"
        f" {_day(void.at)} ({reason})."
    )
    return f"{text} Receipt no. {void.successor} stands in its place." if void.successor else text


def _promised(receipt: Receipt, facts: Facts) -> str:
    text = (
        f"Promised: a gift of {_amount(receipt, facts)}{_fund(facts)} was confirmed on {receipt.issued.isoformat()}"
        f" with a signature that the ledger{_of(facts)} knows. It is not yet a recorded receipt."
    )
    if receipt.due is None:
        return text
    if facts.overdue_days:
        days = "1 day" if facts.overdue_days == 1 else f"{facts.overdue_days} days"
        return f"{text} The recorded one was due on {receipt.due.isoformat()}, {days} ago: ask the charity for it."
    return f"{text} The recorded one is due by {receipt.due.isoformat()}."


def _amount(receipt: Receipt, facts: Facts) -> str:
    if facts.unit is None:
        return f"{receipt.amount} (smallest units)"
    return f"{facts.unit.show(receipt.amount)} {shown(facts.unit.code)}"


def _fund(facts: Facts) -> str:
    return f" for \u201c{facts.fund_name}\u201d" if facts.fund_name else ""


def _of(facts: Facts) -> str:
    return f" of {facts.issuer}" if facts.issuer else ""


def _serial(receipt: Receipt) -> int:
    return receipt.recorded.serial if receipt.recorded else 0


def _day(seconds: int | None) -> str:
    """The day (UTC) of a time; a node may claim any number."""
    if seconds is None:
        return "an unknown day"
    try:
        day: date = from_day(seconds // 86_400)
    except OverflowError:
        return "an impossible day"
    return day.isoformat()
