"""A node between a client and a real node, which lies, loses or delays exactly what a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from support_hostile import HostileServer, Request, hostile

Change = Callable[[str, list[Any], Any], Any]
"""Method, parameters and the real answer's result (None for an error); returns the result to pass on."""
Before = Callable[[str, list[Any]], None]
"""Method and parameters of each call, before the real node sees it. Raising `Lost` loses the exchange."""


class Lost(Exception):
    """The exchange is lost: the connection ends without an answer."""


def unchanged(_method: str, _params: list[Any], result: Any) -> Any:
    """Pass the result on."""
    return result


def ignore(_method: str, _params: list[Any]) -> None:
    """Do nothing."""


@contextmanager
def proxy(
    url: str, *, change: Change = unchanged, before: Before = ignore, after: Before = ignore
) -> Iterator[HostileServer]:
    """Stand between a client and the node at ``url``. ``after`` is called once the real node has answered."""

    def behave(request: Request) -> None:
        calls = request.body if isinstance(request.body, list) else [request.body]
        try:
            for call in calls:
                before(call["method"], call["params"])
            answers = _forward(url, calls)
            for call in calls:
                after(call["method"], call["params"])
        except Lost:
            request.hang_up()
            return
        for call, answer in zip(calls, answers, strict=True):
            if "result" in answer:
                answer["result"] = change(call["method"], call["params"], answer["result"])
        body = answers if isinstance(request.body, list) else answers[0]
        request.answer(json.dumps(body).encode())

    with hostile(behave) as server:
        yield server


def _forward(url: str, calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    address = urlsplit(url)
    connection = HTTPConnection(address.netloc, timeout=30)
    with closing(connection):
        connection.request(
            "POST", address.path or "/", json.dumps(calls), {"Content-Type": "application/json"}
        )
        answers: list[dict[str, Any]] = json.load(connection.getresponse())
    by_id = {answer["id"]: answer for answer in answers}
    return [by_id[call["id"]] for call in calls]


def methods(server: HostileServer) -> list[list[str]]:
    """Return the methods of each exchange that the server has seen."""
    bodies = [
        request.body if isinstance(request.body, list) else [request.body] for request in server.requests
    ]
    return [[call["method"] for call in body] for body in bodies]
