"""The archived receipt's own proof: block header, the ledger's account, the batch's entry, the void.

Protocol, section 7. Shows that a receipt is *consistent*: anyone can make a header, so without a node nobody
knows whether that block was ever part of the chain. Must not decide verdicts.
"""

from __future__ import annotations

from typing import NamedTuple

from almoner_chain.core.entries import entry_hash
from almoner_chain.core.errors import BadInput
from almoner_chain.core.layout import VoidRecord, entry_slot, unpack_void, void_slot
from almoner_chain.core.proof import (
    Header,
    ProofInvalid,
    header_state_root,
    verify_account_proof,
    verify_storage_proof,
)
from almoner_chain.core.receipt_values import Receipt, batch_entry


class Archived(NamedTuple):
    """What a consistent archive shows as of its block."""

    header: Header
    void: VoidRecord | None


def check_archive(receipt: Receipt) -> Archived:
    """Follow the archived receipt's proofs from its header down. Raises `ProofInvalid` or `PathInvalid`."""
    archive, place = receipt.archive, receipt.recorded
    if archive is None or place is None:
        raise ValueError("only an archived receipt has proofs")
    header = header_state_root(archive.header)
    account = verify_account_proof(header.state_root, receipt.ledger, archive.account_proof)
    if account is None:
        raise ProofInvalid("the block has no ledger at this address")
    try:
        entry = entry_hash(batch_entry(receipt))
    except BadInput as problem:
        raise ProofInvalid(f"the batch cannot be written down ({problem.message})") from None
    kept = verify_storage_proof(account.storage_root, entry_slot(place.entry), archive.entry_proof)
    if kept.to_bytes(32, "big") != entry:
        raise ProofInvalid("the block has another entry under this number")
    if header.timestamp < archive.record.at:
        raise ProofInvalid("the block is older than the entry")
    void = verify_storage_proof(account.storage_root, void_slot(place.serial), archive.void_proof)
    return Archived(header, unpack_void(void))
