"""Importing a list: seen before it is entered, corrected by clicks, entered once, taken back while it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from almoner.ui import theme
from almoner.ui.pages.donations import DonationsPage
from almoner.ui.pages.import_panel import ImportPanel
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

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from almoner.ui.desk import Desk
    from almoner.ui.pages.import_results import RowTable
    from support_charity import Charity

BOCOM = "wrc_cash_bocom_to_2020-01-28.xlsx"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> DonationsPage:
    """Return the page of donations in sight, with everything read."""
    page = DonationsPage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    return page


def opened(qtbot: QtBot, page: DonationsPage, path: Path) -> ImportPanel:
    """Open a file on the page and wait until it was read."""
    page.import_file(path)
    return read(qtbot, page)


def read(qtbot: QtBot, page: DonationsPage) -> ImportPanel:
    """Wait until what was said last is read; return the panel."""
    panel = page.importing
    assert panel is not None
    settled(qtbot, page.desk)
    qtbot.waitUntil(lambda: not panel._soon.isActive(), timeout=PATIENCE)
    settled(qtbot, page.desk)
    return panel


def brought_in(qtbot: QtBot, page: DonationsPage, path: Path) -> None:
    """Import a file as it is understood."""
    press(opened(qtbot, page, path), "import_now")
    settled(qtbot, page.desk)


def written(folder: Path, name: str, *lines: str) -> Path:
    """Write a list with these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def choose(table: RowTable, row: int) -> None:
    """Select a row of a table of the import, counted from 0."""
    assert table.table is not None
    view = table.table.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, 0)).center())  # fmt: skip


def said(page: DonationsPage, name: str) -> str:
    """Return what the notice of this name says."""
    return texts(part(page, QWidget, name))


def test_the_wuhan_list_is_imported_recorded_and_never_twice(
    qtbot: QtBot, page: DonationsPage, real_data: Path
) -> None:
    panel = opened(qtbot, page, real_data / BOCOM)
    assert "2,855" in said(page, "summary")
    assert "314,540,755.69" in said(page, "summary")
    assert "counts 2,856 donations, here are 2,855" in said(page, "total_2858")
    picture(page, "import-bocom")
    assert unnamed(page) == []
    press(panel, "import_now")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 2865
    assert "2,855" in said(page, "notice")
    picture(page, "import-bocom-done")
    press(page, "commit")
    asked = dialog(qtbot, "commit")
    settled(qtbot, page.desk)
    press(asked, "record")
    settled(qtbot, page.desk)
    assert "serial numbers are 11 to 2865" in texts(asked)
    picture(asked, "import-bocom-recorded")
    asked.close()
    assert not page.said.isVisible(), "what is recorded is still offered to be undone"
    panel = opened(qtbot, page, real_data / BOCOM)
    assert "Nothing is new" in said(page, "summary")
    assert not button(panel, "import_now").isEnabled()
    picture(page, "import-bocom-again")


@pytest.mark.parametrize(
    ("name", "count", "total"),
    [("wrc_cash_notice_10_2020-02-01.xlsx", "101", "17,957,682.45")],
)
def test_another_published_list_is_understood_as_it_stands(
    qtbot: QtBot, page: DonationsPage, real_data: Path, name: str, count: str, total: str
) -> None:
    opened(qtbot, page, real_data / name)
    assert count in said(page, "summary")
    assert total in said(page, "summary")
    picture(page, "import-notice-10")


def test_a_statement_of_20000_rows_asks_for_the_order_of_its_dates(
    qtbot: QtBot, page: DonationsPage, charity: Charity, real_data: Path
) -> None:
    charity.run("fund", "create", "Yagi", "--unit", "VND")
    page.look()
    settled(qtbot, page.desk)
    panel = opened(qtbot, page, real_data / "mttq_agribank_statement.csv")
    assert "in which order day and month stand" in said(page, "obstacle")
    assert not button(panel, "import_now").isEnabled()
    picture(page, "import-date-order")
    type_in(panel, "date_order", "dmy")
    panel = read(qtbot, page)
    assert not panel.findChildren(QWidget, "obstacle")
    type_in(panel, "import_fund", "Yagi")
    panel = read(qtbot, page)
    assert "19,999" in said(page, "summary")
    assert "1" in panel.rows.tabText(1)
    picture(page, "import-mttq")
    press(panel, "import_now")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 10 + 19_999


def test_money_under_another_currencys_heading_is_taken_when_the_person_says_so(
    qtbot: QtBot, page: DonationsPage, real_data: Path
) -> None:
    panel = opened(qtbot, page, real_data / "dignitas_donations.csv")
    assert "fund’s currency" in said(page, "obstacle")
    type_in(panel, "column_2", "amount")
    panel = read(qtbot, page)
    assert "1,379" in said(page, "summary")
    picture(page, "import-dignitas")


def test_a_list_of_another_currency_is_rejected_with_the_reason(
    qtbot: QtBot, page: DonationsPage, real_data: Path
) -> None:
    panel = opened(qtbot, page, real_data / "gla_360giving_grants.csv")
    assert "another currency" in said(page, "summary")
    assert panel.rows.currentIndex() == 1
    assert not button(panel, "import_now").isEnabled()
    picture(page, "import-gla")


def test_a_workbook_with_several_sheets_asks_which(
    qtbot: QtBot, page: DonationsPage, real_data: Path
) -> None:
    panel = opened(qtbot, page, real_data / "wrc_daily_summary_2020-01-24_to_02-02.xlsx")
    assert "several sheets" in said(page, "obstacle")
    assert panel.preview.isVisible()
    type_in(panel, "sheet", "Sheet2")
    read(qtbot, page)
    assert "several sheets" not in said(page, "obstacle")
    picture(page, "import-sheets")


def test_goods_go_into_a_goods_fund(qtbot: QtBot, page: DonationsPage, real_data: Path) -> None:
    panel = opened(qtbot, page, real_data / "wrc_goods_received_07_2020-01-29.xlsx")
    assert "above the right column" in said(page, "obstacle")
    type_in(panel, "import_fund", "Boxes")
    read(qtbot, page)
    assert "other goods" in said(page, "summary")
    picture(page, "import-goods")


def test_a_column_is_given_another_meaning_by_hand(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    path = written(tmp_path, "list.csv", "Who,Amount,Remark", "Li Wei,10,school", "Wang Fang,20.5,well")
    panel = opened(qtbot, page, path)
    assert "2" in said(page, "summary")
    type_in(panel, "column_0", "donor")
    type_in(panel, "column_2", "note")
    panel = read(qtbot, page)
    press(panel, "import_now")
    settled(qtbot, page.desk)
    rows = [page.table.model.row_at(at) for at in (0, 1)]
    assert [(row.line.donor, row.line.note) for row in rows if row is not None] == [
        ("Wang Fang", "well"),
        ("Li Wei", "school"),
    ]


def test_without_an_amount_the_window_says_what_to_do(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    panel = opened(qtbot, page, written(tmp_path, "list.csv", "donor,amount", "Li Wei,10"))
    type_in(panel, "column_1", "")
    read(qtbot, page)
    assert "Choose “Amount”" in said(page, "obstacle")
    type_in(panel, "column_1", "amount")
    read(qtbot, page)
    assert "10.00" in said(page, "summary")


def test_a_row_that_looks_like_a_total_is_ticked_as_a_donation(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    panel = opened(qtbot, page, written(tmp_path, "list.csv", "amount", "10", "20", "30"))
    panel.rows.setCurrentIndex(1)
    choose(panel.rows.rejected, 0)
    press(panel, "is_a_gift")
    read(qtbot, page)
    assert "60.00" in said(page, "summary")


def test_a_row_is_left_out_and_taken_back(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    panel = opened(qtbot, page, written(tmp_path, "list.csv", "donor,amount", "Li Wei,10", "Wang Fang,25"))
    choose(panel.rows.accepted, 0)
    press(panel, "leave_out_accepted")
    panel = read(qtbot, page)
    assert "25.00" in said(page, "summary")
    panel.rows.setCurrentIndex(2)
    settled(qtbot, page.desk)
    choose(panel.rows.skipped, 1)
    press(panel, "read_again")
    read(qtbot, page)
    assert "35.00" in said(page, "summary")


def test_doubtful_rows_are_asked_about_in_words(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    brought_in(qtbot, page, written(tmp_path, "one.csv", "donor,amount", "Li Wei,10", "Wang Fang,20"))
    panel = opened(qtbot, page, written(tmp_path, "two.csv", "donor,amount", "Li Wei,10", "Zhang Min,30"))
    assert "nothing tells whether they are the same" in said(page, "doubtful")
    assert "30.00" in said(page, "summary")
    picture(page, "import-doubtful")
    press(panel, "doubtful_new")
    read(qtbot, page)
    assert "40.00" in said(page, "summary")
    press(panel, "doubtful_ask")
    panel = read(qtbot, page)
    press(panel, "doubtful_known")
    read(qtbot, page)
    assert "30.00" in said(page, "summary")


def test_an_import_is_undone_as_a_whole(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    brought_in(qtbot, page, written(tmp_path, "list.csv", "donor,amount", "Li Wei,10", "Wang Fang,20"))
    assert page.table.model.rowCount() == 12
    press(part(page, QWidget, "notice"), "undo")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 10


def test_an_earlier_import_is_undone_from_the_list_of_files(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    brought_in(qtbot, page, written(tmp_path, "list.csv", "donor,amount", "Li Wei,10", "Wang Fang,20"))
    page.more.show_files()
    files = dialog(qtbot, "imported_files")
    settled(qtbot, page.desk)
    assert unnamed(files) == []
    assert not button(files, "undo_import").isEnabled()
    view = part(files, QTableView, "table.imported_files")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())  # fmt: skip
    picture(files, "import-files")
    press(files, "undo_import")
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 10


def test_a_mapping_is_saved_used_and_deleted(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    panel = opened(qtbot, page, written(tmp_path, "one.csv", "Who,Amount", "Li Wei,10"))
    type_in(panel, "column_0", "donor")
    panel = read(qtbot, page)
    press(panel, "save_mapping")
    asked = dialog(qtbot, "name_mapping")
    type_in(asked, "mapping_name", "our list")
    press(asked, "agree")
    settled(qtbot, page.desk)
    panel = opened(qtbot, page, written(tmp_path, "two.csv", "Who,Amount", "Wang Fang,20"))
    assert panel.preview.mapping.boxes[0].currentData() == ""
    type_in(panel, "saved_mapping", "our list")
    panel = read(qtbot, page)
    assert panel.preview.mapping.boxes[0].currentData() == "donor"
    press(panel, "delete_mapping")
    press(dialog(qtbot, "confirm"), "agree")
    settled(qtbot, page.desk)
    assert not panel.mappings.choice.isVisible()


def test_a_file_with_the_same_headings_is_read_as_the_last_one_when_wanted(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    panel = opened(qtbot, page, written(tmp_path, "one.csv", "Who,Amount", "Li Wei,10"))
    type_in(panel, "column_0", "donor")
    press(read(qtbot, page), "import_now")
    settled(qtbot, page.desk)
    panel = opened(qtbot, page, written(tmp_path, "two.csv", "Who,Amount", "Wang Fang,20"))
    assert "same headings" in said(page, "same_headings")
    press(panel, "read_the_same")
    panel = read(qtbot, page)
    assert panel.preview.mapping.boxes[0].currentData() == "donor"


def test_settings_change_how_the_file_is_read(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    lines = ("kind;donor;amount", "fee;bank;2,500", "gift;Li Wei;1,500", "gift;;3,500")
    panel = opened(qtbot, page, written(tmp_path, "list.csv", *lines))
    assert "7,500.00" in said(page, "summary")
    press(panel, "how_read")
    type_in(panel, "thousands", ".")
    read(qtbot, page)
    assert "7,500.00" not in said(page, "summary")
    type_in(panel, "thousands", "")
    read(qtbot, page)
    type_in(panel, "where_column", "kind")
    type_in(panel, "where_text", "gift")
    read(qtbot, page)
    assert "5,000.00" in said(page, "summary")
    panel.settings.fill.menu().actions()[1].trigger()
    panel.settings.undated.box.click()
    panel.settings.date.value = "2026-01-02"
    type_in(panel, "scale", "1000")
    panel = read(qtbot, page)
    assert "5,000,000.00" in said(page, "summary")
    picture(page, "import-settings")
    press(panel, "import_now")
    settled(qtbot, page.desk)
    row = page.table.model.row_at(0)
    assert row is not None
    assert (row.line.donor, str(row.line.date)) == ("Li Wei", "2026-01-02")


def test_a_file_that_is_no_table_is_refused_in_words(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    (tmp_path / "invoice.pdf").write_bytes(b"%PDF-1.7 and so on")
    panel = opened(qtbot, page, tmp_path / "invoice.pdf")
    assert "PDF" in said(page, "obstacle")
    assert not panel.preview.isVisible()
    picture(page, "import-pdf")
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_a_dropped_file_is_opened(qtbot: QtBot, page: DonationsPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "list.csv", "donor,amount", "Li Wei,10")))])
    page.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    panel = read(qtbot, page)
    assert "list.csv" in part(panel, QLabel, "import_title").text()
    assert "10.00" in said(page, "summary")


def test_what_was_seen_is_imported_although_the_file_changed_since(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    path = written(tmp_path, "list.csv", "donor,amount", "Li Wei,10")
    panel = opened(qtbot, page, path)
    path.write_text("donor,amount\nSomebody,99\n")
    press(panel, "import_now")
    settled(qtbot, page.desk)
    row = page.table.model.row_at(0)
    assert row is not None
    assert row.line.donor == "Li Wei"


def test_importing_twice_by_a_double_click_imports_once(
    qtbot: QtBot, page: DonationsPage, tmp_path: Path
) -> None:
    panel = opened(qtbot, page, written(tmp_path, "list.csv", "donor,amount", "Li Wei,10"))
    for _ in range(2):
        QTest.mouseClick(button(panel, "import_now"), Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    assert page.table.model.rowCount() == 11


@pytest.mark.parametrize(("palette", "lang", "width", "height"), [(theme.DARK, "zh_CN", 960, 600), (theme.LIGHT, "en", 590, 380)])  # fmt: skip
def test_an_import_can_be_used_in_little_room(
    qtbot: QtBot, desk: Desk, answers: Answers, qapp: QApplication, tmp_path: Path,
    palette: str, lang: str, width: int, height: int,
) -> None:  # fmt: skip
    kept = dress(qapp, lang=lang, palette=palette)
    page = DonationsPage(desk)
    show(qtbot, page, width=width, height=height)
    settled(qtbot, desk)
    panel = opened(
        qtbot, page, written(tmp_path, "名单.csv", "姓名,金额,备注", "李伟,10,学校", "王芳,20,水井")
    )
    panel.settings.unfold()
    settled(qtbot, desk)
    assert page.width() <= width
    assert button(panel, "import_now").isEnabled()
    picture(page, f"import-{width}-{palette}-{lang}")
    kept.use("en")
