"""A second officer's whole day: what waits is seen, its evidence looked at, approved; then paid, delivered, and traced.

Once in English and once in Chinese. The charity and the request were made before. Run by `tests/ui/test_days.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from almoner.ui.memory import Memory
from support_days import go, gone, sign
from support_visitors import FUND, Office, Visit, plain, visiting
from support_window import dialog, picture, press, texts, type_in, unnamed

ROOT = Path(__file__).resolve().parents[3]
INVOICE = ROOT / "resources" / "almoner_resources" / "sample" / "invoice-pumps.txt"
WORDS = ("--fund", FUND, "--amount", "250.00", "--payee", "Qingshan Pump Works", "--purpose", "Six pumps")


def open_case(visit: Visit, lang: str) -> None:
    """Begin at the overview, which says what waits, and go to it with its button."""
    page = go(visit, "overview")
    picture(visit.window, f"officer-{lang}-1-waits")
    press(page, "do.approve")
    visit.rest()
    said = plain(texts(visit.window.page))
    for expected in ("Qingshan Pump Works", "250.00 CNY", "Six pumps", INVOICE.name):
        assert expected in said
    picture(visit.window, f"officer-{lang}-2-case")


def look_at_evidence(visit: Visit, lang: str) -> None:
    """Open the invoice in the window: it is what was handed in."""
    press(visit.window.page, "look_0")
    shown = dialog(visit.qtbot, "evidence_dialog")
    visit.rest()
    assert "\n".join(texts(shown).split()).count("\n".join(INVOICE.read_text(encoding="utf-8").split())) == 1
    picture(shown, f"officer-{lang}-3-evidence")
    press(shown, "close")


def approve(visit: Visit, lang: str) -> None:
    """Approve: what is signed names what was seen."""
    press(visit.window.page, "act_approve")
    said = plain(sign(visit, f"officer-{lang}-4-sign"))
    for expected in ("250.00 CNY", "Qingshan Pump Works", "Six pumps", "officer"):
        assert expected in said
    picture(visit.window, f"officer-{lang}-5-approved")


def act(visit: Visit, name: str, field: str, text: str, shot: str) -> None:
    """Do what comes next to the payment: say a word about it, sign it."""
    press(visit.window.page, f"act_{name}")
    form = dialog(visit.qtbot, "act_dialog")
    type_in(form, field, text)
    picture(form, f"{shot}-{name}")
    press(form, "agree")
    sign(visit)
    gone(visit, form)


def trace(visit: Visit, lang: str) -> None:
    """Look at whose donations paid it."""
    press(visit.window.page, "trace_payment")
    visit.rest()
    assert visit.window.page.objectName() == "page.trace"
    said = plain(texts(visit.window.page))
    assert "Qingshan Pump Works" in said
    assert "250.00 CNY" in said
    assert unnamed(visit.window) == []
    picture(visit.window, f"officer-{lang}-8-trace")


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_an_officers_day(qtbot: QtBot, qapp: QApplication, tmp_path: Path, lang: str) -> None:
    home = tmp_path / "office"
    office = Office.opened_in(home)
    office.run("payment", "request", *WORDS, "--evidence", INVOICE, "--as", "clerk")
    memory = Memory(home)
    memory.set("language", lang)
    memory.write()
    with visiting(qtbot, qapp, home) as visit:
        visit.await_window()
        open_case(visit, lang)
        look_at_evidence(visit, lang)
        approve(visit, lang)
        act(visit, "pay", "reference", "transfer 0001", f"officer-{lang}-6")
        act(visit, "deliver", "note", "Six pumps, taken by Mrs Wang", f"officer-{lang}-7")
        trace(visit, lang)
    found = office.run("payment", "show", 1)
    assert (found["state"], found["reference"], found["approvals"]) == ("delivered", "transfer 0001", 1)
    parts = office.run("trace", "--payment", 1)["parts"]
    assert [(each["serial"], int(each["amount"])) for each in parts] == [(1, 10_000), (2, 15_000)]
    office.run("receipt", "export", 1, "--out", tmp_path / "out", "--formats", "pdf")
    (paper,) = (tmp_path / "out").glob("*.pdf")
    assert office.run("verify", paper)["verdict"] == "valid"
    assert not office.run("audit")["findings"]
