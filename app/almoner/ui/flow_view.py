"""Show a flow's picture: zoom, fit, click a node or walk among them with the arrows; save what is shown.

It draws frozen places that a worker worked out; it knows no trace and no service.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from almoner.ui.flow import Node, NodeKind
from almoner.ui.flow_items import NodeItem, RibbonItem, ribbon_text
from almoner.ui.flow_layout import Picture
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

LEAST, MOST, STEP = 0.3, 4.0, 1.2
READABLE = 0.72
"""Fitting a picture makes it no smaller than this: what does not fit then is scrolled to."""
QUIET = frozenset({NodeKind.GIFT, NodeKind.BATCH, NodeKind.FUND})


class FlowView(QGraphicsView):
    """A picture. ``opened`` carries a `Node` that was clicked or entered; ``pointed`` the one the keyboard stands on.

    ``asked_menu`` carries a node and a global point for a menu of where it leads.
    """

    opened = Signal(object)
    pointed = Signal(object)
    asked_menu = Signal(object, object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flow")
        self.setAccessibleName(title)
        self.setScene(QGraphicsScene(self))
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setMinimumHeight(em(self, 8))
        self.setAcceptDrops(False)  # what is dropped here belongs to the page
        self._items: dict[str, NodeItem] = {}
        self._summary = ""
        self._fitted = True
        self._pressed: str | None = None
        self.picture: Picture | None = None
        self.current: str | None = None

    # -- showing ----------------------------------------------------------------------------------------

    def show_picture(self, picture: Picture, summary: str, *, keep_place: bool = False) -> None:
        """Draw a picture; ``summary`` is what a screen reader says of it. ``keep_place`` keeps zoom and current node."""
        before = self.current if keep_place else None
        self.picture, self._summary = picture, summary
        self.current = None
        self._draw(picture)
        self.setAccessibleDescription(summary)
        if before in self._items:
            self.point_at(before)
        if not keep_place or self._fitted:
            self.fit()

    def clear(self) -> None:
        """Show nothing."""
        self.scene().clear()
        self._items, self.picture, self.current = {}, None, None

    def _draw(self, picture: Picture) -> None:
        scene, font, high = self.scene(), QFont(self.font()), QFontMetricsF(self.font()).height()
        scene.clear()
        scene.setBackgroundBrush(QColor(colours().window))
        self._items = {}
        for ribbon in picture.ribbons:
            source, target = (
                picture.flow.by_key[key] for key in (ribbon.ribbon.source, ribbon.ribbon.target)
            )
            telling = source if target.kind in QUIET or source.kind is NodeKind.REST else target
            if target.key == picture.flow.root:
                telling = source
            scene.addItem(RibbonItem(ribbon, telling.kind, high, telling.spoken))
            scene.addItem(ribbon_text(ribbon, high, font))
        for placed in picture.nodes:
            key = placed.node.key
            sides = (bool(picture.flow.into(key)), bool(picture.flow.out_of(key)))
            item = self._items[key] = NodeItem(placed, high, font, sides=sides)
            scene.addItem(item)
        scene.setSceneRect(scene.itemsBoundingRect().adjusted(-high / 2, -high / 2, high / 2, high / 2))

    # -- zoom -------------------------------------------------------------------------------------------

    def zoom(self, factor: float) -> None:
        """Make everything larger or smaller by a factor."""
        now = self.transform().m11()
        wanted = min(max(now * factor, LEAST), MOST)
        self.scale(wanted / now, wanted / now)
        self._fitted = False

    def zoom_in(self) -> None:
        """Make everything larger."""
        self.zoom(STEP)

    def zoom_out(self) -> None:
        """Make everything smaller."""
        self.zoom(1 / STEP)

    def fit(self) -> None:
        """Show the whole picture, or as much of it as can be read."""
        self._fitted = True
        place, room = self.sceneRect(), self.viewport().rect()
        if place.isEmpty() or room.isEmpty():
            return
        scale = min(room.width() / place.width(), room.height() / place.height())
        scale = min(max(scale, READABLE), 1.0)
        self.resetTransform()
        self.scale(scale, scale)
        root = self._items.get(self.picture.flow.root) if self.picture is not None else None
        self.centerOn(root if root is not None else place.center())

    # -- walking ----------------------------------------------------------------------------------------

    def point_at(self, key: str | None) -> None:
        """Put the keyboard's place on a node and bring it into sight."""
        for each, item in self._items.items():
            item.set_current(each == key)
        self.current = key
        if key is None or self.picture is None:
            return
        node = self.picture.flow.by_key[key]
        self.ensureVisible(self._items[key], em(self, 1), em(self, 1))
        self.setAccessibleDescription(node.spoken)
        self.pointed.emit(node)

    def _step(self, key: int) -> None:
        """Go to the neighbour in the direction of an arrow."""
        if self.picture is None:
            return
        if self.current is None:
            self.point_at(self.picture.flow.root)
            return
        here = self.picture.by_key[self.current]
        column = here.node.column + {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        mates = [placed for placed in self.picture.nodes if placed.node.column == column]
        if column == here.node.column:
            at = mates.index(here) + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= at < len(mates):
                self.point_at(mates[at].node.key)
        elif mates:
            flow = self.picture.flow
            tied = {each.target for each in flow.out_of(self.current)} | {
                each.source for each in flow.into(self.current)
            }
            near = [placed for placed in mates if placed.node.key in tied] or mates
            self.point_at(min(near, key=lambda placed: abs(placed.middle - here.middle)).node.key)

    def node(self, key: str | None) -> Node | None:
        """Return a node that is drawn."""
        return self.picture.flow.by_key.get(key) if self.picture is not None and key else None

    def centre_of(self, key: str) -> QPointF:
        """Return where in the view a node's middle is."""
        return QPointF(self.mapFromScene(self._items[key].sceneBoundingRect().center()))

    def _key_at(self, at: QPointF) -> str | None:
        found = self.itemAt(at.toPoint())
        return found.placed.node.key if isinstance(found, NodeItem) else None

    # -- saving -----------------------------------------------------------------------------------------

    def as_bytes(self, suffix: str) -> QByteArray | QImage:
        """Return the whole picture: a QImage for ``png``, the file's bytes for ``svg`` and ``pdf``."""
        place = self.sceneRect()
        if suffix not in ("svg", "pdf"):
            return self._as_image(place)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        device = _svg(buffer, place) if suffix == "svg" else _pdf(buffer, place)
        painter = QPainter(device)
        self._without_mark(lambda: self.scene().render(painter, QRectF(), place))
        painter.end()
        buffer.close()
        return data

    def _as_image(self, place: QRectF) -> QImage:
        image = QImage((place.size() * 2).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(colours().window))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._without_mark(lambda: self.scene().render(painter, QRectF(image.rect()), place))
        painter.end()
        return image

    def _without_mark(self, draw: Callable[[], None]) -> None:
        marked = self._items.get(self.current or "")
        if marked is not None:
            marked.current = False
        draw()
        if marked is not None:
            marked.current = True

    # -- Qt ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows, open with Enter, zoom with plus, minus and zero."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # back and forward belong to the page
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            found = self.node(self.current)
            if found is not None:
                self.opened.emit(found)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the node that was pressed."""
        super().mousePressEvent(event)
        self._pressed = (
            self._key_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a node that was clicked."""
        super().mouseReleaseEvent(event)
        key, self._pressed = self._pressed, None
        if key is None or key != self._key_at(event.position()):
            return
        self.point_at(key)
        found = self.node(key)
        if found is not None:
            self.opened.emit(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu of where the node leads."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.point_at(self._key_at(QPointF(event.pos())))
        found = self.node(self.current)
        if found is not None and self.current is not None:
            at = event.globalPos()
            if event.reason() != QContextMenuEvent.Reason.Mouse:
                at = self.viewport().mapToGlobal(self.centre_of(self.current).toPoint())
            self.asked_menu.emit(found, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting while nobody zoomed."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()


def _svg(buffer: QBuffer, place: QRectF) -> QPaintDevice:
    from PySide6.QtSvg import QSvgGenerator

    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(place.size().toSize())
    made.setViewBox(QRectF(0, 0, place.width(), place.height()))
    made.setTitle(tr("Where the money went"))
    return made


def _pdf(buffer: QBuffer, place: QRectF) -> QPaintDevice:
    made = QPdfWriter(buffer)
    made.setTitle(tr("Where the money went"))
    # one point for each pixel: the page is as large as the picture
    made.setPageSize(QPageSize(QSizeF(place.width(), place.height()), QPageSize.Unit.Point))
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setResolution(72)
    return made
