"""``eth_simulateV1``: calls that build on each other, tried before they are signed."""

from __future__ import annotations

from typing import Any

import pytest

from almoner_chain.embedded.simulation import MAX_CALLS
from support_notebook import Desk, RpcFailed, notebook_code, record


def asked(desk: Desk, *datas: bytes, **more: Any) -> dict[str, Any]:
    calls = [
        {"from": desk.account.hex, "to": "0x" + desk.notebook.hex(), "data": "0x" + d.hex()} for d in datas
    ]
    return {"blockStateCalls": [{"calls": calls}], **more}


def simulated(desk: Desk, *datas: bytes) -> Any:
    (block,) = desk.wire("eth_simulateV1", asked(desk, *datas), "latest")
    return block


def test_each_call_sees_what_those_before_it_did_and_nothing_stays(fresh_desk: Desk) -> None:
    block = simulated(fresh_desk, record(), record(), record())
    assert [int(call["returnData"], 16) for call in block["calls"]] == [1, 2, 3]
    assert fresh_desk.wire.view(fresh_desk.notebook, "count()", ["uint256"]) == 0
    assert fresh_desk.wire("eth_blockNumber") == "0x1"


def test_gas_and_events_are_those_of_the_transactions_sent_afterwards(fresh_desk: Desk) -> None:
    block = simulated(fresh_desk, record(subject=1), record(subject=2))
    receipts = fresh_desk.record(1, 2)
    assert [call["gasUsed"] for call in block["calls"]] == [receipt["gasUsed"] for receipt in receipts]
    assert int(block["gasUsed"], 16) == sum(int(receipt["gasUsed"], 16) for receipt in receipts)
    for call, receipt in zip(block["calls"], receipts, strict=True):
        assert call["status"] == receipt["status"] == "0x1"
        (said,), (seen,) = call["logs"], receipt["logs"]
        assert (said["address"], said["topics"]) == (seen["address"], seen["topics"])
    assert block["number"] == receipts[0]["blockNumber"]


def test_a_refused_call_says_why_and_changes_nothing_for_the_next(fresh_desk: Desk) -> None:
    first, refused, last = simulated(fresh_desk, record(), record(kind=0), record())["calls"]
    assert (refused["status"], refused["error"]["code"]) == ("0x0", 3)
    assert refused["error"]["message"] == "execution reverted: notebook: kind"
    assert (first["status"], last["status"]) == ("0x1", "0x1")
    assert int(last["returnData"], 16) == 2


def test_contracts_can_be_made_and_called(desk: Desk) -> None:
    creation = {"from": desk.account.hex, "data": "0x" + notebook_code().hex()}
    (block,) = desk.wire("eth_simulateV1", {"blockStateCalls": [{"calls": [creation, creation]}]})
    codes = [call["returnData"] for call in block["calls"]]
    assert codes[0] == codes[1] == desk.wire("eth_getCode", "0x" + desk.notebook.hex(), "latest")


def test_what_is_not_supported_is_refused(desk: Desk) -> None:
    good = asked(desk, record())["blockStateCalls"][0]
    for wrong in (
        None,
        {},
        {"blockStateCalls": []},
        {"blockStateCalls": [good, good]},
        {"blockStateCalls": [{"calls": []}]},
        {"blockStateCalls": [{"calls": [good["calls"][0]] * (MAX_CALLS + 1)}]},
        {"blockStateCalls": [good | {"stateOverrides": {"0x" + "11" * 20: {"balance": "0x1"}}}]},
        {"blockStateCalls": [good | {"blockOverrides": {"time": "0x1"}}]},
        asked(desk, record(), validation=True),
        asked(desk, record(), traceTransfers=True),
    ):
        with pytest.raises(RpcFailed) as refused:
            desk.wire("eth_simulateV1", wrong)
        assert refused.value.code == -32602
    with pytest.raises(RpcFailed, match="only the newest block"):
        desk.wire("eth_simulateV1", asked(desk, record()), "0x0")
