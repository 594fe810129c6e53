# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Payments and refunds
@license GNU Affero General Public License v3.0 only
@notice What moves money out of a fund. Every change of state is made before a token moves.
        Errors: "payments: state", "payments: not ready", "payments: category", "payments: fingerprint used",
        "payments: serial", "payments: fund", "payments: more than the gift", "payments: payee".
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

uses: batches
uses: cases
uses: funds
uses: intervals
uses: logbook
uses: receipts
uses: roles


# Which payment used an invoice's fingerprint: once, even if its money came back.
fingerprint_used: public(HashMap[bytes32, uint256])


@external
def pay(case: protocol.Case, policy: protocol.Policy, reference: bytes32):
    """
    @notice Record an approved payment; in a token fund, send the tokens. Recorder only, once it is ready.
    @param reference Salted hash of the bank's reference.
    """
    roles._only(protocol.RECORDER)
    case_hash: bytes32 = self._settle(case, policy)
    check._that(case.category != protocol.CATEGORY_REFUND, "payments: category")
    funds._check_payee(case, policy)
    is_administration: bool = case.category == protocol.CATEGORY_ADMINISTRATION
    start: uint256 = intervals._spend(case.fund, case.amount, is_administration, policy)
    logbook._record(
        protocol.ENTRY_PAYMENT,
        case.payment,
        abi_encode(case.payment, case_hash, case.fund, case.amount, case.category, start, reference),
    )
    funds._pay_out(case.fund, case.payee, case.amount)


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
