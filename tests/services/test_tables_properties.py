"""Whatever a list looks like: the amounts written are the amounts read, and every row is accounted for once."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.services.tables import row_keys
from almoner_chain.core.units import Unit
from support_tables import amounts, parse, rows_accounted, xlsx

NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u200b\ufeff"), max_size=20
)
STYLES = {
    ".": lambda whole, cents: f"{whole}.{cents:02}",
    ",.": lambda whole, cents: f"{whole:,}.{cents:02}",
    ".,": lambda whole, cents: f"{whole:,}.{cents:02}".translate(str.maketrans(",.", ".,")),
    "' .": lambda whole, cents: f"{whole:,}.{cents:02}".replace(",", "'"),
    "nbsp ,": lambda whole, cents: f"{whole:,}".replace(",", "\xa0") + f",{cents:02}",
    "¥": lambda whole, cents: f"¥ {whole:,}.{cents:02}",
    "元": lambda whole, cents: f"{whole}.{cents:02}元",
}


@settings(max_examples=60, deadline=None)
@given(
    gifts=st.lists(st.tuples(NAMES, st.integers(1, 10**13)), min_size=1, max_size=12),
    style=st.sampled_from(sorted(STYLES)),
    dialect=st.sampled_from([(",", "\n"), (";", "\r\n"), ("\t", "\n"), ("|", "\r")]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    title=st.booleans(),
)
def test_amounts_written_in_any_dialect_are_the_amounts_read(
    gifts: list[tuple[str, int]],
    style: str,
    dialect: tuple[str, str],
    quoting: int,
    encoding: str,
    title: bool,
) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=dialect[0], lineterminator=dialect[1], quoting=quoting)  # type: ignore[arg-type]
    if title:
        writer.writerows([["Our gifts", "", ""], ["", "", ""]])
    writer.writerow(["nr", "donor", "amount"])
    writer.writerows(
        [n, name, STYLES[style](*divmod(minor, 100))] for n, (name, minor) in enumerate(gifts, 1)
    )
    data = file.getvalue().encode(encoding)
    parsed = parse(
        data,
        encoding=encoding if encoding == "gb18030" else None,
        mapping={"reference": "nr"},
        gift_rows=every(gifts),
    )
    assert amounts(parsed) == [minor for _, minor in gifts]
    assert rows_accounted(parsed) == list(range(1, parsed.rows + 1))
    assert len(set(row_keys(parsed))) == len(gifts)


def every(gifts: list[tuple[str, int]]) -> frozenset[int]:
    """Say that all rows are gifts: a made-up donor may be called Total."""
    return frozenset(range(1, len(gifts) + 5))


CELLS = st.one_of(
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**6), 10**6).map(float),
    st.dates(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
    st.sampled_from(
        ["", "\u200b", "合计", "Total", "5", "-5", "1,234", "=1", "2020-01-02", "amount", "注：完"]
    ),
)


@settings(max_examples=80, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=4), max_size=12))
def test_every_row_of_any_sheet_is_accounted_for_once(rows: list[list[object]]) -> None:
    table = [["donor", "amount", "date"], *rows, ["a", 1.0, None]]
    parsed = parse(xlsx({"S": table}), header_row=1, decimal=".", date_format="dmy")  # type: ignore[dict-item]
    assert rows_accounted(parsed) == list(range(1, parsed.rows + 1))
    assert parsed.total == sum(amounts(parsed))
    assert all(minor > 0 for minor in amounts(parsed))


@settings(max_examples=40, deadline=None)
@given(minor=st.integers(1, 10**13), decimals=st.integers(0, 4))
def test_spreadsheet_numbers_give_back_the_decimal_that_was_entered(minor: int, decimals: int) -> None:
    unit = Unit.erc20("TKN", decimals, b"\1" * 20)
    entered = float(unit.format(minor))
    parsed = parse(xlsx({"S": [["donor", "amount"], ["a", entered]]}), unit)
    assert amounts(parsed) == [minor]
