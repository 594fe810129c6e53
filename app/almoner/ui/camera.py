"""The camera, where the extra with Qt Multimedia is installed: frames are read in a worker until a receipt is in one.

`FrameReader` knows no camera: frames are pushed into it, a few a second are looked at, the others are dropped. Without the
extra everything here says so and how to get it.
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from almoner.ui.dialogs import Dialog
from almoner.ui.forms import ChoiceField
from almoner.ui.parts import label
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, BadInput

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

SECONDS_BETWEEN_FRAMES = 0.2
LARGEST_SIDE = 1_600
"""Codes are read as well from a smaller picture, and much sooner."""


def available() -> bool:
    """Tell whether the camera's part of Qt is installed."""
    return importlib.util.find_spec("PySide6.QtMultimedia") is not None


def missing() -> AlmonerError:
    """Return how to get the camera."""
    return BadInput(
        tr("The camera needs a part of Qt that is not installed here."),
        code="camera.missing",
        hint=tr(
            "Whoever installed Almoner can add it: pip install “almoner[camera]”. A photo from a phone can be dropped here, too."
        ),
    )


def documents_in(image: QImage) -> list[bytes]:
    """Return the receipts in one frame; for a worker."""
    from almoner.services.scanning import documents_in_frame

    if max(image.width(), image.height()) > LARGEST_SIDE:
        image = image.scaled(
            LARGEST_SIDE, LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )  # fmt: skip
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    if grey.isNull():
        return []
    return documents_in_frame(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())


class FrameReader(QObject):
    """Look for receipts in frames pushed into it. ``found`` carries the documents of the first frame that has one."""

    found = Signal(object)

    def __init__(
        self, desk: Desk, parent: QObject | None = None, *, seconds: float = SECONDS_BETWEEN_FRAMES
    ) -> None:
        super().__init__(parent)
        self._desk, self._seconds = desk, seconds
        self._under_way = False
        self._last = float("-inf")
        self._done = False

    def offer(self, image: QImage) -> bool:
        """Look at a frame unless one is looked at, it comes too soon, or a receipt was found; tell whether it is."""
        now = time.monotonic()
        if self._done or self._under_way or image.isNull() or now - self._last < self._seconds:
            return False
        self._under_way, self._last = True, now

        def look(job: Job) -> list[bytes]:
            return documents_in(image)

        self._desk.read(look, owner=self, then=self._looked, failed=lambda error: self._looked([]))
        return True

    def _looked(self, documents: list[bytes]) -> None:
        self._under_way = False
        if documents and not self._done:
            self._done = True
            self.found.emit(documents)


class CameraDialog(Dialog):
    """Show what the camera sees until a receipt is found: then ``found``, and it closes."""

    found = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, tr("Camera"), width=34)
        self.setObjectName("camera_dialog")
        self._multimedia: Any = importlib.import_module("PySide6.QtMultimedia")
        self._camera: Any = None
        self._session: Any = self._multimedia.QMediaCaptureSession(self)
        self._sink: Any = self._multimedia.QVideoSink(self)
        self._session.setVideoSink(self._sink)
        self._reader = FrameReader(desk, self)
        self._reader.found.connect(self._take)
        self.picture = label("")
        self.picture.setMinimumHeight(em(self, 18))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setAccessibleName(tr("What the camera sees"))
        self.said = label(tr("Hold the receipt's code before the camera, flat and in good light."), wrap=True)
        self._devices = {
            bytes(device.id().data()).hex(): device for device in self._multimedia.QMediaDevices.videoInputs()
        }
        names = [(key, str(device.description())) for key, device in self._devices.items()]
        self.choice = ChoiceField("which_camera", tr("Which camera"), names)
        self.choice.setVisible(len(names) > 1)
        self.choice.changed.connect(self._start)
        for part in (self.said, self.choice):
            self.content.addWidget(part)
        self.content.addWidget(self.picture, 1)
        self.add_cancel(tr("Close"))
        self._sink.videoFrameChanged.connect(self._show)
        self.finished.connect(lambda: self._stop())
        self._start()

    def _start(self) -> None:
        self._stop()
        device = self._devices.get(self.choice.value)
        if device is None:
            self.said.setText(tr("No camera was found. Connect one, or drop a photo of the receipt."))
            return
        self._camera = self._multimedia.QCamera(device, self)
        self._camera.errorOccurred.connect(lambda error, text: self._failed(str(text)))
        self._session.setCamera(self._camera)
        self._camera.start()

    def _failed(self, text: str) -> None:
        from almoner.ui import formats

        said = tr("The camera cannot be used: {reason}. Is another program using it?")
        self.said.setText(said.format(reason=formats.visible(text)))

    def _stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()
            self._camera = None

    def _show(self, frame: Any) -> None:
        image: QImage = frame.toImage()
        if image.isNull():
            return
        self._reader.offer(image)
        shown = image.scaled(self.picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self.picture.setPixmap(QPixmap.fromImage(shown))

    def _take(self, documents: list[bytes]) -> None:
        self.found.emit(documents)
        self.accept()
