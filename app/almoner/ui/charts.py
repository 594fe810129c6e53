"""Small charts read at a glance: what a sum is made of, and what came in and went out month by month.

Drawn by ourselves in the palette's colours with a pattern for each, figures beside; every number is also in the accessible
description. Amounts are shared out on pixels in whole numbers; no float touches money.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from almoner.ui import formats
from almoner.ui.flow_layout import share_out
from almoner.ui.flow_words import share
from almoner.ui.parts import label
from almoner.ui.theme import colours, em
from almoner.ui.words import joined, tr
from almoner_chain.core.units import Unit

MOST_TICKS = 4
LEAST_SEEN = 3
"""So many pixels broad is what is there at all."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of amount is drawn everywhere: a colour of the palette's series and a pattern."""

    series: int
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern

    @property
    def colour(self) -> QColor:
        """The colour in the palette in use."""
        return QColor(colours().series[self.series])

    def fill(self, painter: QPainter, place: QRectF) -> None:
        """Fill a rectangle with it: a light ground under a pattern, and an edge."""
        colour = self.colour
        if self.pattern is not Qt.BrushStyle.SolidPattern:
            ground = QColor(colour)
            ground.setAlphaF(0.25)
            painter.fillRect(place, ground)
        painter.fillRect(place, QBrush(colour, self.pattern))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))


CAME_IN = Look(0)
WENT_OUT = Look(1, Qt.BrushStyle.BDiagPattern)
GIVEN_BACK = Look(3, Qt.BrushStyle.FDiagPattern)
AVAILABLE = Look(2, Qt.BrushStyle.Dense6Pattern)


class Swatch(QWidget):
    """A small square that says how an amount is drawn; its meaning stands in words beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        side = em(self, 0.75)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the look."""
        painter = QPainter(self)
        self._look.fill(painter, QRectF(self.rect()))
        painter.end()


def legend(text: str, look: Look) -> QHBoxLayout:
    """Return a swatch with its word."""
    made = QHBoxLayout()
    made.addWidget(Swatch(look), 0, Qt.AlignmentFlag.AlignVCenter)
    made.addWidget(label(text, "quiet"))
    made.addStretch(1)
    return made


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole, in minor units."""

    name: str
    amount: int
    look: Look


class ShareBar(QWidget):
    """A bar that shows what a sum is made of; each part's percentage is written on it where it fits."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: tuple[Share, ...] = ()
        self._unit: Unit | None = None
        self.setMinimumHeight(em(self, 1.6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shares(self, name: str, shares: Sequence[Share], unit: Unit) -> None:
        """Show these parts of a whole called ``name``."""
        self._shares, self._unit = tuple(shares), unit
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """Return every part with its amount and share, as a sentence each."""
        return joined(self._words_of(each) for each in self._shares)

    def _words_of(self, each: Share) -> str:
        assert self._unit is not None  # noqa: S101  (set with the shares)
        return tr("{name}: {amount}, {share}.").format(
            name=each.name,
            amount=formats.money(each.amount, self._unit),
            share=share(each.amount, self._whole),
        )

    @property
    def _whole(self) -> int:
        return sum(each.amount for each in self._shares)

    def places(self) -> list[tuple[int, int]]:
        """Return where each part begins and how broad it is, in pixels; together exactly the bar's width."""
        return share_out([each.amount for each in self._shares], self._whole, self.width())

    def sizeHint(self) -> QSize:
        """Return a bar of some length."""
        return QSize(em(self, 16), em(self, 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts side by side."""
        painter = QPainter(self)
        c, high = colours(), self.height()
        if not self._whole:
            painter.setPen(QColor(c.line))
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, high - 1))
        placed = [
            (size, begin, each) for each, (begin, size) in zip(self._shares, self.places(), strict=True)
        ]
        # the small ones last: too small to be seen, they are drawn larger than they are
        for size, begin, each in sorted(placed, key=lambda one: -one[0]):
            if each.amount:
                broad = max(size, LEAST_SEEN)
                place = QRectF(min(begin, self.width() - broad), 0, broad, high)
                each.look.fill(painter, place)
                self._write(painter, share(each.amount, self._whole), place)
        painter.end()

    def _write(self, painter: QPainter, text: str, place: QRectF) -> None:
        metrics = painter.fontMetrics()
        room = QRectF(0, 0, metrics.horizontalAdvance(text) + em(self, 0.6), metrics.height())
        if room.width() + em(self, 0.4) > place.width():
            return
        room.moveCenter(place.center())
        c = colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(room, 3, 3)
        painter.setPen(QColor(c.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def event(self, event: QEvent) -> bool:
        """Tell in a tip what the part under the pointer is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for each, (begin, size) in zip(self._shares, self.places(), strict=True):
                if begin <= event.pos().x() < begin + max(size, LEAST_SEEN):
                    QToolTip.showText(
                        event.globalPos(), f"<span>{html.escape(self._words_of(each))}</span>", self
                    )
            return True
        return super().event(event)


@dataclass(frozen=True, slots=True)
class MonthSums:
    """One month (year, month 1 to 12): what came in and what went out, minor units."""

    year: int
    month: int
    came_in: int
    went_out: int


class MonthBars(QWidget):
    """Two bars for each month. ``pointed`` carries the sentence of the month under the pointer or the keyboard."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[MonthSums, ...] = ()
        self._unit: Unit | None = None
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(em(self, 12), em(self, 7))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_months(self, name: str, months: Sequence[MonthSums], unit: Unit) -> None:
        """Show these months, the oldest first."""
        self._months, self._unit, self._current = tuple(months), unit, None
        self.setAccessibleName(name)
        self.setAccessibleDescription(joined(self.words_of(at) for at in range(len(months))))
        self.update()

    def words_of(self, at: int) -> str:
        """Return one month as a sentence."""
        assert self._unit is not None  # noqa: S101  (set with the months)
        sums = self._months[at]
        return tr("{month} {year}: {came_in} came in, {went_out} went out.").format(
            month=QLocale().standaloneMonthName(sums.month),
            year=sums.year,
            came_in=formats.money(sums.came_in, self._unit),
            went_out=formats.money(sums.went_out, self._unit),
        )

    def point_at(self, at: int | None) -> None:
        """Mark a month and tell it."""
        if at != self._current:
            self._current = at
            if at is not None:
                self.pointed.emit(self.words_of(at))
            self.update()

    # -- drawing ----------------------------------------------------------------------------------------

    def _ticks(self) -> list[int]:
        highest = max((max(each.came_in, each.went_out) for each in self._months), default=0)
        return ticks(highest)

    def _canvas(self, labels: Sequence[str]) -> QRectF:
        """Return where bars stand: right of the amounts, above two lines for months and years."""
        metrics = self.fontMetrics()
        left = max((metrics.horizontalAdvance(text) for text in labels), default=0) + em(self, 0.5)
        top, below = metrics.height() / 2, metrics.height() * 2 + em(self, 0.2)
        return QRectF(left, top, max(self.width() - left - 2, 1), max(self.height() - top - below, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw amounts, lines, bars and months."""
        if self._unit is None or not self._months:
            return
        painter = QPainter(self)
        marks = self._ticks()
        labels = [tick_text(mark, self._unit) for mark in marks]
        canvas = self._canvas(labels)
        self._draw_marks(painter, canvas, marks, labels)
        for at in range(len(self._months)):
            self._draw_month(painter, canvas, at, marks[-1])
        self._draw_names(painter, canvas)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_marks(
        self, painter: QPainter, canvas: QRectF, marks: Sequence[int], labels: Sequence[str]
    ) -> None:
        c, high = colours(), self.fontMetrics().height()
        for mark, text in zip(marks, labels, strict=True):
            y = canvas.bottom() - _scaled(mark, marks[-1], int(canvas.height()))
            painter.setPen(QPen(QColor(c.line), 1))
            painter.drawLine(QPointF(canvas.left(), y), QPointF(canvas.right(), y))
            painter.setPen(QColor(c.quiet))
            place = QRectF(0, y - high / 2, canvas.left() - em(self, 0.3), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _slot(self, canvas: QRectF, at: int) -> QRectF:
        width = canvas.width() / len(self._months)
        return QRectF(canvas.left() + at * width, canvas.top(), width, canvas.height())

    def _draw_month(self, painter: QPainter, canvas: QRectF, at: int, whole: int) -> None:
        slot, sums = self._slot(canvas, at), self._months[at]
        if at == self._current:
            painter.fillRect(slot, QColor(colours().selected))
        width = min(slot.width() * 0.36, em(self, 1.4))
        for amount, look, left in (
            (sums.came_in, CAME_IN, slot.center().x() - width),
            (sums.went_out, WENT_OUT, slot.center().x()),
        ):
            high = _scaled(amount, whole, int(canvas.height()))
            if amount:
                look.fill(painter, QRectF(left, canvas.bottom() - max(high, 2), width, max(high, 2)))

    def _draw_names(self, painter: QPainter, canvas: QRectF) -> None:
        """Write months below, as many as fit, and the year below the first of each."""
        locale, high = QLocale(), self.fontMetrics().height()
        names = [
            locale.standaloneMonthName(each.month, QLocale.FormatType.ShortFormat) for each in self._months
        ]
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in names) + em(self, 0.4)
        every = max(1, -(-int(widest * len(names)) // max(int(canvas.width()), 1)))
        painter.setPen(QColor(colours().quiet))
        year = 0
        for at in range(0, len(names), every):
            slot = self._slot(canvas, at)
            place = QRectF(slot.center().x() - widest, canvas.bottom() + em(self, 0.1), 2 * widest, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, names[at])
            if self._months[at].year != year:
                year = self._months[at].year
                painter.drawText(place.translated(0, high), Qt.AlignmentFlag.AlignCenter, str(year))

    # -- Qt ---------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a chart that can be read."""
        return QSize(em(self, 22), em(self, 8))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the month under the pointer."""
        if self._unit is None or not self._months:
            return
        canvas = self._canvas([tick_text(mark, self._unit) for mark in self._ticks()])
        at = int((event.position().x() - canvas.left()) * len(self._months) // canvas.width())
        self.point_at(at if 0 <= at < len(self._months) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among the months with the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._months:
            super().keyPressEvent(event)
            return
        last = len(self._months) - 1
        at = last if self._current is None else min(max(self._current + step, 0), last)
        self.point_at(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of what has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()


def ticks(highest: int) -> list[int]:
    """Return round amounts from zero to one not below the highest, at most five of them; whole minor units."""
    step = 1
    while step * MOST_TICKS < highest:
        digit = int(str(step)[0])
        step = step * 5 // 2 if digit == 2 else step * 2
    count = max(-(-highest // step), 1)
    return [step * at for at in range(count + 1)]


def tick_text(mark: int, unit: Unit) -> str:
    """Write an axis's amount: without decimal places where they are noughts."""
    whole, rest = divmod(mark, 10**unit.decimals)
    return formats.amount(mark, unit) if rest else formats.number(whole)


def _scaled(amount: int, whole: int, length: int) -> int:
    return amount * length // whole if whole else 0
