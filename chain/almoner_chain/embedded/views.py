"""The chain's rows as JSON objects in the form of the Ethereum JSON-RPC specification.

Pure: rows in, dictionaries out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import rlp
from eth_bloom.bloom import BloomFilter

from almoner_chain.embedded.header import Header, TransactionRow
from almoner_chain.embedded.logs import FoundLog
from almoner_chain.embedded.state import AccountProof
from almoner_chain.embedded.store import POSITION_BITS

_PAYLOAD = ("gas", "to", "value", "data")
_SIGNED = ("access_list", "y_parity", "r", "s")
_FIELDS = {
    0: ("nonce", "gas_price", *_PAYLOAD, "v", "r", "s"),
    1: ("chain_id", "nonce", "gas_price", *_PAYLOAD, *_SIGNED),
    2: ("chain_id", "nonce", "max_priority", "max_fee", *_PAYLOAD, *_SIGNED),
}
_RAW = frozenset({"to", "data", "access_list"})


def hexed(value: bytes) -> str:
    """Return data as 0x hex."""
    return "0x" + value.hex()


def header_view(header: Header) -> dict[str, Any]:
    """Return a header's fields; together they hash to ``hash``."""
    return {
        "number": hex(header.number),
        "hash": hexed(header.hash),
        "parentHash": hexed(header.parent_hash),
        "sha3Uncles": hexed(header.uncles_hash),
        "miner": hexed(header.coinbase),
        "stateRoot": hexed(header.state_root),
        "transactionsRoot": hexed(header.transactions_root),
        "receiptsRoot": hexed(header.receipts_root),
        "logsBloom": hexed(header.bloom),
        "difficulty": hex(header.difficulty),
        "gasLimit": hex(header.gas_limit),
        "gasUsed": hex(header.gas_used),
        "timestamp": hex(header.timestamp),
        "extraData": hexed(header.extra_data),
        "mixHash": hexed(header.prev_randao),
        "nonce": hexed(header.nonce),
        "baseFeePerGas": hex(header.base_fee),
        "withdrawalsRoot": hexed(header.withdrawals_root),
        "blobGasUsed": hex(header.blob_gas_used),
        "excessBlobGas": hex(header.excess_blob_gas),
        "parentBeaconBlockRoot": hexed(header.parent_beacon_root),
    }


def block_view(header: Header, size: int, rows: Sequence[TransactionRow], *, full: bool) -> dict[str, Any]:
    """Return a block with its transactions, whole or as hashes."""
    transactions = [transaction_view(header, row) if full else hexed(row.hash) for row in rows]
    return {
        **header_view(header),
        "size": hex(size),
        "uncles": [],
        "transactions": transactions,
        "withdrawals": [],
    }


def signed_fields(raw: bytes) -> tuple[int, dict[str, Any]]:
    """Return the type and the named fields of a stored transaction."""
    kind = raw[0] if raw[0] < 0x80 else 0
    items = rlp.decode(raw[1:] if kind else raw)
    named = zip(_FIELDS[kind], items, strict=True)
    return kind, {name: item if name in _RAW else int.from_bytes(item, "big") for name, item in named}


def _price(kind: int, signed: Mapping[str, Any], base_fee: int) -> int:
    if kind < 2:
        return int(signed["gas_price"])
    return min(int(signed["max_fee"]), int(signed["max_priority"]) + base_fee)


def transaction_view(header: Header, row: TransactionRow) -> dict[str, Any]:
    """Return a mined transaction."""
    kind, signed = signed_fields(row.raw)
    view = {
        "type": hex(kind),
        "hash": hexed(row.hash),
        "blockHash": hexed(header.hash),
        "blockNumber": hex(header.number),
        "transactionIndex": hex(row.position),
        "from": hexed(row.sender),
        "to": hexed(signed["to"]) if signed["to"] else None,
        "nonce": hex(signed["nonce"]),
        "gas": hex(signed["gas"]),
        "gasPrice": hex(_price(kind, signed, header.base_fee)),
        "value": hex(signed["value"]),
        "input": hexed(signed["data"]),
        "r": hex(signed["r"]),
        "s": hex(signed["s"]),
    }
    return view | (_typed_fields(kind, signed) if kind else _legacy_fields(signed))


def _legacy_fields(signed: Mapping[str, Any]) -> dict[str, Any]:
    return {"chainId": hex((signed["v"] - 35) // 2), "v": hex(signed["v"])}


def _typed_fields(kind: int, signed: Mapping[str, Any]) -> dict[str, Any]:
    fields = {
        "chainId": hex(signed["chain_id"]),
        "v": hex(signed["y_parity"]),
        "yParity": hex(signed["y_parity"]),
        "accessList": [
            {"address": hexed(address), "storageKeys": [hexed(key) for key in keys]}
            for address, keys in signed["access_list"]
        ],
    }
    if kind == 2:
        fields["maxFeePerGas"] = hex(signed["max_fee"])
        fields["maxPriorityFeePerGas"] = hex(signed["max_priority"])
    return fields


def receipt_view(header: Header, row: TransactionRow, logs: Sequence[FoundLog]) -> dict[str, Any]:
    """Return a transaction's receipt; ``logs`` are its own."""
    kind, signed = signed_fields(row.raw)
    bloom = BloomFilter()
    for log in logs:
        bloom.extend([log.address, *_topics(log)])
    return {
        "type": hex(kind),
        "transactionHash": hexed(row.hash),
        "transactionIndex": hex(row.position),
        "blockHash": hexed(header.hash),
        "blockNumber": hex(header.number),
        "from": hexed(row.sender),
        "to": hexed(signed["to"]) if signed["to"] else None,
        "contractAddress": hexed(row.created) if row.created else None,
        "status": hex(row.status),
        "gasUsed": hex(row.gas_used),
        "cumulativeGasUsed": hex(row.cumulative_gas),
        "effectiveGasPrice": hex(_price(kind, signed, header.base_fee)),
        "logsBloom": hexed(int(bloom).to_bytes(256, "big")),
        "logs": [log_view(log) for log in logs],
    }


class LogView(msgspec.Struct, gc=False, rename="camel"):
    """An event in JSON. A struct, not a dictionary: answers have tens of thousands of them."""

    address: str
    topics: list[str]
    data: str
    block_number: str
    block_hash: str
    block_timestamp: str
    transaction_hash: str
    transaction_index: str
    log_index: str
    removed: bool = False


def _topics(log: FoundLog) -> list[bytes]:
    return [topic for topic in log[3:7] if topic is not None]


def log_view(log: FoundLog) -> LogView:
    """Return an event."""
    return LogView(
        "0x" + log.address.hex(),
        ["0x" + topic.hex() for topic in _topics(log)],
        "0x" + log.data.hex(),
        hex(log.id >> POSITION_BITS),
        "0x" + log.block_hash.hex(),
        hex(log.timestamp),
        "0x" + log.transaction_hash.hex(),
        hex(log.transaction),
        hex(log.id & ((1 << POSITION_BITS) - 1)),
    )


def proof_view(proof: AccountProof) -> dict[str, Any]:
    """Return an EIP-1186 proof."""
    return {
        "address": hexed(proof.address),
        "accountProof": [hexed(node) for node in proof.nodes],
        "balance": hex(proof.account.balance),
        "nonce": hex(proof.account.nonce),
        "codeHash": hexed(proof.account.code_hash),
        "storageHash": hexed(proof.account.storage_root),
        "storageProof": [
            {"key": hexed(each.slot), "value": hex(each.value), "proof": [hexed(node) for node in each.nodes]}
            for each in proof.storage
        ],
    }
