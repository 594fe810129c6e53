# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Gifts
@license GNU Affero General Public License v3.0 only
@notice Batches of gifts, gifts through the contract, gifts passed on by another ledger. A batch is kept as its
        entry's hash alone: whoever relies on one shows its fields again, and its leaves by their paths.
        Errors: "gifts: token fund", "gifts: no token fund", "gifts: count", "gifts: total", "gifts: origin",
        "gifts: origin received", "gifts: not in the log", "gifts: not in the batch".
"""
import intervals
import funds
import logbook
import merkle_sum
import check
import protocol
import roles

uses: intervals
uses: funds
uses: logbook
uses: roles


# Which batch received a payment of another ledger.
origins: HashMap[bytes32, uint256]


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
    check._that(not funds._is_token(fund), "gifts: token fund")
    check._that(count > 0 and count <= protocol.MAX_COUNT, "gifts: count")
    check._that(total >= count, "gifts: total")
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
@payable
def record_transfer(
    fund: uint256,
    amount: uint256,
    commitment: bytes32,
    first_serial: uint256,
    origin_chain: uint256,
    origin_ledger: address,
    origin_payment: uint256,
) -> uint256:
    """
    @notice Record a gift that another ledger paid, each payment once; return the batch. Recorder only. In a
            token fund the caller hands over the tokens, and what arrives is the gift.
    """
    roles._only(protocol.RECORDER)
    check._that(origin_ledger != empty(address) and origin_payment > 0, "gifts: origin")
    # Money sent round between funds of one ledger would count as new gifts and widen the cap each time.
    check._that(origin_chain != chain.id or origin_ledger != self, "gifts: origin")
    key: bytes32 = self._origin(origin_chain, origin_ledger, origin_payment)
    check._that(self.origins[key] == 0, "gifts: origin received")
    batch: protocol.Batch = empty(protocol.Batch)
    batch.fund = fund
    batch.total = funds._collect(fund, amount)
    batch.first_serial = first_serial
    batch.origin_chain = origin_chain
    batch.origin_ledger = origin_ledger
    batch.origin_payment = origin_payment
    batch.start = intervals._receive(fund, batch.total)
    number: uint256 = self._append_single(batch, commitment)
    self.origins[key] = number
    return number


@external
@payable
def give(fund: uint256, amount: uint256, commitment: bytes32) -> uint256:
    """
    @notice Give tokens or coin to a token fund and return the receipt's serial. Anyone. What arrives is the
            gift: less than `amount` where the token keeps a fee.
    """
    check._that(funds._is_token(fund), "gifts: no token fund")
    batch: protocol.Batch = empty(protocol.Batch)
    batch.fund = fund
    batch.total = funds._collect(fund, amount)
    batch.first_serial = logbook._next_serial()
    batch.start = intervals._receive(fund, batch.total)
    self._append_single(batch, commitment)
    return batch.first_serial


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


@external
@view
def origin_received(origin_chain: uint256, origin_ledger: address, origin_payment: uint256) -> uint256:
    """
    @notice The batch that received this payment of another ledger; zero: none yet.
    """
    return self.origins[self._origin(origin_chain, origin_ledger, origin_payment)]


@internal
@pure
def _origin(origin_chain: uint256, origin_ledger: address, origin_payment: uint256) -> bytes32:
    return keccak256(abi_encode(origin_chain, origin_ledger, origin_payment))


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
    hashed: bytes32 = logbook._hash(protocol.ENTRY_BATCH, batch.number, batch.at, batch.actor, self._data(batch))
    # Entry 0 does not exist and is zero, which no hash is.
    check._that(logbook.entries[batch.number] == hashed, "gifts: not in the log")
    check._that(leaf.serial >= batch.first_serial, "gifts: not in the batch")
    root: protocol.PathNode = empty(protocol.PathNode)
    before: uint256 = 0
    root, before = merkle_sum._fold(leaf, leaf.serial - batch.first_serial, batch.count, path)
    check._that(root.hash == batch.root and root.sum == batch.total, "gifts: not in the batch")
    return batch.start + before
