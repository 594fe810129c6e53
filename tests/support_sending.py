"""A recorder of a charity whose node stands behind a proxy that may lie, lose or delay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from almoner_chain.client.rpc import Node
from almoner_chain.client.send import Call, Transactor
from support_charity_node import GWEI, Charity, Gifts
from support_proxy import proxy

SEND = "eth_sendRawTransaction"


@contextmanager
def recorder_through(
    charity: Charity, *, settings: dict[str, Any] | None = None, **lies: Any
) -> Iterator[Transactor]:
    """Give a recorder whose node stands behind a proxy."""
    with proxy(charity.node_address, **lies) as server, Node(server.url, timeout=5) as node:
        options = {"max_fee_wei": 100 * GWEI, "wait": 30.0, **(settings or {})}
        key, outbox = charity.keys["recorder"], charity.outboxes["recorder"]
        yield Transactor(node, charity.chain_id, key, outbox, **options)


def batch(charity: Charity, serial: int = 1) -> Call:
    """Return a call that records two gifts from this serial on."""
    return charity.call(*Gifts.of(serial, 10, 20).record())
