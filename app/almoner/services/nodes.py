"""Which nodes an installation on a network asks: add, remove, choose the first. Each is checked before it is kept.

A node is not trusted; but one that has another chain or another contract would only ever be an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.session import Session

MAX_NODES = 16
MAX_LENGTH = 400
SECONDS_PER_NODE = 10


def nodes_of(session: Session) -> tuple[str, ...]:
    """Return the addresses of the nodes, the one that also gets the transactions first; none for an embedded ledger."""
    return tuple(session.home.get("rpc", ())) if session.home.get("engine") != "embedded" else ()


def add_node(session: Session, url: str) -> tuple[str, ...]:
    """Ask a node whether it has this ledger, then keep its address; return all. Sessions that are open do not use it yet.

    Raises BadInput, Unreachable (`WrongLedger` where it has another chain, block 0 or contract).
    """
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.client.rpc import Node

    known, url = _network(session), url.strip()
    if url in known:
        raise BadInput("This node is on the list already.", code="node.known")
    if len(known) >= MAX_NODES:
        raise BadInput(f"At most {MAX_NODES} nodes are asked.", code="node.many", hint="Remove one first.")
    if not url or len(url) > MAX_LENGTH:
        raise BadInput(
            "This is not the address of a node.", code="node.url", hint="It begins with https:// or http://."
        )
    with Node(url, timeout=SECONDS_PER_NODE) as node:
        LedgerReader(node, session.chain_id, session.ledger).pin(
            bytes.fromhex(session.home.get("genesis")[2:])
        )
    return _keep(session, (*known, url))


def remove_node(session: Session, url: str) -> tuple[str, ...]:
    """Ask a node no more; return those that are left. Raises BadInput for the last one."""
    known = _network(session)
    if url in known and len(known) == 1:
        raise BadInput(
            "This is the only node; without one the ledger cannot be reached.",
            code="node.last",
            hint="Add another one first.",
        )
    return _keep(session, tuple(each for each in known if each != url))


def prefer_node(session: Session, url: str) -> tuple[str, ...]:
    """Ask a node first, and give it the transactions; return all. Raises BadInput for one that is not on the list."""
    known = _network(session)
    if url not in known:
        raise BadInput("This node is not on the list.", code="node.unknown")
    return _keep(session, (url, *(each for each in known if each != url)))


def _network(session: Session) -> tuple[str, ...]:
    if session.home.get("engine") == "embedded":
        raise BadInput(
            "The ledger of this installation is on this computer; it has no nodes.", code="node.embedded"
        )
    return nodes_of(session)


def _keep(session: Session, urls: tuple[str, ...]) -> tuple[str, ...]:
    session.home.set(rpc=list(urls))
    return urls
