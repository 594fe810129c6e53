"""A node as a browser meets it: a real one behind CORS, which lies, loses or delays exactly what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from support_proxy import Before, Change, ignore, unchanged


@dataclass
class LyingNode:
    """Where it answers, and what it was sent: the calls of each exchange, and the bytes of each request."""

    url: str = ""
    exchanges: list[list[dict[str, Any]]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def name(self) -> str:
        """What the page calls the node."""
        return urlsplit(self.url).netloc

    @property
    def methods(self) -> list[str]:
        """All methods asked for, in order."""
        return [call["method"] for exchange in self.exchanges for call in exchange]


class Handler(BaseHTTPRequestHandler):
    """One connection of a browser; `lie` takes the place of an answer where a test gives one."""

    protocol_version = "HTTP/1.1"
    timeout = 20
    node: LyingNode
    upstream: str
    raw_requestline: bytes
    change: Change
    before: Before
    lie: Callable[[Handler], None] | None

    def do_OPTIONS(self) -> None:
        """Let any page ask."""
        self.send_response_only(204)
        self._allow()
        self.end_headers()

    def do_POST(self) -> None:
        """Keep what was asked, and answer it as the test says."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.node.raw.append(self.raw_requestline + bytes(self.headers) + body)
        asked = json.loads(body)
        calls = asked if isinstance(asked, list) else [asked]
        self.node.exchanges.append(calls)
        with suppress(ConnectionError):  # the page gives up in the middle of most of what is done here
            if self.lie is not None:
                self.lie(self)
                return
            answers = self._changed(calls)
            self.answer(json.dumps(answers if isinstance(asked, list) else answers[0]).encode())

    def answer(self, body: bytes, *, status: int = 200, kind: str = "application/json") -> None:
        """Send a whole answer."""
        self.begin(len(body), status=status, kind=kind)
        self.wfile.write(body)

    def begin(self, length: int, *, status: int = 200, kind: str = "application/json", **more: str) -> None:
        """Send the head of an answer of so many bytes."""
        self.send_response_only(status)
        self._allow()
        for name, value in {"Content-Type": kind, "Content-Length": str(length), **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _allow(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "Content-Type")

    def _changed(self, calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for call in calls:
            type(self).before(call["method"], call["params"])
        answers = forward(self.upstream, calls)
        for call, answer in zip(calls, answers, strict=True):
            if "result" in answer:
                answer["result"] = type(self).change(call["method"], call["params"], answer["result"])
        return answers


def forward(url: str, calls: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Ask the real node."""
    address = urlsplit(url)
    with closing(HTTPConnection(address.netloc, timeout=30)) as connection:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", address.path or "/", json.dumps(calls), headers)
        by_id = {answer["id"]: answer for answer in json.load(connection.getresponse())}
    return [by_id[call["id"]] for call in calls]


@contextmanager
def lying(
    upstream: str,
    *,
    change: Change = unchanged,
    before: Before = ignore,
    lie: Callable[[Handler], None] | None = None,
) -> Iterator[LyingNode]:
    """Stand between a browser and the node at ``upstream`` until the block ends."""
    node = LyingNode()
    hooks = {"change": staticmethod(change), "before": staticmethod(before), "lie": lie and staticmethod(lie)}
    handler = type("OneNode", (Handler,), {"node": node, "upstream": upstream, **hooks})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    node.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield node
    finally:
        node.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def honest_and(upstream: str, honest: int, **lies: Any) -> Iterator[list[LyingNode]]:
    """Run so many honest nodes over one chain, and after them one that lies."""
    with ExitStack() as stack:
        nodes = [stack.enter_context(lying(upstream)) for _ in range(honest)]
        yield [*nodes, stack.enter_context(lying(upstream, **lies))]


# -- what takes the place of an answer ------------------------------------------------------------------------------


def in_html(handler: Handler) -> None:
    """Answer as a hotel's network does."""
    handler.answer(b"<!doctype html><title>Welcome</title><script>alert(1)</script>", kind="text/html")


def hang_up(handler: Handler) -> None:
    """End the connection without an answer."""
    handler.close_connection = True
    handler.connection.close()


def drip(handler: Handler) -> None:
    """Send a byte now and then, for ever."""
    handler.begin(1_000_000)
    while not handler.node.closing.is_set():
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def flood(handler: Handler) -> None:
    """Send 300 MB."""
    handler.begin(300 << 20)
    for _ in range(300):
        handler.wfile.write(b" " * (1 << 20))


def nested(handler: Handler) -> None:
    """Send brackets in brackets."""
    handler.answer(b"[" * 100_000 + b"]" * 100_000)


def elsewhere(handler: Handler) -> None:
    """Send the page to another address, where the truth is told."""
    if handler.path == "/":
        handler.begin(0, status=307, Location="/elsewhere")
        return
    answers = forward(handler.upstream, handler.node.exchanges[-1])
    handler.answer(json.dumps(answers).encode())


def no_batches(handler: Handler) -> None:
    """Take one call at a time only."""
    calls = handler.node.exchanges[-1]
    if len(calls) > 1:
        error = {"code": -32600, "message": "no batches"}
        handler.answer(json.dumps({"jsonrpc": "2.0", "id": None, "error": error}).encode())
        return
    handler.answer(json.dumps(forward(handler.upstream, calls)[0]).encode())


def few_blocks(handler: Handler) -> None:
    """Show the log of three blocks at once and no more, as many public nodes do with thousands."""
    calls = handler.node.exchanges[-1]
    answers = forward(handler.upstream, calls)
    for call, answer in zip(calls, answers, strict=True):
        if call["method"] == "eth_getLogs" and _width(handler.upstream, call["params"][0]) > 3:
            del answer["result"]
            answer["error"] = {"code": -32005, "message": "block range too wide"}
    handler.answer(json.dumps(answers).encode())


def _width(upstream: str, asked: dict[str, str]) -> int:
    first, last = asked["fromBlock"], asked["toBlock"]
    if not last.startswith("0x"):
        last = forward(upstream, [{"jsonrpc": "2.0", "id": 1, "method": "eth_blockNumber", "params": []}])[0][
            "result"
        ]
    return int(last, 16) - int(first, 16) + 1


def mixed_up(handler: Handler) -> None:
    """Answer under ids that nobody asked for."""
    answers = forward(handler.upstream, handler.node.exchanges[-1])
    handler.answer(json.dumps([{**each, "id": each["id"] + 100} for each in answers]).encode())
