"""The contract's Merkle-sum tree against the definition, on trees of every shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boa
import pytest
from eth_utils import keccak
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import support_merkle as merkle
from support_ledger import MAX, MOCKS, ZERO, compiled

COMMITMENTS = st.binary(min_size=32, max_size=32)


@pytest.fixture(scope="module")
def tree() -> Iterator[Any]:
    """Return the module alone, open to calls."""
    with boa.env.anchor():
        yield compiled(MOCKS / "MerkleSum.vy").deploy()


def _leaves(count: int, first: int = 1) -> list[merkle.Leaf]:
    return [merkle.Leaf(first + i, 1 + i * i, keccak(text=f"donor {i}")) for i in range(count)]


@st.composite
def _gifts(draw: st.DrawFn) -> tuple[list[merkle.Leaf], int]:
    amounts = draw(st.lists(st.integers(1, MAX // 64), min_size=1, max_size=40))
    first = draw(st.integers(1, 2**64 - 64))
    leaves = [merkle.Leaf(first + i, amount, draw(COMMITMENTS)) for i, amount in enumerate(amounts)]
    return leaves, draw(st.integers(0, len(leaves) - 1))


@pytest.mark.parametrize("count", [*range(1, 34), 63, 64, 65])
def test_every_leaf_of_every_shape_leads_to_the_root_and_its_place(tree: Any, count: int) -> None:
    leaves = _leaves(count)
    root = merkle.root(leaves)
    for index in {0, 1, 2, count // 2, count - 2, count - 1} & set(range(count)):
        node, before = tree.fold(leaves[index], index, count, merkle.path(leaves, index))
        assert tuple(node) == root
        assert before == sum(leaf.amount for leaf in leaves[:index])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gifts=_gifts())
def test_it_agrees_with_the_definition(tree: Any, gifts: tuple[list[merkle.Leaf], int]) -> None:
    leaves, index = gifts
    node, before = tree.fold(leaves[index], index, len(leaves), merkle.path(leaves, index))
    assert (tuple(node), before) == (merkle.root(leaves), sum(leaf.amount for leaf in leaves[:index]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gifts=_gifts(), data=st.data())
def test_whatever_is_changed_leads_elsewhere_or_nowhere(
    tree: Any, gifts: tuple[list[merkle.Leaf], int], data: st.DataObject
) -> None:
    """Leaf, place, number of leaves, sides or sums: none can be other than it was."""
    leaves, index = gifts
    leaf, count, path = leaves[index], len(leaves), merkle.path(leaves, index)
    right = (merkle.root(leaves), sum(gift.amount for gift in leaves[:index]))
    match data.draw(st.sampled_from(("leaf", "index", "count", "node", "sum", "length"))):
        case "leaf":
            leaf = data.draw(
                st.sampled_from((leaf._replace(amount=leaf.amount + 1), leaf._replace(commitment=ZERO)))
            )
        case "index":
            index = data.draw(st.integers(0, count))
        case "count":
            count = data.draw(st.integers(0, 2 * count))
        case "node" if path:
            place = data.draw(st.integers(0, len(path) - 1))
            path[place] = path[place]._replace(hash=data.draw(COMMITMENTS))
        case "sum" if path:
            place = data.draw(st.integers(0, len(path) - 1))
            path[place] = path[place]._replace(sum=data.draw(st.integers(0, 2**256 - 1)))
        case _:
            path = path[:-1] if path and data.draw(st.booleans()) else [*path, merkle.leaf_node(leaf)]
    assume((leaf, index, count, path) != (leaves[gifts[1]], gifts[1], len(leaves), merkle.path(*gifts)))
    try:
        node, before = tree.fold(leaf, index, count, path)
    except boa.BoaError:
        return
    # An index or a count may be different and mean the same sides; the place on the axis stays what it was.
    assert tuple(node) != right[0] or (before == right[1] and leaf == gifts[0][gifts[1]])


def test_the_only_leaf_has_an_empty_path(tree: Any) -> None:
    leaf = _leaves(1)[0]
    node, before = tree.fold(leaf, 0, 1, [])
    assert (tuple(node), before) == (merkle.leaf_node(leaf), 0)


def test_an_empty_path_proves_nothing_in_a_tree_of_two(tree: Any) -> None:
    with boa.reverts("merkle_sum: path"):
        tree.fold(_leaves(1)[0], 0, 2, [])


def test_a_path_of_another_length_is_refused(tree: Any) -> None:
    leaves = _leaves(5)
    for index in range(5):
        path = merkle.path(leaves, index)
        with boa.reverts("merkle_sum: path"):
            tree.fold(leaves[index], index, 5, path[:-1])
        with boa.reverts("merkle_sum: path"):
            tree.fold(leaves[index], index, 5, [*path, path[0]])


@pytest.mark.parametrize(("index", "count"), [(0, 0), (1, 1), (5, 5), (2**256 - 1, 5)])
def test_an_index_lies_below_the_count(tree: Any, index: int, count: int) -> None:
    with boa.reverts("merkle_sum: index"):
        tree.fold(_leaves(1)[0], index, count, [])


@pytest.mark.parametrize("amount", [0, MAX + 1, 2**256 - 1])
def test_an_amount_lies_within_its_bounds(tree: Any, amount: int) -> None:
    with boa.reverts("merkle_sum: amount"):
        tree.fold(merkle.Leaf(1, amount, ZERO), 0, 1, [])


def test_a_serial_has_64_bits(tree: Any) -> None:
    tree.fold(merkle.Leaf(2**64 - 1, 1, ZERO), 0, 1, [])
    with boa.reverts("merkle_sum: serial"):
        tree.fold(merkle.Leaf(2**64, 1, ZERO), 0, 1, [])


@pytest.mark.parametrize("index", [0, 1])
@pytest.mark.parametrize("total", [MAX, MAX + 1, 2**256 - 1])
def test_a_sum_does_not_overflow(tree: Any, index: int, total: int) -> None:
    leaf = merkle.Leaf(1, 1, ZERO)
    with boa.reverts("merkle_sum: sum"):
        tree.fold(leaf, index, 2, [merkle.Node(ZERO, total)])
    tree.fold(leaf, index, 2, [merkle.Node(ZERO, MAX - 1)])


def test_an_inner_node_is_no_leaf(tree: Any) -> None:
    """Second pre-image: a node shown as a leaf of a smaller tree hashes in another domain."""
    leaves = _leaves(4)
    left, right = merkle.root(leaves[:2]), merkle.root(leaves[2:])
    shown = merkle.Leaf(1, left.sum, left.hash)
    node, _ = tree.fold(shown, 0, 2, [right])
    assert tuple(node) != merkle.root(leaves)


def test_the_deepest_path_is_folded(tree: Any) -> None:
    siblings = [merkle.Node(keccak(text=str(i)), 1) for i in range(20)]
    for index, count, left in ((0, 2**20, 0), (2**20 - 1, 2**20, 20), (2**20 - 2, 2**20 - 1, 19)):
        _, before = tree.fold(merkle.Leaf(1, 1, ZERO), index, count, siblings[: 20 if left != 19 else 19])
        assert before == left
