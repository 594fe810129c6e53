"""The Verify page as people use it: every verdict by a real receipt, in every form it may be handed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from almoner.ui.desk import DONOR, Desk
from almoner.ui.pages import verify_screen
from almoner.ui.pages.verify import VerifyPage
from almoner.ui.pages.verify_sources import Given
from almoner_chain.core.receipt import decode
from support_charity import Charity
from support_window import (
    PATIENCE,
    button,
    drop,
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
def page(qtbot: QtBot, desk: Desk) -> VerifyPage:
    """Return the page in sight."""
    page = VerifyPage(desk)
    show(qtbot, page)
    return page


def export(charity: Charity, *words: object, formats: str = "pdf,png,almr") -> Path:
    """Export receipts through the command line; return their folder."""
    out = charity.home.parent / "receipts"
    charity.run("receipt", "export", *words, "--out", out, "--formats", formats)
    return out


def answered(qtbot: QtBot, page: VerifyPage, count: int = 1) -> None:
    """Wait until so many receipts have their verdict and nothing is under way."""
    qtbot.waitUntil(lambda: len(page.shown) == count, timeout=PATIENCE)
    settled(qtbot, page.desk)


def verdict(page: VerifyPage) -> str:
    """Return the large sentence."""
    return part(page, QLabel, "verdict").text()


def besides(page: VerifyPage) -> str:
    """Return what stands below it."""
    return part(page, QLabel, "verdict_more").text()


def test_a_dropped_pdf_of_a_recorded_receipt_is_valid_and_says_so(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    picture(page, "verify-empty")
    drop(page, export(charity, 3) / "receipt-000003.pdf")
    answered(qtbot, page)
    assert verdict(page).startswith(
        "Valid: the donation of 300.00\N{NO-BREAK SPACE}CNY for “Relief” is on the ledger of"
    )
    assert "Willow Relief as no. 3, recorded on" in verdict(page)
    assert "only against a ledger on this computer" in besides(page)
    assert "Issued by Willow Relief." in texts(page)
    assert "Donor of 300.00" in texts(page)
    picture(page, "verify-valid")
    assert unnamed(page) == []


def test_where_the_money_went_is_told_with_payee_and_rest(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    charity.paid("250")
    wanted: list[tuple[str, object]] = []
    page.desk.wanted.connect(lambda name, subject: wanted.append((name, subject)))
    drop(page, export(charity, 2) / "receipt-000002.png")
    answered(qtbot, page)
    said = part(page, QWidget, "money_summary")
    assert "75 % of it went into 1 payment; the rest waits in the fund." in texts(said)
    table = part(page, QTableView, "table.verify.parts")
    qtbot.waitUntil(lambda: str(table.model().index(0, 1).data()) == "Acme Pumps", timeout=PATIENCE)
    shown = [str(table.model().index(0, at).data()) for at in range(4)]
    assert shown == ["150.00\N{NO-BREAK SPACE}CNY", "Acme Pumps", "Pumps", "Paid"]
    picture(page, "verify-money")
    press(page, "picture")
    assert [name for name, _ in wanted] == ["trace"]
    assert isinstance(wanted[0][1], dict)
    assert decode(wanted[0][1]["document"]).amount == 20_000


def test_the_checks_behind_a_verdict_unfold_in_words(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    page.show_subject({"file": str(export(charity, 1) / "receipt-000001.almr")})
    answered(qtbot, page)
    names = (
        "format",
        "signature",
        "path",
        "proof",
        "ledger",
        "signer",
        "entry",
        "agreement",
        "voided",
        "issuer",
    )
    assert not part(page, QLabel, "check.entry").isVisible()
    press(page, "how")
    for name in names:
        assert part(page, QLabel, f"check.{name}").isVisible()
    assert part(page, QLabel, "check.entry").text() == "The ledger has the donation: Yes"
    settled(qtbot, page.desk)
    page._area.ensureWidgetVisible(part(page, QLabel, "check.issuer"))
    picture(page, "verify-checks")


def test_closed_fields_are_shown_as_closed(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    drop(page, export(charity, 1, "--open", "date") / "receipt-000001.pdf")
    answered(qtbot, page)
    assert "Donor of 100.00" not in texts(page)
    assert "closed: not shown on this receipt" in texts(page)


def test_a_voided_and_replaced_receipt_names_its_successor(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    out = export(charity, 4)
    charity.run("receipt", "replace", 4, "--donor", "Ms Yang")
    drop(page, out / "receipt-000004.png")
    answered(qtbot, page)
    assert verdict(page).startswith("No longer valid: receipt no. 4 for 400.00")
    assert "it had wrong data" in verdict(page)
    assert "Receipt no. 11 stands in its place." in besides(page)
    assert part(page, QWidget, "verdict_card").property("tone") == "bad"
    picture(page, "verify-voided")


def test_a_promise_is_told_with_its_due_day(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "20", "--donor", "Li")
    out = charity.home.parent / "receipts"
    charity.run("receipt", "promise", 11, "--out", out, "--formats", "png")
    drop(page, out / "promise-gift-000011.png")
    answered(qtbot, page)
    assert verdict(page).startswith("Promised: a donation of 20.00")
    assert "It is not on the ledger yet." in verdict(page)
    assert "is due by" in besides(page)
    assert not page.findChildren(QWidget, "money")
    picture(page, "verify-promised")


def test_a_changed_digit_is_not_genuine(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    url = charity.run("receipt", "export", 1, "--out", charity.home.parent / "out")["receipts"][0]["url"]
    last = "1" if url[-1] != "1" else "2"
    QGuiApplication.clipboard().setText(url[:-1] + last)
    press(page, "paste")
    answered(qtbot, page)
    assert verdict(page).startswith("Not genuine: its check number does not fit")
    assert part(page, QWidget, "verdict_card").property("tone") == "bad"
    picture(page, "verify-not-genuine")


def test_a_node_that_is_down_makes_no_receipt_bad(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    drop(page, export(charity, 1) / "receipt-000001.pdf")
    answered(qtbot, page)
    press(page, "whom")
    type_in(page, "nodes", "http://127.0.0.1:9")
    press(page, "check_again")
    qtbot.waitUntil(lambda: "Could not be checked" in verdict(page), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "no node of its ledger could be reached" in verdict(page)
    assert "it is undamaged and signed" in besides(page)
    assert part(page, QWidget, "verdict_card").property("tone") == "info"
    picture(page, "verify-cannot-check")


def test_offline_nobody_is_asked(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    press(page, "whom")
    QTest.keyClick(button(page, "offline"), Qt.Key.Key_Space)
    drop(page, export(charity, 1) / "receipt-000001.pdf")
    answered(qtbot, page)
    assert verdict(page) == "Could not be checked: no ledger was asked."


def test_a_wrong_node_address_is_told_at_its_field(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    press(page, "whom")
    type_in(page, "nodes", "node")
    drop(page, export(charity, 1) / "receipt-000001.pdf")
    qtbot.waitUntil(lambda: bool(page.nodes.editor.property("wrong")), timeout=PATIENCE)
    assert page.shown == []
    assert "no address of a node" in page.nodes.editor.accessibleDescription()


def test_an_unknown_issuer_is_never_green(
    qtbot: QtBot, page: VerifyPage, charity: Charity, tmp_path: Path
) -> None:

    from support_charity import build, served

    other = build(tmp_path / "other", name="Someone Else")
    out = export(other, 1)
    with served(other) as url:
        press(page, "whom")
        type_in(page, "nodes", url)
        drop(page, out / "receipt-000001.pdf")
        answered(qtbot, page)
        assert verdict(page).startswith("Valid: the donation of 100.00")
        assert part(page, QWidget, "verdict_card").property("tone") == "warn"
        assert part(page, QWidget, "issuer").property("tone") == "warn"
        assert "Unknown issuer." in texts(page)
        assert "is not known here" in besides(page)
        picture(page, "verify-unknown-issuer")


def test_a_pdf_with_several_receipts_becomes_a_list_with_a_verdict_each(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    out = export(charity, "--all", "--combined", formats="pdf")
    charity.run("receipt", "void", 2, "--reason", "duplicate")
    drop(page, out / "receipts.pdf")
    answered(qtbot, page, 10)
    assert part(page, QLabel, "summary").text() == "Valid: 9 · No longer valid: 1"
    table = part(page, QTableView, "table.verify.outcomes")
    qtbot.waitUntil(lambda: table.model().rowCount() == 10, timeout=PATIENCE)
    page.outcomes.table.select_id(1)
    qtbot.waitUntil(lambda: "receipt no. 2" in verdict(page), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "it was issued twice" in verdict(page)
    assert str(table.model().index(1, 1).data()) == "receipts.pdf, page 2"
    picture(page, "verify-list")
    assert unnamed(page) == []


def test_a_file_without_a_receipt_does_not_keep_the_others_from_being_checked(
    qtbot: QtBot, page: VerifyPage, charity: Charity, tmp_path: Path
) -> None:
    blank = QImage(300, 300, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    blank.save(str(tmp_path / "blank.png"))
    drop(page, tmp_path / "blank.png", export(charity, 1) / "receipt-000001.pdf", tmp_path)
    answered(qtbot, page, 3)
    assert part(page, QLabel, "summary").text() == "No receipt in it: 2 · Valid: 1"
    assert "No receipt's code can be read in this file." in texts(page)
    picture(page, "verify-mixed")


def test_a_picture_in_the_clipboard_is_pasted_anywhere_on_the_page(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(export(charity, 5) / "receipt-000005.png")))
    button(page, "choose").setFocus()
    QTest.keyClick(button(page, "choose"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    answered(qtbot, page)
    assert "as no. 5" in verdict(page)


def test_a_link_pasted_into_the_line_is_checked_at_once(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    url = charity.run("receipt", "export", 6, "--out", charity.home.parent / "out")["receipts"][0]["url"]
    QGuiApplication.clipboard().setText(f"Dear donor, here it is:\n{url}\nThank you")
    page.intake.link.setFocus()
    QTest.keyClick(page.intake.link, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    answered(qtbot, page)
    assert "as no. 6" in verdict(page)


def test_a_text_that_is_no_receipt_says_what_to_paste(qtbot: QtBot, page: VerifyPage) -> None:
    type_in(page, "link", "hello there")
    QTest.keyClick(page.intake.link, Qt.Key.Key_Return)
    answered(qtbot, page)
    assert "This text is no receipt's link or number." in texts(page)
    assert "/v#" in texts(page)


def test_the_screen_is_looked_at_while_the_window_steps_aside(
    qtbot: QtBot, page: VerifyPage, charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QImage(str(export(charity, 7) / "receipt-000007.png"))
    seen: list[bool] = []

    def grabbed() -> list[Given]:
        seen.append(page.isVisible())
        return [Given("Screen 1", image=screen)]

    monkeypatch.setattr(verify_screen, "grab_screens", grabbed)
    press(page, "screen")
    answered(qtbot, page)
    assert seen == [False]
    assert page.isVisible()
    assert "as no. 7" in verdict(page)


def test_where_the_desktop_shows_no_screen_another_way_is_told(
    qtbot: QtBot, page: VerifyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_screen, "can_grab", lambda: False)
    press(page, "screen")
    qtbot.waitUntil(lambda: bool(page.findChildren(QWidget, "complaint")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "Take a screenshot with the key of your system" in texts(page)
    assert page.isVisible()
    picture(page, "verify-no-screen")


def test_stopping_keeps_what_was_found(qtbot: QtBot, page: VerifyPage, charity: Charity) -> None:
    out = export(charity, "--all", "--combined", formats="pdf")
    drop(page, out / "receipts.pdf")
    qtbot.waitUntil(lambda: len(page.shown) >= 1, timeout=PATIENCE)
    page.stop()
    settled(qtbot, page.desk)
    assert len(page.shown) == 8
    assert "Stopped." in texts(page)


def test_a_new_receipt_takes_the_place_of_one_still_being_checked(
    qtbot: QtBot, page: VerifyPage, charity: Charity
) -> None:
    out = export(charity, 1, 2)
    drop(page, out / "receipt-000001.pdf")
    drop(page, out / "receipt-000002.pdf")
    answered(qtbot, page)
    assert "as no. 2" in verdict(page)


def test_a_donor_keeps_a_receipt_once(qtbot: QtBot, desk: Desk, charity: Charity) -> None:
    my_receipts = pytest.importorskip("almoner.services.my_receipts")
    desk.memory.set("kind", DONOR)
    page = VerifyPage(desk)
    show(qtbot, page)
    drop(page, export(charity, 1) / "receipt-000001.pdf")
    answered(qtbot, page)
    press(page, "keep")
    assert not button(page, "keep").isEnabled()
    settled(qtbot, desk)
    kept: list[int] = []
    desk.read(lambda job: len(my_receipts.list_receipts(job.session)), owner=page, then=kept.append)
    settled(qtbot, desk)
    assert kept == [1]


def test_whom_to_ask_survives_a_crash(qtbot: QtBot, page: VerifyPage) -> None:
    press(page, "whom")
    type_in(page, "nodes", "https://node.example")
    other = VerifyPage(page.desk)
    show(qtbot, other)
    assert other.asking.nodes == ("https://node.example",)
    assert other.nodes.isVisible()
