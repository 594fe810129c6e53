"""What an audit asks of nodes: the whole log, the head with its proof, the contract's own figures, token balances.

Everything is asked as of one block, so that entries made meanwhile do not look like differences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner_chain.core import abi
from almoner_chain.core.entries import COIN, RawEntry, Role
from almoner_chain.core.errors import Unreachable
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import entry_slot, mapping_slot
from almoner_chain.core.proof import (
    ProofInvalid,
)
from almoner_chain.core.replay_compare import compare_axes, compare_entries
from almoner_chain.core.replay_state import Finding, LedgerState, Severity
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.client.rpc import Node

SLOTS_AT_ONCE = 500
VIEWS_AT_ONCE = 200
PROGRESS_EVERY = 500
_U48, _U64 = (1 << 48) - 1, (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ledger's head and counters as of one block; ``proved``: by that block's state, not by the node's word."""

    block: int
    block_hash: bytes
    head: bytes
    counts: tuple[int, ...]
    proved: bool
    findings: tuple[Finding, ...] = ()


def take_snapshot(reader: LedgerReader) -> Snapshot:
    """Take the ledger's head and counters with their proof; without one, the contract's word for them.

    ``reader`` is fixed to a block. Raises Unreachable.
    """
    from almoner_chain.client.archive import prove_head
    from almoner_chain.client.blocks import read_block
    from almoner_chain.client.rpc import NodeMisbehaved, NodeRefused

    block = read_block(reader.node, reader.block)
    try:
        head, counters = prove_head(reader)
        return Snapshot(block.number, block.hash, head, _unpack_counts(counters), True)
    except NodeRefused as problem:
        finding = Finding("head.not_proved", Severity.WARNING, 0, f"The head has no proof: {problem.message}")
    except (ProofInvalid, NodeMisbehaved) as problem:
        finding = Finding("head.not_proved", Severity.ERROR, 0, f"The head is not proved: {problem.message}")
    return Snapshot(block.number, block.hash, reader.head(), reader.counts(), False, (finding,))


def read_log(
    reader: LedgerReader, progress: Callable[[int, int], None]
) -> tuple[list[RawEntry], list[Finding]]:
    """Read every entry the node shows, as far as they follow each other; a break is a finding that names its entry."""
    from almoner_chain.client.ledger import LogBroken

    entries: list[RawEntry] = []
    total = reader.counts().entries
    try:
        for raw in reader.entries():
            entries.append(raw)
            if raw.number % PROGRESS_EVERY == 0:
                progress(raw.number, total)
    except LogBroken as broken:
        return entries, [Finding("log.broken", Severity.ERROR, broken.entry, broken.message)]
    progress(total, total)
    return entries, []


def _unpack_counts(word: int) -> tuple[int, int, int, int, int]:
    return (word & _U64, word >> 64 & _U64, word >> 128 & _U48, word >> 176 & _U48, word >> 224)


def first_difference(
    reader: LedgerReader, counts: Sequence[int], entries: Sequence[RawEntry]
) -> Finding | None:
    """Name the first entry that is not what the contract keeps under its number."""
    for first in range(0, len(entries), SLOTS_AT_ONCE):
        some = entries[first : first + SLOTS_AT_ONCE]
        found = compare_entries(some, _entry_slots(reader, [raw.number for raw in some]))
        if found:
            return found[0]
    if len(entries) < counts[0]:
        number = len(entries) + 1
        sentence = f"The node does not show entry {number}, which the contract keeps."
        return Finding("contract.entry", Severity.ERROR, number, sentence)
    return None


def _entry_slots(reader: LedgerReader, numbers: Sequence[int]) -> dict[int, bytes]:
    words = _slots(reader, [entry_slot(number) for number in numbers])
    return {number: word.to_bytes(32) for number, word in zip(numbers, words, strict=True)}


def _slots(reader: LedgerReader, slots: Sequence[bytes]) -> list[int]:
    """Return what the contract keeps in many storage slots."""
    from almoner_chain.client.blocks import tag_of
    from almoner_chain.client.wire import hex0x, number_of

    ledger, tag, words = hex0x(reader.ledger), tag_of(reader.block), []
    for first in range(0, len(slots), SLOTS_AT_ONCE):
        some = slots[first : first + SLOTS_AT_ONCE]
        words += reader.node.batch([("eth_getStorageAt", [ledger, hex0x(slot), tag]) for slot in some])
    return [number_of(word) for word in words]


def compare_contract(reader: LedgerReader, state: LedgerState) -> Iterator[Finding]:
    """Compare the contract's own figures with the replay: each fund's axes, each role, each payment's state."""
    funds = sorted(state.funds)
    axes = _views(reader, [("axes", fund) for fund in funds])
    yield from compare_axes(state, dict(zip(funds, axes, strict=True)))
    yield from _compare_roles(reader, state)
    yield from _compare_payments(reader, state)


def _compare_payments(reader: LedgerReader, state: LedgerState) -> Iterator[Finding]:
    """Compare the packed word the contract keeps of each payment: thousands of views would take a node minutes."""
    from almoner_chain.client.contract import artifact

    layout, numbers = artifact().storage_layout, sorted(state.payments)
    kept = _slots(reader, [mapping_slot(layout["payments"]["slot"], number) for number in numbers])
    returned = _slots(reader, [mapping_slot(layout["returned_of"]["slot"], number) for number in numbers])
    for number, word, back in zip(numbers, kept, returned, strict=True):
        record = state.payments[number]
        packed = (record.case.revision, record.ready_at, len(record.approvals), int(record.state))
        ours = int.from_bytes(record.case.requester)
        for value, shift in zip(packed, (216, 176, 168, 160), strict=True):
            ours |= value << shift
        if (word, back) != (ours, record.returned):
            sentence = (
                f"Payment {number}: the contract's state, approvals, time or returns are not the entries'."
            )
            yield Finding("contract.payment", Severity.ERROR, 0, sentence)


def _compare_roles(reader: LedgerReader, state: LedgerState) -> Iterator[Finding]:
    known = sorted({account for _, account in state.roles})
    asked = [(role, account) for role in Role for account in known]
    held = _views(reader, [("has_role", int(role), account) for role, account in asked])
    for (role, account), theirs in zip(asked, held, strict=True):
        if bool(theirs) != state.holds(role, account):
            what = "has" if theirs else "does not have"
            sentence = (
                f"By the contract 0x{account.hex()} {what} the role {role.name.lower()}, against the entries."
            )
            yield Finding("contract.role", Severity.ERROR, 0, sentence)
    administrators = reader.view("administrators")
    if administrators != state.administrators() or not administrators:
        sentence = (
            f"The contract counts {administrators} administrators, the entries {state.administrators()}."
        )
        yield Finding("contract.administrators", Severity.ERROR, 0, sentence)


def _views(reader: LedgerReader, calls: Sequence[Sequence[Any]]) -> list[Any]:
    answers: list[Any] = []
    for first in range(0, len(calls), VIEWS_AT_ONCE):
        answers += reader.views(calls[first : first + VIEWS_AT_ONCE])
    return answers


def compare_tokens(reader: LedgerReader, state: LedgerState) -> Iterator[Finding]:
    """Compare what the token funds should hold with the ledger's balance of each token."""
    owed: dict[bytes, int] = {}
    for fund in state.funds.values():
        if fund.created.unit_kind == UnitKind.TOKEN:
            owed[fund.created.token] = owed.get(fund.created.token, 0) + fund.available
    for token, amount in sorted(owed.items()):
        name = "the chain's coin" if token == COIN else f"the token 0x{token.hex()}"
        try:
            balance = _balance(reader, token)
        except Unreachable as problem:
            yield Finding(
                "token.unknown",
                Severity.WARNING,
                0,
                f"The balance of {name} cannot be read: {problem.message}",
            )
            continue
        if balance < amount:
            sentence = f"The ledger holds {balance} of {name}, but its funds have {amount} available."
            yield Finding("token.short", Severity.ERROR, 0, sentence)
        if balance > amount:
            sentence = f"The ledger holds {balance - amount} of {name} that belongs to no fund."
            yield Finding("token.surplus", Severity.NOTICE, 0, sentence)


def _balance(reader: LedgerReader, token: bytes) -> int:
    from almoner_chain.client.blocks import tag_of
    from almoner_chain.client.wire import hex0x, number_of

    tag = tag_of(reader.block)
    if token == COIN:
        return number_of(reader.node.call("eth_getBalance", [hex0x(reader.ledger), tag]))
    data = keccak(b"balanceOf(address)")[:4] + abi.write_words("a", (reader.ledger,))
    return number_of(reader.node.call("eth_call", [{"to": hex0x(token), "data": hex0x(data)}, tag]))


def compare_nodes(others: Sequence[Node], reader: LedgerReader, snapshot: Snapshot) -> Iterator[Finding]:
    """Ask further nodes for the same block and head; one that cannot answer is told, one that differs is an error."""
    from almoner_chain.client.blocks import read_block
    from almoner_chain.client.ledger import LedgerReader

    for node in others:
        other = LedgerReader(node, reader.chain_id, reader.ledger, block=reader.block)
        try:
            same = (
                read_block(node, snapshot.block).hash == snapshot.block_hash and other.head() == snapshot.head
            )
        except Unreachable as problem:
            yield Finding(
                "node.silent", Severity.WARNING, 0, f"A further node gave no answer: {problem.message}"
            )
            continue
        if not same:
            sentence = f"The node {node.name} has another block {snapshot.block} or another head."
            yield Finding("node.disagrees", Severity.ERROR, 0, sentence)
