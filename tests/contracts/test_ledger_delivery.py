"""Delivery: the payee's own word, by account or signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from eth_account import Account
from eth_account.messages import encode_typed_data

from support_ledger import (
    DELIVERED,
    NOTE,
    ZERO,
    Case,
    World,
    refused,
)

CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def _signature(world: World, case: Case, *, note: bytes = NOTE, **domain: Any) -> bytes:
    message = {
        "primaryType": "Delivery",
        "types": {
            "EIP712Domain": [
                {"name": "name", "type": "string"},
                {"name": "version", "type": "string"},
                {"name": "chainId", "type": "uint256"},
                {"name": "verifyingContract", "type": "address"},
            ],
            "Delivery": [
                {"name": "payment", "type": "uint256"},
                {"name": "caseHash", "type": "bytes32"},
                {"name": "note", "type": "bytes32"},
            ],
        },
        "domain": {
            **{"name": "Almoner", "version": "1"},
            **{"chainId": world.book.place[0], "verifyingContract": str(world.ledger.address)},
            **domain,
        },
        "message": {"payment": case.payment, "caseHash": world.hash(case), "note": note},
    }
    signed = Account.sign_message(encode_typed_data(full_message=message), world.keys["payee"])
    return bytes(signed.signature)


def test_the_payee_acknowledges_with_its_own_account(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    funded.do("payee", "acknowledge_delivery", case.abi, NOTE, b"")
    assert funded.last.fields == (1, funded.hash(case), NOTE, True)
    assert funded.state(case) == DELIVERED


def test_anyone_brings_the_payees_signature(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    funded.do("stranger", "acknowledge_delivery", case.abi, NOTE, _signature(funded, case))
    assert funded.last.fields == (1, funded.hash(case), NOTE, True)


def test_nobody_else_speaks_for_a_payee_with_a_key(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    signature = _signature(funded, case)
    for wrong in (
        b"",
        signature[:64],
        _signature(funded, case, note=ZERO),
        _signature(funded, case, name="Other"),
        _signature(funded, case, version="2"),
        _signature(funded, case, chainId=funded.book.place[0] + 1),
        _signature(funded, case, verifyingContract=funded.stranger),
        _signature(funded, replace(case, payment=2)),
        signature[:64] + bytes([signature[64] ^ 7]),
    ):
        with refused(funded, "delivery: signature"):
            funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, wrong)


def test_what_is_no_signature_speaks_for_nobody(funded: World) -> None:
    """A failed recovery gives the zero account; nobody's payee may be that one."""
    case = funded.paid(payee=funded.payee)
    with refused(funded, "ecdsa: invalid signature"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, bytes(65))


def test_the_other_form_of_a_signature_is_refused(funded: World) -> None:
    case = funded.paid(payee=funded.payee)
    signature = _signature(funded, case)
    high = CURVE_ORDER - int.from_bytes(signature[32:64], "big")
    other = signature[:32] + high.to_bytes(32, "big") + bytes([55 - signature[64]])
    with refused(funded, "ecdsa: invalid signature `s` value"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, other)


@pytest.mark.parametrize("who", ["recorder", "requester"])
def test_a_payee_without_a_key_is_spoken_for(funded: World, who: str) -> None:
    case = funded.paid()
    funded.do(who, "acknowledge_delivery", case.abi, NOTE, b"")
    assert funded.last.fields == (1, funded.hash(case), NOTE, False)


@pytest.mark.parametrize("who", ["administrator", "approver", "auditor", "stranger"])
def test_not_everyone_speaks_for_a_payee_without_a_key(funded: World, who: str) -> None:
    case = funded.paid()
    with refused(funded, "roles: missing role"):
        funded.do(who, "acknowledge_delivery", case.abi, NOTE, b"")


def test_delivery_is_acknowledged_once_and_after_payment(funded: World) -> None:
    case = funded.approved()
    with refused(funded, "delivery: state"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")
    funded.pay(case)
    with refused(funded, "cases: not the current case"):
        funded.do("recorder", "acknowledge_delivery", replace(case, amount=1).abi, NOTE, b"")
    funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")
    with refused(funded, "delivery: state"):
        funded.do("recorder", "acknowledge_delivery", case.abi, NOTE, b"")


def test_the_domain_of_signatures_is_public(funded: World) -> None:
    _, name, version, chain_id, ledger, _, _ = funded.ledger.eip712Domain()
    assert (name, version, chain_id, ledger) == ("Almoner", "1", *funded.book.place)
