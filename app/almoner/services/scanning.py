"""Find receipts in what people hand in: photos, PDF files, receipt files, links and numbers in text.

What comes out are document bytes and where they were found; whether they are genuine is for verification. Everything
read here comes from strangers: sizes, pages and dots are bounded before anything is unpacked. Knows no ledger.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.services.pdf_pages import alone
from almoner_chain.core.errors import BadInput, ReceiptInvalid
from almoner_chain.core.link import from_text
from almoner_chain.core.receipt import MAX_BYTES

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

MAX_FILE = 64 * 2**20
"""Bytes: a photo of 200 megapixels or a PDF of thousands of receipts stays below."""

MAX_DOTS = 80_000_000
"""A compressed picture of a few KB can unpack to gigabytes; one of 80 megapixels takes 80 MB as grey."""

MAX_PAGES = 1_000
MAX_TEXT = 2**20
PAGE_DPI = (200, 400)
"""Printed modules of 0.5 mm take 4 dots at 200 dpi; the second try is for codes that were scaled down."""

MAX_PAGE_DOTS = 24_000_000
_WORKED_SIDE = 2_600
"""Longer pictures are shrunk for the second tries: blur and noise shrink with them."""

_LINK = re.compile(r"https?://[^\s#<>\"']{1,2048}/v#[0-9][0-9\s]*", re.IGNORECASE)
_MODULES = re.compile(r'<path[^<>]{0,200} d="((?:M\d{1,3} \d{1,3}h\d{1,3}v1h-\d{1,3}z)+)"')
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)")
_CLOSER = "Photograph the code alone, flat, sharp and in good light, or use the receipt's file or link."


class Kind(Enum):
    """In what a receipt was found."""

    FILE = "file"
    TEXT = "text"
    PICTURE = "picture"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Found:
    """One receipt: its bytes, the page it stands on (from 1; 0 where there are none), and in what it was found."""

    document: bytes
    page: int
    kind: Kind


def read_document(source: Path | bytes, *, page: int | None = None) -> Found:
    """Return the one receipt in a file. Raises what `read_documents` raises, and `BadInput` if there are several."""
    found = read_documents(source, page=page)
    if len({item.document for item in found}) > 1:
        pages = sorted({item.page for item in found})
        where = f"on the pages {pages[0]} to {pages[-1]} " if len(pages) > 1 else ""
        raise BadInput(
            f"There are {len(found)} receipts {where}in this file.",
            code="scan.several",
            hint="Choose a page." if len(pages) > 1 else "Cut the picture down to one code.",
        )
    return found[0]


def read_documents(
    source: Path | bytes,
    *,
    page: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Found]:
    """Return every receipt in a file or its bytes, in reading order, never an empty list.

    ``page`` looks at that page of a PDF alone; ``progress`` is told how many of its pages were looked at. Raises `BadInput`: no receipt in it, too large, not readable; and
    `ReceiptInvalid` for a text that ought to be a link or number and is none.
    """
    data = source if isinstance(source, bytes) else _load(source)
    if len(data) > MAX_FILE:
        raise _too_large(f"{len(data) / 2**20:.0f} MB", f"{MAX_FILE // 2**20} MB")
    if b"%PDF-" in data[:1024]:
        return _in_pdf(data, page, progress)
    if _is_picture(data):
        return [Found(document, 0, Kind.PICTURE) for document in _in_picture(_open_picture(data))]
    if data[:1] and data[0] < 0x09:  # a receipt's version; no text begins with such a sign
        if len(data) > MAX_BYTES:
            raise _too_large(f"{len(data):,} bytes", f"{MAX_BYTES:,}")
        return [Found(data, 0, Kind.FILE)]
    return [Found(document, 0, Kind.TEXT) for document in _in_text(data)]


def codes_in_picture(data: bytes) -> list[str]:
    """Return the texts of the QR codes in a picture, whatever they say; none where none can be read.

    Raises `BadInput` for a picture that is too large or damaged.
    """
    for attempt in _attempts(_open_picture(data)):
        texts = _codes(attempt)
        if texts:
            return texts
    return []


def documents_in_frame(grey: bytes, width: int, height: int, stride: int) -> list[bytes]:
    """Return the receipts in one picture of a camera: ``stride`` bytes a line, 0 dark. Looks once: the next comes soon."""
    from PIL import Image

    picture = Image.frombytes("L", (width, height), grey, "raw", "L", stride, 1)
    try:
        return _ours(_codes(picture))
    except ReceiptInvalid:  # misread, or half in sight
        return []


def is_picture(data: bytes) -> bool:
    """Tell whether these bytes begin as a picture does that is read here: PNG, JPEG or WebP."""
    return _is_picture(data)


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as problem:
        raise BadInput(
            f"{path.name} cannot be read: {problem.strerror}.",
            code="scan.file",
            hint="Check the name and your right to read it.",
        ) from None


def _too_large(what: str, limit: str) -> BadInput:
    return BadInput(
        f"This is too large to be a receipt: {what}, at most {limit} are read.",
        code="scan.too_large",
        hint="Cut the picture down to the code, or hand in the receipt's page alone.",
    )


def _in_text(data: bytes) -> list[bytes]:
    """Return the receipts in a text: a link or number alone, or links in a letter."""
    if len(data) > MAX_TEXT:
        raise _too_large(f"a text of {len(data):,} bytes", f"{MAX_TEXT:,}")
    text = _decode(data)
    if text.lstrip().startswith(("<?xml", "<svg")):
        return _in_svg(text)
    try:
        return [from_text(text)]
    except ReceiptInvalid as problem:
        links = list(dict.fromkeys(_LINK.findall(text)))
        if not links:
            raise problem from None
        return [from_text(link) for link in links]


def _in_svg(text: str) -> list[bytes]:
    """Return the receipts in a drawing this program wrote: the squares of its codes are read, no other SVG."""
    from PIL import Image

    found = []
    for path in _MODULES.findall(text):
        runs = [(int(x), int(y), int(length)) for x, y, length in _RUN.findall(path)]
        picture = Image.new("L", (1024, 1024), 255)
        for x, y, length in runs:
            picture.paste(0, (x, y, x + length, y + 1))
        side = max(y for _, y, _ in runs) + 1
        framed = Image.new("L", (side + 8, side + 8), 255)
        framed.paste(picture.crop((0, 0, side, side)), (4, 4))
        found += _ours(_codes(framed.resize((framed.width * 4,) * 2, Image.Resampling.NEAREST)))
    if not found:
        raise BadInput(
            "No receipt's code can be read in this drawing.",
            code="scan.nothing",
            hint="Only drawings this program wrote are read; save it as a PNG picture.",
        )
    return found


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(
            "This file is no picture, PDF, receipt file or text that can be read here.",
            code="scan.kind",
            hint="Pictures: PNG, JPEG or WebP (save a HEIC photo as JPEG first).",
        ) from None


def _is_picture(data: bytes) -> bool:
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return webp or data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def _open_picture(data: bytes) -> Image:
    """Return a picture in grey, bounded before it is unpacked."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
        if picture.width * picture.height > MAX_DOTS:
            raise _too_large(f"{picture.width} x {picture.height} dots", f"{MAX_DOTS // 10**6} million")
        return _on_white(picture).convert("L")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_large("a picture of more dots than any camera's", f"{MAX_DOTS // 10**6} million") from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise BadInput(
            "This picture is damaged.", code="scan.picture", hint="Copy or photograph it again."
        ) from None


def _on_white(picture: Image) -> Image:
    """Put a see-through picture on white: dark modules on nothing would else be dark on black."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture.convert("RGBA"))
    return white


@alone
def _in_pdf(data: bytes, wanted: int | None, progress: Callable[[int, int], None]) -> list[Found]:
    """Return the receipts on the pages of a PDF."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise BadInput(
            "This PDF is damaged or locked with a password.",
            code="scan.pdf",
            hint="Open it, print it to a new PDF, and hand that in.",
        ) from None
    try:
        if wanted is not None and not 1 <= wanted <= len(pdf):
            raise BadInput(f"This PDF has {len(pdf)} pages, none is {wanted}.", code="scan.page")
        if wanted is None and len(pdf) > MAX_PAGES:
            raise _too_large(f"a PDF of {len(pdf):,} pages", f"{MAX_PAGES:,}")
        numbers = range(1, len(pdf) + 1) if wanted is None else [wanted]
        found: list[Found] = []
        for number in numbers:
            found += [Found(document, number, Kind.PDF) for document in _on_page(pdf[number - 1])]
            progress(number - numbers[0] + 1, len(numbers))
    finally:
        pdf.close()
    if not found:
        raise _nothing()
    return found


def _on_page(page: PdfPage) -> list[bytes]:
    """Return the receipts on a page, looked at twice if the first look shows none."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        return []
    for dpi in PAGE_DPI:
        scale = min(dpi / 72, (MAX_PAGE_DOTS / (width * height)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True).to_pil()
        found = _ours(_codes(picture))
        if found:
            return found
    return []


def _in_picture(picture: Image) -> list[bytes]:
    """Return the receipts in a photo. Raises `BadInput` that says what was seen instead."""
    foreign = False
    for attempt in _attempts(picture):
        texts = _codes(attempt)
        found = _ours(texts)
        if found:
            return found
        foreign = foreign or bool(texts)
    if foreign:
        raise BadInput(
            "The code in this picture is not a receipt's.",
            code="scan.foreign",
            hint="A receipt's code is a link with /v# in it.",
        )
    raise _nothing()


def _nothing() -> BadInput:
    return BadInput("No receipt's code can be read in this file.", code="scan.nothing", hint=_CLOSER)


def _attempts(picture: Image) -> Iterator[Image]:
    """Yield the picture, then what was seen to help: sharper for blur, softer for noise, larger for tiny codes."""
    from PIL import Image, ImageFilter, ImageOps

    yield picture
    small = picture
    if max(picture.size) > _WORKED_SIDE:
        small = picture.copy()
        small.thumbnail((_WORKED_SIDE, _WORKED_SIDE), Image.Resampling.LANCZOS)
        yield small
    yield small.filter(ImageFilter.UnsharpMask(radius=3, percent=200, threshold=0))
    yield ImageOps.autocontrast(small.filter(ImageFilter.GaussianBlur(1.2)), cutoff=2)
    if max(picture.size) < _WORKED_SIDE:
        yield small.resize((small.width * 2, small.height * 2), Image.Resampling.BICUBIC)


def _codes(picture: Image) -> list[str]:
    """Return the text of every QR code that can be read."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=formats)]


def _ours(texts: list[str]) -> list[bytes]:
    """Return the documents behind the texts that are a receipt's link; other codes are passed over.

    Raises `ReceiptInvalid` when there are such links and none of them holds a receipt.
    """
    found, problem = [], None
    for text in dict.fromkeys(texts):
        if _LINK.fullmatch(text):
            try:
                found.append(from_text(text))
            except ReceiptInvalid as invalid:
                problem = invalid
    if problem and not found:
        raise problem
    return found
