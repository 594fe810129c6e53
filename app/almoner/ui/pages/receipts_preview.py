"""A receipt's page to look at beside the table: drawn in a worker, larger and smaller by keys, buttons and wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.services.completeness import Wanted
from almoner.ui.pages.receipts_work import KeyAsleep, Options, draw, look_at
from almoner.ui.parts import button, card, label, row
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Task

STEPS = (1.0, 1.35, 1.8, 2.4, 3.2)
MILLISECONDS_STILL = 200
A4 = 297 / 210


class Preview(QWidget):
    """Show one receipt's page. Nothing is signed unasked where the key is locked: a button offers it.

    ``drawn`` fires when a picture is in sight.
    """

    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Wanted | None = None
        self._options = Options()
        self._pdf: bytes | None = None
        self._round, self._zoom = 0, 0
        self._asleep = False
        self._task: Task[bytes] | None = None
        self.setObjectName("preview")
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setAccessibleName(tr("Picture of the receipt"))
        self._said = label("", "quiet", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setObjectName("preview_said")
        self._show = button(
            tr("Show the &receipt"),
            self.ask,
            name="preview_ask",
            tip=tr("Asks for the passphrase of the wallet that signs receipts"),
        )
        self._build()
        self._still = QTimer(self, singleShot=True, interval=MILLISECONDS_STILL)
        self._still.timeout.connect(self._draw)
        self.clear(tr("Choose a receipt in the table to see it here."))

    def _build(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.page)
        self.area.setObjectName("preview_area")
        self.area.setAccessibleName(tr("Picture of the receipt"))
        self.area.viewport().installEventFilter(self)
        self._smaller = button(tr("−"), lambda: self.zoom(-1), name="zoom_out", tip=tr("Smaller (Ctrl+−)"))
        self._larger = button(tr("+"), lambda: self.zoom(1), name="zoom_in", tip=tr("Larger (Ctrl++)"))
        self._smaller.setAccessibleName(tr("Smaller"))
        self._larger.setAccessibleName(tr("Larger"))
        words = card(None, self._said, row(None, self._show, None), None)
        self._stack = QStackedWidget()
        self._stack.addWidget(words)
        self._stack.addWidget(self.area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(self, 0.5), 0, 0, 0)
        layout.addLayout(row(label(tr("As it is printed"), "heading"), None, self._smaller, self._larger))
        layout.addWidget(self._stack, 1)
        for keys, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(
                lambda step=step: self.zoom(step)
            )

    # -- what is shown ----------------------------------------------------------------------------------

    def show_receipt(self, wanted: Wanted, options: Options) -> None:
        """Show the one receipt that is wanted, as these options would print it."""
        self._wanted, self._options = wanted, options
        self._look(ask=False)

    def ask(self) -> None:
        """Show the receipt even where the passphrase must be asked for."""
        self._look(ask=True)

    def retry(self) -> None:
        """Show the receipt now where only a locked key kept it: the key may be awake."""
        if self._asleep:
            self._look(ask=False)

    def clear(self, text: str) -> None:
        """Show words in place of a receipt."""
        self._drop()
        self._wanted = self._pdf = None
        self._say(text)

    def _look(self, *, ask: bool) -> None:
        wanted, options = self._wanted, self._options
        if wanted is None:
            return
        self._drop()
        now = self._round
        if self._pdf is None:
            self._say(tr("Drawing the receipt…"))

        def take(pdf: bytes) -> None:
            if now == self._round:
                self._pdf = pdf
                self._draw()

        def fail(error: AlmonerError) -> None:
            if now == self._round:
                self._failed(error)

        self._task = self._desk.read(
            lambda job: look_at(job, wanted, options, ask=ask), owner=self, then=take, failed=fail
        )

    def _drop(self) -> None:
        self._round += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _failed(self, error: AlmonerError) -> None:
        self._pdf = None
        if isinstance(error, KeyAsleep | Cancelled):
            self._say(tr("To show the receipt, the wallet that signs receipts must be unlocked."), ask=True)
        else:
            self._say(told(error).text)

    def _say(self, text: str, *, ask: bool = False) -> None:
        self._said.setText(text)
        self._asleep = ask
        self._show.setVisible(ask)
        self._stack.setCurrentIndex(0)
        self._enable()

    # -- its size ---------------------------------------------------------------------------------------

    def zoom(self, step: int) -> None:
        """Show it a step larger or smaller."""
        before, self._zoom = self._zoom, min(max(self._zoom + step, 0), len(STEPS) - 1)
        self._enable()
        if before != self._zoom:
            self._draw()

    def _enable(self) -> None:
        shown = self._pdf is not None
        self._larger.setEnabled(shown and self._zoom < len(STEPS) - 1)
        self._smaller.setEnabled(shown and self._zoom > 0)

    def _draw(self) -> None:
        pdf, now = self._pdf, self._round
        if pdf is None:
            return
        room, ratio = self._stack.size() - QSize(em(self, 0.3), em(self, 0.3)), self.devicePixelRatio()
        fitting = min(room.height(), round(room.width() * A4))
        side = max(200, round(fitting * STEPS[self._zoom] * ratio))

        def take(image: QImage) -> None:
            if now == self._round:
                self._put(image, ratio)

        self._desk.read(lambda job: draw(job, pdf, side), owner=self, then=take)

    def _put(self, image: QImage, ratio: float) -> None:
        image.setDevicePixelRatio(ratio)
        self.page.setPixmap(QPixmap.fromImage(image))
        self._stack.setCurrentIndex(1)
        self._enable()
        self.drawn.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom by Ctrl and the wheel."""
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it anew in its new size once the size stays."""
        super().resizeEvent(event)
        self._still.start()

    def sizeHint(self) -> QSize:
        """Return a size at which the page can be read."""
        return QSize(em(self, 20), em(self, 28))
