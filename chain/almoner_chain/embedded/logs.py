"""Find events by the index in SQLite: never a walk over blocks or blooms.

Knows the rows of the store; gives rows back, not JSON.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from almoner_chain.embedded.header import TransactionRow
from almoner_chain.embedded.parameters import LogFilter
from almoner_chain.embedded.refusals import LIMIT_EXCEEDED, RpcRefusal
from almoner_chain.embedded.store import POSITION_BITS, Store, row_id

MAX_RESULTS = 20_000
"""More than this in one answer is refused, unless it is one block: ask for fewer blocks at a time."""
MAX_BYTES = 28 << 20
"""Most event data in one answer, where it stands as hex; a block's gas cannot pay for more."""


class FoundLog(NamedTuple):
    """An event with the place where it was found; ``id`` is block << 20 | position."""

    id: int
    transaction: int
    address: bytes
    topic0: bytes | None
    topic1: bytes | None
    topic2: bytes | None
    topic3: bytes | None
    data: bytes
    transaction_hash: bytes
    block_hash: bytes
    timestamp: int


_QUERY = """
SELECT l.id, l."transaction", l.address, l.topic0, l.topic1, l.topic2, l.topic3, l.data, t.hash, b.hash, b.timestamp
FROM logs AS l {index}
CROSS JOIN blocks AS b ON b.number = l.id >> 20
CROSS JOIN transactions AS t ON t.id = b.number << 20 | l."transaction"
WHERE {where} ORDER BY l.id LIMIT ?
"""


def find_logs(store: Store, asked: LogFilter) -> list[FoundLog]:
    """Return the matching events in order. Raises RpcRefusal when there are too many."""
    where, values = _conditions(asked)
    # Entry number and subject tell most apart, the kind least; the block range serves everything else.
    best = next((place for place in (1, 3, 2) if len(asked.topics) > place and asked.topics[place]), None)
    index = f"INDEXED BY logs_topic{best}" if best else "NOT INDEXED"
    limit = -1 if asked.first == asked.last else MAX_RESULTS + 1
    query = _QUERY.format(index=index, where=where)
    rows = store.bounded_rows(query, (*values, limit), column=7, most_bytes=MAX_BYTES)
    if rows is None or 0 <= limit <= len(rows):
        raise _too_many(
            asked, (rows[-1][0] >> POSITION_BITS) - 1 if rows else (asked.first + asked.last) // 2
        )
    return list(map(FoundLog._make, rows))


def logs_of(store: Store, block: int, transaction: TransactionRow) -> list[FoundLog]:
    """Return the events of one transaction."""
    first = row_id(block, transaction.first_log)
    query = _QUERY.format(index="NOT INDEXED", where="l.id BETWEEN ? AND ?")
    return list(map(FoundLog._make, store.rows(query, first, first + transaction.log_count - 1, -1)))


def _too_many(asked: LogFilter, last: int) -> RpcRefusal:
    return RpcRefusal(
        f"query returned more than {MAX_RESULTS} results or {MAX_BYTES} bytes. Try with this block range "
        f"[{hex(asked.first)}, {hex(max(asked.first, last))}].",
        code=LIMIT_EXCEEDED,
    )


def _conditions(asked: LogFilter) -> tuple[str, list[Any]]:
    where = ["l.id BETWEEN ? AND ?"]
    values: list[Any] = [row_id(asked.first, 0), row_id(asked.last + 1, 0) - 1]
    columns = [
        ("address", asked.addresses),
        *((f"topic{i}", choices) for i, choices in enumerate(asked.topics)),
    ]
    for name, choices in columns:
        if choices:
            where.append(f"l.{name} IN ({', '.join('?' * len(choices))})")
            values += choices
    # A filter with n places matches only events with at least n topics.
    where += [f"l.topic{len(asked.topics) - 1} IS NOT NULL"] if asked.topics else []
    return " AND ".join(where), values
