"""Amounts as people and programs write them: exact, or rejected with the reason; never rounded in silence."""

from __future__ import annotations

import pytest

from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_tables import amounts, parse, xlsx

PLAIN = "".join(f"0.{cents}\nb;" for cents in range(50, 80)) + "1\n"


def one(text: str, unit: str = "CNY", beside: str = PLAIN) -> int | str:
    """Return the amount read from one cell (among plain ones), or the code it was rejected with."""
    quoted = '"' + text.replace('"', '""') + '"'
    parsed = parse(f"donor;amount\na;{quoted}\nb;{beside}", unit, delimiter=";")
    rejected = {row.row: row.code for row in parsed.rejected}
    return rejected[2] if 2 in rejected else parsed.accepted[0].amount


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12.34", 1234),
        ("12", 1200),
        ("12.3", 1230),
        ("12.30000", 1230),
        (".5", 50),
        ("1,234.50", 123450),
        ("1,234,567.89", 123456789),
        ("12,34,567.89", 123456789),
        ("1 234 567.89", 123456789),
        ("1'234'567.89", 123456789),
        ("1’234.50", 123450),
        ("\xa0 \xa0 4,000,000.00\xa0", 400000000),
        ("\u200b12.34\u200b", 1234),
        ("１２３．４５", 12345),
        ("١٢٣.٤٥", 12345),
        ("¥ 12.34", 1234),
        ("￥１２", 1200),
        ("12.34元", 1234),
        ("人民币12.34元", 1234),
        ("12.34 CNY", 1234),
        ("+12.34", 1234),
        ("1.5万", 1500000),
        ("1,945.81万元", 1945810000),
        ("3亿元", 30000000000),
        ("500.-", 50000),
        ("12.34 CR", 1234),
    ],
)
def test_amount_is_read_exactly(text: str, minor: int) -> None:
    assert one(text) == minor


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount.missing"),
        ("\u200b", "amount.missing"),
        ("0.00", "amount.zero"),
        ("-12.34", "amount.negative"),
        ("12.34-", "amount.negative"),
        ("(12.34)", "amount.negative"),
        ("(-12.34)", "amount.negative"),
        ("−12.34", "amount.negative"),
        ("12.34 DR", "amount.negative"),
        ("12.345", "amount.ambiguous"),
        ("0.125", "amount.decimals"),
        ("1234.567", "amount.decimals"),
        ("470355749.53999996", "amount.decimals"),
        ("1.23456789万", "amount.decimals"),
        ("$12.34", "amount.currency"),
        ("12.34 EUR", "amount.currency"),
        ("12.34美元", "amount.currency"),
        ("1.234,56", "amount.marks"),
        ("1,23.45", "amount.marks"),
        ("12,34.5", "amount.marks"),
        ("1.2.3", "amount.marks"),
        ("=SUM(B2:B5)", "amount.formula"),
        ("#REF!", "amount.not_a_number"),
        ("twelve", "amount.not_a_number"),
        ("(12.34", "amount.not_a_number"),
        ("--5", "amount.not_a_number"),
        ("1e5", "amount.not_a_number"),
        ("5²", "amount.not_a_number"),
        ("①00", "amount.not_a_number"),
        ("½", "amount.not_a_number"),
        ("12%", "amount.not_a_number"),
        ("壹万元整", "amount.not_a_number"),
        ("9" * 60, "amount.too_large"),
        ("9" * 30_000, "amount.not_a_number"),
    ],
)
def test_amount_that_is_doubtful_is_rejected_with_its_reason(text: str, code: str) -> None:
    assert one(text) == code


@pytest.mark.parametrize(
    ("column", "unit", "expected"),
    [
        (["1.234,50", "1.000"], "EUR", [123450, 100000]),
        (["1.234.567", "1.000"], "VND", [1234567, 1000]),
        (["500,000", "10,000"], "VND", [500000, 10000]),
        (["1,234", "56"], "CNY", [123400, 5600]),
        (["0,5", "1.250"], "EUR", [50, 125000]),
        (["12,5", "3"], "EUR", [1250, 300]),
        (["1234.500", "1.500"], "CNY", [123450, 150]),
        (["1.250", "0.125"], "BHD", [1250, 125]),
    ],
)
def test_marks_are_decided_by_the_whole_column_and_the_unit(
    column: list[str], unit: str, expected: list[int]
) -> None:
    text = "donor;amount\n" + "".join(f"a;{cell}\n" for cell in column)
    assert amounts(parse(text, unit)) == expected


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        (["1.234"], "CNY"),
        (["1.234", "5"], "EUR"),
        (["1,234"], "BHD"),
        (["1,234", "1.234"], "VND"),
        (["1,234", "98765"], "CNY"),
    ],
)
def test_marks_that_nothing_settles_are_asked_about(column: list[str], unit: str) -> None:
    text = "donor;amount\n" + "".join(f"a;{cell}\n" for cell in column)
    with pytest.raises(BadInput, match="row 2, amount: '1") as caught:
        parse(text, unit)
    assert caught.value.code == "amount.ambiguous"
    assert "--decimal" in caught.value.hint


def test_marks_said_by_the_person_settle_it() -> None:
    text = "donor;amount\na;1.234\nb;5\n"
    assert amounts(parse(text, "EUR", decimal=",")) == [123400, 500]
    assert amounts(parse(text, "BHD", decimal=".")) == [1234, 5000]
    assert amounts(parse(text, "EUR", thousands=".")) == [123400, 500]


def test_column_that_writes_amounts_in_two_ways_is_asked_about() -> None:
    with pytest.raises(BadInput, match=r"row 2 has '1\.5', row 3 has '1,5'"):
        parse("donor;amount\na;1.5\nb;1,5\n")


def test_row_that_may_be_read_in_two_ways_is_rejected_where_the_column_shows_no_third_place() -> None:
    parsed = parse("donor;amount\na;12.50\nb;1.500\n")
    assert [(row.row, row.code) for row in parsed.rejected] == [(3, "amount.ambiguous")]


def test_short_decimals_of_spreadsheet_numbers_are_exact_and_noise_is_said() -> None:
    rows = [
        ["donor", "amount"],
        ["a", 0.1],
        ["b", 333522.65999999997],
        ["c", 470355749.53999996],
        ["d", 1e14],
    ]
    parsed = parse(xlsx({"S": rows}))
    assert amounts(parsed) == [10, 33352266, 47035574954, 10**16]
    (said,) = [note for note in parsed.notes if "rounding noise" in note]
    assert "row 4: the cell holds 470355749.53999996" in said


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.125, "amount.decimals"),
        (1234.5678, "amount.decimals"),
        (123456789012345.67, "amount.imprecise"),
        (1e15, "amount.imprecise"),
        (1e300, "amount.imprecise"),
        (-5.0, "amount.negative"),
    ],
)
def test_spreadsheet_number_that_cannot_be_exact_is_rejected(value: float, code: str) -> None:
    parsed = parse(xlsx({"S": [["donor", "amount"], ["a", value]]}))
    assert [row.code for row in parsed.rejected] == [code]


def test_long_spreadsheet_number_of_a_token_is_not_taken_for_noise() -> None:
    token = Unit.erc20("TKN", 18, b"\1" * 20)
    parsed = parse(xlsx({"S": [["donor", "amount"], ["a", 0.12345678901234568], ["b", 0.5]]}), token)
    assert [row.code for row in parsed.rejected] == ["amount.imprecise"]
    assert amounts(parsed) == [5 * 10**17]


def test_date_yes_no_or_infinity_is_no_amount() -> None:
    cells = ['s="1"><v>43863</v>', 't="b"><v>1</v>', "><v>1e400</v>"]
    rows = "".join(f'<row r="{n}"><c r="A{n}" {cell}</c></row>' for n, cell in enumerate(cells, 1))
    parsed = parse(xlsx(raw=rows), header_row=0, mapping={"amount": "A"})
    assert [row.code for row in parsed.rejected] == ["amount.not_a_number"] * 3


def test_fee_is_added_back_and_a_fee_that_is_no_number_rejects_its_row() -> None:
    text = "donor,amount,fee\na,9.50,-0.50\nb,9.50,0.50\nc,5.00,\nd,5.00,0.00\ne,5.00,free\n"
    parsed = parse(text, mapping={"fee": "fee"})
    assert amounts(parsed) == [1000, 1000, 500, 500]
    assert [(row.row, row.field) for row in parsed.rejected] == [(6, "fee")]
    assert "Fees of 1.00 CNY in all were added back to the amounts." in parsed.notes


def test_goods_are_whole_and_may_carry_their_unit() -> None:
    parsed = parse("品名,数量\n口罩,15箱\n手套,3.0\n衣,1.5\n帽,2件\n", Unit.item("箱"))
    assert amounts(parsed) == [15, 3]
    assert [row.code for row in parsed.rejected] == ["amount.decimals", "amount.not_a_number"]


def test_heading_in_ten_thousands_multiplies_its_column_and_says_so() -> None:
    parsed = parse("捐赠人,金额（万元）\n甲,1.5\n乙,0.0001\n")
    assert amounts(parsed) == [1500000, 100]
    assert any("multiplied by 10000" in note for note in parsed.notes)
    assert amounts(parse("捐赠人,金额（万元）\n甲,1.5\n", scale=1)) == [150]


def test_gifts_booked_as_negative_numbers_are_read_when_that_is_said() -> None:
    parsed = parse("donor,amount\na,-5.00\nb,5.00\n", sign="negative")
    assert amounts(parsed) == [500]
    assert [row.row for row in parsed.rejected] == [3]
