"""What is about to be signed is read back from its bytes: every call we make, in one reading, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from eth_abi import encode
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.client import codec
from almoner_chain.client.contract import artifact, deploy_data, encode_call
from almoner_chain.client.decode import (
    NotOurCall,
    ProvedBatch,
    decode_call,
    decode_deploy,
    decode_token_call,
)
from almoner_chain.client.transaction import Call, Fees, Transaction, sign
from almoner_chain.core import abi
from almoner_chain.core.entries import Batch, Case, FundPolicy
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak
from almoner_chain.core.signing import SigningKey

FUNCTIONS = [each for each in artifact().abi if each["type"] == "function"]
CASE = Case(7, 2, 1, 900, 3, b"\x01" * 20, b"\x02" * 20, b"\x03" * 32, subject=b"\x04" * 32)
POLICY = FundPolicy(delay=3600, payees_restricted=True)


def values_for(parameter: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return valid values of an ABI parameter, lists as tuples."""
    name: str = parameter["type"]
    if name.endswith("[]"):
        return st.lists(values_for({**parameter, "type": name[:-2]}), max_size=3).map(tuple)
    if name.endswith("]"):
        inner, _, size = name[:-1].partition("[")
        return st.tuples(*[values_for({**parameter, "type": inner})] * int(size))
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


def tupled(value: Any) -> Any:
    """Return a value with its lists as tuples."""
    return tuple(map(tupled, value)) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("function", FUNCTIONS, ids=[each["name"] for each in FUNCTIONS])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_every_function_reads_back_as_it_was_called(function: dict[str, Any], data: st.DataObject) -> None:
    names = [each["name"] for each in function["inputs"]]
    values = [data.draw(values_for(each)) for each in function["inputs"]]
    types = [codec.signature_of(each) for each in function["inputs"]]
    selector = keccak(f"{function['name']}({','.join(types)})".encode())[:4]
    read = decode_call(selector + encode(types, values))
    assert read.name == function["name"]
    assert [name for name, _ in read.arguments] == names
    assert [tupled(getattr(value, "abi", value)) for _, value in read.arguments] == values


def test_our_own_values_come_back_for_the_contracts_structs() -> None:
    read = decode_call(encode_call("approve", CASE, POLICY))
    assert (read["case"], read["policy"]) == (CASE, POLICY)
    batch = ProvedBatch(Batch(1, 1, b"\x09" * 32, 5, 1, 1, 0), 9, 7, b"\x02" * 20)
    leaf, path = (1, 5, bytes(32)), ((b"\x05" * 32, 3),)
    read = decode_call(encode_call("replace_receipt", 1, batch, leaf, path, bytes(32), 2))
    assert (read["batch"], read["leaf"], read["path"]) == (batch, leaf, path)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_call_with_one_changed_byte_reads_differently_or_not_at_all(data: st.DataObject) -> None:
    whole = encode_call("create_fund", "Relief", 0, "CNY", 2, bytes(20), POLICY)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    try:
        read = decode_call(changed)
    except NotOurCall:
        return
    assert read != decode_call(whole)


DELIVERY = encode_call("acknowledge_delivery", CASE, bytes(32), b"\x01" * 65)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01\x02\x03\x04",
        DELIVERY[:3],
        DELIVERY[:-1],
        DELIVERY + bytes(32),
        DELIVERY[:-1] + b"\x01",
        DELIVERY[: 4 + 16 * 32] + (17 * 32 + 32).to_bytes(32) + DELIVERY[4 + 17 * 32 :] + bytes(32),
        DELIVERY[: 4 + 17 * 32] + (2**255).to_bytes(32) + DELIVERY[4 + 18 * 32 :],
        encode_call(
            "check_leaf",
            ProvedBatch(Batch(1, 1, bytes(32), 5, 1, 1, 0), 9, 7, bytes(20)),
            (1, 5, bytes(32)),
            (),
        )[:-32]
        + (2**200).to_bytes(32),
    ],
    ids=range(9),
)
def test_bytes_in_any_other_form_are_refused(data: bytes) -> None:
    with pytest.raises(NotOurCall):
        decode_call(data)


def test_a_deployment_reads_back_and_only_of_this_very_contract() -> None:
    data = deploy_data(b"\x01" * 20, keccak(b"name"), "example.org")
    read = decode_deploy(data)
    assert (read.administrator, read.name_hash, read.domain) == (b"\x01" * 20, keccak(b"name"), "example.org")
    for other in (b"", data[:-32], data + bytes(32), b"\x00" + data[1:], artifact().bytecode):
        with pytest.raises(NotOurCall):
            decode_deploy(other)


def test_the_token_calls_we_make_read_back_and_no_others() -> None:
    words = abi.write_words("au", (b"\x01" * 20, 500))
    allowance = keccak(b"approve(address,uint256)")[:4] + words
    assert decode_token_call(allowance).arguments == (("spender", b"\x01" * 20), ("amount", 500))
    moved = decode_token_call(keccak(b"transfer(address,uint256)")[:4] + words)
    assert (moved.name, moved["to"], moved["amount"]) == ("transfer", b"\x01" * 20, 500)
    for other in (
        b"",
        allowance[:-1],
        allowance + b"\0",
        b"\1" + allowance[1:],
        allowance[:4] + b"\1" + allowance[5:],
    ):
        with pytest.raises(NotOurCall):
            decode_token_call(other)


TRANSACTION = Transaction(31337, 5, Fees(30, 2), 90_000, Call(b"\x07" * 20, b"abc", 9))


def test_exactly_the_bytes_that_were_read_are_signed() -> None:
    digests: list[bytes] = []

    class Key(SigningKey):
        __slots__ = ()

        def sign_hash(self, digest: bytes) -> bytes:
            digests.append(digest)
            return super().sign_hash(digest)

    key = Key(keccak(b"a key for tests"))
    unsigned = TRANSACTION.unsigned
    assert Transaction.read_unsigned(unsigned) == TRANSACTION
    assert Transaction.read(sign(unsigned, key)) == TRANSACTION
    assert sign(unsigned, key) == TRANSACTION.signed(key)
    assert digests == [keccak(unsigned)] * 3


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x02\xc0",
        TRANSACTION.unsigned[:-1],
        TRANSACTION.unsigned + b"\0",
        b"\x01" + TRANSACTION.unsigned[1:],
        TRANSACTION.unsigned[:-1] + b"\x80",
        Transaction(31337, 5, Fees(30, 2), 90_000, Call(b"\x07" * 19, b"abc", 9)).unsigned,
        TRANSACTION.signed(SigningKey(keccak(b"a key for tests"))),
    ],
    ids=range(8),
)
def test_unsigned_bytes_in_any_other_form_are_refused(raw: bytes) -> None:
    with pytest.raises(BadInput):
        Transaction.read_unsigned(raw)
