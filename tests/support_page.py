"""The page a phone opens, in a real Chromium: how tests start one, fill the page in, and look into it.

The page's own rules forbid evaluating text, which playwright's `evaluate` does; `inside` asks over the debugging
protocol instead, which no rule of a page stops.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "resources" / "almoner_resources" / "verify_page"
PHONE: ViewportSize = {"width": 390, "height": 844}


def chromium_path() -> str:
    """Return Chromium's program; without it a test fails in CI and is skipped on a desk."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    return found


@contextmanager
def chromium(*more: str, **options: Any) -> Iterator[Browser]:
    """Start a browser without a window."""
    # A container has no user namespaces for the sandbox and little shared memory.
    flags = ["--no-sandbox", "--disable-dev-shm-usage", *more]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags, **options)
        try:
            yield browser
        finally:
            browser.close()


def inside(page: Page, expression: str) -> Any:
    """Return the JSON value of an expression (or of the promise it is) in the page."""
    session = page.context.new_cdp_session(page)
    try:
        answer = session.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
    finally:
        session.detach()
    if "exceptionDetails" in answer:
        raise AssertionError(json.dumps(answer["exceptionDetails"])[:2000])
    return answer["result"].get("value")
