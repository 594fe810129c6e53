"""What a review shows of its transactions: loud warnings, each act as a sentence with its facts, many alike summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.parts import Facts, Fold, Notice, card, clear, label
from almoner.ui.review_facts import rows
from almoner.ui.review_sentences import REVERSIBLE, group_sentence, lasting, sentence
from almoner.ui.review_words import coin
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.preview import Preview, Shown

MOST_IN_FULL = 3
"""More transactions than this are summed up, with a list to unfold."""


def warnings(preview: Preview) -> list[QWidget]:
    """Return what has to be seen before anything else."""
    found: list[QWidget] = []
    if preview.foreign:
        found.append(_foreign(preview))
    if not preview.affordable:
        text = tr("The account has {balance}; this can cost up to {most}.")
        hint = tr("Send it some of the chain's coin first, or signing will fail.")
        words = text.format(balance=coin(preview.balance_wei), most=coin(preview.max_cost_wei, upwards=True))
        found.append(_named(Notice("bad", words, hint), "not_affordable"))
    return found


def _foreign(preview: Preview) -> QWidget:
    from almoner.services.wallets import checksum_address

    to = {each.to for each in preview.transactions if each.foreign and each.to is not None}
    places = [checksum_address(each) for each in sorted(to)]
    text = tr("Stop: this does not go to this charity's ledger, but elsewhere: {places}, chain {chain}.")
    hint = tr("Names of funds and payees are not known there. Sign only if you know why.")
    listed = tr(", ", "between the parts of a list").join(places) or tr("another chain")
    return _named(Notice("bad", text.format(places=listed, chain=preview.chain_id), hint), "foreign")


def _named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


def acts(preview: Preview) -> list[QWidget]:
    """Return what is done: every act in full where they are few, else summed up."""
    if len(preview.transactions) <= MOST_IN_FULL:
        return [act(shown) for shown in preview.transactions]
    found: list[QWidget] = []
    for group in preview.groups:
        words = label(group_sentence(group), "heading", wrap=True)
        words.setObjectName(f"group.{group.kind}")
        found.append(card(words, _lasting(group.kind)))
    title = tr("All %Ln transaction(s), one by one", "", len(preview.transactions))
    found.append(Fold(title, _OneByOne(preview.transactions), name="one_by_one"))
    return found


def act(shown: Shown) -> QWidget:
    """Return one act: its sentence, its facts, technical ones folded away."""
    known = rows(shown)
    layout: list[QWidget] = [label(sentence(shown), "heading", wrap=True)]
    layout[0].setObjectName(f"act.{shown.kind}")
    if known.unknown:
        text = tr(
            "Part of this is not known on this computer: only its hash will be signed. Ask whoever asks you."
        )
        layout.append(_named(Notice("warn", text), "unknown"))
    if known.plain:
        layout.append(Facts(known.plain))
    layout.append(_lasting(shown.kind))
    layout.append(Fold(tr("Technical details"), _Technical(known.technical), name="technical"))
    return card(*layout)


class _Technical(QPlainTextEdit):
    """Hashes and bytes to read and copy; filled when they are first looked at, a deployment has 50,000 digits."""

    def __init__(self, facts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._facts = facts
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setObjectName("technical_facts")
        self.setAccessibleName(tr("Technical details"))
        self.setFixedHeight(em(self, 11))

    def setVisible(self, visible: bool) -> None:
        """Fill in what is there before it is seen."""
        if visible and not self.toPlainText():
            pattern = tr("{name}: {value}", "a fact on one line")
            lines = [pattern.format(name=name, value=formats.visible(value)) for name, value in self._facts]
            self.setPlainText("\n".join(lines))
        super().setVisible(visible)


def _lasting(kind: str) -> QWidget:
    words = label(lasting(kind), wrap=True)
    words.setObjectName(f"lasting.{kind}")
    return card(words, tone="info" if kind in REVERSIBLE else "warn")


class _OneByOne(QWidget):
    """A list of many transactions; the chosen one is shown below with its facts."""

    def __init__(self, transactions: tuple[Shown, ...]) -> None:
        super().__init__()
        self._transactions = transactions
        self.list = QListWidget()
        self.list.setObjectName("transactions")
        self.list.setAccessibleName(tr("Transactions"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(em(self, 10))
        self._filled = False
        self._chosen = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addLayout(self._chosen)
        self.list.currentRowChanged.connect(self._show)

    def setVisible(self, visible: bool) -> None:
        """Word the transactions when they are first unfolded: there may be thousands."""
        if visible and not self._filled:
            self._filled = True
            self.list.addItems([formats.visible(sentence(each)) for each in self._transactions])
        super().setVisible(visible)

    def _show(self, at: int) -> None:
        clear(self._chosen)
        if at >= 0:
            self._chosen.addWidget(act(self._transactions[at]))
