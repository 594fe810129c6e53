"""Which of a new charity's first steps are done: read from its ledger's entries and its books, ticked by doing them.

Reads what was last fetched; asks no node.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner_chain.core.entries import Kind

if TYPE_CHECKING:
    from almoner.services.session import Session


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What a charity has done at least once; ``people``: somebody besides its first account has a role."""

    fund: bool
    people: bool
    gift: bool
    commit: bool
    receipt: bool
    request: bool

    @property
    def done(self) -> int:
        """How many of them are done."""
        return sum((self.fund, self.people, self.gift, self.commit, self.receipt, self.request))

    @property
    def all_done(self) -> bool:
        """Whether nothing is left."""
        return self.done == len(self.__slots__)


def first_steps(session: Session) -> FirstSteps:
    """Return which first steps are done."""
    store = session.store

    def entered(kind: Kind) -> int:
        return int(store.value("SELECT count(DISTINCT subject) FROM entry WHERE kind = ?", (int(kind),)))

    return FirstSteps(
        fund=entered(Kind.FUND) > 0,
        people=entered(Kind.ROLE) > 1,
        gift=bool(store.value("SELECT EXISTS(SELECT 1 FROM gift)")),
        commit=entered(Kind.BATCH) > 0,
        receipt=bool(store.value("SELECT EXISTS(SELECT 1 FROM gift WHERE exported IS NOT NULL)")),
        request=entered(Kind.REQUEST) > 0,
    )
