"""Read one ledger through one node: its views, and its log without gaps.

Nothing a node says of the log is believed for its own sake: entries must come numbered without a gap, and a single
entry must hash to what the contract keeps of it. Must not know receipts or write anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from copy import copy
from typing import Any

from almoner_chain.client.blocks import Block, Tag, final_tag, read_block, tag_of
from almoner_chain.client.contract import ENTRY_TOPIC, Axes, Counts, artifact, decode_result, encode_call
from almoner_chain.client.http import AnswerTooLong, NodeMisbehaved, NodeUnreachable
from almoner_chain.client.logs import Log, LogInvalid, entries_of
from almoner_chain.client.rpc import Node, NodeRefused
from almoner_chain.client.wire import bytes_of, hex0x, number_of, word
from almoner_chain.core.abi import AbiInvalid
from almoner_chain.core.entries import Kind, RawEntry, Role, entry_hash
from almoner_chain.core.errors import Unreachable
from almoner_chain.core.hashing import ZERO32
from almoner_chain.core.layout import RolePeriod, VoidRecord

FIRST_CHUNK = 10_000
"""Blocks asked for at once to begin with: what most public nodes allow."""
MANY_ENTRIES = 5_000
"""A chunk with more entries than this is not made larger."""
PATIENCE = 2
"""How often a node may give no answer before it counts as gone, and not as asked for too much."""


class WrongLedger(Unreachable):
    """Not the ledger we know: another chain, another genesis, or another contract at its address."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message, code=code, hint="Check the node's address and the ledger's.")


class LogBroken(NodeMisbehaved):
    """The node's log is not whole: ``entry`` is the first that is missing, repeated or not the ledger's."""

    def __init__(self, message: str, entry: int) -> None:
        super().__init__(message)
        self.entry = entry


class LedgerReader:
    """One ledger as of ``block`` (a number or tag). ``start_block`` is where its log begins, or before. Thread-safe.

    `final` and `newest` give a reader fixed to one block, so that many answers belong together.
    """

    def __init__(
        self, node: Node, chain_id: int, ledger: bytes, *, block: Tag = "latest", start_block: int = 0
    ) -> None:
        self.node = node
        self.chain_id = chain_id
        self.ledger = ledger
        self.block = block
        self._start_block = start_block

    def pin(self, genesis: bytes | None = None) -> None:
        """Check that the node has our chain (id, and hash of block 0 if given) and our contract on it.

        Raises `WrongLedger`.
        """
        calls: list[tuple[str, list[Any]]] = [("eth_chainId", []), ("eth_getBlockByNumber", ["0x0", False])]
        chain_id, first = self.node.batch(calls)
        if number_of(chain_id) != self.chain_id:
            found = number_of(chain_id)
            raise WrongLedger(
                f"{self.node.name} is on chain {found}, not {self.chain_id}.", "ledger.other_chain"
            )
        if genesis is not None and (
            not isinstance(first, dict) or bytes_of(first.get("hash"), 32) != genesis
        ):
            raise WrongLedger(
                f"{self.node.name} has another chain under our chain's id.", "ledger.other_genesis"
            )
        code = self.code()
        if not code:
            raise WrongLedger(f"{self.node.name} has no contract at {hex0x(self.ledger)}.", "ledger.none")
        if not artifact().recognises(code):
            raise WrongLedger(
                f"The contract at {hex0x(self.ledger)} is not a ledger of ours.", "ledger.foreign"
            )

    def at(self, block: Tag) -> LedgerReader:
        """Return the same ledger as of another block."""
        other = copy(self)
        other.block = block
        return other

    def final(self) -> LedgerReader:
        """Return a reader fixed to the newest final block (on this computer: the newest)."""
        return self.at(read_block(self.node, final_tag(self.node)).number)

    def newest(self) -> LedgerReader:
        """Return a reader fixed to the newest block."""
        return self.at(self.block_now().number)

    def block_now(self) -> Block:
        """Return the block that the reader's tag means now."""
        return read_block(self.node, self.block)

    def code(self) -> bytes:
        """Return the code at the ledger's address."""
        return bytes_of(self.node.call("eth_getCode", [hex0x(self.ledger), tag_of(self.block)]))

    # -- views ---------------------------------------------------------------------------------------------------

    def view(self, name: str, *arguments: Any) -> Any:
        """Call a view: one value, or a tuple. Raises `NodeRefused` where the contract reverts."""
        return self.views([(name, *arguments)])[0]

    def views(self, calls: Sequence[Sequence[Any]]) -> list[Any]:
        """Call many views, each ``(name, *arguments)``, in one exchange."""
        requests = [
            (
                "eth_call",
                [{"to": hex0x(self.ledger), "data": hex0x(encode_call(*call))}, tag_of(self.block)],
            )
            for call in calls
        ]
        answers = self.node.batch(requests)
        return [self._decoded(call[0], answer) for call, answer in zip(calls, answers, strict=True)]

    def head(self) -> bytes:
        """Return the running hash over all entries."""
        return self.view("head")  # type: ignore[no-any-return]

    def counts(self) -> Counts:
        """Return the counters."""
        return Counts(*self.view("counts"))

    def entry(self, number: int) -> bytes:
        """Return the hash the contract keeps of an entry; zero if there is none."""
        return self.view("entry", number)  # type: ignore[no-any-return]

    def entry_hashes(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """Return the hashes the contract keeps of many entries."""
        found = self.views([("entry", number) for number in numbers])
        return dict(zip(numbers, found, strict=True))

    def axes(self, fund: int) -> Axes:
        """Return a fund's figures in minor units."""
        return Axes(*self.view("axes", fund))

    def has_role(self, role: Role, account: bytes) -> bool:
        """Say whether the account holds the role."""
        return self.view("has_role", int(role), account)  # type: ignore[no-any-return]

    def role_period(self, role: Role, account: bytes) -> RolePeriod:
        """Return since when the account has held the role, and until when."""
        return RolePeriod(*self.view("role_period", int(role), account))

    def void_of(self, serial: int) -> VoidRecord | None:
        """Return why a receipt does not stand, or None if it does."""
        found = VoidRecord(*self.view("void_of", serial))
        return found if found.reason else None

    # -- the log -------------------------------------------------------------------------------------------------

    def entries(
        self, first: int = 1, last: int | None = None, *, from_block: int | None = None
    ) -> Iterator[RawEntry]:
        """Yield the entries from ``first`` to ``last`` (or all there are), each number once and in order.

        ``from_block`` is a block at or before that of ``first``, where it is known. The next stretch of blocks is
        fetched while the caller works on this one. Raises `LogBroken` naming the first entry that is not there.
        """
        fixed = self if isinstance(self.block, int) else self.newest()
        there = fixed.counts().entries
        last = there if last is None else min(last, there)
        expected = first
        if first > last:
            return
        for chunk in fixed._chunks(from_block, [word(int.from_bytes(ENTRY_TOPIC, "big"))]):
            for raw in chunk:
                if raw.number < first:
                    continue
                if raw.number != expected:
                    raise LogBroken(self._broken(raw.number, expected), expected)
                yield raw
                expected += 1
                if raw.number == last:
                    return
        raise LogBroken(self._broken(None, expected), expected)

    def entries_of(self, kind: Kind) -> list[RawEntry]:
        """Return all entries of one kind that the node shows; whether any are missing only `entries` can tell."""
        topics = [hex0x(ENTRY_TOPIC), None, word(int(kind))]
        return [raw for chunk in self.newest()._chunks(None, topics) for raw in chunk if raw.kind == kind]

    def raw_entry(self, number: int, *, block_hint: int = 0) -> RawEntry | None:
        """Return one entry, checked against the hash the contract keeps; None if the ledger has none such.

        Raises `LogBroken` where the contract has it and the node does not show it.
        """
        fixed = self if isinstance(self.block, int) else self.newest()
        kept = fixed.entry(number)
        if kept == ZERO32:
            return None
        raw = fixed._find(number, block_hint)
        if raw is None or raw.number != number or _hash_or_zero(raw) != kept:
            raise LogBroken(f"{self.node.name} does not show entry {number} as the ledger keeps it.", number)
        return raw

    def _find(self, number: int, block_hint: int) -> RawEntry | None:
        topics = [hex0x(ENTRY_TOPIC), word(number)]
        found: list[RawEntry] = []
        if block_hint:
            # A hint may be anything, such as a block that the node does not have.
            with suppress(NodeRefused):
                found = self.logs(block_hint, block_hint, topics)
        if found:
            return found[0]
        return next((raw for chunk in self._chunks(None, topics) for raw in chunk), None)

    def _chunks(self, from_block: int | None, topics: Sequence[str | None]) -> Iterator[list[RawEntry]]:
        """Yield what each stretch of blocks has, as large as the node allows, one stretch ahead of the caller."""
        begin = self._start_block if from_block is None else from_block
        end = self.block_now().number
        size, most, unanswered = FIRST_CHUNK, 1 << 62, 0
        with ThreadPoolExecutor(1, thread_name_prefix="entries") as pool:
            ahead = pool.submit(self.logs, begin, min(begin + size - 1, end), topics)
            while True:
                upto = min(begin + size - 1, end)
                try:
                    found = ahead.result()
                except (NodeRefused, NodeUnreachable, AnswerTooLong) as problem:
                    unanswered += isinstance(problem, NodeUnreachable)
                    if upto == begin or unanswered > PATIENCE:
                        raise
                    # Too many blocks or entries for this node: ask for fewer, and not for more later.
                    size = most = max(1, (upto - begin + 1) // 2)
                    ahead = pool.submit(self.logs, begin, begin + size - 1, topics)
                    continue
                begin = upto + 1
                if len(found) < MANY_ENTRIES:
                    size = min(2 * size, most)
                if begin <= end:
                    ahead = pool.submit(self.logs, begin, min(begin + size - 1, end), topics)
                yield found
                if begin > end:
                    return

    def logs(self, first: int, last: int, topics: Sequence[str | None]) -> list[RawEntry]:
        """Return the entries in the blocks from ``first`` to ``last`` that match, as the node sends them."""
        asked = {
            "address": hex0x(self.ledger),
            "fromBlock": hex(first),
            "toBlock": hex(last),
            "topics": topics,
        }
        logs = self.node.call("eth_getLogs", [asked], result=list[Log])
        try:
            return entries_of(logs, self.ledger)
        except LogInvalid as problem:
            raise NodeMisbehaved(f"{self.node.name} sends {problem} as an entry.") from None

    def _decoded(self, name: str, answer: Any) -> Any:
        try:
            return decode_result(name, bytes_of(answer))
        except AbiInvalid:
            raise NodeMisbehaved(f"{self.node.name} does not answer {name} as a ledger does.") from None

    def _broken(self, found: int | None, expected: int) -> str:
        if found is None:
            return f"{self.node.name} does not show entry {expected}, which the ledger has."
        return f"{self.node.name} shows entry {found} where entry {expected} belongs."


def _hash_or_zero(raw: RawEntry) -> bytes:
    try:
        return entry_hash(raw)
    except AbiInvalid:
        return ZERO32
