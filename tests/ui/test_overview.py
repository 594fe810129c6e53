"""The overview: figures and charts of each fund, what waits for the person, the last entries, a new charity's first steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from almoner.services.overview import Task, TaskKind
from almoner.ui import theme
from almoner.ui.desk import Desk
from almoner.ui.pages import overview_words
from almoner.ui.pages.overview import OverviewPage
from almoner.ui.pages.overview_funds import FundCard
from almoner.ui.pages.receipts import ReceiptsPage
from almoner.ui.pages.trace import TracePage
from almoner.ui.tables.view import DataTable
from almoner.ui.window import MainWindow
from almoner_chain.core.entries import Kind
from support_charity import PASSPHRASE, Charity
from support_window import button, dialog, dress, opened, part, picture, press, settled, show, texts, unnamed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Led:
    """Remembers where a page led to."""

    def __init__(self, desk: Desk) -> None:
        self.to: list[tuple[str, object]] = []
        desk.wanted.connect(lambda name, subject: self.to.append((name, subject)))


def opened_page(desk: Desk, qtbot: QtBot, *, width: int = 1180, height: int = 760) -> OverviewPage:
    """Show the page and wait until it has read everything."""
    page = OverviewPage(desk)
    show(qtbot, page, width=width, height=height)
    settled(qtbot, desk)
    return page


@pytest.fixture
def new_charity(tmp_path: Path) -> Charity:
    """Return a charity that has done nothing yet."""
    home = tmp_path / "new"
    home.mkdir()
    (home / "passphrase").write_text(PASSPHRASE + "\n")
    charity = Charity(home)
    charity.run("init", "--name", "Willow Relief", "--store", "file")
    return charity


@pytest.fixture
def new_desk(new_charity: Charity, qapp: QApplication) -> Iterator[Desk]:
    """Return a desk on it."""
    with opened(new_charity) as desk:
        yield desk


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def fund_card(page: OverviewPage, fund: int) -> FundCard:
    """Return the card of a fund."""
    return part(page, FundCard, f"fund.{fund}")


def test_each_fund_shows_what_came_in_went_out_and_is_left(
    desk: Desk, charity: Charity, qtbot: QtBot
) -> None:
    charity.paid("1250.00")
    charity.paid("150.00", "--category", "refund", "--gift", "9", payee="Donor")
    charity.run("payment", "return", 1, "--amount", "50.00")
    page = opened_page(desk, qtbot)
    relief, boxes = fund_card(page, 1), fund_card(page, 2)
    shown = plain(texts(relief))
    for amount in ("5,550.00 CNY", "1,250.00 CNY", "150.00 CNY", "4,150.00 CNY"):
        assert amount in shown
    assert "50.00 CNY came back from disbursements." in shown
    assert plain(relief.bar.accessibleDescription()) == (
        "Went out: 1,250.00 CNY, 22.5 %. Given back: 150.00 CNY, 2.7 %. Available: 4,150.00 CNY, 74.8 %."
    )
    assert relief.line is not None
    assert relief.line.spent + relief.line.refunded + relief.line.available == relief.line.received
    assert "Nothing came in yet." in texts(boxes)
    assert not boxes.chart.isVisible()
    picture(page, "overview")
    assert unnamed(page) == []


def test_a_bars_parts_fill_it_exactly(desk: Desk, charity: Charity, qtbot: QtBot) -> None:
    charity.paid("1250.01")
    bar = fund_card(opened_page(desk, qtbot), 1).bar
    places = bar.places()
    assert places[0][0] == 0
    assert sum(size for _, size in places) == bar.width()
    assert places[0][1] == 125_001 * bar.width() // 550_000


def test_months_are_walked_with_the_arrows_and_told(desk: Desk, charity: Charity, qtbot: QtBot) -> None:
    charity.paid("1250.00")
    card = fund_card(opened_page(desk, qtbot), 1)
    card.months.setFocus()
    QTest.keyClick(card.months, Qt.Key.Key_Left)
    assert plain(card.month_said.text()).endswith("5,500.00 CNY came in, 1,250.00 CNY went out.")
    assert card.month_said.text() in card.months.accessibleDescription()


def test_a_charts_numbers_are_also_a_table(desk: Desk, charity: Charity, qtbot: QtBot) -> None:
    charity.paid("1250.00")
    page = opened_page(desk, qtbot)
    press(fund_card(page, 1), "month_table")
    shown = dialog(qtbot, "months")
    settled(qtbot, desk)
    (table,) = shown.findChildren(DataTable)
    row = table.model.row_at(0)
    assert (row.received, row.spent) == (550_000, 125_000)
    assert unnamed(shown) == []
    picture(shown, "overview-months")
    press(shown, "close")


def test_what_waits_is_said_in_words_and_leads_there(desk: Desk, charity: Charity, qtbot: QtBot) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "600", "--donor", "Lin")
    payment = charity.request("20.00")
    page = opened_page(desk, qtbot)
    assert part(page, QLabel, "task.commit").text() == "1 donation waits to be recorded in the ledger."
    assert part(page, QLabel, "task.approve").text() == "1 request waits for your approval."
    assert "600.00 CNY, waits to be recorded" in plain(texts(fund_card(page, 1)))
    led = Led(desk)
    press(page, "do.commit")
    press(page, "do.approve")
    press(page, "do.receipts")
    assert led.to == [
        ("donations", {"action": "commit"}),
        ("disbursements", {"payment": payment}),
        ("receipts", {"state": "not_handed_out"}),
    ]
    assert unnamed(page) == []
    picture(page, "overview-tasks")


def test_a_task_that_is_done_goes_away(desk: Desk, charity: Charity, qtbot: QtBot) -> None:
    payment = charity.request("20.00")
    page = opened_page(desk, qtbot)
    assert page.findChildren(QWidget, "task.approve")
    charity.approve(payment)
    page.look()
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: not page.findChildren(QWidget, "task.approve"))
    assert part(page, QLabel, "task.pay").text() == "1 approved disbursement can be paid now."


def test_the_last_entries_are_sentences_that_lead_to_their_things(
    desk: Desk, charity: Charity, qtbot: QtBot
) -> None:
    charity.paid("20.00")
    charity.run("receipt", "void", "3", "--reason", "wrong-data")
    page = opened_page(desk, qtbot)
    table = page.latest.model
    assert page.shown is not None
    shown = page.shown.latest
    assert [row.what for row in shown[:4]] == [
        "The receipt of donation 3 was voided",
        "Disbursement 1 was paid",
        "Disbursement 1 was approved",
        "Disbursement 1 was requested, to Acme Pumps",
    ]
    assert "2 donations recorded: Donations 9 to 10" in [row.what for row in shown]
    assert {row.who for row in shown[1:4]} <= {"clerk", "first", "administrator"}
    led = Led(desk)
    for at in (0, 1, 4):
        page.latest.chosen.emit(table.id_at(at))
    assert led.to == [
        ("receipts", {"serial": 3}),
        ("disbursements", {"payment": 1}),
        ("donations", {"batch": 3}),
    ]


def test_an_auditor_is_led_only_to_pages_that_auditors_have(
    desk: Desk, charity: Charity, qtbot: QtBot
) -> None:
    desk.memory.set("kind", "auditor")
    charity.run("gift", "add", "--fund", "Relief", "--amount", "600", "--donor", "Lin")
    page = opened_page(desk, qtbot)
    assert not page.findChildren(QWidget, "do.commit")
    assert not page.steps.isVisible()
    led = Led(desk)
    assert page.shown is not None
    at = next(n for n, row in enumerate(page.shown.latest) if "recorded" in row.what)
    page.latest.chosen.emit(at)
    assert led.to == [("trace", {"batch": 3})]


def test_an_embedded_ledger_is_said_to_convince_nobody_else(desk: Desk, qtbot: QtBot) -> None:
    page = opened_page(desk, qtbot)
    assert "Nobody else can be convinced" in texts(page)
    led = Led(desk)
    press(page, "about_ledger")
    assert led.to == [("ledger", None)]
    page.embedded.closed.emit()
    assert "it convinces nobody else" in texts(page)
    again = opened_page(desk, qtbot)
    assert not again.embedded.isVisible()
    assert "it convinces nobody else" in texts(again)


def test_first_steps_tick_themselves(new_desk: Desk, new_charity: Charity, qtbot: QtBot) -> None:
    page = opened_page(new_desk, qtbot)
    assert page.steps.isVisible()
    assert "0 of 6 done" in texts(page.steps)
    assert part(page, QLabel, "no_tasks").text() == "Nothing waits for you."
    assert button(page, "do.fund").property("kind") == "primary"
    assert unnamed(page) == []
    picture(page, "overview-new")
    led = Led(new_desk)
    press(page, "do.fund")
    assert led.to == [("funds", {"action": "new"})]
    new_charity.run("fund", "create", "Relief", "--unit", "CNY")
    new_charity.run("gift", "add", "--fund", "Relief", "--amount", "600", "--donor", "Lin")
    page.look()
    settled(qtbot, new_desk)
    assert "2 of 6 done" in texts(page.steps)
    assert part(page, QLabel, "step.gift").text() == "Enter donations – done"
    qtbot.waitUntil(lambda: not page.findChildren(QWidget, "do.gift"))
    assert button(page, "do.people").property("kind") == "primary"
    picture(page, "overview-steps")


def test_first_steps_can_be_put_away_for_good(new_desk: Desk, qtbot: QtBot) -> None:
    page = opened_page(new_desk, qtbot)
    press(page, "close_steps")
    assert not page.steps.isVisible()
    again = opened_page(new_desk, qtbot)
    assert not again.steps.isVisible()


@pytest.mark.parametrize("kind", get_args(TaskKind))
@pytest.mark.parametrize("count", [1, 3])
def test_every_task_has_its_words(kind: TaskKind, count: int) -> None:
    words = overview_words.task_words(Task(kind, count, (7, 8, 9)[:count], since=1, until=1_790_000_000))
    assert words.sentence.endswith(".")
    assert "{" not in words.sentence + words.act
    assert words.place.page in {"donations", "receipts", "disbursements", "ledger"}


def test_every_kind_of_entry_has_its_words() -> None:
    assert set(overview_words._ENTRIES) == {kind.name.lower() for kind in Kind}


def test_a_ledger_that_does_not_answer_is_said(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almoner.services import overview as service
    from almoner_chain.core.errors import Unreachable

    def silent(session: object) -> None:
        raise Unreachable("The node does not answer.", code="node", hint="Try again.")

    monkeypatch.setattr(service, "overview", silent)
    page = opened_page(desk, qtbot)
    assert "The ledger could not be read." in texts(page)
    assert "The node does not answer." in texts(part(page, QWidget, "complaint"))
    picture(page, "overview-silent")


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_it_is_looked_at_in_each_palette_and_language(
    desk: Desk, charity: Charity, qtbot: QtBot, qapp: QApplication, palette: str, lang: str
) -> None:
    kept = dress(qapp, lang=lang, palette=palette)
    charity.paid("1250.00")
    page = opened_page(desk, qtbot, width=960, height=600)
    assert fund_card(page, 1).isVisible()
    picture(page, f"overview-{palette}-{lang}")
    kept.use("en")


def test_the_window_follows_where_tasks_and_funds_lead(desk: Desk, charity: Charity, qtbot: QtBot) -> None:
    charity.paid("250.00")
    window = MainWindow(desk)
    show(qtbot, window)
    overview = window.open_page("overview")
    settled(qtbot, desk)
    press(overview, "do.receipts")
    settled(qtbot, desk)
    assert isinstance(window.page, ReceiptsPage)
    assert window.page.state.currentData() == "not_handed_out"
    window.open_page("overview")
    press(fund_card(overview, 1), "trace_fund")
    settled(qtbot, desk)
    assert isinstance(window.page, TracePage)
    assert "The fund “Relief”" in part(window.page, QLabel, "trace_heading").text()
    assert window.page.finder.what.currentText() == "The whole fund “Relief”"
    picture(window, "window-trace")
    window.open_page("overview")
    settled(qtbot, desk)
    picture(window, "window-overview")
    press(overview, "do.deliver")
    settled(qtbot, desk)
    assert window.page.name == "disbursements"
