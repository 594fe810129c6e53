"""Every page, in both languages, light and dark, at 100 % and 200 %: drawn, not blank, no text cut off, every part named.

Set ALMONER_SHOTS to a folder to keep the pictures and look at them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from support_charity import Charity, fresh

SCRIPT = Path(__file__).with_name("screens.py")
KINDS = ("charity", "donor", "auditor")
FEWEST_COLOURS = 12


def busy_charity(folder: Path) -> Charity:
    """Return the small charity with a disbursement in every state."""
    folder.mkdir(parents=True, exist_ok=True)
    charity = fresh(folder)
    paid = charity.paid("1200.00", payee="Qingshan Pump Works", purpose="Six pumps for the town hall")
    charity.run("payment", "deliver", paid)
    charity.paid("300.00", "--category", "administration", payee="Office rent", purpose="Rent in September")
    charity.request("700.00", payee="Riverside Kitchen", purpose="School meals")
    approved = charity.request("200.00", payee="Acme Pumps", purpose="Hoses")
    charity.approve(approved)
    rejected = charity.request("100.00", payee="Acme Pumps", purpose="A second time the same")
    charity.run("payment", "reject", rejected, "--reason", "asked twice", "--as", "first")
    for donor, amount in (("王芳", "88.88"), ("李伟", "1000.00"), ("Anonymous", "5.00")):
        charity.run(
            "gift", "add", "--fund", "Relief", "--amount", amount, "--donor", donor, "--date", "2026-11-20"
        )
    charity.run("receipt", "void", 3, "--reason", "duplicate")
    return charity


@cache
def drawn(kind: str, scale: int, folder: Path) -> dict[str, Any]:
    """Draw all pages of one kind at one scale, in a process of its own: Qt reads the scale when it starts."""
    out = Path(os.environ.get("ALMONER_SHOTS", folder / "shots"))
    charity = busy_charity(folder / f"{kind}-{scale}")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(out), str(charity.home), kind],
        env={**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    complaints = [line for line in done.stderr.splitlines() if line and "propagateSizeHints" not in line]
    assert complaints == []
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("screens")


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_shows_itself_whole_and_named(kind: str, scale: int, folder: Path) -> None:
    found = drawn(kind, scale, folder)
    pages = {"charity": 11, "donor": 5, "auditor": 9}[kind]
    more = 0 if kind == "donor" else 1  # the page for phones, while it is served
    assert len(found["pictures"]) == (pages + more) * 4
    assert {name: n for name, n in found["pictures"].items() if n < FEWEST_COLOURS} == {}
    assert {name: texts for name, texts in found["cut"].items() if texts} == {}
    assert {name: parts for name, parts in found["unnamed"].items() if parts} == {}
