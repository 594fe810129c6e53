"""The form for a new fund: name, unit, policy; the policy is said in sentences before anything is signed.

A policy is fixed for ever, so what is typed is shown as what it will mean, beside the words that it cannot be changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import AmountField, ChoiceField, Field, Form, TextField, TickField
from almoner.ui.pages.funds_policy import policy_sentences
from almoner.ui.pages.funds_units import Currency, CurrencyField, place_of_locale, read_currencies
from almoner.ui.parts import Notice, button, card, clear, column, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.entries import FundPolicy

CURRENCY, GOODS, TOKEN = "currency", "goods", "token"
TIERS = 3
FIELD_OF_CODE = {
    "fund.exists": "name",
    "unit.currency": "currency",
    "unit.code": "thing",
    "unit.decimals": "decimals",
    "address": "token",
    "unit": "token",
    "policy.cap": "cap",
    "policy.tiers": "above1",
}


class NewFundDialog(Dialog):
    """Ask for a new fund and make it; ``made`` carries its number and name."""

    made = Signal(int, str)

    def __init__(self, parent: QWidget | None, desk: Desk, administrators: Sequence[str]) -> None:
        super().__init__(parent, tr("New fund"), width=34)
        self.setObjectName("new_fund_dialog")
        self.desk = desk
        self._busy = False
        self._decimals: dict[str, int] = {}
        fields = _fields(administrators)
        self.form = Form(fields, memory=desk.memory, key="fund")
        self._sentences = QVBoxLayout()
        self._trouble = QVBoxLayout()
        inner, beside = QWidget(), QWidget()
        inner.setLayout(self._laid_out())
        beside.setLayout(self._promise())
        both = row(scrolled(inner), scrolled(beside))
        both.setStretch(0, 5)
        both.setStretch(1, 4)
        self.content.addLayout(both, 1)
        self.content.addLayout(self._trouble)
        room = self.screen().availableGeometry()
        self.resize(min(em(self, 58), room.width()), min(em(self, 36), room.height()))
        self.add_cancel()
        self.make = self.add_button(
            button(tr("Make this fund for ever"), self._make, kind="primary", name="make_fund")
        )
        self.form.changed.connect(self._changed)
        self.form.submitted.connect(self._make)
        self.form.restore()
        self._changed()
        language, territory = place_of_locale()
        desk.read(lambda job: read_currencies(language, territory), owner=self, then=self._offer)
        self.form["name"].editor.setFocus()

    def _laid_out(self) -> QVBoxLayout:
        form = self.form
        tiers = [row(form[f"above{n}"], form[f"needed{n}"]) for n in range(1, TIERS + 1)]
        return column(
            form["name"],
            row(form["kind"], form["currency"], form["thing"]),
            form["token"],
            row(form["symbol"], form["decimals"]),
            form["approvals"],
            *tiers,
            form["delay"],
            form["delay_above"],
            form["cap"],
            form["restricted"],
            form["as"],
            None,
        )

    def _promise(self) -> QVBoxLayout:
        """Return what the policy will mean, in sentences, with the words that it cannot be changed."""
        warning = Notice(
            "warn",
            tr("This cannot be undone: the policy is fixed for ever."),
            tr("It is the promise to those who give. Other rules need a new fund."),
        )
        promise = card(label(tr("This is what everybody can rely on:"), "heading"), self._sentences)
        return column(promise, warning, None)

    # -- what is typed ----------------------------------------------------------------------------------

    def _offer(self, currencies: list[Currency]) -> None:
        field = self.form["currency"]
        assert isinstance(field, CurrencyField)  # noqa: S101  (made below)
        self._decimals = {each.code: each.decimals for each in currencies}
        field.offer(currencies)
        self._changed()

    def unit(self) -> Unit:
        """Return the unit as typed. Raises BadInput."""
        from almoner.services.funds import parse_unit

        values = self.form.values
        if values["kind"] == CURRENCY:
            return Unit(
                UnitKind.CURRENCY, values["currency"] or "—", self._decimals.get(values["currency"], 2)
            )
        if values["kind"] == GOODS:
            return Unit.item(values["thing"])
        return parse_unit(f"token:{values['token']}:{values['symbol']}:{values['decimals']}")

    def policy(self, unit: Unit) -> FundPolicy:
        """Return the policy as typed. Raises BadInput."""
        from almoner.services.funds import make_policy

        values, form = self.form.values, self.form
        tiers = [
            f"{_plain(form[f'above{n}'])}:{values[f'needed{n}']}"
            for n in range(1, TIERS + 1)
            if values[f"above{n}"]
        ]
        hours = int(values["delay"])
        return make_policy(
            unit,
            approvals=int(values["approvals"]),
            tiers=tiers,
            delay_hours=hours,
            delay_above=_plain(form["delay_above"]) if hours and values["delay_above"] else None,
            admin_cap_percent=values["cap"].replace(",", ".") or None,
            payees_restricted=values["restricted"] == "yes",
        )

    def _changed(self) -> None:
        """Show the fields that this kind of unit needs, and what the policy would mean."""
        values = self.form.values
        kind, hours = values["kind"], int(values["delay"])
        for name, wanted in (("currency", CURRENCY), ("thing", GOODS)):
            self.form[name].setVisible(kind == wanted)
        for name in ("token", "symbol", "decimals"):
            self.form[name].setVisible(kind == TOKEN)
        self.form["delay_above"].setVisible(bool(hours))
        for n in range(2, TIERS + 1):
            shown = bool(values[f"above{n - 1}"])
            for part in ("above", "needed"):
                self.form[f"{part}{n}"].setVisible(shown)
        self.form["needed1"].setVisible(bool(values["above1"]))
        clear(self._trouble)
        clear(self._sentences)
        try:
            unit = self.unit()
            for field in self._amounts():
                field.set_unit(unit)
            said = policy_sentences(unit, self.policy(unit))
        except AlmonerError:
            said = [tr("Something is not filled in yet, or does not fit together.")]
        for sentence in said:
            self._sentences.addWidget(label(tr("• {sentence}").format(sentence=sentence), wrap=True))

    def _amounts(self) -> list[AmountField]:
        return [each for each in self.form.fields.values() if isinstance(each, AmountField)]

    # -- making it --------------------------------------------------------------------------------------

    def _make(self) -> None:
        if self._busy or not self.form.complete():
            return
        try:
            unit = self.unit()
            policy = self.policy(unit)
        except AlmonerError as error:
            self._lost(error)
            return
        self._busy = True
        self.make.setEnabled(False)
        name, label_ = self.form.values["name"], self.form.values["as"] or None

        def work(job: Job) -> Fund:
            from almoner.services.funds import create_fund

            return create_fund(job.session, name=name, unit=unit, policy=policy, label=label_)

        self.desk.write(
            work,
            owner=self,
            label=tr("Making a fund"),
            changes={Topic.FUNDS},
            then=self._done,
            failed=self._lost,
        )

    def _done(self, fund: Fund) -> None:
        self._busy = False
        self.form.clear()
        self.made.emit(fund.number, fund.name)
        self.accept()

    def _lost(self, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        self._busy = False
        self.make.setEnabled(True)
        clear(self._trouble)
        if isinstance(error, Cancelled):
            return
        name = self._field_of(error)
        if name is not None:
            self.form.blame(name, told(error).text)
        else:
            words = told(error)
            self._trouble.addWidget(Notice("bad", words.sentence, words.hint))

    def reject(self) -> None:
        """Stay while the fund is being made: the form would be there again afterwards as if it were not."""
        if not self._busy:
            super().reject()

    def _field_of(self, error: AlmonerError) -> str | None:
        if error.code.startswith("amount."):
            return next((each.name for each in self._amounts() if each.editor.property("wrong")), "above1")
        name = FIELD_OF_CODE.get(error.code)
        if name == "thing" and self.form.values["kind"] == TOKEN:
            return "symbol"
        return name


def _plain(field: Field) -> str:
    return field.plain if isinstance(field, AmountField) else field.value


def _fields(administrators: Sequence[str]) -> list[Field]:
    """Return the fields in the order in which they are gone through."""
    counts = [(str(n), tr("%Ln approval(s)", "", n)) for n in range(1, 17)]
    tiers: list[Field] = []
    for n in range(1, TIERS + 1):
        tiers.append(AmountField(f"above{n}", tr("For payments above"), required=False))
        tiers.append(ChoiceField(f"needed{n}", tr("Then needed"), counts[1:]))
    wallet = ChoiceField("as", tr("Wallet to sign with"), [(each, each) for each in administrators])
    if len(administrators) <= 1:
        wallet.hide()
    return [
        TextField("name", tr("Name of the fund"), required=True, hint=tr("What the money is given for.")),
        ChoiceField(
            "kind",
            tr("It counts"),
            [(CURRENCY, tr("Money")), (GOODS, tr("Goods")), (TOKEN, tr("A token on the chain"))],
        ),
        CurrencyField("currency", tr("Currency")),
        TextField(
            "thing", tr("Thing"), required=True, hint=tr("Counted in whole pieces: box, blanket, mask.")
        ),
        TextField("token", tr("Address of the token"), required=True, placeholder="0x…"),
        TextField("symbol", tr("Its short name"), required=True),
        TextField("decimals", tr("Its decimal places"), required=True),
        ChoiceField(
            "approvals",
            tr("Every payment needs"),
            counts,
            hint=tr("Of others than who asked for it."),
        ),
        *tiers,
        ChoiceField(
            "delay",
            tr("Wait after the last approval"),
            _delays(),
            hint=tr("Time in which an auditor may object."),
        ),
        AmountField("delay_above", tr("Only for payments above"), required=False),
        TextField(
            "cap",
            tr("At most so many percent for administration"),
            hint=tr("For example 10 or 7.5. Empty: no limit."),
        ),
        TickField("restricted", tr("Pay only payees whom an administrator put on the fund's list")),
        wallet,
    ]


def _delays() -> list[tuple[str, str]]:
    hours = [(str(n), tr("%Ln hour(s)", "", n)) for n in (1, 2, 6, 12, 24)]
    days = [(str(24 * n), tr("%Ln day(s)", "", n)) for n in (2, 3, 7, 14, 30)]
    return [("0", tr("No waiting")), *hours, *days]
