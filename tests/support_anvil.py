"""A real node for tests: anvil, installed once by npm into the project's `.cache`, at the versions the lock names.

The same folder holds ethers, for tests that want a foreign client: `node_folder() / "node_modules"`.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
MANIFESTS = ROOT / "tests" / "node"
CACHE = ROOT / ".cache"
KEYS = (
    bytes.fromhex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"),
    bytes.fromhex("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d"),
    bytes.fromhex("5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a"),
    bytes.fromhex("7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6"),
    bytes.fromhex("47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a"),
)
"""The published keys of anvil's first accounts: rich on every test chain, worthless everywhere else."""


def node_folder() -> Path:
    """Return the folder with the locked npm packages, installing them if they are not there."""
    lock = MANIFESTS / "package-lock.json"
    folder = CACHE / f"node-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"
    if not (folder / "node_modules").is_dir():
        _install(folder)
    return folder


def _install(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        _do_without("npm is not installed, and with it the test node")
    CACHE.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="node-", dir=CACHE))
    for name in ("package.json", "package-lock.json"):
        shutil.copy(MANIFESTS / name, fresh)
    # No package may run a script of its own here. Forced: the node's program asks for a newer Node than Debian
    # has, though it needs none at all, and other systems shall have ethers without it.
    command = [npm, "ci", "--force", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=fresh, check=True, capture_output=True, timeout=300)
    try:
        fresh.rename(folder)
    except OSError:
        # Another process was first.
        shutil.rmtree(fresh)


def anvil_binary() -> Path:
    """Return the path of anvil's program."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        _do_without("there is no test node for this kind of machine")
    (binary,) = (node_folder() / "node_modules" / "@foundry-rs").glob("anvil-*/bin/anvil")
    # npm leaves out the executable bit when it runs no scripts.
    binary.chmod(0o700)
    return binary


def _do_without(reason: str) -> NoReturn:
    """Skip a test on a desk that lacks its tool; in CI nothing is skipped for that."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def anvil(*arguments: str) -> Iterator[str]:
    """Run a fresh chain (id 31337) on a free loopback port and give its URL; ends with the block."""
    command = [str(anvil_binary()), "--host", "127.0.0.1", "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{_port(process.stdout)}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def _port(output: IO[str]) -> int:
    """Return the port anvil says it listens on; what it says later is read and dropped, or it would block."""
    said = []
    for line in output:
        said.append(line)
        if found := re.search(r"Listening on 127\.0\.0\.1:(\d+)", line):
            drain = threading.Thread(target=lambda: _drain(output), name="anvil output", daemon=True)
            drain.start()
            return int(found[1])
    raise AssertionError(f"anvil did not start: {''.join(said)}")


def _drain(output: IO[str]) -> None:
    try:
        for _ in output:
            pass
    except ValueError:
        return  # closed at the end of the test
