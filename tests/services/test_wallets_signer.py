"""Signing: the same bytes as eth-account, and a key that never shows."""

from __future__ import annotations

import copy
import pickle

import pytest
from coincurve import PublicKey
from eth_account import Account
from eth_utils import to_checksum_address
from hypothesis import example, given, settings
from hypothesis import strategies as st

from almoner.services.wallets.signer import KeyInvalid, Signer, checksum_address
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
keys = st.integers(min_value=1, max_value=CURVE_ORDER - 1).map(lambda number: number.to_bytes(32, "big"))
digests = st.binary(min_size=32, max_size=32)


@settings(max_examples=50, deadline=None)
@example(key=(1).to_bytes(32, "big"), digest=bytes(32))
@example(key=(CURVE_ORDER - 1).to_bytes(32, "big"), digest=b"\xff" * 32)
@given(key=keys, digest=digests)
def test_signatures_are_eth_accounts(key: bytes, digest: bytes) -> None:
    signature = Signer(key).sign_hash(digest)
    foreign = Account.unsafe_sign_hash(digest, key)
    assert signature[:32] == foreign.r.to_bytes(32, "big")
    assert signature[32:64] == foreign.s.to_bytes(32, "big")
    assert signature[64] == foreign.v - 27
    assert Signer(key).address == bytes.fromhex(Account.from_key(key).address[2:])


@settings(max_examples=50, deadline=None)
@given(key=keys, digest=digests)
def test_the_compact_form_leads_back_to_the_signer(key: bytes, digest: bytes) -> None:
    signer = Signer(key)
    compact = signer.sign(digest)
    parity, s = compact[32] >> 7, bytes([compact[32] & 0x7F]) + compact[33:]
    assert int.from_bytes(s, "big") <= CURVE_ORDER // 2
    public = PublicKey.from_signature_and_message(compact[:32] + s + bytes([parity]), digest, hasher=None)
    assert keccak(public.format(compressed=False)[1:])[12:] == signer.address


@settings(max_examples=50, deadline=None)
@given(address=st.binary(min_size=20, max_size=20))
def test_addresses_are_written_as_everybody_writes_them(address: bytes) -> None:
    assert checksum_address(address) == to_checksum_address(address)


@pytest.mark.parametrize("digest", [b"", bytes(31), bytes(33), b"a message"])
def test_only_a_hash_is_signed(digest: bytes) -> None:
    with pytest.raises(BadInput, match="32 bytes"):
        Signer(b"\x01" * 32).sign_hash(digest)


@pytest.mark.parametrize("key", [b"", bytes(32), b"\xff" * 32, b"\x01" * 31, b"\x01" * 33])
def test_what_is_no_key_is_refused_without_being_repeated(key: bytes) -> None:
    with pytest.raises(KeyInvalid) as caught:
        Signer(key)
    assert caught.value.__context__ is None
    assert key == b"" or key.hex() not in str(caught.value)


def test_a_signer_shows_its_address_and_nothing_else() -> None:
    signer = Signer(b"\x17" * 32)
    assert repr(signer) == str(signer) == f"Signer({checksum_address(signer.address)})"


@pytest.mark.parametrize("spread", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_signer_cannot_be_written_or_copied(spread: object) -> None:
    assert callable(spread)
    with pytest.raises(TypeError, match="private key"):
        spread(Signer(b"\x17" * 32))
