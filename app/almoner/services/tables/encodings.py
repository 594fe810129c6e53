"""Bytes to text, strictly: byte order marks, UTF-8, UTF-16, GB18030, Windows and East Asian code pages.

Nothing is replaced or ignored: a byte that does not fit is an error that names its row. A guess is said, with a word
of the file to judge it by. Knows nothing of rows and columns beyond counting lines.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from almoner_chain.core.errors import BadInput

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32's little-endian mark begins with UTF-16's: the longer one is asked first."""

LEGACY = ("gb18030", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1258", "big5", "cp932", "cp949")
SAMPLE = 65_536
HIGH = re.compile(rb"[\x80-\xff]+")
GB2312_PAIR = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
COMMON_HANZI = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|[\xa1-\xa3][\xa1-\xfe]")
"""Level 1 of GB 2312 (the 3,755 common characters) and its punctuation and full-width signs."""
_ODD_WORD = re.compile(r"[^\s,;|\"]{0,15}[^\x00-\x7f][^\s,;|\"]{0,15}")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
CONTROL_SHARE = 20
"""One control character in so many: binary data, which every one-byte code page would accept."""
WESTERN = ("cp1250", "cp1254", "cp1258")
UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """A file's text, the encoding it was read in, and a sentence about a guess (empty if there was none)."""

    text: str
    encoding: str
    note: str


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of ``data``; raises `BadInput` naming the row and byte that do not fit, or for binary data."""
    if encoding:
        return Decoded(_strict(data, name, _known(encoding)), encoding.lower(), "")
    found = _by_mark(data, name) or _utf8(data, name) or _legacy(data, name)
    head = found.text[:SAMPLE]
    if len(CONTROL.findall(head)) * CONTROL_SHARE > len(head):
        raise _unknown(name)
    return found


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, codec in BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data, name, codec), codec.removesuffix("-sig"), "")
    if wide := _wide(data):
        return Decoded(
            _strict(data, name, wide), wide, f"{name} has no byte order mark and was read as {wide}."
        )
    return None


def _utf8(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "")
    except UnicodeDecodeError as error:
        _refuse_mixture(data, name, error.start)
        return None


def _known(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)
    except (LookupError, ValueError):
        codec = None
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise BadInput(
            f"{encoding[:40]!r} is not an encoding known here.",
            code="table.encoding",
            hint="Try utf-8, utf-16, gb18030 or windows-1252.",
        )
    return "utf-8-sig" if codec.name == "utf-8" else codec.name


def _strict(data: bytes, name: str, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name} is not all {codec}: row {_row(data, error.start)} has the byte 0x{data[error.start]:02x} "
            f"at position {error.start}.",
            code="table.encoding",
            hint="Give its encoding, for example --encoding gb18030 or windows-1252, or save it again as UTF-8.",
        ) from None


def _row(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _wide(data: bytes) -> str:
    """Return UTF-16 in one byte order when nearly every second byte is zero, as Western text without a mark is."""
    head = data[:4096]
    pairs = len(head) // 2
    if pairs < 4 or b"\0" not in head:
        return ""
    if head[1::2].count(0) > pairs * 0.4 and head[0::2].count(0) < pairs * 0.05:
        return "utf-16-le"
    if head[0::2].count(0) > pairs * 0.4 and head[1::2].count(0) < pairs * 0.05:
        return "utf-16-be"
    return ""


def _refuse_mixture(data: bytes, name: str, start: int) -> None:
    """Refuse a file that is UTF-8 nearly everywhere: as a code page it would turn good names into nonsense."""
    good = sum(len(m) for m in UTF8_CHARACTER.findall(data))
    high = sum(len(m) for m in HIGH.findall(data))
    if good < high * 0.75 or len(UTF8_CHARACTER.findall(data)) < 2 or _gb_share(data) > 0.9:
        return
    raise BadInput(
        f"{name} mixes encodings: it is UTF-8, but row {_row(data, start)} has the byte 0x{data[start]:02x} "
        f"at position {start}.",
        code="table.mixed_encodings",
        hint="Correct that row and save the file as UTF-8, or give the encoding that was meant with --encoding.",
    )


def _gb_share(data: bytes) -> float:
    """Return the share of high bytes that are common Chinese characters when read as GB 2312 pairs."""
    runs = HIGH.findall(data[:SAMPLE])
    high = sum(map(len, runs))
    pairs = [pair for run in runs for pair in GB2312_PAIR.findall(run)]
    common = sum(1 for pair in pairs if COMMON_HANZI.match(pair))
    return 2 * common / high if high and 2 * len(pairs) >= high * 0.9 else 0.0


def _legacy(data: bytes, name: str) -> Decoded:
    first = ["gb18030"] if _gb_share(data) > 0.6 else []
    for codec in [*first, *_candidates(data), *LEGACY]:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec in WESTERN and text == data.decode("cp1252", "replace"):
            codec = "cp1252"  # noqa: PLW2901  (the same text; the name that people know)
        return Decoded(text, codec, _guess_note(text, name, codec))
    raise _unknown(name)


def _unknown(name: str) -> BadInput:
    return BadInput(
        f"{name} is binary data, or text in no encoding known here.",
        code="table.encoding",
        hint="If it is a table, save it again as CSV in UTF-8; else it may be another kind of file.",
    )


def _candidates(data: bytes) -> list[str]:
    """Return the likely code pages, best first."""
    from charset_normalizer import from_bytes

    return [match.encoding for match in from_bytes(data[:SAMPLE], cp_isolation=list(LEGACY))]


def _guess_note(text: str, name: str, codec: str) -> str:
    found = _ODD_WORD.search(text)
    shown = "".join(c for c in found[0] if c.isprintable()) if found else ""
    example = f" (it reads, for example, '{shown}')" if shown else ""
    return f"{name} is not UTF-8 and was read as {codec}{example}; if names look wrong, give --encoding."
