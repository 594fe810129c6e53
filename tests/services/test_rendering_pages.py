"""The receipt on one A4 page: what it says, that it fits, and that its code is read back from the rendered page."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from almoner.services.rendering import (
    CLOSED,
    MAX_PAGES,
    Charity,
    ReceiptSheet,
    RenderingCancelled,
    Voiding,
    check,
    layout,
    render,
    render_many,
    unshown,
)
from almoner.services.rendering.paper import POINT, Box, Code, Drawing, Text, typeface
from almoner.services.rendering.qr import QUIET_ZONE, encode
from almoner.services.rendering.wording import Wording
from almoner.services.scanning import read_document
from almoner_chain.core.errors import BadInput
from almoner_chain.core.link import MAX_QR_BYTES, to_link
from almoner_chain.core.units import MAX_AMOUNT, Unit
from support_sheets import CHARITY, document, page_picture, page_text, promise, sheet

FULL = {
    "donor": "捐" * 85,
    "method": "W" * 255,
    "reference": "0x" + "f" * 253,
    "address": "Đường Nguyễn Thị Minh Khai, " * 7,
    "description": "a " * 127,
    "note": "定向捐赠，" * 17,
}


def drawn(paper: ReceiptSheet) -> Drawing:
    face = typeface()
    return layout.compose(Wording.of(paper, face), encode(paper.link), face)


def test_a_receipt_says_who_gave_what_to_whom_when_and_how() -> None:
    said = page_text(render(sheet(), "pdf"))
    for part in (
        "武汉市江汉区慈善会",
        "51420100MJH2223456",
        "1284",
        "2020-02-01",
        "交通银行股份有限公司湖北省分行",
        "CNY 314,540,755.69",
        "人民币叁亿壹仟肆佰伍拾肆万零柒佰伍拾伍元陆角玖分",
        "three hundred and fourteen million",
        "疫情防控专项 Covid-19 relief",
        "2020-01-28",
        "银行转账 bank transfer",
        "0xa11ce0000000000000000000000000000000a11c",
        "CNY 1,000.00 – CNY 314,541,755.69",
        "Scan the code with any phone camera.",
        "并非财政部门监制的捐赠票据",
        "Signature for the charity",
    ):
        assert part in said.replace("\u00a0", " ").replace("  ", " "), part


def test_equal_receipts_give_equal_bytes_whatever_was_written_before() -> None:
    first = render(sheet(), "pdf")
    render_many([promise(donor="另一位"), sheet(seed=9, donor="Łukasz")])
    assert render(sheet(), "pdf") == first
    assert render(sheet(seed=2), "pdf") != first


def test_a_closed_field_is_said_to_be_closed_and_an_absent_one_is_not_mentioned() -> None:
    said = page_text(render(sheet(donor=CLOSED, reference=CLOSED, method=None, language="en"), "pdf"))
    assert said.count("not shown on this copy") == 2
    assert "Way of giving" not in said
    assert "Reference" in said


def test_a_receipt_without_a_donor_says_so() -> None:
    assert "a donor who is not named" in page_text(render(sheet(donor=None, language="en"), "pdf"))


def test_a_promise_says_that_it_is_not_recorded_and_until_when_it_shall_be() -> None:
    said = page_text(render(promise(), "pdf"))
    assert "PROMISED: NOT YET RECORDED" in said
    assert "承诺：尚未登记入账" in said
    assert "will record it by 2020-03-02" in said
    assert "PROMISED" not in page_text(render(sheet(), "pdf"))


def test_a_duplicate_and_a_voided_receipt_are_marked() -> None:
    plain = page_text(render(sheet(), "pdf"))
    assert "DUPLICATE" not in plain
    assert "VOID" not in plain
    assert "副本" in page_text(render(sheet(duplicate=True), "pdf"))
    voided = page_text(render(sheet(voiding=Voiding("wrong data", 1300)), "pdf"))
    assert "作废 VOID" in voided.replace("  ", " ")
    assert "Voided on the ledger: wrong data. Replaced by receipt no. 1300." in voided


def test_goods_are_a_quantity_with_their_unit() -> None:
    said = page_text(render(sheet(unit=Unit.item("箱"), amount=2_000, description="N95 口罩"), "pdf"))
    assert "捐赠数量" in said
    assert "贰仟箱" in said
    assert "N95 口罩" in said


def test_one_language_leaves_the_others_out() -> None:
    english, chinese = (page_text(render(sheet(language=name), "pdf")) for name in ("en", "zh"))
    assert "Donation receipt" in english
    assert "捐赠收据" not in english
    assert "捐赠收据" in chinese
    assert "Donation receipt" not in chinese


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadInput, match="no labels in the language 'tlh'"):
        render(sheet(language="tlh"), "pdf")


def test_signs_the_typeface_lacks_are_shown_as_numbers_and_said() -> None:
    paper = sheet(donor="Ảnh 💚💛 𬱖 محمد", language="en")
    said = page_text(render(paper, "pdf"))
    assert "Ảnh [U+1F49A U+1F49B] 𬱖 [U+0645 U+062D U+0645 U+062F]" in said
    assert "typeface lacks" in said
    assert unshown(paper) == list("💚💛محد")


def test_signs_without_a_picture_leave_no_trace() -> None:
    paper = sheet(donor="李\u200b明\ufeff")
    assert "李明" in page_text(render(paper, "pdf"))
    assert unshown(paper) == []


def test_a_charity_with_line_breaks_in_its_address_is_set_on_one_line() -> None:
    charity = replace(CHARITY, address="15 Taibei Road\nWuhan")
    assert "15 Taibei Road Wuhan" in page_text(render(sheet(charity=charity), "pdf"))


def overflowing(page: Drawing) -> list[str]:
    """Return the texts that leave the page or run into the code."""
    face = typeface()
    (code,) = (mark for mark in page.marks if isinstance(mark, Code))
    quiet = QUIET_ZONE * code.module
    left, top = code.x - quiet, code.y - quiet
    right, bottom = (corner + code.code.full_size * code.module for corner in (left, top))
    bad = [] if right <= page.width and bottom <= page.height else ["the code"]
    for mark in page.marks:
        if isinstance(mark, Text):
            end = mark.x + face.width(mark.text, mark.size)
            beside = end <= left or mark.x >= right or mark.y <= top or mark.y - 1 >= bottom
            if mark.x < 0 or end > page.width - layout.MARGIN + 0.5 or mark.y > page.height - 5 or not beside:
                bad.append(mark.text)
        elif isinstance(mark, Box) and mark.y + mark.height > page.height:
            bad.append("a box")
    return bad


@pytest.mark.parametrize("language", ["both", "en", "zh", "de", "fr"])
def test_the_fullest_receipt_stays_on_its_page(language: str) -> None:
    fullest = sheet(
        MAX_QR_BYTES,
        language=language,
        amount=MAX_AMOUNT,
        place=(MAX_AMOUNT - 1, MAX_AMOUNT),
        serial=2**64 - 1,
        batch=2**63,
        duplicate=True,
        voiding=Voiding("issued in error", 2**64 - 1),
        **FULL,
    )
    assert overflowing(drawn(fullest)) == []


def test_lines_in_a_column_do_not_overlap() -> None:
    lines = [mark for mark in drawn(sheet(duplicate=True, **FULL)).marks if isinstance(mark, Text)]
    for column in {line.x for line in lines}:
        below = sorted((line for line in lines if line.x == column), key=lambda line: line.y)
        for upper, lower in pairwise(below):
            assert lower.y - 0.8 * lower.size * POINT > upper.y + 0.15 * upper.size * POINT, lower.text


def test_what_cannot_fit_one_page_is_refused() -> None:
    wordy = Charity(name="慈善" * 900)
    with pytest.raises(BadInput, match="too much for one A4 page"):
        render(sheet(charity=wordy), "pdf")


@pytest.mark.parametrize("size", [100, 300, 470, 900, 1300, MAX_QR_BYTES])
def test_a_code_is_read_back_from_the_page_it_is_printed_on(size: int) -> None:
    found = read_document(render(sheet(size), "pdf"))
    assert (found.document, found.page) == (document(size), 1)


@pytest.mark.parametrize("dpi", [110, 150, 300])
def test_a_code_is_read_back_at_the_resolutions_of_scanners(dpi: int) -> None:
    out = io.BytesIO()
    page_picture(render(sheet(470), "pdf"), dpi=dpi).save(out, "PNG")
    assert read_document(out.getvalue()).document == document(470)


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not installed")
def test_a_second_renderer_shows_the_same_code_and_the_same_chinese(tmp_path: Path) -> None:
    file = tmp_path / "receipt.pdf"
    file.write_bytes(render(sheet(470), "pdf"))
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", file, tmp_path / "page"], check=True)
    assert read_document(tmp_path / "page.png").document == document(470)
    copied = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True).stdout.decode()
    assert "人民币叁亿壹仟肆佰伍拾肆万零柒佰伍拾伍元陆角玖分" in copied


def test_a_single_receipt_is_a_small_file() -> None:
    assert len(render(sheet(470), "pdf")) < 60_000
    assert len(render(sheet(MAX_QR_BYTES, **FULL), "pdf")) < 150_000


def test_many_receipts_are_one_pdf_with_a_page_each_in_order() -> None:
    pdf = render_many([sheet(300, seed=n, serial=n, donor=f"捐赠人{n}") for n in range(1, 41)])
    assert len(pypdfium2.PdfDocument(pdf)) == 40
    for page in (0, 17, 39):
        assert f"捐赠人{page + 1}" in page_text(pdf, page)
        assert read_document(pdf, page=page + 1).document == document(300, page + 1)


def test_progress_is_told_page_by_page_and_can_stop_the_work() -> None:
    told: list[tuple[int, int]] = []

    def stop_at_the_second(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    with pytest.raises(RenderingCancelled):
        render_many([sheet(serial=n) for n in (1, 2, 3)], stop_at_the_second)
    assert told == [(1, 3), (2, 3)]


def test_one_pdf_is_not_made_of_nothing_nor_without_bounds() -> None:
    for sheets in ([], [sheet()] * (MAX_PAGES + 1)):
        with pytest.raises(BadInput, match="One PDF holds 1 to 5,000 receipts"):
            render_many(sheets)


def test_the_date_of_the_file_is_the_receipts() -> None:
    metadata = pypdfium2.PdfDocument(render(sheet(issued=date(2020, 2, 1)), "pdf")).get_metadata_dict()
    assert metadata["CreationDate"].startswith("D:20200201")
    assert metadata["Author"] == "武汉市江汉区慈善会"


def test_a_check_refuses_what_rendering_would_refuse() -> None:
    check(sheet())
    for bad in (
        sheet(profile="nowhere"),
        sheet(language="tlh"),
        sheet(profile="us"),
        sheet(link="https://a.example/v#" + "9" * 6_000),
    ):
        with pytest.raises(BadInput) as said:
            check(bad)
        with pytest.raises(BadInput) as again:
            render(bad, "pdf")
        assert said.value.code == again.value.code


def test_a_link_of_another_host_is_printed_as_it_is() -> None:
    link = to_link("http://127.0.0.1:8545", document(200))
    picture = page_picture(render(sheet(link=link), "pdf"))
    assert isinstance(picture, Image.Image)
    out = io.BytesIO()
    picture.save(out, "PNG")
    assert read_document(out.getvalue()).document == document(200)
