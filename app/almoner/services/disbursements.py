"""What is known of each payment: its case and history from the ledger, its names and texts from here.

Reads only. Whether the ledger's entries may stand where they stand is the business of an audit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from almoner.services import evidence
from almoner.services.entries import synced
from almoner.services.evidence import Evidence
from almoner.services.funds import Fund, find_fund, list_funds
from almoner.services.payees import invoice_of, name_of
from almoner.services.said import heard
from almoner_chain.core import entries as log
from almoner_chain.core.entries import Case, Category, RawEntry, decode_entry
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO20, ZERO32

if TYPE_CHECKING:
    from almoner.services.session import Session

SPOKEN_OF = frozenset(range(log.Kind.RETURN, log.Kind.DELIVERY + 1))


@dataclass(slots=True)
class History:
    """What the ledger's entries say of one payment, folded in order. Amounts in minor units, times in seconds."""

    case: Case
    case_hash: bytes
    state: str = "requested"
    approvals: int = 0
    ready_at: int = 0
    start: int | None = None
    reference: bytes = ZERO32
    reason: bytes = ZERO32
    note: bytes = ZERO32
    by_payee: bool = False
    returned: int = 0
    last: RawEntry | None = None
    settled: RawEntry | None = None

    def add(self, raw: RawEntry, data: log.EntryData) -> None:
        """Take in the next entry about this payment."""
        self.last = raw
        match data:
            case log.Request():
                self.case, self.case_hash, self.state = data.case, data.case_hash, "requested"
                self.approvals = self.ready_at = 0
                self.reason = ZERO32
            case log.Approval():
                self.approvals, self.ready_at = data.approvals, data.ready_at
                self.state = "approved" if data.ready_at else "requested"
            case log.Rejection():
                self.state, self.reason = "rejected", data.reason
            case log.Objection():
                self.state, self.reason = "objected", data.reason
            case log.Payment() | log.Refund():
                self.state, self.start, self.reference, self.settled = "paid", data.start, data.reference, raw
            case log.Return():
                self.returned += data.amount
            case log.Delivery():
                self.state, self.note, self.by_payee = "delivered", data.note, data.by_payee


def histories(raws: Iterable[RawEntry]) -> dict[int, History]:
    """Fold a ledger's entries into the history of each payment, by its number."""
    found: dict[int, History] = {}
    for raw in raws:
        if raw.kind not in SPOKEN_OF:
            continue
        data = decode_entry(raw)
        if isinstance(data, log.Request) and data.case.payment not in found:
            found[data.case.payment] = History(data.case, data.case_hash)
        if data.subject in found:
            found[data.subject].add(raw, data)
    return found


@dataclass(frozen=True, slots=True)
class Disbursement:
    """One payment as this installation knows it. Empty texts are not kept here."""

    payment: int
    history: History
    fund: Fund
    payee_name: str
    purpose: str
    reference: str
    reason: str
    note: str
    requester: str
    evidence: Sequence[Evidence]
    evidence_known: bool
    invoices: Sequence[str] = ()
    destination: Mapping[str, Any] | None = field(default=None)

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return self.history.case

    @property
    def case_hash(self) -> bytes:
        """What an approval of it names."""
        return self.history.case_hash

    @property
    def state(self) -> str:
        """Where it stands, in one word."""
        return self.history.state

    @property
    def approvals(self) -> int:
        """Approvals of the case as it stands now."""
        return self.history.approvals

    @property
    def approvals_needed(self) -> int:
        """Approvals the fund's policy asks for."""
        return self.fund.policy.approvals_for(self.case.amount)

    @property
    def ready_at(self) -> int:
        """From when it may be paid (seconds); 0 before the last approval."""
        return self.history.ready_at

    @property
    def waits(self) -> bool:
        """Whether the fund's policy asks for a waiting time."""
        return self.fund.policy.delay_for(self.case.amount) > 0

    @property
    def ready_text(self) -> str:
        """From when it may be paid, for people."""
        return f"{moment(self.ready_at):%Y-%m-%d %H:%M:%S} UTC"

    @property
    def category(self) -> str:
        """What it is for, in one word."""
        return category_name(self.case.category)

    @property
    def payee_key(self) -> str:
        """The payee's account, empty where it has none."""
        return "" if self.case.payee == ZERO20 else "0x" + self.case.payee.hex()

    @property
    def returned(self) -> int:
        """Minor units that came back."""
        return self.history.returned

    @property
    def delivered_by_payee(self) -> bool:
        """Whether the payee's own key acknowledged the delivery."""
        return self.history.by_payee

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        case, history = self.case, self.history
        start = history.start
        answer: dict[str, Any] = {
            "payment": self.payment,
            "state": self.state,
            "revision": case.revision,
            "case_hash": "0x" + self.case_hash.hex(),
            "approvals": self.approvals,
            "approvals_needed": self.approvals_needed,
            "fund": case.fund,
            "fund_name": self.fund.name,
            "amount": str(case.amount),
            "unit": self.fund.unit.code,
            "category": self.category,
            "payee": self.payee_name or None,
            "payee_key": self.payee_key or None,
            "purpose": self.purpose or None,
            "evidence": [each.document() for each in self.evidence],
            "evidence_known": self.evidence_known,
            "invoices": list(self.invoices),
            "requester": self.requester,
            "ready_at": moment(self.ready_at).isoformat() if self.ready_at else None,
            "start": None if start is None else str(start),
            "end": None if start is None else str(start + case.amount),
            "returned": str(self.returned),
            "reference": self.reference or None,
            "reason": self.reason or None,
            "note": self.note or None,
            "delivered_by_payee": history.by_payee,
            "transaction": "0x" + history.last.transaction.hex() if history.last else None,
        }
        if case.category == Category.REFUND:
            answer["gift"] = {"serial": int.from_bytes(case.subject)}
        if case.category == Category.SUB_GRANT:
            answer["passed_on"] = self.destination
        return answer


def category_name(number: int) -> str:
    """Return the category's name as commands write it."""
    return Category(number).name.lower().replace("_", "-")


def moment(seconds: int) -> datetime:
    """Return a block's time."""
    return datetime.fromtimestamp(seconds, UTC)


def find_disbursement(session: Session, number: int, *, look: bool = False) -> Disbursement:
    """Return one payment; ``look`` reads its evidence files again."""
    history = histories(synced(session)[0]).get(number)
    if history is None:
        raise BadInput(
            f"There is no payment {number} on this ledger.",
            code="payment.unknown",
            hint="See `almoner payment list`.",
        )
    return describe(session, number, history, find_fund(session, str(history.case.fund)), look=look)


def list_disbursements(
    session: Session, *, state: str | None = None, fund: str | None = None
) -> list[Disbursement]:
    """Return all payments, of one state or fund if named, in the order of their numbers."""
    entries, _ = synced(session)
    only = find_fund(session, fund).number if fund is not None else None
    funds = {each.number: each for each in list_funds(session)}
    return [
        describe(session, number, history, funds[history.case.fund])
        for number, history in sorted(histories(entries).items())
        if state in (None, history.state) and only in (None, history.case.fund)
    ]


def describe(
    session: Session, number: int, history: History, fund: Fund, *, look: bool = False
) -> Disbursement:
    """Join what the ledger says of a payment with the names, texts and files kept here."""
    home, store, case = session.home, session.store, history.case
    files = evidence.of_case(home, case.evidence, look_inside=look)
    return Disbursement(
        payment=number,
        history=history,
        fund=fund,
        payee_name=name_of(home, case.payee_id),
        purpose=heard(store, case.purpose),
        reference=heard(store, history.reference),
        reason=heard(store, history.reason),
        note=heard(store, history.note),
        requester="0x" + case.requester.hex(),
        evidence=files or [],
        evidence_known=files is not None,
        invoices=list(_invoices(session, case, fund)),
        destination=destination_of(session, case.subject) if case.category == Category.SUB_GRANT else None,
    )


def destination_of(session: Session, subject: bytes) -> dict[str, Any] | None:
    """Return the ledger and fund a sub-grant goes to, where that is kept here."""
    row = session.store.row("SELECT chain_id, ledger, fund FROM destination WHERE subject = ?", (subject,))
    if row is None or subject_hash(int(row["chain_id"]), row["ledger"], int(row["fund"])) != subject:
        return None
    return {"chain_id": int(row["chain_id"]), "ledger": "0x" + row["ledger"].hex(), "fund": int(row["fund"])}


def subject_hash(chain_id: int, ledger: bytes, fund: int) -> bytes:
    """Return what a sub-grant's case names as its subject."""
    from almoner_chain.core import abi
    from almoner_chain.core.hashing import keccak

    return keccak(abi.write_words("uau", (chain_id, ledger, fund)))


def _invoices(session: Session, case: Case, fund: Fund) -> Iterator[str]:
    for fingerprint in case.fingerprints:
        if fingerprint == ZERO32:
            continue
        known = invoice_of(session.home, fingerprint)
        if known is None:
            yield f"0x{fingerprint.hex()}"
        else:
            yield f"{known.issuer}:{known.number}:{fund.unit.format(known.amount)}"
