"""Read a file as it would be imported: what stands there, how it is understood, what would be entered. Knows no widget.

The functions run in worker threads; what they return is frozen and goes to the window.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.importing import Doubtful, Imported
    from almoner.services.mappings import SavedMapping
    from almoner.services.tables import ImportOptions, RawTable
    from almoner.services.tables.model import ColumnSpec
    from almoner.ui.tasks import Job

ROWS_SHOWN = 14
ROWS_BELOW_HEADER = 10
COLUMNS_SHOWN = 80
CHARACTERS_SHOWN = 80
ASK_SHEET = "table.sheet"
JOINED = ("donor", "method", "reference", "address", "description", "note")
"""Fields that several columns may be joined in."""


@dataclass(frozen=True)
class Wish:
    """What to read and how: everything a person has said so far."""

    path: Path
    fund: str
    options: ImportOptions
    doubtful: Doubtful = "ask"


@dataclass(frozen=True)
class Reading:
    """What came of a wish. ``done`` is the dry run; where there is none ``error`` says why.

    ``sample`` are the first rows as they stand (row 1 first); ``header`` the 1-based row of the headings, 0 where there is
    none, and ``headings`` what stands in it. ``mapping`` is the layout as a document to keep. ``undated`` and ``nameless``
    count accepted rows without a day or a donor. ``columns`` are those (from 0) that hold each field; ``guessed``: all of
    them were looked at, so that a field without any has none.
    """

    wish: Wish
    table: RawTable | None = None
    done: Imported | None = None
    error: AlmonerError | None = None
    sample: Sequence[Sequence[str]] = ()
    header: int = 0
    headings: tuple[str, ...] = ()
    mapping: Mapping[str, Any] = field(default_factory=dict)
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    guessed: bool = False
    undated: int = 0
    nameless: int = 0

    @property
    def fingerprint(self) -> str:
        """The same for all files with the same headings; empty where there are none."""
        told = [heading for heading in self.headings if heading]
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16] if told else ""


def read_file(job: Job, wish: Wish, before: Reading | None) -> Reading:
    """Read a file as wished; what was read for ``before`` is used again where it is the same."""
    from almoner.services.importing import import_gifts
    from almoner.services.tables import save_mapping

    try:
        table = _table(job, wish, before)
    except AlmonerError as error:
        return _unread(wish, _not_cancelled(error))
    reading = _with_sample(Reading(wish, table), table)
    try:
        done = import_gifts(
            job.session,
            wish.path,
            fund=wish.fund,
            options=wish.options,
            doubtful=wish.doubtful,
            dry_run=True,
            progress=job.progress,
            table=table,
        )
    except AlmonerError as error:
        return _as_far_as_guessed(job, replace(reading, error=_not_cancelled(error)), table)
    layout = done.parsed.layout
    shown = _with_sample(replace(reading, done=done), table, layout.header_row)
    return replace(
        shown,
        headings=layout.header,
        columns=layout.columns,
        guessed=True,
        mapping=save_mapping(layout, wish.options),
        undated=sum(gift.date is None for gift in done.parsed.accepted),
        nameless=sum(not gift.donor for gift in done.parsed.accepted),
    )


def _unread(wish: Wish, error: AlmonerError) -> Reading:
    """Return why a file cannot be read; where only its sheet must be chosen, with the first one to look at."""
    from almoner.services.tables import read_table

    if error.code != ASK_SHEET or wish.options.sheet is not None:
        return Reading(wish, error=error)
    table = read_table(wish.path, sheet="1")
    return _with_sample(Reading(wish, table, error=error), table, 0)


def _as_far_as_guessed(job: Job, reading: Reading, table: RawTable) -> Reading:
    """Add the columns that are recognised although a question is open."""
    from almoner.services.funds import find_fund
    from almoner.services.tables.columns import ColumnGuesser

    said = said_columns(reading.wish.options.mapping, reading.headings)
    try:
        unit = find_fund(job.session, reading.wish.fund).unit
        columns = ColumnGuesser(table, reading.header, reading.headings, unit, reading.wish.options).guess()
    except AlmonerError:
        return replace(reading, columns=said)
    return replace(reading, columns=columns, guessed=True)


def import_file(job: Job, reading: Reading) -> tuple[Imported, int]:
    """Enter what the reading showed, all or nothing; return it with the number of the imported list."""
    from almoner.services.importing import import_gifts
    from almoner.services.waiting import list_sources

    wish = reading.wish
    done = import_gifts(
        job.session,
        wish.path,
        fund=wish.fund,
        options=wish.options,
        doubtful=wish.doubtful,
        progress=job.progress,
        table=reading.table,
    )
    return done, list_sources(job.session)[0].id


def _not_cancelled(error: AlmonerError) -> AlmonerError:
    if isinstance(error, Cancelled):
        raise error
    return error


def _table(job: Job, wish: Wish, before: Reading | None) -> RawTable:
    from almoner.services.tables import read_table
    from almoner.services.tables.hooks import Hooks, paused_collector

    if before is not None and before.table is not None and _same_file(before.wish, wish):
        if before.error is not None and before.error.code == ASK_SHEET:
            raise before.error
        return before.table
    options = wish.options
    hooks = Hooks(job.progress, lambda: job.cancelled)
    with paused_collector():
        return read_table(
            wish.path,
            sheet=options.sheet,
            encoding=options.encoding,
            delimiter=options.delimiter,
            hooks=hooks,
        )


def _same_file(one: Wish, other: Wish) -> bool:
    def key(wish: Wish) -> tuple[Any, ...]:
        return wish.path, wish.options.sheet, wish.options.encoding, wish.options.delimiter

    return key(one) == key(other)


def _with_sample(reading: Reading, table: RawTable, header: int | None = None) -> Reading:
    """Add the first rows as text, and where the headings are as far as that can be told."""
    from almoner.services.tables.header import find_header, header_of

    if header is None:
        try:
            header = find_header(table, reading.wish.options)
        except AlmonerError:
            header = 0
    width = max(map(len, table.rows), default=0)
    last = max(ROWS_SHOWN, header + ROWS_BELOW_HEADER)
    sample = [[_shown(cell) for cell in row[:COLUMNS_SHOWN]] for row in table.rows[:last]]
    return replace(reading, sample=sample, header=header, headings=header_of(table, header, width))


def _shown(cell: Any) -> str:
    from almoner.services.tables.text import as_text

    text = as_text(cell)
    return formats.visible(text if len(text) <= CHARACTERS_SHOWN else text[: CHARACTERS_SHOWN - 1] + "…")


# -- columns ----------------------------------------------------------------------------------------------


def said_columns(mapping: Mapping[str, ColumnSpec], headings: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Return the columns (from 0) that a mapping names; what the headings do not have is left out."""
    from almoner.services.tables.header import resolve, spec_list

    found: dict[str, tuple[int, ...]] = {}
    for name, spec in mapping.items():
        places = []
        for each in spec_list(spec):
            try:
                places.append(resolve(each, headings, ""))
            except AlmonerError:
                continue
        if places:
            found[name] = tuple(places)
    return found


def mapped(reading: Reading, column: int, name: str) -> ImportOptions:
    """Return the options after a person said what a column (from 0) holds; an empty name: it is not imported."""
    from almoner.services.tables import FIELDS

    columns = {each: [c for c in places if c != column] for each, places in reading.columns.items()}
    if name in JOINED:
        columns[name] = sorted([*columns.get(name, []), column])
    elif name:
        columns[name] = [column]
    fixed = FIELDS if reading.guessed else tuple(columns)
    specs: dict[str, ColumnSpec] = {
        each: tuple(spec_of(c, reading.headings) for c in columns.get(each, [])) or None for each in fixed
    }
    options = reading.wish.options
    header = reading.header if reading.guessed else options.header_row
    return replace(options, mapping=specs, header_row=header)


def spec_of(column: int, headings: tuple[str, ...]) -> str:
    """Return how a column is named for services: by its heading where that is its own, else by its letters."""
    from almoner.services.tables.model import letters

    heading = headings[column] if column < len(headings) else ""
    return heading if heading and headings.count(heading) == 1 else letters(column)


def remembered_options(document: Mapping[str, Any]) -> ImportOptions | None:
    """Return a kept mapping as options, None where it cannot be used any more."""
    from almoner.services.tables import load_mapping

    try:
        return load_mapping(document)
    except AlmonerError:
        return None


# -- saved mappings ---------------------------------------------------------------------------------------


def saved_mappings(job: Job) -> list[SavedMapping]:
    """Return the saved mappings; in a worker thread."""
    from almoner.services.mappings import list_mappings

    return list_mappings(job.session.store)


def load(job: Job, name: str) -> ImportOptions:
    """Return a saved mapping as options; in a worker thread."""
    from almoner.services.mappings import load as load_saved

    return load_saved(job.session.store, name)


def save(job: Job, name: str, reading: Reading) -> None:
    """Keep how a file is read under a name; in the writing thread."""
    from almoner.services.mappings import save_mapping

    if reading.done is not None:
        save_mapping(job.session.store, name, reading.done.parsed, reading.wish.options)


def forget(job: Job, name: str) -> None:
    """Delete a saved mapping; in the writing thread."""
    from almoner.services.mappings import delete_mapping

    delete_mapping(job.session.store, name)
