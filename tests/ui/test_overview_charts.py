"""Charts: round marks, exact shares, patterns beside colours, twelve months at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almoner.ui import theme
from almoner.ui.charts import (
    AVAILABLE,
    CAME_IN,
    GIVEN_BACK,
    WENT_OUT,
    MonthBars,
    MonthSums,
    Share,
    ShareBar,
    tick_text,
    ticks,
)
from almoner_chain.core.units import Unit
from support_window import dress, picture, show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CNY = Unit.currency("CNY")


@given(st.integers(0, 2**128 - 1))
def test_marks_are_few_round_and_reach_the_highest(highest: int) -> None:
    marks = ticks(highest)
    step = marks[1]
    assert marks == [step * at for at in range(len(marks))]
    assert 2 <= len(marks) <= 5
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert marks[-1] >= highest
    assert marks[-1] - step < max(highest, 1)


def test_marks_are_written_without_noughts_behind_the_point() -> None:
    assert tick_text(20_000_000, CNY) == "200,000"
    assert tick_text(50, CNY) == "0.50"
    assert tick_text(5, Unit.item("box")) == "5"


def test_colour_is_not_the_only_sign() -> None:
    looks = (CAME_IN, WENT_OUT, GIVEN_BACK, AVAILABLE)
    assert len({look.pattern for look in looks}) == len(looks)
    assert len({look.series for look in looks}) == len(looks)


def year() -> list[MonthSums]:
    """Return a year over a new year's day."""
    return [
        MonthSums(2025 + (at + 7) // 12, (at + 7) % 12 + 1, 100_000 * (at % 5), 70_000 * (at % 3))
        for at in range(12)
    ]


@pytest.mark.parametrize("width", [220, 420])
@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_a_year_is_drawn(qtbot: QtBot, qapp: QApplication, palette: str, width: int) -> None:
    kept = dress(qapp, palette=palette)
    bars = MonthBars()
    bars.set_months("A year", year(), CNY)
    show(qtbot, bars, width=width, height=180)
    bars.setFocus()
    said: list[str] = []
    bars.pointed.connect(said.append)
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Left)
    QTest.mouseMove(bars, QPointF(width - 4, 60).toPoint())
    assert said[:3] == [bars.words_of(11), bars.words_of(10), bars.words_of(9)]
    assert "July 2026" in said[0]
    picture(bars, f"chart-year-{palette}-{width}")
    kept.use("en")


def test_a_bar_of_nothing_is_an_empty_frame(qtbot: QtBot) -> None:
    bar = ShareBar()
    bar.set_shares("All", [Share("Went out", 0, WENT_OUT)], CNY)
    show(qtbot, bar, width=200, height=30)
    assert bar.places() == [(0, 0)]
    picture(bar, "chart-empty")


def test_a_tiny_part_can_still_be_seen(qtbot: QtBot) -> None:
    bar = ShareBar()
    bar.set_shares("All", [Share("Went out", 1, WENT_OUT), Share("Available", 10**9, AVAILABLE)], CNY)
    show(qtbot, bar, width=300, height=30)
    assert bar.grab().toImage().pixelColor(0, 15) == WENT_OUT.colour
    picture(bar, "chart-tiny")
