"""A second ledger in plain Python that hears only the events, and checks after each what must always hold.

It knows chain/PROTOCOL.md, not the contract: every rule here is written down a second time on purpose.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from eth_abi import decode, encode
from eth_utils import keccak

POLICY = "(uint256[4],uint256[4],uint256,uint256,uint256,bool)"
CASE = "(uint256,uint256,uint256,uint256,uint256,address,address,bytes32,bytes32,bytes32,bytes32[4],bytes32)"
DATA: dict[int, tuple[str, ...]] = {
    1: ("bytes32", "string"),
    2: ("uint256", "address", "uint256"),
    3: ("uint256", "string", "uint256", "string", "uint256", "address", POLICY),
    4: ("uint256", "bytes32", "bool"),
    5: (
        *("uint256", "uint256", "bytes32", "uint256", "uint256", "uint256", "uint256", "bytes32"),
        *("uint256", "uint256", "address", "uint256"),
    ),
    6: ("uint256", "uint256", "uint256", "uint256", "uint256", "bytes32"),
    7: (CASE, "bytes32"),
    8: ("uint256", "bytes32", "uint256", "uint256"),
    9: ("uint256", "bytes32", "bytes32"),
    10: ("uint256", "bytes32", "bytes32"),
    11: ("uint256", "bytes32", "uint256", "uint256", "uint256", "uint256", "bytes32"),
    12: ("uint256", "bytes32", "uint256", "uint256", "uint256", "uint256", "bytes32"),
    13: ("uint256", "bytes32", "bytes32", "bool"),
    14: ("uint256", "uint256", "uint256"),
}


@dataclass(frozen=True)
class Entry:
    """One event of the ledger."""

    number: int
    kind: int
    subject: int
    actor: str
    at: int
    data: bytes

    @cached_property
    def fields(self) -> tuple[Any, ...]:
        """Return the data as its kind's fields."""
        return decode(DATA[self.kind], self.data, strict=True)

    @cached_property
    def hash(self) -> bytes:
        """Return what the contract keeps of this entry."""
        types = ("uint256", "uint256", "uint256", "address", "bytes32")
        return keccak(encode(types, (self.kind, self.number, self.at, self.actor, keccak(self.data))))


@dataclass
class FundBook:
    """What the events say about one fund."""

    policy: tuple[Any, ...]
    unit_kind: int
    received: int = 0
    spent: int = 0
    refunded: int = 0
    returned: int = 0
    admin_spent: int = 0

    @property
    def axes(self) -> tuple[int, int, int, int, int]:
        """Return the figures in the order of the contract's view."""
        return (self.received, self.spent, self.refunded, self.returned, self.admin_spent)

    def check(self) -> None:
        """Check what must hold of a fund after every entry."""
        assert self.spent + self.refunded <= self.received
        gifts = self.received - self.returned - self.refunded
        assert self.admin_spent * 10_000 <= self.policy[4] * gifts


@dataclass
class PaymentBook:
    """What the events say about one request."""

    case: tuple[Any, ...]
    case_hash: bytes
    state: str = "requested"
    approvers: set[str] = field(default_factory=set)
    ready_at: int = 0
    returned: int = 0


class Book:
    """Replays entries one by one; an entry that breaks a rule fails the test."""

    def __init__(self, chain_id: int, ledger: str) -> None:
        self.place = (chain_id, ledger)
        self.head = keccak(encode(("string", "uint256", "address"), ("almoner.ledger.1", chain_id, ledger)))
        self.entries: list[Entry] = []
        self.funds: dict[int, FundBook] = {}
        self.payments: dict[int, PaymentBook] = {}
        self.holders: dict[int, set[str]] = defaultdict(set)
        self.voided: dict[int, int] = {}
        self.gifts: dict[int, tuple[int, int, int]] = {}  # serial: fund, start, amount, where known
        self.refunded: dict[int, int] = defaultdict(int)
        self.fingerprints: set[bytes] = set()
        self.next_serial = 1
        self.batches = 0

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """Return the counters in the order of the contract's view."""
        return (len(self.entries), self.next_serial, self.batches, len(self.payments), len(self.funds))

    def add(self, entry: Entry) -> None:
        """Replay one entry and check every rule that binds it."""
        assert entry.number == len(self.entries) + 1
        assert encode(DATA[entry.kind], entry.fields) == entry.data, "data has one encoding only"
        self.entries.append(entry)
        self.head = keccak(self.head + entry.hash)
        getattr(self, f"_kind_{entry.kind}")(entry, *entry.fields)
        for fund in self.funds.values():
            fund.check()
        assert self.holders[0] or entry.number == 1, "never without an administrator"

    def _kind_1(self, entry: Entry, _name_hash: bytes, _domain: str) -> None:
        assert entry.subject == 0

    def _kind_2(self, entry: Entry, role: int, account: str, change: int) -> None:
        assert entry.subject == int(account, 16)
        if change == 1:
            assert account not in self.holders[role]
            self.holders[role].add(account)
        elif change == 2:
            self.holders[role].discard(account)
        else:
            assert (role, change) == (0, 3)

    def _kind_3(self, entry: Entry, fund: int, *rest: Any) -> None:
        assert entry.subject == fund == len(self.funds) + 1
        self.funds[fund] = FundBook(policy=rest[-1], unit_kind=rest[1])

    def _kind_4(self, entry: Entry, fund: int, _payee_id: bytes, _allowed: bool) -> None:
        assert entry.subject == fund in self.funds

    def _kind_5(self, entry: Entry, batch: int, fund: int, *rest: Any) -> None:
        _root, total, count, first_serial, start, _manifest, replaces, *_origin = rest
        assert entry.subject == fund
        assert batch == self.batches + 1
        assert first_serial == self.next_serial, "serials are gap-free"
        self.batches, self.next_serial = batch, first_serial + count
        if count == 1:
            self.gifts[first_serial] = (fund, start, total)
        if replaces:
            assert replaces not in self.voided
            assert self.gifts.setdefault(replaces, (fund, start, total)) == (fund, start, total)
            self.refunded[first_serial] = self.refunded[replaces]
            return
        assert start == self.funds[fund].received, "batches tile the received axis"
        self.funds[fund].received += total

    def _kind_6(
        self, entry: Entry, payment: int, fund: int, amount: int, start: int, before: int, _: bytes
    ) -> None:
        book = self.payments[payment]
        assert entry.subject == payment
        assert book.state in ("paid", "delivered")
        assert (book.case[2], book.returned) == (fund, before)
        book.returned += amount
        assert 0 < amount <= book.returned <= book.case[3]
        assert start == self.funds[fund].received, "returned money tiles the received axis, too"
        self.funds[fund].received += amount
        self.funds[fund].returned += amount
        if book.case[4] == 1:
            self.funds[fund].admin_spent -= amount

    def _kind_7(self, entry: Entry, case: tuple[Any, ...], case_hash: bytes) -> None:
        assert case_hash == keccak(encode(("uint256", "address", CASE), (*self.place, case)))
        payment, revision = case[0], case[1]
        assert entry.subject == payment
        assert entry.actor == case[5]
        if revision == 1:
            assert payment == len(self.payments) + 1
        else:
            before = self.payments[payment]
            assert revision == before.case[1] + 1
            assert before.state in ("requested", "approved", "objected")
            assert before.case[5] == entry.actor
        self.payments[payment] = PaymentBook(case=case, case_hash=case_hash)

    def _kind_8(self, entry: Entry, payment: int, case_hash: bytes, approvals: int, ready_at: int) -> None:
        book = self.payments[payment]
        assert (entry.subject, book.case_hash, book.state) == (payment, case_hash, "requested")
        assert entry.actor not in book.approvers, "nobody approves twice"
        assert entry.actor != book.case[5], "nobody approves their own request"
        book.approvers.add(entry.actor)
        assert approvals == len(book.approvers), "an approval counts once and for this case only"
        policy, amount = self.funds[book.case[2]].policy, book.case[3]
        needed = [n for above, n in zip(policy[0], policy[1], strict=True) if n and amount > above][-1]
        delay = policy[2] if amount > policy[3] else 0
        assert ready_at == (entry.at + delay if approvals >= needed else 0)
        book.ready_at = ready_at
        if ready_at:
            book.state = "approved"

    def _kind_9(self, entry: Entry, payment: int, case_hash: bytes, _reason: bytes) -> None:
        book = self.payments[payment]
        assert (entry.subject, book.case_hash) == (payment, case_hash)
        assert book.state in ("requested", "approved", "objected")
        book.state = "rejected"

    def _kind_10(self, entry: Entry, payment: int, case_hash: bytes, _reason: bytes) -> None:
        book = self.payments[payment]
        assert (entry.subject, book.case_hash, book.state) == (payment, case_hash, "approved")
        assert entry.at < book.ready_at
        book.state = "objected"

    def _kind_11(
        self,
        entry: Entry,
        payment: int,
        case_hash: bytes,
        fund: int,
        amount: int,
        category: int,
        start: int,
        _: bytes,
    ) -> None:
        book = self._settle(entry, payment, case_hash)
        assert (book.case[2], book.case[3], book.case[4]) == (fund, amount, category)
        assert category != 3
        assert start == self.funds[fund].spent, "payments tile the spent axis"
        self.funds[fund].spent += amount
        if category == 1:
            self.funds[fund].admin_spent += amount

    def _kind_12(
        self,
        entry: Entry,
        payment: int,
        case_hash: bytes,
        fund: int,
        amount: int,
        serial: int,
        start: int,
        _: bytes,
    ) -> None:
        book = self._settle(entry, payment, case_hash)
        assert (book.case[2], book.case[3], book.case[4]) == (fund, amount, 3)
        assert int.from_bytes(book.case[11], "big") == serial
        assert serial not in self.voided
        assert start >= self.funds[fund].spent
        if serial in self.gifts:
            gift_fund, gift_start, gift_amount = self.gifts[serial]
            assert fund == gift_fund
            assert start == gift_start + gift_amount - self.refunded[serial] - amount
            assert start >= gift_start, "never more than the gift"
        self.refunded[serial] += amount
        self.funds[fund].refunded += amount

    def _kind_13(self, entry: Entry, payment: int, case_hash: bytes, _note: bytes, by_payee: bool) -> None:
        book = self.payments[payment]
        assert (entry.subject, book.case_hash, book.state) == (payment, case_hash, "paid")
        assert by_payee == (int(book.case[6], 16) != 0)
        book.state = "delivered"

    def _kind_14(self, entry: Entry, serial: int, reason: int, successor: int) -> None:
        assert entry.subject == serial
        assert 0 < serial < self.next_serial
        assert 1 <= reason <= 6
        assert serial not in self.voided
        assert successor == 0 or (successor < self.next_serial and successor not in (serial, *self.voided))
        self.voided[serial] = entry.number

    def _settle(self, entry: Entry, payment: int, case_hash: bytes) -> PaymentBook:
        book = self.payments[payment]
        assert (entry.subject, book.case_hash) == (payment, case_hash)
        assert book.state == "approved", "a rejected, objected or unapproved request is never paid"
        assert entry.at >= book.ready_at
        used = [f for f in book.case[10] if any(f)]
        assert len(set(used)) == len(used)
        assert self.fingerprints.isdisjoint(used)
        self.fingerprints.update(used)
        book.state = "paid"
        return book
