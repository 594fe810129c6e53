"""What strangers put behind ``#``, into files and into the page's data: each ends in a calm sentence, and nothing runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from support_page import inside
from support_screens import keep, vector, watched
from support_serving import verdict_of
from support_site import page_with

SITE = "http://willowbridge.example/v"
"""Not a secure context: no worker is registered, so that every request is seen here."""
MILLISECONDS = 1_000
CHANGE = """(async () => {
  const begun = performance.now()
  const changed = new Promise((done) => addEventListener('hashchange', () => setTimeout(done), { once: true }))
  location.hash = FRAGMENT
  if (FRAGMENT !== '#') await changed
  return performance.now() - begun
})()"""
GOOD = vector("valid", "digits")["text"]

FRAGMENTS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "encoded markup": "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "script link": "javascript:alert(document.domain)",
    "one megabyte of digits": "7" * 1_000_000,
    "one megabyte of text": "A%00b<" * 170_000,
    "deep": "[" * 20_000 + "]" * 20_000,
    "cut in half": GOOD[: len(GOOD) // 2],
    "last digit lost": GOOD[:-1],
    "first digit lost": GOOD[1:],
    "leading zero": "0" + GOOD,
    "__proto__": "__proto__",
    "constructor": "constructor.prototype",
    "to string": '{"toString":1,"__proto__":{"x":1}}',
    "turned around": "\u202e123\u2066\u2069",
    "right to left": "مرحبا بالعالم",
    "emoji": "🛶🛶🛶\u200d\u200b",
    "zero width": "1\u200b2\u200c3\ufeff",
    "other digits": "١٢٣٤٥٦",
    "exponent": "1e400",
    "negative": "-" + GOOD,
    "percent only": "%",
    "lone surrogate": "%ED%A0%80",
    "only hash": "#",
    "zero": "0",
    "one": "1",
}


@pytest.fixture
def phone(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Return a page, what its rules stopped, and what it asked the network for."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    page = context.new_page()
    told = watched(page)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        blank = route.request.url.endswith("blank")
        route.fulfill(body="" if blank else page_with(), content_type="text/html")

    page.route("**/*", answer)
    yield page, told, asked
    assert told == []
    context.close()


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_hostile_fragment_ends_in_a_calm_sentence(
    phone: tuple[Page, list[str], list[str]], name: str
) -> None:
    page, _, asked = phone
    page.goto(SITE)
    inside(page, "globalThis.before = document.querySelectorAll('script').length")
    taken = inside(page, CHANGE.replace("FRAGMENT", json.dumps(FRAGMENTS[name])))

    if FRAGMENTS[name] == "#":
        expect(page.locator("[data-verdict]")).to_have_count(1)
    else:
        assert verdict_of(page) == "not_genuine"
    assert taken < MILLISECONDS
    main = page.get_by_role("main").text_content() or ""
    assert len(main) < 4_000
    assert "undefined" not in main
    assert "NaN" not in main
    assert inside(page, "document.querySelectorAll('script').length === globalThis.before")
    assert inside(page, "document.querySelectorAll('img, iframe, object, embed, a[href]').length") == 0
    assert inside(page, "({}).x === undefined && Object.keys(Object.prototype).length === 0")
    assert set(asked) == {SITE}
    if name in ("markup", "cut in half"):
        keep(page, f"hostile-{name.replace(' ', '-')}", whole=False)


def test_a_fragment_is_looked_at_when_the_page_is_opened_with_it(
    phone: tuple[Page, list[str], list[str]],
) -> None:
    page, *_ = phone
    page.goto(f"{SITE}#{GOOD}")

    assert verdict_of(page) == "cannot_check"
    expect(page.get_by_role("main")).to_contain_text(
        "does not know where the ledger of this receipt can be asked"
    )
    expect(page.get_by_role("main")).to_contain_text("says nothing against the receipt")


def test_another_fragment_in_the_same_page_is_another_look(phone: tuple[Page, list[str], list[str]]) -> None:
    page, *_ = phone
    page.goto(f"{SITE}#{GOOD}")
    assert verdict_of(page) == "cannot_check"

    page.goto(f"{SITE}#{GOOD[:-1]}")
    expect(page.locator("[data-verdict=not_genuine]")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-verdict=cannot_check]")).to_be_visible()


def test_nothing_but_the_test_hook_is_added_to_the_window(phone: tuple[Page, list[str], list[str]]) -> None:
    page, *_ = phone
    names = "Object.getOwnPropertyNames(globalThis)"
    page.goto(f"{SITE}/blank")
    before = set(inside(page, names))
    page.goto(SITE)
    assert set(inside(page, names)) - before == {"almoner"}
    assert inside(page, "Object.isFrozen(almoner)") is True
    assert inside(page, "Reflect.ownKeys(almoner)") == ["runVector"]


def test_the_pages_rules_stop_inline_code_markup_and_strangers(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    told = watched(page)
    page.route("**/*", lambda route: route.fulfill(body=page_with(), content_type="text/html"))
    page.goto(SITE)

    thrown = "(() => { try { %s; return '' } catch (e) { return e.name } })()"
    assert inside(page, thrown % "document.body.innerHTML = '<img src=x>'") == "TypeError"
    assert inside(page, thrown % "trustedTypes.createPolicy('other', {})") == "TypeError"
    assert (
        inside(page, "fetch('https://elsewhere.example/').then(() => 'sent', () => 'stopped')") == "stopped"
    )
    inside(
        page,
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://elsewhere.example/x'}))",
    )
    inside(page, "document.body.setAttribute('style', 'color: red')")
    expect(page.locator("body")).to_be_visible()
    assert inside(page, "getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    assert any("connect-src" in each for each in told)
    assert any("img-src" in each for each in told)
    context.close()


@pytest.mark.parametrize(
    "config",
    [
        {"ledgers": "many"},
        {"format": 2},
        {"ledgers": [{"chain_id": "1"}]},
        {"trust": [{"name": "x", "ledgers": None}]},
        {"ledgers": [None], "trust": [None], "registries": [None, {"a": 1}]},
        {"registries": ["javascript:alert(1)", "file:///etc/passwd", "//"]},
    ],
    ids=["no list", "format", "half a ledger", "no ledgers", "nothing", "addresses"],
)
def test_a_page_made_wrongly_still_tells_what_it_knows(browser: Browser, config: Any) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    told = watched(page)
    page.route("**/*", lambda route: route.fulfill(body=page_with(config), content_type="text/html"))
    page.goto(f"{SITE}#{GOOD}")

    assert verdict_of(page) == "cannot_check"
    assert [each for each in told if "CSP" in each or "Error" in each] == []
    context.close()
