"""Bars that show how far a gift is: delivered, paid, waiting, given back. Told apart by pattern as well as by colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from almoner.services.kept_receipts import KeptReceipt
from almoner.ui.pages import kept_words as words
from almoner.ui.theme import colours, em
from almoner.ui.words import state_name, tr


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a bar: an amount in minor units, what it is, its colour and pattern."""

    amount: int
    text: str
    colour: str
    pattern: Qt.BrushStyle


def segments(kept: KeptReceipt) -> list[Segment]:
    """Return the stretches of a gift's bar; they add up to its amount."""
    place, c = kept.look.place, colours()
    if place is None:
        return []
    delivered = sum(int(part.amount) for part in words.own_parts(kept) if part.state == "delivered")
    found = [
        Segment(delivered, state_name("delivered"), c.good, Qt.BrushStyle.SolidPattern),
        Segment(words.spent(place) - delivered, state_name("paid"), c.accent, Qt.BrushStyle.BDiagPattern),
        Segment(int(place.unspent), tr("Waits in the fund"), c.line, Qt.BrushStyle.NoBrush),
        Segment(int(place.refunded), tr("Given back"), c.warn, Qt.BrushStyle.DiagCrossPattern),
    ]
    return [each for each in found if each.amount > 0]


def paint_bar(painter: QPainter, room: QRectF, parts: Sequence[Segment]) -> None:
    """Draw a bar; lengths are exact thousandths of the room, turned into dots at the end."""
    whole, left = sum(part.amount for part in parts), 0
    painter.save()
    for part in parts:
        begin, end = 1000 * left // whole, 1000 * (left + part.amount) // whole
        left += part.amount
        box = QRectF(
            room.left() + room.width() * begin / 1000,
            room.top(),
            room.width() * (end - begin) / 1000,
            room.height(),
        )
        painter.fillRect(box, QBrush(QColor(colours().surface)))
        painter.fillRect(box, QBrush(QColor(part.colour), part.pattern))
    painter.setPen(QPen(QColor(colours().quiet)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(room)
    painter.restore()


class ShareBar(QWidget):
    """One gift's bar."""

    def __init__(self, kept: KeptReceipt) -> None:
        super().__init__()
        self._parts = segments(kept)
        self.setObjectName("share_bar")
        self.setAccessibleName(words.where_sentence(kept))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(em(self, 12), em(self, 1.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        if self._parts:
            painter = QPainter(self)
            paint_bar(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1), self._parts)
            painter.end()


class Swatch(QWidget):
    """A stretch's pattern, to stand beside its words."""

    def __init__(self, part: Segment) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(em(self, 1.1), em(self, 0.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pattern."""
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1), [self._part])
        painter.end()


class BarDelegate(QStyledItemDelegate):
    """Draw a gift's bar behind the words that say where it is, in a table's column."""

    def __init__(self, parent: QWidget, kept_at: Callable[[int], KeptReceipt | None]) -> None:
        super().__init__(parent)
        self._kept_at = kept_at

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the words, and the bar below them."""
        super().paint(painter, option, index)
        kept = self._kept_at(index.row())
        parts = segments(kept) if kept is not None else []
        if parts:
            rect: QRect = option.rect
            height = max(3, rect.height() // 6)
            paint_bar(
                painter, QRectF(rect.left() + 3, rect.bottom() - height - 1, rect.width() - 8, height), parts
            )
