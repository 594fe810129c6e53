"""The list of pages at the window's left, and the state of the ledger below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from almoner.ui import formats, icons
from almoner.ui.pages.registry import Entry
from almoner.ui.parts import column, icon_label, label, row
from almoner.ui.theme import colours, em, icon_size
from almoner.ui.words import tr

NAME = int(Qt.ItemDataRole.UserRole)


class Navigation(QWidget):
    """Choose a page by mouse or arrows. ``chosen`` carries its name."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("navigation")
        self.list.setAccessibleName(tr("Pages"))
        self.list.setModel(self._model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setIconSize(icon_size(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(em(self.list, 0.12))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for entry in entries:
            item = QStandardItem(icons.icon(entry.icon), entry.title())
            item.setData(entry.name, NAME)
            self._model.appendRow(item)
        self._who = label("", "heading", wrap=True)
        self._state = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, em(self, 0.5), 0, em(self, 0.5))
        self._sample = label(tr("Sample to look around in: nothing here is real."), "quiet", wrap=True)
        self._sample.setVisible(False)
        top, bottom = column(self._who, self._sample), row(self._state)
        for part in (top, bottom):
            part.setContentsMargins(em(self, 0.7), 0, em(self, 0.5), 0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addLayout(bottom)
        width = max(self.list.fontMetrics().horizontalAdvance(entry.title()) for entry in entries)
        self.setFixedWidth(width + em(self, 4))
        self.list.selectionModel().currentChanged.connect(
            lambda now: self.chosen.emit(now.data(NAME)) if now.isValid() else None
        )
        self.set_state(None, "")

    def set_charity(self, name: str, *, sample: bool) -> None:
        """Show whose ledger this is, and that it is only a sample where it is."""
        self._who.setText(formats.visible(name))
        self._sample.setVisible(sample)

    def set_state(self, reached: bool | None, why: str) -> None:
        """Show whether the ledger answers; None: not known yet."""
        while (item := self._state.takeAt(0)) is not None:
            inner = item.layout()
            while inner is not None and (part := inner.takeAt(0)) is not None:
                old = part.widget()
                if old is not None:
                    old.deleteLater()
        c = colours()
        icon, colour, text = {
            True: ("good", c.good, tr("Ledger answers")),
            False: ("warn", c.warn, tr("Ledger does not answer")),
            None: ("wait", c.quiet, tr("Opening the ledger…")),
        }[reached]
        words = label(text, "quiet", wrap=True)
        words.setObjectName("ledger_state")
        words.setToolTip(formats.visible(why).replace("<", "‹"))
        self._state.addLayout(row(icon_label(icon, colour, 1.1), words, stretch_last=True))

    def show_name(self, name: str) -> None:
        """Mark a page as the one that is open."""
        for at in range(self._model.rowCount()):
            index = self._model.index(at, 0)
            if index.data(NAME) == name:
                self.list.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        """Return a size that shows every page's name."""
        return QSize(self.width(), em(self, 20))
