"""A charity on a network's own node (anvil), through the same commands as on the embedded ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from almoner_chain.client.rpc import Node
from support_anvil import anvil
from support_charity import PASSPHRASE, Charity, cheap_keystores, run

ETHER = 10**18


def test_the_whole_way_on_a_network_that_wants_fees(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALMONER_PASSPHRASE", PASSPHRASE)
    with anvil() as url, Node(url) as node, cheap_keystores():
        words = (
            "--home",
            home,
            "--json",
            "init",
            "--name",
            "Network Relief",
            "--rpc",
            url,
            "--store",
            "file",
        )
        empty = run(*words)
        assert (empty.code, empty["error"]["code"]) == (1, "account.empty")
        account = next(word for word in empty["error"]["message"].split() if word.startswith("0x"))
        node.call("anvil_setBalance", [account, hex(10 * ETHER)])
        monkeypatch.setenv("ALMONER_PASSPHRASE", PASSPHRASE)
        started = run(*words)
        assert (started.code, started["administrator"], started["chain_id"]) == (0, account, 31337)
        (home / "passphrase").write_text(PASSPHRASE)
        charity = Charity(home)
        officer = charity.run("wallet", "create", "officer", "--store", "file", "--role", "approver")
        node.call("anvil_setBalance", [officer["address"], hex(ETHER)])
        charity.run("wallet", "grant", "administrator", "requester")
        charity.run("fund", "create", "General", "--unit", "EUR")
        charity.run("gift", "add", "--fund", "General", "--amount", "80", "--donor", "Ada")
        (batch,) = charity.run("batch", "commit")["batches"]
        assert batch["gas_used"] <= 90_000
        (receipt,) = charity.run("receipt", "export", 1, "--out", tmp_path / "out")["receipts"]
        assert charity.run("verify", receipt["url"])["verdict"] == "valid"
        asked = ("--fund", "General", "--amount", "30", "--payee", "Baker", "--purpose", "Bread")
        payment = charity.run("payment", "request", *asked, "--category", "programme")["payment"]
        charity.run("payment", "approve", payment, "--as", "officer")
        assert charity.run("payment", "pay", payment, "--reference", "cash")["state"] == "paid"
        trace = charity.run("trace", "--serial", 1)
        assert ([part["amount"] for part in trace["parts"]], trace["unspent"]) == (["3000"], "5000")
        audit = charity.run("audit")
        assert (audit["findings"], audit["head_proved"]) == ([], True)
    assert charity.run("verify", receipt["url"], code=3)["verdict"] == "cannot_check"
    assert charity.refused("batch", "commit", code=3)
