"""A ledger that is killed at any instant has lost nothing it acknowledged and is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import support_kills

KILLS = 220


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: 200 fresh interpreters would take minutes")
def test_two_hundred_kills_lose_no_acknowledged_entry(tmp_path: Path) -> None:
    seed = int.from_bytes(os.urandom(4), "big")
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", support_kills.__file__, str(tmp_path), str(KILLS), str(seed)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}\n{run.stderr}"
    tally = json.loads(run.stdout)
    assert tally["kills"] >= KILLS
    # The kills hit at work: in blocks under way, and owners that had a follower.
    assert tally["acknowledged"] > KILLS
    assert tally["mined"] > tally["acknowledged"] + 1
    assert tally["takeovers"] > 0
