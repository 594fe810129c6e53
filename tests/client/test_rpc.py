"""The JSON-RPC client survives every server we could think of, says which node it was, and never its key."""

from __future__ import annotations

import json
import resource
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from almoner_chain.client import http
from almoner_chain.client.http import AnswerTooLong
from almoner_chain.client.rpc import (
    MAX_DEPTH,
    Node,
    NodeMisbehaved,
    NodeRefused,
    NodeUnreachable,
    depth_exceeds,
)
from almoner_chain.core.errors import AlmonerError, BadInput
from support_hostile import Behaviour, Request, bomb, drip, flood, hostile

OK = b"HTTP/1.1 200 OK\r\n"
CHUNK = b"100000\r\n" + b" " * 0x100000 + b"\r\n"


def answering(write: Callable[[Request], bytes]) -> Behaviour:
    return lambda request: request.answer(write(request))


def with_id(text: str) -> Behaviour:
    """Answer with ``text``, in which ID stands for the id that was asked."""
    return answering(lambda request: text.replace("ID", str(request.id)).encode())


UNREACHABLE: dict[str, Behaviour] = {
    "drips its head": drip(OK),
    "drips its body": drip(OK + b"Content-Length: 100000\r\n\r\n"),
    "drips chunks": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n1"),
    "drips header lines": drip(OK + b"X: "),
    "says nothing": lambda request: None,
    "closes at once": lambda request: request.hang_up(),
    "closes in the middle": lambda request: (
        request.send(OK + b"Content-Length: 100\r\n\r\n{"),
        request.hang_up(),
    ),
    "closes in a chunk": lambda request: (
        request.send(OK + b"Transfer-Encoding: chunked\r\n\r\n50\r\n{"),
        request.hang_up(),
    ),
    "has a gateway that is down": lambda request: request.answer(b"<html>", status="502 Bad Gateway"),
    "wants us to wait": lambda request: request.answer(b"slow down", status="429 Too Many Requests"),
}
MISBEHAVED: dict[str, Behaviour] = {
    "streams without end": flood(OK + b"Connection: close\r\n\r\n", b" " * (1 << 20)),
    "streams chunks without end": flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", CHUNK),
    "announces too much": lambda request: request.send(OK + b"Content-Length: 999999999\r\n\r\n"),
    "sends us elsewhere": lambda request: request.answer(
        b"", f"Location: {request.server.url}", status="307 Temporary Redirect"
    ),
    "sends a compressed bomb": bomb,
    "is no web server": lambda request: request.send(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"),
    "sends HTML": answering(lambda _: b"<html><b>hello</b></html>"),
    "sends nothing in a body": answering(lambda _: b""),
    "sends half of it": with_id('{"jsonrpc": "2.0", "id": ID, "result": "0x'),
    "sends invalid UTF-8": answering(lambda r: b'{"id": %d, "result": "\xff"}' % r.id),
    "answers another id": answering(lambda r: b'{"id": %d, "result": "0x1"}' % (r.id + 1)),
    "answers the id as text": with_id('{"id": "ID", "result": "0x1"}'),
    "answers the id as a float": with_id('{"id": ID.0, "result": "0x1"}'),
    "answers the id true": with_id('{"id": true, "result": "0x1"}'),
    "answers without id": with_id('{"result": "0x1"}'),
    "answers without result": with_id('{"id": ID}'),
    "answers with a list": with_id('[{"id": ID, "result": "0x1"}]'),
    "nests deeply": with_id('{"id": ID, "result": ' + "[" * 20_000 + "]" * 20_000 + "}"),
    "nests deeply in an ignored field": with_id(
        '{"id": ID, "x": ' + '{"a":' * 40 + "1" + "}" * 40 + ', "result": 1}'
    ),
    "opens more than it closes": with_id('{"id": ID, "result": [[[[1]}'),
}


@pytest.mark.parametrize("behave", UNREACHABLE.values(), ids=UNREACHABLE)
def test_a_node_that_gives_no_answer_is_unreachable(behave: Behaviour) -> None:
    with hostile(behave) as server, Node(server.url, timeout=0.4) as node:
        with pytest.raises(NodeUnreachable) as problem:
            node.call("eth_chainId")
        assert node.name in str(problem.value)
        assert "secret-key" not in str(problem.value)


@pytest.mark.parametrize("behave", MISBEHAVED.values(), ids=MISBEHAVED)
def test_a_node_that_breaks_the_rules_is_found_out(behave: Behaviour) -> None:
    with hostile(behave) as server, Node(server.url, timeout=20, max_bytes=2 << 20) as node:
        with pytest.raises(NodeMisbehaved) as problem:
            node.call("eth_chainId")
        assert node.name in str(problem.value)
        assert "secret-key" not in str(problem.value)
        assert server.connections == 1


def test_a_flood_does_not_fill_the_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with (
        hostile(MISBEHAVED["streams chunks without end"]) as server,
        Node(server.url, timeout=20, max_bytes=8 << 20) as node,
        pytest.raises(AnswerTooLong),
    ):
        node.call("eth_chainId")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


def test_deep_json_in_a_thread_is_an_error_and_no_crash_even_after_eth_account() -> None:
    """Pitfall: importing eth_account lifts Python's recursion limit, and 16 KB of brackets then end the process."""
    script = """
import sys, threading
sys.setrecursionlimit(100_000)
from support_hostile import hostile
from almoner_chain.client.rpc import Node, NodeMisbehaved

def deep(request):
    request.answer(b'{"id": %d, "result": ' % request.id + b'[' * 500_000 + b']' * 500_000 + b'}')

def ask():
    try:
        node.call("eth_chainId")
    except NodeMisbehaved:
        print("refused")

threading.stack_size(512 * 1024)
with hostile(deep) as server, Node(server.url) as node:
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
"""
    path = [entry for entry in sys.path if entry]
    code = f"import sys; sys.path[:0] = {path!r}\n{script}"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "refused"), done.stderr


def test_an_honest_answer_is_returned_and_the_connection_kept() -> None:
    with hostile(lambda request: request.result([request.body["method"], request.body["params"]])) as server:
        with Node(server.url) as node:
            assert node.call("a", [1, "x"]) == ["a", [1, "x"]]
            assert node.call("b") == ["b", []]
            assert node.call("c", result=list[str | list[int]]) == ["c", []]
        assert server.connections == 1
        first = server.requests[0]
        assert b"POST /secret-key HTTP/1.1" in first.head
        assert b"Accept-Encoding: identity" in first.head
        assert first.body["jsonrpc"] == "2.0"


def test_null_is_a_result_and_the_wrong_type_is_not() -> None:
    with hostile(lambda request: request.result(None)) as server, Node(server.url) as node:
        assert node.call("eth_getTransactionReceipt") is None
        with pytest.raises(NodeMisbehaved, match="another form"):
            node.call("eth_getLogs", result=list[str])


def test_a_connection_closed_while_idle_is_made_again() -> None:
    def once(request: Request) -> None:
        request.result("0x1")
        request.hang_up()

    with hostile(once) as server, Node(server.url) as node:
        assert [node.call("eth_chainId") for _ in range(3)] == ["0x1"] * 3
        assert server.connections == 3


def refusal_from(answer: str) -> NodeRefused:
    with hostile(with_id(answer)) as server, Node(server.url) as node, pytest.raises(NodeRefused) as refused:
        node.call("eth_call")
    return refused.value


def test_a_refusal_carries_number_words_and_data() -> None:
    error = '{"id": ID, "error": {"code": 3, "message": "execution reverted: no", "data": "0x08"}}'
    refused = refusal_from(error)
    assert (refused.number, refused.text, refused.data) == (
        3,
        "execution reverted: no",
        "0x08",
    )


@pytest.mark.parametrize(
    ("error", "number"),
    [
        ('"gone"', 0),
        ("[1]", 0),
        ('{"code": "5"}', 0),
        ('{"code": true, "message": 7}', 0),
        ('{"code": -5}', -5),
    ],
)
def test_a_refusal_in_any_form_is_a_refusal(error: str, number: int) -> None:
    assert refusal_from(f'{{"id": ID, "error": {error}}}').number == number


def test_a_nodes_words_are_made_harmless() -> None:
    said = json.dumps("\x1b[31mred\n<b>" + "x" * 10_000)
    refused = refusal_from(f'{{"id": null, "error": {{"code": 1, "message": {said}}}}}')
    assert refused.text.isprintable()
    assert len(refused.text) == 300


def test_an_error_status_with_a_json_rpc_body_is_the_nodes_answer() -> None:
    def behave(request: Request) -> None:
        body = b'{"id": %d, "error": {"code": -32005, "message": "limit exceeded"}}' % request.id
        request.answer(body, status="429 Too Many Requests")

    with (
        hostile(behave) as server,
        Node(server.url) as node,
        pytest.raises(NodeRefused, match="limit exceeded"),
    ):
        node.call("eth_getLogs")


def test_many_threads_share_one_node() -> None:
    barrier = threading.Barrier(8)

    def behave(request: Request) -> None:
        request.result(request.body["params"][0])

    with hostile(behave) as server, Node(server.url) as node, ThreadPoolExecutor(8) as pool:

        def ask(number: int) -> list[int]:
            barrier.wait()
            return [node.call("echo", [number * 100 + i]) for i in range(20)]

        answers = list(pool.map(ask, range(8)))
    assert answers == [[number * 100 + i for i in range(20)] for number in range(8)]
    assert server.connections <= 8


def test_nobody_there_is_unreachable() -> None:
    with hostile(lambda request: None) as server:
        url = server.url
    for address in (url, "http://name.that.does.not.exist.invalid/"):
        with pytest.raises(NodeUnreachable), Node(address, timeout=5) as node:
            node.call("eth_chainId")


def test_a_server_without_tls_is_no_secure_node() -> None:
    with hostile(lambda request: None) as server:
        url = server.url.replace("http://", "https://")
        with Node(url, timeout=0.4) as node, pytest.raises(NodeUnreachable):
            node.call("eth_chainId")


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Return a server's TLS context for 127.0.0.1, and the certificate nobody has signed but itself."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    address = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    signed = builder.add_extension(address, critical=False).sign(key, hashes.SHA256())
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context, folder / "cert.pem"


def test_a_secure_node_must_prove_who_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    with hostile(lambda request: request.result("0x1"), tls=context) as server:
        with Node(server.url) as node, pytest.raises(NodeUnreachable, match="could not prove who it is"):
            node.call("eth_chainId")
        monkeypatch.setattr(http, "_tls_context", lambda: ssl.create_default_context(cafile=trusted))
        with Node(server.url) as node:
            assert [node.call("eth_chainId"), node.call("eth_chainId")] == ["0x1", "0x1"]
        with Node(server.url.replace("127.0.0.1", "localhost")) as node, pytest.raises(NodeUnreachable):
            node.call("eth_chainId")


def test_a_secure_node_that_drips_is_given_up_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setattr(http, "_tls_context", lambda: ssl.create_default_context(cafile=trusted))
    with (
        hostile(drip(OK), tls=context) as server,
        Node(server.url, timeout=0.4) as node,
        pytest.raises(NodeUnreachable, match="gave no whole answer"),
    ):
        node.call("eth_chainId")


@pytest.mark.parametrize(
    "url",
    [
        *("", "node.example.org", "ftp://node.example.org", "http://", "http://host:99999/"),
        *("file:///etc/passwd", "http://host/\r\nX: 1", "http://ho st/", "http://hösthost/"),
    ],
)
def test_what_is_no_address_of_a_node_is_refused(url: str) -> None:
    with pytest.raises(BadInput) as refused:
        Node(url)
    assert refused.value.code == "node.url"


def test_a_name_and_password_in_the_address_are_sent_and_never_shown() -> None:
    def behave(request: Request) -> None:
        request.result("basic" in request.head.decode().lower())

    with hostile(behave) as server, Node(server.url.replace("://", "://user:hunter2@")) as node:
        assert node.call("x") is True
        assert "hunter2" not in node.name


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, False),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), True),
        ('{"a":' * MAX_DEPTH + "1" + "}" * MAX_DEPTH, False),
        ('{"a":[' * MAX_DEPTH + "1" + "]}" * MAX_DEPTH, True),
        ('"' + "[" * 100 + '"', False),
        (r'"\"' + "[" * 100 + '"', False),
        (r'["\\", ' + "[" * 40 + "]" * 40 + "]", True),
        ("[],[],[]" * 1_000, False),
        ("[1", True),
        ("1", False),
    ],
)
def test_depth_is_measured_without_recursion(text: str, deep: bool) -> None:
    assert depth_exceeds(text.encode(), MAX_DEPTH) is deep


def test_the_client_starts_without_the_heavy_libraries() -> None:
    modules = ["rpc", "ledger", "send", "archive", "view", "contract"]
    imports = "; ".join(f"import almoner_chain.client.{name}" for name in modules)
    heavy = "{'web3', 'eth_account', 'eth_abi', 'coincurve', 'aiohttp', 'eth', 'requests', 'urllib3'}"
    code = f"import sys; {imports}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_problem_is_one_of_ours_with_a_hint() -> None:
    for kind in (NodeUnreachable("x"), NodeMisbehaved("x"), NodeRefused("n", 1, "x", None)):
        assert isinstance(kind, AlmonerError)
        assert kind.hint
        assert kind.exit_code == 3
