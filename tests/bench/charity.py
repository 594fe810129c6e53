"""A charity for the measurements: the real home folder, the embedded ledger, a wallet in a keystore file.

Everything is done through the services in this process, as the command line does it.
"""

from __future__ import annotations

import contextlib
import csv
import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from almoner.services.funds import create_fund, make_policy, parse_unit
from almoner.services.session import Session
from almoner.services.setup import start_charity
from almoner_chain.core.entries import Role

FUND = "Relief"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰"
METHODS = ("bank", "cash", "mobile", "card")


def passphrase(label: str, confirm: bool = False) -> str:
    """Return the passphrase of every wallet here."""
    return "correct horse battery staple"


@contextlib.contextmanager
def charity() -> Iterator[Session]:
    """Start a charity with one fund in a folder of its own, its recorder's wallet unlocked; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="almoner-bench-"))
    session = start_charity(folder / "home", name="Willow Relief", passphrase=passphrase, store="file")
    try:
        unit = parse_unit("CNY")
        policy = make_policy(
            unit, approvals=1, tiers=(), delay_hours=0, delay_above=None, admin_cap_percent=None
        )
        create_fund(session, name=FUND, unit=unit, policy=policy)
        session.signer(session.choose(Role.RECORDER))
        yield session
    finally:
        session.close()
        shutil.rmtree(folder)


def write_gifts(path: Path, count: int, *, seed: int = 1) -> int:
    """Write a list of gifts as CSV as a bank would export it; return its sum in fen."""
    chance, total = random.Random(seed), 0
    first = date(2026, 1, 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("日期", "捐赠人", "金额", "方式", "流水号"))
        for number in range(count):
            amount = chance.choice((1_000, 5_000, 10_000, 20_000)) + chance.randrange(10_000)
            total += amount
            day = first + timedelta(days=number % 300)
            name = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
            figures = f"{amount // 100}.{amount % 100:02}"
            rows.writerow((day, name, figures, chance.choice(METHODS), f"{seed}-{number:09}"))
    return total
