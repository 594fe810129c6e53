"""Which wallets' recovery words stand on paper, as far as it was seen here: checked against the paper, or typed from it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from almoner.services.wallets import Wallet
    from almoner.ui.memory import Memory

WRITTEN = "wallets/written_down"
"""In the window's memory: the ids of these wallets, and when."""


def is_written_down(memory: Memory, wallet: Wallet) -> bool:
    """Tell whether the wallet's words were once checked, or it was brought back from them."""
    kept = memory.get(WRITTEN, {})
    return isinstance(kept, dict) and wallet.id in kept


def note_written_down(memory: Memory, wallet: Wallet) -> None:
    """Remember that the words of a wallet stand on paper."""
    kept = memory.get(WRITTEN, {})
    memory.set(WRITTEN, {**(kept if isinstance(kept, dict) else {}), wallet.id: int(time.time())})
