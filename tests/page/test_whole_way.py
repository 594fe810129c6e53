"""A receipt's whole way: from the paper a charity hands out to what a stranger's phone shows, with nothing in between faked.

The charity's ledger is the embedded one, the page is what `almoner serve` gives, the code is read from the rendered PDF.
"""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, BrowserContext, Page, ProxySettings, expect

from almoner_chain.core.link import from_text
from support_charity import Charity, fresh
from support_page import PHONE
from support_recording import recording_proxy
from support_serving import serving, verdict_of


@dataclass(frozen=True)
class Paper:
    """A charity with a receipt handed out as PDF: ``number`` is what stands behind ``#`` in its code."""

    charity: Charity
    pdf: Path
    number: str

    def at(self, site: str) -> str:
        """Return the link as the phone opens it, with the page at ``site``."""
        return f"{site.rstrip('/')}/v#{self.number}"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return receipt 3 (300.00 CNY for Relief, of which 150.00 paid for pumps and 150.00 waits)."""
    folder = tmp_path_factory.mktemp("paper")
    charity = fresh(folder)
    payment = charity.paid("450.00", purpose="Six pumps for the river villages")
    charity.run("payment", "deliver", payment)
    out = folder / "out"
    charity.run("receipt", "export", 3, "--out", out, "--formats", "pdf")
    (pdf,) = out.glob("*.pdf")
    return Paper(charity, pdf, _code_on(pdf).partition("#")[2])


def _code_on(pdf: Path) -> str:
    """Return the text of the QR code in the picture of the PDF's first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=3).to_pil()
    finally:
        document.close()
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of a phone's size that has never been anywhere; fail for what the page's own rules forbade."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, locale="en-GB")
    forbidden: list[str] = []
    context.on("console", lambda said: forbidden.append(said.text) if "violat" in said.text else None)
    context.on("weberror", lambda failed: forbidden.append(str(failed.error)))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error('violated', e.violatedDirective, e.blockedURI))"
    )
    yield context
    context.close()
    assert forbidden == []


def open_page(phone: BrowserContext, address: str) -> Page:
    """Open an address in a new tab."""
    page = phone.new_page()
    page.goto(address)
    return page


def test_the_code_on_the_paper_opens_a_page_that_says_valid_and_where_the_money_went(
    paper: Paper, phone: BrowserContext
) -> None:
    with serving(paper.charity.home) as (said, _):
        page = open_page(phone, paper.at(said["url"]))

        assert verdict_of(page) == "valid"
        main = page.get_by_role("main")
        expect(main).to_contain_text("300.00")
        expect(main).to_contain_text("Relief")
        expect(main).to_contain_text("Six pumps for the river villages")
        expect(main).to_contain_text("150.00")


def test_one_changed_digit_is_not_genuine(paper: Paper, phone: BrowserContext) -> None:
    place = len(paper.number) // 2
    digit = str((int(paper.number[place]) + 1) % 10)
    changed = paper.number[:place] + digit + paper.number[place + 1 :]
    with serving(paper.charity.home) as (said, _):
        page = open_page(phone, f"{said['url'].rstrip('/')}/v#{changed}")

        assert verdict_of(page) == "not_genuine"


def test_without_its_node_the_page_cannot_check_and_tells_what_is_still_known(
    paper: Paper, phone: BrowserContext
) -> None:
    with serving(paper.charity.home) as (said, process):
        page = open_page(phone, said["url"])
        expect(page.get_by_role("main")).to_be_visible()
        process.terminate()
        process.wait(timeout=30)
        page.goto(paper.at(said["url"]))  # the page itself was kept by the browser

        assert verdict_of(page) == "cannot_check"
        expect(page.get_by_role("main")).to_contain_text("says nothing against the receipt")
        expect(page.get_by_role("main")).to_contain_text("300")


def test_a_page_seen_before_does_all_that_without_a_network(paper: Paper, phone: BrowserContext) -> None:
    with serving(paper.charity.home) as (said, _):
        page = open_page(phone, paper.at(said["url"]))
        assert verdict_of(page) == "valid"
        kept_by_browser(page)
        phone.set_offline(True)

        again = open_page(phone, paper.at(said["url"]))
        assert verdict_of(again) == "cannot_check"
        expect(again.get_by_role("main")).to_contain_text("says nothing against the receipt")

        broken = open_page(phone, f"{said['url'].rstrip('/')}/v#{paper.number[:-1]}")
        assert verdict_of(broken) == "not_genuine"


def kept_by_browser(page: Page) -> None:
    """Wait until the page's worker has it."""
    for _ in range(100):
        workers = page.context.service_workers
        if workers and workers[0].evaluate(
            "caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((a, b) => a + b, 0))"
        ):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the page was not kept")


def test_no_request_carries_anything_of_the_receipt(paper: Paper, browser: Browser) -> None:
    with serving(paper.charity.home) as (said, _), recording_proxy() as recorder:
        # Chromium asks this computer itself without a proxy, unless it is told not to.
        proxy = ProxySettings(server=f"http://{recorder.address}", bypass="<-loopback>")
        context = browser.new_context(viewport=PHONE, locale="en-GB", proxy=proxy)
        page = context.new_page()
        page.goto(paper.at(said["url"]))
        assert verdict_of(page) == "valid"
        kept_by_browser(page)
        page.reload()
        assert verdict_of(page) == "valid"
        context.close()
        sent = recorder.everything

    assert b"eth_getProof" in sent  # the recorder saw what the page asked
    assert {urlsplit(said["url"]).netloc} <= set(re.findall(r"(?im)^host: (\S+)", sent.decode("latin-1")))
    document, number = from_text(paper.number), paper.number.encode()
    windows = [number[at : at + 12] for at in range(0, len(number) - 12, 4)]
    assert [window for window in windows if window in sent] == []
    private = [
        document[at : at + 8].hex().encode() for at in range(40, 60)
    ]  # the salts' seed and the first field
    assert [part for part in private if part in sent.lower()] == []
    assert b"Donor of" not in sent
    assert b"#" not in b"".join(request.partition(b"\r\n")[0] for request in recorder.requests)


def test_what_was_published_is_shown_only_as_far_as_the_ledger_binds_it(
    paper: Paper, phone: BrowserContext
) -> None:
    with serving(paper.charity.home) as (said, _):
        with urllib.request.urlopen(f"{said['url']}published.json") as answer:  # noqa: S310 -- http on this computer
            published = answer.read().decode()
        assert "Six pumps" in published
        changed = published.replace("Six pumps", "Sixty pumps")
        phone.route("**/published.json", lambda route: route.fulfill(body=changed))
        page = open_page(phone, paper.at(said["url"]))

        assert verdict_of(page) == "valid"
        main = page.get_by_role("main")
        expect(main).to_contain_text("150.00")  # the flow is drawn
        expect(main).not_to_contain_text("pumps for the river")


def test_a_receipt_of_another_ledger_on_the_same_chain_is_checked_there_and_never_green(
    paper: Paper, phone: BrowserContext
) -> None:
    with serving(paper.charity.home) as (said, _):
        with urllib.request.urlopen(f"{said['url']}v/") as answer:  # noqa: S310 -- http on this computer
            page_of_another = answer.read().decode().replace(said["ledger"], "0x" + "11" * 20)
        phone.route("**/v", lambda route: route.fulfill(body=page_of_another, content_type="text/html"))
        page = open_page(phone, paper.at(said["url"]))

        assert verdict_of(page) == "valid"
        expect(page.locator("[data-tone]")).to_have_attribute("data-tone", "amber")
        expect(page.get_by_role("main")).not_to_contain_text("pumps for the river")


def test_only_a_ledger_that_somebody_vouches_for_is_green(
    paper: Paper, phone: BrowserContext, tmp_path: Path
) -> None:
    status = paper.charity.run("ledger", "status")
    listed = {"chain_id": str(status["chain_id"]), "ledger": status["ledger"], "name": "Willow Relief e.V."}
    trusted = tmp_path / "trusted.json"
    trusted.write_text(json.dumps({"format": 1, "name": "Register of charities", "ledgers": [listed]}))
    with serving(paper.charity.home, "--trust", trusted) as (said, _):
        page = open_page(phone, paper.at(said["url"]))

        assert verdict_of(page) == "valid"
        expect(page.locator("[data-tone]")).to_have_attribute("data-tone", "good")
        expect(page.get_by_role("main")).to_contain_text("Willow Relief e.V.")
        expect(page.get_by_role("main")).to_contain_text("Register of charities")
