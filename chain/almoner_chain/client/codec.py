"""ABI encoding of calls by type name, for the types that our contract has. Must not know the contract.

Light on purpose: eth_abi takes longer to import than a command may take to start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from almoner_chain.core import abi
from almoner_chain.core.abi import AbiInvalid

_LETTERS = {"address": "a", "bool": "b", "bytes": "x", "string": "t"}
_DYNAMIC = ("x", "t")


class Type(NamedTuple):
    """One ABI type: a ``letter`` for a word, dynamic bytes (x) or text (t), or ``parts``; ``many`` for ``T[]``."""

    letter: str = ""
    parts: tuple[Type, ...] = ()
    many: bool = False

    @property
    def dynamic(self) -> bool:
        """Whether the value stands behind an offset."""
        return self.many or self.letter in _DYNAMIC or any(part.dynamic for part in self.parts)

    @property
    def head_size(self) -> int:
        """Bytes in the head of what holds it."""
        if self.dynamic or self.letter:
            return abi.WORD
        return sum(part.head_size for part in self.parts)


def type_of(parameter: dict[str, Any]) -> Type:
    """Return the type of a parameter of an ABI in JSON."""
    name: str = parameter["type"]
    if array := re.fullmatch(r"(.*)\[(\d*)\]", name):
        inner = type_of({**parameter, "type": array[1]})
        return Type(parts=(inner,), many=True) if not array[2] else Type(parts=(inner,) * int(array[2]))
    if name == "tuple":
        return Type(parts=tuple(type_of(part) for part in parameter["components"]))
    if re.fullmatch(r"uint\d*", name):
        return Type("u")
    if re.fullmatch(r"bytes\d+", name):
        return Type("h")
    return Type(_LETTERS[name])


def signature_of(parameter: dict[str, Any]) -> str:
    """Return a parameter's type as it stands in a function's signature."""
    name: str = parameter["type"]
    if not name.startswith("tuple"):
        return name
    return f"({','.join(signature_of(part) for part in parameter['components'])}){name[5:]}"


def encode(types: Sequence[Type], values: Sequence[Any]) -> bytes:
    """Encode values as a tuple. Objects with an ``abi`` tuple stand for it. Raises `AbiInvalid`."""
    if len(types) != len(values):
        raise AbiInvalid(f"Expected {len(types)} values, found {len(values)}.")
    heads: list[bytes] = []
    tails: list[bytes] = []
    offset = sum(each.head_size for each in types)
    for each, value in zip(types, values, strict=True):
        if not each.dynamic:
            heads.append(_encode_one(each, value))
            continue
        heads.append(abi.write_uint(offset))
        tails.append(_encode_one(each, value))
        offset += len(tails[-1])
    return b"".join(heads + tails)


def decode_static(types: Sequence[Type], data: bytes) -> tuple[Any, ...]:
    """Decode static values that fill ``data`` exactly. Raises `AbiInvalid`."""
    return tuple(abi.read_exactly(data, _layout(tuple(types))))


def decode(types: Sequence[Type], data: bytes) -> tuple[Any, ...]:
    """Decode the one encoding that `encode` makes of values, structs and lists as tuples. Raises `AbiInvalid`.

    Every offset must be the one an encoder writes, so that no part of ``data`` is read twice or not at all.
    """
    values, end = _decode_all(types, data, 0)
    abi.need_exactly(data, end)
    return values


def _decode_all(types: Sequence[Type], data: bytes, base: int) -> tuple[tuple[Any, ...], int]:
    """Return the values that begin at ``base``, and where they end."""
    at, end = base, base + sum(each.head_size for each in types)
    abi.need(data, end)
    values: list[Any] = []
    for each in types:
        if not each.dynamic:
            values.append(_decode_fixed(each, data, at))
        elif abi.read_uint(data, at) != end - base:
            raise AbiInvalid(f"The offset at byte {at} does not lead to byte {end}.")
        else:
            value, end = _decode_tail(each, data, end)
            values.append(value)
        at += each.head_size
    return tuple(values), end


def _decode_fixed(each: Type, data: bytes, at: int) -> Any:
    if each.letter:
        return abi.read_words(data, each.letter, at)[0]
    values = []
    for part in each.parts:
        values.append(_decode_fixed(part, data, at))
        at += part.head_size
    return tuple(values)


def _decode_tail(each: Type, data: bytes, at: int) -> tuple[Any, int]:
    if each.letter:
        return _decode_bytes(data, at, text=each.letter == "t")
    if not each.many:
        return _decode_all(each.parts, data, at)
    abi.need(data, at + abi.WORD)
    count, begin = abi.read_uint(data, at), at + abi.WORD
    # Before a list of an attacker's length is made.
    abi.need(data, begin + count * each.parts[0].head_size)
    return _decode_all(each.parts * count, data, begin)


def _decode_bytes(data: bytes, at: int, *, text: bool) -> tuple[bytes | str, int]:
    abi.need(data, at + abi.WORD)
    length, begin = abi.read_uint(data, at), at + abi.WORD
    end = begin + length + -length % abi.WORD
    abi.need(data, end)
    raw = data[begin : begin + length]
    if any(data[begin + length : end]):
        raise AbiInvalid(f"The value at byte {at} has dirty padding.")
    try:
        return (raw.decode() if text else raw), end
    except UnicodeDecodeError:
        raise AbiInvalid(f"The text at byte {at} is not UTF-8.") from None


def _encode_one(each: Type, value: Any) -> bytes:
    if each.letter in _DYNAMIC:
        return abi.write_tail(value.encode() if isinstance(value, str) else value)
    if each.letter:
        return abi.write_words(each.letter, (value,))
    value = getattr(value, "abi", value)
    if each.many:
        return abi.write_uint(len(value)) + encode(each.parts * len(value), value)
    return encode(each.parts, value)


@cache
def _layout(types: tuple[Type, ...]) -> str:
    if any(each.dynamic for each in types):
        raise AbiInvalid("Only values of fixed size can be read.")
    return "".join(each.letter or _layout(each.parts) for each in types)
