# pragma version 0.4.3
"""
@title An ERC-20 that keeps a fee
@license GNU Affero General Public License v3.0 only
@dev The fee comes out of what arrives; when `greedy`, it is taken from the sender on top.
"""
balanceOf: public(HashMap[address, uint256])
fee_bps: uint256
greedy: bool


@deploy
def __init__(fee_bps: uint256):
    self.fee_bps = fee_bps


@external
def be_greedy(greedy: bool):
    self.greedy = greedy


@external
def mint(to: address, amount: uint256):
    self.balanceOf[to] += amount


@external
def transfer(to: address, amount: uint256) -> bool:
    self._move(msg.sender, to, amount)
    return True


@external
def transferFrom(owner: address, to: address, amount: uint256) -> bool:
    self._move(owner, to, amount)
    return True


@internal
def _move(owner: address, to: address, amount: uint256):
    fee: uint256 = amount * self.fee_bps // 10000
    if self.greedy:
        self.balanceOf[owner] -= amount + fee
        self.balanceOf[to] += amount
    else:
        self.balanceOf[owner] -= amount
        self.balanceOf[to] += amount - fee
