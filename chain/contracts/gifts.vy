# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Gifts one by one
@license GNU Affero General Public License v3.0 only
@notice Gifts through the contract, and gifts passed on by another ledger: batches of one.
        Errors: "gifts: no token fund", "gifts: origin", "gifts: origin received".
"""
import batches
import check
import funds
import intervals
import logbook
import protocol
import roles

uses: batches
uses: funds
uses: intervals
uses: logbook
uses: roles


# Which batch received a payment of another ledger.
origins: HashMap[bytes32, uint256]


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
    number: uint256 = batches._append_single(batch, commitment)
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
    batches._append_single(batch, commitment)
    return batch.first_serial


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
