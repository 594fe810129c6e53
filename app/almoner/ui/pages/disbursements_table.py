"""The table of disbursements: all of them, sorted and searched as every table is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.pages.disbursements_words import standing, wait_name
from almoner.ui.tables.columns import Column, Kind, ListSource, TableQuery
from almoner.ui.words import category_name, state_name, tr

if TYPE_CHECKING:
    from almoner.services.payment_board import PaymentLine
    from almoner.ui.tasks import Job


def payment_columns(now: int) -> list[Column[PaymentLine]]:
    """Return the columns, their words as they are at a time (seconds)."""

    def day(seconds: int) -> str:
        return formats.moment(seconds)

    return [
        Column("payment", tr("No."), lambda p: str(p.payment), kind=Kind.NUMBER, width=6, value=lambda p: p.payment),
        Column("state", tr("State"), lambda p: state_name(p.state), width=8),
        Column("amount", tr("Amount"), lambda p: formats.amount(p.amount, p.unit), kind=Kind.MONEY, width=8,
               value=lambda p: p.unit.format(p.amount), order=lambda p: p.amount),
        Column("unit", tr("Unit"), lambda p: formats.visible(p.unit.code), width=3),
        Column("payee", tr("Payee"), lambda p: formats.visible(p.payee), width=14),
        Column("purpose", tr("Purpose"), lambda p: formats.visible(p.purpose), width=16),
        Column("fund", tr("Fund"), lambda p: formats.visible(p.fund_name), width=9),
        Column("category", tr("Category"), lambda p: category_name(p.category), width=9),
        Column("standing", tr("Where it stands"), lambda p: standing(p, now), width=13),
        Column("waits", tr("Waits for"), lambda p: wait_name(p.waits) if p.waits else "", width=10),
        Column("requested", tr("Asked for"), lambda p: day(p.requested_at), kind=Kind.DATE, width=10,
               value=lambda p: _iso(p.requested_at), order=lambda p: p.requested_at),
        Column("changed", tr("Last change"), lambda p: day(p.changed_at), kind=Kind.DATE, width=10,
               value=lambda p: _iso(p.changed_at), order=lambda p: p.changed_at, hidden=True),
    ]  # fmt: skip


def _iso(seconds: int) -> str:
    try:
        return f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d}"
    except (OverflowError, OSError, ValueError):  # a node may claim any number
        return ""


class PaymentSource(ListSource["PaymentLine"]):
    """Payments as rows whose ids are the payments' numbers."""

    def __init__(self, lines: Sequence[PaymentLine], now: int) -> None:
        super().__init__(lines, payment_columns(now))
        self._numbers = [line.payment for line in lines]
        self._places = {number: at for at, number in enumerate(self._numbers)}

    def ids(self, job: Job, query: TableQuery) -> list[int]:
        """Return the numbers of the payments asked for."""
        return [self._numbers[at] for at in super().ids(job, query)]

    def rows(self, job: Job, ids: Sequence[int]) -> Sequence[PaymentLine]:
        """Return the payments of these numbers."""
        return super().rows(job, [self._places[number] for number in ids])
