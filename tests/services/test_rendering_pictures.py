"""The receipt as a card: PNG for phones, SVG for print shops; both hold the same code."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from fpdf import FPDF
from fpdf.svg import SVGObject

from almoner.services.rendering import Voiding, card, qr_code, render
from almoner.services.rendering.paper import Code, Drawing, Text, typeface
from almoner.services.rendering.wording import Wording
from almoner.services.scanning import Kind, read_document
from almoner_chain.core.errors import BadInput
from almoner_chain.core.link import MAX_QR_BYTES
from support_sheets import document, opened, promise, sheet

SIZES = [100, 300, 470, 900, 1300, MAX_QR_BYTES]


def composed(size: int) -> Drawing:
    paper, face = sheet(size), typeface()
    return card.compose(Wording.of(paper, face), qr_code(paper), face)


@pytest.mark.parametrize("form", ["png", "svg"])
@pytest.mark.parametrize("size", SIZES)
def test_a_card_is_read_back(size: int, form: str) -> None:
    assert read_document(render(sheet(size), form)).document == document(size)


@pytest.mark.parametrize("size", SIZES)
def test_a_module_of_a_png_is_a_whole_number_of_dots_four_or_more(size: int) -> None:
    picture = opened(render(sheet(size), "png")).convert("L").point(lambda dot: 255 if dot > 127 else 0)
    code = qr_code(sheet(size))
    across = picture.width / composed(size).width
    (mark,) = (mark for mark in composed(size).marks if isinstance(mark, Code))
    dots = round(mark.module * across)
    left, top = round(mark.x * across), round(mark.y * across)
    shown = picture.crop((left, top, left + dots * code.size, top + dots * code.size))
    assert dots >= 4
    assert shown.tobytes() == b"".join(
        bytes(module for module in row for _ in range(dots)) * dots for row in code.rows
    )


def test_the_quiet_zone_of_a_png_is_light() -> None:
    picture = opened(render(sheet(470), "png")).convert("L")
    (mark,) = (mark for mark in composed(470).marks if isinstance(mark, Code))
    across = picture.width / composed(470).width
    zone = [round(side * across) for side in (mark.x - 4 * mark.module, mark.y - 4 * mark.module)]
    side = round(mark.code.full_size * mark.module * across)
    for strip in (
        (zone[0], zone[1], zone[0] + side, zone[1] + 20),
        (zone[0], zone[1], zone[0] + 20, zone[1] + side),
    ):
        assert picture.crop(strip).getextrema()[0] > 240  # type: ignore[operator]


def test_a_second_renderer_shows_the_same_squares_of_an_svg() -> None:
    shapes = re.sub(rb"<text.*?</text>", b"", render(sheet(470), "svg"))
    drawing = SVGObject(shapes)
    pdf = FPDF(unit="pt")
    pdf.add_page(format=(drawing.width or 0, drawing.height or 0))
    drawing.draw_to_page(pdf)
    picture = pypdfium2.PdfDocument(bytes(pdf.output()))[0].render(scale=4).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG")
    assert read_document(out.getvalue()).document == document(470)


def test_an_svg_carries_its_words_as_text_and_escapes_them() -> None:
    text = render(sheet(fund='Food & "Shelter" <b>', language="en"), "svg").decode()
    assert "Food &amp; &quot;Shelter&quot; &lt;b&gt;" in text
    assert "CNY\u00a0314,540,755.69" in text
    assert "<b>" not in text


def test_a_card_names_no_donor() -> None:
    text = render(sheet(), "svg").decode()
    assert "武汉市江汉区慈善会" in text
    assert "交通银行" not in text


def test_a_card_says_promised_duplicate_and_void() -> None:
    assert "PROMISED: NOT YET RECORDED" in render(promise(), "svg").decode()
    assert "DUPLICATE" in render(sheet(duplicate=True), "svg").decode()
    assert "VOID" in render(sheet(voiding=Voiding("duplicate", None)), "svg").decode()


def test_words_stay_inside_the_card() -> None:
    face = typeface()
    paper = sheet(100, fund="Wasserversorgungsgenossenschaftsmitgliederversammlung" * 3)
    drawing = card.compose(Wording.of(paper, face), qr_code(paper), face)
    for mark in drawing.marks:
        if isinstance(mark, Text):
            assert 0 <= mark.x < mark.x + face.width(mark.text, mark.size) <= drawing.width
            assert mark.y < drawing.height


@pytest.mark.parametrize("form", ["png", "svg"])
def test_equal_receipts_give_equal_cards(form: str) -> None:
    first = render(sheet(), form)
    render(promise(), form)
    assert render(sheet(), form) == first


def test_a_drawing_of_ours_is_found_as_text() -> None:
    assert read_document(render(sheet(), "svg")).kind is Kind.TEXT


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(BadInput, match="pdf, png, svg"):
        render(sheet(), "docx")
