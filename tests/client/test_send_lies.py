"""What a node says while something is sent: nothing is signed on its terms, and no answer of its own is believed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from almoner_chain.client.fees import FeesTooHigh
from almoner_chain.client.ledger import WrongLedger
from almoner_chain.client.rpc import NodeMisbehaved
from almoner_chain.client.send import Call
from support_charity_node import Charity
from support_sending import SEND, batch, recorder_through


@pytest.mark.parametrize(
    ("lie", "problem"),
    [
        (
            lambda m, _p, r: {**r, "baseFeePerGas": ["0xffffffffffffff"]} if m == "eth_feeHistory" else r,
            FeesTooHigh,
        ),
        (lambda m, _p, r: "0x1" if m == "eth_chainId" else r, WrongLedger),
        (lambda m, _p, r: [1] if m == "eth_chainId" else r, NodeMisbehaved),
        (lambda m, _p, r: None if m == "eth_getTransactionCount" else r, NodeMisbehaved),
    ],
    ids=["a fortune", "another chain", "no chain", "no nonce"],
)
def test_nothing_is_signed_on_a_lying_nodes_terms(
    charity: Charity, lie: Callable[[str, list[Any], Any], Any], problem: type[Exception]
) -> None:
    with recorder_through(charity, change=lie) as sender, pytest.raises(problem):
        sender.send([batch(charity)])
    (row,) = charity.outboxes["recorder"].rows
    assert (row.forms, row.failed) == ([], "it was not signed")
    assert charity.reader.counts().batches == 0


def test_a_nodes_own_name_for_a_transaction_counts_for_nothing(charity: Charity) -> None:
    with recorder_through(charity, change=lambda m, _p, r: "0x" + "11" * 32 if m == SEND else r) as sender:
        (mined,) = sender.send([batch(charity)])
    assert mined.transaction == charity.outboxes["recorder"].rows[0].forms[0].hash


@pytest.mark.parametrize(
    "changes",
    [{"transactionHash": "0x" + "11" * 32}, {"logs": 5}, {"blockNumber": None}, {"status": "good"}],
    ids=str,
)
def test_a_receipt_of_something_else_is_no_receipt(charity: Charity, changes: dict[str, Any]) -> None:
    def lie(method: str, _params: list[Any], result: Any) -> Any:
        return {**result, **changes} if method == "eth_getTransactionReceipt" and result else result

    with recorder_through(charity, change=lie) as sender, pytest.raises(NodeMisbehaved):
        sender.send([batch(charity)])
    (resumed,) = charity.transactor("recorder").resume()
    assert resumed.mined is not None
    assert charity.reader.counts().batches == 1


def test_a_contracts_address_is_ours_and_not_the_receipts(charity: Charity) -> None:
    def lie(method: str, _params: list[Any], result: Any) -> Any:
        if method == "eth_getTransactionReceipt" and result:
            return {**result, "contractAddress": "0x" + "11" * 20}
        return result

    with recorder_through(charity, change=lie) as sender:
        (mined,) = sender.send([Call(None, bytes.fromhex("6001600c60003960016000f300"))])
    assert mined.created is not None
    assert charity.node.call("eth_getCode", ["0x" + mined.created.hex(), "latest"]) == "0x00"
