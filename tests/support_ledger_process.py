"""A process that opens a ledger and works on it, started by tests that kill it or run beside it.

``python support_ledger_process.py hold DIRECTORY`` opens, prints one JSON line and waits for its input to end.
``… write DIRECTORY KEY COUNT`` sends COUNT transactions to address 0x11… and prints each acknowledged hash.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def hold(directory: Path) -> None:
    """Keep the ledger open until standard input ends."""
    from almoner_chain.embedded import open_ledger

    with open_ledger(directory) as running:
        print(
            json.dumps({"url": running.url, "owner": running.owner, "chain_id": running.chain_id}), flush=True
        )
        sys.stdin.read()


def write(directory: Path, key: str, count: int) -> None:
    """Send transactions one by one."""
    from coincurve import PrivateKey

    from almoner_chain.embedded import open_ledger
    from support_notebook import Account, Wire

    with open_ledger(directory) as running:
        wire, account = Wire(running.url), Account(running.chain_id, PrivateKey.from_hex(key))
        for _ in range(count):
            raw = account.sign(b"\x11" * 20, gas=30_000)
            print(wire("eth_sendRawTransaction", "0x" + raw.hex()), flush=True)


@contextmanager
def holding(directory: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """Run another process that has the ledger open; yield it and what it said."""
    with subprocess.Popen(
        [sys.executable, __file__, "hold", str(directory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def writer(directory: Path, key: str, count: int) -> subprocess.Popen[str]:
    """Start another process that writes."""
    arguments = [sys.executable, __file__, "write", str(directory), key, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


if __name__ == "__main__":
    if sys.argv[1] == "hold":
        hold(Path(sys.argv[2]))
    else:
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
