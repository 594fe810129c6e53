"""Parts of the page of wallets and people: a table with the chosen row at its side, an address with its code, look-alikes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.marked import MarkedText
from almoner.ui.parts import Fold, button, card, clear, column, icon_label, label, row, scrolled
from almoner.ui.tables.columns import Column, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.contacts import Lookalike
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

R = TypeVar("R")
QUIET_ZONE = 4


def iso_day(seconds: int) -> str:
    """Return the day of a time in seconds as ISO 8601, in the computer's own zone; empty for 0."""
    try:
        return datetime.fromtimestamp(seconds).astimezone().date().isoformat() if seconds else ""
    except (OverflowError, OSError, ValueError):  # a node may claim any number
        return ""


def day_of(seconds: int) -> str:
    """Return the day of a time in seconds as people write it; empty for 0."""
    return formats.day(iso_day(seconds))


class Chooser(QWidget, Generic[R]):
    """A table with the chosen row at its side. The choice stays on the same thing when the rows are read anew.

    ``key`` tells rows apart; ``build`` gives the widgets that show the chosen one.
    """

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[R]],
        *,
        name: str,
        title: str,
        empty: str,
        key: Callable[[R], Any],
        build: Callable[[R], Sequence[QWidget]],
    ) -> None:
        super().__init__()
        self._columns, self._key, self._build = columns, key, build
        self._rows: Sequence[R] = ()
        self._coming: Sequence[R] | None = None
        self._wanted: Any = None
        self._shown: R | None = None
        self.table: DataTable[R] = DataTable(desk, columns, name=name, title=title, empty=empty)
        self.side = QVBoxLayout()
        inside = QWidget()
        inside.setLayout(self.side)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(scrolled(inside))
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        split.setSizes([em(self, 30), em(self, 25)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self.table.selected.connect(self._choose)
        self.table.model.counted.connect(lambda count: self._settle())

    @property
    def chosen(self) -> R | None:
        """The row that is shown at the side."""
        return self._shown

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen one stays."""
        if self._wanted is None and self._shown is not None:
            self._wanted = self._key(self._shown)
        self._coming = rows
        self.table.show_source(ListSource(rows, self._columns))

    def choose(self, key: Any) -> None:
        """Choose the row of this key, now or when the rows have come."""
        self._wanted = key
        if self._rows and self._coming is None:
            self._settle()

    def _settle(self) -> None:
        if self._coming is not None:
            self._rows, self._coming, self._shown = self._coming, None, None
        at = next((n for n, each in enumerate(self._rows) if self._key(each) == self._wanted), None)
        if at is not None and self.table.select_id(at):
            self._wanted = None
        elif self.table.model.ids and not self.table.selected_ids():
            self.table.select_id(int(self.table.model.ids[0]))
        self._choose()

    def _choose(self) -> None:
        chosen = self.table.selected_ids()
        found = self._rows[chosen[0]] if len(chosen) == 1 and chosen[0] < len(self._rows) else None
        if found is None or found is self._shown:
            if found is None:
                self._show(None)
            return
        self._show(found)

    def _show(self, found: R | None) -> None:
        self._shown = found
        clear(self.side)
        for part in self._build(found) if found is not None else ():
            self.side.addWidget(part)
        self.side.addStretch(1)


class AddressCard(QWidget):
    """An address to compare, to copy, and to scan from the screen."""

    def __init__(self, desk: Desk, address: str) -> None:
        super().__init__()
        self._desk, self._address = desk, address
        # in groups of four, as people read it out; copying gives it whole
        groups = " ".join(address[at : at + 4] for at in range(2, len(address), 4))
        text = label(tr("0x {digits}").format(digits=groups), wrap=True, selectable=False)
        text.setObjectName("address")
        text.setAccessibleName(address)
        copy = button(tr("Copy the address"), self._copy, icon="copy", name="copy_address")
        self._code = QVBoxLayout()
        held = QWidget()
        held.setLayout(self._code)
        fold = Fold(tr("Show as a code to scan"), held, name="address_code")
        fold.toggled.connect(self._draw)
        layout = column(text, row(copy, None), fold)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._desk.say(tr("The address is on the clipboard."))

    def _draw(self, shown: bool) -> None:
        if shown and not self._code.count():
            address = self._address
            self._desk.read(lambda job: _modules(job, address), owner=self, then=self._drawn)

    def _drawn(self, rows: Sequence[bytes]) -> None:
        self._code.addWidget(_Code(rows, tr("Code of the address {address}").format(address=self._address)))


def _modules(job: Job, text: str) -> list[bytes]:
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    data = bytes(memoryview(image))  # type: ignore[arg-type]
    return [data[at : at + image.shape[1]] for at in range(0, len(data), image.shape[1])]


class _Code(QWidget):
    """A QR code: black on white in every palette, or phones do not read it."""

    def __init__(self, rows: Sequence[bytes], name: str) -> None:
        super().__init__()
        self._rows = rows
        self.setObjectName("code")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size that scans from a screen."""
        across = len(self._rows) + 2 * QUIET_ZONE
        side = across * max(3, em(self, 10) // across)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the modules on white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        step = self.width() / (len(self._rows) + 2 * QUIET_ZONE)
        for down, line in enumerate(self._rows):
            for across, module in enumerate(line):
                if not module:
                    left, top = (across + QUIET_ZONE) * step, (down + QUIET_ZONE) * step
                    painter.fillRect(QRectF(left, top, step, step), QColor("black"))
        painter.end()


def lookalike_card(given: str, found: Sequence[Lookalike]) -> QWidget:
    """Return a warning that something known looks like what is given and is not it, the difference marked in both."""
    c = colours()
    words = label(tr("Looks like another, and is not the same. Compare what is marked:"), wrap=True)
    top = row(icon_label("warn", c.warn), words, stretch_last=True)
    lines: list[Any] = [top]
    for each in found:
        lines.append(MarkedText(given, each.differences.given))
        lines.append(MarkedText(each.known, each.differences.known))
        if each.label:
            lines.append(label(tr("This is “{name}”.").format(name=formats.visible(each.label)), "quiet"))
    made = card(*lines, tone="warn")
    made.setObjectName("lookalike")
    return made
