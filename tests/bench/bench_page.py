"""The page a phone opens: how much there is to load, and how soon a person sees a verdict, on a slow phone and network.

The phone is Chromium slowed down four times, the network "fast 3G" as its developer tools have it. The rival for size
is what most such pages would be built on: ethers, only to ask a node and for a hash and a signature, without any proof or page.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, Page
from report import Report

from support_anvil import node_folder
from support_charity import Charity, fresh
from support_page import BUILT, PHONE, ROOT, chromium
from support_serving import serving, verdict_of

SLOWER = 4
FAST_3G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
"""Bytes a second and milliseconds: 1.6 Mbit/s down at 90 %, 750 kbit/s up at 90 %, 150 ms times 3.75."""

_RIVAL = """
import { AbiCoder, Contract, JsonRpcProvider, keccak256, recoverAddress } from 'ethers'
globalThis.rival = { AbiCoder, Contract, JsonRpcProvider, keccak256, recoverAddress }
"""

_WATCH = """
new MutationObserver(() => {
  const shown = document.querySelector('[data-verdict]')?.dataset.verdict
  if (shown === 'asking') window.firstWords ??= performance.now()
  else if (shown) window.decided ??= performance.now()
}).observe(document, { childList: true, subtree: true, attributes: true })
"""

_TIMES = """(() => {
  const asked = performance.getEntriesByType('resource').filter((each) => each.name.endsWith('/rpc') && each.responseEnd <= window.decided)
  return { decided: window.decided, words: window.firstWords, answered: Math.max(...asked.map((each) => each.responseEnd)), rounds: asked.length }
})()"""


def run(report: Report) -> None:
    """Print sizes and times."""
    _sizes(report)
    with tempfile.TemporaryDirectory(prefix="almoner-bench-") as folder, chromium() as browser:
        charity = fresh(Path(folder))
        number = _receipt(charity, Path(folder))
        times = 3 if report.quick else 10
        with serving(charity.home) as (said, _):
            looks = [_look(browser, f"{said['url']}v#{number}") for _ in range(times)]
    after = [each["decided"] - each["answered"] for each in looks]
    report.limit(
        "verdict after the last answer of the node, median", statistics.median(after) / 1000, "s", at_most=1
    )
    report.limit("  the slowest", max(after) / 1000, "s", at_most=1)
    report.figure(
        "from opening the link to 'undamaged and signed'",
        statistics.median([each["words"] for each in looks]) / 1000,
        "s",
    )
    report.figure(
        "from opening the link to the verdict",
        statistics.median([each["decided"] for each in looks]) / 1000,
        "s",
    )
    report.figure("questions to the node before the verdict", looks[0]["rounds"], "")


def _sizes(report: Report) -> None:
    shipped = b"".join((BUILT / name).read_bytes() for name in ("page.html", "sw.js"))
    ours = len(gzip.compress(shipped, 9))
    rival = len(gzip.compress(_rival(), 9))
    report.limit("page, gzip, all of it", ours / 1024, "KB", at_most=60)
    report.figure("ethers alone (node, contract, hash, signature), gzip", rival / 1024, "KB")


def _rival() -> bytes:
    """Bundle what the rival needs for a hash and a signature."""
    esbuild = ROOT / "resources" / "verify_page" / "node_modules" / ".bin" / "esbuild"
    command = [esbuild, "--bundle", "--minify", "--format=iife", "--loader=js"]
    done = subprocess.run(command, input=_RIVAL.encode(), cwd=node_folder(), check=True, capture_output=True)
    return done.stdout


def _receipt(charity: Charity, folder: Path) -> str:
    payment = charity.paid("450.00")
    charity.run("payment", "deliver", payment)
    exported = charity.run("receipt", "export", 3, "--out", folder / "out", "--formats", "png")
    link: str = exported["receipts"][0]["url"]
    return link.partition("#")[2]


def _look(browser: Browser, link: str) -> dict[str, Any]:
    """Open the link on a phone that has never seen the page, and return what its clock says (milliseconds)."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=3, is_mobile=True, has_touch=True)
    try:
        page = context.new_page()
        _slow_down(page)
        page.add_init_script(_WATCH)
        page.goto(link, timeout=120_000)
        verdict = verdict_of(page)
        if verdict != "valid":
            raise SystemExit(f"the page says {verdict}")
        session = context.new_cdp_session(page)
        answer = session.send("Runtime.evaluate", {"expression": _TIMES, "returnByValue": True})
        found: dict[str, Any] = answer["result"]["value"]
        return found
    finally:
        context.close()


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
