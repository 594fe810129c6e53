"""Nodes of a network: each is asked for the ledger before it is kept; one always stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner.services.nodes import add_node, nodes_of, prefer_node, remove_node
from almoner.services.session import Session
from almoner_chain.core.errors import AlmonerError, BadInput
from almoner_chain.embedded import open_ledger
from support_charity import PASSPHRASE, Charity, build, fresh, served


def opened(charity: Charity) -> Session:
    """Open an installation."""
    return Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, str]]:
    """Return an installation that reaches its ledger through a node, and the node's address."""
    folder = tmp_path_factory.mktemp("network")
    with open_ledger(folder / "chain") as running:
        charity = build(folder / "home", rpc=running.url, gifts=False)
        session = opened(charity)
        yield session, running.url
        session.close()


@pytest.fixture(autouse=True)
def kept(network: tuple[Session, str]) -> Iterator[None]:
    """Leave the list as it was."""
    yield
    network[0].home.set(rpc=[network[1]])


def test_a_node_is_added_chosen_and_removed(network: tuple[Session, str]) -> None:
    session, url = network
    other = url.replace("127.0.0.1", "localhost")
    assert add_node(session, f" {other} ") == (url, other)
    assert prefer_node(session, other) == (other, url)
    assert nodes_of(session) == (other, url)
    assert remove_node(session, url) == (other,)


def test_a_node_with_another_chain_is_refused_and_not_kept(
    network: tuple[Session, str], tmp_path: Path
) -> None:
    session, url = network
    with served(fresh(tmp_path)) as stranger, pytest.raises(AlmonerError) as refused:
        add_node(session, stranger)
    assert refused.value.code.startswith("ledger.")
    assert nodes_of(session) == (url,)


@pytest.mark.parametrize(
    ("url", "code"),
    [("", "node.url"), ("https://" + "x" * 400, "node.url"), ("http://127.0.0.1:9", "node.unreachable")],
)
def test_what_is_no_node_is_not_kept(network: tuple[Session, str], url: str, code: str) -> None:
    session, known = network
    with pytest.raises(AlmonerError) as refused:
        add_node(session, url)
    assert refused.value.code == code
    assert nodes_of(session) == (known,)


def test_the_same_node_twice_and_the_last_one_are_refused(network: tuple[Session, str]) -> None:
    session, url = network
    for act, code in ((add_node, "node.known"), (remove_node, "node.last")):
        with pytest.raises(BadInput) as refused:
            act(session, url)
        assert refused.value.code == code
    with pytest.raises(BadInput) as refused:
        prefer_node(session, "http://elsewhere")
    assert refused.value.code == "node.unknown"


def test_at_most_sixteen_are_kept(network: tuple[Session, str]) -> None:
    session, url = network
    session.home.set(rpc=[f"{url}/{n}" for n in range(16)])
    with pytest.raises(BadInput) as refused:
        add_node(session, url)
    assert refused.value.code == "node.many"


def test_a_ledger_on_this_computer_has_no_nodes(tmp_path: Path) -> None:
    session = opened(fresh(tmp_path))
    try:
        assert nodes_of(session) == ()
        with pytest.raises(BadInput) as refused:
            add_node(session, "http://127.0.0.1:1")
        assert refused.value.code == "node.embedded"
    finally:
        session.close()
