"""Run the contract tests under coverage and fail below 100 % of lines and branches of our Vyper modules.

    python tests/contracts/coverage_check.py

Lines come from boa.coverage, branches from `support_branches`. The slow stateful machine and the gas figures are left
out: they run without tracing in the ordinary run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "chain" / "contracts"
CONFIG = """\
[run]
plugins = boa.coverage
data_file = {folder}/data
disable_warnings = module-not-measured

[report]
include = {sources}/*.vy
"""
# The tracer is imported before pytest, and brings Hypothesis with it.
EARLY = (
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
    "-p",
    "no:cacheprovider",
    "-p",
    "support_branches",
)
TESTS = ("-m", "not slow", "tests/contracts", "--deselect", "tests/contracts/test_ledger_gas.py")


def main() -> int:
    """Return 0 when the tests pass and everything is covered, else 1."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config, lines, branches = folder / "config", folder / "lines.json", folder / "branches.json"
        config.write_text(CONFIG.format(folder=folder, sources=SOURCES), encoding="utf-8")
        if _coverage("run", f"--rcfile={config}", "-m", "pytest", "-q", *EARLY, *TESTS, report=branches):
            return 1
        _coverage("json", f"--rcfile={config}", "-q", "-o", str(lines), report=branches)
        missing = _lines(json.loads(lines.read_text())) + _branches(json.loads(branches.read_text()))
    sys.stdout.writelines(f"not covered: {line}\n" for line in missing)
    return 1 if missing else 0


def _coverage(*options: str, report: Path) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "BRANCH_REPORT": str(report)}
    command = [sys.executable, "-m", "coverage", *options]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _lines(report: dict[str, Any]) -> list[str]:
    files = {Path(name).name: figures for name, figures in report["files"].items()}
    with_code = {
        source.name for source in SOURCES.glob("*.vy") if "\ndef " in source.read_text(encoding="utf-8")
    }
    totals = report["totals"]
    sys.stdout.write(
        f"lines: {totals['covered_lines']} of {totals['num_statements']} in {len(files)} modules\n"
    )
    return [f"{name}: never ran" for name in sorted(with_code - set(files))] + [
        f"{name}: lines {figures['missing_lines']}"
        for name, figures in sorted(files.items())
        if figures["missing_lines"]
    ]


def _branches(report: dict[str, Any]) -> list[str]:
    sys.stdout.write(f"branches: {report['jumps']} jumps, {report['checks']} checks\n")
    return list(report["missing"])


if __name__ == "__main__":
    raise SystemExit(main())
