"""Settings: language, palette and kind at once; the charity's profile, on the ledger where it must be; nodes; locking; files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.session import Session
from almoner.ui.changes import Topic
from almoner.ui.desk import Desk
from almoner.ui.locking import IdleLock
from almoner.ui.pages.receipts_options import kept_options
from almoner.ui.pages.settings import SettingsPage
from almoner.ui.pages.settings_files import MOST_OF_LOG, read_log
from almoner.ui.paper_words import KEPT
from almoner.ui.tasks import Job
from almoner.ui.window import MainWindow
from almoner_chain.core.hashing import keccak
from almoner_chain.embedded import open_ledger
from support_charity import PASSPHRASE, Charity, build, fresh, served
from support_window import (
    PATIENCE,
    Answers,
    button,
    click_twice,
    dialog,
    opened,
    part,
    picture,
    press,
    settled,
    show,
    texts,
    type_in,
    unnamed,
)


@pytest.fixture
def page(desk: Desk, answers: Answers, qtbot: QtBot) -> SettingsPage:
    """Show the page on the small charity."""
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> SettingsPage:
    """Show the page of a desk."""
    made = SettingsPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Look into the installation beside the window."""
    made = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield made
    made.close()


# -- the window --------------------------------------------------------------------------------------------


def test_everything_has_a_name_and_fits(page: SettingsPage) -> None:
    assert unnamed(page) == []
    picture(page, "settings")
    page.resize(960, 600)
    QApplication.processEvents()
    assert page.area.horizontalScrollBar().maximum() == 0
    picture(page, "settings-small")


def test_language_and_palette_are_kept_and_the_window_is_made_anew(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    for name, value, key in (("language", "zh_CN", "language"), ("palette", "dark", "theme")):
        with qtbot.waitSignal(desk.restyled, timeout=PATIENCE):
            type_in(page, name, value)
        assert desk.memory.get(key) == value
    with qtbot.waitSignal(desk.restyled, timeout=PATIENCE):
        type_in(page, "language", "system")
    assert desk.memory.get("language") == ""


def test_the_window_asks_to_be_made_anew(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.rebuilt, timeout=PATIENCE):
        desk.restyled.emit()
    settled(qtbot, desk)


def test_what_one_is_changes_the_installation_and_the_pages(
    desk: Desk, answers: Answers, qtbot: QtBot, session: Session
) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    page = window.open_page("settings")
    settled(qtbot, desk)
    with qtbot.waitSignal(window.rebuilt, timeout=PATIENCE):
        type_in(page, "kind", "donor")
    assert session.home.get("kind") == "donor"
    assert desk.memory.get("kind") == "donor"
    settled(qtbot, desk)
    assert not part(page, QWidget, "charity_card").isVisible()


# -- the charity -------------------------------------------------------------------------------------------


def test_the_details_of_the_profile_are_saved_without_a_signature(
    page: SettingsPage, desk: Desk, answers: Answers, qtbot: QtBot, session: Session
) -> None:
    assert not button(page, "save_profile").isEnabled()
    type_in(page, "registration", "53420000MJ")
    type_in(page, "place", "Wuhan")
    press(page, "save_profile")
    settled(qtbot, desk)
    assert session.home.get("details") == {
        "registration": "53420000MJ",
        "address": "",
        "place": "Wuhan",
        "site": "",
    }
    assert answers.reviews == []
    assert not button(page, "save_profile").isEnabled()


def test_a_new_name_is_reviewed_and_recorded_on_the_ledger(
    page: SettingsPage, desk: Desk, answers: Answers, qtbot: QtBot, session: Session
) -> None:
    type_in(page, "name", "Willow Bridge")
    press(page, "save_profile")
    settled(qtbot, desk)
    assert [each.transactions[0].kind for each in answers.reviews] == ["set_profile"]
    profile = session.state().profile
    assert profile is not None
    assert profile.name_hash == keccak(b"Willow Bridge")
    assert session.home.get("name") == "Willow Bridge"


def test_a_domain_that_is_none_is_said_at_its_field(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    type_in(page, "domain", "not a domain")
    press(page, "save_profile")
    qtbot.waitUntil(lambda: "is not a domain name" in texts(page), timeout=PATIENCE)
    assert button(page, "save_profile").isEnabled()
    picture(page, "settings-wrong")
    press(page, "undo_profile")
    assert not button(page, "save_profile").isEnabled()


def test_a_no_to_the_review_saves_nothing_and_keeps_what_was_typed(
    page: SettingsPage, desk: Desk, answers: Answers, qtbot: QtBot, session: Session
) -> None:
    answers.sign = False
    type_in(page, "name", "Willow Bridge")
    press(page, "save_profile")
    settled(qtbot, desk)
    assert session.home.get("name") == "Willow Relief"
    assert page.charity.form["name"].value == "Willow Bridge"
    assert button(page, "save_profile").isEnabled()


def test_a_half_typed_profile_survives_a_crash(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    type_in(page, "registration", "5342")
    again = shown(desk, qtbot)
    assert again.charity.form["registration"].value == "5342"
    assert button(again, "save_profile").isEnabled()
    press(again, "undo_profile")
    assert desk.memory.get("drafts/settings/profile") is None


def test_a_double_click_saves_once(
    page: SettingsPage, desk: Desk, answers: Answers, qtbot: QtBot, session: Session
) -> None:
    before = session.reader.counts().entries
    type_in(page, "name", "Willow Bridge")
    save = button(page, "save_profile")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    click_twice(save)
    settled(qtbot, desk)
    assert session.reader.newest().counts().entries == before + 1


def test_without_an_administrators_wallet_name_and_domain_cannot_be_typed(
    desk: Desk, answers: Answers, qtbot: QtBot, session: Session
) -> None:
    session.wallets.remove("administrator")
    page = shown(desk, qtbot)
    assert not part(page, QWidget, "name").isEnabled()
    assert not part(page, QWidget, "domain").isEnabled()
    assert part(page, QWidget, "registration").isEnabled()
    assert "only an administrator's wallet changes them" in texts(page)


def test_what_receipts_begin_with_is_what_the_form_for_receipts_finds(page: SettingsPage, desk: Desk) -> None:
    type_in(page, "paper_profile", "de")
    type_in(page, "paper_language", "zh")
    found = kept_options(desk.memory.get(f"drafts/{KEPT}"))
    assert (found.profile, found.language) == ("de", "zh")


# -- nodes -------------------------------------------------------------------------------------------------


def test_a_ledger_on_this_computer_shows_no_nodes(page: SettingsPage) -> None:
    assert not part(page, QWidget, "nodes_card").isVisible()


def test_a_node_is_asked_added_put_first_and_removed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with open_ledger(tmp_path / "chain") as running:
        charity = build(tmp_path / "home", rpc=running.url, gifts=False)
        other = running.url.replace("127.0.0.1", "localhost")
        with opened(charity) as desk:
            Answers(desk)
            page = shown(desk, qtbot)
            assert not button(page, "remove_node_0").isEnabled()
            type_in(page, "node_url", other)
            press(page, "add_node")
            settled(qtbot, desk)
            assert "http://localhost:" in texts(page)
            assert urlsplit(other).path not in texts(page)
            assert page.nodes.url.value == ""
            press(page, "prefer_node_1")
            settled(qtbot, desk)
            urls: list[list[str]] = []
            desk.read(lambda job: list(job.session.urls), owner=page, then=urls.append)
            settled(qtbot, desk)
            assert urls == [[other, running.url]]
            assert unnamed(page) == []
            page.area.ensureWidgetVisible(page.nodes)
            picture(page, "settings-nodes")
            QApplication.sendPostedEvents()
            page.nodes._remove(running.url)
            settled(qtbot, desk)
            assert "http://127.0.0.1:" not in texts(page)


def test_a_node_with_another_ledger_is_said_at_the_field(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with open_ledger(tmp_path / "chain") as running, served(fresh(tmp_path)) as stranger:
        charity = build(tmp_path / "home", rpc=running.url, gifts=False)
        with opened(charity) as desk:
            page = shown(desk, qtbot)
            type_in(page, "node_url", stranger)
            press(page, "add_node")
            settled(qtbot, desk)
            assert part(page, QWidget, "node_url").property("wrong")
            assert page.nodes.url.value == stranger
            assert button(page, "add_node").isEnabled()


# -- locking -----------------------------------------------------------------------------------------------


def unlock(job: Job) -> None:
    """Unlock a wallet."""
    job.session.signer(job.session.wallets.show("clerk"))


def test_wallets_lock_when_nobody_touches_the_window(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    desk.memory.set("lock_after", 5)
    desk.read(unlock, owner=desk, then=lambda answer: None)
    settled(qtbot, desk)
    assert desk.unlocked
    IdleLock(desk, desk, minute=10)
    with qtbot.waitSignals([desk.changed, desk.told], timeout=PATIENCE):
        pass
    assert not desk.unlocked


def test_input_begins_the_time_anew(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None, timeout=PATIENCE)
    lock = IdleLock(desk, desk)
    lock._timer.start(50_000_000)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: lock._timer.interval() == 15 * 60_000, timeout=PATIENCE)


def test_never_means_never(desk: Desk, page: SettingsPage) -> None:
    lock = IdleLock(desk, desk)
    assert lock._timer.isActive()
    type_in(page, "lock_after", "0")
    lock.begin()
    assert not lock._timer.isActive()


def test_nothing_locks_while_something_is_written(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    from threading import Event

    go, said = Event(), []
    desk.told.connect(said.append)
    desk.read(unlock, owner=desk, then=lambda answer: None)
    settled(qtbot, desk)
    desk.write(lambda job: go.wait(20), owner=desk, label="writing", changes={Topic.KEPT})
    lock = IdleLock(desk, desk)
    lock._idle()
    assert desk.unlocked
    go.set()
    settled(qtbot, desk)
    lock._idle()
    assert not desk.unlocked
    assert said == ["Nobody was here for a while: the wallets are locked."]


# -- files -------------------------------------------------------------------------------------------------


def test_the_log_is_shown_as_plain_text(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_subject({"action": "log"})
    assert (
        "nothing has gone wrong"
        in part(dialog(qtbot, "log_dialog"), QPlainTextEdit, "long_text").toPlainText()
    )
    press(dialog(qtbot, "log_dialog"), "close")
    settled(qtbot, desk)
    (desk.directory / "almoner.log").write_text("WARNING <b>bold</b> \u202e\nnext\n", encoding="utf-8")
    press(page, "show_log")
    shown_log = dialog(qtbot, "log_dialog")
    text = part(shown_log, QPlainTextEdit, "long_text").toPlainText()
    assert text == "WARNING <b>bold</b> ⟨U+202E⟩\nnext\n"
    press(shown_log, "copy_text")
    assert QApplication.clipboard().text() == text
    picture(shown_log, "settings-log")
    press(shown_log, "close")


def test_of_a_long_log_whole_lines_of_its_end_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "almoner.log"
    path.write_text("".join(f"line {n}\n" for n in range(30_000)))
    text = read_log(path)
    assert len(text) <= MOST_OF_LOG
    assert text.startswith("line ")
    assert text.endswith("line 29999\n")


def test_licences_name_the_packages_and_our_own(page: SettingsPage, qtbot: QtBot) -> None:
    press(page, "show_licences")
    text = part(dialog(qtbot, "licences_dialog"), QPlainTextEdit, "long_text").toPlainText()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "msgspec" in text
    assert "PySide6" in text
    picture(dialog(qtbot, "licences_dialog"), "settings-licences")
    press(dialog(qtbot, "licences_dialog"), "close")


class Opener(QObject):
    """Stands where the system opens folders."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note what was opened."""
        self.opened.append(url)


def test_the_folder_is_opened_in_the_systems_own_way(page: SettingsPage, desk: Desk) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")
    try:
        press(page, "open_folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in opener.opened] == [desk.directory]
    assert str(desk.directory) in "\n".join(each.text() for each in page.findChildren(QLabel))


def test_the_version_is_said(page: SettingsPage) -> None:
    from importlib.metadata import version

    assert version("almoner") in texts(page)


def test_a_page_sent_for_the_profile_brings_it_into_sight(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.resize(960, 400)
    page.show_subject({"action": "profile"})
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: page.focusWidget() is not None, timeout=PATIENCE)
    assert page.focusWidget().objectName() == "registration"


def test_the_wheel_scrolls_and_chooses_nothing(page: SettingsPage) -> None:
    page.resize(960, 400)
    box = part(page, QComboBox, "kind")
    at = box.rect().center().toPointF()
    turned = QWheelEvent(
        at,
        box.mapToGlobal(at),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.setFocus()
    QApplication.sendEvent(box, turned)
    assert box.currentData() == "charity"


def test_the_cursor_is_where_it_was_when_the_window_is_made_anew(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.restyled, timeout=PATIENCE):
        type_in(page, "palette", "dark")
    again = shown(desk, qtbot)
    again.activateWindow()
    qtbot.waitUntil(lambda: again.focusWidget() is part(again, QComboBox, "palette"), timeout=PATIENCE)


def test_a_window_made_anew_while_it_asks_answers_no(
    desk: Desk, qtbot: QtBot, charity: Charity, session: Session
) -> None:
    window = MainWindow(desk)
    window.show()
    lost: list[str] = []
    desk.write(
        unlock,
        owner=desk,
        label="unlocking",
        changes={Topic.KEPT},
        failed=lambda error: lost.append(error.code),
    )
    dialog(qtbot, "passphrase")
    window.hide()
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(lost), timeout=PATIENCE)
    assert lost == ["cancelled"]
    settled(qtbot, desk)


def test_the_program_ends_once_when_it_is_told_to(charity: Charity) -> None:
    script = (
        "import os, signal, sys, threading\n"
        "from pathlib import Path\n"
        "from almoner.ui import start\n"
        "show = start.Program._show_window\n"
        "def shown(self):\n"
        "    show(self)\n"
        "    threading.Timer(1, os.kill, (os.getpid(), signal.SIGTERM)).start()\n"
        "start.Program._show_window = shown\n"
        "sys.exit(start.run(Path(sys.argv[1])))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(charity.home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, complaints) == (0, [])
