"""Everything about the selected donation, and what can be done with it from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.pages.donations_flow import Flow
from almoner.ui.pages.donations_table import GiftRow, method_words, state_meaning, state_words
from almoner.ui.parts import Facts, button, icon_label, label, row, scrolled
from almoner.ui.theme import colours, em
from almoner.ui.words import field_name, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

STATE_ICONS = {"waiting": "wait", "planned": "wait", "recorded": "good", "voided": "warn", "replaced": "warn"}


class Details(QWidget):
    """The panel at the side of the table. The page says what its buttons do."""

    def __init__(
        self,
        *,
        edit: Callable[[], object],
        remove: Callable[[], object],
        show_receipt: Callable[[], object],
        trace: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setAccessibleName(tr("Details of the donation"))
        self._title = label(
            tr("Select a donation to see all about it."), "heading", wrap=True, selectable=True
        )
        self._title.setObjectName("details_title")
        self._figure = label("", "figure", selectable=True)
        self._figure.setObjectName("details_amount")
        self._figure.setMinimumWidth(1)
        self._icon = QVBoxLayout()
        self._state = label("", wrap=True)
        self._state.setObjectName("details_state")
        self._facts = Facts()
        self._buttons: dict[str, QPushButton] = {
            "edit": button(tr("Change…"), edit, name="edit"),
            "remove": button(tr("Remove"), remove, name="remove"),
            "receipt": button(tr("Show its receipt"), show_receipt, icon="receipts", name="show_receipt"),
            "trace": button(tr("Where did it go"), trace, icon="trace", name="show_trace"),
        }
        self._build()
        self.show_rows([])

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        flow = QWidget()
        flow.setLayout(Flow(*self._buttons.values()))
        for part in (self._title, self._figure):
            column.addWidget(part)
        column.addLayout(row(self._icon, self._state, stretch_last=True))
        column.addWidget(flow)
        column.addWidget(self._facts)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))
        self.setMinimumWidth(em(self, 13))

    def show_rows(self, rows: Sequence[GiftRow], count: int | None = None) -> None:
        """Show one donation in full, or how many are selected."""
        count = len(rows) if count is None else count
        while (item := self._icon.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        one = rows[0] if count == 1 and rows else None
        for part in (self._figure, self._state, self._facts):
            part.setVisible(one is not None)
        waiting = bool(rows) and all(each.line.state == "waiting" for each in rows) and len(rows) == count
        serial = one is not None and one.line.serial is not None
        for name, wanted in (("edit", one is not None and waiting), ("remove", waiting), ("receipt", one is not None), ("trace", serial)):  # fmt: skip
            self._buttons[name].setVisible(wanted)
        if one is not None:
            self._show(one)
        elif count:
            self._title.setText(tr("%Ln donation(s) selected", "", count))
        else:
            self._title.setText(tr("Select a donation to see all about it."))

    def show_sum(self, count: int, total: str) -> None:
        """Show what the selected donations add up to."""
        self._title.setText(tr("%Ln donation(s) selected", "", count))
        self._figure.setText(total)
        self._figure.show()

    def _show(self, one: GiftRow) -> None:
        line, c = one.line, colours()
        self._title.setText(formats.visible(line.donor) or tr("No donor is named"))
        self._figure.setText(one.amount)
        tone = STATE_ICONS[line.state]
        colour = {"good": c.good, "warn": c.warn}.get(tone, c.quiet)
        self._icon.addWidget(icon_label(tone, colour, 1.1))
        self._state.setText(state_meaning(line.state))
        receipt = tr("Show its receipt") if line.serial is not None else tr("Promise a receipt")
        self._buttons["receipt"].setText(receipt)
        self._facts.set([(name, value) for name, value in gift_facts(one) if value])


def gift_facts(one: GiftRow) -> list[tuple[str, str]]:
    """Return the names and values of all that is known of a donation; values may be empty."""
    line = one.line
    found = [
        (tr("No."), formats.number(line.id)),
        (tr("Serial"), "" if line.serial is None else str(line.serial)),
        (tr("Where it stands"), state_words(line.state)),
        (tr("Fund"), one.fund.name),
        (field_name("date"), formats.day(line.date)),
        (field_name("method"), method_words(line.method)),
        *(
            (field_name(name), getattr(line, name))
            for name in ("reference", "address", "description", "note")
        ),
        (tr("Entered"), formats.instant(line.entered)),
        (tr("Imported from"), _origin(one)),
        (tr("Batch"), "" if line.batch is None else str(line.batch)),
        (tr("Receipt promised on"), formats.day(line.issued) if line.serial is None else ""),
        (tr("Receipt made on"), formats.day(line.issued) if line.serial is not None else ""),
        (tr("Promised for"), formats.day(line.due)),
        (tr("Receipt handed out"), formats.instant(line.exported)),
    ]
    if line.voided is not None and line.voided.successor:
        found.append((tr("Replaced by serial"), str(line.voided.successor)))
    return found


def _origin(one: GiftRow) -> str:
    if not one.line.source:
        return ""
    return tr("{file}, row {row}").format(file=one.line.source, row=one.line.source_row)
