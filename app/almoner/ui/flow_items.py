"""Draw one node or ribbon of a flow: boxes with their text, ribbons with their amount. Colour is never the only sign.

Only here thousandths of the type's height become pixels.
"""

from __future__ import annotations

import html

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsSimpleTextItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from almoner.ui.flow import NodeKind
from almoner.ui.flow_layout import EM, LINE, NODE_WIDTH, PADDING, Placed, PlacedRibbon
from almoner.ui.theme import Colours, colours

STRIP = 450
"""How broad the strips at a node's sides are that stand for its amount."""
SERIES = {
    NodeKind.GIFT: 0,
    NodeKind.BATCH: 0,
    NodeKind.FUND: 6,
    NodeKind.PAYMENT: 1,
    NodeKind.REST: 7,
    NodeKind.UNSPENT: 2,
    NodeKind.REFUNDED: 3,
    NodeKind.RETURNED: 3,
}
PATTERNS = {
    NodeKind.UNSPENT: Qt.BrushStyle.Dense6Pattern,
    NodeKind.REFUNDED: Qt.BrushStyle.BDiagPattern,
    NodeKind.RETURNED: Qt.BrushStyle.FDiagPattern,
    NodeKind.REST: Qt.BrushStyle.HorPattern,
}


def colour_of(kind: NodeKind) -> QColor:
    """Return the colour of a kind in the palette in use."""
    return QColor(colours().series[SERIES[kind]])


class NodeItem(QGraphicsItem):
    """A box with a title and lines; ``sides`` tells whether ribbons are tied to its left and its right.

    ``current`` draws the mark of the keyboard's place.
    """

    def __init__(self, placed: Placed, em: float, font: QFont, *, sides: tuple[bool, bool]) -> None:
        super().__init__()
        self.placed = placed
        self._sides = sides
        self._em = em / EM
        self._font, self._bold = QFont(font), QFont(font)
        self._bold.setBold(True)
        self.current = False
        self.setPos(placed.x * self._em, placed.y * self._em)
        self.setToolTip(f"<span>{html.escape(placed.node.spoken)}</span>")
        if placed.node.target is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setZValue(2)

    def boundingRect(self) -> QRectF:
        """Return the box and its frame."""
        frame = EM * self._em * 0.2
        return self._box().adjusted(-frame, -frame, frame, frame)

    def _box(self) -> QRectF:
        return QRectF(0, 0, NODE_WIDTH * self._em, self.placed.height * self._em)

    def set_current(self, current: bool) -> None:
        """Draw it as the place of the keyboard, or not."""
        self.current = current
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the box, its strips and its text."""
        c, box, radius = colours(), self._box(), EM * self._em * 0.3
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(c.accent if self.current else c.line)
        painter.setPen(QPen(edge, EM * self._em * (0.17 if self.current else 0.06)))
        painter.setBrush(QColor(c.selected if self.current else c.surface))
        painter.drawRoundedRect(box, radius, radius)
        self._paint_strip(painter)
        self._paint_text(painter, c)

    def _paint_strip(self, painter: QPainter) -> None:
        kind, top = self.placed.node.kind, (self.placed.bar_y - self.placed.y) * self._em
        high = max(self.placed.bar_height * self._em, 1.5)
        strip = QRectF(0, top, STRIP * self._em, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(kind))
        for at, tied in enumerate(self._sides):
            if tied:
                painter.drawRect(strip.translated(at * (NODE_WIDTH - STRIP) * self._em, 0))

    def _paint_text(self, painter: QPainter, c: Colours) -> None:
        node = self.placed.node
        side = (STRIP + PADDING) * self._em
        room = NODE_WIDTH * self._em - 2 * side
        line = LINE * self._em
        y = (self._box().height() - (1 + len(node.lines)) * line) / 2
        if node.kind is NodeKind.REST:  # it may be higher than the window: its text stands where it begins
            y = min(y, PADDING * self._em)
        for at, text in enumerate((node.title, *node.lines)):
            font = self._bold if at == 0 else self._font
            painter.setFont(font)
            painter.setPen(QColor(c.text if at < 2 else c.quiet))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(side, y + at * line, room, line), flags, shown)


class RibbonItem(QGraphicsPathItem):
    """A ribbon, as broad at each end as its amount, drawn in the colour and pattern of the more telling end."""

    def __init__(self, placed: PlacedRibbon, kind: NodeKind, em: float, spoken: str) -> None:
        super().__init__()
        self.placed = placed
        unit = em / EM
        thick1, thick2 = max(placed.thick1 * unit, 1.5), max(placed.thick2 * unit, 1.5)
        x1, y1, x2, y2 = placed.x1 * unit, placed.y1 * unit, placed.x2 * unit, placed.y2 * unit
        bend = (x2 - x1) / 2
        path = QPainterPath(QPointF(x1, y1))
        path.cubicTo(x1 + bend, y1, x2 - bend, y2, x2, y2)
        path.lineTo(x2, y2 + thick2)
        path.cubicTo(x2 - bend, y2 + thick2, x1 + bend, y1 + thick1, x1, y1 + thick1)
        path.closeSubpath()
        self.setPath(path)
        colour = colour_of(kind)
        self.setPen(QPen(colour, 1))
        colour.setAlphaF(0.34)
        self.setBrush(QBrush(colour, Qt.BrushStyle.SolidPattern))
        self._pattern = PATTERNS.get(kind)
        self._colour = colour_of(kind)
        self.setToolTip(f"<span>{html.escape(spoken)}</span>")
        self.setZValue(0)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the ribbon, its pattern over it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)
        if self._pattern is not None:
            colour = QColor(self._colour)
            colour.setAlphaF(0.45)
            painter.fillPath(self.path(), QBrush(colour, self._pattern))


def ribbon_text(placed: PlacedRibbon, em: float, font: QFont) -> QGraphicsItem:
    """Return the amount to write on a ribbon, on a ground of its own so that it can be read on any colour."""
    unit = em / EM
    text = QGraphicsSimpleTextItem(placed.ribbon.text)
    text.setFont(font)
    text.setBrush(QColor(colours().text))
    size = text.boundingRect()
    path, pad = QPainterPath(), em * 0.2
    path.addRoundedRect(size.adjusted(-pad * 1.5, -pad * 0.3, pad * 1.5, pad * 0.3), pad, pad)
    ground = QGraphicsPathItem(path)
    tint = QColor(colours().window)
    tint.setAlphaF(0.86)
    ground.setBrush(tint)
    ground.setPen(Qt.PenStyle.NoPen)
    text.setParentItem(ground)
    if placed.text_at_end:
        x, y = placed.x2 * unit - size.width() - em * 0.6, (placed.y2 + placed.thick2 // 2) * unit
    else:
        x, y = placed.x1 * unit + em * 0.6, (placed.y1 + placed.thick1 // 2) * unit
    ground.setPos(x, y - size.height() / 2)
    ground.setZValue(1)
    ground.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
    return ground
