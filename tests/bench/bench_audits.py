"""Replaying a ledger of 10,000 entries and 100,000 gifts, and following its money.

The rival is the least that anyone must do: read the same log and hash it, entry by entry, to the same head.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from charity import FUND, charity, write_gifts
from log import send_all
from report import Report, best, peak_megabytes, seconds

from almoner.services.auditing import audit
from almoner.services.batches import commit_gifts
from almoner.services.importing import import_gifts
from almoner.services.session import Session
from almoner.services.tables import ImportOptions
from almoner.services.tracing import trace_payment, trace_serial
from almoner_chain.client.transaction import Call
from almoner_chain.core.entries import Case, FundPolicy, RawEntry, Role, entry_hash, genesis_head, next_head
from almoner_chain.core.replay import replay
from almoner_chain.core.signing import SigningKey
from almoner_chain.core.trace import Tracer

GIFTS_IN_BATCH = 50
AMOUNT = 50_000
POLICY = FundPolicy()


def run(report: Report) -> None:
    """Measure one ledger, of which a fifth are batches and the rest requests, approvals and payments."""
    gifts = 10_000 if report.quick else 100_000
    payments = gifts * 8 // 300
    with charity() as session:
        built, _ = seconds(lambda: build(session, gifts, payments))
        report.figure("the ledger built", built, "s")
        taken, outcome = seconds(lambda: audit(session))
        assert outcome.head_proved
        assert not outcome.findings
        report.figure(f"audit of {outcome.entries:,} entries and {outcome.gifts:,} gifts", taken, "s")
        read, entries = seconds(lambda: list(session.reader.entries()))
        replayed = best(lambda: replay(session.chain_id, session.ledger, entries))
        hashed = best(lambda: head_of(session, entries))
        report.figure("of it: the log read from the node", read, "s")
        report.figure("of it: replayed, every rule checked again", len(entries) / replayed, "entries/s")
        report.figure("only hashed to the same head", len(entries) / hashed, "entries/s")
        trace(report, session, gifts, payments)
        report.figure("memory at most", peak_megabytes(), "MB")


def trace(report: Report, session: Session, gifts: int, payments: int) -> None:
    """Measure the whole question (cache, replay, match) and the match alone."""
    serials, numbers = range(1, gifts, gifts // 10), range(1, payments, payments // 10)
    session.state()
    whole = best(lambda: trace_serial(session, gifts // 2))
    report.figure("trace of a gift, with the replay before it", whole, "s")
    report.figure(
        "trace of a payment, with the replay before it",
        best(lambda: trace_payment(session, payments // 2)),
        "s",
    )
    state = session.state()
    places = [trace_serial(session, serial).place for serial in serials]
    tracer = Tracer(state)
    tracer.payment(1)
    report.figure(
        "gifts traced on a replayed ledger",
        len(places) / best(lambda: [tracer.gift(place.fund, place.start, place.amount) for place in places]),
        "gifts/s",
    )
    report.figure(
        "payments traced on a replayed ledger",
        len(numbers) / best(lambda: [tracer.payment(number) for number in numbers]),
        "payments/s",
    )


def build(session: Session, gifts: int, payments: int) -> None:
    """Import and commit the gifts in batches of 50, then request, approve and pay."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gifts.csv"
        write_gifts(path, gifts)
        import_gifts(session, path, fund=FUND, options=ImportOptions())
    commit_gifts(session, size=GIFTS_IN_BATCH)
    recorder = session.signer(session.choose(Role.RECORDER))
    requester, approver = SigningKey(b"\x07" * 32), SigningKey(b"\x08" * 32)
    grants = [(Role.REQUESTER, requester), (Role.APPROVER, approver)]
    send_all(session, recorder, [session.call("grant_role", int(role), key.address) for role, key in grants])
    call = partial(_calls, session, requester.address, payments)
    send_all(session, requester, call("request"))
    send_all(session, approver, call("approve"))
    send_all(session, recorder, call("pay", bytes(32)))


def _calls(session: Session, requester: bytes, payments: int, name: str, *more: bytes) -> Iterator[Call]:
    for number in range(1, payments + 1):
        case = Case(number, 1, 1, AMOUNT + number, 0, requester, payee_id=number.to_bytes(32))
        yield session.call(name, case, POLICY, *more)


def head_of(session: Session, entries: Sequence[RawEntry]) -> bytes:
    """Hash the log as the contract does."""
    head = genesis_head(session.chain_id, session.ledger)
    for raw in entries:
        head = next_head(head, entry_hash(raw))
    return head
