"""What a table shows: its columns, and where its rows come from. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from almoner.ui.tasks import Job

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Kind(Enum):
    """How a column is aligned, sorted and exported."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. ``text`` makes what is shown, from a row; ``value`` what is sorted and exported (default: the text).

    For MONEY ``value`` is the plain decimal text of the amount, for DATE an ISO date, for NUMBER an int; ``order`` is what rows
    in memory are sorted by where that differs. ``width`` is in average characters. ``sortable`` only where the source can sort by ``key``.
    ``icon`` names one of our icons and its colour (both may be empty), shown beside the text, never in place of it.
    """

    key: str
    title: str
    text: Callable[[R], str]
    kind: Kind = Kind.TEXT
    width: int = 16
    value: Callable[[R], Any] | None = None
    order: Callable[[R], Any] | None = None
    sortable: bool = True
    hidden: bool = False
    tip: Callable[[R], str] | None = None
    icon: Callable[[R], tuple[str, str]] | None = None

    def exported(self, row: R) -> Any:
        """Return what goes into an exported file."""
        return self.value(row) if self.value is not None else self.text(row)


@dataclass(frozen=True)
class TableQuery:
    """What a table is asked for: words searched, the column to sort by, and the page's own filters."""

    search: str = ""
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, Any] = field(default_factory=dict)


class RowSource(Protocol[R_co]):
    """Answers a table in worker threads: first all ids in order, then rows as they come into sight."""

    def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
        """Return the ids of all rows asked for, in order: a list or an ``array``."""
        ...

    def rows(self, job: Job, ids: Sequence[int]) -> Sequence[R_co]:
        """Return the rows of these ids, in the same order."""
        ...


class ListSource(Generic[R]):
    """Rows in memory, for some thousands: sorted and searched by what the columns show. An id is a row's place in the list."""

    def __init__(self, rows: Sequence[R], columns: Sequence[Column[R]]) -> None:
        self._rows = rows
        self._columns = {column.key: column for column in columns}

    def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
        """Return the places of the rows that hold every searched word, sorted stably."""
        words = query.search.casefold().split()
        found = [at for at, row in enumerate(self._rows) if not words or self._holds(row, words)]
        column = self._columns.get(query.sort)
        if column is not None:
            key = column.order or (column.value if column.kind is Kind.NUMBER else None) or column.text
            found.sort(key=lambda at: key(self._rows[at]), reverse=query.descending)
        return found

    def _holds(self, row: R, words: Sequence[str]) -> bool:
        text = "\n".join(column.text(row) for column in self._columns.values()).casefold()
        return all(word in text for word in words)

    def rows(self, job: Job, ids: Sequence[int]) -> Sequence[R]:
        """Return the rows at these places."""
        return [self._rows[at] for at in ids]
