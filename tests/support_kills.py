"""Kill a writing ledger again and again and check what it left behind; run as a program by ``embedded/test_kills.py``.

``python support_kills.py DIRECTORY ROUNDS SEED`` prints one JSON document. This process loads everything once, stays
free of threads, and forks a warm child for each round: a round costs milliseconds, not the second of an import.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from almoner_chain.embedded import evm as _warm_evm  # noqa: F401
from almoner_chain.embedded import open_ledger
from almoner_chain.embedded import server as _warm_server  # noqa: F401
from almoner_chain.embedded.chain import Chain
from almoner_chain.embedded.header import Header, ordered_root
from support_notebook import Account, Desk, Wire, record

COUNT_SLOT = (2).to_bytes(32, "big")


@dataclass
class Tally:
    """What happened in all rounds."""

    kills: int = 0
    born: int = 0
    acknowledged: int = 0
    mined: int = 0
    blocks: int = 0
    takeovers: int = 0


@dataclass
class Child:
    """A forked process that works until it is killed, and what it printed so far."""

    process: int
    pipe: int
    heard: bytes = b""

    @classmethod
    def of(cls, work: Callable[[int], None]) -> Child:
        """Fork and run ``work`` with the writing end of a pipe."""
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reading)
            try:
                work(writing)
            except BaseException:  # noqa: BLE001  a child must never run on in the parent's code
                traceback.print_exc()
            os._exit(3)
        os.close(writing)
        return cls(process, reading)

    def hear(self, times: int) -> None:
        """Wait until it has printed so often."""
        for _ in range(times):
            self.heard += os.read(self.pipe, 1 << 16)

    def kill(self) -> list[str]:
        """End it as the power switch would and return its whole lines; it must not have ended by itself before."""
        os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        assert os.WIFSIGNALED(status), f"a writer failed by itself with status {status}"
        with os.fdopen(self.pipe, "rb") as pipe:
            return (self.heard + pipe.read()).decode().split("\n")[:-1]


def write(directory: Path, notebook: bytes, seed: int, out: int) -> None:
    """Record entries until killed, printing each hash once the ledger has acknowledged it; survive an owner's death."""
    random.seed(seed)
    while True:
        running = open_ledger(directory)
        wire, account = Wire(running.url), Account(running.chain_id)
        os.write(out, b"takeover\n" if running.owner and seed % 2 else b"open\n")
        try:
            while True:
                raws = [
                    account.sign(notebook, record(data=os.urandom(300))) for _ in range(random.randint(1, 4))
                ]
                answers = wire.batch(*(("eth_sendRawTransaction", ["0x" + raw.hex()]) for raw in raws))
                os.write(out, "".join(answer["result"] + "\n" for answer in answers).encode())
        except (OSError, http.client.HTTPException):
            continue


def check(
    directory: Path, notebook: bytes, acknowledged: set[str], seen: Header | None, tally: Tally
) -> Header:
    """Open what was left behind; every acknowledged entry must be there and every new block whole."""
    chain = Chain(directory / "chain.sqlite")
    try:
        for each in acknowledged:
            found = chain.store.transaction(bytes.fromhex(each[2:]))
            assert found is not None, f"the acknowledged transaction {each} is gone"
            assert found[1].status == 1
        first = seen.number + 1 if seen else 1
        previous = seen or chain.store.header(0)
        for number in range(first, chain.head.number + 1):
            previous = check_block(chain, number, previous, notebook, tally)
        assert chain.store.rows("SELECT count(*) FROM blocks") == [(chain.head.number + 1,)]
        assert previous is not None
        return previous
    finally:
        chain.close()


def check_block(chain: Chain, number: int, parent: Header | None, notebook: bytes, tally: Tally) -> Header:
    """Check one block against its parent, its transactions, the log index and the state under its root."""
    header = chain.store.header(number)
    assert header is not None
    assert parent is not None
    assert header.parent_hash == parent.hash
    assert header.timestamp > parent.timestamp
    assert chain.store.rows("SELECT hash FROM blocks WHERE number = ?", number) == [(header.hash,)]
    rows = chain.store.transactions(number)
    assert header.transactions_root == ordered_root([row.raw for row in rows])
    entries = chain.store.rows("SELECT count(*) FROM logs WHERE id < ?", (number + 1) << 20)[0][0]
    assert chain.state(header).storage(notebook, COUNT_SLOT) == entries
    tally.blocks += 1
    tally.mined += len(rows)
    return header


def birth_rounds(directory: Path, rounds: int, tally: Tally) -> float:
    """Kill while a chain is being made: afterwards there is none yet, or a whole one. Return how long one takes."""
    began = time.monotonic()
    first = Child.of(lambda out: write(directory / "first", b"", 0, out))
    first.hear(1)
    takes = time.monotonic() - began
    first.kill()
    for number in range(rounds):
        place = directory / f"birth-{number}"
        child = Child.of(lambda out, place=place: write(place, b"", 0, out))  # type: ignore[misc]
        time.sleep(random.uniform(0, takes * 1.2))
        tally.born += bool(child.kill())
        tally.kills += 1
        if (place / "chain.sqlite").exists():
            chain = Chain(place / "chain.sqlite")
            assert chain.store.header(0) is not None
            chain.close()
    return takes


def main() -> None:
    """Run all rounds and print the tally."""
    directory, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    random.seed(seed)
    tally = Tally()
    takes = birth_rounds(directory, rounds // 5, tally)
    ledger = directory / "ledger"
    notebook = in_child(lambda: deploy(ledger))
    acknowledged: set[str] = set()
    seen: Header | None = None
    while tally.kills < rounds:
        writers = [
            Child.of(lambda out, n=n: write(ledger, notebook, 2 * seed + n, out))  # type: ignore[misc]
            for n in range(random.choice([1, 1, 2]))
        ]
        lines: list[str] = []
        for child in writers:
            # Some die while they open the chain, the others at any instant between two of their answers.
            child.hear(random.randint(0, 4))
            time.sleep(random.uniform(0, takes / 2))
            lines += child.kill()
            tally.kills += 1
        tally.takeovers += lines.count("takeover")
        fresh = {line for line in lines if line.startswith("0x")}
        seen = check(ledger, notebook, fresh, seen, tally)
        acknowledged |= fresh
    check(ledger, notebook, acknowledged, seen, tally)
    tally.acknowledged = len(acknowledged)
    assert sqlite3.connect(ledger / "chain.sqlite").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    print(json.dumps(asdict(tally)))


def deploy(directory: Path) -> bytes:
    """Make the ledger and put the notebook on it."""
    with open_ledger(directory) as running:
        return Desk.at(running.url, running.chain_id).notebook


def in_child(work: Callable[[], bytes]) -> bytes:
    """Run something that starts threads in a child, for this process must have none when it forks."""

    def give(out: int) -> None:
        os.write(out, work().hex().encode() + b"\n")
        os._exit(0)

    child = Child.of(give)
    child.hear(1)
    os.waitpid(child.process, 0)
    os.close(child.pipe)
    return bytes.fromhex(child.heard.decode())


if __name__ == "__main__":
    main()
