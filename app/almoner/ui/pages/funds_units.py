"""The field for a currency: all that are legal tender today, by name and code, with their decimal places, searchable.

Names come in the window's language. Reading them takes a moment: it is done in a worker, see `read_currencies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from almoner.ui.forms import Field
from almoner.ui.words import tr

FIRST = ("CNY", "USD", "EUR")


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: ISO 4217 code, name in the window's language, decimal places."""

    code: str
    name: str
    decimals: int


def read_currencies(language: str, territory: str) -> list[Currency]:
    """Return the currencies in use, that of the territory first, then the most used ones, then by name. Slow at first."""
    from babel import Locale
    from babel.core import get_global

    from almoner_chain.core.units import Unit

    tenders = get_global("territory_currencies")
    codes = {each[0] for some in tenders.values() for each in some if each[2] is None and each[3]}
    names = Locale.parse("zh_Hans" if language.startswith("zh") else "en").currencies
    own = next((each[0] for each in tenders.get(territory, ()) if each[2] is None and each[3]), "")
    first = [code for code in dict.fromkeys((own, *FIRST)) if code in codes]
    rest = sorted(codes - set(first), key=lambda code: names.get(code, code))
    return [Currency(code, names.get(code, code), Unit.currency(code).decimals) for code in (*first, *rest)]


def place_of_locale() -> tuple[str, str]:
    """Return language and territory of the window's locale."""
    language, _, territory = QLocale().name().partition("_")
    return language, territory


class CurrencyField(Field):
    """Choose a currency by typing part of its name or its code; ``value`` is the code, empty where nothing fits."""

    def __init__(self, name: str, title: str, *, hint: str = "") -> None:
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(name, title, self.box, hint=hint, required=True)
        self._waiting = ""
        self._decimals: dict[str, int] = {}
        line = self.box.lineEdit()
        assert line is not None  # noqa: S101  (an editable combo box has one)
        line.setAccessibleName(title)
        line.setPlaceholderText(tr("Type a name or a code"))
        self.box.editTextChanged.connect(lambda: self.changed.emit())

    def offer(self, currencies: Sequence[Currency]) -> None:
        """Offer these; what was chosen stays, else the first is chosen."""
        before = self.value or self._waiting or (currencies[0].code if currencies else "")
        self._decimals = {each.code: each.decimals for each in currencies}
        self.box.blockSignals(True)
        self.box.clear()
        for each in currencies:
            text = tr("{code} – {name} (%Ln decimal place(s))", "", each.decimals)
            self.box.addItem(text.format(code=each.code, name=each.name), each.code)
        completer = QCompleter(self.box.model(), self.box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        self.box.blockSignals(False)
        self.value = before

    def decimals(self) -> int | None:
        """Return the decimal places of the chosen one."""
        return self._decimals.get(self.value)

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        if not self._decimals:
            return self._waiting
        text = self.box.currentText().strip()
        at = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if at >= 0:
            return str(self.box.itemData(at))
        return text.upper() if text.upper() in self._decimals else ""

    @value.setter
    def value(self, text: str) -> None:
        at = self.box.findData(text)
        if at >= 0:
            self.box.setCurrentIndex(at)
        else:  # not offered yet
            self._waiting = text
