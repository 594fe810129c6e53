"""Vectors through the page that is shipped: the built file, opened in a real Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from support_page import BUILT, inside
from support_vectors import Vector, dump

BATCH = 400
"""Vectors in one question to the browser: some 3 MB."""


@contextmanager
def shipped_page(browser: Browser) -> Iterator[Page]:
    """Open the built page as a file, in a context of its own."""
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto((BUILT / "page.html").as_uri())
        yield page
    finally:
        context.close()


def outcomes(page: Page, items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the page makes of vectors in the form of their files."""
    results: list[dict[str, Any]] = []
    for start in range(0, len(items), BATCH):
        # Text in, text out, as the page offers it; one question for all of them.
        texts = json.dumps([json.dumps(item) for item in items[start : start + BATCH]])
        results += map(json.loads, inside(page, f"{texts}.map(almoner.runVector)"))
    return results


def differences(page: Page, vectors: Sequence[Vector]) -> list[str]:
    """Return for each vector on which Python and the page differ what they say: checks in their order, too."""
    items = json.loads(dump(list(vectors)))["vectors"]
    given = [{name: value for name, value in item.items() if name != "expect"} for item in items]
    return [
        f"{item['name']}\n  Python: {in_order(item['expect'])}\n  page:   {in_order(said)}"
        for item, said in zip(items, outcomes(page, given), strict=True)
        if in_order(said) != in_order(item["expect"])
    ]


def in_order(outcome: dict[str, Any]) -> dict[str, Any]:
    """Return an outcome whose equality holds the order of the checks, too."""
    return {**outcome, "checks": list(outcome["checks"].items())}
