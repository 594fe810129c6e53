"""What is kept here of gifts that a trace names by their serial numbers: who gave them, when, and whether they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.browsing import Voided, read_voids

if TYPE_CHECKING:
    from almoner.services.session import Session


@dataclass(frozen=True, slots=True)
class KnownGift:
    """One gift; empty texts are not kept here. ``date`` is an ISO text; ``voided`` None while its receipt stands."""

    serial: int
    donor: str = ""
    date: str = ""
    method: str = ""
    voided: Voided | None = None


def known_gifts(session: Session, serials: Iterable[int]) -> Mapping[int, KnownGift]:
    """Return what is known of each of these serial numbers, in one question to the database."""
    wanted = sorted(set(serials))
    rows = session.store.rows(
        "SELECT serial, donor, date, method FROM gift WHERE serial IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    voids = read_voids(session.store)
    found = {
        row["serial"]: KnownGift(
            row["serial"], row["donor"], row["date"], row["method"], voids.get(row["serial"])
        )
        for row in rows
    }
    return {serial: found.get(serial) or KnownGift(serial, voided=voids.get(serial)) for serial in wanted}
