"""A flow's picture with what belongs to it: the sentence of the node one stands on, zoom, and saving as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.flow import Node
from almoner.ui.flow_layout import Picture
from almoner.ui.flow_view import FlowView
from almoner.ui.parts import button, label
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk


class FlowPanel(QWidget):
    """Show a picture; nodes are opened and asked about through ``view``'s signals."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = FlowView(tr("Picture of where the money went"))
        self.view.pointed.connect(self._point)
        self.pointed = label("", "quiet", wrap=True)
        self.pointed.setObjectName("pointed")
        below = QHBoxLayout()
        below.addWidget(self.pointed, 1)
        for object_name, text, name, tip, do in (
            ("zoom_in", "+", tr("Larger"), tr("Larger (+)"), self.view.zoom_in),
            ("zoom_out", "−", tr("Smaller"), tr("Smaller (−)"), self.view.zoom_out),
            ("zoom_fit", tr("Fit"), tr("Fit"), tr("Show the whole picture (0)"), self.view.fit),
        ):
            made = button(text, do, tip=tip, name=object_name)
            made.setAccessibleName(name)
            if len(text) == 1:
                made.setMaximumWidth(em(self, 3))
            below.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    def show_picture(self, picture: Picture, summary: str, *, keep_place: bool = False) -> None:
        """Show a picture; see `FlowView.show_picture`."""
        self.view.show_picture(picture, summary, keep_place=keep_place)
        if not keep_place:
            self.pointed.setText(tr("Click a box to follow it, or walk with the arrow keys and press Enter."))

    def _point(self, node: Node) -> None:
        self.pointed.setText(node.spoken)

    def choose_place(self) -> None:
        """Ask where the picture goes."""
        dialog = QFileDialog(self, tr("Save the picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {tr("Picture (*.png)"): "png", tr("Drawing (*.svg)"): "svg", tr("Page (*.pdf)"): "pdf"}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the whole picture to a file: PNG, SVG or PDF by its ending."""
        drawn = self.view.as_bytes(path.suffix.lower().lstrip("."))

        def done(written: None) -> None:
            self._desk.say(tr("The picture was written to {file}").format(file=formats.visible(path.name)))

        self._desk.read(
            lambda job: _write(path, drawn), owner=self, then=done, label=tr("Saving the picture")
        )


def _write(path: Path, drawn: Any) -> None:
    """Write a picture or a file's bytes; raises OSError where that fails."""
    if isinstance(drawn, QImage):
        if not drawn.save(str(path)):
            raise OSError(5, "The picture could not be written", str(path))
        return
    path.write_bytes(drawn.data())
