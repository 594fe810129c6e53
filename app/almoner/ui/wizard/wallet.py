"""The steps of a new wallet: make one or bring one back; its words shown once; asked for some of them.

The words are on screen only while they are to be written down. They cannot be selected or copied, as in Sparrow and
Liana: a clipboard is read by every program, and kept by many. Nothing of them is ever written or logged from here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from almoner.ui.parts import button, card, label, row
from almoner.ui.recovery import WordsCheck, WordsGrid, new_words_fields
from almoner.ui.wizard.answers import AUDITOR, CREATE, LATER, RESTORE
from almoner.ui.wizard.choices import Choices
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.wallets import WalletSecret


class WalletStep(Step):
    """Ask whether to make a wallet, to bring one back, or to do without for now."""

    name: ClassVar[str] = "wallet"

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground, tr("Your wallet"), _why(ground))
        self.choices = Choices("wallet", self._offers(), self.answers.wallet or self._usual())
        self.choices.confirmed.connect(self.wants_next)
        self.content.addWidget(self.choices)

    def _usual(self) -> str:
        return LATER if self.answers.who == AUDITOR else CREATE

    def _offers(self) -> list[tuple[str, str, str]]:
        offers = [
            (
                CREATE,
                tr("&Make a new wallet"),
                tr("You get 12 or 24 words to write down. They are the wallet: keep them like a key."),
            ),
            (
                RESTORE,
                tr("&Restore a wallet that I have"),
                tr("From its words, its private key, or a wallet file of this or another program."),
            ),
        ]
        if not self.answers.starts_ledger:
            later = tr("No&t now")
            meaning = tr("Everything can be looked at without a wallet. One can be added at any time.")
            offers.append((LATER, later, meaning))
        return offers

    def start(self) -> None:
        """Put the cursor on the choices."""
        self.choices.focus()

    def advance(self, go: Callable[[], None]) -> None:
        """Go on; a wallet of the other kind is forgotten."""
        if self.answers.wallet and self.choices.value != self.answers.wallet:
            self.answers.forget_wallet()
        self.answers.wallet = self.choices.value
        go()


def _why(ground: Ground) -> str:
    if ground.answers.who == AUDITOR:
        return tr(
            "To look and to check you need no wallet. With one, and with the charity's consent, you may object to a payment"
            " while its waiting time runs."
        )
    if ground.answers.starts_ledger:
        return tr(
            "A wallet is what you sign with. This one becomes the ledger's administrator: it makes funds and gives other"
            " people their rights."
        )
    return tr(
        "A wallet is what you sign with: donations, requests and approvals carry its signature. The charity's administrator"
        " then gives it its rights."
    )


class WordsStep(Step):
    """Show the words of a new wallet, numbered, to be written down."""

    name: ClassVar[str] = "words"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Write these words down"),
            tr(
                "Write them on paper, in this order. Do not photograph them, do not type them into anything else."
            ),
        )
        self._add_kinds()
        self.grid = QWidget()
        self.content.addWidget(self.grid)
        self.warning = card(
            label(
                tr(
                    "Whoever has these words has the wallet. If this computer is lost, only they bring it back:"
                    " nobody else has them, not even the makers of Almoner."
                ),
                wrap=True,
            ),
            tone="warn",
        )
        self.content.addWidget(self.warning)

    def _add_kinds(self) -> None:
        self.count, self.language = new_words_fields()
        self.count.value = str(self.answers.count)
        self.answers.language = self.answers.language or usual_language(self.ground)
        self.language.value = self.answers.language
        for field in (self.count, self.language):
            field.changed.connect(self._make)
        self.content.addLayout(row(self.count, self.language))

    def start(self) -> None:
        """Show the words; make them first if there are none."""
        if self.answers.confirmed:
            self._show_confirmed()
        elif self.answers.words:
            self._show(self.answers.words)
        else:
            self._make()

    def _make(self) -> None:
        self.answers.forget_wallet()
        self.answers.count, self.answers.language = int(self.count.value), self.language.value
        count, language = self.answers.count, self.answers.language
        self._show(())
        self.tell("info", tr("The words are being drawn…"), name="drawing")
        self.ask(lambda job: _draw(language, count), then=self._drawn)

    def _drawn(self, made: tuple[WalletSecret, tuple[str, ...]]) -> None:
        secret, words = made
        if (secret.language, len(words)) != (self.answers.language, self.answers.count):
            return  # drawn for a choice before the last one
        self.answers.secret, self.answers.words = secret, words
        self.tell_no_more()
        self._show(self.answers.words)

    def _show(self, words: tuple[str, ...]) -> None:
        fresh = WordsGrid(words) if words else QWidget()
        self.content.replaceWidget(self.grid, fresh)
        self.grid.hide()
        self.grid.deleteLater()
        self.grid = fresh

    def _show_confirmed(self) -> None:
        for part in (self.count, self.language, self.warning):
            part.hide()
        notice = self.tell(
            "good",
            tr("You have written the words down; they were checked and are not shown again."),
            name="confirmed",
        )
        notice.add_button(button(tr("Make &other words"), self._anew, name="anew"))

    def _anew(self) -> None:
        for part in (self.count, self.language, self.warning):
            part.show()
        self._make()

    def advance(self, go: Callable[[], None]) -> None:
        """Go on to the questions."""
        if self.answers.secret is not None:
            go()


class CheckStep(Step):
    """Ask for some of the words; a wrong answer names its position only."""

    name: ClassVar[str] = "check"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Are the words on paper?"),
            tr("Type these words as you wrote them down. If one is missing, go back: they are shown again."),
        )
        self.check: WordsCheck | None = None
        if self.answers.confirmed:
            self.tell("good", tr("The words were checked."), name="confirmed")
            return
        self.check = WordsCheck(self.answers.words)
        self.check.passed.connect(self._passed)
        self.check.form.submitted.connect(self.wants_next)
        self.content.addWidget(self.check)

    def start(self) -> None:
        """Put the cursor into the first answer."""
        if self.check is not None:
            self.check.focus()

    def _passed(self) -> None:
        self.answers.confirmed = True

    def advance(self, go: Callable[[], None]) -> None:
        """Compare the answers."""
        if self.answers.confirmed or (self.check is not None and self.check.check()):
            go()


def usual_language(ground: Ground) -> str:
    """Return the language of words that people who read this window most likely want."""
    return "chinese_simplified" if ground.languages.current == "zh_CN" else "english"


def _draw(language: str, count: int) -> tuple[WalletSecret, tuple[str, ...]]:
    from almoner.services.wallets import words

    made = words.new_secret(language, count)
    return made, words.words_of(made.entropy or b"", language)
