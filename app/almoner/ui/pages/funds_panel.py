"""One fund at the side: its figures, its policy in sentences, its list of payees with who may be put on it or taken off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.forms import TextField
from almoner.ui.pages.funds_policy import policy_sentences
from almoner.ui.parts import Facts, Notice, button, card, clear, column, label, row
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.fund_facts import FundFacts
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


class FundPanel(QWidget):
    """Show one fund; nothing until `show_fund`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("fund_panel")
        self._shown: FundFacts | None = None
        self._administrators: Sequence[str] = ()
        self._title = label("", "title", wrap=True)
        self._figures = Facts()
        self._policy = QVBoxLayout()
        self._payees = PayeeList(desk)
        self._available = label("", "figure", wrap=True)
        links = column(
            button(tr("Request a payment…"), self._request, icon="add", name="request_from_fund"),
            button(tr("Show its disbursements"), self._disbursements, name="fund_disbursements"),
        )
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(card(self._available, self._figures, row(links, None)))
        layout.addWidget(card(label(tr("Policy"), "heading"), column(self._policy)))
        layout.addWidget(self._payees)
        layout.addStretch(1)
        self.setVisible(False)

    def note_names(self, names: Sequence[str]) -> None:
        """Suggest these names of payees."""
        self._payees.suggest(names)

    def show_fund(self, facts: FundFacts, administrators: Sequence[str]) -> None:
        """Show a fund as it stands now."""
        self._shown = facts
        self._title.setText(formats.visible(facts.fund.name))
        available = formats.money(facts.fund.available, facts.fund.unit)
        self._available.setText(tr("{amount} available").format(amount=available))
        self._figures.set(_figures(facts))
        clear(self._policy)
        for sentence in policy_sentences(facts.fund.unit, facts.fund.policy, facts.admin_left):
            self._policy.addWidget(label(tr("• {sentence}").format(sentence=sentence), wrap=True))
        forever = tr("The policy is fixed for ever. Other rules need a new fund.")
        self._policy.addWidget(label(forever, "quiet", wrap=True))
        self._payees.show_fund(facts, administrators)
        self.setVisible(True)

    def _disbursements(self) -> None:
        if self._shown is not None:
            self.desk.show_page("disbursements", {"fund": self._shown.fund.number})

    def _request(self) -> None:
        if self._shown is not None:
            self.desk.show_page("disbursements", {"action": "new", "fund": self._shown.fund.number})


def _figures(facts: FundFacts) -> list[tuple[str, str]]:
    fund, unit = facts.fund, facts.fund.unit
    found = [
        (tr("Received"), formats.money(fund.received, unit)),
        (tr("Spent"), formats.money(fund.spent, unit)),
    ]
    if facts.returned:
        found.append(
            (tr("Of what was received, came back from payments"), formats.money(facts.returned, unit))
        )
    if fund.refunded:
        found.append((tr("Given back to donors"), formats.money(fund.refunded, unit)))
    if facts.waiting:
        text = tr("%Ln donation(s), {amount}", "", facts.waiting)
        found.append(
            (tr("Waiting to be recorded"), text.format(amount=formats.money(facts.waiting_total, unit)))
        )
    if unit.kind == UnitKind.TOKEN:
        found.append((tr("Token"), "0x" + unit.token.hex()))
    return found


class PayeeList(QWidget):
    """Who a fund with a list may pay; an administrator changes it here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._facts: FundFacts | None = None
        self._may = False
        self._busy = False
        self._lines = QVBoxLayout()
        self._name = TextField("listed_payee", tr("Payee"), required=True)
        self._name.line.returnPressed.connect(self._add)
        self._as = QComboBox()
        self._as.setAccessibleName(tr("Wallet to sign with"))
        self._as.setObjectName("list_as")
        self._put = button(tr("Put on the list"), self._add, name="allow_payee")
        self._why = label("", "quiet", wrap=True)
        self._error = QVBoxLayout()
        entry = row(self._name, column(None, self._put))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            card(
                label(tr("Payees on its list"), "heading"),
                self._lines,
                entry,
                self._as,
                self._why,
                self._error,
            )
        )

    def suggest(self, names: Sequence[str]) -> None:
        """Suggest these names."""
        self._name.suggest(names)

    def show_fund(self, facts: FundFacts, administrators: Sequence[str]) -> None:
        """Show the list of a fund; nothing where any payee can be paid."""
        other = self._facts is None or self._facts.fund.number != facts.fund.number
        self._facts, self._may = facts, bool(administrators)
        self.setVisible(facts.fund.policy.payees_restricted)
        if other:
            self._name.value = ""
            clear(self._error)
        if [self._as.itemText(at) for at in range(self._as.count())] != list(administrators):
            self._as.clear()
            self._as.addItems(list(administrators))
        self._as.setVisible(len(administrators) > 1)
        token = facts.fund.unit.kind == UnitKind.TOKEN
        self._name.title.setText(tr("Account (0x…) or wallet") if token else tr("Payee's name"))
        self._fill(facts)
        self._allow_input()

    def _fill(self, facts: FundFacts) -> None:
        clear(self._lines)
        if not facts.payees:
            self._lines.addWidget(label(tr("Nobody yet: nothing can be paid from this fund."), wrap=True))
        for at, payee in enumerate(facts.payees):
            text = formats.visible(payee.name) or tr("A payee whose name is not kept on this computer")
            off = button(tr("Take off"), partial(self._change, payee.name, False), name=f"take_off_{at}")
            off.setAccessibleName(tr("Take off the list: {payee}").format(payee=text))
            off.setEnabled(self._may and not self._busy and bool(payee.name))
            line = row(label(text, wrap=True), off)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        self._lines.setSpacing(em(self, 0.2))

    def _allow_input(self) -> None:
        for part in (self._name, self._put, self._as):
            part.setEnabled(self._may and not self._busy)
        self._why.setText(
            "" if self._may else tr("Only an administrator's wallet can change the list; none is here.")
        )
        self._why.setVisible(not self._may)

    def _add(self) -> None:
        if self._name.value:
            self._change(self._name.value, True)
        else:
            self._name.set_error(tr("This is needed."))

    def _change(self, name: str, allowed: bool) -> None:
        facts, who = self._facts, self._as.currentText() or None
        if facts is None or self._busy:
            return
        self._busy = True
        clear(self._error)
        self._fill(facts)
        self._allow_input()
        number = str(facts.fund.number)

        def work(job: Job) -> None:
            from almoner.services.payees import allow_payee

            allow_payee(job.session, number, name, allowed=allowed, label=who)

        self.desk.write(
            work,
            owner=self,
            label=tr("Changing a list of payees"),
            changes={Topic.FUNDS, Topic.PEOPLE},
            then=lambda _: self._done(name, allowed),
            failed=self._lost,
        )

    def _done(self, name: str, allowed: bool) -> None:
        self._busy = False
        if allowed:
            self._name.value = ""
        self._allow_input()
        text = tr("“{payee}” is on the list now.") if allowed else tr("“{payee}” is no longer on the list.")
        self.desk.say(text.format(payee=name))

    def _lost(self, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        self._busy = False
        if self._facts is not None:
            self._fill(self._facts)
        self._allow_input()
        if error.code in ("payee.name", "payee.unchanged", "address", "wallet.unknown"):
            self._name.set_error(told(error).text)
        elif not isinstance(error, Cancelled):
            words = told(error)
            self._error.addWidget(Notice("bad", words.sentence, words.hint))
