"""The main window as a whole: pages, menus, errors, closing, coming back, one window per installation."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from almoner.ui import theme
from almoner.ui.desk import Desk
from almoner.ui.memory import Memory
from almoner.ui.start import LOG_FILE, Program
from almoner.ui.window import MainWindow
from almoner_chain.core.errors import BadInput
from support_charity import Charity
from support_window import PATIENCE, Answers, dialog, part, press, settled, show, unnamed


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, answers: Answers) -> MainWindow:
    made = MainWindow(desk)
    show(qtbot, made)
    desk.start()
    settled(qtbot, desk)
    return made


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, charity: Charity) -> Iterator[Program]:
    made = Program(qapp, charity.home)
    assert made.start()
    assert made.desk is not None
    settled(qtbot, made.desk)
    yield made
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    made.leave()
    made.languages.use("en")
    made.deleteLater()


def state(window: MainWindow) -> str:
    return part(window, QLabel, "ledger_state").text()


def test_every_page_opens_by_its_key_and_says_its_name(qtbot: QtBot, window: MainWindow) -> None:
    for number, name in enumerate(window.page_names[:10], start=1):
        QTest.keyClick(window, Qt.Key(ord("0") + number % 10), Qt.KeyboardModifier.ControlModifier)
        assert window.page.name == name
        settled(qtbot, window.desk)
        assert window.page.heading.text()


def test_arrows_walk_through_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    first, second = window.page_names[:2]
    window.open_page(first)
    window.navigation.list.setFocus()
    QTest.keyClick(window.navigation.list, Qt.Key.Key_Down)
    assert window.page.name == second


def test_the_window_and_its_menus_are_named(qtbot: QtBot, window: MainWindow) -> None:
    assert unnamed(window) == []


def test_the_charitys_name_and_whether_its_ledger_answers_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "Willow Relief" in window.windowTitle(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: state(window) == "Ledger answers", timeout=PATIENCE)


def test_an_error_stands_above_the_page_until_it_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.present(BadInput("<b>Bank</b> \u202eevil", code="x", hint="Try again."))
    banner = window.findChild(object, "banner")
    assert banner is not None
    assert banner.text.text() == "<b>Bank</b> ⟨U+202E⟩evil"
    assert banner.text.textFormat() == Qt.TextFormat.PlainText
    banner.closed.emit()
    assert window._banner is None


def test_what_is_under_way_is_shown_and_can_be_stopped(qtbot: QtBot, window: MainWindow) -> None:
    began, errors = threading.Event(), []

    def work(job) -> None:  # type: ignore[no-untyped-def]
        began.set()
        while True:
            job.progress(1, 3)

    window.desk.read(work, owner=window, then=lambda nothing: None, failed=errors.append, label="Counting")
    assert began.wait(20)
    stop = part(window, type(window.activity._cancel), "stop_task")
    qtbot.waitUntil(stop.isVisible, timeout=PATIENCE)
    press(window, "stop_task")
    qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE)
    assert errors[0].code == "cancelled"


def test_closing_while_something_is_recorded_asks_first(qtbot: QtBot, window: MainWindow) -> None:
    go_on, left = threading.Event(), []
    window.left.connect(lambda: left.append(True))
    window.desk.write(lambda job: go_on.wait(20), owner=window, label="Recording", changes=set())
    window.close()
    asked = dialog(qtbot, "confirm")
    assert window.isVisible()
    assert left == []
    press(asked, "cancel")
    go_on.set()
    settled(qtbot, window.desk)
    window.close()
    assert left == [True]


def test_a_window_that_is_closed_opens_on_the_same_page_in_the_same_size(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    window.open_page("trace")
    window.resize(720, 560)
    settled(qtbot, desk)
    window.close()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    assert again.page.name == "trace"
    assert (again.width(), again.height()) == (720, 560)


def test_a_page_name_that_is_no_more_opens_the_first_page(qtbot: QtBot, desk: Desk) -> None:
    desk.memory.set("page", "no such page")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    assert made.page.name == made.page_names[0]


# -- the whole program -------------------------------------------------------------------------------------


def test_another_language_and_palette_show_at_once(qtbot: QtBot, program: Program) -> None:
    assert program.desk is not None
    program.desk.memory.set("language", "zh_CN")
    program.desk.memory.set("theme", theme.DARK)
    program.rebuild()
    assert program.window is not None
    settled(qtbot, program.desk)
    assert theme.is_dark()
    assert program.window.page.heading.text() == "概览"


def test_another_kind_shows_its_own_pages(qtbot: QtBot, program: Program, charity: Charity) -> None:
    from almoner.services.joining import change_kind
    from almoner.ui.changes import Topic

    desk = program.desk
    assert desk is not None
    desk.write(
        lambda job: change_kind(job.session.home, "auditor"),
        owner=desk,
        label="Kind",
        changes={Topic.PROFILE},
    )

    def rebuilt() -> bool:
        return program.window is not None and program.window.kind == "auditor"

    qtbot.waitUntil(rebuilt, timeout=PATIENCE)
    settled(qtbot, desk)
    assert program.window is not None
    assert "donations" not in program.window.page_names
    assert "audit" in program.window.page_names


def test_a_second_start_of_the_program_brings_the_window_to_the_front(
    qtbot: QtBot, program: Program, charity: Charity
) -> None:
    assert program.window is not None
    program.window.showMinimized()
    done = subprocess.Popen(
        [sys.executable, "-m", "almoner.front", "--home", str(charity.home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    qtbot.waitUntil(lambda: done.poll() is not None, timeout=PATIENCE)
    assert done.returncode == 0
    qtbot.waitUntil(lambda: not program.window.isMinimized(), timeout=PATIENCE)  # type: ignore[union-attr]


def test_what_goes_wrong_is_kept_in_a_private_log(
    qtbot: QtBot, program: Program, charity: Charity, caplog: pytest.LogCaptureFixture
) -> None:
    assert program.desk is not None

    def work(job) -> None:  # type: ignore[no-untyped-def]
        raise ZeroDivisionError

    errors: list[object] = []
    program.desk.read(work, owner=program.desk, then=lambda nothing: None, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE)
    log = charity.home / LOG_FILE
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0
    caplog.clear()


def test_a_killed_window_comes_back_with_what_was_typed(
    qtbot: QtBot, charity: Charity, tmp_path: Path
) -> None:
    script = tmp_path / "half_typed.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from almoner.ui.start import Program, make_application\n"
        "application = make_application(['almoner'])\n"
        "program = Program(application, Path(sys.argv[1]))\n"
        "program.start()\n"
        "program.desk.memory.set('drafts/crash', {'donor': '王芳'})\n"
        "program.desk.memory.set('page', 'donations')\n"
        "QTimer.singleShot(1500, lambda: print('typed', flush=True))\n"
        "application.exec()\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, str(script), str(charity.home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "typed"
        running.send_signal(signal.SIGKILL)
        running.wait()
    memory = Memory(charity.home)
    assert memory.get("drafts/crash") == {"donor": "王芳"}
    assert memory.get("page") == "donations"


def test_a_termination_ends_the_program_in_order(charity: Charity) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "almoner.front", "--home", str(charity.home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        import time

        until = time.monotonic() + 30
        while not (charity.home / "ledger" / "owner.json").exists() and time.monotonic() < until:
            time.sleep(0.05)
        running.terminate()
        _, said = running.communicate(timeout=40)
    assert running.returncode == 0
    assert "Traceback" not in said


def test_the_other_pages_are_loaded_beside_the_window(qtbot: QtBot, window: MainWindow) -> None:
    wanted = [f"almoner.ui.pages.{name}" for name in window.page_names]
    qtbot.waitUntil(lambda: all(name in sys.modules for name in wanted), timeout=PATIENCE)


def test_a_sample_says_that_it_is_one(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    said = window.navigation._sample
    qtbot.waitUntil(lambda: bool(window.navigation._who.text()), timeout=PATIENCE)
    assert not said.isVisible()
    window.navigation.set_charity("Willow Bridge Relief", sample=True)
    assert said.isVisible()


def test_what_nobody_foresaw_is_told_in_the_window(
    qtbot: QtBot, program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    problem = ZeroDivisionError("the donor's name")
    program.stumbled(ZeroDivisionError, problem, None)
    assert program.window is not None
    banner = program.window._banner
    assert banner is not None
    assert "not foreseen" in banner.text.text()
    assert "donor" not in banner.text.text()
    caplog.clear()
