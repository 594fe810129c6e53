"""Accounts, storage and proofs, at the newest block and at every older one."""

from __future__ import annotations

from typing import Any

import pytest
import rlp
from eth_abi.abi import encode
from tiny_keccak import keccak256
from trie import HexaryTrie
from trie.exceptions import BadTrieProof

from almoner_chain.core.proof import verify_account_proof, verify_storage_proof
from support_notebook import Account, Desk, record


def unhex(text: str) -> bytes:
    return bytes.fromhex(text[2:])


def entry_slot(number: int) -> bytes:
    """``entries`` is the first variable; Vyper hashes slot before key."""
    return keccak256(encode(["uint256", "uint256"], [0, number]))


COUNT_SLOT = (2).to_bytes(32, "big")


def nodes_of(proof: list[str]) -> list[Any]:
    return [rlp.decode(unhex(node)) for node in proof]


def proved_account(root: str, proof: dict[str, Any]) -> list[bytes]:
    key = keccak256(unhex(proof["address"]))
    leaf = HexaryTrie.get_from_proof(unhex(root), key, nodes_of(proof["accountProof"]))
    return list(rlp.decode(leaf)) if leaf else []


def proved_value(root: bytes, proof: dict[str, Any]) -> int:
    leaf = HexaryTrie.get_from_proof(root, keccak256(unhex(proof["key"])), nodes_of(proof["proof"]))
    return int.from_bytes(rlp.decode(leaf), "big") if leaf else 0


@pytest.fixture(scope="module")
def grown(desk: Desk) -> Desk:
    """Entry n is recorded in block n + 1, for twelve entries."""
    for subject in range(12):
        desk.record(subject)
    return desk


def at(grown: Desk, block: int, slots: list[bytes]) -> tuple[dict[str, Any], str]:
    params = ("0x" + grown.notebook.hex(), ["0x" + slot.hex() for slot in slots], hex(block))
    return grown.wire("eth_getProof", *params), grown.wire("eth_getBlockByNumber", hex(block), False)[
        "stateRoot"
    ]


@pytest.mark.parametrize("block", [1, 2, 7, 13])
def test_a_proof_leads_from_the_state_root_to_the_slots_of_that_block(grown: Desk, block: int) -> None:
    proof, root = at(grown, block, [COUNT_SLOT, entry_slot(3)])
    nonce, balance, storage_root, code_hash = proved_account(root, proof)
    assert storage_root == unhex(proof["storageHash"])
    assert (
        code_hash == unhex(proof["codeHash"]) == keccak256(unhex(grown.wire("eth_getCode", proof["address"])))
    )
    assert (int.from_bytes(nonce, "big"), balance) == (1, b"")
    count, third = (proved_value(storage_root, each) for each in proof["storageProof"])
    assert count == block - 1
    assert (third != 0) is (block >= 4)
    assert [int(each["value"], 16) for each in proof["storageProof"]] == [count, third]


def test_the_librarys_own_verifier_accepts_the_same_proofs(grown: Desk) -> None:
    proof, root = at(grown, 9, [COUNT_SLOT, entry_slot(99)])
    account = verify_account_proof(unhex(root), grown.notebook, [unhex(n) for n in proof["accountProof"]])
    assert account is not None
    for slot, each, expected in zip((COUNT_SLOT, entry_slot(99)), proof["storageProof"], (8, 0), strict=True):
        nodes = [unhex(node) for node in each["proof"]]
        assert verify_storage_proof(account.storage_root, slot, nodes) == expected


def test_a_proof_of_another_block_does_not_fit(grown: Desk) -> None:
    proof, _ = at(grown, 7, [COUNT_SLOT])
    _, other_root = at(grown, 8, [COUNT_SLOT])
    with pytest.raises(BadTrieProof):
        proved_account(other_root, proof)


def test_an_account_that_does_not_exist_is_proved_absent(grown: Desk) -> None:
    nobody = Account(1)
    proof = grown.wire("eth_getProof", nobody.hex, ["0x0"], "latest")
    root = grown.wire("eth_getBlockByNumber", "latest", False)["stateRoot"]
    assert proved_account(root, proof) == []
    assert (proof["balance"], proof["nonce"], proof["storageProof"][0]["proof"]) == ("0x0", "0x0", [])


def test_storage_code_nonce_and_calls_answer_for_old_blocks(grown: Desk) -> None:
    address = "0x" + grown.notebook.hex()
    for block in (1, 5, 13):
        assert int(grown.wire("eth_getStorageAt", address, "0x2", hex(block)), 16) == block - 1
        assert int(grown.wire("eth_getTransactionCount", grown.account.hex, hex(block)), 16) == block
        assert grown.wire.view(grown.notebook, "count()", ["uint256"], block=hex(block)) == block - 1
    assert grown.wire("eth_getCode", address, "0x0") == "0x"
    assert len(grown.wire("eth_getCode", address, "0x1")) > 100


def test_a_block_may_be_named_by_number_hash_tag_or_object(grown: Desk) -> None:
    block = grown.wire("eth_getBlockByNumber", "0x5", False)
    names = [
        "0x5",
        block["hash"],
        {"blockHash": block["hash"]},
        {"blockNumber": "0x5", "requireCanonical": True},
    ]
    assert {grown.wire.view(grown.notebook, "count()", ["uint256"], block=name) for name in names} == {4}
    newest = {
        grown.wire("eth_getBlockByNumber", tag, False)["hash"] for tag in ("latest", "safe", "finalized")
    }
    assert newest == {grown.wire("eth_getBlockByNumber", grown.wire("eth_blockNumber"), False)["hash"]}
    assert grown.wire("eth_getBlockByNumber", "earliest", False)["number"] == "0x0"


def test_state_survives_a_reopening_and_writing_goes_on(grown: Desk) -> None:
    before = grown.wire.view(grown.notebook, "head()", ["bytes32"])
    (receipt,) = grown.wire.send(grown.call(record()))
    assert receipt["status"] == "0x1"
    assert grown.wire.view(grown.notebook, "head()", ["bytes32"]) != before
