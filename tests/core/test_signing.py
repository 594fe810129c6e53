"""Signatures are those of any wallet (EIP-712), have one form only, and name their account."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from eth_account import Account
from eth_account.messages import encode_typed_data
from eth_utils.crypto import keccak as their_keccak
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.core.hashing import keccak
from almoner_chain.core.signing import (
    KeyInvalid,
    SigningKey,
    delivery_digest,
    expand,
    receipt_digest,
    recover,
    sign_digest,
)
from support_receipts import CHAIN_ID, LEDGER, promised

SECRET = keccak(b"secret")
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
words = st.integers(0, 2**256 - 1)
hashes = st.binary(min_size=32, max_size=32)


def typed(name: str, fields: list[tuple[str, str]], values: dict[str, Any]) -> bytes:
    """The digest as eth_account makes it."""
    domain = {
        "name": "Almoner",
        "version": "1",
        "chainId": CHAIN_ID,
        "verifyingContract": "0x" + LEDGER.hex(),
    }
    types = {name: [{"type": kind, "name": field} for kind, field in fields]}
    message = encode_typed_data(domain_data=domain, message_types=types, message_data=values)
    return bytes(their_keccak(b"\x19" + message.version + message.header + message.body))


@settings(max_examples=25, deadline=None)
@given(words, words, hashes, words, words)
def test_receipt_digest_is_that_of_eip_712(
    fund: int, amount: int, commitment: bytes, issued: int, due: int
) -> None:
    values = {"fund": fund, "amount": amount, "commitment": commitment, "issued": issued, "due": due}
    fields = [("uint256", "fund"), ("uint256", "amount"), ("bytes32", "commitment")]

    ours = receipt_digest(
        CHAIN_ID, LEDGER, fund=fund, amount=amount, commitment=commitment, issued=issued, due=due
    )

    assert ours == typed("Receipt", [*fields, ("uint256", "issued"), ("uint256", "due")], values)


@settings(max_examples=25, deadline=None)
@given(words, hashes, hashes)
def test_delivery_digest_is_that_of_eip_712(payment: int, case_hash: bytes, note: bytes) -> None:
    fields = [("uint256", "payment"), ("bytes32", "caseHash"), ("bytes32", "note")]

    ours = delivery_digest(CHAIN_ID, LEDGER, payment, case_hash, note)

    assert ours == typed("Delivery", fields, {"payment": payment, "caseHash": case_hash, "note": note})


@settings(max_examples=40, deadline=None)
@given(hashes)
def test_signature_is_that_of_any_other_wallet(digest: bytes) -> None:
    theirs = Account.unsafe_sign_hash(digest, SECRET)

    assert expand(sign_digest(digest, SECRET)) == theirs.signature
    assert recover(digest, sign_digest(digest, SECRET)) == bytes.fromhex(Account.from_key(SECRET).address[2:])


def test_signing_again_gives_the_same_bytes() -> None:
    digest = keccak(b"digest")

    assert SigningKey(SECRET).sign(digest) == SigningKey(SECRET).sign(digest) == sign_digest(digest, SECRET)


@pytest.mark.parametrize("s", [0, ORDER // 2 + 1, (1 << 255) - 1])
def test_s_outside_the_lower_half_belongs_to_nobody(s: int) -> None:
    digest = keccak(b"digest")
    r = sign_digest(digest, SECRET)[:32]

    for parity in (0, 1):
        assert recover(digest, r + (parity << 255 | s).to_bytes(32, "big")) is None


def test_largest_s_of_the_lower_half_belongs_to_somebody() -> None:
    digest = keccak(b"digest")

    assert recover(digest, sign_digest(digest, SECRET)[:32] + (ORDER // 2).to_bytes(32, "big")) is not None


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65), b"\xff" * 64])
def test_bytes_that_are_no_signature_belong_to_nobody(signature: bytes) -> None:
    assert recover(keccak(b"digest"), signature) is None


def test_signature_of_something_else_names_somebody_else() -> None:
    signature = sign_digest(keccak(b"one"), SECRET)

    assert recover(keccak(b"two"), signature) != SigningKey(SECRET).address


@pytest.mark.parametrize(
    "secret", [b"", bytes(32), bytes(31), b"\1" * 31, b"\1" * 33, ORDER.to_bytes(32, "big")]
)
def test_bytes_that_are_no_key_are_refused(secret: bytes) -> None:
    with pytest.raises(KeyInvalid):
        SigningKey(secret)


def test_key_shows_its_address_and_nothing_else() -> None:
    key = SigningKey(SECRET)

    assert repr(key) == f"SigningKey(0x{key.address.hex()})"
    assert SECRET.hex() not in repr(key)


@pytest.mark.parametrize(
    "change",
    [
        {"fund": 4},
        {"amount": 1},
        {"issued": date(2026, 1, 29)},
        {"due": None},
        {"chain_id": 1},
        {"ledger": bytes(20)},
    ],
)
def test_every_signed_part_changes_the_digest(change: dict[str, Any]) -> None:
    assert promised(**change).digest() != promised().digest()
