"""Wallets for tests: a passphrase, a key, and what gives or must not give one."""

from __future__ import annotations

PASSPHRASE = "correct horse battery"
KEY = "0x" + "17" * 32
WORDS = "abandon " * 11 + "about"


def passphrase(label: str, confirm: bool = False) -> str:
    """Give the same passphrase for every wallet."""
    return PASSPHRASE


def must_not_ask(label: str, confirm: bool = False) -> str:
    """Stand for a passphrase that is not needed."""
    raise AssertionError("asked for a passphrase")
