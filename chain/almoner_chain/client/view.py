"""What several nodes say of one receipt's ledger: the chain side of `core.verify`.

All nodes are asked at once; one that fails answers with its problem in words, so a server that is down never makes
a good receipt bad. Nothing is judged here: that is the verifier's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from almoner_chain.client.blocks import Block, block_of, final_tag
from almoner_chain.client.contract import ENTRY_TOPIC, artifact
from almoner_chain.client.ledger import LedgerReader
from almoner_chain.client.rpc import Node, NodeRefused
from almoner_chain.client.wire import hex0x, number_of, word
from almoner_chain.core.entries import (
    EntryData,
    EntryMalformed,
    FundCreated,
    Kind,
    Profile,
    RawEntry,
    Role,
    decode_entry,
)
from almoner_chain.core.errors import AlmonerError
from almoner_chain.core.hashing import ZERO32
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.verify_types import Contract, FinalBlock, NodeAnswer, Question


@dataclass(frozen=True, slots=True)
class _Facts:
    """The ledger's views as of one block."""

    period: RolePeriod
    entry_hash: bytes | None
    void: VoidRecord | None


class NodeView:
    """Implements `core.verify.ChainPort` over nodes that may be down, slow or lying."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = tuple(nodes)

    def ask(self, q: Question) -> Sequence[NodeAnswer]:
        """Ask every node at the same time; one answer each, in their order."""
        if not self._nodes:
            return []
        with ThreadPoolExecutor(len(self._nodes), thread_name_prefix="ask") as pool:
            return list(pool.map(lambda node: _ask(node, q), self._nodes))


def _ask(node: Node, q: Question) -> NodeAnswer:
    try:
        return _answer(node, q)
    except AlmonerError as problem:
        return NodeAnswer(node.name, problem=problem.message)


def _answer(node: Node, q: Question) -> NodeAnswer:
    chain_id, final = _chain(node)
    reader = LedgerReader(node, q.chain_id, q.ledger, block=final.number)
    contract = _contract(reader) if chain_id == q.chain_id else Contract.NONE
    final_block = FinalBlock(final.number, final.hash, final.timestamp)
    if contract is not Contract.ALMONER:
        return NodeAnswer(node.name, chain_id=chain_id, contract=contract, final_block=final_block)
    facts = _facts(reader, q)
    fund, profile = _made(reader, Kind.FUND, q.fund), _made(reader, Kind.PROFILE, 0)
    named = fund if isinstance(fund, FundCreated) else None
    return NodeAnswer(
        node=node.name,
        chain_id=chain_id,
        contract=contract,
        final_block=final_block,
        entry_hash=facts.entry_hash,
        event=_event(reader, q, facts),
        signer_period=facts.period,
        void=facts.void,
        pending=_is_pending(reader, q, facts),
        fund_name=named.name if named else "",
        unit_kind=named.unit_kind if named else 0,
        unit_code=named.unit if named else "",
        unit_decimals=named.decimals if named else 0,
        domain=profile.domain if isinstance(profile, Profile) else "",
    )


def _chain(node: Node) -> tuple[int, Block]:
    chain_id, block = node.batch([("eth_chainId", []), ("eth_getBlockByNumber", [final_tag(node), False])])
    return number_of(chain_id), block_of(block, node.name)


def _contract(reader: LedgerReader) -> Contract:
    code = reader.code()
    if not code:
        # Deployed a moment ago, perhaps: then it is there at the newest block, and nothing is final yet.
        return Contract.NONE
    return Contract.ALMONER if artifact().recognises(code) else Contract.OTHER


def _facts(reader: LedgerReader, q: Question) -> _Facts:
    """Ask all views in one exchange."""
    calls: list[Sequence[object]] = [("role_period", int(Role.RECORDER), q.signer)]
    if q.entry is not None:
        calls.append(("entry", q.entry))
    if q.serial is not None:
        calls.append(("void_of", q.serial))
    period, *rest = reader.views(calls)
    entry = rest.pop(0) if q.entry is not None else None
    void = VoidRecord(*rest.pop(0)) if q.serial is not None else None
    return _Facts(RolePeriod(*period), entry, void if void and void.reason else None)


def _is_pending(reader: LedgerReader, q: Question, facts: _Facts) -> bool:
    """Say whether what is missing at the final block is there at the newest one."""
    if facts.period.granted_at and facts.entry_hash != ZERO32:
        return False
    now = _facts(reader.at("latest"), q)
    role_came = not facts.period.granted_at and bool(now.period.granted_at)
    entry_came = facts.entry_hash == ZERO32 and now.entry_hash != ZERO32
    return role_came or entry_came


def _event(reader: LedgerReader, q: Question, facts: _Facts) -> RawEntry | None:
    """Return the entry's event: in the block the receipt names, else anywhere, asked once."""
    if q.entry is None or facts.entry_hash in (None, ZERO32):
        return None
    topics = [hex0x(ENTRY_TOPIC), word(q.entry)]
    found = _within(reader, q.block, q.block, topics) if q.block else []
    found = found or _anywhere(reader, topics)
    return found[0] if found else None


def _made(reader: LedgerReader, kind: Kind, subject: int) -> EntryData | None:
    """Return the newest entry of a kind about a subject. For showing only, so a refusal is no problem."""
    found = _anywhere(reader, [hex0x(ENTRY_TOPIC), None, word(int(kind)), word(subject)])
    try:
        return decode_entry(found[-1]) if found else None
    except EntryMalformed:
        return None


def _anywhere(reader: LedgerReader, topics: Sequence[str | None]) -> list[RawEntry]:
    if not isinstance(reader.block, int):
        raise TypeError("the reader is fixed to a block")
    return _within(reader, 0, reader.block, topics)


def _within(reader: LedgerReader, first: int, last: int, topics: Sequence[str | None]) -> list[RawEntry]:
    try:
        return reader.logs(first, last, topics)
    except NodeRefused:
        # Many public nodes allow a few thousand blocks only, or do not know the block a receipt hints at.
        return []
