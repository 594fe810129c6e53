"""Who may ask the page's server, and how much: hosts, connections, requests per address, bounded tables.

Written for a hostile caller. It knows addresses only as long as it has to, and writes none of them anywhere. Knows
neither pages nor ledgers.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

REFUSED_AT_THE_DOOR = (
    b"HTTP/1.1 503 Service Unavailable\r\nServer: almoner\r\nRetry-After: 5\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server bears. ``burst`` and ``per_second`` count calls: a file is one, see `serving_view` for the rest.

    Behind a proxy everybody comes from one address; then these hold for all together.
    """

    burst: int = 3000
    per_second: int = 300
    addresses: int = 4096
    connections: int = 256
    connections_per_address: int = 48
    at_once: int = 6
    waiting: int = 96
    body: int = 256 << 10
    batch: int = 100
    answer: int = 16 << 20
    gas: int = 10_000_000
    seconds_for_body: int = 20
    seconds_for_ledger: int = 15
    seconds_for_answer: int = 120
    seconds_idle: int = 60


class Buckets:
    """A bucket of tokens for each address; the table forgets the address that asked longest ago."""

    def __init__(self, limits: Limits, *, clock: Callable[[], int] = time.monotonic_ns) -> None:
        self._limits = limits
        self._clock = clock
        self._levels: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def take(self, address: str, calls: int) -> int:
        """Take ``calls`` tokens from an address's bucket; return 0, or in how many seconds there will be as many.

        Who asks for more than a bucket holds pays a whole one.
        """
        rate, burst = self._limits.per_second, self._limits.burst * 10**9
        now, wanted = self._clock(), min(calls, self._limits.burst) * 10**9
        level, seen = self._levels.pop(address, (burst, now))
        level = min(burst, level + (now - seen) * rate)
        wait = 0
        if wanted > level:
            wait = max(1, -(-(wanted - level) // (rate * 10**9)))
        else:
            level -= wanted
        self._levels[address] = (level, now)
        while len(self._levels) > self._limits.addresses:
            self._levels.popitem(last=False)
        return wait

    def __len__(self) -> int:
        """Return how many addresses are in the table."""
        return len(self._levels)


def group_of(address: str) -> str:
    """Return what counts as one caller: an IPv4 address, or the /64 of an IPv6 one, of which a caller has them all."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))
    return str(found)


def is_served_host(header: str, *, names: frozenset[str], loopback_only: bool) -> bool:
    """Tell whether a request's Host header names this server.

    Against DNS rebinding: a page of somebody else's domain that points to this computer has that domain here. Plain
    addresses are no names that can be rebound; ``names`` are the charity's own, for a proxy in front of the server.
    """
    found = _HOST.fullmatch(header)
    if found is None:
        return False
    host = found[1].lower().rstrip(".")
    if host == "localhost" or host in names:
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_loopback or not loopback_only


class Door(asyncio.Protocol):
    """Lets a connection in, or answers 503 and closes it: so many in all, so many from one address."""

    def __init__(self, make: Callable[[], Any], inside: Counter[str], limits: Limits) -> None:
        self._make = make
        self._inside = inside
        self._limits = limits
        self._caller = ""
        self._inner: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count the caller in, or turn it away."""
        peer = transport.get_extra_info("peername")
        self._caller = group_of(str(peer[0])) if peer else ""
        full = self._inside.total() >= self._limits.connections
        if full or self._inside[self._caller] >= self._limits.connections_per_address:
            assert isinstance(transport, asyncio.WriteTransport)  # noqa: S101  (it is a socket's)
            transport.write(REFUSED_AT_THE_DOOR)
            transport.close()
            return
        self._inside[self._caller] += 1
        self._inner = self._make()
        self._inner.connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Count the caller out."""
        inner, self._inner = self._inner, None
        if inner is None:
            return
        self._inside[self._caller] -= 1
        if not self._inside[self._caller]:
            del self._inside[self._caller]
        inner.connection_lost(error)

    def data_received(self, data: bytes) -> None:
        """Pass on what came."""
        if self._inner is not None:
            self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        """Pass on that no more comes."""
        return None if self._inner is None else self._inner.eof_received()

    def pause_writing(self) -> None:
        """Pass on that the caller reads too slowly."""
        if self._inner is not None:
            self._inner.pause_writing()

    def resume_writing(self) -> None:
        """Pass on that the caller reads again."""
        if self._inner is not None:
            self._inner.resume_writing()
