"""Calls and estimates: answers, reverts, and bounds on what a call may cost."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest
from eth.vm.forks.cancun.computation import CancunComputation
from eth_abi.abi import encode

from almoner_chain.embedded import Running, evm
from support_notebook import Account, Desk, RpcFailed, calldata, notebook_code, record


def ask(desk: Desk, data: bytes, **more: object) -> dict[str, object]:
    return {"from": desk.account.hex, "to": "0x" + desk.notebook.hex(), "data": "0x" + data.hex(), **more}


def test_a_revert_is_error_three_with_its_reason_and_data(desk: Desk) -> None:
    for method in ("eth_call", "eth_estimateGas"):
        with pytest.raises(RpcFailed) as refused:
            desk.wire(method, ask(desk, record(kind=0)))
        assert (refused.value.code, refused.value.message) == (3, "execution reverted: notebook: kind")
        assert refused.value.data == "0x08c379a0" + encode(["string"], ["notebook: kind"]).hex()


def test_a_revert_without_a_reason_has_its_bare_data(desk: Desk) -> None:
    with pytest.raises(RpcFailed) as refused:
        desk.wire("eth_call", ask(desk, b"\x12\x34\x56\x78"))
    assert (refused.value.code, refused.value.message, refused.value.data) == (3, "execution reverted", "0x")


def test_a_call_changes_nothing(desk: Desk) -> None:
    before = desk.wire.view(desk.notebook, "count()", ["uint256"])
    assert int(desk.wire("eth_call", ask(desk, record())), 16) == before + 1
    assert desk.wire.view(desk.notebook, "count()", ["uint256"]) == before


def test_the_newest_block_is_called_at_real_time_and_an_old_one_at_its_own(desk: Desk) -> None:
    desk.record(1)
    desk.record(2)
    head = desk.wire("eth_getBlockByNumber", "latest", False)
    old = desk.wire("eth_getBlockByNumber", "0x1", False)
    types = ["uint256", "uint256", "bytes32"]
    number, seen, parent = desk.wire.view(desk.notebook, "clock()", types)
    assert (number, "0x" + parent.hex()) == (int(head["number"], 16), head["parentHash"])
    assert seen >= max(int(head["timestamp"], 16), int(time.time()) - 5)
    number, seen, parent = desk.wire.view(desk.notebook, "clock()", types, block="pending")
    assert (number, "0x" + parent.hex()) == (int(head["number"], 16) + 1, head["hash"])
    assert seen > int(head["timestamp"], 16)
    at_one = desk.wire.view(desk.notebook, "clock()", types, block="0x1")
    assert at_one == (1, int(old["timestamp"], 16), bytes.fromhex(old["parentHash"][2:]))


@pytest.mark.parametrize("depth", [None, 40])
def test_an_estimate_suffices_and_is_close_to_the_least(desk: Desk, depth: int | None) -> None:
    data = record() if depth is None else calldata("descend(uint256)", depth)
    gas = int(desk.wire("eth_estimateGas", ask(desk, data)), 16)
    (enough,) = desk.wire.send(desk.call(data, gas=gas))
    (short,) = desk.wire.send(desk.call(data, gas=gas * 97 // 100))
    assert (enough["status"], short["status"]) == ("0x1", "0x0")


def test_an_estimate_for_a_plain_transfer_is_exact(desk: Desk) -> None:
    assert desk.wire("eth_estimateGas", {"from": desk.account.hex, "to": "0x" + "11" * 20}) == hex(21_000)


def test_an_estimate_for_a_deployment_suffices(desk: Desk) -> None:
    gas = int(
        desk.wire("eth_estimateGas", {"from": desk.account.hex, "data": "0x" + notebook_code().hex()}), 16
    )
    (receipt,) = desk.wire.send(desk.account.sign(b"", notebook_code(), gas=gas))
    assert receipt["status"] == "0x1"
    assert desk.wire("eth_getCode", receipt["contractAddress"]) == desk.wire(
        "eth_getCode", "0x" + desk.notebook.hex()
    )


def test_a_call_that_runs_out_of_gas_says_so(desk: Desk) -> None:
    with pytest.raises(RpcFailed, match="out of gas"):
        desk.wire("eth_call", ask(desk, record(), gas="0xa000"))
    with pytest.raises(RpcFailed, match="intrinsic gas too low"):
        desk.wire("eth_call", ask(desk, record(), gas="0x10"))


def test_value_that_the_sender_does_not_have_is_refused(desk: Desk) -> None:
    with pytest.raises(RpcFailed, match="insufficient funds"):
        desk.wire("eth_call", ask(desk, record(), value="0x1"))


@pytest.fixture
def shallow() -> Iterator[None]:
    """Python's own recursion limit, which imports elsewhere may have raised."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("shallow")
def test_a_call_too_deep_for_python_ends_with_an_error_and_the_ledger_lives(desk: Desk) -> None:
    assert int(desk.wire("eth_call", ask(desk, calldata("descend(uint256)", 30))), 16) == 30
    deep = calldata("descend(uint256)", 300)
    with pytest.raises(RpcFailed, match="execution aborted"):
        desk.wire("eth_call", ask(desk, deep))
    with pytest.raises(RpcFailed, match="execution aborted"):
        desk.wire(
            "eth_sendRawTransaction", "0x" + desk.call(deep, gas=90_000_000, nonce=desk.account.nonce).hex()
        )
    assert desk.record(1)[0]["status"] == "0x1"


def test_a_call_or_transaction_that_never_ends_is_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evm, "SECONDS_PER_EXECUTION", 0.05)
    endless = calldata("spin(uint256)", 2**63)
    with pytest.raises(RpcFailed, match="execution aborted"):
        desk.wire("eth_call", ask(desk, endless))
    writer = Account(desk.account.chain_id)
    answers = desk.wire.batch(
        ("eth_sendRawTransaction", ["0x" + writer.sign(desk.notebook, record()).hex()]),
        (
            "eth_sendRawTransaction",
            ["0x" + desk.call(endless, gas=100_000_000, nonce=desk.account.nonce).hex()],
        ),
        ("eth_sendRawTransaction", ["0x" + writer.sign(desk.notebook, record()).hex()]),
    )
    assert ["result" in answer for answer in answers] == [True, False, True]
    assert "execution aborted" in answers[1]["error"]["message"]
    receipts = [desk.wire("eth_getTransactionReceipt", answers[i]["result"]) for i in (0, 2)]
    assert {receipt["status"] for receipt in receipts} == {"0x1"}


@pytest.mark.parametrize(
    "block", ["0x9999", "0x" + "11" * 32, {"blockHash": "0x" + "11" * 32}], ids=["number", "hash", "object"]
)
def test_a_block_that_is_not_there_is_named_as_such(desk: Desk, block: object) -> None:
    with pytest.raises(RpcFailed, match="header not found"):
        desk.wire("eth_call", ask(desk, b""), block)
    with pytest.raises(RpcFailed, match="header not found"):
        desk.wire("eth_getBalance", desk.account.hex, block)


@pytest.mark.parametrize("gas", [23_400, 31_234, 45_000, 57_900, 58_500, 70_000, 4_000_000])
@pytest.mark.parametrize(
    "data",
    [
        record(data=b"x" * 99),
        record(kind=0),
        calldata("descend(uint256)", 9),
        calldata("record_many(uint256)", 4),
    ],
)
def test_faster_instructions_do_and_cost_what_py_evms_do(
    shared_ledger: Running, desk: Desk, data: bytes, gas: int
) -> None:
    assert shared_ledger._serving is not None
    chain = shared_ledger._serving._chain
    asked = evm.Call(desk.account.address, desk.notebook, data, 0, gas)
    ours = chain.call(chain.head, asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evm._State, "computation_class", CancunComputation)
        assert chain.call(chain.head, asked) == ours
