"""Random receipts, good and broken, with what random nodes say of them: one vector for each seed.

A vector begins as an honest charity would make it; then some of its parts are changed. What must come of it nobody
says here: it is for comparing verifiers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from almoner_chain.core import entries, link
from almoner_chain.core.commitment import (
    Closed,
    Disclosure,
    FieldId,
    OpenAll,
    PrivateFields,
    from_day,
    open_some,
)
from almoner_chain.core.errors import ReceiptInvalid
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import entry_slot, void_slot
from almoner_chain.core.merkle_sum import MerkleSumTree, TreeInvalid
from almoner_chain.core.receipt import (
    Archive,
    BatchRecord,
    Receipt,
    Recorded,
    batch_entry,
    encode,
    promise,
)
from almoner_chain.core.verify import VerifyPolicy
from support_random_nodes import random_answers
from support_receipts import header_over, key, prove, state_with
from support_vectors import Vector

ISSUED_FROM, MAX_DAY = 20_000, 2_932_896
TEXTS = (
    "A",
    "武汉市江汉区杨女士",
    "Ana Muñoz",
    "x" * 255,
    "é" * 127,
    "箱" * 85,
    "<b>&amp;</b>",
    "\u202eabc",
    "👩‍👩‍👧",
)
METHODS = ("bank", "bank", "bank", "cash", "mobile", "__proto__", "constructor", " ", "\ufeffbom")
BLANKS = ("\n", " ", "\t", "\r\n", "\x1c", "\x85", "\xa0", "\u2009", "\u3000", "\ufeff", "\u200b", "\x00")
RAW_TEXTS = (
    *(
        sign.encode()
        for sign in ("\0", "\x1f", " ", "~", "\x7f", "\x80", "\x9f", "\xa0", "\ufeff", "\ufffe", "😀")
    ),
    *(
        sign.encode()
        for sign in ("e\u0301", "\u212b", "\u0344", "\u0f43", "\u1e9b\u0323", "\uac00\u11a8", "a\u0315\u0300")
    ),
    *(b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\xff", b"", b"x" * 255),
)
"""What a field's text may and may not be, in bytes: control signs, normal forms, no UTF-8."""


def random_vector(seed: int) -> Vector:
    """Return the vector that belongs to a seed."""
    dice = Random(seed)
    receipt = _gift(dice)
    if dice.random() < 0.75:
        receipt = _recorded(dice, receipt)
    if receipt.recorded and dice.random() < 0.35:
        receipt = _archived(dice, receipt)
    truth = receipt
    if dice.random() < 0.3:
        receipt = _changed(dice, receipt)
    answers = None if dice.random() < 0.05 else tuple(random_answers(dice, truth))
    document = _document(dice, receipt, truth)
    policy = _policy(dice, receipt)
    return Vector(f"random {seed}", "a random receipt", _written(dice, document), policy, answers)


def random_vectors(first: int, count: int) -> Iterator[Vector]:
    """Yield the vectors of ``count`` seeds from ``first``."""
    return map(random_vector, range(first, first + count))


def number(dice: Random, bits: int) -> int:
    """Return a number of 1 to ``bits`` bits, each length as likely as another."""
    return dice.getrandbits(dice.randint(1, bits)) or 1


# --- the receipt


def _gift(dice: Random) -> Receipt:
    issued = (
        dice.randint(ISSUED_FROM, ISSUED_FROM + 900) if dice.random() < 0.9 else dice.choice([0, MAX_DAY])
    )
    due = min(issued + dice.choice([0, 1, 30, 365]), MAX_DAY) if dice.random() < 0.5 else None
    return promise(
        key(dice.choice("abc")),
        chain_id=dice.choice([1, 10, 8453, number(dice, 64)]),
        ledger=dice.choice([bytes(20), b"\xff" * 20, dice.randbytes(20)]),
        fund=number(dice, 64) if dice.random() < 0.3 else dice.randint(1, 9),
        amount=number(dice, 128) if dice.random() < 0.3 else dice.randint(1, 10**7),
        issued=from_day(issued),
        due=None if due is None else from_day(due),
        disclosure=_disclosure(dice),
    )


def _disclosure(dice: Random) -> Disclosure:
    if dice.random() < 0.15:
        return Closed(dice.randbytes(32))
    names = dice.sample(["donor", "reference", "address", "description", "note"], dice.randint(0, 4))
    values: dict[str, Any] = {name: dice.choice(TEXTS) for name in names}
    if dice.random() < 0.5:
        values["date"] = date(1970, 1, 1) + timedelta(days=dice.choice([0, 255, 256, 20_480, 65_535]))
    if dice.random() < 0.5 or not values:
        values["method"] = dice.choice(METHODS)
    seed, fields = dice.randbytes(16), PrivateFields(**values)
    opened = [field for field in FieldId if dice.random() < 0.5]
    if dice.random() < 0.4 and set(opened) & fields.present():
        return open_some(seed, fields, opened)
    return OpenAll(seed, fields)


def _recorded(dice: Random, receipt: Receipt) -> Receipt:
    count = dice.choice([1, 1, 2, 3, 5, 8, 13, 33, 100])
    index = dice.randrange(count)
    first = dice.choice([1, dice.randint(1, 10**6), 2**64 - count])
    gifts = [(dice.randint(1, 10**6), dice.randbytes(32)) for _ in range(count)]
    gifts[index] = (receipt.amount, receipt.commitment)
    try:
        path = MerkleSumTree(first, gifts).path(index)
    except TreeInvalid:  # the amounts of this batch do not fit together
        return receipt
    return dataclasses.replace(
        receipt,
        recorded=Recorded(
            entry=number(dice, 64),
            block=dice.choice([0, dice.randint(1, 10**6), number(dice, 64)]),
            serial=first + index,
            index=index,
            count=count,
            path=path,
        ),
    )


def _archived(dice: Random, receipt: Receipt) -> Receipt:
    assert receipt.recorded is not None
    at = number(dice, 40)
    record = BatchRecord(
        at=at,
        actor=dice.randbytes(20),
        batch=number(dice, 64),
        start=number(dice, 128) if dice.random() < 0.3 else dice.randint(0, 10**9),
        manifest=dice.randbytes(32),
        replaces=dice.choice([0, number(dice, 64)]),
        origin_chain=dice.choice([0, number(dice, 64)]),
        origin_ledger=dice.choice([bytes(20), dice.randbytes(20)]),
        origin_payment=dice.choice([0, number(dice, 64)]),
    )
    plain = dataclasses.replace(receipt, archive=Archive(record, b"", (), (), ()))
    entry_at, void_at = entry_slot(receipt.recorded.entry), void_slot(receipt.recorded.serial)
    slots = {entry_at: int.from_bytes(entries.entry_hash(batch_entry(plain)), "big")}
    if dice.random() < 0.25:
        slots[void_at] = dice.randint(1, 6) | dice.choice([0, 77]) << 8 | number(dice, 64) << 72 | at << 136
    state = state_with(slots, ledger=receipt.ledger, strangers=dice.choice([0, 1, 3, 12]))
    header = header_over(
        state.root, number=number(dice, 40), timestamp=at + dice.choice([0, 0, 12, 10**6, -1])
    )
    return dataclasses.replace(
        receipt,
        archive=Archive(
            record,
            header,
            prove(state.accounts, receipt.ledger),
            prove(state.slots, entry_at),
            prove(state.slots, void_at),
        ),
    )


# --- its changes


def _changed(dice: Random, receipt: Receipt) -> Receipt:
    """Return the receipt with one part changed; whoever signs again, signs with a key of their own."""
    changes: list[Callable[[Random, Receipt], Receipt]] = [_other_value, _signed_again, _other_signature]
    if receipt.recorded:
        changes += [_other_place, _other_path, _other_path]
    if receipt.archive:
        changes += [_other_proof, _other_proof, _other_record, _other_header]
    return dice.choice(changes)(dice, receipt)


def _other_value(dice: Random, receipt: Receipt) -> Receipt:
    values = {
        "amount": number(dice, 128),
        "fund": number(dice, 64),
        "chain_id": number(dice, 64),
        "ledger": dice.randbytes(20),
        "disclosure": _disclosure(dice),
        "issued": receipt.issued - timedelta(days=1) if receipt.issued.year > 1970 else receipt.issued,
        "duplicate": True,
    }
    name = dice.choice(list(values))
    return dataclasses.replace(receipt, **{name: values[name]})


def _signed_again(dice: Random, receipt: Receipt) -> Receipt:
    changed = _other_value(dice, receipt)
    return dataclasses.replace(changed, signature=key(dice.choice("abcx")).sign(changed.digest()))


def _other_signature(dice: Random, receipt: Receipt) -> Receipt:
    order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
    r, s = receipt.signature[:32], receipt.signature[32:]
    mirrored = order - (int.from_bytes(s, "big") & ~(1 << 255))
    return dataclasses.replace(
        receipt,
        signature=dice.choice(
            [
                bytes(64),
                bytes(32) + s,
                r + bytes(32),
                order.to_bytes(32, "big") + s,
                (order - 1).to_bytes(32, "big") + s,
                (5).to_bytes(32, "big") + s,  # no point of the curve
                r + mirrored.to_bytes(32, "big"),
                r + (order >> 1).to_bytes(32, "big"),
                r + ((order >> 1) + 1).to_bytes(32, "big"),
                r + bytes((s[0] ^ 0x80,)) + s[1:],
                dice.randbytes(64),
            ]
        ),
    )


def _other_place(dice: Random, receipt: Receipt) -> Receipt:
    place = receipt.recorded
    assert place is not None
    values = {
        "entry": number(dice, 64),
        "block": number(dice, 64),
        "serial": number(dice, 64),
        "index": number(dice, 21) - 1,
        "count": number(dice, 21),
    }
    name = dice.choice(list(values))
    return dataclasses.replace(receipt, recorded=dataclasses.replace(place, **{name: values[name]}))


def _other_path(dice: Random, receipt: Receipt) -> Receipt:
    place = receipt.recorded
    assert place is not None
    path = list(place.path)
    if not path:
        return receipt
    at = dice.randrange(len(path))
    node = path[at]
    options = [
        [*path[:at], node._replace(hash=_flipped(dice, node.hash)), *path[at + 1 :]],
        [*path[:at], node._replace(sum=dice.choice([0, 2**128 - 1, number(dice, 128)])), *path[at + 1 :]],
        [*path[:-1], path[-1]._replace(sum=2**128 - 1)],
        path[:at] + path[at + 1 :],
        [*path, node],
        path[::-1],
    ]
    return dataclasses.replace(receipt, recorded=dataclasses.replace(place, path=tuple(dice.choice(options))))


def _other_proof(dice: Random, receipt: Receipt) -> Receipt:
    archive = receipt.archive
    assert archive is not None
    names = ("account_proof", "entry_proof", "void_proof")
    name = dice.choice(names)
    nodes: tuple[bytes, ...] = getattr(archive, name)
    other: tuple[bytes, ...] = getattr(archive, dice.choice(names))
    at = dice.randrange(len(nodes))
    options = [
        (*nodes[:at], _flipped(dice, nodes[at]), *nodes[at + 1 :]),
        nodes[:at] + nodes[at + 1 :],
        (*nodes, nodes[at]),
        nodes[::-1],
        other,
        (*nodes[:at], nodes[at][: dice.randint(1, len(nodes[at]))], *nodes[at + 1 :]),
        (b"\x80",),
        (b"\xc4" * 600 + b"\x80",),  # lists in lists in lists
    ]
    return dataclasses.replace(receipt, archive=dataclasses.replace(archive, **{name: dice.choice(options)}))


def _other_record(dice: Random, receipt: Receipt) -> Receipt:
    assert receipt.archive is not None
    values = {
        "at": number(dice, 64),
        "actor": dice.randbytes(20),
        "batch": number(dice, 64),
        "start": number(dice, 128),
        "manifest": dice.randbytes(32),
        "origin_payment": number(dice, 64),
    }
    name = dice.choice(list(values))
    record = dataclasses.replace(receipt.archive.record, **{name: values[name]})
    return dataclasses.replace(receipt, archive=dataclasses.replace(receipt.archive, record=record))


def _other_header(dice: Random, receipt: Receipt) -> Receipt:
    assert receipt.archive is not None
    header = receipt.archive.header
    changed = dice.choice(
        [_flipped(dice, header), header[:-1], header + b"\0", b"\xce" + b"\x80" * 14, b"\xcf" + b"\x80" * 15]
    )
    return dataclasses.replace(receipt, archive=dataclasses.replace(receipt.archive, header=changed))


def _flipped(dice: Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes((data[at] ^ 1 << dice.randrange(8),)) + data[at + 1 :]


# --- its bytes


def _document(dice: Random, receipt: Receipt, truth: Receipt) -> bytes:
    try:
        document = encode(receipt)
    except ReceiptInvalid:  # what the changes made cannot be written down
        document = encode(truth)
    return _broken(dice, document) if dice.random() < 0.2 else document


def _broken(dice: Random, document: bytes) -> bytes:
    content = document[:-4]
    at = dice.randrange(len(content))
    near = dice.randrange(min(len(content), 80))
    sealed = [
        _flipped(dice, content),
        _flipped(dice, content[:80]) + content[80:],
        content[:at],
        content + dice.randbytes(1),
        content[:near] + dice.randbytes(1) + content[near + 1 :],
        content[:near] + b"\x80\x00" + content[near + 1 :],
        content[:near] + b"\xff" * 20 + content[near + 1 :],
        content[:2] + b"\x80" * dice.choice([18, 19]) + b"\0" + content[3:],
        content[:near] + content[near + 1 :],
        b"\x01" + bytes((dice.randrange(256),)) + content[2:],
        bytes((dice.randrange(256),)) + content[1:],
        b"\x01" + dice.randbytes(dice.randrange(200)),
    ]
    if b"\x03\x04bank" in content:
        raw = dice.choice(RAW_TEXTS)
        sealed += [content.replace(b"\x04bank", bytes((len(raw),)) + raw)] * 8
    loose = [
        _flipped(dice, document),
        document[:at],
        dice.randbytes(dice.randrange(120)),
        b"\1" * dice.choice([65_536, 65_537]),
    ]
    if dice.random() < 0.3:
        return dice.choice(loose)
    chosen = dice.choice(sealed)
    return chosen + keccak(chosen)[:4]


def _written(dice: Random, document: bytes) -> bytes | str:
    """Return the bytes, or a text somebody pasted."""
    if dice.random() < 0.7:
        return document
    try:
        digits = link.digits(document)
    except ReceiptInvalid:
        return document
    at = dice.randrange(len(digits))
    return dice.choice(
        [
            digits,
            f"#{digits}",
            f"https://charity.example/v#{digits}",
            f"  HTTP://x/V#{digits[:at]}{dice.choice(BLANKS)}{digits[at:]}\n",
            f"{dice.choice(BLANKS)}https://charity.example/v#{digits}{dice.choice(BLANKS)}",
            f"http\u017f://charity.example/v#{digits}",
            f"https://charity.example{dice.choice(BLANKS)}/v#{digits}",
            f"https://{'x' * dice.choice([2_048, 2_049])}/v#{digits}",
            f"https://{'😀' * 1_200}/v#{digits}",
            f"https://{'😀' * 1_200}/v#{digits}".ljust(dice.choice([16_384, 16_385])),
            f"javascript:alert(1)//v#{digits}",
            f"{digits[:at]}{dice.choice(BLANKS)}{digits[at:]}",
            f"{digits[:at]}{dice.choice('٣³a,-_')}{digits[at:]}",
            f"{digits[:at]}{dice.randrange(10)}{digits[at + 1 :]}",
            f"0{digits}",
            "1" * dice.choice([4_094, 4_095, 4_096]),
            digits + " " * 16_000,
            digits + "😀" * 9_000,
            dice.choice(["", "__proto__", "constructor", "#", "#__proto__", "{}", "<svg onload=alert(1)>"]),
        ]
    )


def _policy(dice: Random, receipt: Receipt) -> VerifyPolicy:
    here = (receipt.chain_id, receipt.ledger)
    elsewhere = (receipt.chain_id + 1, receipt.ledger)
    base = receipt.due or date(2026, 2, 10)
    shift = dice.choice([-400, -1, 0, 1, 3]) if 1972 < base.year < 9998 else 0
    return VerifyPolicy(
        needed=dice.choice([1, 1, 1, 2, 2, 3]),
        today=base + timedelta(days=shift),
        local=dice.random() < 0.2,
        trusted={dice.choice([here, elsewhere]): dice.choice(["Flood Relief", "__proto__"])}
        if dice.random() < 0.3
        else {},
        confirmed={here: dice.choice(["charity.example", "other.example", ""])}
        if dice.random() < 0.4
        else {},
    )
