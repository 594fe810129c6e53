"""What is said to be possible about a payment is what the ledger then does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from almoner.services.fund_facts import FundFacts, list_fund_facts
from almoner.services.payment_acts import Act, Possibility, Why
from almoner.services.payment_board import payment_board, payment_detail
from almoner.services.request_help import gift_left, request_help
from almoner.services.session import Session
from support_charity import PASSPHRASE, Charity, fresh

Acts = Callable[..., dict[Act, Possibility]]


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def acts(session: Session) -> Acts:
    def about(payment: int, **words: object) -> dict[Act, Possibility]:
        return {each.act: each for each in payment_detail(session, payment, **words).acts}  # type: ignore[arg-type]

    return about


def relief(session: Session) -> FundFacts:
    return list_fund_facts(session)[0]


def test_a_new_request_can_be_approved_by_both_officers_and_changed_by_its_clerk(
    charity: Charity, acts: Acts
) -> None:
    found = acts(charity.request("900"))
    assert set(found[Act.APPROVE].labels) == {"first", "second"}
    assert found[Act.AMEND].labels == ("clerk",)
    assert set(found[Act.REJECT].labels) == {"first", "second", "clerk"}
    assert Act.PAY not in found


def test_an_officers_own_request_is_not_offered_to_that_officer(charity: Charity, acts: Acts) -> None:
    number = charity.run("payment", "request", "--fund", "Relief", "--amount", "900", "--payee", "Acme",
                         "--purpose", "Pumps", "--as", "first")["payment"]  # fmt: skip
    assert acts(number)[Act.APPROVE].labels == ("second",)


def test_who_approved_is_not_asked_twice(charity: Charity, acts: Acts) -> None:
    number = charity.request("5200")
    charity.approve(number, "first")
    assert acts(number)[Act.APPROVE].labels == ("second",)


def test_an_approved_payment_waits_until_its_time_and_may_be_objected_to(
    charity: Charity, acts: Acts
) -> None:
    number = charity.request("9000")
    charity.approve(number, "first", "second")
    found = acts(number)
    assert (found[Act.PAY].why, found[Act.PAY].possible) == (Why.WAITING, False)
    assert found[Act.OBJECT].labels == ("watcher",)
    later = acts(number, clock=lambda: found[Act.PAY].number)
    assert Act.OBJECT not in later
    assert (later[Act.PAY].why, later[Act.PAY].number) == (Why.TOO_LITTLE, 550_000)


def test_administration_over_its_share_is_not_payable(charity: Charity, acts: Acts, session: Session) -> None:
    number = charity.request("560", "--category", "administration")
    charity.approve(number)
    pay = acts(number)[Act.PAY]
    assert (pay.why, pay.number) == (Why.ADMIN_CAP, 55_000)
    assert relief(session).admin_left == 55_000


def test_an_invoice_that_was_paid_stops_the_second_payment(charity: Charity, acts: Acts) -> None:
    first, second = (charity.request("100", "--invoice", "Acme:7") for _ in range(2))
    charity.approve(first)
    charity.approve(second)
    charity.run("payment", "pay", first)
    pay = acts(second)[Act.PAY]
    assert (pay.why, pay.number) == (Why.INVOICE_PAID, first)


def test_what_was_paid_can_be_delivered_once_and_returned_up_to_its_amount(
    charity: Charity, acts: Acts
) -> None:
    number = charity.paid("100")
    assert acts(number)[Act.DELIVER].possible
    charity.run("payment", "deliver", number)
    assert set(acts(number)) == {Act.RETURN}
    charity.run("payment", "return", number, "--amount", "100")
    assert acts(number)[Act.RETURN].why is Why.ALL_RETURNED


def test_delivery_to_a_payee_with_a_key_that_is_not_here_says_so(charity: Charity, acts: Acts) -> None:
    number = charity.paid("100", "--payee-key", "0x" + "12" * 20)
    assert acts(number)[Act.DELIVER].why is Why.PAYEE_KEY


def test_the_board_lists_the_newest_first_with_what_waits(charity: Charity, session: Session) -> None:
    rejected, paid, asked = charity.request("100"), charity.paid("200"), charity.request("300")
    charity.run("payment", "reject", rejected, "--as", "clerk")
    board = payment_board(session)
    assert [(line.payment, line.state, line.waits) for line in board.lines] == [
        (asked, "requested", Act.APPROVE),
        (paid, "paid", Act.DELIVER),
        (rejected, "rejected", None),
    ]
    assert (board.lines[0].payee, board.lines[0].purpose) == ("Acme Pumps", "Pumps")
    assert board.requesters == ("clerk", "first")


def test_the_history_tells_who_did_what_and_why(charity: Charity, session: Session) -> None:
    number = charity.request("100")
    charity.approve(number)
    charity.run("payment", "reject", number, "--reason", "too dear", "--as", "second")
    events = payment_detail(session, number).events
    assert [(each.kind, each.who, each.text) for each in events] == [
        ("request", "clerk", ""),
        ("approval", "first", ""),
        ("rejection", "second", "too dear"),
    ]


def test_what_a_gift_can_give_back_is_what_is_unspent_of_it(charity: Charity, session: Session) -> None:
    charity.paid("250")
    assert [gift_left(session, serial).left for serial in (1, 2, 3)] == [0, 5_000, 30_000]


def test_a_form_is_told_of_funds_payees_and_requesters(charity: Charity, session: Session) -> None:
    charity.request("100")
    told = request_help(session)
    assert [each.fund.name for each in told.funds] == ["Relief", "Boxes"]
    assert told.payee("Acme Pumps") is not None
    assert told.requesters == ("clerk", "first")
