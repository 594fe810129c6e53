"""The Receipts page as a clerk uses it: hand out one, many, all; show the code; void, replace, promise; print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from almoner.services.scanning import read_documents
from almoner.ui.desk import Desk
from almoner.ui.pages.qr_screen import QrScreen
from almoner.ui.pages.receipts import ReceiptsPage
from almoner.ui.pages.receipts_print import new_printer
from almoner.ui.pages.verify_sources import png_of
from almoner_chain.core.link import from_text
from almoner_chain.core.receipt import decode
from support_charity import Charity
from support_window import (
    PATIENCE,
    Answers,
    button,
    dialog,
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
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> ReceiptsPage:
    """Return the page in sight, its rows there."""
    page = ReceiptsPage(desk)
    show(qtbot, page)
    qtbot.waitUntil(lambda: page.known is not None, timeout=PATIENCE)
    settled(qtbot, desk)
    return page


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder for receipts that is not there yet."""
    return tmp_path / "receipts"


def choose(qtbot: QtBot, page: ReceiptsPage, *gifts: int) -> None:
    """Select the rows of these gifts as with Ctrl and the mouse."""
    view = page.table.view
    view.clearSelection()
    for at, gift in enumerate(gifts):
        row = page.table.model.row_of(gift)
        assert row is not None
        index = page.table.model.index(row, 1)
        view.scrollTo(index)
        keys = Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, view.visualRect(index).center())
    assert sorted(page.table.selected_ids()) == sorted(gifts)
    qtbot.waitUntil(lambda: not page._soon.isActive(), timeout=PATIENCE)
    settled(qtbot, page.desk)


def act(page: ReceiptsPage, name: str) -> None:
    """Choose an entry of the selected rows' menu."""
    menu = QMenu(page)
    page.acts.fill(menu)
    found = [each for each in menu.actions() if each.objectName() == name]
    assert len(found) == 1
    assert isinstance(found[0], QAction)
    assert found[0].isEnabled(), f"{name} is not possible"
    found[0].trigger()
    menu.deleteLater()


def cells(page: ReceiptsPage, gift: int) -> dict[str, str]:
    """Return what a gift's row shows, by column."""
    row = page.table.model.row_of(gift)
    assert row is not None
    model = page.table.model
    return {column.key: str(model.index(row, at).data()) for at, column in enumerate(model.columns_shown)}


def exporting(qtbot: QtBot, page: ReceiptsPage, out: Path, **fields: str) -> QWidget:
    """Open the export and fill it in; return it."""
    press(page, "export")
    return filled(qtbot, page, out, **fields)


def filled(qtbot: QtBot, page: ReceiptsPage, out: Path, **fields: str) -> QWidget:
    """Wait for the dialog and fill it in; a field is ticked or unticked by "yes" or ""."""
    made = dialog(qtbot, "hand_out")
    settled(qtbot, page.desk)
    type_in(made, "folder", str(out))
    for name, value in fields.items():
        found = part(made, QWidget, name)
        if hasattr(found, "isChecked"):
            if found.isChecked() != bool(value):
                QTest.keyClick(found, Qt.Key.Key_Space)
        else:
            type_in(made, name, value)
    settled(qtbot, page.desk)
    return made


def written(qtbot: QtBot, page: ReceiptsPage, made: QWidget) -> str:
    """Press the button and return what was said in the end."""
    press(made, "hand_out_go")
    qtbot.waitUntil(lambda: bool(made.findChildren(QWidget, "written")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    return texts(made)


def test_every_recorded_receipt_stands_in_the_table(qtbot: QtBot, page: ReceiptsPage) -> None:
    assert page.table.model.rowCount() == 10
    shown = cells(page, 3)
    assert shown["serial"] == "3"
    assert shown["donor"] == "Donor of 300.00"
    assert shown["amount"] == "300.00\N{NO-BREAK SPACE}CNY"
    assert (shown["fund"], shown["state"], shown["exported"]) == ("Relief", "On the ledger", "not yet")
    assert unnamed(page) == []
    picture(page, "receipts-table")


def test_all_receipts_go_into_one_pdf_and_count_as_handed_out(
    qtbot: QtBot, page: ReceiptsPage, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = exporting(qtbot, page, out, which="all", together="one")
    assert "10 receipts." in texts(made)
    picture(made, "receipts-export")
    assert unnamed(made) == []
    said = written(qtbot, page, made)
    assert "10 receipts written to" in said
    picture(made, "receipts-written")
    assert [path.name for path in out.iterdir()] == ["receipts.pdf"]
    assert len(read_documents(out / "receipts.pdf")) == 10
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    press(made, "open_folder")
    assert opened == [str(out)]
    press(made, "cancel")
    settled(qtbot, page.desk)
    assert cells(page, 3)["exported"] not in ("not yet", "")


def test_the_chosen_ones_are_written_in_every_form(qtbot: QtBot, page: ReceiptsPage, out: Path) -> None:
    choose(qtbot, page, 2, 5)
    made = exporting(qtbot, page, out, format_png="yes", format_svg="yes", format_almr="yes")
    assert "2 receipts." in texts(made)
    written(qtbot, page, made)
    forms = ("almr", "pdf", "png", "svg")
    assert sorted(path.name for path in out.iterdir()) == [
        f"receipt-00000{n}.{form}" for n in (2, 5) for form in forms
    ]


def test_what_is_handed_out_again_is_marked_unless_it_never_left(
    qtbot: QtBot, page: ReceiptsPage, charity: Charity, out: Path
) -> None:
    choose(qtbot, page, 1)
    written(qtbot, page, exporting(qtbot, page, out, format_almr="yes"))
    press(dialog(qtbot, "hand_out"), "cancel")
    settled(qtbot, page.desk)
    made = exporting(qtbot, page, out / "again", format_almr="yes")
    assert "Handed out before: 1;" in part(made, QLabel, "copies").text()
    assert "Marked as copies: 1." in written(qtbot, page, made)
    assert decode((out / "again" / "receipt-000001.almr").read_bytes()).duplicate
    press(made, "cancel")
    settled(qtbot, page.desk)
    made = exporting(qtbot, page, out / "first", format_almr="yes", original="yes")
    written(qtbot, page, made)
    assert not decode((out / "first" / "receipt-000001.almr").read_bytes()).duplicate


def test_only_ticked_fields_are_opened(qtbot: QtBot, page: ReceiptsPage, out: Path) -> None:
    choose(qtbot, page, 4)
    made = exporting(qtbot, page, out, format_almr="yes", opened="some", show_date="yes")
    picture(made, "receipts-export-fields")
    written(qtbot, page, made)
    fields = decode((out / "receipt-000004.almr").read_bytes()).fields
    assert fields.donor is None
    assert fields.date is not None


def test_what_a_country_asks_for_is_said_at_its_place(
    qtbot: QtBot, page: ReceiptsPage, charity: Charity, out: Path
) -> None:
    wanted: list[str] = []
    page.desk.wanted.connect(lambda name, subject: wanted.append(name))
    made = exporting(qtbot, page, out, which="all", profile="uk")
    press(made, "hand_out_go")
    field = part(made, QWidget, "extra_gift_aid")
    assert field.property("wrong")
    assert field.accessibleDescription() == "This country's receipt needs it."
    type_in(made, "extra_gift_aid", "none made")
    press(made, "hand_out_go")
    qtbot.waitUntil(lambda: bool(made.findChildren(QWidget, "lacking")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "The charity's registration number" in texts(made)
    assert not out.exists()
    picture(made, "receipts-export-lacking")
    press(made, "to_settings")
    assert wanted == ["settings"]


def test_receipts_that_lack_a_donor_can_be_left_out(
    qtbot: QtBot, page: ReceiptsPage, charity: Charity, out: Path
) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", " ")
    charity.run("batch", "commit")
    with_registration(page.desk, qtbot)
    page.look()
    settled(qtbot, page.desk)
    made = exporting(qtbot, page, out, which="all", profile="uk", together="one", extra_gift_aid="none made")
    press(made, "hand_out_go")
    qtbot.waitUntil(lambda: bool(made.findChildren(QWidget, "lacking")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "Numbers: 11" in texts(made)
    picture(made, "receipts-export-some-lack")
    press(made, "leave_out")
    qtbot.waitUntil(lambda: bool(made.findChildren(QWidget, "written")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert len(read_documents(out / "receipts.pdf")) == 10


def with_registration(desk: Desk, qtbot: QtBot) -> None:
    """Give the charity a registration number."""
    done: list[None] = []
    desk.write(
        lambda job: job.session.home.set(details={"registration": "1000"}),
        owner=desk,
        label="",
        changes=(),
        then=done.append,
    )
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)


def test_a_field_that_is_needed_and_closed_is_told_at_the_opened_fields(
    qtbot: QtBot, page: ReceiptsPage, out: Path
) -> None:
    with_registration(page.desk, qtbot)
    made = exporting(qtbot, page, out, which="all", profile="uk", extra_gift_aid="none made", opened="none")
    press(made, "hand_out_go")
    field = part(made, QWidget, "opened")
    qtbot.waitUntil(lambda: bool(field.property("wrong")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "must show: Donor" in field.accessibleDescription()


def test_without_a_kind_of_file_nothing_is_begun(qtbot: QtBot, page: ReceiptsPage, out: Path) -> None:
    made = exporting(qtbot, page, out, which="all", format_pdf="")
    press(made, "hand_out_go")
    assert part(made, QLabel, "format_error").text() == "Tick at least one kind of file."
    assert not out.exists()


def test_a_folder_that_cannot_be_written_is_told_at_its_field(
    qtbot: QtBot, page: ReceiptsPage, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    made = exporting(qtbot, page, tmp_path / "file" / "receipts", which="all")
    press(made, "hand_out_go")
    field = part(made, QWidget, "folder")
    qtbot.waitUntil(lambda: bool(field.property("wrong")), timeout=PATIENCE)
    settled(qtbot, page.desk)


def test_a_stopped_export_says_what_stays_and_can_begin_again(
    qtbot: QtBot, page: ReceiptsPage, out: Path
) -> None:
    made = exporting(qtbot, page, out, which="all", format_png="yes")
    press(made, "hand_out_go")
    press(made, "stop_handing_out")
    qtbot.waitUntil(lambda: bool(made.findChildren(QWidget, "failed")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "Stopped." in texts(made)
    assert "10 receipts written" in written(qtbot, page, made)


def test_what_waits_is_never_noted_as_handed_out(qtbot: QtBot, page: ReceiptsPage, charity: Charity) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "20", "--donor", "Li")
    type_in(page, "state", "all")
    settled(qtbot, page.desk)
    choose(qtbot, page, 10, 11)
    act(page, "act_mark")
    settled(qtbot, page.desk)
    qtbot.waitUntil(lambda: cells(page, 10)["exported"] not in ("not yet", "…"), timeout=PATIENCE)
    assert cells(page, 11)["exported"] == ""


def test_a_second_click_writes_nothing_twice(qtbot: QtBot, page: ReceiptsPage, out: Path) -> None:
    made = exporting(qtbot, page, out, which="all", together="one")
    go = button(made, "hand_out_go")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert not go.isEnabled()
    qtbot.waitUntil(lambda: bool(made.findChildren(QWidget, "written")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert "arked as copies" not in texts(made)


def test_a_chosen_receipt_is_drawn_once_the_key_is_awake_and_grows(
    qtbot: QtBot, page: ReceiptsPage, answers: Answers
) -> None:
    choose(qtbot, page, 3)
    assert answers.asked == []
    assert "must be unlocked" in part(page, QLabel, "preview_said").text()
    picture(page, "receipts-locked")
    with qtbot.waitSignal(page.preview.drawn, timeout=PATIENCE):
        press(page, "preview_ask")
    assert [question.kind for question in answers.asked] == ["passphrase"]
    before = page.preview.page.pixmap().width()
    picture(page, "receipts-preview")
    with qtbot.waitSignal(page.preview.drawn, timeout=PATIENCE):
        press(page, "zoom_in")
    assert page.preview.page.pixmap().width() > before
    picture(page, "receipts-zoomed")
    with qtbot.waitSignal(page.preview.drawn, timeout=PATIENCE):
        choose(qtbot, page, 4)
    assert len(answers.asked) == 1
    assert cells(page, 3)["issued"] == ""


def test_the_code_fills_the_screen_scans_and_escape_closes_it(qtbot: QtBot, page: ReceiptsPage) -> None:
    choose(qtbot, page, 6)
    press(page, "show_code")
    screen = dialog(qtbot, "qr_screen")
    assert isinstance(screen, QrScreen)
    settled(qtbot, page.desk)
    assert "Receipt no. 6, 600.00" in texts(screen)
    found = read_documents(png_of(screen.grab().toImage()))
    assert [decode(each.document).amount for each in found] == [60_000]
    picture(screen, "receipts-code")
    assert unnamed(screen) == []
    gone: list[bool] = []
    screen.destroyed.connect(lambda: gone.append(True))
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert cells(page, 6)["exported"] == "not yet"


def test_a_donor_who_scanned_the_code_has_the_receipt(qtbot: QtBot, page: ReceiptsPage) -> None:
    choose(qtbot, page, 6)
    press(page, "show_code")
    screen = dialog(qtbot, "qr_screen")
    press(screen, "qr_handed_out")
    settled(qtbot, page.desk)
    qtbot.waitUntil(lambda: cells(page, 6)["exported"] not in ("not yet", "…"), timeout=PATIENCE)


def test_the_link_is_copied(qtbot: QtBot, page: ReceiptsPage) -> None:
    said: list[str] = []
    page.desk.told.connect(said.append)
    choose(qtbot, page, 7)
    act(page, "act_link")
    settled(qtbot, page.desk)
    receipt = decode(from_text(QGuiApplication.clipboard().text()))
    assert receipt.recorded is not None
    assert receipt.recorded.serial == 7
    assert "receipt no. 7 is copied" in said[0]


def test_voiding_is_told_to_be_for_ever_and_done_once(
    qtbot: QtBot, page: ReceiptsPage, answers: Answers
) -> None:
    refused: list[object] = []
    page.desk.failed.connect(refused.append)
    choose(qtbot, page, 8)
    act(page, "act_void")
    made = dialog(qtbot, "void")
    assert "This cannot be undone" in texts(made)
    type_in(made, "reason", "duplicate")
    type_in(made, "successor", "7")
    picture(made, "receipts-void")
    assert unnamed(made) == []
    go = button(made, "void_go")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert not go.isEnabled()
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    type_in(page, "state", "voided")
    settled(qtbot, page.desk)
    assert cells(page, 8)["state"] == "Replaced by no. 7"
    assert len(answers.reviews) == 1
    assert refused == []


def test_a_wrong_successor_is_told_at_its_field(qtbot: QtBot, page: ReceiptsPage, answers: Answers) -> None:
    choose(qtbot, page, 8)
    act(page, "act_void")
    made = dialog(qtbot, "void")
    type_in(made, "successor", "8")
    press(made, "void_go")
    assert part(made, QWidget, "successor").property("wrong")
    assert answers.asked == []


def test_who_does_not_sign_finds_the_dialog_as_it_was(
    qtbot: QtBot, page: ReceiptsPage, answers: Answers
) -> None:
    answers.sign = False
    choose(qtbot, page, 8)
    act(page, "act_void")
    made = dialog(qtbot, "void")
    press(made, "void_go")
    settled(qtbot, page.desk)
    assert button(made, "void_go").isEnabled()
    assert cells(page, 8)["state"] == "On the ledger"


def test_a_replaced_receipt_points_to_its_corrected_twin(
    qtbot: QtBot, page: ReceiptsPage, answers: Answers
) -> None:
    choose(qtbot, page, 9)
    act(page, "act_replace")
    made = dialog(qtbot, "replace")
    assert "The amount cannot be changed here." in texts(made)
    press(made, "replace_go")
    assert part(made, QWidget, "donor").property("wrong")
    type_in(made, "donor", "Ms Yang")
    picture(made, "receipts-replace")
    assert unnamed(made) == []
    press(made, "replace_go")
    settled(qtbot, page.desk)
    qtbot.waitUntil(lambda: page.one is not None and page.one.line.serial == 11, timeout=PATIENCE)
    settled(qtbot, page.desk)
    assert cells(page, 11)["donor"] == "Ms Yang"
    assert cells(page, 9)["state"] == "Replaced by no. 11"
    picture(page, "receipts-replaced")


def test_a_gift_that_waits_is_promised_with_a_due_day(
    qtbot: QtBot, page: ReceiptsPage, charity: Charity, out: Path
) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "20", "--donor", "Li")
    page.show_subject({"gift": 11})
    made = filled(qtbot, page, out, format_png="yes", due_days="soon")
    picture(made, "receipts-promise")
    press(made, "hand_out_go")
    field = part(made, QWidget, "due_days")
    qtbot.waitUntil(lambda: bool(field.property("wrong")), timeout=PATIENCE)
    settled(qtbot, page.desk)
    type_in(made, "due_days", "10")
    written(qtbot, page, made)
    receipt = decode(read_documents(out / "promise-gift-000011.png")[0].document)
    assert receipt.due is not None
    assert (receipt.due - receipt.issued).days == 10
    press(made, "cancel")
    settled(qtbot, page.desk)
    qtbot.waitUntil(lambda: cells(page, 11)["state"].startswith("Promised until"), timeout=PATIENCE)


def test_looking_at_a_gift_that_waits_promises_nothing(
    qtbot: QtBot, page: ReceiptsPage, charity: Charity
) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "20", "--donor", "Li")
    type_in(page, "state", "waiting")
    settled(qtbot, page.desk)
    choose(qtbot, page, 11)
    picture(page, "receipts-waiting")
    assert button(page, "export").text() == "&Promise…"
    press(page, "show_code")
    assert dialog(qtbot, "hand_out").windowTitle() == "Promise a receipt"


def test_printed_pages_are_the_receipts_and_count_as_handed_out(
    qtbot: QtBot, page: ReceiptsPage, tmp_path: Path
) -> None:
    choose(qtbot, page, 1, 2)
    press(page, "print")
    made = dialog(qtbot, "hand_out")
    settled(qtbot, page.desk)
    assert not part(made, QWidget, "format_pdf").isVisible()
    press(made, "hand_out_go")
    settled(qtbot, page.desk)
    asked = [each for each in made.findChildren(QWidget) if each.objectName() == "print_dialog"]
    assert len(asked) == 1
    asked[0].close()
    settled(qtbot, page.desk)
    assert cells(page, 1)["exported"] == "not yet"
    printer = new_printer(2, "Receipts")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.send(made.pages, printer)  # type: ignore[attr-defined]
    settled(qtbot, page.desk)
    found = [decode(each.document) for each in read_documents(tmp_path / "printed.pdf")]
    assert [each.recorded.serial for each in found if each.recorded] == [1, 2]
    qtbot.waitUntil(lambda: cells(page, 1)["exported"] not in ("not yet", "…"), timeout=PATIENCE)


def test_a_batch_is_shown_and_exported_by_itself(qtbot: QtBot, page: ReceiptsPage, out: Path) -> None:
    page.show_subject({"batch": 3})
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 2, timeout=PATIENCE)
    settled(qtbot, page.desk)
    picture(page, "receipts-batch")
    press(page, "export_batch")
    made = filled(qtbot, page, out)
    assert "2 receipts written" in written(qtbot, page, made)
    press(made, "cancel")
    press(page, "all_batches")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 10, timeout=PATIENCE)
    settled(qtbot, page.desk)


def test_other_pages_lead_to_one_receipt_and_to_all(qtbot: QtBot, page: ReceiptsPage) -> None:
    page.show_subject({"serial": 2})
    qtbot.waitUntil(lambda: page.one is not None and page.one.line.serial == 2, timeout=PATIENCE)
    page.show_subject({"action": "all"})
    made = dialog(qtbot, "hand_out")
    settled(qtbot, page.desk)
    assert part(made, QWidget, "which").currentText() == "All (10)"  # type: ignore[attr-defined]


def test_what_was_chosen_last_is_there_again(qtbot: QtBot, page: ReceiptsPage, out: Path) -> None:
    made = exporting(
        qtbot, page, out, which="all", together="one", language="zh", profile="us", extra_benefits="none"
    )
    press(made, "cancel")
    made = exporting(qtbot, page, out)
    assert part(made, QWidget, "language").currentData() == "zh"  # type: ignore[attr-defined]
    assert part(made, QWidget, "profile").currentData() == "us"  # type: ignore[attr-defined]
    assert part(made, QWidget, "extra_benefits").text() == "none"  # type: ignore[attr-defined]


def test_the_code_is_black_on_white_in_the_dark_palette_too(qtbot: QtBot, page: ReceiptsPage) -> None:
    from PySide6.QtWidgets import QApplication

    from almoner.ui import theme
    from support_window import dress

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    kept = dress(application, palette=theme.DARK)
    choose(qtbot, page, 6)
    press(page, "show_code")
    screen = dialog(qtbot, "qr_screen")
    image: QImage = screen.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in (5, image.height() // 3)
    }
    assert {"#ffffff", "#000000"} <= seen
    picture(screen, "receipts-code-dark")
    screen.close()
    dress(application, palette=theme.LIGHT)
    assert kept
