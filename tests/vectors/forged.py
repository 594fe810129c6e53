"""Vectors of documents that contradict themselves: each has one defect, named by its reason code."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from almoner_chain.core import link
from almoner_chain.core.commitment import FieldId, OpenSome
from almoner_chain.core.hashing import keccak
from almoner_chain.core.merkle_sum import PathNode
from almoner_chain.core.receipt import Receipt, encode
from almoner_chain.core.verify import NodeAnswer
from almoner_chain.core.wire import varint
from support_receipts import (
    CHAIN_ID,
    FIELDS,
    archived,
    opened,
    policy,
    promised,
    recorded,
)
from support_vectors import Vector

# Where the parts of `promised()` begin: version, flags, chain id (5 bytes), ledger, fund (1), amount (4), issued (3),
# due (1), seed (16), number of fields, then the first field.
FLAGS, CHAIN, FUND_AT, AMOUNT_AT, ISSUED_AT, DUE_AT, SEED_AT = 1, 2, 27, 28, 32, 35, 36
COUNT_AT, FIELD_AT = SEED_AT + 16, SEED_AT + 17
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def seal(content: bytes) -> bytes:
    """Content with the checksum that fits it."""
    return content + keccak(content)[:4]


def put(document: bytes, at: int, old: bytes, new: bytes) -> bytes:
    """The document with some bytes changed and the checksum made to fit."""
    content = document[:-4]
    assert content[at : at + len(old)] == old, (at, content[at : at + len(old)].hex())
    return seal(content[:at] + new + content[at + len(old) :])


def vector(name: str, why: str, document: bytes | str, *answers: NodeAnswer, **rules: Any) -> Vector:
    """A vector; nobody is asked about what contradicts itself, so answers may be left out."""
    return Vector(name, why, document, policy(**rules), answers)


def forged() -> Iterator[Vector]:
    """What contradicts itself, before any node is asked."""
    for part in (_texts, _malformed, _numbers, _damaged, _spellings, _fields, _signatures, _paths):
        yield from part()


def _texts() -> Iterator[Vector]:
    for name, text in (
        ("empty text", ""),
        ("blank text", " \n\t "),
        ("words", "hello"),
        ("markup", "<img src=x onerror=alert(1)>"),
        ("other link", "https://charity.example/v?id=1"),
        ("link without number", "https://charity.example/v#"),
        ("script link", "javascript:alert(1)//v#1234"),
        ("number with marks", "1,234,567"),
        ("hexadecimal number", "0x1234"),
        ("negative number", "-1234567890123456"),
        ("arabic digits", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦"),
        ("superscript digits", "¹²³¹²³¹²³¹²³¹²³"),
        ("too many digits", "1" * 4_096),
        ("one byte too many", str(2**13_600)),
    ):
        yield vector(name, "not a receipt's link or number", text)
    number = link.digits(encode(promised()))
    yield vector("leading zero", "a second spelling of the number", f"0{number}")


def _malformed() -> Iterator[Vector]:
    document = encode(promised())
    yield vector("empty file", "nothing to read", b"")
    yield vector("five bytes", "less than any receipt", document[:5])
    yield vector("version 0", "a number cannot begin with it", seal(b"\0" + document[1:-4]))
    yield vector("flags only", "ends before the body", seal(document[:2]))
    yield vector("cut short", "ends within the signature", seal(document[:-20]))
    yield vector("byte left over", "something after the end", seal(document[:-4] + b"\0"))
    yield vector("unknown flag", "bits 5 to 7 are none", put(document, FLAGS, b"\0", b"\x20"))
    yield vector("stage 3", "there is none", put(document, FLAGS, b"\0", b"\x03"))
    yield vector("openness 3", "there is none", put(document, FLAGS, b"\0", b"\x0c"))
    yield vector(
        "stage without its parts", "recorded, but without place", put(document, FLAGS, b"\0", b"\x01")
    )
    yield vector(
        "no fields",
        "open without any field: nothing binds the seed",
        put(document, COUNT_AT, b"\x05", b"\x00"),
    )
    yield vector("eight fields", "there are seven", put(document, COUNT_AT, b"\x05", b"\x08"))
    yield vector("field 0", "there is none", put(document, FIELD_AT, b"\x01", b"\x00"))
    yield vector("field 9", "there is none", put(document, FIELD_AT, b"\x01", b"\x09"))
    whole = archived(recorded(1))
    assert whole.archive is not None
    for name, change in (
        ("header of no bytes", {"header": b""}),
        ("proof with an empty node", {"entry_proof": (b"",)}),
    ):
        yield vector(
            name, "lengths are at least 1", _unchecked(dataclasses.replace(whole.archive, **change), whole)
        )
    yield vector(
        "header too long",
        "at most 4,096 bytes",
        _unchecked(dataclasses.replace(whole.archive, header=bytes(4_097)), whole),
    )
    yield vector(
        "node too long",
        "at most 1,024 bytes",
        _unchecked(dataclasses.replace(whole.archive, entry_proof=(bytes(1_025),)), whole),
    )
    many = dataclasses.replace(whole.archive, void_proof=(b"\1",) * 66)
    yield vector("proof of 66 nodes", "a path has at most 65", _unchecked(many, whole))


def _unchecked(archive: Any, receipt: Receipt) -> bytes:
    """An archived receipt as an encoder without bounds would write it."""
    assert receipt.archive is not None
    honest = encode(receipt)[:-4]
    parts = [varint(len(receipt.archive.header)) + receipt.archive.header]
    forged = [varint(len(archive.header)) + archive.header]
    for proof in ("account_proof", "entry_proof", "void_proof"):
        for out, source in ((parts, receipt.archive), (forged, archive)):
            nodes = getattr(source, proof)
            out.append(bytes((len(nodes),)) + b"".join(varint(len(node)) + node for node in nodes))
    old, new = b"".join(parts), b"".join(forged)
    assert honest.endswith(old)
    return seal(honest[: -len(old)] + new)


def _numbers() -> Iterator[Vector]:
    document = encode(promised())
    chain, amount = varint(CHAIN_ID), varint(10_000_050)
    yield vector("chain 0", "chain ids begin with 1", put(document, CHAIN, chain, b"\0"))
    yield vector("fund 0", "funds begin with 1", put(document, FUND_AT, b"\3", b"\0"))
    yield vector(
        "fund too large", "numbers are below 2^64", put(document, FUND_AT, b"\3", varint(2**64, 2**64))
    )
    yield vector("amount 0", "nothing was given", put(document, AMOUNT_AT, amount, b"\0"))
    yield vector(
        "amount too large",
        "amounts are below 2^128",
        put(document, AMOUNT_AT, amount, varint(2**128, 2**128)),
    )
    yield vector("endless number", "at most 19 bytes", put(document, AMOUNT_AT, amount, b"\xff" * 40 + b"\1"))
    yield vector(
        "day too late",
        "days end in the year 9999",
        put(document, ISSUED_AT, varint(20_481), varint(2_932_897)),
    )
    yield vector(
        "due too late", "days end in the year 9999", put(document, DUE_AT, b"\x1f", varint(2_932_896))
    )
    place = recorded(1).recorded
    assert place is not None
    tail = varint(place.entry) + varint(place.block) + varint(place.serial)
    at = len(encode(recorded(1))) - 4 - len(tail) - 2
    zero = b"\0" + varint(place.block) + varint(place.serial)
    yield vector("entry 0", "entries begin with 1", put(encode(recorded(1)), at, tail, zero))


def _damaged() -> Iterator[Vector]:
    document = encode(recorded(5, 3))
    for name, at in (
        ("first byte", 0),
        ("flags", 1),
        ("amount", AMOUNT_AT),
        ("last byte", len(document) - 1),
    ):
        flipped = bytes((document[at] ^ 2,))
        yield vector(
            f"bit flipped: {name}", "the checksum tells", document[:at] + flipped + document[at + 1 :]
        )
    yield vector("end missing", "the checksum tells", document[:-1])
    number = link.digits(document)
    for at in (0, 17, len(number) // 2, len(number) - 1):
        digit = str((int(number[at]) + 4) % 9 + 1)
        changed = number[:at] + digit + number[at + 1 :]
        yield vector(
            f"digit {at + 1} changed", "one digit of the link", f"https://charity.example/v#{changed}"
        )
    swapped = number[:100] + number[101] + number[100] + number[102:]
    yield vector("digits swapped", "two neighbours", swapped)
    yield vector(
        "other file", "the beginning of a picture", bytes.fromhex("89504e470d0a1a0a0000000d49484452")
    )


def _spellings() -> Iterator[Vector]:
    document = encode(promised())
    yield vector("long number", "3 written in two bytes", put(document, FUND_AT, b"\3", b"\x83\x00"))
    yield vector("long zero", "no due day written in two bytes", put(document, DUE_AT, b"\x1f", b"\x80\x00"))
    values = dict(FIELDS.encoded())
    first, second = (
        bytes((field, len(values[field]))) + values[field] for field in (FieldId.DONOR, FieldId.DATE)
    )
    yield vector(
        "fields out of order", "date before donor", put(document, FIELD_AT, first + second, second + first)
    )
    yield vector("field twice", "donor and donor", put(document, FIELD_AT, first + second, first + first))
    some = opened(promised(), FieldId.DONOR)
    assert isinstance(some.disclosure, OpenSome)
    only = b"\x81" + some.disclosure.salts[FieldId.DONOR] + first[1:]
    shut = b"\x02" + some.disclosure.closed[FieldId.DATE]
    for name, why, part in (
        ("some open, all open", "openness all says so shorter", b"\1" + only),
        ("some open, none open", "openness none says so shorter", b"\1" + shut),
        ("some open, out of order", "date before donor", b"\2" + shut + only),
    ):
        content = encode(some)[:SEED_AT] + part + some.signature
        yield vector(name, why, seal(content))


def _fields() -> Iterator[Vector]:
    for name, field, value in (
        ("not in normal form", FieldId.DONOR, "Ame\u0301lie".encode()),
        ("line break", FieldId.DONOR, b"Anna\nAmount: 1"),
        ("delete sign", FieldId.DONOR, b"Anna\x7f"),
        ("C1 control", FieldId.DONOR, "Anna\u0085".encode()),
        ("zero byte", FieldId.DONOR, b"Anna\0"),
        ("empty field", FieldId.DONOR, b""),
        ("not UTF-8", FieldId.DONOR, b"M\xfcller"),
        ("overlong UTF-8", FieldId.DONOR, b"\xc0\xaf"),
        ("surrogate", FieldId.DONOR, b"\xed\xa0\x80"),
        ("date of three bytes", FieldId.DATE, b"\0\x50\x01"),
        ("date of one byte", FieldId.DATE, b"\x50"),
    ):
        values = {**dict(FIELDS.encoded()), field: value}
        body = b"".join(bytes((each, len(text))) + text for each, text in values.items())
        honest = encode(promised())
        start = honest[:FIELD_AT]
        yield vector(name, "a field's value breaks its rules", seal(start + body + promised().signature))


def _signatures() -> Iterator[Vector]:
    receipt = promised()
    r, s = receipt.signature[:32], receipt.signature[32:]
    for name, why, forged in (
        ("signature of zeros", "no account has it", bytes(64)),
        ("r beyond the order", "no point has it", b"\xff" * 32 + s),
        ("s zero", "no account has it", r + bytes(32)),
        ("s above half the order", "the mirrored twin", r + (ORDER // 2 + 1).to_bytes(32, "big")),
    ):
        yield vector(name, why, encode(dataclasses.replace(receipt, signature=forged)))


def _paths() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    place = receipt.recorded
    assert place is not None
    numbers = varint(place.serial) + bytes((place.index, place.count))
    document = encode(receipt)
    at = document.index(numbers)
    for name, why, index, count, serial in (
        ("index outside", "place 6 of 5", 5, 5, place.serial),
        ("count 0", "an empty batch", 0, 0, place.serial),
        ("count too large", "at most 2^20 gifts", 3, 2**20 + 1, place.serial),
        ("serial not above index", "serials begin with 1", 3, 5, 3),
    ):
        yield vector(name, why, put(document, at, numbers, varint(serial) + varint(index) + varint(count)))
    heavy = (PathNode(place.path[0].hash, 2**128 - 1), *place.path[1:])
    full = dataclasses.replace(receipt, recorded=dataclasses.replace(place, path=heavy))
    yield vector("sum overflows", "sums are below 2^128", encode(full))
