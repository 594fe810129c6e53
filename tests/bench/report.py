"""What all measurements share: timing, memory, and lines with figures, ratios and targets."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_busy_machine = False


def use_cpu_time() -> None:
    """Measure processor seconds from now on instead of the time that passes: for a machine that others use, too."""
    global _busy_machine  # noqa: PLW0603  one switch for one run
    _busy_machine = True


def cpu_time_is_used() -> bool:
    """Tell what is measured, for processes started from here."""
    return _busy_machine


def clock() -> float:
    """Return seconds that passed, or that this process, its threads and its ended children kept a processor busy."""
    if not _busy_machine:
        return time.perf_counter()
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


class Report:
    """Print one line for each figure; remember which missed its target."""

    def __init__(self, *, quick: bool) -> None:
        self.quick = quick
        self.missed: list[str] = []

    def title(self, text: str) -> None:
        """Begin a section."""
        print(f"\n== {text}", flush=True)

    def figure(self, name: str, value: float, unit: str) -> None:
        """Print a figure without a target."""
        print(f"{name:58} {_shown(value):>12} {unit}", flush=True)

    def ratio(self, name: str, ours: float, theirs: float, *, at_least: float) -> None:
        """Print how many times faster ours is (both in the same unit, more is better)."""
        self._judge(name, ours / theirs, f"x  (target >= {at_least:g}x)", ours / theirs >= at_least)

    def limit(self, name: str, value: float, unit: str, *, at_most: float) -> None:
        """Print a figure that must not be larger than its target."""
        self._judge(name, value, f"{unit}  (target <= {at_most:g})", value <= at_most)

    def _judge(self, name: str, value: float, unit: str, good: bool) -> None:
        self.figure(name, value, unit + ("" if good else "  MISSED"))
        if not good:
            self.missed.append(name)

    def finish(self) -> int:
        """Print what missed its target; return the exit code."""
        print(
            f"\n{len(self.missed)} figures missed their targets"
            + "".join(f"\n  {name}" for name in self.missed)
        )
        return 1 if self.missed else 0


def seconds(work: Callable[[], T]) -> tuple[float, T]:
    """Run the work once and return the seconds it took and its result."""
    gc.collect()
    start = clock()
    result = work()
    return clock() - start, result


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the fastest of several runs."""
    return min(seconds(work)[0] for _ in range(times))


def peak_megabytes() -> float:
    """Return the largest memory this process has had so far."""
    status = Path("/proc/self/status")
    if (
        status.exists()
    ):  # what getrusage says is never less than the parent process had when it started this one
        (peak,) = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(peak) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
