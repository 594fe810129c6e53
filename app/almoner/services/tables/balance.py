"""A statement's running balance, checked against its amounts: where they part, a row was lost or misread.

Says so and nothing more: the balance never becomes an amount.
"""

from __future__ import annotations

import itertools

from almoner.services.tables.amounts import AmountReader
from almoner.services.tables.model import Layout, Row

SHOWN = 5


def check_balance(rows: list[Row], layout: Layout, reader: AmountReader) -> list[str]:
    """Return sentences about rows where the balance moves by something else than the row's amounts."""
    if "balance" not in layout.columns:
        return []
    column = layout.columns["balance"][0]
    steps = []
    for number in range(layout.header_row + 1, len(rows) + 1):
        balance = _value(rows[number - 1], column, reader)
        if balance is not None:
            steps.append((number, balance, _moved(rows[number - 1], layout, reader)))
    down = _breaks(steps)
    up = _breaks([(n, b, m) for n, b, m in reversed(steps)])
    breaks = min(down, up, key=len)
    if not steps or len(breaks) * 2 > len(steps):
        return []
    if not breaks:
        return [f"The running balance agrees with every one of {len(steps)} rows."]
    shown = "; ".join(
        f"row {number} moves it by {reader.unit.format(step)} where the row's amounts give {reader.unit.format(moved)}"
        for number, step, moved in sorted(breaks)[:SHOWN]
    )
    more = f" (and {len(breaks) - SHOWN} more)" if len(breaks) > SHOWN else ""
    return [f"The running balance disagrees in {len(breaks)} of {len(steps)} rows: {shown}{more}."]


def _value(row: Row, column: int, reader: AmountReader) -> int | None:
    if column >= len(row):
        return None
    found = reader.read(row[column])
    return found.minor if found.problem is None or found.problem.code == "amount.zero" else None


def _moved(row: Row, layout: Layout, reader: AmountReader) -> int:
    credit = _value(row, layout.columns["amount"][0], reader) or 0
    debit = _value(row, layout.columns["debit"][0], reader) or 0 if "debit" in layout.columns else 0
    return credit - abs(debit)


def _breaks(steps: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return ``(row, step, expected)`` where a balance differs from the one before it by another amount."""
    return [
        (number, balance - before, moved)
        for (_, before, _), (number, balance, moved) in itertools.pairwise(steps)
        if balance - before != moved
    ]
