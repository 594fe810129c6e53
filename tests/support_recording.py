"""A web proxy between a browser and everything it asks, which keeps the bytes of every request as they came.

Only plain HTTP is passed on; a CONNECT is kept and refused, so whoever wants out is seen and does not get out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_HOP_BY_HOP = {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "te", "upgrade"}


class Recorder:
    """What a browser has sent so far; ``address`` is where the proxy listens."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        """Request line, headers and body of each request, unchanged."""
        self.address = ""

    @property
    def everything(self) -> bytes:
        """All bytes of all requests."""
        return b"\n".join(self.requests)


def _handler(recorder: Recorder) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def _keep(self) -> bytes:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            head = self.raw_requestline + bytes(self.headers)
            recorder.requests.append(head + body)
            return body

        def _pass_on(self) -> None:
            body, target = self._keep(), urlsplit(self.path)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP_BY_HOP}
            path = (target.path or "/") + (f"?{target.query}" if target.query else "")
            try:
                with closing(HTTPConnection(target.netloc, timeout=30)) as connection:
                    connection.request(self.command, path, body or None, headers)
                    answer = connection.getresponse()
                    content = answer.read()
            except OSError:
                self.send_error(502)
                return
            self.send_response_only(answer.status, answer.reason)
            for name, value in answer.getheaders():
                if name.lower() not in _HOP_BY_HOP | {"content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_POST = do_OPTIONS = do_HEAD = do_PUT = _pass_on

        def do_CONNECT(self) -> None:
            self._keep()
            self.send_error(403)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def recording_proxy() -> Iterator[Recorder]:
    """Run the proxy on a free port of this computer."""
    recorder = Recorder()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(recorder))
    server.daemon_threads = True
    recorder.address = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield recorder
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
