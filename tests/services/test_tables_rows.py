"""Every row accounted for: gifts, totals, notes, money going out, and rows that a person must look at."""

from __future__ import annotations

from collections import Counter

import pytest

from almoner.services.tables.totals import label
from almoner_chain.core.units import Unit
from support_tables import amounts, parse, rows_accounted, xlsx


def kinds(text: str | bytes, **options: object) -> dict[int, str]:
    """Return what became of each row."""
    parsed = parse(text, **options)
    assert rows_accounted(parsed) == list(range(1, parsed.rows + 1))
    found = {gift.row: "gift" for gift in parsed.accepted}
    found |= {row.row: row.code for row in parsed.rejected}
    found |= {row.row: "total" for row in parsed.totals}
    found |= {n: skip.kind for skip in parsed.skipped for n in range(skip.row, skip.last + 1)}
    return dict(sorted(found.items()))


def test_titles_headers_blanks_and_notes_are_skipped_with_their_reason() -> None:
    text = "Gifts of May,\n,\ndonor,amount\nAnn,5\n,\u200b\ndonor,amount\nBob,6\n,\nChecked by the office,\n"
    assert kinds(text) == {
        1: "title", 2: "blank", 3: "header", 4: "gift", 5: "blank", 6: "header", 7: "gift", 8: "blank", 9: "note",
    }  # fmt: skip


def test_row_without_an_amount_is_rejected_and_never_taken_for_a_note() -> None:
    text = "donor,amount,date\nAnn,5,2020-01-02\nBob,,2020-01-02\nCid,,\nDan,7,2020-01-02\nEve,,2020-01-03\nFay,,\n"
    found = kinds(text)
    assert [n for n, kind in found.items() if kind == "amount.missing"] == [3, 4, 6, 7]


def test_section_headings_between_gifts_are_skipped() -> None:
    text = "donor,amount\nAnn,5\n2020-02-01,\nBob,6\n一、企业捐款,\nCid,7\nMembers:,\nDan,8\n"
    assert [n for n, kind in kinds(text).items() if kind == "heading"] == [3, 5, 7]


@pytest.mark.parametrize(
    "text",
    [
        "合计", "合 计", "共计2856人次", "总金额314540755.69", "小计：300元", "总计 1.5万元", "合计人民币（元）", "本页合计",
        "Total", "TOTAL:", "Grand Total", "Sub-total", "Total (25 donations): 1,234.50", "total 3 rows", "Sum",
        "Tổng cộng", "Summe", "Gesamt 12,50 €", "Somme", "Suma", "Итого",
    ],
)  # fmt: skip
def test_totals_phrases_are_recognised(text: str) -> None:
    assert label(text)


@pytest.mark.parametrize(
    "text",
    ["Total Oil SA", "TotalEnergies", "Sumathi", "Summer Camp", "总后勤部", "合肥市慈善总会", "共青团武汉市委", "小计算机公司",
     "Tổng công ty Điện lực", "Somme-Leuze", "", "5", "合计" + "1" * 300],
)  # fmt: skip
def test_donors_whose_names_begin_like_totals_stay_donors(text: str) -> None:
    assert not label(text)


def test_totals_are_compared_with_the_rows_above_and_not_imported() -> None:
    parsed = parse("donor,amount\nAnn,5\nBob,6\nTotal,11\n")
    (totals,) = parsed.totals
    assert (parsed.total, totals.stated_total, totals.agrees) == (1100, 1100, True)
    (wrong,) = parse("donor,amount\nAnn,5\nBob,6\nTotal (3 gifts),12\n").totals
    assert (wrong.stated_total, wrong.total_agrees, wrong.stated_count, wrong.count_agrees) == (
        1200,
        False,
        3,
        False,
    )
    assert "THIS DIFFERS" in wrong.sentence


def test_subtotals_are_compared_with_their_own_rows() -> None:
    text = "捐赠人,金额\n甲,1\n乙,2\n小计,3\n丙,4\n小计,4\n合计,7\n"
    assert [(row.stated_total, row.agrees) for row in parse(text).totals] == [
        (300, True),
        (400, True),
        (700, True),
    ]


def test_total_above_the_gifts_is_compared_with_all_of_them() -> None:
    (totals,) = parse("donor,amount\nTotal,11\nAnn,5\nBob,6\n").totals
    assert totals.agrees is True


def test_total_that_rejected_rows_explain_says_so() -> None:
    (totals,) = parse("donor,amount\nAnn,5\nBob,oops\nTotal,11\n").totals
    assert totals.agrees is False
    assert "1 row of these were rejected" in totals.sentence


def test_total_of_a_filtered_table_is_not_compared() -> None:
    (totals,) = parse("donor,kind,amount\nAnn,a,5\nBob,b,6\nTotal,a,11\n", where={"kind": "a"}).totals
    assert totals.agrees is None


def test_gift_that_looks_like_a_total_can_be_kept() -> None:
    text = "donor,amount\nAnn,5\nTotal,6\nBob,7\n"
    assert kinds(text)[3] == "total"
    assert amounts(parse(text, gift_rows=frozenset({3}))) == [500, 600, 700]


def test_donor_called_total_with_a_date_and_reference_is_a_gift() -> None:
    text = "date,donor,reference,amount\n2020-01-02,Ann,R1,5\n2020-01-03,Total,R2,6\n,Total,,11\n"
    assert list(kinds(text).values()) == ["header", "gift", "gift", "total"]


def test_last_row_that_is_only_the_sum_is_no_gift() -> None:
    assert kinds("donor,amount\nAnn,5\nBob,6\n,11\n")[4] == "total"
    assert kinds("amount\n5\n6\n11\n")[4] == "amount.looks_like_total"
    assert amounts(parse("amount\n5\n6\n11\n", gift_rows=frozenset({4}))) == [500, 600, 1100]
    assert amounts(parse("donor,amount\nAnn,5\nBob,6\nCid,11\n")) == [500, 600, 1100]


def test_rows_can_be_left_out_by_number() -> None:
    assert kinds("donor,amount\nAnn,5\nBob,6\n", skip_rows=frozenset({2}))[2] == "left_out"


def test_statement_skips_money_going_out_and_names_it() -> None:
    text = "date,details,debit,credit,balance\n2020-01-02,Ann,,5.00,5.00\n2020-01-03,rent,2.00,,3.00\n2020-01-04,Bob,0.00,1.50,4.50\n"
    parsed = parse(text)
    assert amounts(parsed) == [500, 150]
    (outgoing,) = [skip for skip in parsed.skipped if skip.kind == "outgoing"]
    assert (outgoing.row, outgoing.why) == (3, "It is money going out: 'debit' holds 2.00.")
    assert "The running balance agrees with every one of 3 rows." in parsed.notes


def test_dash_in_a_debit_column_is_nothing_and_a_row_that_goes_both_ways_is_rejected() -> None:
    text = "details,debit,credit\nAnn,-,5.00\nBob,—,\nrent,2.00,-\nodd,2.00,3.00\ntext,some,3.00\n"
    assert list(kinds(text).values()) == [
        "header", "gift", "amount.missing", "outgoing", "debit.both", "amount.not_a_number",
    ]  # fmt: skip


def test_direction_column_tells_gifts_from_payments_and_an_unknown_word_is_rejected() -> None:
    text = "户名,借贷标志,金额\n甲,贷,5\n乙,借,6\n丙,?,7\n"
    assert list(kinds(text).values()) == ["header", "gift", "outgoing", "direction.unknown"]


@pytest.mark.parametrize("order", [1, -1])
def test_broken_running_balance_is_said_in_either_order(order: int) -> None:
    lines = ["Ann,5,5", "Bob,6,11", "Cid,7,20", "Dan,1,21"][::order]
    notes = parse("donor,credit,balance\n" + "\n".join(lines) + "\n").notes
    (said,) = [note for note in notes if "running balance" in note]
    assert "disagrees in 1 of 4 rows" in said
    assert "moves it by 9.00 where the row's amounts give 7.00" in said


def test_filter_keeps_rows_by_one_of_several_texts() -> None:
    text = "donor,Kind,amount\nAnn,gift,5\nBob,Loan,6\nCid,GRANT,7\n"
    assert amounts(parse(text, where={"kind": ("Gift", "grant")})) == [500, 700]


def test_row_in_another_currency_is_rejected() -> None:
    text = "donor,amount,currency\nAnn,5,CNY\nBob,6,USD\nCid,7,人民币\nDan,8,\n"
    assert amounts(parse(text)) == [500, 700, 800]
    assert kinds(text)[3] == "currency.other"


def test_row_with_a_stray_separator_is_rejected_instead_of_shifted() -> None:
    text = "donor,amount\nLee, Ann,5\nBob,1,500\nCid,7,\n"
    assert list(kinds(text).values()) == ["header", "row.too_wide", "row.too_wide", "gift"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("x" * 256, "text.too_long"), ("张" * 86, "text.too_long"), ("a\x07b", "text.control")],
)
def test_text_that_a_receipt_cannot_carry_rejects_its_row(name: str, code: str) -> None:
    parsed = parse(f"donor,amount\n{name},5\nBob,6\n")
    assert [(row.row, row.code, row.field) for row in parsed.rejected] == [(2, code, "donor")]


def test_text_is_cleaned_of_edges_and_line_breaks_and_composed() -> None:
    parsed = parse('donor,amount,address\n"\u200b Zoe\u0308\xa0 Lee ",5,"1 High St\nLeeds"\n')
    assert (parsed.accepted[0].donor, parsed.accepted[0].address) == ("Zoë Lee", "1 High St Leeds")


@pytest.mark.parametrize("size", [63, 64, 85, 255])
def test_text_up_to_255_bytes_is_kept_whole(size: int) -> None:
    donor = "x" * size if size > 85 else "张" * size
    assert parse(f"donor,amount\n{donor},5\n").accepted[0].donor == donor


def test_numbers_in_text_columns_are_shown_as_the_sheet_shows_them() -> None:
    rows = [["donor", "amount", "reference", "note"], [7.0, 5.0, 123456789012.0, 0.5]]
    (gift,) = parse(xlsx({"S": rows})).accepted
    assert (gift.donor, gift.reference, gift.note) == ("7", "123456789012", "0.5")


def test_fill_down_is_done_only_where_it_is_asked_for() -> None:
    text = "donor,amount\nAnn,5\n,6\n,\nBob,7\n"
    assert [gift.donor for gift in parse(text).accepted] == ["Ann", "", "Bob"]
    assert any("give --fill-down donor" in note for note in parse(text).notes)
    assert [gift.donor for gift in parse(text, fill_down=("donor",)).accepted] == ["Ann", "Ann", "Bob"]


def test_amount_merged_over_rows_is_one_gift() -> None:
    rows = [["捐赠人", "金额"], ["张三", 9.0], ["李四", None], ["王五", 1.0]]
    parsed = parse(xlsx({"S": rows}, merges=["B2:B3"]))
    assert amounts(parsed) == [900, 100]
    assert [(skip.row, skip.kind) for skip in parsed.skipped] == [(1, "header"), (3, "continuation")]


def test_goods_without_a_unit_of_measure_are_rejected() -> None:
    parsed = parse("品名,计量单位,数量\n口罩,箱,5\n手套,,6\n衣,件,7\n", Unit.item("箱"))
    assert amounts(parsed) == [5]
    assert Counter(row.code for row in parsed.rejected) == {"unit.missing": 1, "unit.other": 1}


def test_fund_is_taken_from_its_column() -> None:
    parsed = parse("donor,amount,fund\nAnn,5,Spring\nBob,6,\n")
    assert [gift.fund for gift in parsed.accepted] == ["Spring", ""]
    assert parsed.layout.fund_column == 2


def test_rejected_row_says_where_what_and_what_to_try() -> None:
    (row,) = parse("donor,amount\nAnn,five\nBob,6\n").rejected
    assert (
        row.reason
        == "Row 2, amount in 'amount' 'five': it is not an amount; correct it or give another column."
    )
    assert (row.field, row.text) == ("amount", "five")
