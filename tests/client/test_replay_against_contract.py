"""Two opinions on every act: what the contract lets in the replay accepts, what it refuses the replay reports.

Random people do random things on a real node. Before each, the entry it would write is shown to a copy of the
replay; the node is asked whether it would let it in. The two must agree, and after the act the states must, too.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from almoner_chain.client.rpc import NodeRefused
from almoner_chain.client.simulate import call_fields
from almoner_chain.core import entries as e
from almoner_chain.core.entries import Change, FundPolicy, RawEntry, Role, case_hash
from almoner_chain.core.hashing import ZERO20, ZERO32, keccak
from almoner_chain.core.merkle_sum import leaf_hash
from almoner_chain.core.replay import Replayer
from almoner_chain.core.replay_compare import compare_axes, compare_head, compare_manifest
from almoner_chain.core.replay_state import LedgerState, PaymentRecord, Severity
from support_charity_node import REFERENCE, Charity, Gifts

POLICY = FundPolicy(tier_above=(0, 60, 0, 0), tier_approvals=(1, 2, 0, 0), admin_cap_bps=3_000)
FUND = 2
INVOICES = tuple(keccak(f"invoice {i}".encode()) for i in range(4))
BEYOND_THE_CONTRACT = {"refund.already_gone"}
"""What only a replay can know: that a payment had skipped a hole and so reached the gift already."""


@dataclass
class Act:
    """Something somebody tries: the call, the entry it would write first, and the gifts it would issue."""

    who: str
    call: tuple[Any, ...]
    data: e.EntryData
    gifts: Gifts | None = None


@dataclass
class World:
    """A charity on a node and the replay of its log, side by side."""

    charity: Charity
    dice: random.Random
    replayer: Replayer
    gifts: dict[int, tuple[Gifts, int]] = field(default_factory=dict)
    outcomes: Counter[tuple[str, bool]] = field(default_factory=Counter)

    @classmethod
    def start(cls, charity: Charity, seed: int) -> World:
        """Add a fund with rules to break, and somebody else for every role."""
        charity.do("admin", ("create_fund", "Ruled", 0, "CNY", 2, ZERO20, POLICY))
        for role in (Role.REQUESTER, Role.APPROVER, Role.RECORDER):
            charity.do("admin", ("grant_role", int(role), charity.keys["auditor"].address))
        world = cls(charity, random.Random(seed), Replayer(charity.chain_id, charity.ledger))
        world.listen()
        return world

    @property
    def state(self) -> LedgerState:
        """What the log led to."""
        return self.replayer.state

    def listen(self) -> None:
        """Replay what is new."""
        for raw in self.charity.reader.entries(self.state.count + 1):
            self.replayer.add(raw)

    def try_(self, act: Act) -> None:
        """Ask both, compare, and do it if the contract lets it."""
        sender = self.charity.keys[act.who].address
        fields = call_fields(sender, self.charity.call(*act.call))
        (answer,) = self.charity.node.attempt([("eth_call", [fields, "latest"])])
        allowed = not isinstance(answer, NodeRefused)
        codes = self.opinion(act, sender)
        assert allowed == (not codes - BEYOND_THE_CONTRACT), (act, answer, codes)
        self.outcomes[act.call[0], allowed] += 1
        if allowed:
            self.charity.do(act.who, act.call)
            self.listen()
            if act.gifts is not None:
                first, count = act.gifts.first_serial, len(act.gifts.gifts)
                self.gifts |= {first + index: (act.gifts, index) for index in range(count)}

    def opinion(self, act: Act, sender: bytes) -> set[str]:
        """Return what a copy of the replay says against the entry."""
        at = self.charity.reader.at("latest").block_now().timestamp + 1
        copy = deepcopy(self.replayer)
        before = len(copy.state.findings)
        number = self.state.count + 1
        copy.add(RawEntry(number, act.data.KIND, act.data.subject, sender, at, act.data.encode()))
        new = copy.state.findings[before:]
        if isinstance(act.data, e.Refund):
            # How large a gift was only the list of its batch knows.
            gifts, _ = self.gifts[act.data.serial]
            issued = copy.state.batch_of_serial(act.data.serial)
            if issued is not None and not issued.data.replaces:
                new += compare_manifest(copy.state, issued.data.batch, gifts.manifest)
        return {finding.code for finding in new if finding.severity is Severity.ERROR}

    # -- what people try ---------------------------------------------------------------------------------------

    def person(self, *likely: str) -> str:
        """Return mostly one of the likely people, sometimes anybody."""
        return self.dice.choice(likely if self.dice.random() < 0.8 else list(self.charity.keys))

    def payment(self, *likely: e.PaymentState) -> PaymentRecord | None:
        """Return some request, mostly in one of the likely states."""
        every = list(self.state.payments.values())
        fitting = [record for record in every if record.state in likely]
        if fitting and self.dice.random() < 0.8:
            return self.dice.choice(fitting)
        return self.dice.choice(every) if every else None

    def role(self) -> Act:
        account = self.charity.keys[self.dice.choice(["auditor", "approver", "requester"])].address
        role = self.dice.choice([Role.REQUESTER, Role.APPROVER, Role.AUDITOR, Role.RECORDER])
        grant = self.dice.random() < 0.7
        data = e.RoleChange(role, account, Change.GRANTED if grant else Change.REVOKED)
        return Act(self.person("admin"), ("grant_role" if grant else "revoke_role", int(role), account), data)

    def batch(self) -> Act:
        first = self.state.next_serial + self.dice.choice([0, 0, 0, 0, 1])
        gifts = Gifts.of(first, *[self.dice.randint(1, 99) for _ in range(self.dice.randint(1, 3))])
        tree, start = gifts.tree, self.state.funds[FUND].received
        manifest = keccak(gifts.manifest)
        number = self.state.last_batch + 1
        data = e.Batch(number, FUND, tree.root, tree.total, tree.count, first, start, manifest)
        return Act(self.person("recorder", "auditor"), gifts.record(FUND), data, gifts)

    def request(self) -> Act:
        who = self.person("requester", "auditor")
        category = self.dice.choice([0, 0, 0, 1, 1, 2, 3, 3, 3])
        serial = self.dice.randint(1, max(self.state.next_serial, 1))
        fitting = (category == 3) == (self.dice.random() < 0.97)
        invoices = [self.dice.choice([ZERO32, ZERO32, *INVOICES]) for _ in range(2)]
        case = e.Case(
            payment=self.state.last_payment + 1,
            revision=1,
            fund=FUND,
            amount=self.dice.randint(1, 120),
            category=category,
            requester=self.charity.keys[who].address,
            payee_id=keccak(b"payee"),
            fingerprints=(*invoices, ZERO32, ZERO32),
            subject=serial.to_bytes(32, "big") if fitting else ZERO32,
        )
        return Act(who, ("request", case, POLICY), e.Request(case, self.hash_of(case)))

    def amend(self) -> Act | None:
        record = self.payment(e.PaymentState.REQUESTED, e.PaymentState.APPROVED)
        if record is None:
            return None
        who = self.person("requester", "auditor")
        case = replace(
            record.case,
            revision=record.case.revision + self.dice.choice([1, 1, 1, 2]),
            amount=self.dice.randint(1, 120),
            requester=self.charity.keys[who].address,
        )
        return Act(who, ("amend", case, POLICY), e.Request(case, self.hash_of(case)))

    def approve(self) -> Act | None:
        record = self.payment(e.PaymentState.REQUESTED)
        if record is None:
            return None
        who = self.person("approver", "auditor")
        given = len(record.approvals) + 1
        at = self.charity.reader.block_now().timestamp + 1
        ready = at if given >= POLICY.approvals_for(record.case.amount) else 0
        data = e.Approval(record.case.payment, record.case_hash, given, ready)
        return Act(who, ("approve", record.case, POLICY), data)

    def stop(self) -> Act | None:
        record = self.payment(e.PaymentState.REQUESTED, e.PaymentState.APPROVED)
        if record is None:
            return None
        number, named = record.case.payment, self.dice.choice([record.case_hash] * 4 + [ZERO32])
        if self.dice.random() < 0.7:
            return Act(self.person("approver"), ("reject", number, named, ZERO32), e.Rejection(number, named))
        return Act(self.person("auditor"), ("object", number, named, ZERO32), e.Objection(number, named))

    def pay(self) -> Act | None:
        record = self.payment(e.PaymentState.APPROVED)
        if record is None:
            return None
        case, fund = record.case, self.state.funds[FUND]
        if case.category == e.Category.REFUND:
            return self.refund(record)
        data = e.Payment(
            *(case.payment, record.case_hash, FUND, case.amount, case.category, fund.spent, REFERENCE)
        )
        return Act(self.person("recorder", "auditor"), ("pay", case, POLICY, REFERENCE), data)

    def refund(self, record: PaymentRecord) -> Act | None:
        case, serial = record.case, int.from_bytes(record.case.subject, "big")
        issued = self.state.batch_of_serial(serial)
        if issued is None or serial not in self.gifts:
            return None
        gifts, index = self.gifts[serial]
        left = sum(amount for amount, _ in gifts.gifts[:index])
        amount, commitment = gifts.gifts[index]
        before = self.state.refunds.get(serial)
        start = issued.data.start + left + amount - (before.amount if before else 0) - case.amount
        if start < 0:
            return None
        proof = (issued, (serial, amount, commitment), list(gifts.tree.path(index)))
        data = e.Refund(case.payment, record.case_hash, FUND, case.amount, serial, start, REFERENCE)
        return Act(self.person("recorder", "auditor"), ("refund", case, POLICY, REFERENCE, *proof), data)

    def give_back(self) -> Act | None:
        record = self.payment(e.PaymentState.PAID, e.PaymentState.DELIVERED)
        if record is None:
            return None
        number, amount = record.case.payment, self.dice.randint(1, 60)
        start = self.state.funds[FUND].received
        data = e.Return(number, FUND, amount, start, record.returned, REFERENCE)
        return Act(
            self.person("recorder", "auditor"), ("record_return", record.case, amount, REFERENCE), data
        )

    def deliver(self) -> Act | None:
        record = self.payment(e.PaymentState.PAID)
        if record is None:
            return None
        data = e.Delivery(record.case.payment, record.case_hash, ZERO32, False)
        return Act(
            self.person("recorder", "requester"), ("acknowledge_delivery", record.case, ZERO32, b""), data
        )

    def void(self) -> Act:
        serial, reason = self.dice.randint(1, self.state.next_serial), self.dice.choice([1, 2, 3, 6, 7, 0])
        successor = self.dice.choice([0, 0, self.dice.randint(1, self.state.next_serial)])
        call = ("void_receipt", serial, reason, successor)
        return Act(self.person("recorder", "auditor"), call, e.Void(serial, reason, successor))

    def replace_receipt(self) -> Act | None:
        serial = self.dice.randint(1, self.state.next_serial)
        issued = self.state.batch_of_serial(serial)
        if issued is None or serial not in self.gifts:
            return None
        gifts, index = self.gifts[serial]
        amount, commitment = gifts.gifts[index]
        new, number = self.state.next_serial, self.state.last_batch + 1
        start = issued.data.start + sum(each for each, _ in gifts.gifts[:index])
        root = leaf_hash(new, amount, keccak(b"new"))
        data = e.Batch(number, FUND, root, amount, 1, new, start, ZERO32, replaces=serial)
        proof = (issued, (serial, amount, commitment), list(gifts.tree.path(index)))
        call = ("replace_receipt", 1, *proof, keccak(b"new"), new)
        return Act(self.person("recorder", "auditor"), call, data, Gifts(new, [(amount, keccak(b"new"))]))

    def hash_of(self, case: e.Case) -> bytes:
        return case_hash(self.charity.chain_id, self.charity.ledger, case)


TRIES: list[tuple[int, Callable[[World], Act | None]]] = [
    (1, World.role),
    (5, World.batch),
    (6, World.request),
    (1, World.amend),
    (8, World.approve),
    (1, World.stop),
    (7, World.pay),
    (3, World.give_back),
    (2, World.deliver),
    (1, World.void),
    (1, World.replace_receipt),
]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_contract_and_replay_agree_on_every_act(charity: Charity, seed: int) -> None:
    world = World.start(charity, seed)
    weights, tries = zip(*TRIES, strict=True)
    for _ in range(250):
        (choose,) = world.dice.choices(tries, weights)
        act = choose(world)
        if act is not None:
            world.try_(act)
    reader, state = charity.reader, world.replayer.finish()
    assert {finding.code for finding in state.findings} <= BEYOND_THE_CONTRACT
    assert compare_head(state, reader.head(), reader.counts()) == ()
    assert compare_axes(state, {FUND: reader.axes(FUND)}) == ()
    allowed = sum(count for (_, was_allowed), count in world.outcomes.items() if was_allowed)
    assert 40 < allowed < sum(world.outcomes.values()) - 40
