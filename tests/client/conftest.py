"""Real nodes for the client's tests: anvil, and the embedded ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner_chain.embedded import open_ledger
from support_anvil import anvil
from support_charity_node import Charity


@pytest.fixture(scope="module", params=["anvil", "embedded"])
def node_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a node of each kind for a module's tests."""
    if request.param == "anvil":
        with anvil() as url:
            yield url
    else:
        directory: Path = tmp_path_factory.mktemp("ledger")
        with open_ledger(directory) as running:
            yield running.url


@pytest.fixture
def fresh_anvil() -> Iterator[str]:
    """Run an anvil of the test's own."""
    with anvil() as url:
        yield url


@pytest.fixture
def charity(fresh_anvil: str) -> Iterator[Charity]:
    """Deploy a ledger on an anvil of the test's own."""
    deployed = Charity.deploy(fresh_anvil)
    yield deployed
    deployed.node.close()
