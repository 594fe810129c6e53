"""Several programs, crashes and a real keyring: the command line as the operating system sees it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from support_charity import PASSPHRASE, Charity, fresh, run
from support_keyring import keyring_session, needs_keyring

ALMONER = [sys.executable, "-m", "almoner.cli"]


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def start(charity: Charity, *arguments: str) -> subprocess.Popen[str]:
    """Start a command as a process of its own."""
    words = [*ALMONER, "--home", str(charity.home), "--passphrase-file", str(charity.home / "passphrase")]
    return subprocess.Popen(
        [*words, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def test_a_command_works_beside_a_program_that_serves_the_ledger(charity: Charity) -> None:
    with start(charity, "--json", "ledger", "serve") as server:
        assert server.stdout is not None
        told = ""
        while not told.rstrip().endswith("}"):
            told += server.stdout.readline()
        url = json.loads(told)["url"]
        charity.give("5.00")
        assert charity.run("fund", "show", "Relief")["received"] == "550500"
        assert charity.refused("ledger", "serve")["code"] == "ledger.owned"
        outsider = run(
            "--home", charity.home / "nobody", "audit", "--rpc", url, "--ledger", ledger(charity), "--json"
        )
        assert (outsider.code, outsider["findings"]) == (0, [])
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0
    assert charity.run("fund", "show", "Relief")["received"] == "550500"


def ledger(charity: Charity) -> str:
    """Return the ledger's address."""
    address: str = charity.run("ledger", "status")["ledger"]
    return address


@pytest.mark.slow
def test_a_commit_that_is_killed_at_any_instant_records_every_gift_once(
    charity: Charity, tmp_path: Path
) -> None:
    chance = random.Random(7)
    received, killed = 550_000, 0
    begun = time.monotonic()
    with start(charity, "batch", "commit", "--size", "2") as first:
        assert first.wait(60) == 0
    usual = time.monotonic() - begun
    for turn in range(12):
        rows = "\n".join(f"D{turn}-{i},{i}.00,R{turn}-{i}" for i in range(1, 21))
        file = tmp_path / f"{turn}.csv"
        file.write_text(f"Donor,Amount,Reference\n{rows}\n")
        charity.run("gift", "import", file, "--fund", "Relief")
        received += 21_000
        with start(charity, "batch", "commit", "--size", "2") as writer:
            killer = threading.Timer(chance.uniform(0.3, 1.3) * usual, writer.kill)
            killer.start()
            killed += writer.wait(60) == -signal.SIGKILL
            killer.cancel()
    assert killed >= 3
    charity.run("batch", "commit")
    assert charity.run("gift", "list", "--pending")["gifts"] == []
    assert charity.run("fund", "show", "Relief")["received"] == str(received)
    gifts = charity.run("gift", "list")["gifts"]
    assert sorted(gift["serial"] for gift in gifts) == list(range(1, 10 + 12 * 20 + 1))
    assert charity.run("audit")["findings"] == []


def test_cancelling_leaves_nothing_half_done(charity: Charity, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Donor,Amount,Reference\n" + "\n".join(f"D{i},1.00,R{i}" for i in range(60_000)))
    with start(charity, "--json", "gift", "import", str(file), "--fund", "Relief") as reader:
        deadline = time.monotonic() + 30
        while (
            f"{file}" not in _open_files(reader.pid) and reader.poll() is None and time.monotonic() < deadline
        ):
            os.sched_yield()
        reader.send_signal(signal.SIGINT)
        out, err = reader.communicate(timeout=60)
    assert "Traceback" not in err
    waiting = len(charity.run("gift", "list", "--pending")["gifts"])
    code = json.loads(out).get("error", {}).get("code")
    # Whoever interrupts it in its last instant finds the whole list, never a part of it.
    assert (reader.returncode, code, waiting) in {(2, "cancelled", 0), (0, None, 60_000)}


def _open_files(pid: int) -> set[str]:
    try:
        return {str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()}
    except OSError:
        return set()


def _words_of(session: object, home: Path) -> list[str]:
    done = session.run([*ALMONER, "--home", str(home), "--json", "wallet", "backup", "clerk"])  # type: ignore[attr-defined]
    words: list[str] = json.loads(done.stdout)["words"]
    return words


@needs_keyring
def test_the_day_of_a_clerk_with_the_systems_keyring_leaves_no_secret_behind(tmp_path: Path) -> None:
    with keyring_session() as session:
        home = session.home / "charity"

        def almoner(*arguments: object) -> dict[str, object]:
            words = [*ALMONER, "--home", str(home), "--json", *map(str, arguments)]
            document: dict[str, object] = json.loads(session.run(words).stdout)
            return document

        almoner("init", "--name", "Keyring Relief")
        made = almoner("wallet", "create", "clerk", "--role", "recorder")
        assert made["store"] == "keyring"
        almoner("fund", "create", "General", "--unit", "CNY")
        almoner("gift", "add", "--fund", "General", "--amount", "10", "--donor", "Ada")
        almoner("batch", "commit")
        almoner("receipt", "export", "--all", "--out", home / "out")
        words = _words_of(session, home)
        from eth_account import Account

        Account.enable_unaudited_hdwallet_features()
        key = Account.from_mnemonic(" ".join(words)).key
        secrets = [" ".join(words).encode(), key.hex().encode(), bytes(key)]
        keyrings = session.home / ".local" / "share" / "keyrings"
        files = [path for path in session.home.rglob("*") if path.is_file() and keyrings not in path.parents]
        assert len(files) > 5
        assert [path for path in files if any(secret in path.read_bytes() for secret in secrets)] == []


@needs_keyring
def test_a_locked_keyring_is_said_and_does_not_hang(tmp_path: Path) -> None:
    with keyring_session() as session:
        home = session.home / "charity"
        session.run([*ALMONER, "--home", str(home), "init", "--name", "Keyring Relief"])
        session.lock()
        done = session.run(
            [*ALMONER, "--home", str(home), "--json", "fund", "create", "General", "--unit", "CNY"],
            check=False,
        )
        assert done.returncode == 3
        assert "keyring" in json.loads(done.stdout)["error"]["message"].lower()


def test_the_passphrase_reaches_no_argument_and_no_file(charity: Charity, tmp_path: Path) -> None:
    charity.give("3.00")
    (charity.home / "passphrase").unlink()
    found = [p for p in charity.home.rglob("*") if p.is_file() and PASSPHRASE.encode() in p.read_bytes()]
    assert found == []
