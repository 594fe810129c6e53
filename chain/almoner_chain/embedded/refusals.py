"""What the JSON-RPC side answers when it refuses: codes and words as geth's, so that every client understands them.

Knows only codes and words.
"""

from __future__ import annotations

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
REFUSED = -32000
LIMIT_EXCEEDED = -32005
REVERTED = 3


class RpcRefusal(Exception):
    """A JSON-RPC error: code, message and, for a revert, the revert data as hex."""

    def __init__(self, message: str, *, code: int = REFUSED, data: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data


class NonceTooHigh(RpcRefusal):
    """The account's earlier transaction is not here (yet)."""


class InvalidParams(RpcRefusal):
    """A parameter is missing, of the wrong form or out of bounds."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code=INVALID_PARAMS)
