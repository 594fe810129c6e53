"""Write receipts to a folder: PDF, PNG, SVG, the file with proofs; one each or all in one PDF.

Each file is written whole under another name first, so that no half receipt lies in the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.services.cancelling import Cancelled
from almoner.services.funds import Fund, list_funds
from almoner.services.receipts import mark_exported
from almoner.services.rendering import CLOSED, Charity, ReceiptSheet, Voiding
from almoner.services.session import hex0x
from almoner_chain.core.commitment import FieldId
from almoner_chain.core.entries import Kind, Void, VoidReason, decode_entry
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.receipts import Issued
    from almoner.services.session import Session

FORMATS = ("pdf", "png", "svg", "almr")
SHEET_FIELDS = {
    FieldId.DONOR: "donor",
    FieldId.DATE: "gift_date",
    FieldId.METHOD: "method",
    FieldId.REFERENCE: "reference",
    FieldId.ADDRESS: "address",
    FieldId.DESCRIPTION: "description",
    FieldId.NOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How receipts are written: which formats, which country's profile, which language, all in one PDF or not."""

    formats: tuple[str, ...]
    profile: str
    language: str
    combined: bool
    extra: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        *,
        formats: str,
        profile: str = "generic",
        language: str | None = None,
        combined: bool = False,
        extra: Mapping[str, str] | None = None,
    ) -> Style:
        """Read the formats from words joined by commas; ``extra`` holds what only some profiles ask for."""
        names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
        unknown = [name for name in names if name not in FORMATS]
        if unknown or not names:
            raise BadInput(
                f"“{', '.join(unknown)}” is not a format.",
                code="format.unknown",
                hint=f"Formats: {', '.join(FORMATS)}.",
            )
        return cls(names, profile, language or "", combined, extra or {})

    @property
    def archived(self) -> bool:
        """Whether the proofs are needed."""
        return "almr" in self.formats


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One receipt as it was written; ``size`` is the document's bytes in the QR, ``serial`` None for a promise.

    ``missing`` are characters that no typeface here has; the paper shows their numbers instead.
    """

    serial: int | None
    gift: int
    files: tuple[str, ...]
    url: str
    qr_version: int
    size: int
    duplicate: bool
    missing: str


def _silent(done: int, total: int) -> None:
    """Show no progress."""


def hand_out(
    session: Session,
    receipts: Iterable[Issued],
    out: Path,
    style: Style,
    *,
    progress: Callable[[int, int], None] = _silent,
) -> list[HandedOut]:
    """Write the receipts into the folder ``out`` and return what was written, in the same order.

    Recorded ones count as handed out, and later ones as duplicates, once all files are there. ``progress`` is told how
    many are written, of how many (0 where that is not known), then how many pages of a combined PDF; where it, or what
    makes the receipts, raises `Cancelled`, the files written so far stay, whole, and their receipts count.
    """
    funds = {fund.number: fund for fund in list_funds(session)}
    voids = _voids(session)
    charity = charity_of(session)
    _make_folder(out)
    total = len(receipts) if isinstance(receipts, Sized) else 0
    apart = any(name != "pdf" or not style.combined for name in style.formats)
    together: list[ReceiptSheet] = []
    done: list[HandedOut] = []
    in_volumes = 0
    try:
        for issued in receipts:
            sheet = sheet_of(issued, charity, funds[issued.gift.fund], voids, style)
            done.append(_hand_out(issued, sheet, out, style, together))
            progress(len(done), total)
        for in_volumes in _write_volumes(out, together, progress):  # noqa: B007  (needed where it is cancelled)
            pass
    except Cancelled:
        _mark(session, done if apart else done[:in_volumes])
        raise
    _mark(session, done)
    return done


def _mark(session: Session, done: Sequence[HandedOut]) -> None:
    mark_exported(session, [each.gift for each in done if each.serial is not None])


def _hand_out(
    issued: Issued, sheet: ReceiptSheet, out: Path, style: Style, together: list[ReceiptSheet]
) -> HandedOut:
    """Write one receipt's own files; a page for a combined PDF is put to those ``together``."""
    from almoner.services.rendering import MAX_PAGES, qr_code, render, unshown

    stem = f"receipt-{sheet.serial:06d}" if sheet.serial else f"promise-gift-{issued.gift.id:06d}"
    files = []
    for name in style.formats:
        if name == "pdf" and style.combined:
            files.append(str(out / _volume(len(together) // MAX_PAGES)))
            together.append(sheet)
            continue
        content = issued.document if name == "almr" else render(sheet, name)
        files.append(str(write_whole(out / f"{stem}.{name}", content)))
    return HandedOut(
        serial=sheet.serial,
        gift=issued.gift.id,
        files=tuple(files),
        url=issued.url,
        qr_version=qr_code(sheet).version,
        size=issued.scanned_size,
        duplicate=issued.receipt.duplicate,
        missing="".join(unshown(sheet)),
    )


def _volume(number: int) -> str:
    return "receipts.pdf" if number == 0 else f"receipts-{number + 1}.pdf"


def _write_volumes(
    out: Path, sheets: Sequence[ReceiptSheet], progress: Callable[[int, int], None]
) -> Iterator[int]:
    """Write the pages of a combined export, in as many files as it takes; yield after each how many are written."""
    from almoner.services.rendering import MAX_PAGES, render_many

    for start in range(0, len(sheets), MAX_PAGES):

        def page(done: int, total: int, before: int = start) -> bool:
            progress(before + done, len(sheets))
            return True

        some = sheets[start : start + MAX_PAGES]
        write_whole(out / _volume(start // MAX_PAGES), render_many(some, page))
        yield start + len(some)


def charity_of(session: Session) -> Charity:
    """Return who issues the receipts, from the installation's settings."""
    details = session.home.get("details", {})
    return Charity(
        name=session.home.get("name"),
        registration=details.get("registration", ""),
        address=details.get("address", ""),
        domain=session.home.get("domain"),
        site=details.get("site", ""),
        place=details.get("place", ""),
    )


def sheets(
    session: Session, receipts: Iterable[Issued], style: Style
) -> Iterator[tuple[Issued, ReceiptSheet]]:
    """Yield each receipt with what stands on its paper; nothing is written or noted."""
    funds = {fund.number: fund for fund in list_funds(session)}
    voids, charity = _voids(session), charity_of(session)
    for issued in receipts:
        yield issued, sheet_of(issued, charity, funds[issued.gift.fund], voids, style)


def sheet_of(
    issued: Issued,
    charity: Charity,
    fund: Fund,
    voids: Mapping[int, Voiding],
    style: Style,
) -> ReceiptSheet:
    """Return what stands on paper for a receipt: what it opens, and closed marks for what it does not."""
    receipt = issued.receipt
    opened = dict(zip(FieldId, receipt.fields.values(), strict=True))
    shown = {
        SHEET_FIELDS[field]: CLOSED if opened[field] is None else opened[field]
        for field in issued.gift.fields.present()
    }
    place = (issued.start, issued.start + receipt.amount) if issued.start is not None else None
    serial = receipt.recorded.serial if receipt.recorded else None
    return ReceiptSheet(
        charity=charity,
        fund=fund.name,
        unit=fund.unit,
        amount=receipt.amount,
        issued=receipt.issued,
        chain_id=receipt.chain_id,
        ledger=hex0x(receipt.ledger),
        link=issued.url,
        serial=serial,
        batch=issued.batch.batch if issued.batch else None,
        place=place,
        due=receipt.due if serial is None else None,
        duplicate=receipt.duplicate,
        voiding=voids.get(serial) if serial else None,
        profile=style.profile,
        language=style.language,
        extra=style.extra,
        **shown,  # type: ignore[arg-type]
    )


def _voids(session: Session) -> dict[int, Voiding]:
    found = {}
    for raw in session.reader.entries_of(Kind.VOID):
        void = decode_entry(raw)
        assert isinstance(void, Void)  # noqa: S101  (entries_of asked for this kind)
        reason = VoidReason(void.reason).name.lower().replace("_", " ")
        found[void.serial] = Voiding(reason, void.successor or None)
    return found


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"The folder {out} cannot be made: {error.strerror}.",
            code="out.unwritable",
            hint="Choose another --out.",
        ) from error


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file so that it is there whole or not at all; return its path."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(content)
    return draft.replace(path)
