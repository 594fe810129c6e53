"""Every unit is followed exactly: compared with a model that keeps a list of single units."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import support_log as s
from almoner_chain.core.entries import Payment
from almoner_chain.core.errors import BadInput
from almoner_chain.core.replay import Replayer, replay
from almoner_chain.core.replay_state import PaymentRecord
from almoner_chain.core.trace import Origin, Part, Tracer
from almoner_chain.core.trace_matching import Matching, Source
from support_log import LogBuilder, charity

TraceFunction = Callable[[FrameType, str, Any], Any]


def traced(log: LogBuilder) -> Tracer:
    return Tracer(replay(s.CHAIN, s.LEDGER, log.entries))


def test_a_gift_is_spent_first_in_first_out() -> None:
    log = charity()
    for amount in (100, 200, 300):
        log.batch(1, amount)
    first, second = log.pay(1, 150), log.pay(1, 250)
    trace = traced(log)
    assert trace.gift(1, 0, 100).parts == (Part(first, 100, 0, ()),)
    assert trace.gift(1, 100, 200).parts == (Part(first, 50, 100, ()), Part(second, 150, 0, ()))
    last = trace.gift(1, 300, 300)
    assert (last.parts, last.spent, last.unspent) == ((Part(second, 100, 150, ()),), 100, 200)
    assert trace.payment(second).origins == (Origin(2, 150, 150, 0, ()), Origin(3, 300, 100, 150, ()))


def test_a_payment_skips_what_was_given_back() -> None:
    log = charity()
    for amount in (100, 200, 300):
        log.batch(1, amount)
    refund = log.refund(1, 2, 250, 50)
    paid = log.pay(1, 300)
    trace = traced(log)
    assert trace.gift(1, 100, 200).refunded == 50
    assert trace.payment(paid).sources == (Source(0, 100, 1), Source(100, 150, 2), Source(300, 50, 3))
    assert trace.payment(refund).origins == (Origin(2, 250, 50, 0, ()),)


def test_money_that_came_back_is_followed_to_the_next_payment() -> None:
    log = charity()
    log.batch(1, 100)
    bounced = log.pay(1, 100)
    log.give_back(bounced, 30)
    again = log.pay(1, 20)
    trace = traced(log)
    gift = trace.gift(1, 0, 100)
    assert gift.parts == (Part(bounced, 70, 0, ()), Part(again, 20, 0, (bounced,)))
    assert (gift.spent, gift.unspent, gift.refunded) == (90, 10, 0)
    back = trace.payment(again)
    assert back.sources == (Source(100, 20, 0, bounced, 70),)
    assert back.origins == (Origin(1, 70, 20, 0, (bounced,)),)
    assert trace.payment(bounced).returned == 30


def test_the_last_units_come_back_first_and_keep_their_order() -> None:
    log = charity()
    log.batch(1, 60)
    log.batch(1, 40)
    paid = log.pay(1, 100)
    log.give_back(paid, 50)
    log.give_back(paid, 10)
    again = log.pay(1, 60)
    trace = traced(log)
    # 50 came back first: 10 of the first gift, then 40 of the second; then 10 more of the first.
    assert [(o.batch, o.start, o.amount) for o in trace.payment(again).origins] == [
        (1, 50, 10),
        (2, 60, 40),
        (1, 40, 10),
    ]


def test_funds_are_apart_and_unknown_ones_named() -> None:
    log = charity()
    log.fund()
    log.batch(1, 100)
    log.batch(2, 100)
    paid = log.pay(2, 100)
    trace = traced(log)
    assert trace.gift(1, 0, 100).unspent == 100
    assert trace.gift(2, 0, 100).parts == (Part(paid, 100, 0, ()),)
    with pytest.raises(BadInput) as unknown:
        trace.gift(3, 0, 1)
    assert unknown.value.code == "trace.no_fund"
    waiting = log.approved(1, 10)
    for payment in (waiting, 99):
        with pytest.raises(BadInput) as unpaid:
            traced(log).payment(payment)
        assert unpaid.value.code == "trace.not_paid"


def test_money_that_came_back_ten_thousand_times_is_followed() -> None:
    matching_log = charity()
    matching_log.batch(1, 10)
    state = replay(s.CHAIN, s.LEDGER, matching_log.entries)
    matching = state.funds[1].matching
    for payment in range(1, 10_001):
        matching.pay(payment, 10)
        matching.receive_return(payment, matching.received, 10)
    gift = Tracer(state).gift(1, 0, 10)
    assert (gift.parts, gift.unspent) == ((), 10)


@dataclass
class Units:
    """The same rules with a list of single units: where each came from and what took it."""

    came: list[tuple[int, int]] = field(default_factory=list)  # (batch, unit) or (-payment, unit of it)
    taken: dict[int, tuple[int, int]] = field(default_factory=dict)  # place on received -> payment, unit
    holes: set[int] = field(default_factory=set)
    paid: dict[int, list[int]] = field(default_factory=dict)
    returned: dict[int, int] = field(default_factory=Counter)
    back: dict[tuple[int, int], int] = field(default_factory=dict)

    def receive(self, batch: int, amount: int) -> None:
        self.came += [(batch, i) for i in range(amount)]

    def pay(self, payment: int, amount: int) -> None:
        frontier = max(self.taken, default=-1) + 1
        free = [i for i in range(frontier, len(self.came)) if i not in self.holes]
        self.paid[payment] = free[:amount]
        self.taken |= {place: (payment, unit) for unit, place in enumerate(free[:amount])}

    def give_back(self, start: int, amount: int) -> None:
        frontier = max(self.taken, default=-1) + 1
        self.holes |= {i for i in range(start, start + amount) if i >= frontier}

    def money_back(self, payment: int, amount: int) -> None:
        end = len(self.paid[payment]) - self.returned[payment]
        for unit in range(end - amount, end):
            self.back[payment, unit] = len(self.came)
            self.came.append((-payment, unit))
        self.returned[payment] += amount

    def fate(self, place: int) -> tuple[str, int, tuple[int, ...]]:
        via: tuple[int, ...] = ()
        while True:
            if place not in self.taken:
                return ("refunded" if place in self.holes else "unspent", 0, via)
            payment, unit = self.taken[place]
            if (payment, unit) not in self.back:
                return ("paid", payment, via)
            place, via = self.back[payment, unit], (*via, payment)

    def origin(self, place: int) -> tuple[int, int]:
        who, unit = self.came[place]
        while who < 0:
            place = self.paid[-who][unit]
            who, unit = self.came[place]
        return who, place


@dataclass
class World:
    """A random ledger, written as a log and played on single units side by side."""

    log: LogBuilder = field(default_factory=charity)
    units: Units = field(default_factory=Units)
    gifts: dict[int, tuple[int, int]] = field(default_factory=dict)
    refunded: dict[int, int] = field(default_factory=Counter)
    paid: dict[int, int] = field(default_factory=dict)

    @property
    def available(self) -> int:
        return self.log.received[1] - self.log.spent[1] - sum(self.refunded.values())

    def receive(self, amount: int) -> None:
        batch = self.log.batch(1, amount)
        self.gifts[batch.first_serial] = (batch.start, amount)
        self.units.receive(batch.batch, amount)

    def pay(self, amount: int) -> None:
        if 0 < amount <= self.available:
            payment = self.log.pay(1, amount)
            self.paid[payment] = amount
            self.units.pay(payment, amount)

    def refund(self, pick: int, amount: int) -> None:
        """As the contract allows it, which includes some that a replay must report."""
        serials = sorted(self.gifts)
        if not serials:
            return
        serial = serials[pick % len(serials)]
        start, size = self.gifts[serial]
        amount = min(amount, size - self.refunded[serial], self.available)
        hole = start + size - self.refunded[serial] - amount
        if amount > 0 and hole >= self.log.spent[1]:
            self.log.refund(1, serial, hole, amount)
            self.refunded[serial] += amount
            self.units.give_back(hole, amount)

    def money_back(self, pick: int, amount: int) -> None:
        if not self.paid:
            return
        payment = sorted(self.paid)[pick % len(self.paid)]
        amount = min(amount, self.paid[payment] - self.log.returned.get(payment, 0))
        if amount > 0:
            self.log.give_back(payment, amount)
            self.units.money_back(payment, amount)


steps = st.lists(
    st.tuples(
        st.sampled_from(["receive", "receive", "pay", "pay", "refund", "money_back"]), st.integers(0, 9)
    ).flatmap(lambda step: st.tuples(st.just(step[0]), st.just(step[1]), st.integers(1, 12))),
    max_size=30,
)


def play(moves: list[tuple[str, int, int]]) -> World:
    world = World()
    for name, pick, amount in moves:
        if name in ("receive", "pay"):
            getattr(world, name)(amount)
        else:
            getattr(world, name)(pick, amount)
    return world


@settings(max_examples=200, deadline=None)
@given(steps)
def test_traces_agree_with_single_units(moves: list[tuple[str, int, int]]) -> None:
    world = play(moves)
    state = replay(s.CHAIN, s.LEDGER, world.log.entries)
    assert {f.code for f in state.findings} <= {"refund.already_gone"}
    tracer = Tracer(state)
    for start, amount in world.gifts.values():
        fates = Counter(world.units.fate(place) for place in range(start, start + amount))
        trace = tracer.gift(1, start, amount)
        parts = Counter[tuple[str, int, tuple[int, ...]]]()
        for part in trace.parts:
            parts["paid", part.payment, part.via] += part.amount
        assert parts == {fate: n for fate, n in fates.items() if fate[0] == "paid"}
        assert trace.unspent == sum(n for fate, n in fates.items() if fate[0] == "unspent")
        assert trace.refunded == sum(n for fate, n in fates.items() if fate[0] == "refunded")
        assert trace.spent + trace.unspent + trace.refunded == amount
    for payment in world.paid:
        expected = [world.units.origin(place) for place in world.units.paid[payment]]
        trace_back = tracer.payment(payment)
        found = [(o.batch, o.start + i) for o in trace_back.origins for i in range(o.amount)]
        assert found == expected
        assert trace_back.returned == world.log.returned.get(payment, 0)
        assert sum(source.amount for source in trace_back.sources) == trace_back.amount


@settings(max_examples=100, deadline=None)
@given(steps)
def test_every_unit_of_every_payment_is_some_gifts_and_back(moves: list[tuple[str, int, int]]) -> None:
    world = play(moves)
    state = replay(s.CHAIN, s.LEDGER, world.log.entries)
    tracer = Tracer(state)
    kept = Counter[int]()
    for start, amount in world.gifts.values():
        for part in tracer.gift(1, start, amount).parts:
            kept[part.payment] += part.amount
    stayed = {p: amount - world.log.returned.get(p, 0) for p, amount in world.paid.items()}
    assert kept == {payment: amount for payment, amount in stayed.items() if amount}


def lines_to_trace(payments: int) -> int:
    """Count the lines of Python run to trace ten gifts and ten payments of a ledger with so many payments."""
    log = charity()
    log.batch(1, 1)
    state = replay(s.CHAIN, s.LEDGER, log.entries)
    matching = state.funds[1].matching
    record = PaymentRecord(log.next_case(1, 90), bytes(32))
    for number in range(1, payments + 1):
        matching.receive_batch(number, matching.received, 100)
        matching.pay(number, 90)
        state.payments[number] = replace(record, paid=Payment(number, bytes(32), 1, 90, 0, 0))
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal lines
        lines += event == "line"
        return count

    tracer, before = Tracer(state), sys.gettrace()
    sys.settrace(count)
    try:
        for tenth in range(10):
            tracer.gift(1, payments * 9 * tenth, 9)
            tracer.payment(1 + payments * tenth // 10)
    finally:
        sys.settrace(before)
    return lines


def test_tracing_walks_over_neither_gifts_nor_payments() -> None:
    assert lines_to_trace(5_000) < 2 * lines_to_trace(50)


def test_an_axis_that_contradicts_itself_still_answers() -> None:
    matching = Matching()
    matching.receive_batch(1, 0, 10)
    matching.receive_batch(2, 15, 10)  # five units of unknown origin before it
    assert matching.pay(1, 30) == 5
    assert list(matching.sources(0, 25)) == [Source(0, 10, 1), Source(10, 5), Source(15, 10, 2)]
    matching.receive_return(1, 25, 40)  # more than was paid
    assert matching.received == 65
    assert sum(each.amount for each in matching.sources(25, 65) if each.payment) == 30
    assert matching.give_back(60, 20) == 15
    assert matching.give_back(55, 10) == 5
    assert matching.give_back(0, 5) == 5
    assert matching.refunded(0, 100) == 10


def test_a_replayer_can_be_traced_while_it_grows() -> None:
    log = charity()
    log.batch(1, 100)
    replayer = Replayer(s.CHAIN, s.LEDGER)
    for raw in log.entries:
        replayer.add(raw)
    tracer = Tracer(replayer.state)
    assert tracer.gift(1, 0, 100).unspent == 100
    before = len(log.entries)
    paid = log.pay(1, 40)
    for raw in log.entries[before:]:
        replayer.add(raw)
    assert tracer.gift(1, 0, 100).parts == (Part(paid, 40, 0, ()),)
