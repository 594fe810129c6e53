"""Payments as screens show them: a short line for each, and one in full with its history and what may be done now.

One replay of the ledger's entries for all lines, names and texts in one question each: 5,000 payments are no delay.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.contacts import Lookalike, lookalikes
from almoner.services.disbursements import SPOKEN_OF, Disbursement
from almoner.services.entries import synced
from almoner.services.fund_facts import FundFacts, fund_facts_of, labels_with
from almoner.services.payees import payee_id
from almoner.services.payment_acts import Act, Acting, Possibility
from almoner.services.payments import Review, review
from almoner.services.said import heard
from almoner_chain.core.entries import Approval, PaymentState, Role, decode_entry
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.entries import RawEntry
    from almoner_chain.core.replay_state import LedgerState, PaymentRecord, Place


def seconds_now() -> int:
    """Return the time in seconds since 1970."""
    return time.time_ns() // 10**9


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment in short; amount in minor units, times in seconds. Empty texts are not kept here.

    ``waits`` is what somebody here is expected to do next; ``state`` is one of `services.disbursements`' words, and
    ``refunded`` for a gift that was given back.
    """

    payment: int
    state: str
    fund: int
    fund_name: str
    unit: Unit
    amount: int
    payee: str
    purpose: str
    category: int
    approvals: int
    needed: int
    ready_at: int
    requested_at: int
    changed_at: int
    waits: Act | None


@dataclass(frozen=True, slots=True)
class PaymentBoard:
    """All payments, the newest first, and the funds they may be of; ``requesters`` are wallets here that may ask for one."""

    lines: tuple[PaymentLine, ...]
    funds: tuple[tuple[int, str], ...]
    requesters: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a payment. ``kind`` is the entry's word; ``who`` a wallet's label or a name, else empty.

    ``number`` is the revision asked for, how many approvals there were then, or the minor units that moved; ``text`` the
    reason, reference or note, where it is kept here.
    """

    entry: int
    kind: str
    at: int
    actor: bytes
    who: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PaymentDetail:
    """One payment in full, as an approver sees it; ``alike`` is what is known and looks like its payee without being it."""

    review: Review
    alike: tuple[Lookalike, ...]
    fund: FundFacts
    acts: tuple[Possibility, ...]
    events: tuple[Event, ...]
    at: int


def payment_board(session: Session, *, clock: Callable[[], int] = seconds_now) -> PaymentBoard:
    """Return all payments in short. Raises Unreachable."""
    state = session.state()
    now = _now(state, clock)
    acting = Acting(state, session.wallets.list(), now)
    names, texts = _names(session), _texts(session)
    lines = [_line(state, record, acting, names, texts) for _, record in sorted(state.payments.items())]
    return PaymentBoard(
        lines=tuple(reversed(lines)),
        funds=tuple((number, fund.created.name) for number, fund in sorted(state.funds.items())),
        requesters=labels_with(session, Role.REQUESTER),
        at=now,
    )


def payment_detail(session: Session, number: int, *, clock: Callable[[], int] = seconds_now) -> PaymentDetail:
    """Return one payment in full, its evidence looked at again.

    Raises BadInput where there is none, Refused where the ledger names another case, Unreachable.
    """
    shown = review(session, number)
    entries, state = synced(session)
    now = _now(state, clock)
    acting = Acting(state, session.wallets.list(), now)
    fund = shown.disbursement.fund.number
    return PaymentDetail(
        review=shown,
        alike=tuple(_alike(session, shown.disbursement)),
        fund=next(each for each in fund_facts_of(session, state) if each.fund.number == fund),
        acts=acting.about(state.payments[number]),
        events=tuple(_events(session, entries, number)),
        at=now,
    )


def _alike(session: Session, found: Disbursement) -> Iterator[Lookalike]:
    for text in (found.payee_name, found.payee_key):
        if text:
            yield from lookalikes(session, text)


def _now(state: LedgerState, clock: Callable[[], int]) -> int:
    """Return the time the next block will have at least: the ledger's clock may be ahead of ours."""
    return max(clock(), state.last_at)


def account_names(session: Session) -> dict[bytes, str]:
    """Return what accounts are called here: a wallet's label, else the name in the address book."""
    rows = session.store.rows("SELECT key, name FROM contact WHERE kind = 'account' AND name <> ''")
    names = {bytes(row["key"]): str(row["name"]) for row in rows}
    return names | {wallet.address: wallet.label for wallet in session.wallets.list()}


def _line(
    state: LedgerState,
    record: PaymentRecord,
    acting: Acting,
    names: dict[bytes, str],
    texts: dict[bytes, str],
) -> PaymentLine:
    case, fund = record.case, state.funds[record.case.fund].created
    return PaymentLine(
        payment=case.payment,
        state=_state_word(record),
        fund=fund.fund,
        fund_name=fund.name,
        unit=Unit(UnitKind(fund.unit_kind), fund.unit, fund.decimals, fund.token),
        amount=case.amount,
        payee=names.get(case.payee_id, ""),
        purpose=texts.get(case.purpose, ""),
        category=case.category,
        approvals=len(record.approvals),
        needed=fund.policy.approvals_for(case.amount),
        ready_at=record.ready_at if record.state is PaymentState.APPROVED else 0,
        requested_at=record.requested[0].at,
        changed_at=max(place.at for place in _places(record)),
        waits=acting.waits_for_us(record),
    )


def _state_word(record: PaymentRecord) -> str:
    return "refunded" if record.refund is not None else record.state.name.lower()


def _places(record: PaymentRecord) -> Iterator[Place]:
    yield from record.requested
    yield from record.approvals.values()
    yield from record.returns
    yield from (each for each in (record.stopped, record.settled, record.delivered) if each is not None)


def _names(session: Session) -> dict[bytes, str]:
    """Return the payees' names by their hash, without those that do not lead to it."""
    key = session.home.ledger_key
    rows = session.store.rows("SELECT payee_id, name FROM payee")
    return {row["payee_id"]: row["name"] for row in rows if payee_id(key, row["name"]) == row["payee_id"]}


def _texts(session: Session) -> dict[bytes, str]:
    return {row["hash"]: row["text"] for row in session.store.rows("SELECT hash, text FROM said")}


def _events(session: Session, entries: list[RawEntry], number: int) -> Iterator[Event]:
    names = account_names(session)
    for raw in entries:
        if raw.kind not in SPOKEN_OF or raw.subject != number:
            continue
        data = decode_entry(raw)
        case = getattr(data, "case", None)
        said = (
            getattr(data, "reason", None) or getattr(data, "reference", None) or getattr(data, "note", None)
        )
        moved = case.revision if case is not None else getattr(data, "amount", 0)
        yield Event(
            entry=raw.number,
            kind=data.KIND.name.lower(),
            at=raw.at,
            actor=raw.actor,
            who=names.get(raw.actor, ""),
            number=data.approvals if isinstance(data, Approval) else moved,
            text=heard(session.store, said) if isinstance(said, bytes) else "",
        )
