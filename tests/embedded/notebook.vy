# pragma version 0.4.3
# @title A stand-in for the charity's contract: one slot per entry, a running head, one event.

event Entry:
    number: indexed(uint256)
    kind: indexed(uint256)
    subject: indexed(uint256)
    actor: address
    at: uint256
    data: Bytes[512]

interface Self:
    def descend(depth: uint256) -> uint256: nonpayable

entries: public(HashMap[uint256, bytes32])
head: public(bytes32)
count: public(uint256)


@deploy
@payable
def __init__(name: bytes32):
    self.head = name


@external
@payable
def record(kind: uint256, subject: uint256, data: Bytes[512]) -> uint256:
    """
    @notice Append an entry and return its number.
    """
    assert kind != 0, "notebook: kind"
    n: uint256 = self.count + 1
    entry: bytes32 = keccak256(abi_encode(kind, n, block.timestamp, msg.sender, keccak256(data)))
    self.entries[n] = entry
    self.head = keccak256(concat(self.head, entry))
    self.count = n
    log Entry(number=n, kind=kind, subject=subject, actor=msg.sender, at=block.timestamp, data=data)
    return n


@external
def record_many(times: uint256):
    """
    @notice Append several events in one transaction.
    """
    for i: uint256 in range(times, bound=4096):
        self.count += 1
        log Entry(number=self.count, kind=i % 7 + 1, subject=i % 3, actor=msg.sender, at=block.timestamp, data=b"")


@external
@view
def clock() -> (uint256, uint256, bytes32):
    """
    @notice Return what a call sees of its block: number, time, and the hash of the block before.
    """
    return block.number, block.timestamp, blockhash(block.number - 1)


@external
def descend(depth: uint256) -> uint256:
    """
    @notice Call itself as deep as asked.
    """
    if depth == 0:
        return 0
    return extcall Self(self).descend(depth - 1) + 1


@external
@view
def spin(rounds: uint256) -> uint256:
    """
    @notice Burn time.
    """
    total: uint256 = 0
    for i: uint256 in range(rounds, bound=2**64 - 1):
        total ^= i
    return total
