"""Importing again: what is the same row, what is another, and when nobody can tell."""

from __future__ import annotations

from collections import Counter
from datetime import date

from almoner.services.tables import Parsed, Recognised, is_weak, recognise, row_keys
from support_tables import ods, parse, xls, xlsx

HEAD = "date,donor,amount,reference\n"
ROWS = "2020-01-02,Ann,1000.50,R1\n2020-01-02,Bob,5,R2\n2020-01-02,Bob,5,R2\n"


def books(*imports: Parsed) -> tuple[dict[bytes, int], dict[int, int]]:
    """Return what the books know after these imports: key to import, and the weak rows of each."""
    known: dict[bytes, int] = {}
    weak: Counter[int] = Counter()
    for number, parsed in enumerate(imports):
        for gift, key in zip(parsed.accepted, row_keys(parsed), strict=True):
            if key not in known:
                known[key] = number
                weak[number] += is_weak(gift)
    return known, dict(weak)


def again(parsed: Parsed, *earlier: Parsed) -> Recognised:
    return recognise(parsed, row_keys(parsed), *books(*earlier))


def test_equal_rows_of_one_file_have_keys_of_their_own() -> None:
    keys = row_keys(parse(HEAD + ROWS))
    assert len(set(keys)) == 3
    assert {len(key) for key in keys} == {32}


def test_every_field_is_part_of_the_key() -> None:
    keys = set()
    for row in ("2020-01-02,Ann,5,R1", "2020-01-03,Ann,5,R1", "2020-01-02,Bob,5,R1", "2020-01-02,Ann,6,R1",
                "2020-01-02,Ann,5,R2", "2020-01-02,Ann R1,5,"):  # fmt: skip
        keys.update(row_keys(parse(HEAD + row + "\n")))
    keys.update(row_keys(parse(HEAD + "2020-01-02,Ann,5,R1\n", "USD")))
    assert len(keys) == 7


def test_same_rows_in_another_format_encoding_or_order_have_the_same_keys() -> None:
    cells = [["date", "donor", "amount", "reference"], [date(2020, 1, 2), "Zoë", 1000.5, "R1"],
             [date(2020, 1, 2), "Bob", 5.0, "77"], [date(2020, 1, 2), "Bob", 5.0, "77"]]  # fmt: skip
    text = (
        HEAD
        + '02/01/2020,Bob,5.00,77\n13/01/2020,Eve,1,\n2020-01-02,Bob,"5",77\n2020-01-02, Zoe\u0308 ,"1,000.50",R1\n'
    )
    expected = set(row_keys(parse(xlsx({"S": cells}))))
    assert set(row_keys(parse(xls(cells)))) == expected
    assert set(row_keys(parse(ods(cells)))) == expected
    assert set(row_keys(parse(text.encode("utf-16")))) > expected


def test_importing_the_same_file_again_adds_nothing() -> None:
    first = parse(HEAD + ROWS)
    assert again(parse(HEAD + ROWS), first) == Recognised((), (0, 1, 2), ())


def test_rows_appended_are_the_only_new_ones() -> None:
    first = parse(HEAD + ROWS)
    assert again(parse(HEAD + ROWS + "2020-01-02,Bob,5,R2\n2020-01-03,Cid,7,R3\n"), first).new == (3, 4)


def test_longer_statement_adds_only_the_days_that_the_shorter_one_lacked() -> None:
    early = [f"2020-01-{day:02},Ann,5,\n" for day in (1, 1, 2, 15)]
    late = [f"2020-01-{day:02},Ann,5,\n" for day in (16, 16, 31)]
    first, whole = parse(HEAD + "".join(early)), parse(HEAD + "".join(early + late))
    assert again(whole, first).new == (4, 5, 6)


def test_default_date_does_not_change_the_key() -> None:
    text = "donor,amount\nAnn,5\n"
    assert row_keys(parse(text)) == row_keys(parse(text, default_date=date(2020, 1, 2)))


def names(*numbers: int) -> Parsed:
    return parse("donor,amount\n" + "".join(f"donor {n},{n}\n" for n in numbers))


def test_list_without_dates_is_known_again_when_it_comes_whole() -> None:
    first = names(*range(1, 21))
    assert again(names(*range(20, 0, -1)), first).new == ()
    assert again(names(*range(1, 26)), first).new == (20, 21, 22, 23, 24)


def test_continued_list_is_known_although_its_last_part_was_short() -> None:
    first, second = names(*range(1, 21)), names(*range(1, 23))
    found = again(names(*range(1, 24)), first, second)
    assert (found.new, found.doubtful) == ((22,), ())


def test_namesake_in_an_unrelated_list_is_doubtful_and_not_swallowed() -> None:
    first = names(*range(1, 21))
    found = again(names(3, *range(100, 130)), first)
    assert (found.known, found.doubtful) == ((), (0,))
    assert len(found.new) == 30


def test_short_list_proves_nothing_even_when_it_comes_whole() -> None:
    assert again(names(1, 2), names(1, 2)).doubtful == (0, 1)


def test_row_with_a_reference_or_with_date_and_donor_is_strong() -> None:
    weak = [
        is_weak(gift)
        for gift in parse(HEAD + ",Ann,5,R1\n2020-01-02,Ann,5,\n2020-01-02,,5,\n,Ann,5,\n").accepted
    ]
    assert weak == [False, False, True, True]
