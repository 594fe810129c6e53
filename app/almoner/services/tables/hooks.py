"""How a long import tells how far it is and learns that it should stop. Knows nothing else."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from almoner.services.tables.model import Cancelled, ImportCancelled, Progress

STEP = 8192
"""Rows between two calls: often enough for a window, too seldom to cost time."""


class Hooks(NamedTuple):
    """The caller's two functions; both optional, both called on the caller's own thread."""

    progress: Progress | None = None
    cancelled: Cancelled | None = None

    def tick(self, done: int, total: int) -> None:
        """Report ``done`` of ``total``; raises `ImportCancelled` when the person has stopped the import."""
        if self.cancelled is not None and self.cancelled():
            raise ImportCancelled(
                "The import was stopped; nothing was kept.", code="import.cancelled", hint="Start it again."
            )
        if self.progress is not None:
            self.progress(done, total)


NO_HOOKS = Hooks()


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep the cycle collector from walking a growing table again and again (a third of the time); no cycles arise."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
