# pragma version 0.4.3
"""
@title The Merkle-sum tree
@license GNU Affero General Public License v3.0 only
@notice Leaves, nodes and paths of a batch (shape of RFC 6962). Pure. Leaves and nodes live in different
        domains and have different lengths, so neither can stand for the other.
        Errors: "merkle_sum: serial", "merkle_sum: amount", "merkle_sum: index", "merkle_sum: path",
        "merkle_sum: sum".
"""
import check
import protocol


struct Folded:
    root: protocol.PathNode
    before: uint256


@internal
@pure
def _leaf(leaf: protocol.Leaf) -> bytes32:
    check._that(leaf.serial <= convert(max_value(uint64), uint256), "merkle_sum: serial")
    check._that(leaf.amount > 0, "merkle_sum: amount")
    check._that(leaf.amount <= protocol.MAX_AMOUNT, "merkle_sum: amount")
    return keccak256(
        concat(
            b"\x00",
            convert(convert(leaf.serial, uint64), bytes8),
            convert(convert(leaf.amount, uint128), bytes16),
            leaf.commitment,
        )
    )


@internal
@pure
def _node(left: protocol.PathNode, right: protocol.PathNode) -> protocol.PathNode:
    check._that(left.sum <= protocol.MAX_AMOUNT, "merkle_sum: sum")
    check._that(right.sum <= protocol.MAX_AMOUNT - left.sum, "merkle_sum: sum")
    hashed: bytes32 = keccak256(
        concat(
            b"\x01",
            left.hash,
            convert(convert(left.sum, uint128), bytes16),
            right.hash,
            convert(convert(right.sum, uint128), bytes16),
        )
    )
    return protocol.PathNode(hash=hashed, sum=left.sum + right.sum)


@internal
@pure
def _fold(
    leaf: protocol.Leaf, index: uint256, count: uint256, path: DynArray[protocol.PathNode, protocol.MAX_DEPTH]
) -> Folded:
    """
    @dev The root that `path` leads to, and the sum of everything left of the leaf. Sides and length of the
         path follow from `index` and `count` alone (RFC 9162, 2.1.3.2).
    """
    check._that(index < count, "merkle_sum: index")
    at: uint256 = index
    last: uint256 = count - 1
    node: protocol.PathNode = protocol.PathNode(hash=self._leaf(leaf), sum=leaf.amount)
    before: uint256 = 0
    for sibling: protocol.PathNode in path:
        check._that(last > 0, "merkle_sum: path")
        if at & 1 == 1 or at == last:
            node = self._node(sibling, node)
            before += sibling.sum
            # The last node of a level has no sibling until the level where it is a right child: its lowest
            # set bit tells how many levels up that is. `at` is not zero here, so neither is `lowest`.
            lowest: uint256 = at & unsafe_sub(0, at)
            at = at // lowest
            last = last // lowest
        else:
            node = self._node(node, sibling)
        at = at >> 1
        last = last >> 1
    check._that(last == 0, "merkle_sum: path")
    return Folded(root=node, before=before)
