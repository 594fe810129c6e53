"""Asking for a payment: what is said while it is typed, what is refused at its field, what survives a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
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
    drop,
    money,
    part,
    picture,
    press,
    settled,
    show,
    texts,
    type_in,
    writes_of,
)

CNY = Unit.currency("CNY")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> DisbursementsPage:
    made = DisbursementsPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def form(qtbot: QtBot, page: DisbursementsPage, **fields: str) -> RequestDialog:
    page.look()
    settled(qtbot, page.desk)
    press(page, "new_request")
    made = dialog(qtbot, "request_dialog")
    assert isinstance(made, RequestDialog)
    settled(qtbot, page.desk)
    for name, text in fields.items():
        type_in(made, name, text)
    settled(qtbot, page.desk)
    return made


def wait_for_text(qtbot: QtBot, widget: QWidget, text: str) -> None:
    qtbot.waitUntil(lambda: text in texts(widget), timeout=PATIENCE)


def sent(qtbot: QtBot, page: DisbursementsPage, made: RequestDialog) -> None:
    """Send the form and wait until it is closed."""
    press(made, "send_request")
    qtbot.waitUntil(lambda: page._dialog is None, timeout=PATIENCE)
    settled(qtbot, page.desk)


def test_a_look_alike_of_a_known_payee_is_pointed_out_with_the_difference_marked(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    charity.request("100", payee="Qingshan Pump Works")
    made = form(qtbot, page, payee="Qingshan Pump W0rks")
    wait_for_text(qtbot, made, "This looks like a known payee and is another one.")
    typed, known = made.findChildren(MarkedText)
    assert (typed.text(), typed.marks) == ("Qingshan Pump W0rks", [(15, 16)])
    assert (known.text(), known.marks) == ("Qingshan Pump Works", [(15, 16)])
    picture(made, "request-alike")
    press(made, "use_known_0")
    settled(qtbot, page.desk)
    assert made.form["payee"].value == "Qingshan Pump Works"
    assert made.findChildren(MarkedText) == [] or not part(made, QWidget, "alike_payee").isVisible()


def test_a_hidden_character_in_a_look_alike_is_shown_as_its_number(qtbot: QtBot) -> None:
    shown = MarkedText("Ac\u200bme", [(2, 3)])
    qtbot.addWidget(shown)
    assert (shown.text(), shown.marks) == ("Ac⟨U+200B⟩me", [(2, 10)])


def test_files_are_dropped_listed_once_and_taken_off(
    qtbot: QtBot, page: DisbursementsPage, tmp_path: Path, charity: Charity
) -> None:
    paths = [tmp_path / f"invoice {n}.txt" for n in (1, 2)]
    for path in paths:
        path.write_text(path.name)
    made = form(qtbot, page, amount="100", payee="Acme", purpose="Pumps")
    area = part(made, QWidget, "evidence")
    drop(area, *paths)
    drop(area, paths[0])
    settled(qtbot, page.desk)
    assert texts(made).count("invoice 1.txt") == 1
    picture(made, "request-evidence")
    press(made, "take_off_evidence_0")
    sent(qtbot, page, made)
    assert [each["name"] for each in charity.run("payment", "show", 1)["evidence"]] == ["invoice 2.txt"]


def test_a_file_that_is_gone_is_said_at_the_evidence(
    qtbot: QtBot, page: DisbursementsPage, tmp_path: Path
) -> None:
    made = form(qtbot, page, amount="100", payee="Acme", purpose="Pumps")
    drop(part(made, QWidget, "evidence"), tmp_path / "gone.pdf")
    wait_for_text(qtbot, made, "“gone.pdf” cannot be read")
    press(made, "send_request")
    settled(qtbot, page.desk)
    assert "cannot be read" in texts(part(made, QWidget, "field.evidence"))
    assert button(made, "send_request").isEnabled()


def test_an_invoice_that_was_paid_is_said_at_once(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    paid = charity.paid("250", "--invoice", "Acme:17")
    made = form(qtbot, page, amount="250", payee="Acme", purpose="Pumps")
    press(made, "add_invoice")
    type_in(made, "invoice_0_issuer", "Acme")
    type_in(made, "invoice_0_number", "17")
    wait_for_text(qtbot, made, f"Invoice no. 17 of Acme was paid already, by disbursement no. {paid}.")
    settled(qtbot, page.desk)
    picture(made, "request-invoice-paid")
    press(made, "send_request")
    settled(qtbot, page.desk)
    assert charity.run("payment", "list")["payments"][-1]["payment"] == paid


def test_a_refund_says_what_can_be_given_back(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    charity.paid("250")
    made = form(qtbot, page, amount="50", payee="Donor of 200.00", purpose="Sent twice", category="REFUND")
    type_in(made, "gift", "1")
    wait_for_text(qtbot, made, "All of that donation is spent")
    type_in(made, "gift", "2")
    wait_for_text(qtbot, made, f"Of {money('200')}, {money('50')} is unspent and can be given back.")
    type_in(made, "gift", "99")
    wait_for_text(qtbot, made, sentence("There is no gift with serial number 99 on this ledger."))
    picture(made, "request-refund")
    type_in(made, "gift", "2")
    settled(qtbot, page.desk)
    sent(qtbot, page, made)
    assert charity.run("payment", "show", 2)["gift"] == {"serial": 2}


def test_a_grant_names_the_other_charitys_fund(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    made = form(qtbot, page, amount="50", payee="River Aid", purpose="Grant", category="SUB_GRANT")
    type_in(made, "destination", "1:0x12:1")
    press(made, "send_request")
    settled(qtbot, page.desk)
    assert sentence("“0x12” is not an address.") in texts(part(made, QWidget, "field.destination"))
    type_in(made, "destination", f"7:0x{'12' * 20}:3")
    sent(qtbot, page, made)
    assert charity.run("payment", "show", 1)["passed_on"]["fund"] == 3


def test_what_is_more_than_the_fund_holds_is_said_and_allowed(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    made = form(qtbot, page, fund="1", amount="8000.01", payee="Acme", purpose="Pumps")
    assert "This needs 2 approvals, then 1 hour of waiting." in texts(made)
    assert f"The fund holds {money('5500')}" in texts(made)
    type_in(made, "category", "ADMINISTRATION")
    settled(qtbot, page.desk)
    assert f"Only {money('550')} is left for administration" in texts(made)
    picture(made, "request-too-much")
    sent(qtbot, page, made)
    assert charity.run("payment", "show", 1)["amount"] == "800001"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("amount", "12.345", "12.345 has 3 decimal places; CNY has 2."),
        ("amount", "0", "A payment of nothing cannot be requested."),
        ("payee", "", "This is needed."),
        ("purpose", "", "This is needed."),
    ],
)
def test_an_error_is_said_at_its_field(
    qtbot: QtBot, page: DisbursementsPage, name: str, typed: str, said: str
) -> None:
    fields = {"amount": "100", "payee": "Acme", "purpose": "Pumps", name: typed}
    made = form(qtbot, page, **{key: text for key, text in fields.items() if text})
    press(made, "send_request")
    settled(qtbot, page.desk)
    assert sentence(said) in texts(part(made, QWidget, f"field.{name}"))
    assert button(made, "send_request").isEnabled()


def test_a_double_click_asks_once(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, answers: Answers
) -> None:
    made = form(qtbot, page, amount="100", payee="Acme", purpose="Pumps")
    begun = writes_of(page.desk)
    QTest.mouseClick(button(made, "send_request"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(made, "send_request"), Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    assert (len(begun), len(answers.reviews)) == (1, 1)
    assert len(charity.run("payment", "list")["payments"]) == 1


def test_what_was_typed_is_there_again_with_its_files(
    qtbot: QtBot, page: DisbursementsPage, tmp_path: Path, desk: Desk
) -> None:
    file = tmp_path / "invoice.txt"
    file.write_text("Invoice 17")
    first = form(qtbot, page, fund="2", amount="100", payee="Acme", purpose="Pumps")
    drop(part(first, QWidget, "evidence"), file)
    press(first, "add_invoice")
    type_in(first, "invoice_0_issuer", "Acme")
    settled(qtbot, desk)
    typed = first.form.values
    desk.memory.write()
    first.close()
    qtbot.waitUntil(lambda: page._dialog is None, timeout=PATIENCE)
    again = form(qtbot, page)
    assert again.form.values == typed
    press(again, "empty_form")
    settled(qtbot, desk)
    assert again.form.values["payee"] == ""
    again.close()


def test_a_request_is_changed_and_keeps_what_was_not_touched(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity, tmp_path: Path
) -> None:
    file = tmp_path / "invoice.txt"
    file.write_text("Invoice 17")
    number = charity.request("900", "--evidence", file, "--invoice", "Acme:17")
    charity.approve(number)
    before = charity.run("payment", "show", number)
    page.look()
    page.show_subject({"payment": number})
    settled(qtbot, page.desk)
    press(page, "act_amend")
    made = dialog(qtbot, "request_dialog")
    assert isinstance(made, RequestDialog)
    settled(qtbot, page.desk)
    assert "invoice.txt" in texts(made)
    assert made.form["payee"].value == "Acme Pumps"
    picture(made, "request-amend")
    press(made, "take_off_evidence_0")
    press(made, "send_request")
    assert "Evidence can be replaced, not left out" in texts(part(made, QWidget, "field.evidence"))
    drop(part(made, QWidget, "evidence"), file)
    type_in(made, "amount", "950")
    sent(qtbot, page, made)
    after = charity.run("payment", "show", number)
    assert (after["amount"], after["revision"], after["approvals"]) == ("95000", 2, 0)
    for key in ("payee", "purpose", "evidence", "invoices", "category"):
        assert after[key] == before[key]


def test_a_payee_who_is_not_on_the_funds_list_is_said_at_once(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    charity.run("fund", "create", "Listed", "--unit", "CNY", "--payees-restricted")
    charity.run("payment", "payee", "allow", "Listed", "Acme Pumps")
    made = form(qtbot, page, fund="3", amount="5", payee="Somebody")
    assert "“Somebody” is not on the list of this fund" in texts(made)
    type_in(made, "payee", "Acme Pumps")
    settled(qtbot, page.desk)
    assert "is not on the list of this fund" not in texts(made)
    made.close()


def test_a_fund_of_coin_asks_for_the_payees_account(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    charity.run("fund", "create", "Coin", "--unit", f"token:0x{'ee' * 20}:ETH:18")
    made = form(qtbot, page, fund="3", amount="0.5", payee="Acme", purpose="Pumps")
    press(made, "send_request")
    settled(qtbot, page.desk)
    needed = "The fund “Coin” pays in ETH on the chain: the payee needs an account there."
    assert sentence(needed) in texts(part(made, QWidget, "field.account"))
    type_in(made, "account", "0x12")
    press(made, "send_request")
    settled(qtbot, page.desk)
    assert sentence("“0x12” is not an address.") in texts(part(made, QWidget, "field.account"))
    type_in(made, "account", f"0x{'34' * 20}")
    sent(qtbot, page, made)
    assert charity.run("payment", "show", 1)["payee_key"] == f"0x{'34' * 20}"


def test_a_request_begins_with_the_fund_and_gift_it_was_asked_for(
    qtbot: QtBot, page: DisbursementsPage
) -> None:
    page.show_subject({"action": "new", "fund": 2, "gift": 5})
    made = dialog(qtbot, "request_dialog")
    assert isinstance(made, RequestDialog)
    settled(qtbot, page.desk)
    assert {"fund": "2", "category": "REFUND", "gift": "5"}.items() <= made.form.values.items()
    made.close()


def test_without_a_requesters_wallet_it_says_what_is_needed(
    qtbot: QtBot, page: DisbursementsPage, charity: Charity
) -> None:
    for label in ("clerk", "first"):
        charity.run("wallet", "revoke", label, "requester")
    page.look()
    settled(qtbot, page.desk)
    assert not button(page, "new_request").isEnabled()
    assert "a wallet on this computer needs the role “Requester”" in texts(page)
