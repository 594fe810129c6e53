"""The page's sources: each says what it is for, none grows without limit, data flows one way, and no text becomes code."""

from __future__ import annotations

import re

import pytest

from support_sources import ROOT, committed

SOURCES = [name for name in committed() if re.fullmatch(r"resources/verify_page/src/.*\.ts", name)]
MAX_LINES = 400

# Nothing below knows what is above it: the screens, who asks nodes, the pure rules. `qr` reads pictures and knows nobody.
MAY_IMPORT = {
    "core": {"core"},
    "chain": {"chain", "core", "config"},
    "qr": {"qr"},
    "ui": {"ui", "chain", "core", "qr", "config"},
}
# What turns text into markup or code, keeps something, or sends it elsewhere than the one place that asks nodes.
NEVER = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|localStorage|sessionStorage"
    r"|indexedDB|document\.cookie|sendBeacon|XMLHttpRequest|WebSocket|EventSource|setAttribute\('style')"
)


def text_of(name: str) -> str:
    """Return a source."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_there_are_sources() -> None:
    assert len(SOURCES) > 30


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_says_what_it_is_for_and_stays_small(name: str) -> None:
    text = text_of(name)

    assert text.startswith("// ")
    assert len(text.splitlines()) <= MAX_LINES


@pytest.mark.parametrize("name", SOURCES)
def test_sources_import_only_what_lies_below_them(name: str) -> None:
    parts = name.split("/")[3:]
    if len(parts) == 1:  # where everything is put together
        return
    folder = parts[0]
    imported = re.findall(r"from '(\.[^']+)'", text_of(name))
    found = {folder if each.startswith("./") else each.split("/")[1] for each in imported}

    assert found <= MAY_IMPORT[folder]


@pytest.mark.parametrize("name", SOURCES)
def test_no_source_turns_text_into_code_or_keeps_or_sends_anything_on_the_side(name: str) -> None:
    text = text_of(name)

    assert NEVER.findall(text) == []
    if name.endswith(("/chain/fetching.ts", "/src/sw.ts")):
        assert "fetch(" in text
    else:
        assert re.findall(r"(?<![\w.])fetch\(", text) == []


def test_the_search_for_such_words_finds_them() -> None:
    assert NEVER.findall("element.innerHTML = text; eval(text)") == ["innerHTML", "eval("]
