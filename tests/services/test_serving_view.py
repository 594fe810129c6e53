"""The read-only view by itself: what is passed on to a node, in which form, and what of its words gets out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.services.serving_gate import Limits
from almoner.services.serving_upstream import NetworkUpstream
from almoner.services.serving_view import READS, SENDS, View, refused
from almoner_chain.embedded.refusals import RpcRefusal
from support_hostile import Request, flood, hostile

LIMITS = Limits(seconds_for_ledger=2, answer=1 << 20)


class Echo:
    """An upstream that keeps what it is asked and gives each call's own words back."""

    secrets: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[Any]]] = []

    def ask(self, calls: Sequence[tuple[str, list[Any]]]) -> list[Any]:
        """Return the calls."""
        self.asked += calls
        return [list(call) for call in calls]


@pytest.fixture
def echo() -> Echo:
    """Return an upstream that shows what reached it."""
    return Echo()


def answer(view: View, document: Any) -> Any:
    """Return what the view answers to a document."""
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    try:
        found = view.answer(view.read(body))
    except RpcRefusal as refusal:
        found = refused(refusal)
    return json.loads(found) if found else None


def asked(method: Any, *params: Any, **more: Any) -> dict[str, Any]:
    """Return a request."""
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params), **more}


def test_no_method_is_both_a_read_and_a_send() -> None:
    assert set(READS) & set(SENDS) == set()
    assert not [
        name for name in READS if "send" in name.lower() or "sign" in name.lower() or "filter" in name.lower()
    ]


def test_what_is_passed_on_is_the_call_and_nothing_that_rode_along(echo: Echo) -> None:
    answer(View(echo, LIMITS), asked("eth_chainId") | {"jsonrpc": "9", "extra": {"a": 1}, "auth": "x"})
    assert echo.asked == [("eth_chainId", [])]


@pytest.mark.parametrize("identity", [7, "seven", 0, -1, None])
def test_an_answer_comes_under_the_id_that_was_asked(echo: Echo, identity: Any) -> None:
    assert answer(View(echo, LIMITS), asked("eth_chainId") | {"id": identity})["id"] == identity


@pytest.mark.parametrize("identity", [1.5, True, [1], {"a": 1}])
def test_an_id_that_is_none_is_not_repeated(echo: Echo, identity: Any) -> None:
    assert answer(View(echo, LIMITS), asked("eth_chainId") | {"id": identity})["id"] is None


def test_a_notification_gets_no_answer(echo: Echo) -> None:
    assert answer(View(echo, LIMITS), {"jsonrpc": "2.0", "method": "eth_chainId"}) is None


@pytest.mark.parametrize(
    "document",
    [
        *(
            b"",
            b"<html>",
            b"[",
            b"{" * 100,
            b"[" * 5000 + b"]" * 5000,
            b'{"a":' * 11 + b"1" + b"}" * 11,
            b"\xff\xfe",
        ),
        *(
            [],
            [1],
            1,
            None,
            "x",
            {},
            {"method": 1},
            {"id": 1, "method": "eth_call", "params": {}},
            {"method": None},
        ),
    ],
)
def test_what_is_no_request_is_refused_and_reaches_nobody(echo: Echo, document: Any) -> None:
    found = answer(View(echo, LIMITS), document)
    errors = found if isinstance(found, list) else [found]
    assert [each["error"]["code"] in (-32700, -32600, -32602) for each in errors] == [True]
    assert echo.asked == []


def test_nothing_nested_deeply_reaches_the_node(echo: Echo) -> None:
    deep: Any = "x"
    for _ in range(12):
        deep = [deep]
    assert answer(View(echo, LIMITS), asked("eth_getLogs", deep))["error"]["code"] == -32700
    assert echo.asked == []


def test_a_batch_has_an_end(echo: Echo) -> None:
    view = View(echo, LIMITS)
    assert len(answer(view, [asked("eth_chainId")] * 100)) == 100
    assert answer(view, [asked("eth_chainId")] * 101)["error"]["code"] == -32600


@pytest.mark.parametrize(
    ("gas", "passed"),
    [(None, "0x989680"), ("0x5208", "0x5208"), ("0x989681", "0x989680"), ("0xffffffffffff", "0x989680")],
)
def test_a_call_never_gets_more_gas_than_is_served(echo: Echo, gas: str | None, passed: str) -> None:
    answer(View(echo, LIMITS), asked("eth_call", {"to": "0x" + "11" * 20, "gas": gas}, "latest"))
    assert echo.asked == [("eth_call", [{"to": "0x" + "11" * 20, "gas": passed}, "latest"])]


@pytest.mark.parametrize(
    "params",
    [
        [],
        ["0x00"],
        [{"gas": 10**9}, "latest"],
        [{"gas": "all of it"}, "latest"],
        [{"gas": "0x" + "f" * 40}, "latest"],
        [{"accessList": []}, "latest"],
        [{"authorizationList": []}, "latest"],
        [{}, "latest", {"0x" + "11" * 20: {"code": "0x00"}}],  # a state of the caller's own making
    ],
)
def test_a_call_with_anything_that_costs_is_refused(echo: Echo, params: list[Any]) -> None:
    assert answer(View(echo, LIMITS), asked("eth_call", *params))["error"]["code"] == -32602
    assert echo.asked == []


@pytest.mark.parametrize("slots", ["0x00", None, ["0x00"] * 1025, {"0": 1}])
def test_a_proof_is_of_a_list_of_so_many_slots(echo: Echo, slots: Any) -> None:
    assert (
        answer(View(echo, LIMITS), asked("eth_getProof", "0x" + "11" * 20, slots, "latest"))["error"]["code"]
        == -32602
    )
    assert echo.asked == []


def test_what_costs_the_ledger_more_costs_the_caller_more(echo: Echo) -> None:
    view = View(echo, LIMITS)

    def cost(*requests: dict[str, Any]) -> int:
        return view.read(json.dumps(list(requests)).encode()).cost

    light, heavy = asked("eth_blockNumber"), asked("eth_getLogs", {})
    assert cost(light) < cost(heavy) < cost(heavy, heavy)
    few, many = (asked("eth_getProof", "0x00", ["0x00"] * n, "latest") for n in (1, 400))
    assert cost(few) * 10 < cost(many)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_no_json_breaks_the_view_or_reaches_the_node(document: Any) -> None:
    echo = Echo()
    found = answer(View(echo, LIMITS), document)
    assert found is None or "error" in (found[0] if isinstance(found, list) else found)
    assert echo.asked == []


@given(st.binary())
def test_no_bytes_break_the_view(body: bytes) -> None:
    echo = Echo()
    answer(View(echo, LIMITS), body)
    assert echo.asked == []


# -- a node that is not trusted -------------------------------------------------------------------------------------


Behave = Callable[[Request], None]


@pytest.fixture
def view_of() -> Iterator[Callable[[str], View]]:
    """Return what makes a view of the node at an address."""
    upstreams: list[NetworkUpstream] = []

    def make(url: str) -> View:
        upstreams.append(NetworkUpstream([url], LIMITS))
        return View(upstreams[-1], LIMITS)

    yield make
    for each in upstreams:
        each.close()


def _refusing(text: str, data: Any = None) -> Behave:
    def behave(request: Request) -> None:
        error = {"code": -32000, "message": text, "data": data}
        body = json.dumps([{"jsonrpc": "2.0", "id": request.body[0]["id"], "error": error}])
        request.answer(body.encode())

    return behave


@pytest.mark.parametrize(
    "text",
    [
        "invalid project id secret-key",
        "no access: http://127.0.0.1/secret-key",
        "upstream 127.0.0.1 says no",
        "key 'secret-key'\nis over its limit",
    ],
)
def test_a_nodes_words_never_carry_its_address_out(text: str, view_of: Callable[[str], View]) -> None:
    with hostile(_refusing(text)) as server:
        found = answer(view_of(server.url), asked("eth_chainId"))
    assert found["error"] == {"code": -32000, "message": "refused by the node"}


def test_a_revert_is_passed_on_with_its_reason_and_data(view_of: Callable[[str], View]) -> None:
    with hostile(_refusing("execution reverted: fund: unknown", "0x08c379a0")) as server:
        found = answer(view_of(server.url), asked("eth_call", {"to": "0x" + "11" * 20}, "latest"))
    assert found["error"]["message"] == "execution reverted: fund: unknown"
    assert found["error"]["data"] == "0x08c379a0"


def test_data_of_a_refusal_that_is_no_hex_is_left_out(view_of: Callable[[str], View]) -> None:
    with hostile(_refusing("no", {"url": "http://127.0.0.1/secret-key"})) as server:
        assert "data" not in answer(view_of(server.url), asked("eth_chainId"))["error"]


def _html(request: Request) -> None:
    request.answer(b"<html>secret-key</html>")


def _hang_up(request: Request) -> None:
    request.hang_up()


@pytest.mark.parametrize("behave", [_html, _hang_up])
def test_a_node_that_gives_no_answer_is_told_without_its_name(
    behave: Behave, view_of: Callable[[str], View]
) -> None:
    with hostile(behave) as server:
        found = answer(view_of(server.url), [asked("eth_chainId"), asked("eth_blockNumber")])
    assert [each["error"] for each in found] == [
        {"code": -32000, "message": "the ledger does not answer now"}
    ] * 2


def test_a_flood_is_cut_off(view_of: Callable[[str], View]) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 314572800\r\n\r\n"
    with hostile(flood(head, b" " * 65536)) as server:
        found = answer(view_of(server.url), asked("eth_getLogs", {}))
    assert found["error"] == {"code": -32005, "message": "answer too large"}


def test_a_later_node_is_asked_where_the_first_is_silent() -> None:
    def behave(request: Request) -> None:
        request.answer(
            json.dumps([{"jsonrpc": "2.0", "id": request.body[0]["id"], "result": "0x1"}]).encode()
        )

    with (
        hostile(_hang_up) as silent,
        hostile(behave) as honest,
        closing(NetworkUpstream([silent.url, honest.url], LIMITS)) as upstream,
    ):
        assert answer(View(upstream, LIMITS), asked("eth_chainId"))["result"] == "0x1"
