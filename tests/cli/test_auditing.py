"""The audit through the command line: silent on an honest ledger, and naming what was broken on any other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from support_charity import Answer, Charity, fresh, run, served
from support_proxy import proxy

Logs = list[dict[str, Any]]


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with gifts, a payment with evidence, a return and a refund."""
    charity = fresh(tmp_path)
    evidence = tmp_path / "invoice.txt"
    evidence.write_text("six pumps, 250.00")
    payment = charity.paid("250.00", "--evidence", evidence, "--invoice", "Acme:17")
    charity.run("payment", "return", payment, "--amount", "50.00")
    charity.paid("100.00", "--category", "refund", "--gift", "10", payee="Donor")
    return charity


@pytest.fixture
def node(charity: Charity) -> Iterator[str]:
    """Serve the charity's ledger for others to ask."""
    with served(charity) as url:
        yield url


def codes(answer: Answer) -> set[str]:
    """Return the codes of what was found."""
    return {finding["code"] for finding in answer["findings"]}


def change(charity: Charity, sql: str, *values: object) -> None:
    """Tamper with the local database behind the program's back."""
    with closing(sqlite3.connect(charity.home / "almoner.db")) as db, db:
        assert db.execute(sql, values).rowcount > 0


def test_an_honest_ledger_is_audited_without_a_finding(charity: Charity) -> None:
    report = charity.run("audit")
    status = charity.run("ledger", "status")
    assert report["findings"] == []
    assert (report["entries"], report["head"]) == (status["entries"], status["head"])
    assert (report["head_proved"], report["compared_locally"], report["first_bad_entry"]) == (
        True,
        True,
        None,
    )
    relief = report["funds"][0]
    assert (relief["received"], relief["spent"], relief["refunded"], relief["available"]) == (
        "555000", "25000", "10000", "520000",
    )  # fmt: skip
    assert "Nothing is wrong." in charity.told("audit")


def test_an_outside_auditor_needs_a_node_and_an_address_only(
    charity: Charity, node: str, tmp_path: Path
) -> None:
    ledger = charity.run("ledger", "status")["ledger"]
    report = run("--home", tmp_path / "none", "--json", "audit", "--rpc", node, "--ledger", ledger)
    assert (report.code, report["findings"], report["compared_locally"]) == (0, [], False)
    assert report["entries"] == charity.run("ledger", "status")["entries"]
    assert not (tmp_path / "none").exists()
    assert run("--json", "audit", "--ledger", ledger).code == 2
    assert run("--json", "audit", "--rpc", node, "--ledger", "0x" + "12" * 20).code == 3


def test_a_node_that_cannot_be_reached_is_no_finding(charity: Charity) -> None:
    assert charity.refused("audit", "--rpc", "http://127.0.0.1:9/", code=3)["code"] == "node.unreachable"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE gift SET amount = '30001' WHERE serial = 3",
        "UPDATE gift SET donor = 'Somebody else' WHERE serial = 3",
        "UPDATE gift SET date = '2020-01-01' WHERE serial = 3",
        "UPDATE gift SET seed = zeroblob(16) WHERE serial = 3",
        "DELETE FROM gift WHERE serial = 3",
        "UPDATE batch SET total = '100001' WHERE batch = 1",
        "UPDATE batch SET start = '1' WHERE batch = 1",
        "UPDATE gift SET amount = 'much' WHERE serial = 3",
    ],
)
def test_tampering_with_a_recorded_gift_is_found_at_its_batch(charity: Charity, sql: str) -> None:
    entry = charity.run("batch", "list")["batches"][0]["entry"]
    change(charity, sql)
    report = charity.run("audit", code=1)
    assert codes(report) == {"local.manifest"}
    assert report["first_bad_entry"] == entry
    assert report["head_proved"] is True


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE said SET text = 'Yachts' WHERE text = 'Pumps'", "local.text"),
        ("UPDATE payee SET name = 'Acme Yachts' WHERE name = 'Acme Pumps'", "local.payee"),
        ("UPDATE invoice SET number = '18'", "local.invoice"),
    ],
)
def test_tampering_with_words_is_found(charity: Charity, sql: str, code: str) -> None:
    change(charity, sql)
    assert codes(charity.run("audit", code=1)) == {code}


def test_an_amount_that_differs_is_told_in_money(charity: Charity) -> None:
    change(charity, "UPDATE gift SET amount = '10001' WHERE serial = 1")
    (finding,) = charity.run("audit", code=1)["findings"]
    assert "add up to 1,000.01 CNY, on the ledger to 1,000.00 CNY" in finding["sentence"]


def test_gifts_kept_elsewhere_are_told_once_for_all_batches(charity: Charity) -> None:
    for sql in ("UPDATE gift SET batch = NULL, serial = NULL", "DELETE FROM batch"):
        change(charity, sql)
    (finding,) = charity.run("audit")["findings"]
    assert finding["code"] == "local.manifest_missing"
    assert finding["sentence"].startswith("The gifts of 3 batches are not kept here, the first is batch 1;")


def test_a_changed_or_missing_evidence_file_is_found(charity: Charity) -> None:
    (copy,) = (charity.home / "evidence").iterdir()
    copy.write_text("six yachts, 250.00")
    assert codes(charity.run("audit", code=1)) == {"local.evidence_changed"}
    shown = charity.run("payment", "show", 1)
    assert [(each["present"], each["state"]) for each in shown["evidence"]] == [(False, "changed")]
    copy.unlink()
    assert codes(charity.run("audit", code=1)) == {"local.evidence_missing"}


def test_evidence_changed_before_the_approval_stops_it(charity: Charity, tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text("offer")
    payment = charity.request("10.00", "--evidence", tmp_path / "offer.txt")
    (evidence,) = charity.run("payment", "show", payment)["evidence"]
    copy = charity.home / "evidence" / evidence["sha256"][2:]
    copy.write_text("another offer")
    assert charity.refused("payment", "approve", payment)["code"] == "evidence.changed"
    copy.unlink()
    assert "missing" in charity.run("payment", "approve", payment).said


def test_a_tampered_cache_is_found_and_does_not_lead_the_audit_astray(charity: Charity) -> None:
    charity.run("payment", "list")
    change(charity, "UPDATE entry SET data = zeroblob(length(data)) WHERE number = 5")
    report = charity.run("audit", code=1)
    assert (codes(report), report["first_bad_entry"]) == ({"local.cache"}, 5)
    assert charity.run("payment", "show", 1)["state"] == "paid"
    assert charity.run("audit")["findings"] == []


def test_a_database_with_text_where_bytes_belong_is_a_finding(charity: Charity) -> None:
    charity.run("payment", "list")
    change(charity, "UPDATE entry SET data = CAST(x'ff' AS TEXT) WHERE number = 5")
    assert codes(charity.run("audit", code=1)) == {"local.unreadable"}
    assert charity.run("payment", "show", 1)["state"] == "paid"


def _drop(number: int) -> Callable[[Logs], Logs]:
    return lambda logs: [log for log in logs if int(log["topics"][1], 16) != number]


def _swap(first: int, second: int) -> Callable[[Logs], Logs]:
    def lie(logs: Logs) -> Logs:
        places = {int(log["topics"][1], 16): place for place, log in enumerate(logs)}
        if first in places and second in places:
            a, b = places[first], places[second]
            logs[a], logs[b] = logs[b], logs[a]
        return logs

    return lie


def _flip(number: int, byte: int) -> Callable[[Logs], Logs]:
    """Change one byte of an entry's fields."""

    def lie(logs: Logs) -> Logs:
        for log in logs:
            if int(log["topics"][1], 16) == number:
                raw = bytearray.fromhex(log["data"][2:])
                raw[4 * 32 + byte] ^= 1
                log["data"] = "0x" + raw.hex()
        return logs

    return lie


def _backdate(number: int) -> Callable[[Logs], Logs]:
    def lie(logs: Logs) -> Logs:
        for log in logs:
            if int(log["topics"][1], 16) == number:
                raw = bytearray.fromhex(log["data"][2:])
                raw[63] ^= 1
                log["data"] = "0x" + raw.hex()
        return logs

    return lie


@pytest.mark.parametrize(
    ("lie", "first"),
    [(_drop(12), 12), (_swap(11, 13), 11), (_flip(16, 127), 16), (_flip(18, 31), 18), (_backdate(9), 9)],
    ids=["hides one", "reorders", "changes an amount", "changes a number", "backdates"],
)
def test_a_node_that_lies_about_the_log_is_found_out(
    charity: Charity, node: str, lie: Callable[[Logs], Logs], first: int
) -> None:
    def told(method: str, params: Any, result: Any) -> Any:
        return lie(result) if method == "eth_getLogs" else result

    with proxy(node, change=told) as liar:
        report = charity.run("audit", "--rpc", liar.url, code=1)
    assert report["first_bad_entry"] == first
    assert report["head_proved"] is False


def test_a_node_that_hides_the_newest_entries_is_found_out(charity: Charity, node: str) -> None:
    """It must also lie about the counters and the head: the proof gives it away."""
    entries = charity.run("audit")["entries"]

    def told(method: str, params: Any, result: Any) -> Any:
        if method == "eth_getLogs":
            return _drop(entries)(result)
        if method == "eth_getProof":
            result["storageProof"][0]["value"] = "0x0"
            result["storageProof"][0]["proof"] = result["storageProof"][1]["proof"]
        return result

    with proxy(node, change=told) as liar:
        report = charity.run("audit", "--rpc", liar.url, code=1)
    assert (report["head_proved"], report["first_bad_entry"]) == (False, entries)
    assert "head.not_proved" in codes(report)


def test_a_forged_header_proves_nothing(charity: Charity, node: str) -> None:
    def told(method: str, params: Any, result: Any) -> Any:
        if method == "eth_getBlockByNumber" and result["number"] != "0x0":
            result["stateRoot"] = "0x" + "11" * 32
        return result

    with proxy(node, change=told) as liar:
        report = charity.run("audit", "--rpc", liar.url, code=1)
    assert (report["head_proved"], codes(report)) == (False, {"head.not_proved"})


def test_a_contract_that_says_otherwise_than_its_log_is_found_out(charity: Charity, node: str) -> None:
    from almoner_chain.client.contract import encode_call

    axes = "0x" + encode_call("axes", 1).hex()

    def told(method: str, params: Any, result: Any) -> Any:
        if method == "eth_call" and params[0]["data"] == axes:
            return result[:2] + f"{10**9:064x}" + result[66:]
        return result

    with proxy(node, change=told) as liar:
        report = charity.run("audit", "--rpc", liar.url, code=1)
    assert codes(report) == {"contract.axes"}


def test_a_contract_that_keeps_another_state_of_a_payment_is_found_out(charity: Charity, node: str) -> None:
    def told(method: str, params: Any, result: Any) -> Any:
        return hex(int(result, 16) | 1 << 176) if method == "eth_getStorageAt" else result

    with proxy(node, change=told) as liar:
        report = charity.run("audit", "--rpc", liar.url, code=1)
    assert codes(report) == {"contract.payment"}


def test_several_nodes_are_compared(charity: Charity, node: str) -> None:
    def told(method: str, params: Any, result: Any) -> Any:
        if method == "eth_getBlockByNumber" and result["number"] != "0x0":
            result["hash"] = "0x" + "22" * 32
        return result

    with proxy(node, change=told) as liar:
        report = charity.run("audit", "--rpc", node, "--rpc", liar.url, code=1)
    assert (codes(report), report["head_proved"]) == ({"node.disagrees"}, True)
    silent = charity.run("audit", "--rpc", node, "--rpc", "http://127.0.0.1:9/")
    assert codes(silent) == {"node.silent"}
