"""Audit a ledger: replay every entry from the node alone and compare the outcome with everything else that is said.

The cache of entries kept here is not used. What a node cannot show by a proof is believed only as far as the entries
lead to it. An outside auditor needs a node and the ledger's address, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner.services.local_audit import compare
from almoner.services.node_audit import (
    Snapshot,
    compare_contract,
    compare_nodes,
    compare_tokens,
    first_difference,
    read_log,
    take_snapshot,
)
from almoner_chain.core.entries import RawEntry
from almoner_chain.core.replay import replay
from almoner_chain.core.replay_compare import compare_head
from almoner_chain.core.replay_state import Finding, FundState, LedgerState, Severity

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.client.rpc import Node

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found. ``head`` is what the entries lead to; ``block`` is the one it is as of."""

    chain_id: int
    ledger: bytes
    block: int
    entries: int
    gifts: int
    head: bytes
    head_proved: bool
    compared_locally: bool
    funds: Sequence[FundState]
    findings: Sequence[Finding]

    @property
    def errors(self) -> list[Finding]:
        """Findings that mean something is wrong."""
        return [each for each in self.findings if each.severity is Severity.ERROR]

    @property
    def first_bad_entry(self) -> int | None:
        """The lowest entry that an error names."""
        return min((each.entry for each in self.errors if each.entry), default=None)

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        return {
            "chain_id": self.chain_id,
            "ledger": "0x" + self.ledger.hex(),
            "block": self.block,
            "entries": self.entries,
            "gifts": self.gifts,
            "head": "0x" + self.head.hex(),
            "head_proved": self.head_proved,
            "compared_locally": self.compared_locally,
            "funds": [_fund_document(fund) for fund in self.funds],
            "findings": [
                {
                    "code": each.code,
                    "severity": each.severity.value,
                    "entry": each.entry or None,
                    "sentence": each.sentence,
                }
                for each in self.findings
            ],
            "first_bad_entry": self.first_bad_entry,
        }


def _fund_document(fund: FundState) -> dict[str, Any]:
    made = fund.created
    return {
        "fund": made.fund,
        "name": made.name,
        "unit": made.unit,
        "received": str(fund.received),
        "spent": str(fund.spent),
        "refunded": str(fund.refunded),
        "returned": str(fund.returned),
        "available": str(fund.available),
    }


def _silent(done: int, total: int) -> None:
    """Show no progress."""


def audit(session: Session, *, rpc: Sequence[str] = (), progress: Progress = _silent) -> Audit:
    """Audit the installation's own ledger through its nodes, or those named, and compare it with what is kept here.

    Raises Unreachable when no node answers. ``progress`` is told again after each comparison, so that it may raise
    `Cancelled` there, too; an audit changes nothing.
    """
    from almoner_chain.client.rpc import Node

    def local(state: LedgerState, entries: Sequence[RawEntry]) -> Iterable[Finding]:
        return compare(session, state, entries)

    with ExitStack() as closing:
        nodes = [closing.enter_context(Node(url)) for url in rpc] or session.nodes
        reader = _pinned(nodes[0], session.chain_id, session.ledger, session.home.get("genesis"))
        return _audit(reader, nodes[1:], local=local, progress=progress)


def audit_from_outside(rpc: Sequence[str], ledger: bytes, *, progress: Progress = _silent) -> Audit:
    """Audit a ledger through these nodes alone; nothing local is compared."""
    from almoner_chain.client.rpc import Node
    from almoner_chain.client.wire import number_of

    with ExitStack() as closing:
        nodes = [closing.enter_context(Node(url)) for url in rpc]
        reader = _pinned(nodes[0], number_of(nodes[0].call("eth_chainId")), ledger)
        return _audit(reader, nodes[1:], local=None, progress=progress)


def _audit(
    reader: LedgerReader,
    others: Sequence[Node],
    *,
    local: Callable[[LedgerState, Sequence[RawEntry]], Iterable[Finding]] | None,
    progress: Progress,
) -> Audit:
    snapshot = take_snapshot(reader)
    entries, findings = read_log(reader, progress)
    state = replay(reader.chain_id, reader.ledger, entries)
    phases: list[Callable[[], Iterable[Finding]]] = [
        lambda: snapshot.findings,
        lambda: _differences(reader, snapshot, state, entries),
        lambda: state.findings,
        lambda: compare_contract(reader, state),
        lambda: compare_tokens(reader, state),
        lambda: compare_nodes(others, reader, snapshot),
        lambda: local(state, entries) if local is not None else (),
    ]
    for phase in phases:
        findings += phase()
        progress(len(entries), len(entries))
    return Audit(
        chain_id=reader.chain_id,
        ledger=reader.ledger,
        block=snapshot.block,
        entries=len(entries),
        gifts=state.next_serial - 1,
        head=state.head,
        head_proved=snapshot.proved and state.head == snapshot.head,
        compared_locally=local is not None,
        funds=[fund for _, fund in sorted(state.funds.items())],
        findings=tuple(findings),
    )


def _pinned(node: Node, chain_id: int, ledger: bytes, genesis: str | None = None) -> LedgerReader:
    """Return the ledger as of the node's newest block; refuse another chain or contract."""
    from almoner_chain.client.ledger import LedgerReader

    reader = LedgerReader(node, chain_id, ledger)
    reader.pin(bytes.fromhex(genesis[2:]) if genesis is not None else None)
    return reader.newest()


def _differences(
    reader: LedgerReader, snapshot: Snapshot, state: LedgerState, entries: Sequence[RawEntry]
) -> list[Finding]:
    """Compare the head the entries lead to with the contract's; where they differ, name the first bad entry."""
    found = list(compare_head(state, snapshot.head, snapshot.counts))
    if state.head == snapshot.head:
        return found
    first = first_difference(reader, snapshot.counts, entries)
    return [*([first] if first is not None else []), *found]
