"""Our own light and dark palettes, the few rules beside them, and sizes that follow the type.

Qt's own switch between light and dark does nothing on some platforms, so both palettes are ours. Colour is never the only
sign: every state has a word or a shape as well. No fixed pixels: lengths are multiples of the type's height.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

SYSTEM, LIGHT, DARK = "system", "light", "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one palette, as ``#rrggbb``; text on each ground has a contrast of at least 4.5."""

    window: str
    surface: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selected: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    info_ground: str
    series: tuple[str, ...]


LIGHT_COLOURS = Colours(
    window="#f4f5f2", surface="#ffffff", raised="#e9ece6", line="#c3c9bf", text="#1c221d", quiet="#566058",
    accent="#1f6650", on_accent="#ffffff", selected="#d3e7dd", good="#1c6b3a", good_ground="#dff1e4",
    warn="#7a4d00", warn_ground="#fbeccb", bad="#a3261c", bad_ground="#fbe1de", info_ground="#e3ecf6",
    series=("#1f6650", "#c07b1a", "#3b6ea8", "#8b4a8f", "#6c7a2c", "#a8483b", "#4d8f8f", "#7a6a55"),
)  # fmt: skip
DARK_COLOURS = Colours(
    window="#191d1a", surface="#212622", raised="#2c332e", line="#48514a", text="#e8ece7", quiet="#a9b4ab",
    accent="#7cc7a8", on_accent="#0e1a14", selected="#2f4d40", good="#86d39d", good_ground="#1f3a28",
    warn="#f0c36a", warn_ground="#41321a", bad="#f39b92", bad_ground="#4a2320", info_ground="#24344a",
    series=("#7cc7a8", "#e0aa5a", "#8ab4e6", "#cf9ad3", "#b5c46a", "#e58f80", "#86cccc", "#c4b398"),
)  # fmt: skip

_current = LIGHT_COLOURS


def colours() -> Colours:
    """Return the colours in use."""
    return _current


def is_dark() -> bool:
    """Tell whether the dark palette is in use."""
    return _current is DARK_COLOURS


def apply(application: QApplication, choice: str) -> None:
    """Put a palette on the whole program: ``light``, ``dark``, or what the system prefers."""
    global _current  # noqa: PLW0603  (one application, one palette)
    if choice == SYSTEM:
        choice = DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    _current = DARK_COLOURS if choice == DARK else LIGHT_COLOURS
    application.setStyle("Fusion")
    application.setPalette(_palette(_current))
    application.setStyleSheet(_rules(_current))


def em(widget: QWidget | None = None, times: float = 1.0) -> int:
    """Return a length in pixels: so many times the height of the type."""
    metrics = QFontMetricsF(widget.font() if widget is not None else QApplication.font())
    return round(metrics.height() * times)


def icon_size(widget: QWidget | None = None) -> QSize:
    """Return the size of an icon beside text."""
    side = em(widget, 1.15)
    return QSize(side, side)


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, c.window), (roles.WindowText, c.text), (roles.Base, c.surface), (roles.AlternateBase, c.window),
        (roles.ToolTipBase, c.raised), (roles.ToolTipText, c.text), (roles.Text, c.text), (roles.Button, c.raised),
        (roles.ButtonText, c.text), (roles.BrightText, c.bad), (roles.Link, c.accent), (roles.LinkVisited, c.accent),
        (roles.Highlight, c.accent), (roles.HighlightedText, c.on_accent), (roles.PlaceholderText, c.quiet),
        (roles.Light, c.surface), (roles.Midlight, c.raised), (roles.Mid, c.line), (roles.Dark, c.line),
        (roles.Accent, c.accent),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.quiet))
    return palette


def _rules(c: Colours) -> str:
    return _rules_of_controls(c, em()) + _rules_of_views(c, em())


def _rules_of_controls(c: Colours, u: int) -> str:
    tick, dot, arrow = (
        str(files("almoner_resources") / "icons" / f"{name}{'_dark' if is_dark() else ''}.svg")
        for name in ("tick", "dot", "arrow")
    )
    return f"""
    QToolTip {{ color: {c.text}; background: {c.raised}; border: 1px solid {c.line}; padding: {u // 4}px; }}
    QLabel[role="title"] {{ font-size: {u * 1.05:.0f}px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-weight: 600; }}
    QLabel[role="figure"] {{ font-size: {u * 1.25:.0f}px; font-weight: 600; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; }}
    QLabel[role="error"] {{ color: {c.bad}; }}
    QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {u // 3}px; }}
    QFrame[tone="good"] {{ background: {c.good_ground}; border: 1px solid {c.good}; border-radius: {u // 3}px; }}
    QFrame[tone="warn"] {{ background: {c.warn_ground}; border: 1px solid {c.warn}; border-radius: {u // 3}px; }}
    QFrame[tone="bad"] {{ background: {c.bad_ground}; border: 1px solid {c.bad}; border-radius: {u // 3}px; }}
    QFrame[tone="info"] {{ background: {c.info_ground}; border: 1px solid {c.line}; border-radius: {u // 3}px; }}
    QPushButton {{ padding: {u * 0.28:.0f}px {u * 0.8:.0f}px; border: 1px solid {c.line}; border-radius: {u // 4}px;
        background: {c.raised}; color: {c.text}; }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; }}
    QPushButton:disabled {{ color: {c.quiet}; background: {c.window}; }}
    QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.raised}; color: {c.quiet}; border-color: {c.line}; }}
    QPushButton[kind="danger"] {{ color: {c.bad}; border-color: {c.bad}; }}
    QLineEdit, QPlainTextEdit {{ padding: {u * 0.22:.0f}px; border: 1px solid {c.line};
        border-radius: {u // 4}px; background: {c.surface}; color: {c.text}; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {c.accent}; }}
    QAbstractSpinBox {{ min-height: {u * 1.45:.0f}px; }}
    QComboBox, QDateEdit {{ min-height: {u * 1.35:.0f}px; padding: 0 {u * 0.35:.0f}px; border: 1px solid {c.line};
        border-radius: {u // 4}px; background: {c.surface}; color: {c.text}; }}
    QComboBox:focus, QDateEdit:focus {{ border: 2px solid {c.accent}; }}
    QComboBox:disabled, QDateEdit:disabled {{ color: {c.quiet}; background: {c.window}; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ subcontrol-origin: padding; subcontrol-position: center right;
        width: {u * 1.2:.0f}px; border: none; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({arrow}); width: {u * 0.6:.0f}px; height: {u * 0.6:.0f}px; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {c.bad}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {u * 0.9:.0f}px; height: {u * 0.9:.0f}px; border: 1px solid {c.quiet};
        background: {c.surface}; }}
    QCheckBox::indicator {{ border-radius: {u // 6}px; }}
    QRadioButton::indicator {{ border-radius: {u * 0.45:.0f}px; }}
    QCheckBox::indicator:checked {{ image: url({tick}); border-color: {c.accent}; }}
    QRadioButton::indicator:checked {{ image: url({dot}); border-color: {c.accent}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {c.accent}; }}
    QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
    """


def _rules_of_views(c: Colours, u: int) -> str:
    return f"""
    QTableView, QListView, QTreeView {{ background: {c.surface}; alternate-background-color: {c.window}; border: 1px solid {c.line};
        selection-background-color: {c.selected}; selection-color: {c.text}; gridline-color: {c.raised}; }}
    QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {c.accent}; }}
    QHeaderView::section {{ background: {c.raised}; color: {c.text}; border: none; border-right: 1px solid {c.line};
        padding: {u * 0.25:.0f}px {u * 0.9:.0f}px {u * 0.25:.0f}px {u * 0.35:.0f}px; font-weight: 600; }}
    QListView#navigation, QListView#navigation:focus {{ background: {c.raised}; border: none; outline: none; }}
    QListView#navigation::item {{ padding: {u * 0.38:.0f}px {u * 0.5:.0f}px; border-left: {max(3, u // 5)}px solid transparent; }}
    QListView#navigation::item:selected {{ background: {c.selected}; color: {c.text}; border-left-color: {c.accent}; }}
    QListView#navigation::item:selected:focus {{ border: 2px solid {c.accent}; }}
    QScrollArea {{ border: none; background: transparent; }}
    QTabBar::tab {{ padding: {u * 0.35:.0f}px {u * 0.9:.0f}px; border: 1px solid {c.line}; border-bottom: none; background: {c.raised}; }}
    QTabBar::tab:selected {{ background: {c.surface}; font-weight: 600; }}
    QTabBar::tab:focus {{ border: 2px solid {c.accent}; }}
    QTabWidget::pane {{ border: 1px solid {c.line}; }}
    QProgressBar {{ border: 1px solid {c.line}; border-radius: {u // 4}px; text-align: center; background: {c.surface}; color: {c.text}; }}
    QProgressBar::chunk {{ background: {c.selected}; }}
    """
