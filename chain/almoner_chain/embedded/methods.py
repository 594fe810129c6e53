"""The JSON-RPC methods: what a client may ask and how the chain answers.

Reads and ``eth_sendRawTransaction`` only: there is no method that signs, unlocks, mines or sets anything;
``almoner_copyChain`` writes a copy for a backup into the ledger's own folder.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from functools import partial
from inspect import signature
from typing import Any

from almoner_chain.core.hashing import keccak
from almoner_chain.embedded import parameters as read
from almoner_chain.embedded import views
from almoner_chain.embedded.chain import Chain
from almoner_chain.embedded.filters import Filters
from almoner_chain.embedded.header import Header
from almoner_chain.embedded.logs import find_logs, logs_of
from almoner_chain.embedded.parameters import CALL_GAS, BlockId, CallRequest, LogFilter
from almoner_chain.embedded.refusals import METHOD_NOT_FOUND, InvalidParams, RpcRefusal
from almoner_chain.embedded.simulation import simulate

MAX_PROOF_SLOTS = 1024
COPY_FILE = "chain.copy"
MAX_FEE_HISTORY = 1024
CLIENT_VERSION = f"almoner/embedded/1/py-evm/cancun/python{platform.python_version()}"

Method = Callable[..., Any]


class Methods:
    """Answers by method name; may be used from several threads."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._store = chain.store
        self._filters = Filters(chain)
        functions = self._constants() | self._functions() | self._filters.methods()
        self._methods = {name: (function, *_arity(function)) for name, function in functions.items()}

    def answer(self, method: str, params: Sequence[Any]) -> Any:
        """Return the result of one call. Raises RpcRefusal."""
        found = self._methods.get(method)
        if found is None:
            raise RpcRefusal(
                f"the method {method[:64]} does not exist/is not available", code=METHOD_NOT_FOUND
            )
        function, least, most = found
        if len(params) < least:
            raise InvalidParams(f"missing value for required argument {len(params)}")
        if len(params) > most:
            raise InvalidParams(f"too many arguments, want at most {most}")
        return function(*params)

    def _constants(self) -> dict[str, Method]:
        values: dict[str, Any] = {
            "eth_chainId": hex(self._chain.chain_id),
            "net_version": str(self._chain.chain_id),
            "web3_clientVersion": CLIENT_VERSION,
            "eth_gasPrice": "0x0",
            "eth_maxPriorityFeePerGas": "0x0",
            "eth_blobBaseFee": "0x1",
            "eth_syncing": False,
            "eth_accounts": [],
            "net_listening": True,
            "net_peerCount": "0x0",
        }
        return {name: partial(_same, value) for name, value in values.items()}

    def _functions(self) -> dict[str, Method]:
        return {
            "eth_blockNumber": lambda: hex(self._chain.head.number),
            "web3_sha3": lambda value: views.hexed(keccak(read.data(value))),
            "eth_getBlockByNumber": self.block,
            "eth_getBlockByHash": self.block,
            "eth_getHeaderByNumber": self.header,
            "eth_getHeaderByHash": self.header,
            "eth_getBlockTransactionCountByNumber": self.transaction_count_of_block,
            "eth_getBlockTransactionCountByHash": self.transaction_count_of_block,
            "eth_getUncleCountByBlockNumber": lambda block: self._if_found(block, lambda _: "0x0"),
            "eth_getUncleCountByBlockHash": lambda block: self._if_found(block, lambda _: "0x0"),
            "eth_getTransactionByHash": self.transaction,
            "eth_getTransactionByBlockNumberAndIndex": self.transaction_at,
            "eth_getTransactionByBlockHashAndIndex": self.transaction_at,
            "eth_getRawTransactionByHash": self.raw_transaction,
            "eth_getTransactionReceipt": self.receipt,
            "eth_getBlockReceipts": self.block_receipts,
            "eth_getBalance": self.balance,
            "eth_getCode": self.code,
            "eth_getStorageAt": self.storage,
            "eth_getTransactionCount": self.nonce,
            "eth_getProof": self.proof,
            "eth_call": self.call,
            "eth_estimateGas": self.estimate_gas,
            "eth_simulateV1": partial(simulate, self._chain),
            "eth_sendRawTransaction": self.send_raw_transaction,
            "eth_getLogs": self.logs,
            "eth_feeHistory": self.fee_history,
            "almoner_copyChain": self.copy_chain,
        }

    def copy_chain(self) -> str:
        """Copy the chain beside itself, for a backup, and return the new file's name.

        The place is not the caller's to choose: whoever may not read the folder gets nothing from it.
        """
        place = self._store.path.with_name(COPY_FILE)
        self._store.copy_to(place)
        return place.name

    # -- blocks -----------------------------------------------------------------------------------------------------

    def _find(self, asked: object) -> Header | None:
        block = read.block_id(asked)
        if block.hash is not None:
            return self._store.header_by_hash(block.hash)
        head = self._chain.head
        if block.number is None or block.number == head.number:
            return head
        return self._store.header(block.number) if block.number < head.number else None

    def _need(self, asked: object) -> Header:
        header = self._find(asked)
        if header is None:
            raise RpcRefusal("header not found")
        return header

    def _if_found(self, asked: object, view: Callable[[Header], Any]) -> Any:
        header = self._find(asked)
        return None if header is None else view(header)

    def header(self, asked: object) -> dict[str, Any] | None:
        """Return a header, or null."""
        return self._if_found(asked, views.header_view)  # type: ignore[no-any-return]

    def block(self, asked: object, full: object = False) -> dict[str, Any] | None:
        """Return a block, or null."""
        header = self._find(asked)
        if header is None:
            return None
        rows = self._store.transactions(header.number)
        return views.block_view(header, self._store.size(header.number), rows, full=bool(full))

    def transaction_count_of_block(self, asked: object) -> str | None:
        """Return how many transactions a block has, or null."""
        return self._if_found(asked, lambda header: hex(self._store.transaction_count(header.number)))  # type: ignore[no-any-return]

    # -- transactions -----------------------------------------------------------------------------------------------

    def transaction(self, asked: object) -> dict[str, Any] | None:
        """Return a mined transaction, or null."""
        found = self._store.transaction(read.data(asked, "transaction hash", length=32))
        if found is None:
            return None
        return views.transaction_view(self._need(hex(found[0])), found[1])

    def raw_transaction(self, asked: object) -> str | None:
        """Return the signed bytes of a mined transaction, or null."""
        found = self._store.transaction(read.data(asked, "transaction hash", length=32))
        return views.hexed(found[1].raw) if found else None

    def transaction_at(self, block: object, index: object) -> dict[str, Any] | None:
        """Return the transaction at a place in a block, or null."""
        header, position = self._find(block), read.quantity(index, "index")
        rows = self._store.transactions(header.number) if header else []
        return views.transaction_view(header, rows[position]) if header and position < len(rows) else None

    def receipt(self, asked: object) -> dict[str, Any] | None:
        """Return the receipt of a mined transaction, or null."""
        found = self._store.transaction(read.data(asked, "transaction hash", length=32))
        if found is None:
            return None
        number, row = found
        return views.receipt_view(self._need(hex(number)), row, logs_of(self._store, number, row))

    def block_receipts(self, asked: object) -> list[dict[str, Any]] | None:
        """Return the receipts of a block, or null."""
        header = self._find(asked)
        if header is None:
            return None
        logs = find_logs(self._store, LogFilter(header.number, header.number, (), ()))
        return [
            views.receipt_view(header, row, logs[row.first_log : row.first_log + row.log_count])
            for row in self._store.transactions(header.number)
        ]

    def send_raw_transaction(self, raw: object) -> str:
        """Mine one signed transaction and return its hash."""
        return _hash_or_raise(self.send_all([raw])[0])

    def send_all(self, raws: Sequence[object]) -> list[str | RpcRefusal]:
        """Mine the signed transactions of a whole batch together; return hash or refusal of each."""
        outcomes: dict[int, str | RpcRefusal] = {}
        sound: dict[int, bytes] = {}
        for i, raw in enumerate(raws):
            try:
                sound[i] = read.data(raw, "transaction")
            except RpcRefusal as refusal:
                outcomes[i] = refusal
        for i, outcome in zip(sound, self._chain.send(list(sound.values())), strict=True):
            outcomes[i] = outcome if isinstance(outcome, RpcRefusal) else views.hexed(outcome)
        return [outcomes[i] for i in range(len(raws))]

    # -- state ------------------------------------------------------------------------------------------------------

    def balance(self, address: object, block: object = None) -> str:
        """Return an account's balance in wei."""
        return hex(self._chain.state(self._need(block)).account(read.address(address)).balance)

    def nonce(self, address: object, block: object = None) -> str:
        """Return an account's next nonce; nothing is ever pending, so ``pending`` is the newest."""
        return hex(self._chain.state(self._need(block)).account(read.address(address)).nonce)

    def code(self, address: object, block: object = None) -> str:
        """Return a contract's code."""
        return views.hexed(self._chain.state(self._need(block)).code(read.address(address)))

    def storage(self, address: object, slot: object, block: object = None) -> str:
        """Return a storage slot as 32 bytes."""
        value = self._chain.state(self._need(block)).storage(read.address(address), read.slot(slot))
        return f"0x{value:064x}"

    def proof(self, address: object, slots: object, block: object = None) -> dict[str, Any]:
        """Return an EIP-1186 proof of an account and slots, at any block."""
        if not isinstance(slots, list) or len(slots) > MAX_PROOF_SLOTS:
            raise InvalidParams(f"invalid argument: slots must be a list of at most {MAX_PROOF_SLOTS}")
        state = self._chain.state(self._need(block))
        return views.proof_view(state.prove(read.address(address), [read.slot(slot) for slot in slots]))

    # -- calls ------------------------------------------------------------------------------------------------------

    def _environment(self, block: object) -> Header:
        asked: BlockId = read.block_id(block)
        header = self._need(block)
        if asked.tag == "pending":
            return self._chain.draft()
        return self._chain.at_real_time(header) if asked.tag else header

    def call(self, call: object, block: object = None) -> str:
        """Run a call; a revert is error code 3 with its data."""
        from almoner_chain.embedded import evm

        request = read.call_request(call)
        result = self._chain.call(self._environment(block), _with_gas(request, request.gas or CALL_GAS))
        if result.error:
            raise evm.refuse(result)
        return views.hexed(result.output)

    def estimate_gas(self, call: object, block: object = None) -> str:
        """Return a gas limit, at most 1.5 % above the least, with which the call succeeds."""
        from almoner_chain.embedded import evm

        request, header = read.call_request(call), self._environment(block)
        high = min(request.gas or CALL_GAS, CALL_GAS)
        result = self._chain.call(header, _with_gas(request, high))
        if result.error:
            raise evm.refuse(result)
        low, least = result.gas_used - 1, result.gas_used + result.refund
        # Refunds come only at the end, and a caller keeps 1/64 of its gas at each call: most often one of these is it.
        guesses = [least, (least + 2_300) * 64 // 63]
        while low + 1 < high and (high - low) * 1000 > high * 15:
            guess = guesses.pop(0) if guesses else (low + high) // 2
            if guess >= high or not self._chain.call(header, _with_gas(request, guess)).error:
                high = min(high, guess)
            else:
                low = guess
        return hex(high)

    # -- logs and fees ----------------------------------------------------------------------------------------------

    def logs(self, asked: object) -> list[views.LogView]:
        """Return the events that match a filter."""
        return [views.log_view(log) for log in find_logs(self._store, self._filters.read(asked))]

    def fee_history(self, count: object, newest: object = None, percentiles: object = None) -> dict[str, Any]:
        """Return fees that are all zero, with how full the blocks were."""
        wanted = count if isinstance(count, int) else read.quantity(count, "block count")
        if percentiles is not None and (not isinstance(percentiles, list) or len(percentiles) > 100):
            raise InvalidParams("invalid argument: percentiles must be a list of at most 100 numbers")
        last = self._need(newest).number
        first = max(0, last + 1 - min(wanted, MAX_FEE_HISTORY))
        headers = [self._need(hex(number)) for number in range(first, last + 1)]
        history: dict[str, Any] = {
            "oldestBlock": hex(first),
            "baseFeePerGas": ["0x0"] * (len(headers) + 1),
            "gasUsedRatio": [header.gas_used / header.gas_limit for header in headers],
            "baseFeePerBlobGas": ["0x1"] * (len(headers) + 1),
            "blobGasUsedRatio": [0] * len(headers),
        }
        return history | ({"reward": [["0x0"] * len(percentiles)] * len(headers)} if percentiles else {})


def _with_gas(request: CallRequest, gas: int) -> Any:
    from almoner_chain.embedded import evm

    return evm.Call(
        request.sender, request.to, request.data, request.value, min(gas, CALL_GAS), request.access_list
    )


def _same(value: Any) -> Any:
    return value


def _arity(function: Method) -> tuple[int, int]:
    given = signature(function).parameters.values()
    return sum(each.default is each.empty for each in given), len(given)


def _hash_or_raise(outcome: str | RpcRefusal) -> str:
    if isinstance(outcome, RpcRefusal):
        raise outcome
    return outcome
