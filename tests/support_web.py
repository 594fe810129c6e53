"""Plain HTTP to a server under test, as a stranger sends it: any method, any path, any header, half a request."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

CHAIN_ID = {"jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": []}


@dataclass(frozen=True)
class Reply:
    """What came back; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


def ask(
    url: str,
    path: str = "",
    *,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    source: str = "127.0.0.1",
) -> Reply:
    """Send one request to the host of ``url``; ``path`` goes out as it is."""
    parts = urlsplit(url)
    assert parts.hostname is not None
    place = (source, 0) if parts.hostname.startswith("127.") else None
    connection = HTTPConnection(parts.hostname, parts.port, timeout=30, source_address=place)
    with closing(connection):
        given = dict(headers or {})
        connection.putrequest(
            method, path or parts.path or "/", skip_host="Host" in given, skip_accept_encoding=True
        )
        if body is not None:
            given.setdefault("Content-Length", str(len(body)))
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())


def rpc(url: str, *requests: Mapping[str, Any], batch: bool = False, **more: Any) -> Reply:
    """Send JSON-RPC requests to the view at ``url``."""
    document = list(requests) if batch or len(requests) > 1 else requests[0]
    headers = {"Content-Type": "application/json"} | dict(more.pop("headers", {}))
    return ask(url, method="POST", body=json.dumps(document).encode(), headers=headers, **more)


def call(url: str, method: str, *params: Any) -> dict[str, Any]:
    """Make one call and return its answer, with a result or an error."""
    answer: dict[str, Any] = rpc(
        url, {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}
    ).json
    return answer


@contextmanager
def wire(url: str) -> Iterator[socket.socket]:
    """Open a bare connection to the host of ``url``."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        yield connection


def everything(connection: socket.socket) -> bytes:
    """Read until the other side closes."""
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)
