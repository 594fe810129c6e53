"""Show a wallet's recovery words to be written down, then ask for some of them. Nothing goes to the clipboard.

The words of a wallet in a file are shown only after its passphrase was typed again: who passes by an unlocked desk gets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from almoner.services.wallets.keystore import WrongPassphrase
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.pages.people_written import note_written_down
from almoner.ui.parts import Notice, button, column, label, row
from almoner.ui.sentences import told
from almoner.ui.wallet_dialogs import WordsCheck, WordsGrid
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.wallets import Backup, Wallet
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


class WordsDialog(Dialog):
    """Ask, show, check. With ``words`` (of a wallet just made) it begins with showing."""

    def __init__(
        self, parent: QWidget, desk: Desk, wallet: Wallet, *, words: Sequence[str] | None = None
    ) -> None:
        super().__init__(parent, tr("Recovery words"), width=34)
        self.setObjectName("words_dialog")
        self._desk, self._wallet = desk, wallet
        self._words: Sequence[str] = ()
        self._grid: WordsGrid | None = None
        self._check: WordsCheck | None = None
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._steps = QStackedWidget()
        self._steps.addWidget(self._question())
        self.content.addWidget(self._steps, 1)
        self.content.addWidget(self._problem)
        self._close = self.add_cancel(tr("Later") if words is not None else tr("Close"))
        self._next = self.add_button(
            button(tr("I have written them down"), self._go_on, kind="primary", name="written")
        )
        self._next.hide()
        self.finished.connect(lambda: self._forget())
        if words is not None:
            self._show(words)

    # -- asking first -----------------------------------------------------------------------------------

    def _question(self) -> QWidget:
        name = formats.visible(self._wallet.label)
        text = tr(
            "Whoever sees the recovery words of “{wallet}” can take the wallet over. Is nobody looking?"
        )
        if self._wallet.words is None:
            text = tr("“{wallet}” has no words, but a bare key. Whoever sees it can take the wallet over.")
        self._ask = button(tr("Show"), self._read, kind="primary", name="open_words")
        made = QWidget()
        made.setLayout(column(label(text.format(wallet=name), wrap=True), row(self._ask, None), None))
        return made

    def _read(self) -> None:
        self._ask.setEnabled(False)
        self._say("")
        self._desk.asker.forget(self._wallet.label)
        name = self._wallet.label

        def work(job: Job) -> Backup:
            return job.session.wallets.backup(name, passphrase=job.session.passphrase)

        self._desk.read(work, owner=self, then=self._have, failed=self._lost)

    def _have(self, backup: Backup) -> None:
        if backup.words is not None:
            self._show(backup.words, covered=True)
            return
        # a bare key is one long word to write down
        key = backup.text
        self._show([key[at : at + 8] for at in range(2, len(key), 8)], covered=True)

    def _lost(self, error: AlmonerError) -> None:
        self._ask.setEnabled(True)
        if isinstance(error, WrongPassphrase):
            self._desk.asker.forget(self._wallet.label)
        if error.code != "cancelled":
            self._say(told(error).text)

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    # -- showing and checking ---------------------------------------------------------------------------

    def _show(self, words: Sequence[str], *, covered: bool = False) -> None:
        self._words, self._check = words, None
        self._grid = WordsGrid(words, covered=covered)
        self._grid.uncovered.connect(lambda: self._next.setEnabled(True))
        text = tr(
            "Write these words on paper, in this order, and keep the paper safe. They are the only backup."
        )
        warning = tr("No photo, no file, no message: what is on a device can be stolen from it.")
        made = QWidget()
        made.setLayout(column(label(text, wrap=True), self._grid, Notice("warn", warning), None))
        self._to(made)
        self._next.setText(tr("I have written them down"))
        self._next.setVisible(True)
        self._next.setEnabled(self._grid.seen)
        if self._grid.seen:
            self._next.setFocus()

    def _to(self, page: QWidget) -> None:
        # held until the next step: the button that led on is in it, and is not done yet
        self._before = self._steps.currentWidget()
        if self._before is not None:
            for grid in self._before.findChildren(WordsGrid):
                grid.forget()
            self._steps.removeWidget(self._before)
            self._before.setParent(None)
            self._before.deleteLater()
        self._steps.addWidget(page)
        self._steps.setCurrentWidget(page)

    def _go_on(self) -> None:
        if self._check is not None:
            self._check.check()
            return
        check = self._check = WordsCheck(self._words)
        check.passed.connect(self._passed)
        text = tr("Which words stand on your paper?")
        again = button(tr("Show the words again"), self._show_again, icon="back", name="words_again")
        made = QWidget()
        made.setLayout(column(label(text, "heading"), check, row(again, None), None))
        self._to(made)
        self._next.setText(tr("Check", "the recovery words on paper"))
        check.focus()

    def _show_again(self) -> None:
        self._show(self._words)

    def _passed(self) -> None:
        note_written_down(self._desk.memory, self._wallet)
        self._desk.changed.emit(frozenset({Topic.WALLETS}))
        self._desk.say(tr("The words of “{wallet}” are checked.").format(wallet=self._wallet.label))
        self.accept()

    def _forget(self) -> None:
        self._words = ()
        for grid in self.findChildren(WordsGrid):
            grid.forget()
