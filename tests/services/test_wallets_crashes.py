"""Wallets when things go wrong at once: kill -9 before every rename, and two processes together."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from almoner.services.wallets import WalletBook, keystore
from support_wallets import KEY, passphrase

# Restores a bare key under each label; with a number first, dies by kill -9 just before that many renames.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from almoner.services.wallets import WalletBook, keystore
from almoner_chain.core.errors import BadInput
keystore.SCRYPT_N = 2**10
directory, dies_at, first_key, *labels = sys.argv[1:]
renames = 0
def watch(event, args):
    global renames
    if event == "os.rename":
        renames += 1
        if renames == int(dies_at):
            os.kill(os.getpid(), signal.SIGKILL)
book = WalletBook(Path(directory))
if dies_at != "0":
    sys.addaudithook(watch)
else:
    print("ready", flush=True)
    sys.stdin.readline()
for number, label in enumerate(labels, start=int(first_key)):
    try:
        if label.startswith("remove:"):
            book.remove(label.removeprefix("remove:"))
        else:
            book.restore(label, f"{number:064x}", store="file", passphrase=lambda label, confirm=False: "x1y2z3w4")
    except BadInput as error:
        print(error.code)
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write keystore files with little work, so that many tests are possible."""
    monkeypatch.setattr(keystore, "SCRYPT_N", 2**10)


@pytest.fixture
def book(home: Path) -> WalletBook:
    """Return the book of an empty home; there is no keyring in these tests."""
    return WalletBook(home)


@pytest.mark.parametrize("dies_at", [1, 2, 3])
def test_a_crash_while_creating_leaves_nothing_half_made(book: WalletBook, home: Path, dies_at: int) -> None:
    book.restore("before", KEY, passphrase=passphrase)
    names = {path.name for path in home.iterdir()}
    assert run(home, "half", dies_at=dies_at).returncode == -signal.SIGKILL
    assert [wallet.label for wallet in book.list()] == ["before"]
    after = book.restore("half", "0x" + "18" * 32, passphrase=passphrase)
    assert {path.name for path in home.iterdir()} == names | {f"{after.id}.keystore.json"}
    assert book.unlock("half", passphrase).address == after.address
    assert book.unlock("before", passphrase).address == book.show("before").address
    assert book.repair() == 0


@pytest.mark.parametrize(("dies_at", "left"), [(1, ["before", "going"]), (2, ["before"])])
def test_a_crash_while_removing_ends_in_one_state_or_the_other(
    book: WalletBook, home: Path, dies_at: int, left: list[str]
) -> None:
    book.restore("before", KEY, passphrase=passphrase)
    book.restore("going", "0x" + "18" * 32, passphrase=passphrase)
    assert run(home, "remove:going", dies_at=dies_at).returncode == -signal.SIGKILL
    assert [wallet.label for wallet in book.list()] == left
    assert book.repair() == 2 - len(left)
    assert len(list(home.glob("*.keystore.json"))) == len(left)
    for label in left:
        assert book.unlock(label, passphrase).address == book.show(label).address


def test_two_processes_create_at_once_and_nothing_is_lost(book: WalletBook, home: Path) -> None:
    writers = [
        start(home, first_key=100, labels=[f"a{n}" for n in range(6)] + ["both"]),
        start(home, first_key=200, labels=["BOTH"] + [f"b{n}" for n in range(6)]),
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate(timeout=60)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sorted(said) == ["", "wallet.label_taken\n"]
    labels = sorted(wallet.label.lower() for wallet in book.list())
    assert labels == sorted([f"{x}{n}" for x in "ab" for n in range(6)] + ["both"])
    assert len({wallet.address for wallet in book.list()}) == 13
    assert len(list(home.glob("*.keystore.json"))) == 13


def start(home: Path, *, first_key: int, labels: list[str], dies_at: int = 0) -> subprocess.Popen[str]:
    """Start a process that waits for a line and then makes these wallets."""
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(home), str(dies_at), str(first_key), *labels],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def run(home: Path, label: str, *, dies_at: int) -> subprocess.CompletedProcess[str]:
    """Run a process that dies just before its n-th rename."""
    writer = start(home, first_key=1000, labels=[label], dies_at=dies_at)
    out, _ = writer.communicate(timeout=60)
    return subprocess.CompletedProcess(writer.args, writer.returncode, out)
