"""A charity's ledger on a real node: deployed, staffed, with one fund, ready for anybody's calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from almoner_chain.client.contract import deploy_data, encode_call
from almoner_chain.client.ledger import LedgerReader
from almoner_chain.client.rpc import Node
from almoner_chain.client.send import Call, Mined, Transactor
from almoner_chain.core.entries import Case, FundPolicy, Role, case_hash
from almoner_chain.core.hashing import ZERO20, keccak
from almoner_chain.core.merkle_sum import MerkleSumTree, PathNode, manifest_bytes
from almoner_chain.core.replay import replay
from almoner_chain.core.replay_state import BatchState, LedgerState
from almoner_chain.core.signing import SigningKey
from support_anvil import KEYS
from support_outbox import MemoryOutbox

GWEI = 10**9
NAMES = ("admin", "recorder", "requester", "approver", "auditor")
ROLES = {
    "recorder": Role.RECORDER,
    "requester": Role.REQUESTER,
    "approver": Role.APPROVER,
    "auditor": Role.AUDITOR,
}
POLICY = FundPolicy()
REFERENCE = keccak(b"reference")


@dataclass
class Charity:
    """Five people, each with a key and an outbox of their own, around one ledger."""

    node: Node
    node_address: str
    chain_id: int
    ledger: bytes = ZERO20
    keys: dict[str, SigningKey] = field(
        default_factory=lambda: {name: SigningKey(key) for name, key in zip(NAMES, KEYS, strict=True)}
    )
    outboxes: dict[str, MemoryOutbox] = field(
        default_factory=lambda: {name: MemoryOutbox() for name in NAMES}
    )

    @classmethod
    def deploy(cls, url: str, *, funds: int = 1) -> Charity:
        """Deploy a ledger, give everybody their role, make funds."""
        node = Node(url)
        charity = cls(node, url, int(node.call("eth_chainId"), 16))
        data = deploy_data(charity.keys["admin"].address, keccak(b"Test charity"), "charity.example")
        (mined,) = charity.transactor("admin").send([Call(None, data)], purpose="deploy")
        assert mined.created is not None
        charity.ledger = mined.created
        grants = [("grant_role", int(role), charity.keys[name].address) for name, role in ROLES.items()]
        charity.do("admin", *grants)
        fund = ("create_fund", "Relief", 0, "CNY", 2, ZERO20, POLICY)
        charity.do("admin", *[fund] * funds)
        return charity

    @property
    def reader(self) -> LedgerReader:
        """The ledger, read through the node."""
        return LedgerReader(self.node, self.chain_id, self.ledger)

    def transactor(self, name: str, **settings: Any) -> Transactor:
        """Return what sends as this person."""
        settings = {"max_fee_wei": 100 * GWEI, "wait": 30.0, **settings}
        return Transactor(self.node, self.chain_id, self.keys[name], self.outboxes[name], **settings)

    def call(self, name: str, *arguments: Any) -> Call:
        """Return a call of the ledger."""
        return Call(self.ledger, encode_call(name, *arguments))

    def do(self, who: str, *calls: Sequence[Any]) -> list[Mined]:
        """Send calls, each ``(function, *arguments)``."""
        return self.transactor(who).send([self.call(*call) for call in calls])

    def state(self) -> LedgerState:
        """Replay what the node shows."""
        return replay(self.chain_id, self.ledger, self.reader.entries())

    def next_case(self, amount: int, **changes: Any) -> Case:
        """Return what the next request would ask for."""
        number = self.reader.counts().payments + 1
        fields = {"fund": 1, "category": 0, "payee_id": keccak(b"payee"), **changes}
        return Case(number, 1, amount=amount, requester=self.keys["requester"].address, **fields)

    def hash_of(self, case: Case) -> bytes:
        """Return what an approval of the case names."""
        return case_hash(self.chain_id, self.ledger, case)

    def approve(self, case: Case) -> Case:
        """Request and approve."""
        self.do("requester", ("request", case, POLICY))
        self.do("approver", ("approve", case, POLICY))
        return case

    def pay(self, amount: int, **changes: Any) -> Case:
        """Request, approve and pay."""
        case = self.approve(self.next_case(amount, **changes))
        self.do("recorder", ("pay", case, POLICY, REFERENCE))
        return case


@dataclass
class Gifts:
    """A batch with all its leaves."""

    first_serial: int
    gifts: list[tuple[int, bytes]]

    @classmethod
    def of(cls, first_serial: int, *amounts: int) -> Gifts:
        """Return gifts of these amounts."""
        return cls(first_serial, [(a, keccak(f"{first_serial + i}".encode())) for i, a in enumerate(amounts)])

    @property
    def tree(self) -> MerkleSumTree:
        """The tree over them."""
        return MerkleSumTree(self.first_serial, self.gifts)

    @property
    def manifest(self) -> bytes:
        """Their list."""
        return manifest_bytes(self.first_serial, self.gifts)

    def record(self, fund: int = 1) -> tuple[Any, ...]:
        """Return the call that records them."""
        tree = self.tree
        return (
            "record_batch",
            fund,
            tree.root,
            tree.total,
            tree.count,
            self.first_serial,
            keccak(self.manifest),
        )

    def proof(
        self, state: LedgerState, index: int
    ) -> tuple[BatchState, tuple[int, int, bytes], list[PathNode]]:
        """Return batch, leaf and path of one gift, as the contract takes them."""
        batch = state.batch_of_serial(self.first_serial)
        assert batch is not None
        amount, commitment = self.gifts[index]
        return batch, (self.first_serial + index, amount, commitment), list(self.tree.path(index))
