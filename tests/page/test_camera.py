"""The page looks through a camera: Chromium's stand-in plays a film in which a receipt is held up."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from support_page import PHONE, chromium, inside
from support_photos import jpeg, photo
from support_screens import keep, vector
from support_serving import verdict_of
from support_site import running, static

DOCUMENT = vector("valid", "gift 138 of 256")["document"]
SIZE = (1280, 960)
ENDED = """new Promise((done) => {
  const [track] = stream.getTracks()
  const look = (left) => {
    if (track.readyState === 'ended' || !left) done(track.readyState === 'ended')
    else setTimeout(look, 20, left - 1)
  }
  look(250)
})"""


def film(folder: Path, link: str) -> Path:
    """Write what the camera sees, picture after picture."""
    path = folder / "camera.mjpeg"
    with path.open("wb") as out:
        for n in range(4):
            whole = Image.new("L", SIZE, 180)
            code = photo(link, random.Random(n), per_module=5.5)
            whole.paste(code, ((SIZE[0] - code.width) // 2, (SIZE[1] - code.height) // 2))
            out.write(jpeg(whole))
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a Chromium whose camera shows a receipt."""
    path = film(tmp_path_factory.mktemp("film"), f"https://willowbridge.example/v#{int(DOCUMENT, 16)}")
    with chromium(
        "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={path}"
    ) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return the page on a phone whose owner lets it see."""
    with running(static()) as site:
        context = browser.new_context(viewport=PHONE, locale="en-GB", permissions=["camera"])
        shown = context.new_page()
        shown.goto(site.url("/v/"))
        yield shown
        context.close()


def test_a_receipt_held_before_the_camera_is_read_and_the_camera_closed(page: Page) -> None:
    page.get_by_role("button", name="Scan with the camera").click()

    assert verdict_of_receipt(page) == "cannot_check"
    expect(page.locator("#says")).to_contain_text("武汉市江汉区杨女士")
    expect(page.locator("video")).to_be_hidden()
    assert inside(page, "document.querySelector('video').srcObject") is None
    assert page.url.endswith("/v/")
    keep(page, "scanned", whole=False)


def verdict_of_receipt(page: Page) -> str | None:
    """Wait until a receipt was read, and return its verdict."""
    page.locator("[data-verdict=none]").wait_for(state="detached")
    return verdict_of(page)


def test_the_camera_is_closed_when_another_screen_takes_its_place(page: Page) -> None:
    # Nothing is seen in its pictures, so that it would go on looking.
    inside(page, "HTMLCanvasElement.prototype.getContext = () => null, 0")
    page.locator("#scan").click()
    expect(page.locator("video")).not_to_have_js_property("currentTime", 0)
    inside(page, "globalThis.stream = document.querySelector('video').srcObject, 0")
    inside(page, f"location.hash = '{int(DOCUMENT, 16)}', 0")

    assert verdict_of_receipt(page) == "cannot_check"
    assert inside(page, ENDED) is True


def test_the_camera_stops_when_it_is_told_to(page: Page) -> None:
    button = page.locator("#scan")
    inside(
        page,
        "document.getElementById('scan').click(), document.getElementById('scan').click()",
    )

    expect(button).to_have_text("Scan with the camera")
    expect(page.locator("video")).to_be_hidden()
    expect(page.locator("[data-verdict=none]")).to_be_visible()


def test_without_leave_to_see_the_page_says_what_else_can_be_done(browser: Browser) -> None:
    with running(static()) as site:
        context = browser.new_context(viewport=PHONE, locale="zh-CN")
        shown = context.new_page()
        shown.goto(site.url("/v/"))
        shown.locator("#scan").click()

        expect(shown.locator("#message")).to_contain_text("请拍下二维码")
        context.close()
