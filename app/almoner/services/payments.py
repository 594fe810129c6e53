"""Disbursements: request, amend, approve, reject, object, pay, deliver, return.

Each act is one call of the ledger contract, which alone decides; what is checked here before is only to say
sooner, and in plain words, what it would refuse. An act that an interrupted run had sent already is found on the
ledger and not done twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services import evidence
from almoner.services.cases import Draft, amended_case, new_case
from almoner.services.disbursements import Disbursement, find_disbursement
from almoner.services.entries import synced
from almoner.services.refunds import gift_proof
from almoner.services.refusals import explained, reason_of
from almoner.services.said import say
from almoner.services.tokens import with_tokens
from almoner_chain.core.entries import Category, Kind, RawEntry, Role, case_hash, decode_entry
from almoner_chain.core.errors import BadInput, Refused
from almoner_chain.core.hashing import ZERO20

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.services.wallets import Wallet
    from almoner_chain.client.send import Call

__all__ = [
    "Draft",
    "Review",
    "amend",
    "approve",
    "deliver",
    "object_to",
    "pay",
    "reject",
    "request",
    "return_money",
    "review",
]

RACES = 3
"""Another requester may take the number a case was made for; then the case is made again."""


@dataclass(frozen=True, slots=True)
class Review:
    """A payment as an approver is shown it, and what could not be confirmed."""

    disbursement: Disbursement
    requester_label: str | None
    notes: tuple[str, ...]


def request(session: Session, draft: Draft, *, label: str | None = None) -> Disbursement:
    """Ask for a payment with a new case."""
    wallet = session.choose(Role.REQUESTER, label)
    prepared = new_case(session, draft, wallet.address)
    finished = _finish_open(session)
    for raw in _done_before(session, finished, Kind.REQUEST, None):
        found = find_disbursement(session, raw.subject)
        if prepared.same_as(found.case, found.purpose):
            return found
    for attempt in range(1, RACES + 1):
        number = session.reader.counts().payments + 1
        case = prepared.numbered(number, say(session.store, prepared.purpose))
        try:
            _send(session, wallet, "request", number, case.abi, prepared.fund.policy.abi)
        except Refused as error:
            if reason_of(error) == "requests: number" and attempt < RACES:
                continue
            raise explained(session, error, case=case, fund=prepared.fund) from error
        return find_disbursement(session, number)
    raise AssertionError("every attempt returns or raises")


def amend(session: Session, number: int, draft: Draft, *, label: str | None = None) -> Disbursement:
    """Put a changed case in the place of the old one: what the draft does not name stays."""
    before = find_disbursement(session, number)
    wallet = session.choose(Role.REQUESTER, label or _label_of(session, before.case.requester))
    prepared = amended_case(session, before, draft)
    finished = _finish_open(session)
    if _done_before(session, finished, Kind.REQUEST, number):
        return find_disbursement(session, number)
    revision = before.case.revision + 1
    purpose = say(session.store, prepared.purpose) if draft.purpose is not None else before.case.purpose
    case = prepared.numbered(number, purpose, revision)
    try:
        _send(session, wallet, "amend", number, case.abi, prepared.fund.policy.abi)
    except Refused as error:
        raise explained(session, error, case=case, fund=prepared.fund) from error
    return find_disbursement(session, number)


def review(session: Session, number: int) -> Review:
    """Read a case with everything it stands for, and check what can be checked here.

    Raises Refused where the ledger names another case, or where evidence kept here was changed.
    """
    found = find_disbursement(session, number, look=True)
    case = found.case
    computed = case_hash(session.chain_id, session.ledger, case)
    if not computed == found.case_hash == session.reader.view("case_of", number):
        raise Refused(
            f"The case of payment {number} does not lead to the case hash on the ledger.",
            code="case.differs",
            hint="The node or the local copy is wrong: run `almoner audit`.",
        )
    return Review(found, _label_of(session, case.requester), tuple(_notes(found)))


def _notes(found: Disbursement) -> Sequence[str]:
    notes = []
    if not found.purpose:
        notes.append("the purpose in words is not kept here.")
    if not found.payee_name and any(found.case.payee_id):
        notes.append("the payee's name is not kept here.")
    if not found.evidence_known:
        notes.append("the evidence this case names is not kept here.")
    for each in found.evidence:
        if each.state == evidence.MISSING:
            notes.append(f"the evidence “{each.name}” is missing here.")
        if each.state == evidence.CHANGED:
            notes.append(f"the evidence “{each.name}” was changed after it was committed to.")
    return notes


def approve(session: Session, shown: Review | int, *, label: str | None = None) -> Disbursement:
    """Approve exactly the case that was shown; by its number, the case as it stands now.

    Raises Refused where evidence kept here was changed, and where the ledger does not want this approval.
    """
    found = (shown if isinstance(shown, Review) else review(session, shown)).disbursement
    changed = [each for each in found.evidence if each.state == evidence.CHANGED]
    if changed:
        raise Refused(
            f"The evidence “{changed[0].name}” of payment {found.payment} is not the file the case names.",
            code="evidence.changed",
            hint=f"Put the original back into the evidence folder as {changed[0].sha256.hex()}, or amend the request.",
        )
    wallet = session.choose(Role.APPROVER, label)
    call = session.call("approve", found.case.abi, found.fund.policy.abi)
    return _act(session, found, wallet, Kind.APPROVAL, lambda: [call])


def reject(session: Session, number: int, *, reason: str = "", label: str | None = None) -> Disbursement:
    """Reject a request for ever, as an approver or as its requester."""
    found = find_disbursement(session, number)
    requester = _label_of(session, found.case.requester)
    if label is not None and label == requester:
        wallet = session.wallets.show(label)
    else:
        wallet = session.choose(Role.APPROVER, label)
    return _act(
        session,
        found,
        wallet,
        Kind.REJECTION,
        lambda: [session.call("reject", number, found.case_hash, say(session.store, reason))],
    )


def object_to(session: Session, number: int, *, reason: str, label: str | None = None) -> Disbursement:
    """Object to an approved request while its waiting time runs, as an auditor."""
    found = find_disbursement(session, number)
    wallet = session.choose(Role.AUDITOR, label)
    return _act(
        session,
        found,
        wallet,
        Kind.OBJECTION,
        lambda: [session.call("object", number, found.case_hash, say(session.store, reason))],
    )


def pay(session: Session, number: int, *, reference: str = "", label: str | None = None) -> Disbursement:
    """Record an approved payment, or give a gift back with its proof, as a recorder."""
    found = find_disbursement(session, number)
    wallet = session.choose(Role.RECORDER, label)
    is_refund = found.case.category == Category.REFUND
    words = (found.case.abi, found.fund.policy.abi)

    def calls() -> list[Call]:
        said = say(session.store, reference)
        if not is_refund:
            return [session.call("pay", *words, said)]
        proof = gift_proof(session, int.from_bytes(found.case.subject))
        return [session.call("refund", *words, said, *proof)]

    return _act(session, found, wallet, Kind.REFUND if is_refund else Kind.PAYMENT, calls)


def deliver(session: Session, number: int, *, note: str = "", label: str | None = None) -> Disbursement:
    """Record that it arrived: signed by the payee's key where the case names one, else by the charity's word."""
    found = find_disbursement(session, number)
    payee = found.case.payee
    signer = _label_of(session, payee) if payee != ZERO20 else None
    if payee != ZERO20 and signer is None:
        raise Refused(
            f"Payment {number} names the payee's key 0x{payee.hex()}, which is not here.",
            code="payee.key",
            hint="The payee acknowledges it with that key; restore the wallet here if it is yours to use.",
        )
    wallet = session.choose(Role.RECORDER, label if label != signer else None)

    def calls() -> list[Call]:
        said = say(session.store, note)
        signature = _acknowledgement(session, signer, found, said) if signer is not None else b""
        return [session.call("acknowledge_delivery", found.case.abi, said, signature)]

    return _act(session, found, wallet, Kind.DELIVERY, calls)


def return_money(
    session: Session, number: int, *, amount: str, reference: str = "", label: str | None = None
) -> Disbursement:
    """Record money that came back from a payment, as a recorder; tokens are handed over with it."""
    found = find_disbursement(session, number)
    minor = found.fund.unit.parse(amount)
    if minor == 0:
        raise BadInput("Nothing came back.", code="amount.zero", hint="Give the amount that came back.")
    wallet = session.choose(Role.RECORDER, label)

    def calls() -> list[Call]:
        call = session.call("record_return", found.case.abi, minor, say(session.store, reference))
        return with_tokens(session, found.fund.unit, call, minor)

    return _act(session, found, wallet, Kind.RETURN, calls, amount=minor)


def _acknowledgement(session: Session, signer: str, found: Disbursement, note: bytes) -> bytes:
    """Sign a delivery with the payee's key; the contract takes r, s and v."""
    from almoner_chain.core.signing import delivery_digest, expand

    digest = delivery_digest(session.chain_id, session.ledger, found.payment, found.case_hash, note)
    return expand(session.signer(session.wallets.show(signer)).sign(digest))


def _act(
    session: Session,
    found: Disbursement,
    wallet: Wallet,
    kind: Kind,
    calls: Callable[[], Sequence[Call]],
    *,
    amount: int | None = None,
) -> Disbursement:
    """Send one act about a payment, unless an interrupted run of the same act had been sent already."""
    done = _done_before(session, _finish_open(session), kind, found.payment)
    if amount is not None:
        done = [raw for raw in done if getattr(decode_entry(raw), "amount", None) == amount]
    if not any(raw.actor == wallet.address for raw in done):
        try:
            session.send(wallet, calls(), purpose=f"{kind.name.lower()} of payment {found.payment}")
        except Refused as error:
            raise explained(session, error, case=found.case, fund=found.fund, found=found) from error
    return find_disbursement(session, found.payment, look=True)


def _send(session: Session, wallet: Wallet, function: str, number: int, *arguments: object) -> None:
    session.send(wallet, [session.call(function, *arguments)], purpose=f"{function} payment {number}")


def _finish_open(session: Session) -> frozenset[bytes]:
    """Finish what an interrupted run had signed; return the hashes of those transactions.

    One that an earlier run saw in a block was that run's success: it is none of these, even where it is not final.
    """
    senders = set(session.outbox.open_senders())
    return frozenset(
        each.mined.transaction
        for wallet in session.wallets.list()
        if wallet.address in senders
        for each in session.transactor(wallet).resume()
        if each.mined is not None and each.pending.mined is None
    )


def _done_before(
    session: Session, finished: frozenset[bytes], kind: Kind, number: int | None
) -> list[RawEntry]:
    """Return the entries of this kind that the finished transactions made."""
    if not finished:
        return []
    return [
        raw
        for raw in synced(session)[0]
        if raw.transaction in finished and raw.kind == kind and number in (None, raw.subject)
    ]


def _label_of(session: Session, address: bytes) -> str | None:
    for wallet in session.wallets.list():
        if wallet.address == address:
            return wallet.label
    return None
