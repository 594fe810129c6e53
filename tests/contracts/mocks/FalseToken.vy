# pragma version 0.4.3
"""
@title An ERC-20 that refuses by returning false
@license GNU Affero General Public License v3.0 only
@dev Whoever does not look at the answer takes a transfer that moved nothing for one that worked.
"""
balanceOf: public(HashMap[address, uint256])
willing: public(bool)


@external
def be_willing(willing: bool):
    self.willing = willing


@external
def mint(to: address, amount: uint256):
    self.balanceOf[to] += amount


@external
def transfer(to: address, amount: uint256) -> bool:
    return self._move(msg.sender, to, amount)


@external
def transferFrom(owner: address, to: address, amount: uint256) -> bool:
    return self._move(owner, to, amount)


@internal
def _move(owner: address, to: address, amount: uint256) -> bool:
    if not self.willing:
        return False
    self.balanceOf[owner] -= amount
    self.balanceOf[to] += amount
    return True
