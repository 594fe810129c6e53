"""The EVM: run transactions into blocks and calls into answers, by py-evm under the Cancun rules.

The only module that loads py-evm (a quarter of a second), so it is imported where a call or a transaction needs it.
It writes nothing: a sealed block is a value for the store. Base fee and reward are zero, so accounts need no coin;
blob transactions are refused (there is nobody to serve blobs).
"""

# ruff: noqa: E402  what py-evm does on import is prepared for and undone around its imports

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from almoner_chain.embedded.header import (
    Header,
    LogRow,
    SealedBlock,
    TransactionRow,
    block_size,
    ordered_root,
)
from almoner_chain.embedded.postponed import postpone_pairings
from almoner_chain.embedded.refusals import REVERTED, NonceTooHigh, RpcRefusal

_RECURSION_LIMIT = sys.getrecursionlimit()
postpone_pairings()

from eth import constants
from eth.abc import ComputationAPI, SignedTransactionAPI
from eth.db.account import AccountDB
from eth.db.backends.base import BaseAtomicDB
from eth.exceptions import InvalidInstruction, OutOfGas, PyEVMError, Revert, VMError
from eth.vm.execution_context import ExecutionContext
from eth.vm.forks.berlin.transactions import calculate_txn_intrinsic_gas_berlin
from eth.vm.forks.cancun import CancunVM
from eth.vm.forks.cancun.constants import BLOB_TX_TYPE
from eth.vm.forks.cancun.state import CancunState, CancunTransactionExecutor
from eth.vm.forks.cancun.transactions import CancunTransactionBuilder
from eth.vm.forks.shanghai.constants import MAX_INITCODE_SIZE
from eth_keys.exceptions import BadSignature
from eth_utils.exceptions import ValidationError
from rlp.exceptions import RLPException

from almoner_chain.embedded.instructions import Computation, ExecutionAborted

# py_ecc raises the limit to 100,000 on import: deep recursion would then crash the process instead of raising.
sys.setrecursionlimit(_RECURSION_LIMIT)

SECONDS_PER_EXECUTION = 20.0
"""Longest run of one transaction or call: a loop may not hold the ledger for minutes."""

Reader = Callable[[bytes], bytes]


class _Overlay(BaseAtomicDB):
    """Nodes of the store with the new ones of one block on top; only the store ever writes to disk."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self.added: dict[bytes, bytes] = {}

    def __getitem__(self, key: bytes) -> bytes:
        found = self.added.get(key)
        return self._read(key) if found is None else found

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self.added[key] = value

    def __delitem__(self, key: bytes) -> None:
        del self.added[key]

    def _exists(self, key: bytes) -> bool:
        try:
            return self[key] is not None
        except KeyError:
            return False

    @contextmanager
    def atomic_batch(self) -> Iterator[Any]:
        yield self


class _Accounts(AccountDB):
    """py-evm's accounts without the witness of code reads, whose set copies make long blocks quadratic."""

    def get_code(self, address: Any) -> bytes:
        code_hash = self.get_code_hash(address)
        return b"" if code_hash == constants.EMPTY_SHA3 else bytes(self._journaldb[code_hash])


class _State(CancunState):
    """Cancun's state without the beacon roots contract, which is not deployed here."""

    computation_class = Computation
    account_db_class = _Accounts
    deadline = float("inf")

    def set_system_contracts(self) -> None:
        """Do nothing."""


class _CallExecutor(CancunTransactionExecutor):
    """Runs what nobody signed: neither nonce nor signature is looked at."""

    def validate_transaction(self, transaction: Any) -> None:
        """Accept."""


@dataclass(frozen=True)
class Call:
    """What ``eth_call`` runs; has the attributes of a transaction that py-evm's executor reads. No fee is charged."""

    sender: bytes
    to: bytes
    data: bytes
    value: int
    gas: int
    access_list: tuple[tuple[bytes, tuple[int, ...]], ...] = ()
    type_id: int = 2
    max_fee_per_gas: int = 0
    max_priority_fee_per_gas: int = 0

    @property
    def intrinsic_gas(self) -> int:
        """Gas that a transaction with this call costs before it does anything."""
        return int(calculate_txn_intrinsic_gas_berlin(self))  # type: ignore[arg-type]


@dataclass(frozen=True)
class CallResult:
    """The outcome of a call: ``error`` is empty when it succeeded. ``refund`` is gas given back at the end.

    ``logs`` are address, topics and data of its events.
    """

    output: bytes
    error: str
    reverted: bool
    gas_used: int
    refund: int
    logs: tuple[tuple[bytes, tuple[bytes, ...], bytes], ...]


def decode(raw: bytes, chain_id: int) -> SignedTransactionAPI:
    """Read a signed transaction and recover its sender. Raises RpcRefusal."""
    try:
        transaction = CancunTransactionBuilder.decode(raw)
        if transaction.type_id is None and transaction.chain_id is None:
            raise RpcRefusal("only replay-protected (EIP-155) transactions allowed over RPC")
        if transaction.chain_id != chain_id:
            raise RpcRefusal(f"invalid chain id for signer: have {transaction.chain_id} want {chain_id}")
        if transaction.type_id == BLOB_TX_TYPE:
            raise RpcRefusal("transaction type not supported")
        transaction.validate()
        if transaction.encode() != raw:
            raise RpcRefusal("rlp: transaction is not in its canonical encoding")
        _ = transaction.sender
    except (
        RLPException,
        ValidationError,
        PyEVMError,
        BadSignature,
        IndexError,
        TypeError,
    ) as error:
        raise RpcRefusal(f"invalid transaction: {error}") from error
    return transaction


def _context(header: Header, chain_id: int, hashes: Iterator[bytes]) -> ExecutionContext:
    return ExecutionContext(
        coinbase=header.coinbase,  # type: ignore[arg-type]
        timestamp=header.timestamp,
        block_number=header.number,  # type: ignore[arg-type]
        difficulty=0,
        mix_hash=header.prev_randao,  # type: ignore[arg-type]
        gas_limit=header.gas_limit,
        prev_hashes=hashes,  # type: ignore[arg-type]
        chain_id=chain_id,
        base_fee_per_gas=header.base_fee,
        excess_blob_gas=header.excess_blob_gas,
    )


class BlockBuilder:
    """Makes one block on a parent's state: ``add`` transactions, then ``seal``."""

    def __init__(self, read: Reader, chain_id: int, draft: Header, hashes: Iterator[bytes]) -> None:
        """``draft`` is the new header with the parent's state root and everything else that is known before."""
        self._draft = draft
        self._overlay = _Overlay(read)
        self._state = _State(self._overlay, _context(draft, chain_id, hashes), draft.state_root)  # type: ignore[arg-type]
        self._rows: list[TransactionRow] = []
        self._receipts: list[bytes] = []
        self._logs: list[LogRow] = []
        self._bloom = 0
        self.gas_used = 0

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, transaction: SignedTransactionAPI, raw: bytes) -> None:
        """Run a transaction. Raises RpcRefusal (nothing changed) or ExecutionAborted (the builder is spoilt)."""
        self._check(transaction)
        self._state.lock_changes()
        self._state.deadline = time.monotonic() + SECONDS_PER_EXECUTION
        try:
            computation = self._state.apply_transaction(transaction)
        except ValidationError as error:
            raise RpcRefusal(str(error)) from error
        except RecursionError as error:
            raise ExecutionAborted from error
        self._note(transaction, raw, computation)

    def _check(self, transaction: SignedTransactionAPI) -> None:
        sender = transaction.sender
        expected = self._state.get_nonce(sender)
        if transaction.nonce < expected:
            raise RpcRefusal(f"nonce too low: next nonce {expected}, tx nonce {transaction.nonce}")
        if transaction.nonce > expected:
            raise NonceTooHigh(
                f"nonce too high: address 0x{sender.hex()}, tx: {transaction.nonce} state: {expected}"
            )
        if transaction.max_priority_fee_per_gas > transaction.max_fee_per_gas:
            raise RpcRefusal("max priority fee per gas higher than max fee per gas")
        if transaction.gas < transaction.intrinsic_gas:
            raise RpcRefusal(
                f"intrinsic gas too low: gas {transaction.gas}, minimum needed {transaction.intrinsic_gas}"
            )
        if not transaction.to and len(transaction.data) > MAX_INITCODE_SIZE:
            raise RpcRefusal(
                f"max initcode size exceeded: code size {len(transaction.data)}, limit {MAX_INITCODE_SIZE}"
            )
        have = self._state.get_balance(sender)
        want = transaction.gas * transaction.max_fee_per_gas + transaction.value
        if have < want:
            raise RpcRefusal(
                f"insufficient funds for gas * price + value: address 0x{sender.hex()} have {have} want {want}"
            )

    def _note(self, transaction: SignedTransactionAPI, raw: bytes, computation: ComputationAPI) -> None:
        gas_used = int(CancunVM.finalize_gas_used(transaction, computation))
        self.gas_used += gas_used
        status = 0 if computation.is_error else 1
        entries = computation.get_log_entries()
        receipt = transaction.make_receipt(b"\x01" if status else b"", self.gas_used, entries)
        position = len(self._rows)
        self._receipts.append(receipt.encode())
        self._bloom |= receipt.bloom
        created = None if transaction.to else bytes(computation.msg.storage_address)
        self._rows.append(
            TransactionRow(
                position=position,
                hash=bytes(transaction.hash),
                raw=raw,
                sender=bytes(transaction.sender),
                created=created,
                status=status,
                gas_used=gas_used,
                cumulative_gas=self.gas_used,
                first_log=len(self._logs),
                log_count=len(entries),
            )
        )
        for address, topics, data in entries:
            words = tuple(topic.to_bytes(32, "big") for topic in topics)
            self._logs.append(LogRow(len(self._logs), position, bytes(address), words, bytes(data)))

    def seal(self) -> SealedBlock:
        """Finish the block: compute the roots and gather everything to be stored."""
        self._state.lock_changes()
        self._state.persist()
        raws = [row.raw for row in self._rows]
        header = replace(
            self._draft,
            state_root=bytes(self._state.state_root),
            transactions_root=ordered_root(raws),
            receipts_root=ordered_root(self._receipts),
            bloom=self._bloom.to_bytes(256, "big"),
            gas_used=self.gas_used,
        )
        return SealedBlock(header, block_size(header, raws), self._rows, self._logs, self._overlay.added)


class Trial:
    """Runs calls on the state of ``header``, each on what those before it left, and throws everything away."""

    def __init__(self, read: Reader, chain_id: int, header: Header, hashes: Iterator[bytes]) -> None:
        self._state = _State(_Overlay(read), _context(header, chain_id, hashes), header.state_root)  # type: ignore[arg-type]
        self._deadline = time.monotonic() + SECONDS_PER_EXECUTION

    def run(self, call: Call) -> CallResult:
        """Run one call; all together have the time of one. Raises RpcRefusal, after which no other can be run."""
        if call.gas < call.intrinsic_gas:
            raise RpcRefusal(f"intrinsic gas too low: gas {call.gas}, minimum needed {call.intrinsic_gas}")
        if self._state.get_balance(call.sender) < call.value:  # type: ignore[arg-type]
            raise RpcRefusal("insufficient funds for transfer")
        self._state.lock_changes()
        self._state.deadline = self._deadline
        try:
            computation = _CallExecutor(self._state)(call)
        except (ExecutionAborted, RecursionError) as error:
            raise RpcRefusal("execution aborted: it took too long or went too deep") from error
        except VMError as error:
            raise RpcRefusal(str(error)) from error
        return _result(call, computation)


def _result(call: Call, computation: ComputationAPI) -> CallResult:
    used = call.gas - computation.get_gas_remaining()
    refund = min(computation.get_gas_refund(), used // 5)
    return CallResult(
        output=bytes(computation.output),
        error=_reason(computation),
        reverted=computation.is_error and isinstance(computation.error, Revert),
        gas_used=used - refund,
        refund=refund,
        logs=tuple(
            (bytes(address), tuple(topic.to_bytes(32, "big") for topic in topics), bytes(data))
            for address, topics, data in computation.get_log_entries()
        ),
    )


def _reason(computation: ComputationAPI) -> str:
    if computation.is_success:
        return ""
    error = computation.error
    if isinstance(error, Revert):
        return "execution reverted" + revert_reason(bytes(computation.output))
    if isinstance(error, OutOfGas):
        return "out of gas"
    if isinstance(error, InvalidInstruction):
        return "invalid opcode"
    return str(error) or type(error).__name__


def revert_reason(output: bytes) -> str:
    """Return ``: text`` for an ``Error(string)``, else nothing."""
    length = int.from_bytes(output[36:68], "big")
    if output[:4] != b"\x08\xc3\x79\xa0" or length > len(output) - 68:
        return ""
    return ": " + output[68 : 68 + length].decode("utf-8", "replace")


def refuse(result: CallResult) -> RpcRefusal:
    """Return the JSON-RPC error of a failed call: code 3 with the data for a revert, as geth does."""
    if result.reverted:
        return RpcRefusal(result.error, code=REVERTED, data="0x" + result.output.hex())
    return RpcRefusal(result.error)
