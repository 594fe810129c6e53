"""Why the ledger refused an act, in plain words: its short reasons become a sentence and what to try next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.disbursements import Disbursement, moment
from almoner.services.funds import Fund, find_fund
from almoner_chain.core.entries import Case
from almoner_chain.core.errors import Refused
from almoner_chain.core.hashing import ZERO32

if TYPE_CHECKING:
    from almoner.services.session import Session


@dataclass(frozen=True, slots=True)
class Facts:
    """What an explanation may need to look up."""

    session: Session
    case: Case
    fund: Fund
    found: Disbursement | None


class RefusedByLedger(Refused):
    """The ledger's rules refuse an act; ``reason`` is the contract's own."""

    def __init__(self, message: str, *, reason: str, hint: str) -> None:
        self.reason = reason
        super().__init__(message, code=reason.replace(": ", ".").replace(" ", "_"), hint=hint)


Explain = Callable[[Facts], tuple[str, str]]


def reason_of(error: Refused) -> str:
    """Return the contract's reason (``module: reason``), empty for refusals that came from elsewhere."""
    return str(getattr(error, "reason", "") or "")


def explained(
    session: Session, error: Refused, *, case: Case, fund: Fund, found: Disbursement | None = None
) -> Refused:
    """Return the refusal with a plain sentence; one that is not in the table is returned as it is."""
    reason = reason_of(error)
    entry = REASONS.get(reason)
    if entry is None:
        return error
    message, hint = entry if isinstance(entry, tuple) else entry(Facts(session, case, fund, found))
    names = {"payment": case.payment, "fund": fund.name}
    return RefusedByLedger(message.format(**names), reason=reason, hint=hint)


def _money(facts: Facts, minor: int) -> str:
    return f"{facts.fund.unit.format(minor)} {facts.fund.unit.code}"


def _too_little(facts: Facts) -> tuple[str, str]:
    fund = find_fund(facts.session, str(facts.fund.number))
    return (
        f"The fund “{fund.name}” does not hold enough: {_money(facts, fund.available)} is available, "
        f"payment {facts.case.payment} is {_money(facts, facts.case.amount)}.",
        "Record more gifts, or amend the request.",
    )


def _cap(facts: Facts) -> tuple[str, str]:
    share = facts.fund.policy.admin_cap_bps
    axes = facts.session.reader.axes(facts.fund.number)
    limit = (axes.received - axes.returned - axes.refunded) * share // 10_000
    left = max(0, limit - axes.admin_spent)
    return (
        f"Administration may take at most {share // 100}.{share % 100:02} % of the gifts to “{facts.fund.name}”: "
        f"{_money(facts, left)} is left of it.",
        "Amend the request, or wait for more gifts.",
    )


def _not_ready(facts: Facts) -> tuple[str, str]:
    ready = facts.found.ready_at if facts.found else 0
    return (
        f"Payment {facts.case.payment} is still in its waiting time; it can be paid from "
        f"{moment(ready):%Y-%m-%d %H:%M:%S} UTC.",
        "An auditor may object until then.",
    )


def _state(facts: Facts) -> tuple[str, str]:
    found = facts.found
    number, state = facts.case.payment, found.state if found else "in another state"
    if found is not None and state == "requested":
        missing = found.approvals_needed - found.approvals
        return (
            f"Payment {number} is not approved: {missing} of {found.approvals_needed} approvals are missing.",
            f"An approver runs `almoner payment approve {number}`.",
        )
    hints = {
        "rejected": "A rejected request can never be paid; make a new one.",
        "objected": f"Its requester can change it with `almoner payment amend {number}`; it needs new approvals.",
        "approved": f"A recorder can pay it: `almoner payment pay {number}`.",
        "paid": f"See `almoner payment show {number}`.",
        "delivered": f"See `almoner payment show {number}`.",
    }
    return f"Payment {number} is {state}.", hints.get(state, "See `almoner payment list`.")


def _invoice(facts: Facts) -> tuple[str, str]:
    for fingerprint in facts.case.fingerprints:
        if fingerprint != ZERO32:
            payment = facts.session.reader.view("fingerprint_used", fingerprint)
            if payment:
                return (
                    f"An invoice of payment {facts.case.payment} was paid already, by payment {payment}.",
                    f"See `almoner payment show {payment}`; an invoice is paid once.",
                )
    return f"An invoice of payment {facts.case.payment} was paid already.", "An invoice is paid once."


_REQUESTER = ("Only who requested payment {payment} can change it.", "Use --as with that wallet.")
_CASE = (
    "The case of payment {payment} was changed meanwhile.",
    "Look at it again: `almoner payment show {payment}`.",
)
_UNSPENT = (
    "What payment {payment} would give back is spent already.",
    "Only what is still unspent of a gift can be given back: see `almoner trace`.",
)

REASONS: dict[str, tuple[str, str] | Explain] = {
    "requests: number": ("Another request took the number.", "Try again."),
    "requests: revision": _CASE,
    "cases: not the current case": _CASE,
    "requests: requester": _REQUESTER,
    "cases: requester": _REQUESTER,
    "cases: amount": ("The amount cannot be paid.", "Give an amount above zero."),
    "cases: category": (
        "The ledger does not know that category.",
        "See `almoner payment request --help`.",
    ),
    "cases: subject": (
        "The gift or ledger named does not fit the category.",
        "Use --gift or --to-ledger.",
    ),
    "cases: payee": (
        "That account cannot be the payee.",
        "Name another with --payee-key; a token fund needs one, and it cannot be the ledger itself.",
    ),
    "requests: state": _state,
    "requests: own request": (
        "Who requested payment {payment} cannot approve it.",
        "Another approver must: use --as LABEL.",
    ),
    "requests: approved already": (
        "That wallet approved payment {payment} already; nobody approves twice.",
        "Another approver must: use --as LABEL.",
    ),
    "requests: too late": ("The time to object to payment {payment} is over.", "It can be paid now."),
    "payments: state": _state,
    "payments: not ready": _not_ready,
    "payments: category": ("Payment {payment} cannot be settled in this way.", "See `almoner payment show`."),
    "payments: fingerprint used": _invoice,
    "payments: serial": ("The proof is of another gift.", "Run `almoner audit`."),
    "payments: fund": (
        "The gift was not given to the fund “{fund}”.",
        "Reject the request and make another.",
    ),
    "payments: more than the gift": (
        "Payment {payment} would give back more than is left of the gift.",
        "Reject it, and request less.",
    ),
    "payments: payee": ("The tokens would not go back to who gave them.", "Name the giver's account."),
    "returns: more than was paid": (
        "More would come back than payment {payment} paid.",
        "Give what is left of it at most; more than that is a new gift.",
    ),
    "returns: state": _state,
    "returns: category": (
        "Payment {payment} gave a gift back: nothing comes back from that.",
        "Money that a donor gives again is a new gift.",
    ),
    "intervals: amount": ("The amount cannot be recorded.", "Give an amount above zero."),
    "intervals: too little received": _too_little,
    "intervals: already spent": _UNSPENT,
    "intervals: administration cap": _cap,
    "intervals: no such fund": ("There is no such fund.", "See `almoner fund list`."),
    "funds: policy": (
        "The fund's policy was given wrongly.",
        "The local copy is wrong: run `almoner audit`.",
    ),
    "funds: payee": (
        "The payee is not on the list of the fund “{fund}”.",
        "An administrator can put it there: `almoner payment payee allow FUND NAME`.",
    ),
    "funds: coin": ("Coin was sent along where the fund takes none.", "Report this: it should not happen."),
    "receipts: no such serial": ("There is no such gift.", "See `almoner gift list`."),
    "receipts: voided": (
        "The receipt of that gift was voided.",
        "Refund the receipt that replaced it, if any.",
    ),
    "batches: not in the log": ("The gift's batch is not on the ledger.", "Run `almoner audit`."),
    "batches: not in the batch": ("The gift is not in its batch.", "Run `almoner audit`."),
    "delivery: state": _state,
    "delivery: signature": (
        "The payee's key did not sign this delivery.",
        "Use the key that the case names.",
    ),
    "vault: token refused": (
        "The token refused the transfer.",
        "Look at the ledger's balance of that token.",
    ),
    "vault: token took more": (
        "The token took more than the payment.",
        "That token cannot be paid out safely.",
    ),
    "vault: nothing arrived": ("Of the tokens handed over nothing arrived.", "Look at the wallet's balance."),
    "vault: wrong value": ("The coin handed over is not the amount.", "Report this: it should not happen."),
    "vault: coin refused": ("The payee's account refused the coin.", "Name another account."),
    "roles: missing role": (
        "That wallet lacks the role for this.",
        "Use --as LABEL, or have the role granted.",
    ),
}
