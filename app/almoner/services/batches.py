"""Commit gifts to the ledger: thousands in one transaction each, and know after a crash what was recorded.

The plan of a batch (which gifts, in which order, under which root) is kept before anything is sent. After an
interruption the ledger itself decides: a planned root that stands there was recorded, one that does not was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.cancelling import Cancelled
from almoner.services.funds import find_fund
from almoner.services.gifts import Gift, get_gift
from almoner_chain.core.commitment import commit
from almoner_chain.core.entries import Batch, Kind, RawEntry, Role, decode_entry
from almoner_chain.core.errors import BadInput, Refused, Unreachable
from almoner_chain.core.hashing import keccak
from almoner_chain.core.merkle_sum import MerkleSumTree, leaf_hash, manifest_bytes

if TYPE_CHECKING:
    import sqlite3

    from almoner.services.session import Session
    from almoner.services.wallets import Wallet
    from almoner.store.database import Store
    from almoner_chain.client.contract import Counts
    from almoner_chain.client.send import Call, Mined

DEFAULT_SIZE = 256
LARGEST = 1 << 20
SERIAL_TAKEN = "logbook.not_the_next_serial"
TRIES = 5
CALLS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class RecordedBatch:
    """A batch that stands on the ledger; amounts in minor units, ``start`` on the fund's received axis."""

    id: int
    batch: int
    entry: int
    fund: int
    count: int
    total: int
    root: bytes
    manifest: bytes
    start: int
    first_serial: int
    block: int
    transaction: bytes
    gas_used: int | None
    replaces: int

    @classmethod
    def of(cls, row: sqlite3.Row) -> RecordedBatch:
        """Read a recorded batch from its row."""
        return cls(
            id=row["id"],
            batch=row["batch"],
            entry=row["entry"],
            fund=row["fund"],
            count=row["count"],
            total=int(row["total"]),
            root=row["root"],
            manifest=row["manifest"],
            start=int(row["start"]),
            first_serial=row["first_serial"],
            block=row["block"],
            transaction=row["transaction_hash"],
            gas_used=row["gas_used"],
            replaces=row["replaces"],
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A batch as it will be sent: local id, fund and the call's arguments."""

    id: int
    fund: int
    root: bytes
    total: int
    count: int
    first_serial: int
    manifest: bytes


def commit_gifts(
    session: Session,
    *,
    fund: str | None = None,
    size: int = DEFAULT_SIZE,
    label: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[RecordedBatch]:
    """Record all waiting gifts (of one fund or of all) in batches of at most ``size``.

    Returns the batches recorded by this call. Raises Refused, Unreachable; what was recorded before a failure
    stays recorded, what was not stays waiting; so where ``progress`` or a review raises `Cancelled`.
    """
    if not 1 <= size <= LARGEST:
        raise BadInput(f"A batch holds 1 to {LARGEST} gifts.", code="batch.size", hint="Use --size.")
    with session.home.exclusively():
        return _commit_gifts(session, fund=fund, size=size, label=label, progress=progress)


def _commit_gifts(
    session: Session, *, fund: str | None, size: int, label: str | None, progress: Callable[[int, int], None]
) -> list[RecordedBatch]:
    settle(session)
    wallet = session.choose(Role.RECORDER, label)
    number = find_fund(session, fund).number if fund is not None else None
    waiting = _waiting(session.store, number)
    total, done, overtaken = sum(count for _, count in waiting), 0, 0
    recorded: list[RecordedBatch] = []
    for target, _ in waiting:
        while True:
            block = session.reader.block_now().number
            chunks = _chunks(session.store, target, size)
            plans = _plan(session, target, chunks, session.reader.at(block).counts())
            if not plans:
                break
            now_recorded = _record(session, wallet, plans, from_block=block)
            overtaken = 0 if now_recorded else overtaken + 1
            if overtaken == TRIES:
                raise Unreachable(
                    "Gifts made on the chain kept taking the next serial number.",
                    code="batch.overtaken",
                    hint="Nothing was lost; run the same command again.",
                )
            recorded += now_recorded
            done += sum(batch.count for batch in now_recorded)
            progress(done, total)
    return recorded


def _record(
    session: Session, wallet: Wallet, plans: Sequence[Plan], *, from_block: int
) -> list[RecordedBatch]:
    """Send the planned batches; a refusal gives their gifts back to the waiting ones.

    A serial that somebody's gift on the chain took in the meantime is no error: what was recorded is returned,
    the rest is planned again by the caller.
    """
    calls = [
        session.call("record_batch", p.fund, p.root, p.total, p.count, p.first_serial, p.manifest)
        for p in plans
    ]
    try:
        mined = session.send(wallet, calls, purpose=f"record {len(plans)} batches")
    except Cancelled:
        _settle_quietly(session)
        raise
    except Refused as refused:
        recorded = settle(session)
        if refused.code != SERIAL_TAKEN:
            raise
        return recorded
    gas = {plan.root: each.gas_used for plan, each in zip(plans, mined, strict=True)}
    return settle(session, gas=gas, from_block=from_block)


def _waiting(store: Store, fund: int | None) -> list[tuple[int, int]]:
    rows = store.rows(
        "SELECT fund, count(*) FROM gift WHERE batch IS NULL AND alone = 0 "
        "AND (?1 IS NULL OR fund = ?1) GROUP BY fund ORDER BY fund",
        (fund,),
    )
    return [(row[0], row[1]) for row in rows]


def _chunks(store: Store, fund: int, size: int) -> Iterator[list[Gift]]:
    """Yield the waiting gifts of a fund, ``size`` at a time; each chunk must be planned before the next."""
    while True:
        rows = store.rows(
            "SELECT * FROM gift WHERE batch IS NULL AND alone = 0 AND fund = ? ORDER BY id LIMIT ?",
            (fund, size),
        )
        if not rows:
            return
        yield [Gift.of(row) for row in rows]


def _plan(session: Session, fund: int, chunks: Iterator[list[Gift]], counts: Counts) -> list[Plan]:
    """Plan the next batches and keep the plans, in one transaction, before anything is sent."""
    serial = counts.next_serial
    plans: list[Plan] = []
    with session.store.writing() as db:
        for gifts in chunks:
            plans.append(keep_plan(session, db, gifts, first_serial=serial, after_entry=counts.entries))
            serial += len(gifts)
            if len(plans) == CALLS_AT_ONCE:
                break
    return plans


def keep_plan(
    session: Session,
    db: sqlite3.Connection,
    gifts: Sequence[Gift],
    *,
    first_serial: int,
    after_entry: int,
    replaces: int = 0,
) -> Plan:
    """Compute a batch over gifts of one fund and keep it as planned, inside the caller's transaction.

    ``after_entry`` is the ledger's entry count at that time: the batch can only stand behind it.
    """
    fund = gifts[0].fund
    leaves = leaves_of(session, gifts)
    tree = MerkleSumTree(first_serial, leaves)
    manifest = keccak(manifest_bytes(first_serial, leaves))
    db.execute(
        "INSERT INTO batch(after_entry, fund, first_serial, count, total, root, manifest, replaces) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        (after_entry, fund, first_serial, len(gifts), str(tree.total), tree.root, manifest, replaces),
    )
    number = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    db.executemany(
        "UPDATE gift SET batch = ?, position = ? WHERE id = ?",
        [(number, position, gift.id) for position, gift in enumerate(gifts)],
    )
    return Plan(number, fund, tree.root, tree.total, len(gifts), first_serial, manifest)


def leaves_of(session: Session, gifts: Sequence[Gift]) -> list[tuple[int, bytes]]:
    """Return (amount, commitment) of each gift: the leaves of a tree over them."""
    chain_id, ledger = session.chain_id, session.ledger
    return [(gift.amount, commit(chain_id, ledger, gift.fields, gift.seed)) for gift in gifts]


def settle(
    session: Session, *, gas: dict[bytes, int] | None = None, from_block: int | None = None
) -> list[RecordedBatch]:
    """Bring the plans in line with the ledger: those whose root stands there are recorded, others wait again.

    Transactions an earlier run left open are finished first, so that no plan is dropped while it may still land.
    Right after sending, ``gas`` (by root) is known, and a block no later than the first entry after the plans
    (``from_block``): the log need not be searched from its beginning.
    """
    planned = session.store.rows("SELECT id, root, after_entry FROM batch WHERE batch IS NULL")
    if not planned:
        return []
    if gas is None:
        finish_open_transactions(session)
    first = min(row["after_entry"] for row in planned) + 1
    entries = list(_batch_entries(session, first, from_block))
    by_root = {batch.root: (raw, batch) for raw, batch in entries}
    with session.store.writing() as db:
        for row in planned:
            found = by_root.get(row["root"]) or _find_alone(session, row["id"], entries)
            if found is None:
                _drop_plan(db, row["id"])
            else:
                _mark_recorded(db, row["id"], *found, (gas or {}).get(row["root"]))
    marks = ",".join("?" * len(planned))
    done = session.store.rows(
        f"SELECT * FROM batch WHERE batch IS NOT NULL AND id IN ({marks}) ORDER BY batch",  # noqa: S608
        [row["id"] for row in planned],
    )
    return [RecordedBatch.of(row) for row in done]


def _settle_quietly(session: Session) -> None:
    """Settle what a person stopped; where the node is silent now, the next commit settles it first."""
    with suppress(Unreachable):
        settle(session)


def finish_open_transactions(session: Session) -> None:
    """Finish what earlier runs signed but did not see in a block, wallet by wallet."""
    senders = set(session.outbox.open_senders())
    for wallet in session.wallets.list():
        if wallet.address in senders:
            session.transactor(wallet).resume()


def _batch_entries(session: Session, first: int, from_block: int | None) -> Iterator[tuple[RawEntry, Batch]]:
    for raw in session.reader.entries(first=first, from_block=from_block):
        if raw.kind == Kind.BATCH:
            data = decode_entry(raw)
            assert isinstance(data, Batch)  # noqa: S101  (its kind says so)
            yield raw, data


def _find_alone(
    session: Session, plan: int, entries: Sequence[tuple[RawEntry, Batch]]
) -> tuple[RawEntry, Batch] | None:
    """Find a gift made through the contract, which gave it its serial and credited what arrived."""
    row = session.store.row("SELECT * FROM gift WHERE batch = ? AND alone = 1", (plan,))
    if row is None:
        return None
    ((_, commitment),) = leaves_of(session, [Gift.of(row)])
    for raw, batch in entries:
        if batch.count == 1 and leaf_hash(batch.first_serial, batch.total, commitment) == batch.root:
            return raw, batch
    return None


def _drop_plan(db: sqlite3.Connection, number: int) -> None:
    """Forget a plan that was not recorded: its gifts wait again, one that stood alone is forgotten."""
    db.execute("DELETE FROM gift WHERE batch = ? AND alone = 1", (number,))
    db.execute("UPDATE gift SET batch = NULL, position = NULL WHERE batch = ?", (number,))
    db.execute("DELETE FROM batch WHERE id = ?", (number,))


def _mark_recorded(db: sqlite3.Connection, number: int, raw: RawEntry, batch: Batch, gas: int | None) -> None:
    db.execute(
        "UPDATE batch SET batch = ?, entry = ?, start = ?, block = ?, transaction_hash = ?, gas_used = ?, "
        "first_serial = ?, total = ?, root = ? WHERE id = ?",
        (
            *(batch.batch, raw.number, str(batch.start), raw.block, raw.transaction, gas),
            *(batch.first_serial, str(batch.total), batch.root, number),
        ),
    )
    db.execute("UPDATE gift SET serial = ? + position WHERE batch = ?", (batch.first_serial, number))
    db.execute("UPDATE gift SET amount = ? WHERE batch = ? AND alone = 1", (str(batch.total), number))


def record_alone(
    session: Session,
    wallet: Wallet,
    *,
    enter: Callable[[sqlite3.Connection], int],
    calls: Callable[[bytes, int], Sequence[Call]],
    purpose: str,
    replaces: int = 0,
) -> tuple[Gift, Mined]:
    """Record one gift by a transaction of its own; the caller holds the writing lane.

    ``enter`` puts the gift into the books, ``calls`` makes the calls from its commitment and the next serial
    number; the last of them records it. Raises Refused; then nothing is left of it.
    """
    counts = session.reader.counts()
    with session.store.writing() as db:
        gift = get_gift(session.store, enter(db))
        keep_plan(
            session,
            db,
            [gift],
            first_serial=counts.next_serial,
            after_entry=counts.entries,
            replaces=replaces,
        )
    ((_, commitment),) = leaves_of(session, [gift])
    try:
        mined = session.send(wallet, calls(commitment, counts.next_serial), purpose=purpose)
    except Cancelled:
        _settle_quietly(session)
        raise
    except Refused:
        settle(session)
        raise
    settle(session, gas={})
    return get_gift(session.store, gift.id), mined[-1]


def get_batch(store: Store, number: int) -> RecordedBatch:
    """Return the recorded batch with this local id."""
    row = store.row("SELECT * FROM batch WHERE id = ? AND batch IS NOT NULL", (number,))
    if row is None:
        raise BadInput(
            "That batch is not recorded yet.", code="batch.unknown", hint="Run `almoner batch commit`."
        )
    return RecordedBatch.of(row)


def gifts_of(store: Store, batch: RecordedBatch) -> list[Gift]:
    """Return the gifts of a batch in the order of its leaves."""
    return [
        Gift.of(row)
        for row in store.each("SELECT * FROM gift WHERE batch = ? ORDER BY position", (batch.id,))
    ]


def list_batches(store: Store) -> list[RecordedBatch]:
    """Return all batches recorded from this installation."""
    return [
        RecordedBatch.of(row)
        for row in store.each("SELECT * FROM batch WHERE batch IS NOT NULL ORDER BY batch")
    ]
