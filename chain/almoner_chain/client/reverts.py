"""Why a call would be refused: the contract's ``module: reason``, read from what nodes say of a revert."""

from __future__ import annotations

from typing import Any

from almoner_chain.client.rpc import NodeRefused
from almoner_chain.core import abi
from almoner_chain.core.errors import Refused

_ERROR = bytes.fromhex("08c379a0")  # Error(string)
_PANIC = bytes.fromhex("4e487b71")  # Panic(uint256)
_REVERTED = "execution reverted"
_MAX_REASON = 100


class CallRefused(Refused):
    """The ledger's rules refuse a call. ``reason`` is the contract's own, ``index`` the call's place among its fellows.

    ``code`` is the reason in the form ``module.reason_in_words``.
    """

    def __init__(self, reason: str, index: int = 0) -> None:
        self.reason = reason
        self.index = index
        code = reason.replace(": ", ".").replace(" ", "_") or "ledger.refused"
        super().__init__(
            f"The ledger refuses this: {reason or 'it gives no reason'}.",
            code=code,
            hint="Look at the ledger's state and at who may do this.",
        )


class AccountEmpty(Refused):
    """The account cannot pay for the gas."""

    def __init__(self, account: bytes) -> None:
        super().__init__(
            f"The account 0x{account.hex()} does not have enough coin to pay the network.",
            code="account.empty",
            hint="Send it some of the network's coin, then try again.",
        )


def reason_from(data: bytes) -> str:
    """Return the reason in a revert's data, or nothing."""
    if data[:4] == _PANIC and len(data) == 36:
        return f"panic {int.from_bytes(data[4:], 'big')}"
    if data[:4] != _ERROR:
        return ""
    try:
        reason, _ = abi.read_bytes_at(data[4:], 0, 32)
    except abi.AbiInvalid:
        return ""
    text = reason[:_MAX_REASON].decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def reverted(refused: NodeRefused) -> str | None:
    """Return the contract's reason where a node's refusal means that the call reverts; None if it means another thing."""
    data = _data(refused.data)
    if data:
        return reason_from(data)
    if refused.number == 3 or _REVERTED in refused.text.lower():
        _, _, said = refused.text.partition(f"{_REVERTED}: ")
        return said[:_MAX_REASON]
    return None


def _data(value: Any) -> bytes:
    """Return a revert's data, which nodes put as a string or one level deeper."""
    if isinstance(value, dict):
        value = value.get("data") or value.get("result")
    if not isinstance(value, str):
        return b""
    try:
        return bytes.fromhex(value.removeprefix("Reverted ").removeprefix("0x"))
    except ValueError:
        return b""
