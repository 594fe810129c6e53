# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Batches
@license GNU Affero General Public License v3.0 only
@notice A batch is kept as its entry's hash alone: whoever relies on one shows its fields again, and its
        leaves by their paths. Gifts of one are batches too.
        Errors: "batches: token fund", "batches: count", "batches: total", "batches: not in the log",
        "batches: not in the batch".
"""
import check
import funds
import intervals
import logbook
import merkle_sum
import protocol
import roles

uses: funds
uses: intervals
uses: logbook
uses: roles


@external
def record_batch(
    fund: uint256, root: bytes32, total: uint256, count: uint256, first_serial: uint256, manifest: bytes32
) -> uint256:
    """
    @notice Put a batch of gifts on the fund's received axis and return its number. Recorder only.
    @param total The sum at the root, minor units; each gift is at least one.
    @param first_serial The next serial: the leaves carry serials, so a lost race must not shift them.
    """
    roles._only(protocol.RECORDER)
    check._that(not funds._is_token(fund), "batches: token fund")
    check._that(count > 0 and count <= protocol.MAX_COUNT, "batches: count")
    check._that(total >= count, "batches: total")
    batch: protocol.Batch = empty(protocol.Batch)
    batch.fund = fund
    batch.root = root
    batch.total = total
    batch.count = count
    batch.first_serial = first_serial
    batch.manifest = manifest
    batch.start = intervals._receive(fund, total)
    return self._append(batch)


@external
@view
def check_leaf(
    batch: protocol.Batch, leaf: protocol.Leaf, path: DynArray[protocol.PathNode, protocol.MAX_DEPTH]
) -> uint256:
    """
    @notice Where the gift's own interval starts on the received axis. Reverts unless the batch is in the log
            and the leaf in the batch. Says nothing about voided receipts.
    """
    return self._start_of(batch, leaf, path)


@internal
@pure
def _data(batch: protocol.Batch) -> Bytes[384]:
    # The entry's data: the first twelve words, without number, time and actor.
    return slice(abi_encode(batch), 0, 384)


@internal
def _append(batch: protocol.Batch) -> uint256:
    """
    @dev Numbers the batch and writes it into the log. Its place on the axis is the caller's duty.
    """
    numbered: protocol.Batch = batch
    numbered.batch = logbook._take_batch(batch.first_serial, batch.count)
    logbook._record(protocol.ENTRY_BATCH, batch.fund, self._data(numbered))
    return numbered.batch


@internal
def _append_single(batch: protocol.Batch, commitment: bytes32) -> uint256:
    single: protocol.Batch = batch
    single.count = 1
    single.root = merkle_sum._leaf(
        protocol.Leaf(serial=batch.first_serial, amount=batch.total, commitment=commitment)
    )
    return self._append(single)


@internal
@view
def _start_of(
    batch: protocol.Batch, leaf: protocol.Leaf, path: DynArray[protocol.PathNode, protocol.MAX_DEPTH]
) -> uint256:
    data: Bytes[384] = self._data(batch)
    hashed: bytes32 = logbook._hash(protocol.ENTRY_BATCH, batch.number, batch.at, batch.actor, data)
    # Entry 0 does not exist and is zero, which no hash is.
    check._that(logbook.entries[batch.number] == hashed, "batches: not in the log")
    check._that(leaf.serial >= batch.first_serial, "batches: not in the batch")
    folded: merkle_sum.Folded = merkle_sum._fold(leaf, leaf.serial - batch.first_serial, batch.count, path)
    check._that(folded.root.hash == batch.root, "batches: not in the batch")
    check._that(folded.root.sum == batch.total, "batches: not in the batch")
    return batch.start + folded.before
