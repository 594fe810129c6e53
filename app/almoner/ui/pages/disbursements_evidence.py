"""The evidence of a case: each file with how it stands here, a look inside (picture, text, first pages of a PDF), and a copy.

Files are read and drawn in workers. Another program never gets the kept file itself, only a copy of it.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.dialogs import Dialog
from almoner.ui.pages.disbursements_words import evidence_state
from almoner.ui.parts import Notice, button, card, clear, icon_label, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import colours, em
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, BadInput

if TYPE_CHECKING:
    from almoner.services.evidence import Evidence
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

MAX_SHOWN = 64 << 20
"""Bytes of a file that is looked into; larger ones are opened with another program."""

MAX_TEXT = 200_000
MAX_SIDE = 2_400
SAFE_TO_OPEN = frozenset(
    [
        ".pdf",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".bmp",
        ".tif",
        ".tiff",
        ".txt",
        ".csv",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ods",
        ".odt",
        ".ofd",
    ]
)
"""Endings that a double click opens to be read, not to be run."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is inside a file, to be shown: a picture, or a text; ``pages`` of a PDF, 0 for what has none."""

    image: QImage | None
    text: str
    pages: int = 0
    page: int = 0


class EvidenceList(QWidget):
    """Show the files of a case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("evidence_list")
        self._lines = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(label(tr("Evidence"), "heading"), self._lines))

    def show_files(self, files: Sequence[Evidence], *, known: bool) -> None:
        """Show these files; ``known`` is False where the case names files nobody here knows."""
        clear(self._lines)
        if not known:
            self._lines.addWidget(
                Notice(
                    "warn",
                    tr("The files of this request are not on this computer."),
                    tr("Ask who requested it for them, and compare their digests."),
                )
            )
        elif not files:
            self._lines.addWidget(label(tr("No files were handed in."), wrap=True))
        for at, each in enumerate(files):
            self._lines.addLayout(self._line(at, each))

    def _line(self, at: int, each: Evidence) -> QVBoxLayout:
        icon, words = evidence_state(each.state)
        c = colours()
        colour = {"good": c.good, "warn": c.warn, "bad": c.bad}.get(icon, c.quiet)
        name = label(formats.visible(each.name), "heading", wrap=True)
        facts = tr("{state}, {size}, SHA-256 {digest}…")
        state = label(
            facts.format(state=words, size=formats.size(each.size), digest=each.sha256.hex()[:12]),
            "error" if icon == "bad" else "quiet",
            wrap=True,
            selectable=True,
        )
        state.setToolTip(each.sha256.hex())
        look = button(tr("Look"), partial(self._look, each), name=f"look_{at}")
        look.setAccessibleName(tr("Look at {file}").format(file=formats.visible(each.name)))
        open_ = button(tr("Open a copy"), partial(self._open, each), name=f"open_{at}")
        open_.setAccessibleName(tr("Open a copy of {file}").format(file=formats.visible(each.name)))
        for made in (look, open_):
            made.setEnabled(each.state != "missing")
        lines = QVBoxLayout()
        lines.addLayout(row(icon_label(icon, colour, 1.1), name, stretch_last=True))
        lines.addWidget(state)
        lines.addLayout(row(look, open_, None))
        return lines

    def _look(self, each: Evidence) -> None:
        EvidenceDialog(self, self.desk, each).open()

    def _open(self, each: Evidence) -> None:
        if Path(each.name).suffix.lower() not in SAFE_TO_OPEN:
            self._save(each)
            return
        self.desk.read(
            lambda job: copy_of(job, each),
            owner=self,
            then=_open_elsewhere,
        )

    def _save(self, each: Evidence) -> None:
        dialog = QFileDialog(self, tr("Save a copy"), each.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(each, Path(path)))
        dialog.open()

    def save_to(self, each: Evidence, path: Path) -> None:
        """Write a copy of a file to a path."""
        said = tr("A copy is in {file}").format(file=formats.visible(path.name))
        self.desk.read(
            lambda job: path.write_bytes(_kept(job, each).read_bytes()),
            owner=self,
            then=lambda _: self.desk.say(said),
        )


class EvidenceDialog(Dialog):
    """Look into one file without leaving the program."""

    def __init__(self, parent: QWidget | None, desk: Desk, evidence: Evidence) -> None:
        super().__init__(parent, formats.visible(evidence.name), width=30)
        self.setObjectName("evidence_dialog")
        self.desk, self._evidence, self._page = desk, evidence, 0
        room = self.screen().availableGeometry()
        self.resize(min(em(self, 44), room.width()), min(em(self, 38), room.height()))
        self._state = QVBoxLayout()
        self._picture = QLabel()
        self._picture.setObjectName("evidence_picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._text = label("", wrap=True, selectable=True)
        self._text.setObjectName("evidence_text")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.addWidget(self._text)
        box.addWidget(self._picture)
        box.addStretch(1)
        self.content.addLayout(self._state)
        self.content.addWidget(scrolled(inner), 1)
        self._before = button(tr("Page before"), lambda: self._turn(-1), name="page_before", icon="back")
        self._after = button(tr("Next page"), lambda: self._turn(1), name="page_after", icon="forward")
        self._which = label("")
        self.buttons.insertLayout(0, row(self._before, self._which, self._after))
        for part in (self._before, self._after, self._which):
            part.hide()
        close = self.add_button(button(tr("Close"), self.accept, kind="primary", name="close"))
        close.setDefault(True)
        self._say_state()
        self._text.setText(tr("Reading…"))
        self._read()

    def _say_state(self) -> None:
        icon, words = evidence_state(self._evidence.state)
        digest = tr("SHA-256 {digest}").format(digest=self._evidence.sha256.hex())
        self._state.addWidget(Notice("bad" if icon == "bad" else "info", words, digest))

    def _read(self) -> None:
        page = self._page
        self.desk.read(
            lambda job: look_inside(_kept(job, self._evidence), page),
            owner=self,
            then=self._show,
            failed=self._lost,
        )

    def _show(self, seen: Seen) -> None:
        self._text.setText(seen.text)
        self._text.setVisible(bool(seen.text))
        self._picture.setVisible(seen.image is not None)
        if seen.image is not None:
            self._show_picture(seen.image)
        several = seen.pages > 1
        for part in (self._before, self._after, self._which):
            part.setVisible(several)
        self._before.setEnabled(seen.page > 0)
        self._after.setEnabled(seen.page + 1 < seen.pages)
        self._which.setText(tr("Page {n} of {all}").format(n=seen.page + 1, all=seen.pages))

    def _show_picture(self, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        room = round((self.width() - em(self, 4.5)) * ratio)
        shown = (
            image
            if image.width() <= room
            else image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        )
        pixmap = QPixmap.fromImage(shown)
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)
        self._picture.setAccessibleName(formats.visible(self._evidence.name))

    def _turn(self, step: int) -> None:
        self._page += step
        for part in (self._before, self._after):
            part.setEnabled(False)
        self._read()

    def _lost(self, error: AlmonerError) -> None:
        self._text.setText(told(error).text)


def _open_elsewhere(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


# -- in workers -------------------------------------------------------------------------------------------


def _kept(job: Job, evidence: Evidence) -> Path:
    return job.session.home.evidence_directory / evidence.sha256.hex()


def copy_of(job: Job, evidence: Evidence) -> Path:
    """Copy a kept file, under the name it came with, to a folder of its own for another program to open."""
    folder = Path(tempfile.mkdtemp(prefix="almoner-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / (Path(evidence.name).name or "evidence")
    path.write_bytes(_kept(job, evidence).read_bytes())
    path.chmod(0o400)
    return path


def look_inside(path: Path, page: int = 0) -> Seen:
    """Return what a file shows, decided by its content and not by its name. Raises BadInput, OSError."""
    if path.stat().st_size > MAX_SHOWN:
        raise BadInput(
            tr("The file is too large to be shown here."),
            code="evidence.large",
            hint=tr("Open a copy with another program."),
        )
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        return _pdf(data, page)
    image = _picture(data)
    if image is not None:
        return Seen(image, "")
    text = _text(data)
    if text is None:
        return Seen(None, tr("This kind of file cannot be shown here. Open a copy with another program."))
    return Seen(None, text)


def _pdf(data: bytes, number: int) -> Seen:
    from almoner.services.pdf_pages import draw_page

    drawn = draw_page(data, number)
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
    return Seen(image.copy(), "", drawn.pages, number)


def _picture(data: bytes) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > MAX_SIDE:
        reader.setScaledSize(size.scaled(QSize(MAX_SIDE, MAX_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if reader.canRead() else QImage()
    return None if image.isNull() else image


def _text(data: bytes) -> str | None:
    """Return a file's text with what cannot be seen made visible; None where it is no text."""
    head = data[:MAX_TEXT]
    if b"\x00" in head:
        return None
    for encoding in ("utf-8-sig", "gb18030", "latin-1"):
        try:
            text = head.decode(encoding, errors="ignore" if len(data) > MAX_TEXT else "strict")
        except UnicodeDecodeError:
            continue
        shown = formats.visible(text.replace("\r\n", "\n").replace("\t", "    "), lines=True)
        return "\n".join([shown, *([tr("… (only the beginning is shown)")] if len(data) > MAX_TEXT else [])])
    return None
