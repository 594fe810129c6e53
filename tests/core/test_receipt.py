"""A receipt has one encoding: what was written is read back, and no other bytes mean the same."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.core import receipt as receipt_module
from almoner_chain.core.commitment import Closed, Disclosure, FieldId, OpenAll, PrivateFields, open_some
from almoner_chain.core.errors import ReceiptInvalid
from almoner_chain.core.hashing import keccak
from almoner_chain.core.merkle_sum import PathNode, path_length
from almoner_chain.core.receipt import (
    Archive,
    BatchRecord,
    Receipt,
    Recorded,
    Stage,
    batch_entry,
    decode,
    encode,
    promise,
)
from almoner_chain.core.verify import State, verify
from support_receipts import (
    FIRST_SERIAL,
    LEDGER,
    RECORDER,
    FixedChain,
    answer,
    archived,
    closed,
    opened,
    policy,
    promised,
    recorded,
    seed,
)

u64, u128 = st.integers(0, 2**64 - 1), st.integers(0, 2**128 - 1)
positive = st.integers(1, 2**64 - 1)
hash32, bytes20 = st.binary(min_size=32, max_size=32), st.binary(min_size=20, max_size=20)
days = st.dates(date(1970, 1, 1), date(2149, 6, 6))
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
nodes = st.lists(st.binary(min_size=1, max_size=80), max_size=4).map(tuple)


@st.composite
def disclosures(draw: st.DrawFn) -> Disclosure:
    values = {
        name: draw(texts) for name in ("donor", "method", "reference", "address", "description", "note")
    }
    fields = PrivateFields.of(date=draw(days), **values)
    if draw(st.booleans()):
        return Closed(draw(hash32))
    chosen = draw(st.sets(st.sampled_from(sorted(fields.present())), min_size=1))
    return open_some(draw(st.binary(min_size=16, max_size=16)), fields, chosen)


@st.composite
def places(draw: st.DrawFn) -> Recorded:
    count = draw(st.integers(1, 2**20))
    index = draw(st.integers(0, count - 1))
    length = path_length(index, count)
    path = draw(st.lists(st.builds(PathNode, hash32, u128), min_size=length, max_size=length))
    return Recorded(
        draw(positive), draw(u64), draw(st.integers(index + 1, 2**64 - 1)), index, count, tuple(path)
    )


records = st.builds(BatchRecord, u64, bytes20, positive, u128, hash32, u64, u64, bytes20, u64)
archives = st.builds(Archive, records, st.binary(min_size=1, max_size=600), nodes, nodes, nodes)


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    place = draw(st.none() | places())
    issued = draw(st.dates(date(1970, 1, 1)))
    ahead = draw(st.none() | st.integers(0, 400))
    latest = (
        min(date.max, issued + timedelta(days=ahead)) if ahead is not None and issued.year < 9990 else None
    )
    return Receipt(
        chain_id=draw(positive),
        ledger=draw(bytes20),
        fund=draw(positive),
        amount=draw(st.integers(1, 2**128 - 1)),
        issued=issued,
        due=latest,
        disclosure=draw(disclosures()),
        signature=draw(st.binary(min_size=64, max_size=64)),
        duplicate=draw(st.booleans()),
        recorded=place,
        archive=draw(st.none() | archives) if place else None,
    )


@settings(max_examples=150, deadline=None)
@given(receipts())
def test_reading_what_was_written_gives_the_same_receipt(receipt: Receipt) -> None:
    assert decode(encode(receipt)) == receipt


def read_if_it_is_one(document: bytes) -> Receipt | None:
    """The receipt, or None when it is refused; any other error is a bug."""
    try:
        return decode(document)
    except ReceiptInvalid:
        return None


def sealed(content: bytes) -> bytes:
    return content + keccak(content)[:4]


@settings(max_examples=300, deadline=None)
@given(receipts(), st.data())
def test_bytes_that_are_accepted_are_the_only_ones_for_their_receipt(
    receipt: Receipt, data: st.DataObject
) -> None:
    content = bytearray(encode(receipt)[:-4])
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    document = sealed(bytes(content))

    other = read_if_it_is_one(document)
    assert other is None or encode(other) == document


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_calmly(body: bytes) -> None:
    for document in (body, sealed(b"\x01" + body)):
        receipt = read_if_it_is_one(document)
        assert receipt is None or encode(receipt) == document


@pytest.mark.parametrize("receipt", [promised(), recorded(5, 3)], ids=["promised", "recorded"])
def test_flipping_any_one_bit_is_noticed(receipt: Receipt) -> None:
    document = encode(receipt)
    for place in range(len(document)):
        for bit in range(8):
            flipped = document[:place] + bytes((document[place] ^ 1 << bit,)) + document[place + 1 :]
            with pytest.raises(ReceiptInvalid):
                decode(flipped)


def test_changed_byte_under_a_fitting_checksum_never_passes_as_the_recorders() -> None:
    receipt = recorded(3, 1)
    document = encode(receipt)
    chain = FixedChain([answer(receipt)])
    free = {"duplicate": not receipt.duplicate}  # the one bit that nobody signs
    for place in range(len(document) - 4):
        changed = document[:place] + bytes((document[place] ^ 0x10,)) + document[place + 1 : -4]
        result = verify(sealed(changed), chain=chain, policy=policy())
        states = {check.name: check.state for check in result.checks}
        if result.receipt == dataclasses.replace(receipt, **free):
            continue
        same_signer = result.facts.signer == RECORDER.address
        assert not same_signer or states.get("entry") is State.FAIL or is_hint(result.receipt, receipt), place


def is_hint(changed: Receipt | None, original: Receipt) -> bool:
    """Only where to look was changed: entry and block numbers lead to the same or to another question."""
    if changed is None or changed.recorded is None or original.recorded is None:
        return False
    found = dataclasses.replace(
        changed.recorded, entry=original.recorded.entry, block=original.recorded.block
    )
    return dataclasses.replace(changed, recorded=found) == original


def typical(**changes: Any) -> Receipt:
    """A gift as they come: nine Chinese characters, a date, by bank, due in 30 days, a 32-bit chain id."""
    fields = PrivateFields.of(donor="武汉市江汉区杨女士", date=date(2026, 1, 27), method="bank")
    return promise(
        RECORDER,
        chain_id=4_294_967_291,
        ledger=LEDGER,
        fund=12,
        amount=10_000_000,
        issued=date(2026, 1, 28),
        due=date(2026, 2, 27),
        disclosure=OpenAll(seed("typical"), fields),
        **changes,
    )


def test_typical_promised_receipt_takes_at_most_160_bytes() -> None:
    assert len(encode(typical())) == 160


def test_typical_recorded_receipt_takes_at_most_470_bytes() -> None:
    receipt = recorded(256, 137, receipt=typical())

    assert receipt.recorded is not None
    assert (receipt.recorded.entry, receipt.recorded.block) == (1_000, 100_000)
    assert receipt.recorded.serial == FIRST_SERIAL + 137
    assert len(encode(receipt)) <= 470


def test_stage_follows_from_what_the_receipt_carries() -> None:
    stages = [receipt.stage for receipt in (promised(), recorded(), archived(recorded(1)))]

    assert stages == [Stage.PROMISED, Stage.RECORDED, Stage.ARCHIVED]


def test_openness_changes_neither_commitment_nor_signature() -> None:
    receipt = recorded(5, 3)

    for other in (closed(receipt), opened(receipt, FieldId.DATE)):
        assert other.commitment == receipt.commitment
        assert other.signer() == RECORDER.address


@pytest.mark.parametrize(
    "change",
    [
        {"chain_id": 0},
        {"chain_id": 2**64},
        {"ledger": bytes(19)},
        {"fund": 0},
        {"fund": 2**64},
        {"amount": 0},
        {"amount": 2**128},
        {"issued": date(1969, 12, 31), "due": None},
        {"due": date(2026, 1, 27)},
        {"signature": bytes(65)},
        {"archive": Archive(BatchRecord(1, bytes(20), 1, 0), b"\x80", (), (), ())},
    ],
)
def test_receipt_that_cannot_be_is_not_written(change: dict[str, Any]) -> None:
    with pytest.raises(ReceiptInvalid):
        encode(dataclasses.replace(promised(), **change))


@pytest.mark.parametrize(
    "change", [{"entry": 0}, {"entry": 2**64}, {"serial": 2}, {"index": 5}, {"count": 0}, {"path": ()}]
)
def test_place_that_cannot_be_is_not_written(change: dict[str, Any]) -> None:
    receipt = recorded(5, 3)
    assert receipt.recorded is not None

    with pytest.raises(ReceiptInvalid):
        encode(dataclasses.replace(receipt, recorded=dataclasses.replace(receipt.recorded, **change)))


@pytest.mark.parametrize(
    "change",
    [
        {"header": b""},
        {"header": bytes(4_097)},
        {"entry_proof": (bytes(1_025),)},
        {"entry_proof": (b"\1",) * 66},
        {"void_proof": (b"",)},
        {"record": BatchRecord(2**64, bytes(20), 1, 0)},
        {"record": BatchRecord(1, bytes(21), 1, 0)},
    ],
)
def test_archive_that_cannot_be_is_not_written(change: dict[str, Any]) -> None:
    whole = archived(recorded(1))
    assert whole.archive is not None

    with pytest.raises(ReceiptInvalid):
        encode(dataclasses.replace(whole, archive=dataclasses.replace(whole.archive, **change)))


def test_receipt_of_more_than_64_kibibytes_is_neither_written_nor_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = archived(recorded(1))
    assert whole.archive is not None
    heavy = dataclasses.replace(whole.archive, account_proof=(bytes(1_024),) * 65)
    big = dataclasses.replace(whole, archive=heavy)
    with pytest.raises(ReceiptInvalid, match="bytes"):
        encode(big)
    with monkeypatch.context() as unbounded:
        unbounded.setattr(receipt_module, "MAX_BYTES", 10**6)
        document = encode(big)
        assert decode(document) == big

    with pytest.raises(ReceiptInvalid) as refused:
        decode(document)
    assert refused.value.code == "format.malformed"


def test_parts_of_a_later_stage_are_not_asked_of_an_earlier_one() -> None:
    with pytest.raises(ValueError, match="no path"):
        promised().folded()
    with pytest.raises(ValueError, match="archived"):
        batch_entry(recorded(1))


def test_reading_receipts_loads_neither_web3_nor_other_heavy_packages() -> None:
    program = (
        "import sys, almoner_chain.core.verify, almoner_chain.core.link, almoner_chain.core.units;"
        "print(sorted({'web3', 'eth_account', 'babel', 'coincurve', 'eth', 'trie', 'sqlite3'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
