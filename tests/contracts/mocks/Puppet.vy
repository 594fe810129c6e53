# pragma version 0.4.3
"""
@title A contract that plays a person
@license GNU Affero General Public License v3.0 only
@dev Donor, payee or officer. When armed, it calls back as soon as coin reaches it, and remembers whether that
     worked; when `shut`, it refuses coin.
"""
target: address
payload: Bytes[2048]
coin: uint256
shut: bool
calls: public(uint256)
successes: public(uint256)


@external
@payable
def __default__():
    assert not self.shut
    if self.target != empty(address):
        self.calls += 1
        if raw_call(self.target, self.payload, value=self.coin, revert_on_failure=False):
            self.successes += 1


@external
def arm(target: address, payload: Bytes[2048], coin: uint256):
    self.target = target
    self.payload = payload
    self.coin = coin


@external
def refuse_coin(shut: bool):
    self.shut = shut


@external
@payable
def act(target: address, payload: Bytes[2048]) -> Bytes[32]:
    return raw_call(target, payload, max_outsize=32, value=msg.value)
