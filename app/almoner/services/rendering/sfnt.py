"""Cut a few glyphs out of a large TrueType font, fast enough to do it for every single receipt.

Knows the layout of a plain TrueType file and nothing of receipts or PDF. It reads one font: ours, which has no
composite glyphs, long offsets and a format 12 character map (see the font folder's README). General fonts belong to
fontTools, which needs 130 ms where this needs one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

_CHECKSUM_MAGIC = 0xB1B0AFBA
_COPIED = ("OS/2", "name", "post")


class FontFile:
    """One TrueType font in memory; ``advances`` are in thousandths of the type size."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        self._tables: dict[str, bytes] = {}
        for position in range(12, 12 + 16 * count, 16):
            tag, _, offset, length = struct.unpack_from(">4sLLL", data, position)
            self._tables[tag.decode()] = data[offset : offset + length]
        self._glyph_count: int = struct.unpack_from(">H", self._tables["maxp"], 4)[0]
        self._offsets = struct.unpack(f">{self._glyph_count + 1}L", self._tables["loca"])
        self._metrics = self._read_metrics()
        self.glyphs = self._read_characters()
        self.advances = {code: self._metrics[glyph][0] for code, glyph in self.glyphs.items()}

    def _read_metrics(self) -> list[tuple[int, int]]:
        """Return (advance, left side bearing) of each glyph; the last advance holds for the rest."""
        table = self._tables["hmtx"]
        full = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        metrics = list(struct.iter_unpack(">Hh", table[: 4 * full]))
        rest = struct.unpack(f">{self._glyph_count - full}h", table[4 * full :])
        return metrics + [(metrics[-1][0], bearing) for bearing in rest]

    def _read_characters(self) -> dict[int, int]:
        """Return code point -> glyph from the format 12 subtable."""
        table = self._tables["cmap"]
        for position in range(4, 4 + 8 * struct.unpack_from(">H", table, 2)[0], 8):
            offset = struct.unpack_from(">L", table, position + 4)[0]
            if struct.unpack_from(">H", table, offset)[0] == 12:
                groups = struct.unpack_from(">L", table, offset + 12)[0]
                ranges = struct.iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * groups])
                return {
                    code: first + code - low for low, high, first in ranges for code in range(low, high + 1)
                }
        raise ValueError("the font has no format 12 character map")

    def cut(self, characters: Iterable[int]) -> bytes:
        """Return a font that holds just these code points (those it lacks are left out) and ``.notdef``."""
        codes = sorted(code for code in set(characters) if code in self.glyphs)
        kept = [0, *sorted({self.glyphs[code] for code in codes} - {0})]
        place = {glyph: index for index, glyph in enumerate(kept)}
        outlines = [self._tables["glyf"][self._offsets[g] : self._offsets[g + 1]] for g in kept]
        tables = {tag: self._tables[tag] for tag in _COPIED}
        tables["cmap"] = _character_map([(code, place[self.glyphs[code]]) for code in codes])
        tables["glyf"] = b"".join(outlines)
        tables["loca"] = _running_offsets(outlines)
        tables["hmtx"] = b"".join(struct.pack(">Hh", *self._metrics[glyph]) for glyph in kept)
        tables["head"] = self._tables["head"][:8] + bytes(4) + self._tables["head"][12:]
        tables["hhea"] = self._tables["hhea"][:34] + struct.pack(">H", len(kept))
        tables["maxp"] = self._tables["maxp"][:4] + struct.pack(">H", len(kept)) + self._tables["maxp"][6:]
        return _assemble(tables)


def _running_offsets(outlines: list[bytes]) -> bytes:
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    return struct.pack(f">{len(offsets)}L", *offsets)


def _character_map(pairs: list[tuple[int, int]]) -> bytes:
    """Return a cmap table with one format 12 subtable (platform Windows, full Unicode), a group per character."""
    groups = b"".join(struct.pack(">LLL", code, code, glyph) for code, glyph in pairs)
    subtable = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(pairs)) + groups
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + subtable


def _assemble(tables: dict[str, bytes]) -> bytes:
    """Return the file: directory, tables on four-byte borders, checksums as the format asks."""
    power = len(tables).bit_length() - 1
    header = struct.pack(
        ">LHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power)
    )
    directory, body, offset = [], [], 12 + 16 * len(tables)
    for tag in sorted(tables):
        padded = tables[tag] + bytes(-len(tables[tag]) % 4)
        directory.append(struct.pack(">4sLLL", tag.encode(), _checksum(padded), offset, len(tables[tag])))
        body.append(padded)
        offset += len(padded)
    start = 12 + 16 * len(tables) + sum(len(part) for part in body[: sorted(tables).index("head")])
    font = bytearray(header + b"".join(directory) + b"".join(body))
    struct.pack_into(">L", font, start + 8, (_CHECKSUM_MAGIC - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(padded: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF
