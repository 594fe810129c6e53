"""The shape of the code: nothing grows without limit, everything says what it is, no float near money."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from support_sources import ROOT, committed, parsed, python_files

MAX_MODULE = 400
MAX_TEST_MODULE = 700
MAX_CLASS = 300
MAX_FUNCTION = 60
MAX_CONTRACT_MODULE = 150

PROGRAM = python_files("app", "chain", "resources")
TESTS = python_files("tests")

# Modules through which amounts pass. Papers and pictures are measured in floats, keyrings waited for in them.
MONEY = tuple(
    name
    for name in python_files("chain/almoner_chain/core", "app/almoner/services", "app/almoner/store")
    if not name.startswith(("app/almoner/services/rendering/", "app/almoner/services/wallets/"))
)
CORE = python_files("chain/almoner_chain/core")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def lines(name: str) -> int:
    """Return how many lines a file has."""
    return len((ROOT / name).read_text(encoding="utf-8").splitlines())


def definitions(tree: ast.AST) -> Iterator[Definition]:
    """Yield every function and class, however deep."""
    for node in ast.walk(tree):
        if isinstance(node, Definition):
            yield node


def length(node: Definition) -> int:
    """Return how many lines a function or class has."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def repeats(node: Definition) -> bool:
    """Say whether a definition only adds a type or a setter to one of the same name that is documented."""
    names = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(names & {"overload", "setter", "deleter"})


def public(tree: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Yield what others may use: top-level functions and classes, and methods of public classes."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_") and not repeats(node):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{prefix}{node.name}.")


def undocumented(tree: ast.Module) -> list[str]:
    """Return the public names without a docstring; "module" stands for the module's own."""
    missing = [] if ast.get_docstring(tree) else ["module"]
    return missing + [
        f"{name} (line {node.lineno})" for name, node in public(tree) if not ast.get_docstring(node)
    ]


def float_uses(tree: ast.AST, *, strict: bool) -> list[str]:
    """Return where a number becomes a float: ``float(…)``; ``strict`` also float literals and true division."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            found.append(f"line {node.lineno}: float()")
        elif strict and isinstance(node, ast.Constant) and isinstance(node.value, float):
            found.append(f"line {node.lineno}: {node.value}")
        elif strict and isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            found.append(f"line {node.lineno}: true division")
    return found


@pytest.mark.parametrize("name", PROGRAM)
def test_modules_classes_and_functions_stay_small(name: str) -> None:
    assert lines(name) <= MAX_MODULE
    long = {
        node.name: length(node)
        for node in definitions(parsed(name))
        if length(node) > (MAX_CLASS if isinstance(node, ast.ClassDef) else MAX_FUNCTION)
    }
    assert long == {}


@pytest.mark.parametrize("name", TESTS)
def test_test_modules_stay_readable(name: str) -> None:
    assert lines(name) <= MAX_TEST_MODULE


@pytest.mark.parametrize("name", [name for name in committed() if name.endswith((".vy", ".vyi"))])
def test_contract_modules_stay_small(name: str) -> None:
    written = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(written) <= MAX_CONTRACT_MODULE


@pytest.mark.parametrize("name", PROGRAM)
def test_everything_public_says_what_it_is(name: str) -> None:
    assert undocumented(parsed(name)) == []


@pytest.mark.parametrize("name", TESTS)
def test_every_test_module_says_what_it_is_about(name: str) -> None:
    assert ast.get_docstring(parsed(name))


@pytest.mark.parametrize("name", MONEY)
def test_no_amount_becomes_a_float(name: str) -> None:
    assert float_uses(parsed(name), strict=name in CORE) == []


def test_the_modules_that_hold_amounts_are_among_those_looked_at() -> None:
    wanted = {
        "chain/almoner_chain/core/units.py",
        "app/almoner/services/gifts.py",
        "app/almoner/store/database.py",
    }
    assert wanted <= set(MONEY)
    assert any(name.startswith("app/almoner/services/tables/") for name in MONEY)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""M."""\ndef f():\n    return 1\n', ["f (line 2)"]),
        ('"""M."""\nclass C:\n    """C."""\n    def f(self):\n        pass\n', ["C.f (line 4)"]),
        ("x = 1\n", ["module"]),
        ('"""M."""\ndef _f():\n    return 1\n', []),
        ('"""M."""\n@overload\ndef f(): ...\ndef f():\n    """F."""\n', []),
    ],
)
def test_the_search_for_missing_docstrings_finds_them(source: str, found: list[str]) -> None:
    assert undocumented(ast.parse(source)) == found


@pytest.mark.parametrize(
    ("source", "strict", "found"),
    [
        ("x = float('1.5')", False, 1),
        ("x = 1.5", True, 1),
        ("x = a / b", True, 1),
        ("a /= b", True, 1),
        ("x = a // b", True, 0),
        ("x = 1.5", False, 0),
    ],
)
def test_the_search_for_floats_finds_them(source: str, strict: bool, found: int) -> None:
    assert len(float_uses(ast.parse(source), strict=strict)) == found
