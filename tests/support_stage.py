"""Where the stateful test of the ledger plays: its people, its funds, and how something is tried.

Whoever tries something says beforehand, from the book kept in plain Python, whether the ledger must take it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import boa
from hypothesis.stateful import RuleBasedStateMachine

import support_merkle as merkle
from support_book import FundBook, PaymentBook
from support_ledger import (
    APPROVER,
    COIN,
    REASON,
    RECORDER,
    REQUESTER,
    TOKEN,
    ZERO,
    Case,
    Policy,
    Recorded,
    World,
    mock,
    refused,
)

POLICIES = {
    1: Policy((0, 200, 0, 0), (1, 2, 0, 0), delay=100, delay_above=300, admin_cap_bps=2_000),
    2: Policy(admin_cap_bps=1_000),
    3: Policy((0, 50, 0, 0), (1, 2, 0, 0), delay=100),
}
PEOPLE = (
    "administrator",
    "recorder",
    "requester",
    "approver",
    "auditor",
    "second",
    "payee",
    "stranger",
    "puppet",
)


class Stage(RuleBasedStateMachine):
    """A ledger on which anybody tries anything; what is tried, the machine built on it says."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(boa.env.anchor())
        self.world = World.deploy()
        self.puppet, self.token = mock("Puppet"), mock("ReentrantToken")
        self.world.people["puppet"] = self.puppet.address
        for role in (RECORDER, REQUESTER, APPROVER):
            self.world.do("administrator", "grant_role", role, self.puppet.address)
        for who in PEOPLE:
            boa.env.set_balance(self.world.people[who], 10**9)
            self.token.mint(self.world.people[who], 10**9)
        self.token.mint(self.token.address, 10**9)
        self.world.fund(POLICIES[1])
        self.world.fund(POLICIES[2], kind=TOKEN, token=COIN)
        self.world.fund(POLICIES[3], kind=TOKEN, token=self.token.address)
        self.gifts: list[tuple[Recorded, int]] = []
        self.cases: dict[int, Case] = {}

    def teardown(self) -> None:
        """Undo everything."""
        self.stack.close()

    @property
    def now(self) -> int:
        """Return the time of the next block."""
        return int(boa.env.evm.patch.timestamp)

    def holds(self, who: str, role: int) -> bool:
        """Say whether somebody has a role, as far as the events tell."""
        return self.world.people[who].lower() in self.world.book.holders[role]

    def someone(self, who: str, role: int) -> str:
        """Return the person named, or anyone with the role."""
        return who or next((name for name in PEOPLE if self.holds(name, role)), "stranger")

    def attempt(self, allowed: bool, who: str, function: str, *args: Any, value: int = 0) -> bool:
        """Try something; it must work exactly when it is allowed."""
        if allowed:
            self._call(who, function, args, value)
            self.world.hear(self.puppet if who == "puppet" else self.world.ledger)
        else:
            with refused(self.world, None):
                self._call(who, function, args, value)
        return allowed

    def _call(self, who: str, function: str, args: tuple[Any, ...], value: int) -> None:
        call = getattr(self.world.ledger, function)
        options = {"value": value} if value else {}
        if who == "puppet":
            self.puppet.act(
                self.world.ledger, call.prepare_calldata(*args), sender=self.world.stranger, **options
            )
        else:
            call(*args, sender=self.world.people[who], **options)

    def payment(self, pick: int) -> tuple[Case, PaymentBook, FundBook]:
        """Return one of the requests, with what the book says of it and of its fund."""
        case = self.cases[1 + pick % len(self.cases)]
        return case, self.world.book.payments[case.payment], self.world.book.funds[case.fund]

    def payable(self, who: str, case: Case, book: PaymentBook) -> bool:
        """Say whether a case is approved, ready, and its invoices unpaid."""
        used = [f for f in case.fingerprints if any(f)]
        return (
            self.holds(who, RECORDER)
            and book.state == "approved"
            and self.now >= book.ready_at
            and len(set(used)) == len(used)
            and self.world.book.fingerprints.isdisjoint(used)
        )

    def do_batch(self, who: str, amounts: list[int], shift: int) -> None:
        """Record a batch in fund 1."""
        first = self.world.book.next_serial + shift
        leaves = [merkle.Leaf(first + i, amount, ZERO) for i, amount in enumerate(amounts)]
        root = merkle.root(leaves)
        allowed = self.holds(who, RECORDER) and shift == 0
        if self.attempt(allowed, who, "record_batch", 1, root.hash, root.sum, len(leaves), first, REASON):
            recorded = self.world.recorded(leaves)
            self.gifts += [(recorded, index) for index in range(len(leaves))]

    def do_give(self, who: str, fund: int, amount: int) -> None:
        """Give to a fund as anyone; the token calls back while it moves."""
        first = self.world.book.next_serial
        self.token.arm(self.world.ledger, self.world.ledger.give.prepare_calldata(3, amount, ZERO))
        value = amount if fund == 2 else 0
        if self.attempt(fund != 1, who, "give", fund, amount, REASON, value=value):
            self.gifts.append((self.world.recorded([merkle.Leaf(first, amount, REASON)]), 0))

    def gift(self, pick: int) -> tuple[Recorded, int]:
        """Return one of the gifts: its batch and its place there."""
        return self.gifts[pick % len(self.gifts)]

    def leaf(self, pick: int) -> merkle.Leaf:
        """Return the leaf of one of the gifts."""
        recorded, index = self.gift(pick)
        return recorded.leaves[index]

    def nominator(self, whom: str) -> str | None:
        """Return who nominated somebody, if that still stands."""
        account = self.world.people[whom].lower()
        changes = [e for e in self.world.book.entries if e.kind == 2 and e.fields[:2] == (0, account)]
        return changes[-1].actor if changes and changes[-1].fields[2] == 3 else None
