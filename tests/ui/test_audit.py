"""The audit, as an auditor runs it: one sentence, findings, down to the entry, and a report to sign."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from enum import IntEnum
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.entry_facts import CODES, FACT_NAMES
from almoner.ui.desk import Desk
from almoner.ui.pages import entry_words
from almoner.ui.pages.audit import AuditPage
from almoner_chain.core.entries import Kind, VoidReason
from support_charity import Charity, served
from support_proxy import proxy
from support_window import (
    PATIENCE,
    Answers,
    button,
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


@pytest.fixture
def paid(charity: Charity) -> Charity:
    """Return the charity after a payment that was delivered, and a voided receipt."""
    charity.run("payment", "deliver", charity.paid("250.00"))
    charity.run("receipt", "void", 3, "--reason", "duplicate")
    return charity


@pytest.fixture
def page(qtbot: QtBot, paid: Charity, desk: Desk, answers: Answers) -> AuditPage:
    made = AuditPage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


def audited(qtbot: QtBot, page: AuditPage) -> str:
    press(page, "run")
    settled(qtbot, page.desk)
    return texts(page)


def tamper(charity: Charity, sql: str) -> None:
    with closing(sqlite3.connect(charity.home / "almoner.db")) as db, db:
        assert db.execute(sql).rowcount > 0


def selected(qtbot: QtBot, page: AuditPage) -> None:
    table = page.result.findings
    qtbot.waitUntil(
        lambda: table.model.rowCount() > 0 and table.model.row_at(0) is not None, timeout=PATIENCE
    )
    table.view.selectRow(0)


def test_before_the_first_audit_the_page_says_what_to_do(page: AuditPage) -> None:
    assert "No audit was run on this computer yet." in texts(page)
    assert not button(page, "save_report").isEnabled()
    assert unnamed(page) == []
    picture(page, "audit-never")


def test_an_honest_ledger_is_told_in_one_sentence(qtbot: QtBot, page: AuditPage, paid: Charity) -> None:
    said = audited(qtbot, page)
    entries = paid.run("audit")["entries"]
    assert f"{entries} entries replayed: nothing is wrong." in said
    assert "The node proved that these are all entries, in this order." in said
    assert "were compared, too" in said
    assert not page.result.findings.isVisible()
    press(page, "audit_technical")
    assert paid.run("audit")["head"] in texts(page)
    assert unnamed(page) == []
    picture(page, "audit-good")


def test_the_funds_figures_stand_below(qtbot: QtBot, page: AuditPage) -> None:
    audited(qtbot, page)
    model = page.result.funds.model
    qtbot.waitUntil(lambda: model.row_at(0) is not None, timeout=PATIENCE)
    shown = [model.index(0, at).data() for at in range(model.columnCount())]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in shown] == [
        "Relief", "5,500.00 CNY", "250.00 CNY", "0.00 CNY", "0.00 CNY", "5,250.00 CNY",
    ]  # fmt: skip


def test_a_finding_opens_its_entry_and_leads_on(
    qtbot: QtBot, page: AuditPage, paid: Charity, desk: Desk
) -> None:
    entry = paid.run("batch", "list")["batches"][0]["entry"]
    tamper(paid, "UPDATE gift SET amount = '30001' WHERE serial = 3")
    said = audited(qtbot, page)
    assert f"1 thing is wrong, first bad entry {entry}." in said
    selected(qtbot, page)
    assert page.result.findings.model.index(0, 0).data() == "Wrong"
    assert page.result.findings.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    picture(page, "audit-findings")
    press(page, "open_entry")
    settled(qtbot, desk)
    said = texts(page)
    assert f"Entry {entry}: Donations recorded" in said
    assert "First receipt no." in said
    assert "1,000.00\N{NO-BREAK SPACE}CNY" in said
    assert "administrator" in said or "clerk" in said
    assert page.entries.table is not None
    qtbot.waitUntil(lambda: page.entries.table.selected_ids() == [entry], timeout=PATIENCE)  # type: ignore[union-attr]
    picture(page, "audit-entry")
    assert unnamed(page) == []
    with qtbot.waitSignal(desk.wanted) as wanted:
        press(page, "to_trace_batch")
    assert wanted.args == ["trace", {"batch": 1}]


def test_enter_opens_the_finding_with_the_cursor(qtbot: QtBot, page: AuditPage, paid: Charity) -> None:
    tamper(paid, "UPDATE gift SET amount = '30001' WHERE serial = 3")
    audited(qtbot, page)
    selected(qtbot, page)
    QTest.keyClick(page.result.findings.view, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert "1 thing is wrong" not in texts(page)
    assert "Donations recorded" in texts(page)


def test_one_walks_from_an_entry_to_its_neighbours(qtbot: QtBot, page: AuditPage, desk: Desk) -> None:
    page.show_subject({"entry": 1})
    settled(qtbot, desk)
    assert "Entry 1: Charity's profile" in texts(page)
    assert not button(page, "entry_before").isEnabled()
    press(page, "entry_after")
    settled(qtbot, desk)
    assert "Entry 2: Role of a person" in texts(page)
    assert "given" in texts(page)


def test_an_entry_that_is_not_there_is_said(qtbot: QtBot, page: AuditPage, desk: Desk) -> None:
    page.show_subject({"entry": 999})
    settled(qtbot, desk)
    assert "There is no entry 999." in texts(page)


def test_entries_are_filtered_and_searched(qtbot: QtBot, page: AuditPage, desk: Desk) -> None:
    page.tabs.setCurrentIndex(1)
    settled(qtbot, desk)
    table = page.entries.table
    assert table is not None
    everything = table.model.rowCount()
    type_in(page, "entry_kind", "payment")
    settled(qtbot, desk)
    assert table.model.rowCount() == 1
    type_in(page, "entry_kind", "")
    accounts = part(page, QComboBox, "entry_actor")
    type_in(page, "entry_actor", accounts.itemText(accounts.findText("first")))
    settled(qtbot, desk)
    assert table.model.rowCount() == 1
    accounts.setCurrentIndex(0)
    table.search.setText("disbursement 250")
    QTest.keyClick(table.search, Qt.Key.Key_Return)
    settled(qtbot, desk)
    assert 0 < table.model.rowCount() < everything
    picture(page, "audit-entries")


def test_a_node_that_hides_an_entry_is_found_out(qtbot: QtBot, page: AuditPage, paid: Charity) -> None:
    def told(method: str, params: object, result: list[object]) -> object:
        if method != "eth_getLogs":
            return result
        return [each for each in result if int(each["topics"][1], 16) != 12]  # type: ignore[index]

    with served(paid) as url, proxy(url, change=told) as liar:
        press(page, "whom")
        type_in(page, "nodes", liar.url)
        said = audited(qtbot, page)
    assert "first bad entry 12." in said
    assert "The node could not prove" in said
    picture(page, "audit-liar")


def test_what_is_no_address_is_said_at_the_field(qtbot: QtBot, page: AuditPage) -> None:
    press(page, "whom")
    type_in(page, "nodes", "ftp://nowhere")
    press(page, "run")
    settled(qtbot, page.desk)
    assert part(page, QWidget, "nodes").property("wrong") is True
    assert button(page, "run").isEnabled()


def test_a_dead_node_is_a_state_and_no_finding(qtbot: QtBot, page: AuditPage) -> None:
    press(page, "whom")
    type_in(page, "nodes", "http://127.0.0.1:9")
    said = audited(qtbot, page)
    assert "The audit could not be done:" in said
    assert page.done is None


def test_a_second_click_runs_it_once_and_stop_ends_it(qtbot: QtBot, page: AuditPage, desk: Desk) -> None:
    started: list[object] = []
    desk.runner.started.connect(lambda task: started.append(task) if task.shown else None)
    press(page, "run")
    page.start()
    assert len(started) == 1
    page.stop()
    settled(qtbot, desk)
    assert "The audit was stopped. It had changed nothing." in texts(page)
    assert button(page, "run").isEnabled()


def test_the_last_audit_is_remembered(qtbot: QtBot, page: AuditPage, desk: Desk) -> None:
    audited(qtbot, page)
    again = AuditPage(desk)
    show(qtbot, again)
    settled(qtbot, desk)
    assert "Last audit, " in texts(again)
    assert "nothing is wrong" in texts(again)


def test_new_entries_since_the_audit_are_told(qtbot: QtBot, page: AuditPage, paid: Charity) -> None:
    audited(qtbot, page)
    paid.request("10.00")
    page.look()
    settled(qtbot, page.desk)
    assert "The ledger has 1 new entry since this audit." in texts(page)


@pytest.mark.parametrize("ending", ["json", "csv", "txt", "pdf"])
def test_the_report_is_written_for_people_and_programs(
    qtbot: QtBot, page: AuditPage, paid: Charity, tmp_path: Path, ending: str
) -> None:
    tamper(paid, "UPDATE gift SET amount = '30001' WHERE serial = 3")
    audited(qtbot, page)
    path = tmp_path / f"audit.{ending}"
    with qtbot.waitSignal(page.desk.told, timeout=PATIENCE):
        page.save_to(path)
    data = path.read_bytes()
    if ending == "json":
        found = json.loads(data)
        assert (found["charity"], found["findings"][0]["code"]) == ("Willow Relief", "local.manifest")
    elif ending == "pdf":
        assert data.startswith(b"%PDF-")
        assert len(data) < 200_000
    else:
        text = data.decode("utf-8-sig")
        assert "Batch 1" in text
        assert ("Signature: ____" in text) == (ending == "txt")


def test_a_report_of_another_kind_is_refused(qtbot: QtBot, page: AuditPage, tmp_path: Path) -> None:
    audited(qtbot, page)
    page.save_to(tmp_path / "audit.doc")
    settled(qtbot, page.desk)
    assert "The name of a report ends in .pdf, .txt, .csv or .json." in texts(page)


def test_every_kind_fact_and_code_has_words() -> None:
    assert set(entry_words.kind_names()) == {each.name.lower() for each in Kind}
    assert set(entry_words.fact_names()) == set(FACT_NAMES)
    codes: dict[str, type[IntEnum]] = {**CODES, "reason": VoidReason}
    assert {name: set(found) for name, found in entry_words.code_names().items()} == {
        name: {each.name.lower() for each in kind} for name, kind in codes.items()
    }


def test_the_page_in_chinese_and_dark(qtbot: QtBot, paid: Charity, desk: Desk, qapp: QApplication) -> None:
    tamper(paid, "UPDATE gift SET amount = '30001' WHERE serial = 3")
    kept = dress(qapp, lang="zh_CN", palette="dark")
    page = AuditPage(desk)
    show(qtbot, page, width=960, height=600)
    settled(qtbot, desk)
    audited(qtbot, page)
    picture(page, "audit-zh-dark-small")
    page.open_entry(10)
    settled(qtbot, desk)
    picture(page, "audit-entry-zh-dark-small")
    assert unnamed(page) == []
    kept.use("en")
