"""A receipt's code over the whole screen, to be scanned across the desk: black on white in every palette.

The modules are as large as the screen allows, whole dots each, with the quiet zone the standard asks for. Escape closes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.parts import button, label, row
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.rendering.qr import QrCode

LIGHT, DARK = QColor("#ffffff"), QColor("#000000")


class QrPicture(QWidget):
    """A code with its quiet zone, as large as there is room; always black on white."""

    def __init__(self, code: QrCode, title: str) -> None:
        super().__init__()
        self._code = code
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(code.full_size * 2, code.full_size * 2)

    @property
    def module(self) -> int:
        """Dots of the screen that one module takes, in each direction."""
        side = min(self.width(), self.height()) * self.devicePixelRatio()
        return max(1, int(side) // self._code.full_size)

    def sizeHint(self) -> QSize:
        """Return a size that scans well."""
        return QSize(self._code.full_size * 6, self._code.full_size * 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every module as a square of whole dots."""
        from almoner.services.rendering.qr import QUIET_ZONE

        painter = QPainter(self)
        painter.fillRect(self.rect(), LIGHT)
        ratio, module = self.devicePixelRatio(), self.module
        painter.scale(1 / ratio, 1 / ratio)
        left = (int(self.width() * ratio) - module * self._code.full_size) // 2 + QUIET_ZONE * module
        top = (int(self.height() * ratio) - module * self._code.full_size) // 2 + QUIET_ZONE * module
        for y, line in enumerate(self._code.rows):
            for x, value in enumerate(line):
                if not value:
                    painter.fillRect(QRect(left + x * module, top + y * module, module, module), DARK)
        painter.end()


class QrScreen(QWidget):
    """The whole screen: the code, the receipt's facts below it, and two buttons. Deleted when it is closed.

    ``handed_out`` is called where the donor has scanned it; without it there is no such button.
    """

    def __init__(
        self,
        parent: QWidget | None,
        code: QrCode,
        facts: Sequence[str],
        *,
        handed_out: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("qr_screen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Receipt to scan"))
        self.setStyleSheet("QWidget#qr_screen { background: #ffffff; } QLabel { color: #000000; }")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.picture = QrPicture(code, tr("The receipt's code, to be scanned with a phone"))
        said = label("\n".join(formats.visible(each) for each in facts), wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setObjectName("qr_facts")
        hint = label(tr("Scan with a phone's camera. Escape closes."))
        layout = QVBoxLayout(self)
        space = em(self, 0.6)
        layout.setContentsMargins(space, space, space, space)
        layout.addWidget(self.picture, 1)
        layout.addWidget(said)
        close = button(tr("Close"), self.close, name="qr_close")
        buttons = row(hint, None)
        if handed_out is not None:
            done = button(
                tr("The donor &has it"),
                lambda: (handed_out(), self.close()),
                kind="primary",
                name="qr_handed_out",
                tip=tr("Notes that the receipt was handed out; the next one is marked as a copy"),
            )
            buttons.addWidget(done)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        for keys in (QKeySequence(Qt.Key.Key_Escape), QKeySequence(QKeySequence.StandardKey.Close)):
            QShortcut(keys, self).activated.connect(self.close)
        close.setFocus()

    def open(self) -> None:
        """Fill the screen the window is on."""
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
