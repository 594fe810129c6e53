"""What changed, as one small value that every page understands."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """A kind of thing that pages show."""

    GIFTS = "gifts"
    BATCHES = "batches"
    RECEIPTS = "receipts"
    FUNDS = "funds"
    PAYMENTS = "payments"
    PEOPLE = "people"
    WALLETS = "wallets"
    LEDGER = "ledger"
    PROFILE = "profile"
    KEPT = "kept"


Changes = frozenset[Topic]

ON_LEDGER: Changes = frozenset(
    {Topic.BATCHES, Topic.RECEIPTS, Topic.FUNDS, Topic.PAYMENTS, Topic.PEOPLE, Topic.LEDGER, Topic.GIFTS}
)
"""What may be different when the ledger has new entries."""
