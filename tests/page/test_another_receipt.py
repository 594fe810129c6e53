"""Another receipt on the same page: photographed, scanned by camera, as a file of every kind we hand out, or pasted.

Which document was read is seen by its fingerprint; the address never changes.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from almoner_chain.core.link import from_text
from support_charity import fresh
from support_page import PHONE
from support_photos import drawn, jpeg, photo, png
from support_screens import keep, vector
from support_serving import verdict_of
from support_site import running, static

SMALL, USUAL, LARGE = (
    vector("promised", "no field open")["document"],
    vector("valid", "gift 138 of 256")["document"],
    vector("valid", "longest fields")["document"],
)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of a page that was made for no ledger."""
    with running(static()) as served:
        yield served.url("/v/")


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Return the page without a receipt, at the size of a phone."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    shown = context.new_page()
    shown.goto(site)
    yield shown
    assert shown.url == site
    context.close()


def link_of(document: str) -> str:
    """Return a document's link."""
    return f"https://willowbridge.example/v#{int(document, 16)}"


def expect_read(page: Page, document: bytes) -> None:
    """Expect that the page has read exactly this document."""
    page.locator("[data-verdict=none]").wait_for(state="detached")
    assert verdict_of(page) == "cannot_check"
    digest = sha256(document).hexdigest()
    shown = " ".join(digest[at : at + 8] for at in range(0, 64, 8))
    expect(page.locator("#how")).to_contain_text(shown)


def choose(page: Page, name: str, kind: str, content: bytes) -> None:
    """Choose a file."""
    page.locator("#file").set_input_files(FilePayload(name=name, mimeType=kind, buffer=content))


@pytest.mark.parametrize("document", [SMALL, USUAL, LARGE], ids=["promise", "usual", "largest"])
@pytest.mark.parametrize("kind", ["screenshot", "photo"])
def test_a_picture_of_the_code_is_read(page: Page, document: str, kind: str) -> None:
    link = link_of(document)
    made = png(drawn(link, dots=3)) if kind == "screenshot" else jpeg(photo(link, random.Random(7)))
    choose(page, "picture", "image/png" if kind == "screenshot" else "image/jpeg", made)

    expect_read(page, bytes.fromhex(document))


def test_photographs_of_receipts_of_every_size_are_read(page: Page) -> None:
    rng, failed = random.Random(20260), []
    for size in (60, 110, 160, 250, 330, 400, 470, 600, 750, 900, 1_200, 1_500):
        number = rng.getrandbits(size * 8) | 1 << (size * 8 - 1)
        link = f"https://willowbridge.example/v#{number}"
        picture = photo(link, rng, per_module=rng.uniform(4, 6))
        assert zxingcpp.read_barcodes(picture)[0].text == link
        page.reload()
        choose(page, "photo.jpg", "image/jpeg", jpeg(picture))
        # Random bytes are no receipt, and the page says so once it has read them.
        page.locator("[data-verdict=not_genuine], #message:has-text('No code')").wait_for()
        if page.locator("[data-verdict=not_genuine]").count() == 0:
            failed.append(size)
    assert len(failed) <= 1, failed


@pytest.fixture(scope="module")
def receipts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files a charity hands out for one gift, by their endings."""
    folder = tmp_path_factory.mktemp("receipts")
    charity = fresh(folder)
    charity.run("receipt", "export", 3, "--out", folder / "out", "--formats", "pdf,png,svg,almr")
    return {path.suffix: path for path in (folder / "out").iterdir()}


@pytest.mark.parametrize("ending", [".pdf", ".png", ".svg", ".almr"])
def test_every_file_that_a_charity_hands_out_is_read(
    page: Page, receipts: dict[str, Path], ending: str
) -> None:
    (code,) = zxingcpp.read_barcodes(Image.open(receipts[".png"]))
    document = receipts[".almr"].read_bytes() if ending == ".almr" else from_text(code.text)
    page.locator("#file").set_input_files(receipts[ending])

    expect_read(page, document)
    keep(page, f"chosen{ending}", whole=False)


def test_a_pasted_link_is_read_whatever_line_breaks_mail_put_into_it(page: Page) -> None:
    link = link_of(USUAL)
    page.locator("#paste").fill(f"  {link[:200]} {link[200:]}  ")
    page.keyboard.press("Enter")

    expect_read(page, bytes.fromhex(USUAL))
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_one_receipt_after_the_other(page: Page) -> None:
    choose(page, "a.almr", "application/octet-stream", bytes.fromhex(USUAL))
    expect_read(page, bytes.fromhex(USUAL))
    choose(page, "b.txt", "text/plain", link_of(SMALL).encode())
    expect_read(page, bytes.fromhex(SMALL))


@pytest.mark.parametrize(
    ("name", "kind", "content", "said"),
    [
        ("cat.png", "image/png", png(drawn(link_of(USUAL)).resize((40, 40))), "No code was found in it"),
        ("other.pdf", "application/pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF", "No code was found in this PDF"),
        ("empty.png", "image/png", b"", "could not be read"),
        ("broken.jpg", "image/jpeg", b"\xff\xd8\xff\xe0" + b"x" * 70_000, "could not be read"),
    ],
)  # fmt: skip
def test_a_file_without_a_receipt_ends_in_a_sentence_that_helps(
    page: Page, name: str, kind: str, content: bytes, said: str
) -> None:
    choose(page, name, kind, content)

    expect(page.locator("#message")).to_contain_text(said)
    expect(page.locator("[data-verdict=none]")).to_be_visible()


def test_a_pdf_that_claims_a_picture_of_gigabytes_does_no_harm(page: Page) -> None:
    packed = zlib.compress(bytes(30_000_000), 9)
    head = b"<</Subtype /Image /Width 4096 /Height 64 /BitsPerComponent 1 /Filter /FlateDecode /Length %d>>\nstream\n"
    choose(
        page,
        "bomb.pdf",
        "application/pdf",
        b"%PDF-1.7\n" + (head % len(packed) + packed + b"\nendstream\n") * 3,
    )

    expect(page.locator("#message")).to_contain_text("No code was found in this PDF")
