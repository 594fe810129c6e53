"""Where a gift went and whose gifts paid a payment, to the unit. Protocol, section 2.

Answers follow money that came back: gift, payment, return, next payment, and so on to where it is now.
Works on a replayed ledger; must not know receipts, names or nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from almoner_chain.core.errors import BadInput
from almoner_chain.core.replay_state import LedgerState
from almoner_chain.core.trace_matching import Matching, Source


class Part(NamedTuple):
    """``amount`` units of a gift that stayed with ``payment``, the first being the payment's unit ``offset``.

    ``via`` names the payments they had gone to before and came back from, in that order.
    """

    payment: int
    amount: int
    offset: int
    via: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GiftTrace:
    """Where the units of one gift are now; parts, ``unspent`` and ``refunded`` add up to ``amount``."""

    fund: int
    start: int
    amount: int
    parts: tuple[Part, ...]
    unspent: int
    refunded: int

    @property
    def spent(self) -> int:
        """Units that stayed with some payment."""
        return sum(part.amount for part in self.parts)


class Origin(NamedTuple):
    """``amount`` units of a payment, the first being its unit ``offset``, given as ``[start, …)`` of ``batch``.

    ``batch`` is 0 where the log does not say. ``via`` names the payments they came back from on the way here,
    the latest first.
    """

    batch: int
    start: int
    amount: int
    offset: int
    via: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PaymentTrace:
    """What paid one payment.

    ``sources`` are the stretches of the fund's received axis themselves (gifts or money that came back),
    ``origins`` the gifts behind them. ``returned`` units at the payment's end came back later.
    """

    payment: int
    fund: int
    amount: int
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    returned: int


class Tracer:
    """Answer questions about a replayed ledger. Amounts and places are in the fund's minor units."""

    def __init__(self, state: LedgerState) -> None:
        self._state = state

    def gift(self, fund: int, start: int, amount: int) -> GiftTrace:
        """Follow the gift at ``[start, start + amount)`` of the fund's received axis to where it is now."""
        matching = self._matching(fund)
        parts: list[Part] = []
        unspent = refunded = 0
        # A stack of our own: money may have come back more often than Python's recursion is deep.
        ahead: list[Part | tuple[int, int, tuple[int, ...]]] = [(start, start + amount, ())]
        while ahead:
            item = ahead.pop()
            if isinstance(item, Part):
                _append(parts, item)
                continue
            begin, end, via = item
            gone = matching.refunded(begin, end)
            pieces = list(_spent_pieces(matching, begin, end, via))
            taken = sum(piece.amount if isinstance(piece, Part) else piece[1] - piece[0] for piece in pieces)
            refunded += gone
            unspent += end - begin - gone - taken
            ahead.extend(reversed(pieces))
        return GiftTrace(fund, start, amount, tuple(parts), unspent, refunded)

    def payment(self, payment: int) -> PaymentTrace:
        """Say which stretches of received, and which gifts behind them, paid ``payment``.

        Raises `BadInput` (``trace.not_paid``) when nothing was paid under that number.
        """
        record = self._state.payments.get(payment)
        if record is None or record.paid is None:
            raise BadInput(
                f"Payment {payment} was not paid.", code="trace.not_paid", hint="List the payments."
            )
        matching = self._matching(record.paid.fund)
        if record.refund is not None:
            stretches = [(record.refund.start, record.refund.amount)]
        else:
            stretches = [(each.received, each.amount) for each in matching.paid_by(payment)]
        sources = [source for start, size in stretches for source in matching.sources(start, start + size)]
        origins = tuple(_origins(matching, sources))
        fund, amount = record.paid.fund, record.paid.amount
        return PaymentTrace(payment, fund, amount, tuple(sources), origins, record.returned)

    def _matching(self, fund: int) -> Matching:
        known = self._state.funds.get(fund)
        if known is None:
            raise BadInput(f"The ledger has no fund {fund}.", code="trace.no_fund", hint="List the funds.")
        return known.matching


def _spent_pieces(
    matching: Matching, begin: int, end: int, via: tuple[int, ...]
) -> Iterator[Part | tuple[int, int, tuple[int, ...]]]:
    """Yield what became of each spent unit of ``[begin, end)``: stayed, or came back at another place."""
    for stretch in matching.stretches(begin, end):
        offset = matching.offset_of(stretch)
        returns = list(matching.returns_of(stretch.payment, offset, stretch.amount))
        kept = stretch.amount - sum(each.amount for each in returns)
        if kept:
            yield Part(stretch.payment, kept, offset, via)
        for back in reversed(returns):
            yield (back.received, back.received + back.amount, (*via, stretch.payment))


def _origins(matching: Matching, sources: list[Source]) -> Iterator[Origin]:
    """Yield the gifts behind ``sources``, following returned money back to what paid the payment before."""
    offset = 0
    ahead: list[tuple[Source, tuple[int, ...]]] = [(source, ()) for source in reversed(sources)]
    while ahead:
        source, via = ahead.pop()
        if not source.payment:
            yield Origin(source.batch, source.start, source.amount, offset, via)
            offset += source.amount
            continue
        before = [
            (behind, (*via, source.payment))
            for stretch in matching.paid_by(source.payment, source.offset, source.amount)
            for behind in matching.sources(stretch.received, stretch.received + stretch.amount)
        ]
        ahead.extend(reversed(before))


def _append(parts: list[Part], part: Part) -> None:
    """Add ``part``, joined with the last one where it goes on without a break."""
    last = parts[-1] if parts else None
    if last and (last.payment, last.via, last.offset + last.amount) == (part.payment, part.via, part.offset):
        parts[-1] = last._replace(amount=last.amount + part.amount)
    else:
        parts.append(part)
