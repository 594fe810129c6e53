"""An auditor's whole day: connect read-only, audit, open a finding, go down to its entry, export the entries, sign a report.

The ledger is honest and has one thing to look at: an officer approved a payment to himself. Run by `tests/ui/test_days.py`.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from almoner.services.home import WALLETS
from almoner.ui.parts import Notice
from support_charity import served
from support_proxy import proxy
from support_visitors import NAME, Office, Visit, plain, visiting
from support_window import PATIENCE, part, picture, press, texts, type_in, unnamed

HIDDEN = 9
"""The entry that the lying node leaves out."""


def connect(visit: Visit, url: str, ledger: str) -> None:
    """Go through the wizard with a node's address and the ledger's, without a wallet."""
    person = visit.person
    person.to_ledger("auditor")
    person.choose("network")
    person.next("network")
    person.type("nodes", url)
    person.type("address", ledger)
    person.type("known_as", NAME)
    press(person.wizard.step, "ask_node")
    assert "The name is the one the ledger was made for." in person.said("state")
    picture(person.wizard, "auditor-day-1-node")
    person.next("wallet")
    person.choose("later")
    person.next("summary")
    said = texts(person.wizard.step)
    assert NAME in said
    assert "none for now" in said
    picture(person.wizard, "auditor-day-2-summary")
    visit.begin()


def said(visit: Visit) -> str:
    """Return everything that stands on the page in sight."""
    return plain(texts(visit.window.page))


def audit(visit: Visit, entries: int) -> None:
    """Run the audit with its key."""
    number = visit.window.page_names.index("audit") + 1
    QTest.keyClick(visit.window, Qt.Key(ord("0") + number), Qt.KeyboardModifier.ControlModifier)
    visit.rest()
    picture(visit.window, "auditor-day-3-before")
    QTest.keyClick(visit.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    expected = f"{entries} entries replayed: nothing is wrong, 1 thing to look at."
    visit.qtbot.waitUntil(lambda: expected in said(visit), timeout=PATIENCE)
    visit.rest()
    assert "The node proved that these are all entries, in this order." in said(visit)
    picture(visit.window, "auditor-day-4-findings")


def open_finding(visit: Visit, entry: int, officer: str) -> None:
    """Open the finding with Enter and read its entry."""
    page = visit.window.page
    findings = part(page, QTableView, "table.audit.findings")
    visit.qtbot.waitUntil(lambda: findings.model().index(0, 2).data() is not None, timeout=PATIENCE)
    assert findings.model().index(0, 0).data() == "Look at this"
    assert findings.model().index(0, 2).data() == f"{officer.lower()} approved disbursement 2 to itself."
    findings.setFocus()
    findings.selectRow(0)
    QTest.keyClick(findings, Qt.Key.Key_Return)
    visit.qtbot.waitUntil(lambda: f"Entry {entry}: Disbursement approved" in said(visit), timeout=PATIENCE)
    visit.rest()
    shown = part(page, Notice, "entry_finding")
    assert shown.property("tone") == "warn"
    assert "approved disbursement 2 to itself." in texts(shown)
    assert unnamed(visit.window) == []
    picture(visit.window, "auditor-day-5-entry")


def open_notice(visit: Visit, batch_entry: int) -> None:
    """Choose the entry that recorded the donations; what is only good to know of it is no warning."""
    page = visit.window.page
    entries = part(page, QTableView, "table.audit.entries")
    entries.selectRow(entries.model().rowCount() - batch_entry)
    visit.qtbot.waitUntil(lambda: f"Entry {batch_entry}: Donations recorded" in said(visit), timeout=PATIENCE)
    visit.rest()
    shown = part(page, Notice, "entry_finding")
    assert shown.property("tone") == "info"
    assert "The donations of batch 1 are not kept here" in texts(shown)


def export(visit: Visit, path: Path) -> list[dict[str, str]]:
    """Export the entries from the table's menu; return what was written."""
    table = part(visit.window.page, QTableView, "table.audit.entries")
    owner = table.parentWidget()
    while owner is not None and not hasattr(owner, "export"):
        owner = owner.parentWidget()
    assert owner is not None
    owner.export()
    choose_file(visit, path)
    visit.qtbot.waitUntil(path.exists, timeout=PATIENCE)
    visit.rest()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def choose_file(visit: Visit, path: Path) -> None:
    """Type a path into the file dialog in sight."""
    dialogs = visit.window.findChildren(QFileDialog)
    visible = [each for each in dialogs if each.isVisible()]
    assert len(visible) == 1
    line = part(visible[0], QLineEdit, "fileNameEdit")
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def find_the_liar(visit: Visit, url: str) -> None:
    """Audit through a node that leaves an entry out."""

    def told(method: str, params: object, result: list[object]) -> object:
        if method != "eth_getLogs":
            return result
        return [each for each in result if int(each["topics"][1], 16) != HIDDEN]  # type: ignore[index]

    page = visit.window.page
    QTest.keyClick(page.findChild(QTabBar), Qt.Key.Key_Left)
    with proxy(url, change=told) as liar:
        press(page, "whom")
        type_in(page, "nodes", liar.url)
        press(page, "run")
        visit.qtbot.waitUntil(lambda: f"first bad entry {HIDDEN}." in said(visit), timeout=PATIENCE)
        visit.rest()
    assert "The node could not prove" in said(visit)
    picture(visit.window, "auditor-day-7-liar")


def test_an_auditors_day(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    office = Office.opened_in(tmp_path / "office")
    wallets = {each["label"]: each["address"] for each in office.run("wallet", "list")["wallets"]}
    office.run("payment", "deliver", office.pay("160.00", payee="Qingshan Pump Works", purpose="Six pumps"))
    office.pay("100.00", "--payee-key", "officer", payee="Li the Officer", purpose="Travel to the village")
    seen = office.run("audit")
    (finding,) = seen["findings"]
    assert (finding["code"], finding["severity"]) == ("approval.by_payee", "warning")
    ledger = office.run("ledger", "status")["ledger"]
    directory = tmp_path / "auditor"
    with served(office) as url, visiting(qtbot, qapp, directory) as visit:
        connect(visit, url, ledger)
        assert "donations" not in visit.window.page_names
        audit(visit, seen["entries"])
        open_finding(visit, finding["entry"], wallets["officer"])
        open_notice(visit, office.run("batch", "list")["batches"][0]["entry"])
        rows = export(visit, tmp_path / "entries.csv")
        picture(visit.window, "auditor-day-6-exported")
        report = tmp_path / "report.json"
        press(visit.window.page, "save_report")
        choose_file(visit, report)
        qtbot.waitUntil(report.exists, timeout=PATIENCE)
        visit.rest()
        find_the_liar(visit, url)
    assert [int(row["No."]) for row in rows] == list(range(seen["entries"], 0, -1))
    assert rows[seen["entries"] - finding["entry"]]["By"].lower() == wallets["officer"].lower()
    written = json.loads(report.read_bytes())
    assert "approval.by_payee" in [each["code"] for each in written["findings"]]
    assert not (directory / WALLETS).exists()
    assert office.run("audit")["entries"] == seen["entries"]
