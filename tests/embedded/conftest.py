"""Ledgers for the tests: one per module for reading, a fresh one for each test that needs its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner_chain.embedded import Running, open_ledger
from support_notebook import Desk


@pytest.fixture(scope="module")
def shared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A ledger that the tests of one module share."""
    with open_ledger(tmp_path_factory.mktemp("shared") / "chain") as running:
        yield running


@pytest.fixture(scope="module")
def desk(shared_ledger: Running) -> Desk:
    """A notebook on the shared ledger."""
    return Desk.at(shared_ledger.url, shared_ledger.chain_id)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Running]:
    """A new ledger."""
    with open_ledger(tmp_path / "chain") as running:
        yield running


@pytest.fixture
def fresh_desk(ledger: Running) -> Desk:
    """A notebook on a new ledger."""
    return Desk.at(ledger.url, ledger.chain_id)
