"""The ledger's log: every entry, in order, and the running hash over them. Protocol, section 1.

Values only: what an entry *says*. Whether it may stand where it stands is the business of `core.replay`.
Must not know where entries come from.
"""

from __future__ import annotations

from typing import NamedTuple

from almoner_chain.core import abi
from almoner_chain.core.case import (
    COIN,
    Case,
    Category,
    Change,
    FundPolicy,
    PaymentState,
    Role,
    VoidReason,
    case_hash,
)
from almoner_chain.core.entry_data import (
    Approval,
    Batch,
    Delivery,
    EntryData,
    FundCreated,
    Kind,
    Objection,
    PayeeChange,
    Payment,
    Profile,
    Refund,
    Rejection,
    Request,
    Return,
    RoleChange,
    Void,
)
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO32, keccak

__all__ = [
    "COIN",
    "LEDGER_TAG",
    "Approval",
    "Batch",
    "Case",
    "Category",
    "Change",
    "Delivery",
    "EntryData",
    "EntryMalformed",
    "FundCreated",
    "FundPolicy",
    "Kind",
    "Objection",
    "PayeeChange",
    "Payment",
    "PaymentState",
    "Profile",
    "RawEntry",
    "Refund",
    "Rejection",
    "Request",
    "Return",
    "Role",
    "RoleChange",
    "Void",
    "VoidReason",
    "case_hash",
    "decode_entry",
    "entry_hash",
    "genesis_head",
    "next_head",
]

LEDGER_TAG = b"almoner.ledger.1"


class EntryMalformed(BadInput):
    """An entry whose fields cannot be read; ``code`` says which rule of the encoding it breaks."""


class RawEntry(NamedTuple):
    """One entry as a node gives it: nothing of it is checked yet. ``at`` is in seconds.

    ``kind`` may be unknown. ``block`` and ``transaction`` are hints where to find it, bound by nothing.
    """

    number: int
    kind: int
    subject: int
    actor: bytes
    at: int
    data: bytes
    block: int = 0
    transaction: bytes = ZERO32


_TYPES: dict[int, type[EntryData]] = {
    each.KIND: each
    for each in (
        *(Profile, RoleChange, FundCreated, PayeeChange, Batch, Return, Request),
        *(Approval, Rejection, Objection, Payment, Refund, Delivery, Void),
    )
}


def decode_entry(raw: RawEntry) -> EntryData:
    """Return the typed fields of ``raw``.

    The event's ``subject`` is bound by no hash, so it must equal what the fields say. Raises `EntryMalformed`
    with code ``entry.kind``, ``entry.data`` or ``entry.subject``.
    """
    known = _TYPES.get(raw.kind)
    if known is None:
        raise _malformed(raw, "entry.kind", f"is of the unknown kind {raw.kind}")
    try:
        data = known.decode(raw.data)
    except abi.AbiInvalid as problem:
        raise _malformed(raw, "entry.data", f"({known.__name__}) cannot be read: {problem.message}") from None
    if data.subject != raw.subject:
        raise _malformed(raw, "entry.subject", f"is filed under {raw.subject}, its fields say {data.subject}")
    return data


def entry_hash(raw: RawEntry) -> bytes:
    """Return what the ledger keeps of ``raw`` in its slot ``entries[number]``."""
    words = (raw.kind, raw.number, raw.at, raw.actor, keccak(raw.data))
    return keccak(abi.write_words("uuuah", words))


def genesis_head(chain_id: int, ledger: bytes) -> bytes:
    """Return the running hash before the first entry."""
    return keccak(abi.write_words("uua", (96, chain_id, ledger)) + abi.write_tail(LEDGER_TAG))


def next_head(head: bytes, entry: bytes) -> bytes:
    """Return the running hash after one more entry hash."""
    return keccak(head + entry)


def _malformed(raw: RawEntry, code: str, what: str) -> EntryMalformed:
    return EntryMalformed(
        f"Entry {raw.number} {what}.",
        code=code,
        hint="Ask another node for the same entry, then audit the ledger.",
    )
