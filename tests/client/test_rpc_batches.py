"""Several calls in one exchange: every answer is matched by its id, or none of them counts."""

from __future__ import annotations

import json

import pytest

from almoner_chain.client.rpc import Node, NodeMisbehaved, NodeRefused
from support_hostile import Behaviour, Request, hostile


def reply(request: Request, *order: int, extra: int | None = None) -> None:
    """Answer a batch in this order of its calls."""
    ids = [call["id"] for call in request.body]
    answers = [{"id": ids[i], "result": f"0x{i}"} for i in order]
    if extra is not None:
        answers.append({"id": extra, "result": "0x9"})
    request.answer(json.dumps(answers).encode())


CALLS: list[tuple[str, list[int]]] = [("a", []), ("b", []), ("c", [])]


def test_a_batchs_answers_are_matched_by_id() -> None:
    with hostile(lambda request: reply(request, 2, 0, 1)) as server, Node(server.url) as node:
        assert node.batch(CALLS) == ["0x0", "0x1", "0x2"]
        assert node.batch([]) == []
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "behave",
    [
        lambda request: reply(request, 0, 1),
        lambda request: reply(request, 0, 1, 1),
        lambda request: reply(request, 0, 1, 2, 2),
        lambda request: reply(request, 0, 1, extra=9_999_999),
        lambda request: reply(request, 0, 1, 2, extra=9_999_999),
        lambda request: request.answer(b'{"id": 1, "result": []}'),
        lambda request: request.answer(b"[1, 2, 3]"),
        lambda request: request.answer(b'[{"id": [1]}, {"id": {}}, {"id": 1}]'),
    ],
    ids=[
        "one less",
        "one twice",
        "one more",
        "a stranger",
        "a stranger more",
        "no list",
        "numbers",
        "odd ids",
    ],
)
def test_a_batch_that_is_not_answered_one_by_one_counts_for_nothing(behave: Behaviour) -> None:
    with hostile(behave) as server, Node(server.url) as node, pytest.raises(NodeMisbehaved):
        node.batch(CALLS)


def test_a_batch_keeps_each_refusal_in_its_place() -> None:
    def behave(request: Request) -> None:
        ids = [call["id"] for call in request.body]
        answers = [{"id": ids[0], "result": "0x1"}, {"id": ids[1], "error": {"code": 3, "message": "no"}}]
        request.answer(json.dumps([*answers, {"id": ids[2], "result": None}]).encode())

    with hostile(behave) as server, Node(server.url) as node:
        first, second, third = node.attempt(CALLS)
        assert (first, third) == ("0x1", None)
        assert isinstance(second, NodeRefused)
        with pytest.raises(NodeRefused):
            node.batch(CALLS)


def test_a_node_that_takes_no_batches_says_so() -> None:
    def behave(request: Request) -> None:
        request.answer(b'{"id": null, "error": {"code": -32600, "message": "no batches"}}')

    with hostile(behave) as server, Node(server.url) as node, pytest.raises(NodeRefused, match="no batches"):
        node.batch(CALLS)
