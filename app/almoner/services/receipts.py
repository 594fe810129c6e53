"""Make receipts: promised on the spot, recorded with their path in the batch, archived with proofs.

A receipt is signed with the recorder's key and can be made again byte for byte: its day of issue is kept with
the gift, signatures are deterministic. A recorded receipt handed out again is marked as a duplicate.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from almoner.services.batches import RecordedBatch, get_batch, gifts_of, leaves_of
from almoner.services.gifts import Gift, now
from almoner_chain.core.commitment import (
    Closed,
    Disclosure,
    FieldId,
    OpenAll,
    commit,
    from_day,
    open_some,
    to_day,
)
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput
from almoner_chain.core.link import to_link
from almoner_chain.core.merkle_sum import MerkleSumTree
from almoner_chain.core.receipt import Receipt, Recorded, encode, promise

if TYPE_CHECKING:
    import sqlite3

    from almoner.services.session import Session
    from almoner.services.wallets import Signer
    from almoner_chain.core.receipt import Archive

DUE_DAYS = 30
SIGNED_AT_ONCE = 512
ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Issued:
    """A receipt ready to be handed out: its document, the link of its QR, and the gift behind it.

    ``scanned_size`` are the bytes of the document in the QR, ``start`` the gift's place on the received axis.
    """

    gift: Gift
    receipt: Receipt
    document: bytes
    url: str
    scanned_size: int
    batch: RecordedBatch | None
    start: int | None


def today() -> date:
    """Return the day in UTC, as receipts count days."""
    return datetime.now(UTC).date()


def base_url(session: Session) -> str:
    """Return where the charity's receipts are opened: the part of the link before /v#."""
    return f"https://{session.home.get('domain')}"


def parse_fields(text: str) -> frozenset[FieldId] | None:
    """Read which fields to open: names joined by commas, ``all`` (None) or ``none``."""
    names = {name.strip().lower() for name in text.split(",") if name.strip()}
    if names == {"all"}:
        return None
    if names == {"none"}:
        return frozenset()
    try:
        return frozenset(FieldId[name.upper()] for name in names)
    except KeyError as error:
        known = ", ".join(field.name.lower() for field in FieldId)
        raise BadInput(
            f"{str(error).lower()} is not a field of a receipt.",
            code="field.unknown",
            hint=f"Fields: {known}.",
        ) from None


def disclose(session: Session, gift: Gift, opened: Collection[FieldId] | None) -> Disclosure:
    """Open all fields (None), some, or none; fields the gift does not have are passed over."""
    present = gift.fields.present()
    shown = present if opened is None else present & frozenset(opened)
    if not shown:
        return Closed(commit(session.chain_id, session.ledger, gift.fields, gift.seed))
    return OpenAll(gift.seed, gift.fields) if shown == present else open_some(gift.seed, gift.fields, shown)


def recorder_key(session: Session, label: str | None = None) -> Signer:
    """Unlock the key that signs receipts: the recorder's."""
    return session.signer(session.choose(Role.RECORDER, label))


def promise_receipt(
    session: Session, gift: Gift, *, opened: Collection[FieldId] | None = None, due_days: int = DUE_DAYS
) -> Issued:
    """Sign a promise for a gift that is not recorded yet: if it never is, the donor holds the proof."""
    if gift.serial is not None:
        raise BadInput(
            f"Gift {gift.id} is recorded already, as serial number {gift.serial}.",
            code="gift.recorded",
            hint=f"Export its receipt: `almoner receipt export {gift.serial} --out DIR`.",
        )
    if not 0 <= due_days <= 3650:
        raise BadInput("A receipt falls due within ten years.", code="due", hint="Use --due-days 0 to 3650.")
    if gift.issued is None:
        gift = replace(gift, issued=to_day(today()), due=to_day(today() + timedelta(days=due_days)))
        with session.store.writing() as db:
            db.execute("UPDATE gift SET issued = ?, due = ? WHERE id = ?", (gift.issued, gift.due, gift.id))
    receipt = _sign(session, recorder_key(session), gift, opened)
    return _issued(base_url(session), gift, receipt, None, None)


def issue_receipts(
    session: Session,
    serials: Sequence[int] | None,
    *,
    batch: int | None = None,
    opened: Collection[FieldId] | None = None,
    archived: bool = False,
    original: bool = False,
    look: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Issued]:
    """Yield the recorded receipts of these serials, of one batch, or of all (both None), batch by batch.

    ``opened`` None opens every field. ``archived`` adds the proofs, which takes a question to the node for each.
    `mark_exported` says when they have been handed out. With ``look`` no day of issue is noted: only to look at.
    """
    key, base = recorder_key(session), base_url(session)
    groups = _group(session, serials, batch)
    total, done = sum(len(wanted) for _, wanted in groups), 0
    for number, wanted in groups:
        recorded = get_batch(session.store, number)
        gifts = gifts_of(session.store, recorded)
        tree = MerkleSumTree(recorded.first_serial, leaves_of(session, gifts))
        starts = _starts(recorded, gifts)
        again = _note_issue(session, [gifts[position].id for position in wanted], note=not look)
        for at in range(0, len(wanted), SIGNED_AT_ONCE):
            positions = wanted[at : at + SIGNED_AT_ONCE]
            archives = _archives(session, recorded, gifts, positions) if archived else {}
            for position in positions:
                gift = gifts[position]
                gift = gift if gift.issued is not None else replace(gift, issued=to_day(today()))
                receipt = replace(
                    _sign(session, key, gift, opened),
                    duplicate=gift.id in again and not original,
                    recorded=Recorded(
                        entry=recorded.entry,
                        block=recorded.block,
                        serial=recorded.first_serial + position,
                        index=position,
                        count=recorded.count,
                        path=tree.path(position),
                    ),
                    archive=archives.get(position),
                )
                yield _issued(base, gift, receipt, recorded, starts[position])
                done += 1
                progress(done, total)


def _group(session: Session, serials: Sequence[int] | None, batch: int | None) -> list[tuple[int, list[int]]]:
    """Return (local batch id, positions wanted) in the order of the ledger."""
    if serials is not None:
        rows = _rows_of(session, sorted(set(serials)))
    elif batch is not None:
        rows = session.store.rows(
            "SELECT batch, position FROM gift "
            "WHERE batch = (SELECT id FROM batch WHERE batch = ?) ORDER BY serial",
            (batch,),
        )
    else:
        rows = session.store.rows("SELECT batch, position FROM gift WHERE serial IS NOT NULL ORDER BY serial")
    if not rows:
        raise BadInput(
            "There is no recorded gift to export.", code="receipt.none", hint="Run `almoner batch commit`."
        )
    groups: dict[int, list[int]] = {}
    for row in rows:
        groups.setdefault(row["batch"], []).append(row["position"])
    return list(groups.items())


def _rows_of(session: Session, serials: Sequence[int]) -> list[sqlite3.Row]:
    """Return the places of these serials, which come in order; refuse one that is not known here."""
    rows: list[sqlite3.Row] = []
    for at in range(0, len(serials), ASKED_AT_ONCE):
        some = serials[at : at + ASKED_AT_ONCE]
        marks = ",".join("?" * len(some))
        rows += session.store.rows(
            f"SELECT batch, position, serial FROM gift WHERE serial IN ({marks}) ORDER BY serial",  # noqa: S608
            some,
        )
    missing = sorted(set(serials) - {row["serial"] for row in rows})
    if missing:
        raise BadInput(
            f"No gift with serial number {missing[0]} was recorded from this installation.",
            code="serial.unknown",
            hint="See `almoner gift list` for the serial numbers.",
        )
    return rows


def _starts(batch: RecordedBatch, gifts: Sequence[Gift]) -> list[int]:
    starts, at = [], batch.start
    for gift in gifts:
        starts.append(at)
        at += gift.amount
    return starts


def _note_issue(session: Session, ids: Sequence[int], *, note: bool) -> set[int]:
    """Note the day of issue of gifts that had none; return those handed out before."""
    day = to_day(today())
    if note:
        with session.store.writing() as db:
            db.executemany(
                "UPDATE gift SET issued = ? WHERE id = ? AND issued IS NULL",
                [(day, number) for number in ids],
            )
    exported = {
        row["id"]
        for row in session.store.rows(
            "SELECT id FROM gift WHERE id BETWEEN ? AND ? AND exported IS NOT NULL", (min(ids), max(ids))
        )
    }
    return exported & set(ids)


def mark_exported(session: Session, gifts: Sequence[int]) -> None:
    """Note that the receipts of these gifts were handed out; the next ones are duplicates."""
    with session.store.writing() as db:
        db.executemany(
            "UPDATE gift SET exported = ? WHERE id = ? AND exported IS NULL",
            [(now(), each) for each in gifts],
        )


def _archives(
    session: Session, batch: RecordedBatch, gifts: Sequence[Gift], positions: Sequence[int]
) -> dict[int, Archive]:
    from almoner_chain.client.archive import archive_proofs

    serials = [batch.first_serial + position for position in positions]
    proofs = archive_proofs(session.reader, entry=batch.entry, block_hint=batch.block, serials=serials)
    return dict(zip(positions, proofs, strict=True))


def _sign(session: Session, key: Signer, gift: Gift, opened: Collection[FieldId] | None) -> Receipt:
    assert gift.issued is not None  # noqa: S101  (set by every caller)
    return promise(
        key,
        chain_id=session.chain_id,
        ledger=session.ledger,
        fund=gift.fund,
        amount=gift.amount,
        issued=from_day(gift.issued),
        due=from_day(gift.due) if gift.due is not None else None,
        disclosure=disclose(session, gift, opened),
    )


def _issued(
    base: str, gift: Gift, receipt: Receipt, batch: RecordedBatch | None, start: int | None
) -> Issued:
    document = encode(receipt)
    # Proofs do not fit a QR: the code of an archived receipt carries its recorded form.
    scanned = encode(replace(receipt, archive=None)) if receipt.archive else document
    return Issued(gift, receipt, document, to_link(base, scanned), len(scanned), batch, start)
