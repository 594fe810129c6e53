"""What to offer for gas, worked out here from the chain's recent blocks, and never more than the person allows.

A node that names its own price could ask for a fortune; here it only reports history, and the cap is ours.
All figures are wei for each unit of gas.
"""

from __future__ import annotations

from typing import Any

from almoner_chain.client.http import NodeMisbehaved
from almoner_chain.client.transaction import Fees
from almoner_chain.client.wire import number_of
from almoner_chain.core.errors import Refused

HISTORY = ("eth_feeHistory", ["0x5", "latest", [50]])
"""The call whose answer `fees_from` takes."""

LEAST_TIP = 10**9
BASE_FEE_ROOM = 2
"""The base fee may double before a transaction gets stuck: six full blocks in a row."""
REPLACEMENT_PERCENT = 13
"""Nodes want at least 12.5 % more on both figures before they take a transaction in place of another."""


class FeesTooHigh(Refused):
    """The chain asks for more than the person allows."""

    def __init__(self, asked: int, allowed: int) -> None:
        gwei = 10**9
        super().__init__(
            f"The network asks for {asked / gwei:.6g} gwei for each unit of gas; at most {allowed / gwei:.6g} are allowed.",
            code="fees.too_high",
            hint="Wait until the network is less busy, or allow more.",
        )


def fees_from(history: Any, cap: int) -> Fees:
    """Return what to offer, given the answer to `HISTORY`. Raises `FeesTooHigh` above ``cap``."""
    base, tip = _base_fee(history), _usual_tip(history)
    if base and not tip:
        tip = min(LEAST_TIP, max(1, base // 10))
    if base + tip > cap:
        raise FeesTooHigh(base + tip, cap)
    return Fees(min(BASE_FEE_ROOM * base + tip, cap), tip)


def raised(fees: Fees, now: Fees, cap: int) -> Fees:
    """Return what a replacement must offer, given what would be offered today. Raises `FeesTooHigh`."""
    most = max(_more(fees.most), now.most)
    tip = max(_more(fees.tip), now.tip)
    if max(most, tip) > cap:
        raise FeesTooHigh(max(most, tip), cap)
    return Fees(max(most, tip), tip)


def _more(figure: int) -> int:
    return -(-figure * (100 + REPLACEMENT_PERCENT) // 100)


def _base_fee(history: Any) -> int:
    fees = history.get("baseFeePerGas") if isinstance(history, dict) else None
    if not isinstance(fees, list) or not fees:
        raise NodeMisbehaved(
            "The node does not say what gas costs; chains without EIP-1559 are not supported."
        )
    # The last one is that of the block to come.
    return number_of(fees[-1])


def _usual_tip(history: Any) -> int:
    rewards = history.get("reward") or []
    if not isinstance(rewards, list) or not all(isinstance(each, list) and each for each in rewards):
        raise NodeMisbehaved("The node's history of fees cannot be read.")
    tips = sorted(number_of(each[0]) for each in rewards)
    return tips[len(tips) // 2] if tips else 0
