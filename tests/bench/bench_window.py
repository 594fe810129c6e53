"""The window: how long until it can be used, how long the main thread is ever held up, how much memory 100,000 gifts take.

Each page is opened, scrolled, sorted and searched in a process of its own, while a meter ticks in the event loop: the longest gap
between two ticks is the longest stall. The rival is the plain way: Qt alone with an empty window, and a list model over all rows.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

from charity import FUND, GIVEN, METHODS, SURNAMES, charity, write_gifts
from report import Report

from almoner.services.batches import commit_gifts
from almoner.services.importing import import_gifts
from almoner.services.tables import ImportOptions

GIFTS = 100_000
MILLION = 1_000_000
FEWER = 10_000
SCRIPT = Path(__file__).with_name("window_probe.py")


def run(report: Report) -> None:
    """Measure the window on an installation with many gifts."""
    count = FEWER if report.quick else GIFTS
    with charity() as session:
        home = session.home.directory
        path = home.parent / "gifts.csv"
        write_gifts(path, count)
        import_gifts(session, path, fund=FUND, options=ImportOptions())
        commit_gifts(session, size=1024)
        session.close()
        _starts(report, home)
        _stalls(report, home, count)
        many = MILLION // 10 if report.quick else MILLION
        add_waiting(home / "almoner.db", many - count)
        found = _probe("pages", home, "donations")
        report.limit(f"longest stall with {many:,} gifts: donations", found["donations"], "ms", at_most=100)
        report.figure(f"memory with {many:,} gifts", found["megabytes"], "MB")
        _list_model(report, count)


def add_waiting(database: Path, count: int) -> None:
    """Put waiting gifts straight into the books, as an import does: a million by importing would take a minute."""
    chance = random.Random(2)
    columns = "fund, amount, seed, donor, date, method, reference, entered, source, source_row, row_key"
    with contextlib.closing(sqlite3.connect(database)) as db, db:
        db.executemany(
            f"INSERT INTO gift({columns}) VALUES(1, ?, ?, ?, ?, ?, ?, '2026-11-01T00:00:00+00:00', 1, ?, ?)",
            (
                (
                    str(chance.randrange(100, 5_000_000)),
                    chance.randbytes(16),
                    chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN),
                    f"2026-{chance.randrange(1, 11):02}-{chance.randrange(1, 28):02}",
                    chance.choice(METHODS),
                    f"R{number:09}",
                    MILLION + number,
                    chance.randbytes(32),
                )
                for number in range(count)
            ),
        )


def _probe(mode: str, home: Path, *more: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), mode, str(home), *more],
        env=_environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _environment() -> dict[str, str]:
    """Run as on a person's computer: without a screen, but with compiled modules kept as Python does by itself."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def _starts(report: Report, home: Path) -> None:
    bare = min(_probe("bare", home)["usable"] for _ in range(3))
    report.figure("an empty window of Qt alone", bare, "s")
    _probe("pages", home)  # the very first run compiles our modules, as an installation does
    cold = "" if _forget_files() else " (files were still in memory: dropping them needs root)"
    first = _probe("start", home)
    report.limit(f"cold start until the window answers{cold}", first["usable"], "s", at_most=2.0)
    report.figure("cold start until the first page shows its figures", first["figures"], "s")
    later = [_probe("start", home) for _ in range(3)]
    report.limit(
        "warm start until the window answers", min(each["usable"] for each in later), "s", at_most=1.2
    )
    report.figure(
        "warm start until the first page shows its figures", min(each["figures"] for each in later), "s"
    )


def _forget_files() -> bool:
    """Let the system forget what it read from the disk, so that the next start is a cold one."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")
    except OSError:
        return False
    return True


def _stalls(report: Report, home: Path, count: int) -> None:
    found = _probe("pages", home)
    memory = found.pop("megabytes")
    for name, milliseconds in found.items():
        report.limit(f"longest stall with {count:,} gifts: {name}", milliseconds, "ms", at_most=100)
    report.limit(f"memory with {count:,} gifts, every page opened", memory, "MB", at_most=400)


def _list_model(report: Report, count: int) -> None:
    found = _probe("rival", Path(), str(count))
    report.figure(f"rival: a list model of {count:,} rows, stall when filled", found["stall"], "ms")
    report.figure("rival: its memory", found["megabytes"], "MB")
