"""The page of donations: entered by keyboard, found, changed, removed, put back; on the ledger nothing is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget

from almoner.ui import theme
from almoner.ui.pages.donations import DonationsPage
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
    from pytestqt.qtbot import QtBot

    from almoner.ui.desk import Desk
    from support_charity import Charity


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, answers: Answers) -> DonationsPage:
    """Return the page of donations in sight, with everything read."""
    page = DonationsPage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    return page


def test_all_donations_are_shown_with_their_exact_total(page: DonationsPage) -> None:
    assert page.table.model.rowCount() == 10
    assert "5,500.00" in part(page, QLabel, "totals").text()
    assert unnamed(page) == []
    picture(page, "donations")
