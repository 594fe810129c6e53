"""The table of all donations: where its rows come from, its columns, and the words for where a donation stands."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner.ui import formats
from almoner.ui.tables.columns import Column, Kind, TableQuery
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.browsing import GiftLine, GiftQuery
    from almoner.services.funds import Fund
    from almoner.store.database import Store
    from almoner.ui.tasks import Job

SECONDS_BETWEEN_GLANCES = 0.05
METHODS = ("bank", "cash", "mobile", "card", "cheque", "online", "in-kind")


@dataclass(frozen=True, slots=True)
class GiftRow:
    """One donation with the fund it belongs to."""

    line: GiftLine
    fund: Fund

    @property
    def amount(self) -> str:
        """The amount with its unit, as people read it."""
        return formats.money(self.line.amount, self.fund.unit)


class GiftSource:
    """Answers the table of donations from the local database; a search nobody waits for any more is broken off."""

    def __init__(self, funds: Mapping[int, Fund]) -> None:
        self._funds = dict(funds)

    @property
    def funds(self) -> Mapping[int, Fund]:
        """The funds by number."""
        return self._funds

    def query(self, asked: TableQuery) -> GiftQuery:
        """Return what the table asks for as services understand it."""
        from almoner.services.browsing import GiftQuery

        return GiftQuery(
            text=asked.search,
            sort=asked.sort or "id",
            descending=asked.descending,
            **{key: value for key, value in asked.filters.items() if value not in (None, "")},
        )

    def ids(self, job: Job, query: TableQuery) -> array[int]:
        """Return the local numbers of the donations asked for, in order."""
        from almoner.services.browsing import gift_ids

        with broken_off(job, job.session.store):
            return gift_ids(job.session.store, self.query(query), units=self._units())

    def totals(self, job: Job, query: TableQuery) -> tuple[int, dict[int, int]]:
        """Return how many donations are asked for, and by fund their exact sum in minor units."""
        from almoner.services.browsing import gift_totals

        with broken_off(job, job.session.store):
            return gift_totals(job.session.store, self.query(query), units=self._units())

    def rows(self, job: Job, ids: Sequence[int]) -> list[GiftRow | None]:
        """Return these donations; None for one that is gone."""
        from almoner.services.browsing import gift_rows, read_voids

        store = job.session.store
        lines = gift_rows(store, ids, read_voids(store))
        return [
            GiftRow(line, self._funds[line.fund]) if line is not None and line.fund in self._funds else None
            for line in lines
        ]

    def _units(self) -> dict[int, Any]:
        return {number: fund.unit for number, fund in self._funds.items()}


@contextmanager
def broken_off(job: Job, store: Store) -> Iterator[None]:
    """Break off what the store does as soon as the job is to stop; the query then ends as `Cancelled`."""
    over, lock = threading.Event(), threading.Lock()

    def watch() -> None:
        while not over.wait(SECONDS_BETWEEN_GLANCES):
            with lock:
                if job.cancelled and not over.is_set():
                    store.interrupt()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:  # after this no interruption can hit what the store is asked next
            over.set()
        watcher.join()


def state_words(state: str) -> str:
    """Return where a donation stands, in one or two words."""
    return {
        "waiting": tr("Waiting"),
        "planned": tr("On its way"),
        "recorded": tr("On the ledger"),
        "voided": tr("Voided"),
        "replaced": tr("Replaced"),
    }[state]


def state_meaning(state: str) -> str:
    """Return in a sentence what a state means for the bookkeeper."""
    return {
        "waiting": tr("Not on the ledger yet. It can be changed or removed."),
        "planned": tr("Sent to the ledger; whether it was recorded is not known yet."),
        "recorded": tr("On the ledger. This cannot be undone: void or replace its receipt instead."),
        "voided": tr("Its receipt was voided. The donation stays on the ledger."),
        "replaced": tr("Its receipt was replaced by another one."),
    }[state]


def method_words(method: str) -> str:
    """Return a way of giving as people say it; other words are returned as they are."""
    return {
        "bank": tr("Bank transfer"),
        "cash": tr("Cash"),
        "mobile": tr("Mobile payment"),
        "card": tr("Card"),
        "cheque": tr("Cheque"),
        "online": tr("Online"),
        "in-kind": tr("Goods"),
        "token": tr("Token transfer"),
    }.get(method, formats.visible(method))


def method_code(words: str) -> str:
    """Return the code of a way of giving that was chosen by its words, or what was typed."""
    return next((code for code in METHODS if method_words(code).casefold() == words.casefold()), words)


def _text(name: str) -> Any:
    return lambda row: "" if row is None else formats.visible(getattr(row.line, name))


def _of(make: Any) -> Any:
    return lambda row: "" if row is None else make(row)


def _number(name: str) -> Any:
    return lambda row: None if row is None else getattr(row.line, name)


def _figure(name: str) -> Any:
    return _of(lambda row: "" if getattr(row.line, name) is None else str(getattr(row.line, name)))


def _iso(name: str) -> Any:
    return _of(lambda row: getattr(row.line, name).isoformat() if getattr(row.line, name) else "")


def gift_columns() -> list[Column[GiftRow | None]]:
    """Return the table's columns; their keys are what services sort by."""
    return [
        Column("id", tr("No."), _figure("id"), Kind.NUMBER, 4, value=_number("id")),
        Column("serial", tr("Serial"), _figure("serial"), Kind.NUMBER, 4, value=_number("serial")),
        Column("date", tr("Date"), _of(lambda row: formats.day(row.line.date)), Kind.DATE, 6, value=_iso("date")),
        Column("donor", tr("Donor"), _text("donor"), width=13),
        Column(
            "amount",
            tr("Amount"),
            _of(lambda row: formats.amount(row.line.amount, row.fund.unit)),
            Kind.MONEY,
            9,
            value=_of(lambda row: row.fund.unit.format(row.line.amount)),
        ),
        Column("unit", tr("Unit"), _of(lambda row: formats.visible(row.fund.unit.code)), width=3, sortable=False),
        Column("state", tr("Where it stands"), _of(lambda row: state_words(row.line.state)), width=10),
        Column("fund", tr("Fund"), _of(lambda row: formats.visible(row.fund.name)), width=10),
        Column("method", tr("Method"), _of(lambda row: method_words(row.line.method)), width=10),
        Column("reference", tr("Reference"), _text("reference"), width=14),
        Column("source", tr("Imported from"), _of(lambda row: formats.visible(row.line.source or "")), width=18),
        Column("batch", tr("Batch"), _figure("batch"), Kind.NUMBER, 6, value=_number("batch"), hidden=True),
        Column("description", tr("Description"), _text("description"), width=18, hidden=True),
        Column("address", tr("Address"), _text("address"), width=18, hidden=True),
        Column("note", tr("Note"), _text("note"), width=18, hidden=True),
        Column("entered", tr("Entered"), _of(lambda row: formats.instant(row.line.entered)), width=16, hidden=True),
        Column("exported", tr("Receipt handed out"), _of(lambda row: formats.instant(row.line.exported)), width=16, hidden=True),
        Column("due", tr("Promised for"), _of(lambda row: formats.day(row.line.due)), Kind.DATE, 10, value=_iso("due"), hidden=True),
    ]  # fmt: skip


def sums(totals: Mapping[int, int], funds: Mapping[int, Fund]) -> str:
    """Return sums by fund as exact totals, one for each unit: ``5,500.00 CNY; 3 box``."""
    by_unit: dict[Any, int] = {}
    for number, total in totals.items():
        if number in funds:
            unit = funds[number].unit
            by_unit[unit] = by_unit.get(unit, 0) + total
    return "; ".join(formats.money(total, unit) for unit, total in by_unit.items())
