"""What a screen shows of each fund: figures, what is left for administration, who is on its list of payees.

One replay of the ledger's entries and a few questions to the local database. Knows no screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.funds import Fund
from almoner.services.payees import name_of
from almoner_chain.core.entries import Role
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.replay_state import FundState, LedgerState

NO_CAP = 10_000


@dataclass(frozen=True, slots=True)
class ListedPayee:
    """Somebody on a fund's list. ``name`` is empty where only the hash is known here; in a token fund it is the account."""

    payee_id: bytes
    name: str


@dataclass(frozen=True, slots=True)
class FundFacts:
    """One fund in minor units. ``admin_left`` is None where administration is not capped.

    ``returned`` came back from payments and is part of what was received; ``waiting`` gifts, worth ``waiting_total``, are
    entered here and not committed.
    """

    fund: Fund
    returned: int
    admin_left: int | None
    waiting: int
    waiting_total: int
    payees: tuple[ListedPayee, ...]

    def lists(self, identity: bytes) -> bool:
        """Tell whether this payee may be paid: it is on the list, or there is none."""
        return not self.fund.policy.payees_restricted or any(p.payee_id == identity for p in self.payees)


def list_fund_facts(session: Session) -> list[FundFacts]:
    """Return all funds of the ledger, in the order of their numbers. Raises Unreachable."""
    return fund_facts_of(session, session.state())


def fund_facts_of(session: Session, state: LedgerState) -> list[FundFacts]:
    """Return all funds as they stand in this state of the ledger."""
    waiting: dict[int, list[int]] = {}
    for row in session.store.each("SELECT fund, amount FROM gift WHERE batch IS NULL AND alone = 0"):
        counted = waiting.setdefault(row["fund"], [0, 0])
        counted[0] += 1
        counted[1] += int(row["amount"])
    return [
        _facts(session, each, *waiting.get(number, (0, 0))) for number, each in sorted(state.funds.items())
    ]


def _facts(session: Session, state: FundState, waiting: int, waiting_total: int) -> FundFacts:
    made = state.created
    unit = Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token)
    fund = Fund(made.fund, made.name, unit, made.policy, state.received, state.spent, state.refunded)
    return FundFacts(
        fund=fund,
        returned=state.returned,
        admin_left=admin_left(state),
        waiting=waiting,
        waiting_total=waiting_total,
        payees=tuple(_payees(session, unit, state.payees)),
    )


def admin_left(state: FundState) -> int | None:
    """Return what administration may still take, in minor units; None where it is not capped."""
    share = state.created.policy.admin_cap_bps
    if share >= NO_CAP:
        return None
    return max(0, state.gifts * share // 10_000 - state.admin_spent)


def _payees(session: Session, unit: Unit, identities: Iterable[bytes]) -> list[ListedPayee]:
    if unit.kind == UnitKind.TOKEN:
        return [ListedPayee(each, "0x" + each[12:].hex()) for each in sorted(identities)]
    found = [ListedPayee(each, name_of(session.home, each)) for each in identities]
    return sorted(found, key=lambda each: (not each.name, each.name.casefold(), each.payee_id))


def labels_with(session: Session, role: Role) -> tuple[str, ...]:
    """Return the labels of the wallets here that have a role; those that do not also administer first."""
    wallets = session.wallets.list()
    pairs = [(each, (role, Role.ADMINISTRATOR)) for each in wallets]
    asked = [("has_role", int(one), wallet.address) for wallet, roles in pairs for one in roles]
    held = session.reader.views(asked)
    found = [
        (held[2 * at + 1] and role != Role.ADMINISTRATOR, at, wallet.label)
        for at, wallet in enumerate(wallets)
        if held[2 * at]
    ]
    return tuple(label for _, _, label in sorted(found))
