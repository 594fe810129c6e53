"""Entries as nodes send them: log records in JSON, decoded by hand. Must not know what entries mean.

A node may send anything: what is not exactly an ``Entry`` event of the ledger asked about is refused, not skipped.
"""

from __future__ import annotations

from binascii import unhexlify
from collections.abc import Iterable

import msgspec

from almoner_chain.client.contract import ENTRY_TOPIC
from almoner_chain.core.entries import RawEntry

_TOPIC = "0x" + ENTRY_TOPIC.hex()
_HEAD = 4 * 32  # actor, at, offset, length
_PADDING = bytes(12)
_OFFSET = (96).to_bytes(32, "big")


class Log(msgspec.Struct, frozen=True, gc=False):
    """A log record as JSON-RPC writes it."""

    address: str
    topics: tuple[str, ...]
    data: str
    blockNumber: str
    transactionHash: str
    removed: bool = False


class LogInvalid(ValueError):
    """A log record that is no entry of the ledger."""


def entries_of(logs: Iterable[Log], ledger: bytes) -> list[RawEntry]:
    """Return the entries that ``logs`` say the contract ``ledger`` wrote. Raises `LogInvalid`."""
    address = "0x" + ledger.hex()
    try:
        return [_entry(log, address) for log in logs]
    except ValueError as problem:
        raise LogInvalid(str(problem)) from None


def _entry(log: Log, address: str) -> RawEntry:
    topics = log.topics
    if log.address.lower() != address or len(topics) != 4 or topics[0] != _TOPIC or log.removed:
        raise LogInvalid("a record of something else")
    data = unhexlify(log.data[2:])
    end = _HEAD + int.from_bytes(data[96:128], "big")
    if data[64:96] != _OFFSET or data[:12] != _PADDING or len(data) != end + -end % 32 or any(data[end:]):
        raise LogInvalid("an event with another encoding")
    return RawEntry(
        int(topics[1], 16),
        int(topics[2], 16),
        int(topics[3], 16),
        data[12:32],
        int.from_bytes(data[32:64], "big"),
        data[_HEAD:end],
        int(log.blockNumber, 16),
        unhexlify(log.transactionHash[2:]),
    )
