"""The board with 5,000 payments: the newest as cards, all in the table, and nothing that holds the window up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from almoner.services.payment_acts import Act
from almoner.services.payment_board import PaymentBoard, PaymentLine
from almoner.ui.desk import Desk
from almoner.ui.pages import disbursements
from almoner.ui.pages.disbursements import DisbursementsPage
from almoner.ui.pages.disbursements_board import NEWEST, Board, CardModel, card_texts
from almoner_chain.core.units import Unit
from support_window import PATIENCE, Answers, picture, press, settled, show, texts

CNY = Unit.currency("CNY")
NOW = 1_790_000_000
STATES = ("requested", "approved", "paid", "delivered", "rejected", "objected", "refunded")
MILLISECONDS_OF_STALL = 100
MILLISECONDS_TO_MAKE = 50


def a_line(number: int, **changed: object) -> PaymentLine:
    """Return one payment of a charity that made thousands."""
    values: dict[str, object] = {
        "payment": number, "state": STATES[number % len(STATES)], "fund": 1 + number % 3, "fund_name": "Relief",
        "unit": CNY, "amount": 100 * number + 5, "payee": f"Payee {number} 青山水泵厂", "purpose": "Pumps and pipes",
        "category": number % 5, "approvals": number % 3, "needed": 2, "ready_at": NOW + 60 * number,
        "requested_at": NOW - 90 * number, "changed_at": NOW - number, "waits": Act.APPROVE if number % 7 == 0 else None,
    }  # fmt: skip
    return PaymentLine(**{**values, **changed})  # type: ignore[arg-type]


def many(count: int) -> PaymentBoard:
    lines = tuple(a_line(number) for number in range(count, 0, -1))
    return PaymentBoard(lines, ((1, "Relief"), (2, "Wells"), (3, "Boxes")), ("clerk",), NOW)


def milliseconds(work: Callable[[], object]) -> float:
    began = time.thread_time()  # of this thread alone: others work on the machine, too
    work()
    QApplication.processEvents()
    return (time.thread_time() - began) * 1000


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> DisbursementsPage:
    monkeypatch.setattr(disbursements, "read_board", lambda job: many(5_000))
    made = DisbursementsPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def test_each_column_shows_its_newest_and_says_how_many_there_are(page: DisbursementsPage) -> None:
    column = page.board.columns["requested"]
    assert column.heading.text() == "Requested (714)"
    assert column.model.rowCount() == NEWEST
    assert [line.payment for line in column.model.lines[:2]] == [4_998, 4_991]
    assert column.more.isVisible()
    picture(page, "disbursements-5000")


def test_all_of_a_column_are_in_the_table(qtbot: QtBot, page: DisbursementsPage, desk: Desk) -> None:
    press(page, "all_requested")
    settled(qtbot, desk)
    assert page.table.isVisible()
    assert len(page.table.model.ids) == 714
    assert "714 rows" in texts(page)


def test_showing_filtering_and_switching_5000_payments_does_not_stall(
    qtbot: QtBot, page: DisbursementsPage, desk: Desk
) -> None:
    board = many(5_000)
    stalls = {
        "show": milliseconds(lambda: page._show(board)),
        "filter": milliseconds(lambda: page.waiting.setChecked(True)),
        "table": milliseconds(lambda: page._as["table"].setChecked(True)),
        "board": milliseconds(lambda: page._as["board"].setChecked(True)),
    }
    settled(qtbot, desk)
    assert max(stalls.values()) < MILLISECONDS_OF_STALL, stalls


def test_an_older_answer_that_comes_later_does_not_win(
    qtbot: QtBot, desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def slow(job: object) -> PaymentBoard:
        begun.set()
        go_on.wait(20)
        return many(1)

    monkeypatch.setattr(disbursements, "read_board", slow)
    page = DisbursementsPage(desk)
    show(qtbot, page)
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    monkeypatch.setattr(disbursements, "read_board", lambda job: many(3))
    page.look()
    qtbot.waitUntil(lambda: len(list(page._lines())) == 3, timeout=PATIENCE)
    go_on.set()
    settled(qtbot, desk)
    assert len(list(page._lines())) == 3


def test_making_the_page_is_quick(desk: Desk, qtbot: QtBot) -> None:
    def made() -> float:
        began = time.thread_time()
        qtbot.addWidget(DisbursementsPage(desk))
        return (time.thread_time() - began) * 1000

    assert min(made() for _ in range(4)) < MILLISECONDS_TO_MAKE


def test_the_model_of_cards_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = CardModel()
    model.show_lines([a_line(number) for number in range(1, 8)], NOW)
    tested: QAbstractItemModel = model
    qtmodeltester.check(tested)


@pytest.mark.parametrize("state", STATES)
def test_a_card_says_where_its_payment_stands_in_words(state: str) -> None:
    said = [text for text, _ in card_texts(a_line(7, state=state, approvals=1), NOW)]
    expected = {"requested": "1 of 2 approvals", "approved": "Waits 7 minutes more"}
    assert (expected.get(state) or f"{state.capitalize()} on") in said[3]
    assert said[4] == "Your approval"


def test_text_from_outside_cannot_turn_a_card_around(qtbot: QtBot) -> None:
    board = Board()
    qtbot.addWidget(board)
    board.show_lines([a_line(7, state="paid", payee="Ac\u202eme <b>x</b>")], NOW)
    model = board.columns["paid"].model
    assert "Ac⟨U+202E⟩me <b>x</b>" in model.data(model.index(0))
