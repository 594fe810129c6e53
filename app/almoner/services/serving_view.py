"""A read-only view of a ledger: which JSON-RPC calls are passed on, in which form, and what comes back of an answer.

A call that is not on the list never reaches the node. What is passed on is written anew from what was understood, so
nothing rides along. Words of a node are passed on only where they cannot hold a part of its address, which may be an
access key. Knows no HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from almoner_chain.client.http import AnswerTooLong
from almoner_chain.client.rpc import NodeRefused, depth_exceeds
from almoner_chain.core.errors import AlmonerError
from almoner_chain.embedded.refusals import (
    INVALID_REQUEST,
    LIMIT_EXCEEDED,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    REFUSED,
    InvalidParams,
    RpcRefusal,
)

if TYPE_CHECKING:
    from almoner.services.serving_gate import Limits

MAX_DEPTH = 10
MAX_SLOTS = 1024
MAX_TEXT = 300

CHEAP, DEAR = 1, 10

READS = {
    "eth_chainId": CHEAP,
    "net_version": CHEAP,
    "web3_clientVersion": CHEAP,
    "eth_syncing": CHEAP,
    "eth_blockNumber": CHEAP,
    "eth_gasPrice": CHEAP,
    "eth_maxPriorityFeePerGas": CHEAP,
    "eth_feeHistory": DEAR,
    "eth_getBlockByNumber": 2,
    "eth_getBlockByHash": 2,
    "eth_getBlockTransactionCountByNumber": CHEAP,
    "eth_getBlockTransactionCountByHash": CHEAP,
    "eth_getBlockReceipts": DEAR,
    "eth_getTransactionByHash": 2,
    "eth_getTransactionByBlockNumberAndIndex": 2,
    "eth_getTransactionByBlockHashAndIndex": 2,
    "eth_getTransactionReceipt": 2,
    "eth_getTransactionCount": CHEAP,
    "eth_getBalance": CHEAP,
    "eth_getCode": 2,
    "eth_getStorageAt": CHEAP,
    "eth_getProof": 4,
    "eth_getLogs": DEAR,
    "eth_call": DEAR,
    "debug_getRawHeader": 2,
}
"""The calls that only read, and how many tokens each costs."""

SENDS = {"eth_sendRawTransaction": DEAR, "eth_estimateGas": 50, "eth_simulateV1": 50}
"""What sending needs besides; passed on only where sending is allowed."""

_CALLS = frozenset({"eth_call", "eth_estimateGas"})
_CALL_FIELDS = frozenset({"from", "to", "gas", "gasPrice", "value", "data", "input"})
_HEX = re.compile(r"0x[0-9a-fA-F]*")
_QUANTITY = re.compile(r"0x[0-9a-fA-F]{1,16}")


class Upstream(Protocol):
    """Where calls are passed on to."""

    def ask(self, calls: Sequence[tuple[str, list[Any]]]) -> list[Any]:
        """Return each call's result, or the `NodeRefused` in its place; raises other Unreachable."""

    @property
    def secrets(self) -> frozenset[str]:
        """Parts of the node's address that no answer may hold."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request, understood: its id, whether an answer is wanted, and the call or why it is refused."""

    identity: str | int | None
    answered: bool
    call: tuple[str, list[Any]] | None
    refusal: RpcRefusal | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A whole body, understood: its requests, whether it was a batch, what it costs in tokens."""

    asked: tuple[_Asked, ...]
    batch: bool
    cost: int


class View:
    """Answers bodies with what ``upstream`` says; used from several threads."""

    def __init__(self, upstream: Upstream, limits: Limits, *, allow_send: bool = False) -> None:
        self._upstream = upstream
        self._limits = limits
        self._costs = READS | SENDS if allow_send else READS

    def read(self, body: bytes) -> Question:
        """Understand a body. Raises RpcRefusal where it is no JSON-RPC at all."""
        try:
            if depth_exceeds(body, MAX_DEPTH):
                raise RpcRefusal("nested too deeply, or not balanced", code=PARSE_ERROR)
            document = msgspec.json.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise RpcRefusal("parse error", code=PARSE_ERROR) from None
        batch = isinstance(document, list)
        requests = document if batch else [document]
        if not 1 <= len(requests) <= self._limits.batch:
            raise RpcRefusal(f"a batch must have 1 to {self._limits.batch} requests", code=INVALID_REQUEST)
        asked = tuple(map(self._asked, requests))
        return Question(asked, batch, sum(self._cost(each) for each in asked))

    def answer(self, question: Question) -> bytes:
        """Return the answer's bytes; empty where no request wants one."""
        calls = [each.call for each in question.asked if each.call is not None]
        outcomes = iter(self._outcomes(calls))
        answers = []
        for each in question.asked:
            outcome = next(outcomes) if each.call is not None else _error(each.refusal)
            if each.answered:
                answers.append({"jsonrpc": "2.0", "id": each.identity, **outcome})
        if not answers:
            return b""
        encoded = msgspec.json.encode(answers if question.batch else answers[0])
        if len(encoded) > self._limits.answer:
            return refused(RpcRefusal("answer too large", code=LIMIT_EXCEEDED))
        return encoded

    def _outcomes(self, calls: Sequence[tuple[str, list[Any]]]) -> list[dict[str, Any]]:
        if not calls:
            return []
        try:
            results = self._upstream.ask(calls)
        except AnswerTooLong:
            return [_error(RpcRefusal("answer too large", code=LIMIT_EXCEEDED))] * len(calls)
        except AlmonerError:  # its words hold the node's host
            return [_error(RpcRefusal("the ledger does not answer now", code=REFUSED))] * len(calls)
        return [self._outcome(result) for result in results]

    def _outcome(self, result: Any) -> dict[str, Any]:
        if not isinstance(result, NodeRefused):
            return {"result": result}
        text = "".join(sign if sign.isprintable() else " " for sign in result.text[:MAX_TEXT])
        if any(secret in text for secret in self._upstream.secrets):
            text = "refused by the node"
        error: dict[str, Any] = {"code": result.number, "message": text}
        if isinstance(result.data, str) and _HEX.fullmatch(result.data):
            error["data"] = result.data
        return {"error": error}

    def _asked(self, request: object) -> _Asked:
        if not isinstance(request, Mapping) or not isinstance(request.get("method"), str):
            return _Asked(None, True, None, RpcRefusal("invalid request", code=INVALID_REQUEST))
        identity = request.get("id")
        known = identity if type(identity) in (str, int) else None
        answered = "id" in request
        try:
            return _Asked(known, answered, self._checked(request))
        except RpcRefusal as refusal:
            return _Asked(known, answered, None, refusal)

    def _checked(self, request: Mapping[str, Any]) -> tuple[str, list[Any]]:
        method, params = request["method"], request.get("params")
        if method not in self._costs:
            raise RpcRefusal(f"{_plain(method)} is not served", code=METHOD_NOT_FOUND)
        if params is not None and not isinstance(params, list):
            raise InvalidParams("params must be a list")
        params = params or []
        if method in _CALLS:
            params = self._bounded_call(params)
        if method == "eth_getProof" and len(params) > 1:
            _bound_slots(params[1])
        return method, params

    def _bounded_call(self, params: list[Any]) -> list[Any]:
        """Return the parameters of a call with gas in bounds and without anything else that costs."""
        if not 1 <= len(params) <= 2 or not isinstance(params[0], dict):
            raise InvalidParams("a call and a block are expected")
        fields = {key: value for key, value in params[0].items() if value is not None}
        if not fields.keys() <= _CALL_FIELDS:
            raise InvalidParams("the call has fields that are not served")
        gas, most = fields.get("gas"), self._limits.gas
        if isinstance(gas, str) and _QUANTITY.fullmatch(gas):
            most = min(most, int(gas, 16))
        elif gas is not None:
            raise InvalidParams("gas is no quantity")
        return [fields | {"gas": hex(most)}, *params[1:]]

    def _cost(self, asked: _Asked) -> int:
        if asked.call is None:
            return CHEAP
        method, params = asked.call
        slots = len(params[1]) if method == "eth_getProof" and len(params) > 1 else 0
        return self._costs[method] + slots // 4


def refused(refusal: RpcRefusal) -> bytes:
    """Return the answer to a body that is refused as a whole."""
    return msgspec.json.encode({"jsonrpc": "2.0", "id": None, **_error(refusal)})


def _error(refusal: RpcRefusal | None) -> dict[str, Any]:
    assert refusal is not None  # noqa: S101  (a request has a call or a refusal)
    return {"error": {"code": refusal.code, "message": refusal.message}}


def _bound_slots(slots: object) -> None:
    if not isinstance(slots, list) or len(slots) > MAX_SLOTS:
        raise InvalidParams(f"slots must be a list of at most {MAX_SLOTS}")


def _plain(text: str) -> str:
    return "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in text[:64])
