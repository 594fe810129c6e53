"""Reading and writing the receipt's bytes: lengths bounded before anything is copied, one form per number.

Protocol, "Notation". Knows numbers and byte strings, not receipts.
"""

from __future__ import annotations

from almoner_chain.core.errors import ReceiptInvalid

MAX_VARINT_BYTES = 19
"""Enough for 2^128; an endless run of continuation bytes would build a number without bound."""

U64 = 2**64 - 1
U128 = 2**128 - 1


def malformed(what: str) -> ReceiptInvalid:
    """Return the error for bytes that cannot be a receipt."""
    return ReceiptInvalid(
        f"This is not a receipt of ours: {what}.",
        code="format.malformed",
        hint="Ask for the original receipt.",
    )


def not_canonical(what: str) -> ReceiptInvalid:
    """Return the error for a second spelling of a receipt: it would look like another one."""
    return ReceiptInvalid(
        f"This is not the one form a receipt has: {what}.",
        code="format.not_canonical",
        hint="Ask for the original receipt.",
    )


def varint(value: int, limit: int = U64) -> bytes:
    """Return the shortest unsigned LEB128 of ``value``; raises `ReceiptInvalid` beyond ``limit``."""
    if not 0 <= value <= limit:
        raise malformed(f"the number {value} is out of bounds")
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


class Reader:
    """A cursor over bytes of unknown origin; raises `ReceiptInvalid` rather than read past the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, length: int) -> bytes:
        """Return the next ``length`` bytes."""
        end = self._at + length
        if end > len(self._data):
            raise malformed("it ends too early")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def byte(self) -> int:
        """Return the next byte as a number."""
        return self.take(1)[0]

    def varint(self, limit: int = U64, least: int = 0) -> int:
        """Return the next number, at least ``least`` and at most ``limit``."""
        value = 0
        for place in range(MAX_VARINT_BYTES):
            part = self.byte()
            value |= (part & 0x7F) << (7 * place)
            if part < 0x80:
                if part == 0 and place:
                    raise not_canonical("a number is written longer than it need be")
                if not least <= value <= limit:
                    raise malformed(f"the number {value} is out of bounds")
                return value
        raise malformed("a number does not end")

    def end(self) -> None:
        """Refuse bytes that are left over."""
        if self._at != len(self._data):
            raise malformed("bytes are left over at its end")
