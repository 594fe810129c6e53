"""Tables in: from a file with donations to accepted and rejected rows.

CSV, TSV, TXT, XLSX, XLS and ODS, as charities and banks publish them. A pure library: no database, no chain, no window.
`parse_gifts` is the front door; `row_keys` and `recognise` tell what was imported before.
"""

from almoner.services.tables.identity import Recognised, is_weak, recognise, row_keys
from almoner.services.tables.layout import guess_layout
from almoner.services.tables.mapping import load_mapping, save_mapping
from almoner.services.tables.model import (
    FIELDS,
    TEXT_FIELDS,
    BadCell,
    Cell,
    GiftRow,
    ImportCancelled,
    ImportOptions,
    Layout,
    Parsed,
    RawTable,
    RejectedRow,
    SkippedRow,
    TotalsRow,
)  # fmt: skip
from almoner.services.tables.parsing import parse_gifts
from almoner.services.tables.reading import read_table

__all__ = [
    "FIELDS", "TEXT_FIELDS", "BadCell", "Cell", "GiftRow", "ImportCancelled", "ImportOptions", "Layout", "Parsed",
    "RawTable", "Recognised", "RejectedRow", "SkippedRow", "TotalsRow", "guess_layout", "is_weak", "load_mapping",
    "parse_gifts", "read_table", "recognise", "row_keys", "save_mapping",
]  # fmt: skip
