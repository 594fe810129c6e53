"""A donor's own page: receipts added in any way, where each gift is, told once when it moves, removed and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.kept_receipts import KeptReceipt, Look, Moved
from almoner.services.my_receipts import add_receipt, list_receipts
from almoner.services.session import Session
from almoner.ui.desk import Desk
from almoner.ui.pages import kept_words
from almoner.ui.pages.kept import KeptPage
from almoner.ui.pages.kept_bar import segments
from almoner.ui.pages.kept_words import News
from support_charity import PASSPHRASE, Charity, run, served
from support_window import (
    PATIENCE,
    Answers,
    button,
    dialog,
    dress,
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
def papers(charity: Charity, tmp_path: Path) -> Path:
    """Return a folder with the receipts 1 (100.00) to 3 (300.00), each as PDF, picture and file."""
    out = tmp_path / "papers"
    charity.run("receipt", "export", 1, 2, 3, "--out", out, "--formats", "pdf,png,almr")
    return out


@pytest.fixture
def page(qtbot: QtBot, papers: Path, desk: Desk, answers: Answers) -> KeptPage:
    desk.memory.set("kind", "donor")
    made = KeptPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def added(qtbot: QtBot, page: KeptPage, *names: str, folder: Path) -> None:
    page.intake.take_files([folder / name for name in names])
    rest(qtbot, page)


def rest(qtbot: QtBot, page: KeptPage) -> None:
    """Wait until everything that follows from what was done is shown."""
    for _ in range(4):
        settled(qtbot, page.desk)


def kept_in(charity: Charity) -> list[KeptReceipt]:
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    try:
        return list_receipts(session)
    finally:
        session.close()


def told(page: KeptPage) -> str:
    return "\n".join(each.text() for each in page._news.findChildren(QLabel))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# -- adding ---------------------------------------------------------------------------------------------


def test_without_receipts_the_page_says_how_to_add_one(page: KeptPage) -> None:
    said = texts(page)
    assert "Drop your receipts here" in said
    assert button(page, "check_link").text() == "Add"
    assert not page.table.isVisible()
    assert unnamed(page) == []
    picture(page, "kept-empty")


def test_a_receipt_is_added_and_its_gift_followed(qtbot: QtBot, page: KeptPage, papers: Path) -> None:
    added(qtbot, page, "receipt-000001.pdf", folder=papers)
    said = plain(texts(page))
    assert "Valid: the donation stands in the charity's ledger." in said
    assert "All of 100.00 CNY waits in the fund “Relief”" in said
    assert "Willow Relief" in said
    assert told(page) == ""
    assert page.table.selected_ids() == [0]
    assert unnamed(page) == []
    picture(page, "kept-one")


def test_the_same_receipt_is_kept_once_whatever_its_form(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity
) -> None:
    added(qtbot, page, "receipt-000001.png", "receipt-000001.pdf", folder=papers)
    digests = {each.digest for each in kept_in(charity)}
    said: list[str] = []
    page.desk.told.connect(said.append)
    added(qtbot, page, "receipt-000001.png", folder=papers)
    assert {each.digest for each in kept_in(charity)} == digests
    assert said == ["1 receipt was kept already."]


def test_a_link_is_pasted_and_files_are_dropped(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity
) -> None:
    link = charity.run("receipt", "export", 2, "--out", papers / "more", "--formats", "almr")["receipts"][0][
        "url"
    ]
    QApplication.clipboard().setText(link)
    page.intake.link.setFocus()
    QTest.keyClick(page.intake.link, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, page)
    assert {each.serial for each in kept_in(charity)} == {2}
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(papers / "receipt-000003.almr"))])
    rest_of = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(20, 20), *rest_of))
    QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), *rest_of))
    rest(qtbot, page)
    assert {each.serial for each in kept_in(charity)} == {2, 3}


def test_what_holds_no_receipt_is_named_and_the_others_are_kept(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity
) -> None:
    (papers / "holiday.txt").write_text("no receipt at all")
    added(qtbot, page, "holiday.txt", "receipt-000002.almr", folder=papers)
    assert "holiday.txt: " in texts(page)
    assert {each.serial for each in kept_in(charity)} == {2}
    picture(page, "kept-not-a-receipt")


# -- moving ---------------------------------------------------------------------------------------------


def test_what_moved_is_told_once_and_marked_until_seen(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity, desk: Desk
) -> None:
    added(qtbot, page, "receipt-000001.almr", "receipt-000002.almr", folder=papers)
    charity.run("payment", "deliver", charity.paid("160.00"))
    press(page, "look_again")
    rest(qtbot, page)
    said = plain(told(page))
    assert "2 of your donations moved since today's last look." in said
    assert "Donation 1: 100.00 CNY was paid out for Pumps." in said
    assert "Donation 2: 60.00 CNY was paid out for Pumps." in said
    assert [page.table.model.index(row, 0).data() for row in range(2)] == ["moved", "moved"]
    page.show_subject({"serial": 2})
    rest(qtbot, page)
    shown = plain(texts(page.detail))
    assert "30 % spent: 60.00 CNY of 200.00 CNY." in shown or "30.0 % spent" in shown
    assert "60.00 CNY to Acme Pumps for Pumps – Delivered" in shown
    picture(page, "kept-moved")
    again = KeptPage(desk)
    show(qtbot, again)
    rest(qtbot, again)
    assert "2 of your donations moved" in told(again)
    again.hide()
    press(page, "seen")
    rest(qtbot, page)
    assert "1 of your donation" in told(page)
    press(page, "seen_all")
    rest(qtbot, page)
    assert told(page) == ""
    assert [page.table.model.index(row, 0).data() for row in range(2)] == ["", ""]
    assert all(each.seen for each in kept_in(charity))
    press(page, "look_again")
    rest(qtbot, page)
    assert told(page) == ""


def test_it_looks_by_itself_when_the_ledger_grows(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity, desk: Desk
) -> None:
    added(qtbot, page, "receipt-000001.almr", folder=papers)
    desk.look()
    settled(qtbot, desk)
    charity.paid("50.00")
    desk.look()
    qtbot.waitUntil(lambda: "50.00" in told(page), timeout=PATIENCE)
    rest(qtbot, page)


def test_a_voided_receipt_says_so_with_its_sign(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity
) -> None:
    added(qtbot, page, "receipt-000003.almr", folder=papers)
    charity.run("receipt", "void", 3, "--reason", "duplicate")
    press(page, "look_again")
    rest(qtbot, page)
    assert "its receipt was voided" in told(page)
    assert "No longer valid: the charity has taken this receipt back." in texts(page)
    picture(page, "kept-voided")


def test_the_picture_and_the_check_are_one_click_away(
    qtbot: QtBot, page: KeptPage, papers: Path, desk: Desk
) -> None:
    added(qtbot, page, "receipt-000001.almr", folder=papers)
    document = (papers / "receipt-000001.almr").read_bytes()
    for name, target in (("picture", "trace"), ("check", "verify")):
        with qtbot.waitSignal(desk.wanted) as wanted:
            press(page, name)
        assert wanted.args == [target, {"document": document}]


# -- changing -------------------------------------------------------------------------------------------


def test_a_note_names_the_donation(qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity) -> None:
    added(qtbot, page, "receipt-000001.almr", folder=papers)
    assert not button(page, "keep_label").isEnabled()
    type_in(page, "label", "For grandmother")
    QTest.keyClick(part(page, QLineEdit, "label"), Qt.Key.Key_Return)
    rest(qtbot, page)
    assert [each.label for each in kept_in(charity)] == ["For grandmother"]
    assert part(page, QLabel, "kept_heading").text() == "For grandmother"
    assert not button(page, "keep_label").isEnabled()
    type_in(page, "label", "x" * 101)
    press(page, "keep_label")
    settled(qtbot, page.desk)
    assert "too long" in texts(part(page, QWidget, "field.label"))


def test_a_removed_receipt_comes_back_by_undo(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity
) -> None:
    added(qtbot, page, "receipt-000001.almr", folder=papers)
    before = kept_in(charity)
    press(page, "remove")
    QTest.mouseClick(button(page, "remove"), Qt.MouseButton.LeftButton)
    rest(qtbot, page)
    assert kept_in(charity) == []
    assert "“Donation 1” is no longer kept here." in texts(page)
    assert not page.table.isVisible()
    picture(page, "kept-removed")
    press(page, "undo")
    rest(qtbot, page)
    assert [(each.digest, each.look) for each in kept_in(charity)] == [
        (each.digest, each.look) for each in before
    ]
    assert told(page) == ""


# -- what is not here -----------------------------------------------------------------------------------


def test_a_ledger_on_another_network_can_be_given_nodes(
    qtbot: QtBot, page: KeptPage, papers: Path, charity: Charity, desk: Desk
) -> None:
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    kept = add_receipt(session, papers / "receipt-000001.almr")
    session.close()
    line = kept_words.Line(kept, "", other_chain=True)
    page.detail.show_line(line)
    page.detail.parentWidget()
    page._split.show()
    press(page.detail, "whom_to_ask")
    made = dialog(qtbot, "nodes_dialog")
    settled(qtbot, desk)
    type_in(made, "extra_nodes", "ftp://nowhere")
    press(made, "agree")
    settled(qtbot, desk)
    assert part(made, QWidget, "extra_nodes").property("wrong")
    type_in(made, "extra_nodes", "https://node.example")
    assert unnamed(made) == []
    picture(made, "kept-nodes")
    press(made, "agree")
    settled(qtbot, desk)
    rest(qtbot, page)


# -- words ----------------------------------------------------------------------------------------------


def test_days_are_said_as_people_say_them() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
    said = [kept_words.day_words((now - timedelta(days=days)).isoformat(), now) for days in (0, 1, 2, 30)]
    assert said[:3] == ["today's last look", "yesterday", "Monday"]
    assert "10" in said[3]
    assert kept_words.day_words("", now) == "the last look"


@pytest.mark.parametrize("what", ["recorded", "voided", "paid", "delivered", "returned", "refunded"])
def test_every_move_has_its_words_and_survives_a_restart(what: str) -> None:
    moved = Moved(b"\x01" * 32, "", 7, what, amount=1250, unit="CNY", decimals=2, category="sub-grant")
    assert kept_words.moved_words(moved)
    news = News(moved, "2026-11-24T10:00:00+00:00")
    assert News.of(news.kept()) == news
    assert News.of({"digest": "zz"}) is None


@pytest.mark.parametrize("verdict", ["", "valid", "voided", "promised", "not_genuine", "cannot_check"])
def test_every_verdict_has_a_sentence(verdict: str, charity: Charity, papers: Path) -> None:
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    kept = replace(
        add_receipt(session, papers / "receipt-000001.almr"), verdict=verdict, look=Look(recorded=True)
    )
    session.close()
    text, _ = kept_words.standing(kept, date(2026, 11, 25))
    assert text
    assert segments(kept) == []


def test_the_page_in_chinese_and_dark_on_a_small_screen(
    qtbot: QtBot, papers: Path, charity: Charity, desk: Desk, answers: Answers, qapp: QApplication
) -> None:
    kept = dress(qapp, lang="zh_CN", palette="dark")
    page = KeptPage(desk)
    show(qtbot, page, width=960, height=600)
    settled(qtbot, desk)
    picture(page, "kept-empty-zh-dark-small")
    added(qtbot, page, "receipt-000001.almr", "receipt-000002.almr", folder=papers)
    charity.paid("160.00")
    page.look_again()
    rest(qtbot, page)
    picture(page, "kept-zh-dark-small")
    assert unnamed(page) == []
    kept.use("en")


def test_a_donor_elsewhere_sees_what_the_ledger_says_and_no_more(
    qtbot: QtBot, papers: Path, charity: Charity, tmp_path: Path
) -> None:
    """The payee's name and the purpose are not on the ledger: they are left out, not made up."""
    with served(charity):
        link = charity.run("ledger", "invite")["link"]
        joined = run("--home", tmp_path / "donor", "ledger", "join", link, "--kind", "donor")
        assert joined.code == 0
        with opened(Charity(tmp_path / "donor")) as desk:
            Answers(desk)
            page = KeptPage(desk)
            show(qtbot, page)
            settled(qtbot, desk)
            added(qtbot, page, "receipt-000001.almr", folder=papers)
            charity.paid("60.00")
            page.look_again()
            rest(qtbot, page)
            assert "Donation 1: 60.00 CNY was paid out for Programme." in plain(told(page))
            said = plain(texts(page.detail))
            assert "60.00 CNY for Programme – Paid" in said
            assert "Acme" not in said
            picture(page, "kept-donor")
        page.hide()
