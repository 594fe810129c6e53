"""What helps a person who enters gifts: earlier donors and methods, gifts that look the same, what waits for a commit.

Reads only. Says nothing about how it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.browsing import GiftQuery, gift_totals
from almoner.services.entries import cached_entries
from almoner.services.funds import Fund, list_funds
from almoner_chain.core.commitment import from_day
from almoner_chain.core.entries import FundCreated, Kind, Role, decode_entry
from almoner_chain.core.errors import Refused, Unreachable
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    import datetime

    from almoner.services.session import Session
    from almoner.store.database import Store

SUGGESTED = 12
LOOKED_THROUGH = 200_000
"""Gifts looked through for a donor's name, the newest first: a suggestion must come while somebody types."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Gifts of one fund that wait for a commit; ``total`` in its minor units."""

    fund: Fund
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a commit would record, and who can.

    ``recorder`` is the wallet that would sign, empty where none here may; ``promised`` of the gifts have a signed
    promise, the first of which falls ``due``.
    """

    waiting: tuple[Waiting, ...]
    recorder: str
    promised: int
    due: datetime.date | None

    @property
    def count(self) -> int:
        """Gifts in all."""
        return sum(each.count for each in self.waiting)


def suggest_donors(store: Store, typed: str) -> list[str]:
    """Return earlier donors whose name holds what was typed, those given first who gave last."""
    pattern = "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    newest = store.value("SELECT max(id) FROM gift") or 0
    return [
        row[0]
        for row in store.rows(
            "SELECT donor FROM gift WHERE id > ? AND donor LIKE ? ESCAPE '\\' AND donor <> '' "
            "GROUP BY donor ORDER BY max(id) DESC LIMIT ?",
            (newest - LOOKED_THROUGH, pattern, SUGGESTED),
        )
    ]


def known_methods(store: Store) -> list[str]:
    """Return the methods of the newest gifts, the commonest first."""
    newest = store.value("SELECT max(id) FROM gift") or 0
    return [
        row[0]
        for row in store.rows(
            "SELECT method FROM gift WHERE id > ? AND method <> '' GROUP BY method ORDER BY count(*) DESC LIMIT ?",
            (newest - LOOKED_THROUGH, SUGGESTED),
        )
    ]


def same_gifts(store: Store, *, fund: int, amount: int, donor: str, date: str) -> list[int]:
    """Return the numbers of gifts of the same donor, day (ISO 8601), fund and amount (minor units), waiting or recorded."""
    return list(
        store.integers(
            "SELECT id FROM gift WHERE fund = ? AND amount = ? AND donor = ? AND date = ? ORDER BY id DESC LIMIT ?",
            (fund, str(amount), donor, date, SUGGESTED),
        )
    )


def outlook(session: Session) -> Outlook:
    """Tell what waits for a commit, by fund, and whether a wallet here may record it. Raises Unreachable."""
    funds = {fund.number: fund for fund in list_funds(session)}
    row = session.store.row("SELECT count(*), min(due) FROM gift WHERE batch IS NULL AND issued IS NOT NULL")
    promised, due = tuple(row) if row is not None else (0, None)
    return Outlook(
        waiting=tuple(_waiting(session.store, funds)),
        recorder=_recorder(session),
        promised=promised,
        due=None if due is None else from_day(due),
    )


def _waiting(store: Store, funds: Mapping[int, Fund]) -> list[Waiting]:
    found = []
    for number, fund in sorted(funds.items()):
        count, sums = gift_totals(store, GiftQuery(state="waiting", fund=number))
        if count:
            found.append(Waiting(fund, count, sums[number]))
    return found


def _recorder(session: Session) -> str:
    try:
        return session.choose(Role.RECORDER).label
    except Refused:
        return ""


def known_funds(session: Session) -> tuple[list[Fund], str]:
    """Return the funds and why the ledger did not answer, if so: then as its entries were last fetched, without figures."""
    try:
        return list_funds(session), ""
    except Unreachable as silent:
        made = [decode_entry(raw) for raw in cached_entries(session) if raw.kind == Kind.FUND]
        return [
            Fund(
                each.fund,
                each.name,
                Unit(UnitKind(each.unit_kind), each.unit, each.decimals, each.token),
                each.policy,
                0,
                0,
                0,
            )
            for each in made
            if isinstance(each, FundCreated)
        ], str(silent)
