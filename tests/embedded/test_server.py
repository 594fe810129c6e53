"""The HTTP side: what a web page, a broken client or a stranger gets."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from almoner_chain.embedded import dispatch
from support_notebook import Desk, RpcFailed, record

ASK = b'{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}'


def status(desk: Desk, body: bytes = ASK, **changes: Any) -> int:
    found, headers, _ = desk.wire.exchange(body, **changes)
    assert not [name for name in headers if name.lower().startswith("access-control")]
    return found


def error(desk: Desk, body: bytes) -> dict[str, Any]:
    found, _, answer = desk.wire.exchange(body)
    assert found == 200
    decoded: dict[str, Any] = json.loads(answer)
    return dict(decoded["error"])


def test_a_plain_client_is_answered(desk: Desk) -> None:
    port = desk.wire._url.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", "127.0.0.1", f"[::1]:{port}"):
        assert status(desk, Host=host) == 200
    assert status(desk, Content_Type="application/json; charset=utf-8") == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8545", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
def test_a_name_that_was_bound_to_loopback_is_refused(desk: Desk, host: str) -> None:
    assert status(desk, Host=host) == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000"])
def test_a_web_page_is_refused(desk: Desk, origin: str) -> None:
    assert status(desk, Origin=origin) == 403


def test_what_a_page_may_send_without_asking_is_refused(desk: Desk) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert status(desk, Content_Type=kind) == 415


def test_a_preflight_gets_no_leave(desk: Desk) -> None:
    assert status(desk, b"", method="OPTIONS", Origin="https://evil.example") == 403
    assert status(desk, b"", method="OPTIONS") == 405
    assert status(desk, b"", method="GET") == 405


def test_the_path_is_a_secret(desk: Desk) -> None:
    assert len(desk.wire._url.path) > 20
    for path in ("/", "/x", desk.wire._url.path[:-1], desk.wire._url.path + "/"):
        assert status(desk, path=path) == 404


def test_a_body_that_is_announced_too_large_is_not_read(desk: Desk) -> None:
    head = (
        f"POST {desk.wire._url.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {dispatch.MAX_BODY + 1}\r\n\r\n"
    )
    address = (desk.wire._url.hostname, desk.wire._url.port)
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", -32700),
        (b"{", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b'{"a":' * 50_000, -32700),
        (b'{"jsonrpc":"2.0","id":1,"method":"eth_call","params":' + b"[" * 13 + b"]" * 13 + b"}", -32700),
        (b"[]", -32600),
        (b"7", -32600),
        (b'{"id":1}', -32600),
        (b'{"id":1,"method":5}', -32600),
        (b'{"id":1,"method":"eth_chainId","params":{"a":1}}', -32602),
        (b'{"id":1,"method":"eth_chainId","params":[1]}', -32602),
        (b'{"id":1,"method":"eth_getBalance"}', -32602),
        (b'{"id":1,"method":"eth_getBalance","params":["0x12"]}', -32602),
        (b'{"id":1,"method":"eth_getBalance","params":["%s","0x01"]}' % (b"0x" + b"11" * 20), -32602),
        (b'{"id":1,"method":"eth_getStorageAt","params":["%s","0xzz"]}' % (b"0x" + b"11" * 20), -32602),
        (b'{"id":1,"method":"eth_feeHistory","params":["0x1","latest",5]}', -32602),
    ],
)
def test_a_request_that_is_wrong_gets_the_right_error(desk: Desk, body: bytes, code: int) -> None:
    assert error(desk, body)["code"] == code


def test_brackets_inside_strings_are_not_depth(desk: Desk) -> None:
    text = "[{" * 50 + '\\"' + "[[["
    assert error(desk, b'{"id":1,"method":"%s"}' % text.encode())["code"] == -32601


@pytest.mark.parametrize(
    "method",
    [
        "eth_sign", "eth_signTransaction", "eth_sendTransaction", "personal_unlockAccount", "personal_sendTransaction",
        "evm_mine", "evm_snapshot", "evm_setNextBlockTimestamp", "anvil_setBalance", "hardhat_setStorageAt",
        "debug_traceTransaction", "admin_addPeer", "miner_start", "eth_coinbase", "", "answer",
    ],
)  # fmt: skip
def test_there_is_no_method_that_signs_mines_or_sets_anything(desk: Desk, method: str) -> None:
    with pytest.raises(RpcFailed) as refused:
        desk.wire(method)
    assert refused.value.code == -32601


def test_a_batch_answers_in_order_and_each_for_itself(desk: Desk) -> None:
    raw = "0x" + desk.call(record()).hex()
    answers = desk.wire.batch(
        ("eth_blockNumber", []), ("nonsense", []), ("eth_sendRawTransaction", [raw]), ("eth_blockNumber", [])
    )
    assert answers[1]["error"]["code"] == -32601
    assert int(answers[3]["result"], 16) == int(answers[0]["result"], 16) + 1


def test_a_batch_is_bounded_in_number(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "MAX_BATCH", 3)
    assert error(desk, b"[" + b",".join([ASK] * 4) + b"]")["code"] == -32600
    assert len(desk.wire.post([json.loads(ASK)] * 3)) == 3


def test_a_batch_is_bounded_in_the_size_of_its_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "MAX_ANSWER", 1000)
    answers = desk.wire.batch(*(("eth_getBlockByNumber", ["latest", False]) for _ in range(4)))
    assert ["result" in answer for answer in answers] == [True, False, False, False]
    assert answers[3]["error"]["code"] == -32005


def test_a_notification_is_done_but_not_answered(desk: Desk) -> None:
    ask = {"jsonrpc": "2.0", "method": "eth_chainId", "params": []}
    assert desk.wire.exchange(json.dumps(ask).encode())[2] == b""
    assert [answer["id"] for answer in desk.wire.post([ask, ask | {"id": "x"}])] == ["x"]


def test_an_internal_failure_names_no_detail_and_spoils_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("almoner_chain.embedded.views.proof_view", broken)
    answers = desk.wire.batch(("eth_getProof", [desk.account.hex, []]), ("eth_chainId", []))
    assert answers[0]["error"] == {"code": -32603, "message": "internal error"}
    assert "result" in answers[1]
    assert "secret detail" in caplog.text
    caplog.clear()


def test_the_small_methods(desk: Desk) -> None:
    assert desk.wire("web3_clientVersion").startswith("almoner/")
    assert (desk.wire("eth_syncing"), desk.wire("net_listening"), desk.wire("eth_accounts")) == (
        False,
        True,
        [],
    )
    assert (
        desk.wire("web3_sha3", "0x") == "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    )
    assert desk.wire("eth_getBlockTransactionCountByNumber", "0x1") == "0x1"
    assert desk.wire("eth_getUncleCountByBlockNumber", "0x1") == "0x0"
    for method in (
        "eth_getBlockByNumber",
        "eth_getHeaderByNumber",
        "eth_getBlockReceipts",
        "eth_getBlockByHash",
    ):
        name = "0x" + "77" * 32 if method.endswith("Hash") else "0x7777"
        assert desk.wire(method, name) is None
    for method in ("eth_getTransactionByHash", "eth_getTransactionReceipt", "eth_getRawTransactionByHash"):
        assert desk.wire(method, "0x" + "77" * 32) is None
    assert desk.wire("eth_getTransactionByBlockNumberAndIndex", "0x1", "0x5") is None


def test_a_body_that_drips_is_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almoner_chain.embedded.server.SECONDS_FOR_BODY", 0.05)
    head = (
        f"POST {desk.wire._url.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        "Content-Length: 1000\r\n\r\n{"
    )
    with socket.create_connection((desk.wire._url.hostname, desk.wire._url.port), timeout=30) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 408")
