"""A node that lies: passes JSON-RPC on to a real node and lets a test change the answers on the way back."""

from __future__ import annotations

import contextlib
import json
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Lie = Callable[[str, Any, Any], Any]
"""Takes a method, its parameters and the true result; returns what the node says instead."""


@contextlib.contextmanager
def lying_node(url: str, lie: Lie) -> Iterator[str]:
    """Serve on loopback what the node at ``url`` answers, as changed by ``lie``."""

    def answer(request: dict[str, Any], reply: dict[str, Any]) -> dict[str, Any]:
        if "result" in reply:
            reply["result"] = lie(request["method"], request["params"], reply["result"])
        return reply

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            onward = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310
            with urllib.request.urlopen(onward) as response:  # noqa: S310
                reply = json.loads(response.read())
            asked = json.loads(body)
            if isinstance(asked, list):
                by_id = {each["id"]: each for each in asked}
                reply = [answer(by_id[each["id"]], each) for each in reply]
            else:
                reply = answer(asked, reply)
            told = json.dumps(reply).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
