# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Funds
@license GNU Affero General Public License v3.0 only
@notice A fund has one unit and one policy for ever; the policy is kept as one hash and shown again by whoever
        relies on it. Knows how a fund's money moves: off chain, or as tokens through the vault.
        Errors: "funds: name", "funds: unit", "funds: decimals", "funds: token", "funds: policy",
        "funds: payee", "funds: coin".
"""
import check
import intervals
import logbook
import policy as rules
import protocol
import roles
import vault

uses: intervals
uses: logbook
uses: roles

MAX_DECIMALS: constant(uint256) = 36


policy_of: public(HashMap[uint256, bytes32])
payee_allowed: public(HashMap[uint256, HashMap[bytes32, bool]])
token_of: public(HashMap[uint256, address])


@external
def create_fund(
    name: String[96],
    unit_kind: uint256,
    unit: String[32],
    decimals: uint256,
    token: address,
    policy: protocol.Policy,
) -> uint256:
    """
    @notice Open a fund and return its number. Nothing of it can be changed later. Administrator only.
    @param token The ERC-20, 0xEeee...EEeE for the chain's coin; zero unless the unit kind is token.
    """
    roles._only(protocol.ADMINISTRATOR)
    check._that(len(name) > 0, "funds: name")
    check._that(len(unit) > 0, "funds: unit")
    check._that(unit_kind <= protocol.ITEM, "funds: unit")
    check._that(decimals <= MAX_DECIMALS, "funds: decimals")
    if unit_kind == protocol.TOKEN:
        # A call to an account without code would look like a transfer that worked.
        check._that(token == vault.COIN or token.is_contract, "funds: token")
    else:
        check._that(token == empty(address), "funds: token")
    rules._check(policy)
    fund: uint256 = logbook._take_fund()
    intervals._open(fund, unit_kind)
    self.policy_of[fund] = rules._hash(policy)
    self.token_of[fund] = token
    data: Bytes[768] = abi_encode(fund, name, unit_kind, unit, decimals, token, policy)
    logbook._record(protocol.ENTRY_FUND, fund, data)
    return fund


@external
def set_payee(fund: uint256, payee_id: bytes32, allowed: bool):
    """
    @notice Put a payee on the fund's list or take it off. Administrator only.
    @param payee_id The payee's keyed hash; in a token fund the account itself, padded on the left, because
           there the list must bind where the tokens go.
    """
    roles._only(protocol.ADMINISTRATOR)
    intervals._kind(fund)
    check._that(payee_id != empty(bytes32), "funds: payee")
    check._that(self.payee_allowed[fund][payee_id] != allowed, "funds: payee")
    self.payee_allowed[fund][payee_id] = allowed
    logbook._record(protocol.ENTRY_PAYEE, fund, abi_encode(fund, payee_id, allowed))


@internal
@view
def _is_token(fund: uint256) -> bool:
    return intervals._kind(fund) == protocol.TOKEN


@internal
@view
def _check_policy(fund: uint256, policy: protocol.Policy):
    check._that(self.policy_of[fund] == rules._hash(policy), "funds: policy")


@internal
@payable
def _collect(fund: uint256, amount: uint256) -> uint256:
    """
    @dev In a token fund, takes `amount` from the caller; returns what arrived. Other money moves off chain.
    """
    if self._is_token(fund):
        return vault._take(self.token_of[fund], amount)
    check._that(msg.value == 0, "funds: coin")
    return amount


@internal
def _pay_out(fund: uint256, to: address, amount: uint256):
    if self._is_token(fund):
        vault._send(self.token_of[fund], to, amount)


@internal
@view
def _check_payee(case: protocol.Case, policy: protocol.Policy):
    """
    @dev In a token fund the list holds accounts: a payee's name would not bind where the tokens go.
    """
    if policy.payees_restricted:
        key: bytes32 = convert(case.payee, bytes32) if self._is_token(case.fund) else case.payee_id
        check._that(self.payee_allowed[case.fund][key], "funds: payee")
