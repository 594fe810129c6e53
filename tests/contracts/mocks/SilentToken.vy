# pragma version 0.4.3
"""
@title An old ERC-20 that returns nothing
@license GNU Affero General Public License v3.0 only
@dev Like USDT: a transfer that reverts has failed, one that returns without a word has worked.
"""
balanceOf: public(HashMap[address, uint256])


@external
def mint(to: address, amount: uint256):
    self.balanceOf[to] += amount


@external
def transfer(to: address, amount: uint256):
    self.balanceOf[msg.sender] -= amount
    self.balanceOf[to] += amount


@external
def transferFrom(owner: address, to: address, amount: uint256):
    self.balanceOf[owner] -= amount
    self.balanceOf[to] += amount
