"""What people hand in to be checked: files, links, pictures, what lies in the clipboard; and the receipts found in it.

`Given` is made in the window's thread without reading anything; `read_given` looks into it in a worker. Knows no ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, BadInput, ReceiptInvalid

if TYPE_CHECKING:
    from almoner.ui.tasks import Job

MOST_FILES = 2_000
"""More in one drop is a mistake."""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing handed in: a file, bytes, a text or a picture; ``label`` is what people know it as."""

    label: str
    path: Path | None = None
    data: bytes | None = None
    text: str = ""
    image: QImage | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """One receipt found: its document, or the text that stands for it; or why there is none."""

    label: str
    document: bytes | None = None
    text: str = ""
    problem: AlmonerError | None = None


def from_paths(paths: Iterable[str | Path]) -> list[Given]:
    """Return files to look into."""
    return [Given(Path(path).name or str(path), path=Path(path)) for path in paths]


def from_urls(urls: Iterable[QUrl]) -> list[Given]:
    """Return files and links that were dropped or copied."""
    found = []
    for url in list(urls)[:MOST_FILES]:
        if url.isLocalFile():
            found += from_paths([url.toLocalFile()])
        else:
            found.append(Given(tr("Link"), text=url.toString(QUrl.ComponentFormattingOption.FullyEncoded)))
    return found


def from_mime(mime: QMimeData) -> list[Given]:
    """Return what was dropped or lies in the clipboard, files first, then a picture, then text; nothing: empty."""
    if any(url.isLocalFile() for url in mime.urls()):
        return from_urls(mime.urls())
    if mime.hasImage():  # browsers copy a picture together with its address
        image = mime.imageData()
        found = image if isinstance(image, QImage) else QImage(image)
        return [] if found.isNull() else [Given(tr("Picture from the clipboard"), image=found)]
    if mime.hasUrls():
        return from_urls(mime.urls())
    text = mime.text().strip()
    return [Given(tr("Pasted text"), text=text)] if text else []


def can_take(mime: QMimeData) -> bool:
    """Tell whether there is anything to look into."""
    return mime.hasUrls() or mime.hasImage() or mime.hasText()


def looks_like_receipt(text: str) -> bool:
    """Tell whether a text is meant to be a receipt's link or number."""
    plain = "".join(text.split())
    return plain.startswith("#") or "/v#" in plain.lower() or (plain.isdigit() and len(plain) > 80)


def read_given(job: Job, given: Sequence[Given]) -> list[Handed]:
    """Find the receipts in what was handed in; in a worker. A thing without one is told, the others go on."""
    found: list[Handed] = []
    several = len(given) > 1
    for at, each in enumerate(given):
        if several:
            job.progress(at, len(given))
        try:
            found += _read(job, each, progress=not several)
        except OSError as problem:
            found.append(Handed(each.label, problem=_unreadable(problem)))
        except AlmonerError as problem:
            if problem.code == "cancelled":
                raise
            found.append(Handed(each.label, problem=problem))
    return found


def _read(job: Job, given: Given, *, progress: bool) -> list[Handed]:
    from almoner.services.scanning import read_documents

    if given.text:
        return _in_text(given)
    source = given.path if given.path is not None else given.data
    if source is None:
        source = png_of(given.image) if given.image is not None else b""
    try:
        documents = read_documents(source, progress=job.progress if progress else lambda done, total: None)
    except ReceiptInvalid as problem:  # a code or text that claims to be a receipt and is none
        return [_damaged(given, source, problem)]
    if len(documents) == 1:
        return [Handed(given.label, documents[0].document)]
    page = tr("{file}, page {page}")
    number = tr("{file}, no. {number}")
    return [
        Handed(
            page.format(file=given.label, page=each.page)
            if each.page
            else number.format(file=given.label, number=at + 1),
            each.document,
        )
        for at, each in enumerate(documents)
    ]


def _damaged(given: Given, source: Path | bytes, problem: ReceiptInvalid) -> Handed:
    """Return the text of a picture's code or of a text file, which verification then calls what it is."""
    from almoner.services.scanning import MAX_TEXT, codes_in_picture, is_picture

    data = source if isinstance(source, bytes) else source.read_bytes()
    texts = codes_in_picture(data) if is_picture(data) else [data[:MAX_TEXT].decode("utf-8", "replace")]
    claimed = [text for text in texts if looks_like_receipt(text)]
    return Handed(given.label, text=claimed[0]) if claimed else Handed(given.label, problem=problem)


def _in_text(given: Given) -> list[Handed]:
    from almoner.services.scanning import read_documents

    try:
        documents = read_documents(given.text.encode("utf-8", "replace"))
    except ReceiptInvalid:
        if looks_like_receipt(given.text):
            return [Handed(given.label, text=given.text)]  # verification says what is wrong with it
        raise BadInput(
            tr("This text is no receipt's link or number."),
            code="receipt.not_found",
            hint=tr("Paste the whole link: it has /v# in it and a long number after that."),
        ) from None
    return [Handed(given.label, each.document) for each in documents]


def png_of(image: QImage) -> bytes:
    """Return a picture as PNG, grey and hardly compressed: it is read again at once."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(90)
    writer.write(on_white(image))
    return bytes(data.data())


def on_white(image: QImage) -> QImage:
    """Return a picture in grey; what is see-through becomes white."""
    if image.hasAlphaChannel():
        from PySide6.QtGui import QPainter

        white = QImage(image.size(), QImage.Format.Format_RGB32)
        white.fill(0xFFFFFFFF)
        painter = QPainter(white)
        painter.drawImage(0, 0, image)
        painter.end()
        image = white
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _unreadable(problem: OSError) -> AlmonerError:
    return BadInput(
        tr("This file cannot be read: {reason}.").format(reason=problem.strerror or str(problem)),
        code="scan.file",
        hint=tr("Check the name and your right to read it."),
    )
