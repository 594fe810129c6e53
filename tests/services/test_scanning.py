"""Reading receipts from what people hand in: photos, PDF files, receipt files, letters; and refusing the rest."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path

import pytest
import zxingcpp
from fpdf import FPDF
from PIL import Image, ImageChops, ImageFilter

from almoner.services import scanning
from almoner.services.rendering import render, render_many
from almoner.services.scanning import Found, Kind, read_document, read_documents
from almoner_chain.core.errors import BadInput, ReceiptInvalid
from almoner_chain.core.link import MAX_QR_BYTES, digits, to_link
from support_sheets import HOST, document, opened, page_picture, promise, sheet


def saved(picture: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def qr_picture(text: str, scale: int = 4) -> Image.Image:
    """Return any QR code, not only a receipt's."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, scale=scale)
    return Image.frombytes("L", (image.shape[1], image.shape[0]), bytes(memoryview(image)))  # type: ignore[arg-type,misc]


def photographed(
    page: Image.Image, *, turn: float = 0, lean: float = 0, blur: float = 0, width: int = 2400
) -> Image.Image:
    """Return a page on a grey desk as a phone sees it: turned, leaning away, not quite sharp, half in shadow."""
    page = page.resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BOX)
    margin = page.width // 5
    desk = Image.new("L", (page.width + 2 * margin, page.height + 2 * margin), 90)
    desk.paste(page, (margin, margin))
    desk = desk.rotate(turn, Image.Resampling.BICUBIC, fillcolor=90)
    if lean:
        # x' = x / (1 + lean * y): the far edge is narrower than the near one.
        far = lean / desk.height
        middle = desk.width / 2
        desk = desk.transform(
            desk.size,
            Image.Transform.PERSPECTIVE,
            (1 + lean / 2, -lean * middle / desk.height, 0, 0, 1 + lean, 0, 0, far),
            Image.Resampling.BICUBIC,
            fillcolor=90,
        )
    desk = desk.resize((width, desk.height * width // desk.width), Image.Resampling.LANCZOS)
    shadow = Image.linear_gradient("L").resize(desk.size).point([110 + dot // 2 for dot in range(256)])
    return ImageChops.multiply(desk.filter(ImageFilter.GaussianBlur(blur)), shadow)


@pytest.fixture(scope="module")
def page() -> Image.Image:
    """Return the printed page of a recorded receipt at 300 dots an inch."""
    return page_picture(render(sheet(470), "pdf"), dpi=300)


@pytest.mark.parametrize("turn", [0, 9, 137, 271])
def test_a_photo_is_read_whichever_way_it_is_turned(page: Image.Image, turn: float) -> None:
    photo = saved(photographed(page, turn=turn, blur=0.8), "JPEG", quality=70)
    assert read_document(photo) == Found(document(470), 0, Kind.PICTURE)


@pytest.mark.parametrize("lean", [0.1, 0.25])
def test_a_photo_from_an_angle_is_read(page: Image.Image, lean: float) -> None:
    assert read_document(saved(photographed(page, lean=lean, turn=5, blur=0.8))).document == document(470)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_of_all_usual_kinds_are_read(page: Image.Image, kind: str) -> None:
    colour = page.resize((page.width // 2, page.height // 2)).convert("RGB")
    assert read_document(saved(colour, kind)).document == document(470)


@pytest.mark.parametrize("trouble", ["blur", "noise", "tiny"])
def test_a_bad_photo_needs_and_gets_a_second_look(page: Image.Image, trouble: str) -> None:
    foot = page.crop((200, 2300, 1100, page.height))
    if trouble == "blur":
        foot = foot.filter(ImageFilter.GaussianBlur(3.4))
    elif trouble == "noise":
        grain = Image.frombytes("L", foot.size, random.Random(7).randbytes(foot.width * foot.height))
        foot = Image.blend(foot.filter(ImageFilter.GaussianBlur(1.5)), grain, 0.6)
    else:
        foot = foot.resize((180, foot.height * 180 // foot.width), Image.Resampling.LANCZOS)
    assert zxingcpp.read_barcodes(foot) == []
    assert read_document(saved(foot)).document == document(470)


def test_light_modules_on_dark_and_see_through_pictures_are_read() -> None:
    picture = qr_picture(sheet(160).link)
    clear = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=ImageChops.invert(picture))
    for data in (saved(ImageChops.invert(picture)), saved(clear)):
        assert read_document(data).document == document(160)


def test_a_picture_file_is_read_from_disk(tmp_path: Path) -> None:
    file = tmp_path / "收据 1.png"
    file.write_bytes(render(promise(), "png"))
    assert read_document(file).document == document(160)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nothing\.png cannot be read: No such file"):
        read_document(tmp_path / "nothing.png")


def test_the_receipts_of_a_pdf_come_in_order_with_their_pages() -> None:
    pdf = render_many([sheet(200, seed=n, serial=n) for n in (3, 1, 2)])
    assert read_documents(pdf) == [
        Found(document(200, 3), 1, Kind.PDF),
        Found(document(200, 1), 2, Kind.PDF),
        Found(document(200, 2), 3, Kind.PDF),
    ]
    assert read_document(pdf, page=2).document == document(200, 1)


def test_a_pdf_of_several_receipts_is_not_guessed_at() -> None:
    with pytest.raises(
        BadInput, match=r"There are 2 receipts on the pages 1 to 2 in this file\. Choose a page"
    ):
        read_document(render_many([sheet(200, seed=n, serial=n) for n in (1, 2)]))


def test_a_page_that_a_pdf_does_not_have_is_refused() -> None:
    with pytest.raises(BadInput, match="has 1 pages, none is 2"):
        read_document(render(sheet(), "pdf"), page=2)


def test_a_scanned_page_inside_a_pdf_is_read(page: Image.Image) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(photographed(page, turn=3, blur=1, width=2400), x=0, y=0, w=210)
    assert read_document(bytes(pdf.output())).document == document(470)


def test_the_same_receipt_twice_in_one_picture_is_one_receipt() -> None:
    single = qr_picture(sheet(160).link)
    twice = Image.new("L", (single.width * 2, single.height), 255)
    twice.paste(single, (0, 0))
    twice.paste(single, (single.width, 0))
    assert read_document(saved(twice)).document == document(160)


def test_two_receipts_in_one_picture_are_both_found_and_not_guessed_at() -> None:
    codes = [qr_picture(sheet(160, seed=n).link) for n in (1, 2)]
    both = Image.new("L", (codes[0].width * 2, codes[0].height), 255)
    for place, code in enumerate(codes):
        both.paste(code, (place * codes[0].width, 0))
    assert {found.document for found in read_documents(saved(both))} == {document(160, 1), document(160, 2)}
    with pytest.raises(BadInput, match=r"2 receipts in this file\. Cut the picture"):
        read_document(saved(both))


def test_a_foreign_code_beside_a_receipt_is_passed_over() -> None:
    ours, foreign = qr_picture(sheet(160).link), qr_picture("https://example.org/follow-us")
    poster = Image.new("L", (ours.width + foreign.width, ours.height), 255)
    poster.paste(foreign, (0, 0))
    poster.paste(ours, (foreign.width, 0))
    assert read_document(saved(poster)).document == document(160)


@pytest.mark.parametrize("text", ["https://example.org/follow-us", "6901234567892", "https://a.example/v#x1"])
def test_a_foreign_code_alone_is_said_to_be_foreign(text: str) -> None:
    with pytest.raises(BadInput, match="not a receipt's") as caught:
        read_document(saved(qr_picture(text)))
    assert caught.value.code == "scan.foreign"


def test_a_code_with_a_changed_number_is_handed_on_to_verification() -> None:
    link = sheet(160).link
    changed = link[:-1] + str((int(link[-1]) + 1) % 10)
    assert read_document(saved(qr_picture(changed))).document != document(160)


def test_a_code_with_an_impossible_number_is_no_receipt() -> None:
    with pytest.raises(ReceiptInvalid, match="does not begin with 0"):
        read_document(saved(qr_picture(f"{HOST}/v#0123")))


@pytest.mark.parametrize("form", ["png", "jpg", "pdf"])
def test_a_picture_without_a_code_says_what_to_do(form: str) -> None:
    blank = Image.new("L", (300, 300), 255)
    pdf = FPDF()
    pdf.add_page()
    data = {"png": saved(blank), "jpg": saved(blank, "JPEG"), "pdf": bytes(pdf.output())}[form]
    with pytest.raises(BadInput, match=r"No receipt's code can be read in this file\. Photograph the code"):
        read_documents(data)


def test_a_link_a_number_and_a_letter_with_a_link_are_read() -> None:
    link, number = sheet(300).link, digits(document(300))
    wrapped = "\n".join(number[start : start + 60] for start in range(0, len(number), 60))
    for text in (
        link,
        number,
        wrapped,
        f"\ufeff{link}\r\n",
        f"Dear donor,\n\nyour receipt: {link}\n\nThank you.",
    ):
        assert read_document(text.encode()) == Found(document(300), 0, Kind.TEXT)
    assert read_document(link.encode("utf-16")).document == document(300)


def test_two_links_in_a_letter_are_two_receipts() -> None:
    letter = f"First: {sheet(200, seed=1).link}\nSecond: {sheet(200, seed=2).link}\n"
    assert [found.document for found in read_documents(letter.encode())] == [
        document(200, 1),
        document(200, 2),
    ]


@pytest.mark.parametrize("text", ["", "hello", "12345x", "https://example.org/", "=cmd|'/c calc'!A1"])
def test_a_text_that_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(ReceiptInvalid):
        read_document(text.encode())


def test_a_receipt_file_is_its_bytes() -> None:
    for size in (60, 470, MAX_QR_BYTES, 20_000):
        assert read_document(document(size)) == Found(document(size), 0, Kind.FILE)


def test_a_drawing_of_another_program_is_refused() -> None:
    for drawing in (
        "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>",
        '<?xml version="1.0"?><svg/>',
    ):
        with pytest.raises(BadInput, match="save it as a PNG"):
            read_document(drawing.encode())


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few hundred bytes that claims this size."""
    picture = saved(Image.new("1", (8, 8)))
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    return picture[:12] + header + zlib.crc32(header).to_bytes(4, "big") + picture[33:]


@pytest.mark.parametrize("side", [9_001, 10_000, 14_000, 60_000])
def test_a_picture_that_would_unpack_to_gigabytes_is_not_unpacked(side: int) -> None:
    with pytest.raises(BadInput) as caught:
        read_document(bomb(side, side))
    assert caught.value.code == "scan.too_large"


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(scanning.MAX_FILE + 10)
    for source in (large, b"\x01" * 65_537, b"1" * (scanning.MAX_TEXT + 1)):
        with pytest.raises(BadInput) as caught:
            read_document(source)
        assert caught.value.code == "scan.too_large"


def test_a_pdf_of_thousands_of_pages_is_refused_unless_a_page_is_named() -> None:
    book = FPDF()
    for _ in range(scanning.MAX_PAGES + 1):
        book.add_page()
    with pytest.raises(BadInput, match="a PDF of 1,001 pages"):
        read_document(bytes(book.output()))


def test_a_page_as_large_as_a_house_is_drawn_small(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = FPDF(unit="pt", format=(14_000, 7_000))
    pdf.add_page()
    pdf.image(qr_picture(sheet(160).link), x=100, y=100, w=6_000, h=6_000)
    drawn: list[int] = []
    read = scanning._codes
    monkeypatch.setattr(scanning, "_codes", lambda it: drawn.append(it.width * it.height) or read(it))
    assert read_document(bytes(pdf.output())).document == document(160)
    assert max(drawn) <= scanning.MAX_PAGE_DOTS * 1.01


@pytest.mark.parametrize("cut", [20, 40, 300])
@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_damaged_file_is_refused(form: str, cut: int) -> None:
    with pytest.raises(BadInput):
        read_document(render(promise(), form)[:cut])


def test_a_locked_pdf_is_refused() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(BadInput, match="locked with a password"):
        read_document(bytes(pdf.output()))


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(BadInput, match="HEIC"):
        read_document(b"PK\x03\x04\xff\xfe\xfd\xfc" * 10)


def test_a_link_is_the_document_in_it() -> None:
    assert to_link(HOST, document(200)) == sheet(200).link
    assert opened(render(sheet(200), "png")).format == "PNG"
