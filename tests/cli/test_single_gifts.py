"""Gifts the contract records one by one, through the command line: passed on by another charity, given in tokens."""

from __future__ import annotations

from pathlib import Path

import pytest

from support_charity import Charity, build, cheap_keystores, fresh, served

COIN = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def test_a_gift_passed_on_is_followed_to_the_other_charity(charity: Charity, tmp_path: Path) -> None:
    with served(charity) as url, cheap_keystores():
        other = build(tmp_path / "other", name="Other Relief", rpc=url, gifts=False)
        there = other.run("ledger", "status")
        here = charity.run("ledger", "status")
        goal = f"{there['chain_id']}:{there['ledger']}:1"
        payment = charity.paid("150.00", "--category", "sub-grant", "--to-ledger", goal)
        words = ("--fund", "Relief", "--amount", "150.00", "--donor", "Willow Relief")
        origin = f"{here['chain_id']}:{here['ledger']}:{payment}"
        received = other.run("gift", "receive", *words, "--from", origin)
        assert (received["serial"], received["amount"], received["pending"]) == (1, "15000", False)
        other.refused("gift", "receive", *words, "--from", origin)
        assert [gift["serial"] for gift in other.run("gift", "list")["gifts"]] == [1]
        (receipt,) = other.run("receipt", "export", 1, "--out", tmp_path / "out")["receipts"]
        assert other.run("verify", receipt["url"])["verdict"] == "valid"
        spent = other.paid("40.00")
        trace = charity.run("trace", "--serial", 1)
        (part,) = trace["parts"]
        assert part["passed_on"]["ledger"].lower() == there["ledger"].lower()
        assert [(each["payment"], each["amount"]) for each in part["onward"]["parts"]] == [(spent, "4000")]
        assert other.run("audit")["findings"] == []
        assert other.run("batch", "commit")["batches"] == []


@pytest.mark.parametrize("origin", ["1", "1:2:3", "x:0x" + "11" * 20 + ":1", "1:0x" + "11" * 20 + ":0"])
def test_an_origin_that_names_no_payment_is_refused(charity: Charity, origin: str) -> None:
    words = ("--fund", "Relief", "--amount", "1", "--donor", "X", "--from", origin)
    charity.refused("gift", "receive", *words, code=2)


def test_tokens_are_given_through_the_contract_with_the_same_receipt(
    charity: Charity, tmp_path: Path
) -> None:
    from vyper import compile_code

    from almoner.services.session import Session, hex0x
    from almoner_chain.client.send import Call
    from almoner_chain.core import abi
    from almoner_chain.core.hashing import keccak
    from support_charity import PASSPHRASE

    source = Path(__file__).parents[1] / "contracts" / "mocks" / "PlainToken.vy"
    code = bytes.fromhex(compile_code(source.read_text(), output_formats=["bytecode"])["bytecode"][2:])
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    try:
        donor = session.wallets.show("supplier")
        token = session.send(donor, [Call(None, code)], purpose="deploy a token")[0].created
        assert token is not None
        mint = keccak(b"mint(address,uint256)")[:4] + abi.write_words("au", (donor.address, 10_000))
        session.send(donor, [Call(token, mint)], purpose="mint tokens")
    finally:
        session.close()
    charity.run("fund", "create", "Tokens", "--unit", f"token:{hex0x(token)}:TOK:2")
    words = ("--fund", "Tokens", "--amount", "25.00", "--donor", "Supplier Ltd")
    charity.refused("gift", "add", *words)
    given = charity.run("gift", "give", *words, "--as", "supplier")
    assert (given["serial"], given["amount"], given["unit"]) == (11, "2500", "TOK")
    (receipt,) = charity.run("receipt", "export", 11, "--out", tmp_path / "out")["receipts"]
    checked = charity.run("verify", receipt["url"])
    assert (checked["verdict"], checked["receipt"]["donor"]) == ("valid", "Supplier Ltd")
    refused = charity.refused(
        "gift", "give", "--fund", "Tokens", "--amount", "999", "--donor", "X", "--as", "supplier"
    )
    assert refused["code"]
    assert len(charity.run("gift", "list", "--fund", "Tokens")["gifts"]) == 1
    charity.refused(
        "gift", "give", "--fund", "Relief", "--amount", "1", "--donor", "X", "--as", "clerk", code=2
    )
    assert charity.run("audit")["findings"] == []


def test_a_replacement_that_never_left_is_forgotten(charity: Charity) -> None:
    import sqlite3

    charity.run("receipt", "replace", 1, "--donor", "Right Name")
    database = sqlite3.connect(charity.home / "almoner.db")
    database.execute("UPDATE gift SET serial = NULL WHERE serial = 11")
    database.execute(
        "UPDATE batch SET batch = NULL, entry = NULL, start = NULL, root = ? WHERE replaces = 1", (bytes(32),)
    )
    database.execute("UPDATE gift SET seed = ? WHERE serial IS NULL", (bytes(16),))
    database.commit()
    database.close()
    assert charity.run("batch", "commit")["batches"] == []
    assert len(charity.run("gift", "list")["gifts"]) == 10
