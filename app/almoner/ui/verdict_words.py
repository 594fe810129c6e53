"""Word a receipt's verdict, its checks and their reasons in the window's language.

Says only what the checks show: the sentences follow from the verdict, the reason codes and the facts. Decides nothing
and knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from almoner.ui import formats
from almoner.ui.words import joined, tr
from almoner_chain.core.entries import VoidReason
from almoner_chain.core.receipt_values import Receipt, Stage
from almoner_chain.core.verify_types import Check, Facts, State, Verdict, Verification

Tone = Literal["good", "warn", "bad", "info"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A verdict in words: one sentence to be read first, and what must be said besides."""

    sentence: str
    more: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        return joined((self.sentence, *self.more))


def spoken(result: Verification, *, local: bool) -> Spoken:
    """Return the verdict in words; ``local``: only a ledger on this computer was asked."""
    receipt, facts = result.receipt, result.facts
    if result.verdict is Verdict.NOT_GENUINE:
        reason = _first_reason(result, State.FAIL, tr("it contradicts itself."))
        return Spoken(tr("Not genuine: {reason}").format(reason=reason))
    if result.verdict is Verdict.CANNOT_CHECK or receipt is None:
        reason = _first_reason(result, State.UNKNOWN, tr("too little is known."))
        return Spoken(
            tr("Could not be checked: {reason}").format(reason=reason),
            _still_known(receipt, facts) if receipt is not None else (),
        )
    say = {Verdict.PROMISED: _promised, Verdict.VOIDED: _voided, Verdict.VALID: _valid}[result.verdict]
    more = list(_promise_due(receipt, facts)) if result.verdict is Verdict.PROMISED else []
    if result.verdict is Verdict.VOIDED and facts.void is not None and facts.void.successor:
        more.append(tr("Receipt no. {number} stands in its place.").format(number=facts.void.successor))
    if receipt.duplicate:
        more.append(tr("This is a copy handed out later."))
    if facts.issuer is None:
        more.append(
            tr(
                "Who keeps this ledger is not known here: make sure that it is the charity the donation was made to."
            )
        )
    if local:
        more.append(tr("It was checked only against a ledger on this computer, which convinces nobody else."))
    return Spoken(say(receipt, facts), tuple(more))


def tone(result: Verification) -> Tone:
    """Return the tone of a verdict; an unknown issuer is never shown as good."""
    return {
        Verdict.VALID: "good" if result.facts.issuer is not None else "warn",
        Verdict.VOIDED: "bad",
        Verdict.PROMISED: "warn",
        Verdict.NOT_GENUINE: "bad",
        Verdict.CANNOT_CHECK: "info",
    }[result.verdict]


def icon(result: Verification) -> str:
    """Return the icon that stands beside a verdict's words."""
    return {
        Verdict.VALID: "good" if result.facts.issuer is not None else "warn",
        Verdict.VOIDED: "bad",
        Verdict.PROMISED: "wait",
        Verdict.NOT_GENUINE: "bad",
        Verdict.CANNOT_CHECK: "unknown",
    }[result.verdict]


def check_name(name: str) -> str:
    """Return what a check of the protocol looks at."""
    names: Mapping[str, Callable[[], str]] = {
        "format": lambda: tr("The document is whole"),
        "commitment": lambda: tr("The fields belong to it"),
        "signature": lambda: tr("It is signed"),
        "path": lambda: tr("Its place in the batch"),
        "proof": lambda: tr("The proof inside it"),
        "ledger": lambda: tr("The ledger answers"),
        "signer": lambda: tr("The signer was allowed to sign"),
        "entry": lambda: tr("The ledger has the donation"),
        "agreement": lambda: tr("Enough nodes say the same"),
        "voided": lambda: tr("It was not cancelled"),
        "issuer": lambda: tr("Whose ledger it is"),
    }
    found = names.get(name)
    return found() if found is not None else formats.visible(name)


def check_state(check: Check) -> str:
    """Return how a check ended, in a word or two."""
    if check.name == "voided" and check.state is State.PASS and check.code:
        return tr("Cancelled")
    return {
        State.PASS: tr("Yes"),
        State.FAIL: tr("No"),
        State.UNKNOWN: tr("Not known"),
    }[check.state]


def check_meaning(check: Check, receipt: Receipt | None, facts: Facts) -> str:
    """Return what a check found, as a sentence."""
    if check.code in REASONS:
        return _capital(reason(check.code))
    if check.state is not State.PASS:
        return _capital(tr("this was not asked, because an earlier check failed or nobody answered."))
    passed: Mapping[str, Callable[[], str]] = {
        "format": lambda: tr("Not a digit of it was changed, and it is written in its one form."),
        "commitment": lambda: tr("One fingerprint binds all its fields, also those that are closed."),
        "signature": lambda: tr("An account signed it, and nothing was changed after that."),
        "path": lambda: tr("From this donation a chain of fingerprints leads to the whole batch."),
        "proof": lambda: tr("The proof holds together from the donation to the block it names."),
        "ledger": lambda: tr("The ledger that the receipt names was reached."),
        "signer": lambda: tr("Whoever signed it may sign receipts for this ledger."),
        "entry": lambda: tr("The batch on the ledger holds exactly this donation."),
        "agreement": lambda: tr("This was said alike by %Ln node(s).", "", max(facts.nodes_agreeing, 1)),
        "voided": lambda: tr("The ledger has no note that cancels it."),
        "issuer": lambda: tr("This ledger is known here as that of {charity}.").format(
            charity=facts.issuer or "—"
        ),
    }
    found = passed.get(check.name)
    return found() if found is not None else formats.visible(check.detail)


REASONS: Mapping[str, Callable[[], str]] = {
    "format.malformed": lambda: tr("this is no receipt of this kind."),
    "format.damaged": lambda: tr(
        "its check number does not fit, so it was changed, mistyped or damaged. Scan or copy it again from the original."
    ),
    "format.not_canonical": lambda: tr("it was rewritten in another form than the one every receipt has."),
    "format.version": lambda: tr("it was written by a newer program. Check it with the newest version."),
    "format.too_long": lambda: tr("it is longer than a receipt can be."),
    "commitment.field": lambda: tr("one of its fields is written in a way no receipt can have."),
    "signature.invalid": lambda: tr("its signature was not made by anyone."),
    "path.invalid": lambda: tr("its place in the batch is impossible."),
    "proof.invalid": lambda: tr("the proof inside it does not hold together."),
    "signer.not_recorder": lambda: tr("whoever signed it was not allowed to sign receipts for this ledger."),
    "signer.pending": lambda: tr(
        "the signer's permission is recorded, but not yet final. Try again in some minutes."
    ),
    "entry.missing": lambda: tr("the ledger has no such record."),
    "entry.differs": lambda: tr("the ledger's record says something else."),
    "entry.pending": lambda: tr("it is recorded, but not yet final. Try again in some minutes."),
    "entry.ahead": lambda: tr("the node that was asked lags behind. Try again later or ask another node."),
    "entry.withheld": lambda: tr("the node that was asked does not show the whole record. Ask another node."),
    "ledger.offline": lambda: tr("no ledger was asked."),
    "ledger.unreachable": lambda: tr(
        "no node of its ledger could be reached. Try again later or ask another node."
    ),
    "ledger.other_chain": lambda: tr(
        "the node that was asked belongs to another network. Ask a node of the charity's network."
    ),
    "ledger.none": lambda: tr("the node that was asked has no ledger under this address."),
    "ledger.foreign": lambda: tr("under its ledger's address there is something else."),
    "ledger.unsound": lambda: tr(
        "the node that was asked gave an answer that cannot be relied on. Ask another node."
    ),
    "agreement.disagree": lambda: tr("the nodes that were asked contradict each other."),
    "agreement.too_few": lambda: tr("too few nodes answered."),
    "voided.voided": lambda: tr("the ledger has a later note that cancels this receipt."),
    "voided.replaced": lambda: tr("the ledger has a later note: another receipt stands in its place."),
    "issuer.unknown": lambda: tr("nobody known here vouches for this ledger."),
}
"""The reason codes of the protocol, section 8, and what each means."""


def reason(code: str) -> str:
    """Return what a reason code means, as the end of a sentence; the code itself where it is unknown."""
    found = REASONS.get(code)
    return found() if found is not None else formats.visible(code)


def void_reason(number: int) -> str:
    """Return why a receipt was cancelled, as it stands within a sentence."""
    return {
        int(VoidReason.WRONG_DATA): tr("it had wrong data"),
        int(VoidReason.DUPLICATE): tr("it was issued twice"),
        int(VoidReason.ISSUED_IN_ERROR): tr("it was issued by mistake"),
        int(VoidReason.MONEY_NEVER_ARRIVED): tr("the money never arrived"),
        int(VoidReason.REPLACED_AT_DONORS_WISH): tr("the donor asked for another one"),
    }.get(number, tr("for another reason"))


def day_of(seconds: int | None) -> str:
    """Return the day of a time in the computer's own zone; a node may claim any number."""
    if seconds is None:
        return tr("an unknown day")
    try:
        return formats.day(datetime.fromtimestamp(seconds).astimezone().date())
    except (OverflowError, OSError, ValueError):
        return tr("an impossible day")


def amount_of(receipt: Receipt, facts: Facts) -> str:
    """Return the receipt's amount with its unit, or in smallest units where the unit is not known."""
    if facts.unit is None:
        return tr("{amount} (smallest units)").format(amount=formats.number(receipt.amount))
    return formats.money(receipt.amount, facts.unit)


def _first_reason(result: Verification, state: State, otherwise: str) -> str:
    return next(
        (reason(check.code) for check in result.checks if check.state is state and check.code in REASONS
         and check.name != "issuer"),
        otherwise,
    )  # fmt: skip


def _still_known(receipt: Receipt, facts: Facts) -> tuple[str, ...]:
    known = [tr("This says nothing against the receipt: it is undamaged and signed.")]
    if receipt.stage is Stage.ARCHIVED:
        text = tr(
            "The proof inside it is consistent, as of {day}; whether that block was ever part of the ledger, only a node can tell."
        )
        known.append(text.format(day=day_of(facts.archived_at)))
        if facts.void is not None:
            known.append(tr("By then it had been cancelled."))
    return tuple(known)


def _valid(receipt: Receipt, facts: Facts) -> str:
    if facts.issuer:
        text = tr(
            "Valid: the donation of {amount} for “{fund}” is on the ledger of {charity} as no. {number}, recorded on {day}."
        )
    else:
        text = tr(
            "Valid: the donation of {amount} for “{fund}” is on the ledger as no. {number}, recorded on {day}."
        )
    return text.format(**_values(receipt, facts), day=day_of(facts.recorded_at))


def _voided(receipt: Receipt, facts: Facts) -> str:
    if facts.void is None:
        return tr("No longer valid.")
    text = tr("No longer valid: receipt no. {number} for {amount} was cancelled on {day} ({reason}).")
    return text.format(
        **_values(receipt, facts), day=day_of(facts.void.at), reason=void_reason(facts.void.reason)
    )


def _promised(receipt: Receipt, facts: Facts) -> str:
    text = tr(
        "Promised: a donation of {amount} for “{fund}” was confirmed on {day}. It is not on the ledger yet."
    )
    return text.format(**_values(receipt, facts), day=formats.day(receipt.issued))


def _promise_due(receipt: Receipt, facts: Facts) -> tuple[str, ...]:
    if receipt.due is None:
        return ()
    day = formats.day(receipt.due)
    if facts.overdue_days:
        text = tr(
            "The recorded receipt was due on {day}, %Ln day(s) ago: ask the charity for it.",
            "",
            facts.overdue_days,
        )
        return (text.format(day=day),)
    return (tr("The recorded receipt is due by {day}.").format(day=day),)


def _values(receipt: Receipt, facts: Facts) -> dict[str, str]:
    """Return what every sentence may have in it."""
    return {
        "amount": amount_of(receipt, facts),
        "fund": formats.visible(facts.fund_name) or formats.number(receipt.fund),
        "charity": formats.visible(facts.issuer or ""),
        "number": str(receipt.recorded.serial if receipt.recorded else 0),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
