# pragma version 0.4.3
"""
@title An ERC-20 that calls somebody while it moves
@license GNU Affero General Public License v3.0 only
@dev Like a token with hooks: the call happens after the first half of the transfer. It remembers whether the
     call worked and never reverts because of it, so that the attack gets its best chance.
"""
balanceOf: public(HashMap[address, uint256])
target: address
payload: Bytes[2048]
calls: public(uint256)
successes: public(uint256)


@external
def mint(to: address, amount: uint256):
    self.balanceOf[to] += amount


@external
def arm(target: address, payload: Bytes[2048]):
    self.target = target
    self.payload = payload


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
    self.balanceOf[owner] -= amount
    if self.target != empty(address):
        target: address = self.target
        self.target = empty(address)
        self.calls += 1
        if raw_call(target, self.payload, revert_on_failure=False):
            self.successes += 1
    self.balanceOf[to] += amount
