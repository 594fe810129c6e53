"""Correct what stands on the ledger by later entries: void a receipt, or replace it by a corrected one."""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import fields as fields_of_dataclass
from typing import TYPE_CHECKING, Any

from almoner.services.batches import get_batch, gifts_of, leaves_of, record_alone, settle
from almoner.services.gifts import Gift, enter_alone, get_recorded
from almoner_chain.core.commitment import PrivateFields
from almoner_chain.core.entries import Batch, Role, VoidReason, decode_entry
from almoner_chain.core.errors import BadInput, Unreachable
from almoner_chain.core.merkle_sum import MerkleSumTree

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.send import Mined

REASONS = {
    "wrong-data": VoidReason.WRONG_DATA,
    "duplicate": VoidReason.DUPLICATE,
    "error": VoidReason.ISSUED_IN_ERROR,
    "never-arrived": VoidReason.MONEY_NEVER_ARRIVED,
    "donors-wish": VoidReason.REPLACED_AT_DONORS_WISH,
    "other": VoidReason.OTHER,
}


def parse_reason(text: str) -> VoidReason:
    """Read why a receipt does not stand any more."""
    try:
        return REASONS[text.strip().lower()]
    except KeyError:
        raise BadInput(
            f"“{text}” is not a reason.", code="void.reason", hint=f"Reasons: {', '.join(REASONS)}."
        ) from None


def void_receipt(
    session: Session, serial: int, reason: VoidReason, *, successor: int = 0, label: str | None = None
) -> Mined:
    """Void the receipt with this serial number; raises Refused where it is void already."""
    wallet = session.choose(Role.RECORDER, label)
    call = session.call("void_receipt", serial, int(reason), successor)
    return session.send(wallet, [call], purpose=f"void receipt {serial}")[0]


def replace_receipt(
    session: Session,
    serial: int,
    reason: VoidReason,
    *,
    changes: dict[str, Any],
    label: str | None = None,
) -> tuple[Gift, Mined]:
    """Record a corrected twin in the place of a receipt and void the old one, in one transaction.

    ``changes`` are new values of private fields; None leaves a field as it is. Returns the new gift.
    """
    with session.home.exclusively():
        settle(session)
        gift = get_recorded(session.store, serial)
        corrected = _changed(gift, changes)
        proof = gift_proof(session, gift)
        return record_alone(
            session,
            session.choose(Role.RECORDER, label),
            enter=lambda db: enter_alone(
                db, fund=gift.fund, amount=gift.amount, fields=corrected, corrects=gift.id
            ),
            calls=lambda commitment, number: [
                session.call("replace_receipt", int(reason), *proof, commitment, number)
            ],
            purpose=f"replace receipt {serial}",
            replaces=serial,
        )


def _changed(gift: Gift, changes: dict[str, Any]) -> PrivateFields:
    values = {each.name: getattr(gift.fields, each.name) for each in fields_of_dataclass(PrivateFields)}
    values |= {name: value for name, value in changes.items() if value is not None}
    corrected = PrivateFields.of(**values)
    if corrected == gift.fields:
        raise BadInput(
            "Nothing would change.",
            code="replace.same",
            hint="Say what is corrected, for example --donor NAME.",
        )
    return corrected


def gift_proof(session: Session, gift: Gift) -> tuple[Any, Any, Any]:
    """Return (batch entry, leaf, path) of a recorded gift as the contract's functions take them."""
    if gift.batch is None or gift.position is None or gift.serial is None:
        raise BadInput(
            f"Gift {gift.id} is not recorded yet.", code="gift.pending", hint="Run `almoner batch commit`."
        )
    batch = get_batch(session.store, gift.batch)
    raw = session.reader.raw_entry(batch.entry, block_hint=batch.block)
    if raw is None:
        raise Unreachable(
            f"The node does not show entry {batch.entry}, the batch of this gift.",
            code="entry.not_shown",
            hint="Try again, or ask another node.",
        )
    leaves = leaves_of(session, gifts_of(session.store, batch))
    tree = MerkleSumTree(batch.first_serial, leaves)
    data = decode_entry(raw)
    assert isinstance(data, Batch)  # noqa: S101  (the entry of a batch)
    leaf = (gift.serial, *leaves[gift.position])
    path = [(node.hash, node.sum) for node in tree.path(gift.position)]
    return (*astuple(data), raw.number, raw.at, raw.actor), leaf, path
