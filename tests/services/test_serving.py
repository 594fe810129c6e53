"""The page's server under load and abuse: every limit, over real sockets, with limits small enough to reach."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from almoner.services.serving import PageServer, ServeOptions, Serving, session_of
from almoner.services.serving_gate import Limits
from support_charity import Charity, fresh
from support_web import CHAIN_ID, ask, call, everything, rpc, wire

JSON = {"Content-Type": "application/json"}
BODY = json.dumps(CHAIN_ID).encode()
LOOP = "0x5b600056"
"""Code that runs until its gas is gone."""

Start = Callable[..., Serving]


@pytest.fixture(scope="module")
def charity(tmp_path_factory: pytest.TempPathFactory) -> Charity:
    """Return a charity that all tests here only read."""
    return fresh(tmp_path_factory.mktemp("served"))


@pytest.fixture
def start(charity: Charity) -> Iterator[Start]:
    """Return what serves the charity's page with limits of the test's own, until the test ends."""
    with ExitStack() as stack:

        def serve(**limits: int) -> Serving:
            options = ServeOptions(limits=replace(Limits(), **limits))
            return stack.enter_context(PageServer(session_of(charity.home), options)).start()

        yield serve


def test_who_asks_too_much_waits_and_nobody_else_does(start: Start) -> None:
    served = start(burst=5, per_second=1)
    replies = [ask(served.url, "/sw.js") for _ in range(8)]
    assert [each.status for each in replies] == [200] * 5 + [429] * 3
    assert 1 <= int(replies[-1].headers["retry-after"]) <= 2
    assert ask(served.url, "/sw.js", source="127.0.0.2").status == 200


def test_the_calls_of_a_batch_are_counted_one_by_one(start: Start) -> None:
    served = start(burst=30, per_second=1)
    assert [rpc(served.rpc, *[CHAIN_ID] * 14).status for _ in range(3)] == [200, 200, 429]


def test_a_refusal_for_too_much_is_json_that_any_page_may_read(start: Start) -> None:
    served = start(burst=1, per_second=1)
    rpc(served.rpc, CHAIN_ID)
    reply = rpc(served.rpc, CHAIN_ID)
    assert reply.json["error"] == {"code": -32005, "message": "too many requests"}
    assert reply.headers["access-control-allow-origin"] == "*"


def test_a_body_may_be_so_long(start: Start) -> None:
    served = start(body=2000)
    padded = BODY[:-1] + b" " * (2000 - len(BODY)) + b"}"
    assert ask(served.rpc, method="POST", body=padded, headers=JSON).status == 200
    assert ask(served.rpc, method="POST", body=padded + b" ", headers=JSON).status == 413


def test_a_body_that_does_not_say_its_length_may_not_be_longer(start: Start) -> None:
    served = start(body=2000)
    with wire(served.rpc) as connection:
        head = b"POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head + b"800\r\n" + b" " * 0x800 + b"\r\n0\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")


def test_a_body_of_the_declared_size_limit_is_refused_before_it_is_sent(start: Start) -> None:
    served = start()
    with wire(served.rpc) as connection:
        head = b"POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n"
        connection.sendall(head)
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},  # what a page may send without asking first
        {"Content-Type": "application/x-www-form-urlencoded"},
        {},
        {**JSON, "Content-Encoding": "gzip"},
    ],
)
def test_only_plain_json_is_taken(start: Start, headers: dict[str, str]) -> None:
    assert ask(start().rpc, method="POST", body=BODY, headers=headers).status == 415


def test_the_view_is_asked_by_post_only(start: Start) -> None:
    served = start()
    assert [ask(served.rpc, method=method).status for method in ("GET", "HEAD", "PUT", "DELETE")] == [405] * 4


def test_a_body_that_never_ends_is_not_waited_for(start: Start) -> None:
    served = start(seconds_for_body=1)
    with wire(served.rpc) as connection:
        connection.sendall(
            b"POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
        )
        assert connection.recv(4096).startswith(b"HTTP/1.1 408")


def test_a_connection_that_asks_nothing_is_closed(start: Start) -> None:
    served = start(seconds_idle=1)
    with wire(served.url) as connection:
        connection.sendall(b"GET /v HTTP/1.1\r\nHost: local")
        assert everything(connection) == b""


def test_one_address_has_so_many_connections_and_others_still_get_in(start: Start) -> None:
    served = start(connections_per_address=3)
    with ExitStack() as held:
        for _ in range(3):
            held.enter_context(wire(served.url))
        turned_away = held.enter_context(wire(served.url))
        assert everything(turned_away).startswith(b"HTTP/1.1 503 ")
        assert ask(served.url, "/v", source="127.0.0.2").status == 200
    # whoever leaves makes room
    assert _lets_in(served.url)


def _lets_in(url: str) -> bool:
    return any(ask(url, "/v").status == 200 for _ in range(100))


def test_all_together_have_so_many_connections(start: Start) -> None:
    served = start(connections=2)
    with wire(served.url), wire(served.url):
        assert ask(served.url, "/v", source="127.0.0.2").status == 503


def test_an_answer_may_be_so_large(start: Start, charity: Charity) -> None:
    served = start(answer=20_000)
    everything_ever = {"fromBlock": "0x0", "toBlock": "latest"}
    assert call(served.rpc, "eth_getLogs", everything_ever)["error"] == {
        "code": -32005,
        "message": "answer too large",
    }
    assert "result" in call(served.rpc, "eth_chainId")


def test_endless_code_ends_with_its_gas(start: Start) -> None:
    served = start(gas=1_000_000)
    found = call(served.rpc, "eth_call", {"data": LOOP, "gas": "0x7fffffffffff"}, "latest")
    assert "out of gas" in found["error"]["message"]


def test_many_that_ask_at_once_are_not_all_made_to_wait(start: Start) -> None:
    served = start(waiting=0)
    reply = rpc(served.rpc, CHAIN_ID)
    assert (reply.status, reply.json["error"]["message"], reply.headers["retry-after"]) == (503, "busy", "2")


def test_a_long_answer_is_compressed_for_who_takes_it(start: Start) -> None:
    served = start()
    asked = CHAIN_ID | {"method": "eth_getBlockByNumber", "params": ["latest", True]}
    plain, packed = rpc(served.rpc, asked), rpc(served.rpc, asked, headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["content-encoding"], packed.json) == ("gzip", plain.json)
    assert len(packed.body) < len(plain.body)


def test_before_a_page_of_another_host_asks_its_browser_is_told_what_it_may(start: Start) -> None:
    served = start()
    origin = {"Origin": "https://charity.example", "Access-Control-Request-Private-Network": "true"}
    reply = ask(served.rpc, method="OPTIONS", headers=origin | {"Access-Control-Request-Method": "POST"})
    assert reply.status == 204
    told = {
        name.removeprefix("access-control-"): value
        for name, value in reply.headers.items()
        if "access-control" in name
    }
    assert told == {
        "allow-origin": "*",
        "allow-methods": "POST",
        "allow-headers": "content-type",
        "allow-private-network": "true",
        "max-age": "7200",
    }


def test_pages_of_other_hosts_read_the_view_and_what_is_published_but_not_the_page(start: Start) -> None:
    served = start()
    paths = ("/published.json", "/.well-known/almoner.json", "/v", "/sw.js")
    allowed = {path: ask(served.url, path).headers.get("access-control-allow-origin") for path in paths}
    assert allowed == {"/published.json": "*", "/.well-known/almoner.json": "*", "/v": None, "/sw.js": None}
    assert "access-control-allow-credentials" not in rpc(served.rpc, CHAIN_ID).headers


def test_nothing_of_a_caller_is_logged(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    served = start(burst=40, per_second=1)
    with wire(served.url) as connection:
        connection.sendall(b"SECRET\x00 garbage\r\n\r\n")
        everything(connection)
    ask(served.url, "/SECRET?SECRET", headers={"User-Agent": "SECRET", "Referer": "SECRET"})
    ask(served.rpc, method="POST", body=b'{"method":"SECRET"', headers=JSON)
    call(served.rpc, "SECRET", "SECRET")
    for _ in range(50):
        ask(served.url, "/v", source="127.0.0.7")
    assert "SECRET" not in caplog.text
    assert "127.0.0.7" not in caplog.text


def test_closed_it_lets_go_of_port_and_ledger(charity: Charity) -> None:
    server = PageServer(session_of(charity.home), ServeOptions())
    served = server.start()
    port = int(served.url.rsplit(":", 1)[1].strip("/"))
    server.close()
    with PageServer(session_of(charity.home), ServeOptions(port=port)) as again:
        assert again.start().url == served.url
    charity.run("ledger", "status")


def test_a_server_that_cannot_start_holds_nothing(charity: Charity) -> None:
    with PageServer(session_of(charity.home), ServeOptions()) as first:
        port = int(first.start().url.rsplit(":", 1)[1].strip("/"))
        second = PageServer(session_of(charity.home), ServeOptions(port=port))
        with pytest.raises(Exception, match="taken by another program"):
            second.start()
        assert second.serving is None
    assert Path(charity.home, "ledger", "owner.json").exists() is False
