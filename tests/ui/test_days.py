"""Whole days of the window's people, each by clicks and keys in a session with a real keyring of its own.

A day is a module in `days/`, run by a pytest of its own: the rest of the tests must not reach any keyring.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from support_keyring import keyring_session, needs_keyring

DAYS = sorted(Path(__file__).with_name("days").glob("*_day.py"))
ROOT = Path(__file__).resolve().parents[2]


@needs_keyring
@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.stem)
def test_the_whole_day(day: Path) -> None:
    shots = {name: os.environ[name] for name in ("ALMONER_SHOTS",) if name in os.environ}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    with keyring_session() as session:
        done = session.run(
            [*command, "-c", str(ROOT / "pyproject.toml"), str(day)],
            env={"ALMONER_TEST_KEYRING": "1", "QT_QPA_PLATFORM": "offscreen", **shots},
            timeout=600,
        )
    assert " passed" in done.stdout, done.stdout
