"""Programs that never heard of us work with the ledger: web3.py and ethers, as their manuals say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coincurve import PrivateKey
from eth_account import Account as Wallet
from web3 import HTTPProvider, Web3
from web3.exceptions import ContractLogicError, TransactionNotFound

from almoner_chain.embedded import Running
from support_anvil import node_folder
from support_notebook import SOURCE

NAME = b"web3".ljust(32, b"\0")


@pytest.fixture(scope="module")
def compiled() -> dict[str, Any]:
    from vyper.compiler import compile_code

    return dict(compile_code(SOURCE.read_text(), output_formats=["abi", "bytecode"]))


@pytest.fixture
def web3(shared_ledger: Running) -> Iterator[Web3]:
    provider = HTTPProvider(shared_ledger.url)
    yield Web3(provider)
    provider._request_session_manager.session_cache.clear()


def test_web3_deploys_writes_reads_and_finds_events(web3: Web3, compiled: dict[str, Any]) -> None:
    wallet = Wallet.create()
    assert web3.is_connected()

    def send(call: Any) -> Any:
        transaction = call.build_transaction(
            {"from": wallet.address, "nonce": web3.eth.get_transaction_count(wallet.address, "pending")}
        )
        hashed = web3.eth.send_raw_transaction(wallet.sign_transaction(transaction).raw_transaction)
        return web3.eth.wait_for_transaction_receipt(hashed)

    factory = web3.eth.contract(abi=compiled["abi"], bytecode=compiled["bytecode"])
    deployed = send(factory.constructor(NAME))
    notebook = web3.eth.contract(deployed["contractAddress"], abi=compiled["abi"])
    watched = notebook.events.Entry.create_filter(from_block="latest")
    receipts = [send(notebook.functions.record(5, subject, b"page")) for subject in range(3)]

    assert [receipt["status"] for receipt in receipts] == [1, 1, 1]
    assert notebook.functions.count().call() == 3
    assert notebook.functions.count().call(block_identifier=receipts[0]["blockNumber"]) == 1
    found = notebook.events.Entry().get_logs(from_block=0, argument_filters={"subject": 2})
    assert [(event["args"]["number"], event["args"]["data"]) for event in found] == [(3, b"page")]
    assert [event["args"]["number"] for event in watched.get_new_entries()] == [1, 2, 3]
    with pytest.raises(ContractLogicError, match="notebook: kind"):
        notebook.functions.record(0, 0, b"").call()


def test_web3_reads_blocks_proofs_fees_and_what_is_not_there(web3: Web3) -> None:
    block = web3.eth.get_block("finalized", full_transactions=True)
    assert web3.eth.get_block(block["hash"], full_transactions=True) == block
    assert web3.eth.get_transaction(block["transactions"][0]["hash"]) == block["transactions"][0]
    assert web3.eth.get_block_receipts(block["number"])[0]["blockHash"] == block["hash"]
    contract = web3.eth.get_transaction_receipt(web3.eth.get_block(1)["transactions"][0])["contractAddress"]
    proof = web3.eth.get_proof(contract, ["0x" + "00" * 31 + "02"], "latest")
    assert int.from_bytes(proof["storageProof"][0]["value"], "big") == 3
    assert (web3.eth.gas_price, web3.eth.max_priority_fee) == (0, 0)
    assert web3.eth.fee_history(2, "latest", [50])["baseFeePerGas"] == [0, 0, 0]
    with pytest.raises(TransactionNotFound):
        web3.eth.get_transaction("0x" + "12" * 32)


def test_ethers_deploys_writes_reads_and_listens(shared_ledger: Running, compiled: dict[str, Any]) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    script = Path(__file__).with_name("foreign_client.cjs")
    key = PrivateKey()
    said = subprocess.run(
        [
            node,
            str(script),
            shared_ledger.url,
            "0x" + key.to_hex(),
            compiled["bytecode"],
            json.dumps(compiled["abi"]),
        ],
        env=os.environ | {"NODE_PATH": str(node_folder() / "node_modules")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    told = json.loads(said.stdout)
    assert told["from"] == Wallet.from_key(key.secret).address
    assert (told["chain"], told["fee"], told["reverted"]) == (shared_ledger.chain_id, 0, "notebook: kind")
    assert (told["status"], told["entry"], told["heard"], told["parallel"]) == (1, [1], 1, [1, 1, 1])
    assert (told["count"], told["events"], int(told["storage"], 16)) == (4, [0, 1, 2], 4)
    assert told["estimate"] > 21_000
    assert told["finalized"] > 0
