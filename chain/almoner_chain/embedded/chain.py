"""The chain: the head, blocks made at once when transactions arrive, and calls at any block.

Knows neither HTTP nor JSON. Writers wait for each other; readers never wait, for they work on finished blocks only.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from almoner_chain.core.hashing import keccak
from almoner_chain.embedded.header import EMPTY_TRIE, Header, SealedBlock, genesis
from almoner_chain.embedded.refusals import NonceTooHigh, RpcRefusal
from almoner_chain.embedded.state import State
from almoner_chain.embedded.store import LedgerDamaged, Store

if TYPE_CHECKING:
    from eth.abc import SignedTransactionAPI

    from almoner_chain.embedded.evm import BlockBuilder, Call, CallResult, Trial

GAS_LIMIT = 400_000_000
GAS_TARGET = GAS_LIMIT // 2
"""Blocks are filled to half the limit: one unit more and EIP-1559 would raise the base fee from 0, for ever."""

SECONDS_FOR_EARLIER_NONCE = 2.0
"""How long a transaction waits for its account's earlier one, sent at the same time on another connection."""

Outcome = bytes | RpcRefusal


class Chain:
    """One chain in one file. ``send`` returns when the transactions are mined and durable."""

    def __init__(
        self,
        path: Path,
        *,
        balances: Mapping[bytes, int] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the chain in ``path`` or make it; ``balances`` (wei) counts only for a new one, for tests."""
        self._clock = clock
        self.store = Store(path)
        try:
            if self.store.is_new:
                block = genesis(timestamp=int(clock()), gas_limit=GAS_LIMIT, balances=balances or {})
                self.store.create((1 << 31) + secrets.randbelow(1 << 31), block)
            self.chain_id = self.store.chain_id()
            self._head = self.store.head()
            if self._head.state_root != EMPTY_TRIE:
                self.store.node(self._head.state_root)
        except KeyError as error:
            self.store.close()
            raise LedgerDamaged(path, "the newest block's state is missing") from error
        except BaseException:
            self.store.close()
            raise
        self._writing = threading.Lock()
        self._grown = threading.Condition()

    @property
    def head(self) -> Header:
        """The newest header."""
        return self._head

    def close(self) -> None:
        """Close the file after the block being made, if any."""
        with self._writing:
            self.store.close()

    def state(self, header: Header) -> State:
        """Return the accounts after a block."""
        return State(_Nodes(self.store.node), header.state_root)

    # -- calls ------------------------------------------------------------------------------------------------------

    def at_real_time(self, header: Header) -> Header:
        """Return ``header`` with the present time.

        Blocks are made on demand, so the newest may be days old: a call that asks whether a delay is over must not
        be answered by the clock of last week.
        """
        return replace(header, timestamp=max(int(self._clock()), header.timestamp))

    def draft(self) -> Header:
        """Return the next block's header as far as it is known before its transactions."""
        parent = self._head
        return Header(
            parent_hash=parent.hash,
            state_root=parent.state_root,
            number=parent.number + 1,
            gas_limit=GAS_LIMIT,
            timestamp=max(int(self._clock()), parent.timestamp + 1),
            prev_randao=keccak(parent.hash),
        )

    def call(self, header: Header, call: Call) -> CallResult:
        """Run a call on the state of ``header`` and change nothing. Raises RpcRefusal."""
        return self.trial(header).run(call)

    def trial(self, header: Header) -> Trial:
        """Return what runs calls that build on each other, on the state of ``header``, and changes nothing."""
        from almoner_chain.embedded import evm

        return evm.Trial(self.store.node, self.chain_id, header, self.store.hashes_before(header.number))

    # -- transactions -----------------------------------------------------------------------------------------------

    def send(self, raws: Sequence[bytes]) -> list[Outcome]:
        """Mine signed transactions in as few blocks as the gas limit lets; return hash or refusal for each.

        One whose account's earlier transaction is still on its way is tried again for two seconds.
        """
        outcomes = self._send(raws)
        deadline = time.monotonic() + SECONDS_FOR_EARLIER_NONCE
        while early := [i for i, outcome in enumerate(outcomes) if isinstance(outcome, NonceTooHigh)]:
            with self._grown:
                if not self._grown.wait(deadline - time.monotonic()):
                    break
            for i, outcome in zip(early, self._send([raws[i] for i in early]), strict=True):
                outcomes[i] = outcome
        return outcomes

    def _send(self, raws: Sequence[bytes]) -> list[Outcome]:
        attempt = _Attempt(self.chain_id, raws)
        with self._writing:
            attempt.drop_known(self.store)
            while (block := self._next_block(attempt)) is not None:
                self.store.commit(block)
                self._head = block.header
                attempt.confirm()
        with self._grown:
            self._grown.notify_all()
        return attempt.outcomes()

    def _next_block(self, attempt: _Attempt) -> SealedBlock | None:
        from almoner_chain.embedded import evm, instructions

        while attempt.waiting:
            draft = self.draft()
            hashes = self.store.hashes_before(draft.number)
            builder = evm.BlockBuilder(self.store.node, self.chain_id, draft, hashes)
            try:
                attempt.fill(builder)
            except instructions.ExecutionAborted:
                attempt.abandon()
                continue
            return builder.seal() if len(builder) else None
        return None


class _Attempt:
    """The transactions of one ``send`` on their way into blocks."""

    def __init__(self, chain_id: int, raws: Sequence[bytes]) -> None:
        from almoner_chain.embedded import evm

        self._raws = raws
        self._decoded: dict[int, SignedTransactionAPI] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._included: dict[int, None] = {}
        self._running = 0
        for i, raw in enumerate(raws):
            try:
                self._decoded[i] = evm.decode(raw, chain_id)
            except RpcRefusal as refusal:
                self._outcomes[i] = refusal
        self.waiting = dict.fromkeys(self._decoded)

    def drop_known(self, store: Store) -> None:
        """Refuse what is mined already, or stands twice here, in geth's words."""
        seen: set[bytes] = set()
        for i in list(self.waiting):
            transaction_hash = bytes(self._decoded[i].hash)
            if transaction_hash in seen or store.transaction(transaction_hash) is not None:
                self._refuse(i, RpcRefusal("already known"))
            seen.add(transaction_hash)

    def fill(self, builder: BlockBuilder) -> None:
        """Add what fits; go round again for those whose earlier nonce came later in the list."""
        self._included = {}
        progress = True
        while progress:
            progress = False
            for i in [i for i in self.waiting if i not in self._included]:
                transaction = self._decoded[i]
                if transaction.gas > GAS_TARGET:
                    self._refuse(i, RpcRefusal("exceeds block gas limit"))
                    continue
                if builder.gas_used + transaction.gas > GAS_TARGET:
                    return
                self._running = i
                progress |= self._add(builder, i)

    def _add(self, builder: BlockBuilder, i: int) -> bool:
        try:
            builder.add(self._decoded[i], self._raws[i])
        except NonceTooHigh as refusal:
            self._outcomes[i] = refusal
            return False
        except RpcRefusal as refusal:
            self._refuse(i, refusal)
            return False
        self._included[i] = None
        return True

    def _refuse(self, i: int, refusal: RpcRefusal) -> None:
        self._outcomes[i] = refusal
        del self.waiting[i]

    def abandon(self) -> None:
        """Refuse the transaction whose execution was stopped; the others start again without it."""
        self._refuse(self._running, RpcRefusal("execution aborted: it took too long or went too deep"))

    def confirm(self) -> None:
        """Note that the block with the included transactions is durable."""
        for i in self._included:
            self._outcomes[i] = bytes(self._decoded[i].hash)
            del self.waiting[i]

    def outcomes(self) -> list[Outcome]:
        """Return hash or refusal of each transaction, in order."""
        return [self._outcomes[i] for i in range(len(self._raws))]


class _Nodes(Mapping[bytes, bytes]):
    """Trie nodes as the mapping that the trie library wants."""

    def __init__(self, read: Callable[[bytes], bytes]) -> None:
        self._read = read

    def __getitem__(self, key: bytes) -> bytes:
        return self._read(key)

    def __iter__(self) -> Iterator[bytes]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
