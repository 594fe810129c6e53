"""The words of verification: what is asked of nodes, what they answer, and what comes of it.

Protocol, section 8. Values only; every decision is in `core.verify` and `core.verify_nodes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from almoner_chain.core.entries import RawEntry
from almoner_chain.core.errors import BadInput
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.receipt_values import Receipt
from almoner_chain.core.units import Unit

LedgerId = tuple[int, bytes]
"""Chain id and contract address (20 bytes): what names a ledger."""


class Verdict(StrEnum):
    """The five honest answers."""

    VALID = "valid"
    VOIDED = "voided"
    PROMISED = "promised"
    NOT_GENUINE = "not_genuine"
    CANNOT_CHECK = "cannot_check"


class State(StrEnum):
    """How one check ended. Unknown is no failure."""

    PASS = "pass"  # noqa: S105 -- not a password
    FAIL = "fail"
    UNKNOWN = "unknown"


class Contract(StrEnum):
    """What a node found at the ledger's address at its final block."""

    ALMONER = "almoner"
    NONE = "none"
    OTHER = "other"


class Check(NamedTuple):
    """One check: its name, how it ended, the reason code if it did not simply pass, and a sentence part."""

    name: str
    state: State
    code: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a receipt makes us ask. ``entry``, ``block`` and ``serial`` are None for a promise; ``block`` may be 0."""

    chain_id: int
    ledger: bytes
    fund: int
    signer: bytes
    entry: int | None = None
    block: int | None = None
    serial: int | None = None


class FinalBlock(NamedTuple):
    """The newest block that the node calls final; ``timestamp`` in seconds."""

    number: int
    hash: bytes
    timestamp: int


@dataclass(frozen=True, slots=True)
class NodeAnswer:
    """What one node says, all of it as of its final block; nothing of it is believed before it is checked.

    ``problem`` is empty when the node answered. ``entry_hash`` is ``entries[n]``, zero bytes where there is none.
    ``pending``: what is missing at the final block (the entry, or the signer's role) is there at the newest one.
    The fund's name and unit and the charity's domain are for showing only.
    """

    node: str
    problem: str = ""
    chain_id: int = 0
    contract: Contract = Contract.NONE
    final_block: FinalBlock | None = None
    entry_hash: bytes | None = None
    event: RawEntry | None = None
    signer_period: RolePeriod | None = None
    void: VoidRecord | None = None
    pending: bool = False
    fund_name: str = ""
    unit_kind: int = 0
    unit_code: str = ""
    unit_decimals: int = 0
    domain: str = ""


class ChainPort(Protocol):
    """Whoever can ask nodes. Returns one answer for each node, also for those that failed; raises nothing."""

    def ask(self, q: Question) -> Sequence[NodeAnswer]:
        """Ask every node."""
        ...


@dataclass(frozen=True, slots=True)
class VerifyPolicy:
    """What the person who checks relies on.

    ``needed``: how many nodes must say the same (two of three on a network). ``local``: the ledger is on this
    computer, and the sentence says so. ``trusted``: names of ledgers from the trust list. ``confirmed``: domains
    whose own web site names the ledger.
    """

    needed: int
    today: date
    local: bool = False
    trusted: Mapping[LedgerId, str] = field(default_factory=dict)
    confirmed: Mapping[LedgerId, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.needed < 1:
            raise BadInput("At least one node must confirm a receipt.", code="policy.needed")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known besides the receipt itself. Amounts in minor units, times in seconds; None is not known.

    ``start`` and ``end`` are the gift's own interval on the fund's received axis. With ``archived_at`` (the time of
    the archived block) they are what a consistent archive says, confirmed by no node.
    """

    signer: bytes | None = None
    batch: int | None = None
    start: int | None = None
    end: int | None = None
    recorded_at: int | None = None
    fund_name: str = ""
    unit: Unit | None = None
    domain: str = ""
    void: VoidRecord | None = None
    issuer: str | None = None
    overdue_days: int = 0
    archived_at: int | None = None
    nodes_agreeing: int = 0
    nodes_asked: int = 0


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict, one sentence or two for people, and the checks behind it in the order of the protocol."""

    verdict: Verdict
    sentence: str
    checks: tuple[Check, ...]
    receipt: Receipt | None
    facts: Facts
