"""Texts that stand on the ledger only as salted hashes: purposes, references, reasons, notes.

The text and its salt stay here; whoever is given both can check the hash (chain/PROTOCOL.md section 6).
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from almoner_chain.core.hashing import ZERO32, keccak

if TYPE_CHECKING:
    from almoner.store.database import Store


def words_hash(salt: bytes, text: str) -> bytes:
    """Return what stands on the ledger for a text under its salt."""
    return keccak(b"\x07" + salt + text.encode())


def say(store: Store, text: str) -> bytes:
    """Keep a text and return the 32-byte hash that stands for it; zero for no text."""
    if not text:
        return ZERO32
    salt = secrets.token_bytes(16)
    digest = words_hash(salt, text)
    with store.writing() as db:
        db.execute("INSERT INTO said(hash, salt, text) VALUES(?, ?, ?)", (digest, salt, text))
    return digest


def heard(store: Store, digest: bytes) -> str:
    """Return the text behind a hash, or an empty text where it is not kept here."""
    text = store.value("SELECT text FROM said WHERE hash = ?", (digest,))
    return str(text) if text is not None else ""
