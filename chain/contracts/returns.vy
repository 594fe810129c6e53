# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Money that came back
@license GNU Affero General Public License v3.0 only
@notice A bounced transfer, a supplier's refund, an advance not spent: it stands on the received axis again and
        names the payment it came from.
        Errors: "returns: state", "returns: category", "returns: more than was paid".
"""
import cases
import check
import funds
import intervals
import logbook
import protocol
import roles

uses: cases
uses: funds
uses: intervals
uses: logbook
uses: roles


# Minor units of a payment that came back.
returned_of: HashMap[uint256, uint256]


@external
@payable
def record_return(case: protocol.Case, amount: uint256, reference: bytes32):
    """
    @notice Record money that came back from a payment; in a token fund the caller hands it over, and what
            arrives counts. Recorder only.
    """
    roles._only(protocol.RECORDER)
    cases._check_case(case)
    self._check_paid(case.payment)
    check._that(case.category != protocol.CATEGORY_REFUND, "returns: category")
    arrived: uint256 = funds._collect(case.fund, amount)
    before: uint256 = self.returned_of[case.payment]
    check._that(arrived <= case.amount - before, "returns: more than was paid")
    self.returned_of[case.payment] = before + arrived
    was_administration: bool = case.category == protocol.CATEGORY_ADMINISTRATION
    start: uint256 = intervals._put_back(case.fund, arrived, was_administration)
    logbook._record(
        protocol.ENTRY_RETURN,
        case.payment,
        abi_encode(case.payment, case.fund, arrived, start, before, reference),
    )


@external
@view
def payment_state(payment: uint256) -> (uint256, uint256, uint256, uint256):
    """
    @notice State (0 none, 1 requested, 2 approved, 3 rejected, 4 objected, 5 paid, 6 delivered), approvals
            of the current case, when it may be paid (seconds; zero before the last approval), minor units
            that came back.
    """
    s: cases.State = cases._load(payment)
    return s.state, s.approvals, s.ready_at, self.returned_of[payment]


@internal
@view
def _check_paid(payment: uint256):
    state: uint256 = cases._load(payment).state
    check._that(state == protocol.PAID or state == protocol.DELIVERED, "returns: state")
