"""The shipped page on hosts of different habits: which paths show it, where redirects lead, what it asks.

Files only, as any static host serves them; a node is not among them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from support_page import BUILT

EMPTY: dict[str, Any] = {
    "format": 1,
    "program": "1.0.0",
    "address": "",
    "ledgers": [],
    "trust": [],
    "registries": [],
}


def page_with(config: Mapping[str, Any] | None = None) -> str:
    """Return the shipped page, made for this configuration."""
    text = (BUILT / "page.html").read_text("utf-8")
    empty = '{"format":1,"program":"","address":"","ledgers":[],"trust":[],"registries":[]}'
    assert empty in text
    return text.replace(empty, json.dumps({**EMPTY, **(config or {})}).replace("<", "\\u003c"))


@dataclass
class Site:
    """A host: ``files`` by path, ``moved`` paths lead elsewhere, ``asked`` is every path that was asked for."""

    files: dict[str, tuple[str, str]]
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def url(self, path: str) -> str:
        """Return an address on this host."""
        return f"http://127.0.0.1:{self.port}{path}"


def static(
    folder: str = "/", *, shown: str = "v/index.html", config: Mapping[str, Any] | None = None
) -> Site:
    """Return a host that has the page under one name, as files lie on a disk."""
    page = (page_with(config), "text/html; charset=utf-8")
    files = {
        folder + shown: page,
        f"{folder}sw.js": ((BUILT / "sw.js").read_text("utf-8"), "text/javascript"),
    }
    if shown == "v/index.html":
        files[f"{folder}v/"] = page
    moved = {f"{folder}v": f"{folder}v/"} if shown == "v/index.html" else {}
    return Site(files, moved)


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """Serve until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            if target := site.moved.get(self.path):
                self._send(301, b"", {"Location": target})
                return
            text, kind = site.files.get(self.path.partition("?")[0], ("", ""))
            self._send(200 if kind else 404, text.encode(), {"Content-Type": kind or "text/plain"})

        def do_POST(self) -> None:
            site.asked.append(f"POST {self.path}")
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._send(404, b"", {})

        def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", site.port), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write_file(folder: Path, config: Mapping[str, Any] | None = None) -> Path:
    """Write the page as a single file, to be opened from a disk."""
    path = folder / "check a receipt.html"
    path.write_text(page_with(config), "utf-8")
    return path
