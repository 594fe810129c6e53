"""What a receipt says, as frozen values, and what follows from them: digest, signer, root, ledger entry.

Protocol, section 5. Whether it is *true* decides `core.verify`; how it is written, `core.receipt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from almoner_chain.core import entries, signing
from almoner_chain.core.commitment import Disclosure, PrivateFields, to_day
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.merkle_sum import Folded, PathNode, fold_path


class Stage(IntEnum):
    """How far the gift has come."""

    PROMISED = 0
    RECORDED = 1
    ARCHIVED = 2


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where the ledger has the gift: the batch's entry, its block (a hint, 0 unknown), the place in it."""

    entry: int
    block: int
    serial: int
    index: int
    count: int
    path: tuple[PathNode, ...]

    @property
    def first_serial(self) -> int:
        """The serial of the batch's first gift."""
        return self.serial - self.index


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """The rest of the batch's entry, to make its hash without a node. ``start`` in minor units."""

    at: int
    actor: bytes
    batch: int
    start: int
    manifest: bytes = ZERO32
    replaces: int = 0
    origin_chain: int = 0
    origin_ledger: bytes = ZERO20
    origin_payment: int = 0


@dataclass(frozen=True, slots=True)
class Archive:
    """What outlives the nodes: the batch record, a block header, three proofs (RLP nodes, root first)."""

    record: BatchRecord
    header: bytes
    account_proof: tuple[bytes, ...]
    entry_proof: tuple[bytes, ...]
    void_proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt of any stage. ``amount`` in minor units; ``ledger`` is the contract's address (20 bytes)."""

    chain_id: int
    ledger: bytes
    fund: int
    amount: int
    issued: date
    due: date | None
    disclosure: Disclosure
    signature: bytes
    duplicate: bool = False
    recorded: Recorded | None = None
    archive: Archive | None = None

    @property
    def stage(self) -> Stage:
        """How far the gift has come."""
        if self.archive is not None:
            return Stage.ARCHIVED
        return Stage.PROMISED if self.recorded is None else Stage.RECORDED

    @property
    def fields(self) -> PrivateFields:
        """The private fields that this receipt opens."""
        return self.disclosure.fields

    @property
    def commitment(self) -> bytes:
        """The hash of all private fields, open or not."""
        return self.disclosure.commitment(self.chain_id, self.ledger)

    def digest(self) -> bytes:
        """Return what the recorder signed."""
        return signing.receipt_digest(
            self.chain_id,
            self.ledger,
            fund=self.fund,
            amount=self.amount,
            commitment=self.commitment,
            issued=to_day(self.issued),
            due=to_day(self.due) if self.due else 0,
        )

    def signer(self) -> bytes | None:
        """Return the account that signed, or None if no account can have."""
        return signing.recover(self.digest(), self.signature)

    def folded(self) -> Folded:
        """Return what the gift's leaf and path lead to. Raises `PathInvalid`; `ValueError` for a promise."""
        if self.recorded is None:
            raise ValueError("a promised receipt has no path")
        place = self.recorded
        return fold_path(place.serial, self.amount, self.commitment, place.index, place.count, place.path)


def promise(
    key: signing.SigningKey,
    *,
    chain_id: int,
    ledger: bytes,
    fund: int,
    amount: int,
    issued: date,
    due: date | None,
    disclosure: Disclosure,
) -> Receipt:
    """Return a receipt signed by a recorder; `dataclasses.replace` adds what comes later."""
    unsigned = Receipt(
        chain_id, ledger, fund, amount, issued, due, disclosure, bytes(signing.SIGNATURE_BYTES)
    )
    return Receipt(chain_id, ledger, fund, amount, issued, due, disclosure, key.sign(unsigned.digest()))


def batch_entry(receipt: Receipt) -> entries.RawEntry:
    """Return the ledger's entry of the batch as an archived receipt tells it. Raises `PathInvalid`."""
    if receipt.recorded is None or receipt.archive is None:
        raise ValueError("only an archived receipt carries its batch")
    folded, record = receipt.folded(), receipt.archive.record
    batch = entries.Batch(
        batch=record.batch,
        fund=receipt.fund,
        root=folded.root,
        total=folded.total,
        count=receipt.recorded.count,
        first_serial=receipt.recorded.first_serial,
        start=record.start,
        manifest=record.manifest,
        replaces=record.replaces,
        origin_chain=record.origin_chain,
        origin_ledger=record.origin_ledger,
        origin_payment=record.origin_payment,
    )
    return entries.RawEntry(
        number=receipt.recorded.entry,
        kind=entries.Kind.BATCH,
        subject=receipt.fund,
        actor=record.actor,
        at=record.at,
        data=batch.encode(),
    )
