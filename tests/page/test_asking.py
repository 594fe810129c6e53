"""What a person does while the page asks: name another node, try again, change the language, go from receipt to receipt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from support_charity import Charity, build, fresh
from support_page import PHONE, inside
from support_screens import keep, watched
from support_serving import serving, verdict_of


@pytest.fixture(scope="module")
def charity(tmp_path_factory: pytest.TempPathFactory) -> Charity:
    """Return a charity that paid 450.00 and delivered, paid 200.00, and was asked for 300.00 more."""
    made = fresh(tmp_path_factory.mktemp("charity"))
    made.run("payment", "deliver", made.paid("450.00", purpose="Six pumps for the river villages"))
    made.paid("200.00", purpose="Blankets")
    made.request("300.00", purpose="Rice for April")
    return made


@pytest.fixture(scope="module")
def served(charity: Charity) -> Iterator[str]:
    """Return the address of the charity's page."""
    with serving(charity.home) as (said, _):
        yield said["url"].rstrip("/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a phone; whatever the page's rules stop fails the test."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, locale="en-GB")
    shown = context.new_page()
    told = watched(shown)
    yield shown
    assert [each for each in told if "CSP" in each or "Error" in each] == []
    context.close()


@cache
def number_of(charity: Charity, serial: int) -> str:
    """Return what stands behind ``#`` in a receipt's code."""
    out = charity.home / "out" / str(serial)
    charity.run("receipt", "export", serial, "--out", out, "--formats", "png")
    (picture,) = out.iterdir()
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    return code.text.partition("#")[2]


def test_a_served_receipt_shows_verdict_and_flow_in_both_languages(
    charity: Charity, served: str, page: Page
) -> None:
    page.goto(f"{served}/v#{number_of(charity, 3)}")
    assert verdict_of(page) == "valid"
    expect(page.locator("#flow")).to_contain_text("Six pumps for the river villages")
    page.locator("#how summary").click()
    expect(page.locator("#how .check.fail")).to_have_count(0)
    keep(page, "served-en")

    page.get_by_role("button", name="改用中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已入账，但不知道账本归谁")
    expect(page.locator("#flow")).to_contain_text("已交付")
    expect(page.locator("#how")).to_have_attribute("open", "")
    expect(page.locator("#language")).to_be_focused()
    assert inside(page, "document.documentElement.lang") == "zh-Hans"
    keep(page, "served-zh")


def test_a_gift_that_waits_says_so_and_shows_what_is_asked_for(
    charity: Charity, served: str, page: Page
) -> None:
    page.goto(f"{served}/v#{number_of(charity, 10)}")

    assert verdict_of(page) == "valid"
    expect(page.locator("#flow")).to_contain_text("All of 1,000.00\u00a0CNY waits in the fund")
    expect(page.locator("#flow .requested")).to_contain_text("Rice for April")
    keep(page, "served-waits")


def test_a_node_of_the_readers_own_is_asked_for_a_ledger_the_page_does_not_know(
    charity: Charity, page: Page, tmp_path: Path
) -> None:
    other = build(tmp_path / "other", name="Other Relief")
    number = number_of(other, 2)
    with serving(charity.home) as (ours, _), serving(other.home) as (theirs, _):
        page.goto(f"{ours['url'].rstrip('/')}/v#{number}")
        assert verdict_of(page) == "cannot_check"
        expect(page.locator("[data-verdict]")).to_contain_text("does not know where the ledger")

        page.locator("#own summary").click()
        page.locator("#node").fill(theirs["rpc"].replace("localhost", "127.0.0.1"))
        page.get_by_role("button", name="Ask it").click()
        expect(page.locator("[data-verdict=valid]")).to_be_visible()
        expect(page.locator(".amount")).to_have_text("200.00\u00a0CNY")
        expect(page.locator("#how")).to_contain_text(urlsplit(theirs["rpc"]).netloc)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://elsewhere.example/key/abc", "may only ask nodes it was made for"),
        ("javascript:alert(1)", "is not the address of a node"),
        ("https://user:secret@elsewhere.example/", "is not the address of a node"),
        ("<img src=x>", "is not the address of a node"),
    ],
)
def test_a_node_that_may_not_be_asked_is_told_and_not_tried(
    charity: Charity, served: str, page: Page, typed: str, said: str
) -> None:
    page.goto(f"{served}/v#{number_of(charity, 1)}")
    assert verdict_of(page) == "valid"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#own summary").click()
    page.locator("#node").fill(typed)
    page.keyboard.press("Enter")

    expect(page.locator("#own .message")).to_contain_text(said)
    if typed.startswith("https://elsewhere"):
        expect(page.locator("#own code")).to_contain_text("almoner page export PAGE --node https://elsewhere")
    assert [url for url in asked if "elsewhere" in url] == []


def test_trying_again_asks_again(charity: Charity, served: str, page: Page) -> None:
    down = [True]

    def answer(route: Route) -> None:
        if down[0]:
            route.fulfill(status=503, body="<h1>Service Unavailable</h1>", content_type="text/html")
        else:
            route.continue_()

    page.route("**/rpc", answer)
    page.goto(f"{served}/v#{number_of(charity, 4)}")
    assert verdict_of(page) == "cannot_check"
    # What the page was made with, and said to be that.
    expect(page.locator(".amount")).to_have_text("400.00\u00a0CNY")
    expect(page.locator("[data-tone=bad]")).to_have_count(0)
    keep(page, "served-down", whole=False)

    down[0] = False
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-verdict=valid]")).to_be_visible()


WATCH = """
globalThis.seen = []
new MutationObserver(() => {
  const shown = document.querySelector('[data-verdict]')
  if (shown && seen[seen.length - 1] !== shown.dataset.tone) seen.push(shown.dataset.tone)
}).observe(document, { childList: true, subtree: true })
"""


def test_nothing_red_is_seen_while_the_ledger_is_asked(charity: Charity, served: str, page: Page) -> None:
    page.add_init_script(WATCH)
    page.goto(f"{served}/v#{number_of(charity, 5)}")
    assert verdict_of(page) == "valid"
    expect(page.locator("#flow")).to_contain_text("As of")

    assert inside(page, "seen") == ["busy", "amber"]


def test_an_older_look_never_overwrites_a_newer_one(charity: Charity, served: str, page: Page) -> None:
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.add_init_script(WATCH)
    page.route("**/rpc", hold_first)
    page.goto(f"{served}/v#{number_of(charity, 6)}")
    expect(page.locator("[data-verdict=asking]")).to_be_visible()
    page.goto(f"{served}/v#{number_of(charity, 7)}")
    expect(page.locator("[data-verdict=valid] .amount")).to_have_text("700.00\u00a0CNY")
    for route in held:
        route.abort()
    expect(page.locator("#flow")).to_contain_text("As of")

    expect(page.locator("[data-verdict=valid] .amount")).to_have_text("700.00\u00a0CNY")
    assert inside(page, "seen") == ["busy", "amber"]  # the first look's end was never shown


def test_about_says_where_the_page_is_what_it_is_and_that_nothing_was_sent(
    charity: Charity, served: str, page: Page
) -> None:
    page.goto(f"{served}/v#{number_of(charity, 1)}")
    assert verdict_of(page) == "valid"
    page.locator("#about summary").click()

    about = page.locator("#about")
    expect(about).to_contain_text(f"{served}/v")
    fingerprint = (about.locator("#fingerprint").text_content() or "").replace(" ", "")
    assert fingerprint == charity.run("page", "fingerprint")["fingerprint"]
    expect(about).to_contain_text("stays on this device")
    expect(about).to_contain_text(f"Asked: {urlsplit(served).netloc}")
    expect(about).to_contain_text("AGPL-3.0")
    keep(page, "about")
