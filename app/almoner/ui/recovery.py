"""Recovery words on the screen: a grid to copy from onto paper, and the check that they stand on it.

The words can be neither selected nor copied: clipboards are kept, synchronised and read by other programs. A wrong word is
named by its number only. Knows no wallet and no folder.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from almoner.services.wallets.words import same_word
from almoner.ui.forms import ChoiceField, Form, TextField
from almoner.ui.parts import button, card, label, row
from almoner.ui.theme import em
from almoner.ui.words import tr

COVER = "•••••"
WORDS_ASKED = 3


def language_choices() -> list[tuple[str, str]]:
    """Return the languages that recovery words come in, and what they are called."""
    return [
        ("english", tr("English (read everywhere)")),
        ("chinese_simplified", tr("Chinese, simplified")),
        ("chinese_traditional", tr("Chinese, traditional")),
        ("czech", tr("Czech")),
        ("french", tr("French")),
        ("italian", tr("Italian")),
        ("japanese", tr("Japanese")),
        ("korean", tr("Korean")),
        ("spanish", tr("Spanish")),
    ]


def new_words_fields() -> tuple[ChoiceField, ChoiceField]:
    """Return the two choices for new recovery words: how many (``word_count``), in which language (``word_language``)."""
    language = ChoiceField("word_language", tr("Language of the words"), language_choices())
    if QLocale().language() == QLocale.Language.Chinese:
        language.value = "chinese_simplified"
    return (
        ChoiceField(
            "word_count",
            tr("How many words"),
            [("12", tr("12 words (enough)")), ("24", tr("24 words"))],
        ),
        language,
    )


class WordsGrid(QWidget):
    """Numbered words to write down. ``covered`` shows them only after a button; ``uncovered`` when they were first seen."""

    uncovered = Signal()

    def __init__(self, words: Sequence[str], *, covered: bool = False) -> None:
        super().__init__()
        self.setObjectName("words")
        self._words = tuple(words)
        self._labels: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em(self, 1.4))
        columns = 3 if len(words) <= 15 else 4
        for at in range(len(words)):
            shown = label()
            shown.setObjectName(f"shown_word{at + 1}")
            self._labels.append(shown)
            self._grid.addWidget(shown, at // columns, at % columns)
        self._switch = button(tr("Show the words"), self._turn, icon="unknown", name="show_words")
        if not covered:
            self._switch.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(self._grid))
        layout.addLayout(row(self._switch, None))
        self.seen = False
        self._visible = False
        self._show(not covered)

    def _turn(self) -> None:
        self._show(not self._visible)

    def _show(self, visible: bool) -> None:
        self._visible = visible
        self._switch.setText(tr("Hide the words") if visible else tr("Show the words"))
        for number, (shown, word) in enumerate(zip(self._labels, self._words, strict=True), start=1):
            text = tr("{number}. {word}").format(number=number, word=word if visible else COVER)
            shown.setText(text)
            shown.setAccessibleName(text)
        if visible and not self.seen:
            self.seen = True
            self.uncovered.emit()

    def forget(self) -> None:
        """Take the words off the screen and out of this widget."""
        self._words = ("",) * len(self._words)
        self._show(False)


class WordsCheck(QWidget):
    """Ask for some of the words. ``passed`` when all of them were right, ``failed`` when not."""

    passed = Signal()
    failed = Signal()

    def __init__(self, words: Sequence[str], *, places: Sequence[int] | None = None) -> None:
        """Ask for the words at these places (from 1), or for three that chance chooses."""
        super().__init__()
        self.setObjectName("words_check")
        count = min(WORDS_ASKED, len(words))
        drawn = sorted(secrets.SystemRandom().sample(range(1, len(words) + 1), count))
        self.places = tuple(drawn if places is None else places)
        self._wanted = {place: words[place - 1] for place in self.places}
        self._fields = {
            place: TextField(f"check{place}", tr("Word number {number}").format(number=place), required=True)
            for place in self.places
        }
        for field in self._fields.values():
            field.line.setInputMethodHints(
                Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
            )
        self.form = Form(list(self._fields.values()))
        self.form.submitted.connect(self.check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for field in self._fields.values():
            layout.addWidget(field)

    @property
    def right(self) -> bool:
        """Whether every word that is asked for stands there."""
        return all(same_word(self._fields[place].value, word) for place, word in self._wanted.items())

    def check(self) -> bool:
        """Compare what was typed; what is wrong is said at its field, by its number only."""
        if not self.form.complete():
            return False
        for place, field in self._fields.items():
            if not same_word(field.value, self._wanted[place]):
                text = tr("This is not word number {number}. Look at your paper again.").format(number=place)
                self.form.blame(field.name, text)
                self.failed.emit()
                return False
        self.passed.emit()
        return True

    def focus(self) -> None:
        """Put the cursor into the first field."""
        self._fields[self.places[0]].line.setFocus(Qt.FocusReason.OtherFocusReason)
