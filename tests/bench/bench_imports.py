"""Getting gifts onto the ledger, against one transaction for each gift with plain web3.py on the same node.

Each size has a process, a home folder and a ledger of its own, so that memory and times are its own. The list is a
CSV; import, commit, receipts and audit go through the services that the command line uses.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from report import Report, cpu_time_is_used, peak_megabytes, seconds, use_cpu_time

STEPS = ("import", "commit", "receipts", "audit")
MOST = 10.5
RIVALS = 300


def run(report: Report) -> None:
    """Measure lists of 1,000, 10,000 and 100,000 gifts, and the rival on the ledger of 10,000."""
    small, middle, large = (200, 2_000, 0) if report.quick else (1_000, 10_000, 100_000)
    rivals, again = (50, 1) if report.quick else (RIVALS, 2)
    theirs = _measure(middle, rivals=rivals)["rival"]
    found = {size: _fastest(size, again) for size in (small, middle, large) if size}
    for size, times in found.items():
        for step in STEPS:
            report.figure(f"{step} of {size:,} gifts", times[step], "s")
        report.figure(f"memory at most, {size:,} gifts, all of it", times["megabytes"], "MB")
    ours = middle / (found[middle]["import"] + found[middle]["commit"])
    report.figure(f"import and commit of {middle:,} gifts", ours, "gifts/s")
    report.figure(f"web3.py, a transaction for each gift (rate of {rivals})", theirs, "gifts/s")
    report.ratio(f"import and commit of {middle:,} gifts: ratio", ours, theirs, at_least=100)
    for less, more in zip(found, list(found)[1:], strict=False):
        name = f"{more:,} against {less:,} gifts"
        report.limit(f"{name}: all of it", _all(found[more]) / _all(found[less]), "x", at_most=MOST)
        for step in STEPS:
            report.figure(f"{name}: {step}", found[more][step] / found[less][step], "x")
    if large:
        report.limit(f"memory at most, {large:,} gifts", found[large]["megabytes"], "MB", at_most=600)


def _all(times: dict[str, float]) -> float:
    return sum(times[step] for step in STEPS)


def _fastest(size: int, times: int) -> dict[str, float]:
    """Return the least time of each step, for what others do on the machine only adds to it; the most memory."""
    runs = [_measure(size) for _ in range(times)]
    least = {step: min(each[step] for each in runs) for step in STEPS}
    return {**least, "megabytes": max(each["megabytes"] for each in runs)}


def _measure(size: int, *, rivals: int = 0) -> dict[str, float]:
    """Measure one size in a new process."""
    command = [sys.executable, __file__, str(size), "--rivals", str(rivals)]
    if cpu_time_is_used():
        command.append("--cpu")
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


# -- in the new process ---------------------------------------------------------------------------------------------


def measure(size: int, rivals: int) -> dict[str, float]:
    """Import, commit, make receipts of and audit ``size`` gifts; then let the rival record ``rivals``."""
    from charity import FUND, charity, write_gifts

    from almoner.services.auditing import audit
    from almoner.services.batches import commit_gifts
    from almoner.services.importing import import_gifts
    from almoner.services.receipts import issue_receipts
    from almoner.services.tables import ImportOptions

    found: dict[str, float] = {}
    with charity() as session, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gifts.csv"
        total = write_gifts(path, size)
        found["import"], imported = seconds(
            lambda: import_gifts(session, path, fund=FUND, options=ImportOptions())
        )
        assert (imported.accepted, imported.total) == (size, total)
        found["commit"], batches = seconds(lambda: commit_gifts(session))
        assert sum(batch.total for batch in batches) == total
        found["receipts"], receipts = seconds(lambda: sum(1 for _ in issue_receipts(session, None)))
        assert receipts == size
        found["audit"], outcome = seconds(lambda: audit(session))
        assert outcome.head_proved
        assert not outcome.findings
        found["megabytes"] = peak_megabytes()
        if rivals:
            found["rival"] = rivals / one_by_one(session, rivals)
    return found


def one_by_one(session: Any, count: int) -> float:
    """Record ``count`` gifts as batches of one with web3.py, waiting for each; return the seconds it took."""
    from eth_account import Account
    from web3 import HTTPProvider, Web3
    from web3.middleware import SignAndSendRawMiddlewareBuilder

    from almoner_chain.client.contract import artifact
    from almoner_chain.core.entries import Role
    from almoner_chain.core.merkle_sum import leaf_hash

    account = Account.create()
    administrator = session.choose(Role.ADMINISTRATOR)
    grant = session.call("grant_role", int(Role.RECORDER), bytes.fromhex(account.address[2:]))
    session.send(administrator, [grant], purpose="grant recorder to the rival")
    web3 = Web3(HTTPProvider(session.urls[0]))
    web3.middleware_onion.inject(SignAndSendRawMiddlewareBuilder.build(account), layer=0)
    address = Web3.to_checksum_address(session.ledger)
    contract = web3.eth.contract(address=address, abi=artifact().abi)
    first = session.reader.counts().next_serial
    gifts = [(serial, leaf_hash(serial, 10_000, bytes(32))) for serial in range(first, first + count)]

    def record() -> None:
        for serial, leaf in gifts:
            call = contract.functions.record_batch(1, leaf, 10_000, 1, serial, bytes(32))
            mined = web3.eth.wait_for_transaction_receipt(call.transact({"from": account.address}))
            assert mined["status"] == 1

    return seconds(record)[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int)
    parser.add_argument("--rivals", type=int, default=0)
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    if options.cpu:
        use_cpu_time()
    print(json.dumps(measure(options.size, options.rivals)))
