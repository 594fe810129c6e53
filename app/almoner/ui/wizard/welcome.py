"""The first steps: what one is, and in which language; which ledger to work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from almoner.ui.forms import ChoiceField
from almoner.ui.parts import label
from almoner.ui.wizard.answers import AUDITOR, BACKUP, CHARITY, DONOR, HERE, JOIN, NETWORK, SAMPLE
from almoner.ui.wizard.choices import Choices
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.words import tr

LANGUAGE_NAMES = (("en", "English"), ("zh_CN", "中文（简体）"))


class WelcomeStep(Step):
    """Ask who sits here; or lead to the sample charity or to a backup."""

    name: ClassVar[str] = "welcome"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Welcome to Almoner"),
            tr(
                "Almoner records donations on a ledger that nobody can edit, pays them out by rules, and gives every donor a"
                " receipt that anyone can check. Let us set it up: nothing is made before you say so at the end."
            ),
        )
        language = ChoiceField("language", "Language / 语言", LANGUAGE_NAMES)
        language.value = ground.languages.current
        language.changed.connect(lambda: self.changed_language.emit(language.value))
        self.content.addWidget(language)
        self.content.addWidget(label(tr("What would you like to do?"), "heading"))
        self.choices = Choices("who", self._offers(), self.answers.who)
        self.choices.chosen.connect(self._choose)
        self.choices.confirmed.connect(self.wants_next)
        self.content.addWidget(self.choices)

    @staticmethod
    def _offers() -> list[tuple[str, str, str]]:
        return [
            (
                CHARITY,
                tr("I work for a &charity"),
                tr("Record donations, hand out receipts, ask for payments and approve them."),
            ),
            (
                DONOR,
                tr("I am a &donor"),
                tr("Keep my receipts, check them, and see where my donations are now."),
            ),
            (
                AUDITOR,
                tr("I am an &auditor"),
                tr("Check a charity's whole ledger, entry by entry; nothing can be changed by it."),
            ),
            (
                SAMPLE,
                tr("&Look around in a sample charity"),
                tr(
                    "A made-up charity with 200 donations, ready in a few seconds. Nothing needs to be set up."
                ),
            ),
            (
                BACKUP,
                tr("&Restore from a backup"),
                tr("Bring back everything that an Almoner on this or another computer has saved."),
            ),
        ]

    def _choose(self, who: str) -> None:
        self.answers.who = who

    def start(self) -> None:
        """Put the cursor on the choices."""
        self.choices.focus()

    def advance(self, go: Callable[[], None]) -> None:
        """Go on with what is chosen."""
        self.answers.who = self.choices.value
        go()


class LedgerStep(Step):
    """Ask which ledger: one on this computer, one that exists, one on a network."""

    name: ClassVar[str] = "ledger"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Which ledger?"),
            tr(
                "The ledger is where donations and payments are recorded, so that nobody can change them afterwards."
            )
            if ground.answers.who == CHARITY
            else tr("A charity's ledger is where its donations and payments are recorded. Which one is it?"),
        )
        self.choices = Choices("ledger", self._offers(), self.answers.ledger)
        self.choices.confirmed.connect(self.wants_next)
        self.choices.chosen.connect(self._choose)
        self.content.addWidget(self.choices)
        if self.answers.who == DONOR:
            self.content.addWidget(
                label(
                    tr(
                        "You have only a receipt? It says which ledger it belongs to, but not where to find it. Ask the charity"
                        " for its invitation: a link or a code, often on its web site."
                    ),
                    "quiet",
                    wrap=True,
                )
            )
        self._choose(self.choices.value)

    def _offers(self) -> list[tuple[str, str, str]]:
        join = (
            JOIN,
            tr("&Join with an invitation"),
            tr(
                "You were given a link, a square code or a file by the charity or a colleague. This is the easiest way."
            ),
        )
        if self.answers.who != CHARITY:
            network = (
                NETWORK,
                tr("Connect by the &address of a node"),
                tr("For people who were told the address of a computer that keeps the ledger."),
            )
            return [join, network]
        here = (
            HERE,
            tr("Start one on &this computer"),
            tr(
                "For trying out, training, or one office. Nothing to install, no costs. But it convinces nobody else:"
                " who owns the only copy could have made it up."
            ),
        )
        network = (
            NETWORK,
            tr("Connect to a net&work"),
            tr(
                "A public network, or one that charities, the regulator and auditors run together. This is what convinces"
                " others. You need the address of a node, and often some of the network's coin for its fees."
            ),
        )
        return [here, join, network]

    def _choose(self, ledger: str) -> None:
        self.answers.ledger = ledger

    def start(self) -> None:
        """Put the cursor on the choices."""
        self.choices.focus()
