"""A run that is cut off after its transaction left must not lead to the same payment twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from almoner.store.database import Store
from almoner_chain.client.rpc import Node
from support_charity import Charity, fresh


class Killed(BaseException):
    """Stands for a process that ends between sending and hearing back."""


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own."""
    return fresh(tmp_path)


def cut_off(charity: Charity, *arguments: object) -> None:
    """Run a command whose transaction reaches the chain while the program dies before it knows."""
    exchange = Node._exchange

    def dying(self: Node, body: Any, timeout: float | None) -> bytes:
        answer = exchange(self, body, timeout)
        asked = body if isinstance(body, list) else [body]
        if any(each["method"] == "eth_sendRawTransaction" for each in asked):
            raise Killed
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Node, "_exchange", dying)
        with pytest.raises(Killed):
            charity.run(*arguments)


def test_a_request_is_not_made_twice(charity: Charity, tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text("offer")
    words = ("--fund", "Relief", "--amount", "75", "--payee", "Acme", "--purpose", "Pumps", "--as", "clerk")
    asking = ("payment", "request", *words, "--evidence", tmp_path / "offer.txt")
    cut_off(charity, *asking)
    again = charity.run(*asking)
    assert (again["payment"], again["evidence"][0]["present"]) == (1, True)
    assert len(charity.run("payment", "list")["payments"]) == 1
    assert charity.run(*asking)["payment"] == 2


def test_a_payment_is_not_paid_twice(charity: Charity) -> None:
    payment = charity.request("75.00")
    charity.approve(payment)
    paying = ("payment", "pay", payment, "--reference", "BOC 17")
    cut_off(charity, *paying)
    paid = charity.run(*paying)
    assert (paid["state"], paid["reference"]) == ("paid", "BOC 17")
    assert charity.run("fund", "show", "Relief")["spent"] == "7500"
    assert charity.refused(*paying)["code"] == "payments.state"


def test_an_approval_is_counted_once(charity: Charity) -> None:
    payment = charity.request("6000.00")
    cut_off(charity, "payment", "approve", payment, "--as", "first")
    assert charity.run("payment", "approve", payment, "--as", "first")["approvals"] == 1
    assert charity.run("payment", "approve", payment, "--as", "second")["state"] == "approved"


def test_money_comes_back_once(charity: Charity) -> None:
    payment = charity.paid("100.00")
    returning = ("payment", "return", payment, "--amount", "30.00")
    cut_off(charity, *returning)
    assert charity.run(*returning)["returned"] == "3000"
    assert charity.run(*returning)["returned"] == "6000"


def test_a_request_whose_number_was_taken_meanwhile_is_made_again(
    charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almoner.services import payments

    say, others = payments.say, []

    def say_late(store: Store, text: str) -> bytes:
        if not others:
            others.append(0)
            others[0] = charity.request("11.00", purpose="Quicker")
        return say(store, text)

    monkeypatch.setattr(payments, "say", say_late)
    assert charity.request("12.00", purpose="Slower") == 2
    asked = [(each["amount"], each["purpose"]) for each in charity.run("payment", "list")["payments"]]
    assert asked == [("1100", "Quicker"), ("1200", "Slower")]
