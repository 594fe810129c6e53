"""Small parts all pages are put together from: labels, buttons, cards, notices, facts. All text is plain text.

Each part is made by a short function or class that already has its accessible name, so that none is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from almoner.ui import formats, icons
from almoner.ui.theme import colours, em, icon_size
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.memory import Memory

Tone = Literal["good", "warn", "bad", "info"]
TONE_ICONS = {"good": "good", "warn": "warn", "bad": "bad", "info": "info"}


def label(text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a plain-text label; ``role`` is title, heading, figure, quiet or error."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(
    text: str,
    on_click: Callable[[], object],
    *,
    kind: Literal["", "primary", "danger"] = "",
    icon: str = "",
    tip: str = "",
    name: str = "",
) -> QPushButton:
    """Return a button; a second click is ignored for as long as its page disables it. ``name`` is its object name."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(icons.icon(icon, colours().on_accent if kind == "primary" else ""))
    if tip:
        made.setToolTip(tip)
    if name:
        made.setObjectName(name)
    made.clicked.connect(lambda: on_click())
    return made


def row(*items: QWidget | QLayout | None, stretch_last: bool = False) -> QHBoxLayout:
    """Return widgets side by side; None stretches."""
    made = QHBoxLayout()
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, QWidget):
            made.addWidget(item, 1 if stretch_last and item is items[-1] else 0)
        else:
            made.addLayout(item)
    return made


def column(*items: QWidget | QLayout | None) -> QVBoxLayout:
    """Return widgets one below the other; None stretches."""
    made = QVBoxLayout()
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, QWidget):
            made.addWidget(item)
        else:
            made.addLayout(item)
    return made


def card(*items: QWidget | QLayout | None, tone: Tone | None = None) -> QFrame:
    """Return a framed group."""
    made = QFrame()
    made.setProperty("role", "card")
    if tone is not None:
        made.setProperty("tone", tone)
    layout = column(*items)
    space = em(made, 0.7)
    layout.setContentsMargins(space, space, space, space)
    made.setLayout(layout)
    return made


class _Area(QScrollArea):
    """Scroll to what has the cursor, also where Enter or an error put it there; Qt does so for Tab only."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what is clicked is in sight; if it moved away before the button is let go, the click would be lost
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            room = self.viewport().height() - now.height()
            if room > 0:
                self.ensureWidgetVisible(now, 0, min(room // 2, em(now, 2.5)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give wrapped text the height it needs at this width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a content that changed the height it needs."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Let the content scroll before its wrapped lines are cut; Qt asks it for one width only."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None and layout.hasHeightForWidth():
            content.setMinimumHeight(layout.minimumHeightForWidth(self.viewport().width()))


def scrolled(content: QWidget) -> QScrollArea:
    """Return a content that scrolls up and down where it does not fit."""
    area = _Area()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def remember_split(split: QSplitter, memory: Memory, key: str) -> None:
    """Let the parts of a split be as large as the person made them last time."""
    kept = memory.get(key)
    if isinstance(kept, list) and len(kept) == split.count() and all(isinstance(each, int) for each in kept):
        split.setSizes(kept)
    split.splitterMoved.connect(lambda: memory.set(key, split.sizes()))


def icon_label(name: str, colour: str = "", times: float = 1.4) -> QLabel:
    """Return an icon to look at; what it means must stand in words beside it."""
    made = QLabel()
    side = em(made, times)
    made.setPixmap(icons.icon(name, colour).pixmap(side, side))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


class Notice(QFrame):
    """A sentence with a tone: an icon, words, what to try, and buttons. ``closed`` when its cross was clicked."""

    closed = Signal()

    def __init__(self, tone: Tone, text: str, hint: str = "", *, closable: bool = False) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        c = colours()
        colour = {"good": c.good, "warn": c.warn, "bad": c.bad, "info": c.text}[tone]
        self.text = label(text, wrap=True, selectable=True)
        self.text.setAccessibleName(text)
        words: list[QWidget | QLayout | None] = [self.text]
        self.hint = label(hint, wrap=True, selectable=True)
        if hint:
            words.append(self.hint)
        self._buttons = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.addWidget(icon_label(TONE_ICONS[tone], colour), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(*words), 1)
        layout.addLayout(self._buttons)
        if closable:
            cross = QToolButton()
            cross.setIcon(icons.icon("close"))
            cross.setAutoRaise(True)
            cross.setAccessibleName(tr("Close this message"))
            cross.setToolTip(tr("Close this message"))
            cross.clicked.connect(self.closed)
            layout.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def add_button(self, made: QPushButton) -> None:
        """Put a button at its end."""
        self._buttons.addWidget(made)


class Facts(QWidget):
    """Names and what stands for them, in two columns; values can be selected and copied."""

    def __init__(self, facts: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.set(facts)

    def set(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these facts in place of those before; text from outside is made visible."""
        while self._layout.rowCount():
            self._layout.removeRow(0)
        for name, value in facts:
            shown = label(formats.visible(value, lines=True), wrap=True, selectable=True)
            shown.setAccessibleName(f"{name}: {value}")
            self._layout.addRow(label(name, "quiet"), shown)


class Fold(QWidget):
    """A heading that shows or hides what is below it; hidden at first. ``toggled`` carries whether it is open."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, name: str, unfolded: bool = False) -> None:
        super().__init__()
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setObjectName(name)
        self.head.setCheckable(True)
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content = content
        layout = column(self.head, content)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.head.toggled.connect(self._show)
        self.head.setChecked(unfolded)
        self._show(unfolded)

    def _show(self, unfolded: bool) -> None:
        self.head.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.content.setVisible(unfolded)
        self.toggled.emit(unfolded)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


__all__ = [
    "Facts",
    "Fold",
    "Notice",
    "button",
    "card",
    "clear",
    "column",
    "icon_label",
    "icon_size",
    "label",
    "remember_split",
    "row",
    "scrolled",
]
