"""The inside of the page's core, function by function, in a real Chromium: for comparing it with Python's.

What is shipped is compared by `support_page_vectors`; a function of its inside can only be called in a bundle of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support_page import ROOT, inside

TOOLS = ROOT / "resources" / "verify_page"
MODULES = ("bytes", "entries", "invalid", "layout", "proof", "rlp")
BATCH = 500

# Bytes and bigints travel as {"hex": …} and {"uint": …}.
BRIDGE = """
const isPlain = (v) => v !== null && typeof v === 'object'
const each = (v, change) => Object.fromEntries(Object.entries(v).map(([k, x]) => [k, change(x)]))
const read = (v) => !isPlain(v) ? v : Array.isArray(v) ? v.map(read)
  : 'hex' in v ? core.bytes.fromHex(v.hex) : 'uint' in v ? BigInt(v.uint) : each(v, read)
const write = (v) => typeof v === 'bigint' ? { uint: String(v) } : !isPlain(v) ? v
  : v instanceof Uint8Array ? { hex: core.bytes.toHex(v) } : Array.isArray(v) ? v.map(write) : each(v, write)
globalThis.callAll = (module, name, rows) => JSON.stringify(JSON.parse(rows).map((row) => core.invalid.attempt(
  () => write(core[module][name](...row.map(read))), (code) => ({ invalid: code }))))
"""


@dataclass(frozen=True)
class Refused:
    """A function threw `Invalid` with this code."""

    code: str


def bundle() -> str:
    """Return a script that puts the core's modules under ``core``."""
    node = shutil.which("node")
    if node is None or not (TOOLS / "node_modules").is_dir():
        if os.environ.get("CI"):
            pytest.fail("node and the page's packages are not installed: run ./task check")
        pytest.skip("node and the page's packages are not installed")
    source = "\n".join(f"export * as {name} from './src/core/{name}'" for name in MODULES)
    command = [node, "node_modules/esbuild/bin/esbuild", "--bundle", "--format=iife", "--global-name=core"]
    made = subprocess.run(
        [*command, "--target=es2021"],
        cwd=TOOLS,
        input=source,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout


@contextmanager
def core_page(browser: Browser) -> Iterator[Page]:
    """Open an empty page with the core in it."""
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        inside(page, f"{bundle()}\nglobalThis.core = core\n;(() => {{{BRIDGE}}})()")
        yield page
    finally:
        context.close()


def call_all(page: Page, module: str, name: str, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Call a function once for each row of arguments; return its results, `Refused` where it threw."""
    results: list[Any] = []
    for start in range(0, len(rows), BATCH):
        sent = json.dumps([[_sent(value) for value in row] for row in rows[start : start + BATCH]])
        said = inside(page, f"callAll({json.dumps(module)}, {json.dumps(name)}, {json.dumps(sent)})")
        results += map(_received, json.loads(said))
    return results


def _sent(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"uint": str(value)}
    if isinstance(value, dict):
        return {name: _sent(part) for name, part in value.items()}
    return [_sent(part) for part in value] if isinstance(value, list | tuple) else value


def _received(value: Any) -> Any:
    if isinstance(value, list):
        return [_received(part) for part in value]
    if not isinstance(value, dict):
        return value
    if "hex" in value:
        return bytes.fromhex(value["hex"])
    if "uint" in value:
        return int(value["uint"])
    return Refused(value["invalid"]) if "invalid" in value else {k: _received(v) for k, v in value.items()}
