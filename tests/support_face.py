"""What a large charity's public face shows, made by hand: long lists, years of months, hostile words, every state.

The figures add up as a ledger's do; no ledger is behind them.
"""

from __future__ import annotations

from dataclasses import replace

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
from almoner_chain.core.entries import FundPolicy
from almoner_chain.core.hashing import keccak
from almoner_chain.core.units import Unit, UnitKind

CNY = Unit(UnitKind.CURRENCY, "CNY", 2)
MASKS = Unit.item("N95口罩")
HOSTILE = "<script>alert(1)</script> \"'&\u202egnp\n<img src=x onerror=alert(1)>"
LONG = "为偏远山区的学校采购净水设备、铺设管道并培训两名当地维护人员。" * 12
STATES = ("delivered", "paid", "requested", "approved", "rejected", "objected", "refunded")
START = 1_700_000_000
DAY = 86_400


def busy_facts(payments: int = 230, batches: int = 210) -> FaceFacts:
    """Return a charity with three funds: one with long lists, one in things, one with a hostile name and nothing."""
    gifts = tuple(_batch(number) for number in range(1, batches + 1))
    paid = {number: _payment(number) for number in range(1, payments + 1)}
    long = FaceFund(
        number=1,
        name="武汉抗疫专项",
        unit=CNY,
        policy=FundPolicy((0, 500_000, 0, 0), (1, 2, 0, 0), 5400, 800_000, 750, True),
        entry=3,
        at=START,
        sums=Sums(987_654_321_00, 123_456_789_01, 45_000, 100),
        months=tuple(
            (f"{2023 + at // 12}-{at % 12 + 1:02}", Sums(at * 7_000_00, at * 3_141_59)) for at in range(40)
        ),
        categories=(("programme", 120_000_000_00), ("administration", 3_456_789_01)),
        payments=tuple(paid),
        batches=gifts,
    )
    things = replace(
        long,
        number=2,
        name="物资",
        unit=MASKS,
        policy=FundPolicy(),
        payments=(),
        batches=gifts[:3],
        sums=Sums(12_000, 1),
    )
    empty = replace(
        long,
        number=3,
        name=HOSTILE,
        sums=Sums(),
        months=long.months[:1],
        categories=(),
        payments=(),
        batches=(),
    )
    log = [_line(number) for number in range(1, 3 + payments * 5 + 1)]
    return FaceFacts(
        name="武汉市江汉区慈善会 <b>",
        domain="willow.example",
        chain_id=31337,
        ledger=bytes(range(20)),
        local=True,
        head=keccak(b"head"),
        broken=2,
        first_broken=7,
        funds={1: long, 2: things, 3: empty},
        payments=paid,
        log=log,
    )


def _line(number: int) -> LogLine:
    digest = keccak(number.to_bytes(8))
    return LogLine(number, "request", START + number * 60, number, digest, keccak(digest))


def _batch(number: int) -> FaceBatch:
    return FaceBatch(
        batch=number,
        fund=1,
        entry=3 + number,
        at=START + number * DAY,
        count=1 if number == 1 else 256,
        total=1_234_567_89 * number,
        start=number * 1000,
        first_serial=number * 256,
        voided=3 if number == 2 else 0,
        replaces=17 if number == 3 else 0,
        origin=f"8453:0x{'ab' * 20}:12" if number == 4 else "",
        root=keccak(bytes([number % 256])),
        manifest=keccak(b"manifest"),
    )


def _payment(number: int) -> FacePayment:
    state = STATES[number % len(STATES)]
    entry, at = 3 + number * 5 - 4, START + number * DAY
    kinds = {
        "requested": ["requested"],
        "approved": ["requested", "changed", "approved"],
        "rejected": ["requested", "rejected"],
        "objected": ["requested", "approved", "objected"],
        "paid": ["requested", "approved", "paid", "returned"],
        "delivered": ["requested", "approved", "paid", "delivered"],
        "refunded": ["requested", "approved", "refunded"],
    }[state]
    done = state in ("paid", "delivered", "refunded")
    pieces = (Piece(number * 1000, 400, number, 0), Piece(number * 1000 + 400, 600, 0, 1), Piece(0, 1, 0, 0))
    return FacePayment(
        number=number,
        fund=1,
        amount=1_000_00 * number,
        category="refund"
        if state == "refunded"
        else ("programme", "administration", "sub-grant")[number % 3],
        state=state,
        revision=1,
        approvals=1,
        needed=2,
        ready_at=at + 9000 if state == "approved" else 0,
        returned=100_00 if state == "paid" else 0,
        case_hash=keccak(b"case"),
        purpose={"refunded": "", "requested": HOSTILE, "paid": LONG}.get(state, "六台水泵"),
        evidence=(keccak(b"file").hex(), keccak(b"other").hex()) if state == "delivered" else (),
        committed=keccak(b"evidence") if state in ("delivered", "objected") else bytes(32),
        steps=tuple(Step(kind, entry + at_, at + at_ * 3600) for at_, kind in enumerate(kinds)),
        pieces=pieces * (30 if number == 2 else 1) if done else (),
    )
