"""Read a ledger into what its charity shows in public (`face_facts`): one replay, and the words that are published.

Takes from this installation only the charity's name and what `services.published` gives; everything else is in the entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from almoner.services.entries import synced
from almoner.services.evidence import evidence_hash
from almoner.services.face_facts import (
    FaceBatch,
    FaceFacts,
    FaceFund,
    FacePayment,
    LogLine,
    Piece,
    Step,
    Sums,
)
from almoner.services.published import published
from almoner.services.said import words_hash
from almoner.services.session import hex0x
from almoner_chain.core.entries import (
    Category,
    EntryMalformed,
    Kind,
    PaymentState,
    RawEntry,
    Refund,
    Return,
    decode_entry,
    entry_hash,
)
from almoner_chain.core.hashing import keccak
from almoner_chain.core.replay_state import FundState, LedgerState, PaymentRecord, Severity
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session

Said = Mapping[str, Mapping[str, Any]]
"""The payments of a published document, by their numbers."""
_Months = dict[int, dict[str, Sums]]


def read_face(session: Session, *, purposes: bool = True) -> FaceFacts:
    """Return what the ledger says now. Raises Unreachable."""
    entries, state = synced(session)
    said = published(session, purposes=purposes, entries=entries).payments
    home = session.home
    return facts_of(
        entries,
        state,
        said=said,
        name=str(home.get("name") or ""),
        local=home.get("engine") == "embedded",
    )


def facts_of(
    entries: Sequence[RawEntry], state: LedgerState, *, said: Said, name: str, local: bool
) -> FaceFacts:
    """Return what these entries and the state after them say; ``said`` counts only where the cases bind it."""
    voided = _voided(state)
    payments = {
        number: _payment(state.funds[record.case.fund], record, said.get(str(number), {}))
        for number, record in sorted(state.payments.items())
        if record.case.fund in state.funds
    }
    by_month = _by_month(state, entries)
    batches = _batches(state, voided)
    errors = [each for each in state.findings if each.severity is Severity.ERROR]
    return FaceFacts(
        name=_name(state, name),
        domain=state.profile.domain if state.profile is not None else "",
        chain_id=state.chain_id,
        ledger=state.ledger,
        local=local,
        head=state.head,
        broken=len(errors),
        first_broken=min((each.entry for each in errors), default=0),
        funds={
            number: _fund(fund, state, by_month.get(number, {}), payments, batches.get(number, []))
            for number, fund in sorted(state.funds.items())
        },
        payments=payments,
        log=[_line(raw) for raw in entries],
    )


def _name(state: LedgerState, name: str) -> str:
    """Return the name that the ledger knows by its hash; where ours is another one, what the ledger says itself."""
    if state.profile is None:
        return hex0x(state.ledger)
    return name if keccak(name.encode()) == state.profile.name_hash else state.profile.domain


def _line(raw: RawEntry) -> LogLine:
    kind = Kind(raw.kind).name.lower() if raw.kind in Kind.__members__.values() else ""
    return LogLine(raw.number, kind, raw.at, raw.block, raw.transaction, entry_hash(raw))


# -- payments ------------------------------------------------------------------------------------------------


def _payment(fund: FundState, record: PaymentRecord, said: Mapping[str, Any]) -> FacePayment:
    case = record.case
    return FacePayment(
        number=case.payment,
        fund=case.fund,
        amount=case.amount,
        category=category_word(case.category),
        state="refunded" if record.refund is not None else record.state.name.lower(),
        revision=case.revision,
        approvals=len(record.approvals),
        needed=fund.created.policy.approvals_for(case.amount),
        ready_at=record.ready_at if record.state is PaymentState.APPROVED else 0,
        returned=record.returned,
        case_hash=record.case_hash,
        purpose=_purpose(case.purpose, said),
        evidence=_evidence(case.evidence, said),
        committed=case.evidence,
        steps=tuple(sorted(_steps(record), key=lambda step: step.entry)),
        pieces=tuple(_pieces(fund, record)),
    )


def category_word(category: int) -> str:
    """Return a category's name as commands write it; ``unknown`` for one that the protocol does not have."""
    known = category in Category.__members__.values()
    return Category(category).name.lower().replace("_", "-") if known else "unknown"


def _purpose(committed: bytes, said: Mapping[str, Any]) -> str:
    """Return the words, which count only where they are the case's as it stands now."""
    words = said.get("purpose")
    if words is None:
        return ""
    bound = words_hash(bytes.fromhex(words["salt"][2:]), words["text"]) == committed
    return str(words["text"]) if bound else ""


def _evidence(committed: bytes, said: Mapping[str, Any]) -> tuple[str, ...]:
    digests = tuple(said.get("evidence", ()))
    return digests if evidence_hash(bytes.fromhex(each) for each in digests) == committed else ()


def _steps(record: PaymentRecord) -> Iterator[Step]:
    stopped = "rejected" if record.state is PaymentState.REJECTED else "objected"
    settled = "refunded" if record.refund is not None else "paid"
    kinds = [
        *(("requested" if at == 0 else "changed", place) for at, place in enumerate(record.requested)),
        *(("approved", place) for place in record.approvals.values()),
        (stopped, record.stopped),
        (settled, record.settled),
        *(("returned", place) for place in record.returns),
        ("delivered", record.delivered),
    ]
    return (Step(kind, place.entry, place.at) for kind, place in kinds if place is not None)


def _pieces(fund: FundState, record: PaymentRecord) -> Iterator[Piece]:
    """Yield what stood on *received* where the payment's units came from."""
    if record.paid is None:
        return
    if record.refund is not None:
        taken = [(record.refund.start, record.refund.amount)]
    else:
        taken = [(each.received, each.amount) for each in fund.matching.paid_by(record.case.payment)]
    for start, amount in taken:
        for source in fund.matching.sources(start, start + amount):
            yield Piece(source.start, source.amount, source.batch, source.payment)


# -- funds ---------------------------------------------------------------------------------------------------


def _fund(
    fund: FundState,
    state: LedgerState,
    months: Mapping[str, Sums],
    payments: Mapping[int, FacePayment],
    batches: Sequence[FaceBatch],
) -> FaceFund:
    made = fund.created
    mine = [each for each in payments.values() if each.fund == made.fund]
    return FaceFund(
        number=made.fund,
        name=made.name,
        unit=Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token),
        policy=made.policy,
        entry=fund.place.entry,
        at=fund.place.at,
        sums=Sums(fund.received - fund.returned, fund.spent, fund.returned, fund.refunded),
        months=tuple(_without_gaps(months, fund.place.at, state.last_at)),
        categories=tuple(_categories(mine)),
        payments=tuple(each.number for each in mine),
        batches=tuple(batches),
    )


def _categories(payments: Iterable[FacePayment]) -> Iterator[tuple[str, int]]:
    """Yield what each category was paid less what came back of it."""
    kept: dict[str, int] = {}
    for each in payments:
        if each.at("paid"):
            kept[each.category] = kept.get(each.category, 0) + each.amount - each.returned
    for name in [category_word(each) for each in Category] + ["unknown"]:
        if name in kept:
            yield name, kept[name]


def _by_month(state: LedgerState, entries: Sequence[RawEntry]) -> _Months:
    found: _Months = {}

    def add(fund: int, at: int, sums: Sums) -> None:
        months = found.setdefault(fund, {})
        months[_month(at)] = months.get(_month(at), Sums()).plus(sums)

    for batch in state.batches.values():
        if not batch.data.replaces:
            add(batch.data.fund, batch.place.at, Sums(donated=batch.data.total))
    for record in state.payments.values():
        if record.paid is not None and record.settled is not None:
            amount = record.paid.amount
            refund = isinstance(record.paid, Refund)
            add(record.paid.fund, record.settled.at, Sums(refunded=amount) if refund else Sums(paid=amount))
    for raw in entries:
        if raw.kind != Kind.RETURN:
            continue
        with suppress(EntryMalformed):  # the replay has reported it
            data = decode_entry(raw)
            if isinstance(data, Return):
                add(data.fund, raw.at, Sums(returned=data.amount))
    return found


def _month(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m}"


def _without_gaps(months: Mapping[str, Sums], first: int, last: int) -> Iterator[tuple[str, Sums]]:
    """Yield every month from the one the fund was made in to that of the ledger's last entry."""
    begin, end = datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(max(first, last), UTC)
    for at in range(12 * begin.year + begin.month - 1, 12 * end.year + end.month):
        month = f"{at // 12:04}-{at % 12 + 1:02}"
        yield month, months.get(month, Sums())


def _voided(state: LedgerState) -> Mapping[int, int]:
    """Return how many receipts of each batch do not stand any more."""
    counted: dict[int, int] = {}
    for serial in state.voids:
        batch = state.batch_of_serial(serial)
        if batch is not None:
            counted[batch.data.batch] = counted.get(batch.data.batch, 0) + 1
    return counted


def _batches(state: LedgerState, voided: Mapping[int, int]) -> Mapping[int, list[FaceBatch]]:
    found: dict[int, list[FaceBatch]] = {}
    for number, batch in sorted(state.batches.items()):
        data = batch.data
        origin = f"{data.origin_chain}:0x{data.origin_ledger.hex()}:{data.origin_payment}"
        shown = FaceBatch(
            batch=number,
            fund=data.fund,
            entry=batch.place.entry,
            at=batch.place.at,
            count=data.count,
            total=data.total,
            start=data.start,
            first_serial=data.first_serial,
            voided=voided.get(number, 0),
            replaces=data.replaces,
            origin=origin if data.origin_payment else "",
            root=data.root,
            manifest=data.manifest,
        )
        found.setdefault(data.fund, []).append(shown)
    return found
