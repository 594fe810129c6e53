"""What the Receipts page asks of the services, in workers: issue, write, draw, link, count. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from almoner.services.cancelling import Cancelled
from almoner.services.completeness import Lacking, Wanted
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.handing_out import Style
    from almoner.services.receipts import Issued
    from almoner.services.rendering import ReceiptSheet
    from almoner.services.session import Session
    from almoner.ui.tasks import Job
    from almoner_chain.core.commitment import FieldId

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How receipts are handed out. ``opened`` None opens every field; ``due_days`` is for promises."""

    formats: tuple[str, ...] = ("pdf",)
    combined: bool = False
    profile: str = "generic"
    language: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    opened: frozenset[FieldId] | None = None
    original: bool = False
    due_days: str = "30"

    def style(self) -> Style:
        """Return the style as services take it; raises BadInput for an unknown format."""
        from almoner.services.handing_out import Style

        extra = {name: text for name, text in self.extra.items() if text.strip()}
        return Style.of(
            formats=",".join(self.formats),
            profile=self.profile,
            language=self.language or None,
            combined=self.combined,
            extra=extra,
        )


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many receipts, of them marked as copies, the files, characters no typeface here has."""

    folder: Path
    receipts: int
    duplicates: int
    files: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Receipts as one PDF, and the gifts behind its pages in their order (None for promises)."""

    pdf: bytes
    gifts: tuple[int | None, ...]


class Counted:
    """Receipts with their number, so that whoever writes them can tell how far it is."""

    def __init__(self, receipts: Iterator[Issued], total: int) -> None:
        self._receipts, self._total = receipts, total

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[Issued]:
        return self._receipts


def issue(
    session: Session, wanted: Wanted, options: Options, *, look: bool = False, archived: bool = False
) -> Counted:
    """Return the receipts, signed one after the other as they are taken."""
    from almoner.services.completeness import count_wanted
    from almoner.services.receipts import issue_receipts

    if wanted.promises is not None:
        return Counted(_promises(session, wanted, options), len(wanted.promises))
    receipts = issue_receipts(
        session,
        wanted.serials,
        batch=wanted.batch,
        opened=options.opened,
        archived=archived,
        original=options.original,
        look=look,
    )
    return Counted(receipts, count_wanted(session, wanted)[0])


def _promises(session: Session, wanted: Wanted, options: Options) -> Iterator[Issued]:
    from almoner.services.gifts import get_gift
    from almoner.services.receipts import promise_receipt

    if not (options.due_days.isascii() and options.due_days.isdigit()):
        raise BadInput(tr("Write a number of days, such as 30."), code="due")
    for number in wanted.promises or ():
        yield promise_receipt(
            session,
            get_gift(session.store, number),
            opened=options.opened,
            due_days=int(options.due_days[:6]),
        )


def write_files(job: Job, wanted: Wanted, options: Options, folder: Path) -> Written | Lacking:
    """Write receipts into a folder, unless their profile lacks something: then nothing is written."""
    from almoner.services.completeness import lacking
    from almoner.services.handing_out import hand_out

    style = options.style()
    found = lacking(job.session, wanted, style, options.opened, progress=job.progress)
    if found is not None:
        return found
    receipts = issue(job.session, wanted, options, archived=style.archived)
    done = hand_out(job.session, receipts, folder, style, progress=job.progress)
    return Written(
        folder=folder,
        receipts=len(done),
        duplicates=sum(each.duplicate for each in done),
        files=tuple(dict.fromkeys(file for each in done for file in each.files)),
        missing="".join(sorted({character for each in done for character in each.missing})),
    )


def make_pages(job: Job, wanted: Wanted, options: Options, *, look: bool = False) -> Pages | Lacking:
    """Return receipts as the pages of one PDF in memory; at most 5,000."""
    from almoner.services.completeness import lacking
    from almoner.services.handing_out import sheets
    from almoner.services.rendering import render_many

    style = options.style()
    found = lacking(job.session, wanted, style, options.opened, progress=job.progress)
    if found is not None:
        return found
    receipts = issue(job.session, wanted, options, look=look)
    papers: list[ReceiptSheet] = []
    gifts: list[int | None] = []
    for issued, sheet in sheets(job.session, receipts, style):
        papers.append(sheet)
        gifts.append(issued.gift.id if issued.receipt.recorded is not None else None)
        job.progress(len(papers), 2 * len(receipts))

    def page(done: int, total: int) -> bool:
        job.progress(total + done, 2 * total)
        return True

    return Pages(render_many(papers, page), tuple(gifts))


def mark_handed_out(job: Job, gifts: list[int]) -> None:
    """Note that these gifts' receipts left the house."""
    import json

    from almoner.services.receipts import mark_exported

    # a promise handed out is not the receipt: what waits stays unmarked
    recorded = job.session.store.rows(
        "SELECT id FROM gift WHERE serial IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(gifts),),
    )
    mark_exported(job.session, [row[0] for row in recorded])


# -- one receipt to look at ---------------------------------------------------------------------------------


class KeyAsleep(BadInput):
    """The recorder's wallet would have to be unlocked first, which is not done unasked."""

    def __init__(self) -> None:
        super().__init__(tr("The wallet that signs receipts is locked."), code="wallet.locked")


@dataclass(frozen=True, slots=True)
class Shown:
    """One receipt to show: its link, the modules of its code, and what stands on it."""

    gift: int
    url: str
    code: Any
    sheet: ReceiptSheet


def show_one(job: Job, wanted: Wanted, options: Options) -> Shown:
    """Issue one receipt for its link and code."""
    from almoner.services.handing_out import sheets
    from almoner.services.rendering import qr_code

    receipts = issue(job.session, wanted, options)
    issued, sheet = next(iter(sheets(job.session, receipts, options.style())))
    return Shown(issued.gift.id, issued.url, qr_code(sheet), sheet)


def look_at(job: Job, wanted: Wanted, options: Options, *, ask: bool) -> bytes:
    """Return one receipt's page as PDF, only to be looked at. Raises `KeyAsleep` unless the key is awake or ``ask``."""
    if not ask and not _awake(job.session):
        raise KeyAsleep
    made = make_pages(job, wanted, options, look=True)
    if isinstance(made, Lacking):
        plain = Options(language=options.language, opened=options.opened)
        made = make_pages(job, wanted, plain, look=True)
    if isinstance(made, Lacking):  # the general profile asks for the charity's name alone
        raise Cancelled
    return made.pdf


def _awake(session: Session) -> bool:
    from almoner.services.wallets.model import Kept
    from almoner_chain.core.entries import Role

    wallet = session.choose(Role.RECORDER)
    return wallet.kept is Kept.KEYRING or session.is_unlocked(wallet)


def draw(job: Job, pdf: bytes, side: int) -> QImage:
    """Return the first page as a picture, its longer side ``side`` dots."""
    from almoner.services.pdf_pages import draw_page

    page = draw_page(pdf, side=side)
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes are let go


# -- the table -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """What the page needs besides the rows: funds by number, how many receipts there are and are not handed out."""

    funds: Mapping[int, Fund]
    recorded: int
    not_handed_out: int
    waiting: int


def read_known(job: Job) -> Known:
    """Fetch the ledger's new entries, the funds, and the counts."""
    from almoner.services.browsing import GiftQuery, gift_totals
    from almoner.services.entries import synced
    from almoner.services.funds import list_funds

    session = job.session
    synced(session)
    counts = [
        gift_totals(session.store, GiftQuery(state=state))[0]
        for state in ("recorded", "not_handed_out", "waiting")
    ]
    return Known({fund.number: fund for fund in list_funds(session)}, *counts)


def serials_not_handed_out(session: Session) -> tuple[int, ...]:
    """Return the serials of the receipts that stand and were not handed out."""
    from almoner.services.browsing import GiftQuery, gift_ids

    ids = gift_ids(session.store, GiftQuery(state="not_handed_out", sort="serial"))
    known = {
        row[0]: row[1]
        for row in session.store.each(
            "SELECT id, serial FROM gift WHERE serial IS NOT NULL AND exported IS NULL"
        )
    }
    return tuple(known[number] for number in ids if number in known)
