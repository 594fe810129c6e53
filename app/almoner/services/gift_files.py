"""Write the gifts of an installation to a file that spreadsheets open; the headings are stable keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from almoner.services.browsing import GiftQuery, gift_ids, gift_rows, read_voids
from almoner.services.entries import synced
from almoner.services.funds import find_fund, list_funds
from almoner.services.tables_out import Cell, Column, Progress, write_table

if TYPE_CHECKING:
    from pathlib import Path

    from almoner.services.browsing import GiftLine, Voided
    from almoner.services.session import Session
    from almoner.store.database import Store
    from almoner_chain.core.units import Unit

NUMBERS = frozenset({"gift", "serial", "fund", "row", "batch"})
DATES = frozenset({"date", "due"})
HEADINGS = (
    *("gift", "serial", "state", "fund", "amount", "unit", "date", "donor", "method", "reference"),
    *("address", "description", "note", "entered", "source", "row", "batch", "exported", "due"),
)
PAGE = 500


def write_gifts(session: Session, path: Path, *, pending: bool, fund: str | None, progress: Progress) -> int:
    """Write all gifts, or the waiting ones, in the order of entry; return how many. Raises BadInput."""
    synced(session)
    units = {each.number: each.unit for each in list_funds(session)}
    query = GiftQuery(
        state="waiting" if pending else "all",
        fund=None if fund is None else find_fund(session, fund).number,
    )
    ids = gift_ids(session.store, query)
    rows = _rows(session.store, ids, units, read_voids(session.store))
    return write_table(path, _columns(units), rows, total=len(ids), progress=progress)


def _columns(units: Mapping[int, Unit]) -> list[Column]:
    places = max((unit.decimals for unit in units.values()), default=0)
    return [
        Column("amount", "number", places)
        if name == "amount"
        else Column(name, "number" if name in NUMBERS else "date" if name in DATES else "text")
        for name in HEADINGS
    ]


def _rows(
    store: Store, ids: Sequence[int], units: Mapping[int, Unit], voids: Mapping[int, Voided]
) -> Iterator[list[Cell]]:
    for at in range(0, len(ids), PAGE):
        for line in gift_rows(store, ids[at : at + PAGE], voids):
            if line is not None:
                yield _row(line, units[line.fund])


def _row(line: GiftLine, unit: Unit) -> list[Cell]:
    return [
        *(line.id, line.serial, line.state, line.fund, Decimal(unit.format(line.amount)), unit.code),
        *(line.date, line.donor, line.method, line.reference, line.address, line.description, line.note),
        *(line.entered, line.source, line.source_row, line.batch, line.exported, line.due),
    ]
