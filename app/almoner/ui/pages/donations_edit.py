"""Change a donation that is not on the ledger yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import AmountField, DateField, Field, Form, TextField, TickField
from almoner.ui.pages.donations_entry import blamed, private_fields
from almoner.ui.pages.donations_table import METHODS, GiftRow, method_code, method_words
from almoner.ui.parts import Notice, button, label, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import field_name, tr

if TYPE_CHECKING:
    from almoner.services.gifts import Gift
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

TEXTS = ("donor", "method", "reference", "address", "description", "note")


class EditDialog(Dialog):
    """Show a donation's fields and keep what was changed; ``changed`` is given the donation before and after."""

    def __init__(
        self, parent: QWidget, desk: Desk, row: GiftRow, *, changed: Callable[[Gift, Gift], None]
    ) -> None:
        super().__init__(parent, tr("Change the donation"), width=30)
        self.setObjectName("edit_donation")
        self._desk, self._row, self._changed = desk, row, changed
        self.amount = AmountField("amount", tr("Amount"))
        self.amount.set_unit(row.fund.unit)
        self.undated = TickField("undated", tr("The day is not known"))
        self.date = DateField("date", field_name("date"))
        self.texts = {name: TextField(name, field_name(name)) for name in TEXTS}
        self.texts["method"].suggest([method_words(code) for code in METHODS])
        fields: list[Field] = [
            self.amount,
            self.texts["donor"],
            self.date,
            self.undated,
            *list(self.texts.values())[1:],
        ]
        self.form = Form(fields)
        self._fill()
        self._build(fields)

    def _fill(self) -> None:
        line = self._row.line
        values = {name: getattr(line, name) for name in TEXTS}
        values["method"] = method_words(line.method) if line.method in METHODS else line.method
        self.form.fill(values | {"amount": self._row.fund.unit.format(line.amount)})
        self.date.value = line.date.isoformat() if line.date else ""
        self.undated.value = "" if line.date else "yes"
        self.undated.changed.connect(lambda: self.date.setEnabled(not self.undated.value))
        self.date.setEnabled(bool(line.date))
        self._before = dict(self.form.values)

    def _build(self, fields: list[Field]) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        if self._row.line.issued is not None:
            column.addWidget(
                Notice(
                    "warn",
                    tr("The donor holds a signed promise of this donation."),
                    tr("If you change it, that promise stays unkept: take it back from the donor first."),
                )
            )
        for field in fields:
            column.addWidget(field)
        column.addWidget(label(tr("The fund stays; to move a donation, remove it and enter it again."), "quiet", wrap=True))  # fmt: skip
        self.content.addWidget(scrolled(inner))
        self.add_cancel()
        self.agree = button(tr("Save the change"), self.save, kind="primary", name="save_change")
        self.add_button(self.agree)
        self.form.submitted.connect(self.save)
        self.resize(em(self, 34), em(self, 34))
        self.amount.editor.setFocus()

    def save(self) -> None:
        """Keep the changes; nothing changed closes the dialog."""
        if not self.agree.isEnabled() or not self.form.complete():
            return
        if self.form.values == self._before:
            self.accept()
            return
        values = self.form.values | {
            "amount": self.amount.plain,
            "method": method_code(self.texts["method"].value),
            "date": "" if self.undated.value else self.date.value,
        }
        self.agree.setEnabled(False)
        number, promised = self._row.line.id, self._row.line.issued is not None
        self._desk.write(
            lambda job: change(job, number, values, promised),
            owner=self,
            label=tr("Changing the donation"),
            changes={Topic.GIFTS},
            then=self._done,
            failed=self._lost,
        )

    def _done(self, found: tuple[Gift, Gift]) -> None:
        self.accept()
        self._changed(*found)

    def _lost(self, error: AlmonerError) -> None:
        self.agree.setEnabled(True)
        name = blamed(error)
        if name in self.form.fields:
            self.form.blame(name, told(error).text)
        else:
            self._desk.present(error)


def change(job: Job, number: int, values: dict[str, str], promised: bool) -> tuple[Gift, Gift]:
    """Change a donation and return it before and after; in a worker thread."""
    from almoner.services.gifts import get_gift
    from almoner.services.waiting import change_gift

    before = get_gift(job.session.store, number)
    fields = private_fields(values)
    return before, change_gift(job.session, number, fields, values["amount"], promised_too=promised)
