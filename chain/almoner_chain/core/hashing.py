"""Keccak-256, in one place, so that the implementation can be changed in one place."""

from __future__ import annotations

from tiny_keccak import keccak256

ZERO32 = bytes(32)
ZERO20 = bytes(20)


def keccak(data: bytes) -> bytes:
    """Return the 32-byte Keccak-256 of ``data``."""
    digest: bytes = keccak256(data)
    return digest
