"""The list of several receipts checked together, a verdict each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats, verdict_words
from almoner.ui.pages.verify_check import Outcome
from almoner.ui.parts import label
from almoner.ui.sentences import told
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.words import tr, verdict_name

if TYPE_CHECKING:
    from almoner.ui.desk import Desk


class OutcomeList(QWidget):
    """Show outcomes; ``chosen`` carries the place of the one to look at."""

    chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.columns = outcome_columns()
        self.summary = label("", "heading", wrap=True)
        self.summary.setObjectName("summary")
        self.table: DataTable[Outcome] = DataTable(
            desk, self.columns, name="verify.outcomes", title=tr("Receipts checked")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        self.table.selected.connect(self._select)
        self.table.model.counted.connect(self._begin)
        self.table.chosen.connect(self.chosen)

    def show_outcomes(self, outcomes: list[Outcome]) -> None:
        """Show these; the selection stays."""
        self.summary.setText(summary(outcomes))
        if len(outcomes) > 1:
            self.table.show_source(ListSource(list(outcomes), self.columns))

    def _begin(self, count: int) -> None:
        """Mark the first one, which is shown first."""
        if count and not self.table.selected_ids():
            self.table.select_id(0)

    def _select(self) -> None:
        ids = self.table.selected_ids()
        if len(ids) == 1:
            self.chosen.emit(ids[0])


def outcome_name(outcome: Outcome) -> str:
    """Return an outcome in one or two words."""
    if outcome.checked is None:
        return tr("No receipt in it")
    return verdict_name(outcome.checked.verification.verdict.value)


def summary(outcomes: list[Outcome]) -> str:
    """Return how many of each there are: ``Valid: 3 · Not genuine: 1``."""
    counts: dict[str, int] = {}
    for outcome in outcomes:
        name = outcome_name(outcome)
        counts[name] = counts.get(name, 0) + 1
    one = tr("{verdict}: {count}")
    return " · ".join(one.format(verdict=name, count=formats.number(count)) for name, count in counts.items())


def _amount(outcome: Outcome) -> str:
    checked = outcome.checked
    if checked is None or checked.verification.receipt is None:
        return ""
    return verdict_words.amount_of(checked.verification.receipt, checked.verification.facts)


def _serial(outcome: Outcome) -> int | None:
    checked = outcome.checked
    receipt = checked.verification.receipt if checked is not None else None
    return receipt.recorded.serial if receipt is not None and receipt.recorded is not None else None


def _issuer(outcome: Outcome) -> str:
    checked = outcome.checked
    if checked is None or checked.verification.receipt is None:
        return told(outcome.problem).sentence if outcome.problem is not None else ""
    issuer = checked.verification.facts.issuer
    return formats.visible(issuer) if issuer is not None else tr("Unknown issuer")


def _plain_amount(outcome: Outcome) -> str:
    checked = outcome.checked
    if checked is None or checked.verification.receipt is None:
        return ""
    unit, amount = checked.verification.facts.unit, checked.verification.receipt.amount
    return unit.format(amount) if unit is not None else str(amount)


def _minor(outcome: Outcome) -> int:
    checked = outcome.checked
    receipt = checked.verification.receipt if checked is not None else None
    return receipt.amount if receipt is not None else 0


def outcome_columns() -> list[Column[Outcome]]:
    """Return the columns of the list."""
    return [
        Column("verdict", tr("Verdict"), outcome_name, width=10),
        Column("from", tr("Found in"), lambda each: formats.visible(each.handed.label), width=14),
        Column(
            "serial", tr("No."), lambda each: str(_serial(each) or ""), Kind.NUMBER, 4,
            value=lambda each: _serial(each) or 0,
        ),
        Column("amount", tr("Amount"), _amount, Kind.MONEY, 10, value=_plain_amount, order=_minor),
        Column("issuer", tr("Charity"), _issuer, width=14),
    ]  # fmt: skip
