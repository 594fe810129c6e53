# pragma version 0.4.3
"""
@title The Merkle-sum module alone
@license GNU Affero General Public License v3.0 only
"""
import merkle_sum
import protocol


@external
@pure
def fold(
    leaf: protocol.Leaf, index: uint256, count: uint256, path: DynArray[protocol.PathNode, protocol.MAX_DEPTH]
) -> (protocol.PathNode, uint256):
    folded: merkle_sum.Folded = merkle_sum._fold(leaf, index, count, path)
    return folded.root, folded.before
