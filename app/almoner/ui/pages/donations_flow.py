"""A layout that puts widgets side by side and goes on in the next line where they do not fit. Knows no content."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from almoner.ui.theme import em


class Flow(QLayout):
    """Lay widgets out in lines. With ``fill`` they begin at their least width and share what is left of the line; ``bottom`` lines up their feet."""

    def __init__(self, *widgets: QWidget, fill: bool = False, bottom: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._fill, self._bottom = fill, bottom
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(em(None, 0.5))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Take an item in; called by Qt."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        shown = list(self._shown())
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest widget."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect, /) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = self._width(item)
            if lines and used + self.spacing() + wide <= width:
                lines[-1].append(item)
                used += self.spacing() + wide
            else:
                lines.append([item])
                used = wide
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        top, space = rect.y(), self.spacing()
        for line in self._lines(rect.width()):
            wanted = [min(self._width(item), rect.width()) for item in line]
            left_over = rect.width() - sum(wanted) - space * (len(line) - 1)
            more = max(0, left_over // len(line)) if self._fill else 0
            height = max(self._height(item, w + more) for item, w in zip(line, wanted, strict=True))
            at = rect.x()
            for item, wide in zip(line, wanted, strict=True):
                if move:
                    tall = height if self._fill else item.sizeHint().height()
                    down = (height - tall) if self._bottom else (height - tall) // 2
                    item.setGeometry(QRect(at, top + down, wide + more, tall))
                at += wide + more + space
            top += height + space
        return max(0, top - space - rect.y())

    def _width(self, item: QLayoutItem) -> int:
        """Return what an item takes before what is left over is shared."""
        return item.minimumSize().width() if self._fill else item.sizeHint().width()

    def _height(self, item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def flowing(*widgets: QWidget, fill: bool = False) -> QWidget:
    """Return a widget that holds these in lines."""
    made = QWidget()
    made.setLayout(Flow(*widgets, fill=fill))
    return made
