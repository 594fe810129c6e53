"""Our own line icons, drawn in the colour of the text at any size and scale."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from almoner.ui.theme import colours


class _LineIcon(QIconEngine):
    """Draw an SVG with ``currentColor`` in the palette's colour, sharp at every scale."""

    def __init__(self, svg: str, colour: str) -> None:
        super().__init__()
        self._svg, self._colour = svg, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        c = colours()
        colour = c.quiet if mode == QIcon.Mode.Disabled else self._colour or c.text
        renderer = QSvgRenderer(QByteArray(self._svg.replace("currentColor", colour).encode()))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        renderer.render(painter, rect.toRectF())

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        return _LineIcon(self._svg, self._colour)


def icon(name: str, colour: str = "") -> QIcon:
    """Return one of our icons (a file in resources/icons); its colour follows the palette unless one is given."""
    svg = (files("almoner_resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QIcon(_LineIcon(svg, colour))
