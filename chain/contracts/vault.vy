# pragma version 0.4.3
"""
@title Moving tokens and coin
@license GNU Affero General Public License v3.0 only
@notice The only module that calls other contracts. Must not know funds, roles or the log. Callers hold the
        reentrancy lock; whoever sends has finished all changes of state before.
        Errors: "vault: wrong value", "vault: token refused", "vault: nothing arrived",
        "vault: token took more", "vault: coin refused".
"""
from ethereum.ercs import IERC20
import check

# The address that stands for the chain's own coin.
COIN: constant(address) = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE


@internal
@payable
def _take(token: address, amount: uint256) -> uint256:
    """
    @dev Takes `amount` from the caller and returns what arrived: less, where the token keeps a fee.
    """
    if token == COIN:
        check._that(msg.value == amount, "vault: wrong value")
        return amount
    check._that(msg.value == 0, "vault: wrong value")
    before: uint256 = staticcall IERC20(token).balanceOf(self)
    taken: bool = extcall IERC20(token).transferFrom(msg.sender, self, amount, default_return_value=True)
    check._that(taken, "vault: token refused")
    arrived: uint256 = staticcall IERC20(token).balanceOf(self) - before
    check._that(arrived > 0, "vault: nothing arrived")
    return arrived


@internal
def _send(token: address, to: address, amount: uint256):
    """
    @dev Sends `amount`. A token that takes more than that from us would eat the money of other funds.
    """
    if token == COIN:
        sent: bool = raw_call(to, b"", value=amount, revert_on_failure=False)
        check._that(sent, "vault: coin refused")
        return
    before: uint256 = staticcall IERC20(token).balanceOf(self)
    check._that(extcall IERC20(token).transfer(to, amount, default_return_value=True), "vault: token refused")
    check._that(before - staticcall IERC20(token).balanceOf(self) <= amount, "vault: token took more")
