# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Requests and what people say to them
@license GNU Affero General Public License v3.0 only
@notice request -> approve (m of n) -> wait. Every voice names the hash of the case it means, so nothing said
        about one case ever counts for another. A revoked role speaks no more; what it approved before stays
        until the case is changed or rejected.
        Errors: "requests: number", "requests: revision", "requests: requester", "requests: state",
        "requests: own request", "requests: approved already", "requests: too late".
"""
import cases
import check
import funds
import logbook
import policy as rules
import protocol
import roles

uses: cases
uses: funds
uses: logbook
uses: roles


# A revision is part of the hash, so a case that returns to earlier words is still a new one.
approved: HashMap[bytes32, HashMap[address, bool]]


@external
def request(case: protocol.Case, policy: protocol.Policy) -> uint256:
    """
    @notice Ask for a payment (or the refund of a gift) and return its number. Requester only.
    """
    roles._only(protocol.REQUESTER)
    number: uint256 = logbook._take_payment()
    check._that(case.payment == number, "requests: number")
    check._that(case.revision == 1, "requests: revision")
    self._open(case, policy)
    return number


@external
def amend(case: protocol.Case, policy: protocol.Policy):
    """
    @notice Put a changed case in the place of the old one: every approval and objection is void. Its
            requester only, before payment, unless it was rejected.
    """
    roles._only(protocol.REQUESTER)
    s: cases.State = cases._load(case.payment)
    check._that(s.requester == msg.sender, "requests: requester")
    check._that(self._open_to_change(s.state), "requests: state")
    check._that(case.revision == s.revision + 1, "requests: revision")
    self._open(case, policy)


@external
def approve(case: protocol.Case, policy: protocol.Policy):
    """
    @notice Approve exactly this case. Approver only, never its requester, once. With the last approval that
            the fund's policy asks for, the waiting time starts.
    """
    roles._only(protocol.APPROVER)
    case_hash: bytes32 = cases._check_case(case)
    funds._check_policy(case.fund, policy)
    check._that(case.requester != msg.sender, "requests: own request")
    s: cases.State = cases._load(case.payment)
    check._that(s.state == protocol.REQUESTED, "requests: state")
    check._that(not self.approved[case_hash][msg.sender], "requests: approved already")
    self.approved[case_hash][msg.sender] = True
    s.approvals += 1
    if s.approvals >= rules._approvals_needed(policy, case.amount):
        s.state = protocol.APPROVED
        s.ready_at = block.timestamp + rules._delay(policy, case.amount)
    cases._store(case.payment, s)
    logbook._record(
        protocol.ENTRY_APPROVAL, case.payment, abi_encode(case.payment, case_hash, s.approvals, s.ready_at)
    )


@external
def reject(payment: uint256, case_hash: bytes32, reason: bytes32):
    """
    @notice Reject a request for ever: an approver, or its requester withdrawing it.
    """
    s: cases.State = cases._load(payment)
    if s.requester != msg.sender:
        roles._only(protocol.APPROVER)
    check._that(self._open_to_change(s.state), "requests: state")
    self._stop(payment, case_hash, reason, protocol.REJECTED, protocol.ENTRY_REJECTION)


@external
def object(payment: uint256, case_hash: bytes32, reason: bytes32):
    """
    @notice Object to an approved request while its waiting time runs. Auditor only.
    """
    roles._only(protocol.AUDITOR)
    s: cases.State = cases._load(payment)
    check._that(s.state == protocol.APPROVED, "requests: state")
    check._that(block.timestamp < s.ready_at, "requests: too late")
    self._stop(payment, case_hash, reason, protocol.OBJECTED, protocol.ENTRY_OBJECTION)


@internal
def _open(case: protocol.Case, policy: protocol.Policy):
    cases._check_new(case, policy)
    case_hash: bytes32 = cases._hash(case)
    cases.case_of[case.payment] = case_hash
    cases._store(
        case.payment,
        cases.State(
            requester=msg.sender,
            state=protocol.REQUESTED,
            approvals=0,
            ready_at=0,
            revision=case.revision,
        ),
    )
    logbook._record(protocol.ENTRY_REQUEST, case.payment, abi_encode(case, case_hash))


@internal
@pure
def _open_to_change(state: uint256) -> bool:
    return state == protocol.REQUESTED or state == protocol.APPROVED or state == protocol.OBJECTED


@internal
def _stop(payment: uint256, case_hash: bytes32, reason: bytes32, state: uint256, kind: uint256):
    check._that(cases.case_of[payment] == case_hash, "cases: not the current case")
    cases._set_state(payment, state)
    logbook._record(kind, payment, abi_encode(payment, case_hash, reason))
