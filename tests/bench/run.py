"""Measure speeds, each against a named rival in the same run, and print figures and ratios.

    ./task bench                 everything
    ./task bench merkle start    only these
    ./task bench face            the public pages, only when named: its ledger takes minutes to build
    ./task bench --quick         smaller sizes, for a look
    ./task bench --cpu           processor seconds instead of time that passes, where others use the machine, too

Nothing here is a test: machines are noisy. A line that misses its target says so and the command ends with 1.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from report import Report, use_cpu_time

SECTIONS = ("start", "window", "page", "merkle", "verify", "export", "imports", "sync", "audits")


ONLY_WHEN_NAMED = ("face",)
"""Building its ledger takes minutes."""


def main() -> int:
    """Run the sections named on the command line, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, *ONLY_WHEN_NAMED, []], help="which to run")
    parser.add_argument("--quick", action="store_true", help="smaller sizes")
    parser.add_argument("--cpu", action="store_true", help="measure processor time")
    options = parser.parse_args()
    if options.cpu:
        use_cpu_time()
    report = Report(quick=options.quick)
    for name in options.sections or SECTIONS:
        report.title(name)
        importlib.import_module(f"bench_{name}").run(report)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
