"""The ledger's page: how its nodes are, what is under way, inviting others, backups, and moving to a shared ledger."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.health import Health, NodeHealth
from almoner.services.home import Home
from almoner.services.invitations import read_invitation
from almoner.services.session import Session
from almoner.ui.desk import Desk
from almoner.ui.pages import ledger_words
from almoner.ui.pages.ledger import LAST_BACKUP, LedgerPage
from almoner_chain.client.contract import encode_call
from almoner_chain.client.transaction import Call
from support_charity import PASSPHRASE, Charity, run, served
from support_hostile import drip, hostile
from support_proxy import proxy
from support_window import (
    PATIENCE,
    Answers,
    button,
    dialog,
    dress,
    part,
    picture,
    press,
    settled,
    show,
    texts,
    type_in,
    unnamed,
)

SECRET = "a long enough passphrase"


@pytest.fixture
def page(qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers) -> LedgerPage:
    made = LedgerPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


@contextmanager
def opened(charity: Charity) -> Iterator[Session]:
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    try:
        yield session
    finally:
        session.close()


def begin(charity: Charity, label: str = "clerk") -> None:
    """Leave what an interrupted run leaves: an intent that was not signed."""
    with opened(charity) as session:
        sender = session.wallets.show(label).address if label else b"\x07" * 20
        call = Call(to=session.ledger, data=encode_call("revoke_role", 1, sender))
        session.outbox.begin(sender, "revoke recorder", [call])


def heads(page: LedgerPage) -> list[str]:
    return [line.head.text() for line in page.nodes.lines]


# -- how it is ------------------------------------------------------------------------------------------


def test_an_embedded_ledger_is_told_for_what_it_is(qtbot: QtBot, page: LedgerPage, charity: Charity) -> None:
    said = texts(page)
    assert [head.split(": ", 1)[1] for head in heads(page)] == ["Answers"]
    assert "its owner alone holds it: it convinces nobody else" in said
    assert "Willow Relief" in said
    assert "Nothing is under way: everything that was signed is recorded." in said
    assert "No backup was written from this computer yet." in said
    assert button(page, "move").isVisible()
    press(page, "ledger_technical")
    settled(qtbot, page.desk)
    status = charity.run("ledger", "status")
    assert status["ledger"] in texts(page)
    assert status["head"] in texts(page)
    assert "http://127.0.0.1:" in texts(page)
    assert unnamed(page) == []
    assert all(
        each.height() >= each.heightForWidth(each.width()) for each in page._technical.findChildren(QLabel)
    )
    picture(page, "ledger")


def test_every_state_of_a_node_has_its_words() -> None:
    well = NodeHealth("n", reachable=True, right_chain=True, latency=9, block=7, age=3, syncing=False)
    states = {
        "Answers": well,
        "Does not answer": NodeHealth("n", reachable=False, problem="gone"),
        "Is on another chain (5)": NodeHealth("n", reachable=True, right_chain=False, chain_id=5),
    }
    for words, node in states.items():
        assert ledger_words.node_state(node, embedded=False)[1].startswith(words)
    for words, changes in (
        ("Says something else", {"agrees": False}),
        ("Is still catching up", {"syncing": True}),
        ("Has had no new block for", {"age": 9_999}),
        ("Answers slowly", {"latency": 2_000}),
        ("Answers, and agrees", {"agrees": True}),
        ("Answers, but not about this ledger", {"problem": "no code there"}),
    ):
        assert ledger_words.node_state(replace(well, **changes), embedded=False)[1].startswith(words)  # type: ignore[arg-type]
    assert ledger_words.node_state(replace(well, age=9_999), embedded=True)[1] == "Answers"


def test_a_ledger_on_a_network_is_told_apart_from_one_that_is_served() -> None:
    geth = NodeHealth("n", reachable=True, client="Geth/v1.14")
    found = Health("rpc", bytes(20), 1, (geth,), None, None, 0, 0, ())
    assert ledger_words.what_it_is(found).startswith("This ledger is on a network.")
    served_one = replace(found, nodes=(replace(geth, client="almoner/embedded/1"),))
    assert "kept by Almoner on one computer" in ledger_words.what_it_is(served_one)


def test_dead_slow_and_lying_nodes_are_states_and_the_page_lives(
    qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers
) -> None:
    def lie(method: str, _params: list[object], result: object) -> object:
        return "0x" + "ab" * 32 if method == "eth_call" else result

    with (
        served(charity) as good,
        proxy(good) as second,
        proxy(good, change=lie) as liar,
        hostile(drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")) as slow,
    ):
        home = Home.open(charity.home)
        home.set(engine="rpc", rpc=[good, "http://127.0.0.1:9/", slow.url, second.url, liar.url])
        home.close()
        page = LedgerPage(desk)
        show(qtbot, page)
        begun = time.monotonic()
        QApplication.processEvents()
        assert time.monotonic() - begun < 5  # and not until the slow node has dripped to its end
        settled(qtbot, desk)
        states = [head.split(": ", 1)[1] for head in heads(page)]
        picture(page, "ledger-nodes")
        assert states[0] == states[3] == "Answers, and agrees with the other nodes"
        assert states[1] == states[2] == "Does not answer"
        assert states[4].startswith("Says something else")
        assert "kept by Almoner on one computer" in texts(page)
        assert not button(page, "move").isVisible()


def test_it_looks_again_only_while_in_sight_and_changes_in_place(
    qtbot: QtBot, page: LedgerPage, desk: Desk
) -> None:
    line = page.nodes.lines[0]
    seen = page.seen
    page._clock.setInterval(20)
    qtbot.waitUntil(lambda: page.seen is not seen, timeout=PATIENCE)
    assert page.nodes.lines == [line]
    page.hide()
    settled(qtbot, desk)
    assert not page._clock.isActive()
    page.show()
    assert page._clock.isActive()
    settled(qtbot, desk)


# -- what is under way ----------------------------------------------------------------------------------


def test_what_was_interrupted_is_shown_in_words_and_finished(
    qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers
) -> None:
    begin(charity)
    page = LedgerPage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    assert [line.head.text() for line in page.waiting.lines] == ["Take a role away, as clerk"]
    assert page.waiting.lines[0].details.text().startswith("begun, not signed yet, since ")
    picture(page, "ledger-under-way")
    done: list[str] = []
    desk.told.connect(done.append)
    press(page, "finish")
    QTest.mouseClick(button(page, "finish"), Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert done == ["Everything that was under way is finished."]
    assert page.waiting.lines == []
    assert not button(page, "finish").isVisible()
    assert charity.run("ledger", "outbox")["transactions"] == []


def test_what_another_computer_began_is_told_apart(
    qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers
) -> None:
    begin(charity, "")
    page = LedgerPage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    assert page.waiting.lines[0].details.text().endswith("its wallet is not on this computer")
    assert not button(page, "finish").isVisible()


# -- inviting -------------------------------------------------------------------------------------------


def test_others_are_invited_by_link_file_and_picture(
    qtbot: QtBot, page: LedgerPage, charity: Charity, tmp_path: Path
) -> None:
    press(page, "invite")
    made = dialog(qtbot, "invite_dialog")
    settled(qtbot, page.desk)
    assert "This ledger is on this computer only: other computers cannot reach it." in texts(made)
    link = part(made, QLineEdit, "invite_link").text()
    ledger = charity.run("ledger", "status")["ledger"]
    assert "0x" + read_invitation(link).ledger.hex() == ledger
    press(made, "copy_link")
    assert QApplication.clipboard().text() == link
    for name in ("i.almoner-join", "i.png"):
        made.save_to(tmp_path / name)  # type: ignore[attr-defined]
        settled(qtbot, page.desk)
        assert read_invitation(tmp_path / name).link() == link
    code = part(made, QWidget, "code").grab().toImage()
    code.save(str(tmp_path / "screen.png"))
    assert read_invitation(tmp_path / "screen.png").link() == link
    assert unnamed(made) == []
    picture(made, "ledger-invite")
    press(made, "close")


# -- backups --------------------------------------------------------------------------------------------


def backed_up(qtbot: QtBot, page: LedgerPage, path: Path, *, again: str = SECRET) -> QWidget:
    press(page, "back_up")
    made = dialog(qtbot, "backup_dialog")
    type_in(made, "place", str(path))
    type_in(made, "passphrase", SECRET)
    type_in(made, "again", again)
    press(made, "agree")
    settled(qtbot, page.desk)
    return made


def test_a_backup_is_written_checked_and_restored_beside(
    qtbot: QtBot, page: LedgerPage, charity: Charity, tmp_path: Path
) -> None:
    path = tmp_path / "b.almoner-backup"
    made = backed_up(qtbot, page, path)
    assert "The backup is written:" in texts(made)
    picture(made, "ledger-backup-done")
    press(made, "cancel")
    assert "Last backup:" in texts(page)

    press(page, "check_backup")
    made = dialog(qtbot, "check_dialog")
    type_in(made, "file", str(path))
    type_in(made, "passphrase", "not the passphrase")
    press(made, "agree")
    settled(qtbot, page.desk)
    assert part(made, QLineEdit, "passphrase").property("wrong")
    type_in(made, "passphrase", SECRET)
    press(made, "agree")
    settled(qtbot, page.desk)
    assert "This backup is sound" in texts(made)
    picture(made, "ledger-check-done")
    press(made, "cancel")

    press(page, "restore_backup")
    made = dialog(qtbot, "restore_dialog")
    made.take_file(path)  # type: ignore[attr-defined]
    settled(qtbot, page.desk)
    assert "Willow Relief" in texts(made)
    assert part(made, QLineEdit, "folder").text() == str(tmp_path / "b")
    type_in(made, "folder", str(charity.home))
    type_in(made, "passphrase", SECRET)
    press(made, "agree")
    settled(qtbot, page.desk)
    assert part(made, QLineEdit, "folder").property("wrong")
    picture(made, "ledger-restore")
    assert unnamed(made) == []
    type_in(made, "folder", str(tmp_path / "restored"))
    press(made, "agree")
    settled(qtbot, page.desk)
    assert "Restored into" in texts(made)
    assert "Go on with one of them only." in texts(made)
    picture(made, "ledger-restore-done")
    press(made, "cancel")
    assert run("--home", tmp_path / "restored", "--json", "gift", "list")["gifts"]


def test_a_backup_is_refused_at_the_field_that_is_wrong(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path
) -> None:
    made = backed_up(qtbot, page, tmp_path / "b.almoner-backup", again="another one")
    assert "The two passphrases differ." in texts(made)
    (tmp_path / "b.almoner-backup").write_text("something else")
    type_in(made, "again", SECRET)
    press(made, "agree")
    settled(qtbot, page.desk)
    assert part(made, QLineEdit, "place").property("wrong")
    assert (tmp_path / "b.almoner-backup").read_text() == "something else"
    made.take_place(tmp_path / "b.almoner-backup")  # type: ignore[attr-defined]
    for name in ("passphrase", "again"):
        type_in(made, name, "short")
    press(made, "agree")
    settled(qtbot, page.desk)
    assert part(made, QLineEdit, "passphrase").property("wrong")
    picture(made, "ledger-backup-wrong")
    assert unnamed(made) == []
    press(made, "cancel")


def test_a_backup_can_be_stopped_and_leaves_nothing(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    press(page, "back_up")
    made = dialog(qtbot, "backup_dialog")
    type_in(made, "place", str(tmp_path / "b.almoner-backup"))
    type_in(made, "passphrase", SECRET)
    type_in(made, "again", SECRET)
    press(made, "agree")
    QTest.keyClick(made, Qt.Key.Key_Escape)
    settled(qtbot, page.desk)
    assert "Stopped; nothing half-made was kept." in texts(made)
    assert list(tmp_path.glob("*b.almoner*")) == []
    assert page.desk.memory.get(LAST_BACKUP) is None
    press(made, "cancel")


def test_no_passphrase_is_remembered(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path, charity: Charity
) -> None:
    press(backed_up(qtbot, page, tmp_path / "b.almoner-backup"), "cancel")
    page.desk.memory.write()
    assert SECRET not in (charity.home / "window.ini").read_text()


# -- moving ---------------------------------------------------------------------------------------------


def test_moving_on_is_explained_honestly(qtbot: QtBot, page: LedgerPage, desk: Desk) -> None:
    page.show_subject({"action": "move"})
    made = dialog(qtbot, "move_dialog")
    assert "A ledger cannot be moved" in texts(made)
    assert "Grant to another charity" in texts(made)
    assert unnamed(made) == []
    picture(made, "ledger-move")
    with qtbot.waitSignal(desk.wanted) as wanted:
        press(made, "show_funds")
    assert wanted.args[0] == "funds"


def test_the_page_in_chinese_and_dark_on_a_small_screen(
    qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers, qapp: QApplication
) -> None:
    begin(charity)
    kept = dress(qapp, lang="zh_CN", palette="dark")
    page = LedgerPage(desk)
    show(qtbot, page, width=960, height=600)
    settled(qtbot, desk)
    picture(page, "ledger-zh-dark-small")
    assert unnamed(page) == []
    kept.use("en")
