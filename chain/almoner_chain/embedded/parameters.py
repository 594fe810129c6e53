"""Parameters of JSON-RPC calls: quantities, data, addresses, block tags, log filters. Strict, and bounded.

Raises InvalidParams with words near geth's; knows no chain beyond the head's number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from almoner_chain.embedded.refusals import InvalidParams

_QUANTITY = re.compile(r"0x(0|[1-9a-fA-F][0-9a-fA-F]{0,63})\Z")
_DATA = re.compile(r"0x(?:[0-9a-fA-F]{2})*\Z")
_HEX = re.compile(r"(?:0x)?([0-9a-fA-F]{1,64})\Z")

LATEST_TAGS = frozenset({"latest", "safe", "finalized", "pending"})
MAX_TOPIC_CHOICES = 200
CALL_GAS = 50_000_000
"""Gas of a call that names none, and the most that any may use."""


def quantity(value: object, name: str = "quantity") -> int:
    """Read a hex quantity of at most 256 bits."""
    if not isinstance(value, str) or not _QUANTITY.match(value):
        raise InvalidParams(f"invalid argument: {name} must be a hex quantity such as 0x1f")
    return int(value, 16)


def data(value: object, name: str = "data", *, length: int | None = None) -> bytes:
    """Read hex data, of exactly ``length`` bytes if given."""
    if not isinstance(value, str) or not _DATA.match(value):
        raise InvalidParams(f"invalid argument: {name} must be hex data such as 0x00ff")
    found = bytes.fromhex(value[2:])
    if length is not None and len(found) != length:
        raise InvalidParams(f"invalid argument: {name} must have {length} bytes, not {len(found)}")
    return found


def address(value: object, name: str = "address") -> bytes:
    """Read a 20-byte address."""
    return data(value, name, length=20)


def slot(value: object) -> bytes:
    """Read a storage slot: hex of any length up to 32 bytes, as geth takes it."""
    found = _HEX.match(value) if isinstance(value, str) else None
    if not found:
        raise InvalidParams("invalid argument: storage slot must be hex of at most 32 bytes")
    return int(found.group(1), 16).to_bytes(32, "big")


@dataclass(frozen=True)
class BlockId:
    """A block as a caller names it: by hash, by number, or as the newest (``tag``)."""

    number: int | None = None
    hash: bytes | None = None
    tag: str | None = None


def block_id(value: object) -> BlockId:
    """Read a block tag, number or EIP-1898 object; nothing means the newest."""
    if value is None:
        return BlockId(tag="latest")
    if isinstance(value, Mapping):
        if "blockHash" in value:
            return BlockId(hash=data(value["blockHash"], "blockHash", length=32))
        return block_id(value.get("blockNumber"))
    if value == "earliest":
        return BlockId(number=0)
    if value in LATEST_TAGS:
        return BlockId(tag=str(value))
    if isinstance(value, str) and len(value) == 66:
        return BlockId(hash=data(value, "block hash", length=32))
    return BlockId(number=quantity(value, "block number"))


@dataclass(frozen=True)
class LogFilter:
    """What ``eth_getLogs`` asks for; an empty choice matches everything. Blocks are inclusive."""

    first: int
    last: int
    addresses: tuple[bytes, ...]
    topics: tuple[tuple[bytes, ...], ...]


def addresses(value: object) -> tuple[bytes, ...]:
    """Read one address, a list of them, or nothing."""
    if value is None:
        return ()
    if isinstance(value, Sequence) and not isinstance(value, str):
        if len(value) > MAX_TOPIC_CHOICES:
            raise InvalidParams(f"invalid argument: more than {MAX_TOPIC_CHOICES} addresses")
        return tuple(address(each) for each in value)
    return (address(value),)


def topics(value: object) -> tuple[tuple[bytes, ...], ...]:
    """Read the topics of a filter: at each place nothing, one, or a list of choices."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > 4:
        raise InvalidParams("invalid argument: topics must be a list of at most 4 places")
    return tuple(_choices(each) for each in value)


def _choices(value: object) -> tuple[bytes, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        return (data(value, "topic", length=32),)
    if len(value) > MAX_TOPIC_CHOICES:
        raise InvalidParams(f"invalid argument: more than {MAX_TOPIC_CHOICES} choices for one topic")
    # A null among the choices matches anything, so the whole place does.
    return () if None in value else tuple(data(each, "topic", length=32) for each in value)


@dataclass(frozen=True)
class CallRequest:
    """The transaction object of ``eth_call`` and ``eth_estimateGas``; fees are read and not used (they are 0)."""

    sender: bytes
    to: bytes
    data: bytes
    value: int
    gas: int | None
    access_list: tuple[tuple[bytes, tuple[int, ...]], ...]


def call_request(value: object) -> CallRequest:
    """Read a call object."""
    if not isinstance(value, Mapping):
        raise InvalidParams("invalid argument: the call must be an object")
    given = {name: each for name, each in value.items() if each is not None}
    return CallRequest(
        sender=address(given.get("from", "0x" + "00" * 20), "from"),
        to=address(given["to"], "to") if "to" in given else b"",
        data=data(given.get("input", given.get("data", "0x")), "input"),
        value=quantity(given.get("value", "0x0"), "value"),
        gas=quantity(given["gas"], "gas") if "gas" in given else None,
        access_list=tuple(_access(each) for each in _list(given.get("accessList", []), "accessList")),
    )


def _access(value: object) -> tuple[bytes, tuple[int, ...]]:
    if not isinstance(value, Mapping):
        raise InvalidParams("invalid argument: accessList must hold objects")
    keys = _list(value.get("storageKeys", []), "storageKeys")
    return address(value.get("address")), tuple(int.from_bytes(slot(key), "big") for key in keys)


def _list(value: object, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise InvalidParams(f"invalid argument: {name} must be a list")
    return value
