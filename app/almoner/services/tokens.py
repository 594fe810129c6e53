"""Tokens and coin: hand them over to the ledger together with the call that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner_chain.core import abi
from almoner_chain.core.entries import COIN
from almoner_chain.core.hashing import keccak
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.send import Call

APPROVE = keccak(b"approve(address,uint256)")[:4]


def with_tokens(session: Session, unit: Unit, call: Call, amount: int) -> list[Call]:
    """Return the calls that bring ``amount`` (minor units) along: coin as the call's value, an ERC-20 through an
    allowance; for what is no token, the call alone."""
    from almoner_chain.client.send import Call

    if unit.kind != UnitKind.TOKEN:
        return [call]
    if unit.token == COIN:
        return [call._replace(value=amount)]
    allowance = APPROVE + abi.write_words("au", (session.ledger, amount))
    return [Call(to=unit.token, data=allowance), call]
