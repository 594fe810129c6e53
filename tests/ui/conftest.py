"""The window under test: offscreen, on a copy of a small charity, with its questions answered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from almoner.ui import language
from almoner.ui.desk import Desk
from support_charity import Charity, cheap_keystores, fresh
from support_window import Answers, dress, opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from support_wizard import Start


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Return the application with our typeface."""
    language.add_typeface(qapp)
    return qapp


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Begin every test in English and light."""
    kept = dress(qapp)
    yield
    kept.use("en")


@pytest.fixture(autouse=True)
def quick_wallets() -> Iterator[None]:
    """Encrypt new wallets with a weak key derivation."""
    with cheap_keystores():
        yield


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Start]:
    """Return what opens the first-run wizard on a folder that is not there."""
    from support_wizard import Person

    used: list[language.Languages] = []

    def opened(languages: language.Languages | None = None) -> Person:
        used.append(languages or dress(qapp))
        return Person(qtbot, tmp_path / "home", used[-1])

    yield opened
    for each in used:
        each.use("en")


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return the small charity of `support_charity`, in a folder of the test's own."""
    return fresh(tmp_path)


@pytest.fixture
def desk(charity: Charity, qapp: QApplication) -> Iterator[Desk]:
    """Return an opened desk on the small charity."""
    with opened(charity) as desk:
        yield desk


@pytest.fixture
def answers(desk: Desk) -> Answers:
    """Answer the desk's questions: the passphrase, and yes to what is signed."""
    return Answers(desk)
