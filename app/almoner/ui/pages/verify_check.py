"""Check receipts and follow their money, in workers: what the Verify page asks of the services. Knows no widget."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.traced import TracedGift
    from almoner.services.verification import Checked
    from almoner.ui.pages.verify_sources import Handed
    from almoner.ui.tasks import Job

AT_ONCE = 8
"""Verdicts are shown as they come, some at a time."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to ask: the installation's own nodes (no address), others, or nobody."""

    nodes: tuple[str, ...] = ()
    offline: bool = False

    @classmethod
    def of(cls, text: str, *, offline: bool) -> Asking:
        """Read node addresses parted by white space, commas or semicolons."""
        return cls(tuple(dict.fromkeys(each for each in re.split(r"[\s,;，；]+", text) if each)), offline)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one thing handed in: its verdict, or why there was no receipt in it."""

    handed: Handed
    asking: Asking
    checked: Checked | None = None
    problem: AlmonerError | None = None

    @property
    def document(self) -> bytes | None:
        """The receipt's bytes, where it could be read."""
        from almoner_chain.core.link import from_text

        if (
            self.handed.document is not None
            or self.checked is None
            or self.checked.verification.receipt is None
        ):
            return self.handed.document
        return from_text(self.handed.text)


def check_all(job: Job, handed: list[Handed], asking: Asking) -> list[Outcome]:
    """Check receipts one after the other; a wrong node address ends it with `BadInput`."""
    found = []
    for at, each in enumerate(handed):
        job.progress(at, len(handed))
        found.append(_check(job, each, asking))
    return found


def _check(job: Job, handed: Handed, asking: Asking) -> Outcome:
    from almoner.services.verification import check_receipt

    if handed.problem is not None:
        return Outcome(handed, asking, problem=handed.problem)
    checked = check_receipt(
        job.session.home.directory,
        handed.text,
        data=handed.document,
        rpc=asking.nodes,
        offline=asking.offline,
        session=job.session,
    )
    return Outcome(handed, asking, checked=checked)


def follow(job: Job, document: bytes, asking: Asking) -> TracedGift:
    """Say where a recorded gift's money went; raises `AlmonerError` where the ledger cannot be reached or read."""
    from almoner.services.tracing import trace_receipt, trace_receipt_at

    if asking.nodes:
        return trace_receipt_at(asking.nodes[0], document)
    return trace_receipt(job.session, document)
