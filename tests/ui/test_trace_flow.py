"""The picture of a trace as frozen values: every unit is drawn once, at any number of gifts, within the window's patience."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from almoner.services.known_gifts import KnownGift
from almoner.services.places import Place
from almoner.services.traced import Onward, Origin, TracedGift, TracedPart, TracedPayment
from almoner.services.traced_fund import FundBatch, FundPayment, TracedFund
from almoner.ui.flow import Flow, NodeKind, largest
from almoner.ui.flow_build import MOST, gift_flow, payment_flow
from almoner.ui.flow_fund import fund_flow
from almoner.ui.flow_layout import lay_out, share_out
from almoner.ui.flow_view import FlowView
from almoner.ui.flow_words import share
from almoner.ui.pages.trace_rows import gift_rows, payment_rows
from almoner_chain.core.units import Unit
from support_window import picture, show

CNY = Unit.currency("CNY")
LONGEST_STALL = 0.1
"""Seconds of work that the window's thread may need for a picture."""


def gift_part(
    payment: int, amount: int, *, via: tuple[int, ...] = (), onward: Onward | None = None
) -> TracedPart:
    """Return a part of gift 7 that stayed with a payment."""
    category = "sub-grant" if onward is not None else "programme"
    return TracedPart(payment, 7, amount, 0, CNY, category, "paid", f"Payee {payment}", "Pumps", via, onward)


def gift(parts: Sequence[TracedPart], *, unspent: int = 0, refunded: int = 0) -> TracedGift:
    """Return a traced gift whose amount is what its parts say."""
    amount = sum(part.amount for part in parts) + unspent + refunded
    place = Place(serial=7, fund=1, batch=1, start=0, amount=amount)
    return TracedGift(place, "Relief", CNY, tuple(parts), unspent, refunded, voided=False, successor=0)


def payment(origins: Sequence[Origin], *, returned: int = 0) -> TracedPayment:
    """Return a traced payment paid by these gifts."""
    amount = sum(origin.amount for origin in origins)
    return TracedPayment(
        3, 1, "Relief", CNY, amount, 0, "paid", "programme", "Acme Pumps", "Pumps", returned, tuple(origins)
    )  # fmt: skip


def many(count: int) -> TracedPayment:
    """Return a payment paid by so many gifts of different amounts."""
    return payment(
        [
            Origin(3, serial, 100 + serial * 7919 % 100_003, serial // 256 + 1, 0)
            for serial in range(1, count + 1)
        ]
    )


def known(count: int) -> dict[int, KnownGift]:
    """Return donors for so many gifts."""
    return {serial: KnownGift(serial, f"Donor {serial}", "2026-03-01") for serial in range(1, count + 1)}


def ribbons(flow: Flow) -> list[tuple[str, str, int]]:
    """Return what flows from where to where."""
    return [(ribbon.source, ribbon.target, ribbon.amount) for ribbon in flow.ribbons]


def test_a_gifts_parts_what_is_left_and_what_went_back_add_up_in_the_picture() -> None:
    traced = gift([gift_part(1, 6_000), gift_part(2, 1)], unspent=3_998, refunded=1)
    flow = gift_flow(traced, None)
    assert ribbons(flow) == [
        ("root", "root/1", 6_000),
        ("root", "root/2", 1),
        ("root", "root/unspent", 3_998),
        ("root", "root/refunded", 1),
    ]
    assert sum(ribbon.amount for ribbon in flow.out_of("root")) == traced.place.amount == 10_000
    assert list(flow.problems()) == []


def test_ways_that_lead_to_the_same_payment_are_one_ribbon_and_two_rows() -> None:
    traced = gift([gift_part(1, 50), gift_part(2, 30, via=(1,)), gift_part(2, 20)])
    flow = gift_flow(traced, None)
    assert ribbons(flow) == [("root", "root/1", 50), ("root", "root/2", 50)]
    assert "Came back from disbursement 1" in flow.by_key["root/2"].lines
    assert [row.amount for row in gift_rows(traced)] == [50, 30, 20]


def test_a_sub_grant_is_drawn_to_the_last_hand() -> None:
    last = Onward(1, b"\2" * 20, 1, "", 4, CNY, (gift_part(9, 70),), 30, 0)
    first = Onward(1, b"\1" * 20, 1, "", 2, CNY, (gift_part(8, 100, onward=last),), 0, 20)
    flow = gift_flow(gift([gift_part(1, 120, onward=first)], unspent=5), None)
    assert ribbons(flow) == [
        ("root", "root/1", 120),
        ("root/1", "root/1/8", 100),
        ("root/1/8", "root/1/8/9", 70),
        ("root/1/8", "root/1/8/unspent", 30),
        ("root/1", "root/1/refunded", 20),
        ("root", "root/unspent", 5),
    ]
    assert flow.columns == 4
    assert flow.by_key["root/1"].target is not None
    assert flow.by_key["root/1/8"].target is None, "a payment of another ledger was offered to be opened"
    assert list(flow.problems()) == []
    rows = gift_rows(gift([gift_part(1, 120, onward=first)], unspent=5))
    assert [row.target is not None for row in rows] == [True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("that ledger is on another chain", "on another network"),
        ("not recorded there yet", "has not recorded it yet"),
        ("recorded there with another amount", "another amount"),
        ("followed through too many hands", "more charities than are followed"),
        ("The node said no.", "The node said no."),
    ],
)
def test_why_a_grant_is_not_followed_is_said_in_words(problem: str, words: str) -> None:
    traced = gift([gift_part(1, 120, onward=Onward(5, b"\1" * 20, 1, problem))])
    node = gift_flow(traced, None).by_key["root/1"]
    assert words in node.lines[-1]
    assert words in node.spoken
    assert words in gift_rows(traced)[0].remark


def test_five_thousand_gifts_are_drawn_as_the_largest_and_the_rest() -> None:
    traced = many(5_000)
    flow = payment_flow(traced, known(5_000))
    left = flow.column(0)
    assert len(left) == MOST + 1
    assert left[-1].title == "4,992 more donations"
    assert sum(node.amount for node in left) == traced.amount
    smallest_drawn = min(node.amount for node in left[:-1])
    amounts = sorted((part.amount for part in traced.parts), reverse=True)
    assert smallest_drawn == amounts[MOST - 1]
    assert len(payment_rows(traced, known(5_000))) == 5_000


def test_a_crowd_is_shown_without_holding_up_the_window(qtbot: object, qapp: QApplication) -> None:
    laid_out = lay_out(payment_flow(many(5_000), known(5_000)))
    view = FlowView("Picture")
    show(qtbot, view)  # type: ignore[arg-type]
    begun = time.thread_time()
    view.show_picture(laid_out, "5,000 donations")
    view.repaint()
    qapp.processEvents()
    assert time.thread_time() - begun < LONGEST_STALL
    picture(view, "flow-5000")


def test_a_gift_that_went_far_and_wide_stays_readable() -> None:
    traced = gift([gift_part(number, number) for number in range(1, 401)], unspent=7)
    flow = gift_flow(traced, None)
    assert [node.kind for node in flow.column(1)] == [NodeKind.PAYMENT] * MOST + [
        NodeKind.REST,
        NodeKind.UNSPENT,
    ]
    assert sum(ribbon.amount for ribbon in flow.out_of("root")) == traced.place.amount


def test_a_group_is_never_of_one() -> None:
    assert largest([1, 2, 3], 2) == ([0, 1, 2], [])
    assert largest([5, 9, 1, 7], 2) == ([1, 3], [0, 2])


def test_a_fund_balances() -> None:
    batches = tuple(
        FundBatch(n, 100 * n, 4, 4 * n - 3, 1_790_000_000, passed_on=n == 2) for n in range(1, 31)
    )
    payments = tuple(FundPayment(n, 50 * n, "programme", "paid", "Acme", "", 0) for n in range(1, 21))
    received = sum(batch.amount for batch in batches) + 40
    spent = sum(each.amount for each in payments)
    traced = TracedFund(1, "Relief", CNY, received, 40, 60, received - spent - 60, batches, payments)
    flow = fund_flow(traced)
    assert sum(ribbon.amount for ribbon in flow.into("root")) == received
    assert sum(ribbon.amount for ribbon in flow.out_of("root")) == received
    assert list(flow.problems()) == []


def test_what_cannot_be_is_found_in_a_flow() -> None:
    flow = gift_flow(gift([gift_part(1, 10)]), None)
    wrong = Flow(CNY, flow.nodes, (*flow.ribbons, *flow.ribbons))
    assert list(wrong.problems()) == [
        "more flows out of root than there is",
        "more flows into root/1 than there is",
    ]


@given(st.lists(st.integers(1, 2**128 - 1), min_size=1, max_size=40), st.integers(1, 100_000))
def test_a_length_is_shared_out_without_gap_or_overlap(amounts: list[int], length: int) -> None:
    shares = share_out(amounts, sum(amounts), length)
    place = 0
    for begin, size in shares:
        assert begin == place
        assert size >= 0
        place += size
    assert place == length


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=300))
def test_ribbons_fill_their_nodes_exactly(amounts: list[int]) -> None:
    flow = payment_flow(
        payment([Origin(3, n, amount, 1, 0) for n, amount in enumerate(amounts, start=1)]), {}
    )
    laid_out = lay_out(flow)
    root = laid_out.by_key["root"]
    place = root.bar_y
    for ribbon in laid_out.ribbons:
        assert ribbon.y2 == place
        place += ribbon.thick2
        source = laid_out.by_key[ribbon.ribbon.source]
        assert (ribbon.y1, ribbon.thick1) == (source.bar_y, source.bar_height)
    assert place == root.bar_y + root.bar_height
    boxes = [laid_out.by_key[node.key] for node in flow.column(0)]
    assert all(one.y + one.height < other.y for one, other in pairwise(boxes))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (1, 3, "33.3 %"),
        (1, 1, "100.0 %"),
        (2, 3, "66.7 %"),
        (9_999, 10_000, "99.9 %"),
        (1, 10**9, "under 0.1 %"),
        (0, 0, "0.0 %"),
    ],
)
def test_a_share_is_told_by_whole_numbers(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words
