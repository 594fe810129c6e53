"""One of several ways, each with a sentence that says what it means; chosen with the mouse or the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from almoner.ui.parts import label
from almoner.ui.theme import em


class Choices(QWidget):
    """Offer keys, each with a title and a sentence; ``chosen`` carries the key, ``confirmed`` is Enter."""

    chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, name: str, offers: Sequence[tuple[str, str, str]], value: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        self._sentences: dict[QLabel, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(self, 0.1))
        for key, title, sentence in offers:
            self._offer(layout, key, title, sentence)
        wanted = value if value in self._radios else next(iter(self._radios))
        self._radios[wanted].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def _offer(self, layout: QVBoxLayout, key: str, title: str, sentence: str) -> None:
        radio = self._radios[key] = QRadioButton(title, self)
        radio.setObjectName(key)
        radio.setAccessibleDescription(sentence)
        radio.installEventFilter(self)
        self._group.addButton(radio)
        words = label(sentence, "quiet", wrap=True)
        words.setContentsMargins(em(self, 1.55), 0, 0, em(self, 0.45))
        words.installEventFilter(self)
        self._sentences[words] = radio
        layout.addWidget(radio)
        layout.addWidget(words)

    @property
    def value(self) -> str:
        """The chosen key."""
        return next(key for key, radio in self._radios.items() if radio.isChecked())

    @value.setter
    def value(self, key: str) -> None:
        self._radios[key].setChecked(True)

    def focus(self) -> None:
        """Put the cursor on what is chosen."""
        self._radios[self.value].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, radio: object, on: bool) -> None:
        if on:
            self.chosen.emit(self.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by a click on the sentence, too; Enter goes on."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLabel):
            radio = self._sentences[watched]
            radio.setChecked(True)
            radio.setFocus(Qt.FocusReason.MouseFocusReason)
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QRadioButton):
            from PySide6.QtGui import QKeyEvent

            if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.confirmed.emit()
                return True
        return super().eventFilter(watched, event)
