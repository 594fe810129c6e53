"""A clerk's whole day: the wizard, a fund, a bank's list imported and recorded, receipts for all, people, a payment asked for.

Once in English and once in Chinese. The list is the real one of the Wuhan Red Cross where the published data lies beside the
project, else the sample list that is ours. Run by `tests/ui/test_days.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.home import WALLETS
from almoner.services.wallets import Kept, WalletBook
from almoner.ui.memory import Memory
from almoner.ui.pages.people_written import is_written_down
from support_charity import Charity
from support_days import choose_file, give_role, go, gone, make_wallet, sign
from support_visitors import Visit, plain, visiting
from support_window import PATIENCE, button, dialog, drop, part, picture, press, texts, type_in, unnamed
from support_wizard import Person

ROOT = Path(__file__).resolve().parents[3]
BOCOM = ROOT.parent / "shared" / "data" / "wrc_cash_bocom_to_2020-01-28.xlsx"
SAMPLE = ROOT / "resources" / "almoner_resources" / "sample"


@dataclass(frozen=True)
class Books:
    """A bank's list, and what is known of it: how many gifts, their total in whole cents."""

    path: Path
    count: int
    total: int

    @property
    def shown(self) -> str:
        """The total as people read it."""
        return f"{self.total // 100:,}.{self.total % 100:02}"


WUHAN = Books(BOCOM, 2855, 31_454_075_569)


def books() -> Books:
    """Return the real list, or the sample's where the published data is not here."""
    if BOCOM.exists():
        return WUHAN
    lines = (SAMPLE / "gifts.csv").read_text(encoding="utf-8").splitlines()
    print("the published data is not here: the sample list is imported instead")
    at = lines[0].split(",").index("amount")
    amounts = [line.split(",")[at] for line in lines[1:]]
    return Books(SAMPLE / "gifts.csv", len(amounts), sum(int(each.replace(".", "")) for each in amounts))


def first_steps(visit: Visit, lang: str) -> None:
    """Start a ledger on this computer; the wallet goes into the keyring once its words were checked."""
    person = visit.person
    shot = _shots(person.wizard, lang)
    if lang != "en":
        type_in(person.wizard.step, "language", lang)
        person.qtbot.waitUntil(lambda: "欢迎" in texts(person.wizard.step), timeout=PATIENCE)
    shot("01-welcome")
    person.to_ledger("charity")
    shot("02-ledger")
    person.choose("here")
    person.next("wallet")
    shot("03-wallet")
    _check_words(person, shot)
    assert part(person.wizard.step, QRadioButton, "keyring").isChecked()
    shot("06-place")
    person.next("profile")
    person.type("name", "Wuhan Relief Office")
    person.type("domain", "wuhanrelief.example")
    shot("07-profile")
    person.next("fund")
    shot("08-fund")
    person.next("summary")
    shot("09-summary")
    visit.begin()


def _check_words(person: Person, shot: object) -> None:
    assert callable(shot)
    person.choose("create")
    person.next("words")
    words = person.words()
    shot("04-words")
    person.next("check")
    person.answer_words(["mistake"] * len(words))
    person.stay()
    shot("05-wrong-words")
    person.answer_words(words)
    person.next("place")
    person.qtbot.waitUntil(
        lambda: bool(person.wizard.step.findChildren(QRadioButton, "keyring")), timeout=PATIENCE
    )


def _shots(widget: QWidget, lang: str):  # type: ignore[no-untyped-def]
    return lambda name: picture(widget, f"clerk-{lang}-{name}")


def make_fund(visit: Visit) -> None:
    """Make a fund in the window: its policy is for ever, so it is shown and signed."""
    press(go(visit, "funds"), "first_fund")
    form = dialog(visit.qtbot, "new_fund_dialog")
    visit.rest()
    type_in(form, "name", "General")
    type_in(form, "currency", "CNY")
    visit.rest()
    press(form, "make_fund")
    sign(visit)
    gone(visit, form)
    assert "General" in texts(visit.window.page)


def bring_in(visit: Visit, found: Books, shot: object) -> None:
    """Import the list by the file dialog, seen before it is entered."""
    assert callable(shot)
    page = go(visit, "donations")
    press(page, "import")
    choose_file(visit, found.path)
    visit.qtbot.waitUntil(lambda: bool(page.findChildren(QWidget, "import_now")), timeout=PATIENCE)
    visit.qtbot.waitUntil(button(page, "import_now").isEnabled, timeout=PATIENCE)
    assert f"{found.count:,}" in texts(page)
    assert found.shown in plain(texts(page))
    shot("12-import")
    press(page, "import_now")
    visit.rest()
    assert page.table.model.rowCount() == found.count  # type: ignore[attr-defined]
    shot("13-imported")


def record(visit: Visit, found: Books, lang: str) -> None:
    """Record what waits: the sum is shown, what is signed is read to its end."""
    page = visit.window.page
    press(page, "commit")
    asked = dialog(visit.qtbot, "commit")
    visit.rest()
    assert found.shown in plain(texts(asked))
    press(asked, "record")
    said = sign(visit, f"clerk-{lang}-14-sign")
    assert found.shown in plain(said)
    visit.qtbot.waitUntil(lambda: bool(asked.findChildren(QWidget, "commit_done")), timeout=PATIENCE)
    visit.rest()
    picture(asked, f"clerk-{lang}-15-recorded")
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    gone(visit, asked)
    assert visit.window.page.objectName() == "page.receipts"


def hand_out(visit: Visit, found: Books, folder: Path, lang: str) -> None:
    """Write one PDF with a page for each receipt."""
    picture(visit.window, f"clerk-{lang}-16-receipts")
    press(visit.window.page, "export")
    form = dialog(visit.qtbot, "hand_out")
    visit.rest()
    type_in(form, "together", "one")
    type_in(form, "folder", str(folder))
    visit.rest()
    assert f"{found.count:,}" in texts(form)
    picture(form, f"clerk-{lang}-17-export")
    press(form, "hand_out_go")
    visit.qtbot.waitUntil(lambda: bool(form.findChildren(QWidget, "written")), timeout=4 * PATIENCE)
    visit.rest()
    picture(form, f"clerk-{lang}-18-written")
    press(form, "cancel")


def ask_for_payment(visit: Visit, invoice: Path, lang: str) -> None:
    """Ask for a payment with an invoice dropped on the form."""
    press(go(visit, "disbursements"), "first_request")
    form = dialog(visit.qtbot, "request_dialog")
    visit.rest()
    fields = {"amount": "9,000", "payee": "Qingshan Pump Works", "purpose": "Six oxygen pumps"}
    for name, text in fields.items():
        type_in(form, name, text)
    drop(part(form, QWidget, "evidence"), invoice)
    visit.rest()
    assert invoice.name in texts(form)
    assert unnamed(form) == []
    picture(form, f"clerk-{lang}-21-request")
    press(form, "send_request")
    said = sign(visit, f"clerk-{lang}-22-sign")
    for expected in ("9,000.00", "Qingshan Pump Works", "Six oxygen pumps", invoice.name, "Mrs Li"):
        assert expected in plain(said)
    gone(visit, form)
    picture(visit.window, f"clerk-{lang}-23-requested")


def pages_of(path: Path) -> int:
    """Count the pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_a_clerks_day(qtbot: QtBot, qapp: QApplication, tmp_path: Path, lang: str) -> None:
    found, home, folder = books(), tmp_path / "home", tmp_path / "receipts"
    with visiting(qtbot, qapp, home) as visit:
        first_steps(visit, lang)
        shot = _shots(visit.window, lang)
        shot("10-overview")
        make_fund(visit)
        shot("11-fund")
        bring_in(visit, found, shot)
        record(visit, found, lang)
        hand_out(visit, found, folder, lang)
        for name, role in (("Mrs Li", "requester"), ("Mr Zhang", "approver")):
            make_wallet(visit, name)
            give_role(visit, name, role, f"clerk-{lang}-19-role")
        shot("20-people")
        ask_for_payment(visit, SAMPLE / "invoice-pumps.txt", lang)
        go(visit, "overview")
        shot("24-overview")
        assert unnamed(visit.window) == []
    check(Charity(home), found, folder)


def check(charity: Charity, found: Books, folder: Path) -> None:
    """See by the command line, as somebody else would, what the day has achieved."""
    (charity.home / "passphrase").write_text("no wallet here has one\n")
    (fund,) = charity.run("fund", "list")["funds"]
    assert (fund["name"], int(fund["received"]), int(fund["spent"])) == ("General", found.total, 0)
    batches = charity.run("batch", "list")["batches"]
    assert sum(batch["count"] for batch in batches) == found.count
    assert not charity.run("gift", "list", "--pending")["gifts"]
    (paper,) = folder.iterdir()
    assert pages_of(paper) == found.count
    payment = charity.run("payment", "show", 1)
    assert (payment["state"], payment["payee"]) == ("requested", "Qingshan Pump Works")
    assert [each["name"] for each in payment["evidence"]] == ["invoice-pumps.txt"]
    seen = charity.run("audit")
    assert not [each for each in seen["findings"] if each["severity"] == "error"]
    wallets = WalletBook(charity.home / WALLETS).list()
    assert {(each.label, each.kept) for each in wallets} == {
        (label, Kept.KEYRING) for label in ("administrator", "Mrs Li", "Mr Zhang")
    }
    memory = Memory(charity.home)
    assert all(is_written_down(memory, each) for each in wallets)
