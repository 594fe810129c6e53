"""Blocks are real: every hash and root in them can be made again from what the node tells."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import rlp
from eth.vm.forks.cancun import CancunVM
from eth.vm.forks.cancun.blocks import CancunBlockHeader
from eth.vm.forks.cancun.headers import create_cancun_header_from_parent
from eth_bloom import BloomFilter
from eth_utils import ValidationError
from trie import HexaryTrie

from almoner_chain.embedded import Running
from almoner_chain.embedded import chain as chain_module
from almoner_chain.embedded.chain import GAS_LIMIT, GAS_TARGET
from support_notebook import Account, Desk, Wire, record

FIELDS = {
    "parent_hash": "parentHash",
    "uncles_hash": "sha3Uncles",
    "coinbase": "miner",
    "state_root": "stateRoot",
    "transaction_root": "transactionsRoot",
    "receipt_root": "receiptsRoot",
    "mix_hash": "mixHash",
    "nonce": "nonce",
    "extra_data": "extraData",
    "withdrawals_root": "withdrawalsRoot",
    "parent_beacon_block_root": "parentBeaconBlockRoot",
}
NUMBERS = {
    "bloom": "logsBloom",
    "difficulty": "difficulty",
    "block_number": "number",
    "gas_limit": "gasLimit",
    "gas_used": "gasUsed",
    "timestamp": "timestamp",
    "base_fee_per_gas": "baseFeePerGas",
    "blob_gas_used": "blobGasUsed",
    "excess_blob_gas": "excessBlobGas",
}


def unhex(text: str) -> bytes:
    return bytes.fromhex(text[2:])


def header_of(block: dict[str, Any]) -> CancunBlockHeader:
    """Build py-evm's header from what the node said."""
    given = {name: unhex(block[key]) for name, key in FIELDS.items()}
    return CancunBlockHeader(**given, **{name: int(block[key], 16) for name, key in NUMBERS.items()})


def root_of(items: list[bytes]) -> str:
    trie = HexaryTrie({})
    for index, item in enumerate(items):
        trie[rlp.encode(index)] = item
    return "0x" + trie.root_hash.hex()


def encoded_receipt(receipt: dict[str, Any]) -> bytes:
    logs = [
        [unhex(log["address"]), [unhex(t) for t in log["topics"]], unhex(log["data"])]
        for log in receipt["logs"]
    ]
    status, gas = int(receipt["status"], 16), int(receipt["cumulativeGasUsed"], 16)
    body = rlp.encode([status, gas, unhex(receipt["logsBloom"]), logs])
    kind = int(receipt["type"], 16)
    return bytes(body) if kind == 0 else bytes([kind]) + bytes(body)


@pytest.fixture(scope="module")
def written(desk: Desk) -> Desk:
    """A chain with single blocks, a batch of all transaction types, a failing and a plain transaction."""
    desk.record(1)
    desk.wire.send(
        *(desk.call(record(subject=kind), kind=kind) for kind in (0, 1, 2)), desk.call(record(kind=0))
    )
    desk.wire.send(desk.account.sign(b"\x77" * 20, b"hello"))
    return desk


def all_blocks(wire: Wire, *, full: bool = False) -> list[dict[str, Any]]:
    head = int(wire("eth_blockNumber"), 16)
    return [wire("eth_getBlockByNumber", hex(number), full) for number in range(head + 1)]


def test_every_header_hashes_to_its_block_hash_and_names_its_parent(written: Desk) -> None:
    blocks = all_blocks(written.wire)
    assert len(blocks) == 5
    parent = "0x" + "00" * 32
    for block in blocks:
        assert "0x" + header_of(block).hash.hex() == block["hash"]
        assert block["parentHash"] == parent
        assert written.wire("eth_getBlockByHash", block["hash"], False) == block
        parent = block["hash"]


def test_py_evm_accepts_every_header_as_the_child_of_its_parent(written: Desk) -> None:
    headers = [header_of(block) for block in all_blocks(written.wire)]
    for parent, header in itertools.pairwise(headers):
        CancunVM.validate_header(header, parent)
    with pytest.raises(ValidationError):
        CancunVM.validate_header(headers[3].copy(base_fee_per_gas=1), headers[2])


def test_transaction_and_receipt_roots_can_be_made_again(written: Desk) -> None:
    for block in all_blocks(written.wire):
        raws = [unhex(written.wire("eth_getRawTransactionByHash", each)) for each in block["transactions"]]
        receipts = written.wire("eth_getBlockReceipts", block["number"])
        assert root_of(raws) == block["transactionsRoot"]
        assert root_of([encoded_receipt(receipt) for receipt in receipts]) == block["receiptsRoot"]
        assert int(block["gasUsed"], 16) == sum(int(receipt["gasUsed"], 16) for receipt in receipts)


def test_blooms_hold_the_events_of_receipt_and_block(written: Desk) -> None:
    block = all_blocks(written.wire)[3]
    receipts = written.wire("eth_getBlockReceipts", block["number"])
    assert [len(receipt["logs"]) for receipt in receipts] == [1, 1, 1, 0]
    joined = BloomFilter()
    for receipt in receipts:
        for log in receipt["logs"]:
            joined.extend([unhex(log["address"]), *map(unhex, log["topics"])])
    assert unhex(block["logsBloom"]) == int(joined).to_bytes(256, "big")


def test_all_transaction_types_read_back_as_they_were_signed(written: Desk) -> None:
    block = all_blocks(written.wire, full=True)[3]
    kinds = [transaction["type"] for transaction in block["transactions"]]
    assert kinds == ["0x0", "0x1", "0x2", "0x2"]
    for index, shown in enumerate(block["transactions"]):
        assert shown == written.wire("eth_getTransactionByHash", shown["hash"])
        assert shown == written.wire("eth_getTransactionByBlockNumberAndIndex", block["number"], hex(index))
        assert shown["from"] == written.account.hex
        assert int(shown["chainId"], 16) == written.account.chain_id
        assert (
            shown["input"]
            == "0x" + record(kind=5 if index < 3 else 0, subject=index if index < 3 else 1).hex()
        )


def test_a_reverted_transaction_is_mined_as_failed_and_leaves_no_event(written: Desk) -> None:
    failed = written.wire("eth_getBlockReceipts", "0x3")[3]
    assert (failed["status"], failed["logs"]) == ("0x0", [])


def test_a_blocks_size_is_that_of_its_encoding(written: Desk) -> None:
    block = all_blocks(written.wire)[3]
    raws = [unhex(written.wire("eth_getRawTransactionByHash", each)) for each in block["transactions"]]
    wrapped = [rlp.decode(raw) if raw[0] >= 0xC0 else raw for raw in raws]
    header = rlp.decode(rlp.encode(header_of(block)))
    assert int(block["size"], 16) == len(rlp.encode([header, wrapped, [], []]))


def test_a_batch_becomes_one_block_and_a_single_transaction_one_too(fresh_desk: Desk) -> None:
    before = int(fresh_desk.wire("eth_blockNumber"), 16)
    receipts = fresh_desk.record(*range(40))
    assert {int(receipt["blockNumber"], 16) for receipt in receipts} == {before + 1}
    assert [int(receipt["transactionIndex"], 16) for receipt in receipts] == list(range(40))
    assert [int(receipt["logs"][0]["logIndex"], 16) for receipt in receipts] == list(range(40))
    (single,) = fresh_desk.record(1)
    assert int(single["blockNumber"], 16) == before + 2


def test_timestamps_rise_strictly_even_within_one_second(fresh_desk: Desk) -> None:
    for subject in range(4):
        fresh_desk.record(subject)
    times = [int(block["timestamp"], 16) for block in all_blocks(fresh_desk.wire)]
    assert all(earlier < later for earlier, later in itertools.pairwise(times))


def test_the_base_fee_stays_zero_over_blocks_that_are_as_full_as_they_get(
    fresh_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain_module, "GAS_TARGET", GAS_TARGET // 400)
    monkeypatch.setattr(chain_module, "GAS_LIMIT", GAS_LIMIT // 400)
    receipts = fresh_desk.wire.send(*(fresh_desk.call(record(), gas=100_000) for _ in range(40)))
    numbers = sorted({int(receipt["blockNumber"], 16) for receipt in receipts})
    assert len(numbers) > 4
    blocks = [fresh_desk.wire("eth_getBlockByNumber", hex(number), False) for number in numbers]
    assert all(int(block["gasUsed"], 16) <= int(block["gasLimit"], 16) // 2 for block in blocks)
    assert all(int(block["gasUsed"], 16) > int(block["gasLimit"], 16) * 2 // 5 for block in blocks[:-1])
    following = create_cancun_header_from_parent(header_of(blocks[0]), difficulty=0)
    assert following.base_fee_per_gas == 0
    assert {block["baseFeePerGas"] for block in blocks} == {"0x0"}


def test_new_chains_differ_and_their_ids_lie_where_no_public_chain_is(
    ledger: Running, shared_ledger: Running
) -> None:
    assert ledger.chain_id != shared_ledger.chain_id
    for running in (ledger, shared_ledger):
        assert 1 << 31 <= running.chain_id < 1 << 32
        wire = Wire(running.url)
        assert int(wire("eth_chainId"), 16) == int(wire("net_version")) == running.chain_id


def test_an_account_without_coin_can_deploy_and_write(desk: Desk) -> None:
    poor = Account(desk.account.chain_id)
    assert desk.wire("eth_getBalance", poor.hex, "latest") == "0x0"
    (receipt,) = desk.wire.send(poor.sign(desk.notebook, record()))
    assert receipt["status"] == "0x1"
    assert receipt["effectiveGasPrice"] == "0x0"
