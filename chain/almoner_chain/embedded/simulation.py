"""Calls that build on each other, tried in one block that is then thrown away: ``eth_simulateV1``.

As much of it as a client needs that wants to sign a series of transactions: one block on the newest one, nothing
overridden, nothing validated. Whatever else the method can do elsewhere is refused, not left out in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from almoner_chain.embedded import parameters as read
from almoner_chain.embedded import views
from almoner_chain.embedded.refusals import InvalidParams, RpcRefusal

if TYPE_CHECKING:
    from almoner_chain.embedded.chain import Chain
    from almoner_chain.embedded.evm import CallResult
    from almoner_chain.embedded.header import Header

MAX_CALLS = 256
_OPTIONS = ("validation", "traceTransfers", "returnFullTransactions")


def simulate(chain: Chain, asked: object, block: object = None) -> list[dict[str, Any]]:
    """Run the calls of one block one after another; return the block with the outcome of each. Raises RpcRefusal."""
    from almoner_chain.embedded import evm

    calls = _calls(asked)
    _need_newest(chain, block)
    header = chain.draft()
    trial, outcomes, used = chain.trial(header), [], 0
    for each in calls:
        request = read.call_request(each)
        gas = min(request.gas or read.CALL_GAS, read.CALL_GAS, header.gas_limit - used)
        call = evm.Call(request.sender, request.to, request.data, request.value, gas, request.access_list)
        result = trial.run(call)
        outcomes.append(_outcome(header, result))
        used += result.gas_used
    return [
        {
            "number": hex(header.number),
            "parentHash": views.hexed(header.parent_hash),
            "timestamp": hex(header.timestamp),
            "gasLimit": hex(header.gas_limit),
            "gasUsed": hex(used),
            "baseFeePerGas": hex(header.base_fee),
            "calls": outcomes,
        }
    ]


def _calls(asked: object) -> list[object]:
    if not isinstance(asked, Mapping):
        raise InvalidParams("invalid argument: the simulation must be an object")
    if any(asked.get(name) for name in _OPTIONS):
        raise InvalidParams(f"invalid argument: {', '.join(_OPTIONS)} are not supported")
    blocks = asked.get("blockStateCalls")
    if not isinstance(blocks, list) or len(blocks) != 1 or not isinstance(blocks[0], Mapping):
        raise InvalidParams("invalid argument: blockStateCalls must hold one block")
    if blocks[0].get("blockOverrides") or blocks[0].get("stateOverrides"):
        raise InvalidParams("invalid argument: overrides are not supported")
    calls = blocks[0].get("calls")
    if not isinstance(calls, list) or not 0 < len(calls) <= MAX_CALLS:
        raise InvalidParams(f"invalid argument: calls must be a list of 1 to {MAX_CALLS}")
    return calls


def _need_newest(chain: Chain, asked: object) -> None:
    block = read.block_id(asked)
    if block.tag is None and block.number != chain.head.number and block.hash != chain.head.hash:
        raise RpcRefusal("only the newest block can be built upon")


def _outcome(header: Header, result: CallResult) -> dict[str, Any]:
    outcome: dict[str, Any] = {
        "status": "0x0" if result.error else "0x1",
        "gasUsed": hex(result.gas_used),
        "returnData": views.hexed(result.output),
        "logs": [
            {
                "address": views.hexed(address),
                "topics": [views.hexed(topic) for topic in topics],
                "data": views.hexed(data),
                "blockNumber": hex(header.number),
                "blockTimestamp": hex(header.timestamp),
            }
            for address, topics, data in result.logs
        ],
    }
    if result.error:
        from almoner_chain.embedded import evm

        refusal = evm.refuse(result)
        outcome["error"] = {"code": refusal.code, "message": refusal.message}
    return outcome
