"""The page's chain client in a real Chromium: its sources bundled for tests, asked in JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support_page import ROOT, inside

SOURCES = ROOT / "resources" / "verify_page"
DAY = 20_500
"""A day long after the receipts of tests were issued."""


@cache
def bundle() -> str:
    """Return the client as one script; skipped where the page's tools are not installed."""
    program = SOURCES / "node_modules" / "esbuild" / "bin" / "esbuild"
    if shutil.which("node") is None or not program.exists():
        pytest.skip("esbuild is not installed: npm ci in resources/verify_page")
    command = [
        str(program),
        "src/chain/testing.ts",
        "--bundle",
        "--format=iife",
        "--target=es2021,safari14.1",
    ]
    done = subprocess.run(command, cwd=SOURCES, check=True, capture_output=True, text=True, timeout=120)
    return done.stdout


@contextmanager
def chain_page(browser: Browser) -> Iterator[Page]:
    """Open an empty page with the client in it."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.set_content("<!doctype html><title>chain</title>")
        page.add_script_tag(content=bundle())
        yield page
    finally:
        context.close()


def ledger_config(home: dict[str, Any], nodes: Sequence[str], **changes: Any) -> dict[str, Any]:
    """Return a ledger as the page's configuration has it."""
    return {
        "chain_id": str(home["chain_id"]),
        "ledger": home["ledger"],
        "name": "Willow Relief",
        "domain": "",
        "nodes": list(nodes),
        "needed": 1,
        "local": True,
        "published": "",
        **changes,
    }


def look(
    page: Page, link: str, ledger: dict[str, Any], *, base: str = "http://127.0.0.1:9/", flow: bool = False
) -> Any:
    """Return what the page makes of a receipt: ``verdict``, ``checks``, ``facts``, ``answers``, ``flow``."""
    asked = {"text": link, "ledger": ledger, "base": base, "today": DAY, "flow": flow}
    return inside(page, f"chain.look({json.dumps(asked)})")


def code_of(found: Any, check: str) -> str:
    """Return a check's state and reason code, such as ``unknown ledger.unsound``."""
    (one,) = [each for each in found["checks"] if each["name"] == check]
    return f"{one['state']} {one['code']}".strip()
