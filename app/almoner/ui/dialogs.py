"""Dialogs: asked with ``open`` and answered by a callback; never ``exec``, which would run the program twice over.

Everything that cannot be undone is asked in words that say so; the safe button is the one that Enter presses.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from almoner.ui.forms import Form, TextField
from almoner.ui.parts import Facts, button, card, icon_label, label
from almoner.ui.theme import colours, em
from almoner.ui.words import tr


class Dialog(QDialog):
    """A dialog of ours: title, content, buttons at the end. Deleted when it is closed."""

    def __init__(self, parent: QWidget | None, title: str, *, width: float = 28) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(em(self, width))
        self._outer = QVBoxLayout(self)
        self.content = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self._outer.addLayout(self.content, 1)
        self._outer.addLayout(self.buttons)

    def fit(self) -> None:
        """Grow to the height that the content needs now, as far as the screen has room."""
        self._outer.activate()
        width = max(self.width(), self.minimumWidth())
        needed = (
            self._outer.totalHeightForWidth(width)
            if self._outer.hasHeightForWidth()
            else self.sizeHint().height()
        )
        self.resize(width, min(max(needed, self.height()), self.screen().availableGeometry().height()))

    def add_cancel(self, text: str = "") -> QPushButton:
        """Add the button that closes without doing anything."""
        made = button(text or tr("Cancel"), self.reject, name="cancel")
        self.buttons.addWidget(made)
        return made

    def add_button(self, made: QPushButton) -> QPushButton:
        """Add a button at the end."""
        self.buttons.addWidget(made)
        return made


def confirm(
    parent: QWidget | None,
    *,
    title: str,
    text: str,
    agree: str,
    then: Callable[[], object],
    warning: str = "",
    facts: list[tuple[str, str]] | None = None,
    danger: bool = False,
) -> Dialog:
    """Ask before something is done; ``then`` runs once when the person agrees. ``warning`` is what cannot be undone."""
    dialog = Dialog(parent, title)
    dialog.setObjectName("confirm")
    dialog.content.addWidget(label(text, wrap=True))
    if facts:
        dialog.content.addWidget(card(Facts(facts)))
    if warning:
        shown = label(warning, wrap=True)
        dialog.content.addWidget(card(shown, tone="warn"))
    cancel = dialog.add_cancel()
    dialog.add_button(button(agree, dialog.accept, kind="danger" if danger else "primary", name="agree"))
    cancel.setDefault(True)
    dialog.accepted.connect(then)
    dialog.open()
    cancel.setFocus()
    return dialog


class PassphraseDialog(Dialog):
    """Ask for the passphrase of a wallet kept in a file; a new one is typed twice. ``answered`` gets it, or None."""

    def __init__(
        self, parent: QWidget | None, wallet: str, *, confirm: bool, answered: Callable[[str | None], None]
    ) -> None:
        super().__init__(parent, tr("Choose a passphrase") if confirm else tr("Passphrase"), width=24)
        self.setObjectName("passphrase")
        self._answered = answered
        text = (
            tr(
                "The wallet “{wallet}” is kept in a file encrypted with a passphrase. Choose one of at least 8 characters."
            )
            if confirm
            else tr("The wallet “{wallet}” is kept in an encrypted file. Its passphrase opens it.")
        )
        self.content.addWidget(label(text.format(wallet=wallet), wrap=True))
        fields = [TextField("passphrase", tr("Passphrase"), secret=True, required=True)]
        if confirm:
            fields.append(TextField("again", tr("The same again"), secret=True, required=True))
        self.form = Form(fields)
        for field in fields:
            self.content.addWidget(field)
        self.add_cancel()
        self.add_button(
            button(
                tr("Open the wallet") if not confirm else tr("Use this passphrase"),
                self._give,
                kind="primary",
                name="agree",
            )
        )
        self.form.submitted.connect(self._give)
        self.rejected.connect(lambda: answered(None))
        fields[0].line.setFocus()

    def _give(self) -> None:
        if not self.form.complete():
            return
        # not stripped: a passphrase may begin or end with a space
        typed = [field.line.text() for field in self.form.fields.values() if isinstance(field, TextField)]
        if len(set(typed)) > 1:
            self.form.blame("again", tr("The two passphrases differ."))
            return
        self._answered(typed[0])
        self.accept()


def message(parent: QWidget | None, *, title: str, text: str, tone: str = "info") -> Dialog:
    """Show something that has to be read before going on."""
    dialog = Dialog(parent, title)
    c = colours()
    line = QHBoxLayout()
    line.addWidget(icon_label(tone, {"warn": c.warn, "bad": c.bad, "good": c.good}.get(tone, c.text)))
    line.addWidget(label(text, wrap=True, selectable=True), 1)
    dialog.content.addLayout(line)
    close = button(tr("Close"), dialog.accept, kind="primary", name="close")
    dialog.add_button(close)
    dialog.open()
    return dialog


def facts(parent: QWidget | None, *, title: str, facts: list[tuple[str, str]]) -> Dialog:
    """Show names and values to read and copy."""
    dialog = Dialog(parent, title)
    dialog.content.addWidget(Facts(facts))
    dialog.add_button(button(tr("Close"), dialog.accept, kind="primary", name="close"))
    dialog.open()
    return dialog
