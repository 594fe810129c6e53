"""`almoner serve` as strangers meet it: over sockets, against the real process, with a real ledger behind it."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from almoner.services.lan import lan_addresses
from support_charity import Charity, fresh, run
from support_ledger_process import holding
from support_notebook import Account
from support_serving import serving
from support_web import CHAIN_ID, ask, call, rpc

REFUSED = (
    *("eth_sendRawTransaction", "eth_sendTransaction", "eth_sign", "eth_signTransaction", "eth_accounts"),
    *("almoner_copyChain", "personal_unlockAccount", "personal_listAccounts", "personal_importRawKey"),
    *("eth_newFilter", "eth_newBlockFilter", "eth_getFilterChanges", "eth_subscribe", "eth_estimateGas"),
    *("eth_simulateV1", "debug_traceTransaction", "debug_setHead", "admin_peers", "miner_start", "evm_mine"),
    *("anvil_setBalance", "hardhat_reset", "txpool_content", "rpc_modules", "ETH_CHAINID", "", "__class__"),
)


@dataclass(frozen=True)
class Site:
    """A charity and where its page is served."""

    charity: Charity
    said: dict[str, Any]

    @property
    def url(self) -> str:
        """The site's root."""
        return str(self.said["url"])

    @property
    def rpc(self) -> str:
        """The view of the ledger."""
        return str(self.said["rpc"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve one charity, with one payment, to all tests that change nothing."""
    charity = fresh(tmp_path_factory.mktemp("served"))
    charity.paid("250.00", purpose="Seeds for the spring")
    with serving(charity.home) as (said, _):
        yield Site(charity, said)


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def test_it_says_what_is_served_before_it_serves_on(site: Site) -> None:
    said = site.said
    status = site.charity.run("ledger", "status")
    assert (said["ledger"], said["chain_id"]) == (status["ledger"], status["chain_id"])
    assert (said["lan_url"], said["allow_send"], said["purposes"], said["warnings"]) == (None, False, 1, [])
    assert said["fingerprint"] == run("page", "fingerprint", "--json")["fingerprint"]
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", said["url"])
    assert said["rpc"] == said["url"] + "rpc"


@pytest.mark.parametrize("path", ["/v", "/v/", "/v/index.html"])
def test_the_page_is_where_a_receipts_link_leads(site: Site, path: str) -> None:
    page = ask(site.url, path)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    config = json.loads(
        re.findall(r'<script type="application/json" id="config">(.*?)</script>', page.text)[0]
    )
    assert config["ledgers"][0]["ledger"] == site.said["ledger"]
    assert (config["ledgers"][0]["nodes"], config["ledgers"][0]["needed"]) == (["rpc"], 1)
    assert config["ledgers"][0]["local"] is True


def test_the_root_leads_to_the_page(site: Site) -> None:
    root = ask(site.url, "/")
    assert (root.status, root.headers["location"]) == (302, "v/")


def test_the_pages_rules_are_its_own_and_nobody_may_frame_it(site: Site) -> None:
    page = ask(site.url, "/v")
    inside = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.text)
    assert page.headers["content-security-policy"] == f"{inside[0]}; frame-ancestors 'none'"
    assert "connect-src 'self' https://" in inside[0]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/v", "text/html; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/published.json", "application/json; charset=utf-8"),
        ("/.well-known/almoner.json", "application/json; charset=utf-8"),
        ("/LICENSES.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_has_its_type_and_the_headers_that_protect_it(site: Site, path: str, kind: str) -> None:
    got = ask(site.url, path).headers
    assert got["content-type"] == kind
    assert (got["server"], got["x-content-type-options"], got["referrer-policy"]) == (
        "almoner",
        "nosniff",
        "no-referrer",
    )
    assert "frame-ancestors 'none'" in got["content-security-policy"]
    assert (got["cross-origin-opener-policy"], got["cache-control"]) == ("same-origin", "no-cache")
    assert got["permissions-policy"].startswith("camera=(self),")
    assert "set-cookie" not in got


def test_a_file_that_was_not_changed_is_not_sent_again(site: Site) -> None:
    first = ask(site.url, "/v")
    again = ask(site.url, "/v", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = ask(site.url, "/v", headers={"If-None-Match": '"something-else"'})
    assert (other.status, other.body) == (200, first.body)


def test_a_browser_that_takes_it_gets_the_page_compressed(site: Site) -> None:
    plain, packed = (
        ask(site.url, "/LICENSES.txt"),
        ask(site.url, "/LICENSES.txt", headers={"Accept-Encoding": "gzip, br"}),
    )
    assert (packed.headers["content-encoding"], packed.text) == ("gzip", plain.text)
    assert len(packed.body) < len(plain.body)
    assert packed.headers["etag"] != plain.headers["etag"]


def test_head_says_how_long_and_sends_nothing(site: Site) -> None:
    head, whole = ask(site.url, "/v", method="HEAD"), ask(site.url, "/v")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_files_are_only_read(site: Site, method: str) -> None:
    assert ask(site.url, "/v", method=method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/almoner.db",
            "/wallets",
            "/ledger/owner.json",
            "/passphrase",
            "/v/../almoner.db",
            "/../../../etc/passwd",
        ),
        *("/%2e%2e/almoner.db", "/v/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/v//index.html", "/v/."),
        *(
            "/.well-known/",
            "/.well-known",
            "/page.html",
            "/fingerprint.txt",
            "/v/page.html",
            "/v/index.html/",
        ),
        *("/rpc/", "/V", "/sw.js%00.html", "/v\\index.html"),
    ],
)
def test_no_path_leads_to_anything_but_the_site(site: Site, path: str) -> None:
    assert ask(site.url, path).status == 404


def test_the_domains_word_and_the_published_purposes_are_of_this_ledger(site: Site) -> None:
    (word,) = ask(site.url, "/.well-known/almoner.json").json["ledgers"]
    assert (word["ledger"], word["domain"]) == (site.said["ledger"], "almoner.example")
    payment = ask(site.url, "/published.json").json["payments"]["1"]
    assert payment["purpose"]["text"] == "Seeds for the spring"


def test_the_view_answers_as_the_ledger_does(site: Site) -> None:
    assert int(call(site.rpc, "eth_chainId")["result"], 16) == site.said["chain_id"]
    block = call(site.rpc, "eth_getBlockByNumber", "latest", False)["result"]
    proof = call(site.rpc, "eth_getProof", site.said["ledger"], ["0x" + "0" * 64], block["number"])["result"]
    assert len(proof["storageProof"]) == 1
    assert len(call(site.rpc, "eth_getCode", site.said["ledger"], "latest")["result"]) > 1000


@pytest.mark.parametrize("method", REFUSED)
def test_no_method_that_writes_signs_or_keeps_something_is_served(site: Site, method: str) -> None:
    answer = call(site.rpc, method, "0x00")
    assert answer["error"] == {"code": -32601, "message": f"{method} is not served"}


def test_a_refused_call_in_a_batch_spoils_no_other(site: Site) -> None:
    send = {"jsonrpc": "2.0", "id": "s", "method": "eth_sendRawTransaction", "params": ["0x00"]}
    answers = rpc(site.rpc, CHAIN_ID, send, CHAIN_ID | {"id": 3}).json
    assert [(each["id"], "result" in each) for each in answers] == [(1, True), ("s", False), (3, True)]


def test_a_stranger_audits_the_ledger_through_the_view(site: Site, tmp_path: Path) -> None:
    words = ("audit", "--rpc", site.rpc, "--ledger", site.said["ledger"], "--json")
    audit = run("--home", tmp_path / "nobody", *words)
    assert (audit.code, audit["findings"], audit["head_proved"]) == (0, [], True)


def test_only_names_of_this_server_are_answered(site: Site) -> None:
    port = urlsplit(site.url).port
    hosts = {
        f"127.0.0.1:{port}": 200,
        f"localhost:{port}": 200,
        f"[::1]:{port}": 200,
        "almoner.example": 200,  # the charity's own, behind a proxy
        "evil.example": 403,
        f"127.0.0.1.evil.example:{port}": 403,
        "localhost.evil.example": 403,
        f"192.168.1.7:{port}": 403,  # from this computer nobody comes by that address
        "": 403,
    }
    assert {host: ask(site.url, "/v", headers={"Host": host}).status for host in hosts} == hosts
    assert rpc(site.rpc, CHAIN_ID, headers={"Host": "evil.example"}).status == 403


def test_what_is_no_http_is_refused_without_repeating_it(site: Site) -> None:
    with socket.create_connection(("127.0.0.1", urlsplit(site.url).port), timeout=20) as wire:
        wire.sendall(b"<script>secret</script>\r\n\r\n")
        answer = wire.recv(4096)
    assert re.match(rb"HTTP/1\.[01] 400 ", answer)
    assert b"secret" not in answer
    assert b"Server: almoner\r\n" in answer


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_well(charity: Charity, number: signal.Signals) -> None:
    with serving(charity.home) as (said, process):
        assert ask(said["url"], "/v").status == 200
        process.send_signal(number)
        assert process.wait(20) == 0
    with pytest.raises(ConnectionRefusedError):
        ask(said["url"], "/v")


def test_a_port_in_use_is_told_and_nothing_is_served(charity: Charity) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        error = charity.refused("serve", "--port", port, code=2)
    assert (error["code"], error["message"]) == (
        "serve.address",
        f"Port {port} is taken by another program.",
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--host", "willow.example"), "serve.host"),
        (("--node", "javascript:alert(1)"), "page.url"),
        (("--node", "https://user:secret@node.example"), "page.url"),
        (("--registry", "https://a.example/'; script-src *"), "page.url"),
        (("--agree", "0"), "page.agree"),
        (("--trust", "/nowhere/list.json"), "trust.file"),
    ],
)
def test_options_that_cannot_be_are_refused_before_anything_is_served(
    charity: Charity, words: tuple[str, ...], code: str
) -> None:
    assert charity.refused("serve", *words, code=2)["code"] == code


def test_signed_transactions_of_others_are_passed_on_only_when_allowed(charity: Charity) -> None:
    with serving(charity.home, "--allow-send") as (said, _):
        assert said["allow_send"] is True
        raw = "0x" + Account(said["chain_id"]).sign(b"\x11" * 20, gas=30_000).hex()
        sent = call(said["rpc"], "eth_sendRawTransaction", raw)["result"]
        assert call(said["rpc"], "eth_getTransactionReceipt", sent)["result"]["status"] == "0x1"
        still = {method for method in REFUSED if "result" in call(said["rpc"], method, "0x00")}
        assert still == set()
    with serving(charity.home) as (said, _):
        before = call(said["rpc"], "eth_blockNumber")["result"]
        raw = "0x" + Account(said["chain_id"]).sign(b"\x11" * 20, gas=30_000).hex()
        assert call(said["rpc"], "eth_sendRawTransaction", raw)["error"]["code"] == -32601
        assert call(said["rpc"], "eth_blockNumber")["result"] == before


def test_it_goes_on_when_the_program_that_had_the_ledger_open_ends(charity: Charity) -> None:
    with holding(charity.home / "ledger") as (window, told):
        assert told["owner"] is True
        with serving(charity.home) as (said, _):
            before = call(said["rpc"], "eth_blockNumber")["result"]
            window.kill()
            window.wait(20)
            assert call(said["rpc"], "eth_blockNumber")["result"] == before
            # and whoever opens it now works beside the server
            charity.give("7.00")
            assert int(call(said["rpc"], "eth_blockNumber")["result"], 16) > int(before, 16)
            with holding(charity.home / "ledger") as (_, joined):
                assert joined["owner"] is False


def test_a_new_payment_gets_to_the_page_without_a_restart(charity: Charity) -> None:
    with serving(charity.home) as (said, _):
        assert ask(said["url"], "/published.json").json["payments"] == {}
        payment = charity.request("60.00", purpose="A roof for the well")
        seen = _until_published(said["url"])
    assert seen[str(payment)]["purpose"]["text"] == "A roof for the well"


def _until_published(url: str) -> dict[str, Any]:
    """Ask as browsers would, again and again."""
    for _ in range(200):
        payments: dict[str, Any] = ask(url, "/published.json").json["payments"]
        if payments:
            return payments
        Event().wait(0.1)
    raise AssertionError("nothing was published")


def test_purposes_can_be_kept(charity: Charity) -> None:
    charity.request("60.00", purpose="A roof for the well")
    with serving(charity.home, "--no-purposes") as (said, _):
        assert said["purposes"] == 0
        assert "roof" not in ask(said["url"], "/published.json").text


def test_no_key_can_be_reached_through_the_server(site: Site) -> None:
    from almoner.services.serving import session_of
    from almoner_chain.core.errors import BadInput

    session = session_of(site.charity.home)()
    try:
        wallet = next(each for each in session.wallets.list() if each.label == "clerk")
        with pytest.raises(BadInput) as refused:
            session.signer(wallet)
    finally:
        session.close()
    assert refused.value.code == "passphrase.not_needed"


# -- the network ----------------------------------------------------------------------------------------------------


needs_network = pytest.mark.skipif(not lan_addresses(), reason="this computer is in no network")


@needs_network
def test_on_the_network_it_is_reached_by_its_address_and_by_no_other_name(charity: Charity) -> None:
    with serving(charity.home, "--lan") as (said, _):
        parts = urlsplit(said["lan_url"])
        assert parts.hostname in lan_addresses()
        assert ask(said["lan_url"], "/v").status == 200
        assert ask(said["url"], "/v").status == 200
        assert ask(said["lan_url"], "/v", headers={"Host": "evil.example"}).status == 403
        assert call(f"{said['lan_url']}rpc", "eth_chainId")["result"] == hex(said["chain_id"])


@needs_network
def test_the_code_in_the_terminal_opens_the_page(charity: Charity) -> None:
    command = [sys.executable, "-m", "almoner.cli", "--home", str(charity.home), "serve", "--lan"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith("Stop with"):
                break
        process.terminate()
        process.communicate(timeout=30)
    (code,) = zxingcpp.read_barcodes(_picture([line for line in lines if set(line) <= set("█▀▄ ") and line]))
    assert code.text in next(line for line in lines if line.startswith("For phones"))
    assert code.text.startswith("http://")


def _picture(lines: list[str]) -> Image.Image:
    """Draw half blocks as a terminal does, black on white."""
    dots = {"█": (0, 0), "▀": (0, 255), "▄": (255, 0), " ": (255, 255)}
    width = max(map(len, lines))
    picture = Image.new("L", (width, 2 * len(lines)), 255)
    for y, line in enumerate(lines):
        for x, sign in enumerate(line):
            for half in (0, 1):
                picture.putpixel((x, 2 * y + half), dots[sign][half])
    return picture.resize((width * 6, 12 * len(lines)), Image.Resampling.NEAREST)
