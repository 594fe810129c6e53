"""Reading a ledger's whole log, against web3.py's ``get_logs`` on the same node.

The node is a process of its own, as it is for whoever reads a ledger from elsewhere. Both sides end with the entries'
fields in hand: ours checks besides that none is missing.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from charity import charity
from log import send_all
from report import Report, seconds

from almoner.services.session import Session
from almoner_chain.client.contract import artifact
from almoner_chain.client.ledger import LedgerReader
from almoner_chain.client.rpc import Node
from almoner_chain.core.entries import RawEntry, Role

SERVE = """
import sys
from pathlib import Path
from almoner_chain.embedded import open_ledger
with open_ledger(Path(sys.argv[1])) as running:
    print(running.url, flush=True)
    sys.stdin.read()
"""
BLOCKS_AT_ONCE = 10
"""Blocks the rival asks for at once: about as many entries as ours asks for at first."""


def run(report: Report) -> None:
    """Measure a log of 20,000 entries."""
    count = 2_000 if report.quick else 20_000
    with charity() as session:
        built, _ = seconds(lambda: build(session, count))
        report.figure(f"a log of {count:,} entries built, hundreds to a block", built, "s")
        chain_id, ledger, directory = session.chain_id, session.ledger, session.home.chain_directory
        session.close()
        with _served(directory) as url:
            ours, entries = seconds(lambda: ours_reads(url, chain_id, ledger))
            theirs, number = seconds(lambda: web3_reads(url, ledger))
            again, _ = seconds(lambda: ours_reads(url, chain_id, ledger))
    assert len(entries) == number >= count
    assert [each.number for each in entries] == list(range(1, number + 1))
    ours = min(ours, again)
    report.figure(f"{number:,} entries read: ours", number / ours, "entries/s")
    report.figure(f"{number:,} entries read: web3.py get_logs", number / theirs, "entries/s")
    report.ratio("reading the log: ratio", number / ours, number / theirs, at_least=10)


def build(session: Session, count: int) -> None:
    """Add ``count`` entries: batches and payees in turn, a block holds hundreds."""
    key = session.signer(session.choose(Role.RECORDER))
    first = session.reader.counts().next_serial
    root, manifest = b"\x11" * 32, b"\x22" * 32
    send_all(
        session,
        key,
        (
            session.call("set_payee", 1, number.to_bytes(32), True)
            if number % 2
            else session.call("record_batch", 1, root, 100_000, 50, first + 25 * number, manifest)
            for number in range(count)
        ),
    )


def ours_reads(url: str, chain_id: int, ledger: bytes) -> list[RawEntry]:
    """Read every entry as the program does."""
    with Node(url) as node:
        return list(LedgerReader(node, chain_id, ledger).entries())


def web3_reads(url: str, ledger: bytes) -> int:
    """Read every entry with web3.py and its ABI decoding; return how many there are."""
    from web3 import HTTPProvider, Web3

    web3 = Web3(HTTPProvider(url))
    contract = web3.eth.contract(address=Web3.to_checksum_address(ledger), abi=artifact().abi)
    last, found = web3.eth.block_number, 0
    for first in range(0, last + 1, BLOCKS_AT_ONCE):
        upto = min(first + BLOCKS_AT_ONCE - 1, last)
        found += len(contract.events.Entry().get_logs(from_block=first, to_block=upto))
    return found


@contextlib.contextmanager
def _served(directory: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(directory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(60)
