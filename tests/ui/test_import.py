"""Importing a list: seen before it is entered, corrected by clicks, entered once, taken back while it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from almoner.ui.pages.donations import DonationsPage
from almoner.ui.pages.import_panel import ImportPanel
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
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from almoner.ui.desk import Desk


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
    panel = page.importing
    assert panel is not None
    read(qtbot, page)
    return panel


def read(qtbot: QtBot, page: DonationsPage) -> None:
    """Wait until what was said last is read."""
    panel = page.importing
    assert panel is not None
    qtbot.waitUntil(lambda: not panel._soon.isActive(), timeout=PATIENCE)
    settled(qtbot, page.desk)


@pytest.mark.parametrize("name", ["wrc_cash_bocom_to_2020-01-28.xlsx", "wrc_cash_notice_10_2020-02-01.xlsx", "mttq_agribank_statement.csv", "dignitas_donations.csv", "gla_360giving_grants.csv", "wrc_goods_received_07_2020-01-29.xlsx", "wrc_daily_summary_2020-01-24_to_02-02.xlsx", "astro_opencollective_transactions.csv"])
def test_look(qtbot: QtBot, page: DonationsPage, real_data: Path, name: str) -> None:
    opened(qtbot, page, real_data / name)
    picture(page, "look-" + name)
    print(texts(page.importing))
