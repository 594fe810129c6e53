"""Tables: any number of rows, sorted, searched, selected, copied and exported, with nothing slow in the window's thread."""

from __future__ import annotations

import csv
import threading
from array import array
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from almoner.ui.desk import Desk
from almoner.ui.tables.columns import Column, Kind, ListSource, TableQuery
from almoner.ui.tables.model import PAGE, WAITING, PagedModel
from almoner.ui.tables.view import DataTable
from almoner.ui.tasks import Job
from support_window import PATIENCE, settled, show, unnamed

Row = tuple[int, str]
COLUMNS: list[Column[Row]] = [
    Column("number", "No.", lambda r: f"{r[0]:,}", Kind.NUMBER, 8, value=lambda r: r[0]),
    Column("name", "Name", lambda r: r[1]),
]
ROWS = [(number, f"捐赠人 {number}" if number % 2 else f"Donor {number}") for number in range(1, 601)]


class Million:
    """A million rows that count how often they are asked for, and never in the window's thread."""

    def __init__(self, count: int = 1_000_000) -> None:
        self.count = count
        self.asked: list[int] = []
        self.window = threading.get_ident()

    def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
        assert threading.get_ident() != self.window
        return array("q", range(self.count, 0, -1) if query.descending else range(1, self.count + 1))

    def rows(self, job: Job, ids: Sequence[int]) -> Sequence[Row]:
        assert threading.get_ident() != self.window
        self.asked.append(len(ids))
        return [(number, f"Row {number}") for number in ids]


@pytest.fixture
def table(qtbot: QtBot, desk: Desk) -> DataTable[Row]:
    made = DataTable(desk, COLUMNS, name="test", title="Donations", empty="Nothing yet", sort="number")
    show(qtbot, made, width=700, height=500)
    return made


def filled(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> DataTable[Row]:
    table.show_source(ListSource(ROWS, COLUMNS))
    settled(qtbot, desk)
    return table


def names(qtbot: QtBot, table: DataTable[Row]) -> list[str]:
    for row in range(table.model.rowCount()):
        qtbot.waitUntil(lambda row=row: table.model.row_at(row) is not None, timeout=PATIENCE)
    return [table.model.data(table.model.index(row, 1)) for row in range(table.model.rowCount())]


def test_the_model_keeps_qts_rules(qtbot: QtBot, desk: Desk, qtmodeltester: ModelTester) -> None:
    model = PagedModel(desk, COLUMNS)
    qtmodeltester.check(model)
    model.ask(ListSource(ROWS, COLUMNS))
    settled(qtbot, desk)
    assert model.rowCount() == len(ROWS)
    qtmodeltester.check(model)
    model.ask(query=TableQuery(search="Donor 1"))
    settled(qtbot, desk)
    qtmodeltester.check(model)


def test_a_million_rows_cost_the_rows_in_sight_only(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    source = Million()
    table.show_source(source)
    settled(qtbot, desk)
    assert table.model.rowCount() == 1_000_000
    table.view.scrollToBottom()
    QApplication.processEvents()
    settled(qtbot, desk)
    assert table.model.data(table.model.index(999_999, 1)) == "Row 1000000"
    assert sum(source.asked) <= 6 * PAGE


def test_a_row_that_has_not_come_shows_that_it_is_waited_for(qtbot: QtBot, desk: Desk) -> None:
    model = PagedModel(desk, COLUMNS)
    model.ask(Million(1000))
    qtbot.waitUntil(lambda: model.rowCount() == 1000, timeout=PATIENCE)
    assert model.data(model.index(500, 1)) == WAITING
    settled(qtbot, desk)
    assert model.data(model.index(500, 1)) == "Row 501"


def test_a_click_on_a_heading_sorts(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    filled(qtbot, desk, table)
    header = table.view.horizontalHeader()
    for expected in (600, 1):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_middle_of_section(table, 0))
        settled(qtbot, desk)
        first = table.model.row_at(0)
        assert first is not None
        assert first[0] == expected


def _middle_of_section(table: DataTable[Row], section: int):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QPoint

    header = table.view.horizontalHeader()
    return QPoint(
        header.sectionViewportPosition(section) + header.sectionSize(section) // 2, header.height() // 2
    )


@pytest.mark.parametrize(("typed", "count"), [("donor 12", 11), ("捐", 300), ("捐赠", 300), ("nobody", 0)])
def test_typing_searches(qtbot: QtBot, desk: Desk, table: DataTable[Row], typed: str, count: int) -> None:
    filled(qtbot, desk, table)
    table.search.setText(typed)
    QTest.keyClick(table.search, Qt.Key.Key_Return)
    settled(qtbot, desk)
    assert table.model.rowCount() == count
    words = typed.split()
    assert all(word in name.casefold() for name in names(qtbot, table) for word in words)


def test_the_newest_search_wins_over_a_slow_older_one(qtbot: QtBot, desk: Desk) -> None:
    slow = threading.Event()

    class Slow(ListSource[Row]):
        def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
            if query.search == "slow":
                slow.wait(20)
            return super().ids(job, query)

    model = PagedModel(desk, COLUMNS)
    model.ask(Slow(ROWS, COLUMNS), TableQuery(search="slow"))
    model.ask(query=TableQuery(search="捐赠人 599"))
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=PATIENCE)
    slow.set()
    settled(qtbot, desk)
    assert model.rowCount() == 1


def test_rows_of_the_last_question_never_stand_under_the_next_one(qtbot: QtBot, desk: Desk) -> None:
    go_on, asked_for = threading.Event(), []

    class Some(ListSource[Row]):
        def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
            if query.descending:
                go_on.wait(20)
            return super().ids(job, query)

        def rows(self, job: Job, ids: Sequence[int]) -> Sequence[Row]:
            asked_for.append(ids[0])
            return super().rows(job, ids)

    model = PagedModel(desk, COLUMNS)
    model.ask(Some(ROWS, COLUMNS), TableQuery(sort="number"))
    settled(qtbot, desk)
    model.ask(Some(ROWS[:3], COLUMNS), TableQuery(sort="number", descending=True))
    assert model.data(model.index(599, 1)) == WAITING
    go_on.set()
    settled(qtbot, desk)
    assert asked_for == []
    qtbot.waitUntil(lambda: model.row_at(0) is not None, timeout=PATIENCE)
    assert model.data(model.index(0, 1)) == ROWS[2][1]


def test_nothing_to_show_says_so(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    table.show_source(ListSource([], COLUMNS))
    settled(qtbot, desk)
    assert table._empty.isVisible()
    table.show_source(ListSource(ROWS, COLUMNS))
    settled(qtbot, desk)
    assert not table._empty.isVisible()


def test_the_selected_row_stays_selected_when_the_table_looks_again(
    qtbot: QtBot, desk: Desk, table: DataTable[Row]
) -> None:
    filled(qtbot, desk, table)
    assert table.select_id(17)
    table.refresh()
    settled(qtbot, desk)
    assert table.selected_ids() == [17]


def test_selected_rows_are_copied_as_spreadsheets_take_them(
    qtbot: QtBot, desk: Desk, table: DataTable[Row]
) -> None:
    filled(qtbot, desk, table)
    table.view.selectRow(0)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, desk)
    assert QApplication.clipboard().text() == "No.\tName\n1\t捐赠人 1\n2\tDonor 2"


def test_the_columns_in_sight_are_exported_in_their_order_and_sorting(
    qtbot: QtBot, desk: Desk, table: DataTable[Row], tmp_path: Path
) -> None:
    filled(qtbot, desk, table)
    table.view.horizontalHeader().moveSection(1, 0)
    table.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    settled(qtbot, desk)
    table.export_to(tmp_path / "out.csv")
    settled(qtbot, desk)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[:2] == [["Name", "No."], ["Donor 600", "600"]]
    assert len(rows) == 601


def test_hidden_columns_and_sorting_are_remembered(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    filled(qtbot, desk, table)
    table._show_column(1, False)
    table.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    settled(qtbot, desk)
    again = DataTable(desk, COLUMNS, name="test", title="Donations", sort="number")
    qtbot.addWidget(again)
    assert [column.key for column in again.shown_columns()] == ["number"]
    assert again.model.query.descending


def test_the_last_column_in_sight_stays(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    filled(qtbot, desk, table)
    table._show_column(0, False)
    table._show_column(1, False)
    assert [column.key for column in table.shown_columns()] == ["name"]


def test_a_cell_that_looks_like_markup_stays_text(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    table.show_source(ListSource([(1, "<b>Bank</b>")], COLUMNS))
    settled(qtbot, desk)
    table.model.row_at(0)
    settled(qtbot, desk)
    index = table.model.index(0, 1)
    assert table.model.data(index) == "<b>Bank</b>"
    assert "<b>" not in table.model.data(index, Qt.ItemDataRole.ToolTipRole)


def test_a_source_that_fails_is_told_and_the_table_stays(
    qtbot: QtBot, desk: Desk, table: DataTable[Row]
) -> None:
    from almoner_chain.core.errors import AlmonerError, BadInput

    class Failing(ListSource[Row]):
        def ids(self, job: Job, query: TableQuery) -> Sequence[int]:
            raise BadInput("The table cannot be read.", code="test")

    filled(qtbot, desk, table)
    told: list[AlmonerError] = []
    desk.failed.connect(told.append)
    table.show_source(Failing(ROWS, COLUMNS))
    settled(qtbot, desk)
    assert [error.code for error in told] == ["test"]
    assert table.model.rowCount() == 600


def test_every_part_of_a_table_has_a_name(qtbot: QtBot, desk: Desk, table: DataTable[Row]) -> None:
    filled(qtbot, desk, table)
    assert unnamed(table) == []
