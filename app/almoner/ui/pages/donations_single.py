"""Donations that the ledger takes one by one: passed on by another charity, or given in tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import ON_LEDGER
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import AmountField, ChoiceField, DateField, Field, Form, TextField
from almoner.ui.pages.donations_entry import blamed, private_fields
from almoner.ui.parts import button, label, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.gifts import Gift
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


class SingleDialog(Dialog):
    """A small form whose donation is recorded at once; ``recorded`` is given it."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        title: str,
        funds: Sequence[Fund],
        *,
        recorded: Callable[[Gift], object],
    ) -> None:
        super().__init__(parent, title, width=30)
        self._desk, self._recorded = desk, recorded
        self._funds = {str(fund.number): fund for fund in funds}
        self.fund = ChoiceField(
            "fund", tr("Fund"), [(key, formats.visible(fund.name)) for key, fund in self._funds.items()]
        )
        self.amount = AmountField("amount", tr("Amount"))
        self.fund.changed.connect(self._show_unit)
        self._show_unit()

    def _show_unit(self) -> None:
        found = self._funds.get(self.fund.value)
        self.amount.set_unit(found.unit if found is not None else None)

    def build(self, intro: str, fields: Sequence[Field], agree: str) -> None:
        """Put the fields below an introduction; tell that it cannot be undone."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(label(intro, wrap=True))
        for field in fields:
            column.addWidget(field)
        column.addWidget(
            label(tr("This cannot be undone: it is on the ledger at once, without waiting."), wrap=True)
        )
        self.form = Form(fields)
        self.form.submitted.connect(self.submit)
        self.content.addWidget(scrolled(inner))
        self.add_cancel()
        self.agree = self.add_button(button(agree, self.submit, kind="primary", name="agree"))
        self.resize(em(self, 34), em(self, 36))

    def work(self, job: Job, values: dict[str, str]) -> Gift:
        """Record it; in the writing thread."""
        raise NotImplementedError

    def submit(self) -> None:
        """Record what was typed, once."""
        if not self.agree.isEnabled() or not self.form.complete():
            return
        values = self.form.values | {"amount": self.amount.plain, "fund": self._funds[self.fund.value].name}
        self.agree.setEnabled(False)
        self._desk.write(
            lambda job: self.work(job, values),
            owner=self,
            label=tr("Recording the donation on the ledger"),
            changes=ON_LEDGER,
            then=self._done,
            failed=self._lost,
        )

    def _done(self, gift: Gift) -> None:
        self.accept()
        self._recorded(gift)

    def _lost(self, error: AlmonerError) -> None:
        self.agree.setEnabled(True)
        name = blamed(error)
        if error.code in ("origin", "address") and "origin" in self.form.fields:
            self.form.blame(
                "origin", tr("Write it as the other charity’s program shows it: chain:ledger:payment.")
            )
        elif name in self.form.fields:
            self.form.blame(name, told(error).text)
        else:
            self._desk.present(error)


class ReceiveDialog(SingleDialog):
    """Record money that another charity passed on, with the payment by which it did."""

    def __init__(
        self, parent: QWidget, desk: Desk, funds: Sequence[Fund], *, recorded: Callable[[Gift], object]
    ) -> None:
        super().__init__(parent, desk, tr("Money passed on by another charity"), funds, recorded=recorded)
        self.setObjectName("receive")
        hint = tr(
            "As the other charity’s program shows it: chain:ledger:payment, for example 31337:0x12…ef:4"
        )
        fields: list[Field] = [
            self.fund,
            self.amount,
            TextField("donor", tr("Charity that passed it on"), required=True),
            TextField("origin", tr("Their payment"), required=True, hint=hint),
            DateField("date", tr("Date")),
            TextField("reference", tr("Reference")),
            TextField("note", tr("Note")),
        ]
        intro = tr(
            "So a donor’s trace goes on from their ledger to yours. Each of their payments can be received once."
        )
        self.build(intro, fields, tr("Record it"))  # fmt: skip

    def work(self, job: Job, values: dict[str, str]) -> Gift:
        """Record the transfer."""
        from almoner.services.single_gifts import Origin, receive_transfer
        from almoner_chain.core.commitment import PrivateFields

        gift, _ = receive_transfer(
            job.session,
            fund=values["fund"],
            amount=values["amount"],
            fields=PrivateFields.of(**private_fields(values)),  # type: ignore[arg-type]
            origin=Origin.of(values["origin"]),
        )
        return gift


class GiveDialog(SingleDialog):
    """Give tokens from a wallet kept here."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        funds: Sequence[Fund],
        wallets: Sequence[str],
        *,
        recorded: Callable[[Gift], object],
    ) -> None:
        tokens = [fund for fund in funds if fund.unit.kind is UnitKind.TOKEN]
        super().__init__(parent, desk, tr("Give tokens"), tokens, recorded=recorded)
        self.setObjectName("give")
        fields: list[Field] = [
            self.fund,
            self.amount,
            ChoiceField("wallet", tr("From the wallet"), [(name, formats.visible(name)) for name in wallets]),
            TextField("donor", tr("Donor"), required=True),
            DateField("date", tr("Date")),
            TextField("reference", tr("Reference")),
            TextField("note", tr("Note")),
        ]
        intro = tr(
            "The tokens go from the wallet to the fund on the chain. If the token takes a fee, what arrives counts."
        )
        self.build(intro, fields, tr("Give"))  # fmt: skip

    def work(self, job: Job, values: dict[str, str]) -> Gift:
        """Give the tokens."""
        from almoner.services.single_gifts import give
        from almoner_chain.core.commitment import PrivateFields

        gift, _ = give(
            job.session,
            fund=values["fund"],
            amount=values["amount"],
            fields=PrivateFields.of(**private_fields(values)),  # type: ignore[arg-type]
            label=values["wallet"],
        )
        return gift
