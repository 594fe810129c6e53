"""A fresh ledger for every test, undone afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import boa
import pytest

from support_ledger import World


@pytest.fixture(scope="session")
def pristine() -> Iterator[World]:
    """Return the ledger that every test begins with: deployed once, never touched."""
    with boa.env.anchor():
        yield World.deploy()


@pytest.fixture
def world(pristine: World) -> Iterator[World]:
    """Return a ledger with its five roles held by five people, and nothing else."""
    with boa.env.anchor():
        yield pristine.copy()


@pytest.fixture
def funded(world: World) -> World:
    """Return a ledger with a currency fund (number 1) that received 600 + 400."""
    world.fund()
    world.batch(600, 400)
    return world
