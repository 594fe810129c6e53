"""Show what is about to be signed, decoded from the very bytes that will be signed, with what it may cost.

The words stand in `review_words`, `review_sentences`, `review_facts`; the values come from `services.preview`. Nothing that the
bytes do not say is shown as if they did. Enter that was meant for the window before cannot sign: for a moment nothing can,
and what is longer than the dialog has to be read to its end first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui.dialogs import Dialog
from almoner.ui.parts import Facts, button, card, label, scrolled
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.preview import Preview

MILLISECONDS_BEFORE = 500
"""Longer than a double click, and than a key that is still held down from the window before."""

SHARE_OF_SCREEN = 80


class ReviewDialog(Dialog):
    """Show a preview and ask whether to sign it; ``answered`` gets True, or None for no."""

    def __init__(
        self, parent: QWidget | None, preview: Preview, *, answered: Callable[[bool | None], None]
    ) -> None:
        super().__init__(parent, tr("Sign this?"), width=36)
        self.setObjectName("review")
        self._rested = False
        self._read = False
        self._build(preview)
        self._rest = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE)
        self._rest.timeout.connect(self._is_rested)
        self.accepted.connect(lambda: answered(True))
        self.rejected.connect(lambda: answered(None))

    # -- building ---------------------------------------------------------------------------------------

    def _build(self, preview: Preview) -> None:
        from almoner.ui.review_parts import acts, warnings

        inside = QWidget()
        layout = QVBoxLayout(inside)
        for part in (*warnings(preview), *acts(preview)):
            layout.addWidget(part)
        layout.addWidget(card(_signing(preview)))
        layout.addStretch(1)
        self._inside = inside
        self._area = scrolled(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(tr("What will be signed"))
        self._area.setObjectName("review_content")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(lambda: self._look())
        bar.rangeChanged.connect(lambda: self._look())
        self.content.addWidget(self._area, 1)
        self._hint = label(tr("Scroll down to the end to sign."), "quiet")
        self._hint.setObjectName("read_first")
        self._hint.hide()
        self.buttons.insertWidget(0, self._hint)
        self.add_cancel()
        self._sign = self.add_button(button(tr("Sign"), self.accept, kind="primary", name="agree"))
        self._sign.setEnabled(False)
        self._sign.installEventFilter(self)

    # -- behaviour --------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that shows everything, if the screen has it, and rest for a moment."""
        super().showEvent(event)
        self._fit()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rest.start()

    def _fit(self) -> None:
        screen = self.screen() or QGuiApplication.primaryScreen()
        most = screen.availableGeometry().height() * SHARE_OF_SCREEN // 100
        wide = max(self.width(), em(self, 40))
        above = self.sizeHint().height() - self._area.sizeHint().height()
        tall = self._inside.heightForWidth(wide - em(self, 3))
        if tall < 0:
            tall = self._inside.sizeHint().height()
        self.resize(wide, min(most, above + tall + em(self, 1)))

    def _is_rested(self) -> None:
        self._rested = True
        self._look()

    def _look(self) -> None:
        """See whether everything was in sight; then Sign can be pressed, and Enter presses it."""
        bar = self._area.verticalScrollBar()
        if self._rested and bar.value() >= bar.maximum():
            self._read = True
        self._hint.setVisible(self._rested and not self._read)
        ready = self._rested and self._read
        if ready and not self._sign.isEnabled():
            self._sign.setEnabled(True)
            self._sign.setDefault(True)
            if self.focusWidget() in (None, self._area):
                self._sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a key that is held down press nothing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys; a key that is held down presses nothing."""
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if event.key() == Qt.Key.Key_End:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.maximum())
            return
        super().keyPressEvent(event)


def _signing(preview: Preview) -> Facts:
    """Return who signs, for which ledger, and what it costs."""
    from almoner.services.wallets import checksum_address
    from almoner.ui.review_sentences import cost_words
    from almoner.ui.review_words import coin

    account = checksum_address(preview.account)
    who = (
        tr("{label}\n{address}", "a wallet and its address").format(
            label=preview.account_label, address=account
        )
        if preview.account_label
        else account
    )
    ledger = checksum_address(preview.ledger) if preview.ledger else tr("a new one")
    facts = [
        (tr("Signed by"), who),
        (
            tr("Ledger"),
            tr("{ledger}\non chain {chain}").format(ledger=ledger, chain=preview.chain_id),
        ),
        (tr("Cost"), cost_words(preview.max_cost_wei, preview.estimate_wei)),
    ]
    if preview.max_cost_wei:
        facts.append((tr("The account has"), coin(preview.balance_wei)))
    return Facts(facts)
