"""The page's screens in a real Chromium, drawn from shared vectors: every verdict without a node that would have to lie.

The page is the template that is shipped, with its own rules, and a bundle of the same sources that draws what it is told.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support_page import PHONE, ROOT, inside

SOURCES = ROOT / "resources" / "verify_page"
AXE = SOURCES / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ADDRESS = "https://willowbridge.example/v"
VECTORS = ROOT / "tests" / "vectors"


@cache
def vector(file: str, name: str) -> dict[str, Any]:
    """Return one of the shared vectors."""
    found = json.loads((VECTORS / f"{file}.json").read_text("utf-8"))["vectors"]
    return next(each for each in found if each["name"] == name)


@cache
def _bundle(source: str) -> str:
    program = SOURCES / "node_modules" / "esbuild" / "bin" / "esbuild"
    if shutil.which("node") is None or not program.exists():
        pytest.skip("esbuild is not installed: npm ci in resources/verify_page")
    command = [str(program), source, "--bundle", "--minify", "--format=iife", "--target=es2021,safari14.1"]
    done = subprocess.run(command, cwd=SOURCES, check=True, capture_output=True, text=True, timeout=120)
    text: str = done.stdout
    return text.strip()


@cache
def template() -> str:
    """Return the page with the script that draws what a test tells it."""
    text = (SOURCES / "src" / "page.html").read_text("utf-8")
    parts = {"STYLE": _bundle("src/ui/page.css"), "SCRIPT": _bundle("src/ui/testing.ts")}
    for name, part in parts.items():
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        text = text.replace(f"%{name}_HASH%", f"sha256-{digest}").replace(f"%{name}%", part)
    return text


@dataclass
class Screen:
    """A page that draws what it is told; ``complaints`` is what its rules stopped or its console said."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def show(self, file: str, name: str, *, language: str = "en", **more: Any) -> None:
        """Draw a vector's verdict."""
        shown = {"language": language, "vector": vector(file, name), **more}
        inside(self.page, f"screens.show({json.dumps(json.dumps(shown))})")

    def empty(self, language: str) -> None:
        """Draw the page without a receipt."""
        inside(self.page, f"screens.show({json.dumps(json.dumps({'language': language, 'vector': None}))})")

    def unfold(self) -> None:
        """Open everything that is folded."""
        inside(self.page, "document.querySelectorAll('details').forEach((each) => { each.open = true })")

    def violations(self) -> list[Any]:
        """Return what axe has to complain of."""
        if not AXE.is_file():
            pytest.skip("axe-core is not installed: npm ci in resources/verify_page")
        inside(self.page, AXE.read_text("utf-8") + ";0")
        found: list[Any] = inside(
            self.page,
            f"axe.run({{runOnly: {TAGS}}}).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html).slice(0, 3)]))",
        )
        return found

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the screen."""
        wide: int = inside(
            self.page, "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wide


def watched(page: Page) -> list[str]:
    """Return the list in which everything ends up that the page's rules stop and its console says."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))"
    )
    return told


@contextmanager
def screen(browser: Browser, *, address: str = "", **options: Any) -> Iterator[Screen]:
    """Open the page at the size of a phone; whatever its rules stop fails the test.

    ``address`` is where the page is meant to be.
    """
    body = template().replace('"address":""', f'"address":{json.dumps(address)}')
    context = browser.new_context(
        **{"viewport": PHONE, "device_scale_factor": 2, "locale": "en-GB", **options}
    )
    try:
        page = context.new_page()
        told = watched(page)
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(ADDRESS)
        yield Screen(page, told)
        assert told == []
    finally:
        context.close()


def keep(page: Page, name: str, *, whole: bool = True) -> None:
    """Keep a picture where ALMONER_SHOTS names a folder."""
    if folder := os.environ.get("ALMONER_SHOTS"):
        path = Path(folder) / "page" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=whole)
