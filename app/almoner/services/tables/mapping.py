"""A layout kept for next time: plain JSON with columns by heading, and the checks that it is one.

Whether it fits a new file is found out when that file's headings are looked up: a missing one is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from almoner.services.tables.model import FIELDS, ImportOptions, Layout, letters
from almoner_chain.core.errors import BadInput

VERSION = 1
_TEXTS = ("encoding", "delimiter", "decimal", "thousands", "date_format", "sheet", "sign")
_KEYS = frozenset({"version", "columns", "header", "scale", "where", "fill_down", *_TEXTS})


def save_mapping(layout: Layout, options: ImportOptions | None = None) -> dict[str, Any]:
    """Return a layout as a JSON object: what was guessed becomes fixed, what a person said stays."""
    options = options or ImportOptions()
    saved: dict[str, Any] = {
        "version": VERSION,
        "header": bool(layout.header_row),
        "columns": {f: [_column(layout, c) for c in places] for f, places in layout.columns.items()},
        "decimal": layout.decimal,
        "thousands": options.thousands,
        "date_format": layout.date_order,
        "scale": layout.scale,
        "sign": layout.sign,
        "where": {str(_column(layout, c)): list(values) for c, values in layout.where.items()},
        "fill_down": [str(_column(layout, c)) for c in layout.fill_down],
        "encoding": options.encoding,
        "delimiter": options.delimiter,
        "sheet": options.sheet,
    }
    return {key: value for key, value in saved.items() if value not in (None, [], {})}


def _column(layout: Layout, column: int) -> str:
    heading = layout.header[column]
    return heading if heading and layout.header.count(heading) == 1 else letters(column)


def load_mapping(saved: Mapping[str, Any]) -> ImportOptions:
    """Return the options of a saved mapping; raises `BadInput` naming what is wrong with it.

    Fields that the mapping does not name are left out, not guessed: the next file is read as the first one was.
    """
    _require(isinstance(saved, Mapping) and saved.get("version") == VERSION, "its version is not 1")
    unknown = sorted(set(saved) - _KEYS)
    _require(not unknown, f"it has keys not known here: {', '.join(map(str, unknown))[:80]}")
    columns = saved.get("columns", {})
    _require(isinstance(columns, Mapping) and "amount" in columns, "it names no column for the amount")
    for field, spec in columns.items():
        _require(field in FIELDS, f"there is no field '{str(field)[:40]}'")
        _require(_texts(spec) and bool(spec), f"the columns of '{field}' are not a list of headings")
    for key in _TEXTS:
        _require(isinstance(saved.get(key, ""), str), f"'{key}' is not a text")
    where, fills, scale = saved.get("where", {}), saved.get("fill_down", []), saved.get("scale", 1)
    _require(
        isinstance(where, Mapping) and all(map(_texts, where.values())), "'where' is not columns with texts"
    )
    _require(_texts(fills), "'fill_down' is not a list of columns")
    _require(type(scale) is int and scale >= 1, "'scale' is not a whole number from 1")
    return ImportOptions(
        mapping={f: tuple(columns[f]) if f in columns else None for f in FIELDS},
        header_row=None if saved.get("header", True) else 0,
        sheet=saved.get("sheet"), encoding=saved.get("encoding"), delimiter=saved.get("delimiter"),
        decimal=saved.get("decimal"), thousands=saved.get("thousands"), date_format=saved.get("date_format"),
        fill_down=tuple(fills), where={str(c): tuple(v) for c, v in where.items()}, sign=saved.get("sign", "positive"),
        scale=scale,
    )  # fmt: skip


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise BadInput(
            f"The saved mapping cannot be used: {what}.", code="mapping.invalid", hint="Save it again."
        )
