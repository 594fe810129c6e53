"""Take something in: a file that is dropped or chosen, a text or a picture that is pasted. Reads nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QFrame

from almoner.ui.parts import button, column, label, row
from almoner.ui.theme import em
from almoner.ui.words import tr


class HandingIn(QFrame):
    """A frame to drop something on, with buttons to choose a file and to paste.

    ``given`` carries a `Path`, the text that was pasted, or the bytes of a picture (PNG).
    """

    given = Signal(object)

    def __init__(self, sentence: str, *, files: str = "", pastes: bool = True) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._files = files
        choose = button(tr("Choose a &file…"), self.choose, icon="file", name="choose_file")
        paste = button(tr("&Paste"), self.paste, icon="copy", name="paste")
        if not pastes:
            paste.hide()
        layout = column(label(sentence, wrap=True), row(choose, paste, None))
        space = em(self, 0.7)
        layout.setContentsMargins(space, space, space, space)
        self.setLayout(layout)

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, tr("Choose a file"), str(Path.home()), self._files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.given.emit(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste(self) -> None:
        """Take what was copied."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData) -> None:
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.given.emit(Path(files[0]))
        elif data.hasImage():
            picture = QImage(data.imageData())
            kept = QByteArray()
            into = QBuffer(kept)
            into.open(QIODevice.OpenModeFlag.WriteOnly)
            picture.save(into, "PNG")  # type: ignore[call-overload]
            self.given.emit(bytes(kept.data()))
        else:
            self.given.emit(data.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that something can be dropped here."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText() or data.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self._take(event.mimeData())
        event.acceptProposedAction()
