"""The fields for recovery words: one for each, completed from the list, filled by one paste; a wrong one is named by number."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from almoner.ui.forms import ChoiceField
from almoner.ui.parts import label, row
from almoner.ui.recovery import language_choices
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.tasks import TaskRunner

COUNTS = (12, 15, 18, 21, 24)
MOST = 24
IN_A_ROW = 4


def _folded(word: str) -> str:
    """Return a word as all the ways of typing it have in common."""
    return unicodedata.normalize("NFKD", word.strip()).casefold()


class WordFields(QWidget):
    """Take 12 to 24 words. ``changed`` when one changes; ``submitted`` on Enter in the last field."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self._runner = runner
        self._list = QStringListModel(self)
        self._known: frozenset[str] = frozenset()
        self._popups: dict[int, QAbstractItemView] = {}
        self.count = ChoiceField(
            "restore_count",
            tr("How many words"),
            [(str(n), tr("%Ln word(s)", "", n)) for n in COUNTS],
        )
        self.language_field = ChoiceField("restore_language", tr("Language of the words"), language_choices())
        self.lines = [self._line(number) for number in range(1, MOST + 1)]
        self._numbers: list[QLabel] = []
        self._error = label("", "error", wrap=True)
        self._error.setObjectName("words_error")
        self._build()
        self._show_count()
        self._load()
        self.count.changed.connect(self._show_count)
        self.language_field.changed.connect(self._load)

    # -- building ---------------------------------------------------------------------------------------

    def _line(self, number: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"word{number}")
        line.setAccessibleName(tr("Word number {number}").format(number=number))
        line.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        completer = QCompleter(self._list, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(6)
        completer.activated.connect(
            lambda chosen, at=number - 1: self._go_on(at), Qt.ConnectionType.QueuedConnection
        )
        line.setCompleter(completer)
        line.installEventFilter(self)
        line.textEdited.connect(lambda text, at=number - 1: self._edited(at, text))
        line.editingFinished.connect(lambda at=number - 1: self._left(at))
        return line

    def _build(self) -> None:
        grid = QGridLayout()
        for at, line in enumerate(self.lines):
            number = label(tr("{number}.").format(number=at + 1), "quiet")
            number.setBuddy(line)
            self._numbers.append(number)
            grid.addWidget(number, at // IN_A_ROW, at % IN_A_ROW * 2)
            grid.addWidget(line, at // IN_A_ROW, at % IN_A_ROW * 2 + 1)
        grid.setHorizontalSpacing(em(self, 0.4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.count, self.language_field))
        hint = tr(
            "Type them one by one, or paste all of them into the first field. Small and capital letters do not matter."
        )
        layout.addWidget(label(hint, "quiet", wrap=True))
        layout.addWidget(self._error)
        layout.addLayout(grid)
        layout.addStretch(1)

    def _show_count(self) -> None:
        for at, (number, line) in enumerate(zip(self._numbers, self.lines, strict=True)):
            number.setVisible(at < self._count)
            line.setVisible(at < self._count)
        self.changed.emit()

    def _load(self) -> None:
        from almoner.services.wallets.words import word_list

        language = self.language
        self._runner.read(
            lambda job: word_list(language),
            owner=self,
            then=lambda words: self._loaded(language, words),
            failed=lambda error: None,
        )

    def _loaded(self, language: str, words: Sequence[str]) -> None:
        if language == self.language:
            self._list.setStringList(list(words))
            self._known = frozenset(map(_folded, words))
            for at in range(self._count):
                self._mark(at)

    # -- what was typed ---------------------------------------------------------------------------------

    @property
    def _count(self) -> int:
        return int(self.count.value)

    @property
    def language(self) -> str:
        """The list that the words are completed from."""
        return self.language_field.value

    @property
    def unknown(self) -> list[int]:
        """The numbers, from 1, of the words that are not on the list."""
        shown = enumerate(self.lines[: self._count], start=1)
        return [number for number, line in shown if self._known and _folded(line.text()) not in self._known]

    @property
    def filled(self) -> bool:
        """Whether every field holds something."""
        return all(line.text().strip() for line in self.lines[: self._count])

    def text(self) -> str | None:
        """Return the words with a space between each; None where one is missing, which is said by its number."""
        words = [line.text().strip() for line in self.lines[: self._count]]
        missing = [at + 1 for at, word in enumerate(words) if not word]
        if missing:
            self.blame(tr("Word number {number} is missing.").format(number=missing[0]), missing[:1])
            return None
        return " ".join(words)

    def blame(self, sentence: str, positions: Sequence[int] = ()) -> None:
        """Say what is wrong, mark these words (from 1), and put the cursor to the first."""
        for at, line in enumerate(self.lines):
            _set_wrong(line, at + 1 in positions)
        if positions:
            self.lines[positions[0] - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            self.lines[positions[0] - 1].selectAll()
        self._error.setText(sentence)  # last: a field that loses the cursor speaks, too

    def clear(self) -> None:
        """Empty every field."""
        for line in self.lines:
            line.clear()
            _set_wrong(line, False)
        self._error.clear()

    def _edited(self, at: int, text: str) -> None:
        self._watch_list(at)
        self._error.clear()
        _set_wrong(self.lines[at], False)
        words = self._split(text)
        if len(words) > 1:
            self._close_list(at)
            self._spread(at, words)
        self.changed.emit()

    def _split(self, text: str) -> list[str]:
        words = text.split()
        # Chinese lists have one sign for each word, and people paste them without spaces between
        if self.language.startswith("chinese") or (words and all("一" <= sign <= "鿿" for sign in text)):
            return [sign for word in words for sign in word]
        return words

    def _spread(self, at: int, words: Sequence[str]) -> None:
        if at == 0 and len(words) in COUNTS:
            self.count.value = str(len(words))
        for line, word in zip(self.lines[at : self._count], words, strict=False):
            line.setText(word)
        last = min(at + len(words), self._count) - 1
        self.lines[last].setFocus(Qt.FocusReason.OtherFocusReason)
        for place in range(at, last + 1):
            self._mark(place)
        if len(words) > self._count - at:
            self._error.setText(
                tr("These are %Ln word(s); recovery words are 12, 15, 18, 21 or 24.", "", len(words))
            )

    def _go_on(self, at: int) -> None:
        """Go to the next word; an open list of completions would go on taking keys for this one."""
        self._close_list(at)
        if at + 1 < self._count:
            self.lines[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _close_list(self, at: int) -> None:
        popup = self.lines[at].completer().popup()
        if popup is not None:
            popup.hide()

    def _left(self, at: int) -> None:
        self._mark(at)
        wrong = [n + 1 for n in range(self._count) if self.lines[n].property("wrong")]
        if wrong:
            listed = ", ".join(map(str, wrong))
            self._error.setText(tr("Not on the list of words: number {numbers}.").format(numbers=listed))

    def _mark(self, at: int) -> None:
        word = _folded(self.lines[at].text())
        _set_wrong(self.lines[at], bool(word and self._known) and word not in self._known)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the next word with Space or Enter; submit with Enter in the last."""
        at = next((n for n, line in enumerate(self.lines) if watched in (line, self._popups.get(n))), -1)
        if at >= 0 and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            chosen = isinstance(watched, QAbstractItemView) and watched.currentIndex().isValid()
            return self._key(at, event.key(), chosen=chosen) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _watch_list(self, at: int) -> None:
        """See the keys of this line's list of completions before it does: while it is open it takes them."""
        popup = self.lines[at].completer().popup()
        if popup is not None and at not in self._popups:
            self._popups[at] = popup
            popup.installEventFilter(self)

    def _key(self, at: int, key: int, *, chosen: bool) -> bool:
        """Act on a key; with a completion ``chosen`` Enter takes that one, which goes on by itself."""
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and chosen:
            return False
        if enter and at == self._count - 1:
            self._close_list(at)
            self.submitted.emit()
            return True
        if enter or key == Qt.Key.Key_Space:
            self._go_on(at)
            return True
        return False


def _set_wrong(line: QLineEdit, wrong: bool) -> None:
    if bool(line.property("wrong")) != wrong:
        line.setProperty("wrong", wrong)
        line.style().unpolish(line)
        line.style().polish(line)
