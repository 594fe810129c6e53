"""Private fields: one hash binds them, any of them can stay closed, and each has one written form."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from almoner_chain.core.commitment import (
    Closed,
    FieldId,
    FieldInvalid,
    OpenAll,
    OpenSome,
    PrivateFields,
    commit,
    open_some,
    salt_of,
)
from almoner_chain.core.hashing import keccak
from support_receipts import CHAIN_ID, FIELDS, LEDGER

SEED = keccak(b"seed")[:16]
ALL = PrivateFields("Yang", date(2026, 1, 27), "bank", "0042", "Wuhan", "20 boxes", "for masks")


def test_commitment_is_what_the_protocol_says() -> None:
    salt = keccak(b"\x04" + SEED + b"\x01")[:16]
    field = keccak(b"\x03\x01" + salt + b"Yang")
    by_hand = keccak(b"\x02" + CHAIN_ID.to_bytes(32, "big") + LEDGER + b"\x01\x01" + field)

    assert commit(CHAIN_ID, LEDGER, PrivateFields(donor="Yang"), SEED) == by_hand


def test_any_choice_of_open_fields_gives_the_same_commitment() -> None:
    whole = OpenAll(SEED, ALL).commitment(CHAIN_ID, LEDGER)
    for size in range(1, 8):
        for chosen in combinations(FieldId, size):
            disclosure = open_some(SEED, ALL, chosen)
            assert disclosure.commitment(CHAIN_ID, LEDGER) == whole
            assert disclosure.fields.present() == set(chosen)


def test_closed_fields_keep_their_salts_to_themselves() -> None:
    disclosure = open_some(SEED, ALL, [FieldId.DATE])

    assert isinstance(disclosure, OpenSome)
    assert set(disclosure.salts) == {FieldId.DATE}
    assert salt_of(FieldId.DONOR, SEED) not in disclosure.salts.values()


def test_opening_a_field_that_is_not_there_is_passed_over() -> None:
    fields = PrivateFields(donor="Yang", method="bank")

    assert open_some(SEED, fields, [FieldId.DONOR, FieldId.NOTE]).fields == PrivateFields(donor="Yang")
    with pytest.raises(FieldInvalid):
        open_some(SEED, fields, [FieldId.NOTE])


@pytest.mark.parametrize("other", [(CHAIN_ID + 1, LEDGER), (CHAIN_ID, bytes(20))])
def test_commitment_is_bound_to_chain_and_ledger(other: tuple[int, bytes]) -> None:
    assert commit(*other, FIELDS, SEED) != commit(CHAIN_ID, LEDGER, FIELDS, SEED)


def test_same_fields_under_another_seed_look_different() -> None:
    assert commit(CHAIN_ID, LEDGER, FIELDS, bytes(16)) != commit(CHAIN_ID, LEDGER, FIELDS, SEED)


def test_typed_text_is_trimmed_and_put_into_normal_form() -> None:
    fields = PrivateFields.of(donor="  Ame\u0301lie ", note=" ", reference=None)

    assert fields == PrivateFields(donor="Am\u00e9lie")


@pytest.mark.parametrize(
    "text", ["", "Ame\u0301lie", "a\nb", "a\0", "a\x7f", "a\x85", "\ud800", "x" * 256, "箱" * 86]
)
def test_text_that_breaks_the_rules_is_refused(text: str) -> None:
    with pytest.raises(FieldInvalid) as refused:
        PrivateFields(donor=text)

    assert refused.value.code == "commitment.field"


@pytest.mark.parametrize("day", [date(1969, 12, 31), date(2149, 6, 7)])
def test_day_out_of_bounds_is_refused(day: date) -> None:
    with pytest.raises(FieldInvalid):
        PrivateFields(date=day)


def test_typed_text_that_cannot_be_helped_is_refused_too() -> None:
    with pytest.raises(FieldInvalid, match="one plain line"):
        PrivateFields.of(donor="a\tb")


def test_fields_are_read_back_from_their_bytes() -> None:
    assert PrivateFields.decoded(dict(ALL.encoded())) == ALL


def test_disclosures_that_cannot_be_are_refused() -> None:
    digest = bytes(32)
    for make in (
        lambda: OpenAll(bytes(15), ALL),
        lambda: OpenAll(SEED, PrivateFields()),
        lambda: OpenSome(PrivateFields(), {}, {FieldId.DONOR: digest}),
        lambda: OpenSome(PrivateFields(donor="Y"), {FieldId.DONOR: bytes(16)}, {}),
        lambda: OpenSome(PrivateFields(donor="Y"), {FieldId.DONOR: bytes(16)}, {FieldId.DONOR: digest}),
        lambda: OpenSome(PrivateFields(donor="Y"), {FieldId.DATE: bytes(16)}, {FieldId.NOTE: digest}),
        lambda: OpenSome(PrivateFields(donor="Y"), {FieldId.DONOR: bytes(15)}, {FieldId.NOTE: digest}),
        lambda: OpenSome(PrivateFields(donor="Y"), {FieldId.DONOR: bytes(16)}, {FieldId.NOTE: bytes(31)}),
        lambda: Closed(bytes(31)),
    ):
        with pytest.raises(FieldInvalid):
            make()
