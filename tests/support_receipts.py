"""A small charity with fixed keys: batches, receipts of every stage, and what honest nodes say of them.

Everything is derived from the names given, so two runs make the same bytes. Used by the tests of receipts and
verification and by the generator of the shared vectors.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import rlp
from trie import HexaryTrie

from almoner_chain.core import entries
from almoner_chain.core.commitment import Closed, FieldId, OpenAll, PrivateFields, open_some
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import RolePeriod, entry_slot, void_slot
from almoner_chain.core.merkle_sum import MerkleSumTree, manifest_bytes
from almoner_chain.core.proof import listed
from almoner_chain.core.receipt import (
    Archive,
    BatchRecord,
    Receipt,
    Recorded,
    batch_entry,
    promise,
)
from almoner_chain.core.signing import SigningKey
from almoner_chain.core.units import Unit
from almoner_chain.core.verify import Contract, FinalBlock, NodeAnswer, Question, VerifyPolicy

CHAIN_ID = 3_141_592_653
LEDGER = bytes.fromhex("a11ce0000000000000000000000000000000a11c")
ISSUED, DUE, TODAY = date(2026, 1, 28), date(2026, 2, 27), date(2026, 2, 10)
RECORDED_AT = 1_769_650_000  # 2026-01-29
GRANTED_AT = 1_767_261_600  # 2026-01-01
FINAL = FinalBlock(100_050, keccak(b"final block"), 1_769_700_000)
YUAN = Unit.currency("CNY")
FIELDS = PrivateFields(
    donor="武汉市江汉区杨女士",
    date=date(2026, 1, 27),
    method="bank",
    reference="转账 0042",
    note="用于采购口罩",
)
FUND, ENTRY, BLOCK, FIRST_SERIAL, START, BATCH = 3, 1_000, 100_000, 1_000_001, 5_000_000_000, 41


def key(name: str) -> SigningKey:
    """A private key that belongs to a name."""
    return SigningKey(keccak(b"key of " + name.encode()))


RECORDER = key("recorder")


def seed(name: str) -> bytes:
    """A gift's seed that belongs to a name."""
    return keccak(b"seed of " + name.encode())[:16]


def promised(*, signer: SigningKey = RECORDER, due: date | None = DUE, **changes: Any) -> Receipt:
    """The receipt handed over on the spot, every field open."""
    values: dict[str, Any] = {
        "chain_id": CHAIN_ID,
        "ledger": LEDGER,
        "fund": FUND,
        "amount": 10_000_050,
        "issued": ISSUED,
        "disclosure": OpenAll(seed("gift"), FIELDS),
        **changes,
    }
    return promise(signer, due=due, **values)


def gifts_around(receipt: Receipt, index: int, count: int) -> list[tuple[int, bytes]]:
    """A batch's gifts with this receipt's gift in its place."""
    gifts = [(10_000_000 + 7 * n, keccak(b"gift %d" % n)) for n in range(count)]
    gifts[index] = (receipt.amount, receipt.commitment)
    return gifts


def recorded(count: int = 256, index: int = 0, *, receipt: Receipt | None = None, **changes: Any) -> Receipt:
    """The receipt with its place in a batch of ``count`` gifts."""
    gift = receipt or promised(due=None)
    tree = MerkleSumTree(FIRST_SERIAL, gifts_around(gift, index, count))
    place = {
        "entry": ENTRY,
        "block": BLOCK,
        "serial": FIRST_SERIAL + index,
        "index": index,
        "count": count,
        "path": tree.path(index),
        **changes,
    }
    return dataclasses.replace(gift, recorded=Recorded(**place))


def closed(receipt: Receipt) -> Receipt:
    """The same receipt with no field open."""
    return dataclasses.replace(receipt, disclosure=Closed(receipt.commitment))


def opened(receipt: Receipt, *fields: FieldId) -> Receipt:
    """The same receipt with only these fields open."""
    return dataclasses.replace(receipt, disclosure=open_some(seed("gift"), FIELDS, fields))


def record_of(receipt: Receipt, **changes: Any) -> BatchRecord:
    """The rest of the batch's entry on the ledger."""
    assert receipt.recorded is not None
    place = receipt.recorded
    manifest = keccak(manifest_bytes(FIRST_SERIAL, gifts_around(receipt, place.index, place.count)))
    return BatchRecord(
        **{
            "at": RECORDED_AT,
            "actor": RECORDER.address,
            "batch": BATCH,
            "start": START,
            "manifest": manifest,
            **changes,
        }
    )


def event_of(receipt: Receipt, **changes: Any) -> entries.RawEntry:
    """The batch's entry as an honest node shows it; ``changes`` are fields of the batch."""
    empty = Archive(record_of(receipt), b"", (), (), ())
    raw = batch_entry(dataclasses.replace(receipt, archive=empty))
    batch = entries.Batch.decode(raw.data)
    return raw._replace(data=dataclasses.replace(batch, **changes).encode(), block=BLOCK)


# --- state


@dataclass(frozen=True)
class State:
    """A world state with one ledger in it: the ledger's slots, and strangers to make the tries deep."""

    slots: HexaryTrie
    accounts: HexaryTrie

    @property
    def root(self) -> bytes:
        """The state root."""
        return bytes(self.accounts.root_hash)


def state_with(slots: dict[bytes, int], *, ledger: bytes = LEDGER, strangers: int = 40) -> State:
    """The state in which the ledger's slots have these numbers."""
    storage, accounts = HexaryTrie({}), HexaryTrie({})
    for n in range(strangers):
        slots = {**slots, keccak(b"slot %d" % n): n + 1}
        accounts[keccak(keccak(b"account %d" % n)[12:])] = rlp.encode([n, n, bytes(32), bytes(32)])
    for slot, number in slots.items():
        storage[keccak(slot)] = rlp.encode(number)
    accounts[keccak(ledger)] = rlp.encode([1, 0, storage.root_hash, keccak(b"ledger code")])
    return State(storage, accounts)


def prove(trie: HexaryTrie, key_bytes: bytes) -> tuple[bytes, ...]:
    """The proof of one key as EIP-1186 has it."""
    return listed([rlp.encode(node) for node in trie.get_proof(keccak(key_bytes))])


def header_over(state_root: bytes, *, number: int = FINAL.number, timestamp: int = FINAL.timestamp) -> bytes:
    """A block header of the usual shape."""
    blank, coinbase, bloom = keccak(b"blank"), bytes(20), bytes(256)
    fields: Sequence[Any] = [
        *(blank, blank, coinbase, state_root, blank, blank, bloom),
        *(0, number, 30_000_000, 21_000, timestamp, b"almoner", blank, bytes(8), 0),
    ]
    return bytes(rlp.encode(fields))


def archived(receipt: Receipt, *, void: int = 0, timestamp: int = FINAL.timestamp, **record: Any) -> Receipt:
    """The receipt with its proof out of a state that has its batch; ``void`` is the word in ``voids``."""
    assert receipt.recorded is not None
    entry_at, void_at = entry_slot(receipt.recorded.entry), void_slot(receipt.recorded.serial)
    plain = Archive(record_of(receipt, **record), b"", (), (), ())
    raw = batch_entry(dataclasses.replace(receipt, archive=plain))
    slots = {entry_at: int.from_bytes(entries.entry_hash(raw), "big")}
    state = state_with({**slots, void_at: void} if void else slots)
    archive = Archive(
        plain.record,
        header_over(state.root, timestamp=timestamp),
        prove(state.accounts, receipt.ledger),
        prove(state.slots, entry_at),
        prove(state.slots, void_at),
    )
    return dataclasses.replace(receipt, archive=archive)


# --- nodes


def answer(receipt: Receipt, node: str = "node-1", **changes: Any) -> NodeAnswer:
    """What an honest node says of this receipt, with ``changes``."""
    event = event_of(receipt) if receipt.recorded else None
    values: dict[str, Any] = {
        "node": node,
        "chain_id": CHAIN_ID,
        "contract": Contract.ALMONER,
        "final_block": FINAL,
        "entry_hash": entries.entry_hash(event) if event else None,
        "event": event,
        "signer_period": RolePeriod(GRANTED_AT, 0),
        "fund_name": "Flood relief",
        "unit_kind": 0,
        "unit_code": "CNY",
        "unit_decimals": 2,
        "domain": "charity.example",
        **changes,
    }
    return NodeAnswer(**values)


def answer_with_batch(receipt: Receipt, node: str = "node-1", **batch: Any) -> NodeAnswer:
    """What a node says whose ledger has another batch under this number."""
    event = event_of(receipt, **batch)
    return answer(receipt, node, event=event, entry_hash=entries.entry_hash(event))


def dead(node: str = "node-9") -> NodeAnswer:
    """What comes of a node that is down."""
    return NodeAnswer(node, problem="no answer within 10 seconds")


@dataclass
class FixedChain:
    """A chain port that has its answers ready and remembers what it was asked."""

    answers: Sequence[NodeAnswer]
    asked: list[Question] = dataclasses.field(default_factory=list)

    def ask(self, q: Question) -> Sequence[NodeAnswer]:
        """Return the answers."""
        self.asked.append(q)
        return self.answers


def policy(**changes: Any) -> VerifyPolicy:
    """A policy of one node, on the day of the tests."""
    return VerifyPolicy(**{"needed": 1, "today": TODAY, **changes})
