# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Receipts that no longer hold
@license GNU Affero General Public License v3.0 only
@notice Voids and replaces receipts; nothing is edited. `voids[serial]` is one slot: reason (bits 0-7),
        successor (8-71), entry (72-135), time in seconds (136-199); zero: not voided.
        Errors: "receipts: reason", "receipts: no such serial", "receipts: voided", "receipts: successor".
"""
import batches
import check
import logbook
import protocol
import roles

uses: batches
uses: logbook
uses: roles

MAX_REASON: constant(uint256) = 6
MASK: constant(uint256) = 2**64 - 1


voids: HashMap[uint256, uint256]
# Minor units given back of a gift; a replacement takes the figure over.
refunded_of: public(HashMap[uint256, uint256])


@external
def void_receipt(serial: uint256, reason: uint256, successor: uint256):
    """
    @notice Void a receipt, once, with a reason and the serial that stands for it now (zero: none). Recorder
            only. The gift keeps its place on the axis.
    """
    roles._only(protocol.RECORDER)
    if successor > 0:
        check._that(successor != serial, "receipts: successor")
        self._check_stands(successor)
    self._void(serial, reason, successor)


@external
def replace_receipt(
    reason: uint256,
    batch: protocol.Batch,
    leaf: protocol.Leaf,
    path: DynArray[protocol.PathNode, protocol.MAX_DEPTH],
    new_commitment: bytes32,
    first_serial: uint256,
) -> uint256:
    """
    @notice Issue the same gift under a new serial with other private fields and void the old receipt, in one
            transaction; return the batch. Recorder only. Moves no axis.
    """
    roles._only(protocol.RECORDER)
    replacement: protocol.Batch = empty(protocol.Batch)
    replacement.fund = batch.fund
    replacement.total = leaf.amount
    replacement.first_serial = first_serial
    replacement.start = batches._start_of(batch, leaf, path)
    replacement.replaces = leaf.serial
    self._check_stands(leaf.serial)
    number: uint256 = batches._append_single(replacement, new_commitment)
    self.refunded_of[first_serial] = self.refunded_of[leaf.serial]
    self._void(leaf.serial, reason, first_serial)
    return number


@external
@view
def void_of(serial: uint256) -> (uint256, uint256, uint256, uint256):
    """
    @notice Reason, successor, number of the VOID entry, its time; all zero: not voided.
    """
    packed: uint256 = self.voids[serial]
    return packed & 255, (packed >> 8) & MASK, (packed >> 72) & MASK, packed >> 136


@internal
@view
def _check_stands(serial: uint256):
    check._that(serial > 0 and serial < logbook._next_serial(), "receipts: no such serial")
    check._that(self.voids[serial] == 0, "receipts: voided")


@internal
def _void(serial: uint256, reason: uint256, successor: uint256):
    self._check_stands(serial)
    check._that(reason > 0 and reason <= MAX_REASON, "receipts: reason")
    entry: uint256 = logbook._record(protocol.ENTRY_VOID, serial, abi_encode(serial, reason, successor))
    self.voids[serial] = reason | (successor << 8) | (entry << 72) | (block.timestamp << 136)
