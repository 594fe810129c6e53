"""Wallets and people: wallets made, restored, backed up, exported, removed; roles given and taken; the address book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.session import Session
from almoner.services.wallets import WalletBook
from almoner.services.wallets.keystore import decrypt
from almoner.ui.desk import Desk
from almoner.ui.marked import MarkedText
from almoner.ui.pages.people import PeoplePage
from almoner.ui.pages.people_export import ExportDialog
from almoner.ui.pages.people_read import read_account
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput
from support_charity import PASSPHRASE, Charity
from support_window import (
    PATIENCE,
    Answers,
    button,
    click_twice,
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

WORDS = "abandon " * 11 + "about"
STRANGER = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94"


def passphrase(label: str, confirm: bool = False) -> str:
    """Return the passphrase of every wallet."""
    return PASSPHRASE


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on a computer that has no keyring."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture
def page(desk: Desk, answers: Answers, qtbot: QtBot) -> PeoplePage:
    """Show the page on the small charity."""
    made = PeoplePage(desk)
    show(qtbot, made)
    settled(qtbot, desk)
    return made


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Look into the installation beside the window."""
    opened = Session.open(charity.home, passphrase=passphrase)
    yield opened
    opened.close()


def select(qtbot: QtBot, page: PeoplePage, tab: QWidget, text: str) -> None:
    """Choose the row with this text in its first column."""
    page.tabs.setCurrentWidget(tab)
    model = tab.list.table.model  # type: ignore[attr-defined]

    def there() -> bool:
        return any(model.index(at, 0).data() == text for at in range(model.rowCount()))

    qtbot.waitUntil(there, timeout=PATIENCE)
    at = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == text)
    view = tab.list.table.view  # type: ignore[attr-defined]
    view.selectRow(at)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was shown before is gone


def wallet(page: PeoplePage, qtbot: QtBot, name: str) -> QWidget:
    """Choose a wallet."""
    select(qtbot, page, page.wallets, name)
    return page.wallets


def person(page: PeoplePage, qtbot: QtBot, name: str) -> QWidget:
    """Choose a person."""
    select(qtbot, page, page.accounts, name)
    return page.accounts


def roles(session: Session, label: str) -> list[Role]:
    """Return the roles of a wallet on the ledger."""
    return session.roles(session.wallets.show(label).address)


# -- wallets -----------------------------------------------------------------------------------------------


def test_wallets_are_listed_with_their_roles_and_whether_their_words_are_written_down(
    page: PeoplePage, qtbot: QtBot
) -> None:
    tab = wallet(page, qtbot, "clerk")
    said = texts(tab)
    assert "Recorder: records donations" in said
    assert "a file encrypted with its passphrase" in said
    assert "Its recovery words are not written down yet." in said
    assert unnamed(page) == []
    picture(page, "people-wallets")


def test_an_address_is_copied_and_shown_as_a_code_that_scans(
    page: PeoplePage, qtbot: QtBot, desk: Desk
) -> None:
    import zxingcpp
    from PIL import Image

    tab = wallet(page, qtbot, "clerk")
    press(tab, "copy_address")
    address = QApplication.clipboard().text()
    assert read_account(address) == WalletBook(desk.directory / "wallets").show("clerk").address
    press(tab, "address_code")
    qtbot.waitUntil(lambda: bool(tab.findChildren(QWidget, "code")), timeout=PATIENCE)
    settled(qtbot, desk)
    shot = part(tab, QWidget, "code").grab().toImage().convertToFormat(part_format())
    pixels = Image.frombuffer(
        "L", (shot.width(), shot.height()), bytes(shot.constBits()), "raw", "L", shot.bytesPerLine(), 1
    )
    assert [found.text for found in zxingcpp.read_barcodes(pixels)] == [address]
    picture(page, "people-code")


def part_format() -> object:
    """Return the format of a grey picture."""
    from PySide6.QtGui import QImage

    return QImage.Format.Format_Grayscale8


def test_a_new_wallet_shows_its_words_once_and_checks_them(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers
) -> None:
    press(page.wallets, "new_wallet")
    form = dialog(qtbot, "new_wallet_dialog")
    settled(qtbot, desk)
    assert "This computer has no usable keyring" in texts(form)
    picture(form, "people-new-wallet")
    assert unnamed(form) == []
    press(form, "agree")
    assert "This is needed." in texts(form)
    type_in(form, "wallet_label", "cashier")
    press(form, "agree")
    shown = dialog(qtbot, "words_dialog")
    assert [question.kind for question in answers.asked] == ["passphrase"]
    picture(shown, "people-words")
    words = {n: part(shown, QLabel, f"shown_word{n}").text().partition(". ")[2] for n in range(1, 13)}
    assert list(words.values()) == list(
        WalletBook(desk.directory / "wallets").backup("cashier", passphrase=passphrase).words or ()
    )
    press(shown, "written")
    fields = [each for each in shown.findChildren(QLineEdit) if each.objectName().startswith("check")]
    assert len(fields) == 3
    for field in fields:
        type_in(shown, field.objectName(), "wrong")
    press(shown, "written")
    number = fields[0].objectName().removeprefix("check")
    assert f"not word number {number}" in texts(shown)
    picture(shown, "people-words-check")
    press(shown, "words_again")
    press(shown, "written")
    for field in shown.findChildren(QLineEdit):
        if field.isVisible():
            type_in(shown, field.objectName(), words[int(field.objectName().removeprefix("check"))])
    press(shown, "written")
    settled(qtbot, desk)
    tab = wallet(page, qtbot, "cashier")
    assert "not written down yet" not in texts(tab)
    assert all(word not in QApplication.clipboard().text().split() for word in words.values())
    assert "cashier" not in str(desk.memory.get("wallets/written_down"))


def test_a_label_that_is_taken_is_said_at_its_field(page: PeoplePage, qtbot: QtBot, desk: Desk) -> None:
    press(page.wallets, "new_wallet")
    form = dialog(qtbot, "new_wallet_dialog")
    settled(qtbot, desk)
    type_in(form, "wallet_label", "Clerk")
    press(form, "agree")
    qtbot.waitUntil(lambda: "There is already a wallet" in texts(form), timeout=PATIENCE)
    assert button(form, "agree").isEnabled()
    press(form, "cancel")


def test_a_double_click_makes_one_wallet(page: PeoplePage, qtbot: QtBot, desk: Desk) -> None:
    press(page.wallets, "new_wallet")
    form = dialog(qtbot, "new_wallet_dialog")
    settled(qtbot, desk)
    type_in(form, "wallet_label", "twice")
    go = button(form, "agree")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    click_twice(go)
    press(dialog(qtbot, "words_dialog"), "cancel")
    settled(qtbot, desk)
    labels = [each.label for each in WalletBook(desk.directory / "wallets").list()]
    assert labels.count("twice") == 1


def test_a_wallet_is_restored_from_its_words_and_counts_as_written_down(
    page: PeoplePage, qtbot: QtBot, desk: Desk
) -> None:
    press(page.wallets, "restore_wallet")
    form = dialog(qtbot, "restore_wallet_dialog")
    settled(qtbot, desk)
    type_in(form, "wallet_label", "old")
    QApplication.clipboard().setText("abandon " * 12)
    first = part(form, QLineEdit, "word1")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(form, "agree")
    qtbot.waitUntil(lambda: "checksum" in part(form, QLabel, "words_error").text(), timeout=PATIENCE)
    picture(form, "people-restore")
    assert unnamed(form) == []
    type_in(form, "word12", "about")
    press(form, "agree")
    settled(qtbot, desk)
    assert WalletBook(desk.directory / "wallets").show("old").address_text == STRANGER
    tab = wallet(page, qtbot, "old")
    assert "not written down yet" not in texts(tab)
    assert "It has no role on the ledger." in texts(tab)


def test_the_words_of_a_wallet_are_asked_for_then_covered_then_shown(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers
) -> None:
    tab = wallet(page, qtbot, "clerk")
    press(tab, "back_up")
    shown = dialog(qtbot, "words_dialog")
    assert "Is nobody looking?" in texts(shown)
    assert not button(shown, "written").isVisible()
    press(shown, "open_words")
    qtbot.waitUntil(lambda: "1. •••••" in texts(shown), timeout=PATIENCE)
    assert [question.kind for question in answers.asked] == ["passphrase"]
    assert not button(shown, "written").isEnabled()
    first = (WalletBook(desk.directory / "wallets").backup("clerk", passphrase=passphrase).words or ())[0]
    assert first not in texts(shown)
    press(shown, "show_words")
    assert f"1. {first}" in texts(shown)
    assert button(shown, "written").isEnabled()
    press(shown, "cancel")


def test_the_passphrase_is_asked_for_again_each_time_words_are_shown(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers
) -> None:
    tab = wallet(page, qtbot, "clerk")
    for times in (1, 2):
        press(tab, "back_up")
        form = dialog(qtbot, "words_dialog")
        press(form, "open_words")
        qtbot.waitUntil(lambda form=form: "1. •••••" in texts(form), timeout=PATIENCE)
        assert len(answers.asked) == times
        press(form, "cancel")
        qtbot.waitUntil(
            lambda: not any(w.objectName() == "words_dialog" for w in QApplication.topLevelWidgets()),
            timeout=PATIENCE,
        )


def test_a_wrong_passphrase_shows_no_words_and_is_asked_again(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers
) -> None:
    tab = wallet(page, qtbot, "clerk")
    answers.passphrase = "not the passphrase"
    press(tab, "back_up")
    shown = dialog(qtbot, "words_dialog")
    press(shown, "open_words")
    qtbot.waitUntil(lambda: "does not open" in texts(shown), timeout=PATIENCE)
    answers.passphrase = PASSPHRASE
    press(shown, "open_words")
    qtbot.waitUntil(lambda: "1. •••••" in texts(shown), timeout=PATIENCE)
    press(shown, "cancel")


def test_a_wallet_is_exported_to_a_file_under_a_passphrase_of_its_own(
    page: PeoplePage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    tab = wallet(page, qtbot, "clerk")
    press(tab, "export_wallet")
    form = dialog(qtbot, "export_dialog")
    assert isinstance(form, ExportDialog)
    for typed, again, said in (("short", "short", "too weak"), ("four unrelated words", "other", "differ")):
        type_in(form, "export_passphrase", typed)
        type_in(form, "export_again", again)
        press(form, "agree")
        assert said in texts(form)
    type_in(form, "export_again", "four unrelated words")
    picture(form, "people-export")
    target = tmp_path / "clerk.json"
    form.export_to(target)
    settled(qtbot, desk)
    secret = decrypt(target.read_bytes(), "four unrelated words")
    assert secret.key
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_wallet_is_removed_only_after_its_name_was_typed(
    page: PeoplePage, qtbot: QtBot, desk: Desk
) -> None:
    tab = wallet(page, qtbot, "watcher")
    press(tab, "remove_wallet")
    form = dialog(qtbot, "remove_dialog")
    assert "This cannot be undone" in texts(form)
    assert "never written down here" in texts(form)
    assert "Nobody else has these roles: Auditor." in texts(form)
    assert not button(form, "agree").isEnabled()
    type_in(form, "typed_label", "watche")
    assert not button(form, "agree").isEnabled()
    type_in(form, "typed_label", "watcher")
    picture(form, "people-remove")
    press(form, "agree")
    settled(qtbot, desk)
    assert "watcher" not in [each.label for each in WalletBook(desk.directory / "wallets").list()]


def test_locking_forgets_what_was_unlocked(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers, session: Session
) -> None:
    give_role(page, qtbot, desk, "supplier", "auditor")
    tab = wallet(page, qtbot, "administrator")
    assert "unlocked: signs without asking" in texts(tab)
    press(tab, "lock_wallets")
    settled(qtbot, desk)
    assert "unlocked: signs without asking" not in texts(wallet(page, qtbot, "administrator"))


# -- people ------------------------------------------------------------------------------------------------


def give_role(page: PeoplePage, qtbot: QtBot, desk: Desk, name: str, role: str) -> None:
    """Give a role by clicks."""
    tab = person(page, qtbot, name)
    press(tab, "give_role")
    form = dialog(qtbot, "role_dialog")
    QTest.mouseClick(part(form, QRadioButton, f"role.{role}"), Qt.MouseButton.LeftButton)
    press(form, "agree")
    settled(qtbot, desk)


def test_people_are_shown_with_their_roles_what_they_mean_and_since_when(
    page: PeoplePage, qtbot: QtBot
) -> None:
    tab = person(page, qtbot, "clerk")
    said = texts(tab)
    assert "Recorder, since " in said
    assert "asks for disbursements" in said
    assert "Its wallet “clerk” is on this computer." in said
    assert unnamed(page) == []
    picture(page, "people-people")


def test_a_role_is_given_and_taken_on_the_ledger_after_it_was_reviewed(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers, session: Session
) -> None:
    give_role(page, qtbot, desk, "supplier", "auditor")
    assert roles(session, "supplier") == [Role.AUDITOR]
    assert [shown.transactions[0].kind for shown in answers.reviews] == ["grant_role"]
    tab = person(page, qtbot, "supplier")
    press(tab, "take.auditor")
    settled(qtbot, desk)
    assert roles(session, "supplier") == []
    assert "Auditor: from " in texts(person(page, qtbot, "supplier"))


def test_a_role_dialog_says_what_each_role_does(page: PeoplePage, qtbot: QtBot) -> None:
    tab = person(page, qtbot, "first")
    press(tab, "give_role")
    form = dialog(qtbot, "role_dialog")
    assert "checks everything and may object" in texts(form)
    assert not form.findChildren(QRadioButton, "role.approver")
    assert not button(form, "agree").isEnabled()
    QTest.mouseClick(part(form, QRadioButton, "role.administrator"), Qt.MouseButton.LeftButton)
    assert "two signatures" in texts(form)
    picture(form, "people-role")
    assert unnamed(form) == []
    press(form, "cancel")


def test_taking_the_last_one_of_a_role_is_asked_first(
    page: PeoplePage, qtbot: QtBot, desk: Desk, session: Session
) -> None:
    tab = person(page, qtbot, "watcher")
    press(tab, "take.auditor")
    asked = dialog(qtbot, "confirm")
    assert "Nobody else has the role “Auditor”." in texts(asked)
    press(asked, "cancel")
    assert roles(session, "watcher") == [Role.AUDITOR]
    press(tab, "take.auditor")
    press(dialog(qtbot, "confirm"), "agree")
    settled(qtbot, desk)
    assert roles(session, "watcher") == []


def test_the_last_administrator_cannot_be_taken_away(page: PeoplePage, qtbot: QtBot) -> None:
    tab = person(page, qtbot, "administrator")
    take = button(tab, "take.administrator")
    assert not take.isEnabled()
    assert "Make another one first" in take.toolTip()


def test_a_person_elsewhere_is_nominated_and_the_nomination_taken_back(
    page: PeoplePage, qtbot: QtBot, desk: Desk, session: Session
) -> None:
    add_person(page, qtbot, desk, "Mrs Li", STRANGER)
    tab = person(page, qtbot, "Mrs Li")
    assert "Its wallet is somewhere else." in texts(tab)
    give_role(page, qtbot, desk, "Mrs Li", "administrator")
    tab = person(page, qtbot, "Mrs Li")
    assert "Nominated as an administrator" in texts(tab)
    assert session.roles(read_account(STRANGER)) == []
    picture(page, "people-nominated")
    press(tab, "cancel_nomination")
    settled(qtbot, desk)
    assert "Nominated as an administrator" not in texts(person(page, qtbot, "Mrs Li"))


def test_a_nomination_is_accepted_with_the_nominees_own_wallet(
    page: PeoplePage, qtbot: QtBot, desk: Desk, charity: Charity, session: Session
) -> None:
    address = session.wallets.show("second").address_text
    charity.run("wallet", "grant", address, "administrator")
    page.look()
    settled(qtbot, desk)
    tab = person(page, qtbot, "second")
    press(tab, "accept_nomination")
    settled(qtbot, desk)
    assert Role.ADMINISTRATOR in roles(session, "second")
    assert button(person(page, qtbot, "administrator"), "take.administrator").isEnabled()


def test_saying_no_to_the_review_gives_no_role_and_leaves_the_form(
    page: PeoplePage, qtbot: QtBot, desk: Desk, answers: Answers, session: Session
) -> None:
    answers.sign = False
    give_role(page, qtbot, desk, "supplier", "auditor")
    form = dialog(qtbot, "role_dialog")
    assert button(form, "agree").isEnabled()
    assert roles(session, "supplier") == []
    press(form, "cancel")


def add_person(page: PeoplePage, qtbot: QtBot, desk: Desk, name: str, address: str) -> QWidget:
    """Put somebody into the address book by clicks; return the form."""
    page.tabs.setCurrentWidget(page.accounts)
    press(page.accounts, "add_person")
    form = dialog(qtbot, "person_dialog")
    type_in(form, "name", name)
    type_in(form, "address", address)
    press(form, "agree")
    settled(qtbot, desk)
    return form


def test_a_look_alike_of_a_known_account_is_pointed_out_with_the_difference_marked(
    page: PeoplePage, qtbot: QtBot, desk: Desk
) -> None:
    add_person(page, qtbot, desk, "Mrs Li", STRANGER)
    forged = STRANGER[:8].lower() + "11112222333344445555666677" + STRANGER[-8:].lower()
    form = add_person(page, qtbot, desk, "Mrs Li's new phone", forged)
    assert form.isVisible()
    assert "Looks like another, and is not the same." in texts(form)
    assert "This is “Mrs Li”." in texts(form)
    given, known = form.findChildren(MarkedText)
    assert given.text() == forged
    assert given.marks == known.marks != []
    picture(form, "people-alike")
    press(form, "agree")
    settled(qtbot, desk)
    tab = person(page, qtbot, "Mrs Li's new phone")
    assert "Looks like another" in texts(tab)
    qtbot.waitUntil(tab.list.side.itemAt(0).widget().isVisible, timeout=PATIENCE)  # type: ignore[attr-defined]
    picture(page, "people-alike-page")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0x12", "is not an address"),
        (STRANGER.replace("E", "e"), "One of the signs of this address is wrong."),
    ],
)
def test_an_address_with_a_slip_is_said_at_its_field(
    page: PeoplePage, qtbot: QtBot, desk: Desk, typed: str, said: str
) -> None:
    form = add_person(page, qtbot, desk, "Mrs Li", typed)
    assert said in texts(form)
    press(form, "cancel")


def test_an_address_in_one_case_is_taken_as_it_is() -> None:
    assert read_account(STRANGER.lower()) == read_account(STRANGER)
    with pytest.raises(BadInput):
        read_account(STRANGER.replace("E", "e"))


def test_a_name_and_a_note_are_kept_where_they_stand(
    page: PeoplePage, qtbot: QtBot, desk: Desk, session: Session
) -> None:
    from almoner.services.contacts import list_accounts

    tab = person(page, qtbot, "supplier")
    assert not button(tab, "save_contact").isEnabled()
    type_in(tab, "contact_name", "Qingshan Pump Works")
    type_in(tab, "contact_note", "Mr Wang, 139…")
    press(tab, "save_contact")
    settled(qtbot, desk)
    known = {each.wallet: each for each in list_accounts(session)}["supplier"]
    assert (known.name, known.note) == ("Qingshan Pump Works", "Mr Wang, 139…")
    assert person(page, qtbot, "Qingshan Pump Works")


def test_a_page_asked_for_an_account_shows_it(page: PeoplePage, qtbot: QtBot, session: Session) -> None:
    page.show_subject({"account": session.wallets.show("second").address_text})
    assert page.tabs.currentWidget() is page.accounts
    qtbot.waitUntil(lambda: "second" in texts(page.accounts), timeout=PATIENCE)


# -- payees ------------------------------------------------------------------------------------------------


def test_payees_are_shown_with_what_they_got_and_take_a_note(
    desk: Desk, answers: Answers, charity: Charity, qtbot: QtBot, session: Session
) -> None:
    charity.paid("150.00")
    charity.request("20.00", payee="Acme Pump5")
    page = PeoplePage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    select(qtbot, page, page.payees, "Acme Pumps")
    said = texts(page.payees)
    assert "150.00\N{NO-BREAK SPACE}CNY" in said
    assert "Looks like another, and is not the same." in said
    assert [each.text() for each in page.payees.findChildren(MarkedText)] == ["Acme Pumps", "Acme Pump5"]
    type_in(page.payees, "payee_note", "pays back late")
    press(page.payees, "save_payee_note")
    settled(qtbot, desk)
    assert session.store.value("SELECT note FROM contact") == "pays back late"
    assert unnamed(page) == []
    picture(page, "people-payees")


def test_a_payee_is_added_and_a_look_alike_needs_a_second_press(
    page: PeoplePage, qtbot: QtBot, desk: Desk, session: Session
) -> None:
    page.tabs.setCurrentWidget(page.payees)
    for name, presses in (("Qingshan Pump Works", 1), ("Qingshan Purnp Works", 2)):
        press(page.payees, "add_payee")
        form = dialog(qtbot, "payee_dialog")
        type_in(form, "name", name)
        for _ in range(presses):
            press(form, "agree")
            settled(qtbot, desk)
    names = [row["name"] for row in session.store.rows("SELECT name FROM payee ORDER BY name")]
    assert names == ["Qingshan Pump Works", "Qingshan Purnp Works"]
    assert "Qingshan Purnp Works" in texts(page.payees)


def test_a_half_typed_form_survives_a_crash(page: PeoplePage, qtbot: QtBot, desk: Desk) -> None:
    page.tabs.setCurrentWidget(page.payees)
    press(page.payees, "add_payee")
    type_in(dialog(qtbot, "payee_dialog"), "name", "Qingshan")
    assert desk.memory.get("drafts/people/payee")["name"] == "Qingshan"
    press(dialog(qtbot, "payee_dialog"), "cancel")
    assert desk.memory.get("drafts/people/payee") is None


# -- trouble -----------------------------------------------------------------------------------------------


def test_wallets_are_there_where_the_ledger_does_not_answer(
    charity: Charity, qtbot: QtBot, desk: Desk, answers: Answers, session: Session
) -> None:
    session.home.set(engine="rpc", rpc=["http://127.0.0.1:9"])
    page = PeoplePage(desk)
    show(qtbot, page)
    settled(qtbot, desk)
    tab = wallet(page, qtbot, "clerk")
    assert "Not known now." in texts(tab)
    assert "The ledger does not answer" in texts(page)
    picture(page, "people-no-ledger")


def test_without_an_administrator_nothing_is_offered_that_would_be_refused(
    page: PeoplePage, qtbot: QtBot, desk: Desk, session: Session
) -> None:
    session.wallets.remove("administrator")
    page.look()
    settled(qtbot, desk)
    tab = person(page, qtbot, "clerk")
    assert "Only an administrator's wallet gives roles; none is here." in texts(tab)
    assert not tab.findChildren(QWidget, "give_role")
    assert not button(tab, "take.recorder").isVisible()


def test_nothing_is_cut_at_the_side_on_a_small_screen(
    page: PeoplePage, qtbot: QtBot, charity: Charity
) -> None:
    page.resize(960 - 190, 560)
    for tab, name in ((page.wallets, "administrator"), (page.accounts, "administrator")):
        select(qtbot, page, tab, name)
        area = tab.findChild(QScrollArea)
        qtbot.waitUntil(lambda area=area: area.verticalScrollBar().maximum() > 0, timeout=PATIENCE)
        assert area.horizontalScrollBar().maximum() == 0
    picture(page, "people-small")
