# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Cases
@license GNU Affero General Public License v3.0 only
@notice What a case must look like, and what is kept of it: its hash and one slot. `payments[n]`: requester
        (bits 0-159), state (160-167), approvals (168-175), ready_at in seconds (176-215), revision (216-255).
        Must not know who may move a case on.
        Errors: "cases: requester", "cases: amount", "cases: category", "cases: subject", "cases: payee",
        "cases: not the current case".
"""
import check
import funds
import logbook
import protocol

uses: funds
uses: logbook


struct State:
    requester: address
    state: uint256
    approvals: uint256
    ready_at: uint256
    revision: uint256


case_of: public(HashMap[uint256, bytes32])
payments: HashMap[uint256, uint256]


@internal
@view
def _check_new(case: protocol.Case, policy: protocol.Policy):
    is_token: bool = funds._is_token(case.fund)
    funds._check_policy(case.fund, policy)
    check._that(case.requester == msg.sender, "cases: requester")
    check._that(case.amount > 0 and case.amount <= protocol.MAX_AMOUNT, "cases: amount")
    check._that(case.category <= protocol.CATEGORY_SUB_GRANT, "cases: category")
    # Tokens sent to the ledger itself would be spent and yet lie here, belonging to no fund.
    check._that(case.payee != self, "cases: payee")
    check._that(not is_token or case.payee != empty(address), "cases: payee")
    if case.category == protocol.CATEGORY_REFUND:
        serial: uint256 = convert(case.subject, uint256)
        check._that(serial > 0 and serial < logbook._next_serial(), "cases: subject")
    else:
        is_grant: bool = case.category == protocol.CATEGORY_SUB_GRANT
        check._that(is_grant == (case.subject != empty(bytes32)), "cases: subject")
        funds._check_payee(case, policy)


@internal
@view
def _hash(case: protocol.Case) -> bytes32:
    return keccak256(abi_encode(chain.id, self, case))


@internal
@view
def _check_case(case: protocol.Case) -> bytes32:
    case_hash: bytes32 = self._hash(case)
    check._that(self.case_of[case.payment] == case_hash, "cases: not the current case")
    return case_hash


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
        | (convert(convert(s.ready_at, uint40), uint256) << 176)
        | (convert(convert(s.revision, uint40), uint256) << 216)
    )
