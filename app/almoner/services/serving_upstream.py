"""Where the served view gets its answers: the embedded ledger, whoever owns it now, or the nodes of a network.

The embedded ledger changes hands when the window that had it open is closed; then it is opened again here. Knows calls
and results, not what they mean.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner_chain.client.rpc import Node, NodeUnreachable
from almoner_chain.core.errors import Unreachable

if TYPE_CHECKING:
    from almoner.services.serving_gate import Limits
    from almoner.services.session import Session

TRIES = 3
SECONDS_TO_OPEN = 5
MIN_SECRET = 5
"""Shorter parts of an address stand in any text."""


class EmbeddedUpstream:
    """The ledger in a folder on this computer; opened again when its owner went away. Thread-safe."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        """Open the ledger, or join the program that has it open. Raises Unreachable."""
        self._directory = directory
        self._limits = limits
        self._lock = threading.Lock()
        self._closed = False
        self._stack = ExitStack()
        self._node = self._opened()

    @property
    def secrets(self) -> frozenset[str]:
        """The owner's address holds a secret path."""
        with self._lock:
            return _secrets_of(self._url)

    def ask(self, calls: Sequence[tuple[str, list[Any]]]) -> list[Any]:
        """Return each call's result or refusal; a call that reached nobody is made again after opening anew."""
        for _ in range(TRIES):
            node = self._node
            try:
                return node.attempt(calls, timeout=self._limits.seconds_for_ledger)
            except NodeUnreachable:
                self._reopen(node)
        raise NodeUnreachable("The ledger on this computer does not answer.")

    def close(self) -> None:
        """Give the ledger free if it is ours."""
        with self._lock:
            self._closed = True
            self._stack.close()

    def _reopen(self, failed: Node) -> None:
        with self._lock:
            if self._closed:
                raise NodeUnreachable("The server is being closed.")
            if self._node is failed:  # else another thread was faster
                self._stack.close()
                self._node = self._opened()

    def _opened(self) -> Node:
        from almoner_chain.embedded import open_ledger

        running = self._stack.enter_context(open_ledger(self._directory, wait=SECONDS_TO_OPEN))
        self._url = running.url
        return self._stack.enter_context(Node(running.url, max_bytes=self._limits.answer))


class NetworkUpstream:
    """Nodes on a network, in order: a later one is asked only where those before it give no answer. Thread-safe."""

    def __init__(self, urls: Sequence[str], limits: Limits) -> None:
        self._limits = limits
        self._nodes = [Node(url, max_bytes=limits.answer) for url in urls]
        self._secrets = frozenset().union(*map(_secrets_of, urls))

    @property
    def secrets(self) -> frozenset[str]:
        """Every part of the nodes' addresses."""
        return self._secrets

    def ask(self, calls: Sequence[tuple[str, list[Any]]]) -> list[Any]:
        """Return each call's result or refusal from the first node that answers."""
        problem: Unreachable | None = None
        for node in self._nodes:
            try:
                return node.attempt(calls, timeout=self._limits.seconds_for_ledger)
            except Unreachable as failed:
                problem = failed
        raise problem or NodeUnreachable("There is no node to ask.")

    def close(self) -> None:
        """Close the idle connections."""
        for node in self._nodes:
            node.close()


def upstream_of(
    session: Session, nodes: Sequence[str], limits: Limits
) -> Callable[[], EmbeddedUpstream | NetworkUpstream]:
    """Return what opens the place where the view gets its answers; ``nodes`` are those that the page asks itself.

    To be called once the session is closed, which may own the embedded ledger. It raises Unreachable where that does
    not open.
    """
    from almoner.services.page_config import upstreams

    if session.home.get("engine") == "embedded":
        return partial(EmbeddedUpstream, session.home.chain_directory, limits)
    return partial(NetworkUpstream, upstreams(session, nodes), limits)


def _secrets_of(url: str) -> frozenset[str]:
    """Return the parts of an address that could be an access key, and its host."""
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    found = {parts.netloc, parts.hostname or ""}
    for text in (parts.path, unquote(parts.path), parts.query, unquote(parts.query), parts.netloc):
        found.update(re.split(r"[/?&=:@;,.]", text))
    with contextlib.suppress(ValueError):
        found.update({parts.username or "", parts.password or ""})
    return frozenset(part for part in found if len(part) >= MIN_SECRET)
