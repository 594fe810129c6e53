"""Guessing which column is which, and asking where a guess could cost money."""

from __future__ import annotations

import json
from datetime import date

import pytest

from almoner.services.tables import ImportOptions, guess_layout, load_mapping, read_table, save_mapping
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_tables import amounts, parse, xlsx


def columns(header: str, row: str, unit: str = "CNY") -> dict[str, str]:
    """Return the heading of each field's column."""
    layout = parse(f"{header}\n{row}\n", unit).layout
    return {field: layout.header[places[0]] for field, places in layout.columns.items()}


@pytest.mark.parametrize(
    ("header", "row", "unit", "expected"),
    [
        (
            "序号,捐赠日期,捐赠人,捐款金额（元）,支付方式,交易流水号,备注",
            "1,2020-01-02,张三,5,微信,W1,加油",
            "CNY",
            {"date": "捐赠日期", "donor": "捐赠人", "amount": "捐款金额（元）", "method": "支付方式",
             "reference": "交易流水号", "note": "备注"},
        ),
        (
            "交易日期,借方金额,贷方金额,余额,对方户名,摘要",
            "2020-01-02,,5,5,张三,捐款",
            "CNY",
            {"date": "交易日期", "debit": "借方金额", "amount": "贷方金额", "balance": "余额", "donor": "对方户名",
             "note": "摘要"},
        ),
        (
            "DonationDate,DonorName,Amount,PaymentMethod,TransactionID,Fund",
            "2020-01-02,Ann,5,card,T1,Spring",
            "GBP",
            {"date": "DonationDate", "donor": "DonorName", "amount": "Amount", "method": "PaymentMethod",
             "reference": "TransactionID", "fund": "Fund"},
        ),
        (
            "Ngày,Họ và tên,Số tiền,Nội dung",
            "31/01/2024,Nguyễn Văn An,50000,ủng hộ",
            "VND",
            {"date": "Ngày", "donor": "Họ và tên", "amount": "Số tiền", "note": "Nội dung"},
        ),
        (
            "Buchungstag;Auftraggeber;Verwendungszweck;Betrag",
            "31.01.2024;Jürgen;Spende;12,50",
            "EUR",
            {"date": "Buchungstag", "donor": "Auftraggeber", "note": "Verwendungszweck", "amount": "Betrag"},
        ),
        (
            "Date;Nom;Montant;Moyen de paiement",
            "31/01/2024;Zoé;12,50;virement",
            "EUR",
            {"date": "Date", "donor": "Nom", "amount": "Montant", "method": "Moyen de paiement"},
        ),
        (
            "Fecha;Ordenante;Importe;Concepto",
            "31/01/2024;Inés;12,50;donación",
            "EUR",
            {"date": "Fecha", "donor": "Ordenante", "amount": "Importe", "note": "Concepto"},
        ),
    ],
)  # fmt: skip
def test_headings_are_known_in_several_languages(
    header: str, row: str, unit: str, expected: dict[str, str]
) -> None:
    assert columns(header, row, unit) == expected


def test_every_guess_comes_with_its_reason() -> None:
    notes = parse("Title of the list,\nDonor,Amount,Extra\nAnn,5.50,x\n").notes
    assert notes[0] == "Row 2 is the header: Donor | Amount | Extra."
    assert "Columns: amount = 'Amount'; donor = 'Donor'." in notes
    assert "Columns not imported: 'Extra'." in notes
    assert "The decimal mark is '.', as in row 3 ('5.50')." in notes


def test_column_is_named_by_heading_letter_or_number() -> None:
    text = "Donor,A,Sum\nAnn,3,5\n"
    assert amounts(parse(text, mapping={"amount": "Sum"})) == [500]
    assert amounts(parse(text, mapping={"amount": "sum"})) == [500]
    assert amounts(parse(text, mapping={"amount": "C"})) == [500]
    assert amounts(parse(text, mapping={"amount": 3})) == [500]
    assert amounts(parse(text, mapping={"amount": "3"})) == [500]
    assert amounts(parse(text, mapping={"amount": "A"})) == [300]


def test_text_field_may_join_columns_and_a_field_may_be_left_out() -> None:
    text = "First,Last,Amount,Note\nAnn,Lee,5,hello\n"
    (gift,) = parse(text, mapping={"donor": ("First", "Last"), "note": ""}).accepted
    assert (gift.donor, gift.note) == ("Ann Lee", "")


def test_file_without_header_is_read_by_position() -> None:
    parsed = parse("Ann,5\nBob,6\n", mapping={"donor": "A", "amount": "B"})
    assert [(gift.donor, gift.amount, gift.row) for gift in parsed.accepted] == [
        ("Ann", 500, 1),
        ("Bob", 600, 2),
    ]
    assert parsed.layout.header_row == 0


def test_header_row_said_by_the_person_is_used() -> None:
    text = "Donor,Amount\nBENEFACTOR,GIVEN\nAnn,5\n"
    parsed = parse(text, header_row=2, mapping={"donor": "benefactor", "amount": "given"})
    assert [gift.row for gift in parsed.accepted] == [3]
    with pytest.raises(BadInput, match="row 9 cannot be the header"):
        parse(text, header_row=9)


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("Donor,Amount,Amount\na,1,2\n", {}, "table.amount_column"),
        ("捐赠人,金额,到账金额\n甲,1,2\n", {}, "table.amount_column"),
        ("Donor,Amount,Amount\na,1,2\n", {"mapping": {"amount": "Amount"}}, "options.column"),
        ("Donor,Amount\na,1\n", {"mapping": {"amount": "Given"}}, "table.header"),
        ("Donor,Amount\na,1\n", {"mapping": {"amount": "Z"}}, "options.column"),
        ("Donor,Amount\na,1\n", {"mapping": {"colour": "Donor"}}, "options.field"),
        ("Donor,Amount\na,1\n", {"mapping": {"amount": ("Donor", "Amount")}}, "options.field"),
        ("Donor,Amount\na,1\n", {"mapping": {"amount": ""}}, "options.field"),
        ("Donor,Amount\na,1\n", {"where": {"Kind": "gift"}}, "table.header"),
        ("Donor,Amount\na,1\n", {"fill_down": ("Amount",)}, "options.fill_down"),
        ("Donor,Amount\na,1\n", {"decimal": ";"}, "options.marks"),
        ("Donor,Amount\na,1\n", {"decimal": ".", "thousands": "."}, "options.marks"),
        ("Donor,Amount\na,1\n", {"scale": 0}, "options.scale"),
        ("Donor,Amount\na,1\n", {"sign": "both"}, "options.sign"),
        ("Donor,Amount\na,1\n", {"date_format": "soon"}, "options.date_format"),
        ("Donor,Amount\na,1\n", {"delimiter": "::"}, "table.delimiter"),
        ("Donor,Amount (EUR)\na,1\n", {}, "table.currency"),
        ("捐赠人,金额（美元）\n甲,1\n", {}, "table.currency"),
        ("日期,当日收到捐款,累计收到捐款\n2020-01-01,1,2\n", {}, "table.summary"),
    ],
)
def test_question_only_a_person_can_answer_is_asked(text: str, options: dict[str, object], code: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse(text, **options)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("dates", "unit", "expected"),
    [
        (["2020-01-02", "2020/1/3", "2020.01.04", "2020年1月5日", "20200106"], "CNY", [2, 3, 4, 5, 6]),
        (["13/01/2020", "02/01/2020"], "USD", [13, 2]),
        (["01/13/2020", "01/02/2020"], "GBP", [13, 2]),
        (["02/01/2020"], "VND", [2]),
        (["2.1.20"], "EUR", [2]),
        (["2 January 2020", "Jan 3, 2020", "4-JAN-20", "5 janvier 2020"], "USD", [2, 3, 4, 5]),
        (["ngày 2 tháng 1 năm 2020"], "VND", [2]),
        (["2020-01-02T18:52:42", "2020-01-03 07:00", "2020-01-04T00:00:00Z"], "USD", [2, 3, 4]),
        (["43832", "43833"], "CNY", [2, 3]),
        (["Thu, 2 Jan 2020", "Friday 3 January 2020"], "USD", [2, 3]),
        (["2/1/20", "13/1/2020"], "USD", [2, 13]),
    ],
)
def test_dates_are_read_in_many_orders(dates: list[str], unit: str, expected: list[int]) -> None:
    text = "donor;amount;date\n" + "".join(f"a;1;{day}\n" for day in dates)
    assert [gift.date for gift in parse(text, unit).accepted] == [date(2020, 1, day) for day in expected]


def test_date_that_nothing_settles_is_asked_about_and_can_be_said() -> None:
    text = "donor,amount,date\na,1,02/03/2020\n"
    with pytest.raises(BadInput, match="row 2, date: '02/03/2020'") as caught:
        parse(text, "USD")
    assert caught.value.code == "date.ambiguous"
    assert parse(text, "USD", date_format="mdy").accepted[0].date == date(2020, 2, 3)
    assert parse(text, "USD", date_format="DD/MM/YYYY").accepted[0].date == date(2020, 3, 2)
    assert parse(text, "USD", date_format="%d/%m/%Y").accepted[0].date == date(2020, 3, 2)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2020-02-30", "date.invalid"),
        ("31/31/2020", "date.invalid"),
        ("soon", "date.invalid"),
        ("1066-10-14", "date.out_of_range"),
        ("12", "date.invalid"),
    ],
)
def test_bad_date_rejects_its_row(day: str, code: str) -> None:
    parsed = parse(f"donor,amount,date\na,1,{day}\nb,2,2020-01-02\n")
    assert [(row.row, row.code, row.field) for row in parsed.rejected] == [(2, code, "date")]


def test_column_that_writes_dates_in_two_ways_is_asked_about() -> None:
    with pytest.raises(BadInput, match="row 2 has '13/01/2020', row 3 has '01/14/2020'"):
        parse("donor,amount,date\na,1,13/01/2020\nb,2,01/14/2020\n")


def test_two_digit_years_are_the_ones_near_us() -> None:
    days = [gift.date for gift in parse("donor,amount,date\na,1,1.2.99\nb,2,1.2.24\n", "EUR").accepted]
    assert days == [date(1999, 2, 1), date(2024, 2, 1)]


def test_date_pattern_that_does_not_fit_rejects_its_row() -> None:
    parsed = parse("donor,amount,date\na,1,2020-01-02\nb,2,02|01|2020\n", date_format="%d|%m|%Y")
    assert [(row.row, row.code) for row in parsed.rejected] == [(2, "date.invalid")]
    assert parsed.accepted[0].date == date(2020, 1, 2)


def test_spreadsheet_cells_of_other_kinds_are_no_dates() -> None:
    cells = ["donor", "amount", "date"]
    rows = [cells, ["a", 1.0, 20200102.0], ["b", 2.0, 5.0], ["c", 3.0, 1e9]]
    parsed = parse(xlsx({"S": rows}))
    assert parsed.accepted[0].date == date(2020, 1, 2)
    assert [(row.row, row.code) for row in parsed.rejected] == [(3, "date.invalid"), (4, "date.invalid")]


def test_goods_fund_refuses_a_money_list_and_the_amount_heading_may_be_longer() -> None:
    with pytest.raises(BadInput, match="counts money"):
        parse("donor,amount\na,1\n", Unit.item("box"))
    assert amounts(parse("donor,Amount Single Column,Tax Amount\na,1,2\n")) == [100]
    with pytest.raises(BadInput, match="several columns could be the amount: B 'Amount one', C 'Amount two'"):
        parse("donor,Amount one,Amount two\na,1,2\n")


def test_credit_column_is_taken_where_a_debit_column_stands_beside_it() -> None:
    assert amounts(parse("donor,amount,credit,debit\na,1,2,\n")) == [200]


def test_missing_dates_are_set_only_as_said() -> None:
    text = "donor,amount,date\na,1,\nb,2,2020-01-02\n"
    assert [gift.date for gift in parse(text).accepted] == [None, date(2020, 1, 2)]
    parsed = parse(text, default_date=date(2020, 5, 5))
    assert [(gift.date, gift.dated) for gift in parsed.accepted] == [
        (date(2020, 5, 5), False),
        (date(2020, 1, 2), True),
    ]
    assert "1 of 2 rows have no date of their own and got 2020-05-05." in parsed.notes


def test_saved_mapping_reads_the_next_file_as_the_first_was_read() -> None:
    first = "when;who;how much;memo\n13/01/2024;Ann;1.234,50;x\n"
    options = ImportOptions(mapping={"amount": "how much", "date": "when", "donor": "who"}, delimiter=";")
    raw = read_table(first.encode(), delimiter=";")
    saved = json.loads(json.dumps(save_mapping(guess_layout(raw, Unit.currency("EUR"), options), options)))
    again = load_mapping(saved)
    second = "a title\nmemo;who;method;when;how much\ny;Bob;cash;02/01/2024;5.000\n"
    (gift,) = parse(second, "EUR", **vars(again)).accepted
    assert (gift.donor, gift.amount, gift.date, gift.note) == ("Bob", 500000, date(2024, 1, 2), "y")
    assert gift.method == ""


def test_saved_mapping_that_does_not_fit_names_the_missing_column() -> None:
    options = load_mapping({"version": 1, "columns": {"amount": ["how much"], "donor": ["who"]}})
    with pytest.raises(BadInput, match="who"):
        parse("who gave,how much\nAnn,5\n", header_row=1, mapping=options.mapping)


@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"version": 2, "columns": {"amount": ["a"]}},
        {"version": 1, "columns": {}},
        {"version": 1, "columns": {"amount": "a"}},
        {"version": 1, "columns": {"amount": []}},
        {"version": 1, "columns": {"amount": ["a"], "colour": ["b"]}},
        {"version": 1, "columns": {"amount": ["a"]}, "scale": True},
        {"version": 1, "columns": {"amount": ["a"]}, "decimal": 5},
        {"version": 1, "columns": {"amount": ["a"]}, "where": {"a": "b"}},
        {"version": 1, "columns": {"amount": ["a"]}, "run": "rm"},
    ],
)
def test_saved_mapping_that_is_none_is_refused(saved: dict[str, object]) -> None:
    with pytest.raises(BadInput) as caught:
        load_mapping(saved)
    assert caught.value.code == "mapping.invalid"


def test_heading_merged_from_above_names_its_column() -> None:
    rows = [["捐赠人", "收入", None], [None, "金额", "备注"], ["张三", 5.0, "好"]]
    parsed = parse(xlsx({"S": rows}, merges=["A1:A2", "B1:C1"]), header_row=2)
    assert parsed.accepted[0].donor == "张三"
