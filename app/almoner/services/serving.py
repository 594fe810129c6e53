"""Serve the page for phones and a read-only view of the ledger, from threads of its own: for the command line and the window.

Listens on loopback unless asked for more. No key is ever opened here: the session it reads with knows no passphrase.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from almoner.services.lan import is_public, lan_addresses
from almoner.services.page_config import PageOptions
from almoner.services.page_site import Site, build_site
from almoner.services.serving_gate import Limits
from almoner.services.serving_http import HttpFace
from almoner.services.serving_site import OpenSession, SiteKeeper
from almoner.services.serving_upstream import upstream_of
from almoner.services.serving_view import View
from almoner.services.session import Session, hex0x
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.serving_upstream import EmbeddedUpstream, NetworkUpstream

LOOPBACK = "127.0.0.1"
SECONDS_TO_FINISH = 5
TRIES_FOR_A_PORT = 20


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where to listen, what is allowed, and what the page is made for. ``port`` 0 takes a free one."""

    host: str = LOOPBACK
    port: int = 0
    lan: bool = False
    allow_send: bool = False
    page: PageOptions = field(default_factory=PageOptions)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served and where. ``url`` and ``lan_url`` are the site's root: a receipt is at ``v#…`` below it."""

    url: str
    lan_url: str | None
    rpc: str
    name: str
    ledger: bytes
    chain_id: int
    fingerprint: str
    allow_send: bool
    purposes: int
    nodes: tuple[str, ...]
    warnings: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return what the command's answer says of it."""
        return {
            "url": self.url,
            "lan_url": self.lan_url,
            "rpc": self.rpc,
            "ledger": hex0x(self.ledger),
            "chain_id": self.chain_id,
            "fingerprint": self.fingerprint,
            "allow_send": self.allow_send,
            "purposes": self.purposes,
            "nodes": list(self.nodes),
            "warnings": list(self.warnings),
        }


def session_of(directory: Path) -> OpenSession:
    """Return what opens the installation in this folder for reading; no wallet can be unlocked in it."""

    def refuse(label: str, confirm: bool = False) -> str:
        raise BadInput("Serving the page needs no key.", code="passphrase.not_needed")

    return lambda: Session.open(directory, passphrase=refuse)


class PageServer:
    """Serves until it is closed. ``start`` and ``close`` take a moment: not for the window's thread."""

    def __init__(self, open_session: OpenSession, options: ServeOptions) -> None:
        self._open_session = open_session
        self._options = options
        self._resources = ExitStack()
        self.serving: Serving | None = None

    def start(self) -> Serving:
        """Listen and serve. Raises BadInput for an address or option that cannot be, Unreachable without a ledger."""
        try:
            self.serving = self._started()
        except BaseException:
            self._resources.close()
            raise
        return self.serving

    def close(self) -> None:
        """Stop listening, let running requests finish for a few seconds, give the ledger free."""
        self.serving = None
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _started(self) -> Serving:
        options = self._options
        addresses = _addresses(options)
        with closing(self._open_session()) as session:
            site = build_site(session, options.page, served=True)
            what = _Served.of(session, site, options)
        keeper = SiteKeeper(self._open_session, options.page, site)
        self._resources.callback(keeper.close)
        sockets = _listen(addresses, options.port)
        for each in sockets:
            self._resources.callback(each.close)
        upstream = what.upstream()
        self._resources.callback(upstream.close)
        workers = ThreadPoolExecutor(options.limits.at_once, thread_name_prefix="almoner-page")
        self._resources.callback(workers.shutdown, cancel_futures=True)
        view = View(upstream, options.limits, allow_send=options.allow_send)
        face = partial(
            HttpFace, site=keeper.current, view=view, names=what.names, workers=workers, limits=options.limits
        )
        loop = _Loop(sockets, face)
        self._resources.callback(loop.close)
        return what.serving(addresses, sockets[0].getsockname()[1])


@dataclass(frozen=True, slots=True)
class _Served:
    """What has to be known of an installation before its session is closed."""

    name: str
    ledger: bytes
    chain_id: int
    names: frozenset[str]
    site: Site
    options: ServeOptions
    upstream: Callable[[], EmbeddedUpstream | NetworkUpstream]

    @classmethod
    def of(cls, session: Session, site: Site, options: ServeOptions) -> _Served:
        return cls(
            name=str(session.home.get("name")),
            ledger=session.ledger,
            chain_id=session.chain_id,
            names=frozenset({str(session.home.get("domain") or "").lower()} - {""}),
            site=site,
            options=options,
            upstream=upstream_of(session, site.config.nodes, options.limits),
        )

    def serving(self, addresses: Sequence[str], port: int) -> Serving:
        base = _base(addresses[0], port)
        outside = [each for each in _reached(addresses) if not _is_loopback(each)]
        public = tuple(
            f"{each} is an address on the internet, not only in this network."
            for each in outside
            if is_public(each)
        )
        return Serving(
            url=f"{base}/",
            lan_url=f"{_base(outside[0], port)}/" if outside else None,
            rpc=f"{base}/rpc",
            name=self.name,
            ledger=self.ledger,
            chain_id=self.chain_id,
            fingerprint=self.site.fingerprint,
            allow_send=self.options.allow_send,
            purposes=self.site.published.purposes,
            nodes=tuple(self.site.config.nodes),
            warnings=(*self.site.warnings, *public),
        )


class _Loop:
    """The thread with the event loop that serves; ready when made."""

    def __init__(self, sockets: Sequence[socket.socket], face: Callable[[], HttpFace]) -> None:
        self._sockets = sockets
        self._face = face
        self._ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()
        self._thread = threading.Thread(target=self._run, name="almoner-page", daemon=True)
        self._thread.start()
        self._loop, self._stop = self._ready.result()

    def close(self) -> None:
        """End the thread."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as failed:
            if self._ready.done():
                raise
            self._ready.set_exception(failed)

    async def _serve(self) -> None:
        loop, stop, face = asyncio.get_running_loop(), asyncio.Event(), self._face()
        servers = [
            await loop.create_server(face.connection, sock=each, backlog=128) for each in self._sockets
        ]
        self._ready.set_result((loop, stop))
        await stop.wait()
        for server in servers:
            server.close()
        await face.shutdown(SECONDS_TO_FINISH)


def _addresses(options: ServeOptions) -> list[str]:
    """Return the addresses to listen on. Raises BadInput for what is none, or where there is no network."""
    if not options.lan:
        return [_address(options.host)]
    found = lan_addresses()
    if not found:
        raise BadInput(
            "This computer is in no network now.",
            code="serve.no_network",
            hint="Connect it to the network in which the phones are, and try again.",
        )
    return list(dict.fromkeys([_address(options.host), *found]))


def _address(host: str) -> str:
    if host.lower() == "localhost":
        return LOOPBACK
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        raise BadInput(
            f"“{host[:100]}” is not an address of this computer.",
            code="serve.host",
            hint="Give it in figures, such as 127.0.0.1 or 192.168.1.20.",
        ) from None


def _reached(addresses: Sequence[str]) -> list[str]:
    """Return under which addresses we are reached; one that stands for all is none of them."""
    everywhere = any(ipaddress.ip_address(each).is_unspecified for each in addresses)
    return [*(each for each in addresses if not ipaddress.ip_address(each).is_unspecified)] + (
        lan_addresses() if everywhere else []
    )


def _base(address: str, port: int) -> str:
    parsed = ipaddress.ip_address(address)
    if parsed.is_unspecified:
        address = "::1" if parsed.version == 6 else LOOPBACK
    return f"http://{f'[{address}]' if ':' in address else address}:{port}"


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address).is_loopback


def _listen(addresses: Sequence[str], port: int) -> list[socket.socket]:
    """Listen on one port at all addresses; another free port is tried where one of them has it taken."""
    for _ in range(1 if port else TRIES_FOR_A_PORT):
        sockets: list[socket.socket] = []
        try:
            for address in addresses:
                chosen = sockets[0].getsockname()[1] if sockets else port
                sockets.append(_socket(address, chosen))
            return sockets
        except OSError as problem:
            for each in sockets:
                each.close()
            failed = problem
    taken = failed.errno == errno.EADDRINUSE
    raise BadInput(
        f"Port {port} is taken by another program."
        if taken
        else f"The address {addresses[0]}:{port} cannot be used: {failed.strerror}.",
        code="serve.address",
        hint="Choose another port, or none for any free one.",
    ) from failed


def _socket(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return socket.create_server((address, port), family=family, backlog=128)
