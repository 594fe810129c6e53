"""Make the case of a request from a person's words: everything an approver will see, bound by one hash.

Keeps names, invoices and evidence locally on the way; sends nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.services import evidence
from almoner.services.disbursements import Disbursement, subject_hash
from almoner.services.funds import Fund, find_fund
from almoner.services.payees import parse_invoice, remember_invoices, remember_payee
from almoner.services.refunds import check_gift
from almoner.services.session import address_bytes
from almoner_chain.core.entries import Case, Category
from almoner_chain.core.errors import BadInput, Refused
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session

MAX_PURPOSE = 4_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person asks for, in words; None or empty: not said (an amendment leaves it as it was)."""

    fund: str | None = None
    amount: str | None = None
    payee: str | None = None
    category: Category | None = None
    purpose: str | None = None
    evidence: Sequence[Path] = ()
    invoices: Sequence[str] = ()
    payee_key: str | None = None
    gift: int | None = None
    to_ledger: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case that lacks only its number and the hash of its purpose."""

    fund: Fund
    case: Case
    purpose: str

    def numbered(self, number: int, purpose: bytes, revision: int = 1) -> Case:
        """Return the case as it goes to the ledger."""
        return replace(self.case, payment=number, purpose=purpose, revision=revision)

    def same_as(self, case: Case, purpose: str) -> bool:
        """Tell whether a case on the ledger asks for the same: all but number, revision and salts."""
        return purpose == self.purpose and case == self.numbered(case.payment, case.purpose, case.revision)


def parse_category(text: str) -> Category:
    """Read a category as commands write it."""
    try:
        return Category[text.strip().upper().replace("-", "_")]
    except KeyError:
        known = ", ".join(each.name.lower().replace("_", "-") for each in Category)
        raise BadInput(
            f"“{text}” is not a category.", code="category", hint=f"Categories: {known}."
        ) from None


def new_case(session: Session, draft: Draft, requester: bytes) -> Prepared:
    """Make the case of a new request."""
    if not (draft.fund and draft.amount and draft.payee):
        raise BadInput("A request names a fund, an amount and a payee.", code="request.incomplete")
    fund = find_fund(session, draft.fund)
    category = Category.PROGRAMME if draft.category is None else draft.category
    base = Case(payment=0, revision=1, fund=fund.number, amount=0, category=category, requester=requester)
    return _fill(session, fund, base, replace(draft, category=category), purpose="")


def amended_case(session: Session, before: Disbursement, draft: Draft) -> Prepared:
    """Make the changed case of a request that is there."""
    return _fill(session, before.fund, before.case, draft, purpose=before.purpose)


def _fill(session: Session, fund: Fund, base: Case, draft: Draft, *, purpose: str) -> Prepared:
    amount = fund.unit.parse(draft.amount) if draft.amount is not None else base.amount
    if amount == 0:
        raise BadInput(
            "A payment of nothing cannot be requested.", code="amount.zero", hint="Give an amount above 0."
        )
    category = Category(base.category) if draft.category is None else draft.category
    case = replace(base, amount=amount, category=int(category))
    case = _with_payee(session, fund, case, draft)
    case = replace(case, subject=_subject(session, fund, case, draft, kept=base.category == category))
    if draft.invoices:
        invoices = [parse_invoice(text, fund, amount) for text in draft.invoices]
        case = replace(case, fingerprints=remember_invoices(session, invoices))
    _refuse_paid_invoices(session, case)
    text = _clean_purpose(draft.purpose) if draft.purpose is not None else purpose
    if draft.evidence:
        kept = [evidence.keep(session.home, path) for path in draft.evidence]
        case = replace(case, evidence=evidence.remember(session.store, kept))
    return Prepared(fund, case, text)


def _clean_purpose(text: str) -> str:
    if not text.strip() or len(text) > MAX_PURPOSE:
        raise BadInput(
            "The purpose is empty or too long.",
            code="purpose",
            hint=f"Say in 1 to {MAX_PURPOSE} characters what for.",
        )
    return text.strip()


def _with_payee(session: Session, fund: Fund, case: Case, draft: Draft) -> Case:
    if draft.payee is not None:
        payee = remember_payee(session, draft.payee, draft.payee_key)
        case = replace(case, payee_id=payee.payee_id, payee=payee.key)
    elif draft.payee_key is not None:
        from almoner.services.people import find_account

        case = replace(case, payee=find_account(session, draft.payee_key))
    if fund.unit.kind == UnitKind.TOKEN and case.payee == ZERO20:
        raise BadInput(
            f"The fund “{fund.name}” pays in {fund.unit.code} on the chain: the payee needs an account there.",
            code="payee.key",
            hint="Name it with --payee-key ADDRESS.",
        )
    return case


def _subject(session: Session, fund: Fund, case: Case, draft: Draft, *, kept: bool) -> bytes:
    if draft.gift is not None and case.category != Category.REFUND:
        raise BadInput("Only a refund names a gift.", code="request.gift", hint="Use --category refund.")
    if draft.to_ledger is not None and case.category != Category.SUB_GRANT:
        raise BadInput(
            "Only a sub-grant names a ledger.", code="request.ledger", hint="Use --category sub-grant."
        )
    if case.category == Category.REFUND:
        serial = draft.gift or (int.from_bytes(case.subject) if kept else 0)
        if not serial:
            raise BadInput(
                "A refund names the gift it gives back.", code="request.gift", hint="Use --gift SERIAL."
            )
        check_gift(session, fund, serial, case.amount)
        return serial.to_bytes(32)
    if case.category == Category.SUB_GRANT:
        if draft.to_ledger is not None:
            return _destination(session, draft.to_ledger)
        if kept and case.subject != ZERO32:
            return case.subject
        raise BadInput(
            "A sub-grant names the ledger and fund it goes to.",
            code="request.ledger",
            hint="Use --to-ledger CHAIN:ADDRESS:FUND.",
        )
    return ZERO32


def _destination(session: Session, text: str) -> bytes:
    parts = text.split(":")
    if len(parts) != 3 or not parts[0].isdecimal() or not parts[2].isdecimal():
        raise BadInput(
            f"“{text}” does not name another ledger's fund.",
            code="request.ledger",
            hint="Write CHAIN:ADDRESS:FUND: chain id, ledger address, number of the fund there.",
        )
    chain_id, ledger, fund = int(parts[0]), address_bytes(parts[1]), int(parts[2])
    if (chain_id, ledger) == (session.chain_id, session.ledger):
        raise BadInput("A sub-grant goes to another ledger, not to this one.", code="request.ledger")
    subject = subject_hash(chain_id, ledger, fund)
    with session.store.writing() as db:
        db.execute(
            "INSERT INTO destination(subject, chain_id, ledger, fund) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (subject, str(chain_id), ledger, str(fund)),
        )
    return subject


def _refuse_paid_invoices(session: Session, case: Case) -> None:
    """Say at the request what the ledger would refuse at the payment."""
    for fingerprint in case.fingerprints:
        if fingerprint == ZERO32:
            continue
        payment = session.reader.view("fingerprint_used", fingerprint)
        if payment:
            raise Refused(
                f"That invoice was paid already, by payment {payment}.",
                code="invoice.paid",
                hint=f"See `almoner payment show {payment}`.",
            )
