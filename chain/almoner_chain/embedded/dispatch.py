"""From the bytes of a JSON-RPC request to the bytes of its answer: bounds, batches, errors.

Knows no HTTP. Everything here is written for a hostile caller: depth is bounded before the parser sees the text,
counts and sizes before work is done.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from almoner_chain.embedded.methods import Methods
from almoner_chain.embedded.refusals import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    INVALID_REQUEST,
    LIMIT_EXCEEDED,
    PARSE_ERROR,
    RpcRefusal,
)

MAX_BODY = 64 << 20
MAX_BATCH = 20_000
MAX_ANSWER = 64 << 20
MAX_DEPTH = 12

_STRUCTURE = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')
_SEND = "eth_sendRawTransaction"
_log = logging.getLogger(__name__)

Answer = Callable[[], Any]


class Dispatcher:
    """Answers requests with ``methods``; may be used from several threads."""

    def __init__(self, methods: Methods) -> None:
        self._methods = methods

    def answer(self, body: bytes) -> bytes:
        """Return the JSON answer, empty if there is nothing to answer (notifications only)."""
        try:
            _bound_depth(body)
            asked = msgspec.json.decode(body)
        except (msgspec.DecodeError, RpcRefusal) as error:
            return _encode(None, _error(RpcRefusal(f"parse error: {error}", code=PARSE_ERROR)))
        if not isinstance(asked, list):
            return next(self._answers([asked]), b"")
        if not asked or len(asked) > MAX_BATCH:
            why = f"a batch must have 1 to {MAX_BATCH} requests"
            return _encode(None, _error(RpcRefusal(why, code=INVALID_REQUEST)))
        answers = list(self._answers(asked))
        return b"[" + b",".join(answers) + b"]" if answers else b""

    def _answers(self, asked: Sequence[Any]) -> Iterator[bytes]:
        """Answer in order; all transactions are mined together at the place of the first, in few blocks.

        Clients mix them with reads and in any order, so a nonce may stand before the one it follows.
        """
        size = 0
        sent: Iterator[Answer] | None = None
        for request in asked:
            if _is_send(request):
                sent = sent or self._sends([each for each in asked if _is_send(each)])
                answer = next(sent)
            else:
                answer = self._call(request)
            encoded = _encode_request(request, answer if size <= MAX_ANSWER else _too_large)
            size += len(encoded)
            if encoded:
                yield encoded

    def _sends(self, requests: Sequence[Mapping[str, Any]]) -> Iterator[Answer]:
        outcomes: Sequence[Any]
        try:
            outcomes = self._methods.send_all([request["params"][0] for request in requests])
        except Exception as error:  # noqa: BLE001  raised again as the answer to each of them
            outcomes = [error] * len(requests)
        return (partial(_give, outcome) for outcome in outcomes)

    def _call(self, request: object) -> Answer:
        def answer() -> Any:
            method, params = _checked(request)
            return self._methods.answer(method, params)

        return answer


def _give(outcome: Any) -> Any:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _bound_depth(body: bytes) -> None:
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return
    depth = 0
    for found in _STRUCTURE.finditer(body):
        mark = found.group()
        depth += (mark in (b"[", b"{")) - (mark in (b"]", b"}"))
        if depth > MAX_DEPTH:
            raise RpcRefusal("nested too deeply")


def _is_send(request: object) -> bool:
    """Tell whether a request may be joined with its neighbours: one transaction as hex."""
    if not isinstance(request, Mapping) or request.get("method") != _SEND:
        return False
    params = request.get("params")
    return isinstance(params, list) and len(params) == 1


def _checked(request: object) -> tuple[str, list[Any]]:
    if not isinstance(request, Mapping) or not isinstance(request.get("method"), str):
        raise RpcRefusal("invalid request", code=INVALID_REQUEST)
    params = request.get("params")
    if params is not None and not isinstance(params, list):
        raise RpcRefusal("non-array args", code=INVALID_PARAMS)
    return request["method"], params or []


def _too_large() -> Any:
    raise RpcRefusal("response too large", code=LIMIT_EXCEEDED)


def _encode_request(request: object, answer: Answer) -> bytes:
    outcome = _outcome(answer)
    if not isinstance(request, Mapping):
        return _encode(None, outcome)
    if "id" not in request and isinstance(request.get("method"), str):
        return b""
    identity = request.get("id")
    return _encode(identity if isinstance(identity, str | int | float) else None, outcome)


def _outcome(answer: Answer) -> dict[str, Any]:
    try:
        return {"result": answer()}
    except RpcRefusal as refusal:
        return _error(refusal)
    except sqlite3.Error as error:
        _log.exception("the ledger file failed")
        return _error(RpcRefusal(f"the ledger file cannot be used: {error}", code=INTERNAL_ERROR))
    except Exception:  # noqa: BLE001  a bug must not take the other answers of the batch with it
        _log.exception("a request failed")
        return _error(RpcRefusal("internal error", code=INTERNAL_ERROR))


def _error(refusal: RpcRefusal) -> dict[str, Any]:
    error: dict[str, Any] = {"code": refusal.code, "message": refusal.message}
    return {"error": error if refusal.data is None else error | {"data": refusal.data}}


def _encode(identity: str | float | None, outcome: dict[str, Any]) -> bytes:
    return msgspec.json.encode({"jsonrpc": "2.0", "id": identity, **outcome})
