"""What a person may do about a disbursement: a button for each act, the reason in words where it cannot be done now.

An approval is of exactly what is shown: the review that was on screen goes with it. The other acts ask for their words
in a small form first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.services.payment_acts import Act, Possibility
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import AmountField, ChoiceField, Field, Form, NoteField, TextField
from almoner.ui.pages.disbursements_words import act_name, numbered, why_not
from almoner.ui.parts import Facts, Notice, button, card, clear, icon_label, label, row
from almoner.ui.sentences import told
from almoner.ui.words import tr
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from almoner.services.disbursements import Disbursement
    from almoner.services.payment_board import PaymentDetail
    from almoner.ui.desk import Desk
    from almoner.ui.memory import Memory
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

FIRST = (Act.APPROVE, Act.PAY, Act.DELIVER)
CHANGES = {Topic.PAYMENTS, Topic.FUNDS}


ORDER = (*FIRST, Act.OBJECT, Act.AMEND, Act.RETURN, Act.REJECT)


class ActLine(QWidget):
    """The button of one act, and below it why it cannot be pressed."""

    def __init__(self, act: Act, begin: Callable[[Act], None]) -> None:
        super().__init__()
        kind: Literal["", "primary", "danger"] = "primary" if act in FIRST else ""
        if act is Act.REJECT:
            kind = "danger"
        self.button = button(act_name(act), partial(begin, act), kind=kind, name=f"act_{act}")
        self._words = label("", "quiet", wrap=True)
        self._words.setObjectName(f"why_{act}")
        self._reason = QWidget()
        reason = row(icon_label("info", times=1.0), self._words, stretch_last=True)
        reason.setContentsMargins(0, 0, 0, 0)
        self._reason.setLayout(reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.button, None))
        layout.addWidget(self._reason)
        self.hide()

    def say(self, why: str, *, busy: bool) -> None:
        """Show the act, with the reason where it is not possible."""
        self.button.setEnabled(not why and not busy)
        self.button.setAccessibleDescription(why)
        self._words.setText(why)
        self._reason.setVisible(bool(why))
        self.show()


class ActBar(QWidget):
    """The acts on one payment. ``amend_wanted`` asks for the form; ``failed`` carries an error of an act."""

    amend_wanted = Signal(object)
    failed = Signal(object)
    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("acts")
        self._detail: PaymentDetail | None = None
        self._locked = ""
        self._busy = False
        self._wallet = ChoiceField("approve_as", tr("Wallet to approve with"))
        self._dialog: ActDialog | None = None
        self._nothing = label(tr("Nothing more is to be done about it."), "quiet", wrap=True)
        self._lines = {act: ActLine(act, self._begin) for act in ORDER}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._wallet, *self._lines.values(), self._nothing):
            layout.addWidget(part)
        self._wallet.hide()

    @property
    def busy(self) -> bool:
        """Whether an act is under way."""
        return self._busy

    def show_acts(self, detail: PaymentDetail, *, locked: str = "") -> None:
        """Show what may be done about this case; ``locked`` is why nothing may be decided before it is read."""
        self._detail, self._locked = detail, locked
        offered = {each.act: each for each in detail.acts}
        approvers = offered[Act.APPROVE].labels if Act.APPROVE in offered else ()
        self._wallet.offer([(each, each) for each in approvers])
        self._wallet.setVisible(bool(approvers))
        fund = detail.fund.fund
        for act, line in self._lines.items():
            if act in offered:
                why = why_not(offered[act], fund.unit, fund.name) or self._obstacle(act, detail)
                line.say(why, busy=self._busy)
            else:
                line.hide()
        self._nothing.setVisible(not offered)

    def _obstacle(self, act: Act, detail: PaymentDetail) -> str:
        """Return what stands here, and not on the ledger, against an act."""
        if act is Act.APPROVE:
            changed = [each for each in detail.review.disbursement.evidence if each.state == "changed"]
            if changed:
                return tr(
                    "The file “{name}” is not the one that was handed in: it was changed since."
                ).format(name=formats.visible(changed[0].name))
        return self._locked if act in (Act.APPROVE, Act.REJECT, Act.OBJECT) else ""

    # -- acting -----------------------------------------------------------------------------------------

    def _begin(self, act: Act) -> None:
        detail = self._detail
        if detail is None or self._busy or self._dialog is not None:
            return
        if act is Act.AMEND:
            self.amend_wanted.emit(detail)
        elif act is Act.APPROVE:
            self._approve(detail)
        else:
            each = next(each for each in detail.acts if each.act is act)
            self._dialog = ActDialog(self, each, detail, memory=self.desk.memory)
            self._dialog.agreed.connect(self._do)
            self._dialog.finished.connect(self._dialog_closed)
            self._dialog.open()

    def _dialog_closed(self) -> None:
        self._dialog = None

    def _approve(self, detail: PaymentDetail) -> None:
        shown, wallet = detail.review, self._wallet.value or None

        def work(job: Job) -> Disbursement:
            from almoner.services.payments import approve

            return approve(job.session, shown, label=wallet)

        number = shown.disbursement.payment
        self._write(work, tr("Approving disbursement no. {number}").format(number=number), _approved)

    def _do(self, act: Act, number: int, wallet: str | None, words: dict[str, str]) -> None:
        label_, said = _acting(act)
        work = partial(_work, act, number, wallet, words)
        self._write(work, label_.format(number=number), lambda _: said.format(number=number))

    def _write(
        self, work: Callable[[Job], Disbursement], what: str, said: Callable[[Disbursement], str]
    ) -> None:
        self._set_busy(True)

        def then(done: Disbursement) -> None:
            self._set_busy(False)
            if self._dialog is not None:
                self._dialog.accept()
            self.desk.say(said(done))
            self.done.emit()

        self.desk.write(work, owner=self, label=what, changes=CHANGES, then=then, failed=self._lost)

    def _lost(self, error: AlmonerError) -> None:
        self._set_busy(False)
        if self._dialog is None or not self._dialog.take(error):
            self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if self._detail is not None:
            self.show_acts(self._detail, locked=self._locked)


def _approved(done: Disbursement) -> str:
    missing = done.approvals_needed - done.approvals
    if missing > 0:
        return tr("Approved. %Ln more approval(s) are needed.", "", missing)
    return (
        tr("Approved: it waits until {time}.").format(time=formats.moment(done.ready_at))
        if done.waits
        else tr("Approved: it can be paid now.")
    )


def _acting(act: Act) -> tuple[str, str]:
    """Return what is said while an act is under way, and when it is done."""
    return {
        Act.PAY: (tr("Recording payment no. {number}"), tr("Disbursement no. {number} is paid.")),
        Act.DELIVER: (tr("Recording a delivery"), tr("Disbursement no. {number} is delivered.")),
        Act.REJECT: (tr("Rejecting no. {number}"), tr("Disbursement no. {number} is rejected.")),
        Act.OBJECT: (tr("Objecting to no. {number}"), tr("Your objection to no. {number} is recorded.")),
        Act.RETURN: (tr("Recording returned money"), tr("What came back from no. {number} is recorded.")),
    }[act]


def _work(act: Act, number: int, wallet: str | None, words: dict[str, str], job: Job) -> Disbursement:
    """Do one act through the services; in a worker."""
    from almoner.services import payments

    does: dict[Act, Callable[..., Disbursement]] = {
        Act.PAY: payments.pay,
        Act.DELIVER: payments.deliver,
        Act.REJECT: payments.reject,
        Act.OBJECT: payments.object_to,
        Act.RETURN: payments.return_money,
    }
    return does[act](job.session, number, label=wallet, **words)


class ActDialog(Dialog):
    """Ask for the words of one act. ``agreed`` carries the act, the payment, the wallet and the words."""

    agreed = Signal(object, int, object, object)

    def __init__(
        self, parent: QWidget | None, each: Possibility, detail: PaymentDetail, *, memory: Memory
    ) -> None:
        super().__init__(parent, act_name(each.act).rstrip("…"), width=30)
        self.setObjectName("act_dialog")
        self._act, self._detail = each.act, detail
        found, unit = detail.review.disbursement, detail.fund.fund.unit
        self.content.addWidget(
            card(
                Facts(
                    [
                        (tr("Disbursement"), numbered(found.payment)),
                        (tr("Payee"), found.payee_name or tr("(the name is not kept on this computer)")),
                        (tr("Amount"), formats.money(found.case.amount, unit)),
                    ]
                )
            )
        )
        self._wallet = ChoiceField("act_as", tr("Wallet to sign with"), [(n, n) for n in each.labels])
        key = f"act.{each.act.value}.{found.payment}"
        self.form = Form([*_words_of(each.act, detail), self._wallet], memory=memory, key=key)
        self.form.restore()
        # what was typed comes back after a crash only, not after it was sent or called off
        self.finished.connect(self.form.clear)
        for field in self.form.fields.values():
            self.content.addWidget(field)
        if len(each.labels) <= 1:
            self._wallet.hide()
        self._trouble = QVBoxLayout()
        self.content.addLayout(self._trouble)
        warning = _warning(each.act, detail)
        if warning:
            self.content.addWidget(Notice("warn", warning))
        self.add_cancel()
        self._agree: QPushButton = self.add_button(
            button(
                act_name(each.act).rstrip("…"),
                self._give,
                kind="danger" if each.act is Act.REJECT else "primary",
                name="agree",
            )
        )
        self.form.submitted.connect(self._give)
        next(iter(self.form.fields.values())).editor.setFocus()

    def _give(self) -> None:
        if not self._agree.isEnabled() or not self.form.complete():
            return
        self._agree.setEnabled(False)
        clear(self._trouble)
        words: dict[str, Any] = {
            name: field.plain if isinstance(field, AmountField) else field.value
            for name, field in self.form.fields.items()
            if name != "act_as"
        }
        self.agreed.emit(
            self._act, self._detail.review.disbursement.payment, self._wallet.value or None, words
        )

    def take(self, error: AlmonerError) -> bool:
        """Show an error of the act here and let it be tried again."""
        from almoner.services.cancelling import Cancelled

        self._agree.setEnabled(True)
        words = told(error)
        if isinstance(error, Cancelled):
            return True
        if error.code.startswith("amount.") and "amount" in self.form.fields:
            self.form.blame("amount", words.text)
        else:
            self._trouble.addWidget(Notice("bad", words.sentence, words.hint))
        return True


def _words_of(act: Act, detail: PaymentDetail) -> Sequence[Field]:
    kept = tr("It stays on this computer; the ledger gets only its fingerprint.")
    if act is Act.PAY:
        token = detail.fund.fund.unit.kind == UnitKind.TOKEN
        hint = tr("The number of the transfer, as the bank statement will show it. {kept}").format(kept=kept)
        return [TextField("reference", tr("Bank reference"), hint=kept if token else hint)]
    if act is Act.DELIVER:
        return [NoteField("note", tr("What arrived, and who took it"), hint=kept, lines=2)]
    if act is Act.RETURN:
        amount = AmountField("amount", tr("Amount that came back"))
        amount.set_unit(detail.fund.fund.unit)
        return [amount, TextField("reference", tr("Bank reference"), hint=kept)]
    return [NoteField("reason", tr("Reason"), hint=kept, required=act is Act.OBJECT, lines=3)]


def _warning(act: Act, detail: PaymentDetail) -> str:
    token = detail.fund.fund.unit.kind == UnitKind.TOKEN
    return {
        Act.PAY: tr("This cannot be undone: the tokens are sent at once.")
        if token
        else tr(
            "This cannot be undone. Record it when the bank has the transfer: the ledger says that it was paid."
        ),
        Act.REJECT: tr("This cannot be undone: a rejected request can never be paid."),
        Act.OBJECT: tr("This cannot be undone: it can be paid only after it is changed and approved again."),
        Act.DELIVER: tr("This cannot be undone."),
        Act.RETURN: tr("This cannot be undone."),
    }.get(act, "")
