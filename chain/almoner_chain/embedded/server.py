"""JSON-RPC over HTTP on loopback, in threads of its own.

A web page in the owner's browser must not reach the ledger, so a request is refused unless it is a POST of
application/json, names a loopback host (DNS rebinding), has no Origin (browsers always send one with such a POST) and
knows the secret path; no CORS header is ever sent. Bodies are bounded in size and time.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

from aiohttp import web

from almoner_chain.embedded.dispatch import MAX_BODY, Dispatcher

WORKERS = 6
WORKER_STACK = 64 << 20
"""An EVM call 1,024 deep needs more than the 0.5 to 8 MB that threads get by default."""
SECONDS_FOR_BODY = 60.0
SECONDS_TO_FINISH = 30.0


class Server:
    """Serves ``dispatcher`` from a thread with its own event loop until ``close``."""

    def __init__(
        self, dispatcher: Dispatcher, *, host: str = "127.0.0.1", port: int = 0, path: str = "/"
    ) -> None:
        """Listen at once; port 0 takes a free one. Raises OSError."""
        self._dispatcher = dispatcher
        self._path = path
        self._socket = _listen(host, port)
        self.host, self.port = self._socket.getsockname()[:2]
        self.url = f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}{path}"
        self._workers = _threads_with_stack(WORKERS)
        self._loop: asyncio.AbstractEventLoop
        self._closing = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="almoner-ledger", daemon=True)
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        """Stop listening, let running requests finish, end the threads."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._closing.set)
            self._thread.join()
        self._workers.shutdown()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        application = web.Application(client_max_size=MAX_BODY)
        application.router.add_route("*", "/{path:.*}", self._handle)
        runner = web.AppRunner(
            application, access_log=None, handle_signals=False, shutdown_timeout=SECONDS_TO_FINISH
        )
        await runner.setup()
        await web.SockSite(runner, self._socket).start()
        self._ready.set()
        await self._closing.wait()
        await runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        refusal = self._refusal(request)
        if refusal:
            return web.Response(status=refusal[0], text=refusal[1] + "\n")
        try:
            async with asyncio.timeout(SECONDS_FOR_BODY):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408, text="The request came too slowly.\n")
        answer = await self._loop.run_in_executor(self._workers, self._dispatcher.answer, body)
        return web.Response(body=answer, content_type="application/json")

    def _refusal(self, request: web.Request) -> tuple[int, str] | None:
        if not _is_local(request.headers.get("Host", "")):
            return 403, "This host name is not served."
        if "Origin" in request.headers:
            return 403, "Web pages are not served."
        if request.path != self._path:
            return 404, "There is nothing here."
        if request.method != "POST":
            return 405, "JSON-RPC wants POST."
        if request.content_type != "application/json":
            return 415, "JSON-RPC wants application/json."
        if (request.content_length or 0) > MAX_BODY:
            return 413, f"A request may have {MAX_BODY} bytes."
        return None


def _is_local(host: str) -> bool:
    """Accept ``localhost`` and plain addresses: a rebound DNS name is neither."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name == "localhost":
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128)


def _threads_with_stack(count: int) -> ThreadPoolExecutor:
    """Start all workers now, so that the larger stack is theirs alone."""
    pool = ThreadPoolExecutor(count, thread_name_prefix="almoner-ledger")
    gate = threading.Barrier(count + 1)
    before = threading.stack_size(WORKER_STACK)
    try:
        for _ in range(count):
            pool.submit(gate.wait)
    finally:
        threading.stack_size(before)
    gate.wait()
    return pool
