"""One receipt's verdict as people read it: the sentence, who issued it, what it says, where its money went, how it was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from almoner.services.session import hex0x
from almoner.ui import formats, verdict_words
from almoner.ui.pages.verify_money import MoneyView
from almoner.ui.parts import Facts, Fold, Notice, button, card, clear, column, icon_label, label, row
from almoner.ui.sentences import told
from almoner.ui.theme import colours, em
from almoner.ui.words import field_name, tr
from almoner_chain.core.commitment import Closed, FieldId, OpenSome
from almoner_chain.core.receipt_values import Receipt, Stage
from almoner_chain.core.verify_types import Check, State, Verdict

if TYPE_CHECKING:
    from almoner.services.verification import Checked
    from almoner.ui.desk import Desk
    from almoner.ui.pages.verify_check import Outcome

STATE_ICONS = {State.PASS: "good", State.FAIL: "bad", State.UNKNOWN: "unknown"}


class ResultView(QWidget):
    """Show one `Outcome`. ``again`` asks to check it anew, ``keep`` to keep it among one's own, with its document."""

    again = Signal()
    keep = Signal(bytes)

    def __init__(self, desk: Desk, *, may_keep: bool) -> None:
        super().__init__()
        self._desk, self._may_keep = desk, may_keep
        self.setObjectName("result")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the verdict of one receipt, or why there was none to check."""
        clear(self._layout)
        if outcome.checked is None:
            self._show_problem(outcome)
            return
        result, document = outcome.checked.verification, outcome.document
        self._layout.addWidget(_verdict_card(outcome.checked))
        self._layout.addLayout(self._acts(outcome, document))
        receipt = result.receipt
        if receipt is not None and result.verdict is not Verdict.NOT_GENUINE:
            self._layout.addWidget(_issuer_card(outcome.checked, receipt))
        if receipt is not None:
            self._layout.addWidget(_says_card(outcome.checked, receipt))
        if document is not None and result.verdict in (Verdict.VALID, Verdict.VOIDED):
            self._layout.addWidget(MoneyView(self._desk, document, outcome.asking))
        self._layout.addWidget(_checks_fold(outcome.checked))
        self._layout.addStretch(1)

    def _show_problem(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            words = told(outcome.problem)
            notice = Notice("warn", words.sentence, words.hint)
            notice.setObjectName("no_receipt")
            self._layout.addWidget(notice)
        self._layout.addStretch(1)

    def _acts(self, outcome: Outcome, document: bytes | None) -> QHBoxLayout:
        made = row()
        if outcome.checked is not None and outcome.checked.verification.verdict is not Verdict.NOT_GENUINE:
            made.addWidget(button(tr("Check &again"), self.again.emit, name="check_again"))
        if self._may_keep and document is not None:
            self.keep_button = button(
                tr("&Keep this receipt"),
                lambda: self.keep.emit(document),
                icon="kept",
                name="keep",
                tip=tr("It is put to your own receipts, and you are told when its money moves"),
            )
            made.addWidget(self.keep_button)
        made.addStretch(1)
        return made


def _verdict_card(checked: Checked) -> QFrame:
    """The verdict: an icon, a word, a sentence, and what must be said besides."""
    result = checked.verification
    words, tone = verdict_words.spoken(result, local=checked.local), verdict_words.tone(result)
    c = colours()
    colour = {"good": c.good, "warn": c.warn, "bad": c.bad, "info": c.text}[tone]
    sentence = label(words.sentence, "figure", wrap=True, selectable=True)
    sentence.setObjectName("verdict")
    sentence.setAccessibleName(words.text)
    more = label("\n".join(words.more), wrap=True, selectable=True)
    more.setObjectName("verdict_more")
    more.setAccessibleName("\n".join(words.more))
    if not words.more:
        more.hide()  # setVisible(True) would flash it as a window of its own: it has no parent yet
    line = QHBoxLayout()
    line.addWidget(icon_label(verdict_words.icon(result), colour, 3), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column(sentence, more), 1)
    made = card(line, tone=tone)
    made.setObjectName("verdict_card")
    return made


def _issuer_card(checked: Checked, receipt: Receipt) -> QWidget:
    """Who keeps the ledger, apart from what the verdict says; somebody unknown is never shown as good."""
    facts = checked.verification.facts
    ledger = formats.short_hash(receipt.ledger)
    if facts.issuer is not None:
        said = tr("Issued by {charity}.").format(charity=formats.visible(facts.issuer))
        notice = Notice("good", said, tr("This ledger is known here."))
    else:
        if facts.domain:
            text = tr(
                "The ledger {ledger} names the web address {domain}. Nobody known here confirms that: compare the ledger's address with the one on the charity's own site."
            )
        else:
            text = tr(
                "The receipt belongs to the ledger {ledger}. Ask the charity whether this is its ledger, or look on its own site."
            )
        hint = text.format(ledger=ledger, domain=formats.visible(facts.domain))
        notice = Notice("warn", tr("Unknown issuer."), hint)
    notice.setObjectName("issuer")
    return notice


def _says_card(checked: Checked, receipt: Receipt) -> QFrame:
    """What stands on the receipt, opened fields and closed ones."""
    made = card(label(tr("What the receipt says"), "heading"), Facts(receipt_facts(checked, receipt)))
    made.setObjectName("says")
    return made


def receipt_facts(checked: Checked, receipt: Receipt) -> list[tuple[str, str]]:
    """Return what a receipt says, as names and values in the window's language."""
    facts = checked.verification.facts
    found = [(tr("Amount"), verdict_words.amount_of(receipt, facts))]
    if receipt.recorded is not None:
        found.insert(0, (tr("Receipt no."), str(receipt.recorded.serial)))
    found.append((tr("Fund"), facts.fund_name or tr("number {number}").format(number=receipt.fund)))
    found += _private_facts(receipt)
    found.append((tr("Issued on"), formats.day(receipt.issued)))
    if receipt.due is not None and receipt.stage is Stage.PROMISED:
        found.append((tr("To be recorded by"), formats.day(receipt.due)))
    if facts.recorded_at is not None:
        found.append((tr("Recorded"), formats.moment(facts.recorded_at)))
    if facts.batch is not None:
        found.append((tr("Batch"), str(facts.batch)))
    if receipt.duplicate:
        found.append((tr("Copy"), tr("handed out again; the first one may still exist")))
    return found


def _private_facts(receipt: Receipt) -> list[tuple[str, str]]:
    disclosure = receipt.disclosure
    if isinstance(disclosure, Closed):
        return [(tr("Donor and other fields"), tr("closed: not shown on this receipt"))]
    found = []
    for field, value in zip(FieldId, receipt.fields.values(), strict=True):
        name = field_name(field.name.lower())
        if value is not None:
            found.append((name, value if isinstance(value, str) else formats.day(value)))
        elif isinstance(disclosure, OpenSome) and field in disclosure.closed:
            found.append((name, tr("closed: not shown on this receipt")))
    return found


def _checks_fold(checked: Checked) -> Fold:
    result = checked.verification
    inner = QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(em(inner, 0.7), 0, 0, 0)
    for check in result.checks:
        layout.addLayout(_check_row(check, checked))
    layout.addWidget(label(tr("Technical facts"), "heading"))
    layout.addWidget(Facts(_technical(checked)))
    fold = Fold(tr("How was this checked?"), inner, name="how")
    fold.setObjectName("checks")
    return fold


def _check_row(check: Check, checked: Checked) -> QHBoxLayout:
    c = colours()
    result = checked.verification
    colour = {State.PASS: c.good, State.FAIL: c.bad, State.UNKNOWN: c.quiet}[check.state]
    icon = STATE_ICONS[check.state]
    if check.name == "voided" and check.state is State.PASS and check.code:
        icon, colour = "bad", c.bad
    name, state = verdict_words.check_name(check.name), verdict_words.check_state(check)
    meaning = verdict_words.check_meaning(check, result.receipt, result.facts)
    head = label(
        tr("{check}: {answer}").format(check=name, answer=state), "heading", wrap=True, selectable=True
    )
    head.setObjectName(f"check.{check.name}")
    text = label(meaning, wrap=True, selectable=True)
    for words in (head, text):
        words.setAccessibleName(words.text())
    line = QHBoxLayout()
    line.addWidget(icon_label(icon, colour, 1.2), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column(head, text), 1)
    return line


def _technical(checked: Checked) -> list[tuple[str, str]]:
    result = checked.verification
    receipt, facts = result.receipt, result.facts
    found = []
    if receipt is not None:
        found += [(tr("Ledger"), hex0x(receipt.ledger)), (tr("Chain"), str(receipt.chain_id))]
        if receipt.recorded is not None:
            found.append((tr("Entry"), str(receipt.recorded.entry)))
    if facts.signer is not None:
        found.append((tr("Signed by"), hex0x(facts.signer)))
    if facts.nodes_asked:
        nodes = tr("{agreeing} of {asked} said the same; {needed} needed")
        found.append(
            (
                tr("Nodes"),
                nodes.format(agreeing=facts.nodes_agreeing, asked=facts.nodes_asked, needed=checked.needed),
            )
        )
    found += [(check.name, check.detail) for check in result.checks if check.detail]
    return found
