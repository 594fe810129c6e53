"""The project's own files, for tests that read them: what is committed, and Python parsed once."""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "almoner": ROOT / "app/almoner",
    "almoner_chain": ROOT / "chain/almoner_chain",
    "almoner_resources": ROOT / "resources/almoner_resources",
}


@functools.cache
def committed() -> tuple[str, ...]:
    """Return the paths git knows, relative to the root; without git, every file that is not built or fetched."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True)
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return tuple(name for name in names if name and (ROOT / name).is_file())
    skipped = {".git", ".venv", "node_modules", "__pycache__", "dist", "build"}
    return tuple(
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not skipped & set(path.relative_to(ROOT).parts)
    )


def python_files(*folders: str) -> tuple[str, ...]:
    """Return the committed Python files under these folders (all without any)."""
    names = tuple(name for name in committed() if name.endswith(".py"))
    return tuple(name for name in names if not folders or name.startswith(tuple(f"{f}/" for f in folders)))


@functools.cache
def parsed(name: str) -> ast.Module:
    """Return a file's syntax tree; a file that does not compile raises SyntaxError."""
    return ast.parse((ROOT / name).read_bytes(), filename=name)


def imported(name: str) -> Iterator[tuple[int, str]]:
    """Yield line and top-level package of every absolute import in a file, also of those inside functions."""
    for node in ast.walk(parsed(name)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module.split(".")[0]


def modules(package: str) -> tuple[str, ...]:
    """Return the dotted names of all modules of one of our packages that are committed."""
    base = PACKAGES[package.split(".", maxsplit=1)[0]].parent
    found = []
    for name in python_files(str(PACKAGES[package.split(".", maxsplit=1)[0]].relative_to(ROOT))):
        parts = list((ROOT / name).relative_to(base).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        dotted = ".".join(parts)
        if dotted == package or dotted.startswith(package + "."):
            found.append(dotted)
    return tuple(found)
