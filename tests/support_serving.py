"""`almoner serve` as a process of its own, as a charity starts it, and what the page it gives comes to."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page


@contextmanager
def serving(home: Path, *arguments: object) -> Iterator[tuple[dict[str, Any], subprocess.Popen[str]]]:
    """Serve the charity in ``home``; yield the document the command printed, and the process."""
    command = [sys.executable, "-m", "almoner.cli", "--home", home, "--json", "serve", *arguments]
    with subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield _document(process), process
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _document(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Read lines until they are one JSON document."""
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        try:
            document: dict[str, Any] = json.loads(text)
        except json.JSONDecodeError:
            continue
        return document
    assert process.stderr is not None
    raise AssertionError(f"almoner serve ended: {text}{process.stderr.read()}")


def verdict_of(page: Page) -> str | None:
    """Wait until the page has decided, and return its verdict."""
    return page.locator("[data-verdict]:not([data-verdict=asking])").get_attribute("data-verdict")
