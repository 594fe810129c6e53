"""Servers that do to a client what no node should: each answers a request with whatever a test tells it to."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

Behaviour = Callable[["Request"], None]


@dataclass
class Request:
    """One HTTP request and the connection it came on."""

    connection: socket.socket
    head: bytes
    body: Any
    server: HostileServer

    @property
    def id(self) -> int:
        """The JSON-RPC id asked for."""
        return int(self.body["id"])

    def send(self, *parts: bytes) -> None:
        """Send bytes as they are."""
        for part in parts:
            self.connection.sendall(part)

    def hang_up(self) -> None:
        """Close the connection for both sides."""
        self.connection.shutdown(socket.SHUT_RDWR)

    def answer(self, body: bytes, *headers: str, status: str = "200 OK") -> None:
        """Send a whole HTTP answer."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
        self.send("\r\n".join(lines).encode() + body)

    def result(self, value: Any) -> None:
        """Answer as an honest node does."""
        self.answer(json.dumps({"jsonrpc": "2.0", "id": self.id, "result": value}).encode())


@dataclass
class HostileServer:
    """What was asked of the server, and how often somebody connected."""

    url: str = ""
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    closing: threading.Event = field(default_factory=threading.Event)


@contextmanager
def hostile(behave: Behaviour, *, tls: ssl.SSLContext | None = None) -> Iterator[HostileServer]:
    """Serve on a free loopback port until the block ends; ``behave`` is called for each request."""
    server = HostileServer()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        scheme = "https" if tls else "http"
        server.url = f"{scheme}://127.0.0.1:{listener.getsockname()[1]}/secret-key"
        accepting = threading.Thread(target=_accept, args=(listener, behave, server, tls))
        accepting.start()
        try:
            yield server
        finally:
            server.closing.set()
            # Wakes the thread that waits in accept.
            socket.create_connection(listener.getsockname()).close()
            accepting.join()


def _accept(
    listener: socket.socket, behave: Behaviour, server: HostileServer, tls: ssl.SSLContext | None
) -> None:
    threads: list[threading.Thread] = []
    open_: list[socket.socket] = []
    while True:
        connection, _ = listener.accept()
        if server.closing.is_set():
            connection.close()
            break
        server.connections += 1
        open_.append(connection)
        threads.append(threading.Thread(target=_serve, args=(connection, behave, server, tls)))
        threads[-1].start()
    for each in open_:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join()


def _serve(
    connection: socket.socket, behave: Behaviour, server: HostileServer, tls: ssl.SSLContext | None
) -> None:
    # The client gives up in the middle of most of what is done here.
    with suppress(OSError, ValueError), ExitStack() as stack:
        stack.enter_context(connection)
        if tls is not None:
            connection = stack.enter_context(tls.wrap_socket(connection, server_side=True))
        file = stack.enter_context(connection.makefile("rb"))
        while b"content-length:" in (head := _read_head(file)).lower():
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            request = Request(connection, head, json.loads(file.read(length)), server)
            server.requests.append(request)
            behave(request)


def _read_head(file: Any) -> bytes:
    lines: list[bytes] = []
    while (line := file.readline()) not in (b"\r\n", b""):
        lines.append(line)
    return b"".join(lines)


def drip(*parts: bytes) -> Behaviour:
    """Send ``parts`` first, then one byte after another without end, each well before a read would time out."""

    def behave(request: Request) -> None:
        request.send(*parts)
        while not request.server.closing.wait(0.02):
            request.send(b" ")

    return behave


def flood(head: bytes, chunk: bytes) -> Behaviour:
    """Send 300 MB."""

    def behave(request: Request) -> None:
        request.send(head)
        for _ in range(300 * 1024 * 1024 // len(chunk)):
            request.send(chunk)

    return behave


def bomb(request: Request) -> None:
    """Answer with a small body that unpacks to 20 MB."""
    request.answer(gzip.compress(b" " * 20_000_000, 1), "Content-Encoding: gzip")
