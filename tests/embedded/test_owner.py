"""One owner, any number of joiners: a window and a command beside it both work, and a death is survived."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from coincurve import PrivateKey

from almoner_chain.client.rpc import Node
from almoner_chain.core.errors import Unreachable
from almoner_chain.embedded import Running, open_ledger, serve_forever
from almoner_chain.embedded.owner import LedgerBusy, LedgerOwned
from almoner_chain.embedded.store import LedgerDamaged, LedgerUnusable
from support_ledger_process import holding, writer
from support_notebook import Account, Desk, Wire, record


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "{'eth', 'aiohttp', 'trie', 'rlp', 'sqlite3', 'msgspec'} & set(sys.modules)"
    code = f"import sys, almoner_chain.embedded; print({heavy})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_reading_a_ledger_does_not_load_the_evm(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from almoner_chain.embedded import open_ledger\n"
        "from support_notebook import Wire\n"
        "with open_ledger(pathlib.Path(sys.argv[1])) as running:\n"
        "    wire = Wire(running.url); wire('eth_getLogs', {}); wire('eth_getProof', '0x' + '11' * 20, ['0x0'])\n"
        "    wire('eth_getBlockByNumber', 'latest', True); print('eth' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "chain")],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert found.stdout.strip() == "False"


def test_the_second_to_open_joins_the_first(ledger: Running) -> None:
    with open_ledger(ledger.directory) as second:
        assert (ledger.owner, second.owner) == (True, False)
        assert (second.url, second.chain_id) == (ledger.url, ledger.chain_id)
    assert Wire(ledger.url)("eth_chainId") == hex(ledger.chain_id)


def test_files_are_for_their_owner_only(ledger: Running) -> None:
    Wire(ledger.url).send(Account(ledger.chain_id).sign(b"\x11" * 20))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in ledger.directory.iterdir()}
    assert modes == dict.fromkeys(["chain.sqlite", "chain.sqlite-wal", "owner.lock", "owner.json"], 0o600)
    assert stat.S_IMODE(ledger.directory.stat().st_mode) == 0o700


def test_closing_gives_the_ledger_free_and_keeps_the_chain(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "chain") as first:
        desk = Desk.at(first.url, first.chain_id)
        desk.record(1, 2, 3)
        block = desk.wire("eth_getBlockByNumber", "latest", True)
    assert sorted(path.name for path in first.directory.iterdir()) == ["chain.sqlite", "owner.lock"]
    with open_ledger(tmp_path / "chain") as second:
        assert second.owner
        assert second.chain_id == first.chain_id
        assert Wire(second.url)("eth_getBlockByNumber", "latest", True) == block
        assert Wire(second.url).view(desk.notebook, "count()", ["uint256"]) == 3


def test_another_process_joins_this_one_and_both_write(ledger: Running) -> None:
    ours, theirs = Account(ledger.chain_id), PrivateKey()
    wire = Wire(ledger.url)
    with writer(ledger.directory, theirs.to_hex(), 25) as process:
        mine = [wire("eth_sendRawTransaction", "0x" + ours.sign(b"\x11" * 20).hex()) for _ in range(25)]
        printed, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    hashes = mine + printed.split()
    assert len(set(hashes)) == 50
    blocks = [int(wire("eth_getTransactionReceipt", each)["blockNumber"], 16) for each in hashes]
    assert max(blocks) == int(wire("eth_blockNumber"), 16) <= 50


def test_this_process_joins_another_and_takes_over_when_that_one_dies(tmp_path: Path) -> None:
    directory = tmp_path / "chain"
    with holding(directory) as (process, said):
        joined = open_ledger(directory)
        assert (said["owner"], joined.owner, joined.url) == (True, False, said["url"])
        account = Account(joined.chain_id)
        (before,) = Wire(joined.url).send(account.sign(b"\x11" * 20))
        process.kill()
        process.wait()
        with Node(joined.url) as node, pytest.raises(Unreachable):
            node.call("eth_blockNumber")
        with open_ledger(directory) as taken:
            assert taken.owner
            assert taken.chain_id == said["chain_id"]
            wire = Wire(taken.url)
            assert wire("eth_getTransactionReceipt", before["transactionHash"]) == before
            wire.send(account.sign(b"\x11" * 20))


def test_a_port_file_left_by_the_dead_does_not_mislead(tmp_path: Path) -> None:
    directory = tmp_path / "chain"
    with holding(directory) as (process, _):
        process.kill()
        process.wait()
    stale = json.loads((directory / "owner.json").read_text())
    with open_ledger(directory) as running:
        assert running.owner
        assert running.url != stale["url"]
        assert json.loads((directory / "owner.json").read_text())["url"] == running.url


def test_a_joiner_waits_for_an_owner_that_is_just_starting(tmp_path: Path) -> None:
    directory = tmp_path / "chain"
    started = threading.Barrier(6)
    found: list[Running] = []

    def take_part() -> None:
        started.wait()
        found.append(open_ledger(directory))

    threads = [threading.Thread(target=take_part) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(running.owner for running in found) == [False] * 5 + [True]
    assert len({(running.url, running.chain_id) for running in found}) == 1
    for running in found:
        running.close()


def test_an_owner_that_does_not_answer_is_named_as_busy(ledger: Running) -> None:
    port_file = ledger.directory / "owner.json"
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    for content in ("", "{", '{"url": 5}', json.dumps({"url": url, "chain_id": 1})):
        port_file.write_text(content)
        with pytest.raises(LedgerBusy) as refused:
            open_ledger(ledger.directory, wait=0)
        assert refused.value.exit_code == 3


def test_another_chain_behind_the_port_is_not_joined(ledger: Running, shared_ledger: Running) -> None:
    named = {"url": shared_ledger.url, "chain_id": ledger.chain_id}
    (ledger.directory / "owner.json").write_text(json.dumps(named))
    with pytest.raises(LedgerBusy):
        open_ledger(ledger.directory, wait=0)


@pytest.mark.parametrize(
    "content", [b"this is no database at all, and longer than a header " * 4, b"SQLite format 3\0"]
)
def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "chain.sqlite").write_bytes(content)
    for _ in range(2):
        with pytest.raises(LedgerDamaged) as refused:
            open_ledger(tmp_path)
        assert str(tmp_path / "chain.sqlite") in refused.value.message
    assert (tmp_path / "chain.sqlite").read_bytes() == content


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    open_ledger(tmp_path).close()
    database = sqlite3.connect(tmp_path / "chain.sqlite")
    database.execute("PRAGMA user_version=2")
    database.close()
    with pytest.raises(LedgerDamaged, match="its format is 2"):
        open_ledger(tmp_path)


def test_a_chain_whose_newest_state_is_missing_is_refused(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as running:
        Wire(running.url).send(Account(running.chain_id).sign(b"\x11" * 20))
    database = sqlite3.connect(tmp_path / "chain.sqlite")
    database.execute("DELETE FROM nodes")
    database.commit()
    database.close()
    with pytest.raises(LedgerDamaged, match="state is missing"):
        open_ledger(tmp_path)


def test_serving_for_others_has_a_plain_address_and_one_owner(tmp_path: Path) -> None:
    stop, ready = threading.Event(), threading.Event()
    served: list[Running] = []

    def note(running: Running) -> None:
        served.append(running)
        ready.set()

    thread = threading.Thread(
        target=serve_forever, args=(tmp_path,), kwargs={"port": 0, "ready": note, "stop": stop}
    )
    thread.start()
    assert ready.wait(30)
    try:
        assert served[0].url.count("/") == 3
        assert Wire(served[0].url)("eth_chainId") == hex(served[0].chain_id)
        with open_ledger(tmp_path) as joined:
            assert (joined.owner, joined.url) == (False, served[0].url)
        with pytest.raises(LedgerOwned, match="already served"):
            serve_forever(tmp_path)
    finally:
        stop.set()
        thread.join()
    assert not (tmp_path / "owner.json").exists()


def test_an_address_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Unreachable, match="cannot be used"):
        serve_forever(tmp_path, port=taken.getsockname()[1])
    open_ledger(tmp_path).close()


def test_a_file_that_another_program_holds_is_not_called_damaged(tmp_path: Path) -> None:
    open_ledger(tmp_path).close()
    other = sqlite3.connect(tmp_path / "chain.sqlite")
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("almoner_chain.embedded.store.SECONDS_FOR_A_LOCK", 0.05)
        with pytest.raises(LedgerUnusable, match="locked"):
            open_ledger(tmp_path)
    other.close()
    with open_ledger(tmp_path) as running:
        assert running.owner


@pytest.mark.skipif(os.name == "nt", reason="a folder is made unusable by a file in its place")
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unreachable, match="cannot be used") as refused:
        open_ledger(tmp_path / "file" / "chain")
    assert refused.value.code == "ledger.folder"


def test_a_full_disk_refuses_the_block_and_loses_nothing(
    ledger: Running, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk.at(ledger.url, ledger.chain_id)
    assert ledger._serving is not None
    database = ledger._serving._chain.store._db
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count={pages}")
    before = desk.wire("eth_blockNumber")
    raws = ["0x" + desk.call(record(data=b"x" * 500)).hex() for _ in range(60)]
    answers = desk.wire.batch(*(("eth_sendRawTransaction", [raw]) for raw in raws))
    assert {answer["error"]["code"] for answer in answers} == {-32603}
    assert "full" in answers[0]["error"]["message"]
    assert desk.wire("eth_blockNumber") == before
    database.execute("PRAGMA max_page_count=1000000")
    again = desk.wire.batch(*(("eth_sendRawTransaction", [raw]) for raw in raws))
    assert all("result" in answer for answer in again)
    assert desk.wire.view(desk.notebook, "count()", ["uint256"]) == 60
    caplog.clear()
