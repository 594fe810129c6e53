"""A replayed ledger to look things up in: this installation's own, or another charity's on the same chain.

Names and texts are known of the own ledger only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from almoner.services.disbursements import destination_of, subject_hash
from almoner.services.payees import name_of
from almoner.services.said import heard
from almoner_chain.core import abi
from almoner_chain.core.entries import Case, Kind
from almoner_chain.core.errors import Refused
from almoner_chain.core.replay import replay
from almoner_chain.core.replay_state import LedgerState
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.rpc import Node


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One ledger's state, the node it came from, and the session that knows names, if it is the session's own."""

    chain_id: int
    ledger: bytes
    state: LedgerState
    node: Node
    session: Session | None = None
    others: dict[bytes, LedgerView] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session) -> LedgerView:
        """Return the installation's own ledger."""
        state = session.state()
        view = cls(session.chain_id, session.ledger, state, session.nodes[0], session)
        view.others[session.ledger] = view
        return view

    @classmethod
    def at(cls, node: Node, ledger: bytes, *, chain_id: int) -> LedgerView:
        """Return a ledger read through one node; raises Unreachable, or Refused where it does not hold together."""
        return _read(node, chain_id, ledger)

    def unit(self, fund: int) -> Unit:
        """Return what a fund counts in."""
        made = self.state.funds[fund].created
        return Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token)

    def words(self, case: Case) -> tuple[str, str]:
        """Return payee and purpose in words; empty where they are not kept here."""
        if self.session is None:
            return "", ""
        return name_of(self.session.home, case.payee_id), heard(self.session.store, case.purpose)

    def destination(self, subject: bytes) -> tuple[int, bytes, int] | None:
        """Return chain, ledger and fund of a sub-grant, where this installation keeps it."""
        found = destination_of(self.session, subject) if self.session is not None else None
        if found is None:
            return None
        return found["chain_id"], bytes.fromhex(found["ledger"][2:]), found["fund"]

    def discover(self, payment: int) -> tuple[int, bytes, int] | None:
        """Look on this chain for the ledger that received a sub-grant; the case's subject shows that it is the one.

        None where none is found, or where the node does not want to search its whole log.
        """
        from almoner_chain.client.contract import ENTRY_TOPIC
        from almoner_chain.client.rpc import NodeRefused

        record = self.state.payments[payment]
        if record.settled is None:
            return None
        topics = ["0x" + ENTRY_TOPIC.hex(), None, "0x" + int(Kind.BATCH).to_bytes(32).hex()]
        asked = {"fromBlock": hex(record.settled.block), "toBlock": "latest", "topics": topics}
        try:
            logs = self.node.call("eth_getLogs", [asked], result=list[dict[str, Any]])
        except NodeRefused:
            return None
        origin = abi.write_words("uau", (self.chain_id, self.ledger, payment))
        for log in logs:
            data, fund = bytes.fromhex(log["data"][2:]), int(log["topics"][3], 16)
            ledger = bytes.fromhex(log["address"][2:])
            if data.endswith(origin) and subject_hash(self.chain_id, ledger, fund) == record.case.subject:
                return self.chain_id, ledger, fund
        return None


def other_ledger(view: LedgerView, ledger: bytes) -> LedgerView:
    """Return another ledger on the same chain, read through the same node and kept for this run."""
    if ledger not in view.others:
        view.others[ledger] = _read(view.node, view.chain_id, ledger, view.others)
    return view.others[ledger]


def _read(
    node: Node, chain_id: int, ledger: bytes, others: dict[bytes, LedgerView] | None = None
) -> LedgerView:
    from almoner_chain.client.ledger import LedgerReader

    reader = LedgerReader(node, chain_id, ledger)
    reader.pin()
    state = replay(chain_id, ledger, reader.entries())
    if state.head != reader.head() or state.first_error is not None:
        raise Refused(
            f"The entries of the ledger 0x{ledger.hex()} do not hold together.",
            code="ledger.broken",
            hint="Run `almoner audit --rpc URL --ledger ADDRESS` on it.",
        )
    view = LedgerView(chain_id, ledger, state, node, None, {} if others is None else others)
    view.others[ledger] = view
    return view
