"""Under which addresses other computers in this network reach this one. Sends nothing to find out."""

from __future__ import annotations

import contextlib
import ipaddress
import socket

SOMEWHERE_ELSE = ("10.254.254.254", "192.168.254.254", "8.8.8.8")
"""Only the way there is looked up; a datagram socket that is connected sends nothing."""


def lan_addresses() -> list[str]:
    """Return this computer's IPv4 addresses in its networks, the one of the usual way out first; none without a network."""
    found: list[str] = []
    for target in SOMEWHERE_ELSE:
        with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((target, 9))
            found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        entries = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
        found += [str(entry[4][0]) for entry in entries]
    return [address for address in dict.fromkeys(found) if _is_in_a_network(address)]


def is_public(address: str) -> bool:
    """Tell whether an address is reached from the whole internet."""
    return ipaddress.ip_address(address).is_global


def _is_in_a_network(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return not (parsed.is_loopback or parsed.is_unspecified or parsed.is_multicast)
