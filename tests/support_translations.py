"""The translations' tool and files, for tests: the scripts of `installer`, and .ts files as plain messages."""

from __future__ import annotations

import importlib.util
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from support_sources import ROOT

TRANSLATIONS = ROOT / "resources/almoner_resources/translations"


def script(name: str) -> ModuleType:
    """Return a script of `installer` as a module."""
    known = f"installer_{name}"
    if known not in sys.modules:
        spec = importlib.util.spec_from_file_location(known, ROOT / "installer" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[known] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[known])
    return sys.modules[known]


@dataclass(frozen=True)
class Message:
    """One text of the window with its translation; ``forms`` has one form, or those of a plural."""

    source: str
    comment: str
    forms: tuple[str, ...]
    plural: bool
    finished: bool

    @property
    def key(self) -> tuple[str, str]:
        """What Qt looks it up by."""
        return self.source, self.comment


def messages(path: Path) -> list[Message]:
    """Return what a .ts file holds."""
    found = []
    for node in ET.parse(path).iter("message"):  # noqa: S314  # our own file
        translation = node.find("translation")
        assert translation is not None
        plural = node.get("numerus") == "yes"
        texts = [form.text for form in translation.iter("numerusform")] if plural else [translation.text]
        found.append(
            Message(
                node.findtext("source", ""),
                node.findtext("comment", ""),
                tuple(text or "" for text in texts),
                plural,
                translation.get("type") is None,
            )
        )
    return found
