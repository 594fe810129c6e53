"""A disbursement from request to delivery, by clicks, as a clerk and two officers do it; and what is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from almoner.ui.desk import Desk
from almoner.ui.marked import MarkedText
from almoner.ui.pages.disbursements import DisbursementsPage
from almoner.ui.pages.request_dialog import RequestDialog
from almoner.ui.sentences import sentence
from almoner_chain.core.units import Unit
from support_charity import Charity
from support_window import (
    PATIENCE,
    Answers,
    button,
    dialog,
    dress,
    drop,
    money,
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
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> DisbursementsPage:
    made = DisbursementsPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def look_again(qtbot: QtBot, page: DisbursementsPage, payment: int | None = None) -> None:
    """Let the page see what others did, and show one payment."""
    page.look()
    settled(qtbot, page.desk)
    if payment is not None:
        page.show_subject({"payment": payment})
        settled(qtbot, page.desk)


def form(qtbot: QtBot, page: DisbursementsPage, **fields: str) -> RequestDialog:
    press(page, "new_request" if button(page, "new_request").isVisible() else "first_request")
    made = dialog(qtbot, "request_dialog")
    assert isinstance(made, RequestDialog)
    settled(qtbot, page.desk)
    for name, text in fields.items():
        type_in(made, name, text)
    settled(qtbot, page.desk)
    return made


def wait_for_card(qtbot: QtBot, page: DisbursementsPage, column: str, payment: int) -> None:
    qtbot.waitUntil(lambda: page.board.columns[column].model.row_of(payment) is not None, timeout=PATIENCE)


def click_card(page: DisbursementsPage, column: str, row: int = 0) -> None:
    view = page.board.columns[column].list
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_payment_goes_from_request_to_delivery_by_clicks(
    qtbot: QtBot, page: DisbursementsPage, answers: Answers, charity: Charity, tmp_path: Path
) -> None:
    invoice = tmp_path / "发票 pumps.txt"
    invoice.write_text("Invoice 17: six pumps, 5200.00")
    asked = form(qtbot, page, fund="1", amount="5,200", payee="Qingshan Pump Works", purpose="Six pumps")
    drop(part(asked, QWidget, "evidence"), invoice)
    settled(qtbot, page.desk)
    assert "发票 pumps.txt" in texts(asked)
    assert "This needs 2 approvals; then it can be paid." in texts(asked)
    type_in(asked, "as", "clerk")
    picture(asked, "request-filled")
    press(asked, "send_request")
    wait_for_card(qtbot, page, "requested", 1)
    settled(qtbot, page.desk)
    picture(page, "disbursements-requested")

    click_card(page, "requested")
    settled(qtbot, page.desk)
    said = texts(page.details)
    for each in ("Qingshan Pump Works", money("5200"), "Six pumps", "As it was handed in", "by clerk"):
        assert each in said
    for officer, state in (("first", "requested"), ("second", "approved")):
        if button(page, "act_approve").isVisible() and part(page, QWidget, "field.approve_as").isVisible():
            type_in(page, "approve_as", officer)
        press(page, "act_approve")
        settled(qtbot, page.desk)
        wait_for_card(qtbot, page, state, 1)
    picture(page, "disbursements-approved")

    press(page, "act_pay")
    asked_act = dialog(qtbot, "act_dialog")
    type_in(asked_act, "reference", "transfer 0001")
    picture(asked_act, "disbursements-pay")
    press(asked_act, "agree")
    wait_for_card(qtbot, page, "paid", 1)
    settled(qtbot, page.desk)

    press(page, "act_deliver")
    asked_act = dialog(qtbot, "act_dialog")
    type_in(asked_act, "note", "Six pumps, taken by Mrs Wang")
    press(asked_act, "agree")
    wait_for_card(qtbot, page, "delivered", 1)
    settled(qtbot, page.desk)
    said = texts(page.details)
    assert "“transfer 0001”" in said
    assert "“Six pumps, taken by Mrs Wang”" in said
    picture(page, "disbursements-delivered")
    assert [each.kind for each in answers.asked].count("review") == 5
    found = charity.run("payment", "show", 1)
    assert (found["state"], found["reference"]) == ("delivered", "transfer 0001")


def test_every_part_of_page_details_and_form_has_a_name(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    look_again(qtbot, page, charity.request("900", "--invoice", "Acme:7"))
    assert unnamed(page) == []
    made = form(qtbot, page, category="REFUND")
    press(made, "add_invoice")
    assert unnamed(made) == []
    made.close()


def test_an_empty_board_says_what_to_do_next(page: DisbursementsPage) -> None:
    assert "No payment was asked for yet." in texts(page)
    assert button(page, "first_request").isEnabled()
    picture(page, "disbursements-empty")


def test_who_asked_is_told_that_another_must_approve(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    number = charity.run("payment", "request", "--fund", "Relief", "--amount", "5100", "--payee", "Acme",
                         "--purpose", "Pumps", "--as", "first")["payment"]  # fmt: skip
    charity.approve(number, "second")
    charity.run("wallet", "revoke", "second", "approver")
    look_again(qtbot, page, number)
    assert not button(page, "act_approve").isEnabled()
    assert "Who asked for it cannot approve it: another approver must." in texts(page.details)


def test_who_approved_already_is_told_so(qtbot: QtBot, page: DisbursementsPage, charity: Charity) -> None:
    number = charity.request("5100")
    charity.approve(number, "first")
    charity.run("wallet", "revoke", "second", "approver")
    look_again(qtbot, page, number)
    assert not button(page, "act_approve").isEnabled()
    assert "Approved from here already." in texts(page.details)


def test_a_payment_in_its_waiting_time_says_until_when(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    number = charity.request("9000")
    charity.approve(number, "first", "second")
    look_again(qtbot, page, number)
    assert not button(page, "act_pay").isEnabled()
    said = texts(page.details)
    assert "It waits until" in said
    assert "It waits 1 hour more" in said or "It waits 59 minutes more" in said
    assert button(page, "act_object").isEnabled()
    picture(page, "disbursements-waiting")


def test_an_objection_needs_a_reason_and_sends_it_back(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    number = charity.request("9000")
    charity.approve(number, "first", "second")
    look_again(qtbot, page, number)
    press(page, "act_object")
    asked = dialog(qtbot, "act_dialog")
    press(asked, "agree")
    assert "This is needed." in texts(asked)
    type_in(asked, "reason", "No quotation")
    press(asked, "agree")
    wait_for_card(qtbot, page, "stopped", number)
    settled(qtbot, page.desk)
    assert "Reason: No quotation" in texts(page.details)
    assert charity.run("payment", "show", number)["state"] == "objected"
    picture(page, "disbursements-objected")


def test_a_rejected_request_is_over(qtbot: QtBot, page: DisbursementsPage, charity: Charity) -> None:
    number = charity.request("900")
    look_again(qtbot, page, number)
    press(page, "act_reject")
    asked = dialog(qtbot, "act_dialog")
    assert "a rejected request can never be paid" in texts(asked)
    type_in(asked, "reason", "Too dear")
    press(asked, "agree")
    wait_for_card(qtbot, page, "stopped", number)
    settled(qtbot, page.desk)
    assert "Nothing more is to be done about it." in texts(page.details)


def test_a_half_typed_reason_survives_a_crash_but_not_a_cancel(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    number = charity.request("900")
    look_again(qtbot, page, number)
    press(page, "act_reject")
    asked = dialog(qtbot, "act_dialog")
    type_in(asked, "reason", "Too dear")
    memory, key = page.desk.memory, f"drafts/act.reject.{number}"
    assert memory.get(key)["reason"] == "Too dear"
    asked.reject()
    assert memory.get(key) is None
    memory.set(key, {"reason": "Too dear"})  # as a program that was killed leaves it
    press(page, "act_reject")
    assert part(dialog(qtbot, "act_dialog"), QPlainTextEdit, "reason").toPlainText() == "Too dear"


def test_a_fund_that_holds_too_little_is_said_before_paying(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    first, second = charity.request("4000"), charity.request("3000")
    charity.approve(first)
    charity.approve(second)
    charity.run("payment", "pay", first)
    look_again(qtbot, page, second)
    assert not button(page, "act_pay").isEnabled()
    assert f"The fund “Relief” does not hold enough: {money('1500')} is available." in texts(page.details)


def test_money_that_came_back_is_recorded(qtbot: QtBot, page: DisbursementsPage, charity: Charity) -> None:
    number = charity.paid("900")
    look_again(qtbot, page, number)
    press(page, "act_return")
    asked = dialog(qtbot, "act_dialog")
    type_in(asked, "amount", "1,000")
    press(asked, "agree")
    settled(qtbot, page.desk)
    assert sentence(f"More would come back than payment {number} paid.") in texts(asked)
    type_in(asked, "amount", "150.5")
    press(asked, "agree")
    qtbot.waitUntil(lambda: f"{money('150.50')} of it came back." in texts(page.details), timeout=PATIENCE)
    assert charity.run("payment", "show", number)["returned"] == "15050"


def test_a_double_click_approves_once(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, answers: Answers
) -> None:
    number = charity.request("900")
    look_again(qtbot, page, number)
    begun = writes_of(page.desk)
    QTest.mouseClick(button(page, "act_approve"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(page, "act_approve"), Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    assert (len(begun), len(answers.reviews)) == (1, 1)
    found = charity.run("payment", "show", number)
    assert (found["state"], found["approvals"]) == ("approved", 1)


def test_saying_no_to_the_signature_leaves_everything_as_it_was(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, answers: Answers
) -> None:
    number = charity.request("900")
    look_again(qtbot, page, number)
    answers.sign = False
    press(page, "act_approve")
    settled(qtbot, page.desk)
    assert button(page, "act_approve").isEnabled()
    assert charity.run("payment", "show", number)["approvals"] == 0


def test_a_case_changed_while_it_was_looked_at_is_not_approved_unread(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    number = charity.request("900")
    look_again(qtbot, page, number)
    charity.run("payment", "amend", number, "--amount", "990", "--payee", "Acme Pumpz")
    press(page, "act_approve")
    settled(qtbot, page.desk)
    assert charity.run("payment", "show", number)["approvals"] == 0
    said = texts(page.details)
    assert "This request was changed while you looked at it." in said
    assert f"Changed. Before: {money('900')}" in said
    assert "Changed. Before: Acme Pumps" in said
    assert not button(page, "act_approve").isEnabled()
    picture(page, "disbursements-changed")
    press(page, "read_changes")
    settled(qtbot, page.desk)
    press(page, "act_approve")
    wait_for_card(qtbot, page, "approved", number)


def test_an_approver_is_shown_that_a_payee_looks_like_a_known_one(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    charity.paid("100", payee="Qingshan Pump Works")
    number = charity.request("900", payee="Qingshan Purnp Works")
    look_again(qtbot, page, number)
    warning = part(page.details, QWidget, "lookalike")
    assert [(each.text(), each.marks) for each in warning.findChildren(MarkedText)] == [
        ("Qingshan Purnp Works", [(11, 13)]),
        ("Qingshan Pump Works", [(11, 12)]),
    ]
    picture(page, "disbursements-alike")


def test_a_payment_that_is_not_there_is_said_and_the_next_one_shown(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    number = charity.request("900")
    look_again(qtbot, page, 99)
    assert sentence("There is no payment 99 on this ledger.") in texts(page.details)
    look_again(qtbot, page, number)
    assert sentence("There is no payment 99 on this ledger.") not in texts(page.details)
    assert button(page, "act_approve").isVisible()


def test_escape_closes_the_details(qtbot: QtBot, page: DisbursementsPage, charity: Charity) -> None:
    look_again(qtbot, page, charity.request("900"))
    button(page, "act_approve").setFocus()
    QTest.keyClick(button(page, "act_approve"), Qt.Key.Key_Escape)
    assert not page.details.isVisible()
    page.look()
    settled(qtbot, page.desk)
    assert not page.details.isVisible()


def test_evidence_changed_on_the_disk_refuses_the_approval(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, tmp_path: Path
) -> None:
    file = tmp_path / "invoice.txt"
    file.write_text("Invoice 17")
    number = charity.request("900", "--evidence", file)
    kept = next((charity.home / "evidence").iterdir())
    kept.chmod(0o600)
    kept.write_text("Invoice 18")
    look_again(qtbot, page, number)
    said = texts(page.details)
    assert "Changed after it was handed in" in said
    assert "The file “invoice.txt” is not the one that was handed in" in said
    assert not button(page, "act_approve").isEnabled()
    picture(page, "disbursements-evidence-changed")


@pytest.mark.parametrize("kind", ["txt", "png", "pdf"])
def test_evidence_is_looked_at_inside_the_program(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, tmp_path: Path, kind: str
) -> None:
    number = charity.request("900", "--evidence", evidence_file(tmp_path, kind))
    look_again(qtbot, page, number)
    press(page, "look_0")
    seen = dialog(qtbot, "evidence_dialog")
    settled(qtbot, page.desk)
    assert unnamed(seen) == []
    if kind == "txt":
        assert part(seen, QLabel, "evidence_text").text() == "Invoice ⟨U+202E⟩17"
    else:
        assert not part(seen, QLabel, "evidence_picture").pixmap().isNull()
    if kind == "pdf":
        assert "Page 1 of 2" in texts(seen)
        press(seen, "page_after")
        settled(qtbot, page.desk)
        assert "Page 2 of 2" in texts(seen)
    picture(seen, f"disbursements-evidence-{kind}")
    press(seen, "close")


def evidence_file(folder: Path, kind: str) -> Path:
    path = folder / f"invoice.{kind}"
    if kind == "txt":
        path.write_text("Invoice \u202e17")
    elif kind == "png":
        from PIL import Image

        Image.new("RGB", (3000, 40), "red").save(path)
    else:
        from fpdf import FPDF

        pdf = FPDF()
        for _ in range(2):
            pdf.add_page()
            pdf.set_font("helvetica", size=30)
            pdf.cell(0, 10, "Invoice 17")
        path.write_bytes(bytes(pdf.output()))
    return path


def test_filters_and_what_waits_for_me(qtbot: QtBot, page: DisbursementsPage, charity: Charity) -> None:
    waiting, paid = charity.request("100"), charity.paid("200")
    charity.run("payment", "deliver", paid)
    look_again(qtbot, page)
    page.show_subject({"action": "waiting"})
    settled(qtbot, page.desk)
    assert [line.payment for line in page._lines()] == [waiting]
    page.show_subject({"fund": 2})
    settled(qtbot, page.desk)
    assert list(page._lines()) == []
    page.fund.setCurrentIndex(0)
    page.state.setCurrentIndex(page.state.findData("delivered"))
    assert [line.payment for line in page._lines()] == [paid]


def test_the_table_is_remembered_and_opens_a_payment(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, desk: Desk
) -> None:
    number = charity.request("100")
    look_again(qtbot, page)
    press(page, "view_table")
    settled(qtbot, desk)
    page.table.select_id(number)
    settled(qtbot, desk)
    assert page.details.number == number
    picture(page, "disbursements-table")
    again = DisbursementsPage(desk)
    show(qtbot, again)
    settled(qtbot, desk)
    assert again.table.isVisible()


def test_left_and_right_go_between_columns_and_enter_opens(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    paid, asked = charity.paid("200"), charity.request("100")
    look_again(qtbot, page)
    requested = page.board.columns["requested"].list
    requested.setFocus()
    QTest.keyClick(requested, Qt.Key.Key_Down)
    QTest.keyClick(requested, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert page.details.number == asked
    QTest.keyClick(requested, Qt.Key.Key_Right)
    QTest.keyClick(page.board.columns["approved"].list, Qt.Key.Key_Right)
    qtbot.waitUntil(page.board.columns["paid"].list.hasFocus, timeout=PATIENCE)
    QTest.keyClick(page.board.columns["paid"].list, Qt.Key.Key_Down)
    QTest.keyClick(page.board.columns["paid"].list, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert page.details.number == paid


def test_dark_chinese_and_narrow(
    qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers, qapp: QApplication
) -> None:
    kept = dress(qapp, lang="zh_CN", palette="dark")
    first = charity.request("9000", payee="青山水泵厂", purpose="六台水泵")
    charity.approve(first, "first", "second")
    charity.paid("300", payee="柳桥小学", purpose="午餐")
    page = DisbursementsPage(desk)
    show(qtbot, page, width=780, height=560)
    settled(qtbot, desk)
    picture(page, "disbursements-dark-narrow")
    page.show_subject({"payment": first})
    settled(qtbot, desk)
    assert page.details.isVisible()
    picture(page, "disbursements-dark-narrow-details")
    press(page, "close_details")
    made = form(qtbot, page)
    picture(made, "request-dark")
    made.close()
    kept.use("en")
