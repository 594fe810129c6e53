"""The field for invoices: issuer, number and amount of up to four; one that was paid already is said at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.forms import Field
from almoner.ui.parts import Notice, button, clear, row
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, BadInput

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.payees import Invoice
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

MOST = 4
MILLISECONDS_OF_TYPING = 350
Typed = tuple[str, str, str]
"""Issuer, number and amount as they were typed; an empty amount is that of the request."""


class InvoicesField(Field):
    """Invoices of a request; ``value`` is a JSON list of ``[issuer, number, amount]``, empty for none."""

    def __init__(self, desk: Desk, name: str, title: str) -> None:
        self.desk = desk
        self._rows: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._fund: Fund | None = None
        self._amount: Callable[[], str] = lambda: ""
        self._own = 0
        self._asked = 0
        self._trouble = ""
        area = QWidget()
        hint = tr("An invoice is paid only once. Leave the amount empty where it is that of the request.")
        super().__init__(name, title, area, hint=hint)
        self._grid = QGridLayout()
        self._notices = QVBoxLayout()
        self._more = button(tr("Add an invoice"), self._add_row, icon="add", name="add_invoice")
        layout = QVBoxLayout(area)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(row(self._more, None))
        layout.addLayout(self._notices)
        self._typing = QTimer(self, singleShot=True, interval=MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self._check)

    # -- value ------------------------------------------------------------------------------------------

    @property
    def typed(self) -> list[Typed]:
        """What was typed, without rows that are empty."""
        found = [(a.text().strip(), b.text().strip(), c.text().strip()) for a, b, c in self._rows]
        return [each for each in found if any(each)]

    @property
    def value(self) -> str:
        """What was typed, as JSON; empty for none."""
        return json.dumps(self.typed, ensure_ascii=False) if self.typed else ""

    @value.setter
    def value(self, text: str) -> None:
        try:
            rows = json.loads(text) if text else []
        except ValueError:
            rows = []
        while self._rows:
            self._drop_row()
        for each in rows[:MOST] if isinstance(rows, list) else []:
            if isinstance(each, list) and len(each) == 3:
                self._add_row([str(part) for part in each], quiet=True)
        self._typing.start()

    def texts(self, plain: Callable[[str], str] = formats.typed_amount) -> list[str]:
        """Return the invoices as services read them. Raises BadInput where a row is incomplete."""
        found = []
        for issuer, number, amount in self.typed:
            if not issuer or not number or ":" in issuer + number:
                raise BadInput(
                    tr("An invoice needs issuer and number, both without a colon."), code="invoice.malformed"
                )
            found.append(":".join([issuer, number, *([plain(amount)] if amount else [])]))
        return found

    @property
    def trouble(self) -> str:
        """Why these invoices cannot be paid, as far as it is known; empty where they can."""
        return self._trouble

    # -- checking ---------------------------------------------------------------------------------------

    def watch(self, fund: Fund | None, amount: Callable[[], str], *, own: int = 0) -> None:
        """Check against this fund's unit and the request's amount; ``own`` is the payment that is being changed."""
        self._fund, self._amount, self._own = fund, amount, own
        self._typing.start()

    def _check(self) -> None:
        fund, amount = self._fund, self._amount()
        try:
            texts = self.texts()
        except BadInput:
            texts = []
        self._asked += 1
        if fund is None or not texts:
            self._show(self._asked, {})
            return
        now, own = self._asked, self._own
        self.desk.read(
            lambda job: paid_already(job, texts, fund, amount, own),
            owner=self,
            then=lambda found: self._show(now, found),
            failed=lambda error: None,
        )

    def _show(self, asked: int, paid: dict[str, int]) -> None:
        if asked != self._asked:
            return
        clear(self._notices)
        self._trouble = ""
        for text, payment in paid.items():
            issuer, number = text.split(":")[:2]
            self._trouble = tr(
                "Invoice no. {number} of {issuer} was paid already, by disbursement no. {payment}."
            ).format(number=formats.visible(number), issuer=formats.visible(issuer), payment=payment)
            notice = Notice("bad", self._trouble)
            notice.setObjectName("invoice_paid")
            self._notices.addWidget(notice)

    # -- rows -------------------------------------------------------------------------------------------

    def _add_row(self, texts: Sequence[str] = ("", "", ""), *, quiet: bool = False) -> None:
        at = len(self._rows)
        if at >= MOST:
            return
        made = (QLineEdit(texts[0]), QLineEdit(texts[1]), QLineEdit(texts[2]))
        titles = (tr("Issuer"), tr("Number"), tr("Amount"))
        for place, (line, title) in enumerate(zip(made, titles, strict=True)):
            line.setPlaceholderText(title)
            line.setAccessibleName(tr("{field} of invoice {n}").format(field=title, n=at + 1))
            line.setObjectName(f"invoice_{at}_{('issuer', 'number', 'amount')[place]}")
            line.textChanged.connect(self._changed)
            self._grid.addWidget(line, at, place)
            self._grid.setColumnStretch(place, (3, 2, 2)[place])
        self._rows.append(made)
        self._more.setVisible(len(self._rows) < MOST)
        if not quiet:
            made[0].setFocus()

    def _drop_row(self) -> None:
        for line in self._rows.pop():
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._more.setVisible(True)

    def _changed(self) -> None:
        self._typing.start()
        self.changed.emit()


def paid_already(job: Job, texts: Sequence[str], fund: Fund, amount: str, own: int) -> dict[str, int]:
    """Return which of these invoices was paid by which payment; in a worker. What cannot be read is left out."""
    from almoner.services.payees import parse_invoice
    from almoner.services.request_help import paid_by

    found = {}
    for text in texts:
        try:
            minor = fund.unit.parse(amount) if text.count(":") < 2 else 0
            invoice: Invoice = parse_invoice(text, fund, minor)
            payment = paid_by(job.session, invoice)
        except AlmonerError:
            continue
        if payment not in (0, own):
            found[text] = payment
    return found
