"""The funds, as an administrator and as somebody else sees them: figures, policy in sentences, new funds, lists of payees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from almoner.ui.desk import Desk
from almoner.ui.pages.funds import FundsPage
from almoner.ui.pages.funds_policy import asked_of, duration, policy_sentences
from almoner.ui.sentences import sentence
from almoner_chain.core.entries import FundPolicy
from almoner_chain.core.units import Unit
from support_charity import Charity, run, served
from support_window import (
    PATIENCE,
    Answers,
    button,
    dialog,
    dress,
    money,
    opened,
    part,
    picture,
    press,
    settled,
    show,
    texts,
    type_in,
    unnamed,
    writes_of,
)

CNY = Unit.currency("CNY")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> FundsPage:
    made = FundsPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def new_fund(qtbot: QtBot, page: FundsPage, **fields: str) -> QWidget:
    press(page, "new_fund")
    made = dialog(qtbot, "new_fund_dialog")
    settled(qtbot, page.desk)
    for name, text in fields.items():
        type_in(made, name, text)
    settled(qtbot, page.desk)
    return made


def test_the_funds_stand_with_figures_and_policy_in_sentences(page: FundsPage) -> None:
    said = texts(page)
    assert money("5500") in said
    assert f"• Up to {money('5000')}: 1 approval." in said
    assert f"• Above {money('5000')}: 2 approvals." in said
    assert f"• Above {money('8000')}: 1 hour of waiting after the last approval" in said
    assert f"• At most 10 % of the donations for administration: {money('550')} is left of it." in said
    assert "The policy is fixed for ever" in said
    picture(page, "funds")


def test_every_part_has_a_name(page: FundsPage) -> None:
    assert unnamed(page) == []


def test_waiting_donations_are_told_apart(qtbot: QtBot, charity: Charity, page: FundsPage) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "12.50", "--donor", "Li Hua")
    page.look()
    settled(qtbot, page.desk)
    assert f"1 donation, {money('12.50')}" in texts(page)


def test_a_subject_names_the_fund_to_show(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    page = FundsPage(desk)
    page.show_subject({"fund": 2})
    show(qtbot, page)
    settled(qtbot, desk)
    assert page.table.selected_ids() == [2]
    assert "Every payment needs 1 approval of others than who asked for it." in texts(page)


def test_a_fund_is_made_with_its_policy_after_its_sentences_were_shown(
    qtbot: QtBot, charity: Charity, page: FundsPage, answers: Answers
) -> None:
    made = new_fund(qtbot, page, name="Wells", approvals="1", above1="2,000", needed1="3", delay="24",
                    cap="7.5", currency="JPY")  # fmt: skip
    said = texts(made)
    assert "• Up to 2,000\N{NO-BREAK SPACE}JPY: 1 approval." in said
    assert "• At most 7.5 % of the donations for administration." in said
    assert "This cannot be undone: the policy is fixed for ever." in said
    picture(made, "funds-new")
    press(made, "make_fund")
    qtbot.waitUntil(lambda: page._dialog is None, timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert len(answers.reviews) == 1
    policy = charity.run("fund", "show", "Wells")["policy"]
    assert policy["tiers"] == [{"above": "0", "approvals": 1}, {"above": "2000", "approvals": 3}]
    assert (policy["delay_seconds"], policy["admin_cap_bps"]) == (86_400, 750)
    assert page.table.selected_ids() == [3]


def test_a_double_click_makes_one_fund(
    qtbot: QtBot, charity: Charity, page: FundsPage, answers: Answers
) -> None:
    made = new_fund(qtbot, page, name="Wells")
    begun = writes_of(page.desk)
    QTest.mouseClick(button(made, "make_fund"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(made, "make_fund"), Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    assert len(begun) == 1
    assert [each["name"] for each in charity.run("fund", "list")["funds"]] == ["Relief", "Boxes", "Wells"]


def test_a_name_that_is_taken_is_said_at_the_name(qtbot: QtBot, page: FundsPage) -> None:
    made = new_fund(qtbot, page, name="relief")
    press(made, "make_fund")
    settled(qtbot, page.desk)
    assert sentence("There is already a fund “relief”.") in texts(part(made, QWidget, "field.name"))
    assert button(made, "make_fund").isEnabled()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"above1": "12x"}, "above1"),
        ({"above1": "2000", "needed1": "2", "above2": "1000", "needed2": "3"}, "above1"),
        ({"cap": "200"}, "cap"),
        ({"kind": "token", "token": "0x12", "symbol": "T", "decimals": "6"}, "token"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    qtbot: QtBot, page: FundsPage, fields: dict[str, str], at: str
) -> None:
    made = new_fund(qtbot, page, name="Wells", **fields)
    press(made, "make_fund")
    assert part(made, QWidget, at).property("wrong")
    assert button(made, "make_fund").isEnabled()


def test_goods_are_counted_in_pieces(qtbot: QtBot, charity: Charity, page: FundsPage) -> None:
    made = new_fund(qtbot, page, name="Blankets", kind="goods", thing="blanket")
    assert unnamed(made) == []
    press(made, "make_fund")
    settled(qtbot, page.desk)
    assert charity.run("fund", "show", "Blankets")["unit"] == "blanket"


def test_what_was_typed_is_there_again_after_a_crash(qtbot: QtBot, page: FundsPage) -> None:
    first = new_fund(qtbot, page, name="Wells", cap="5", currency="EUR")
    first.close()
    qtbot.waitUntil(lambda: page._dialog is None, timeout=PATIENCE)
    again = new_fund(qtbot, page)
    assert page._dialog is not None
    values = page._dialog.form.values
    assert (values["name"], values["cap"], values["currency"]) == ("Wells", "5", "EUR")
    again.close()


def test_a_payee_is_put_on_a_funds_list_and_taken_off(
    qtbot: QtBot, charity: Charity, page: FundsPage
) -> None:
    made = new_fund(qtbot, page, name="Listed")
    button(made, "restricted").setFocus()
    QTest.keyClick(button(made, "restricted"), Qt.Key.Key_Space)
    press(made, "make_fund")
    settled(qtbot, page.desk)
    assert "Nobody yet: nothing can be paid from this fund." in texts(page)
    type_in(page, "listed_payee", "Acme Pumps")
    press(page, "allow_payee")
    settled(qtbot, page.desk)
    assert "Acme Pumps" in texts(page)
    picture(page, "funds-payees")
    press(page, "take_off_0")
    settled(qtbot, page.desk)
    assert "Nobody yet: nothing can be paid from this fund." in texts(page)


def test_without_an_administrator_it_says_who_can(qtbot: QtBot, charity: Charity, tmp_path: Path) -> None:
    with served(charity) as url:
        guest = Charity(tmp_path / "guest")
        ledger = charity.run("ledger", "status")["ledger"]
        made = run("--home", guest.home, "--json", "ledger", "connect", "--rpc", url, "--ledger", ledger)
        assert made.code == 0, made
        with opened(guest) as desk:
            page = FundsPage(desk)
            show(qtbot, page)
            settled(qtbot, desk)
            assert not button(page, "new_fund").isEnabled()
            assert "Only an administrator's wallet can make funds" in texts(page)
            picture(page, "funds-no-administrator")


def test_dark_and_chinese_and_narrow(qtbot: QtBot, desk: Desk, answers: Answers, qapp: object) -> None:
    kept = dress(qapp, lang="zh_CN", palette="dark")  # type: ignore[arg-type]
    page = FundsPage(desk)
    show(qtbot, page, width=780, height=560)
    settled(qtbot, desk)
    picture(page, "funds-dark-zh")
    made = new_fund(qtbot, page, name="井", kind="token")
    picture(made, "funds-new-dark-zh")
    assert part(made, QWidget, "token").isVisible()
    made.close()
    kept.use("en")


def test_sentences_of_a_simple_policy() -> None:
    said = policy_sentences(CNY, FundPolicy())
    assert said == [
        "Every payment needs 1 approval of others than who asked for it.",
        "It can be paid as soon as it is approved.",
        "There is no limit on administration.",
        "Any payee can be paid, there is no list.",
    ]


def test_what_the_policy_asks_for_an_amount() -> None:
    policy = FundPolicy((0, 500, 0, 0), (1, 2, 0, 0), delay=5400, delay_above=500)
    assert asked_of(CNY, policy, 500) == "This needs 1 approval; then it can be paid."
    assert asked_of(CNY, policy, 501) == "This needs 2 approvals, then 1 hour 30 minutes of waiting."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 minute"),
        (3599, "1 hour"),
        (7260, "2 hours 1 minute"),
        (86_400, "24 hours"),
        (172_800, "2 days"),
        (180_000, "2 days 2 hours"),
    ],
)
def test_lengths_of_time_in_words(seconds: int, words: str) -> None:
    assert duration(seconds) == words
