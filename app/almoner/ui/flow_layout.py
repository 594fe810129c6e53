"""Place a flow's nodes and ribbons: whole numbers in thousandths of the type's height, so that it can be done in a worker.

Heights are proportional to amounts, shared out so that a node's ribbons fill it exactly; a node is never lower than its text.
Knows no Qt: pixels come last, in the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from almoner.ui.flow import Flow, Node, Ribbon

EM = 1000
NODE_WIDTH = 15 * EM
RIBBON_LENGTH = 10 * EM
LINE = 1200
PADDING = 350
GAP = 700
LOWEST_WHOLE = 8 * EM
HIGHEST_WHOLE = 20 * EM


@dataclass(frozen=True, slots=True)
class Placed:
    """A node's box, and the stretches at its sides that stand for its amount."""

    node: Node
    x: int
    y: int
    height: int
    bar_y: int
    bar_height: int

    @property
    def right(self) -> int:
        """Where its right side is."""
        return self.x + NODE_WIDTH

    @property
    def middle(self) -> int:
        """Half its height."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class PlacedRibbon:
    """A ribbon from ``(x1, y1)`` to ``(x2, y2)``, upper edges, with its thickness at each end; where its text stands."""

    ribbon: Ribbon
    x1: int
    y1: int
    thick1: int
    x2: int
    y2: int
    thick2: int
    text_at_end: bool


@dataclass(frozen=True)
class Picture:
    """A flow with everything in its place."""

    flow: Flow
    nodes: tuple[Placed, ...]
    ribbons: tuple[PlacedRibbon, ...]
    width: int
    height: int

    @cached_property
    def by_key(self) -> dict[str, Placed]:
        """The placed nodes by their keys."""
        return {placed.node.key: placed for placed in self.nodes}


def lay_out(flow: Flow) -> Picture:
    """Return where everything stands."""
    columns = [flow.column(number) for number in range(flow.columns)]
    whole = max((sum(node.amount for node in column) for column in columns), default=0)
    stacked = max((_stacked([_text_height(node) for node in column]) for column in columns), default=0)
    height = min(max(stacked * 3 // 4, LOWEST_WHOLE), HIGHEST_WHOLE)
    placed: dict[str, Placed] = {}
    for number, column in enumerate(columns):
        for item in _column(number, column, whole, height):
            placed[item.node.key] = item
    tallest = max((item.y + item.height for item in placed.values()), default=0)
    placed = {item.node.key: item for item in _centred(flow.columns, placed, tallest)}
    ribbons = tuple(_ribbons(flow, placed))
    width = max((item.right for item in placed.values()), default=0)
    return Picture(flow, tuple(placed[node.key] for node in flow.nodes), ribbons, width, tallest)


def share_out(amounts: Sequence[int], whole: int, length: int) -> list[tuple[int, int]]:
    """Return (begin, size) of each amount on a length that stands for ``whole``; neighbours touch, nothing is lost."""
    found, before = [], 0
    for amount in amounts:
        begin = before * length // whole if whole else 0
        before += amount
        found.append((begin, (before * length // whole if whole else 0) - begin))
    return found


def _text_height(node: Node) -> int:
    return (1 + len(node.lines)) * LINE + 2 * PADDING


def _stacked(heights: Sequence[int]) -> int:
    return sum(heights) + GAP * max(len(heights) - 1, 0)


def _column(number: int, nodes: Sequence[Node], whole: int, height: int) -> list[Placed]:
    """Stack a column's nodes from above."""
    found, y = [], 0
    bars = share_out([node.amount for node in nodes], whole, height)
    for node, (_, bar) in zip(nodes, bars, strict=True):
        high = max(bar, _text_height(node))
        found.append(Placed(node, number * (NODE_WIDTH + RIBBON_LENGTH), y, high, y + (high - bar) // 2, bar))
        y += high + GAP
    return found


def _centred(columns: int, placed: dict[str, Placed], tallest: int) -> list[Placed]:
    """Put each column in the middle of the picture's height."""
    found = []
    for number in range(columns):
        column = [item for item in placed.values() if item.node.column == number]
        down = (tallest - max((item.y + item.height for item in column), default=0)) // 2
        found += [
            Placed(item.node, item.x, item.y + down, item.height, item.bar_y + down, item.bar_height)
            for item in column
        ]
    return found


def _ribbons(flow: Flow, placed: dict[str, Placed]) -> list[PlacedRibbon]:
    begins: dict[int, tuple[int, int]] = {}
    ends: dict[int, tuple[int, int]] = {}
    index = {id(ribbon): at for at, ribbon in enumerate(flow.ribbons)}
    for node in flow.nodes:
        box = placed[node.key]
        for tied, found in ((flow.out_of(node.key), begins), (flow.into(node.key), ends)):
            shares = share_out([ribbon.amount for ribbon in tied], node.amount, box.bar_height)
            for ribbon, (begin, size) in zip(tied, shares, strict=True):
                found[index[id(ribbon)]] = (box.bar_y + begin, size)
    made = []
    for at, ribbon in enumerate(flow.ribbons):
        (y1, thick1), (y2, thick2) = begins[at], ends[at]
        alone = len(flow.into(ribbon.target)) == 1
        made.append(
            PlacedRibbon(
                ribbon, placed[ribbon.source].right, y1, thick1, placed[ribbon.target].x, y2, thick2, alone
            )
        )
    return made
