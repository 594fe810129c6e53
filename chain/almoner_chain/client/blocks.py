"""Blocks as nodes send them: number, hash, time, and the header's own bytes.

The header's bytes are made here from the node's fields and must hash to the block's hash, so that a proof can be
checked without the node. Must not know ledgers.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from almoner_chain.client.http import NodeMisbehaved
from almoner_chain.client.rpc import Node, NodeRefused
from almoner_chain.client.wire import bytes_of, number_of
from almoner_chain.core import rlp
from almoner_chain.core.hashing import keccak

Tag = int | str
"""A block's number, or ``latest``, ``finalized``, ``safe``, ``earliest``."""

_FIELDS = (
    *("parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom"),
    *("difficulty", "number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce"),
)
# Each came with a later fork, always behind the ones before it.
_LATER = (
    *("baseFeePerGas", "withdrawalsRoot", "blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot"),
    "requestsHash",
)
_NUMBERS = frozenset(
    [
        "difficulty",
        "number",
        "gasLimit",
        "gasUsed",
        "timestamp",
        "baseFeePerGas",
        "blobGasUsed",
        "excessBlobGas",
    ]
)


class Block(NamedTuple):
    """A block a node named; ``timestamp`` in seconds."""

    number: int
    hash: bytes
    timestamp: int


def tag_of(block: Tag) -> str:
    """Write a block's number or tag."""
    return hex(block) if isinstance(block, int) else block


def final_tag(node: Node) -> str:
    """Return the tag of the newest block to rely on: on this computer the newest there is."""
    return "latest" if node.is_local else "finalized"


def read_block(node: Node, block: Tag) -> Block:
    """Ask for a block; raises `NodeMisbehaved` where there is none."""
    return block_of(node.call("eth_getBlockByNumber", [tag_of(block), False]), node.name)


def block_of(fields: Any, name: str) -> Block:
    """Read the answer of ``eth_getBlockByNumber``."""
    if not isinstance(fields, dict):
        raise NodeMisbehaved(f"{name} does not have the block asked for.")
    return Block(
        number_of(fields.get("number")), bytes_of(fields.get("hash"), 32), number_of(fields.get("timestamp"))
    )


def read_header(node: Node, number: int) -> bytes:
    """Return the RLP of a block's header, which hashes to the block's hash. Raises `NodeMisbehaved`."""
    fields = node.call("eth_getBlockByNumber", [hex(number), False])
    block = block_of(fields, node.name)
    header = _encoded(fields)
    if keccak(header) == block.hash and block.number == number:
        return header
    return _raw_header(node, block)


def _raw_header(node: Node, block: Block) -> bytes:
    """Ask for the header's bytes themselves: of chains whose headers have fields of their own."""
    try:
        header = bytes_of(node.call("debug_getRawHeader", [hex(block.number)]))
    except NodeRefused:
        header = b""
    if keccak(header) != block.hash:
        raise NodeMisbehaved(
            f"The header of block {block.number} from {node.name} does not have the block's hash."
        )
    return header


def _encoded(fields: dict[str, Any]) -> bytes:
    names = (*_FIELDS, *(name for name in _LATER if fields.get(name) is not None))
    return rlp.encode([_item(name, fields.get(name)) for name in names])


def _item(name: str, value: Any) -> bytes:
    return rlp_number(number_of(value)) if name in _NUMBERS else bytes_of(value)


def rlp_number(number: int) -> bytes:
    """Return a number as RLP writes it: big-endian without leading zeros."""
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
