"""The fast tree is the plain one of the protocol, and a path proves its gift's own place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.core.hashing import keccak
from almoner_chain.core.merkle_sum import (
    MAX_COUNT,
    MAX_SERIAL,
    Gift,
    ManifestInvalid,
    MerkleSumTree,
    PathInvalid,
    PathNode,
    TreeInvalid,
    fold_path,
    leaf_hash,
    manifest_bytes,
    node_hash,
    parse_manifest,
)
from almoner_chain.core.units import MAX_AMOUNT

commitments = st.binary(min_size=32, max_size=32)
small = st.integers(1, 2**40)
large = st.integers(1, MAX_AMOUNT // 70)
batches = st.lists(st.tuples(st.one_of(small, large), commitments), min_size=1, max_size=64)


def plain_root(first_serial: int, gifts: Sequence[Gift]) -> PathNode:
    """The tree as RFC 6962 defines it: split at the largest power of two below the number of leaves."""
    if len(gifts) == 1:
        amount, commitment = gifts[0]
        return PathNode(leaf_hash(first_serial, amount, commitment), amount)
    split = 1 << (len(gifts) - 1).bit_length() - 1
    left, right = plain_root(first_serial, gifts[:split]), plain_root(first_serial + split, gifts[split:])
    return PathNode(node_hash(*left, *right), left.sum + right.sum)


def some_gifts(count: int) -> list[Gift]:
    return [(100 + n, keccak(b"%d" % n)) for n in range(count)]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 2**63), batches)
def test_tree_is_that_of_rfc_6962(first_serial: int, gifts: list[Gift]) -> None:
    tree = MerkleSumTree(first_serial, gifts)

    assert (tree.root, tree.total) == plain_root(first_serial, gifts)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 2**63), batches, st.data())
def test_every_path_leads_to_the_root_and_proves_its_place(
    first_serial: int, gifts: list[Gift], data: st.DataObject
) -> None:
    tree = MerkleSumTree(first_serial, gifts)
    index = data.draw(st.integers(0, len(gifts) - 1))
    amount, commitment = gifts[index]

    folded = fold_path(first_serial + index, amount, commitment, index, len(gifts), tree.path(index))

    assert folded == (tree.root, tree.total, sum(before for before, _ in gifts[:index]))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13])
def test_changed_leaf_place_or_path_leads_elsewhere(count: int) -> None:
    gifts = some_gifts(count)
    tree = MerkleSumTree(7, gifts)
    for index, (amount, commitment) in enumerate(gifts):
        path = tree.path(index)
        forged = [
            (8 + index, amount, commitment, path),
            (7 + index, amount + 1, commitment, path),
            (7 + index, amount, keccak(commitment), path),
            *((7 + index, amount, commitment, replaced) for replaced in with_one_node_changed(path)),
        ]
        for serial, other_amount, other, nodes in forged:
            folded = fold_path(serial, other_amount, other, index, count, nodes)
            assert folded.root != tree.root


def with_one_node_changed(path: tuple[PathNode, ...]) -> list[tuple[PathNode, ...]]:
    changed = []
    for place, node in enumerate(path):
        for other in (node._replace(hash=keccak(node.hash)), node._replace(sum=node.sum + 1)):
            changed.append((*path[:place], other, *path[place + 1 :]))
    return changed


@pytest.mark.parametrize(
    ("index", "count", "steps"),
    [
        (0, 0, 0),
        (1, 1, 0),
        (5, 5, 3),
        (-1, 5, 3),
        (0, MAX_COUNT + 1, 20),
        (0, 1, 1),
        (0, 2, 0),
        (3, 5, 2),
        (4, 5, 3),
    ],
)
def test_path_that_no_tree_has_is_refused(index: int, count: int, steps: int) -> None:
    with pytest.raises(PathInvalid) as refused:
        fold_path(9, 1, bytes(32), index, count, [PathNode(bytes(32), 1)] * steps)

    assert refused.value.code == "path.invalid"


@pytest.mark.parametrize(
    ("serial", "amount", "commitment", "sibling"),
    [
        (0, 1, bytes(32), PathNode(bytes(32), 1)),
        (MAX_SERIAL + 1, 1, bytes(32), PathNode(bytes(32), 1)),
        (1, 0, bytes(32), PathNode(bytes(32), 1)),
        (1, MAX_AMOUNT + 1, bytes(32), PathNode(bytes(32), 1)),
        (1, 1, bytes(31), PathNode(bytes(32), 1)),
        (1, 1, bytes(32), PathNode(bytes(33), 1)),
        (1, 1, bytes(32), PathNode(bytes(32), -1)),
        (1, 1, bytes(32), PathNode(bytes(32), MAX_AMOUNT)),
    ],
)
def test_values_out_of_bounds_are_refused(
    serial: int, amount: int, commitment: bytes, sibling: PathNode
) -> None:
    with pytest.raises(PathInvalid):
        fold_path(serial, amount, commitment, 0, 2, [sibling])


def test_sums_may_reach_the_largest_amount() -> None:
    gifts = [(2**127, keccak(b"a")), (2**127 - 1, keccak(b"b"))]

    assert MerkleSumTree(1, gifts).total == MAX_AMOUNT


@pytest.mark.parametrize(
    ("first_serial", "gifts", "code"),
    [
        (1, [], "batch.count"),
        (0, some_gifts(1), "batch.serial"),
        (MAX_SERIAL, some_gifts(2), "batch.serial"),
        (1, [(0, bytes(32))], "batch.gift"),
        (1, [(-1, bytes(32))], "batch.gift"),
        (1, [(1, bytes(31))], "batch.gift"),
        (1, [(MAX_AMOUNT, bytes(32)), (1, bytes(32))], "batch.total"),
    ],
)
def test_impossible_batches_are_refused(first_serial: int, gifts: list[Gift], code: str) -> None:
    for make in (MerkleSumTree, manifest_bytes):
        with pytest.raises(TreeInvalid) as refused:
            make(first_serial, gifts)
        assert refused.value.code == code


def test_last_serial_there_is_can_be_given() -> None:
    assert MerkleSumTree(MAX_SERIAL, some_gifts(1)).root == leaf_hash(MAX_SERIAL, *some_gifts(1)[0])


def test_place_outside_the_batch_has_no_path() -> None:
    tree = MerkleSumTree(1, some_gifts(3))
    for index in (-1, 3):
        with pytest.raises(IndexError):
            tree.path(index)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 2**63), batches)
def test_manifest_can_be_read_back(first_serial: int, gifts: list[Gift]) -> None:
    assert parse_manifest(manifest_bytes(first_serial, gifts)) == (first_serial, gifts)


@pytest.mark.parametrize("change", [b"", b"ALM2" + bytes(16), b"ALM1" + bytes(16), b"ALM1" + b"\xff" * 16])
def test_other_bytes_are_no_manifest(change: bytes) -> None:
    with pytest.raises(ManifestInvalid):
        parse_manifest(change)


def test_manifest_that_is_cut_short_or_too_long_is_refused() -> None:
    manifest = manifest_bytes(1, some_gifts(3))
    for damaged in (manifest[:-1], manifest + b"\0", manifest[:19]):
        with pytest.raises(ManifestInvalid) as refused:
            parse_manifest(damaged)
        assert refused.value.code == "manifest.malformed"


def test_manifest_with_an_impossible_gift_is_refused() -> None:
    manifest = manifest_bytes(1, some_gifts(3))

    with pytest.raises(ManifestInvalid) as refused:
        parse_manifest(manifest[:20] + bytes(16) + manifest[36:])

    assert refused.value.code == "manifest.gifts"


def test_a_hundred_thousand_gifts_have_paths_of_seventeen_steps() -> None:
    gifts = some_gifts(100_000)
    tree = MerkleSumTree(1, gifts)

    assert {len(tree.path(index)) for index in (0, 1, 65_535)} == {17}
    assert fold_path(100_000, *gifts[-1], 99_999, 100_000, tree.path(99_999)).root == tree.root
