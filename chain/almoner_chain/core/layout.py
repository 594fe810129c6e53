"""Where the ledger contract keeps what proofs are about: storage slots and packed words.

Protocol, section 7. The numbers follow from the contract and never change for a deployed one; a test compares
them with the committed artifact. Knows no contract code.
"""

from __future__ import annotations

from typing import NamedTuple

from almoner_chain.core.hashing import keccak

HEAD_SLOT = 0
COUNTERS_SLOT = 1
ENTRIES_SLOT = 2
ROLE_PERIODS_SLOT = 5
VOIDS_SLOT = 15

_U64 = 2**64 - 1


class VoidRecord(NamedTuple):
    """Why a receipt does not stand: reason (1 to 6), the serial that replaces it (0 none), the entry, its time."""

    reason: int
    successor: int
    entry: int
    at: int


class RolePeriod(NamedTuple):
    """When a role was first granted (0 never) and when it was taken back (0: it is held), in seconds."""

    granted_at: int
    revoked_at: int


def mapping_slot(slot: int, key: int) -> bytes:
    """Return the place (32 bytes) of a mapping's value. Vyper hashes the slot first, Solidity the key."""
    return keccak(slot.to_bytes(32, "big") + key.to_bytes(32, "big"))


def entry_slot(number: int) -> bytes:
    """Return the place of ``entries[number]``."""
    return mapping_slot(ENTRIES_SLOT, number)


def void_slot(serial: int) -> bytes:
    """Return the place of ``voids[serial]``."""
    return mapping_slot(VOIDS_SLOT, serial)


def role_period_slot(role: int, account: bytes) -> bytes:
    """Return the place of ``role_periods[role][account]``."""
    inner = mapping_slot(ROLE_PERIODS_SLOT, role)
    return mapping_slot(int.from_bytes(inner, "big"), int.from_bytes(account, "big"))


def unpack_void(word: int) -> VoidRecord | None:
    """Return what a word of ``voids`` says, or None for a receipt that stands."""
    if word == 0:
        return None
    return VoidRecord(word & 0xFF, word >> 8 & _U64, word >> 72 & _U64, word >> 136)


def unpack_role_period(word: int) -> RolePeriod:
    """Return what a word of ``role_periods`` says."""
    return RolePeriod(word & _U64, word >> 64)
