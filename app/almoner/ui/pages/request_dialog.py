"""The form for a request, new or changed: fund, amount, payee, purpose, evidence; says at once what would stop it.

What was typed survives a crash, files by their paths. What is said while typing is said by services, in workers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import AmountField, ChoiceField, Form, NoteField, TextField
from almoner.ui.pages.disbursements_words import numbered
from almoner.ui.pages.request_advice import advice, fund_choice, gift_words
from almoner.ui.pages.request_alike import AlikeWarning
from almoner.ui.pages.request_draft import FIELD_OF_CODE, categories, draft_of, values_of
from almoner.ui.pages.request_evidence import EvidenceField
from almoner.ui.pages.request_invoices import InvoicesField
from almoner.ui.parts import Notice, button, clear, column, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.entries import Category
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.disbursements import Disbursement
    from almoner.services.fund_facts import FundFacts
    from almoner.services.payment_board import PaymentDetail
    from almoner.services.request_help import GiftLeft, RequestHelp
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

MILLISECONDS_OF_TYPING = 300


class RequestDialog(Dialog):
    """Ask for a payment, or change what was asked for. ``requested`` carries its number and whether it was a change."""

    requested = Signal(int, bool)

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        *,
        fund: int | None = None,
        gift: int | None = None,
        before: PaymentDetail | None = None,
    ) -> None:
        title = tr("Request a payment")
        if before is not None:
            number = before.review.disbursement.payment
            title = tr("Change request {number}").format(number=numbered(number))
        super().__init__(parent, title, width=34)
        self.setObjectName("request_dialog")
        self.desk = desk
        self._before = before
        self._was: dict[str, str] = {}
        self._help: RequestHelp | None = None
        self._gift: GiftLeft | None = None
        self._busy = False
        self._make_fields()
        found = before.review.disbursement if before is not None else None
        self._typed_before: dict[str, str] = {}
        key = f"amend/{found.payment}/{found.case.revision}" if found is not None else "request"
        self.form = Form(self._fields, memory=desk.memory, key=key)
        kept = desk.memory.get(f"drafts/{key}")
        if isinstance(kept, dict):
            self._typed_before = {name: text for name, text in kept.items() if isinstance(text, str)}
        self._restored = self.form.restore()
        self._lay_out()
        self._preset(fund, gift)
        self._typing = QTimer(self, singleShot=True, interval=MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self._ask_gift)
        self.form.changed.connect(self._changed)
        self.form.submitted.connect(self._send)
        self._read()

    # -- building ---------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._fund = ChoiceField("fund", tr("Paid from the fund"))
        self._amount = AmountField("amount", tr("Amount"))
        self._payee = TextField("payee", tr("Who is paid"), required=True)
        self._alike = AlikeWarning(self.desk, "alike_payee")
        self._account = TextField("account", tr("The payee's account"), placeholder="0x…")
        self._alike_account = AlikeWarning(self.desk, "alike_account")
        self._category = ChoiceField("category", tr("Category"), categories())
        self._gift_field = TextField("gift", tr("Serial number of the donation to give back"), required=True)
        self._destination = TextField(
            "destination",
            tr("The other charity's fund"),
            required=True,
            placeholder=tr("CHAIN:ADDRESS:FUND"),
            hint=tr(
                "The other charity tells you: chain, address of its ledger, number of its fund, with colons."
            ),
        )
        self._purpose = NoteField("purpose", tr("What for"), required=True)
        self._evidence = EvidenceField(self.desk, "evidence", tr("Evidence"))
        self._invoices = InvoicesField(self.desk, "invoices", tr("Invoices"))
        self._wallet = ChoiceField("as", tr("Wallet to sign with"))
        self._fields = [
            *(self._fund, self._amount, self._payee, self._account, self._category, self._gift_field),
            *(self._destination, self._purpose, self._evidence, self._invoices, self._wallet),
        ]

    def _lay_out(self) -> None:
        self._advice = QVBoxLayout()
        self._trouble = QVBoxLayout()
        inner = QWidget()
        parts = column(
            *(self._fund, self._amount, self._payee, self._alike, self._account, self._alike_account),
            *(row(self._category, self._gift_field, self._destination), self._purpose),
            *(self._evidence, self._invoices, self._wallet, None),
        )
        inner.setLayout(parts)
        for hidden in (self._account, self._gift_field, self._destination, self._wallet):
            hidden.hide()
        self.content.addWidget(scrolled(inner), 1)
        self.content.addLayout(self._advice)
        self.content.addLayout(self._trouble)
        room = self.screen().availableGeometry()
        self.resize(min(em(self, 42), room.width()), min(em(self, 40), room.height()))
        self._empty = button(tr("Empty the form"), self._start_over, name="empty_form")
        self.buttons.insertWidget(0, self._empty)
        self._empty.setVisible(self._restored and self._before is None)
        self.add_cancel(tr("Close"))
        text = tr("Request this payment") if self._before is None else tr("Change the request")
        self.send = self.add_button(button(text, self._send, kind="primary", name="send_request"))
        self.send.setEnabled(False)
        self._alike.known_wanted.connect(self._use_known)
        self._alike_account.known_wanted.connect(lambda known: setattr(self._account, "value", known))

    def _preset(self, fund: int | None, gift: int | None) -> None:
        """Begin with what is known from where the form was asked for."""
        self._fund_wanted = str(fund) if fund is not None else self._typed_before.get("fund", "")
        if gift is not None:
            self._category.value = Category.REFUND.name
            self._gift_field.value = str(gift)

    # -- reading ----------------------------------------------------------------------------------------

    def _read(self) -> None:
        def work(job: Job) -> tuple[RequestHelp, dict[str, str]]:
            from almoner.services.request_help import request_help

            found = self._before.review.disbursement if self._before is not None else None
            was = values_of(found, job.session.home.evidence_directory) if found is not None else {}
            return request_help(job.session), was

        self.desk.read(work, owner=self, then=self._ready, failed=self._failed)

    def _ready(self, read: tuple[RequestHelp, dict[str, str]]) -> None:
        self._help, self._was = read
        wanted = self._fund_wanted or self._fund.value
        self._fund.offer([fund_choice(each) for each in self._help.funds])
        self._fund.value = self._was.get("fund") or wanted
        self._payee.suggest([each.name for each in self._help.payees])
        self._wallet.offer([(each, each) for each in self._help.requesters])
        self._wallet.value = self._typed_before.get("as", self._wallet.value)
        self._wallet.setVisible(len(self._help.requesters) > 1 and self._before is None)
        if self._before is not None:
            self._fund.setEnabled(False)
            names = [each.name for each in self._before.review.disbursement.evidence]
            if not self._restored:
                self.form.fill({name: text for name, text in self._was.items() if name != "fund"})
            self._evidence.name_files(self._was.get("evidence", ""), names)
        self.send.setEnabled(True)
        self._payee.editor.setFocus() if self._restored else self._amount.editor.setFocus()
        self._changed()

    def _facts(self) -> FundFacts | None:
        funds = self._help.funds if self._help is not None else ()
        return next((each for each in funds if str(each.fund.number) == self._fund.value), None)

    # -- while typing -----------------------------------------------------------------------------------

    def _changed(self) -> None:
        facts, category = self._facts(), Category[self._category.value]
        self._amount.set_unit(facts.fund.unit if facts is not None else None)
        known = self._help.payee(self._payee.value) if self._help is not None else None
        token = facts is not None and facts.fund.unit.kind == 1
        self._account.setVisible(token or bool(self._account.value))
        if token and known is not None and known.account and not self._account.value:
            self._account.value = known.account
        self._gift_field.setVisible(category is Category.REFUND)
        self._destination.setVisible(category is Category.SUB_GRANT)
        self._alike.watch(self._payee.value)
        self._alike_account.watch(self._account.value)
        own = self._before.review.disbursement.payment if self._before is not None else 0
        self._invoices.watch(facts.fund if facts is not None else None, lambda: self._amount.plain, own=own)
        if category is Category.REFUND and self._gift_field.value:
            self._typing.start()
        self._advise()

    def _advise(self) -> None:
        clear(self._advice)
        facts = self._facts()
        if facts is not None:
            known = self._help.payee(self._payee.value) if self._help is not None else None
            category = Category[self._category.value]
            for tone, text in advice(facts, self._amount.plain, category, self._payee.value, known):
                self._advice.addWidget(Notice(tone, text))

    def _ask_gift(self) -> None:
        text = self._gift_field.value
        if not text.isdecimal():
            return

        def work(job: Job) -> GiftLeft:
            from almoner.services.request_help import gift_left

            return gift_left(job.session, int(text))

        def then(found: GiftLeft) -> None:
            facts = self._facts()
            if text == self._gift_field.value and facts is not None:
                ok, words = gift_words(found, facts)
                self._gift_field.set_error("" if ok else words)
                if ok:
                    self._gift_field.set_hint(words)

        def failed(error: AlmonerError) -> None:
            if text == self._gift_field.value:
                self._gift_field.set_error(told(error).sentence)

        self.desk.read(work, owner=self, then=then, failed=failed)

    def _use_known(self, known: str) -> None:
        self._payee.value = known
        self._payee.editor.setFocus()

    def _start_over(self) -> None:
        self.form.clear()
        self._empty.hide()
        self._changed()
        self._amount.editor.setFocus()

    # -- sending ----------------------------------------------------------------------------------------

    def _send(self) -> None:
        if self._busy or self._help is None or not self.form.complete():
            return
        clear(self._trouble)
        if self._invoices.trouble:
            self.form.blame("invoices", self._invoices.trouble)
            return
        try:
            draft = draft_of(
                self.form.values,
                amount=self._amount.plain,
                invoices=self._invoices.texts(),
                files=self._evidence.paths,
                before=self._was,
            )
        except AlmonerError as error:
            self._failed(error)
            return
        self._set_busy(True)
        number = self._before.review.disbursement.payment if self._before is not None else 0
        wallet = self._wallet.value or None

        def work(job: Job) -> Disbursement:
            from almoner.services.payments import amend, request

            return amend(job.session, number, draft) if number else request(job.session, draft, label=wallet)

        self.desk.write(
            work,
            owner=self,
            label=tr("Recording a request"),
            changes={Topic.PAYMENTS, Topic.PEOPLE},
            then=self._done,
            failed=self._failed,
        )

    def _done(self, found: Disbursement) -> None:
        self._set_busy(False)
        self.form.clear()
        self.requested.emit(found.payment, self._before is not None)
        self.accept()

    def _failed(self, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        self._set_busy(False)
        if isinstance(error, Cancelled):
            return
        name = FIELD_OF_CODE.get(error.code)
        if error.code == "address" and self._destination.isVisible():
            name = "destination"
        if name is not None and self.form[name].isVisible():
            self.form.blame(name, told(error).text)
        else:
            words = told(error)
            self._trouble.addWidget(Notice("bad", words.sentence, words.hint))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._empty.setEnabled(not busy)
        self.send.setEnabled(not busy and self._help is not None)

    def reject(self) -> None:
        """Stay while a request is being recorded: the form would be there again afterwards as if it were not."""
        if not self._busy:
            super().reject()
