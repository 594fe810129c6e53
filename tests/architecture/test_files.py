"""What is committed: it compiles, it is licensed, it is locked, and it speaks of the project alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support_sources import ROOT, committed, python_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("run", "dev", "camera")

# Folders and tools of one person's desk say nothing to a stranger. In two halves each, or this file would be
# the first to name them.
OF_A_DESK = tuple(
    first + second
    for first, second in [
        ("/work/", "main"),
        ("/work/", "shared"),
        ("/tmp/", "plan"),
        ("PLAN", ".md"),
        ("DEVELOPERS", ".md"),
        ("pitfalls", ".md"),
        ("libraries", ".md"),
        ("shared/", "design"),
        ("issues ", "show"),
        ("h-", "seed-"),
        ("Co-Authored", "-By"),
        ("Cla", "ude"),
        ("Anthro", "pic"),
        ("Chat", "GPT"),
        ("Copi", "lot"),
        ("sub-", "agent"),
    ]
)


@pytest.mark.parametrize("name", python_files())
def test_every_python_file_compiles(name: str) -> None:
    compile((ROOT / name).read_bytes(), name, "exec", dont_inherit=True)


def desk_words(text: str) -> list[str]:
    """Return which words of a desk stand in a text, in whatever case."""
    folded = text.casefold()
    return [word for word in OF_A_DESK if re.search(rf"(?<![a-z]){re.escape(word.casefold())}", folded)]


@pytest.mark.parametrize("name", committed())
def test_no_file_speaks_of_how_it_was_written(name: str) -> None:
    assert desk_words(name) == []
    assert desk_words((ROOT / name).read_bytes().decode("utf-8", errors="replace")) == []


def test_the_search_for_such_words_finds_them() -> None:
    for word in OF_A_DESK:
        assert desk_words(f"see {word.upper()}.") == [word]
    assert desk_words("networks and plans, shared by design") == []


def test_the_licence_is_the_agpl_and_everything_says_so() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.splitlines()[0].strip() == "GNU AFFERO GENERAL PUBLIC LICENSE"
    assert text.splitlines()[1].strip() == "Version 3, 19 November 2007"
    assert "13. Remote Network Interaction; Use with the GNU General Public License." in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["license"] == "AGPL-3.0-only"
    assert PROJECT["license-files"] == ["LICENSE"]


def test_nothing_fetched_or_built_is_committed() -> None:
    built = re.compile(r"(^|/)(\.venv|node_modules|__pycache__|dist|build)/|\.(pyc|whl|db|sqlite3?)$")
    assert [name for name in committed() if built.search(name)] == []


def locked(lock: str) -> dict[str, tuple[str, int]]:
    """Return each locked package's exact version and how many hashes it has."""
    text = (ROOT / f"installer/lock/{lock}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, tuple[str, int]] = {}
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", line)
        assert match, f"not an exact version in {lock}.txt: {line[:80]}"
        found[canonicalize_name(match[1])] = (
            match[2],
            len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", line)),
        )
    return found


def direct(*groups: str) -> Mapping[str, Requirement]:
    """Return the requirements pyproject itself names: those to run, and these extras."""
    texts = list(PROJECT["dependencies"])
    for group in groups:
        texts += PROJECT["optional-dependencies"][group]
    return {canonicalize_name(r.name): r for r in map(Requirement, texts)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    packages = locked(lock)
    assert len(packages) > 40
    assert [name for name, (_, hashes) in packages.items() if hashes == 0] == []


@pytest.mark.parametrize(
    ("lock", "groups"), [("run", ()), ("dev", ("build", "dev")), ("camera", ("build", "camera"))]
)
def test_the_lock_holds_what_pyproject_asks_for(lock: str, groups: tuple[str, ...]) -> None:
    packages = locked(lock)
    wanted = direct(*groups)
    assert sorted(set(wanted) - set(packages)) == []
    wrong = {
        name: packages[name][0]
        for name, requirement in wanted.items()
        if not requirement.specifier.contains(packages[name][0], prereleases=True)
    }
    assert wrong == {}


def test_running_and_testing_use_the_same_versions() -> None:
    run, dev, camera = locked("run"), locked("dev"), locked("camera")
    assert {name: version for name, (version, _) in run.items() if dev.get(name, ("",))[0] != version} == {}
    assert {
        name: version for name, (version, _) in run.items() if camera.get(name, ("",))[0] != version
    } == {}


def test_no_tool_for_tests_is_needed_to_run() -> None:
    tools = set(direct("dev")) - set(direct())
    assert {"pytest", "vyper"} <= tools
    assert sorted(tools & set(locked("run"))) == []


def test_what_is_installed_here_is_what_is_locked() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", _INSTALLED], check=True, capture_output=True, text=True
    ).stdout.split()
    installed = dict(zip(map(canonicalize_name, listed[::2]), listed[1::2], strict=True))
    wanted = {name: version for name, (version, _) in locked("dev").items() if name in installed}
    assert {name: installed[name] for name in wanted if installed[name] != wanted[name]} == {}
    assert len(wanted) > 40


_INSTALLED = """
from importlib.metadata import distributions
for d in distributions():
    print(d.metadata["Name"], d.version)
"""
