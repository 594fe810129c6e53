"""Receipts for the measurements: signed, in one batch, with fixed keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from almoner_chain.core.commitment import OpenAll, PrivateFields, commit
from almoner_chain.core.merkle_sum import MerkleSumTree
from almoner_chain.core.receipt import Recorded, encode, promise
from almoner_chain.core.signing import SigningKey

CHAIN_ID, LEDGER, KEY = 3_000_000_007, bytes.fromhex("11" * 20), SigningKey(b"\x07" * 32)


def recorded_receipts(count: int) -> list[bytes]:
    """Return the documents of one batch of ``count`` gifts."""
    gifts = [
        (
            10_000 + 37 * i,
            PrivateFields.of(donor=f"王小明{i % 97}", date=date(2026, 3, 1 + i % 28), method="bank"),
            i.to_bytes(16),
        )
        for i in range(count)
    ]
    tree = MerkleSumTree(1_000_000, [(a, commit(CHAIN_ID, LEDGER, f, s)) for a, f, s in gifts])
    documents = []
    for i, (amount, fields, seed) in enumerate(gifts):
        receipt = promise(
            KEY,
            chain_id=CHAIN_ID,
            ledger=LEDGER,
            fund=1,
            amount=amount,
            issued=date(2026, 3, 30),
            due=None,
            disclosure=OpenAll(seed, fields),
        )
        place = Recorded(
            entry=1000, block=100_000, serial=1_000_000 + i, index=i, count=count, path=tree.path(i)
        )
        documents.append(encode(replace(receipt, recorded=place)))
    return documents
