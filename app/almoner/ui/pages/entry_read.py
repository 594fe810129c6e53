"""Read the ledger's entries for a table and one entry in full, in workers: what is known of them by name comes along.

Entries are read from the local cache, brought up to date first where the ledger answers. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from almoner.ui import formats
from almoner.ui.flow import Target
from almoner.ui.pages import entry_words as words
from almoner.ui.tables.columns import Column, Kind, TableQuery
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable
from almoner_chain.core.hashing import ZERO20, ZERO32

if TYPE_CHECKING:
    from almoner.services.browsing_entries import EntryLine
    from almoner.services.entry_facts import Fact
    from almoner.services.session import Session
    from almoner.ui.tasks import Job
    from almoner_chain.core.units import Unit

LOOKED_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Names:
    """What is known here by name: accounts, funds with their units; ``actors`` are who made entries, known or not.

    ``silent`` is why the ledger did not answer, if so; ``count`` how many entries there are.
    """

    accounts: Mapping[bytes, str] = field(default_factory=dict)
    funds: Mapping[int, tuple[str, Unit]] = field(default_factory=dict)
    actors: Sequence[bytes] = ()
    silent: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """One entry in full; ``before`` and ``after`` are its neighbours' numbers (0: none). ``problem``: it cannot be read."""

    line: EntryLine
    names: Names
    facts: Sequence[Fact]
    before: int
    after: int
    targets: Sequence[Target]
    problem: AlmonerError | None = None


def read_names(job: Job) -> Names:
    """Bring the entries up to date and read the names; where the ledger is silent, with what is here."""
    session, silent = job.session, ""
    try:
        session.state()
    except Unreachable as error:
        silent = error.message
    return _names(session, silent)


def _names(session: Session, silent: str) -> Names:
    from almoner.services.entering import known_funds

    accounts = {wallet.address: wallet.label for wallet in session.wallets.list()}
    rows = session.store.rows("SELECT key, name FROM contact WHERE kind = 'account' AND name <> ''")
    accounts |= {bytes(row["key"]): str(row["name"]) for row in rows}
    funds, _ = known_funds(session)
    return Names(
        accounts,
        {fund.number: (fund.name, fund.unit) for fund in funds},
        [bytes(row["actor"]) for row in session.store.rows("SELECT DISTINCT actor FROM entry")],
        silent,
        int(session.store.value("SELECT count(*) FROM entry") or 0),
    )


def read_entry(job: Job, number: int) -> EntrySeen:
    """Read one entry; raises BadInput where there is none of that number, also after a look at the ledger."""
    from almoner.services.browsing_entries import entry_rows
    from almoner.services.entry_facts import entry_facts

    session = job.session
    (line,) = entry_rows(session.store, [number])
    names = read_names(job) if line is None else _names(session, "")
    if line is None:
        (line,) = entry_rows(session.store, [number])
    if line is None:
        raise BadInput(
            tr("There is no entry {number}.").format(number=formats.number(number)),
            code="entry.unknown",
            hint=tr("The ledger has %Ln entries.", "", names.count),
        )
    facts: Sequence[Fact] = ()
    problem = None
    try:
        facts = tuple(entry_facts(session, number))
    except AlmonerError as error:
        problem = error
    return EntrySeen(
        line,
        names,
        facts,
        number - 1 if number > 1 else 0,
        number + 1 if number < names.count else 0,
        tuple(targets_of(line)),
        problem,
    )


def targets_of(line: EntryLine) -> Iterator[Target]:
    """Yield where an entry leads to: its disbursement, donations, fund, picture."""
    data: Any = line.data
    case = getattr(data, "case", data)
    payment = getattr(case, "payment", 0)
    if payment:
        yield Target("disbursements", "payment", payment)
    if line.kind in ("payment", "return", "delivery"):
        yield Target("trace", "payment", payment)
    if line.kind == "batch":
        yield Target("trace", "batch", data.batch if data is not None else line.subject)
    if line.kind in ("void", "refund") and data is not None:
        yield Target("trace", "serial", data.serial)
    if line.fund:
        yield Target("funds", "fund", line.fund)


class EntrySource:
    """The entries as a table's rows; an id is an entry's number. Filters: ``kind`` (its word), ``actor`` (hex)."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._columns = entry_columns(names)

    def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
        """Return the numbers of the entries asked for, in order."""
        from almoner.services.browsing_entries import EntryQuery, entry_ids

        kind, actor = str(query.filters.get("kind", "")), str(query.filters.get("actor", ""))
        found = entry_ids(
            job.session.store,
            EntryQuery(
                kind=words.kind_number(kind) if kind else None,
                actor=bytes.fromhex(actor) if actor else None,
                sort=query.sort or "number",
                descending=query.descending if query.sort else True,
            ),
        )
        searched = query.search.casefold().split()
        return list(self._holding(job, found, searched)) if searched else found

    def _holding(self, job: Job, numbers: Sequence[int], searched: Sequence[str]) -> Iterator[int]:
        """Yield the entries whose columns hold every searched word."""
        for at in range(0, len(numbers), LOOKED_AT_ONCE):
            job.progress(at, len(numbers))
            for line in self.rows(job, numbers[at : at + LOOKED_AT_ONCE]):
                text = "\n".join(column.text(line) for column in self._columns).casefold()
                if all(word in text for word in searched):
                    yield line.number

    def rows(self, job: Job, ids: Sequence[int]) -> Sequence[EntryLine]:
        """Return these entries; one that is gone meanwhile is empty."""
        from almoner.services.browsing_entries import EntryLine, entry_rows

        found = entry_rows(job.session.store, ids)
        return [
            line or EntryLine(number, "", 0, ZERO20, 0, 0, ZERO32, None, None, None)
            for number, line in zip(ids, found, strict=True)
        ]


def entry_columns(names: Names) -> list[Column[EntryLine]]:
    """Return the columns of the table of entries, with what is known by name."""

    def unit(line: EntryLine) -> Unit | None:
        found = names.funds.get(line.fund or 0)
        return found[1] if found is not None else None

    def amount(line: EntryLine) -> str:
        known = unit(line)
        if line.amount is None:
            return ""
        return formats.money(line.amount, known) if known is not None else formats.number(line.amount)

    def plain(line: EntryLine) -> str | None:
        known = unit(line)
        return None if line.amount is None else (known.format(line.amount) if known else str(line.amount))

    def fund(line: EntryLine) -> str:
        found = names.funds.get(line.fund or 0)
        return formats.visible(found[0]) if found is not None else ""

    return [
        Column("number", tr("No."), lambda line: formats.number(line.number), Kind.NUMBER, 4,
               value=lambda line: line.number),
        Column("kind", tr("What"), lambda line: words.kind_name(line.kind), width=17),
        Column("subject", tr("About"), lambda line: words.about(line, names.accounts), width=15, sortable=False),
        Column("amount", tr("Amount"), amount, Kind.MONEY, 9, value=plain, sortable=False),
        Column("fund", tr("Fund"), fund, width=8, sortable=False),
        Column("actor", tr("By"), lambda line: words.account_name(line.actor, names.accounts), width=11,
               value=lambda line: names.accounts.get(line.actor) or "0x" + line.actor.hex(),
               tip=lambda line: "0x" + line.actor.hex()),
        Column("at", tr("When"), lambda line: formats.moment(line.at), width=11,
               value=lambda line: words.iso_time(line.at)),
        Column("block", tr("Block"), lambda line: formats.number(line.block), Kind.NUMBER, 8,
               value=lambda line: line.block, hidden=True),
        Column("transaction", tr("Transaction"), lambda line: formats.short_hash(line.transaction), width=18,
               value=lambda line: "0x" + line.transaction.hex(), sortable=False, hidden=True),
    ]  # fmt: skip
