"""Take receipts in any way people have them: dropped, pasted, chosen, typed, from the screen or the camera.

One widget for every page that takes receipts. ``given`` carries a list of `Given`, or of `Handed` from the camera; what is
in them is for whoever asked. Reads nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from almoner.ui import camera
from almoner.ui.pages.verify_screen import ScreenGrab
from almoner.ui.pages.verify_sources import Given, Handed, can_take, from_mime, from_paths, looks_like_receipt
from almoner.ui.parts import button, icon_label, label, row
from almoner.ui.theme import colours, em
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.ui.desk import Desk


class LinkLine(QLineEdit):
    """A line for a link or number. What is pasted and is a receipt, a picture or a file, goes on at once: ``pasted``."""

    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a pasted receipt go on without another key."""
        mime = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and (
            mime.hasUrls() or mime.hasImage() or looks_like_receipt(mime.text())
        ):
            self.pasted.emit()
            return
        super().keyPressEvent(event)


class Intake(QFrame):
    """The place to drop receipts, with buttons for every other way. ``given`` once for each time something was handed in.

    ``act`` is what the button beside the link says. ``refused`` carries why nothing could be taken. Drops and Ctrl+V are taken on the whole of ``around``.
    """

    given = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, around: QWidget, *, title: str, hint: str, act: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._act = act or tr("Check")
        self.setObjectName("intake")
        self.setProperty("role", "card")
        self._icon = icon_label("verify", colours().accent, 3.2)
        self._title = label(title, "figure", wrap=True)
        self._hint = label(hint, "quiet", wrap=True)
        for words in (self._title, self._hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.link = LinkLine()
        self._build()
        around.setAcceptDrops(True)
        around.installEventFilter(self)
        paste = QShortcut(QKeySequence.StandardKey.Paste, around)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def _build(self) -> None:
        self.link.setObjectName("link")
        self.link.setPlaceholderText(tr("The receipt's link or number"))
        self.link.setAccessibleName(tr("The receipt's link or number"))
        self.link.setMaxLength(20_000)
        self.link.returnPressed.connect(self._typed)
        self.link.pasted.connect(self.paste)
        self._check = button(self._act, self._typed, name="check_link")
        ways = row(
            None,
            button(tr("&Choose files…"), self.choose, icon="file", kind="primary", name="choose"),
            button(
                tr("&Paste"), self.paste, icon="copy", name="paste", tip=tr("A link, a number, a picture (Ctrl+V)")
            ),
            button(
                tr("From the &screen"), self.from_screen, icon="screen", name="screen",
                tip=tr("Looks for receipts in everything that is on your screen"),
            ),
            button(
                tr("C&amera"), self.from_camera, icon="camera", name="camera",
                tip=tr("Hold the receipt's code before the camera"),
            ),
            None,
        )  # fmt: skip
        layout = QVBoxLayout(self)
        space = em(self, 0.7)
        layout.setContentsMargins(space, space, space, space)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(ways)
        layout.addLayout(row(self.link, self._check))
        layout.addStretch(1)
        self.set_large(True)

    def set_large(self, large: bool) -> None:
        """Take the whole page while there is nothing to show, else a small strip."""
        for part in (self._icon, self._title, self._hint, self.link, self._check):
            part.setVisible(large)
        policy = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    # -- the ways ---------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Take what lies in the clipboard."""
        self._take(from_mime(QGuiApplication.clipboard().mimeData()), nothing=tr("The clipboard is empty."))

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, tr("Choose receipts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                tr("Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.almr *.svg *.txt)"),
                tr("All files (*)"),
            ]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.take_files(paths))
        dialog.open()

    def take_files(self, paths: Sequence[str | Path]) -> None:
        """Take these files."""
        self._take(from_paths(paths), nothing=tr("No file was chosen."))

    def from_screen(self) -> None:
        """Take what is on the screens."""
        ScreenGrab(self.window(), taken=self.given.emit, failed=self.refused.emit).start()

    def from_camera(self) -> None:
        """Look through the camera, or say how to get that."""
        if not camera.available():
            self.refused.emit(camera.missing())
            return
        dialog = camera.CameraDialog(self, self._desk)
        dialog.found.connect(self._seen)
        dialog.open()

    def _seen(self, documents: list[bytes]) -> None:
        self.given.emit([Handed(tr("Camera"), document) for document in documents])

    def _typed(self) -> None:
        text = self.link.text().strip()
        if text:
            self.given.emit([Given(tr("Typed link"), text=text)])
        else:
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_mime(self, mime: QMimeData) -> None:
        """Take what was dropped."""
        self._take(from_mime(mime), nothing=tr("There is nothing in it that can be read here."))

    def _take(self, found: list[Given], *, nothing: str) -> None:
        if found:
            self.given.emit(found)
            return
        hint = tr("Copy a receipt's link or picture, or choose its file.")
        self.refused.emit(BadInput(nothing, code="intake.nothing", hint=hint))

    # -- dropping ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped anywhere on the page."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if can_take(event.mimeData()):
                event.acceptProposedAction()
                self._mark(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._mark(False)
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._mark(False)
            event.acceptProposedAction()
            self.take_mime(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def _mark(self, over: bool) -> None:
        self.setProperty("tone", "info" if over else None)
        self.style().unpolish(self)
        self.style().polish(self)


__all__ = ["Intake", "LinkLine"]
