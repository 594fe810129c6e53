"""The page's server as HTTP: files of the site, the view of the ledger, their headers; every refusal of a request.

Files are looked up in a table, never on a disk. Nothing of a request is written down. Knows sites and views, not where
they come from.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from aiohttp import web

from almoner.services.page_site import PAGE, WELL_KNOWN, WORKER, SiteFile
from almoner.services.serving_gate import Buckets, Door, Limits, group_of, is_served_host
from almoner.services.serving_view import Question, View, refused
from almoner_chain.embedded.refusals import LIMIT_EXCEEDED, RpcRefusal

if TYPE_CHECKING:
    from almoner.services.page_site import Site

SERVER = "almoner"
ALIASES = {"v": PAGE, "v/": PAGE}
RPC = "rpc"
OPEN_TO_ALL = (RPC, WELL_KNOWN, "published.json")
"""What pages of other hosts may read."""

SECURITY = {
    "Server": SERVER,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
    "Cache-Control": "no-cache",
}
NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'"
MIN_TO_PACK = 1400
SECONDS_A_PREFLIGHT_HOLDS = 7200


class SiteOfNow(Protocol):
    """What gives the site: `serving_site.SiteKeeper.current`."""

    async def __call__(self, *, waits: bool) -> Site:
        """Return the site."""


_log = logging.getLogger(__name__)
_silent = logging.Logger("almoner.serving.silent", level=logging.CRITICAL + 1)
"""The web server's own words hold callers' addresses and pieces of their requests."""


class _Handler(web.RequestHandler):
    """One connection; what cannot even be read as HTTP is refused without repeating it."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what is no HTTP."""
        answer = _refusal(status, "This is not served.")
        answer.headers.update(SECURITY)
        answer.force_close()
        return answer


class HttpFace:
    """Answers requests with the site of the moment and the view's answers; lives in one event loop."""

    def __init__(
        self,
        *,
        site: SiteOfNow,
        view: View,
        names: frozenset[str],
        workers: ThreadPoolExecutor,
        limits: Limits,
    ) -> None:
        self._site = site
        self._view = view
        self._names = names
        self._workers = workers
        self._limits = limits
        self._buckets = Buckets(limits)
        self._inside: Counter[str] = Counter()
        self._asking = 0
        self._server = web.Server(self._handle)

    def connection(self) -> asyncio.Protocol:
        """Make what serves one connection."""
        return Door(self._make_handler, self._inside, self._limits)

    async def shutdown(self, seconds: int) -> None:
        """Let running requests finish, at most so many seconds, and close every connection."""
        self._server.pre_shutdown()
        await self._server.shutdown(seconds)

    def _make_handler(self) -> _Handler:
        return _Handler(
            self._server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=self._limits.seconds_idle,
            logger=_silent,
            access_log=None,  # type: ignore[arg-type]
            auto_decompress=False,
            lingering_time=2,
        )

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            answer = await self._answer(request)
        except TimeoutError:
            answer = _refusal(408, "The request came too slowly.")
        except (ConnectionError, web.HTTPException):
            raise
        except Exception:  # noqa: BLE001  a bug must not show itself to a stranger
            _log.exception("a request failed")
            answer = _refusal(500, "Something went wrong here.")
        for name, value in SECURITY.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Content-Security-Policy", NOTHING_ALLOWED)
        if _came_by_loopback(request):
            # Over plain HTTP in a network browsers ignore it, and complain.
            answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if request.path.removeprefix("/") in OPEN_TO_ALL:
            answer.headers["Access-Control-Allow-Origin"] = "*"
            answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return await self._send(request, answer)

    async def _send(self, request: web.BaseRequest, answer: web.Response) -> web.Response:
        """Send an answer whole; a caller that does not read it loses its connection."""
        try:
            async with asyncio.timeout(self._limits.seconds_for_answer):
                await answer.prepare(request)
                await answer.write_eof()
        except TimeoutError:
            if request.transport is not None:
                request.transport.abort()
        return answer

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        if not self._is_for_us(request):
            return _refusal(403, "This host name is not served.")
        wait = self._buckets.take(_caller(request), 1)
        if wait:
            return _too_many(wait)
        path = request.path.removeprefix("/")
        if request.method == "OPTIONS" and path in OPEN_TO_ALL:
            return _preflight(request, "POST" if path == RPC else "GET, HEAD")
        if path == RPC:
            return await self._rpc(request)
        return await self._file(request, path)

    def _is_for_us(self, request: web.BaseRequest) -> bool:
        host = request.headers.get("Host", "")
        return is_served_host(host, names=self._names, loopback_only=_came_by_loopback(request))

    # -- files ------------------------------------------------------------------------------------------------------

    async def _file(self, request: web.BaseRequest, path: str) -> web.Response:
        if request.method not in ("GET", "HEAD"):
            answer = _refusal(405, "Files are only read here.")
            answer.headers["Allow"] = "GET, HEAD"
            return answer
        if not path:
            return web.Response(status=302, headers={"Location": "v/"})
        if path == "favicon.ico":  # browsers ask on their own and note a 404 as an error
            return web.Response(status=204)
        # The page is on its way at once; what changes from day to day is as of now.
        site = await self._site(waits=path in OPEN_TO_ALL)
        name = ALIASES.get(path, path)
        file = site.files.get(name)
        if file is None:
            return _refusal(404, "There is nothing here.")
        return _file_answer(request, file, _rules_for(name, site))

    # -- the ledger -------------------------------------------------------------------------------------------------

    async def _rpc(self, request: web.BaseRequest) -> web.Response:
        refusal = self._rpc_refusal(request)
        if refusal is not None:
            return refusal
        async with asyncio.timeout(self._limits.seconds_for_body):
            body = await self._body(request)
        if body is None:
            return _json(413, refused(RpcRefusal("request too large", code=LIMIT_EXCEEDED)))
        try:
            question = self._view.read(body)
        except RpcRefusal as wrong:
            return _json(400, refused(wrong))
        wait = self._buckets.take(_caller(request), question.cost - 1)
        if wait:
            return _too_many(wait)
        if self._asking >= self._limits.waiting:
            return _busy()
        self._asking += 1
        try:
            return await self._asked(question, packs=_takes_gzip(request))
        finally:
            self._asking -= 1

    async def _asked(self, question: Question, *, packs: bool) -> web.Response:
        def work() -> tuple[bytes, bool]:
            answer = self._view.answer(question)
            if packs and len(answer) >= MIN_TO_PACK:
                return gzip.compress(answer, 1, mtime=0), True
            return answer, False

        answer, packed = await asyncio.get_running_loop().run_in_executor(self._workers, work)
        if not answer:
            return web.Response(status=204)
        found = _json(200, answer)
        if packed:
            found.headers["Content-Encoding"] = "gzip"
        found.headers["Vary"] = "Accept-Encoding"
        found.headers["Cache-Control"] = "no-store"
        return found

    def _rpc_refusal(self, request: web.BaseRequest) -> web.Response | None:
        if request.method != "POST":
            answer = _refusal(405, "JSON-RPC wants POST.")
            answer.headers["Allow"] = "POST, OPTIONS"
            return answer
        if request.content_type != "application/json" or "Content-Encoding" in request.headers:
            return _refusal(415, "JSON-RPC wants application/json.")
        if (request.content_length or 0) > self._limits.body:
            answer = _json(413, refused(RpcRefusal("request too large", code=LIMIT_EXCEEDED)))
            answer.force_close()
            return answer
        return None

    async def _body(self, request: web.BaseRequest) -> bytes | None:
        """Return the body; None where it is longer than we take."""
        parts, size = [], 0
        async for part in request.content.iter_any():
            size += len(part)
            if size > self._limits.body:
                return None
            parts.append(part)
        return b"".join(parts)


def _caller(request: web.BaseRequest) -> str:
    return group_of(request.remote or "")


def _came_by_loopback(request: web.BaseRequest) -> bool:
    """Tell whether the caller, or a proxy before it, is on this computer."""
    transport = request.transport
    here = transport.get_extra_info("sockname") if transport is not None else None
    return here is not None and (str(here[0]).startswith("127.") or here[0] == "::1")


def _rules_for(name: str, site: Site) -> str:
    """Return a file's own rules: the page's as it carries them itself; the worker may fetch what the page may."""
    if name == PAGE:
        return f"{site.rules}; frame-ancestors 'none'"
    if name == WORKER:
        return f"default-src 'none'; connect-src {' '.join(site.config.connect)}; frame-ancestors 'none'"
    return NOTHING_ALLOWED


def _file_answer(request: web.BaseRequest, file: SiteFile, rules: str) -> web.Response:
    packs = _takes_gzip(request) and len(file.body) >= MIN_TO_PACK and not file.type.startswith("image/")
    tag = f'"{file.tag}{"-gz" if packs else ""}"'
    headers = {
        "ETag": tag,
        "Vary": "Accept-Encoding",
        "Content-Security-Policy": rules,
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if tag in [each.strip() for each in request.headers.get("If-None-Match", "").split(",")]:
        return web.Response(status=304, headers=headers)
    headers["Content-Type"] = file.type
    if packs:
        headers["Content-Encoding"] = "gzip"
    return web.Response(body=file.packed if packs else file.body, headers=headers)


def _takes_gzip(request: web.BaseRequest) -> bool:
    offered = request.headers.get("Accept-Encoding", "").replace(" ", "").lower().split(",")
    return "gzip" in offered


def _preflight(request: web.BaseRequest, methods: str) -> web.Response:
    """Answer what a browser asks before a page of another host may ask."""
    headers = {
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "content-type",
        "Access-Control-Max-Age": str(SECONDS_A_PREFLIGHT_HOLDS),
        "Vary": "Access-Control-Request-Private-Network",
    }
    if request.headers.get("Access-Control-Request-Private-Network") == "true":
        headers["Access-Control-Allow-Private-Network"] = "true"
    return web.Response(status=204, headers=headers)


def _json(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, headers={"Content-Type": "application/json"})


def _too_many(seconds: int) -> web.Response:
    answer = _json(429, refused(RpcRefusal("too many requests", code=LIMIT_EXCEEDED)))
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _busy() -> web.Response:
    answer = _json(503, refused(RpcRefusal("busy", code=LIMIT_EXCEEDED)))
    answer.headers["Retry-After"] = "2"
    return answer


def _refusal(status: int, sentence: str) -> web.Response:
    return web.Response(status=status, text=sentence + "\n")
