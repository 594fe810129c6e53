"""The table of receipts: a row for each donation that has one or may be promised one, its columns and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from almoner.ui import formats
from almoner.ui.pages.donations_table import GiftRow, GiftSource
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from almoner.services.browsing import GiftLine

__all__ = ["GiftRow", "GiftSource", "receipt_columns", "state_of", "states"]

STATES = ("recorded", "not_handed_out", "voided", "waiting", "all")


def states() -> list[tuple[str, str]]:
    """Return what the table can be narrowed to: the state's name and what it is called."""
    return [
        ("recorded", tr("On the ledger")),
        ("not_handed_out", tr("Not handed out yet")),
        ("voided", tr("Voided or replaced")),
        ("waiting", tr("Not on the ledger yet")),
        ("all", tr("All donations")),
    ]


def state_of(line: GiftLine) -> str:
    """Return where a receipt stands, in words."""
    if line.voided is not None and line.voided.successor:
        return tr("Replaced by no. {number}").format(number=line.voided.successor)
    if line.voided is not None:
        return tr("Voided")
    if line.serial is not None:
        return tr("On the ledger")
    if line.due is not None:
        return tr("Promised until {day}").format(day=formats.day(line.due))
    return tr("Being recorded") if line.state == "planned" else tr("Not on the ledger yet")


def handed_out(line: GiftLine) -> str:
    """Return when the receipt was first handed out, in words."""
    if line.exported:
        return formats.instant(line.exported)
    return tr("not yet") if line.serial is not None and line.voided is None else ""


def _of(read: Callable[[GiftRow], Any]) -> Callable[[GiftRow | None], Any]:
    """Pass over a row that is gone."""
    return lambda row: "" if row is None else read(row)


def receipt_columns() -> list[Column[GiftRow | None]]:
    """Return the columns."""
    return [
        Column(
            "serial", tr("No."), _of(lambda row: str(row.line.serial or "")), Kind.NUMBER, 4,
            value=_of(lambda row: row.line.serial),
        ),
        Column(
            "date", tr("Date"), _of(lambda row: formats.day(row.line.date)), Kind.DATE, 8,
            value=_of(lambda row: row.line.date.isoformat() if row.line.date else ""),
        ),
        Column("donor", tr("Donor"), _of(lambda row: formats.visible(row.line.donor)), width=13),
        Column(
            "amount", tr("Amount"), _of(lambda row: row.amount), Kind.MONEY, 11,
            value=_of(lambda row: row.fund.unit.format(row.line.amount)),
        ),
        Column("fund", tr("Fund"), _of(lambda row: formats.visible(row.fund.name)), width=8),
        Column("state", tr("State"), _of(lambda row: state_of(row.line)), width=12),
        Column("exported", tr("Handed out"), _of(lambda row: handed_out(row.line)), width=11),
        Column(
            "batch", tr("Batch"), _of(lambda row: str(row.line.batch or "")), Kind.NUMBER, 4,
            value=_of(lambda row: row.line.batch),
        ),
        Column(
            "issued", tr("Issued on"), _of(lambda row: formats.day(row.line.issued)), Kind.DATE, 10,
            value=_of(lambda row: row.line.issued.isoformat() if row.line.issued else ""), hidden=True,
        ),
        Column("method", tr("Method"), _of(lambda row: formats.visible(row.line.method)), width=12, hidden=True),
        Column(
            "reference", tr("Reference"), _of(lambda row: formats.visible(row.line.reference)), width=18, hidden=True
        ),
    ]  # fmt: skip
