"""The two axes of one fund, and which money paid what: first in, first out. Protocol, section 2.

Only sums and bisection: nothing here costs more for a gift of a million units or a fund of a million gifts.
Takes whatever it is told, in order; whether an entry was allowed is the business of `core.replay`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple


class Source(NamedTuple):
    """What stands on *received* at ``[start, start + amount)``: gifts, or money that came back.

    Gifts have a ``batch``; money that came back has a ``payment`` and which of its units this begins with.
    All are 0 where the log says nothing.
    """

    start: int
    amount: int
    batch: int = 0
    payment: int = 0
    offset: int = 0


class Stretch(NamedTuple):
    """``amount`` units from ``received`` on the one axis are those from ``spent`` on the other."""

    received: int
    spent: int
    amount: int
    payment: int


class Returned(NamedTuple):
    """The units ``[offset, offset + amount)`` of a payment that went on at ``received``."""

    offset: int
    amount: int
    received: int


class Hole(NamedTuple):
    """Units of *received* that were given back to their donor."""

    start: int
    end: int


class Matching:
    """One fund's axes, filled in entry order. Units are the fund's minor units."""

    def __init__(self) -> None:
        self.received = 0
        self.spent = 0
        self.frontier = 0
        self._sources: list[Source] = []
        self._stretches: list[Stretch] = []
        self._spent_of: dict[int, tuple[int, int]] = {}
        self._returned: dict[int, list[Returned]] = {}
        self._holes: list[Hole] = []

    def receive_batch(self, batch: int, start: int, amount: int) -> None:
        """Put gifts on *received*. A ``start`` past the end leaves a gap of unknown origin."""
        self._fill_up_to(start)
        self._add_source(Source(self.received, amount, batch))

    def receive_return(self, payment: int, start: int, amount: int) -> None:
        """Put money that came back on *received*: the last units of ``payment`` not yet returned, in order."""
        self._fill_up_to(start)
        begin = self.received
        returns = self._returned.setdefault(payment, [])
        left = returns[-1].offset if returns else self._spent_of.get(payment, (0, 0))[1]
        if units := min(amount, left):
            returns.append(Returned(left - units, units, begin))
            self._add_source(Source(begin, units, payment=payment, offset=left - units))
        self._fill_up_to(begin + amount)

    def pay(self, payment: int, amount: int) -> int:
        """Take the next ``amount`` units; return how many there were not (0 in an honest ledger)."""
        self._spent_of.setdefault(payment, (self.spent, amount))
        left = amount
        while left:
            begin, room = self._next_free()
            if not room:
                break
            taken = min(left, room)
            self._add_stretch(Stretch(begin, self.spent, taken, payment))
            left -= taken
        return left

    def give_back(self, start: int, amount: int) -> int:
        """Take a hole out of *received*; return how many of its units were gone already (0 if honest)."""
        begin, end = max(start, self.frontier), min(start + amount, self.received)
        if begin >= end:
            return amount
        gone = amount - (end - begin)
        first = bisect_right(self._holes, begin, key=lambda hole: hole.end)
        last = bisect_left(self._holes, end, key=lambda hole: hole.start)
        overlapped = self._holes[first:last]
        gone += sum(min(hole.end, end) - max(hole.start, begin) for hole in overlapped)
        merged = Hole(min([begin, *(h.start for h in overlapped)]), max([end, *(h.end for h in overlapped)]))
        self._holes[first:last] = [merged]
        return gone

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield what was spent of ``[start, end)`` on *received*, cut to it, in order."""
        at = max(0, bisect_right(self._stretches, start, key=lambda each: each.received) - 1)
        while at < len(self._stretches) and self._stretches[at].received < end:
            each = self._stretches[at]
            yield from _cut(each, start - each.received, end - each.received)
            at += 1

    def paid_by(self, payment: int, offset: int = 0, amount: int | None = None) -> Iterator[Stretch]:
        """Yield the stretches that paid the units ``[offset, offset + amount)`` of ``payment``, in order."""
        first, paid = self._spent_of.get(payment, (0, 0))
        start, end = first + offset, first + (paid if amount is None else min(paid, offset + amount))
        at = max(0, bisect_right(self._stretches, start, key=lambda each: each.spent) - 1)
        while at < len(self._stretches) and self._stretches[at].spent < end:
            each = self._stretches[at]
            yield from _cut(each, start - each.spent, end - each.spent)
            at += 1

    def offset_of(self, stretch: Stretch) -> int:
        """Return which unit of its payment ``stretch`` begins with, from 0."""
        return stretch.spent - self._spent_of[stretch.payment][0]

    def returns_of(self, payment: int, offset: int, amount: int) -> Iterator[Returned]:
        """Yield what came back of the units ``[offset, offset + amount)`` of ``payment``, last units first."""
        returns = self._returned.get(payment, [])
        end = offset + amount
        # Each return lies right below the one before it, so the offsets fall.
        at = bisect_right(returns, -end, key=lambda each: -each.offset)
        while at < len(returns) and returns[at].offset + returns[at].amount > offset:
            each = returns[at]
            begin = max(each.offset, offset)
            size = min(each.offset + each.amount, end) - begin
            yield Returned(begin, size, each.received + begin - each.offset)
            at += 1

    def sources(self, start: int, end: int) -> Iterator[Source]:
        """Yield what stands on *received* within ``[start, end)``, cut to it, in order."""
        at = max(0, bisect_right(self._sources, start, key=lambda each: each.start) - 1)
        while at < len(self._sources) and self._sources[at].start < end:
            each = self._sources[at]
            begin = max(start, each.start)
            amount = min(end, each.start + each.amount) - begin
            if amount > 0:
                offset = each.offset + begin - each.start if each.payment else 0
                yield Source(begin, amount, each.batch, each.payment, offset)
            at += 1

    def refunded(self, start: int, end: int) -> int:
        """Return how many units of ``[start, end)`` on *received* were given back."""
        first = bisect_right(self._holes, start, key=lambda hole: hole.end)
        last = bisect_left(self._holes, end, key=lambda hole: hole.start)
        return sum(min(hole.end, end) - max(hole.start, start) for hole in self._holes[first:last])

    def _fill_up_to(self, start: int) -> None:
        if start > self.received:
            self._add_source(Source(self.received, start - self.received))

    def _add_source(self, source: Source) -> None:
        if source.amount:
            self._sources.append(source)
        self.received = source.start + source.amount

    def _add_stretch(self, stretch: Stretch) -> None:
        self._stretches.append(stretch)
        self.spent = stretch.spent + stretch.amount
        self.frontier = stretch.received + stretch.amount

    def _next_free(self) -> tuple[int, int]:
        """Return where the next unspent unit is and how many follow it without a hole."""
        begin = self.frontier
        at = bisect_right(self._holes, begin, key=lambda hole: hole.end)
        while at < len(self._holes) and self._holes[at].start <= begin:
            begin = self._holes[at].end
            at += 1
        end = self._holes[at].start if at < len(self._holes) else self.received
        return begin, max(0, min(end, self.received) - begin)


def _cut(stretch: Stretch, begin: int, end: int) -> Iterator[Stretch]:
    """Yield the part of ``stretch`` between two offsets in it, if there is one."""
    begin, end = max(begin, 0), min(end, stretch.amount)
    if begin < end:
        yield Stretch(stretch.received + begin, stretch.spent + begin, end - begin, stretch.payment)
