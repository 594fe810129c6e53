"""Compare what is kept here with the replayed ledger: manifests, evidence, texts, names, the cache of entries.

Finds tampering with, and damage to, this installation's own files. Changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from almoner.services import evidence
from almoner.services.batches import RecordedBatch, gifts_of, leaves_of, list_batches
from almoner.services.entries import cached_entries
from almoner.services.payees import Invoice, payee_id
from almoner.services.said import words_hash
from almoner_chain.core.entries import Batch, RawEntry
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO32, keccak
from almoner_chain.core.merkle_sum import MerkleSumTree, manifest_bytes
from almoner_chain.core.replay_compare import compare_manifest
from almoner_chain.core.replay_state import BatchState, Finding, LedgerState, Severity
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session


def compare(session: Session, state: LedgerState, entries: Sequence[RawEntry]) -> Iterator[Finding]:
    """Yield what differs between this installation and the ledger that ``entries`` led to."""
    for part in (
        _batches(session, state),
        _evidence(session, state),
        _texts(session),
        _cache(session, entries),
    ):
        try:
            yield from part
        except (sqlite3.Error, TypeError, ValueError) as problem:
            # SQLite keeps what it is given: whoever wrote text where bytes belong must not stop the audit.
            yield _error("local.unreadable", 0, f"The local database holds something unreadable: {problem}.")


def _batches(session: Session, state: LedgerState) -> Iterator[Finding]:
    kept = {batch.batch: batch for batch in list_batches(session.store)}
    for number, batch in sorted(kept.items()):
        there = state.batches.get(number)
        if there is None:
            yield _error("local.batch", 0, f"Batch {number} is kept here but not on the ledger.")
            continue
        for what in _differences(session, state, batch, there.data):
            yield _error("local.manifest", there.place.entry, f"Batch {number}: {what}.")
        if any(0 <= serial - there.data.first_serial < there.data.count for serial in state.refunds):
            yield from _refunds(session, state, batch)
    missing = [
        there
        for number, there in sorted(state.batches.items())
        if number not in kept and there.data.count > 1
    ]
    if missing:
        yield _not_kept(missing)


def _not_kept(missing: Sequence[BatchState]) -> Finding:
    """Say once which batches' gifts are elsewhere: an outside auditor has none of them."""
    first = missing[0]
    sentence = (
        f"The gifts of batch {first.data.batch} are not kept here; its total stands on the ledger alone."
        if len(missing) == 1
        else f"The gifts of {len(missing)} batches are not kept here, the first is batch {first.data.batch}; "
        "their totals stand on the ledger alone."
    )
    return Finding("local.manifest_missing", Severity.NOTICE, first.place.entry, sentence)


def _money(state: LedgerState, fund: int, minor: int) -> str:
    made = state.funds[fund].created if fund in state.funds else None
    if made is None:
        return str(minor)
    return f"{Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token).show(minor)} {made.unit}"


def _differences(session: Session, state: LedgerState, kept: RecordedBatch, there: Batch) -> Iterator[str]:
    """Recompute a batch from the gifts kept here and say what differs from the ledger."""
    for name in ("fund", "count", "total", "root", "manifest", "start", "first_serial"):
        if getattr(kept, name) != getattr(there, name) and (name, there.manifest) != ("manifest", ZERO32):
            yield f"the {name.replace('_', ' ')} kept here is not the ledger's"
    try:
        gifts = gifts_of(session.store, kept)
        leaves = leaves_of(session, gifts)
        tree = MerkleSumTree(there.first_serial, leaves)
    except (BadInput, ValueError) as error:
        yield f"its gifts cannot be read ({error})"
        return
    if [gift.serial for gift in gifts] != list(range(there.first_serial, there.first_serial + len(gifts))):
        yield "its gifts do not carry the serials of the batch"
    if tree.count != there.count:
        yield f"{tree.count} gifts are kept here, {there.count} are on the ledger"
    elif tree.total != there.total:
        here, ledger = (_money(state, there.fund, total) for total in (tree.total, there.total))
        yield f"its gifts add up to {here}, on the ledger to {ledger}"
    elif tree.root != there.root:
        yield "its gifts do not lead to the root on the ledger: some field of some gift was changed"
    elif there.manifest not in (ZERO32, keccak(manifest_bytes(there.first_serial, leaves))):
        yield "its list of gifts does not hash to the one on the ledger"


def _refunds(session: Session, state: LedgerState, kept: RecordedBatch) -> Iterator[Finding]:
    """Check that what was given back of a batch's gifts is the end of each gift: only the manifest can tell."""
    manifest = manifest_bytes(kept.first_serial, leaves_of(session, gifts_of(session.store, kept)))
    found = compare_manifest(state, kept.batch, manifest)
    yield from (each for each in found if each.code == "refund.place")


def _evidence(session: Session, state: LedgerState) -> Iterator[Finding]:
    """Read every kept file again, once, and every case's list of files."""
    folder = session.home.evidence_directory
    states = {
        row["sha256"]: (row["name"], evidence.look(folder, row["sha256"]))
        for row in session.store.rows("SELECT sha256, name FROM evidence")
    }
    lists: dict[bytes, list[bytes]] = {}
    for row in session.store.each("SELECT hash, sha256 FROM evidence_list"):
        lists.setdefault(row["hash"], []).append(row["sha256"])
    for number, record in sorted(state.payments.items()):
        case, entry = record.case, record.requested[-1].entry
        digests = lists.get(case.evidence, [])
        if evidence.evidence_hash(digests) != case.evidence:
            yield Finding(
                "local.evidence_unknown",
                Severity.WARNING,
                entry,
                f"The evidence that payment {number} names is not known here.",
            )
            continue
        for digest in digests:
            name, standing = states.get(digest, ("", evidence.MISSING))
            if standing == evidence.CHANGED:
                yield _error(
                    "local.evidence_changed", entry, f"Payment {number}: the evidence “{name}” was changed."
                )
            if standing == evidence.MISSING:
                yield _error(
                    "local.evidence_missing", entry, f"Payment {number}: the evidence “{name}” is missing."
                )


def _texts(session: Session) -> Iterator[Finding]:
    store, key = session.store, session.home.ledger_key
    for row in store.each("SELECT hash, salt, text FROM said"):
        if words_hash(row["salt"], row["text"]) != row["hash"]:
            yield _error(
                "local.text", 0, f"A text kept here was changed; it reads now: “{row['text'][:80]}”."
            )
    for row in store.each("SELECT payee_id, name FROM payee"):
        if payee_id(key, row["name"]) != row["payee_id"]:
            yield _error(
                "local.payee", 0, f"A payee's name kept here was changed; it reads now: “{row['name'][:80]}”."
            )
    for row in store.each("SELECT fingerprint, issuer, number, amount FROM invoice"):
        if Invoice(row["issuer"], row["number"], int(row["amount"])).fingerprint(key) != row["fingerprint"]:
            yield _error(
                "local.invoice", 0, f"An invoice kept here was changed: {row['issuer']}, {row['number']}."
            )


def _cache(session: Session, entries: Sequence[RawEntry]) -> Iterator[Finding]:
    """Compare the local copy of the log, which all other commands read, with what the node just gave."""
    there = {raw.number: raw for raw in entries}
    for kept in cached_entries(session):
        raw = there.get(kept.number)
        if raw is None or kept[:6] != raw[:6]:
            yield _error(
                "local.cache",
                kept.number,
                f"Entry {kept.number} in the local copy is not the ledger's own entry.",
            )
            return


def _error(code: str, entry: int, sentence: str) -> Finding:
    return Finding(code, Severity.ERROR, entry, sentence)
