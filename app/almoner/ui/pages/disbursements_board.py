"""The board of disbursements: a column for each state, the newest of them as cards, the rest in the table.

Cards are painted, not built: five columns of fifty cost nothing, however many payments there are behind them.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from almoner.ui import formats, icons
from almoner.ui.pages.disbursements_words import (
    COLUMN_OF_STATE,
    COLUMNS,
    ICON_OF_STATE,
    column_title,
    numbered,
    standing,
    wait_name,
)
from almoner.ui.parts import button, label, scrolled
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.payment_board import PaymentLine

NEWEST = 50
"""Cards in a column; more are read in the table."""

LINE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """The cards of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[PaymentLine] = ()
        self.now = 0

    def show_lines(self, lines: Sequence[PaymentLine], now: int) -> None:
        """Show these cards as they stand at a time (seconds)."""
        self.beginResetModel()
        self.lines, self.now = lines, now
        self.endResetModel()

    def row_of(self, payment: int) -> int | None:
        """Return where a payment's card is."""
        return next((at for at, line in enumerate(self.lines) if line.payment == payment), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a card says, or the line it is made of."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            texts = [numbered(line.payment), *(each for each, _ in card_texts(line, self.now) if each)]
            return ", ".join(texts)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = [numbered(line.payment), *(each for each, _ in card_texts(line, self.now) if each)]
            return f"<span>{'<br>'.join(html.escape(each) for each in lines)}</span>"
        return None


def card_texts(line: PaymentLine, now: int) -> list[tuple[str, str]]:
    """Return the lines of a card with their role: strong, plain, quiet, state or waits."""
    payee = formats.visible(line.payee) or tr("Payee not known here")
    waits = wait_name(line.waits) if line.waits is not None else ""
    return [
        (formats.money(line.amount, line.unit), "strong"),
        (payee, "plain"),
        (formats.visible(line.purpose), "quiet"),
        (standing(line, now), "state"),
        (waits, "waits"),
    ]


class CardDelegate(QStyledItemDelegate):
    """Paint a card: amount, payee, purpose, where it stands, and whether it waits for somebody here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of every card: five lines."""
        metrics = option.fontMetrics
        return QSize(em(None, 8), metrics.lineSpacing() * 5 + em(None, 1.1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card in the palette's colours."""
        line, model = index.data(LINE), index.model()
        if line is None or not isinstance(model, CardModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, font = option.state, option.font
        frame = option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        self._ground(painter, frame, chosen, focus, line.waits is not None)
        self._texts(painter, frame, font, line, model.now)
        painter.restore()

    def _ground(self, painter: QPainter, frame: QRect, chosen: bool, focus: bool, waits: bool) -> None:
        c = colours()
        border = c.accent if chosen or focus else c.warn if waits else c.line
        painter.setPen(QPen(QColor(border), 2 if chosen or focus else 1))
        painter.setBrush(QColor(c.selected if chosen else c.surface))
        painter.drawRoundedRect(frame, em(None, 0.3), em(None, 0.3))

    def _texts(self, painter: QPainter, frame: QRect, font: QFont, line: PaymentLine, now: int) -> None:
        c = colours()
        inks = {"strong": c.text, "plain": c.text, "quiet": c.quiet, "state": c.text, "waits": c.warn}
        inner = frame.adjusted(em(None, 0.45), em(None, 0.35), -em(None, 0.45), -em(None, 0.35))
        down = inner.top()
        for text, role in card_texts(line, now):
            shown = QFont(font)
            shown.setBold(role in ("strong", "waits"))
            painter.setFont(shown)
            painter.setPen(QColor(inks[role]))
            metrics = painter.fontMetrics()
            at = QRect(inner.left(), down, inner.width(), metrics.lineSpacing())
            if role in ("state", "waits") and text:
                name = "warn" if role == "waits" else ICON_OF_STATE.get(line.state, "info")
                side = metrics.height()
                _icon(name, inks[role]).paint(painter, QRect(at.left(), at.top(), side, side))
                at.setLeft(at.left() + side + em(None, 0.25))
            if role == "strong":
                at.setWidth(at.width() - self._number(painter, at, font, line.payment))
                painter.setFont(shown)
                painter.setPen(QColor(inks[role]))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), elided)
            down += metrics.lineSpacing()

    def _number(self, painter: QPainter, at: QRect, font: QFont, payment: int) -> int:
        """Paint the payment's number at the right; return the room it takes."""
        painter.setFont(font)
        painter.setPen(QColor(colours().quiet))
        text = numbered(payment)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
        return painter.fontMetrics().horizontalAdvance(text) + em(None, 0.3)


@cache
def _icon(name: str, colour: str) -> QIcon:
    """Return an icon, read from its file once."""
    return icons.icon(name, colour)


class BoardColumn(QWidget):
    """One state: its name with how many there are, the newest cards, a way to the others."""

    opened = Signal(int)
    all_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.model = CardModel(self)
        self.heading = label(column_title(name), "heading", wrap=True)
        self.list = QListView()
        self.list.setObjectName(f"board.{name}")
        self.list.setAccessibleName(column_title(name))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CardDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.more: QPushButton = button("", lambda: self.all_wanted.emit(name), name=f"all_{name}")
        self.more.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.list, self.more):
            layout.addWidget(part)
        layout.setStretch(1, 1)
        self.setMinimumWidth(em(self, 9.5))

    def show_lines(self, lines: Sequence[PaymentLine], now: int) -> None:
        """Show the first of these lines, and say how many there are."""
        title = tr("{state} ({count})")
        count = formats.number(len(lines))
        self.heading.setText(title.format(state=column_title(self.name), count=count))
        self.model.show_lines(lines[:NEWEST], now)
        self.more.setText(tr("All %Ln in the table", "", len(lines)))
        self.more.setVisible(len(lines) > NEWEST)

    def choose(self, payment: int | None) -> bool:
        """Mark the card of a payment, if it is here; take the mark away else."""
        row = None if payment is None else self.model.row_of(payment)
        if row is None:
            self.list.selectionModel().clearSelection()
            return False
        self.list.setCurrentIndex(self.model.index(row))
        return True

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(LINE).payment)


class Board(QWidget):
    """All columns side by side. ``opened`` carries a payment's number, ``all_wanted`` the column to see in full."""

    opened = Signal(int)
    all_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("board")
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.columns = {name: BoardColumn(name) for name in COLUMNS}
        for column in self.columns.values():
            self._row.addWidget(column, 1)
            column.opened.connect(self.opened)
            column.all_wanted.connect(self.all_wanted)
            column.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inner)
        layout.addWidget(self._area)

    def show_lines(self, lines: Iterable[PaymentLine], now: int) -> None:
        """Sort payments, the newest first, into the columns."""
        sorted_: dict[str, list[PaymentLine]] = {name: [] for name in COLUMNS}
        for line in lines:
            sorted_[COLUMN_OF_STATE.get(line.state, "stopped")].append(line)
        for name, column in self.columns.items():
            column.show_lines(sorted_[name], now)

    def choose(self, payment: int | None) -> None:
        """Mark one payment's card."""
        for column in self.columns.values():
            if column.choose(payment):
                self._area.ensureWidgetVisible(column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go on to the next column."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            return super().eventFilter(watched, event)
        order = list(self.columns.values())
        at = next(n for n, column in enumerate(order) if column.list is watched)
        order[(at + step) % len(order)].list.setFocus(Qt.FocusReason.TabFocusReason)
        return True
