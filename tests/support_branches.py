"""A pytest plugin that sees which way every branch of the ledger went; `contracts/coverage_check.py` loads it.

boa.coverage 0.2.8 follows lines well, but guesses branches from neighbouring lines and misses most of them
(github.com/vyperlang/titanoboa/pull/444). Here a branch is a JUMPI of an `if`, `for`, `and` or `or`, which must have
gone both ways, and a `check._that`, which must have refused at least once at each place where it stands.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from boa.environment import Env

from support_ledger import SOURCES, ledger_source

JUMPI, PUSH1, PUSH32 = 0x57, 0x60, 0x7F
BRANCHING = {"If", "IfExp", "BoolOp", "For"}
CHECK = "check._that("
Place = tuple[str, int]


class Branches:
    """Collects the ways taken in the deployed ledger, and the checks that refused anywhere."""

    def __init__(self) -> None:
        compiled = ledger_source().compiler_data
        self.code = compiled.bytecode_runtime
        self.nodes = compiled.source_map["pc_raw_ast_map"]
        self.jumps = {pc for pc in _jumps(self.code) if _is_branch(self.nodes.get(pc))}
        self.taken: set[tuple[int, bool]] = set()
        self.refused: set[Place] = set()

    def see(self, computation: Any, contract: Any) -> None:
        """Follow one call (not those inside it)."""
        trace = list(computation.code._trace)
        if bytes(computation.msg.code).startswith(self.code):
            ways = ((pc, after != pc + 1) for pc, after in pairwise(trace) if pc in self.jumps)
            self.taken.update(ways)
        if computation.is_error and hasattr(contract, "source_map"):
            nodes = contract.source_map["pc_raw_ast_map"]
            places = (_place(nodes[pc]) for pc in reversed(trace) if nodes.get(pc) is not None)
            self.refused.update(islice((place for place in places if place[0] != "check.vy"), 1))

    def missing(self) -> list[str]:
        """Name every way that was never taken and every check that never refused."""
        ways = [
            f"{_text(_place(self.nodes[pc]))}: {type(self.nodes[pc]).__name__} never {word}"
            for pc in sorted(self.jumps)
            for way, word in ((True, "jumped"), (False, "fell through"))
            if (pc, way) not in self.taken
        ]
        silent = sorted(set(_checks()) - self.refused)
        return ways + [f"{_text(place)}: this check never refused" for place in silent]


def _is_branch(node: Any) -> bool:
    return type(node).__name__ in BRANCHING and Path(node.module_node.resolved_path).parent == SOURCES


def _place(node: Any) -> Place:
    return Path(node.module_node.resolved_path).name, node.lineno


def _jumps(code: bytes) -> Iterator[int]:
    place = 0
    while place < len(code):
        if code[place] == JUMPI:
            yield place
        place += code[place] - PUSH1 + 2 if PUSH1 <= code[place] <= PUSH32 else 1


def _checks() -> Iterator[Place]:
    for source in SOURCES.glob("*.vy"):
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
            if CHECK in line:
                yield source.name, number


def _text(place: Place) -> str:
    return f"{place[0]}:{place[1]}"


branches = Branches()
_trace = Env._trace_computation


def _trace_and_see(self: Env, computation: Any, contract: Any = None) -> None:
    branches.see(computation, contract)
    _trace(self, computation, contract)


def pytest_configure() -> None:
    """Look at every computation that boa traces for coverage."""
    Env._trace_computation = _trace_and_see


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what was missed."""
    report = {"jumps": len(branches.jumps), "checks": len(set(_checks())), "missing": branches.missing()}
    Path(os.environ["BRANCH_REPORT"]).write_text(json.dumps(report), encoding="utf-8")
