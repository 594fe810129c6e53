"""What an audit asks of nodes: the whole log, the head with its proof, the contract's own figures, token balances.

Everything is asked as of one block, so that entries made meanwhile do not look like differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner_chain.core import abi
from almoner_chain.core.entries import COIN, RawEntry, Role
from almoner_chain.core.errors import AlmonerError
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import COUNTERS_SLOT, HEAD_SLOT, entry_slot
from almoner_chain.core.proof import (
    ProofInvalid,
    header_state_root,
    verify_account_proof,
    verify_storage_proof,
)
from almoner_chain.core.replay_compare import compare_axes, compare_entries
from almoner_chain.core.replay_state import Finding, LedgerState, Severity
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner_chain.client.ledger import LedgerReader

    from almoner_chain.client.rpc import Node

CALLS_AT_ONCE = 500
_U48, _U64 = (1 << 48) - 1, (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ledger's head and counters as of one block; ``proved``: by that block's state, not by the node's word."""

    block: int
    block_hash: bytes
    head: bytes
    counts: tuple[int, int, int, int, int]
    proved: bool
    findings: tuple[Finding, ...] = ()

    @property
    def tag(self) -> str:
        """The block as JSON-RPC names it."""
        return hex(self.block)


def take_snapshot(reader: LedgerReader) -> Snapshot:
    """Ask for the newest block and the ledger's head in it, with its proof; without one, the node's word.

    Raises Unreachable.
    """
    from almoner_chain.client.rpc import NodeRefused

    node = reader.node
    block = node.call("eth_getBlockByNumber", ["latest", False], result=dict[str, Any])
    number, block_hash = int(block["number"], 16), bytes.fromhex(block["hash"][2:])
    try:
        head, word = _proved_slots(reader, block, number)
    except (ProofInvalid, NodeRefused) as problem:
        severity = Severity.ERROR if isinstance(problem, ProofInvalid) else Severity.WARNING
        finding = Finding("head.not_proved", severity, 0, f"The head could not be proved: {problem.message}")
        head = call(reader, [("head", ())], number)[0]
        counts = tuple(call(reader, [("counts", ())], number)[0])
        return Snapshot(number, block_hash, head, counts, False, (finding,))  # type: ignore[arg-type]
    return Snapshot(number, block_hash, head, _unpack_counts(word), True)


def _proved_slots(reader: LedgerReader, block: Mapping[str, Any], number: int) -> tuple[bytes, int]:
    """Return head and packed counters from the block's own state. Raises ProofInvalid, NodeRefused."""
    slots = [slot.to_bytes(32) for slot in (HEAD_SLOT, COUNTERS_SLOT)]
    header = header_state_root(header_rlp(block))
    if header.block_hash.hex() != str(block["hash"])[2:] or header.number != number:
        raise ProofInvalid("the block header does not hash to the block's hash")
    ledger = "0x" + reader.ledger.hex()
    proof = reader.node.call(
        "eth_getProof", [ledger, ["0x" + slot.hex() for slot in slots], hex(number)], result=dict[str, Any]
    )
    account = verify_account_proof(header.state_root, reader.ledger, _nodes(proof["accountProof"]))
    if account is None:
        raise ProofInvalid("the block has no ledger at this address")
    head, counters = (
        verify_storage_proof(account.storage_root, slot, _nodes(each["proof"]))
        for slot, each in zip(slots, proof["storageProof"], strict=True)
    )
    return head.to_bytes(32), counters


def _nodes(texts: Iterable[str]) -> list[bytes]:
    return [bytes.fromhex(text[2:]) for text in texts]


def _unpack_counts(word: int) -> tuple[int, int, int, int, int]:
    return (word & _U64, word >> 64 & _U64, word >> 128 & _U48, word >> 176 & _U48, word >> 224)


def first_difference(reader: LedgerReader, snapshot: Snapshot, entries: Sequence[RawEntry]) -> Finding | None:
    """Name the first entry that is not what the contract keeps under its number, or that the node left out."""
    given: dict[int, RawEntry] = {}
    for raw in entries:
        given.setdefault(raw.number, raw)
    for first in range(1, snapshot.counts[0] + 1, CALLS_AT_ONCE):
        numbers = range(first, min(first + CALLS_AT_ONCE, snapshot.counts[0] + 1))
        kept = _entry_slots(reader, numbers, snapshot.tag)
        missing = next((number for number in numbers if number not in given), None)
        upto = missing if missing is not None else numbers.stop
        found = compare_entries((given[number] for number in range(first, upto)), kept)
        if found:
            return found[0]
        if missing is not None:
            sentence = f"The node left out entry {missing}, which the contract keeps."
            return Finding("contract.entry", Severity.ERROR, missing, sentence)
    beyond = min((number for number in given if number > snapshot.counts[0]), default=0)
    if beyond:
        return Finding("contract.entry", Severity.ERROR, beyond, f"The contract has no entry {beyond}.")
    return None


def _entry_slots(reader: LedgerReader, numbers: Iterable[int], tag: str) -> dict[int, bytes]:
    wanted = list(numbers)
    ledger = "0x" + reader.ledger.hex()
    words = reader.node.batch(
        [("eth_getStorageAt", [ledger, "0x" + entry_slot(number).hex(), tag]) for number in wanted]
    )
    return {number: int(word, 16).to_bytes(32) for number, word in zip(wanted, words, strict=True)}


def compare_contract(reader: LedgerReader, snapshot: Snapshot, state: LedgerState) -> Iterator[Finding]:
    """Compare the contract's own figures with the replay: each fund's axes, each role, each payment's state."""
    funds, block = sorted(state.funds), snapshot.block
    axes = call(reader, [("axes", (fund,)) for fund in funds], block)
    yield from compare_axes(state, dict(zip(funds, axes, strict=True)))
    yield from _compare_roles(reader, state, block)
    payments = sorted(state.payments)
    states = call(reader, [("payment_state", (payment,)) for payment in payments], block)
    for number, theirs in zip(payments, states, strict=True):
        record = state.payments[number]
        ours = (int(record.state), len(record.approvals), record.ready_at, record.returned)
        if tuple(theirs) != ours:
            sentence = (
                f"Payment {number}: the contract's state, approvals, time or returns are not the entries'."
            )
            yield Finding("contract.payment", Severity.ERROR, record.requested[-1].entry, sentence)


def _compare_roles(reader: LedgerReader, state: LedgerState, block: int) -> Iterator[Finding]:
    known = sorted({account for _, account in state.roles})
    asked = [(role, account) for role in Role for account in known]
    held = call(reader, [("has_role", (int(role), account)) for role, account in asked], block)
    for (role, account), theirs in zip(asked, held, strict=True):
        if bool(theirs) != state.holds(role, account):
            what = "has" if theirs else "does not have"
            sentence = (
                f"By the contract 0x{account.hex()} {what} the role {role.name.lower()}, against the entries."
            )
            yield Finding("contract.role", Severity.ERROR, 0, sentence)
    (administrators,) = call(reader, [("administrators", ())], block)
    if administrators != state.administrators() or not administrators:
        sentence = (
            f"The contract counts {administrators} administrators, the entries {state.administrators()}."
        )
        yield Finding("contract.administrators", Severity.ERROR, 0, sentence)


def compare_tokens(reader: LedgerReader, snapshot: Snapshot, state: LedgerState) -> Iterator[Finding]:
    """Compare what the token funds should hold with the ledger's balance of each token."""
    owed: dict[bytes, int] = {}
    for fund in state.funds.values():
        if fund.created.unit_kind == UnitKind.TOKEN:
            owed[fund.created.token] = owed.get(fund.created.token, 0) + fund.available
    for token, amount in sorted(owed.items()):
        name = "the chain's coin" if token == COIN else f"the token 0x{token.hex()}"
        try:
            balance = _balance(reader, token, snapshot.tag)
        except (AlmonerError, ValueError) as problem:
            yield Finding(
                "token.unknown", Severity.WARNING, 0, f"The balance of {name} cannot be read: {problem}"
            )
            continue
        if balance < amount:
            sentence = f"The ledger holds {balance} of {name}, but its funds have {amount} available."
            yield Finding("token.short", Severity.ERROR, 0, sentence)
        if balance > amount:
            sentence = f"The ledger holds {balance - amount} of {name} that belongs to no fund."
            yield Finding("token.surplus", Severity.NOTICE, 0, sentence)


def _balance(reader: LedgerReader, token: bytes, tag: str) -> int:
    ledger = "0x" + reader.ledger.hex()
    if token == COIN:
        return int(reader.node.call("eth_getBalance", [ledger, tag], result=str), 16)
    data = keccak(b"balanceOf(address)")[:4] + abi.write_words("a", (reader.ledger,))
    asked = {"to": "0x" + token.hex(), "data": "0x" + data.hex()}
    return int(reader.node.call("eth_call", [asked, tag], result=str), 16)


def compare_nodes(others: Sequence[Node], reader: LedgerReader, snapshot: Snapshot) -> Iterator[Finding]:
    """Ask further nodes for the same block and head; one that cannot answer is told, one that differs is an error."""
    from almoner_chain.client.contract import decode_result, encode_call

    asked = {"to": "0x" + reader.ledger.hex(), "data": "0x" + encode_call("head").hex()}
    for node in others:
        try:
            block = node.call("eth_getBlockByNumber", [snapshot.tag, False], result=dict[str, Any])
            answer = node.call("eth_call", [asked, snapshot.tag], result=str)
            same = block["hash"] == "0x" + snapshot.block_hash.hex()
            same = same and decode_result("head", bytes.fromhex(answer[2:])) == snapshot.head
        except (AlmonerError, ValueError, KeyError, TypeError) as problem:
            yield Finding(
                "node.silent", Severity.WARNING, 0, f"The node {node.name} gave no answer: {problem}"
            )
            continue
        if not same:
            sentence = f"The node {node.name} has another block {snapshot.block} or another head."
            yield Finding("node.disagrees", Severity.ERROR, 0, sentence)


def call(reader: LedgerReader, calls: Sequence[tuple[str, tuple[Any, ...]]], block: int) -> list[Any]:
    """Call views of the contract as of a block, many in one exchange."""
    from almoner_chain.client.contract import decode_result, encode_call

    ledger, answers = "0x" + reader.ledger.hex(), []
    for first in range(0, len(calls), CALLS_AT_ONCE):
        some = calls[first : first + CALLS_AT_ONCE]
        asked = [
            ("eth_call", [{"to": ledger, "data": "0x" + encode_call(name, *words).hex()}, hex(block)])
            for name, words in some
        ]
        texts = reader.node.batch(asked)
        answers += [
            decode_result(name, bytes.fromhex(text[2:])) for (name, _), text in zip(some, texts, strict=True)
        ]
    return answers
