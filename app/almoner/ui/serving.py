"""The page for phones, served from this window: switched on and off in workers, and off when the installation is closed.

The server has threads of its own and never one of the window's. Nothing is served before somebody asks. Knows no widget.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from almoner.services.cancelling import Cancelled
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.rendering.qr import QrCode
    from almoner.services.serving import PageServer, Serving
    from almoner.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Choice:
    """How the page is served: to phones in this network or here only, with purposes or without; ``port`` 0 is any."""

    lan: bool = False
    purposes: bool = True
    port: int = 0


@dataclass(frozen=True, slots=True)
class Served:
    """What is served now, as it was asked for; ``code`` is the address for phones as a code."""

    serving: Serving
    choice: Choice
    code: QrCode | None


class PageSwitch(QObject):
    """Serves the page or does not. ``turned`` when that or `busy` has changed, ``failed`` (an `AlmonerError`) when it could not."""

    turned = Signal()
    failed = Signal(object)

    def __init__(self, directory: Path, *, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._directory = directory
        self._runner = runner
        self._lock = threading.Lock()
        self._server: PageServer | None = None
        self._closed = False
        self.now: Served | None = None
        self.busy = False

    def turn_on(self, choice: Choice) -> None:
        """Serve the page; where it is served already, serve it anew as chosen now, at the same port if that is any."""
        before = self.now
        if before is not None and not choice.port and not before.choice.port:
            port = _port_of(before.serving.url)
        else:
            port = choice.port
        self._begin(choice, port)

    def turn_off(self) -> None:
        """Serve it no more."""
        self._begin(None, 0)

    def close(self) -> None:
        """Stop for good and wait for it; what is being started ends by itself."""
        with self._lock:
            self._closed = True
        self._stop()

    # -- in the window's thread -------------------------------------------------------------------------

    def _begin(self, choice: Choice | None, port: int) -> None:
        if self.busy:
            return
        self.busy = True
        self.turned.emit()
        self._runner.read(
            lambda job: self._serve(choice, port), owner=self, then=self._is_now, failed=self._is_off
        )

    def _is_now(self, now: Served | None) -> None:
        self.busy, self.now = False, now
        self.turned.emit()

    def _is_off(self, error: AlmonerError) -> None:
        self._is_now(None)
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    # -- in a worker ------------------------------------------------------------------------------------

    def _serve(self, choice: Choice | None, port: int) -> Served | None:
        self._stop()
        if choice is None:
            return None
        server, found = _started(self._directory, choice, port)
        with self._lock:
            if not self._closed:
                self._server = server
                return found
        server.close()
        raise Cancelled()

    def _stop(self) -> None:
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.close()


def _started(directory: Path, choice: Choice, port: int) -> tuple[PageServer, Served]:
    """Start a server; where the port of before is taken now and none is wanted, at any free one."""
    from almoner.services.page_config import PageOptions
    from almoner.services.rendering.qr import encode_address
    from almoner.services.serving import PageServer, ServeOptions, session_of

    page = PageOptions(purposes=choice.purposes)
    ports = [port] if port == choice.port else [port, 0]
    for tried in ports:
        server = PageServer(session_of(directory), ServeOptions(port=tried, lan=choice.lan, page=page))
        try:
            serving = server.start()
        except AlmonerError as problem:
            if problem.code != "serve.address" or tried == ports[-1]:
                raise
        else:
            break
    code = encode_address(serving.lan_url) if serving.lan_url else None
    return server, Served(serving, choice, code)


def _port_of(url: str) -> int:
    from urllib.parse import urlsplit

    return urlsplit(url).port or 0
