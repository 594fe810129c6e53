"""What the first page shows: what came in and went out of each fund, what waits for whom, what happened last.

One replay of the ledger's entries and a few questions to the local database. Tasks are bare values (a kind, numbers, a
time): the window words them. Only what a wallet kept here may do is a task.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from almoner.services.browsing import GiftQuery, gift_ids, gift_totals, read_voids
from almoner.services.browsing_entries import EntryLine, entry_rows
from almoner.services.entries import synced
from almoner_chain.core.commitment import to_day
from almoner_chain.core.entries import Kind, PaymentState, Refund, Return, Role, decode_entry
from almoner_chain.core.hashing import ZERO20
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.store.database import Store
    from almoner_chain.core.entries import RawEntry
    from almoner_chain.core.replay_state import FundState, LedgerState, PaymentRecord

LATEST = 20
SECONDS_A_DAY = 86_400
SUBJECTS = 100
"""A task names at most so many things; its count says how many there are."""

TaskKind = Literal[
    "commit",
    "unsettled",
    "promise_overdue",
    "receipts",
    "approve",
    "waiting_time",
    "objection_period",
    "pay",
    "amend",
    "deliver",
    "transaction",
]
"""``commit``: gifts wait to be committed (gift numbers); ``unsettled``: sent for recording, not yet known whether they
are (gift numbers); ``promise_overdue``: promised and not recorded by the day (gift numbers); ``receipts``: recorded and not handed out (serials);
``approve``, ``pay``, ``deliver``: payments that one of the wallets here may bring on; ``waiting_time``: approved, to be
paid from ``until`` on; ``objection_period``: an auditor here may object before ``until``; ``amend``: requests of a
wallet here that an auditor objected to; ``transaction``: not in a block yet (numbers in the outbox)."""


PAYMENT_TASKS: tuple[TaskKind, ...] = (
    "approve",
    "waiting_time",
    "objection_period",
    "pay",
    "amend",
    "deliver",
)


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits: how many, which (at most `SUBJECTS`), since when and until when (seconds), if known."""

    kind: TaskKind
    count: int
    subjects: tuple[int, ...]
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month in UTC (``2026-03``), in minor units: gifts recorded, payments made, and what went back."""

    month: str
    received: int
    spent: int
    returned: int
    refunded: int


@dataclass(frozen=True, slots=True)
class FundLine:
    """One fund in minor units; ``received`` includes what came back from payments (``returned``).

    ``waiting`` gifts, worth ``waiting_total``, are entered here and not committed. ``months`` has no gaps: from the first
    entry about the fund to now.
    """

    fund: int
    name: str
    unit: Unit
    received: int
    spent: int
    refunded: int
    returned: int
    available: int
    waiting: int
    waiting_total: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first page shows; ``entries`` of the ledger in all, the ``latest`` of them newest first.

    ``at`` is the time it is true for, in seconds: now, or the last entry's time where that is later.
    """

    funds: tuple[FundLine, ...]
    tasks: tuple[Task, ...]
    latest: tuple[EntryLine, ...]
    entries: int
    at: int


_Months = dict[int, dict[str, list[int]]]
"""Fund, month, and four sums: gifts, payments, returns, refunds."""


class _Step(NamedTuple):
    payment: int
    since: int
    until: int


def overview(session: Session, *, clock: Callable[[], int] = lambda: time.time_ns() // 10**9) -> Overview:
    """Read the ledger once and return what there is and what waits. Raises Unreachable."""
    entries, state = synced(session)
    # The next block is no older than the last one, whatever this computer's clock says.
    now = max(clock(), state.last_at)
    numbers = [raw.number for raw in entries[: -LATEST - 1 : -1]]
    return Overview(
        funds=tuple(_funds(session.store, state, _by_month(state, entries), now)),
        tasks=tuple(_tasks(session, state, now)),
        latest=tuple(line for line in entry_rows(session.store, numbers) if line is not None),
        entries=state.count,
        at=now,
    )


def _funds(store: Store, state: LedgerState, months: _Months, now: int) -> Iterator[FundLine]:
    for number, fund in sorted(state.funds.items()):
        count, totals = gift_totals(store, GiftQuery(state="waiting", fund=number))
        yield FundLine(
            fund=number,
            name=fund.created.name,
            unit=Unit(
                UnitKind(fund.created.unit_kind), fund.created.unit, fund.created.decimals, fund.created.token
            ),
            received=fund.received,
            spent=fund.spent,
            refunded=fund.refunded,
            returned=fund.returned,
            available=fund.available,
            waiting=count,
            waiting_total=totals.get(number, 0),
            months=tuple(_months(fund, months.get(number, {}), now)),
        )


def _by_month(state: LedgerState, entries: Sequence[RawEntry]) -> _Months:
    """Sum up what happened in each fund and month: gifts, payments, returns, refunds."""
    found: _Months = {}

    def add(fund: int, at: int, place: int, amount: int) -> None:
        found.setdefault(fund, {}).setdefault(_month(at), [0, 0, 0, 0])[place] += amount

    for batch in state.batches.values():
        if not batch.data.replaces:
            add(batch.data.fund, batch.place.at, 0, batch.data.total)
    for record in state.payments.values():
        if record.paid is not None and record.settled is not None:
            place = 3 if isinstance(record.paid, Refund) else 1
            add(record.paid.fund, record.settled.at, place, record.paid.amount)
    for raw in entries:
        if raw.kind == Kind.RETURN:
            data = decode_entry(raw)
            if isinstance(data, Return):
                add(data.fund, raw.at, 2, data.amount)
    return found


def _months(fund: FundState, sums: dict[str, list[int]], now: int) -> Iterator[Month]:
    """Yield every month from the one the fund was made in to this one, those in which nothing happened, too."""
    first, last = (
        datetime.fromtimestamp(fund.place.at, UTC),
        datetime.fromtimestamp(max(now, fund.place.at), UTC),
    )
    for at in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        month = f"{at // 12:04}-{at % 12 + 1:02}"
        yield Month(month, *sums.get(month, (0, 0, 0, 0)))


def _month(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m}"


def _tasks(session: Session, state: LedgerState, now: int) -> Iterator[Task]:
    mine = [wallet.address for wallet in session.wallets.list()]
    recorder = _any(state, mine, Role.RECORDER)
    if recorder:
        yield from _gift_tasks(session.store, now)
    yield from _payment_tasks(state, mine, now)
    if recorder:
        yield from _receipt_task(session.store)
    yield from _outbox_task(session.store)


def _any(state: LedgerState, accounts: Sequence[bytes], role: Role) -> bool:
    return any(state.holds(role, account) for account in accounts)


def _gift_tasks(store: Store, now: int) -> Iterator[Task]:
    waiting = gift_ids(store, GiftQuery(state="waiting"))
    if waiting:
        since = store.value("SELECT min(entered) FROM gift WHERE batch IS NULL")
        yield Task("commit", len(waiting), tuple(waiting[:SUBJECTS]), _seconds(since))
    planned = store.integers(
        "SELECT gift.id FROM batch JOIN gift ON gift.batch = batch.id WHERE batch.batch IS NULL ORDER BY gift.id"
    )
    if planned:
        yield Task("unsettled", len(planned), tuple(planned[:SUBJECTS]))
    today = to_day(datetime.fromtimestamp(now, UTC).date())
    overdue = store.rows(
        "SELECT id, due FROM gift WHERE batch IS NULL AND due IS NOT NULL AND due < ? ORDER BY id", (today,)
    )
    if overdue:
        due = min(row["due"] for row in overdue)
        numbers = tuple(row["id"] for row in overdue[:SUBJECTS])
        yield Task("promise_overdue", len(overdue), numbers, (due + 1) * SECONDS_A_DAY)


def _receipt_task(store: Store) -> Iterator[Task]:
    condition = (
        "FROM gift WHERE serial IS NOT NULL AND exported IS NULL "
        "AND serial NOT IN (SELECT value FROM json_each(?))"
    )
    void = json.dumps(list(read_voids(store)))
    count = store.value(f"SELECT count(*) {condition}", (void,))
    if count:
        serials = store.integers(f"SELECT serial {condition} ORDER BY serial LIMIT {SUBJECTS}", (void,))
        yield Task("receipts", count, tuple(serials))


def _outbox_task(store: Store) -> Iterator[Task]:
    rows = store.rows("SELECT id, begun FROM outbox WHERE state IN ('intended', 'signed') ORDER BY id")
    if rows:
        begun = min((row["begun"] for row in rows if row["begun"]), default=None)
        yield Task("transaction", len(rows), tuple(row["id"] for row in rows[:SUBJECTS]), _seconds(begun))


def _payment_tasks(state: LedgerState, mine: Sequence[bytes], now: int) -> Iterator[Task]:
    """Gather what the wallets here may do about each payment, kind by kind."""
    found: dict[TaskKind, list[_Step]] = {}
    for number, record in state.payments.items():
        for kind, since, until in _steps(state, record, mine, now):
            found.setdefault(kind, []).append(_Step(number, since, until))
    for kind in PAYMENT_TASKS:
        steps = found.get(kind)
        if steps:
            yield Task(
                kind=kind,
                count=len(steps),
                subjects=tuple(step.payment for step in steps[:SUBJECTS]),
                since=min(step.since for step in steps),
                until=min((step.until for step in steps if step.until), default=None),
            )


def _steps(
    state: LedgerState, record: PaymentRecord, mine: Sequence[bytes], now: int
) -> Iterator[tuple[TaskKind, int, int]]:
    """Yield (kind, since, until) of what one of ``mine`` may do about a payment now; ``until`` 0 for no end."""
    case = record.case
    asked = record.requested[-1].at
    if record.state is PaymentState.REQUESTED:
        others = [each for each in mine if each != case.requester and each not in record.approvals]
        if _any(state, others, Role.APPROVER):
            yield "approve", asked, 0
    elif record.state is PaymentState.APPROVED:
        approved = max((place.at for place in record.approvals.values()), default=asked)
        waits = record.ready_at > now
        if _any(state, mine, Role.RECORDER):
            yield ("waiting_time", approved, record.ready_at) if waits else ("pay", record.ready_at, 0)
        if waits and _any(state, mine, Role.AUDITOR):
            yield "objection_period", approved, record.ready_at
    elif record.state is PaymentState.OBJECTED and case.requester in mine:
        yield "amend", record.stopped.at if record.stopped else asked, 0
    elif record.state is PaymentState.PAID and record.refund is None and record.settled is not None:
        known = case.payee == ZERO20 or case.payee in mine
        if known and _any(state, mine, Role.RECORDER):
            yield "deliver", record.settled.at, 0


def _seconds(text: str | None) -> int | None:
    return None if text is None else int(datetime.fromisoformat(text).timestamp())
