"""XLS files looked over before a library opens them: is it a workbook at all, is it encrypted, how far do cells reach.

An XLS is a small file system (compound file) with the stream ``Workbook``, a list of records. python-calamine lays a
sheet out as one block, so one record with a far-off column asks for gigabytes; that is refused here. Formats:
https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb and .../ms-xls. Reads no values.
"""

from __future__ import annotations

import struct

from almoner.services.tables.packages import damaged, encrypted, refuse_extent
from almoner_chain.core.errors import BadInput

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""

BOF, END_OF_SHEET, FILEPASS = 0x0809, 0x000A, 0x002F
SHARED_STRINGS, DIMENSIONS = 0x00FC, 0x0200
CELLS = frozenset({0x0201, 0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00FD, 0x00D6})
"""BLANK, NUMBER, LABEL, BOOLERR, FORMULA, RK, LABELSST, RSTRING: each begins with row and column."""
SPANS = frozenset({0x00BD, 0x00BE})
"""MULRK, MULBLANK: row and first column, and the last column at the end."""


def is_compound(data: bytes) -> bool:
    """Say whether the bytes begin like a compound file (XLS, or a password-protected XLSX)."""
    return data.startswith(MAGIC)


def check_workbook(data: bytes, name: str) -> None:
    """Refuse what is encrypted, broken, no workbook, or too large to lay out (`BadInput`)."""
    try:
        streams = _Compound(data).streams()
    except (struct.error, IndexError, ValueError) as error:
        raise damaged(name) from error
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise encrypted(name)
    book = streams.get("Workbook") or streams.get("Book")
    if book is None:
        raise BadInput(
            f"{name} is an old Office document without a spreadsheet in it.",
            code="table.format",
            hint="CSV, TSV, XLSX, XLS and ODS are read.",
        )
    _check_records(book, name)


def _check_records(book: bytes, name: str) -> None:
    position, sheet, rows, columns = 0, 0, 0, 0
    while position + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, position)
        body = position + 4
        if kind == FILEPASS:
            raise encrypted(name)
        if kind & 0xFF == BOF & 0xFF and kind in (0x0809, 0x0409, 0x0209, 0x0009):
            sheet, rows, columns = sheet + 1, 0, 0
        elif kind in CELLS and size >= 4 and body + 4 <= len(book):
            row, column = struct.unpack_from("<HH", book, body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            refuse_extent(rows, columns, name, str(sheet - 1))
        elif kind == DIMENSIONS and size >= 12 and body + 12 <= len(book):
            top, bottom, left, right = struct.unpack_from("<IIHH", book, body)
            refuse_extent(max(bottom - top, 0) + 1, max(right - left, 0) + 1, name, str(sheet - 1))
        elif kind == SHARED_STRINGS and size >= 8 and struct.unpack_from("<I", book, body + 4)[0] > len(book):
            raise damaged(name)
        elif kind in SPANS and size >= 6 and body + size <= len(book):
            row, column = struct.unpack_from("<HH", book, body)
            last = struct.unpack_from("<H", book, body + size - 2)[0]
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
            refuse_extent(rows, columns, name, str(sheet - 1))
        position = body + size


class _Compound:
    """The named streams of a compound file, bounded by the file's own length: loops in its chains are refused."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self.size = 1 << shift
        (fats, first, _, self.cutoff, mini, minis, more, mores) = struct.unpack_from(
            "<I I I I I I I I", data, 44
        )
        if max(fats, minis, mores) * self.size > len(data):
            raise ValueError("more sectors than the file has")
        self.fat = self._fat(fats, more, mores)
        self.directory = self._chain(first)
        self.minifat = self._numbers(self._chain(mini)) if minis else []

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.data):
            raise ValueError("sector outside the file")
        return self.data[start : start + self.size]

    def _numbers(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _fat(self, count: int, more: int, mores: int) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self.data, 76))
        while more < END and mores and len(sectors) * self.size <= len(self.data) + 109 * self.size:
            block = self._numbers(self._sector(more))
            sectors += block[:-1]
            more, mores = block[-1], mores - 1
        table: list[int] = []
        for number in [s for s in sectors if s < END][:count]:
            table += self._numbers(self._sector(number))
        return table

    def _chain(self, number: int) -> bytes:
        parts = []
        while number < END:
            parts.append(self._sector(number))
            if len(parts) * self.size > len(self.data):
                raise ValueError("a chain of sectors that loops")
            number = self.fat[number]
        return b"".join(parts)

    def streams(self) -> dict[str, bytes]:
        """Return the streams by name; small ones lie in the root's own stream in pieces of 64 bytes."""
        found: dict[str, bytes] = {}
        small = b""
        for at in range(0, len(self.directory) - 127, 128):
            entry = self.directory[at : at + 128]
            length, kind = struct.unpack_from("<H", entry, 64)[0], entry[66]
            first, size = struct.unpack_from("<II", entry, 116)
            title = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if size > len(self.data):
                raise ValueError("a stream larger than the file")
            if kind == 5:
                small = self._chain(first) if size else b""
            elif kind == 2 and title in ("Workbook", "Book", "EncryptedPackage", "EncryptionInfo"):
                found[title] = (
                    self._small(first, size, small) if size < self.cutoff else self._chain(first)[:size]
                )
        return found

    def _small(self, number: int, size: int, small: bytes) -> bytes:
        parts: list[bytes] = []
        while number < END and len(parts) * 64 < size:
            parts.append(small[number * 64 : number * 64 + 64])
            number = self.minifat[number]
        return b"".join(parts)[:size]
