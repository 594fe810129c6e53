"""The standard ABI encoding, written by hand for the few shapes the protocol has: words and short strings.

Strict where eth_abi is lenient: wrong length, dirty padding and offsets elsewhere than an encoder puts them
are refused, so that every value has one encoding only. Must not know what the values mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from almoner_chain.core.errors import BadInput

WORD = 32
_MAX_TEXT = 1 << 16  # an attacker's length word must not make us look further than any string of ours can be
_PADDING12 = bytes(12)
_TRUE = (1).to_bytes(32, "big")
_FALSE = bytes(32)


class AbiInvalid(BadInput):
    """Bytes that are not the one encoding of the expected values, or a value that has none."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="abi.invalid", hint="Ask another node for the same entry.")


def read_uint(data: bytes, at: int) -> int:
    """Read the unsigned word at byte ``at``."""
    return int.from_bytes(data[at : at + WORD], "big")


def read_address(data: bytes, at: int) -> bytes:
    """Read 20 bytes right-aligned in the word at ``at``; refuse dirty padding."""
    if data[at : at + 12] != _PADDING12:
        raise AbiInvalid(f"The address at byte {at} has dirty padding.")
    return data[at + 12 : at + WORD]


def read_hash(data: bytes, at: int) -> bytes:
    """Read the 32 bytes at ``at``."""
    return data[at : at + WORD]


def read_bool(data: bytes, at: int) -> bool:
    """Read a truth value at ``at``; refuse everything but 0 and 1."""
    word = data[at : at + WORD]
    if word == _TRUE:
        return True
    if word == _FALSE:
        return False
    raise AbiInvalid(f"The truth value at byte {at} is neither 0 nor 1.")


_READ: dict[str, Callable[[bytes, int], Any]] = {
    "u": read_uint,
    "a": read_address,
    "h": read_hash,
    "b": read_bool,
}


def read_words(data: bytes, layout: str, start: int = 0) -> list[Any]:
    """Read one value for each letter of ``layout`` from ``start``: u uint256, a address, h bytes32, b bool.

    The caller has checked that ``data`` is long enough.
    """
    return [_READ[code](data, start + WORD * i) for i, code in enumerate(layout)]


def need(data: bytes, length: int) -> None:
    """Refuse data that is shorter than ``length`` bytes."""
    if len(data) < length:
        raise AbiInvalid(f"Expected at least {length} bytes of ABI data, found {len(data)}.")


def need_exactly(data: bytes, length: int) -> None:
    """Refuse data that is not ``length`` bytes long."""
    if len(data) != length:
        raise AbiInvalid(f"Expected {length} bytes of ABI data, found {len(data)}.")


def read_exactly(data: bytes, layout: str) -> list[Any]:
    """Read static values that must fill ``data`` to the last byte."""
    need_exactly(data, WORD * len(layout))
    return read_words(data, layout)


def read_bytes_at(data: bytes, pointer: int, expected: int) -> tuple[bytes, int]:
    """Read the dynamic value whose offset stands at ``pointer``; return it and where the next one must begin.

    ``expected`` is where the canonical encoding puts it; any other offset is refused.
    """
    if read_uint(data, pointer) != expected or len(data) < expected + WORD:
        raise AbiInvalid(f"The offset at byte {pointer} does not lead to byte {expected}.")
    length = read_uint(data, expected)
    begin = expected + WORD
    if length > _MAX_TEXT or len(data) < begin + _padded(length):
        raise AbiInvalid(f"The value at byte {expected} is longer than the data.")
    end = begin + _padded(length)
    if any(data[begin + length : end]):
        raise AbiInvalid(f"The value at byte {expected} has dirty padding.")
    return data[begin : begin + length], end


def read_text_at(data: bytes, pointer: int, expected: int) -> tuple[str, int]:
    """Like `read_bytes_at`, for a string; refuses what is not UTF-8."""
    raw, end = read_bytes_at(data, pointer, expected)
    try:
        return raw.decode("utf-8"), end
    except UnicodeDecodeError:
        raise AbiInvalid(f"The text at byte {expected} is not UTF-8.") from None


def write_uint(value: int) -> bytes:
    """Encode an unsigned integer below 2^256."""
    if not 0 <= value < 1 << 256:
        raise AbiInvalid(f"{value} does not fit an unsigned word.")
    return int(value).to_bytes(WORD, "big")


def write_address(value: bytes) -> bytes:
    """Encode 20 bytes."""
    if len(value) != 20:
        raise AbiInvalid(f"An address has 20 bytes, not {len(value)}.")
    return _PADDING12 + value


def write_hash(value: bytes) -> bytes:
    """Encode 32 bytes."""
    if len(value) != WORD:
        raise AbiInvalid(f"A hash has 32 bytes, not {len(value)}.")
    return value


def write_bool(value: bool) -> bytes:
    """Encode a truth value."""
    return _TRUE if value else _FALSE


_WRITE: dict[str, Callable[[Any], bytes]] = {
    "u": write_uint,
    "a": write_address,
    "h": write_hash,
    "b": write_bool,
}


def write_words(layout: str, values: Sequence[Any]) -> bytes:
    """Encode one value for each letter of ``layout`` (see `read_words`)."""
    if len(values) != len(layout):
        raise AbiInvalid(f"Expected {len(layout)} values, found {len(values)}.")
    return b"".join([_WRITE[code](value) for code, value in zip(layout, values, strict=True)])


def write_tail(raw: bytes) -> bytes:
    """Encode a dynamic value's own part: length, bytes, padding."""
    return write_uint(len(raw)) + raw + bytes(-len(raw) % WORD)


def _padded(length: int) -> int:
    return length + -length % WORD
