"""Signed receipts for gifts on a real node: what a charity of `support_charity_node` would hand to its donors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from almoner_chain.core.commitment import OpenAll, PrivateFields
from almoner_chain.core.link import to_link
from almoner_chain.core.receipt import encode
from almoner_chain.core.receipt_values import Receipt, Recorded, promise
from support_charity_node import Charity, Gifts


@dataclass
class Donations:
    """Gifts of these amounts, recorded as one batch, with a receipt for each."""

    charity: Charity
    gifts: Gifts
    receipts: list[Receipt]

    @classmethod
    def record(cls, charity: Charity, amounts: Sequence[int], *, fund: int = 1) -> Donations:
        """Record the gifts and make their receipts."""
        counts = charity.reader.counts()
        first, entry = counts.next_serial, counts.entries + 1
        promises = [cls._promised(charity, first + at, amount, fund) for at, amount in enumerate(amounts)]
        gifts = Gifts(first, [(each.amount, each.commitment) for each in promises])
        (mined,) = charity.do("recorder", gifts.record(fund))
        places = [
            Recorded(entry, mined.block, first + at, at, len(promises), tuple(gifts.tree.path(at)))
            for at in range(len(promises))
        ]
        receipts = [replace(each, recorded=place) for each, place in zip(promises, places, strict=True)]
        return cls(charity, gifts, receipts)

    @staticmethod
    def _promised(charity: Charity, serial: int, amount: int, fund: int) -> Receipt:
        fields = PrivateFields(donor=f"Donor {serial}")
        return promise(
            charity.keys["recorder"],
            chain_id=charity.chain_id,
            ledger=charity.ledger,
            fund=fund,
            amount=amount,
            issued=datetime.now(UTC).date(),
            due=None,
            disclosure=OpenAll(serial.to_bytes(16, "big"), fields),
        )

    def link(self, at: int, **changes: Any) -> str:
        """Return the link of one receipt; ``changes`` are fields of its place."""
        receipt = self.receipts[at]
        assert receipt.recorded is not None
        changed = replace(receipt, recorded=replace(receipt.recorded, **changes))
        return to_link("https://charity.example/v", encode(changed))


def status_of(charity: Charity) -> dict[str, Any]:
    """Return what names the ledger, as `almoner ledger status` does."""
    return {"chain_id": charity.chain_id, "ledger": "0x" + charity.ledger.hex()}
