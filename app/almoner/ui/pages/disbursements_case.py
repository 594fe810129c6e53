"""A case as an approver sees it: every fact by its name; where it was changed meanwhile, what it was before, marked.

Knows how a case is worded. Whether it may be approved is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.pages.disbursements_words import by_whom, happened
from almoner.ui.pages.funds_policy import asked_of, duration, policy_sentences
from almoner.ui.pages.people_parts import lookalike_card
from almoner.ui.parts import Facts, Fold, card, clear, icon_label, label, row
from almoner.ui.theme import colours
from almoner.ui.words import category_name, tr
from almoner_chain.core.entries import Category

if TYPE_CHECKING:
    from almoner.services.disbursements import Disbursement
    from almoner.services.payment_board import PaymentDetail


OPEN = ("requested", "approved", "objected")


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One thing a case says; ``before`` is what the case said that was seen earlier, where it was something else."""

    name: str
    value: str
    before: str | None = None


def case_facts(now: Disbursement, before: Disbursement | None = None) -> list[CaseFact]:
    """Return what a case says, each beside what an earlier one said where they differ."""
    old = dict(_facts(before)) if before is not None else {}
    new = list(_facts(now))
    found = [
        CaseFact(name, value, old[name] if name in old and old[name] != value else None)
        for name, value in new
    ]
    names = {name for name, _ in new}
    if before is not None:
        found = [
            CaseFact(each.name, each.value, tr("nothing"))
            if each.before is None and each.name not in old
            else each
            for each in found
        ]
        found += [CaseFact(name, tr("nothing"), value) for name, value in old.items() if name not in names]
    return found


def _facts(found: Disbursement) -> Iterator[tuple[str, str]]:
    unit = found.fund.unit
    yield tr("Payee"), found.payee_name or tr("(the name is not kept on this computer)")
    yield tr("Amount"), formats.money(found.case.amount, unit)
    yield tr("Purpose"), found.purpose or tr("(the text is not kept on this computer)")
    yield tr("Category"), category_name(found.case.category)
    yield tr("Fund"), found.fund.name
    if found.payee_key:
        yield tr("Payee's account"), found.payee_key
    if found.case.category == Category.REFUND:
        yield tr("Gives back donation"), tr("serial number {n}").format(n=int.from_bytes(found.case.subject))
    if found.case.category == Category.SUB_GRANT:
        yield tr("Goes on to"), _destination(found)
    if found.invoices:
        yield tr("Invoices"), "\n".join(_invoice(text, found) for text in found.invoices)
    yield tr("Evidence"), _evidence(found)


def _destination(found: Disbursement) -> str:
    place = found.destination
    if place is None:
        return tr("another charity, whose ledger is not named on this computer")
    text = tr("fund {fund} of ledger {ledger} on chain {chain}")
    return text.format(fund=place["fund"], ledger=place["ledger"], chain=place["chain_id"])


def _invoice(text: str, found: Disbursement) -> str:
    parts = text.split(":")
    if len(parts) != 3:
        return tr("an invoice that is not named on this computer")
    minor = found.fund.unit.parse(parts[2])
    return tr("{issuer}, no. {number}, {money}").format(
        issuer=parts[0], number=parts[1], money=formats.money(minor, found.fund.unit)
    )


def _evidence(found: Disbursement) -> str:
    if not found.evidence_known:
        return tr("It names files that are not known on this computer")
    if not found.evidence:
        return tr("None")
    return "\n".join(
        tr("{name} ({digest}…)").format(name=each.name, digest=each.sha256.hex()[:12])
        for each in found.evidence
    )


class CaseView(QWidget):
    """Show a case's facts, its approvals and policy, and its history."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case")
        self._facts = QVBoxLayout()
        self._policy = label("", wrap=True)
        self._history = QVBoxLayout()
        self._technical = Facts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(self._facts))
        self._alike = QVBoxLayout()
        layout.addLayout(self._alike)
        self._whole = label("", wrap=True)
        whole = Fold(tr("The whole policy of this fund"), self._whole, name="whole_policy")
        layout.addWidget(card(label(tr("Approvals and policy"), "heading"), self._policy, whole))

        self.history = QWidget()
        inner = QVBoxLayout(self.history)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(card(label(tr("What happened"), "heading"), self._history))
        inner.addWidget(Fold(tr("Technical facts"), self._technical, name="technical_facts"))

    def show_case(self, detail: PaymentDetail, before: Disbursement | None) -> None:
        """Show a case; what differs from an earlier one is marked."""
        found = detail.review.disbursement
        clear(self._facts)
        asked = tr("Asked for by"), by_whom(detail.review.requester_label or "", found.case.requester)
        facts = [
            each
            for each in case_facts(found, before)
            if each.before is not None or each.name != tr("Evidence")
        ]
        for fact in (*facts, CaseFact(*asked)):
            self._facts.addLayout(_fact_row(fact))
        self._say_policy(detail)
        fund = detail.fund.fund
        self._whole.setText("\n".join(policy_sentences(fund.unit, fund.policy, detail.fund.admin_left)))
        clear(self._alike)
        if detail.alike and found.state in OPEN:
            given = {"payee": found.payee_name, "account": found.payee_key}
            for kind, text in given.items():
                alike = [each for each in detail.alike if each.kind == kind]
                if alike:
                    self._alike.addWidget(lookalike_card(text, alike))
        clear(self._history)
        for event in detail.events:
            text = tr("{time}: {what}, by {who}").format(
                time=formats.moment(event.at),
                what=happened(event, found.fund.unit),
                who=by_whom(event.who, event.actor),
            )
            self._history.addWidget(label(text, wrap=True, selectable=True))
            if event.text:
                said = tr("“{text}”").format(text=formats.visible(event.text, lines=True))
                self._history.addWidget(label(said, "quiet", wrap=True, selectable=True))
        self._technical.set(_technical(detail))

    def show_time(self, detail: PaymentDetail, now: int) -> None:
        """Say anew how long it still waits."""
        self._say_policy(detail, now)

    def _say_policy(self, detail: PaymentDetail, now: int | None = None) -> None:
        found, at = detail.review.disbursement, detail.at if now is None else now
        given = tr("{given} of {needed} approvals").format(
            given=found.approvals, needed=found.approvals_needed
        )
        lines = [given, asked_of(found.fund.unit, found.fund.policy, found.case.amount)]
        if found.state == "approved" and found.ready_at > at:
            text = tr("It waits {left} more, until {time}.")
            lines.append(text.format(left=duration(found.ready_at - at), time=formats.moment(found.ready_at)))
        elif found.state == "approved":
            lines.append(tr("It can be paid now."))
        self._policy.setText("\n".join(lines))


def _fact_row(fact: CaseFact) -> QVBoxLayout:
    """Return a fact's name above its value, and below it what it was before."""
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(label(fact.name, "quiet"))
    value = label(formats.visible(fact.value, lines=True), wrap=True, selectable=True)
    value.setAccessibleName(f"{fact.name}: {fact.value}")
    lines.addWidget(value)
    if fact.before is not None:
        text = tr("Changed. Before: {before}").format(before=formats.visible(fact.before, lines=True))
        words = label(text, wrap=True, selectable=True)
        words.setObjectName("changed_fact")
        lines.addWidget(
            card(row(icon_label("warn", colours().warn, 1.1), words, stretch_last=True), tone="warn")
        )
    return lines


def _technical(detail: PaymentDetail) -> list[tuple[str, str]]:
    found = detail.review.disbursement
    facts = [
        (tr("Hash of the case"), "0x" + found.case_hash.hex()),
        (tr("Revision"), str(found.case.revision)),
        (tr("Account that asked"), found.requester),
        *[(each.name, each.sha256.hex()) for each in found.evidence],
    ]
    if found.history.last is not None:
        facts.append((tr("Last entry"), str(found.history.last.number)))
        facts.append((tr("Its transaction"), "0x" + found.history.last.transaction.hex()))
    return facts
