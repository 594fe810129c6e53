"""Enter a donation by keyboard: Enter goes through the fields and saves at the end; fund, date and method stay."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.forms import AmountField, ChoiceField, DateField, Field, Form, TextField
from almoner.ui.pages.donations_flow import flowing
from almoner.ui.pages.donations_table import METHODS, method_code, method_words
from almoner.ui.parts import Notice, button, card, row
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.gifts import Gift
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

MILLISECONDS_OF_TYPING = 200
STAYS = ("fund", "date", "method")


class EntryForm(QWidget):
    """The form above the table. ``entered`` carries the new `Gift`; ``wants_fund`` when there is none to enter into."""

    entered = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("entry")
        self._desk = desk
        self._funds: dict[str, Fund] = {}
        self._restored = False
        self._saving = False
        self._shown_unit: Unit | None = None
        self._agreed: tuple[str, ...] | None = None
        self._make_fields()
        self._build()
        self.form = Form(list(self._fields()), memory=desk.memory, key="donation")
        self.form.changed.connect(self._changed)
        self.form.submitted.connect(self.save)
        self._repeat: Notice | None = None

    # -- building ---------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.fund = ChoiceField("fund", tr("Fund"))
        self.amount = AmountField("amount", tr("Amount"))
        self.donor = TextField("donor", tr("Donor"), required=True)
        self.date = DateField("date", tr("Date"))
        self.method = TextField("method", tr("Method"), suggestions=[method_words(code) for code in METHODS])
        self.reference = TextField("reference", tr("Reference"))
        self.description = TextField("description", tr("Description"))
        self.address = TextField("address", tr("Address"))
        self.note = TextField("note", tr("Note"))
        self.suggestions = DonorSuggestions(self._desk, self.donor)
        # Enter that closes the suggestions does not come by the form
        self.donor.line.returnPressed.connect(
            lambda: self.date.editor.setFocus(Qt.FocusReason.TabFocusReason)
        )

    def _fields(self) -> Sequence[Field]:
        return (self.fund, self.amount, self.donor, self.date, self.method, self.reference, *self._folded())

    def _folded(self) -> tuple[Field, ...]:
        return (self.description, self.address, self.note)

    def _build(self) -> None:
        for field, width in zip(self._fields(), (8, 7, 9, 6.5, 6.5, 6.5, 12, 12, 12), strict=True):
            field.setMinimumWidth(em(self, width))
        self.more = flowing(*self._folded(), fill=True)
        self.more.hide()
        self.fold = button(tr("More fields"), self._toggle, name="more_fields")
        self.fold.setCheckable(True)
        self.submit = button(tr("Save donation"), self.save, kind="primary", icon="add", name="save_donation")
        self._said = QVBoxLayout()
        main = flowing(*self._fields()[:6], fill=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(main, self.more, self._said, row(self.fold, None, self.submit)))

    def _toggle(self) -> None:
        self._unfold(self.fold.isChecked())

    def _unfold(self, shown: bool) -> None:
        self.fold.setChecked(shown)
        self.fold.setText(tr("Fewer fields") if shown else tr("More fields"))
        self.more.setVisible(shown)

    # -- funds ------------------------------------------------------------------------------------------

    def offer_funds(self, funds: Sequence[Fund]) -> None:
        """Offer the funds that take donations entered by hand; tokens come in on the chain itself."""
        untouched = not self.form.touched
        taking = [fund for fund in funds if fund.unit.kind is not UnitKind.TOKEN]
        self._funds = {str(fund.number): fund for fund in taking}
        self.fund.offer([(key, formats.visible(fund.name)) for key, fund in self._funds.items()])
        self.setEnabled(bool(taking))
        if taking and not self._restored:
            self._restored = True
            if untouched:
                self._restore()
        self._show_unit()

    def _restore(self) -> None:
        """Put back a half-typed donation; the day of one that was not begun is today."""
        today = self.date.value
        self.form.restore()
        if not any(field.value for field in (self.amount, self.donor, self.reference, *self._folded())):
            self.date.value = today
        self._unfold(any(field.value for field in self._folded()))

    def choose_fund(self, number: int) -> None:
        """Choose a fund to enter into."""
        self.fund.value = str(number)

    def start(self) -> None:
        """Put the cursor where typing begins."""
        (self.amount if self.fund.value else self.fund).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def unit(self) -> Unit | None:
        """What the chosen fund counts in."""
        fund = self._funds.get(self.fund.value)
        return fund.unit if fund is not None else None

    def _show_unit(self) -> None:
        unit = self.unit
        if unit == self._shown_unit:
            return
        self._shown_unit = unit
        self.amount.set_unit(unit)
        pieces = unit is not None and unit.kind is UnitKind.ITEM
        title = tr("How many ({unit})") if pieces else tr("Amount ({unit})")
        text = title.format(unit=formats.visible(unit.code)) if unit is not None else tr("Amount")
        self.amount.title.setText(text)
        self.amount.editor.setAccessibleName(text)

    def _changed(self) -> None:
        self._show_unit()
        self._agreed = None
        self._forget_repeat()

    # -- saving -----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the donation, after pointing out one that looks the same."""
        if self._saving or not self.form.complete():
            return
        self._saving = True
        self.submit.setEnabled(False)
        values = self.form.values | {
            "fund": self._funds[self.fund.value].name,  # a name is never another fund's number
            "amount": self.amount.plain,
            "method": method_code(self.method.value),
        }
        if self._agreed == tuple(values.values()):
            self._enter(values)
            return
        self._desk.read(
            lambda job: find_same(job, values),
            owner=self,
            then=lambda same: self._looked(values, same),
            failed=self._lost,
        )

    def _looked(self, values: dict[str, str], same: list[int]) -> None:
        if not same:
            self._enter(values)
            return
        self._ready()
        self._agreed = tuple(values.values())
        text = tr(
            "A donation of the same amount by the same donor on the same day is here already (no. {number})."
        )
        self._forget_repeat()
        self._repeat = Notice(
            "warn",
            text.format(number=formats.number(same[0])),
            tr("If this is another donation, save it all the same; press Enter once more."),
        )
        self._repeat.setObjectName("repeat")
        again = button(tr("Save it all the same"), self.save, name="save_repeat")
        self._repeat.add_button(again)
        self._said.addWidget(self._repeat)
        again.setDefault(True)
        again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_repeat(self) -> None:
        if self._repeat is not None:
            self._repeat.hide()
            self._repeat.deleteLater()
            self._repeat = None

    def _enter(self, values: dict[str, str]) -> None:
        self._desk.write(
            lambda job: enter_gift(job, values),
            owner=self,
            label=tr("Saving the donation"),
            changes={Topic.GIFTS},
            then=self._done,
            failed=self._lost,
        )

    def _done(self, gift: Gift) -> None:
        kept = {name: self.form[name].value for name in STAYS}
        self.form.clear()
        self.form.fill(kept)
        self._ready()
        self.amount.set_error("")
        self.amount.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entered.emit(gift)

    def _ready(self) -> None:
        self._saving = False
        self.submit.setEnabled(True)

    def _lost(self, error: AlmonerError) -> None:
        self._ready()
        name = blamed(error)
        if name in self.form.fields:
            if name in [field.name for field in self._folded()]:
                self._unfold(True)
            self.form.blame(name, told(error).text)
        else:
            self._desk.present(error)


class DonorSuggestions:
    """Offer earlier donors while a name is typed, asked for in a worker thread, one question at a time."""

    def __init__(self, desk: Desk, field: TextField) -> None:
        self._desk, self._line = desk, field.line
        self._asked: str | None = None
        self._model = QStringListModel(self._line)
        self._completer = QCompleter(self._model, self._line)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self._completer.popup()
        if popup is not None:
            popup.setAccessibleName(tr("Earlier donors"))
        self._line.setCompleter(self._completer)
        self._soon = QTimer(self._line, singleShot=True, interval=MILLISECONDS_OF_TYPING)
        self._soon.timeout.connect(self._ask)
        self._line.textEdited.connect(lambda: self._soon.start())

    def _ask(self) -> None:
        text = self._line.text().strip()
        if not text or self._asked is not None:
            return
        self._asked = text
        self._desk.read(
            lambda job: find_donors(job, text), owner=self._line, then=self._take, failed=lambda error: self._take([])
        )  # fmt: skip

    def _take(self, names: list[str]) -> None:
        asked, self._asked = self._asked, None
        now = self._line.text().strip()
        if now != asked:
            self._ask()
            return
        shown = [name for name in names if name != now and name.isprintable()]
        self._model.setStringList(shown)
        if shown and self._line.hasFocus():
            self._completer.complete()


def blamed(error: AlmonerError) -> str:
    """Return the field that an error of `services.gifts` is about, empty where it names none."""
    if error.code.startswith("amount."):
        return "amount"
    if error.code.startswith("fund."):
        return "fund"
    if error.code == "commitment.field":
        names = ("donor", "method", "reference", "address", "description", "note")
        return next((name for name in names if error.message.startswith(f"The {name} ")), "date")
    return ""


def find_donors(job: Job, typed: str) -> list[str]:
    """Return earlier donors with this in their name; in a worker thread."""
    from almoner.services.entering import suggest_donors

    return suggest_donors(job.session.store, typed)


def find_same(job: Job, values: dict[str, str]) -> list[int]:
    """Return donations that look the same; in a worker thread."""
    from almoner.services.entering import same_gifts
    from almoner.services.funds import find_fund

    fund = find_fund(job.session, values["fund"])
    return same_gifts(
        job.session.store,
        fund=fund.number,
        amount=fund.unit.parse(values["amount"]),
        donor=values["donor"],
        date=values["date"],
    )


def private_fields(values: dict[str, str]) -> dict[str, object]:
    """Return the private fields among a form's values, as services take them."""
    names = ("donor", "method", "reference", "address", "description", "note")
    texts: dict[str, object] = {name: values.get(name, "") for name in names}
    return texts | {"date": datetime.date.fromisoformat(values["date"]) if values.get("date") else None}


def enter_gift(job: Job, values: dict[str, str]) -> Gift:
    """Enter one donation; in a worker thread."""
    from almoner.services.gifts import add_gift
    from almoner_chain.core.commitment import PrivateFields

    fields = PrivateFields.of(**private_fields(values))  # type: ignore[arg-type]
    return add_gift(job.session, fund=values["fund"], amount=values["amount"], fields=fields)
