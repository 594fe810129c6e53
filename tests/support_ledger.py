"""A ledger on titanoboa with people around it; everything they do is replayed by a second ledger in Python.

Builders return valid values; a test changes the one thing it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import boa
from eth_abi import decode, encode
from eth_account import Account
from eth_utils import keccak

import support_merkle as merkle
from support_book import CASE, POLICY, Book, Entry

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "chain" / "contracts"
MOCKS = ROOT / "tests" / "contracts" / "mocks"

ZERO = bytes(32)
NOBODY = "0x" + "00" * 20
COIN = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"
ENTRY_TOPIC = int.from_bytes(keccak(text="Entry(uint256,uint256,uint256,address,uint256,bytes)"), "big")
ADMINISTRATOR, RECORDER, REQUESTER, APPROVER, AUDITOR = range(5)
CURRENCY, TOKEN, ITEM = range(3)
PROGRAMME, ADMINISTRATION, FUNDRAISING, REFUND, SUB_GRANT = range(5)
NONE, REQUESTED, APPROVED, REJECTED, OBJECTED, PAID, DELIVERED = range(7)
DAY = 86_400
MAX = 2**128 - 1
_cache = TemporaryDirectory(prefix="almoner-boa-")
REASON = keccak(text="reason")
REFERENCE = keccak(text="reference")
NOTE = keccak(text="note")


@dataclass(frozen=True)
class Policy:
    """A fund's rules; by default one approval, no delay, no cap, any payee."""

    tier_above: tuple[int, ...] = (0, 0, 0, 0)
    tier_approvals: tuple[int, ...] = (1, 0, 0, 0)
    delay: int = 0
    delay_above: int = 0
    admin_cap_bps: int = 10_000
    payees_restricted: bool = False

    @property
    def abi(self) -> tuple[Any, ...]:
        """Return the contract's struct."""
        return (
            *(self.tier_above, self.tier_approvals, self.delay, self.delay_above),
            *(self.admin_cap_bps, self.payees_restricted),
        )

    @property
    def hash(self) -> bytes:
        """Return what the contract keeps of it."""
        return keccak(encode((POLICY,), (self.abi,)))


@dataclass(frozen=True)
class Case:
    """What an approver sees; by default a programme payment of 100 to a payee without a key."""

    payment: int
    requester: str
    revision: int = 1
    fund: int = 1
    amount: int = 100
    category: int = PROGRAMME
    payee: str = NOBODY
    payee_id: bytes = keccak(text="payee")
    purpose: bytes = keccak(text="purpose")
    evidence: bytes = ZERO
    fingerprints: tuple[bytes, ...] = (ZERO, ZERO, ZERO, ZERO)
    subject: bytes = ZERO

    @property
    def abi(self) -> tuple[Any, ...]:
        """Return the contract's struct."""
        return (
            *(self.payment, self.revision, self.fund, self.amount, self.category, self.requester, self.payee),
            *(self.payee_id, self.purpose, self.evidence, self.fingerprints, self.subject),
        )

    def amended(self, **changes: Any) -> Self:
        """Return the next revision with some fields changed."""
        return replace(self, revision=self.revision + 1, **changes)


def fingerprints(*used: bytes) -> tuple[bytes, ...]:
    """Return the four places of a case, filled from the left."""
    return (*used, *(ZERO,) * (4 - len(used)))


def about(serial: int) -> bytes:
    """Return a gift's serial as the subject of a case."""
    return serial.to_bytes(32, "big")


@dataclass
class Recorded:
    """A batch in the log with all its leaves: what is needed to show one of them."""

    abi: tuple[Any, ...]
    leaves: Sequence[merkle.Leaf]

    @property
    def number(self) -> int:
        """Return the batch's number."""
        return int(self.abi[0])

    def proof(self, index: int = 0) -> tuple[Any, merkle.Leaf, list[merkle.Node]]:
        """Return batch, leaf and path of one gift, as the contract takes them."""
        return self.abi, self.leaves[index], merkle.path(self.leaves, index)


@dataclass
class World:
    """A ledger, its people and the book kept beside it."""

    ledger: Any
    book: Book
    people: dict[str, str]
    keys: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def deploy(cls) -> Self:
        """Deploy a ledger whose five roles are held by five people."""
        people = {
            name: boa.env.generate_address(name)
            for name in (
                "administrator",
                "recorder",
                "requester",
                "approver",
                "auditor",
                "second",
                "stranger",
            )
        }
        key = keccak(text="payee's key")
        people["payee"] = Account.from_key(key).address
        ledger = ledger_source().deploy(people["administrator"], keccak(text="Charity"), "charity.example")
        world = cls(ledger, Book(boa.env.evm.patch.chain_id, ledger.address), people, {"payee": key})
        world.hear(ledger)
        for role, name in ((1, "recorder"), (2, "requester"), (3, "approver"), (3, "second"), (4, "auditor")):
            world.do("administrator", "grant_role", role, people[name])
        return world

    def copy(self) -> Self:
        """Return the same ledger with a book of its own, to go on with in an anchored environment."""
        return replace(self, book=deepcopy(self.book), people=dict(self.people))

    def __getattr__(self, name: str) -> str:
        """Return a person's address by name."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def do(self, who: str, function: str, *args: Any, value: int = 0) -> Any:
        """Call the ledger as a person; what it writes is replayed and compared."""
        sender = self.people.get(who, who)
        options = {"value": value} if value else {}
        result = getattr(self.ledger, function)(*args, sender=sender, **options)
        self.hear(self.ledger)
        return result

    def hear(self, contract: Any) -> list[Entry]:
        """Replay the entries of the last call to ``contract`` and compare the ledger with the book."""
        entries = [
            _entry(topics, data)
            for _, address, topics, data in contract._computation.get_raw_log_entries()
            if "0x" + address.hex() == str(self.ledger.address).lower() and topics[0] == ENTRY_TOPIC
        ]
        for entry in entries:
            self.book.add(entry)
            assert self.ledger.entry(entry.number) == entry.hash
        self.compare()
        return entries

    def compare(self) -> None:
        """Check that the contract says what a replay of its events says."""
        assert self.ledger.head() == self.book.head
        assert tuple(self.ledger.counts()) == self.book.counts
        assert self.ledger.administrators() == len(self.book.holders[0]) > 0
        for fund, figures in self.book.funds.items():
            assert tuple(self.ledger.axes(fund)) == figures.axes

    @property
    def last(self) -> Entry:
        """Return the newest entry."""
        return self.book.entries[-1]

    def fund(self, policy: Policy = Policy(), *, kind: int = CURRENCY, token: str = NOBODY) -> int:
        """Create a fund."""
        made = self.do("administrator", "create_fund", "General", kind, "CNY", 2, token, policy.abi)
        return int(made)

    def batch(self, *amounts: int, fund: int = 1) -> Recorded:
        """Record a batch of gifts with these amounts."""
        first = self.book.next_serial
        leaves = [
            merkle.Leaf(first + i, amount, keccak(text=f"donor {first + i}"))
            for i, amount in enumerate(amounts)
        ]
        top = merkle.root(leaves)
        self.do(
            "recorder", "record_batch", fund, top.hash, top.sum, len(leaves), first, keccak(text="manifest")
        )
        return self.recorded(leaves)

    def recorded(self, leaves: Sequence[merkle.Leaf], entry: Entry | None = None) -> Recorded:
        """Return the newest batch (or that of ``entry``) with its leaves."""
        entry = entry or next(e for e in reversed(self.book.entries) if e.kind == 5)
        return Recorded((*entry.fields, entry.number, entry.at, entry.actor), leaves)

    def case(self, **changes: Any) -> Case:
        """Return a valid case for the next request."""
        return Case(**{"payment": self.ledger.counts()[3] + 1, "requester": self.requester, **changes})

    def hash(self, case: Case) -> bytes:
        """Return the case hash that approvals name."""
        return keccak(encode(("uint256", "address", CASE), (*self.book.place, case.abi)))

    def request(self, policy: Policy = Policy(), **changes: Any) -> Case:
        """Request a payment."""
        case = self.case(**changes)
        self.do(case.requester, "request", case.abi, policy.abi)
        return case

    def approved(self, policy: Policy = Policy(), **changes: Any) -> Case:
        """Request a payment and approve it as often as two people can."""
        case = self.request(policy, **changes)
        for who in ("approver", "second"):
            if self.state(case) == REQUESTED:
                self.do(who, "approve", case.abi, policy.abi)
        return case

    def paid(self, policy: Policy = Policy(), **changes: Any) -> Case:
        """Request, approve and pay; no delay is waited for."""
        case = self.approved(policy, **changes)
        self.pay(case, policy)
        return case

    def pay(self, case: Case, policy: Policy = Policy()) -> None:
        """Pay an approved case."""
        self.do("recorder", "pay", case.abi, policy.abi, REFERENCE)

    def refund(self, case: Case, batch: Recorded, index: int = 0, policy: Policy = Policy()) -> None:
        """Give back a gift of a batch, as an approved case says."""
        self.do("recorder", "refund", case.abi, policy.abi, REFERENCE, *batch.proof(index))

    def bring_back(self, case: Case, amount: int, value: int = 0) -> None:
        """Record money of a payment that came back."""
        self.do("recorder", "record_return", case.abi, amount, REFERENCE, value=value)

    def state(self, case: Case) -> int:
        """Return the state the contract has of a case's payment."""
        return int(self.ledger.payment_state(case.payment)[0])


@contextmanager
def refused(world: World, reason: str | None) -> Iterator[None]:
    """Expect a revert with exactly this reason (None: without one) that leaves no trace in the log."""
    head = world.ledger.head()
    with boa.reverts(reason) if reason else boa.reverts():
        yield
    assert world.ledger.head() == head
    world.compare()


@cache
def compiled(path: Path) -> Any:
    """Return a compiled contract, ready to deploy."""
    # titanoboa 0.2.8 keeps compiled contracts on disk and overlooks some changes of imported modules (and without
    # any such cache it does not work): an empty one for every run.
    boa.interpret.set_cache_dir(_cache.name)
    boa.interpret.set_search_paths([str(SOURCES)])
    return boa.load_partial(str(path))


def ledger_source() -> Any:
    """Return the compiled ledger, ready to deploy."""
    return compiled(SOURCES / "Ledger.vy")


def mock(name: str, *args: Any) -> Any:
    """Deploy one of the contracts in `mocks`."""
    return compiled(MOCKS / f"{name}.vy").deploy(*args)


def wait(seconds: int) -> None:
    """Let time pass on the chain."""
    boa.env.evm.patch.timestamp += seconds


def _entry(topics: Sequence[int], data: bytes) -> Entry:
    actor, at, payload = decode(("address", "uint256", "bytes"), data)
    return Entry(number=topics[1], kind=topics[2], subject=topics[3], actor=actor, at=at, data=payload)
