"""Receipts on paper, with their codes, against fpdf2 alone: the same texts in the same typeface, without a code.

The rival gets the finished lines and their places; ours words, measures, wraps and encodes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from receipts import CHAIN_ID, LEDGER, recorded_receipts
from report import Report, best, seconds

from almoner.services.rendering import Charity, ReceiptSheet, layout, render, render_many
from almoner.services.rendering.paper import FONT_FOLDER, FONT_NAME, Text, typeface
from almoner.services.rendering.qr import encode
from almoner.services.rendering.wording import Wording
from almoner_chain.core.link import to_link
from almoner_chain.core.receipt import decode
from almoner_chain.core.units import Unit

CHARITY = Charity(
    name="柳树救济会 Willow Relief",
    registration="53420100MJH2345678",
    address="武汉市江岸区沿江大道 128 号",
    domain="willow.example",
)
Line = tuple[float, float, str, float]


def run(report: Report) -> None:
    """Measure many receipts in one PDF, one PDF each, and cards as PNG and SVG."""
    count, single = (100, 10) if report.quick else (1_000, 50)
    sheets = [_sheet(document) for document in recorded_receipts(count)]
    lines = [_lines(sheet) for sheet in sheets]
    _together(sheets[:1])
    fpdf2_alone(lines[:1])
    together, _ = seconds(lambda: _together(sheets))
    rival, _ = seconds(lambda: fpdf2_alone(lines))
    report.figure(f"{count:,} receipts in one PDF, with codes", count / together, "receipts/s")
    report.figure(f"{count:,} pages of the same text: fpdf2 alone", count / rival, "pages/s")
    report.ratio("many in one PDF: ratio", count / together, count / rival, at_least=0.5)
    tenth = best(lambda: _together(sheets[: count // 10]))
    report.limit(
        f"{count:,} against {count // 10:,} receipts in one PDF", together / tenth, "x", at_most=10.5
    )
    each, _ = seconds(lambda: [render(sheet, "pdf") for sheet in sheets[:single]])
    alone, _ = seconds(lambda: [fpdf2_alone([page]) for page in lines[:5]])
    report.figure("one PDF for each receipt, with code", single / each, "receipts/s")
    report.figure("one PDF for each page: fpdf2 alone", 5 / alone, "pages/s")
    report.ratio("one PDF for each: ratio", single / each, 5 / alone, at_least=0.5)
    for form in ("png", "svg"):
        taken, _ = seconds(lambda form=form: [render(sheet, form) for sheet in sheets[:single]])
        report.figure(f"cards as {form.upper()}", single / taken, "receipts/s")
    links = [sheet.link for sheet in sheets]
    report.figure(
        "codes alone", count / best(lambda: [encode.__wrapped__(link) for link in links]), "codes/s"
    )


def _together(sheets: Sequence[ReceiptSheet]) -> bytes:
    encode.cache_clear()
    return render_many(sheets)


def _sheet(document: bytes) -> ReceiptSheet:
    receipt = decode(document)
    assert receipt.recorded is not None
    donor, day, method, *_ = receipt.fields.values()
    return ReceiptSheet(
        charity=CHARITY,
        fund="Winter relief 冬季救助",
        unit=Unit.currency("CNY"),
        amount=receipt.amount,
        issued=receipt.issued,
        chain_id=CHAIN_ID,
        ledger="0x" + LEDGER.hex(),
        link=to_link("https://willow.example", document),
        serial=receipt.recorded.serial,
        batch=17,
        place=(1_000_000, 1_000_000 + receipt.amount),
        donor=donor if isinstance(donor, str) else None,
        gift_date=day if isinstance(day, date) else None,
        method=method if isinstance(method, str) else None,
    )


def _lines(sheet: ReceiptSheet) -> list[Line]:
    """Return the lines of a receipt's page: where they stand (mm), what they say, their size (points)."""
    face = typeface()
    drawing = layout.compose(Wording.of(sheet, face), encode(sheet.link), face)
    return [(m.x, m.y, m.text, m.size) for m in drawing.marks if isinstance(m, Text)]


def fpdf2_alone(pages: Sequence[Sequence[Line]]) -> bytes:
    """Write the pages as anyone would with fpdf2."""
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format="A4")
    with resources.as_file(resources.files("almoner_resources") / FONT_FOLDER / FONT_NAME) as font:
        pdf.add_font("sans", fname=Path(font))
    for page in pages:
        pdf.add_page()
        for x, y, text, size in page:
            pdf.set_font("sans", size=size)
            pdf.text(x, y, text)
    return bytes(pdf.output())
