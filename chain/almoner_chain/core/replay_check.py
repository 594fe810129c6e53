"""What every rule of the replay is written with: one entry under check, and how to say what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from almoner_chain.core.entries import FundPolicy, RawEntry, Role
from almoner_chain.core.replay_state import Finding, FundState, LedgerState, Place, Severity
from almoner_chain.core.units import MAX_AMOUNT


@dataclass(frozen=True, slots=True)
class Check:
    """One entry in front of the state that all entries before it led to."""

    state: LedgerState
    raw: RawEntry

    @property
    def place(self) -> Place:
        """Where the entry stands."""
        return Place.of(self.raw)

    def require(self, holds: bool, code: str, sentence: str) -> bool:
        """Report an error unless ``holds``; return it."""
        if not holds:
            self._report(code, Severity.ERROR, sentence)
        return holds

    def warn(self, code: str, sentence: str) -> None:
        """Report what breaks no rule but should be looked at."""
        self._report(code, Severity.WARNING, sentence)

    def actor_is(self, role: Role, *others: Role) -> bool:
        """Require that who made the entry held one of the roles at that moment."""
        names = " or ".join(each.name.lower() for each in (role, *others))
        held = any(self.state.holds(each, self.raw.actor) for each in (role, *others))
        return self.require(
            held, "role.missing", f"{show(self.raw.actor)} acted as {names} without that role."
        )

    def fund(self, number: int) -> FundState | None:
        """Return the fund, or report that there is none."""
        fund = self.state.funds.get(number)
        self.require(fund is not None, "fund.unknown", f"There is no fund {number}.")
        return fund

    def grows(self, fund: FundState, start: int, amount: int) -> None:
        """Check the place of new money on the fund's received axis, and move the axis."""
        number = fund.created.fund
        self.require(amount > 0, "axis.amount", f"Nothing was put on fund {number}'s received axis.")
        self.require(
            start == fund.received,
            "axis.received",
            f"Fund {number} had received {fund.received}, the entry starts at {start}.",
        )
        self.require(
            start + amount <= MAX_AMOUNT, "axis.overflow", f"Fund {number}'s received axis passes its end."
        )
        fund.received = start + amount

    def within_cap(self, fund: FundState) -> None:
        """Check administration's share of the gifts."""
        policy: FundPolicy = fund.created.policy
        self.require(
            fund.admin_spent * 10_000 <= policy.admin_cap_bps * max(fund.gifts, 0),
            "payment.administration_cap",
            f"Administration took {fund.admin_spent} of {fund.gifts} given to fund {fund.created.fund}, more than"
            f" {policy.admin_cap_bps // 100}.{policy.admin_cap_bps % 100:02d} percent.",
        )

    def enough(self, fund: FundState, amount: int, code: str) -> None:
        """Check that the fund has ``amount`` left."""
        self.require(
            amount <= fund.available,
            code,
            f"{amount} left fund {fund.created.fund}, which had {fund.available} available.",
        )

    def _report(self, code: str, severity: Severity, sentence: str) -> None:
        self.state.report(Finding(code, severity, self.raw.number, sentence))


def show(account: bytes) -> str:
    """Return an account as people see it elsewhere, in lower case."""
    return "0x" + account.hex()
