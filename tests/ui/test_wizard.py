"""The first-run wizard: every way through it, as a new person goes it, ends in an installation that works."""

from __future__ import annotations

import socket
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QRadioButton, QWidget

from almoner.services.funds import list_funds
from almoner.services.home import WALLETS, Home
from almoner.services.invitations import Invitation
from almoner.services.joining import invite, kind_of
from almoner.services.session import Session
from almoner.services.wallets import WalletBook
from almoner.ui.memory import Memory
from almoner.ui.pages.people_written import is_written_down
from almoner.ui.wizard.handing import HandingIn
from almoner.ui.wizard.joining import JoinStep
from almoner.ui.wizard.other_ways import BackupStep
from support_charity import PASSPHRASE as CHARITY_PASSPHRASE
from support_charity import Charity, served
from support_window import PATIENCE, click_twice, dialog, dress, drop, part, picture, press, texts, unnamed
from support_wizard import PASSPHRASE, Start, next_text


def known(label: str, confirm: bool = False) -> str:
    """Give the passphrase that was chosen in the wizard."""
    return PASSPHRASE


def kept(directory: Path) -> str:
    """Return what is kept of a kind in a new home."""
    home = Home.open(directory)
    try:
        return kind_of(home)
    finally:
        home.close()


def invitation_of(charity: Charity) -> Invitation:
    """Return an invitation to a charity's ledger, which must be served just now."""
    session = Session.open(charity.home, passphrase=known)
    try:
        return invite(session)
    finally:
        session.close()


# -- a charity ----------------------------------------------------------------------------------------------------


def test_a_charity_starts_on_this_computer_with_the_words_it_wrote_down(start: Start) -> None:
    person = start()
    words = person.to_summary()
    said = texts(person.wizard.step)
    for expected in (
        "Willow Relief",
        "almoner.example (only an example)",
        "Flood relief",
        "in an encrypted file",
    ):
        assert expected in said
    assert "convinces nobody else" in said
    assert next_text(person) == "Make it and open"
    picture(person.wizard, "wizard-summary")
    directory = person.make()
    assert directory == person.directory
    session = Session.open(directory, passphrase=known)
    try:
        wallet = session.wallets.show("administrator")
        assert session.wallets.backup("administrator", passphrase=known).text == " ".join(words)
        assert [(fund.name, fund.unit.code) for fund in list_funds(session)] == [("Flood relief", "CNY")]
        assert session.home.get("name") == "Willow Relief"
    finally:
        session.close()
    memory = Memory(directory)
    assert (memory.get("language"), memory.get("kind")) == ("en", "charity")
    assert is_written_down(memory, wallet), "words that were checked are said not to be on paper"
    assert person.left == []
    assert not person.wizard.isVisible()


def test_one_can_go_back_and_forth_and_nothing_typed_is_lost(start: Start) -> None:
    person = start()
    person.to_summary()
    for step in ("fund", "profile"):
        person.back(step)
    person.type("registration", "REG-7")
    for step in ("place", "check", "words", "wallet", "ledger", "welcome"):
        person.back(step)
    for step in ("ledger", "wallet", "words", "check", "place", "profile", "fund", "summary"):
        person.next(step)
    directory = person.make()
    home = Home.open(directory)
    assert (home.get("name"), home.get("details")["registration"]) == ("Willow Relief", "REG-7")
    home.close()


def test_a_double_click_makes_it_once(start: Start) -> None:
    person = start()
    person.to_summary()
    person.ready()
    button = part(person.wizard, QWidget, "next")
    click_twice(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    person.qtbot.waitUntil(lambda: bool(person.finished), timeout=PATIENCE)
    QApplication.processEvents()
    assert person.finished == [person.directory]


def test_what_is_missing_or_wrong_is_said_at_its_field(start: Start) -> None:
    person = start()
    person.to_wallet()
    person.to_place()
    person.said("placement")
    person.type("passphrase", "short")
    person.stay()
    assert "Too short" in person.below("passphrase") or "needed" in person.below("again")
    person.type("again", "short")
    person.stay()
    assert "Too short" in person.below("passphrase")
    person.type("passphrase", PASSPHRASE)
    person.type("again", PASSPHRASE + "x")
    person.stay()
    assert person.below("again") == "The two passphrases differ."
    person.type("again", PASSPHRASE)
    person.next("profile")
    person.stay()
    assert person.below("name") == "This is needed."
    person.type("name", "Willow")
    person.type("domain", "https://willow")
    person.stay()
    assert "This is no web address" in person.below("domain")
    person.type("domain", "willow.example")
    person.next("fund")
    person.type("fund", "Relief")
    person.type("unit", "XXY")
    person.stay()
    assert "XXY" in person.below("unit")
    person.type("unit", "cny")
    person.next("summary")
    assert "counted in CNY" in texts(person.wizard.step)


def test_a_charity_may_begin_without_a_fund(start: Start) -> None:
    person = start()
    person.to_wallet()
    person.to_place()
    person.seal("profile")
    person.type("name", "Willow")
    person.next("fund")
    person.next("summary")
    session = Session.open(person.make(), passphrase=known)
    assert list_funds(session) == []
    session.close()


def test_the_strength_of_a_passphrase_is_said_in_words(start: Start) -> None:
    person = start()
    person.to_wallet()
    person.to_place()
    person.said("placement")
    for typed, words in (
        ("abc", "Too short"),
        ("aaaaaaaaaaaa", "Too short"),
        ("password1", "Weak"),
        ("12345678", "Weak"),
        ("Tr0ub4dor&", "Fair"),
        ("wand otter seven lime", "Strong"),
    ):
        person.type("passphrase", typed)
        assert person.below("passphrase").startswith(words), typed
    picture(person.wizard, "wizard-place")


# -- with the keyboard, in every look -----------------------------------------------------------------------------


def test_the_whole_way_can_be_gone_with_the_keyboard_alone(start: Start) -> None:
    person = start()

    def press_key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def wait(step: str) -> None:
        person.qtbot.waitUntil(lambda: person.at == step, timeout=PATIENCE)
        person.settle()

    def typed(text: str) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        QTest.keyClicks(focus, text)
        press_key(Qt.Key.Key_Return)

    for step in ("ledger", "wallet", "words"):
        press_key(Qt.Key.Key_Return)
        wait(step)
    words = person.words()
    press_key(Qt.Key.Key_Return)
    wait("check")
    for position in person.asked():
        typed(words[position - 1])
    wait("place")
    typed(PASSPHRASE)
    typed(PASSPHRASE)
    wait("profile")
    for text in ("Willow", "willow.example", "R-1", "1 Bridge Street", "", "Town"):
        typed(text)
    wait("fund")
    typed("Relief")
    typed("mask")
    press_key(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    wait("summary")
    assert not part(person.wizard, QWidget, "next").isEnabled()  # a key held down makes nothing
    person.ready()
    press_key(Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: bool(person.finished), timeout=PATIENCE)
    home = Home.open(person.directory)
    assert home.get("details")["place"] == "Town"
    home.close()


def test_the_arrow_keys_choose(start: Start) -> None:
    person = start()
    first = part(person.wizard.step, QRadioButton, "charity")
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert part(person.wizard.step, QRadioButton, "donor").isChecked()
    assert person.wizard.answers.who == "donor"


def test_a_click_on_the_sentence_chooses_too(start: Start) -> None:
    person = start()
    sentence = next(
        each for each in person.wizard.step.findChildren(QLabel) if each.text().startswith("Check a charity")
    )
    QTest.mouseClick(sentence, Qt.MouseButton.LeftButton)
    assert part(person.wizard.step, QRadioButton, "auditor").isChecked()


@pytest.mark.parametrize(
    ("lang", "palette", "size"),
    [("en", "light", (960, 600)), ("en", "dark", (590, 380)), ("zh_CN", "light", (960, 600))],
)
def test_every_part_has_a_name_and_nothing_runs_out_at_the_side(
    start: Start, qapp: QApplication, lang: str, palette: str, size: tuple[int, int]
) -> None:
    person = start(dress(qapp, lang=lang, palette=palette))
    person.wizard.resize(*size)

    def look(name: str) -> None:
        QApplication.processEvents()
        assert unnamed(person.wizard) == [], name
        assert person.wizard._area.horizontalScrollBar().maximum() == 0, name
        picture(person.wizard, f"wizard-{lang}-{palette}-{name}")

    look("welcome")
    person.to_ledger()
    look("ledger")
    for way in ("join", "network"):
        person.choose(way)
        person.next(way)
        look(way)
        person.back("ledger")
    person.choose("here")
    person.next("wallet")
    look("wallet")
    person.choose("restore")
    person.next("restore")
    look("restore")
    person.back("wallet")
    person.choose("create")
    person.next("words")
    words = person.words()
    look("words")
    person.next("check")
    look("check")
    person.answer_words(words)
    person.next("place")
    person.said("placement")
    look("place")
    person.seal("profile")
    look("profile")
    person.type("name", "Willow")
    person.next("fund")
    look("fund")
    person.next("summary")
    look("summary")


def test_the_language_changes_at_once_and_what_was_chosen_stays(start: Start) -> None:
    person = start()
    person.choose("auditor")
    box = part(person.wizard.step, QComboBox, "language")
    box.setCurrentIndex(box.findData("zh_CN"))
    person.qtbot.waitUntil(
        lambda: (
            person.at == "welcome"
            and person.wizard._languages.current == "zh_CN"
            and part(person.wizard.step, QComboBox, "language").currentData() == "zh_CN"
        ),
        timeout=PATIENCE,
    )
    QApplication.processEvents()
    assert part(person.wizard.step, QRadioButton, "auditor").isChecked()
    person.next("ledger")
    person.back("welcome")
    person.to_ledger("charity")
    person.choose("here")
    person.next("wallet")
    person.choose("create")
    person.next("words")
    assert all(len(word) == 1 and not word.isascii() for word in person.words())


# -- the sample ---------------------------------------------------------------------------------------------------


def test_the_sample_is_opened_without_setting_anything_up(start: Start) -> None:
    person = start()
    person.choose("sample")
    press(person.wizard, "next")
    person.qtbot.waitUntil(lambda: bool(person.finished), timeout=PATIENCE)
    (directory,) = person.finished
    assert directory == person.directory.with_name("home-sample")
    assert not person.directory.exists()

    def nobody(label: str, confirm: bool = False) -> str:
        raise AssertionError(label)

    session = Session.open(directory, passphrase=nobody)
    assert len(list_funds(session)) == 2
    session.signer(session.wallets.show("clerk"))
    session.close()


def test_a_sample_that_is_there_is_opened_again(start: Start) -> None:
    first = start()
    first.choose("sample")
    press(first.wizard, "next")
    first.qtbot.waitUntil(lambda: bool(first.finished), timeout=PATIENCE)
    before = (first.finished[0] / "almoner.db").stat().st_mtime_ns
    again = start()
    again.choose("sample")
    press(again.wizard, "next")
    again.qtbot.waitUntil(lambda: bool(again.finished), timeout=PATIENCE)
    assert again.finished == first.finished
    assert (first.finished[0] / "almoner.db").stat().st_mtime_ns == before


def test_a_sample_can_be_stopped_and_begun_again(start: Start) -> None:
    person = start()
    person.choose("sample")
    press(person.wizard, "next")
    QApplication.processEvents()
    press(person.wizard, "stop")
    assert "nothing of it is left" in person.said("stopped")
    assert list(person.directory.parent.iterdir()) == []
    person.settle()
    press(person.wizard, "next")
    person.qtbot.waitUntil(lambda: bool(person.finished), timeout=PATIENCE)


# -- joining ------------------------------------------------------------------------------------------------------


def test_a_donor_joins_with_a_link_and_needs_no_wallet(start: Start, charity: Charity) -> None:
    with served(charity):
        link = invitation_of(charity).link()
        person = start()
        person.to_ledger("donor")
        assert "Ask the charity for its invitation" in texts(person.wizard.step).replace("\n", " ")
        person.choose("join")
        person.next("join")
        person.type("link", link)
        person.next("summary")
        assert "Willow Relief" in texts(person.wizard.step)
        directory = person.make()
    assert kept(directory) == "donor"
    assert Memory(directory).get("kind") == "donor"
    assert not (directory / WALLETS).exists()


def test_what_an_invitation_says_is_shown_before_joining(
    start: Start, charity: Charity, tmp_path: Path
) -> None:
    with served(charity):
        found = invitation_of(charity)
        file = tmp_path / "to us.almoner-join"
        file.write_bytes(found.file())
        person = start()
        person.to_ledger("auditor")
        person.choose("join")
        person.next("join")
        drop(part(person.wizard.step, HandingIn, "drop"), file)
        assert "the charity's name is the one" in person.said("state")
        said = texts(person.wizard.step)
        for expected in ("Willow Relief", str(found.chain_id), "0x" + found.ledger.hex(), found.rpc[0]):
            assert expected in said
        picture(person.wizard, "wizard-join-read")
        person.next("wallet")
        assert part(person.wizard.step, QRadioButton, "later").isChecked()


def test_a_picture_of_an_invitation_can_be_pasted(start: Start, charity: Charity) -> None:
    with served(charity):
        picture_ = QImage.fromData(invitation_of(charity).png())
        person = start()
        person.to_ledger("donor")
        person.choose("join")
        person.next("join")
        QApplication.clipboard().setImage(picture_)
        press(person.wizard.step, "paste")
        assert "the charity's name is the one" in person.said("state")


def test_a_receipt_in_place_of_an_invitation_is_explained_and_leads_on(
    start: Start, charity: Charity, tmp_path: Path
) -> None:
    charity.run("receipt", "export", 1, "--out", tmp_path / "out", "--formats", "png")
    (receipt,) = (tmp_path / "out").glob("*.png")
    ledger = charity.run("ledger", "status")["ledger"]
    with served(charity) as url:
        person = start()
        person.to_ledger("donor")
        person.choose("join")
        person.next("join")
        step = person.wizard.step
        assert isinstance(step, JoinStep)
        step.take(receipt)
        assert "This is a receipt" in person.said("complaint")
        press(person.wizard.step, "by_address")
        person.qtbot.waitUntil(lambda: person.at == "network", timeout=PATIENCE)
        assert part(person.wizard.step, QLineEdit, "address").text() == ledger
        person.type("nodes", url)
        person.next("summary")
        assert kept(person.make()) == "donor"


def test_what_is_no_invitation_is_told(start: Start) -> None:
    person = start()
    person.to_ledger("donor")
    person.choose("join")
    person.next("join")
    person.stay()
    assert person.below("link") == "This is needed."
    person.type("link", "https://example.org/")
    person.stay()
    assert "No invitation could be read" in person.said("complaint")


def test_a_ledger_on_somebody_elses_computer_cannot_be_joined_and_it_is_said_why(
    start: Start, charity: Charity
) -> None:
    with served(charity):
        link = invitation_of(charity).link()
    person = start()
    person.to_ledger("donor")
    person.choose("join")
    person.next("join")
    person.type("link", link)
    person.stay()
    assert "This ledger lies on one computer only" in person.said("complaint")
    picture(person.wizard, "wizard-join-dead")


# -- a node's address ---------------------------------------------------------------------------------------------


def test_an_auditor_connects_by_a_nodes_address_with_a_wallet(start: Start, charity: Charity) -> None:
    with served(charity) as url:
        person = start()
        person.to_ledger("auditor")
        person.choose("network")
        person.next("network")
        person.type("nodes", url)
        person.type("known_as", "Somebody else")
        press(person.wizard.step, "ask_node")
        assert "The name is not the one" in person.said("state")
        person.stay()
        person.type("known_as", "Willow Relief")
        press(person.wizard.step, "ask_node")
        assert "The name is the one" in person.said("state")
        picture(person.wizard, "wizard-network")
        person.next("wallet")
        person.to_place()
        person.type("label", "0x" + "a" * 40)
        person.type("passphrase", PASSPHRASE)
        person.type("again", PASSPHRASE)
        person.stay()
        assert "looks like an address" in person.below("label")
        person.type("label", "watcher")
        person.next("summary")
        directory = person.make()
    assert kept(directory) == "auditor"
    assert [wallet.label for wallet in WalletBook(directory / WALLETS).list()] == ["watcher"]


def test_a_node_that_does_not_answer_is_a_state_and_no_frozen_window(start: Start) -> None:
    person = start()
    person.to_ledger("auditor")
    person.choose("network")
    person.next("network")
    person.type("nodes", "node.example.org")
    person.stay()
    assert "does not begin with https://" in person.below("nodes")
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes the call and says nothing
        person.type("nodes", f"http://127.0.0.1:{mute.getsockname()[1]}")
        press(person.wizard.step, "ask_node")
        assert "The node is being asked" in person.said("asking")
        assert not part(person.wizard, QWidget, "next").isEnabled()
        picture(person.wizard, "wizard-network-asking")
        person.back("ledger")
        press(person.wizard, "next")
        assert person.at == "network"
    person.type("nodes", "http://127.0.0.1:9")
    person.stay()
    assert "127.0.0.1:9" in person.said("complaint")
    person.type("address", "0x12")
    person.stay()
    assert "This is not an address" in person.below("address")


# -- a backup -----------------------------------------------------------------------------------------------------


def test_everything_comes_back_from_a_backup(start: Start, charity: Charity, tmp_path: Path) -> None:
    from almoner.services.backup import write_backup

    backup = tmp_path / "all.almoner-backup"
    session = Session.open(charity.home, passphrase=known)
    write_backup(session, backup, PASSPHRASE)
    session.close()
    person = start()
    person.choose("backup")
    person.next("backup")
    person.stay()
    assert "Choose the backup first" in person.said("complaint")
    step = person.wizard.step
    assert isinstance(step, BackupStep)
    drop(part(step, HandingIn, "drop"), backup)
    person.settle()
    assert "Willow Relief" in texts(step)
    person.type("backup_passphrase", "another one")
    person.stay()
    assert "The passphrase is wrong" in person.below("backup_passphrase")
    assert not person.directory.exists()
    person.type("backup_passphrase", PASSPHRASE)
    press(person.wizard, "next")
    assert "work with one of the two only" in person.said("restored")
    picture(person.wizard, "wizard-restored")
    assert next_text(person) == "Open it"
    press(person.wizard, "next")
    person.qtbot.waitUntil(lambda: bool(person.finished), timeout=PATIENCE)
    again = Session.open(person.directory, passphrase=lambda label, confirm=False: CHARITY_PASSPHRASE)
    assert [fund.name for fund in list_funds(again)] == ["Relief", "Boxes"]
    again.close()


# -- a network ----------------------------------------------------------------------------------------------------


def test_a_new_ledger_on_a_network_is_shown_before_it_is_signed(start: Start, charity: Charity) -> None:
    with served(charity) as url:
        person = start()
        person.to_ledger()
        person.choose("network")
        person.next("network")
        person.type("nodes", url)
        press(person.wizard.step, "ask_node")
        assert "It wants no fees" in person.said("state")
        person.next("wallet")
        person.to_place()
        person.seal("profile")
        person.type("name", "Second Relief")
        person.next("fund")
        person.next("summary")
        person.ready()
        press(person.wizard, "next")
        press(dialog(person.qtbot, "review"), "cancel")
        assert "nothing of it is left" in person.said("stopped")
        assert sorted(path.name for path in person.directory.parent.iterdir()) == ["charity"]
        person.settle()
        press(person.wizard, "next")
        for _ in range(2):  # the ledger, then the recorder's role
            review = dialog(person.qtbot, "review")
            sign = part(review, QWidget, "agree")
            person.qtbot.waitUntil(sign.isEnabled, timeout=PATIENCE)
            press(review, "agree")
            person.qtbot.waitUntil(partial(_gone, review), timeout=PATIENCE)
        person.qtbot.waitUntil(lambda: bool(person.finished), timeout=PATIENCE)
        home = Home.open(person.directory)
        assert (home.get("engine"), home.get("name"), home.get("rpc")) == ("rpc", "Second Relief", [url])
        home.close()


def _gone(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return not isValid(widget) or not widget.isVisible()
