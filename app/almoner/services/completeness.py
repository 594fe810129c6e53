"""See before anything is signed or written whether receipts carry all that their profile asks for.

What lacks for all of them (the charity's address, a field of the profile's own) is told at once; what only some gifts
lack is told with their numbers, so that they can be corrected or left out. Signs nothing, writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from almoner.services.funds import list_funds
from almoner.services.gifts import Gift
from almoner.services.handing_out import SHEET_FIELDS, Style, charity_of
from almoner.services.rendering import CLOSED, ReceiptSheet
from almoner.services.rendering.profiles import Incomplete, check_complete, load_profile

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.commitment import FieldId

GENERAL = ("charity.", "fund")
STEP = 1_000


@dataclass(frozen=True, slots=True)
class Lacking:
    """A field a profile asks for. ``closed``: it is there and not opened; ``gifts``: the local numbers of those without
    it, or empty where no receipt can have it as things stand."""

    field: str
    closed: bool
    gifts: tuple[int, ...] = ()
    serials: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which receipts: these serials, one batch, all recorded ones (everything None), or promises for gifts that wait."""

    serials: tuple[int, ...] | None = None
    batch: int | None = None
    promises: tuple[int, ...] | None = None


def gifts_wanted(session: Session, wanted: Wanted) -> Iterator[Gift]:
    """Yield the gifts behind the receipts, in the order of their serials."""
    where, values = _condition(wanted)
    for row in session.store.each(f"SELECT * FROM gift WHERE {where} ORDER BY serial, id", values):  # noqa: S608
        yield Gift.of(row)


def count_wanted(session: Session, wanted: Wanted) -> tuple[int, int]:
    """Return how many receipts there are, and how many of them were handed out before."""
    where, values = _condition(wanted)
    row = session.store.row(f"SELECT count(*), count(exported) FROM gift WHERE {where}", values)  # noqa: S608
    return (int(row[0]), int(row[1])) if row is not None else (0, 0)


def _condition(wanted: Wanted) -> tuple[str, list[Any]]:
    if wanted.promises is not None:
        return "id IN (SELECT value FROM json_each(?))", [json.dumps(wanted.promises)]
    if wanted.serials is not None:
        return "serial IN (SELECT value FROM json_each(?))", [json.dumps(wanted.serials)]
    if wanted.batch is not None:
        return "batch = (SELECT id FROM batch WHERE batch = ?)", [wanted.batch]
    return "serial IS NOT NULL", []


def lacking(
    session: Session,
    wanted: Wanted,
    style: Style,
    opened: Collection[FieldId] | None,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Lacking | None:
    """Return the first thing that keeps receipts from being complete, or None. Raises BadInput for an unknown profile."""
    profile = load_profile(style.profile)
    funds = {fund.number: fund for fund in list_funds(session)}
    charity, found = charity_of(session), None
    total, _ = count_wanted(session, wanted)
    gifts: list[int] = []
    serials: list[int] = []
    for at, gift in enumerate(gifts_wanted(session, wanted)):
        if at % STEP == 0:
            progress(at, total)
        present = gift.fields.present()
        shown = present if opened is None else present & frozenset(opened)
        values: dict[str, Any] = {
            SHEET_FIELDS[field]: getattr(gift.fields, field.name.lower()) if field in shown else CLOSED
            for field in present
        }
        fund = funds[gift.fund]
        sheet = ReceiptSheet(
            charity=charity, fund=fund.name, unit=fund.unit, amount=gift.amount, issued=date.min, chain_id=0,
            ledger="", link="", serial=gift.serial, profile=style.profile, extra=style.extra, **values,
        )  # fmt: skip
        try:
            check_complete(sheet, profile)
        except Incomplete as problem:
            if problem.closed or problem.field.startswith(GENERAL) or problem.field in profile.extra:
                return Lacking(problem.field, problem.closed)
            found = found or problem.field
            gifts.append(gift.id)
            serials += [gift.serial] if gift.serial is not None else []
    return Lacking(found, False, tuple(gifts), tuple(serials)) if found is not None else None


def without(session: Session, wanted: Wanted, left_out: Sequence[int]) -> Wanted:
    """Return the same receipts but those of these gifts (local numbers)."""
    out = frozenset(left_out)
    if wanted.promises is not None:
        return Wanted(promises=tuple(gift for gift in wanted.promises if gift not in out))
    kept = [gift.serial for gift in gifts_wanted(session, wanted) if gift.id not in out]
    return Wanted(serials=tuple(serial for serial in kept if serial is not None))
