"""What may enter a block, and how everything else is refused, in geth's words."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from almoner_chain.embedded import chain as chain_module
from almoner_chain.embedded import open_ledger
from support_notebook import Account, Desk, RpcFailed, Wire, notebook_code, record


def send(desk: Desk, raw: bytes) -> Any:
    return desk.wire("eth_sendRawTransaction", "0x" + raw.hex())


def refusal(desk: Desk, raw: bytes) -> str:
    before = desk.wire("eth_blockNumber")
    with pytest.raises(RpcFailed) as refused:
        send(desk, raw)
    assert refused.value.code == -32000
    assert desk.wire("eth_blockNumber") == before
    return refused.value.message


def test_a_transaction_is_mined_before_the_answer(desk: Desk) -> None:
    before = int(desk.wire("eth_blockNumber"), 16)
    hashed = send(desk, desk.call(record()))
    assert int(desk.wire("eth_getTransactionReceipt", hashed)["blockNumber"], 16) == before + 1
    for tag in ("latest", "pending"):
        assert int(desk.wire("eth_getTransactionCount", desk.account.hex, tag), 16) == desk.account.nonce


def test_the_same_bytes_again_are_already_known(desk: Desk) -> None:
    raw = desk.call(record())
    send(desk, raw)
    assert refusal(desk, raw) == "already known"


def test_the_same_bytes_twice_in_one_batch_are_mined_once(desk: Desk) -> None:
    raw = "0x" + desk.call(record()).hex()
    first, second = desk.wire.batch(("eth_sendRawTransaction", [raw]), ("eth_sendRawTransaction", [raw]))
    assert desk.wire("eth_getTransactionReceipt", first["result"])["status"] == "0x1"
    assert second["error"]["message"] == "already known"


def test_another_transaction_with_a_used_nonce_is_too_low(desk: Desk) -> None:
    send(desk, desk.call(record()))
    used = desk.account.nonce - 1
    assert refusal(desk, desk.call(record(subject=9), nonce=used)).startswith("nonce too low")


def test_a_nonce_ahead_is_refused_when_nothing_fills_the_gap(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain_module, "SECONDS_FOR_EARLIER_NONCE", 0.05)
    assert refusal(desk, desk.call(record(), nonce=desk.account.nonce + 1)).startswith("nonce too high")


def test_a_nonce_ahead_waits_for_the_earlier_one_on_another_connection(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain_module, "SECONDS_FOR_EARLIER_NONCE", 30.0)
    first, second = desk.call(record()), desk.call(record())
    answers: list[Any] = []
    other = Desk(Wire(desk.wire._url.geturl()), desk.account, desk.notebook)
    thread = threading.Thread(target=lambda: answers.append(send(other, second)))
    thread.start()
    send(desk, first)
    thread.join()
    assert desk.wire("eth_getTransactionReceipt", answers[0])["status"] == "0x1"


def test_a_batch_in_the_wrong_order_is_mined_in_the_right_one(desk: Desk) -> None:
    raws = [desk.call(record(subject=i)) for i in range(6)]
    receipts = desk.wire.send(*reversed(raws))
    assert len({receipt["blockNumber"] for receipt in receipts}) == 1
    assert [int(receipt["transactionIndex"], 16) for receipt in receipts] == [5, 4, 3, 2, 1, 0]


def test_one_bad_transaction_in_a_batch_spoils_only_itself(desk: Desk) -> None:
    stranger = Account(desk.account.chain_id + 1)
    raws = ["0x" + desk.call(record()).hex(), "0x00", "0x" + stranger.sign(desk.notebook).hex(), "junk"]
    raws.append("0x" + desk.call(record()).hex())
    answers = desk.wire.batch(*(("eth_sendRawTransaction", [raw]) for raw in raws))
    assert ["result" in answer for answer in answers] == [True, False, False, False, True]


def test_a_transaction_for_another_chain_is_refused(desk: Desk) -> None:
    for kind in (0, 1, 2):
        stranger = Account(desk.account.chain_id + 1)
        assert refusal(desk, stranger.sign(desk.notebook, kind=kind)).startswith(
            "invalid chain id for signer"
        )


def test_a_transaction_without_replay_protection_is_refused(desk: Desk) -> None:
    assert "replay-protected" in refusal(desk, unprotected(Account(1)))


def unprotected(account: Account) -> bytes:
    import rlp

    fields = [b"", b"", b"\x52\x08", b"\x11" * 20, b"", b""]
    r, s, parity = account._signature(rlp.encode(fields))
    return bytes(rlp.encode([*fields, bytes([27 + parity]), r, s]))


def test_blobs_are_refused(desk: Desk) -> None:
    account = Account(desk.account.chain_id)
    assert "not supported" in refusal(desk, account.sign(b"\x11" * 20, kind=3))


@pytest.mark.parametrize(
    "junk", [b"", b"\x02", b"\x05\x01", b"\xc0", b"\x02\xc0", b"\xff" * 40, b"\x7f" + b"\xc1" * 9]
)
def test_junk_is_refused(desk: Desk, junk: bytes) -> None:
    assert refusal(desk, junk).startswith("invalid transaction")


def test_a_second_encoding_of_a_transaction_is_refused(desk: Desk) -> None:
    raw = Account(desk.account.chain_id).sign(desk.notebook, record())
    assert refusal(desk, raw + b"\x00").startswith("invalid transaction")
    padded = raw[:1] + b"\xfa\x00" + raw[2:] if raw[1] == 0xF9 else raw[:1] + b"\xf9\x00" + raw[2:]
    assert refusal(desk, padded).startswith("invalid transaction")


def test_a_spoilt_signature_is_another_sender_or_refused(desk: Desk) -> None:
    raw = bytearray(Account(desk.account.chain_id).sign(desk.notebook, record()))
    raw[-40] ^= 1
    try:
        hashed = send(desk, bytes(raw))
    except RpcFailed:
        return
    assert desk.wire("eth_getTransactionByHash", hashed)["from"] != desk.account.hex


def test_coin_that_is_not_there_cannot_be_promised(desk: Desk) -> None:
    assert "insufficient funds" in refusal(desk, desk.call(record(), fee=1, nonce=desk.account.nonce))
    assert "insufficient funds" in refusal(desk, desk.call(record(), value=1, nonce=desk.account.nonce))


def test_gas_bounds(desk: Desk) -> None:
    assert "intrinsic gas too low" in refusal(desk, desk.call(record(), gas=21_000, nonce=desk.account.nonce))
    assert "exceeds block gas limit" in refusal(
        desk, desk.call(record(), gas=200_000_001, nonce=desk.account.nonce)
    )
    account = Account(desk.account.chain_id)
    assert "max initcode size" in refusal(desk, account.sign(b"", b"\0" * 49_153, gas=9_000_000))


def test_native_coin_given_at_the_start_can_be_sent_and_received(tmp_path: Path) -> None:
    rich = Account(0)
    with open_ledger(tmp_path / "coin", balances={rich.address: 10**18}) as running:
        rich.chain_id = running.chain_id
        wire = Wire(running.url)
        assert wire("eth_getBalance", rich.hex, "0x0") == hex(10**18)
        (paid,) = wire.send(rich.sign(b"\x11" * 20, value=5, gas=21_000))
        assert wire("eth_getBalance", "0x" + "11" * 20) == "0x5"
        assert paid["gasUsed"] == "0x5208"
        (deployed,) = wire.send(rich.sign(b"", notebook_code(), value=7, gas=3_000_000, fee=3))
        assert wire("eth_getBalance", deployed["contractAddress"]) == "0x7"
        spent = int(deployed["gasUsed"], 16) * 3
        assert int(wire("eth_getBalance", rich.hex), 16) == 10**18 - 12 - spent
        assert deployed["effectiveGasPrice"] == "0x3"
        assert int(wire("eth_getBalance", "0x" + "00" * 20), 16) == spent


def test_the_fee_methods_answer_zero(desk: Desk) -> None:
    desk.record(1)
    assert desk.wire("eth_gasPrice") == desk.wire("eth_maxPriorityFeePerGas") == "0x0"
    history = desk.wire("eth_feeHistory", "0x3", "latest", [25, 75])
    assert history["baseFeePerGas"] == ["0x0"] * 4
    assert history["reward"] == [["0x0", "0x0"]] * 3
    assert len(history["gasUsedRatio"]) == 3
    assert 0 < history["gasUsedRatio"][-1] < 0.5
    assert int(history["oldestBlock"], 16) == int(desk.wire("eth_blockNumber"), 16) - 2
