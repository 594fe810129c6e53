"""Tracing through the command line: every unit of a gift is somewhere, and nowhere twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support_charity import Answer, Charity, build, fresh, run

GIFTS = {serial: 10_000 * serial for serial in range(1, 11)}


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with gifts of 100.00 to 1,000.00."""
    return fresh(tmp_path)


def parts(answer: Answer) -> list[tuple[int, int]]:
    """Return (payment, amount) of each part, after checking that nothing is missing."""
    found = [(part["payment"], int(part["amount"])) for part in answer["parts"]]
    whole = int(answer["gift"]["amount"])
    assert sum(amount for _, amount in found) + int(answer["unspent"]) + int(answer["refunded"]) == whole
    return found


def test_a_gift_is_spread_over_payments_to_the_fen(charity: Charity) -> None:
    first, second = charity.paid("250.01"), charity.paid("100.00", payee="Other")
    gift = charity.run("trace", "--serial", 2)
    assert gift["gift"] | {"fund_name": "", "voided": False} == {
        "serial": 2, "fund": 1, "fund_name": "", "amount": "20000", "unit": "CNY", "batch": 1,
        "start": "10000", "end": "30000", "voided": False, "successor": None,
    }  # fmt: skip
    assert parts(gift) == [(first, 15_001), (second, 4_999)]
    assert [part["payee"] for part in gift["parts"]] == ["Acme Pumps", "Other"]
    assert parts(charity.run("trace", "--serial", 10)) == []
    assert "not spent yet" in charity.told("trace", "--serial", "3")


def test_a_payment_is_traced_back_to_the_gifts_that_paid_it(charity: Charity) -> None:
    charity.paid("250.01")
    payment = charity.paid("1000.00")
    trace = charity.run("trace", "--payment", payment)
    assert [(part["serial"], part["amount"], part["batch"]) for part in trace["parts"]] == [
        (2, "4999", 1), (3, "30000", 1), (4, "40000", 1), (5, "25001", 2),
    ]  # fmt: skip
    assert sum(int(part["amount"]) for part in trace["parts"]) == 100_000
    assert trace["unspent"] == "0"
    assert "49.99 CNY from gift 2" in charity.told("trace", "--payment", str(payment))


def test_an_unpaid_payment_has_no_trace(charity: Charity) -> None:
    charity.refused("trace", "--payment", charity.request("5"), code=2)


def test_returned_money_is_followed_into_the_next_payment(charity: Charity) -> None:
    first = charity.paid("300.00")
    charity.run("payment", "return", first, "--amount", "50.00")
    second = _large(charity, "5250.00")
    gift = charity.run("trace", "--serial", 2)
    assert parts(gift) == [(first, 15_000), (second, 5_000)]
    assert "via_return_of" not in gift["parts"][0]
    assert gift["parts"][1]["via_return_of"] == [first]
    back = charity.run("trace", "--payment", second)["parts"][-1]
    assert (back["serial"], back["amount"], back["via_return_of"]) == (2, "5000", [first])
    assert sum(int(part["amount"]) for part in charity.run("trace", "--payment", second)["parts"]) == 525_000


def _large(charity: Charity, amount: str) -> int:
    payment = charity.request(amount)
    charity.approve(payment, "first", "second")
    charity.run("payment", "pay", payment)
    return payment


def test_a_refund_is_a_hole_that_later_payments_skip(charity: Charity) -> None:
    refund = charity.paid("150.00", "--category", "refund", "--gift", "2", payee="Donor")
    payment = charity.paid("200.00")
    gift = charity.run("trace", "--serial", 2)
    assert (parts(gift), gift["refunded"], gift["unspent"]) == ([(payment, 5_000)], "15000", "0")
    assert parts(charity.run("trace", "--serial", 3)) == [(payment, 5_000)]
    trace = charity.run("trace", "--payment", refund)
    assert [(part["serial"], part["amount"]) for part in trace["parts"]] == [(2, "15000")]


def test_a_receipt_leads_to_the_same_trace_without_local_knowledge(charity: Charity, tmp_path: Path) -> None:
    charity.paid("250.00")
    exported = charity.run("receipt", "export", "2", "--out", tmp_path / "out", "--formats", "almr,png,pdf")
    expected = charity.run("trace", "--serial", 2).document
    for file in exported["receipts"][0]["files"]:
        assert charity.run("trace", "--receipt", tmp_path / "out" / Path(file).name).document == expected
    charity.run("payment", "list")
    _forget_gifts(charity)
    (almr,) = [file for file in exported["receipts"][0]["files"] if file.endswith(".almr")]
    assert charity.run("trace", "--receipt", tmp_path / "out" / Path(almr).name).document == expected
    assert charity.refused("trace", "--serial", 2, code=2)["code"] == "serial.elsewhere"
    payment = charity.run("trace", "--payment", 1)
    assert [(part["serial"], part["batch"], part["amount"]) for part in payment["parts"]] == [
        (None, 1, "25000")
    ]


def _forget_gifts(charity: Charity) -> None:
    """Take the list of gifts away, as on an auditor's computer."""
    import sqlite3

    with sqlite3.connect(charity.home / "almoner.db") as db:
        db.execute("DELETE FROM gift")
    db.close()


def test_what_to_trace_must_be_said_once(charity: Charity) -> None:
    assert charity.refused("trace", code=2)["code"] == "trace.what"
    assert charity.refused("trace", "--serial", 1, "--payment", 1, code=2)["code"] == "trace.what"
    assert charity.refused("trace", "--serial", 99, code=2)["code"] == "serial.unknown"


def test_a_replaced_receipt_is_traced_as_the_gift_it_stands_for(charity: Charity) -> None:
    payment = charity.paid("150.00")
    charity.run("receipt", "replace", "1", "--reason", "wrong-data", "--donor", "Corrected name")
    old, new = charity.run("trace", "--serial", 1), charity.run("trace", "--serial", 11)
    assert (old["gift"]["voided"], old["gift"]["successor"]) == (True, 11)
    assert (new["gift"]["start"], new["gift"]["end"]) == ("0", "10000")
    assert parts(old) == parts(new) == [(payment, 10_000)]


def test_a_sub_grant_is_followed_to_the_last_hand(charity: Charity, tmp_path: Path) -> None:
    from support_charity import served

    with served(charity) as url:
        second = build(tmp_path / "second", name="Second Hand", rpc=url, gifts=False)
        third = build(tmp_path / "third", name="Third Hand", rpc=url, gifts=False)
        passed = _pass_on(charity, second, "300.00")
        waiting = charity.run("trace", "--serial", 1)["parts"][0]
        assert waiting["onward"] == {"problem": "not recorded there yet"}
        _receive(second, charity, passed, "300.00")
        again = _pass_on(second, third, "120.00")
        _receive(third, second, again, "120.00")
        last = third.paid("100.00", payee="Last hand")
        gift = charity.run("trace", "--serial", 1)
        _check_hands(gift["parts"][0], passed, again, last)
        back = third.run("trace", "--payment", last)["parts"][0]
        assert back["received_from"]["payment"] == again
        assert "passed on to fund 1" in charity.told("trace", "--serial", "1")
        _check_strangers(charity, third, url, tmp_path)


def _check_strangers(charity: Charity, other: Charity, url: str, folder: Path) -> None:
    """A receipt leads whoever holds it to the last hand: another charity, and one who only knows a node."""
    exported = charity.run("receipt", "export", "1", "--out", folder / "out", "--formats", "almr")
    file = folder / "out" / Path(exported["receipts"][0]["files"][0]).name
    known = charity.run("trace", "--serial", 1)["parts"]
    for answer in (
        other.run("trace", "--receipt", file),
        run("--home", folder / "none", "--json", "trace", "--receipt", file, "--rpc", url),
    ):
        assert [_bare(part) for part in answer["parts"]] == [_bare(part) for part in known]


def _bare(part: dict[str, Any]) -> tuple[Any, ...]:
    """Return what of a part stands on the ledger: places and amounts, through all hands."""
    onward = [_bare(each) for each in part.get("onward", {}).get("parts", [])]
    return (part["payment"], part["serial"], part["amount"], part["start"], part["category"], onward)


def _check_hands(part: dict[str, Any], passed: int, again: int, last: int) -> None:
    assert (part["payment"], part["category"], part["amount"]) == (passed, "sub-grant", "10000")
    there = part["onward"]
    assert (there["unspent"], there["refunded"]) == ("0", "0")
    (hand,) = there["parts"]
    assert (hand["payment"], hand["category"], hand["amount"]) == (again, "sub-grant", "10000")
    (final,) = hand["onward"]["parts"]
    assert (final["payment"], final["amount"], final["category"]) == (last, "10000", "programme")


def _pass_on(giver: Charity, receiver: Charity, amount: str) -> int:
    status = receiver.run("ledger", "status")
    to = f"{status['chain_id']}:{status['ledger']}:1"
    return giver.paid(amount, "--category", "sub-grant", "--to-ledger", to, payee="The next charity")


def _receive(receiver: Charity, giver: Charity, payment: int, amount: str) -> None:
    """Record a gift passed on by another ledger, as the receiving charity's recorder."""
    from almoner.services.session import Session
    from almoner_chain.core.entries import Role

    status = giver.run("ledger", "status")
    session = Session.open(
        receiver.home,
        passphrase=lambda label, confirm=False: (receiver.home / "passphrase").read_text().strip(),
    )
    try:
        serial = session.reader.counts().next_serial
        minor = int(amount.replace(".", ""))
        ledger = bytes.fromhex(status["ledger"][2:])
        call = session.call(
            "record_transfer", 1, minor, bytes(32), serial, status["chain_id"], ledger, payment
        )
        session.send(session.choose(Role.RECORDER), [call], purpose="receive a gift passed on")
    finally:
        session.close()
