# pragma version 0.4.3
"""
@title A fund's rules
@license GNU Affero General Public License v3.0 only
@notice What a policy must look like and what it asks of an amount. Pure.
        Errors: "policy: tiers", "policy: approvals", "policy: delay", "policy: cap".
"""
import check
import protocol

MAX_APPROVALS: constant(uint256) = 16
MAX_DELAY: constant(uint256) = 31536000  # 365 days
FULL_BPS: constant(uint256) = 10000


@internal
@pure
def _hash(policy: protocol.Policy) -> bytes32:
    return keccak256(abi_encode(policy))


@internal
@pure
def _check(policy: protocol.Policy):
    """
    @dev Reverts unless the policy is well formed: the first tier applies to all, tiers ascend, approvals do
         not fall, and unused tiers (all zero) stand only at the end.
    """
    check._that(policy.tier_above[0] == 0, "policy: tiers")
    check._that(policy.tier_approvals[0] > 0, "policy: approvals")
    check._that(policy.tier_approvals[0] <= MAX_APPROVALS, "policy: approvals")
    for i: uint256 in range(1, 4):
        if policy.tier_approvals[i] == 0:
            check._that(policy.tier_above[i] == 0, "policy: tiers")
        else:
            # An unused tier before this one has zero approvals, so this one would be out of place.
            check._that(policy.tier_approvals[i - 1] > 0, "policy: tiers")
            check._that(policy.tier_above[i] > policy.tier_above[i - 1], "policy: tiers")
            check._that(policy.tier_above[i] <= protocol.MAX_AMOUNT, "policy: tiers")
            check._that(policy.tier_approvals[i] >= policy.tier_approvals[i - 1], "policy: approvals")
            check._that(policy.tier_approvals[i] <= MAX_APPROVALS, "policy: approvals")
    check._that(policy.delay <= MAX_DELAY, "policy: delay")
    check._that(policy.delay_above <= protocol.MAX_AMOUNT, "policy: delay")
    check._that(policy.admin_cap_bps <= FULL_BPS, "policy: cap")


@internal
@pure
def _approvals_needed(policy: protocol.Policy, amount: uint256) -> uint256:
    needed: uint256 = policy.tier_approvals[0]
    for i: uint256 in range(1, 4):
        if amount > policy.tier_above[i]:
            # Approvals do not fall, and an unused tier asks for none: the highest tier that applies decides.
            needed = max(needed, policy.tier_approvals[i])
    return needed


@internal
@pure
def _delay(policy: protocol.Policy, amount: uint256) -> uint256:
    return policy.delay if amount > policy.delay_above else 0


@internal
@pure
def _within_cap(policy: protocol.Policy, admin_spent: uint256, gifts: uint256) -> bool:
    return admin_spent * FULL_BPS <= policy.admin_cap_bps * gifts
