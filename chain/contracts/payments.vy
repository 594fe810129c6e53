# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Payments, refunds and money that came back
@license GNU Affero General Public License v3.0 only
@notice What moves money out of a fund, and back in. Every change of state is made before a token moves.
        Errors: "payments: state", "payments: not ready", "payments: category", "payments: fingerprint used",
        "payments: serial", "payments: fund", "payments: more than the gift", "payments: payee",
        "payments: more than was paid".
"""
import batches
import cases
import check
import funds
import intervals
import logbook
import protocol
import receipts
import roles

uses: intervals
uses: funds
uses: batches
uses: logbook
uses: receipts
uses: cases
uses: roles


# Which payment used an invoice's fingerprint: once, even if its money came back.
fingerprint_used: public(HashMap[bytes32, uint256])
# Minor units of a payment that came back.
returned_of: HashMap[uint256, uint256]


@external
def pay(case: protocol.Case, policy: protocol.Policy, reference: bytes32):
    """
    @notice Record an approved payment; in a token fund, send the tokens. Recorder only, once it is ready.
    @param reference Salted hash of the bank's reference.
    """
    roles._only(protocol.RECORDER)
    c: protocol.Case = case
    p: protocol.Policy = policy
    case_hash: bytes32 = self._settle(c, p)
    check._that(c.category != protocol.CATEGORY_REFUND, "payments: category")
    funds._check_payee(c, p)
    start: uint256 = intervals._spend(c.fund, c.amount, c.category == protocol.CATEGORY_ADMINISTRATION, p)
    logbook._record(
        protocol.ENTRY_PAYMENT,
        c.payment,
        abi_encode(c.payment, case_hash, c.fund, c.amount, c.category, start, reference),
    )
    funds._pay_out(c.fund, c.payee, c.amount)


@external
def refund(
    case: protocol.Case,
    policy: protocol.Policy,
    reference: bytes32,
    batch: protocol.Batch,
    leaf: protocol.Leaf,
    path: DynArray[protocol.PathNode, protocol.MAX_DEPTH],
):
    """
    @notice Give a gift back, or part of it, from the end of its own interval. Recorder only, once approved
            and ready. Refuses what is known to be spent already; a replay of the log finds the rest.
    """
    roles._only(protocol.RECORDER)
    case_hash: bytes32 = self._settle(case, policy)
    check._that(case.category == protocol.CATEGORY_REFUND, "payments: category")
    check._that(convert(case.subject, uint256) == leaf.serial, "payments: serial")
    check._that(case.fund == batch.fund, "payments: fund")
    end: uint256 = batches._start_of(batch, leaf, path) + leaf.amount
    receipts._check_stands(leaf.serial)
    # Without this, a case called a refund would lead tokens past the list of payees.
    if policy.payees_restricted and funds._is_token(case.fund):
        came_from: bool = batch.replaces == 0 and batch.actor == case.payee
        listed: bool = funds.payee_allowed[case.fund][convert(case.payee, bytes32)]
        check._that(came_from or listed, "payments: payee")
    before: uint256 = receipts.refunded_of[leaf.serial]
    check._that(case.amount <= leaf.amount - before, "payments: more than the gift")
    receipts.refunded_of[leaf.serial] = before + case.amount
    start: uint256 = end - before - case.amount
    intervals._take_out(case.fund, start, case.amount, policy)
    logbook._record(
        protocol.ENTRY_REFUND,
        case.payment,
        abi_encode(case.payment, case_hash, case.fund, case.amount, leaf.serial, start, reference),
    )
    funds._pay_out(case.fund, case.payee, case.amount)


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
    check._that(case.category != protocol.CATEGORY_REFUND, "payments: category")
    arrived: uint256 = funds._collect(case.fund, amount)
    before: uint256 = self.returned_of[case.payment]
    check._that(arrived <= case.amount - before, "payments: more than was paid")
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
    check._that(state == protocol.PAID or state == protocol.DELIVERED, "payments: state")


@internal
def _settle(case: protocol.Case, policy: protocol.Policy) -> bytes32:
    """
    @dev Closes an approved and ready case as paid and uses up its fingerprints; returns the case hash.
    """
    case_hash: bytes32 = cases._check_case(case)
    funds._check_policy(case.fund, policy)
    s: cases.State = cases._load(case.payment)
    check._that(s.state == protocol.APPROVED, "payments: state")
    check._that(block.timestamp >= s.ready_at, "payments: not ready")
    cases._set_state(case.payment, protocol.PAID)
    for fingerprint: bytes32 in case.fingerprints:
        if fingerprint != empty(bytes32):
            check._that(self.fingerprint_used[fingerprint] == 0, "payments: fingerprint used")
            self.fingerprint_used[fingerprint] = case.payment
    return case_hash
