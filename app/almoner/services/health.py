"""How the ledger and its nodes are now: what the Ledger page and `almoner ledger health` show.

Nothing here raises because a node is down, slow or lies: that is what there is to say. Each node has a few seconds.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.contract import Counts
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.client.rpc import Node

SECONDS_PER_CALL = 3
MAX_NODES = 16
MAX_SHOWN = 120


@dataclass(frozen=True, slots=True)
class NodeHealth:
    """One node; ``name`` is host and port, without what its address may hold of secrets. None is not known.

    ``latency`` in milliseconds, ``age`` of the newest block in seconds. ``agrees``: whether it has the same ledger
    head as most nodes at one block they all have; None where there is nobody to compare with.
    """

    name: str
    reachable: bool
    problem: str = ""
    latency: int | None = None
    client: str = ""
    chain_id: int | None = None
    right_chain: bool | None = None
    block: int | None = None
    age: int | None = None
    final_block: int | None = None
    syncing: bool | None = None
    peers: int | None = None
    head: bytes | None = None
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A transaction that is in no final block yet; ``since`` is ISO text in UTC, empty for old ones."""

    purpose: str
    sender: bytes
    nonce: int | None
    state: str
    since: str


@dataclass(frozen=True, slots=True)
class Health:
    """Everything at one moment; sizes in bytes. ``problem`` is why the ledger could not be asked at all."""

    engine: str
    ledger: bytes
    chain_id: int
    nodes: tuple[NodeHealth, ...]
    counts: Counts | None
    head: bytes | None
    chain_bytes: int
    database_bytes: int
    waiting: tuple[Waiting, ...]
    problem: str = ""


def health(session: Session) -> Health:
    """Ask every node at once and look at the files here; takes a few seconds where a node does not answer."""
    # Read before the threads start: the local database is not for several of them.
    ledger, chain_id = session.ledger, session.chain_id
    urls, problem = _urls(session)
    with ThreadPoolExecutor(max(1, len(urls)), thread_name_prefix="health") as pool:
        nodes = list(pool.map(lambda url: _ask(session, url), urls))
        nodes = _compared(session, urls, nodes, pool)
    counts, head, trouble = _ledger(session, nodes)
    database = session.store.path
    return Health(
        engine=str(session.home.get("engine")),
        ledger=ledger,
        chain_id=chain_id,
        nodes=tuple(nodes),
        counts=counts,
        head=head,
        chain_bytes=_size(session.home.chain_directory),
        database_bytes=sum(_length(database.with_name(database.name + end)) for end in ("", "-journal")),
        waiting=_waiting(session),
        problem=problem or trouble,
    )


def _urls(session: Session) -> tuple[Sequence[str], str]:
    try:
        return session.urls[:MAX_NODES], ""
    except AlmonerError as error:  # an embedded ledger that does not open
        return [], error.message


def _ask(session: Session, url: str) -> NodeHealth:
    """Ask one node; whatever it does is an answer."""
    from almoner_chain.client.rpc import Node

    name = "node"
    try:
        with Node(url, timeout=SECONDS_PER_CALL, max_bytes=1 << 20) as node:
            name = node.name
            return _answer(session, node)
    except AlmonerError as error:
        return NodeHealth(name, reachable=False, problem=error.message)


def _answer(session: Session, node: Node) -> NodeHealth:
    from almoner_chain.client.blocks import block_of, final_tag
    from almoner_chain.client.wire import number_of

    begun = time.monotonic_ns()
    chain_id = number_of(node.call("eth_chainId"))
    latency = (time.monotonic_ns() - begun) // 1_000_000
    newest = block_of(node.call("eth_getBlockByNumber", ["latest", False]), node.name)
    final = _try(node, "eth_getBlockByNumber", [final_tag(node), False])
    syncing, peers = _try(node, "eth_syncing"), _try(node, "net_peerCount")
    return NodeHealth(
        name=node.name,
        reachable=True,
        latency=latency,
        client=_plain(_try(node, "web3_clientVersion")),
        chain_id=chain_id,
        right_chain=chain_id == session.chain_id,
        block=newest.number,
        age=max(0, int(time.time()) - newest.timestamp),
        final_block=block_of(final, node.name).number if isinstance(final, dict) else None,
        syncing=None if syncing is None else syncing is not False,
        peers=int(peers, 16) if isinstance(peers, str) and _is_hex(peers) else None,
    )


def _try(node: Node, method: str, params: Sequence[Any] = ()) -> Any:
    """Return an answer that not every node has; None where this one has not."""
    from almoner_chain.client.rpc import NodeRefused

    try:
        return node.call(method, params)
    except NodeRefused:
        return None


def _compared(
    session: Session, urls: Sequence[str], nodes: Sequence[NodeHealth], pool: ThreadPoolExecutor
) -> list[NodeHealth]:
    """Add each node's head of the ledger at one block that all of them have, and who agrees with most."""
    there = [node.block for node in nodes if node.right_chain and node.block is not None]
    if not there:
        return list(nodes)
    common = min(there)

    def ask(pair: tuple[str, NodeHealth]) -> NodeHealth:
        url, node = pair
        return _with_head(session, url, node, common) if node.right_chain else node

    asked = list(pool.map(ask, zip(urls, nodes, strict=True)))
    heads = Counter(node.head for node in asked if node.head is not None)
    if sum(heads.values()) < 2:
        return asked
    (most, votes), *others = heads.most_common()
    tied = bool(others) and others[0][1] == votes
    return [
        node if node.head is None else replace(node, agrees=False if tied else node.head == most)
        for node in asked
    ]


def _with_head(session: Session, url: str, node: NodeHealth, block: int) -> NodeHealth:
    from almoner_chain.client.rpc import Node

    try:
        with Node(url, timeout=SECONDS_PER_CALL, max_bytes=1 << 20) as peer:
            return replace(node, head=_reader(session, peer).at(block).head())
    except AlmonerError as error:
        return replace(node, problem=error.message)


def _ledger(session: Session, nodes: Sequence[NodeHealth]) -> tuple[Counts | None, bytes | None, str]:
    """Return the counters and the head by the first node that is well."""
    from almoner_chain.client.rpc import Node

    problem = ""
    for url, node in zip(session.urls if nodes else (), nodes, strict=False):
        if not node.reachable or not node.right_chain:
            problem = problem or node.problem or f"{node.name} is on chain {node.chain_id}."
            continue
        try:
            with Node(url, timeout=SECONDS_PER_CALL, max_bytes=1 << 20) as peer:
                reader = _reader(session, peer).newest()
                return reader.counts(), reader.head(), ""
        except AlmonerError as error:
            problem = problem or error.message
    return None, None, problem


def _reader(session: Session, node: Node) -> LedgerReader:
    from almoner_chain.client.ledger import LedgerReader

    return LedgerReader(node, session.chain_id, session.ledger)


def _waiting(session: Session) -> tuple[Waiting, ...]:
    rows = session.store.rows(
        "SELECT purpose, sender, nonce, state, begun FROM outbox "
        "WHERE state IN ('intended', 'signed', 'mined') ORDER BY id"
    )
    return tuple(
        Waiting(row["purpose"], row["sender"], row["nonce"], row["state"], row["begun"] or "") for row in rows
    )


def _size(folder: Path) -> int:
    return sum(_length(path) for path in folder.iterdir()) if folder.is_dir() else 0


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # a journal comes and goes
        return 0


def _plain(text: Any) -> str:
    return "".join(c for c in text[:MAX_SHOWN] if c.isprintable()) if isinstance(text, str) else ""


def _is_hex(text: str) -> bool:
    return (
        text.startswith("0x") and 2 < len(text) < 20 and all(c in "0123456789abcdefABCDEF" for c in text[2:])
    )
