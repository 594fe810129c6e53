"""`almoner ledger health`: how the nodes, the ledger and the files here are now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared

if TYPE_CHECKING:
    from almoner.services.health import Health, NodeHealth


@click.command("health")
@shared
@pass_app
def health(app: App) -> None:
    """Ask every node how it is; ends with 3 where none can be relied on."""
    from almoner.services.health import health as look

    found = look(app.session)
    app.answer(_document(found), *_lines(found), exit_code=3 if found.counts is None else 0)


def _document(found: Health) -> dict[str, Any]:
    return {
        "engine": found.engine,
        "chain_id": found.chain_id,
        "ledger": "0x" + found.ledger.hex(),
        "entries": found.counts.entries if found.counts else None,
        "head": _hex(found.head),
        "problem": found.problem or None,
        "chain_bytes": found.chain_bytes,
        "database_bytes": found.database_bytes,
        "nodes": [_node(each) for each in found.nodes],
        "waiting": [
            {
                "purpose": w.purpose,
                "sender": _hex(w.sender),
                "nonce": w.nonce,
                "state": w.state,
                "since": w.since,
            }
            for w in found.waiting
        ],
    }


def _node(node: NodeHealth) -> dict[str, Any]:
    return {
        "node": node.name,
        "reachable": node.reachable,
        "problem": node.problem or None,
        "latency_ms": node.latency,
        "client": node.client or None,
        "chain_id": node.chain_id,
        "right_chain": node.right_chain,
        "block": node.block,
        "age_seconds": node.age,
        "final_block": node.final_block,
        "syncing": node.syncing,
        "peers": node.peers,
        "head": _hex(node.head),
        "agrees": node.agrees,
    }


def _hex(data: bytes | None) -> str | None:
    return None if data is None else "0x" + data.hex()


def _lines(found: Health) -> Iterator[str]:
    yield f"Ledger 0x{found.ledger.hex()} on chain {found.chain_id} ({found.engine})."
    if found.counts is not None:
        yield f"{found.counts.entries:,} entries; {len(found.waiting)} transactions wait for a final block."
    elif found.problem:
        yield plain(found.problem)
    for node in found.nodes:
        if not node.reachable:
            yield f"  {node.name}: {plain(node.problem)}"
            continue
        odd = "" if node.right_chain else f"; ON ANOTHER CHAIN ({node.chain_id})"
        odd += "; DISAGREES with the others" if node.agrees is False else ""
        yield f"  {node.name}: block {node.block:,}, {node.age:,} s old, {node.latency} ms, {node.client}{odd}"
    yield f"Files here: ledger {found.chain_bytes:,} bytes, database {found.database_bytes:,} bytes."
