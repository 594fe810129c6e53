"""Entries are encoded exactly as the ledger's `abi_encode` does, and every other encoding is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from eth_abi import encode
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.core import entries
from almoner_chain.core.abi import AbiInvalid
from almoner_chain.core.entries import (
    Case,
    EntryMalformed,
    FundPolicy,
    Kind,
    RawEntry,
    case_hash,
    decode_entry,
    entry_hash,
    genesis_head,
    next_head,
)
from almoner_chain.core.hashing import keccak

POLICY = "(uint256[4],uint256[4],uint256,uint256,uint256,bool)"
CASE = "(uint256,uint256,uint256,uint256,uint256,address,address,bytes32,bytes32,bytes32,bytes32[4],bytes32)"
TYPES: dict[type[entries.EntryData], list[str]] = {
    entries.Profile: ["bytes32", "string"],
    entries.RoleChange: ["uint256", "address", "uint256"],
    entries.FundCreated: ["uint256", "string", "uint256", "string", "uint256", "address", POLICY],
    entries.PayeeChange: ["uint256", "bytes32", "bool"],
    entries.Batch: [
        *("uint256", "uint256", "bytes32", "uint256", "uint256", "uint256", "uint256", "bytes32"),
        *("uint256", "uint256", "address", "uint256"),
    ],
    entries.Return: ["uint256", "uint256", "uint256", "uint256", "uint256", "bytes32"],
    entries.Request: [CASE, "bytes32"],
    entries.Approval: ["uint256", "bytes32", "uint256", "uint256"],
    entries.Rejection: ["uint256", "bytes32", "bytes32"],
    entries.Objection: ["uint256", "bytes32", "bytes32"],
    entries.Payment: ["uint256", "bytes32", "uint256", "uint256", "uint256", "uint256", "bytes32"],
    entries.Refund: ["uint256", "bytes32", "uint256", "uint256", "uint256", "uint256", "bytes32"],
    entries.Delivery: ["uint256", "bytes32", "bytes32", "bool"],
    entries.Void: ["uint256", "uint256", "uint256"],
}

uints = st.integers(0, 2**256 - 1)
hashes = st.binary(min_size=32, max_size=32)
addresses = st.binary(min_size=20, max_size=20)
four_uints = st.tuples(uints, uints, uints, uints)
policies = st.builds(
    FundPolicy,
    tier_above=four_uints,
    tier_approvals=four_uints,
    delay=uints,
    delay_above=uints,
    admin_cap_bps=uints,
    payees_restricted=st.booleans(),
)
cases = st.builds(
    Case,
    *[uints] * 5,
    requester=addresses,
    payee=addresses,
    payee_id=hashes,
    purpose=hashes,
    evidence=hashes,
    fingerprints=st.tuples(hashes, hashes, hashes, hashes),
    subject=hashes,
)
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "uint256": uints,
    "address": addresses,
    "bytes32": hashes,
    "bool": st.booleans(),
    "string": st.text(st.characters(exclude_categories=["Cs"]), max_size=70),
    POLICY: policies,
    CASE: cases,
}


def plain(value: Any) -> Any:
    return value.abi if isinstance(value, FundPolicy | Case) else value


def raw_of(data: entries.EntryData) -> RawEntry:
    return RawEntry(7, data.KIND, data.subject, b"\x11" * 20, 1_700_000_000, data.encode())


def entry_data() -> st.SearchStrategy[entries.EntryData]:
    return st.one_of([st.builds(each, *[BY_TYPE[t] for t in types]) for each, types in TYPES.items()])


def test_every_kind_has_its_fields_listed_here() -> None:
    assert {each.KIND for each in TYPES} == set(Kind)


@settings(max_examples=150, deadline=None)
@given(entry_data())
def test_the_encoding_is_eth_abis_and_decodes_to_the_same(data: entries.EntryData) -> None:
    values = [plain(getattr(data, name)) for name in data.__match_args__]  # type: ignore[attr-defined]
    assert data.encode() == encode(TYPES[type(data)], values)
    assert decode_entry(raw_of(data)) == data


@settings(max_examples=150, deadline=None)
@given(entry_data(), st.data())
def test_every_encoding_but_one_is_refused(data: entries.EntryData, draw: st.DataObject) -> None:
    raw = raw_of(data)
    at = draw.draw(st.integers(0, len(raw.data) - 1), label="byte")
    changed = bytearray(raw.data)
    changed[at] ^= draw.draw(st.integers(1, 255), label="flip")
    try:
        other = decode_entry(raw._replace(data=bytes(changed)))
    except EntryMalformed:
        return
    assert other != data
    assert other.encode() == bytes(changed)


@pytest.mark.parametrize(
    "change", [lambda d: d[:-1], lambda d: d + b"\0", lambda d: d + bytes(32), lambda d: b""]
)
@pytest.mark.parametrize(
    "data", [entries.Profile(bytes(32), "example.org"), entries.Void(3, 1, 0)], ids=["dynamic", "static"]
)
def test_a_wrong_length_is_refused(change: Callable[[bytes], bytes], data: entries.EntryData) -> None:
    raw = raw_of(data)
    with pytest.raises(EntryMalformed) as refused:
        decode_entry(raw._replace(data=change(raw.data)))
    assert refused.value.code == "entry.data"


def with_word(data: bytes, index: int, word: bytes) -> bytes:
    return data[: 32 * index] + word + data[32 * index + 32 :]


@pytest.mark.parametrize(
    ("data", "index", "word"),
    [
        (entries.RoleChange(1, b"\x22" * 20, 1), 1, b"\x01" + bytes(11) + b"\x22" * 20),
        (entries.PayeeChange(1, bytes(32), True), 2, (2).to_bytes(32, "big")),
        (entries.Profile(bytes(32), "a" * 40), 1, (96).to_bytes(32, "big")),
        (entries.Profile(bytes(32), "a" * 40), 2, (2**255).to_bytes(32, "big")),
        (entries.Profile(bytes(32), "a" * 40), 4, b"a" * 8 + b"\x01" + bytes(23)),
        (entries.Profile(bytes(32), "a" * 40), 3, b"\xff" * 32),
    ],
    ids=["address padding", "truth value", "offset", "huge length", "text padding", "not UTF-8"],
)
def test_dirty_encodings_are_refused(data: entries.EntryData, index: int, word: bytes) -> None:
    raw = raw_of(data)
    with pytest.raises(EntryMalformed) as refused:
        decode_entry(raw._replace(data=with_word(raw.data, index, word)))
    assert refused.value.code == "entry.data"


def test_an_unknown_kind_and_a_foreign_subject_are_told_apart() -> None:
    raw = raw_of(entries.Void(3, 1, 0))
    with pytest.raises(EntryMalformed) as unknown:
        decode_entry(raw._replace(kind=15))
    with pytest.raises(EntryMalformed) as misfiled:
        decode_entry(raw._replace(subject=4))
    assert (unknown.value.code, misfiled.value.code) == ("entry.kind", "entry.subject")


@settings(max_examples=40, deadline=None)
@given(cases, st.integers(1, 2**64), addresses)
def test_the_case_hash_is_keccak_of_the_abi_encoding(case: Case, chain_id: int, ledger: bytes) -> None:
    assert case_hash(chain_id, ledger, case) == keccak(
        encode(["uint256", "address", CASE], [chain_id, ledger, case.abi])
    )


def test_heads_and_entries_hash_as_the_protocol_says() -> None:
    ledger = b"\x33" * 20
    raw = raw_of(entries.Void(3, 1, 0))
    fields = [raw.kind, raw.number, raw.at, raw.actor, keccak(raw.data)]
    one = keccak(encode(["uint256", "uint256", "uint256", "address", "bytes32"], fields))
    start = keccak(encode(["string", "uint256", "address"], ["almoner.ledger.1", 31337, ledger]))
    assert entry_hash(raw) == one
    assert genesis_head(31337, ledger) == start
    assert next_head(start, one) == keccak(start + one)


def test_values_without_an_encoding_are_refused() -> None:
    with pytest.raises(AbiInvalid):
        entries.Void(2**256, 1, 0).encode()
    with pytest.raises(AbiInvalid):
        entries.RoleChange(1, b"\x22" * 19, 1).encode()
    with pytest.raises(AbiInvalid):
        entries.Rejection(1, b"short", bytes(32)).encode()


@pytest.mark.parametrize(
    ("amount", "approvals"), [(1, 1), (100, 1), (101, 2), (5_000, 2), (5_001, 4), (10**30, 4)]
)
def test_tiers_hold_above_their_amount(amount: int, approvals: int) -> None:
    policy = FundPolicy(tier_above=(0, 100, 5_000, 0), tier_approvals=(1, 2, 4, 0))
    assert policy.approvals_for(amount) == approvals


def test_the_delay_holds_above_its_amount() -> None:
    policy = FundPolicy(delay=3600, delay_above=100)
    assert (policy.delay_for(100), policy.delay_for(101)) == (0, 3600)
