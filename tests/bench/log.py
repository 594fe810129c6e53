"""Long logs for the measurements: thousands of entries sent to the embedded ledger in few blocks.

Sends without trying first and without an outbox, which the program never does: only the ledger that comes of it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from almoner.services.session import Session
from almoner_chain.client.transaction import Call, Fees, Transaction
from almoner_chain.client.wire import hex0x, number_of
from almoner_chain.core.signing import SigningKey

AT_ONCE = 500
GAS = 400_000


def send_all(session: Session, key: SigningKey, calls: Iterable[Call]) -> None:
    """Send calls as this key, hundreds in one block; each must come through."""
    node, waiting = session.nodes[0], iter(calls)
    nonce = number_of(node.call("eth_getTransactionCount", [hex0x(key.address), "latest"]))
    while some := list(islice(waiting, AT_ONCE)):
        raws = [
            Transaction(session.chain_id, nonce + i, Fees(0, 0), GAS, call).signed(key)
            for i, call in enumerate(some)
        ]
        hashes = node.batch([("eth_sendRawTransaction", [hex0x(raw)]) for raw in raws], timeout=600)
        _check(session, hashes)
        nonce += len(some)


def _check(session: Session, hashes: Sequence[str]) -> None:
    asked = [("eth_getTransactionReceipt", [each]) for each in hashes]
    assert all(number_of(receipt["status"]) == 1 for receipt in session.nodes[0].batch(asked, timeout=600))
