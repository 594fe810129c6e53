"""How long `almoner --help` takes, from nothing to the prompt."""

from __future__ import annotations

import subprocess
import sys

from report import Report, best


def run(report: Report) -> None:
    """Measure the command against a bare interpreter."""

    def start(*arguments: str) -> float:
        return best(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True), 10)

    bare, ours = start("-c", "pass"), start("-m", "almoner.cli", "--help")
    report.figure("python -c pass", bare, "s")
    report.limit("almoner --help", ours, "s", at_most=0.3)
