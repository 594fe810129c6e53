"""Plain text in which some characters are marked: underlined, bold and in another colour; for what looks alike and is not.

Never rich text: what is marked comes from outside, so it is laid out character by character and nothing in it is markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from almoner.ui import formats
from almoner.ui.theme import colours

Span = tuple[int, int]


class MarkedText(QWidget):
    """Show a text on one or more lines with some of its characters marked; ``marks`` are positions ``[start, end)``."""

    def __init__(self, text: str = "", marks: Sequence[Span] = ()) -> None:
        super().__init__()
        self._shown, self._marks = "", list(marks)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text, marks)

    def show_text(self, text: str, marks: Sequence[Span]) -> None:
        """Show another text; control and invisible characters become their numbers, and stay marked as a whole."""
        self._shown, self._marks = _made_visible(text, marks)
        self.setAccessibleName(self._shown)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what is shown."""
        return self._shown

    @property
    def marks(self) -> list[Span]:
        """Which characters of `text` are marked."""
        return list(self._marks)

    def _laid_out(self, width: float) -> QTextLayout:
        layout = QTextLayout(self._shown, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_range(span) for span in self._marks])
        layout.beginLayout()
        down = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, down))
            down += line.height()
        layout.endLayout()
        return layout

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that a narrow text is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width."""
        return round(self._laid_out(width).boundingRect().height()) + 1

    def sizeHint(self) -> QSize:
        """Return the size on one line, not wider than a paragraph."""
        wide = min(
            self.fontMetrics().horizontalAdvance(self._shown) * 5 // 4, self.fontMetrics().height() * 24
        )
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text in the palette's colour, marks over it."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))
        painter.end()


def _range(span: Span) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setFontUnderline(True)
    form.setForeground(QColor(colours().bad))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setBackground(Qt.GlobalColor.transparent)
    made.format = form
    return made


def _made_visible(text: str, marks: Sequence[Span]) -> tuple[str, list[Span]]:
    """Return the text with hidden characters shown, and the marks moved to where their characters stand then.

    Positions are counted in UTF-16, as Qt counts them.
    """
    pieces = [formats.visible(each) for each in text]
    at, places = 0, [0]
    for piece in pieces:
        at += len(piece.encode("utf-16-le")) // 2
        places.append(at)
    moved = [(places[start], places[end]) for start, end in marks if 0 <= start < end < len(places)]
    return "".join(pieces), moved
