"""What the page of donations says it has done, one notice at a time, with the way back beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.parts import Notice, button
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.pages.donations_acts import Back
    from almoner.ui.pages.donations_table import GiftRow
    from almoner.ui.parts import Tone


class Said(QWidget):
    """Show the last notice until it is closed or the next one comes."""

    def __init__(self, show_receipt: Callable[[], object]) -> None:
        super().__init__()
        self._show_receipt = show_receipt
        self._notice: Notice | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def tell(self, sentence: str, back: Back | None, caption: str = "") -> None:
        """Tell what was done; with ``back`` offer to take it back, once."""
        notice = self.show_notice("good", sentence)
        if back is None:
            return

        def go_back() -> None:
            undo.setEnabled(False)
            back()

        undo = button(caption or tr("Undo"), go_back, icon="undo", name="undo")
        notice.add_button(undo)

    def withdraw_undo(self) -> None:
        """Take a notice away that offers to undo: what it tells of is on the ledger now."""
        if self._notice is not None and self._notice.findChild(QPushButton, "undo") is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
            self.hide()

    def explain(self, row: GiftRow) -> None:
        """Tell why a donation on the ledger stays as it is, and what can be done instead."""
        text = tr("Donation no. {number} cannot be undone: it is on the ledger.")
        notice = self.show_notice(
            "info",
            text.format(number=formats.number(row.line.id)),
            tr("You can void its receipt, or replace it by a corrected one."),
        )
        notice.add_button(button(tr("Go to its receipt"), self._show_receipt, name="go_to_receipt"))

    def show_notice(self, tone: Tone, text: str, hint: str = "") -> Notice:
        """Show a notice in place of the one before."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = Notice(tone, text, hint, closable=True)
        self._notice.setObjectName("notice")
        self._notice.closed.connect(self.hide)
        self._layout.addWidget(self._notice)
        self.show()
        return self._notice
