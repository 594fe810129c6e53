"""A donor's own receipts: kept, looked at again, and what became of each gift since the last look.

Receipts of any ledger on any chain are kept; those of the installation's chain are checked by its nodes, others by
the nodes named for their chain (setting ``extra_nodes``: chain id to addresses). A node that is down changes nothing
of what was seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from almoner.services.kept_receipts import (
    DELIVERED,
    PAID,
    RECORDED,
    REFUNDED,
    RETURNED,
    VOIDED,
    KeptReceipt,
    Look,
    Moved,
    Part,
    Place,
    moves,
    place_of,
)
from almoner.services.ledgers import LedgerView, other_ledger
from almoner.services.places import place_of_receipt
from almoner.services.receipts import today
from almoner.services.session import Session
from almoner.services.tracing import trace_place
from almoner.services.verification import NETWORK_AGREE, read_source, trusted_ledgers
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable
from almoner_chain.core.hashing import keccak
from almoner_chain.core.link import from_text
from almoner_chain.core.receipt import decode
from almoner_chain.core.verify import verify
from almoner_chain.core.verify_types import Verdict, VerifyPolicy

if TYPE_CHECKING:
    from almoner_chain.client.rpc import Node
    from almoner_chain.core.receipt import Receipt
    from almoner_chain.core.verify_types import Verification

__all__ = [
    "DELIVERED",
    "PAID",
    "RECORDED",
    "REFUNDED",
    "RETURNED",
    "VOIDED",
    "KeptReceipt",
    "Look",
    "Moved",
    "Part",
    "Place",
    "add_receipt",
    "add_receipts",
    "keep_again",
    "list_receipts",
    "look_again",
    "mark_seen",
    "remove_receipt",
    "set_extra_nodes",
    "set_label",
]

MAX_LABEL = 100
MAX_NODES = 8


def add_receipt(session: Session, source: str | Path | bytes, *, label: str = "") -> KeptReceipt:
    """Keep the one receipt in a file, link, digits, or bytes of any of these; keeping it again changes its label only.

    Raises BadInput: no receipt in it, or several (`add_receipts` takes all).
    """
    from almoner.services.scanning import read_document

    found = read_source(source) if isinstance(source, str) else read_document(source).document
    return _keep(session, [from_text(found) if isinstance(found, str) else found], label)[0]


def add_receipts(session: Session, source: Path | bytes) -> list[KeptReceipt]:
    """Keep every receipt in a file or its bytes: a PDF of many pages, say. Raises BadInput where there is none."""
    from almoner.services.scanning import read_documents

    return _keep(session, [found.document for found in read_documents(source)], "")


def list_receipts(session: Session) -> list[KeptReceipt]:
    """Return the kept receipts, newest first, as they were at the last look."""
    rows = session.store.rows("SELECT * FROM kept_receipt ORDER BY added DESC, digest")
    kept = [
        KeptReceipt(
            digest=row["digest"],
            document=row["document"],
            receipt=decode(row["document"]),
            added=row["added"],
            label=row["label"],
            verdict=row["verdict"] or "",
            looked_at=row["looked_at"] or "",
            seen=bool(row["seen"]),
            look=msgspec.json.decode(row["place"], type=Look) if row["place"] else Look(),
        )
        for row in rows
    ]
    recorded = {_gift(each.receipt) for each in kept if each.receipt.recorded}
    return [
        replace(each, superseded=each.receipt.recorded is None and _gift(each.receipt) in recorded)
        for each in kept
    ]


def set_label(session: Session, digest: bytes, label: str) -> None:
    """Give a kept receipt another label; an empty one takes it away. Raises BadInput."""
    clean = _clean(label)
    with session.store.writing() as db:
        if db.execute("UPDATE kept_receipt SET label = ? WHERE digest = ?", (clean, digest)).rowcount == 0:
            raise BadInput("That receipt is not kept here.", code="receipt.not_kept")


def keep_again(session: Session, kept: KeptReceipt) -> None:
    """Put back a receipt that was removed, as it was: what was told of it is not news again."""
    place = msgspec.json.encode(kept.look).decode() if kept.looked_at else None
    with session.store.writing() as db:
        db.execute(
            "INSERT OR IGNORE INTO kept_receipt(digest, document, added, label, verdict, place, looked_at, seen) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(kept.digest, kept.document, kept.added, kept.label),
                *(kept.verdict or None, place, kept.looked_at or None, kept.seen),
            ),
        )


def remove_receipt(session: Session, digest: bytes) -> None:
    """Keep a receipt no longer. Raises BadInput where it is not kept."""
    with session.store.writing() as db:
        if db.execute("DELETE FROM kept_receipt WHERE digest = ?", (digest,)).rowcount == 0:
            raise BadInput("That receipt is not kept here.", code="receipt.not_kept")


def mark_seen(session: Session, digests: Iterable[bytes]) -> None:
    """Note that the person has been shown what moved."""
    with session.store.writing() as db:
        db.executemany("UPDATE kept_receipt SET seen = 1 WHERE digest = ?", [(each,) for each in digests])


def set_extra_nodes(session: Session, chain_id: int, urls: Sequence[str]) -> None:
    """Name the nodes to ask about receipts of another chain; none takes them away. Raises BadInput for no address."""
    from almoner_chain.client.rpc import Node

    if len(urls) > MAX_NODES:
        raise BadInput(f"At most {MAX_NODES} nodes are asked for a chain.", code="node.many")
    for url in urls:
        Node(url).close()
    known = dict(session.home.get("extra_nodes", {}))
    known.pop(str(chain_id), None)
    session.home.set(extra_nodes={**known, str(chain_id): list(urls)} if urls else known)


def look_again(session: Session, *, progress: Callable[[int, int], None] | None = None) -> list[Moved]:
    """Check and follow every kept receipt, keep what was found, and return what happened since the last look.

    At the first look everything that ever happened is news. Each receipt is kept as soon as it was looked at, so
    ``progress`` (done, all) may raise `Cancelled`. A node that is down is no exception: the receipt's verdict says so.
    """
    kept, news = list_receipts(session), list[Moved]()
    with ExitStack() as closing:
        ledgers = _Ledgers(session, closing)
        for number, each in enumerate(kept, 1):
            verdict, look = _look(session, ledgers, each)
            moved = moves(each, look)
            _store(session, each, verdict, look, moved=bool(moved))
            news += moved
            if progress is not None:
                progress(number, len(kept))
    return news


def _look(session: Session, ledgers: _Ledgers, kept: KeptReceipt) -> tuple[str, Look]:
    """Return the verdict now, and the look, which keeps what was known where nothing new can be learned."""
    receipt, before = kept.receipt, kept.look
    view, problem, down = ledgers.view(receipt.chain_id, receipt.ledger)
    result = _verified(session, kept.document, () if down else ledgers.nodes(receipt.chain_id))
    place = before.place
    if view is not None and receipt.recorded is not None:
        try:
            place = place_of(trace_place(view, place_of_receipt(receipt, view.state)), receipt.ledger)
        except AlmonerError as error:
            problem = error.message
    voided = result.verdict is Verdict.VOIDED
    confirmed = voided or result.verdict is Verdict.VALID
    return result.verdict.value, Look(
        sentence=result.sentence,
        problem=problem,
        recorded=before.recorded or confirmed,
        voided=before.voided or voided,
        place=place,
    )


def _verified(session: Session, document: bytes, nodes: Sequence[Node]) -> Verification:
    from almoner_chain.client.view import NodeView

    local = bool(nodes) and all(node.is_local for node in nodes)
    policy = VerifyPolicy(
        needed=1 if local or not nodes else NETWORK_AGREE,
        today=today(),
        local=local,
        trusted=trusted_ledgers(session),
    )
    return verify(document, chain=NodeView(nodes) if nodes else None, policy=policy)


@dataclass
class _Ledgers:
    """The nodes of each chain and a replayed view of each ledger, made once in a run; failures are remembered."""

    session: Session
    closing: ExitStack
    _nodes: dict[int, list[Node]] = field(default_factory=dict)
    _views: dict[tuple[int, bytes], tuple[LedgerView | None, str, bool]] = field(default_factory=dict)

    def nodes(self, chain_id: int) -> list[Node]:
        """Return whom to ask about a chain; nobody where no node is known."""
        from almoner_chain.client.rpc import Node

        if chain_id == self.session.chain_id:
            return self.session.nodes
        if chain_id not in self._nodes:
            urls = self.session.home.get("extra_nodes", {}).get(str(chain_id), [])
            self._nodes[chain_id] = [self.closing.enter_context(Node(url)) for url in urls]
        return self._nodes[chain_id]

    def view(self, chain_id: int, ledger: bytes) -> tuple[LedgerView | None, str, bool]:
        """Return the ledger, or None, why not, and whether that is because no node answers."""
        key = (chain_id, ledger)
        if key not in self._views:
            try:
                self._views[key] = (self._read(chain_id, ledger), "", False)
            except AlmonerError as error:
                self._views[key] = (None, error.message, isinstance(error, Unreachable))
        return self._views[key]

    def _read(self, chain_id: int, ledger: bytes) -> LedgerView:
        own = (self.session.chain_id, self.session.ledger)
        if (chain_id, ledger) == own:
            return LedgerView.of(self.session)
        if chain_id == self.session.chain_id:
            mine, problem, _ = self.view(*own)
            if mine is None:
                raise Unreachable(problem, code="node.unreachable")
            return other_ledger(mine, ledger)
        nodes = self.nodes(chain_id)
        if not nodes:
            raise Unreachable(f"No node of chain {chain_id} is known here.", code="node.none")
        problem_there: AlmonerError | None = None
        for node in nodes:
            try:
                return LedgerView.at(node, ledger, chain_id=chain_id)
            except Unreachable as error:
                problem_there = problem_there or error
        assert problem_there is not None  # noqa: S101  (there was a node, and none answered)
        raise problem_there


def _keep(session: Session, documents: Sequence[bytes], label: str) -> list[KeptReceipt]:
    clean = _clean(label)
    for document in documents:
        decode(document)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    digests = list(dict.fromkeys(keccak(document) for document in documents))
    with session.store.writing() as db:
        db.executemany(
            "INSERT INTO kept_receipt(digest, document, added, label) VALUES(?, ?, ?, ?) "
            "ON CONFLICT(digest) DO UPDATE SET label = CASE excluded.label WHEN '' THEN label ELSE excluded.label END",
            [(keccak(document), document, now, clean) for document in documents],
        )
    kept = {each.digest: each for each in list_receipts(session)}
    return [kept[digest] for digest in digests]


def _clean(label: str) -> str:
    clean = label.strip()
    if len(clean) > MAX_LABEL or (clean and not clean.isprintable()):
        raise BadInput(
            "The label is too long or not one plain line.",
            code="receipt.label",
            hint=f"Give at most {MAX_LABEL} printable characters.",
        )
    return clean


def _store(session: Session, kept: KeptReceipt, verdict: str, look: Look, *, moved: bool) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with session.store.writing() as db:
        db.execute(
            "UPDATE kept_receipt SET verdict = ?, place = ?, looked_at = ?, seen = seen AND NOT ? WHERE digest = ?",
            (verdict, msgspec.json.encode(look).decode(), now, moved, kept.digest),
        )


def _gift(receipt: Receipt) -> tuple[int, bytes, bytes]:
    """Return what a promise and the recorded receipt of the same gift have in common."""
    return receipt.chain_id, receipt.ledger, receipt.commitment
