# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title The log
@license GNU Affero General Public License v3.0 only
@notice Keeps the hash of every entry, the running head and the counters. Must not know what an entry
        means. `counters` is one slot: entries (bits 0-63), next serial (64-127), batches (128-175),
        payments (176-223), funds (224-255). Every field is added up in its own width, so that a full
        field reverts and never spills into its neighbour.
"""
import check

struct Counters:
    entries: uint64
    next_serial: uint64
    batches: uint48
    payments: uint48
    funds: uint32


# The longest data: a fund with a name of 96 and a unit of 32 bytes.
MAX_DATA: constant(uint256) = 768


event Entry:
    number: indexed(uint256)
    kind: indexed(uint256)
    subject: indexed(uint256)
    actor: address
    at: uint256
    data: Bytes[MAX_DATA]


head: public(bytes32)
counters: uint256
entries: HashMap[uint256, bytes32]


@deploy
def __init__():
    self.head = keccak256(abi_encode("almoner.ledger.1", chain.id, self))
    self._store(Counters(entries=0, next_serial=1, batches=0, payments=0, funds=0))


@external
@view
def entry(number: uint256) -> bytes32:
    """
    @notice The hash of entry `number`; zero if there is none yet.
    """
    return self.entries[number]


@external
@view
def counts() -> (uint256, uint256, uint256, uint256, uint256):
    """
    @notice Entries, next serial, batches, payments, funds.
    """
    c: Counters = self._load()
    return (
        convert(c.entries, uint256),
        convert(c.next_serial, uint256),
        convert(c.batches, uint256),
        convert(c.payments, uint256),
        convert(c.funds, uint256),
    )


@internal
@view
def _load() -> Counters:
    packed: uint256 = self.counters
    return Counters(
        entries=convert(packed & convert(max_value(uint64), uint256), uint64),
        next_serial=convert((packed >> 64) & convert(max_value(uint64), uint256), uint64),
        batches=convert((packed >> 128) & convert(max_value(uint48), uint256), uint48),
        payments=convert((packed >> 176) & convert(max_value(uint48), uint256), uint48),
        funds=convert(packed >> 224, uint32),
    )


@internal
def _store(c: Counters):
    self.counters = (
        convert(c.entries, uint256)
        | (convert(c.next_serial, uint256) << 64)
        | (convert(c.batches, uint256) << 128)
        | (convert(c.payments, uint256) << 176)
        | (convert(c.funds, uint256) << 224)
    )


@internal
@pure
def _hash(kind: uint256, number: uint256, at: uint256, actor: address, data: Bytes[MAX_DATA]) -> bytes32:
    return keccak256(abi_encode(kind, number, at, actor, keccak256(data)))


@internal
def _record(kind: uint256, subject: uint256, data: Bytes[MAX_DATA]) -> uint256:
    """
    @dev Appends one entry by the caller and returns its number. Access control is the caller's duty.
    """
    c: Counters = self._load()
    c.entries += 1
    self._store(c)
    number: uint256 = convert(c.entries, uint256)
    hashed: bytes32 = self._hash(kind, number, block.timestamp, msg.sender, data)
    self.entries[number] = hashed
    self.head = keccak256(concat(self.head, hashed))
    log Entry(number=number, kind=kind, subject=subject, actor=msg.sender, at=block.timestamp, data=data)
    return number


@internal
def _take_batch(first_serial: uint256, count: uint256) -> uint256:
    """
    @dev Numbers the next batch and hands it `count` serials, which must begin at `first_serial`.
    """
    c: Counters = self._load()
    check._that(first_serial == convert(c.next_serial, uint256), "logbook: not the next serial")
    c.next_serial += convert(count, uint64)
    c.batches += 1
    self._store(c)
    return convert(c.batches, uint256)


@internal
def _take_payment() -> uint256:
    c: Counters = self._load()
    c.payments += 1
    self._store(c)
    return convert(c.payments, uint256)


@internal
def _take_fund() -> uint256:
    c: Counters = self._load()
    c.funds += 1
    self._store(c)
    return convert(c.funds, uint256)


@internal
@view
def _next_serial() -> uint256:
    return convert(self._load().next_serial, uint256)
