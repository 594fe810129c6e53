# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Requests and what people say to them
@license GNU Affero General Public License v3.0 only
@notice request -> approve (m of n) -> wait. A case is kept as its hash; every voice names the hash it means, so
        nothing said about one case ever counts for another. `payments[n]` is one slot: requester (bits
        0-159), state (160-167), approvals (168-175), ready_at in seconds (176-215), revision (216-247).
        A revoked role speaks no more; what it approved before stays until the case is rejected or changed.
        Errors: "requests: number", "requests: revision", "requests: requester", "requests: amount",
        "requests: category", "requests: subject", "requests: payee", "requests: case", "requests: state",
        "requests: own request", "requests: approved already", "requests: too late".
"""
import funds
import logbook
import policy as rules
import check
import protocol
import roles

uses: funds
uses: logbook
uses: roles


struct State:
    requester: address
    state: uint256
    approvals: uint256
    ready_at: uint256
    revision: uint256


case_of: public(HashMap[uint256, bytes32])
payments: HashMap[uint256, uint256]
# A revision is part of the hash, so a case that returns to earlier words is still a new one.
approved: HashMap[bytes32, HashMap[address, bool]]


@external
def request(case: protocol.Case, policy: protocol.Policy) -> uint256:
    """
    @notice Ask for a payment (or the refund of a gift) and return its number. Requester only.
    """
    roles._only(protocol.REQUESTER)
    check._that(case.payment == logbook._take_payment(), "requests: number")
    check._that(case.revision == 1, "requests: revision")
    self._open(case, policy)
    return case.payment


@external
def amend(case: protocol.Case, policy: protocol.Policy):
    """
    @notice Put a changed case in the place of the old one: every approval and objection is void. Its requester
            only, before payment, unless it was rejected.
    """
    roles._only(protocol.REQUESTER)
    s: State = self._load(case.payment)
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
    case_hash: bytes32 = self._check_case(case)
    funds._check_policy(case.fund, policy)
    check._that(case.requester != msg.sender, "requests: own request")
    s: State = self._load(case.payment)
    check._that(s.state == protocol.REQUESTED, "requests: state")
    check._that(not self.approved[case_hash][msg.sender], "requests: approved already")
    self.approved[case_hash][msg.sender] = True
    s.approvals += 1
    if s.approvals >= rules._approvals_needed(policy, case.amount):
        s.state = protocol.APPROVED
        s.ready_at = block.timestamp + rules._delay(policy, case.amount)
    self._store(case.payment, s)
    logbook._record(
        protocol.ENTRY_APPROVAL, case.payment, abi_encode(case.payment, case_hash, s.approvals, s.ready_at)
    )


@external
def reject(payment: uint256, case_hash: bytes32, reason: bytes32):
    """
    @notice Reject a request for ever: an approver, or its requester withdrawing it.
    """
    s: State = self._load(payment)
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
    s: State = self._load(payment)
    check._that(s.state == protocol.APPROVED, "requests: state")
    check._that(block.timestamp < s.ready_at, "requests: too late")
    self._stop(payment, case_hash, reason, protocol.OBJECTED, protocol.ENTRY_OBJECTION)


@internal
def _open(case: protocol.Case, policy: protocol.Policy):
    self._check_new(case, policy)
    case_hash: bytes32 = self._hash(case)
    self.case_of[case.payment] = case_hash
    self._store(
        case.payment,
        State(
            requester=msg.sender,
            state=protocol.REQUESTED,
            approvals=0,
            ready_at=0,
            revision=case.revision,
        ),
    )
    logbook._record(protocol.ENTRY_REQUEST, case.payment, abi_encode(case, case_hash))


@internal
@view
def _check_new(case: protocol.Case, policy: protocol.Policy):
    is_token: bool = funds._is_token(case.fund)
    funds._check_policy(case.fund, policy)
    check._that(case.requester == msg.sender, "requests: requester")
    check._that(case.amount > 0 and case.amount <= protocol.MAX_AMOUNT, "requests: amount")
    check._that(case.category <= protocol.CATEGORY_SUB_GRANT, "requests: category")
    # Tokens sent to the ledger itself would be spent and yet lie here, belonging to no fund.
    check._that(case.payee != self, "requests: payee")
    check._that(not is_token or case.payee != empty(address), "requests: payee")
    if case.category == protocol.CATEGORY_REFUND:
        serial: uint256 = convert(case.subject, uint256)
        check._that(serial > 0 and serial < logbook._next_serial(), "requests: subject")
    else:
        check._that((case.category == protocol.CATEGORY_SUB_GRANT) == (case.subject != empty(bytes32)), "requests: subject")
        funds._check_payee(case, policy)


@internal
@view
def _hash(case: protocol.Case) -> bytes32:
    return keccak256(abi_encode(chain.id, self, case))


@internal
@view
def _check_case(case: protocol.Case) -> bytes32:
    case_hash: bytes32 = self._hash(case)
    check._that(self.case_of[case.payment] == case_hash, "requests: case")
    return case_hash


@internal
@pure
def _open_to_change(state: uint256) -> bool:
    return state == protocol.REQUESTED or state == protocol.APPROVED or state == protocol.OBJECTED


@internal
def _stop(payment: uint256, case_hash: bytes32, reason: bytes32, state: uint256, kind: uint256):
    check._that(self.case_of[payment] == case_hash, "requests: case")
    self._set_state(payment, state)
    logbook._record(kind, payment, abi_encode(payment, case_hash, reason))


@internal
def _set_state(payment: uint256, state: uint256):
    s: State = self._load(payment)
    s.state = state
    self._store(payment, s)


@internal
@view
def _load(payment: uint256) -> State:
    packed: uint256 = self.payments[payment]
    return State(
        requester=convert(packed & convert(max_value(uint160), uint256), address),
        state=(packed >> 160) & 255,
        approvals=(packed >> 168) & 255,
        ready_at=(packed >> 176) & convert(max_value(uint40), uint256),
        revision=packed >> 216,
    )


@internal
def _store(payment: uint256, s: State):
    self.payments[payment] = (
        convert(s.requester, uint256)
        | (s.state << 160)
        | (s.approvals << 168)
        | (s.ready_at << 176)
        | (s.revision << 216)
    )
