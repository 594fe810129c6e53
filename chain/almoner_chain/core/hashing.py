"""Keccak-256, in one place, so that the implementation can be changed in one place."""

from __future__ import annotations

from collections.abc import Callable

from tiny_keccak import keccak256

ZERO32 = bytes(32)
ZERO20 = bytes(20)

keccak: Callable[[bytes], bytes] = keccak256
"""Return the 32-byte Keccak-256 of the given bytes. An alias, not a wrapper: trees call it millions of times."""
