"""What a charity publishes of its disbursements: purposes with their salts, digests of evidence (PROTOCOL section 10).

The case on the ledger binds each of them, so a reader believes nothing of this file. Purposes that name a donor or a
payee are kept back, and nothing of a refund or of a rejected request is published. Knows neither pages nor servers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from almoner.services.disbursements import histories
from almoner.services.entries import synced
from almoner.services.evidence import evidence_hash
from almoner.services.published_names import Names
from almoner.services.said import words_hash
from almoner.services.session import hex0x
from almoner_chain.core.entries import Case, Category
from almoner_chain.core.hashing import ZERO32

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.store.database import Store
    from almoner_chain.core.entries import RawEntry

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Published:
    """What is said of each payment, by its number; the document as bytes of JSON; how many purposes are in it, and how
    many were kept back for a name in them.
    """

    payments: Mapping[str, Mapping[str, Any]]
    document: bytes
    purposes: int
    withheld: int
    evidence: int


def published(
    session: Session, *, purposes: bool = True, entries: Iterable[RawEntry] | None = None
) -> Published:
    """Return what may be known of every payment's newest request; ``purposes`` leaves their words out.

    ``entries`` are the ledger's, from whoever has just replayed them; without them they are fetched.

    Raises Unreachable where the ledger cannot be read.
    """
    names = Names.of(session.store) if purposes else None
    payments: dict[str, dict[str, Any]] = {}
    withheld = 0
    for number, case in _cases(synced(session)[0] if entries is None else entries):
        entry: dict[str, Any] = {}
        purpose = _purpose(session.store, case) if names is not None else None
        if purpose is not None and names is not None and names.are_in(purpose["text"]):
            purpose, withheld = None, withheld + 1
        if purpose is not None:
            entry["purpose"] = purpose
        digests = _evidence(session.store, case)
        if digests:
            entry["evidence"] = digests
        if entry:
            payments[str(number)] = entry
    document = {
        "format": FORMAT,
        "chain_id": str(session.chain_id),
        "ledger": hex0x(session.ledger),
        "payments": payments,
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Published(
        payments=payments,
        document=text.encode() + b"\n",
        purposes=sum("purpose" in each for each in payments.values()),
        withheld=withheld,
        evidence=sum("evidence" in each for each in payments.values()),
    )


def _cases(entries: Iterable[RawEntry]) -> Iterator[tuple[int, Case]]:
    """Yield the newest case of each payment that is no refund and was not rejected."""
    for number, history in sorted(histories(entries).items()):
        if history.case.category != Category.REFUND and history.state != "rejected":
            yield number, history.case


def _purpose(store: Store, case: Case) -> dict[str, str] | None:
    """Return words and salt where they are kept here and lead to the hash in the case."""
    if case.purpose == ZERO32:
        return None
    row = store.row("SELECT salt, text FROM said WHERE hash = ?", (case.purpose,))
    if row is None or words_hash(row["salt"], row["text"]) != case.purpose:
        return None
    return {"text": row["text"], "salt": hex0x(row["salt"])}


def _evidence(store: Store, case: Case) -> list[str]:
    """Return the digests of the case's files, ascending, where the list here is the one the case commits to."""
    if case.evidence == ZERO32:
        return []
    rows = store.rows("SELECT sha256 FROM evidence_list WHERE hash = ?", (case.evidence,))
    digests = sorted(bytes(row["sha256"]) for row in rows)
    return [each.hex() for each in digests] if evidence_hash(digests) == case.evidence else []
