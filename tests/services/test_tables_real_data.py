"""Published donation lists, read as they were published: the sums recorded are the sums published.

The figures were worked out apart from this program: from the sheets' XML and with the csv module and `Decimal`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from almoner.services.tables import ImportOptions, Parsed, parse_gifts, read_table, row_keys
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_tables import rows_accounted

pytestmark = pytest.mark.real_data

CNY, VND, USD, UAH, GBP = map(Unit.currency, ("CNY", "VND", "USD", "UAH", "GBP"))
BOCOM = "wrc_cash_bocom_to_2020-01-28.xlsx"
RECEIVED = "wrc_goods_received_07_2020-01-29.xlsx"
ISSUED = "wrc_goods_issued_2020-01-30.xlsx"
SUMMARY = "wrc_daily_summary_2020-01-24_to_02-02.xlsx"
ASTRO = "astro_opencollective_transactions.csv"


def read(path: Path, unit: Unit, **options: object) -> Parsed:
    parsed = parse_gifts(path, unit, ImportOptions(**options))  # type: ignore[arg-type]
    assert rows_accounted(parsed) == list(range(1, parsed.rows + 1))
    assert parsed.total == sum(gift.amount for gift in parsed.accepted)
    return parsed


def test_wuhan_bank_list_adds_up_to_the_published_sum_and_its_count_is_said_to_be_wrong(
    real_data: Path,
) -> None:
    parsed = read(real_data / BOCOM, CNY)
    assert (len(parsed.accepted), parsed.total, parsed.rejected) == (2855, 31454075569, [])
    (totals,) = parsed.totals
    assert (totals.stated_total, totals.total_agrees) == (31454075569, True)
    assert (totals.stated_count, totals.computed_count, totals.count_agrees) == (2856, 2855, False)
    assert "states 2856 gifts" in totals.sentence
    assert totals.sentence in parsed.notes


def test_wuhan_bank_list_keeps_gifts_that_are_equal(real_data: Path) -> None:
    parsed = read(real_data / BOCOM, CNY)
    repeated = Counter((gift.donor, gift.amount) for gift in parsed.accepted)
    assert repeated["王益行", 1] == 2
    assert len(set(row_keys(parsed))) == 2855


def test_notice_with_amounts_in_no_break_spaces_is_read_between_its_prose(real_data: Path) -> None:
    parsed = read(real_data / "wrc_cash_notice_10_2020-02-01.xlsx", CNY)
    assert (len(parsed.accepted), parsed.total, parsed.rejected) == (101, 1795768245, [])
    kinds = Counter(skip.kind for skip in parsed.skipped if skip.kind != "blank")
    assert kinds == {"title": 5, "header": 1, "note": 3}
    assert any("1,945.81万元" in skip.text for skip in parsed.skipped)


@pytest.mark.parametrize(
    ("file", "unit", "count", "total"),
    [
        (RECEIVED, "箱", 96, 10672),
        (RECEIVED, "袋", 10, 71),
        (RECEIVED, "盒", 7, 967),
        (RECEIVED, "支", 3, 386770),
        (RECEIVED, "台", 5, 129),
        (RECEIVED, "小箱", 1, 18),
        (ISSUED, "件", 156, 1527),
        (ISSUED, "箱", 34, 498),
        (ISSUED, "台", 10, 34),
    ],
)
def test_goods_are_counted_in_one_unit_and_other_units_are_rejected(
    real_data: Path, file: str, unit: str, count: int, total: int
) -> None:
    parsed = read(real_data / file, Unit.item(unit))
    assert (len(parsed.accepted), parsed.total) == (count, total)
    assert len(parsed.accepted) + len(parsed.rejected) == (138 if file == RECEIVED else 202)
    assert {row.code for row in parsed.rejected} == {"unit.other"}


def test_goods_selected_by_their_unit_go_into_a_fund_that_calls_it_otherwise(real_data: Path) -> None:
    parsed = read(real_data / RECEIVED, Unit.item("box"), where={"计量单位": "箱"})
    assert (len(parsed.accepted), parsed.total, parsed.rejected) == (96, 10672, [])


def test_merged_cells_lend_their_donor_and_a_merged_amount_is_one_gift(real_data: Path) -> None:
    parsed = read(real_data / RECEIVED, Unit.item("箱"))
    by_row = {gift.row: gift for gift in parsed.accepted}
    assert by_row[30].donor == by_row[29].donor == "榄菊日化实业有限公司"
    assert [skip.row for skip in parsed.skipped if skip.kind == "continuation"] == [86, 88, 89]
    assert any("1.省人民医院3000副" in note for note in parsed.notes)


def test_goods_list_is_refused_by_a_money_fund(real_data: Path) -> None:
    with pytest.raises(BadInput, match="counts goods"):
        read(real_data / RECEIVED, CNY)


def test_summary_with_two_sheets_asks_which_and_is_then_named_a_summary(real_data: Path) -> None:
    with pytest.raises(BadInput, match="'Sheet1' \\(18 rows\\), 'Sheet2' \\(15 rows\\)"):
        read(real_data / SUMMARY, CNY)
    for sheet in ("Sheet1", "Sheet2"):
        with pytest.raises(BadInput, match="summary of totals"):
            read(real_data / SUMMARY, CNY, sheet=sheet)


def test_float_noise_in_the_summary_is_rounded_only_aloud(real_data: Path) -> None:
    parsed = read(real_data / SUMMARY, CNY, sheet="Sheet2", mapping={"amount": "E"}, header_row=5)
    assert 47035574954 in [gift.amount for gift in parsed.accepted]
    assert any("470355749.53999996" in note and "470355749.54" in note for note in parsed.notes)


def test_statement_rejects_exactly_the_row_whose_amount_was_lost_and_its_balance_says_so(
    real_data: Path,
) -> None:
    parsed = read(real_data / "mttq_agribank_statement.csv", VND)
    assert (len(parsed.accepted), parsed.total) == (19999, 11464843306)
    (lost,) = parsed.rejected
    assert (lost.row, lost.code, lost.field) == (10694, "amount.missing", "amount")
    assert any("row 10694 moves it by 100000" in note for note in parsed.notes)
    assert {gift.date for gift in parsed.accepted} == {date(2024, 9, 9), date(2024, 9, 10)}


def test_open_collective_ledger_gives_net_or_gross_contributions(real_data: Path) -> None:
    where = {"Credit/Debit": "CREDIT", "Kind": "CONTRIBUTION"}
    net = read(real_data / ASTRO, USD, where=where)
    gross = read(real_data / ASTRO, USD, where=where, mapping={"fee": "Payment Processor Fee"})
    assert (len(net.accepted), net.total) == (1399, 56428839)
    assert (len(gross.accepted), gross.total) == (1399, 56428839 + 1735548)
    assert Counter(skip.kind for skip in net.skipped) == {"header": 1, "filtered": 1737}


def test_open_collective_ledger_without_filter_leaves_out_what_went_out(real_data: Path) -> None:
    parsed = read(real_data / ASTRO, USD)
    assert (len(parsed.accepted), parsed.total, parsed.rejected) == (1452, 76196956, [])
    assert sum(skip.kind == "outgoing" for skip in parsed.skipped) == 1684


@pytest.mark.parametrize(
    ("file", "count", "total"),
    [
        ("dignitas_donations.csv", 1379, 167178416),
        ("dignitas_spending.csv", 44, 85621400),
        ("dignitas_inkind.csv", 9, 268024),
    ],
)
def test_doubtful_currency_in_a_heading_is_asked_about(
    real_data: Path, file: str, count: int, total: int
) -> None:
    with pytest.raises(BadInput, match="names UAH"):
        read(real_data / file, USD)
    parsed = read(real_data / file, USD, mapping={"amount": "UAH"})
    assert (len(parsed.accepted), parsed.total, parsed.rejected) == (count, total, [])
    assert any("taken as USD, as you said" in note for note in parsed.notes)
    assert read(real_data / file, UAH).total == total


def test_repeated_rows_of_a_donation_list_are_gifts_of_their_own(real_data: Path) -> None:
    parsed = read(real_data / "dignitas_donations.csv", UAH)
    assert len(set(row_keys(parsed))) == 1379


def test_grants_in_windows_1252_are_read_with_their_apostrophes(real_data: Path) -> None:
    path = real_data / "gla_360giving_grants.csv"
    assert read_table(path).encoding == "cp1252"
    parsed = read(path, GBP, mapping={"donor": "Organisation"})
    assert (len(parsed.accepted), parsed.total, parsed.rejected) == (1721, 54746970423, [])
    assert "Wentworth Nursery School and Children’s Centre" in {gift.donor for gift in parsed.accepted}


def test_iati_file_is_named_and_refused(real_data: Path) -> None:
    with pytest.raises(BadInput, match="IATI") as caught:
        read(real_data / "cafod_drc_iati.xml", GBP)
    assert caught.value.code == "table.format"
    assert "CSV or XLSX" in caught.value.hint
