"""Correct a receipt on the ledger: void it, or put a corrected one in its place. Neither can be undone, and both say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import ChoiceField, DateField, Field, Form, TextField, TickField
from almoner.ui.pages.receipts_table import GiftRow
from almoner.ui.parts import Facts, Notice, button, card, clear, label, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import field_name, tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

TEXTS = ("donor", "method", "reference", "address", "description", "note")
ON_RECEIPTS = frozenset({Topic.RECEIPTS, Topic.GIFTS})


def reasons() -> list[tuple[str, str]]:
    """Return why a receipt may be voided: the service's word and what it is called."""
    return [
        ("wrong-data", tr("It has wrong data")),
        ("duplicate", tr("It was issued twice")),
        ("error", tr("It was issued by mistake")),
        ("never-arrived", tr("The money never arrived")),
        ("donors-wish", tr("The donor asked for another one")),
        ("other", tr("Another reason")),
    ]


class _Correction(Dialog):
    """What both dialogs share: facts above, a form, what cannot be undone, one button that acts once."""

    def __init__(
        self, parent: QWidget, desk: Desk, row: GiftRow, title: str, fields: list[Field], *, key: str
    ) -> None:
        super().__init__(parent, title, width=32)
        self._desk, self.row = desk, row
        self.form = Form(fields, memory=desk.memory, key=f"{key}.{row.line.serial}")
        self._said = QVBoxLayout()
        self.inner = QWidget()
        self.layout_inside = QVBoxLayout(self.inner)
        self.layout_inside.setContentsMargins(0, 0, em(self, 0.4), 0)
        for field in fields:
            self.layout_inside.addWidget(field)
        self.content.addLayout(self._said)
        self.content.addWidget(card(Facts(self._facts())))
        self.content.addWidget(scrolled(self.inner), 1)

    def _facts(self) -> list[tuple[str, str]]:
        line = self.row.line
        return [
            (tr("Receipt no."), str(line.serial)),
            (tr("Donor"), line.donor or tr("not named")),
            (tr("Amount"), self.row.amount),
            (tr("Fund"), self.row.fund.name),
        ]

    def finish(self, warning: str, agree: str, name: str, *, kind: str = "danger") -> None:
        """Put the warning and the buttons at the end."""
        self.content.addWidget(card(label(warning, wrap=True), tone="warn"))
        self.add_cancel()
        self.go = self.add_button(
            button(agree, self.act, kind="danger" if kind == "danger" else "primary", name=name)
        )
        self.form.submitted.connect(self.act)
        self.form.restore()

    def act(self) -> None:
        """Do it; overridden."""
        raise NotImplementedError

    def start(self, work: Callable[[Job], Any], said: str, done: Callable[[Any], None]) -> None:
        """Write, once; what fails is said here."""
        if not self.go.isEnabled() or not self.form.complete():
            return
        self.go.setEnabled(False)
        clear(self._said)

        def then(answer: Any) -> None:
            self.form.clear()
            done(answer)
            self.accept()

        self._desk.write(work, owner=self, label=said, changes=ON_RECEIPTS, then=then, failed=self._failed)

    def _failed(self, error: AlmonerError) -> None:
        self.go.setEnabled(True)
        if isinstance(error, Cancelled):
            return
        words = told(error)
        notice = Notice("bad", words.sentence, words.hint)
        notice.setObjectName("failed")
        self._said.addWidget(notice)


class VoidDialog(_Correction):
    """Void a receipt: why, and which one stands in its place, if any."""

    def __init__(self, parent: QWidget, desk: Desk, row: GiftRow) -> None:
        self._reason = ChoiceField("reason", tr("Why"), reasons())
        self._successor = TextField(
            "successor",
            tr("Receipt that stands in its place"),
            hint=tr("Its number, where there is another one."),
        )
        super().__init__(parent, desk, row, tr("Void a receipt"), [self._reason, self._successor], key="void")
        self.setObjectName("void")
        self.finish(
            tr(
                "This cannot be undone: whoever checks the receipt is told for ever that it is void, and why. The money stays in the fund."
            ),
            tr("Void receipt no. {number}").format(number=row.line.serial),
            "void_go",
        )

    def act(self) -> None:
        """Void it."""
        serial, reason, successor = self.row.line.serial, self._reason.value, self._successor.value
        if successor and not (
            successor.isascii() and successor.isdigit() and 0 < int(successor[:18]) != serial
        ):
            self.form.blame("successor", tr("Write the number of another receipt."))
            return

        def work(job: Job) -> None:
            from almoner.services.corrections import parse_reason, void_receipt

            void_receipt(job.session, serial or 0, parse_reason(reason), successor=int(successor or 0))

        def done(_: None) -> None:
            self._desk.say(tr("Receipt no. {number} is void from now on.").format(number=serial))

        self.start(work, tr("Voiding a receipt"), done)


class ReplaceDialog(_Correction):
    """Put a corrected receipt in the place of one. ``done`` is given the new number."""

    def __init__(self, parent: QWidget, desk: Desk, row: GiftRow, done: Callable[[int], object]) -> None:
        self._done = done
        line = row.line
        self._reason = ChoiceField("reason", tr("Why"), reasons())
        self._dated = TickField("dated", tr("The day of the donation is known"))
        self._day = DateField("date", field_name("date"))
        self._dated.value = "yes" if line.date else ""
        if line.date is not None:
            self._day.value = line.date.isoformat()
        texts: list[Field] = []
        for name in TEXTS:
            field = TextField(name, field_name(name))
            field.value = getattr(line, name)
            texts.append(field)
        fields = [self._reason, *texts[:1], self._dated, self._day, *texts[1:]]
        super().__init__(parent, desk, row, tr("Replace a receipt"), fields, key="replace")
        self.setObjectName("replace")
        self._dated.setVisible(line.date is None)
        self._dated.changed.connect(self._show_day)
        self._show_day()
        amount = tr(
            "The amount cannot be changed here. Was it wrong? Then void this receipt; enter a donation for what is missing, or return what is too much."
        )
        self.layout_inside.addWidget(label(amount, "quiet", wrap=True))
        self.finish(
            tr(
                "This cannot be undone: the old receipt is void for ever, and whoever checks it is told the new number."
            ),
            tr("Replace receipt no. {number}").format(number=line.serial),
            "replace_go",
            kind="primary",
        )
        self.resize(em(self, 34), em(self, 34))

    def _show_day(self) -> None:
        self._day.setVisible(bool(self._dated.value))

    def act(self) -> None:
        """Replace it, if anything differs."""
        serial, reason = self.row.line.serial or 0, self._reason.value
        values = self.form.values
        changes: dict[str, Any] = {name: values[name] for name in TEXTS}
        changes["date"] = date.fromisoformat(values["date"]) if self._dated.value else None
        if not self._differs(changes):
            self.form.blame("donor", tr("Nothing is changed yet. Correct what was wrong."))
            return

        def work(job: Job) -> int:
            from almoner.services.corrections import parse_reason, replace_receipt

            gift, _ = replace_receipt(job.session, serial, parse_reason(reason), changes=changes)
            return gift.serial or 0

        self.start(work, tr("Replacing a receipt"), self._replaced)

    def _differs(self, changes: dict[str, Any]) -> bool:
        line = self.row.line
        return any(changes[name] != getattr(line, name) for name in TEXTS) or changes["date"] != line.date

    def _replaced(self, number: int) -> None:
        said = tr("Receipt no. {new} stands in the place of no. {old}.")
        self._desk.say(said.format(new=number, old=self.row.line.serial))
        self._done(number)
