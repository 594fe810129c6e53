"""Fields for recovery words, numbered: words are completed while they are typed, and all may be pasted at once.

Marks positions, never says a word. Keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from almoner.ui.parts import label
from almoner.ui.theme import em
from almoner.ui.words import tr

COLUMNS = 4
COUNTS = (12, 15, 18, 21, 24)


class WordFields(QWidget):
    """``count`` numbered fields. ``counted`` when a pasted text has another number of words; ``submitted`` at the end."""

    changed = Signal()
    counted = Signal(int)
    submitted = Signal()

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setObjectName("word_fields")
        self._known: frozenset[str] = frozenset()
        self._list = QStringListModel(self)
        self._fields: list[QLineEdit] = []
        self._spreading = False
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(em(self, 0.3))
        for number in range(1, max(COUNTS) + 1):
            self._add(number)
        self.set_count(count)

    def _add(self, number: int) -> None:
        field = QLineEdit()
        field.setObjectName(f"restore{number}")
        field.setAccessibleName(tr("Word number {number}").format(number=number))
        field.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        completer = QCompleter(self._list, field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda: self._go_on(number - 1), Qt.ConnectionType.QueuedConnection)
        field.setCompleter(completer)
        field.installEventFilter(self)
        field.textChanged.connect(lambda text: self._typed(number - 1, text))
        digits = label(f"{number}", "quiet")
        digits.setBuddy(field)
        place = number - 1
        self._layout.addWidget(digits, place // COLUMNS, place % COLUMNS * 2)
        self._layout.addWidget(field, place // COLUMNS, place % COLUMNS * 2 + 1)
        self._fields.append(field)

    # -- what stands there ------------------------------------------------------------------------------

    @property
    def shown(self) -> list[QLineEdit]:
        """The fields in use."""
        return [field for field in self._fields if not field.isHidden()]

    @property
    def text(self) -> str:
        """All words with a space between each."""
        return " ".join(field.text().strip() for field in self.shown)

    @property
    def unknown(self) -> list[int]:
        """The positions, from 1, of words that are not on the list."""
        if not self._known:
            return []
        return [at for at, field in enumerate(self.shown, 1) if _plain(field.text()) not in self._known]

    def complete(self) -> bool:
        """Tell whether there is a word in every field; go to the first where there is none."""
        empty = next((field for field in self.shown if not field.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
        return empty is None

    # -- showing ----------------------------------------------------------------------------------------

    def set_count(self, count: int) -> None:
        """Show so many fields."""
        for at, field in enumerate(self._fields):
            digits = self._layout.itemAtPosition(at // COLUMNS, at % COLUMNS * 2)
            for widget in (field, digits.widget() if digits is not None else None):
                if widget is not None:
                    widget.setVisible(at < count)
            if at >= count:
                field.clear()

    def set_list(self, words: Sequence[str]) -> None:
        """Complete words from this list."""
        self._list.setStringList(list(words))
        self._known = frozenset(map(_plain, words))

    def blame(self, positions: Iterable[int]) -> None:
        """Mark the words at these positions, from 1, and go to the first."""
        wrong = set(positions)
        for at, field in enumerate(self.shown, 1):
            _mark(field, at in wrong)
        first = next((field for at, field in enumerate(self.shown, 1) if at in wrong), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus(self) -> None:
        """Put the cursor into the first field."""
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- typing -----------------------------------------------------------------------------------------

    def _typed(self, place: int, text: str) -> None:
        if self._spreading:
            return
        if len(text.split()) > 1:
            self._spread(place, text.split())
        if self._fields[place].property("wrong"):
            _mark(self._fields[place], False)
        self.changed.emit()

    def _spread(self, place: int, words: list[str]) -> None:
        """Put pasted words one into each field."""
        self._spreading = True
        try:
            if place == 0 and len(words) in COUNTS:
                self.set_count(len(words))
                self.counted.emit(len(words))
            room = self.shown[place:]
            for field, word in zip(room, words, strict=False):
                field.setText(word)
            room[min(len(words), len(room)) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        finally:
            self._spreading = False

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self.shown):
            self.shown[place + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the next field by Enter or the space bar; submit from the last."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._fields:
            key, shown = event.key(), self.shown
            at = next((n for n, field in enumerate(shown) if field is watched), -1)
            if key == Qt.Key.Key_Space and at >= 0:
                if shown[at].text():
                    self._go_on(at)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
                if at + 1 < len(shown):
                    self._go_on(at)
                else:
                    self.submitted.emit()
                return True
        return super().eventFilter(watched, event)


def _plain(word: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", word).casefold().strip()


def _mark(field: QLineEdit, wrong: bool) -> None:
    field.setProperty("wrong", wrong)
    field.setAccessibleDescription(tr("Not on the list of words.") if wrong else "")
    field.style().unpolish(field)
    field.style().polish(field)
