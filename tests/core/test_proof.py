"""Merkle-Patricia proofs: what honest tries prove is read, and nothing a liar sends is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import rlp as their_rlp
from hypothesis import given, settings
from hypothesis import strategies as st
from trie import HexaryTrie

from almoner_chain.core import rlp
from almoner_chain.core.hashing import keccak
from almoner_chain.core.proof import (
    EMPTY_TRIE,
    Account,
    ProofInvalid,
    header_state_root,
    listed,
    look_up,
    verify_account_proof,
    verify_storage_proof,
)
from support_receipts import FINAL, LEDGER, header_over, prove, state_with

SLOTS = {n.to_bytes(32, "big"): 1 << 8 * n for n in range(31)}
STATE = state_with(SLOTS, strangers=300)
STORAGE_ROOT = bytes(STATE.slots.root_hash)
SLOT = (7).to_bytes(32, "big")
PROOF = prove(STATE.slots, SLOT)


def secure_trie(values: dict[bytes, bytes]) -> HexaryTrie:
    trie = HexaryTrie({})
    for key, value in values.items():
        trie[keccak(key)] = value
    return trie


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.binary(min_size=1, max_size=4), st.binary(min_size=1, max_size=80), max_size=40),
    st.binary(min_size=1, max_size=4),
)
def test_what_an_honest_trie_proves_is_read(values: dict[bytes, bytes], absent: bytes) -> None:
    trie = secure_trie(values)
    for key in [*values, absent]:
        assert look_up(bytes(trie.root_hash), key, prove(trie, key)) == values.get(key)


def test_every_slot_of_the_ledger_is_proved() -> None:
    for slot, number in SLOTS.items():
        assert verify_storage_proof(STORAGE_ROOT, slot, prove(STATE.slots, slot)) == number


def test_slot_that_is_not_there_is_proved_to_be_zero() -> None:
    for n in range(1_000, 1_050):
        slot = n.to_bytes(32, "big")
        assert verify_storage_proof(STORAGE_ROOT, slot, prove(STATE.slots, slot)) == 0


def test_account_and_its_absence_are_proved() -> None:
    found = verify_account_proof(STATE.root, LEDGER, prove(STATE.accounts, LEDGER))
    stranger = bytes(20)

    assert found == Account(1, 0, STORAGE_ROOT, keccak(b"ledger code"))
    assert verify_account_proof(STATE.root, stranger, prove(STATE.accounts, stranger)) is None


def test_empty_trie_has_a_proof_of_no_nodes() -> None:
    assert bytes(HexaryTrie({}).root_hash) == EMPTY_TRIE
    assert verify_storage_proof(EMPTY_TRIE, SLOT, ()) == 0
    assert verify_storage_proof(EMPTY_TRIE, SLOT, listed([b"\x80"])) == 0
    with pytest.raises(ProofInvalid):
        verify_storage_proof(EMPTY_TRIE, SLOT, [b"\x80"])


def test_inlined_nodes_are_read_and_not_listed() -> None:
    # Keys of one length whose hashes share nothing make no inlined nodes: build them without hashing.
    trie = HexaryTrie({})
    key = keccak(b"key")
    twin = key[:-1] + bytes((key[-1] ^ 1,))
    trie[key], trie[twin] = b"\x07", b"\x08"
    proof = [their_rlp.encode(node) for node in trie.get_proof(key)]

    assert [len(node) < 32 for node in proof] == [False, True, True]
    assert look_up(bytes(trie.root_hash), b"key", listed(proof)) == b"\x07"
    with pytest.raises(ProofInvalid):
        look_up(bytes(trie.root_hash), b"key", proof)


def forgeries() -> dict[str, list[bytes]]:
    """Proofs of one slot as a liar might send them."""
    other = prove(STATE.slots, (8).to_bytes(32, "big"))
    made = {
        "nothing": [],
        "root missing": list(PROOF[1:]),
        "leaf missing": list(PROOF[:-1]),
        "leaf twice": [*PROOF, PROOF[-1]],
        "leaf of another slot left over": [*PROOF, other[-1]],
        "leaf of another slot": [*PROOF[:-1], other[-1]],
        "proof of another slot": list(other),
        "empty node left over": [*PROOF, b""],
        "upside down": list(reversed(PROOF)),
        "too many nodes": [*PROOF, *[b"\x80"] * 70],
        "node too long": [PROOF[0] + bytes(2_000), *PROOF[1:]],
    }
    for place, node in enumerate(PROOF):
        for at in (0, 1, len(node) // 2, len(node) - 1):
            changed = node[:at] + bytes((node[at] ^ 1,)) + node[at + 1 :]
            made[f"node {place}, byte {at} changed"] = [*PROOF[:place], changed, *PROOF[place + 1 :]]
        made[f"node {place} missing"] = [*PROOF[:place], *PROOF[place + 1 :]]
    for place, (first, second) in enumerate(pairwise(PROOF)):
        made[f"nodes {place} and {place + 1} swapped"] = [*PROOF[:place], second, first, *PROOF[place + 2 :]]
    return made


@pytest.mark.parametrize("name", sorted(forgeries()))
def test_forged_proof_is_refused(name: str) -> None:
    with pytest.raises(ProofInvalid) as refused:
        verify_storage_proof(STORAGE_ROOT, SLOT, forgeries()[name])

    assert refused.value.code == "proof.invalid"


def rooted(node: Any) -> tuple[bytes, list[bytes]]:
    """A trie of one node, however odd, and its proof."""
    encoded = node if isinstance(node, bytes) else their_rlp.encode(node)
    return keccak(encoded), [encoded]


PATH = keccak(SLOT)
LEAF_PATH = b"\x20" + PATH


@pytest.mark.parametrize(
    ("node", "why"),
    [
        ([LEAF_PATH, b""], "holds no value"),
        ([LEAF_PATH, [b"\1"]], "holds no value"),
        ([b"\x40" + PATH, b"\1"], "path cannot be read"),
        ([b"\x2f" + PATH, b"\1"], "padded"),
        ([b"", b"\1"], "path cannot be read"),
        ([[b"a"], b"\1"], "path cannot be read"),
        ([b"\x00", bytes(32)], "leads nowhere"),
        ([b"\x00" + PATH[:1], b""], "leads nowhere"),
        ([b"\x00" + PATH[:1], b"\1" * 31], "not a hash"),
        ([b"\x00" + PATH, [b""] * 17], "deeper than its key"),
        ([b"a", b"b", b"c"], "has 3 parts"),
        ([], "has 0 parts"),
        ([[b"\x20" + PATH[1:], b"\1"]] * 17, "lies inside another"),
        (b"\x81\x01", "cannot be read"),
        (b"\xc1", "cannot be read"),
        (b"\xf8\x01\x80", "cannot be read"),
        (b"\xc2\x81\x01", "cannot be read"),
        (b"\xc1\x80\x80", "cannot be read"),
        (b"\xc1" * 900 + b"\xc0", "cannot be read"),
    ],
)
def test_odd_node_is_refused_even_when_it_hashes_to_the_root(node: Any, why: str) -> None:
    root, proof = rooted(node)

    with pytest.raises(ProofInvalid, match=why):
        look_up(root, SLOT, proof)


def test_short_node_that_is_named_by_its_hash_is_refused() -> None:
    leaf = their_rlp.encode([b"\x20" + PATH[31:], b"\1"])
    root, proof = rooted([b"\x00" + PATH[:31], keccak(leaf)])

    with pytest.raises(ProofInvalid, match="not inside its parent"):
        look_up(root, SLOT, [*proof, leaf])


@pytest.mark.parametrize(
    "value", [b"\x00", b"\x80", b"\x82\x00\x01", b"\xa1" + b"\1" * 33, b"\xc1\x01", b"\x01\x01"]
)
def test_slot_whose_number_is_misspelt_is_refused(value: bytes) -> None:
    root, proof = rooted([LEAF_PATH, value])

    with pytest.raises(ProofInvalid):
        verify_storage_proof(root, SLOT, proof)


@pytest.mark.parametrize(
    "parts",
    [
        [1, 0, bytes(32)],
        [1, 0, bytes(32), bytes(31)],
        [1, 0, [bytes(32)], bytes(32)],
        [b"\0", 0, bytes(32), bytes(32)],
        [1, 0, bytes(32), bytes(32), b""],
    ],
)
def test_account_of_another_shape_is_refused(parts: list[Any]) -> None:
    root, proof = rooted([b"\x20" + keccak(LEDGER), their_rlp.encode(parts)])

    with pytest.raises(ProofInvalid):
        verify_account_proof(root, LEDGER, proof)


def test_header_tells_its_hash_state_number_and_time() -> None:
    encoded = header_over(STATE.root)

    assert header_state_root(encoded) == (keccak(encoded), STATE.root, FINAL.number, FINAL.timestamp)


@pytest.mark.parametrize(
    "encoded",
    [b"", b"\x80", b"\xc0", their_rlp.encode([b""] * 14), their_rlp.encode([b"\0"] * 15), b"\xff" * 40],
)
def test_other_bytes_are_no_header(encoded: bytes) -> None:
    with pytest.raises(ProofInvalid):
        header_state_root(encoded)


items = st.recursive(st.binary(max_size=70), lambda inner: st.lists(inner, max_size=4), max_leaves=8)


def depth(item: rlp.Item) -> int:
    return 0 if isinstance(item, bytes) else 1 + max((depth(each) for each in item), default=0)


@settings(max_examples=100, deadline=None)
@given(items.filter(lambda item: depth(item) <= rlp.MAX_DEPTH))
def test_rlp_reads_and_writes_what_the_usual_library_does(item: rlp.Item) -> None:
    encoded = their_rlp.encode(item)

    assert rlp.encode(item) == encoded
    assert rlp.decode(encoded) == item


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=80))
def test_rlp_that_is_accepted_is_the_only_spelling(data: bytes) -> None:
    try:
        item = rlp.decode(data)
    except rlp.RlpInvalid:
        return
    assert rlp.encode(item) == data


@pytest.mark.parametrize(
    "data", [b"\xb8\x37" + bytes(55), b"\xf8\x37" + bytes(55), b"\xb9\x00\x38" + bytes(56)]
)
def test_rlp_length_in_the_long_form_without_need_is_refused(data: bytes) -> None:
    with pytest.raises(rlp.RlpInvalid, match="longer than it need be"):
        rlp.decode(data)
