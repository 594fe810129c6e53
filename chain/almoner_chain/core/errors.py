"""The one error tree: every failure says what happened, to what, and what to try next.

Raised anywhere, presented once, at the edge (command line or window). Knows nothing of either.
"""

from __future__ import annotations


class AlmonerError(Exception):
    """Carry a stable code, one sentence for people, and a hint what to try next.

    ``exit_code`` is what a command ends with: 1 a negative answer, 2 wrong use or bad input,
    3 could not be checked.
    """

    exit_code = 2

    def __init__(self, message: str, *, code: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class BadInput(AlmonerError):
    """Wrong use or bad input: the person can correct it and try again."""

    exit_code = 2


class ReceiptInvalid(BadInput):
    """Bytes or text that are no receipt of ours; ``code`` is a reason code of the protocol, section 8."""


class Refused(AlmonerError):
    """Refused by the ledger's rules: a negative answer, not a mistake of the program."""

    exit_code = 1


class Unreachable(AlmonerError):
    """Could not be checked or done now: a node, a keyring or a file is out of reach."""

    exit_code = 3
