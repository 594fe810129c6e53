"""What a picture of a flow of money shows: nodes, ribbons between them, exact amounts. Frozen; knows no pixel and no Qt.

Amounts are minor units. What flows out of a node, and what flows into it, is never more than its amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from almoner_chain.core.units import Unit


class NodeKind(Enum):
    """What a node stands for; each is drawn with a mark and a colour of its own."""

    GIFT = "gift"
    PAYMENT = "payment"
    FUND = "fund"
    BATCH = "batch"
    REST = "rest"
    UNSPENT = "unspent"
    REFUNDED = "refunded"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a click leads: a page, and the key and number of the thing in it."""

    page: str
    key: str
    number: int

    @property
    def subject(self) -> dict[str, int]:
        """The thing as pages are asked to show it."""
        return {self.key: self.number}


@dataclass(frozen=True, slots=True)
class Node:
    """One node. ``spoken`` says everything in one sentence; ``more`` are other places it leads to."""

    key: str
    column: int
    kind: NodeKind
    amount: int
    title: str
    lines: tuple[str, ...] = ()
    spoken: str = ""
    target: Target | None = None
    more: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Ribbon:
    """An amount that flows from one node to a node of a later column; ``text`` is written on it."""

    source: str
    target: str
    amount: int
    text: str


@dataclass(frozen=True)
class Flow:
    """A picture's content: nodes in the order in which they stand in their columns."""

    unit: Unit
    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    root: str = field(default="root")

    @cached_property
    def by_key(self) -> dict[str, Node]:
        """The nodes by their keys."""
        return {node.key: node for node in self.nodes}

    def column(self, number: int) -> list[Node]:
        """Return the nodes of a column, from above."""
        return [node for node in self.nodes if node.column == number]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((node.column for node in self.nodes), default=-1) + 1

    def out_of(self, key: str) -> list[Ribbon]:
        """Return the ribbons that leave a node, from above."""
        return [ribbon for ribbon in self.ribbons if ribbon.source == key]

    def into(self, key: str) -> list[Ribbon]:
        """Return the ribbons that reach a node, from above."""
        return [ribbon for ribbon in self.ribbons if ribbon.target == key]

    def problems(self) -> Iterator[str]:
        """Yield what does not hold together: a tie to nothing, or more flowing than there is."""
        for ribbon in self.ribbons:
            if ribbon.source not in self.by_key or ribbon.target not in self.by_key:
                yield f"{ribbon.source} to {ribbon.target}: an end is missing"
            elif self.by_key[ribbon.source].column >= self.by_key[ribbon.target].column:
                yield f"{ribbon.source} to {ribbon.target}: does not lead on"
        for node in self.nodes:
            for name, tied in (("out of", self.out_of(node.key)), ("into", self.into(node.key))):
                if sum(ribbon.amount for ribbon in tied) > node.amount:
                    yield f"more flows {name} {node.key} than there is"


def largest(amounts: Sequence[int], most: int) -> tuple[list[int], list[int]]:
    """Return the places to draw one by one and those to draw as one, each in their order.

    All where there are at most ``most`` and one more (a group of one says nothing); else the ``most`` largest.
    """
    if len(amounts) <= most + 1:
        return list(range(len(amounts))), []
    ranked = sorted(range(len(amounts)), key=lambda at: (-amounts[at], at))
    return sorted(ranked[:most]), sorted(ranked[most:])
