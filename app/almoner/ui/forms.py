"""Forms: a label, a hint and an error beside each field; what was typed survives a crash; Enter goes on to the next field.

A field gives text as it was typed; what it means is decided by services, whose errors are shown at the field they name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from almoner.ui import formats
from almoner.ui.parts import label
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.memory import Memory
    from almoner_chain.core.units import Unit


class Field(QWidget):
    """One field: its label above, the editor, a hint or an error below. ``changed`` when the person changes it."""

    changed = Signal()

    def __init__(
        self, name: str, title: str, editor: QWidget, *, hint: str = "", required: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(f"field.{name}")
        self.name, self.editor, self.required = name, editor, required
        self._hint = hint
        self._title = label(title if required else tr("{field} (if any)").format(field=title))
        self._title.setBuddy(editor)
        self._below = label(hint, "quiet", wrap=True)
        if not hint:  # showing it before it has a parent would open a window of its own
            self._below.hide()
        editor.setObjectName(name)
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, em(self, 0.2))
        layout.setSpacing(em(self, 0.15))
        for part in (self._title, editor, self._below):
            layout.addWidget(part)
        layout.addStretch(1)
        self.changed.connect(lambda: self.set_error(""))

    @property
    def value(self) -> str:
        """What was typed, without edges."""
        raise NotImplementedError

    @value.setter
    def value(self, text: str) -> None:
        raise NotImplementedError

    def set_error(self, text: str) -> None:
        """Say below the field what is wrong with it; an empty text takes that back."""
        self._below.setText(text or self._hint)
        self._below.setProperty("role", "error" if text else "quiet")
        self._below.setVisible(bool(text or self._hint))
        self.editor.setProperty("wrong", bool(text))
        self.editor.setAccessibleDescription(text or self._hint)
        for widget in (self._below, self.editor):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def set_hint(self, text: str) -> None:
        """Say something else below the field while nothing is wrong with it."""
        self._hint = text
        self.set_error("")

    @property
    def title(self) -> QLabel:
        """The label above."""
        return self._title


class TextField(Field):
    """One line of text, with suggestions where there are some."""

    def __init__(
        self,
        name: str,
        title: str,
        *,
        hint: str = "",
        required: bool = False,
        suggestions: Sequence[str] = (),
        secret: bool = False,
        placeholder: str = "",
    ) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(name, title, self.line, hint=hint, required=required)
        self.suggest(suggestions)
        self.line.textChanged.connect(self.changed)

    def suggest(self, texts: Sequence[str]) -> None:
        """Offer these texts while typing."""
        completer = QCompleter(list(texts), self.line) if texts else None
        if completer is not None:
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)  # type: ignore[arg-type]

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        return self.line.text().strip()

    @value.setter
    def value(self, text: str) -> None:
        self.line.setText(text)


class AmountField(TextField):
    """An amount as people type it; the exact amount is shown below while it is typed."""

    def __init__(self, name: str, title: str, *, required: bool = True, hint: str = "") -> None:
        super().__init__(name, title, required=required, hint=hint)
        self._unit: Unit | None = None
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.textChanged.connect(self._say)

    def set_unit(self, unit: Unit | None) -> None:
        """Count in this unit."""
        self._unit = unit
        self._say()

    @property
    def plain(self) -> str:
        """The amount in the form services read: digits and one decimal point."""
        return formats.typed_amount(self.line.text())

    def _say(self) -> None:
        from almoner_chain.core.units import AmountInvalid

        text = ""
        if self._unit is not None and self.plain:
            try:
                text = formats.money(self._unit.parse(self.plain), self._unit)
            except AmountInvalid as problem:
                from almoner.ui.sentences import told

                self.set_error(told(problem).sentence)
                return
        self._hint = text
        self.set_error("")


class NoteField(Field):
    """Several lines of text."""

    def __init__(
        self, name: str, title: str, *, hint: str = "", required: bool = False, lines: int = 3
    ) -> None:
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + em(self.box, 0.9))
        super().__init__(name, title, self.box, hint=hint, required=required)
        self.box.textChanged.connect(self.changed)

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        return self.box.toPlainText().strip()

    @value.setter
    def value(self, text: str) -> None:
        self.box.setPlainText(text)


class _Choice(QComboBox):
    """A list to choose from that the mouse's wheel does not change: people mean to scroll the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Day(QDateEdit):
    """A day that the mouse's wheel does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of several; ``value`` is the chosen key."""

    def __init__(
        self,
        name: str,
        title: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        hint: str = "",
        required: bool = True,
    ) -> None:
        self.box = _Choice()
        super().__init__(name, title, self.box, hint=hint, required=required)
        self.offer(choices)
        self.box.currentIndexChanged.connect(lambda: self.changed.emit())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these keys and what they are called; a choice that is still offered stays."""
        before = self.value
        self.box.blockSignals(True)
        self.box.clear()
        for key, text in choices:
            self.box.addItem(text, key)
        self.value = before
        self.box.blockSignals(False)

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        return str(self.box.currentData() or "")

    @value.setter
    def value(self, text: str) -> None:
        at = self.box.findData(text)
        if at >= 0:
            self.box.setCurrentIndex(at)


class DateField(Field):
    """A day; ``value`` is ISO 8601."""

    def __init__(self, name: str, title: str, *, hint: str = "", required: bool = True) -> None:
        self.edit = _Day(QDate.currentDate())
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(formats.day_format())
        super().__init__(name, title, self.edit, hint=hint, required=required)
        self.edit.dateChanged.connect(lambda: self.changed.emit())

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        return self.edit.date().toString(Qt.DateFormat.ISODate)

    @value.setter
    def value(self, text: str) -> None:
        found = QDate.fromString(text, Qt.DateFormat.ISODate)
        if found.isValid():
            self.edit.setDate(found)


class TickField(Field):
    """Yes or no; ``value`` is "yes" or empty."""

    def __init__(self, name: str, title: str, *, hint: str = "") -> None:
        self.box = QCheckBox(title)
        super().__init__(name, title, self.box, hint=hint, required=True)
        self.title.hide()
        self.box.toggled.connect(lambda: self.changed.emit())

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        return "yes" if self.box.isChecked() else ""

    @value.setter
    def value(self, text: str) -> None:
        self.box.setChecked(text == "yes")


class Form(QObject):
    """The fields of one form. With a ``key`` what was typed is kept until `clear`; ``submitted`` on Enter in the last field."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, fields: Sequence[Field], *, memory: Memory | None = None, key: str = "") -> None:
        super().__init__(fields[0])
        self.fields: Mapping[str, Field] = {field.name: field for field in fields}
        self._memory, self._key = memory, f"drafts/{key}" if key else ""
        self._first = {field.name: field.value for field in fields}
        for field in fields:
            field.changed.connect(self._changed)
            if isinstance(field, TextField | ChoiceField | DateField):
                field.editor.installEventFilter(self)

    def __getitem__(self, name: str) -> Field:
        return self.fields[name]

    @property
    def values(self) -> dict[str, str]:
        """What stands in every field."""
        return {name: field.value for name, field in self.fields.items()}

    @property
    def touched(self) -> bool:
        """Whether anything differs from the empty form."""
        return self.values != self._first

    def restore(self) -> bool:
        """Put back what was typed before the program ended; tell whether there was anything."""
        kept = self._memory.get(self._key) if self._memory is not None and self._key else None
        if not isinstance(kept, dict):
            return False
        for name, text in kept.items():
            if name in self.fields and isinstance(text, str):
                self.fields[name].value = text
        return self.touched

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values into fields."""
        for name, text in values.items():
            self.fields[name].value = text

    def clear(self) -> None:
        """Empty the form and forget what was kept of it."""
        self.fill(self._first)
        for field in self.fields.values():
            field.set_error("")
        if self._memory is not None and self._key:
            self._memory.set(self._key, None)

    def complete(self) -> bool:
        """Tell whether every required field is filled; the first that is not says so and gets the cursor."""
        for field in self.fields.values():
            if (
                field.required
                and not field.isHidden()
                and not field.value
                and not isinstance(field, TickField)
            ):
                field.set_error(tr("This is needed."))
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def blame(self, name: str, sentence: str) -> None:
        """Show an error at a field and put the cursor there."""
        self.fields[name].set_error(sentence)
        self.fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        if self._memory is not None and self._key:
            self._memory.set(self._key, self.values if self.touched else None)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go on to the next field, and submit from the last."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            shown = [field for field in self.fields.values() if field.isVisible() and field.isEnabled()]
            at = next((n for n, field in enumerate(shown) if field.editor is watched), -1)
            if at == len(shown) - 1 or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submitted.emit()
            elif at >= 0:
                shown[at + 1].editor.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)
