"""What the steps that lead to a ledger elsewhere do beside the window: read an invitation, ask nodes. Knows no widget."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from almoner_chain.core.errors import AlmonerError, BadInput

if TYPE_CHECKING:
    from almoner.services.first_run import Network
    from almoner.services.invitations import Invitation
    from almoner.services.joining import Found


class IsReceipt(BadInput):
    """A receipt was handed over in place of an invitation."""

    def __init__(self, ledger: bytes) -> None:
        super().__init__("This is a receipt, not an invitation.", code="invitation.receipt")
        self.ledger = ledger


def read(given: Path | str | bytes) -> Invitation:
    """Return the invitation in a file, a picture or a link; raises `IsReceipt` for a receipt, else BadInput."""
    from almoner.services.invitations import read_invitation

    try:
        return read_invitation(given)
    except BadInput:
        ledger = _ledger_of_receipt(given)
        if ledger is None:
            raise
    raise IsReceipt(ledger)


def _ledger_of_receipt(given: Path | str | bytes) -> bytes | None:
    """Return the ledger of a receipt in a file, a picture or a link; None where there is none."""
    from almoner.services.scanning import read_document
    from almoner_chain.core.link import from_text
    from almoner_chain.core.receipt import decode

    try:
        found = from_text(given) if isinstance(given, str) else read_document(given).document
        return decode(found).ledger
    except AlmonerError:
        return None


def look(invitation: Invitation) -> Found:
    """Ask an invitation's nodes for its ledger."""
    from almoner.services.joining import look_at_invitation

    return look_at_invitation(invitation)


def ask_network(urls: tuple[str, ...]) -> Network:
    """Ask nodes which network they are on."""
    from almoner.services.first_run import look_at_network

    return look_at_network(urls)


def ask_ledger(urls: tuple[str, ...], address: str, name: str) -> Found:
    """Ask nodes for a ledger; an empty address means the only one there."""
    from almoner.services.joining import look_at_ledger
    from almoner.services.session import address_bytes

    return look_at_ledger(urls, address_bytes(address) if address else None, name=name)
