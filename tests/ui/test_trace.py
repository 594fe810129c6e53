"""The trace page: from a donation to its disbursements and back, by clicks, keys, numbers and receipts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from almoner.ui import theme
from almoner.ui.desk import Desk
from almoner.ui.pages.trace import TracePage
from support_charity import Charity, build, served
from support_window import (
    button,
    dress,
    drop,
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

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(desk: Desk, charity: Charity, qtbot: QtBot) -> TracePage:
    """Return the page, in sight, on a charity that made two payments and got some money back."""
    charity.paid("250.01", purpose="Six pumps for the town hall")
    charity.paid("1000.00", payee="Riverside Kitchen")
    charity.run("payment", "return", 2, "--amount", "50.00")
    made = TracePage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def trace(page: TracePage, qtbot: QtBot, subject: dict[str, object]) -> None:
    """Show a subject and wait until it is there."""
    page.show_subject(subject)
    settled(qtbot, page.desk)


def keys(page: TracePage) -> list[str]:
    """Return the keys of the nodes drawn."""
    assert page.view.picture is not None
    return [placed.node.key for placed in page.view.picture.nodes]


def said(page: TracePage) -> str:
    """Return the sentences above the picture."""
    return f"{part(page, QLabel, 'trace_heading').text()} {part(page, QLabel, 'trace_said').text()}".replace(
        "\N{NO-BREAK SPACE}", " "
    )


def click(page: TracePage, key: str) -> None:
    """Click a node."""
    at = page.view.centre_of(key).toPoint()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_it_says_first_what_can_be_done_here(page: TracePage, qtbot: QtBot) -> None:
    assert "Type a number above" in texts(page)
    assert not button(page, "save_picture").isEnabled()
    assert unnamed(page) == []
    picture(page, "trace-empty")
    press(page, "show_fund_1")
    settled(qtbot, page.desk)
    assert "The fund “Relief”" in said(page)


def test_a_donation_is_followed_by_typing_its_serial_number(page: TracePage, qtbot: QtBot) -> None:
    type_in(page, "number", "2")
    QTest.keyClick(page.finder.number, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert said(page) == (
        "Donation 2: 200.00 CNY in the fund “Relief”. 150.01 CNY went to Acme Pumps (Disbursement 1 – Paid). "
        "49.99 CNY went to Riverside Kitchen (Disbursement 2 – Paid)."
    )
    assert keys(page) == ["root", "root/1", "root/2"]
    assert page.view.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ") == said(page)
    assert unnamed(page) == []
    picture(page, "trace-gift")


def test_clicks_lead_from_a_donation_to_a_payment_and_to_another_donation(
    page: TracePage, qtbot: QtBot
) -> None:
    trace(page, qtbot, {"serial": 2})
    click(page, "root/2")
    settled(qtbot, page.desk)
    assert said(page).startswith("Disbursement 2 – Paid: 1,000.00 CNY from the fund “Relief”.")
    assert keys(page) == ["gift2", "gift3", "gift4", "gift5", "root", "stayed", "returned"]
    picture(page, "trace-payment")
    click(page, "gift5")
    settled(qtbot, page.desk)
    assert "Donation 5: 500.00 CNY" in said(page)
    assert "299.99 CNY wait to be spent." in said(page)
    picture(page, "trace-gift-returned")


def test_one_goes_back_and_forward_the_way_one_came(page: TracePage, qtbot: QtBot) -> None:
    assert not button(page, "trace_back").isEnabled()
    for subject in ({"serial": 2}, {"payment": 1}, {"serial": 1}):
        trace(page, qtbot, subject)
    QTest.keyClick(page.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, page.desk)
    assert "Disbursement 1" in said(page)
    press(page, "trace_back")
    settled(qtbot, page.desk)
    assert "Donation 2" in said(page)
    assert not button(page, "trace_back").isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, page.desk)
    assert "Disbursement 1" in said(page)
    assert page.finder.number.text() == "1"


def test_arrows_walk_among_the_boxes_and_enter_opens(page: TracePage, qtbot: QtBot) -> None:
    trace(page, qtbot, {"serial": 2})
    page.view.setFocus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(page.view, key)
        walked.append(page.view.current)
    assert walked == ["root", "root/1", "root/2", "root/2", "root"]
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert "went to Disbursement" in page.view.accessibleDescription()
    assert page.panel.pointed.text() == page.view.accessibleDescription()
    picture(page, "trace-walking")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert said(page).startswith("Disbursement")


def test_the_whole_fund_is_shown_when_it_is_chosen(page: TracePage, qtbot: QtBot) -> None:
    at = page.finder.what.findData("fund 1")
    page.finder.what.setFocus()
    page.finder.what.setCurrentIndex(at)
    page.finder.what.activated.emit(at)
    settled(qtbot, page.desk)
    assert said(page) == (
        "The fund “Relief”: 5,550.00 CNY came in so far. 1,250.01 CNY went out. 4,299.99 CNY wait to be spent."
    )
    assert keys(page) == ["batch1", "batch2", "batch3", "returned", "root", "payment1", "payment2", "unspent"]
    picture(page, "trace-fund")
    click(page, "batch1")
    settled(qtbot, page.desk)
    assert said(page).startswith("Donations 1 to 4: 1,000.00 CNY in the fund “Relief”.")


def test_the_table_has_every_part_and_opens_it(page: TracePage, qtbot: QtBot) -> None:
    trace(page, qtbot, {"payment": 2})
    table = page._tables["payment"]
    assert table.model.rowCount() == 4
    shown = [table.model.row_at(n) for n in range(4)]
    assert [row.amount for row in shown if row] == [40_000, 30_000, 25_001, 4_999]
    table.chosen.emit(table.model.id_at(0))
    settled(qtbot, page.desk)
    assert "Donation 4: 400.00 CNY" in said(page)


def test_a_receipt_that_is_dropped_anywhere_is_traced(
    page: TracePage, charity: Charity, qtbot: QtBot, tmp_path: Path
) -> None:
    made = charity.run("receipt", "export", "1", "--out", tmp_path / "out", "--formats", "png,almr")
    files = [tmp_path / "out" / Path(file).name for file in made["receipts"][0]["files"]]
    assert len(files) == 2
    for file in files:
        trace(page, qtbot, {"serial": 2})
        drop(page.view.viewport(), file)
        settled(qtbot, page.desk)
        assert "Donation 1: 100.00 CNY" in said(page)
    trace(page, qtbot, {"serial": 2})
    drop(page.finder.number, files[0])
    settled(qtbot, page.desk)
    assert "Donation 1: 100.00 CNY" in said(page)


def test_a_receipt_is_traced_by_its_bytes_or_link(
    page: TracePage, charity: Charity, qtbot: QtBot, tmp_path: Path
) -> None:
    made = charity.run("receipt", "export", "1", "--out", tmp_path / "out", "--formats", "almr")
    (receipt,) = made["receipts"]
    trace(page, qtbot, {"document": (tmp_path / "out" / Path(receipt["files"][0]).name).read_bytes()})
    assert "Donation 1: 100.00 CNY" in said(page)
    trace(page, qtbot, {"serial": 2})
    type_in(page, "number", receipt["url"])
    press(page, "find")
    settled(qtbot, page.desk)
    assert "Donation 1: 100.00 CNY" in said(page)


def test_a_file_that_is_no_receipt_is_said(page: TracePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear donor")
    drop(page, tmp_path / "letter.txt")
    settled(qtbot, page.desk)
    assert part(page, QLabel, "find_error").isVisible()
    assert part(page, QLabel, "find_error").text()
    picture(page, "trace-no-receipt")


@pytest.mark.parametrize(
    ("what", "typed", "words"),
    [
        ("serial", "99", "There is no donation with the serial number 99"),
        ("payment", "99", "Disbursement 99 was not paid"),
        ("serial", "twelve", "Type the number as it stands"),
        ("serial", "", "Type the number as it stands"),
    ],
)
def test_what_cannot_be_found_is_said_at_the_number(
    page: TracePage, qtbot: QtBot, what: str, typed: str, words: str
) -> None:
    type_in(page, "what", what)
    type_in(page, "number", typed)
    press(page, "find")
    settled(qtbot, page.desk)
    assert words in part(page, QLabel, "find_error").text()
    assert page.finder.number.property("wrong")
    picture(page, f"trace-error-{what}-{typed}")
    type_in(page, "number", "1")
    assert part(page, QLabel, "find_error").isHidden()


def test_a_replaced_donation_names_the_one_that_stands_for_it(
    page: TracePage, charity: Charity, qtbot: QtBot
) -> None:
    charity.run("receipt", "replace", "1", "--reason", "wrong-data", "--donor", "Corrected name")
    trace(page, qtbot, {"serial": 1})
    assert "donation 11 stands for it now" in texts(page)
    picture(page, "trace-replaced")
    press(page, "successor")
    settled(qtbot, page.desk)
    assert "Donation 11: 100.00 CNY" in said(page)
    trace(page, qtbot, {"payment": 1})
    assert "Replaced by donation 11" in page.view.node("gift1").lines


def test_a_gift_given_back_and_one_unspent_are_said_in_words(
    page: TracePage, charity: Charity, qtbot: QtBot
) -> None:
    charity.paid("150.00", "--category", "refund", "--gift", "9", payee="Donor")
    trace(page, qtbot, {"serial": 9})
    assert "750.00 CNY wait to be spent." in said(page)
    assert "150.00 CNY were given back to the donor." in said(page)
    assert keys(page) == ["root", "root/unspent", "root/refunded"]
    picture(page, "trace-refunded")


def test_money_that_came_back_names_where_it_was_before(
    page: TracePage, charity: Charity, qtbot: QtBot
) -> None:
    charity.paid("4299.99")
    trace(page, qtbot, {"serial": 5})
    lines = [line for placed in page.view.picture.nodes for line in placed.node.lines]
    assert "Came back from disbursement 2" in lines
    picture(page, "trace-via")


def test_what_is_shown_follows_the_ledger_and_keeps_its_place(
    page: TracePage, charity: Charity, qtbot: QtBot
) -> None:
    trace(page, qtbot, {"serial": 10})
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert "1,000.00 CNY wait to be spent." in said(page)
    charity.paid("4000.00")
    page.look()
    settled(qtbot, page.desk)
    assert "went to Acme Pumps (Disbursement 3 – Paid)" in said(page)
    assert page.view.current == "root"


def test_the_menu_of_a_box_leads_to_other_pages(page: TracePage, qtbot: QtBot) -> None:
    trace(page, qtbot, {"serial": 2})
    page.view.setFocus()
    page.view.point_at("root/1")
    wanted: list[tuple[str, object]] = []
    page.desk.wanted.connect(lambda name, subject: wanted.append((name, subject)))
    page._show_menu(page.view.node("root/1"), page.mapToGlobal(page.rect().center()))
    (menu,) = [each for each in page.findChildren(QMenu) if each.objectName() == "node_menu"]
    assert [action.text() for action in menu.actions()] == [
        "Whose donations paid it",
        "Open the disbursement",
    ]
    menu.actions()[1].trigger()
    assert wanted == [("disbursements", {"payment": 1})]
    menu.close()
    click(page, "root")
    assert wanted[-1] == ("receipts", {"serial": 2})


def test_a_donor_is_not_led_to_pages_that_donors_do_not_have(page: TracePage, qtbot: QtBot) -> None:
    page.desk.memory.set("kind", "donor")
    wanted: list[str] = []
    page.desk.wanted.connect(lambda name, subject: wanted.append(name))
    trace(page, qtbot, {"serial": 2})
    click(page, "root")
    assert wanted == []


@pytest.mark.parametrize(("suffix", "begin"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF-")])
def test_the_picture_is_saved(
    page: TracePage, qtbot: QtBot, tmp_path: Path, suffix: str, begin: bytes
) -> None:
    trace(page, qtbot, {"payment": 2})
    page.panel.save_to(tmp_path / f"flow.{suffix}")
    settled(qtbot, page.desk)
    data = (tmp_path / f"flow.{suffix}").read_bytes()
    assert data.startswith(begin)
    if suffix == "png":
        assert QImage.fromData(data).width() > 1000


def test_zoom_by_keys_and_buttons(page: TracePage, qtbot: QtBot) -> None:
    trace(page, qtbot, {"payment": 2})
    page.view.setFocus()
    fitted = page.view.transform().m11()
    QTest.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.transform().m11() > fitted
    press(page, "zoom_out")
    press(page, "zoom_out")
    assert page.view.transform().m11() < fitted
    QTest.keyClick(page.view, Qt.Key.Key_0)
    assert page.view.transform().m11() == pytest.approx(fitted)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_it_is_looked_at_in_each_palette_and_language(
    desk: Desk, charity: Charity, qtbot: QtBot, qapp: QApplication, palette: str, lang: str
) -> None:
    kept = dress(qapp, lang=lang, palette=palette)
    charity.paid("650.01", purpose="Six pumps for the town hall")
    page = TracePage(desk)
    show(qtbot, page, width=960, height=600)
    for subject in ({"payment": 1}, {"fund": 1}):
        trace(page, qtbot, subject)
        assert page.view.picture is not None
        picture(page, f"trace-{palette}-{lang}-{next(iter(subject))}")
    kept.use("en")


def test_a_grant_is_followed_into_the_next_charitys_ledger(
    charity: Charity, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with served(charity) as url:
        second = build(tmp_path / "second", name="Second Hand", rpc=url, gifts=False)
        status = second.run("ledger", "status")
        to = f"{status['chain_id']}:{status['ledger']}:1"
        passed = charity.paid("300.00", "--category", "sub-grant", "--to-ledger", to, payee="Second Hand")
        with opened(charity) as desk:
            page = TracePage(desk)
            show(qtbot, page)
            trace(page, qtbot, {"serial": 2})
            assert "The next charity has not recorded it yet" in page.view.node(f"root/{passed}").lines
            picture(page, "trace-grant-waiting")
            origin = charity.run("ledger", "status")
            own = f"{origin['chain_id']}:{origin['ledger']}:{passed}"
            second.run(
                "gift", "receive", "--fund", "Relief", "--amount", "300", "--from", own, "--donor", "Willow"
            )
            second.paid("250.00", payee="Last hand")
            page.look()
            settled(qtbot, desk)
            flow = page.view.picture.flow
            assert [(each.source, each.target, each.amount) for each in flow.ribbons] == [
                ("root", f"root/{passed}", 20_000),
                (f"root/{passed}", f"root/{passed}/1", 15_000),
                (f"root/{passed}", f"root/{passed}/unspent", 5_000),
            ]
            page.stack.currentWidget().model.row_at(0)
            settled(qtbot, desk)
            picture(page, "trace-grant")
            trace(page, qtbot, {"payment": passed})
            picture(page, "trace-grant-back")
