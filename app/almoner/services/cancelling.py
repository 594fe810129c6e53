"""The one error of work that a person stopped: raised by progress callbacks, by questions nobody answers, by searches.

Whoever catches it has nothing to repair: services leave nothing half-made when it passes through them.
"""

from __future__ import annotations

from almoner_chain.core.errors import AlmonerError


class Cancelled(AlmonerError):
    """The person stopped it; what was not finished was not kept."""

    def __init__(
        self,
        message: str = "Cancelled; nothing that was not finished is kept.",
        *,
        code: str = "cancelled",
        hint: str = "",
    ) -> None:
        super().__init__(message, code=code, hint=hint)
