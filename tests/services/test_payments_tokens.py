"""Funds that hold tokens: the ledger itself pays, and the audit counts what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner.services.session import Session, hex0x
from almoner_chain.client.send import Call
from almoner_chain.core import abi
from almoner_chain.core.hashing import keccak
from support_charity import PASSPHRASE, Charity, fresh

TOKEN = Path(__file__).resolve().parents[1] / "contracts" / "mocks" / "PlainToken.vy"
PAYEE = "0x" + "77" * 20


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own."""
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Open the installation, which commands beside it may use too."""
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


def call_of(token: bytes, signature: str, layout: str, *values: object) -> Call:
    """Make a call of a token's function."""
    return Call(token, keccak(signature.encode())[:4] + abi.write_words(layout, values))


def given(charity: Charity, session: Session, amount: int) -> bytes:
    """Deploy a token, make a fund of it and give it ``amount``; return the token's address."""
    from vyper import compile_code

    clerk = session.wallets.show("clerk")
    code = bytes.fromhex(compile_code(TOKEN.read_text(), output_formats=["bytecode"])["bytecode"][2:])
    (deployed,) = session.send(clerk, [Call(None, code)], purpose="deploy a token")
    token = deployed.created
    assert token is not None
    charity.run("fund", "create", "Tokens", "--unit", f"token:{hex0x(token)}:TOK:2", "--payees-restricted")
    calls = [
        call_of(token, "mint(address,uint256)", "au", clerk.address, 10 * amount),
        call_of(token, "approve(address,uint256)", "au", session.ledger, amount),
        session.call("give", 3, amount, bytes(32)),
    ]
    session.send(clerk, calls, purpose="give tokens")
    return token


def balance(session: Session, token: bytes, account: str) -> int:
    """Return an account's balance of the token."""
    call = call_of(token, "balanceOf(address)", "a", bytes.fromhex(account[2:]))
    answer = session.nodes[0].call("eth_call", [{"to": hex0x(token), "data": hex0x(call.data)}, "latest"])
    return int(answer, 16)


def test_tokens_move_to_an_account_on_the_list_and_back(charity: Charity, session: Session) -> None:
    token = given(charity, session, 100_000)
    asking = ("payment", "request", "--fund", "Tokens", "--amount", "400", "--payee", "Well diggers")
    more = ("--purpose", "A well", "--as", "clerk")
    assert charity.refused(*asking, *more, code=2)["code"] == "payee.key"
    assert charity.refused(*asking, *more, "--payee-key", PAYEE)["code"] == "funds.payee"
    charity.run("payment", "payee", "allow", "Tokens", PAYEE)
    payment = charity.run(*asking, *more, "--payee-key", PAYEE)["payment"]
    charity.approve(payment)
    assert charity.run("payment", "pay", payment)["state"] == "paid"
    assert balance(session, token, PAYEE) == 40_000

    held = balance(session, token, hex0x(session.ledger))
    charity.run("payment", "return", payment, "--amount", "150.50", "--as", "clerk")
    assert balance(session, token, hex0x(session.ledger)) == held + 15_050
    fund = charity.run("fund", "show", "Tokens")
    assert (fund["received"], fund["spent"], fund["available"]) == ("115050", "40000", "75050")
    trace = charity.run("trace", "--serial", 11)
    assert (trace["parts"][0]["amount"], trace["unspent"]) == ("24950", "75050")


def test_the_audit_counts_the_tokens(charity: Charity, session: Session) -> None:
    token = given(charity, session, 100_000)
    assert charity.run("audit")["findings"] == []
    clerk = session.wallets.show("clerk")
    astray = call_of(token, "transfer(address,uint256)", "au", session.ledger, 7)
    session.send(clerk, [astray], purpose="send tokens astray")
    surplus = charity.run("audit")["findings"]
    assert [each["code"] for each in surplus] == ["token.surplus"]
