"""What the page of a donor's receipts asks of the services, in workers. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.ui.pages.kept_words import Line, News
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.kept_receipts import KeptReceipt
    from almoner.ui.pages.verify_sources import Given, Handed
    from almoner.ui.tasks import Job


@dataclass(frozen=True, slots=True)
class Added:
    """What came of handing something in: how many are new, how many were kept already, what held none and why."""

    new: tuple[bytes, ...]
    known: int
    problems: tuple[tuple[str, AlmonerError], ...]


def read_kept(job: Job) -> list[Line]:
    """Return the kept receipts with what is known of their charities; news are added by the page."""
    from almoner.services.my_receipts import list_receipts
    from almoner.services.verification import trusted_ledgers

    session = job.session
    names = trusted_ledgers(session)
    return [
        Line(
            each,
            names.get((each.receipt.chain_id, each.receipt.ledger), ""),
            other_chain=each.receipt.chain_id != session.chain_id,
        )
        for each in list_receipts(session)
    ]


def add_given(job: Job, given: Sequence[Given], ready: Sequence[Handed]) -> Added:
    """Keep every receipt in what was handed in; a thing without one is told, the others are kept."""
    from almoner.services.my_receipts import add_receipt, list_receipts
    from almoner.ui.pages.verify_sources import read_given

    session = job.session
    before = {each.digest for each in list_receipts(session)}
    new: dict[bytes, None] = {}
    known, problems = 0, []
    for each in [*ready, *read_given(job, given)]:
        try:
            if each.problem is not None:
                raise each.problem
            kept = add_receipt(session, each.document if each.document is not None else each.text)
        except AlmonerError as problem:
            if problem.code == "cancelled":
                raise
            problems.append((each.label, problem))
            continue
        if kept.digest in before or kept.digest in new:
            known += 1
        else:
            new[kept.digest] = None
    return Added(tuple(new), known, tuple(problems))


def look(job: Job) -> list[News]:
    """Look where every gift is; return what moved of those looked at before. The first look at one is no news."""
    from almoner.services.my_receipts import list_receipts, look_again, mark_seen

    session = job.session
    before = {each.digest: each.looked_at for each in list_receipts(session)}
    moved = look_again(session, progress=job.progress)
    mark_seen(session, [digest for digest, looked_at in before.items() if not looked_at])
    return [News(each, before[each.digest]) for each in moved if before.get(each.digest)]


def find(lines: Sequence[Line], digest: bytes) -> Line | None:
    """Return the line of a receipt."""
    return next((line for line in lines if line.kept.digest == digest), None)


def restored(job: Job, kept: KeptReceipt) -> None:
    """Put a removed receipt back as it was."""
    from almoner.services.my_receipts import keep_again

    keep_again(job.session, kept)
