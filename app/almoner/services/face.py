"""Export a charity's public face: its funds, payments and evidence digests as static pages, with their data.

For any web host, and for a folder opened without one. What is written follows from the ledger and the published words
alone: the same ledger gives the same bytes, and a new entry changes only the files that it is in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.cancelling import Cancelled
from almoner.services.face_data import data_files
from almoner.services.face_facts import FaceFacts
from almoner.services.face_frame import Edition, Frame, editions_in, style
from almoner.services.face_pages import front_page, fund_page, list_page
from almoner.services.face_parts import KINDS, cuts
from almoner.services.face_payment import payment_page
from almoner.services.face_read import read_face
from almoner.services.session import hex0x
from almoner.services.site_folder import FACE, File, Progress, SiteFolder

if TYPE_CHECKING:
    from almoner.services.session import Session

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class FaceExport:
    """What an export did: files written, right already, and removed; pages, data files, funds and payments there are."""

    written: int
    unchanged: int
    removed: int
    pages: int
    data: int
    funds: int
    payments: int

    def document(self) -> dict[str, Any]:
        """Return what a command's answer says of it."""
        return {
            "written": self.written,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "pages": self.pages,
            "data": self.data,
            "funds": self.funds,
            "payments": self.payments,
        }


def export_face(
    session: Session,
    directory: Path,
    *,
    purposes: bool = True,
    languages: Sequence[str] = LANGUAGES,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FaceExport:
    """Write the public pages into ``directory``, the first language at its root and each other one in its own folder.

    Only what changed is written; what is no longer made is removed. ``purposes`` leaves the words of purposes out.
    ``progress`` is told (done, total) files, ``cancelled`` is asked between files; every file is whole whenever it stops.
    Raises Unreachable, `Cancelled`, and BadInput for a folder that is another ledger's or holds foreign files.
    """
    editions = editions_in(languages)
    facts = read_face(session, purposes=purposes)
    return write_face(facts, directory, editions, progress=_progress(progress, cancelled))


def write_face(
    facts: FaceFacts, directory: Path, editions: Sequence[Edition], *, progress: Progress
) -> FaceExport:
    """Write the pages of these facts; ``progress`` may raise to stop."""
    pages = [page for edition in editions for page in _pages(facts, edition, editions)]
    data = [File(path, partial(bytes, content)) for path, content in data_files(facts)]
    about = {"chain_id": str(facts.chain_id), "ledger": hex0x(facts.ledger)}
    changes = SiteFolder(directory, FACE, about).update([*pages, *data], progress=progress)
    return FaceExport(
        written=len(changes.written),
        unchanged=changes.unchanged,
        removed=len(changes.removed),
        pages=len(pages),
        data=len(data),
        funds=len(facts.funds),
        payments=len(facts.payments),
    )


def _pages(facts: FaceFacts, edition: Edition, editions: Sequence[Edition]) -> Iterator[File]:
    others = [each for each in editions if each is not edition]

    def file(name: str, make: Callable[[Frame], bytes], *shown: object) -> File:
        frame = Frame(edition, others, name)
        return File(frame.path, partial(make, frame), _key(frame, shown) if shown else "")

    yield file("index.html", partial(front_page, facts))
    for fund in facts.funds.values():
        yield file(f"funds/{fund.number}.html", partial(fund_page, facts, fund))
        for kind in KINDS:
            for cut in cuts(fund, kind):
                yield file(cut.name, partial(list_page, facts, fund, kind=kind, cut=cut))
    for payment in facts.payments.values():
        lines = [facts.entry(step.entry) for step in payment.steps]
        fund = facts.funds[payment.fund]
        shown = (facts.name, fund.name, fund.unit, payment, lines)
        yield file(f"payments/{payment.number}.html", partial(payment_page, facts, payment), *shown)


def _key(frame: Frame, shown: tuple[object, ...]) -> str:
    """Return what stands for everything that a page shows, and for what makes the page of it."""
    return hashlib.sha256(repr((_made_by(), frame, shown)).encode()).hexdigest()[:32]


@cache
def _made_by() -> str:
    """Return a digest of the sources of these pages, and of the program's version where it comes without sources."""
    digest = hashlib.sha256(style().encode())
    with suppress(PackageNotFoundError):
        digest.update(version("almoner").encode())
    sources = [each for each in files("almoner.services").iterdir() if each.name.startswith("face")]
    for each in sorted(sources, key=lambda source: source.name):
        digest.update(each.read_bytes())
    return digest.hexdigest()


def _progress(told: Progress | None, cancelled: Callable[[], bool] | None) -> Progress:
    def tell(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if told is not None:
            told(done, total)

    return tell
