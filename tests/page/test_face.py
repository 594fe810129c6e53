"""The public pages in a real Chromium, opened as files: they run and load nothing, fit a phone, and axe has no complaint."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from almoner.services.face import write_face
from almoner.services.face_frame import editions_in
from support_face import busy_facts
from support_page import PHONE, ROOT, inside

AXE = ROOT / "resources/verify_page/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK = {"width": 1280, "height": 900}
NAMES = (
    *("index", "funds/1", "funds/2", "funds/3", "funds/1-payments-2", "funds/1-gifts-2"),
    *(f"payments/{number}" for number in range(1, 8)),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of a charity that has everything: long lists, years of months, hostile words, every state."""
    folder = tmp_path_factory.mktemp("site")
    write_face(busy_facts(), folder, editions_in(("en", "zh")), progress=lambda done, total: None)
    return folder


@contextmanager
def opened(browser: Browser, path: Path, **options: Any) -> Iterator[Page]:
    """Open a page and fail where its own rules stopped something, or it asked for anything but itself."""
    context = browser.new_context(**options)
    page = context.new_page()
    told, asked = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    try:
        yield page
        assert told == []
        assert asked == [path.as_uri()]
    finally:
        context.close()


@pytest.mark.parametrize(
    ("folder", "scheme", "size"),
    [("", "light", PHONE), ("zh/", "dark", PHONE), ("zh/", "light", DESK), ("", "dark", DESK)],
    ids=["phone", "phone-dark-zh", "desk-zh", "desk-dark"],
)
def test_every_page_is_accessible_and_fits_the_screen(
    browser: Browser, site: Path, folder: str, scheme: Any, size: Any
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: `./task check` does that")
    for name in NAMES:
        with opened(browser, site / f"{folder}{name}.html", viewport=size, color_scheme=scheme) as page:
            for summary in page.locator("summary").all():
                summary.click()
            inside(page, AXE.read_text() + ";0")
            found = inside(
                page,
                f"axe.run({{runOnly: {TAGS}}}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))",
            )
            assert found == [], name
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert inside(page, wide) == 0, name
            keep(page, f"{folder}{name}-{scheme}-{size['width']}")


def keep(page: Page, name: str) -> None:
    """Keep a picture where ALMONER_SHOTS names a folder."""
    if folder := os.environ.get("ALMONER_SHOTS"):
        path = Path(folder, f"face-{name.replace('/', '_')}.png")
        page.screenshot(path=path, full_page=True)


def test_large_type_on_a_small_phone_makes_no_page_wider_than_the_screen(
    browser: Browser, site: Path
) -> None:
    for name in NAMES:
        with opened(browser, site / f"{name}.html", viewport={"width": 320, "height": 640}) as page:
            inside(page, "document.documentElement.style.fontSize = '32px'")
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert inside(page, wide) == 0, name


def test_hostile_words_are_shown_as_they_were_written(browser: Browser, site: Path) -> None:
    with opened(browser, site / "funds/3.html") as page:
        heading = page.locator("h1").inner_text()
        assert heading == "<script>alert(1)</script> \"'&⟨U+202E⟩gnp <img src=x onerror=alert(1)>"


def test_the_languages_and_the_pages_lead_to_each_other(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="武汉抗疫专项").click()
    page.get_by_role("link", name="201 to 230").click()
    assert page.url.endswith("/funds/1-payments-2.html")
    page.get_by_role("link", name="Disbursement 230", exact=True).click()
    page.get_by_role("link", name="简体中文").click()
    assert page.url.endswith("/zh/payments/230.html")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.get_by_role("link", name="武汉市江汉区慈善会").click()
    assert page.url.endswith("/zh/index.html")
    context.close()


def test_the_picture_of_the_months_says_what_it_shows(browser: Browser, site: Path) -> None:
    with opened(browser, site / "funds/1.html") as page:
        said = page.get_by_role("img").get_attribute("aria-label") or ""
        assert said.startswith("Donations received and paid out by month, May 2024 to Apr 2026.")
        assert "273,000.00 CNY" in said
        assert page.locator("svg.bars rect.in").count() == 24
        page.get_by_text("All months as a table").click()
        assert page.locator("tbody tr").count() == 40
