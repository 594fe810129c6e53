"""Try calls on a node before anything is signed: a call that would be refused is never sent, and costs nothing.

Calls that build on each other are tried together where the node can (``eth_simulateV1``); elsewhere only those that
work by themselves count as ready, and the rest is tried again once these are in a block.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from almoner_chain.client.reverts import CallRefused, reverted
from almoner_chain.client.rpc import Node, NodeRefused
from almoner_chain.client.transaction import Call
from almoner_chain.client.wire import hex0x, number_of


class _Outcome(msgspec.Struct):
    status: str
    gasUsed: str


class _SimulatedBlock(msgspec.Struct):
    calls: list[_Outcome]


class Simulator:
    """Tries the calls of one account through one node."""

    def __init__(self, node: Node, sender: bytes) -> None:
        self._node = node
        self._sender = sender
        self._together = True
        self._window = 16

    def gas_limits(self, calls: Sequence[Call]) -> list[int]:
        """Return gas limits for as many of the first ``calls`` as are ready to be sent now: at least one.

        Raises `CallRefused` where the first one would be refused, `NodeRefused` where the node cannot try it.
        """
        if len(calls) > 1 and self._together:
            try:
                return self._try_together(calls)
            except NodeRefused:
                # Most likely it does not know the method; trying them apart gives a clear answer either way.
                self._together = False
        return self._try_apart(calls)

    def _try_together(self, calls: Sequence[Call]) -> list[int]:
        wanted = {"blockStateCalls": [{"calls": [self._fields(call) for call in calls]}], "validation": False}
        blocks = self._node.call("eth_simulateV1", [wanted, "latest"], result=list[_SimulatedBlock])
        limits: list[int] = []
        for outcome in blocks[0].calls if blocks else []:
            if number_of(outcome.status) != 1:
                break
            # What a call gives back at its end (at most a fifth) it must have had before, and 1/64 stays behind.
            limits.append(number_of(outcome.gasUsed) * 3 // 2 + 30_000)
        # The first one on its own tells why it is refused.
        return limits[: len(calls)] or self._try_apart(calls)

    def _try_apart(self, calls: Sequence[Call]) -> list[int]:
        tried = calls[: self._window]
        answers = self._node.attempt([("eth_estimateGas", [self._fields(call), "latest"]) for call in tried])
        limits: list[int] = []
        for answer in answers:
            if isinstance(answer, NodeRefused):
                if not limits:
                    raise self._refused(answer, tried[0])
                break
            limits.append(number_of(answer) * 5 // 4 + 10_000)
        # Calls that build on each other come through one by one: do not try all the others each time.
        self._window = min(64, 2 * len(limits))
        return limits

    def _refused(self, answer: NodeRefused, call: Call) -> Exception:
        reason = reverted(answer)
        if not reason:
            # Some nodes give the reason to a call only.
            again = self._node.attempt([("eth_call", [self._fields(call), "latest"])])[0]
            told = reverted(again) if isinstance(again, NodeRefused) else None
            reason = told if told is not None else reason
        return answer if reason is None else CallRefused(reason)

    def _fields(self, call: Call) -> dict[str, str]:
        return call_fields(self._sender, call)


def call_fields(sender: bytes, call: Call) -> dict[str, str]:
    """Write a call as JSON-RPC wants it."""
    fields = {"from": hex0x(sender), "data": hex0x(call.data), "value": hex(call.value)}
    return fields if call.to is None else {**fields, "to": hex0x(call.to)}


def reason_in_block(node: Node, sender: bytes, call: Call, block: int) -> str:
    """Return why a transaction may have been refused in its block, as far as the node can still tell."""
    answer = node.attempt([("eth_call", [call_fields(sender, call), hex(block)])])[0]
    return (reverted(answer) or "") if isinstance(answer, NodeRefused) else ""
