"""The page for phones in the window: switched on and off by clicks, to the network only when asked, exported for a web site."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import zxingcpp
from playwright.sync_api import expect
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QProgressBar, QRadioButton, QWidget

from almoner.services.home import Home
from almoner.services.lan import lan_addresses
from almoner.ui.desk import DONOR, Desk
from almoner.ui.pages import ledger_phones_export as exporting
from almoner.ui.pages.ledger import LedgerPage
from almoner.ui.pages.qr_screen import QrPicture, QrScreen
from support_charity import Charity, served
from support_page import PHONE, chromium
from support_web import ask
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

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

needs_network = pytest.mark.skipif(not lan_addresses(), reason="this computer is in no network")
PUMPS = "Six pumps for the river villages"


@pytest.fixture
def page(qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers) -> LedgerPage:
    """Return the Ledger page of a charity with one disbursement."""
    charity.paid("450.00", purpose=PUMPS)
    return seen(qtbot, desk)


def seen(qtbot: QtBot, desk: Desk, *, width: int = 1180, height: int = 1700) -> LedgerPage:
    """Return a Ledger page with everything in sight."""
    made = LedgerPage(desk)
    show(qtbot, made, width=width, height=height)
    settled(qtbot, desk)
    return made


def turn(qtbot: QtBot, page: LedgerPage, *names: str) -> None:
    """Press these one after the other and wait until each has done its work."""
    for name in names:
        pick(page, name)
        settled(qtbot, page.desk)


def pick(page: QWidget, name: str) -> None:
    """Click on a button, or on the box or dot before a text: beside the text there is nothing to click on."""
    found = button(page, name)
    if not isinstance(found, QCheckBox | QRadioButton):
        press(page, name)
        return
    assert found.isVisible()
    assert found.isEnabled()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=on_box(found))


def on_box(found: QWidget) -> QPoint:
    return QPoint(found.fontMetrics().height() // 2, found.height() // 2)


def address(page: LedgerPage) -> str:
    return part(page, QLineEdit, "serve_address").text()


def port_of(url: str) -> int:
    found = urlsplit(url).port
    assert found
    return found


def answers_at(url: str) -> bool:
    """Tell whether the page is there; nobody listens where it is not."""
    try:
        return ask(url, "/v").status == 200
    except ConnectionRefusedError:
        return False


def purposes_at(url: str) -> list[str]:
    found = json.loads(ask(url, "/published.json").body)
    return [each["purpose"]["text"] for each in found["payments"].values() if "purpose" in each]


def read_code(widget: QWidget, tmp_path: Path) -> str:
    """Return the text of the code in a picture of a widget, as a phone's camera reads it from the screen."""
    file = tmp_path / "screen.png"
    assert widget.grab().save(str(file))
    from PIL import Image

    with Image.open(file) as image:
        (code,) = zxingcpp.read_barcodes(image)
    return code.text


def problem(page: LedgerPage) -> str:
    return texts(part(page, QWidget, "serve_problem"))


@contextmanager
def taken_port() -> Iterator[int]:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        yield other.getsockname()[1]


# -- the switch -----------------------------------------------------------------------------------------


def test_the_page_is_served_here_only_while_it_is_switched_on(qtbot: QtBot, page: LedgerPage) -> None:
    assert page.desk.page_switch.now is None
    picture(page, "phones-off")

    turn(qtbot, page, "serve_page")
    url = address(page)
    assert urlsplit(url).hostname == "127.0.0.1"
    assert answers_at(url)
    assert "The page is served, on this computer only." in texts(page)
    assert page.findChildren(QrPicture) == []
    assert not any(answers_at(f"http://{each}:{port_of(url)}") for each in lan_addresses())
    assert unnamed(page) == []
    picture(page, "phones-here")

    turn(qtbot, page, "serve_page")
    assert not answers_at(url)
    assert page.findChildren(QLineEdit, "serve_address") == []


def test_nothing_can_be_written_through_it(qtbot: QtBot, page: LedgerPage) -> None:
    turn(qtbot, page, "serve_page")
    call = {"jsonrpc": "2.0", "id": 1, "method": "eth_sendRawTransaction", "params": ["0x00"]}
    reply = ask(
        f"{address(page)}rpc",
        method="POST",
        body=json.dumps(call).encode(),
        headers={"Content-Type": "application/json"},
    )
    assert reply.json["error"]["message"] == "eth_sendRawTransaction is not served"


def test_a_double_click_switches_it_on_once(qtbot: QtBot, page: LedgerPage) -> None:
    turned: list[bool] = []
    page.desk.page_switch.turned.connect(lambda: turned.append(page.desk.page_switch.busy))
    for _ in range(2):
        pick(page, "serve_page")
    settled(qtbot, page.desk)
    assert turned == [True, False]
    assert answers_at(address(page))


@needs_network
def test_phones_reach_it_only_after_the_network_was_chosen(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path
) -> None:
    assert "Anyone in this network can read the ledger while it is on." in texts(page)
    turn(qtbot, page, "serve_lan")
    assert page.desk.page_switch.now is None

    turn(qtbot, page, "serve_page")
    url = address(page)
    assert urlsplit(url).hostname in lan_addresses()
    assert answers_at(url)
    assert read_code(part(page, QrPicture, "serve_code"), tmp_path) == url
    assert "The codes on receipts lead to almoner.example, not here." in texts(page)
    assert unnamed(page) == []
    picture(page, "phones-lan")

    turn(qtbot, page, "serve_here")
    assert not answers_at(url)
    assert answers_at(f"http://127.0.0.1:{port_of(url)}")


@needs_network
def test_the_code_comes_into_sight_in_a_small_window(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    small = seen(qtbot, page.desk, width=960, height=600)
    turn(qtbot, small, "serve_lan", "serve_page")
    qtbot.waitUntil(
        lambda: part(small, QrPicture, "serve_code").visibleRegion().boundingRect().height() > 200,
        timeout=PATIENCE,
    )
    assert read_code(small, tmp_path) == address(small)
    picture(small, "phones-small")


@needs_network
def test_a_phone_that_scans_the_screen_gets_the_page(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    turn(qtbot, page, "serve_lan", "serve_page", "serve_large")
    (large,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QrScreen)]
    picture(large, "phones-large")
    scanned = read_code(large, tmp_path)
    large.close()
    with chromium() as browser:
        phone = browser.new_context(viewport=PHONE, locale="en-GB").new_page()
        answer = phone.goto(scanned)
        assert answer is not None
        assert answer.ok
        expect(phone.get_by_role("main")).to_be_visible()
        phone.screenshot(path=str(tmp_path / "phone.png"))
        assert phone.url == f"{scanned}v/"


@needs_network
def test_a_network_that_is_chosen_while_it_starts_counts(qtbot: QtBot, page: LedgerPage) -> None:
    pick(page, "serve_page")
    pick(page, "serve_lan")
    qtbot.waitUntil(lambda: page.findChildren(QrPicture) != [], timeout=PATIENCE)
    assert urlsplit(address(page)).hostname in lan_addresses()


# -- how long -------------------------------------------------------------------------------------------


def test_it_ends_when_the_installation_is_closed(qtbot: QtBot, charity: Charity, qapp: QApplication) -> None:
    with opened(charity) as desk:
        page = seen(qtbot, desk)
        turn(qtbot, page, "serve_page")
        url = address(page)
        assert answers_at(url)
    assert not answers_at(url)


def test_it_ends_when_the_installation_is_closed_while_it_starts(
    qtbot: QtBot, charity: Charity, qapp: QApplication
) -> None:
    with opened(charity) as desk:
        pick(seen(qtbot, desk), "serve_page")
        desk.page_switch.close()
        settled(qtbot, desk)
        assert desk.page_switch.now is None
        assert desk.page_switch._server is None


def test_a_window_that_is_made_anew_shows_it_on(qtbot: QtBot, page: LedgerPage) -> None:
    turn(qtbot, page, "serve_page")
    again = seen(qtbot, page.desk)
    assert page.phones.serve.isChecked()
    assert again.phones.serve.isChecked()
    assert address(again) == address(page)
    turn(qtbot, again, "serve_purposes")
    assert not page.phones.purposes.value
    turn(qtbot, again, "serve_page")
    assert not page.phones.serve.isChecked()


@needs_network
def test_the_choices_are_remembered_and_nothing_is_served_at_the_next_start(
    qtbot: QtBot, page: LedgerPage, charity: Charity
) -> None:
    turn(qtbot, page, "serve_lan", "serve_purposes", "serve_page")
    page.desk.memory.write()
    with opened(charity) as desk:
        again = seen(qtbot, desk)
        assert again.phones.where.value == "serve_lan"
        assert not again.phones.purposes.value
        assert not again.phones.serve.isChecked()
        assert desk.page_switch.now is None


# -- purposes -------------------------------------------------------------------------------------------


def test_purposes_are_published_or_not_as_chosen(qtbot: QtBot, page: LedgerPage) -> None:
    turn(qtbot, page, "serve_page")
    url = address(page)
    assert purposes_at(url) == [PUMPS]
    assert "The purpose of 1 disbursement can be read on it." in texts(page)

    turn(qtbot, page, "serve_purposes")
    assert address(page) == url
    assert purposes_at(url) == []
    assert "What disbursements were for is not published." in texts(page)


def test_a_new_disbursement_is_counted_while_it_is_served(
    qtbot: QtBot, page: LedgerPage, charity: Charity
) -> None:
    turn(qtbot, page, "serve_page")
    charity.paid("50.00", purpose="Spare parts")
    page.desk.look()
    page.desk.changed.emit(frozenset({*page.topics, "payments"}))
    settled(qtbot, page.desk)
    assert "The purposes of 2 disbursements can be read on it." in texts(page)


# -- what goes wrong ------------------------------------------------------------------------------------


def test_a_port_in_use_is_told_at_its_field_and_the_switch_goes_off(qtbot: QtBot, page: LedgerPage) -> None:
    press(page, "serve_more")
    with taken_port() as port:
        type_in(page, "serve_port", str(port))
        turn(qtbot, page, "serve_page")
    assert f"Port {port} is taken by another program. Choose another port" in texts(page)
    assert part(page, QLineEdit, "serve_port").property("wrong")
    assert not page.phones.serve.isChecked()
    picture(page, "phones-port")
    turn(qtbot, page, "serve_page")
    assert port_of(address(page)) == port


@pytest.mark.parametrize("typed", ["0", "65536", "80a", "٨٠", "9" * 30])
def test_what_is_no_port_is_not_tried(qtbot: QtBot, page: LedgerPage, typed: str) -> None:
    press(page, "serve_more")
    type_in(page, "serve_port", typed)
    pick(page, "serve_page")
    assert "A port is a number from 1 to 65535." in texts(page)
    assert not page.desk.page_switch.busy
    assert not page.phones.serve.isChecked()


def test_without_a_network_it_says_so_and_goes_off(
    qtbot: QtBot, page: LedgerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("almoner.services.serving.lan_addresses", list)
    turn(qtbot, page, "serve_page")
    url = address(page)
    turn(qtbot, page, "serve_lan")
    assert "This computer is in no network now." in problem(page)
    assert not page.phones.serve.isChecked()
    assert not answers_at(url)
    picture(page, "phones-no-network")
    turn(qtbot, page, "serve_here", "serve_page")
    assert answers_at(address(page))
    assert page.findChildren(QWidget, "serve_problem") == []


@needs_network
def test_a_computer_that_goes_to_another_network_is_told_of(
    qtbot: QtBot, page: LedgerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn(qtbot, page, "serve_lan", "serve_page")
    page._tick()
    settled(qtbot, page.desk)
    assert page.findChildren(QWidget, "serve_moved") == []
    monkeypatch.setattr("almoner.services.lan.lan_addresses", lambda: ["10.9.8.7"])
    for _ in range(2):
        page._tick()
        settled(qtbot, page.desk)
    assert "This computer is in another network now" in texts(part(page, QWidget, "serve_moved"))
    picture(page, "phones-moved")


# -- the address ----------------------------------------------------------------------------------------


def test_the_address_is_copied_and_opened(
    qtbot: QtBot, page: LedgerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    turn(qtbot, page, "serve_page")
    press(page, "copy_address")
    press(page, "open_browser")
    assert QApplication.clipboard().text() == address(page)
    assert [each.toString() for each in shown] == [address(page)]


def test_a_donor_is_not_offered_to_serve_receipts(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    desk.memory.set("kind", DONOR)
    assert not seen(qtbot, desk).phones.isVisible()


# -- the web site ---------------------------------------------------------------------------------------


def asked(qtbot: QtBot, page: LedgerPage, folder: Path, *, nodes: str = "") -> QWidget:
    """Return the dialog, filled in."""
    press(page, "export_page")
    made = dialog(qtbot, "export_dialog")
    QApplication.processEvents()
    type_in(made, "export_folder", str(folder))
    lines = part(made, QWidget, "export_nodes")
    lines.setFocus()
    for line in filter(None, nodes.split("\n")):
        QTest.keyClicks(lines, line)
        QTest.keyClick(lines, Qt.Key.Key_Return)
    return made


def written(qtbot: QtBot, page: LedgerPage, made: QWidget) -> str:
    """Press the button that writes; return what the dialog says then."""
    press(made, "agree")
    settled(qtbot, page.desk)
    QApplication.processEvents()
    return texts(made)


def test_the_page_is_written_for_the_web_site_with_its_nodes(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asked(qtbot, page, tmp_path / "site", nodes="https://one.example/\n\n  https://two.example  ")
    assert "This ledger is on this computer only: a page on the web cannot ask it." in texts(made)
    assert unnamed(made) == []
    picture(made, "phones-export")
    said = written(qtbot, page, made)
    picture(made, "phones-exported")

    html = (tmp_path / "site/v/index.html").read_text()
    rules = re.findall(r"connect-src ([^;]*)", html)[0].split()
    assert {"https://one.example", "https://two.example"} <= set(rules)
    assert json.loads((tmp_path / "site/.well-known/almoner.json").read_text())["ledgers"]
    assert PUMPS in (tmp_path / "site/published.json").read_text()
    assert not (tmp_path / "site/index.html").exists()
    assert "The page is written into" in said
    assert "to the root of your web site https://almoner.example/" in said
    assert "Open https://almoner.example/v with a phone." in said
    assert unnamed(made) == []

    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    press(made, "open_folder")
    assert [each.toLocalFile() for each in shown] == [str(tmp_path / "site")]
    press(made, "cancel")

    press(page, "export_page")
    again = dialog(qtbot, "export_dialog")
    assert part(again, QLineEdit, "export_folder").text() == str(tmp_path / "site")
    assert "Nothing had changed: it is as it was." in written(qtbot, page, again)


def test_the_public_face_is_written_beside_it_and_purposes_are_not(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path
) -> None:
    made = asked(qtbot, page, tmp_path / "site")
    for name in ("export_face", "export_purposes"):
        pick(made, name)
    said = written(qtbot, page, made)
    assert "The page has no node to ask, so it can check no receipt against the ledger." in said
    assert "Pages of the public face" in said
    assert (tmp_path / "site/index.html").exists()
    everything = [each.read_text() for each in (tmp_path / "site").rglob("*.*") if each.is_file()]
    assert not any(PUMPS in each for each in everything)


def test_a_ledger_on_a_network_brings_its_own_nodes(
    qtbot: QtBot, charity: Charity, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    with served(charity) as node:
        home = Home.open(charity.home)
        keyed = "https://keyed.example/0123456789abcdefghijklmn"
        home.set(engine="rpc", rpc=[node, "https://plain.example/", keyed])
        home.close()
        page = seen(qtbot, desk)
        turn(qtbot, page, "serve_page")
        call = {"jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": []}
        reply = ask(
            f"{address(page)}rpc",
            method="POST",
            body=json.dumps(call).encode(),
            headers={"Content-Type": "application/json"},
        )
        assert "result" in reply.json
        made = asked(qtbot, page, tmp_path / "site")
        assert "Left empty: the nodes in the Settings" in texts(made)
        assert "a page on the web cannot ask it" not in texts(made)
        picture(made, "phones-export-network")
        said = written(qtbot, page, made)
        picture(made, "phones-exported-network")
    assert "https://plain.example/" in said
    assert "The node https://keyed.example is left out: its address may hold an access key." in said
    assert "2 nodes must say the same, and the page knows 1" in said
    html = (tmp_path / "site/v/index.html").read_text()
    assert "plain.example" in html
    assert "keyed.example" not in html
    assert urlsplit(node).path.strip("/") not in html


def test_a_folder_with_other_files_is_refused_at_its_field(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")
    made = asked(qtbot, page, tmp_path / "mine")
    said = written(qtbot, page, made)
    assert "There are other files in" in said
    assert part(made, QLineEdit, "export_folder").property("wrong")
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    picture(made, "phones-export-refused")
    made.take_folder(tmp_path / "other")  # type: ignore[attr-defined]
    assert "The page is written into" in written(qtbot, page, made)


def test_a_node_that_is_no_address_is_named(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    made = asked(qtbot, page, tmp_path / "site", nodes="https://one.example\nhttps://me:secret@two.example")
    assert "This is not the address of a node: https://me:secret@two.example." in written(qtbot, page, made)
    assert not (tmp_path / "site").exists()


def test_an_export_that_is_stopped_leaves_whole_files_and_can_be_finished(
    qtbot: QtBot, page: LedgerPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asked(qtbot, page, tmp_path / "site")
    pick(made, "export_face")
    real = exporting.write

    def stopped(job: object, wanted: exporting.Wanted) -> object:
        job._task.cancel()  # type: ignore[attr-defined]  # as if the button was pressed just now
        return real(job, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "write", stopped)
    assert "Stopped. Every file that was written is whole" in written(qtbot, page, made)
    assert not part(made, QProgressBar, "work_progress").isVisible()
    assert not (tmp_path / "site/index.html").exists()
    monkeypatch.undo()
    assert "The page is written into" in written(qtbot, page, made)
    assert (tmp_path / "site/index.html").exists()


def test_other_pages_lead_here(qtbot: QtBot, page: LedgerPage) -> None:
    page.show_subject({"action": "export_page"})
    dialog(qtbot, "export_dialog").close()
    page.activateWindow()
    page.show_subject({"action": "phones"})
    qtbot.waitUntil(page.phones.serve.hasFocus, timeout=PATIENCE)


def test_the_states_in_chinese_and_dark_on_a_small_screen(
    qtbot: QtBot, page: LedgerPage, qapp: QApplication, tmp_path: Path
) -> None:
    kept = dress(qapp, lang="zh_CN", palette="dark")
    small = seen(qtbot, page.desk, width=960, height=1500)
    turn(qtbot, small, *(["serve_lan"] if lan_addresses() else []), "serve_page", "serve_technical")
    picture(small, "phones-zh-dark")
    made = asked(qtbot, small, tmp_path / "site")
    picture(made, "phones-zh-export")
    said = written(qtbot, small, made)
    picture(made, "phones-zh-exported")
    assert not re.search("[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}", said)
    kept.use("en")
