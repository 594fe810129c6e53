"""Calls are encoded as eth_abi encodes them, and the artifact knows its own code."""

from __future__ import annotations

from typing import Any

import pytest
from eth_abi import encode
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.client import codec
from almoner_chain.client.contract import ENTRY_TOPIC, artifact, decode_result, deploy_data, encode_call
from almoner_chain.client.logs import Log, LogInvalid, entries_of
from almoner_chain.core import layout
from almoner_chain.core.entries import Batch, Case, FundPolicy, RawEntry
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak
from almoner_chain.core.merkle_sum import PathNode
from almoner_chain.core.replay_state import BatchState, Place

FUNCTIONS = [each for each in artifact().abi if each["type"] == "function"]
LEDGER = b"\x33" * 20


def values_for(parameter: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return valid values of an ABI parameter."""
    name: str = parameter["type"]
    if name.endswith("[]"):
        return st.lists(values_for({**parameter, "type": name[:-2]}), max_size=3)
    if name.endswith("]"):
        inner, _, size = name[:-1].partition("[")
        return st.lists(values_for({**parameter, "type": inner}), min_size=int(size), max_size=int(size))
    if name == "tuple":
        return st.tuples(*[values_for(part) for part in parameter["components"]])
    return {
        "uint256": st.integers(0, 2**256 - 1),
        "address": st.binary(min_size=20, max_size=20),
        "bytes32": st.binary(min_size=32, max_size=32),
        "bool": st.booleans(),
        "string": st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        "bytes": st.binary(max_size=70),
    }[name]


@pytest.mark.parametrize("function", FUNCTIONS, ids=[each["name"] for each in FUNCTIONS])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_every_function_is_called_as_eth_abi_would_call_it(
    function: dict[str, Any], data: st.DataObject
) -> None:
    inputs = function["inputs"]
    arguments = [data.draw(values_for(each)) for each in inputs]
    types = [codec.signature_of(each) for each in inputs]
    selector = keccak(f"{function['name']}({','.join(types)})".encode())[:4]
    assert encode_call(function["name"], *arguments) == selector + encode(types, arguments)


def test_our_own_values_stand_for_the_contracts_structs() -> None:
    case, policy = Case(1, 1, 1, 5, 0, b"\x01" * 20), FundPolicy(payees_restricted=True)
    batch = BatchState(Batch(1, 1, bytes(32), 5, 1, 1, 0), Place(9, 7, b"\x02" * 20, 0, bytes(32)))
    path = [PathNode(b"\x05" * 32, 3)]
    assert encode_call("approve", case, policy) == encode_call("approve", case.abi, policy.abi)
    leaf = (1, 5, bytes(32))
    plain = (1, 1, bytes(32), 5, 1, 1, 0, bytes(32), 0, 0, bytes(20), 0, 9, 7, b"\x02" * 20)
    assert encode_call("check_leaf", batch, leaf, path) == encode_call(
        "check_leaf", plain, leaf, [tuple(path[0])]
    )


def test_what_does_not_fit_is_refused() -> None:
    for name, arguments in [
        ("axes", ()),
        ("axes", (1, 2)),
        ("axes", (-1,)),
        ("has_role", (1, b"short")),
        ("no_such", ()),
    ]:
        with pytest.raises(BadInput):
            encode_call(name, *arguments)


def test_results_are_read_strictly() -> None:
    assert decode_result("entry", b"\x07" * 32) == b"\x07" * 32
    assert decode_result("has_role", (1).to_bytes(32, "big")) is True
    assert decode_result("axes", encode(["uint256"] * 5, [1, 2, 3, 4, 5])) == (1, 2, 3, 4, 5)
    for name, data in [("entry", b""), ("axes", bytes(159)), ("has_role", (2).to_bytes(32, "big"))]:
        with pytest.raises(BadInput):
            decode_result(name, data)


def test_the_constructors_arguments_follow_the_code() -> None:
    data = deploy_data(b"\x01" * 20, keccak(b"name"), "example.org")
    arguments = encode(["address", "bytes32", "string"], [b"\x01" * 20, keccak(b"name"), "example.org"])
    assert data == artifact().bytecode + arguments


def test_only_the_artifacts_own_code_is_recognised() -> None:
    ours = artifact()
    deployed = ours.runtime + bytes(ours.immutables_length)
    assert ours.recognises(deployed)
    for other in (b"", ours.runtime, deployed + b"\0", b"\0" + deployed[1:], bytes(len(deployed))):
        assert not ours.recognises(other)


def test_the_slots_that_proofs_are_about_are_the_artifacts() -> None:
    slots = {name: each["slot"] for name, each in artifact().storage_layout.items()}
    ours = (layout.HEAD_SLOT, layout.COUNTERS_SLOT, layout.ENTRIES_SLOT, layout.ROLE_PERIODS_SLOT)
    assert ours == (slots["head"], slots["counters"], slots["entries"], slots["role_periods"])
    assert slots["voids"] == layout.VOIDS_SLOT


def test_the_event_is_the_artifacts() -> None:
    (event,) = [each for each in artifact().abi if each["type"] == "event" and each["name"] == "Entry"]
    types = ",".join(each["type"] for each in event["inputs"])
    assert keccak(f"Entry({types})".encode()) == ENTRY_TOPIC
    assert [each["indexed"] for each in event["inputs"]] == [True] * 3 + [False] * 3


def log_of(raw: RawEntry, **changes: Any) -> Log:
    topics = [ENTRY_TOPIC, *(value.to_bytes(32, "big") for value in (raw.number, raw.kind, raw.subject))]
    fields = {
        "address": "0x" + LEDGER.hex(),
        "topics": ["0x" + topic.hex() for topic in topics],
        "data": "0x" + encode(["address", "uint256", "bytes"], [raw.actor, raw.at, raw.data]).hex(),
        "blockNumber": hex(raw.block),
        "transactionHash": "0x" + raw.transaction.hex(),
    }
    return Log(**{**fields, **changes})


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=100), st.integers(0, 2**64), st.integers(0, 2**256 - 1))
def test_an_event_is_read_as_it_was_written(data: bytes, number: int, subject: int) -> None:
    raw = RawEntry(number, 5, subject, b"\x11" * 20, 1_700_000_000, data, 9, b"\x22" * 32)
    assert entries_of([log_of(raw)], LEDGER) == [raw]
    checksummed = "0x" + LEDGER.hex().upper()
    assert entries_of([log_of(raw, address=checksummed)], LEDGER) == [raw]


RAW = RawEntry(1, 5, 1, b"\x11" * 20, 7, b"abc", 9, b"\x22" * 32)
DATA = log_of(RAW).data
TOPICS = log_of(RAW).topics


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "0x" + "44" * 20},
        {"topics": TOPICS[:3]},
        {"topics": ["0x" + "00" * 32, *TOPICS[1:]]},
        {"topics": [*TOPICS[:3], "0xzz"]},
        {"removed": True},
        {"data": "0x"},
        {"data": DATA[:-64]},
        {"data": DATA + "00" * 32},
        {"data": DATA[:-2] + "01"},
        {"data": "0x01" + DATA[4:]},
        {"data": DATA[:130] + "f" * 64 + DATA[194:]},
        {"data": DATA.replace("60" + "0" * 62 + "03", "80" + "0" * 62 + "03")},
        {"data": "0xzz"},
        {"blockNumber": "latest"},
        {"transactionHash": "0x2"},
    ],
    ids=str,
)
def test_an_event_in_any_other_form_is_refused(changes: dict[str, Any]) -> None:
    assert log_of(RAW, **changes) != log_of(RAW)
    with pytest.raises(LogInvalid):
        entries_of([log_of(RAW, **changes)], LEDGER)
