"""Transactions, fees and reasons: worked out here, the same as eth_account's, and never more than allowed."""

from __future__ import annotations

from typing import Any

import pytest
from eth_abi import encode
from eth_account import Account
from eth_utils import to_checksum_address
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.client.fees import FeesTooHigh, fees_from, raised
from almoner_chain.client.reverts import CallRefused, reason_from, reverted
from almoner_chain.client.rpc import NodeMisbehaved, NodeRefused
from almoner_chain.client.transaction import Call, Fees, Transaction, created_address
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak
from almoner_chain.core.signing import SigningKey

KEY = keccak(b"a key for tests")
GWEI = 10**9

uint64s = st.integers(0, 2**64 - 1)
calls = st.builds(
    Call, st.none() | st.binary(min_size=20, max_size=20), st.binary(max_size=300), st.integers(0, 2**96)
)
transactions = st.builds(
    Transaction, st.integers(1, 2**53), uint64s, st.builds(Fees, uint64s, uint64s), uint64s, calls
)


@settings(max_examples=60, deadline=None)
@given(transactions)
def test_signed_bytes_and_hash_are_eth_accounts(ours: Transaction) -> None:
    fields: dict[str, Any] = {
        "type": 2,
        "chainId": ours.chain_id,
        "nonce": ours.nonce,
        "maxFeePerGas": ours.fees.most,
        "maxPriorityFeePerGas": ours.fees.tip,
        "gas": ours.gas,
        "data": ours.call.data,
        "value": ours.call.value,
    }
    if ours.call.to is not None:
        fields["to"] = to_checksum_address(ours.call.to)
    theirs = Account.sign_transaction(fields, KEY)
    raw = ours.signed(SigningKey(KEY))
    assert raw == bytes(theirs.raw_transaction)
    assert keccak(raw) == bytes(theirs.hash)
    assert Transaction.read(raw) == ours


@pytest.mark.parametrize("raw", [b"", b"\x02", b"\x01\xc0", b"\x02\xc0", b"\x02\xff\xff", b"\x02\x85hello"])
def test_bytes_that_are_no_transaction_of_ours_are_refused(raw: bytes) -> None:
    with pytest.raises(BadInput):
        Transaction.read(raw)


def test_a_new_contracts_address_is_worked_out_here() -> None:
    # The well-known first deployment of an account of test mnemonics.
    sender = bytes.fromhex("f39fd6e51aad88f6f4ce6ab8827279cfffb92266")
    assert created_address(sender, 0).hex() == "5fbdb2315678afecb367f032d93f642f64180aa3"
    assert created_address(sender, 200).hex() != created_address(sender, 201).hex()


def history(base: int, *tips: int) -> dict[str, Any]:
    return {"baseFeePerGas": [hex(base // 2), hex(base)], "reward": [[hex(tip)] for tip in tips]}


@pytest.mark.parametrize(
    ("base", "tips", "offered"),
    [
        (0, (0, 0), Fees(0, 0)),
        (0, (), Fees(0, 0)),
        (10 * GWEI, (1 * GWEI, 2 * GWEI, 90 * GWEI), Fees(22 * GWEI, 2 * GWEI)),
        (10 * GWEI, (0, 0), Fees(21 * GWEI, 1 * GWEI)),
        (100, (0,), Fees(210, 10)),
        (7, (), Fees(15, 1)),
        (80 * GWEI, (5 * GWEI,), Fees(100 * GWEI, 5 * GWEI)),
    ],
)
def test_fees_follow_the_chain_up_to_the_cap(base: int, tips: tuple[int, ...], offered: Fees) -> None:
    assert fees_from(history(base, *tips), 100 * GWEI) == offered


def test_a_node_cannot_make_us_pay_a_fortune() -> None:
    with pytest.raises(FeesTooHigh):
        fees_from(history(10 * GWEI, 87_300 * 10**18), 100 * GWEI)
    with pytest.raises(FeesTooHigh) as refused:
        fees_from(history(99 * GWEI, 2 * GWEI), 100 * GWEI)
    assert "101 gwei" in str(refused.value)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"baseFeePerGas": []},
        {"baseFeePerGas": None},
        {"baseFeePerGas": [5]},
        {"baseFeePerGas": ["x"]},
    ]
    + [{"baseFeePerGas": ["0x1"], "reward": bad} for bad in ("0x1", [[]], [1], [[None]])],
)
def test_a_history_that_cannot_be_read_is_no_price(answer: Any) -> None:
    with pytest.raises(NodeMisbehaved):
        fees_from(answer, 100 * GWEI)


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_replacement_offers_enough_more_for_every_node(most: int, tip: int, now: int, tip_now: int) -> None:
    new = raised(Fees(most, tip), Fees(now, tip_now), 10**15)
    assert new.most * 1000 >= most * 1125
    assert new.tip * 1000 >= tip * 1125
    assert new.most >= max(now, new.tip)


def test_a_replacement_stays_below_the_cap() -> None:
    with pytest.raises(FeesTooHigh):
        raised(Fees(90, 1), Fees(90, 1), 100)


def error_data(reason: str) -> bytes:
    return bytes.fromhex("08c379a0") + encode(["string"], [reason])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (error_data("requests: own request"), "requests: own request"),
        (error_data("x" * 500), "x" * 100),
        (error_data("a\nb\x1b[31m"), "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[31m"),
        (error_data("reason")[:-1], ""),
        (bytes.fromhex("4e487b71") + (17).to_bytes(32, "big"), "panic 17"),
        (b"", ""),
        (b"\x01\x02\x03\x04", ""),
    ],
)
def test_the_contracts_reason_is_read_from_a_reverts_data(data: bytes, reason: str) -> None:
    assert reason_from(data) == reason


@pytest.mark.parametrize(
    ("number", "text", "data", "reason"),
    [
        (3, "execution reverted: policy: cap", "0x" + error_data("policy: cap").hex(), "policy: cap"),
        (-32000, "vm exception", {"data": "0x" + error_data("policy: cap").hex()}, "policy: cap"),
        (-32015, "VM execution error.", "Reverted 0x" + error_data("policy: cap").hex(), "policy: cap"),
        (3, "execution reverted: policy: cap", None, "policy: cap"),
        (-32000, "execution reverted", "0x", ""),
        (-32000, "insufficient funds for gas", None, None),
        (-32601, "method not found", "0xzz", None),
    ],
)
def test_a_revert_is_told_from_other_refusals(number: int, text: str, data: Any, reason: str | None) -> None:
    assert reverted(NodeRefused("node", number, text, data)) == reason


def test_a_reason_becomes_a_code() -> None:
    refused = CallRefused("requests: own request")
    assert (refused.code, refused.exit_code) == ("requests.own_request", 1)
