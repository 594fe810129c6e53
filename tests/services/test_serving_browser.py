"""The page's server as a real browser sees it: its rules on the page, and what pages of other hosts may read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from almoner.services.serving import PageServer, ServeOptions, Serving, session_of
from support_charity import fresh
from support_page import chromium, inside

HOSTILE = "</script><script>window.stolen=1</script><img src=x onerror=stolen=1> \"'&{{}} 柳桥"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a running Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Serve the page of a charity with a name that would like to be markup."""
    charity = fresh(tmp_path_factory.mktemp("served"))
    charity.run("ledger", "profile", "--name", HOSTILE)
    charity.paid("60.00", purpose=HOSTILE)
    with PageServer(session_of(charity.home), ServeOptions()) as server:
        yield server.start()


class _Elsewhere(BaseHTTPRequestHandler):
    """A page of somebody else, without any rules."""

    def do_GET(self) -> None:
        body = b"<!doctype html><title>elsewhere</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """Return a page that another host serves."""
    with ExitStack() as stack:
        server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        stack.callback(thread.join)
        stack.callback(server.shutdown)
        page = browser.new_page()
        stack.callback(page.close)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page


ASK = """([url, method, params]) => fetch(url, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({jsonrpc: '2.0', id: 1, method, params})
}).then(answer => answer.json())"""
READ = "url => fetch(url).then(answer => answer.text(), problem => 'refused: ' + problem.name)"


def test_a_page_of_another_host_reads_a_block(served: Serving, elsewhere: Page) -> None:
    answer = elsewhere.evaluate(ASK, [served.rpc, "eth_getBlockByNumber", ["latest", False]])
    assert len(answer["result"]["hash"]) == 66


def test_a_page_of_another_host_writes_nothing(served: Serving, elsewhere: Page) -> None:
    answer = elsewhere.evaluate(ASK, [served.rpc, "eth_sendRawTransaction", ["0x00"]])
    assert answer["error"]["code"] == -32601


def test_a_page_of_another_host_reads_what_is_published_and_not_the_page(
    served: Serving, elsewhere: Page
) -> None:
    assert '"payments":{"1":' in elsewhere.evaluate(READ, served.url + "published.json")
    assert served.ledger.hex() in elsewhere.evaluate(READ, served.url + ".well-known/almoner.json")
    assert elsewhere.evaluate(READ, served.url + "v") == "refused: TypeError"


def test_a_page_of_another_host_cannot_frame_the_page(served: Serving, elsewhere: Page) -> None:
    elsewhere.evaluate(
        "url => new Promise(done => { const f = document.createElement('iframe'); f.src = url; f.onload = done; document.body.append(f) })",
        served.url + "v",
    )
    assert elsewhere.frames[1].url.startswith("chrome-error://")


@pytest.fixture
def opened(browser: Browser, served: Serving) -> Iterator[Page]:
    """Return the page itself, and fail for what its rules forbid."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(served.url + "v")
    yield page
    page.close()
    assert [
        text for text in said if "Content Security Policy" in text and "elsewhere.example" not in text
    ] == []


def test_a_hostile_name_is_data_in_the_page_and_nothing_else(opened: Page) -> None:
    name = inside(opened, "JSON.parse(document.getElementById('config').textContent).ledgers[0].name")
    assert name == HOSTILE
    assert inside(opened, "typeof window.stolen") == "undefined"
    assert inside(opened, "document.scripts.length") == 2


def test_the_page_reaches_its_own_server_and_nobody_else(opened: Page) -> None:
    assert inside(opened, "fetch('/published.json').then(answer => answer.status)") == 200
    forbidden = inside(
        opened, "fetch('https://elsewhere.example/').then(() => 'reached', problem => problem.message)"
    )
    assert forbidden == "Failed to fetch"
    assert (
        inside(
            opened,
            "new Promise(done => { document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective)); fetch('https://elsewhere.example/').catch(() => 0) })",
        )
        == "connect-src"
    )


def test_the_page_finds_itself_at_the_root(browser: Browser, served: Serving) -> None:
    page = browser.new_page()
    page.goto(served.url + "#123")
    assert page.url == served.url + "v/#123"
    page.close()


class _Files(SimpleHTTPRequestHandler):
    """A web host that knows nothing but files."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def test_the_exported_page_in_a_folder_of_any_host_reads_a_view_that_is_served_elsewhere(
    browser: Browser, tmp_path: Path
) -> None:
    charity = fresh(tmp_path)
    charity.paid("250.00", purpose="Six pumps")
    (receipt,) = charity.run("receipt", "export", 2, "--out", tmp_path / "out")["receipts"]
    digits = receipt["url"].partition("#")[2]
    with ExitStack() as stack:
        server = stack.enter_context(PageServer(session_of(charity.home), ServeOptions()))
        view = server.start().rpc
        charity.run("page", "export", tmp_path / "web" / "willow", "--node", view)
        files = partial(_Files, directory=str(tmp_path / "web"))
        host = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), files))
        thread = threading.Thread(target=host.serve_forever)
        thread.start()
        stack.callback(thread.join)
        stack.callback(host.shutdown)
        page = browser.new_page(locale="en-GB")
        stack.callback(page.close)
        page.goto(f"http://127.0.0.1:{host.server_port}/willow/v#{digits}")
        main = page.get_by_role("main")
        expect(main).to_contain_text("Every line is proved by the ledger", timeout=20_000)
        expect(main).to_contain_text("Six pumps")
        expect(main).to_contain_text("150.00")
