"""Check a receipt, whatever form it comes in, from the charity's own home or from none at all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.receipts import today
from almoner.services.session import Session, hex0x, is_loopback
from almoner.services.trust import read_trust, trusted_names
from almoner_chain.core.commitment import FieldId
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable
from almoner_chain.core.verify import verify, verify_text
from almoner_chain.core.verify_types import VerifyPolicy

if TYPE_CHECKING:
    from datetime import date

    from almoner_chain.core.receipt import Receipt
    from almoner_chain.core.verify_types import ChainPort, LedgerId, Verification

MAX_TEXT = 16_384
NETWORK_AGREE = 2
"""On a network two of three unrelated nodes must say the same; one is enough for a ledger on this computer."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, what the receipt says for scripts (``facts``) and for people (``told``: name, text).

    ``local``: only nodes on this computer were asked; ``needed``: how many had to say the same.
    """

    verification: Verification
    facts: dict[str, Any] | None
    told: list[tuple[str, str]]
    local: bool = False
    needed: int = 1


def check_receipt(
    directory: Path,
    source: str,
    *,
    data: bytes | None = None,
    rpc: Sequence[str] = (),
    offline: bool = False,
    agree: int | None = None,
    page: int | None = None,
    session: Session | None = None,
    trust: Sequence[Path] = (),
) -> Checked:
    """Check the receipt in a file, link or digits (or in ``data``); the answer is always one of five verdicts.

    ``page`` looks at one page of a PDF with several receipts. ``rpc`` names the nodes to ask; else the
    installation in ``directory`` is asked, if there is one. ``trust`` names lists of ledgers that somebody vouches for.
    Raises BadInput when ``source`` is a file without a receipt in it, or with several, and for a list that is none.
    """
    lists = [read_trust(path) for path in trust]
    document = read_source(source, data, page=page)
    with ExitStack() as closing:
        if session is None and (directory / "almoner.db").is_file():
            session = _try_session(directory)
            if session is not None:
                closing.callback(session.close)
        port, local = (None, False) if offline else _port(session, rpc, closing)
        policy = VerifyPolicy(
            needed=agree if agree is not None else (1 if local or port is None else NETWORK_AGREE),
            today=today(),
            local=local,
            trusted=trusted_names(lists) | trusted_ledgers(session),
        )
        result = (
            verify_text(document, chain=port, policy=policy)
            if isinstance(document, str)
            else verify(document, chain=port, policy=policy)
        )
    return Checked(result, _facts(result), _told(result), policy.local, policy.needed)


def read_source(source: str, data: bytes | None = None, *, page: int | None = None) -> bytes | str:
    """Return the document's bytes, or the text that stands for it, from a path, a link, digits, or bytes."""
    from almoner.services.scanning import read_document

    if data is not None:
        text = data[:MAX_TEXT].decode("ascii", errors="replace").strip()
        return text if text.isdigit() or "/v#" in text else read_document(data, page=page).document
    path = Path(source)
    try:
        is_file = path.is_file()
    except OSError:  # a link is too long for a file name
        is_file = False
    if is_file:
        return read_document(path, page=page).document
    looks_like_path = not source.strip().isdigit() and "#" not in source
    if looks_like_path:
        raise BadInput(
            f"There is no file {source[:200]}, and it is no receipt's link or number.",
            code="receipt.not_found",
            hint="Name a PDF, picture or .almr file, or paste the whole link.",
        )
    return source


def _try_session(directory: Path) -> Session | None:
    """Open the installation for reading; one that cannot be opened does not stop a check by --rpc."""
    try:
        return Session.open(directory, passphrase=_no_passphrase)
    except AlmonerError:
        return None


def _no_passphrase(label: str, confirm: bool = False) -> str:
    raise BadInput("Checking a receipt needs no key.", code="passphrase.not_needed")


def _port(session: Session | None, rpc: Sequence[str], closing: ExitStack) -> tuple[ChainPort | None, bool]:
    """Return whom to ask and whether all of them are on this computer."""
    from almoner_chain.client.rpc import Node
    from almoner_chain.client.view import NodeView

    if rpc:
        return NodeView([closing.enter_context(Node(url)) for url in rpc]), all(
            is_loopback(url) for url in rpc
        )
    if session is not None:
        with suppress(Unreachable):  # a ledger that does not open makes no receipt bad
            return NodeView(session.nodes), session.local
    return None, False


def trusted_ledgers(session: Session | None) -> dict[LedgerId, str]:
    """Return the ledgers known by name: the installation's own, where its name is the one the ledger has a hash of."""
    if session is None or not session.home.get("name_known", True):
        return {}
    return {(session.chain_id, session.ledger): session.home.get("name")}


def _facts(result: Verification) -> dict[str, Any] | None:
    receipt, facts = result.receipt, result.facts
    if receipt is None:
        return None
    place = receipt.recorded
    document: dict[str, Any] = {
        "stage": receipt.stage.name.lower(),
        "serial": place.serial if place else None,
        "fund": receipt.fund,
        "fund_name": facts.fund_name or None,
        "amount": str(receipt.amount),
        "unit": facts.unit.code if facts.unit else None,
        "ledger": hex0x(receipt.ledger),
        "chain_id": receipt.chain_id,
        "batch": facts.batch,
        "entry": place.entry if place else None,
        "start": _text(facts.start),
        "end": _text(facts.end),
        "issued": receipt.issued.isoformat(),
        "due": receipt.due.isoformat() if receipt.due else None,
        "recorded_at": facts.recorded_at,
        "duplicate": receipt.duplicate,
        "issuer": facts.issuer,
        "domain": facts.domain or None,
        "signer": hex0x(facts.signer) if facts.signer else None,
        **_opened(receipt),
    }
    if facts.void is not None:
        document["void"] = {
            "reason": facts.void.reason,
            "successor": facts.void.successor or None,
            "at": facts.void.at,
        }
    return document


def _text(amount: int | None) -> str | None:
    return None if amount is None else str(amount)


def _opened(receipt: Receipt) -> dict[str, str]:
    opened: dict[str, str] = {}
    for field, value in zip(FieldId, receipt.fields.values(), strict=True):
        if value is not None:
            opened[field.name.lower()] = _plain_value(value)
    return opened


def _plain_value(value: str | date) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _told(result: Verification) -> list[tuple[str, str]]:
    receipt, facts = result.receipt, result.facts
    if receipt is None:
        return []
    amount = (
        f"{facts.unit.show(receipt.amount)} {facts.unit.code}"
        if facts.unit
        else f"{receipt.amount} (minor units)"
    )
    told = [
        ("issuer", facts.issuer or f"unknown issuer, ledger {hex0x(receipt.ledger)}"),
        ("fund", facts.fund_name or f"number {receipt.fund}"),
        ("amount", amount),
    ]
    if receipt.recorded:
        told.insert(0, ("serial", str(receipt.recorded.serial)))
    told += list(_opened(receipt).items())
    if facts.recorded_at is not None:
        recorded = datetime.fromtimestamp(facts.recorded_at, UTC).strftime("%Y-%m-%d %H:%M UTC")
        told.append(("recorded", f"{recorded}, batch {facts.batch}"))
    if receipt.duplicate:
        told.append(("copy", "this is marked as a duplicate"))
    return told
