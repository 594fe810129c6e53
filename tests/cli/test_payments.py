"""Disbursements through the command line on a real ledger: who may do what, in which order, and what is said."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from almoner_chain.client.contract import encode_call
from support_charity import Charity, fresh, served
from support_proxy import proxy


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def test_request_to_delivery_takes_the_next_place_on_the_spent_axis(charity: Charity) -> None:
    payment = charity.request("150.00")
    asked = charity.run("payment", "show", payment)
    assert (asked["state"], asked["approvals"], asked["approvals_needed"]) == ("requested", 0, 1)
    assert (asked["amount"], asked["unit"], asked["start"], asked["end"]) == ("15000", "CNY", None, None)

    charity.approve(payment)
    paid = charity.run("payment", "pay", payment, "--reference", "BOC 8861")
    assert (paid["state"], paid["start"], paid["end"], paid["reference"]) == (
        "paid",
        "0",
        "15000",
        "BOC 8861",
    )

    delivered = charity.run("payment", "deliver", payment, "--note", "six pumps")
    assert (delivered["state"], delivered["note"], delivered["delivered_by_payee"]) == (
        "delivered",
        "six pumps",
        False,
    )

    second = charity.run("payment", "show", charity.paid("50.00"))
    assert (second["start"], second["end"]) == ("15000", "20000")


def test_what_an_approver_sees_is_in_plain_words(charity: Charity, tmp_path: Path) -> None:
    invoice = tmp_path / "invoice 17.pdf"
    invoice.write_bytes(b"%PDF invoice")
    payment = charity.request(
        "150.00", "--evidence", invoice, "--invoice", "Acme:2026-17", purpose="泵 for the hall"
    )
    shown = charity.told("payment", "show", payment)
    for words in (
        "150.00 CNY",
        "Acme Pumps",
        "泵 for the hall",
        "invoice 17.pdf",
        "Acme:2026-17:150.00",
        "kept",
        "clerk (0x",
    ):
        assert words in shown
    approved = charity.run("payment", "approve", payment, "--as", "first")
    assert "Acme Pumps" in approved.said
    assert approved["approvals"] == 1


class Terminal(io.StringIO):
    """Standard input of a person at a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_person_is_asked_before_the_approval(charity: Charity, monkeypatch: pytest.MonkeyPatch) -> None:
    payment = charity.request("150.00")
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    declined = charity.run("payment", "approve", payment, code=2)
    assert (declined["error"]["code"], "Acme Pumps" in declined.said) == ("cancelled", True)
    assert charity.run("payment", "show", payment)["approvals"] == 0
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert charity.run("payment", "approve", payment)["approvals"] == 1
    assert charity.run("payment", "approve", payment, "--yes", "--as", "first", code=1)["error"]


def test_a_case_that_is_not_the_ledgers_is_not_approved(charity: Charity) -> None:
    payment = charity.request("150.00")
    asked = "0x" + encode_call("case_of", payment).hex()

    def told(method: str, params: Any, result: Any) -> Any:
        return "0x" + "33" * 32 if method == "eth_call" and params[0]["data"] == asked else result

    with served(charity) as url, proxy(url, change=told) as liar:
        with closing(sqlite3.connect(charity.home / "almoner.db")) as db, db:
            settings = {"engine": '"rpc"', "rpc": json.dumps([liar.url])}
            db.executemany(
                "UPDATE setting SET value = ? WHERE key = ?", [(v, k) for k, v in settings.items()]
            )
        assert charity.refused("payment", "approve", payment)["code"] == "case.differs"


def test_requester_cannot_approve_their_own_request(charity: Charity) -> None:
    words = ("--fund", "Relief", "--amount", "10", "--payee", "Acme", "--purpose", "x")
    payment = charity.run("payment", "request", *words, "--as", "first")["payment"]
    error = charity.refused("payment", "approve", payment, "--as", "first")
    assert error["code"] == "requests.own_request"
    charity.approve(payment, "second")


def test_nobody_approves_twice(charity: Charity) -> None:
    payment = charity.request("6000.00")
    charity.approve(payment, "first")
    assert (
        charity.refused("payment", "approve", payment, "--as", "first")["code"] == "requests.approved_already"
    )
    assert charity.run("payment", "approve", payment, "--as", "second")["state"] == "approved"


def test_payment_waits_for_all_approvals(charity: Charity) -> None:
    payment = charity.request("6000.00")
    charity.approve(payment, "first")
    error = charity.refused("payment", "pay", payment)
    assert "1 of 2 approvals" in error["message"]


def test_amending_makes_approvals_void(charity: Charity) -> None:
    payment = charity.request("100.00")
    charity.approve(payment)
    before = charity.run("payment", "show", payment)["case_hash"]
    amended = charity.run("payment", "amend", payment, "--amount", "120.00")
    assert (amended["state"], amended["approvals"], amended["revision"]) == ("requested", 0, 2)
    assert amended["case_hash"] != before
    assert (amended["payee"], amended["purpose"]) == ("Acme Pumps", "Pumps")
    charity.refused("payment", "pay", payment)
    charity.approve(payment)
    assert charity.run("payment", "pay", payment)["end"] == "12000"


def test_only_the_requester_amends(charity: Charity) -> None:
    payment = charity.request("100.00")
    error = charity.refused("payment", "amend", payment, "--amount", "9.00", "--as", "first")
    assert error["code"] == "requests.requester"


def test_amending_keeps_the_evidence_unless_it_is_named_anew(charity: Charity, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("a")
    second.write_text("b")
    payment = charity.request("100.00", "--evidence", first)
    kept = charity.run("payment", "amend", payment, "--purpose", "Other pumps")
    assert [each["name"] for each in kept["evidence"]] == ["a.txt"]
    changed = charity.run("payment", "amend", payment, "--evidence", second)
    assert [(each["name"], each["present"]) for each in changed["evidence"]] == [("b.txt", True)]


def test_rejected_request_is_never_paid(charity: Charity) -> None:
    payment = charity.request("100.00")
    charity.approve(payment)
    rejected = charity.run("payment", "reject", payment, "--reason", "wrong payee", "--as", "second")
    assert (rejected["state"], rejected["reason"]) == ("rejected", "wrong payee")
    assert "rejected" in charity.refused("payment", "pay", payment)["message"]
    charity.refused("payment", "approve", payment, "--as", "first")
    charity.refused("payment", "amend", payment, "--amount", "1")


def test_requester_withdraws_their_request(charity: Charity) -> None:
    payment = charity.request("100.00")
    assert charity.run("payment", "reject", payment, "--as", "clerk")["state"] == "rejected"


def test_large_payment_waits_and_can_be_objected_to(charity: Charity) -> None:
    payment = charity.request("9000.00")
    charity.approve(payment, "first", "second")
    shown = charity.run("payment", "show", payment)
    error = charity.refused("payment", "pay", payment)
    assert error["code"] == "payments.not_ready"
    assert shown["ready_at"].replace("T", " ")[:16] in error["message"]
    charity.refused("payment", "object", payment, "--reason", "no", "--as", "second")
    objected = charity.run("payment", "object", payment, "--reason", "inflated price")
    assert (objected["state"], objected["reason"]) == ("objected", "inflated price")
    assert charity.refused("payment", "pay", payment)["code"] == "payments.state"
    assert charity.run("payment", "amend", payment, "--amount", "200")["state"] == "requested"


def test_objection_without_waiting_time_comes_too_late(charity: Charity) -> None:
    payment = charity.request("100.00")
    charity.approve(payment)
    assert charity.refused("payment", "object", payment, "--reason", "no")["code"] == "requests.too_late"


def test_more_than_the_fund_holds_is_refused_with_what_is_available(charity: Charity) -> None:
    payment = charity.request("5600.00")
    charity.approve(payment, "first", "second")
    error = charity.refused("payment", "pay", payment)
    assert "5500.00 CNY is available" in error["message"]


def test_administration_stays_within_its_share(charity: Charity) -> None:
    charity.paid("500.00", "--category", "administration")
    payment = charity.request("100.00", "--category", "administration")
    charity.approve(payment)
    error = charity.refused("payment", "pay", payment)
    assert "10.00 %" in error["message"]
    assert "50.00 CNY is left" in error["message"]


def test_the_same_invoice_is_not_paid_twice(charity: Charity) -> None:
    first = charity.request("100.00", "--invoice", "Acme GmbH:R-17")
    second = charity.request("100.00", "--invoice", "ACME  gmbh:r-17:100.00")
    for payment in (first, second):
        charity.approve(payment)
    charity.run("payment", "pay", first)
    error = charity.refused("payment", "pay", second)
    assert f"by payment {first}" in error["message"]
    words = ("--fund", "Relief", "--amount", "100", "--payee", "Acme", "--purpose", "x", "--as", "clerk")
    error = charity.refused("payment", "request", *words, "--invoice", "acme gmbh:R-17")
    assert (error["code"], f"payment {first}" in error["message"]) == ("invoice.paid", True)


def test_payee_with_a_key_acknowledges_with_it(charity: Charity) -> None:
    payment = charity.paid("100.00", "--payee-key", "supplier")
    delivered = charity.run("payment", "deliver", payment)
    assert (delivered["state"], delivered["delivered_by_payee"]) == ("delivered", True)


def test_delivery_needs_the_payees_key_where_the_case_names_one(charity: Charity) -> None:
    payment = charity.paid("100.00", "--payee-key", "0x" + "12" * 20)
    assert charity.refused("payment", "deliver", payment)["code"] == "payee.key"


def test_a_fund_with_a_list_pays_only_payees_on_it(charity: Charity) -> None:
    charity.run("fund", "create", "Strict", "--unit", "CNY", "--payees-restricted")
    words = ("--fund", "Strict", "--amount", "1", "--payee", "Acme", "--purpose", "x", "--as", "clerk")
    assert charity.refused("payment", "request", *words)["code"] == "funds.payee"
    assert charity.run("payment", "payee", "allow", "Strict", "Acme")["allowed"] is True
    charity.run("payment", "request", *words)
    charity.refused("payment", "payee", "allow", "Strict", "Acme")
    assert charity.run("payment", "payee", "remove", "Strict", "Acme")["allowed"] is False
    charity.refused("payment", "request", *words)


def test_returned_money_can_be_spent_again(charity: Charity) -> None:
    payment = charity.paid("1000.00")
    back = charity.run("payment", "return", payment, "--amount", "400.00", "--reference", "bounced")
    assert (back["state"], back["returned"]) == ("paid", "40000")
    assert charity.run("fund", "show", "Relief")["available"] == "490000"
    assert (
        charity.refused("payment", "return", payment, "--amount", "600.01")["code"]
        == "returns.more_than_was_paid"
    )


def test_refund_gives_the_gift_back_and_nothing_more(charity: Charity) -> None:
    words = ("--category", "refund", "--gift", "10")
    payment = charity.paid("300.00", *words, payee="Donor of 1000.00")
    shown = charity.run("payment", "show", payment)
    assert (shown["state"], shown["category"], shown["gift"]) == ("paid", "refund", {"serial": 10})
    assert (shown["start"], shown["end"]) == ("520000", "550000")
    fund = charity.run("fund", "show", "Relief")
    assert (fund["refunded"], fund["available"]) == ("30000", "520000")
    asking = ("--fund", "Relief", "--amount", "700.01", "--payee", "d", "--purpose", "x", "--as", "clerk")
    assert charity.refused("payment", "request", *asking, *words)["code"] == "refund.too_much"


def test_refund_of_a_spent_gift_is_refused(charity: Charity) -> None:
    charity.paid("150.00")
    payment = charity.request("100.00", "--category", "refund", "--gift", "1")
    charity.approve(payment)
    assert charity.refused("payment", "pay", payment)["code"] == "intervals.already_spent"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--amount", "0"), "amount.zero"),
        (("--amount", "1.005"), "amount.decimals"),
        (("--category", "refund"), "request.gift"),
        (("--gift", "1"), "request.gift"),
        (("--category", "refund", "--gift", "99"), "serial.unknown"),
        (("--category", "sub-grant"), "request.ledger"),
        (("--category", "sub-grant", "--to-ledger", "1:0x12:1"), "address"),
        (("--invoice", "no number"), "invoice.malformed"),
        (("--payee", "two\nlines"), "payee.name"),
        (("--evidence", "/nowhere/at all"), "evidence.unreadable"),
        (("--fund", "None such"), "fund.unknown"),
        (("--purpose", "  "), "purpose"),
    ],
)
def test_wrong_words_are_refused_before_anything_is_sent(
    charity: Charity, words: tuple[str, ...], code: str
) -> None:
    given = {"--fund": "Relief", "--amount": "10", "--payee": "Acme", "--purpose": "x"}
    given |= dict(zip(words[::2], words[1::2], strict=True))
    entries = charity.run("ledger", "status")["entries"]
    line = [word for pair in given.items() for word in pair]
    assert charity.refused("payment", "request", *line, "--as", "clerk", code=2)["code"] == code
    assert charity.run("ledger", "status")["entries"] == entries


def test_list_shows_what_is_asked_for(charity: Charity) -> None:
    first, second = charity.request("10"), charity.request("20")
    charity.approve(second)
    everything = charity.run("payment", "list")["payments"]
    assert [each["payment"] for each in everything] == [first, second]
    assert [
        each["payment"] for each in charity.run("payment", "list", "--state", "approved")["payments"]
    ] == [second]
    assert charity.run("payment", "list", "--fund", "Boxes")["payments"] == []
    assert "20.00 CNY" in charity.told("payment", "list")


def test_goods_are_paid_out_in_pieces(charity: Charity) -> None:
    charity.run("gift", "add", "--fund", "Boxes", "--amount", "12", "--donor", "A shop")
    charity.run("batch", "commit")
    words = ("--fund", "Boxes", "--amount", "5", "--payee", "School", "--purpose", "Books", "--as", "clerk")
    payment = charity.run("payment", "request", *words)["payment"]
    charity.approve(payment)
    paid = charity.run("payment", "pay", payment)
    assert (paid["end"], paid["unit"]) == ("5", "box")
