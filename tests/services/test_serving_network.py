"""The page of a ledger on a network: served from an installation that only watches it, through a node with a secret."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from almoner.services.serving import PageServer, ServeOptions, Serving, session_of
from support_anvil import anvil
from support_charity import run
from support_charity_node import Charity, Gifts
from support_proxy import proxy
from support_web import ask, call

SECRET = "secret-key"
"""The path of the proxy's address."""


@dataclass(frozen=True)
class Watched:
    """A ledger on a node, and an installation that reads it."""

    charity: Charity
    home: Path
    node: str


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Return a charity's ledger with a gift and a payment, joined by an auditor."""
    with ExitStack() as stack:
        node = stack.enter_context(anvil())
        charity = Charity.deploy(node)
        stack.callback(charity.node.close)
        charity.do("recorder", Gifts.of(1, 5_000).record())
        charity.pay(2_000)
        hidden = stack.enter_context(proxy(node)).url
        home = tmp_path_factory.mktemp("auditor") / "home"
        words = (
            "ledger",
            "connect",
            "--rpc",
            hidden,
            "--ledger",
            "0x" + charity.ledger.hex(),
            "--kind",
            "auditor",
        )
        joined = run("--home", home, "--json", *words)
        assert joined.code == 0, joined
        yield Watched(charity, home, node)


@pytest.fixture
def served(watched: Watched) -> Iterator[Serving]:
    """Serve the page of that ledger."""
    with PageServer(session_of(watched.home), ServeOptions()) as server:
        yield server.start()


def test_the_view_shows_the_networks_ledger(watched: Watched, served: Serving) -> None:
    assert call(served.rpc, "eth_chainId")["result"] == hex(watched.charity.chain_id)
    slot = "0x" + "00" * 32
    proof = call(served.rpc, "eth_getProof", "0x" + watched.charity.ledger.hex(), [slot], "latest")["result"]
    assert int(proof["storageProof"][0]["value"], 16).to_bytes(32) == watched.charity.reader.head()


def test_the_nodes_secret_is_in_no_answer(served: Serving) -> None:
    paths = ("/v", "/sw.js", "/published.json", "/.well-known/almoner.json")
    texts = [ask(served.url, path).text for path in paths]
    texts += [
        json.dumps(call(served.rpc, method, "0x00")) for method in ("eth_getCode", "eth_call", "eth_getLogs")
    ]
    texts.append(json.dumps(served.document()))
    assert [text for text in texts if SECRET in text] == []
    assert call(served.rpc, "eth_getBlockByNumber", "a secret-key")["error"]["message"]


def test_of_an_unknown_charity_no_purpose_is_known(served: Serving) -> None:
    assert (served.purposes, ask(served.url, "/published.json").json["payments"]) == (0, {})


def test_the_page_says_that_one_server_is_one_voice(watched: Watched) -> None:
    home = watched.home
    with PageServer(session_of(home), ServeOptions()) as server:
        served = server.start()
        page = ask(served.url, "/v").text
    config = json.loads(re.findall(r'id="config">(.*?)</script>', page)[0])
    (ledger,) = config["ledgers"]
    assert ledger["nodes"] == ["rpc"]
    assert ledger["domain"] == "charity.example"
