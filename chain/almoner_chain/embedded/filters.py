"""Filters that a client installs and polls (``eth_newFilter`` and its kin), and the reading of log filters.

Kept in memory only; the oldest are forgotten first.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from almoner_chain.embedded import parameters as read
from almoner_chain.embedded import views
from almoner_chain.embedded.chain import Chain
from almoner_chain.embedded.logs import find_logs
from almoner_chain.embedded.parameters import LogFilter
from almoner_chain.embedded.refusals import InvalidParams, RpcRefusal

MAX_FILTERS = 256


@dataclass
class _Installed:
    """A filter with the next block it has not reported; without ``logs`` it reports block hashes."""

    logs: LogFilter | None
    next_block: int


class Filters:
    """The installed filters of one server."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._lock = threading.Lock()
        self._installed: OrderedDict[str, _Installed] = OrderedDict()

    def methods(self) -> dict[str, Callable[..., Any]]:
        """Return the JSON-RPC methods."""
        return {
            "eth_newFilter": lambda asked: self._install(self.read(asked)),
            "eth_newBlockFilter": lambda: self._install(None),
            "eth_getFilterChanges": self.changes,
            "eth_getFilterLogs": self.all_logs,
            "eth_uninstallFilter": self.uninstall,
        }

    def read(self, asked: object) -> LogFilter:
        """Read a log filter; block tags are turned into numbers."""
        if not isinstance(asked, Mapping):
            raise InvalidParams("invalid argument: the filter must be an object")
        first, last = self._range(asked)
        return LogFilter(first, last, read.addresses(asked.get("address")), read.topics(asked.get("topics")))

    def _range(self, asked: Mapping[str, Any]) -> tuple[int, int]:
        head = self._chain.head.number
        if asked.get("blockHash") is not None:
            if asked.get("fromBlock") is not None or asked.get("toBlock") is not None:
                raise InvalidParams("invalid argument: blockHash excludes fromBlock and toBlock")
            header = self._chain.store.header_by_hash(read.data(asked["blockHash"], "blockHash", length=32))
            if header is None:
                raise RpcRefusal("unknown block")
            return header.number, header.number
        first, last = (_number(asked.get(name)) for name in ("fromBlock", "toBlock"))
        first, last = head if first is None else first, head if last is None else min(last, head)
        if first > last and first <= head:
            raise InvalidParams("invalid block range params: fromBlock is after toBlock")
        return min(first, head + 1), last

    def _install(self, logs: LogFilter | None) -> str:
        name = hex(secrets.randbits(124) | 1 << 124)
        with self._lock:
            self._installed[name] = _Installed(logs, self._chain.head.number + 1)
            while len(self._installed) > MAX_FILTERS:
                self._installed.popitem(last=False)
        return name

    def _get(self, name: object) -> _Installed:
        found = self._installed.get(name) if isinstance(name, str) else None
        if found is None:
            raise RpcRefusal("filter not found")
        return found

    def changes(self, name: object) -> list[Any]:
        """Return what came since the filter was last asked."""
        with self._lock:
            found = self._get(name)
            first, last = found.next_block, self._chain.head.number
            found.next_block = last + 1
        if found.logs is not None:
            return self._logs(replace(found.logs, first=first, last=last))
        headers = (self._chain.store.header(number) for number in range(first, last + 1))
        return [views.hexed(header.hash) for header in headers if header is not None]

    def all_logs(self, name: object) -> list[Any]:
        """Return everything that matches an installed log filter."""
        found = self._get(name)
        if found.logs is None:
            raise RpcRefusal("filter not found")
        return self._logs(replace(found.logs, last=self._chain.head.number))

    def _logs(self, asked: LogFilter) -> list[Any]:
        return [views.log_view(log) for log in find_logs(self._chain.store, asked)]

    def uninstall(self, name: object) -> bool:
        """Forget a filter; tell whether there was one."""
        with self._lock:
            return isinstance(name, str) and self._installed.pop(name, None) is not None


def _number(asked: object) -> int | None:
    block = read.block_id(asked)
    if block.hash is not None:
        raise InvalidParams("invalid argument: fromBlock and toBlock must be numbers or tags")
    return block.number
