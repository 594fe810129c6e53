"""The site as of now: made again, beside the serving, when somebody asks and it is older than a few seconds.

A new payment, a new name or a purpose gets to the page without a restart. Where the ledger cannot be read, the site made
last goes on. Knows neither HTTP nor nodes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from almoner.services.page_site import Site, build_site
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.page_config import PageOptions
    from almoner.services.session import Session

SECONDS_IT_HOLDS = 3
SECONDS_TO_WAIT = 2
REST = 10
"""Making it takes at most one part in so many of the time."""

_log = logging.getLogger(__name__)

OpenSession = Callable[[], "Session"]


class SiteKeeper:
    """Keeps one site fresh; `current` is for the event loop, the work is done in a thread of its own."""

    def __init__(self, open_session: OpenSession, options: PageOptions, site: Site) -> None:
        self._open_session = open_session
        self._options = options
        self._site = site
        self._fresh_until = time.monotonic() + SECONDS_IT_HOLDS
        self._making: Future[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="almoner-site")

    async def current(self, *, waits: bool) -> Site:
        """Return the site. Where it is due, it is made again: first, if it ``waits`` and that is done in a moment."""
        if self._making is None and time.monotonic() >= self._fresh_until:
            self._making = self._thread.submit(self._make)
        making = self._making
        if making is not None and waits:
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(making)), SECONDS_TO_WAIT)
        if making is not None and making.done() and self._making is making:
            self._making = None
        return self._site

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(cancel_futures=True)

    def _make(self) -> None:
        begun = time.monotonic()
        try:
            with closing(self._open_session()) as session:
                self._site = build_site(session, self._options, served=True)
        except AlmonerError:  # what cannot be read now is as it was
            pass
        except Exception:  # noqa: BLE001  the thread goes on
            _log.exception("the site could not be made again")
        now = time.monotonic()
        self._fresh_until = now + max(SECONDS_IT_HOLDS, REST * (now - begun))
