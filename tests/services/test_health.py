"""How the nodes are: asked all at once, bounded in time, and never an exception."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from almoner.services.health import health
from almoner.services.session import Session
from almoner_chain.client.transaction import Call
from almoner_chain.embedded import open_ledger
from support_charity import PASSPHRASE, Charity, fresh, served
from support_hostile import drip, hostile
from support_proxy import proxy


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own."""
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Return its session."""
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


def use(session: Session, *urls: str) -> None:
    """Let the session ask these nodes."""
    session.home.set(engine="rpc", rpc=list(urls))


def test_the_embedded_ledger_is_well(session: Session) -> None:
    found = health(session)
    (node,) = found.nodes
    assert (found.engine, found.problem, found.counts) == ("embedded", "", session.reader.counts())
    assert found.head == node.head == session.reader.head()
    assert (node.reachable, node.right_chain, node.agrees, node.syncing, node.peers) == (
        True,
        True,
        None,
        False,
        0,
    )
    assert node.block == node.final_block
    assert node.client.startswith("almoner/embedded")
    assert node.latency is not None
    assert 0 <= node.latency < 3_000
    assert found.chain_bytes > 10_000
    assert found.database_bytes == session.store.path.stat().st_size


def test_dead_slow_foreign_and_lying_nodes_are_values(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    def lie(method: str, _params: list[Any], result: Any) -> Any:
        return "0x" + "ab" * 32 if method == "eth_call" else result

    begun = time.monotonic()
    with (
        served(charity) as good,
        open_ledger(tmp_path / "other") as other,
        proxy(good) as second,
        proxy(good, change=lie) as liar,
        hostile(drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")) as slow,
    ):
        use(
            session, good, "http://user:hunter2@127.0.0.1:9/secret", slow.url, other.url, second.url, liar.url
        )
        found = health(session)
    assert time.monotonic() - begun < 15
    well, dead, dripping, foreign, copy, lying = found.nodes
    assert (well.agrees, copy.agrees, lying.agrees) == (True, True, False)
    assert (dead.reachable, dripping.reachable) == (False, False)
    assert dead.problem
    assert "seconds" in dripping.problem
    assert (foreign.reachable, foreign.right_chain, foreign.agrees) == (True, False, None)
    assert found.counts is not None
    shown = repr(found)
    assert not [secret for secret in ("hunter2", "secret") if secret in shown]


def test_without_any_node_there_is_a_problem_and_no_exception(session: Session) -> None:
    use(session, "http://127.0.0.1:9/")
    found = health(session)
    assert (found.counts, found.head) == (None, None)
    assert "127.0.0.1:9" in found.problem


def test_two_nodes_that_say_different_things_both_do_not_agree(charity: Charity, session: Session) -> None:
    def lie(method: str, _params: list[Any], result: Any) -> Any:
        return "0x" + "ab" * 32 if method == "eth_call" else result

    with served(charity) as good, proxy(good, change=lie) as liar:
        use(session, good, liar.url)
        assert [node.agrees for node in health(session).nodes] == [False, False]


def test_a_transaction_that_waits_is_named_with_since_when(session: Session) -> None:
    assert health(session).waiting == ()
    session.outbox.begin(bytes(20), "grant a role", [Call(to=None, data=b"\x01")])
    (waiting,) = health(session).waiting
    assert (waiting.purpose, waiting.sender, waiting.nonce, waiting.state) == (
        "grant a role",
        bytes(20),
        None,
        "intended",
    )
    assert waiting.since.endswith("+00:00")


def test_health_from_the_command_line(charity: Charity) -> None:
    found = charity.run("ledger", "health")
    assert found["nodes"][0]["reachable"] is True
    assert found["entries"] > 10
    assert "Files here" in charity.told("ledger", "health")
