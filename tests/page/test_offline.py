"""A page seen before, on hosts of every habit: it comes back without a network, keeps nothing of a receipt, and asks nobody
else. Opened from a disk it works as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support_page import PHONE, inside
from support_screens import keep, vector, watched
from support_serving import verdict_of
from support_site import page_with, running, static, write_file

GOOD = vector("valid", "digits")["text"]
LEDGER = "0x" + "a11ce0000000000000000000000000000000a11c"
KEPT = """(async () => {
  const names = await caches.keys()
  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((each) => each.url)))
  return all.flat()
})()"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of a phone's size that has never been anywhere."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    yield context
    context.close()


def opened(phone: BrowserContext, address: str) -> Page:
    """Open an address."""
    page = phone.new_page()
    page.goto(address)
    return page


def once(holds: Callable[[], bool], page: Page) -> None:
    """Wait for something that the page does behind the scenes."""
    for _ in range(150):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came")


def kept(page: Page) -> list[str]:
    """Wait until the worker has the page, and return all addresses it keeps."""
    once(lambda: bool(inside(page, KEPT)), page)
    once(lambda: bool(inside(page, "navigator.serviceWorker.controller !== null")), page)
    found: list[str] = inside(page, KEPT)
    return found


@pytest.mark.parametrize("folder", ["/", "/charities/willow/"])
@pytest.mark.parametrize("shown", ["v/index.html", "v.html", "v"])
def test_the_page_comes_back_without_a_network(phone: BrowserContext, folder: str, shown: str) -> None:
    with running(static(folder, shown=shown)) as site:
        link = site.url(f"{folder}{'v.html' if shown == 'v.html' else 'v'}#{GOOD}")
        page = opened(phone, link)
        assert verdict_of(page) == "cannot_check"
        assert kept(page) == [site.url(f"{folder}v")]
        phone.set_offline(True)

        again = opened(phone, link)
        assert verdict_of(again) == "cannot_check"
        expect(again.get_by_role("main")).to_contain_text("says nothing against the receipt")
        assert verdict_of(opened(phone, link[:-1])) == "not_genuine"
        phone.set_offline(False)
    # And with the host gone for good.
    assert verdict_of(opened(phone, link)) == "cannot_check"


@pytest.mark.parametrize("address", ["v", "v/", "v/index.html"])
def test_every_name_of_the_page_is_the_page(phone: BrowserContext, address: str) -> None:
    site = static()
    site.files |= {"/v": site.files["/v/"], "/v/index.html": site.files["/v/"]}
    site.moved.clear()
    with running(site):
        page = opened(phone, site.url(f"/{address}#{GOOD}"))
        assert verdict_of(page) == "cannot_check"
        kept(page)
        phone.set_offline(True)
        assert verdict_of(opened(phone, site.url(f"/{address}#{GOOD}"))) == "cannot_check"


def test_neither_the_worker_nor_anything_else_keeps_the_receipt(phone: BrowserContext) -> None:
    with running(static()) as site:
        page = opened(phone, site.url(f"/v/?lang=en#{GOOD}"))
        assert verdict_of(page) == "cannot_check"
        page.locator("#paste").fill(vector("valid", "link")["text"])
        page.get_by_role("button", name="Check it").click()
        assert verdict_of(page) == "cannot_check"

        assert all("#" not in url and "?" not in url for url in kept(page))
        assert inside(page, "localStorage.length + sessionStorage.length") == 0
        assert inside(page, "document.cookie") == ""
        assert inside(page, "indexedDB.databases().then((found) => found.length)") == 0
        assert page.url == site.url(f"/v/?lang=en#{GOOD}")  # what was typed is not in the address
        assert not [path for path in site.asked if re.search(r"\d{9}", path)]


def test_a_newer_page_is_shown_the_time_after(phone: BrowserContext) -> None:
    with running(static()) as site:
        kept(opened(phone, site.url("/v")))
        newer = page_with({"address": "https://newer.example/v", "program": "2.0.0"})
        site.files["/v/"] = site.files["/v/index.html"] = (newer, "text/html; charset=utf-8")
        before = len(site.asked)
        page = opened(phone, site.url("/v"))
        once(lambda: len(site.asked) > before, page)

        def is_new() -> bool:
            page.reload()
            return "2.0.0" in (page.locator("#about").text_content() or "")

        once(is_new, page)


def test_an_error_page_of_the_host_is_never_kept(phone: BrowserContext) -> None:
    site = static()
    with running(site):
        kept(opened(phone, site.url("/v")))
        site.moved.clear()
        for path in list(site.files):
            if path != "/sw.js":
                site.files[path] = ("gone fishing", "text/plain")
        before = len(site.asked)
        page = opened(phone, site.url("/v"))
        once(lambda: len(site.asked) > before, page)

        assert opened(phone, site.url(f"/v#{GOOD}")).locator("[data-verdict]").count() == 1


def test_the_worker_leaves_the_asking_of_nodes_and_other_pages_alone(phone: BrowserContext) -> None:
    ledger = {
        **{"chain_id": "3141592653", "ledger": LEDGER, "name": "Willow", "domain": "", "needed": 1},
        **{"nodes": ["rpc"], "local": True, "published": "published.json"},
    }
    site = static(config={"ledgers": [ledger]})
    site.files["/other.html"] = ("<title>other</title>", "text/html")
    with running(site):
        page = opened(phone, site.url(f"/v#{GOOD}"))
        assert verdict_of(page) == "cannot_check"
        assert kept(page) == [site.url("/v")]
        page.reload()
        assert verdict_of(page) == "cannot_check"
        page.goto(site.url("/other.html"))
        assert page.title() == "other"
        assert "POST /rpc" in site.asked
        assert kept_later(page) == [site.url("/v")]

        site.files["/other.html"] = ("<title>changed</title>", "text/html")
        page.goto(site.url("/other.html"))
        assert page.title() == "changed"


def kept_later(page: Page) -> list[str]:
    """Return all addresses that are kept, whoever controls the page."""
    found: list[str] = inside(page, KEPT)
    return found


def test_what_the_charity_published_comes_from_the_network_first(phone: BrowserContext) -> None:
    site = static()
    site.files["/published.json"] = ('{"format": 1}', "application/json")
    read = "fetch('/published.json').then((answer) => answer.text())"
    with running(site):
        page = opened(phone, site.url("/v"))
        kept(page)
        assert inside(page, read) == '{"format": 1}'
        site.files["/published.json"] = ('{"format": 2}', "application/json")
        assert inside(page, read) == '{"format": 2}'
        phone.set_offline(True)
        assert inside(page, read) == '{"format": 2}'


def test_old_versions_are_thrown_away_and_other_sites_on_the_host_keep_theirs(phone: BrowserContext) -> None:
    with running(static()) as site:
        blank = site.url("/published.json")
        site.files["/published.json"] = ("<title>x</title>", "text/html")
        page = opened(phone, blank)
        old, other = f"almoner {site.url('/v')} 0", f"almoner {site.url('/x/v')} 0"
        inside(
            page, f"Promise.all(['{old}', '{other}', 'else'].map((name) => caches.open(name))).then(() => 0)"
        )
        page.goto(site.url("/v"))
        kept(page)

        names = inside(page, "caches.keys()")
        assert old not in names
        assert other in names
        assert "else" in names


def test_opened_from_a_disk_the_page_works_without_a_worker(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN", offline=True)
    page = context.new_page()
    told = watched(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{write_file(tmp_path).as_uri()}#{GOOD}")

    assert verdict_of(page) == "cannot_check"
    expect(page.get_by_role("heading", level=1)).to_have_text("无法核验")
    expect(page.locator("#misplaced")).to_have_count(0)
    assert told == []
    assert [url for url in asked if not url.startswith("file:")] == []
    keep(page, "file-zh", whole=False)
    context.close()


def test_a_device_without_a_network_is_told_so(phone: BrowserContext) -> None:
    ledger = {
        **{"chain_id": "3141592653", "ledger": LEDGER, "name": "Willow", "domain": "", "needed": 1},
        **{"nodes": ["rpc"], "local": True, "published": ""},
    }
    with running(static(config={"ledgers": [ledger]})) as site:
        kept(opened(phone, site.url("/v")))
        phone.set_offline(True)
        page = opened(phone, site.url(f"/v#{GOOD}"))

        assert verdict_of(page) == "cannot_check"
        expect(page.locator("[data-verdict]")).to_contain_text("This device is offline")
        phone.set_offline(False)
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("[data-verdict]")).to_contain_text("Nobody who keeps a copy of the ledger")
