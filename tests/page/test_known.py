"""Who vouches for a ledger, as the page reads it from lists, registries and the ledger's own domain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from support_chain_page import chain_page
from support_page import inside

CHAIN, LEDGER, OTHER = "8453", "0x" + "ab" * 20, "0x" + "cd" * 20
KEY = f"{CHAIN}:{'ab' * 20}"
DOMAIN = "willowbridge.example"
REGISTRY = "https://registry.example/list.json"


def listing(who: str = "The registry", **changes: Any) -> dict[str, Any]:
    """Return a list that vouches for one ledger."""
    ledger = {
        "chain_id": CHAIN,
        "ledger": LEDGER,
        "name": "Willow Bridge Relief",
        "domain": DOMAIN,
        **changes,
    }
    return {"format": 1, "name": who, "ledgers": [ledger], "more": {"of": ["later"]}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page with the chain client in it, which reaches nobody."""
    with chain_page(browser) as opened:
        opened.route("https://**/*", lambda route: route.abort())
        yield opened


def lies_at(page: Page, url: str, body: object, status: int = 200) -> None:
    """Let this lie at an address."""
    text = body if isinstance(body, str) else json.dumps(body)
    headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"}
    page.route(url, lambda route: route.fulfill(body=text, headers=headers, status=status))


def vouch(page: Page, *, domain: str = DOMAIN, known: str = DOMAIN, **config: Any) -> Any:
    """Return what the page knows of the ledger, whose profile names ``domain``; it is configured with ``known``."""
    ledger = {
        **{"chain_id": CHAIN, "ledger": LEDGER, "name": "", "domain": known, "nodes": []},
        **{"needed": 1, "local": False, "published": ""},
    }
    document = {
        **{"format": 1, "program": "", "address": "", "ledgers": [ledger]},
        **{"trust": [], "registries": [], **config},
    }
    arguments = ", ".join(map(json.dumps, (document, CHAIN, LEDGER, domain, "http://127.0.0.1:9/")))
    return inside(page, f"chain.vouch({arguments})")


def test_a_list_in_the_page_vouches_for_its_ledgers_whatever_their_letters(page: Page) -> None:
    found = vouch(page, trust=[listing("Our trust list", ledger=LEDGER.upper().replace("0X", "0x"))])
    assert found["trusted"] == {KEY: "Willow Bridge Relief"}
    assert found["vouchers"] == {KEY: {"by": "list", "who": "Our trust list"}}


def test_a_registry_vouches_as_of_now_after_the_lists(page: Page) -> None:
    lies_at(page, REGISTRY, listing())
    assert vouch(page, registries=[REGISTRY])["vouchers"][KEY]["who"] == "The registry"
    both = vouch(page, registries=[REGISTRY], trust=[listing("Ours", name="Willow")])
    assert (both["trusted"][KEY], both["vouchers"][KEY]["who"]) == ("Willow", "Ours")


def test_names_are_made_harmless(page: Page) -> None:
    found = vouch(page, trust=[listing("a\u202eb", name="x" * 500 + "\n")])
    assert found["vouchers"][KEY]["who"] == "a\ufffdb"
    assert found["trusted"][KEY] == "x" * 96


@pytest.mark.parametrize(
    "body",
    [
        "<html>",
        "[" * 50_000,
        {"format": 2, **{key: value for key, value in listing().items() if key != "format"}},
        {**listing(), "ledgers": 7},
        {**listing(), "ledgers": [7, None, []]},
        listing(chain_id="08453"),
        listing(chain_id=8453),
        listing(ledger=LEDGER + "00"),
        listing(ledger="__proto__"),
        {**listing(), "note": "x" * 70_000},
    ],
    ids=["html", "deep", "format", "shape", "items", "zero", "number", "long", "prototype", "64 KB"],
)
def test_a_list_that_cannot_be_read_vouches_for_nobody(page: Page, body: object) -> None:
    lies_at(page, REGISTRY, body)
    assert vouch(page, registries=[REGISTRY]) == {"trusted": {}, "vouchers": {}, "confirmed": {}}


def test_a_registry_that_answers_with_an_error_vouches_for_nobody(page: Page) -> None:
    lies_at(page, REGISTRY, listing(), status=404)
    assert vouch(page, registries=[REGISTRY, "ftp://x/"])["trusted"] == {}


def test_the_domain_confirms_the_ledger_whose_profile_names_it(page: Page) -> None:
    lies_at(page, f"https://{DOMAIN}/.well-known/almoner.json", listing())
    assert vouch(page)["confirmed"] == {KEY: DOMAIN}


@pytest.mark.parametrize(
    "changes", [{"ledger": OTHER}, {"chain_id": "1"}, {"domain": "other.example"}, {"domain": ""}], ids=str
)
def test_the_domain_confirms_nothing_else(page: Page, changes: dict[str, str]) -> None:
    lies_at(page, f"https://{DOMAIN}/.well-known/almoner.json", listing(**changes))
    assert vouch(page)["confirmed"] == {}


@pytest.mark.parametrize("domain", ["stranger.example", "willowbridge.example:444", "a/b", "x@y", ""])
def test_no_other_domain_is_ever_asked(page: Page, domain: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    assert vouch(page, domain=domain)["confirmed"] == {}
    assert asked == []
