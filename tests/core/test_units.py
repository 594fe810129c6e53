"""Amounts are exact: what is read is what was written, and nothing is guessed or rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner_chain.core.units import MAX_AMOUNT, AmountInvalid, Unit, UnitInvalid, UnitKind

CNY = Unit.currency("CNY")
amounts = st.integers(0, MAX_AMOUNT)
units = st.builds(Unit, st.just(UnitKind.TOKEN), st.just("T"), st.integers(0, 36))


@given(units, amounts)
def test_reading_what_was_written_gives_the_same_amount(unit: Unit, minor: int) -> None:
    assert unit.parse(unit.format(minor)) == minor


@given(units, amounts)
def test_written_amount_is_the_exact_decimal(unit: Unit, minor: int) -> None:
    assert Decimal(unit.format(minor)) == Decimal(minor).scaleb(-unit.decimals)


@pytest.mark.parametrize(
    ("text", "minor"),
    [("0", 0), ("0.01", 1), ("1", 100), ("1.5", 150), ("1234.50", 123_450), ("314540755.69", 31_454_075_569)],
)
def test_plain_decimals_are_read(text: str, minor: int) -> None:
    assert CNY.parse(text) == minor


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (text, "amount.malformed")
            for text in ("", " ", "1 ", "-1", "+1", "1e3", "1E3", "1,000", "1_000", ".5")
        ),
        *(
            (text, "amount.malformed")
            for text in ("5.", "1.2.3", "0x10", "NaN", "inf", "１２", "١٢", "½", "1\n", "¥1")
        ),
        ("1" * 81, "amount.malformed"),
        ("1.001", "amount.decimals"),
        ("1.000", "amount.decimals"),
        (str(MAX_AMOUNT), "amount.too_large"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(AmountInvalid) as refused:
        CNY.parse(text)

    assert refused.value.code == code


@pytest.mark.parametrize("value", [1.5, 1, None, b"1"])
def test_amount_that_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(AmountInvalid, match="not an amount"):
        CNY.parse(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "decimals"),
    [
        ("CNY", 2),
        ("EUR", 2),
        ("JPY", 0),
        ("VND", 0),
        ("KWD", 3),
        ("IQD", 3),
        ("AFN", 2),
        ("ISK", 0),
        ("CLF", 4),
    ],
)
def test_currencies_have_the_decimals_of_iso_4217(code: str, decimals: int) -> None:
    assert Unit.currency(code).decimals == decimals


@pytest.mark.parametrize("code", ["", "cny", "XYZ", "CNYX", "<b>"])
def test_unknown_currency_is_refused(code: str) -> None:
    with pytest.raises(UnitInvalid) as refused:
        Unit.currency(code)

    assert refused.value.code == "unit.currency"


def test_things_are_counted_in_whole_pieces() -> None:
    box = Unit.item("箱")

    assert (box.parse("2000"), box.format(2_000)) == (2_000, "2000")
    with pytest.raises(AmountInvalid, match="decimal places"):
        box.parse("1.5")


@pytest.mark.parametrize(
    ("code", "decimals", "token", "reason"),
    [
        ("T", -1, bytes(20), "unit.decimals"),
        ("T", 37, bytes(20), "unit.decimals"),
        ("", 2, bytes(20), "unit.code"),
        (" ", 2, bytes(20), "unit.code"),
        ("a\nb", 2, bytes(20), "unit.code"),
        ("箱" * 11, 2, bytes(20), "unit.code"),
        ("T", 2, bytes(19), "unit.token"),
    ],
)
def test_impossible_units_are_refused(code: str, decimals: int, token: bytes, reason: str) -> None:
    with pytest.raises(UnitInvalid) as refused:
        Unit.erc20(code, decimals, token)

    assert refused.value.code == reason


def test_negative_difference_is_written_with_its_sign() -> None:
    assert CNY.format(-5) == "-0.05"


@pytest.mark.parametrize(
    ("decimals", "minor", "text"),
    [
        (2, 0, "0.00"),
        (2, -5, "-0.05"),
        (2, 123456789, "1,234,567.89"),
        (0, 1234567, "1,234,567"),
        (2, -100000, "-1,000.00"),
    ],
)
def test_amounts_are_grouped_for_people(decimals: int, minor: int, text: str) -> None:
    assert (
        Unit(UnitKind.ITEM if decimals == 0 else UnitKind.TOKEN, "XX", decimals, bytes(20)).show(minor)
        == text
    )
