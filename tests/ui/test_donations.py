"""The page of donations: entered by keyboard, found, changed, removed, put back; on the ledger nothing is undone."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from almoner.services.session import Session
from almoner.ui import theme
from almoner.ui.pages.donations import DonationsPage
from support_window import (
    PATIENCE,
    Answers,
    button,
    dialog,
    dress,
    opened,
    part,
    picture,
    press,
    settled,
    show,
    texts,
    type_in,
    unnamed,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from almoner.ui.desk import Desk
    from support_charity import Charity


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> DonationsPage:
    """Return the page of donations in sight, with everything read."""
    page = DonationsPage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    return page


def enter(qtbot: QtBot, page: DonationsPage, amount: str, donor: str) -> None:
    """Enter a donation by keyboard: type, Enter through the fields, Enter at the end."""
    type_in(page, "amount", amount)
    type_in(page, "donor", donor)
    for name in ("donor", "date", "method", "reference"):
        QTest.keyClick(part(page, QWidget, name), Qt.Key.Key_Return)
    settled(qtbot, page.desk)


def choose(page: DonationsPage, *rows: int) -> None:
    """Select rows of the table, counted from 0."""
    page.table.view.clearSelection()
    for row in rows:
        index = page.table.model.index(row, 1)
        QTest.mouseClick(
            page.table.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            page.table.view.visualRect(index).center(),
        )


def cell(page: DonationsPage, row: int, key: str) -> str:
    """Return what the table shows in a row, counted from 0, in the column of this key."""
    column = [each.key for each in page.table.model.columns_shown].index(key)
    return str(page.table.model.index(row, column).data())


def notice(page: DonationsPage) -> str:
    """Return what the page says it has done."""
    return texts(part(page, QWidget, "notice"))


def test_all_donations_are_shown_with_their_exact_total(page: DonationsPage) -> None:
    assert page.table.model.rowCount() == 10
    assert "5,500.00" in part(page, QLabel, "totals").text()
    assert unnamed(page) == []
    picture(page, "donations")


def test_a_donation_is_entered_by_keyboard_alone(qtbot: QtBot, page: DonationsPage) -> None:
    page.entry.start()
    enter(qtbot, page, "1,234.5", "Li Wei")
    assert page.table.model.rowCount() == 11
    assert cell(page, 0, "donor") == "Li Wei"
    assert cell(page, 0, "amount") == "1,234.50"
    assert cell(page, 0, "state") == "Waiting"
    assert part(page, QLineEdit, "amount").hasFocus()
    assert part(page, QLineEdit, "amount").text() == ""
    picture(page, "donations-entered")


def test_fund_date_and_method_stay_for_the_next_donation(qtbot: QtBot, page: DonationsPage) -> None:
    type_in(page, "method", "Cash")
    page.entry.date.value = "2026-03-04"
    type_in(page, "fund", "Relief")
    enter(qtbot, page, "10", "Li Wei")
    assert page.entry.method.value == "Cash"
    assert page.entry.date.value == "2026-03-04"
    enter(qtbot, page, "20", "Wang Fang")
    assert [cell(page, row, "donor") for row in (0, 1)] == ["Wang Fang", "Li Wei"]
    assert {cell(page, row, "method") for row in (0, 1)} == {"Cash"}


def test_a_donation_just_entered_is_taken_back_and_put_back(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "10", "Li Wei")
    press(part(page, QWidget, "notice"), "undo")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 10
    press(part(page, QWidget, "notice"), "undo")
    settled(qtbot, page.desk)
    assert cell(page, 0, "donor") == "Li Wei"


def test_saving_twice_enters_once(qtbot: QtBot, page: DonationsPage) -> None:
    type_in(page, "amount", "10")
    type_in(page, "donor", "Li Wei")
    save = button(page, "save_donation")
    for _ in range(2):
        QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 11


def test_a_repeat_is_pointed_out_and_saved_when_it_is_meant(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "10", "Li Wei")
    enter(qtbot, page, "10", "Li Wei")
    assert page.table.model.rowCount() == 11
    picture(page, "donations-repeat")
    press(page, "save_repeat")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 12
    assert not [each for each in page.findChildren(QWidget, "repeat") if each.isVisible()]


def test_a_wrong_amount_is_said_at_its_field(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "1.234", "Li Wei")
    assert page.table.model.rowCount() == 10
    assert part(page, QLineEdit, "amount").property("wrong")
    enter(qtbot, page, "5", "Wang Fang")
    assert page.table.model.rowCount() == 11
    enter(qtbot, page, "0", "Li Wei")
    assert page.table.model.rowCount() == 11
    assert part(page, QLineEdit, "amount").property("wrong")
    assert part(page, QLineEdit, "amount").hasFocus()


def test_a_missing_donor_is_said_at_its_field(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "5", "")
    assert page.table.model.rowCount() == 10
    assert "needed" in texts(part(page, QWidget, "field.donor"))


def test_goods_are_counted_in_pieces(qtbot: QtBot, page: DonationsPage) -> None:
    type_in(page, "fund", "Boxes")
    assert "How many (box)" in texts(part(page, QWidget, "field.amount"))
    enter(qtbot, page, "12", "Li Wei")
    assert (cell(page, 0, "amount"), cell(page, 0, "unit")) == ("12", "box")
    assert "12\N{NO-BREAK SPACE}box" in part(page, QLabel, "totals").text()


def test_earlier_donors_are_suggested_while_typing(qtbot: QtBot, page: DonationsPage) -> None:
    line = part(page, QLineEdit, "donor")
    line.setFocus()
    QTest.keyClicks(line, "of 10")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible, timeout=PATIENCE)
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        "Donor of 1000.00",
        "Donor of 100.00",
    ]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Donor of 1000.00"


def test_enter_goes_on_although_donors_are_suggested(qtbot: QtBot, page: DonationsPage) -> None:
    line = part(page, QLineEdit, "donor")
    line.setFocus()
    QTest.keyClicks(line, "Donor of 1")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible, timeout=PATIENCE)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert line.text() == "Donor of 1"
    assert part(page, QWidget, "date").hasFocus()


def test_what_was_typed_survives_a_crash(qtbot: QtBot, desk: Desk, page: DonationsPage) -> None:
    type_in(page, "amount", "77")
    type_in(page, "donor", "Li Wei")
    desk.memory.write()
    again = DonationsPage(desk)
    show(qtbot, again)
    settled(qtbot, desk)
    assert (again.entry.amount.value, again.entry.donor.value) == ("77", "Li Wei")


def test_a_waiting_donation_is_changed_and_changed_back(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "10", "Li Wei")
    choose(page, 0)
    press(page, "edit")
    edit = dialog(qtbot, "edit_donation")
    type_in(edit, "amount", "12.50")
    type_in(edit, "note", "for the school")
    picture(edit, "donations-edit")
    assert unnamed(edit) == []
    press(edit, "save_change")
    settled(qtbot, page.desk)
    assert cell(page, 0, "amount") == "12.50"
    press(part(page, QWidget, "notice"), "undo")
    settled(qtbot, page.desk)
    assert cell(page, 0, "amount") == "10.00"
    assert cell(page, 0, "note") == ""


def test_waiting_donations_are_removed_together_and_put_back(qtbot: QtBot, page: DonationsPage) -> None:
    for donor in ("Li Wei", "Wang Fang", "Zhang Min"):
        enter(qtbot, page, "10", donor)
    choose(page, 0, 1)
    qtbot.waitUntil(lambda: "20.00" in texts(page.chosen.details), timeout=PATIENCE)
    QTest.keyClick(page.table.view, Qt.Key.Key_Delete)
    settled(qtbot, page.desk)
    assert cell(page, 0, "donor") == "Li Wei"
    assert "20.00" in notice(page)
    press(part(page, QWidget, "notice"), "undo")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 13


def test_a_recorded_donation_stays_and_its_receipt_is_offered(qtbot: QtBot, page: DonationsPage) -> None:
    wanted: list[tuple[str, object]] = []
    page.desk.wanted.connect(lambda name, subject: wanted.append((name, subject)))
    choose(page, 0)
    assert not button(page, "edit").isVisible()
    assert "cannot be undone" in texts(page.chosen.details)
    settled(qtbot, page.desk)
    picture(page, "donations-details")
    QTest.keyClick(page.table.view, Qt.Key.Key_Delete)
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 10
    press(part(page, QWidget, "notice"), "go_to_receipt")
    press(page, "show_trace")
    assert wanted == [("receipts", {"serial": 10}), ("trace", {"serial": 10})]


def test_a_promised_donation_is_removed_only_after_a_question(
    qtbot: QtBot, desk: Desk, charity: Charity, page: DonationsPage
) -> None:
    enter(qtbot, page, "10", "Li Wei")
    charity.run("receipt", "promise", 11, "--out", charity.home / "out")
    page.look()
    settled(qtbot, desk)
    choose(page, 0)
    press(page, "remove")
    question = dialog(qtbot, "confirm")
    assert "promise" in texts(question)
    assert page.table.model.rowCount() == 11
    press(question, "agree")
    settled(qtbot, desk)
    assert page.table.model.rowCount() == 10


def test_the_table_is_filtered_and_shown_in_full_again(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "10", "Li Wei")
    type_in(page, "filter_state", "waiting")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 1
    assert "10.00" in part(page, QLabel, "totals").text()
    press(page, "filter_clear")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 11
    type_in(page, "filter_dates", "last_month")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 0
    picture(page, "donations-none")


def test_a_donation_is_found_by_two_chinese_characters(qtbot: QtBot, page: DonationsPage) -> None:
    enter(qtbot, page, "10", "许昌市胖东来商贸集团有限公司")
    type_in(page, "search", "胖东")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1, timeout=PATIENCE)
    assert page.table.model.row_at(0) is None or cell(page, 0, "donor").startswith("许昌")


def test_other_pages_lead_here(qtbot: QtBot, page: DonationsPage) -> None:
    page.show_subject({"serial": 3})
    settled(qtbot, page.desk)
    assert "Donor of 300.00" in texts(page.chosen.details)
    page.show_subject({"gift": 7})
    settled(qtbot, page.desk)
    assert "Donor of 700.00" in texts(page.chosen.details)
    page.show_subject({"batch": 2})
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 4
    page.show_subject({"action": "new"})
    assert part(page, QLineEdit, "amount").hasFocus()
    page.show_subject({"action": "commit"})
    dialog(qtbot, "commit").close()


def test_what_waits_is_recorded_after_saying_that_it_cannot_be_undone(
    qtbot: QtBot, page: DonationsPage, answers: Answers
) -> None:
    enter(qtbot, page, "10", "Li Wei")
    enter(qtbot, page, "20", "Wang Fang")
    assert "2" in button(page, "commit").text()
    press(page, "commit")
    asked = dialog(qtbot, "commit")
    settled(qtbot, page.desk)
    QApplication.processEvents()
    assert "30.00" in texts(asked)
    assert "cannot be undone" in texts(asked)
    picture(asked, "commit-ask")
    assert unnamed(asked) == []
    press(asked, "record")
    settled(qtbot, page.desk)
    assert "serial numbers are 11 to 12" in texts(asked)
    QApplication.processEvents()
    picture(asked, "commit-done")
    assert len(answers.reviews) == 1
    assert cell(page, 0, "state") == "On the ledger"
    assert not button(page, "commit").isEnabled()
    wanted: list[tuple[str, object]] = []
    page.desk.wanted.connect(lambda name, subject: wanted.append((name, subject)))
    press(asked, "show_receipts")
    assert wanted == [("receipts", {"batch": 4})]


def test_a_refused_signature_leaves_everything_waiting(
    qtbot: QtBot, page: DonationsPage, answers: Answers
) -> None:
    enter(qtbot, page, "10", "Li Wei")
    answers.sign = False
    press(page, "commit")
    asked = dialog(qtbot, "commit")
    settled(qtbot, page.desk)
    press(asked, "record")
    settled(qtbot, page.desk)
    assert "Stopped" in texts(asked)
    assert button(asked, "record").isEnabled()
    assert cell(page, 0, "state") == "Waiting"
    asked.close()


def test_without_a_recorder_the_reason_is_said_in_words(
    qtbot: QtBot, desk: Desk, charity: Charity, page: DonationsPage
) -> None:
    enter(qtbot, page, "10", "Li Wei")
    for wallet in ("clerk", "administrator"):
        charity.run("wallet", "revoke", wallet, "recorder")
    press(page, "commit")
    asked = dialog(qtbot, "commit")
    settled(qtbot, desk)
    assert "role “Recorder”" in texts(asked)
    assert not button(asked, "record").isEnabled()
    QApplication.processEvents()
    picture(asked, "commit-no-recorder")
    asked.close()


def test_money_passed_on_by_another_charity_is_recorded(qtbot: QtBot, page: DonationsPage) -> None:
    page.more.receive()
    form = dialog(qtbot, "receive")
    type_in(form, "amount", "250")
    type_in(form, "donor", "Harbour Relief")
    type_in(form, "origin", "somewhere")
    settled(qtbot, page.desk)
    picture(form, "donations-receive")
    press(form, "agree")
    settled(qtbot, page.desk)
    assert "Write it as" in texts(part(form, QWidget, "field.origin"))
    type_in(form, "origin", f"31337:0x{'ab' * 20}:4")
    press(form, "agree")
    settled(qtbot, page.desk)
    assert cell(page, 0, "donor") == "Harbour Relief"
    assert cell(page, 0, "serial") == "11"
    assert "serial number 11" in notice(page)


@pytest.mark.parametrize(("palette", "lang", "width", "height"), [(theme.DARK, "zh_CN", 960, 600), (theme.LIGHT, "en", 590, 380)])  # fmt: skip
def test_the_page_can_be_used_in_little_room(
    qtbot: QtBot,
    desk: Desk,
    answers: Answers,
    qapp: QApplication,
    palette: str,
    lang: str,
    width: int,
    height: int,
) -> None:
    kept = dress(qapp, lang=lang, palette=palette)
    page = DonationsPage(desk)
    show(qtbot, page, width=width, height=height)
    settled(qtbot, desk)
    choose(page, 1)
    settled(qtbot, desk)
    assert page.width() <= width
    assert part(page, QComboBox, "fund").isVisible()
    picture(page, f"donations-{width}-{palette}-{lang}")
    kept.use("en")


def test_tokens_are_given_from_a_wallet(
    qtbot: QtBot, desk: Desk, charity: Charity, page: DonationsPage
) -> None:
    assert not page.more.give_action.isEnabled()
    charity.run("fund", "create", "Coin", "--unit", f"token:0x{'ee' * 20}:COIN:0")
    page.look()
    settled(qtbot, desk)
    assert page.entry.fund.box.findText("Coin") < 0
    page.more.give_action.trigger()
    form = dialog(qtbot, "give")
    type_in(form, "amount", "999")
    type_in(form, "donor", "Supplier Ltd")
    type_in(form, "wallet", "supplier")
    picture(form, "donations-give")
    assert unnamed(form) == []
    press(form, "agree")
    settled(qtbot, desk)
    assert cell(page, 0, "unit") == "COIN"


def test_a_silent_ledger_hides_no_donation(qtbot: QtBot, charity: Charity, qapp: QApplication) -> None:
    with contextlib.closing(Session.open(charity.home, passphrase=lambda label, confirm=False: "")) as session:  # fmt: skip
        session.state()
        session.home.set(engine="network", rpc=["http://127.0.0.1:9"])
    with opened(charity) as desk:
        page = DonationsPage(desk)
        show(qtbot, page)
        settled(qtbot, desk)
        assert page.table.model.rowCount() == 10
        assert "5,500.00" in part(page, QLabel, "totals").text()
        assert not button(page, "commit").isEnabled()
        assert "does not answer" in button(page, "commit").toolTip()
        page.hide()
