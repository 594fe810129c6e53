"""The storage slots that proofs name are those of the committed contract."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from almoner_chain.core import layout
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import RolePeriod, VoidRecord, unpack_role_period, unpack_void

u64 = st.integers(0, 2**64 - 1)


def slot_of(node: dict[str, Any], name: str) -> int | None:
    """The slot of a variable, in whatever module it lies."""
    for key, value in node.items():
        if isinstance(value, dict):
            found = value.get("slot") if key == name and "slot" in value else slot_of(value, name)
            if isinstance(found, int):
                return found
    return None


def test_slots_are_those_of_the_committed_artifact() -> None:
    artifact = json.loads(files("almoner_chain.artifacts").joinpath("Ledger.json").read_text("utf-8"))
    names = ("head", "counters", "entries", "role_periods", "voids")

    slots = [slot_of(artifact["storage_layout"], name) for name in names]

    ours = (
        layout.HEAD_SLOT,
        layout.COUNTERS_SLOT,
        layout.ENTRIES_SLOT,
        layout.ROLE_PERIODS_SLOT,
        layout.VOIDS_SLOT,
    )
    assert slots == list(ours)


def test_mapping_hashes_the_slot_before_the_key() -> None:
    assert layout.entry_slot(9) == keccak(layout.ENTRIES_SLOT.to_bytes(32, "big") + (9).to_bytes(32, "big"))


def test_role_periods_are_a_mapping_in_a_mapping() -> None:
    inner = keccak(layout.ROLE_PERIODS_SLOT.to_bytes(32, "big") + (1).to_bytes(32, "big"))

    assert layout.role_period_slot(1, b"\xaa" * 20) == keccak(inner + bytes(12) + b"\xaa" * 20)


@given(st.integers(1, 6), u64, u64, u64)
def test_voids_are_unpacked_as_the_contract_packs_them(
    reason: int, successor: int, entry: int, at: int
) -> None:
    word = reason | successor << 8 | entry << 72 | at << 136

    assert unpack_void(word) == VoidRecord(reason, successor, entry, at)


def test_empty_word_is_no_void() -> None:
    assert unpack_void(0) is None


@given(u64, u64)
def test_role_periods_are_unpacked_as_the_contract_packs_them(granted: int, revoked: int) -> None:
    assert unpack_role_period(granted | revoked << 64) == RolePeriod(granted, revoked)
