"""The receipt's one encoding in bytes.

Protocol, section 5. Decoding bounds everything before it reads on, and refuses every second spelling; whether
a receipt is *true* is the business of `core.verify`. Must not know links, files or nodes.
"""

from __future__ import annotations

from datetime import date

from almoner_chain.core import signing
from almoner_chain.core.commitment import (
    SALT_BYTES,
    SEED_BYTES,
    Closed,
    Disclosure,
    FieldId,
    FieldInvalid,
    OpenAll,
    OpenSome,
    PrivateFields,
    from_day,
    to_day,
)
from almoner_chain.core.errors import ReceiptInvalid
from almoner_chain.core.hashing import keccak
from almoner_chain.core.merkle_sum import PathNode, path_length
from almoner_chain.core.receipt_values import (
    Archive,
    BatchRecord,
    Receipt,
    Recorded,
    Stage,
    batch_entry,
    promise,
)
from almoner_chain.core.wire import U64, U128, Reader, malformed, not_canonical, varint

__all__ = [
    "MAX_BYTES",
    "VERSION",
    "Archive",
    "BatchRecord",
    "Receipt",
    "Recorded",
    "Stage",
    "batch_entry",
    "decode",
    "encode",
    "promise",
]

VERSION = 1
MAX_BYTES = 65_536
"""A receipt file; an archived receipt of a large ledger takes about 20 KiB."""

MAX_DAY = 2_932_896  # 9999-12-31, the last date Python has
MAX_HEADER = 4_096
"""Headers of consortium chains carry their validators; 4 KiB hold a hundred of them."""

MAX_NODES = 65
"""A path of 64 nibbles and its leaf."""

MAX_NODE = 1_024
"""A full branch node takes 532 bytes."""

_CHECKSUM = 4
_LEAST = 2 + _CHECKSUM
_OPEN = 128


def encode(receipt: Receipt) -> bytes:
    """Return the document. Raises `ReceiptInvalid` for values that no receipt can have."""
    stage, disclosure = receipt.stage, receipt.disclosure
    openness = 0 if isinstance(disclosure, OpenAll) else 1 if isinstance(disclosure, OpenSome) else 2
    due = 0 if receipt.due is None else to_day(receipt.due) - to_day(receipt.issued) + 1
    parts = [
        bytes((VERSION, stage | openness << 2 | receipt.duplicate << 4)),
        _positive(receipt.chain_id),
        _fixed(receipt.ledger, 20),
        _positive(receipt.fund),
        _positive(receipt.amount, U128),
        varint(to_day(receipt.issued), MAX_DAY),
        b"\0" if receipt.due is None else _positive(due),
        _encode_disclosure(disclosure),
        _fixed(receipt.signature, signing.SIGNATURE_BYTES),
    ]
    if receipt.recorded is not None:
        parts.append(_encode_recorded(receipt.recorded))
    if receipt.archive is not None:
        if receipt.recorded is None:
            raise malformed("an archive without its place in the ledger")
        parts.append(_encode_archive(receipt.archive))
    content = b"".join(parts)
    if len(content) + _CHECKSUM > MAX_BYTES:
        raise malformed(f"it takes {len(content):,} bytes")
    return content + keccak(content)[:_CHECKSUM]


def _positive(value: int, limit: int = U64) -> bytes:
    if value < 1:
        raise malformed(f"the number {value} is out of bounds")
    return varint(value, limit)


def _fixed(value: bytes, length: int) -> bytes:
    if len(value) != length:
        raise malformed(f"{len(value)} bytes stand where {length} belong")
    return value


def _encode_disclosure(disclosure: Disclosure) -> bytes:
    if isinstance(disclosure, Closed):
        return disclosure.digest
    opened = dict(disclosure.fields.encoded())
    if isinstance(disclosure, OpenAll):
        values = [bytes((field, len(value))) + value for field, value in opened.items()]
        return disclosure.seed + bytes((len(values),)) + b"".join(values)
    parts = []
    for field in sorted({*opened, *disclosure.closed}):
        if field in opened:
            head = bytes((field + _OPEN,)) + disclosure.salts[field] + bytes((len(opened[field]),))
            parts.append(head + opened[field])
        else:
            parts.append(bytes((field,)) + disclosure.closed[field])
    return bytes((len(parts),)) + b"".join(parts)


def _encode_recorded(place: Recorded) -> bytes:
    if len(place.path) != path_length(place.index, place.count) or place.first_serial < 1:
        raise ReceiptInvalid("The path does not fit the place in the batch.", code="path.invalid")
    numbers = _positive(place.entry) + varint(place.block) + _positive(place.serial)
    path = [_fixed(node.hash, 32) + varint(node.sum, U128) for node in place.path]
    return numbers + varint(place.index) + varint(place.count) + b"".join(path)


def _encode_archive(archive: Archive) -> bytes:
    record = archive.record
    parts = [
        varint(record.at) + _fixed(record.actor, 20) + _positive(record.batch) + varint(record.start, U128),
        _fixed(record.manifest, 32) + varint(record.replaces) + varint(record.origin_chain),
        _fixed(record.origin_ledger, 20) + varint(record.origin_payment),
        _bounded(archive.header, MAX_HEADER),
    ]
    for proof in (archive.account_proof, archive.entry_proof, archive.void_proof):
        if len(proof) > MAX_NODES:
            raise malformed(f"a proof of {len(proof)} nodes")
        parts.append(bytes((len(proof),)) + b"".join(_bounded(node, MAX_NODE) for node in proof))
    return b"".join(parts)


def _bounded(value: bytes, limit: int) -> bytes:
    return _positive(len(value), limit) + value


def decode(document: bytes) -> Receipt:
    """Return the receipt. Raises `ReceiptInvalid` with a reason code of the protocol, section 8.

    ``format.version`` alone is no contradiction: the document is whole, only newer than this program.
    """
    if not _LEAST <= len(document) <= MAX_BYTES or document[0] == 0:
        raise malformed(f"{len(document):,} bytes")
    content, checksum = document[:-_CHECKSUM], document[-_CHECKSUM:]
    if keccak(content)[:_CHECKSUM] != checksum:
        raise ReceiptInvalid(
            "Its check number does not fit: it is damaged, mistyped or changed.",
            code="format.damaged",
            hint="Scan or copy it again from the original.",
        )
    if content[0] != VERSION:
        raise ReceiptInvalid(
            f"This receipt is written in version {content[0]}; this program reads version {VERSION}.",
            code="format.version",
            hint="Use a newer program.",
        )
    reader = Reader(content[1:])
    try:
        receipt = _decode_body(reader, reader.byte())
    except FieldInvalid as problem:
        raise ReceiptInvalid(
            problem.message, code=problem.code, hint="Ask for the original receipt."
        ) from None
    reader.end()
    return receipt


def _decode_body(reader: Reader, flags: int) -> Receipt:
    stage, openness = flags & 3, flags >> 2 & 3
    if stage > Stage.ARCHIVED or openness == 3 or flags >> 5:
        raise malformed("its flags are unknown")
    chain_id, ledger = reader.varint(least=1), reader.take(20)
    fund, amount = reader.varint(least=1), reader.varint(U128, least=1)
    issued, due = _decode_days(reader)
    return Receipt(
        chain_id=chain_id,
        ledger=ledger,
        fund=fund,
        amount=amount,
        issued=issued,
        due=due,
        disclosure=(_decode_all, _decode_some, _decode_none)[openness](reader),
        signature=reader.take(signing.SIGNATURE_BYTES),
        duplicate=bool(flags >> 4),
        recorded=_decode_recorded(reader) if stage >= Stage.RECORDED else None,
        archive=_decode_archive(reader) if stage == Stage.ARCHIVED else None,
    )


def _decode_days(reader: Reader) -> tuple[date, date | None]:
    issued, ahead = reader.varint(MAX_DAY), reader.varint(MAX_DAY)
    if issued + ahead > MAX_DAY:
        raise malformed("its due day is out of bounds")
    return from_day(issued), from_day(issued + ahead - 1) if ahead else None


def _decode_all(reader: Reader) -> OpenAll:
    seed, values = reader.take(SEED_BYTES), {}
    last = 0
    for _ in range(_field_count(reader)):
        field = _field_id(reader.byte(), last)
        values[field] = reader.take(reader.byte())
        last = field
    return OpenAll(seed, PrivateFields.decoded(values))


def _decode_some(reader: Reader) -> OpenSome:
    values, salts, closed = {}, {}, {}
    last = 0
    for _ in range(_field_count(reader)):
        tag = reader.byte()
        field = _field_id(tag & ~_OPEN, last)
        if tag & _OPEN:
            salts[field] = reader.take(SALT_BYTES)
            values[field] = reader.take(reader.byte())
        else:
            closed[field] = reader.take(32)
        last = field
    if not salts or not closed:
        raise not_canonical("some fields are open means at least one open and one closed")
    return OpenSome(PrivateFields.decoded(values), salts, closed)


def _decode_none(reader: Reader) -> Closed:
    return Closed(reader.take(32))


def _field_count(reader: Reader) -> int:
    count = reader.byte()
    if not 1 <= count <= len(FieldId):
        raise malformed(f"{count} private fields")
    return count


def _field_id(number: int, last: int) -> FieldId:
    if not 1 <= number <= len(FieldId):
        raise malformed(f"a private field of the unknown kind {number}")
    if number <= last:
        raise not_canonical("its private fields are out of order")
    return FieldId(number)


def _decode_recorded(reader: Reader) -> Recorded:
    entry, block, serial = reader.varint(least=1), reader.varint(), reader.varint(least=1)
    index, count = reader.varint(), reader.varint()
    length = path_length(index, count)
    if serial <= index:
        raise ReceiptInvalid("Its serial number is less than its place in the batch.", code="path.invalid")
    path = tuple(PathNode(reader.take(32), reader.varint(U128)) for _ in range(length))
    return Recorded(entry, block, serial, index, count, path)


def _decode_archive(reader: Reader) -> Archive:
    record = BatchRecord(
        at=reader.varint(),
        actor=reader.take(20),
        batch=reader.varint(least=1),
        start=reader.varint(U128),
        manifest=reader.take(32),
        replaces=reader.varint(),
        origin_chain=reader.varint(),
        origin_ledger=reader.take(20),
        origin_payment=reader.varint(),
    )
    header = reader.take(reader.varint(MAX_HEADER, least=1))
    return Archive(record, header, _decode_proof(reader), _decode_proof(reader), _decode_proof(reader))


def _decode_proof(reader: Reader) -> tuple[bytes, ...]:
    count = reader.byte()
    if count > MAX_NODES:
        raise malformed(f"a proof of {count} nodes")
    return tuple(reader.take(reader.varint(MAX_NODE, least=1)) for _ in range(count))
