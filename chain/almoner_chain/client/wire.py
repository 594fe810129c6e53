"""How JSON-RPC writes numbers and bytes, read strictly: a node may put anything in their place."""

from __future__ import annotations

from typing import Any

from almoner_chain.client.http import NodeMisbehaved

_MAX_NUMBER = 2 + 64


def hex0x(data: bytes) -> str:
    """Write bytes."""
    return "0x" + data.hex()


def word(number: int) -> str:
    """Write a number as 32 bytes, as topics and storage slots are written."""
    return f"0x{number:064x}"


def number_of(value: Any) -> int:
    """Read a number in hex; raises `NodeMisbehaved`."""
    if isinstance(value, str) and value.startswith("0x") and 2 < len(value) <= _MAX_NUMBER:
        try:
            return int(value[2:], 16)
        except ValueError:
            pass
    raise NodeMisbehaved("A node's answer has something else where a number belongs.")


def bytes_of(value: Any, length: int | None = None) -> bytes:
    """Read bytes in hex, ``length`` of them if given; raises `NodeMisbehaved`."""
    if isinstance(value, str) and value.startswith("0x"):
        try:
            found = bytes.fromhex(value[2:])
        except ValueError:
            found = None
        if found is not None and 2 * len(found) == len(value) - 2 and length in (None, len(found)):
            return found
    raise NodeMisbehaved("A node's answer has something else where bytes belong.")
