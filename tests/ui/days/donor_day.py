"""A donor's whole day: join by an invitation, drop a receipt, see where the money went, keep it, be told when it moves.

Run by `tests/ui/test_days.py` in a session with a real keyring, where the charity's wallets lie.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.home import WALLETS
from almoner.ui import desk as desks
from almoner.ui.wizard.handing import HandingIn
from support_charity import run, served
from support_visitors import FUND, NAME, Office, Visit, plain, visiting
from support_window import PATIENCE, drop, part, picture, press, texts, unnamed


def join(visit: Visit, invitation: Path) -> None:
    """Go through the wizard with the invitation's file."""
    person = visit.person
    picture(person.wizard, "donor-day-1-welcome")
    person.to_ledger("donor")
    person.choose("join")
    person.next("join")
    drop(part(person.wizard.step, HandingIn, "drop"), invitation)
    assert "the charity's name is the one" in person.said("state")
    picture(person.wizard, "donor-day-2-invitation")
    person.next("summary")
    assert NAME in texts(person.wizard.step)
    picture(person.wizard, "donor-day-3-summary")
    visit.begin()


def check(visit: Visit, receipt: Path) -> None:
    """Drop the receipt on the Verify page; read the verdict and where the money went."""
    QTest.keyClick(
        visit.window,
        Qt.Key(ord("1") + visit.window.page_names.index("verify")),
        Qt.KeyboardModifier.ControlModifier,
    )
    page = visit.window.page
    drop(page, receipt)
    visit.qtbot.waitUntil(lambda: bool(page.findChildren(QLabel, "verdict")), timeout=PATIENCE)
    visit.rest()
    verdict = plain(part(page, QLabel, "verdict").text())
    assert verdict.startswith(
        f"Valid: the donation of 200.00 CNY for “{FUND}” is on the ledger of {NAME} as no. 2"
    )
    said = plain(texts(part(page, QWidget, "money")))
    assert "30 % of it went into 1 payment; the rest waits in the fund." in said
    assert "140.00 CNY" in said
    picture(visit.window, "donor-day-4-verdict")
    press(page, "keep")
    visit.rest()


def told(visit: Visit) -> str:
    """Return everything that stands on the page in sight."""
    return plain(texts(visit.window.page))


def follow(visit: Visit, office: Office, first: int) -> None:
    """Be told, without asking, that the donation moved; look at the picture; say that it was seen."""
    QTest.keyClick(visit.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    visit.rest()
    assert "30.0 % spent: 60.00 CNY of 200.00 CNY. 140.00 CNY waits" in told(visit)
    picture(visit.window, "donor-day-5-kept")
    office.run("payment", "deliver", first)
    office.pay("100.00", payee="Qingshan Pump Works", purpose="Hoses")
    moves = ("60.00 CNY for Programme was delivered", "100.00 CNY was paid out for Programme")
    visit.qtbot.waitUntil(lambda: all(move in told(visit) for move in moves), timeout=PATIENCE)
    visit.rest()
    assert "80.0 % spent: 160.00 CNY of 200.00 CNY. 40.00 CNY waits" in told(visit)
    assert unnamed(visit.window) == []
    picture(visit.window, "donor-day-6-moved")
    press(visit.window.page, "seen_all")
    visit.rest()
    assert not any(move in told(visit) for move in moves)
    press(visit.window.page, "picture")
    visit.rest()
    assert visit.window.page.name == "trace"
    assert "60.00 CNY went to Disbursement 1 – Delivered." in told(visit)
    picture(visit.window, "donor-day-7-picture")


def test_a_donors_day(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "SECONDS_BETWEEN_LOOKS", 1)
    office = Office.opened_in(tmp_path / "office")
    papers = tmp_path / "papers"
    office.run("receipt", "export", "--all", "--out", papers, "--formats", "pdf")
    first = office.pay("160.00", payee="Qingshan Pump Works", purpose="Six pumps")
    directory = tmp_path / "donor"
    with served(office):
        office.run("ledger", "invite", "--out", papers / "willow.almoner-join")
        with visiting(qtbot, qapp, directory) as visit:
            join(visit, papers / "willow.almoner-join")
            assert "kept" in visit.window.page_names
            assert "donations" not in visit.window.page_names
            check(visit, papers / "receipt-000002.pdf")
            follow(visit, office, first)
        kept = run("--home", directory, "--json", "receipt", "kept")
    assert [(each["serial"], each["verdict"]) for each in kept["receipts"]] == [(2, "valid")]
    assert not (directory / WALLETS).exists()
    assert "Qingshan" not in json.dumps(kept.document)
