"""The committed artifact is what the sources make, and the contract is what was promised about it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import boa
import pytest
from eth_abi import encode
from eth_utils import keccak

from support_ledger import ROOT, SOURCES, World, ledger_source

ARTIFACT = ROOT / "chain" / "almoner_chain" / "artifacts" / "Ledger.json"
LIMIT = 24_576


@pytest.fixture(scope="module")
def artifact() -> dict[str, Any]:
    """Return the artifact as committed."""
    return dict(json.loads(ARTIFACT.read_text(encoding="utf-8")))


def _build(*options: str, script: Path = SOURCES / "build.py") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script), *options], capture_output=True, text=True, check=False, timeout=120
    )


def test_the_artifact_is_what_the_sources_make() -> None:
    done = _build("--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_changed_source_is_noticed(tmp_path: Path) -> None:
    copy = tmp_path / "chain" / "contracts"
    copy.mkdir(parents=True)
    for source in SOURCES.iterdir():
        if source.is_file():
            (copy / source.name).write_bytes(source.read_bytes())
    there = tmp_path / "chain" / "almoner_chain" / "artifacts" / "Ledger.json"
    there.parent.mkdir(parents=True)
    there.write_bytes(ARTIFACT.read_bytes())
    policy = copy / "policy.vy"
    policy.write_text(policy.read_text().replace("31536000", "31536001"))
    done = _build("--check", script=copy / "build.py")
    assert done.returncode == 1
    assert "build.py" in done.stderr


def test_what_is_deployed_is_known_by_the_artifacts_runtime(artifact: dict[str, Any], world: World) -> None:
    code = bytes(boa.env.get_code(world.ledger.address))
    runtime = bytes.fromhex(artifact["runtime"][2:])
    assert code.startswith(runtime)
    assert len(code) == len(runtime) + artifact["immutables_length"]


def test_the_artifacts_own_bytecode_deploys(artifact: dict[str, Any], world: World) -> None:
    arguments = encode(("address", "bytes32", "string"), (world.administrator, keccak(text="C"), "c.example"))
    _, code = boa.env.deploy_code(bytecode=bytes.fromhex(artifact["bytecode"][2:]) + arguments)
    assert code.startswith(bytes.fromhex(artifact["runtime"][2:]))


def test_the_contract_stays_below_the_size_limit(artifact: dict[str, Any]) -> None:
    assert len(artifact["runtime"][2:]) // 2 + artifact["immutables_length"] < LIMIT


def test_no_code_of_others_runs_as_the_ledger_and_it_never_ends() -> None:
    """No proxy, no upgrade: the instructions for it do not occur."""
    used = {str(item) for item in ledger_source().compiler_data.assembly_runtime}
    assert {"SSTORE", "CALL", "STATICCALL"} <= used
    assert not used & {"DELEGATECALL", "CALLCODE", "SELFDESTRUCT", "CREATE", "CREATE2"}


def test_slots_that_proofs_lead_to_never_move(artifact: dict[str, Any]) -> None:
    """Archived receipts and PROTOCOL.md, section 7, name them."""
    fixed = {"head": 0, "counters": 1, "entries": 2, "role_periods": 5, "voids": 15}
    assert {name: artifact["storage_layout"][name]["slot"] for name in fixed} == fixed


def test_no_source_is_longer_than_one_idea_takes() -> None:
    sizes = {source.name: len(source.read_text().splitlines()) for source in SOURCES.glob("*.vy")}
    assert {name for name, lines in sizes.items() if lines > 150} == set()
