"""JSON-RPC with nodes that are not trusted. One `Node` is one node at one address; thread-safe.

Every answer is bounded in size, depth and time before it is parsed, and counts only under the id that was asked.
Errors never show the URL's path: that is where providers put access keys. Must not know contracts or receipts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, overload

import msgspec

from almoner_chain.client.http import HttpPeer, NodeMisbehaved, NodeUnreachable
from almoner_chain.core.errors import Unreachable

__all__ = ["Node", "NodeMisbehaved", "NodeRefused", "NodeUnreachable", "depth_exceeds"]

T = TypeVar("T")
D = TypeVar("D")

MAX_DEPTH = 32
"""No answer we ask for nests deeper than 8. eth_account sets Python's recursion limit to 100,000, and a few
kilobytes of ``[[[[…`` then overrun a thread's stack inside the parser: that is a crash, not an exception."""
_MAX_SHOWN = 300
_BRACKETS = bytes.maketrans(b"{}", b"[]")
_NO_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))


class NodeRefused(Unreachable):
    """The node answered the call with a JSON-RPC error: ``number``, its own words, and ``data`` (any JSON)."""

    def __init__(self, name: str, number: int, text: str, data: Any) -> None:
        self.number = number
        self.text = _shown(text)
        self.data = data
        super().__init__(
            f"{name} refused the call: {self.text} ({number}).", code="node.refused", hint="Try another node."
        )


class _Answer(msgspec.Struct, Generic[T]):
    """One JSON-RPC answer. Some nodes send a null result beside an error."""

    id: Any = None
    result: T | msgspec.UnsetType | None = msgspec.UNSET
    error: Any = None


@cache
def _decoder(result: Any) -> msgspec.json.Decoder[_Answer[Any]]:
    return msgspec.json.Decoder(_Answer[result])


_MANY: msgspec.json.Decoder[list[_Answer[Any]]] = msgspec.json.Decoder(list[_Answer[Any]])


class Node:
    """One JSON-RPC endpoint. ``timeout`` in seconds and ``max_bytes`` bound each whole exchange."""

    def __init__(self, url: str, *, timeout: float = 10.0, max_bytes: int = 64 << 20) -> None:
        self._peer = HttpPeer(url, max_bytes=max_bytes)
        self._timeout = timeout
        self._ids = count(1)

    @property
    def name(self) -> str:
        """Host and port: what may be shown and logged."""
        return self._peer.name

    @property
    def is_local(self) -> bool:
        """Whether the node is on this computer: then its newest block is as final as any."""
        return self._peer.is_local

    @overload
    def call(self, method: str, params: Sequence[Any] = (), *, timeout: float | None = None) -> Any: ...
    @overload
    def call(
        self, method: str, params: Sequence[Any] = (), *, result: type[T], timeout: float | None = None
    ) -> T: ...
    def call(
        self, method: str, params: Sequence[Any] = (), *, result: Any = Any, timeout: float | None = None
    ) -> Any:
        """Call ``method`` and return its result, checked to be of the type ``result``.

        Raises `NodeRefused` when the node says no, `NodeUnreachable` or `NodeMisbehaved` when it gives no answer.
        """
        number = next(self._ids)
        body = self._exchange(_request(number, method, params), timeout)
        if body.lstrip()[:1] != b"{":
            raise self._misbehaved("is not a JSON-RPC answer")
        answer = self._decode(_decoder(result), body)
        self._check_id(answer, number)
        return self._result_of(answer, nullable=result is Any)

    def batch(self, calls: Iterable[tuple[str, Sequence[Any]]], *, timeout: float | None = None) -> list[Any]:
        """Make all ``calls`` in one exchange and return their results in order; raises the first refusal."""
        answers = self.attempt(calls, timeout=timeout)
        for answer in answers:
            if isinstance(answer, NodeRefused):
                raise answer
        return answers

    def attempt(
        self, calls: Iterable[tuple[str, Sequence[Any]]], *, timeout: float | None = None
    ) -> list[Any]:
        """Like `batch`, with a `NodeRefused` in the place of each call the node refused."""
        wanted = [(next(self._ids), method, params) for method, params in calls]
        if not wanted:
            return []
        body = self._exchange([_request(*each) for each in wanted], timeout)
        if body.lstrip()[:1] == b"{":
            # The node takes no batches: one error for all of them, under no id.
            self._result_of(self._decode(_decoder(Any), body))
            raise self._misbehaved("answers a batch with a single result")
        return self._in_order([number for number, _, _ in wanted], self._decode(_MANY, body))

    def close(self) -> None:
        """Close the idle connections; the node can be used again."""
        self._peer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _in_order(self, wanted: list[int], answers: list[_Answer[Any]]) -> list[Any]:
        by_id = {answer.id: answer for answer in answers if type(answer.id) is int}
        if len(answers) != len(wanted) or by_id.keys() != set(wanted):
            raise self._misbehaved("does not answer the calls of the batch one by one")
        results: list[Any] = []
        for number in wanted:
            try:
                results.append(self._result_of(by_id[number]))
            except NodeRefused as refused:
                results.append(refused)
        return results

    def _exchange(self, request: Any, timeout: float | None) -> bytes:
        body = self._peer.post(
            msgspec.json.encode(request), timeout=self._timeout if timeout is None else timeout
        )
        if depth_exceeds(body, MAX_DEPTH):
            raise self._misbehaved("is nested too deep or not balanced")
        return body

    def _decode(self, decoder: msgspec.json.Decoder[D], body: bytes) -> D:
        try:
            return decoder.decode(body)
        except msgspec.ValidationError:
            raise self._misbehaved("has another form than asked for") from None
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise self._misbehaved("is not a JSON-RPC answer") from None

    def _check_id(self, answer: _Answer[Any], number: int) -> None:
        # An error found before the id could be read comes under id null.
        if type(answer.id) is int and answer.id == number:
            return
        if answer.id is None and answer.error is not None:
            return
        raise self._misbehaved("comes under another id")

    def _result_of(self, answer: _Answer[Any], *, nullable: bool = True) -> Any:
        if answer.error is not None:
            raise self._refusal(answer.error)
        if answer.result is msgspec.UNSET:
            raise self._misbehaved("has neither result nor error")
        if answer.result is None and not nullable:
            raise self._misbehaved("has another form than asked for")
        return answer.result

    def _refusal(self, error: Any) -> NodeRefused:
        fields = error if isinstance(error, dict) else {"message": error}
        number = fields.get("code")
        text = fields.get("message")
        return NodeRefused(
            self.name,
            number if type(number) is int else 0,
            text if isinstance(text, str) else "no reason given",
            fields.get("data"),
        )

    def _misbehaved(self, what: str) -> NodeMisbehaved:
        return NodeMisbehaved(f"The answer of {self.name} {what}.")


def depth_exceeds(body: bytes, limit: int) -> bool:
    """Say whether JSON nests deeper than ``limit``, or is not balanced, without recursion."""
    if b"\\" in body:
        body = re.sub(rb"\\.", b"", body, flags=re.DOTALL)
    # Without two quotes side by side every other sign is inside or outside a string as it was before.
    structure = body.translate(_BRACKETS, _NO_STRUCTURE).replace(b'""', b"")
    structure = re.sub(rb'"[^"]*"', b"", structure)
    for _ in range(limit):
        before = len(structure)
        structure = structure.replace(b"[]", b"")
        if len(structure) == before:
            break
    return bool(structure)


def _request(number: int, method: str, params: Sequence[Any]) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": list(params)}


def _shown(text: str) -> str:
    """Return a node's words fit to be shown: one line, no control characters, not long."""
    clean = "".join(c if c.isprintable() else " " for c in text[: 2 * _MAX_SHOWN])
    return clean if len(clean) <= _MAX_SHOWN else clean[: _MAX_SHOWN - 1] + "…"
