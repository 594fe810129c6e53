"""From a raw table to its layout: header, columns, marks, date order, each with the reason it was chosen.

The one place where guesses and a person's options meet. Reads no gift.
"""

from __future__ import annotations

from collections.abc import Iterator

from almoner.services.tables.columns import ColumnGuesser, heading_scale
from almoner.services.tables.dates import Order, guess_order, said_order
from almoner.services.tables.header import find_header, header_of, resolve
from almoner.services.tables.marks import decide
from almoner.services.tables.model import TEXT_FIELDS, ImportOptions, Layout, RawTable, letters
from almoner.services.tables.text import is_blank, squeeze
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit

FILLABLE = (*TEXT_FIELDS, "date", "unit", "currency", "direction")
"""What may hold for several rows; an amount never does."""


def guess_layout(raw: RawTable, unit: Unit, options: ImportOptions | None = None) -> Layout:
    """Return how ``raw`` is to be read for a fund in ``unit``; raises `BadInput` for what only a person can say."""
    options = options or ImportOptions()
    _check(options)
    header_row = find_header(raw, options)
    width = max(map(len, raw.rows), default=0)
    header = header_of(raw, header_row, width)
    if len(raw.rows) == header_row:
        raise BadInput(
            f"{raw.name} has no rows below its header.", code="table.empty", hint="Is it the right file?"
        )
    guesser = ColumnGuesser(raw, header_row, header, unit, options)
    columns = guesser.guess()
    notes = [_header_note(header_row, header), *guesser.notes]
    amount = columns["amount"][0]
    marks = decide(column_texts(raw, header_row, amount), unit, options.decimal, options.thousands, raw.name)
    order = _date_order(raw, header_row, columns, unit, options)
    scale = _scale(header[amount], options, notes)
    notes += [note for note in (marks.note, order.note) if note]
    return Layout(
        header_row=header_row, header=header, columns=columns, decimal=marks.decimal, thousands=marks.thousands,
        three_decimals=marks.three_decimals, date_order=order.order, scale=scale, sign=options.sign,
        where={resolve(c, header, raw.name): _values(v) for c, v in options.where.items()},
        fill_down=tuple(_fill_column(f, columns, header, raw.name) for f in options.fill_down), notes=tuple(notes),
    )  # fmt: skip


def column_texts(raw: RawTable, header_row: int, column: int) -> Iterator[tuple[int, str]]:
    """Yield the distinct texts of a column below the header, each with the first row (from 1) that holds it."""
    seen: set[str] = set()
    for number in range(header_row, len(raw.rows)):
        row = raw.rows[number]
        cell = row[column] if column < len(row) else ""
        if type(cell) is str and cell not in seen:
            seen.add(cell)
            if not is_blank(cell):
                yield number + 1, cell


def _check(options: ImportOptions) -> None:
    if options.sign not in ("positive", "negative"):
        raise BadInput(
            "The sign is 'positive' or 'negative'.", code="options.sign", hint="Leave it out if unsure."
        )
    if options.scale is not None and options.scale < 1:
        raise BadInput(
            "The scale is a whole number from 1.", code="options.scale", hint="Give 10000 for 万元."
        )


def _header_note(row: int, header: tuple[str, ...]) -> str:
    if not row:
        return "There is no header: every row is read."
    return f"Row {row} is the header: {' | '.join(h for h in header if h)[:200]}."


def _date_order(
    raw: RawTable, header_row: int, columns: dict[str, tuple[int, ...]], unit: Unit, options: ImportOptions
) -> Order:
    if options.date_format:
        order = said_order(options.date_format)
        return Order(order, f"Dates are read as {order}, as you said.")
    if "date" not in columns:
        return Order("ymd", "")
    return guess_order(column_texts(raw, header_row, columns["date"][0]), unit, raw.name)


def _scale(heading: str, options: ImportOptions, notes: list[str]) -> int:
    scale = heading_scale(heading) if options.scale is None else options.scale
    if scale != 1:
        because = "as you said" if options.scale else f"as the heading '{heading}' says"
        notes.append(f"Every amount is multiplied by {scale}, {because}.")
    return scale


def _values(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(squeeze(v).casefold() for v in ((said,) if isinstance(said, str) else said))


def _fill_column(said: str, columns: dict[str, tuple[int, ...]], header: tuple[str, ...], name: str) -> int:
    if said in FILLABLE and said in columns:
        return columns[said][0]
    column = resolve(said, header, name)
    if column == columns["amount"][0]:
        raise BadInput(
            f"The amount ({letters(column)}) is not filled down: one amount is one gift.",
            code="options.fill_down",
            hint="Fill down the donor, date or other texts.",
        )
    return column
