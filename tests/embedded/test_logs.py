"""The log index answers as a walk over all receipts would."""

from __future__ import annotations

import random
from typing import Any

import pytest

from almoner_chain.embedded import logs as logs_module
from support_notebook import ENTRY_TOPIC, Desk, RpcFailed, calldata, record

KIND_FIVE = "0x" + (5).to_bytes(32, "big").hex()
EVENT = "0x" + ENTRY_TOPIC.hex()


def word(value: int) -> str:
    return "0x" + value.to_bytes(32, "big").hex()


@pytest.fixture(scope="module")
def busy(desk: Desk) -> Desk:
    """Two notebooks with some hundred events of several kinds over twenty blocks."""
    random.seed(7)
    other = Desk.at(f"http://{desk.wire._url.netloc}{desk.wire._url.path}", desk.account.chain_id)
    for _ in range(20):
        calls = [
            record(random.randint(1, 4), random.randint(0, 3), b"x" * random.randint(0, 80)) for _ in range(6)
        ]
        desk.wire.send(*(desk.call(each) for each in calls))
        if random.random() < 0.5:
            other.wire.send(other.call(calldata("record_many(uint256)", 9)))
    return desk


def walk(desk: Desk, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Go through every receipt and keep what the filter matches: slow and plain."""
    head = int(desk.wire("eth_blockNumber"), 16)
    addresses = asked.get("address") or []
    addresses = [addresses] if isinstance(addresses, str) else addresses
    found = []
    for number in range(
        int(asked.get("fromBlock", "0x0"), 16), min(head, int(asked.get("toBlock", hex(head)), 16)) + 1
    ):
        for receipt in desk.wire("eth_getBlockReceipts", hex(number)):
            for log in receipt["logs"]:
                if (not addresses or log["address"] in addresses) and matches(
                    log["topics"], asked.get("topics", [])
                ):
                    found.append(log)
    return found


def matches(topics: list[str], asked: list[Any]) -> bool:
    if len(asked) > len(topics):
        return False
    for topic, choice in zip(topics, asked, strict=False):
        choices = choice if isinstance(choice, list) else [choice]
        if None not in choices and choices != [] and topic not in choices:
            return False
    return True


def filters(desk: Desk) -> list[dict[str, Any]]:
    here = "0x" + desk.notebook.hex()
    elsewhere = "0x" + "12" * 20
    return [
        {},
        {"address": here},
        {"address": [here, elsewhere]},
        {"address": elsewhere},
        {"topics": [EVENT]},
        {"topics": [word(1)]},
        {"topics": [None, word(17)]},
        {"address": here, "topics": [EVENT, word(17)]},
        {"topics": [None, [word(3), word(4), word(90)]]},
        {"topics": [[EVENT, word(0)], None, word(2)]},
        {"topics": [None, None, [word(1), word(3)], [word(0), word(2)]]},
        {"topics": [EVENT, None, None, word(1)], "fromBlock": "0x5", "toBlock": "0x9"},
        {"topics": [[], [], []], "fromBlock": "0x4", "toBlock": "0x4"},
        {"topics": [None, None, None, None]},
        {"topics": [None, [None, word(3)]]},
        {"fromBlock": "0x8", "toBlock": "0xffff"},
        {"fromBlock": "0xff00", "toBlock": "0xffff"},
    ]


@pytest.mark.parametrize("number", range(17))
def test_the_index_finds_what_a_walk_finds(busy: Desk, number: int) -> None:
    asked = filters(busy)[number]
    found = busy.wire("eth_getLogs", {"fromBlock": "0x0", "toBlock": "latest"} | asked)
    assert found == walk(busy, asked)


def test_the_cases_above_are_not_empty_by_accident(busy: Desk) -> None:
    counts = [len(walk(busy, asked)) for asked in filters(busy)]
    assert [count == 0 for count in counts] == [number in (3, 5, 16) for number in range(17)]


def test_logs_of_one_block_by_its_hash(busy: Desk) -> None:
    block = busy.wire("eth_getBlockByNumber", "0x6", False)
    found = busy.wire("eth_getLogs", {"blockHash": block["hash"]})
    assert found == walk(busy, {"fromBlock": "0x6", "toBlock": "0x6"}) != []
    assert {log["blockTimestamp"] for log in found} == {block["timestamp"]}


def test_without_a_range_only_the_newest_block_is_searched(busy: Desk) -> None:
    head = busy.wire("eth_blockNumber")
    assert busy.wire("eth_getLogs", {}) == walk(busy, {"fromBlock": head, "toBlock": head}) != []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"blockHash": "0x" + "11" * 32}, "unknown block"),
        ({"blockHash": "0x" + "11" * 32, "fromBlock": "0x1"}, "excludes"),
        ({"fromBlock": "0x3", "toBlock": "0x2"}, "invalid block range"),
        ({"topics": [EVENT] * 5}, "at most 4"),
        ({"topics": ["0x12"]}, "32 bytes"),
        ({"address": "0x12"}, "20 bytes"),
        ({"topics": [[word(i) for i in range(201)]]}, "more than 200"),
        ("0x", "must be an object"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(desk: Desk, asked: Any, words: str) -> None:
    with pytest.raises(RpcFailed, match=words):
        desk.wire("eth_getLogs", asked)


def test_too_many_results_are_refused_with_a_range_that_works(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs_module, "MAX_RESULTS", 50)
    with pytest.raises(RpcFailed, match="more than 50 results") as refused:
        busy.wire("eth_getLogs", {"fromBlock": "0x0", "toBlock": "latest"})
    assert refused.value.code == -32005
    first, last = refused.value.message.split("[")[1].rstrip("].").split(", ")
    found = busy.wire("eth_getLogs", {"fromBlock": first, "toBlock": last})
    assert 0 < len(found) <= 50


def test_one_block_is_always_answered_however_many_events_it_has(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs_module, "MAX_RESULTS", 50)
    (receipt,) = busy.wire.send(busy.call(calldata("record_many(uint256)", 80), gas=10_000_000))
    assert len(busy.wire("eth_getLogs", {"blockHash": receipt["blockHash"]})) == 80


def test_installed_filters_report_only_what_is_new(busy: Desk) -> None:
    events = busy.wire(
        "eth_newFilter", {"address": "0x" + busy.notebook.hex(), "topics": [EVENT, None, KIND_FIVE]}
    )
    blocks = busy.wire("eth_newBlockFilter")
    receipts = busy.record(1, 2)
    assert busy.wire("eth_getFilterChanges", events) == [
        log for receipt in receipts for log in receipt["logs"]
    ]
    assert busy.wire("eth_getFilterChanges", blocks) == [receipts[0]["blockHash"]]
    assert busy.wire("eth_getFilterChanges", events) == busy.wire("eth_getFilterChanges", blocks) == []
    assert busy.wire("eth_uninstallFilter", events) is True
    assert busy.wire("eth_uninstallFilter", events) is False
    with pytest.raises(RpcFailed, match="filter not found"):
        busy.wire("eth_getFilterChanges", events)


def test_event_data_in_one_answer_is_bounded_too(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs_module, "MAX_BYTES", 4_000)
    with pytest.raises(RpcFailed, match="Try with this block range"):
        busy.wire("eth_getLogs", {"fromBlock": "0x0", "toBlock": "latest"})
    assert len(busy.wire("eth_getLogs", {"fromBlock": "0x5", "toBlock": "0x5"})) > 0
