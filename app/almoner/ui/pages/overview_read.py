"""Read what the overview shows, in a worker: figures, tasks, the last entries in words, first steps. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.pages.entry_words import account_name
from almoner.ui.pages.overview_words import Place, entry_places, entry_sentence
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.browsing_entries import EntryLine
    from almoner.services.first_steps import FirstSteps
    from almoner.services.overview import Overview
    from almoner.services.session import Session
    from almoner.ui.tasks import Job
    from almoner_chain.core.units import Unit


@dataclass(frozen=True)
class LatestRow:
    """One of the last entries, in words; ``amount`` in minor units of ``unit``, both None where there is none."""

    number: int
    at: int
    what: str
    fund: str
    amount: int | None
    unit: Unit | None
    who: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class OverviewShown:
    """Everything the page shows. ``embedded``: the ledger lives on this computer alone."""

    overview: Overview
    latest: tuple[LatestRow, ...]
    steps: FirstSteps
    embedded: bool


def read_overview(job: Job) -> OverviewShown:
    """Read it all. Raises Unreachable where the ledger does not answer."""
    from almoner.services.first_steps import first_steps
    from almoner.services.overview import overview

    session = job.session
    found = overview(session)
    return OverviewShown(
        overview=found,
        latest=tuple(_latest(session, found)),
        steps=first_steps(session),
        embedded=session.home.get("engine") == "embedded",
    )


def _latest(session: Session, found: Overview) -> list[LatestRow]:
    from almoner.services.contacts import account_names
    from almoner.services.payees import name_of

    names = account_names(session)
    funds = {line.fund: line for line in found.funds}

    def row(line: EntryLine) -> LatestRow:
        fund = funds.get(line.fund or 0)
        payee = getattr(getattr(line.data, "case", line.data), "payee_id", b"")
        return LatestRow(
            number=line.number,
            at=line.at,
            what=entry_sentence(
                line,
                lambda account: account_name(account, names),
                name_of(session.home, payee) if payee else "",
            ),
            fund=formats.visible(fund.name) if fund is not None else "",
            amount=line.amount,
            unit=fund.unit if fund is not None else None,
            who=account_name(line.actor, names),
            places=tuple(entry_places(line)),
        )

    return [row(line) for line in found.latest]


def _money(row: LatestRow) -> str:
    return formats.money(row.amount, row.unit) if row.amount is not None and row.unit is not None else ""


def latest_columns() -> list[Column[LatestRow]]:
    """Return the columns of the table of the last entries."""
    return [
        Column("at", tr("When"), lambda row: formats.moment(row.at), width=16, order=lambda row: row.number),
        Column("what", tr("What happened"), lambda row: row.what, width=38),
        Column(
            "amount", tr("Amount"), _money, Kind.MONEY, width=14,
            value=lambda row: row.unit.format(row.amount) if row.unit and row.amount is not None else "",
            order=lambda row: row.amount or 0,
        ),
        Column("fund", tr("Fund"), lambda row: row.fund, width=12),
        Column("who", tr("By"), lambda row: row.who, width=14),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of a fund as a table shows it, minor units of ``unit``."""

    month: str
    received: int
    returned: int
    spent: int
    refunded: int
    unit: Unit


def month_name(month: str) -> str:
    """Return a month given as ``2026-03`` in words."""
    from PySide6.QtCore import QLocale

    name = QLocale().standaloneMonthName(int(month[5:]))
    return tr("{month} {year}", "a month and its year").format(month=name, year=month[:4])


def month_columns() -> list[Column[MonthRow]]:
    """Return the columns of the table behind a chart."""

    def amount(key: str, title: str) -> Column[MonthRow]:
        return Column(
            key,
            title,
            lambda row: formats.money(getattr(row, key), row.unit),
            Kind.MONEY,
            width=13,
            value=lambda row: row.unit.format(getattr(row, key)),
            order=lambda row: getattr(row, key),
        )

    return [
        Column(
            "month", tr("Month"), lambda row: month_name(row.month), width=15,
            value=lambda row: row.month, order=lambda row: row.month,
        ),
        amount("received", tr("Donations")),
        amount("returned", tr("Came back")),
        amount("spent", tr("Went out")),
        amount("refunded", tr("Given back")),
    ]  # fmt: skip
