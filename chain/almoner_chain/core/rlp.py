"""A strict, bounded reader of RLP, for block headers and proof nodes of unknown origin.

Refuses every second spelling of a value (a hash over bytes must stand for one value) and bounds depth, so that
nested brackets cannot exhaust the stack. Reads only; knows nothing of what the items mean.
"""

from __future__ import annotations

from almoner_chain.core.errors import BadInput

Item = bytes | list["Item"]

MAX_DEPTH = 4
"""A node inside a node inside a branch; no header or account goes deeper."""


class RlpInvalid(BadInput):
    """Bytes that are not one canonical RLP item."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This is not a canonical RLP item: {what}.", code="rlp.invalid")


def decode(data: bytes) -> Item:
    """Return the one item that ``data`` holds to its last byte. Raises `RlpInvalid`."""
    item, end = _item(data, 0, len(data), MAX_DEPTH)
    if end != len(data):
        raise RlpInvalid("bytes are left over")
    return item


def decode_list(data: bytes) -> list[Item]:
    """Return the items of the one list that ``data`` holds. Raises `RlpInvalid`."""
    item = decode(data)
    if isinstance(item, bytes):
        raise RlpInvalid("a list is expected")
    return item


def encode(item: Item) -> bytes:
    """Return the canonical RLP of an item; needed for nodes that lie inside others."""
    if isinstance(item, bytes):
        if len(item) == 1 and item[0] < 0x80:
            return item
        return _head(len(item), 0x80) + item
    payload = b"".join([encode(each) for each in item])
    return _head(len(payload), 0xC0) + payload


def to_uint(item: Item, most: int = 32) -> int:
    """Return the number an item stands for: big-endian, no leading zero, at most ``most`` bytes."""
    if not isinstance(item, bytes) or len(item) > most or item[:1] == b"\0":
        raise RlpInvalid("a number is expected")
    return int.from_bytes(item, "big")


def _head(length: int, base: int) -> bytes:
    if length < 56:
        return bytes((base + length,))
    width = (length.bit_length() + 7) // 8
    return bytes((base + 55 + width,)) + length.to_bytes(width, "big")


def _item(data: bytes, at: int, end: int, depth: int) -> tuple[Item, int]:
    if at >= end:
        raise RlpInvalid("it ends too early")
    first = data[at]
    if first < 0x80:
        return data[at : at + 1], at + 1
    base = 0x80 if first < 0xC0 else 0xC0
    start, stop = _span(data, at, end, base)
    if base == 0xC0:
        return _items(data, start, stop, depth), stop
    if stop - start == 1 and data[start] < 0x80:
        raise RlpInvalid("a small byte is written with a length")
    return data[start:stop], stop


def _items(data: bytes, at: int, end: int, depth: int) -> list[Item]:
    if depth == 0:
        raise RlpInvalid("it is nested too deeply")
    items = []
    while at < end:
        item, at = _item(data, at, end, depth - 1)
        items.append(item)
    return items


def _span(data: bytes, at: int, end: int, base: int) -> tuple[int, int]:
    length, start = data[at] - base, at + 1
    if length > 55:
        width = length - 55
        digits = data[start : start + width]
        length, start = int.from_bytes(digits, "big"), start + width
        if digits[:1] == b"\0" or length < 56:
            raise RlpInvalid("a length is written longer than it need be")
    if start + length > end:
        raise RlpInvalid("it ends too early")
    return start, start + length
