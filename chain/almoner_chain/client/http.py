"""One HTTP(S) POST to a server that is not trusted: bounded in time and bytes as a whole, never redirected.

The usual clients bound each *read*: a server that drips a byte a second holds them for ever, and one that streams
without end fills the memory. Here one deadline and one byte cap hold for the whole exchange, name resolution and
TLS included. Answers are asked for, and accepted, uncompressed only: a small body that unpacks to gigabytes is
refused unread. Proxy variables of the environment are not used. Must not know JSON.
"""

from __future__ import annotations

import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
import weakref
from base64 import b64encode
from functools import cache
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlsplit

from almoner_chain.core.errors import BadInput, Unreachable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 18
_REDIRECTS = range(300, 400)


class NodeUnreachable(Unreachable):
    """No answer: refused, reset, timed out, or a gateway that says it has none."""

    def __init__(self, message: str) -> None:
        hint = "Check the address and the network, or try another node."
        super().__init__(message, code="node.unreachable", hint=hint)


class NodeMisbehaved(Unreachable):
    """An answer that breaks the protocol or our bounds: what it says counts for nothing."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="node.misbehaved", hint="Do not rely on this node; try another one.")


class AnswerTooLong(NodeMisbehaved):
    """More bytes than we take: perhaps an honest answer to too wide a question."""


class Deadline:
    """A moment after which one whole exchange is over. Seconds on the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left; raises `TimeoutError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Wire(io.RawIOBase):
    """Reads from a socket so that every single read ends at the one deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Stand in for the socket that `HTTPResponse` asks for a file."""
        return io.BufferedReader(self, 1 << 16)


class HttpPeer:
    """A server at one address, with a pool of kept-alive connections. Thread-safe.

    ``name`` is the host and port: what may be shown. The rest of the URL often holds an access key.
    """

    def __init__(self, url: str, *, max_bytes: int, idle: int = 8) -> None:
        self._host, self._port, self._tls, self._head = _read_url(url)
        self.name = f"{self._host}:{self._port}"
        self._max_bytes = max_bytes
        self._idle: list[socket.socket] = []
        self._idle_limit = idle
        self._lock = threading.Lock()
        # Whoever forgets to close a node leaves no open sockets behind.
        weakref.finalize(self, _close_all, self._idle)

    def post(self, body: bytes, *, timeout: float) -> bytes:
        """Send ``body`` and return the answer's body, whole, within ``timeout`` seconds.

        Raises `NodeUnreachable` or `NodeMisbehaved`.
        """
        deadline = Deadline(timeout)
        try:
            return self._post(body, deadline)
        except TimeoutError:
            raise NodeUnreachable(f"{self.name} gave no whole answer within {timeout:g} seconds.") from None
        except ssl.SSLError as problem:
            raise NodeUnreachable(f"{self.name} could not prove who it is: {problem.reason}.") from None
        except (ConnectionError, IncompleteRead):
            raise NodeUnreachable(f"{self.name} refused or broke off the connection.") from None
        except HTTPException as problem:
            what = type(problem).__name__
            raise NodeMisbehaved(f"{self.name} does not answer as a web server ({what}).") from None
        except OSError as problem:
            raise NodeUnreachable(
                f"{self.name} cannot be reached: {problem.strerror or 'no address'}."
            ) from None

    @property
    def is_local(self) -> bool:
        """Whether the address is on this computer."""
        try:
            return ipaddress.ip_address(self._host).is_loopback
        except ValueError:
            return self._host == "localhost"

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            _close_all(self._idle)

    def _post(self, body: bytes, deadline: Deadline) -> bytes:
        kept = self._take()
        if kept is not None:
            try:
                return self._exchange(kept, body, deadline)
            except ConnectionError:
                # The server closed it while it lay idle. Every call we make may be made twice.
                pass
        return self._exchange(self._connect(deadline), body, deadline)

    def _exchange(self, sock: socket.socket, body: bytes, deadline: Deadline) -> bytes:
        keep = False
        try:
            sock.settimeout(deadline.left())
            sock.sendall(b"%sContent-Length: %d\r\n\r\n%s" % (self._head, len(body), body))
            response = HTTPResponse(cast("socket.socket", _Wire(sock, deadline)), method="POST")
            try:
                response.begin()
                answer = self._read(response)
                keep = not response.will_close
            finally:
                response.close()
            return answer
        finally:
            if keep:
                self._put_back(sock)
            else:
                sock.close()

    def _read(self, response: HTTPResponse) -> bytes:
        if response.status in _REDIRECTS:
            raise NodeMisbehaved(f"{self.name} sends us elsewhere (status {response.status}); not followed.")
        if response.getheader("Content-Encoding", "identity").lower() != "identity":
            raise NodeMisbehaved(f"{self.name} compressed its answer, which was not asked for.")
        if (response.length or 0) > self._max_bytes:
            raise self._too_long()
        chunks: list[bytes] = []
        size = 0
        while chunk := response.read(_CHUNK):
            size += len(chunk)
            if size > self._max_bytes:
                raise self._too_long()
            chunks.append(chunk)
        if response.length:
            raise ConnectionError
        answer = b"".join(chunks)
        if response.status != 200 and answer.lstrip()[:1] not in (b"{", b"["):
            raise NodeUnreachable(f"{self.name} answered with status {response.status}.")
        return answer

    def _too_long(self) -> AnswerTooLong:
        return AnswerTooLong(f"{self.name} sent more than {self._max_bytes} bytes.")

    def _take(self) -> socket.socket | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _put_back(self, sock: socket.socket) -> None:
        with self._lock:
            if len(self._idle) < self._idle_limit:
                self._idle.append(sock)
                return
        sock.close()

    def _connect(self, deadline: Deadline) -> socket.socket:
        problem: OSError | None = None
        for family, address in _resolve(self._host, self._port, deadline):
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(deadline.left())
                sock.connect(address)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return self._secured(sock, deadline)
            except OSError as failed:
                sock.close()
                problem = failed
        raise problem or OSError("no address")

    def _secured(self, sock: socket.socket, deadline: Deadline) -> socket.socket:
        if not self._tls:
            return sock
        sock.settimeout(deadline.left())
        return _tls_context().wrap_socket(sock, server_hostname=self._host)


def _close_all(sockets: list[socket.socket]) -> None:
    while sockets:
        sockets.pop().close()


def _read_url(url: str) -> tuple[str, int, bool, bytes]:
    """Return host, port, whether TLS is wanted, and the request's head up to Content-Length."""
    hint = "Give the address of a JSON-RPC endpoint, such as https://node.example.org/."
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if (
        not host
        or parts.scheme not in ("http", "https")
        or not url.isascii()
        or not url.isprintable()
        or " " in url
    ):
        raise BadInput("This is no address of a node.", code="node.url", hint=hint)
    tls = parts.scheme == "https"
    port = port or (443 if tls else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    shown = f"[{host}]" if ":" in host else host
    lines = [f"POST {path} HTTP/1.1", f"Host: {shown}:{port}", "Content-Type: application/json"]
    lines += ["Accept: application/json", "Accept-Encoding: identity", "User-Agent: almoner"]
    if parts.username:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        lines.append(f"Authorization: Basic {b64encode(secret.encode()).decode()}")
    return host, port, tls, "\r\n".join([*lines, ""]).encode()


_Address = tuple[socket.AddressFamily, Any]


def _resolve(host: str, port: int, deadline: Deadline) -> list[_Address]:
    """Return the addresses of ``host``. The system's resolver has no deadline, so it waits in a thread."""
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        return _resolve_name(host, port, deadline)
    return [(socket.AF_INET6 if literal.version == 6 else socket.AF_INET, (host, port))]


def _resolve_name(host: str, port: int, deadline: Deadline) -> list[_Address]:
    answers: queue.SimpleQueue[list[_Address] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([(family, address) for family, _, _, _, address in found])
        except (OSError, UnicodeError) as problem:
            answers.put(problem if isinstance(problem, OSError) else OSError("no address"))

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


@cache
def _tls_context() -> ssl.SSLContext:
    return ssl.create_default_context()
