"""Who may import whom: the contracts in pyproject, and what they cannot say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support_sources import PACKAGES, ROOT, imported, modules, python_files

QT = {"PySide6", "PySide2", "PyQt5", "PyQt6", "shiboken6"}

# What a verifier must not load: the network, databases, a virtual machine, windows, pictures, the terminal.
HEAVY = [
    "web3",
    "eth_account",
    "eth_keyfile",
    "eth_keys",
    "py_ecc",
    "eth",
    "eth_tester",
    "trie",
    "boa",
    "vyper",
    "aiohttp",
    "requests",
    "urllib3",
    "http.client",
    "asyncio",
    "sqlite3",
    "sqlite_utils",
    "keyring",
    "PIL",
    "fpdf",
    "fontTools",
    "qrcode",
    "zxingcpp",
    "pypdfium2",
    "click",
    "rich",
    "inflect",
    "PySide6",
]

IMPORT_ALL = """
import importlib, json, sys
heavy, names = json.loads(sys.argv[1])
found = {}
for name in names:
    importlib.import_module(name)
    for module in heavy:
        if module in sys.modules:
            found.setdefault(module, name)
print(json.dumps(found))
"""


def lint(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter with the pyproject of this folder."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        env={**os.environ, **env},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of all our Python modules and of pyproject."""
    for name in python_files("app", "chain", "resources"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_import_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("app/almoner/store/database.py", "import almoner.services.home"),
        ("app/almoner/services/home.py", "import almoner.cli.app"),
        ("app/almoner/services/home.py", "def window():\n    import PySide6.QtCore"),
        ("chain/almoner_chain/core/units.py", "def late():\n    import almoner_chain.client.rpc"),
        ("chain/almoner_chain/core/units.py", "import time"),
        ("chain/almoner_chain/client/rpc.py", "import almoner"),
        ("resources/almoner_resources/__init__.py", "import almoner_chain"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(copy: Path, module: str, line: str) -> None:
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n\n{line}\n")
    sources = os.pathsep.join(str(copy / folder) for folder in ("app", "chain", "resources"))
    done = lint(copy, PYTHONPATH=sources)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def test_what_is_analysed_is_this_very_source() -> None:
    for package, folder in PACKAGES.items():
        done = subprocess.run(
            [sys.executable, "-c", f"import {package}; print({package}.__file__)"],
            cwd="/",
            check=True,
            capture_output=True,
            text=True,
        )
        assert Path(done.stdout.strip()) == folder / "__init__.py"


@pytest.mark.parametrize("name", python_files("chain"))
def test_the_library_names_neither_qt_nor_the_program(name: str) -> None:
    foreign = [(line, top) for line, top in imported(name) if top in QT | {"almoner", "almoner_resources"}]
    assert foreign == []


@pytest.mark.parametrize("name", python_files("app", "resources"))
def test_nothing_outside_the_window_names_qt(name: str) -> None:
    if not name.startswith("app/almoner/ui/"):
        assert [(line, top) for line, top in imported(name) if top in QT] == []


def loaded_by(names: tuple[str, ...]) -> dict[str, str]:
    """Import these modules in a process of their own; return the heavy ones loaded and by which."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, json.dumps([HEAVY, names])],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_importing_the_whole_core_loads_nothing_heavy() -> None:
    names = modules("almoner_chain.core")
    assert "almoner_chain.core.verify" in names
    assert loaded_by(names) == {}


def test_the_search_for_heavy_modules_finds_them() -> None:
    assert set(loaded_by(("almoner_chain.core", "sqlite3"))) == {"sqlite3"}


def test_every_command_is_imported_without_anything_heavy_but_the_command_line() -> None:
    found = loaded_by(modules("almoner.cli"))
    assert set(found) <= {"click"}, found
