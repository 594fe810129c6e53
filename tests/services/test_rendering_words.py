"""Amounts in figures and words, in the four languages of receipts."""

from __future__ import annotations

import random

import inflect
import pytest

from almoner.services.rendering import spelling
from almoner.services.rendering.amounts import figures, words
from almoner_chain.core.units import MAX_AMOUNT, Unit

YUAN = Unit.currency("CNY")


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (31_454_075_569, "叁亿壹仟肆佰伍拾肆万零柒佰伍拾伍元陆角玖分"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (1_000, "壹拾元整"),
        (1_000_000, "壹万元整"),
        (1_000_100, "壹万零壹元整"),
        (10_050_000, "壹拾万零伍佰元整"),
        (2_005_000_000, "贰仟零伍万元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (10_001_000_000, "壹亿零壹万元整"),
        (100_000_000_000_000, "壹万亿元整"),
        (1, "壹分"),
        (10, "壹角整"),
    ],
)
def test_yuan_in_capital_figures_follow_the_rules_of_cheques(fen: int, said: str) -> None:
    assert words(YUAN, fen, "zh") == f"人民币{said}"


def test_no_two_amounts_are_written_alike_in_capital_figures() -> None:
    amounts = [*range(1, 3000), *(10**power + step for power in range(4, 16) for step in range(-120, 120))]
    assert len({words(YUAN, fen, "zh") for fen in amounts}) == len(set(amounts))


def test_english_words_are_those_of_inflect() -> None:
    engine, dice = inflect.engine(), random.Random(4)
    numbers = [*range(300), *(dice.randrange(10 ** dice.randrange(1, 35)) for _ in range(200))]
    assert [spelling.english(n) for n in numbers] == [
        engine.number_to_words(n).replace(",", "")  # type: ignore[arg-type,union-attr]
        for n in numbers
    ]


@pytest.mark.parametrize(
    ("number", "german", "french"),
    [
        (1, "ein", "un"),
        (21, "einundzwanzig", "vingt et un"),
        (71, "einundsiebzig", "soixante et onze"),
        (80, "achtzig", "quatre-vingts"),
        (81, "einundachtzig", "quatre-vingt-un"),
        (91, "einundneunzig", "quatre-vingt-onze"),
        (100, "einhundert", "cent"),
        (201, "zweihundertein", "deux cent un"),
        (300, "dreihundert", "trois cents"),
        (1_000, "eintausend", "mille"),
        (80_000, "achtzigtausend", "quatre-vingt mille"),
        (200_000, "zweihunderttausend", "deux cent mille"),
        (1_000_000, "eine Million", "un million"),
        (200_000_000, "zweihundert Millionen", "deux cents millions"),
        (3_000_000_016, "drei Milliarden sechzehn", "trois milliards seize"),
    ],
)
def test_german_and_french_numbers(number: int, german: str, french: str) -> None:
    assert (spelling.german(number), spelling.french(number)) == (german, french)


@pytest.mark.parametrize(
    ("code", "minor", "language", "said"),
    [
        ("USD", 123_450, "en", "one thousand two hundred and thirty-four US dollars and 50/100"),
        ("USD", 100, "en", "one US dollar and 00/100"),
        ("EUR", 5, "en", "05/100 euro"),
        ("VND", 500_000, "en", "five hundred thousand Vietnamese dong"),
        ("VND", 500_000, "zh", "越南盾伍拾万整"),
        ("KWD", 1_500, "en", "one Kuwaiti dinar and 500/1000"),
        ("EUR", 123_450, "de", "eintausendzweihundertvierunddreißig Euro und 50/100"),
        ("EUR", 100_000_000, "fr", "un million d’euros et 00/100"),
    ],
)
def test_money_in_words(code: str, minor: int, language: str, said: str) -> None:
    assert words(Unit.currency(code), minor, language) == said


def test_things_and_tokens_are_counted_with_their_name() -> None:
    token = Unit.erc20("USDC", 6, b"\x01" * 20)
    assert words(Unit.item("箱"), 2_000, "zh") == "贰仟箱"
    assert words(Unit.item("box"), 2_000, "en") == "two thousand × box"
    assert words(token, 1_050_000, "en") == "one point zero five × USDC"
    assert figures(Unit.item("box"), 2_000, "en") == "2,000\u00a0box"


def test_figures_carry_the_marks_of_their_language() -> None:
    assert figures(YUAN, 31_454_075_569, "zh") == "CNY\u00a0314,540,755.69"
    assert figures(Unit.currency("EUR"), 123_450, "de") == "EUR\u00a01.234,50"
    assert figures(Unit.currency("EUR"), 123_450, "fr") == "EUR\u00a01\u202f234,50"
    assert figures(Unit.currency("VND"), 500_000, "en") == "VND\u00a0500,000"


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr"])
def test_the_largest_amount_can_be_said(language: str) -> None:
    for unit in (YUAN, Unit.item("box"), Unit.erc20("TOK", 36, b"\x01" * 20)):
        assert words(unit, MAX_AMOUNT, language)
        assert figures(unit, MAX_AMOUNT, language)
