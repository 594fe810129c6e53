"""The wallet in the wizard: words shown once and asked for, wallets brought back, and where they are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from almoner.services.home import WALLETS
from almoner.services.wallets import WalletBook, keystore
from almoner.services.wallets.words import parse_secret
from almoner.ui.wizard.restoring import RestoreStep
from almoner.ui.wizard.strength import Strength, strength
from support_keyring import keyring_session, needs_keyring
from support_window import PATIENCE, button, part, picture, press, texts, unnamed
from support_wizard import ACCOUNT, PASSPHRASE, PHRASE, Person, Start


def known(label: str, confirm: bool = False) -> str:
    """Give the passphrase that was chosen in the wizard."""
    return PASSPHRASE


def to_words(person: Person) -> list[str]:
    """Come to the words of a new wallet."""
    person.to_wallet()
    person.choose("create")
    person.next("words")
    return person.words()


def to_restore(person: Person, what: str) -> RestoreStep:
    """Come to where a wallet is brought back."""
    person.to_wallet()
    person.choose("restore")
    person.next("restore")
    person.type("what", what)
    person.settle()
    step = person.wizard.step
    assert isinstance(step, RestoreStep)
    return step


def finish(person: Person) -> WalletBook:
    """Keep the wallet in a file, make everything, and return the wallets."""
    person.seal("profile")
    person.type("name", "Willow")
    person.next("fund")
    person.next("summary")
    return WalletBook(person.make() / WALLETS)


# -- a new wallet -------------------------------------------------------------------------------------------------


def test_the_words_are_shown_until_they_were_checked_and_not_again(start: Start) -> None:
    person = start()
    words = to_words(person)
    assert len(words) == 12
    person.next("check")
    person.back("words")
    assert person.words() == words
    person.next("check")
    person.answer_words(words)
    person.next("place")
    person.back("check")
    person.back("words")
    assert "not shown again" in person.said("confirmed")
    assert person._shown() == []
    assert words[0] + words[1] not in "".join(texts(person.wizard.step).split())
    person.next("check")
    person.next("place")


def test_other_words_can_be_drawn_and_have_to_be_checked_anew(start: Start) -> None:
    person = start()
    words = to_words(person)
    person.next("check")
    person.answer_words(words)
    person.next("place")
    person.back("check")
    person.back("words")
    person.said("confirmed")
    press(person.wizard.step, "anew")
    fresh = person.words()
    assert fresh != words
    person.next("check")
    assert person.asked() != []
    person.answer_words(fresh)
    person.next("place")
    assert finish(person).backup("administrator", passphrase=known).text == " ".join(fresh)


def test_24_words_in_another_language(start: Start) -> None:
    person = start()
    to_words(person)
    person.type("word_count", "24")
    person.type("word_language", "french")
    person.qtbot.waitUntil(lambda: len(person._shown()) == 24, timeout=PATIENCE)
    person.settle()
    words = person.words()
    picture(person.wizard, "wizard-words-24")
    person.next("check")
    person.answer_words(words)
    person.next("place")
    (wallet,) = finish(person).list()
    assert (wallet.language, wallet.words) == ("french", 24)


def test_a_wrong_word_is_named_by_its_position_only(start: Start) -> None:
    person = start()
    words = to_words(person)
    person.next("check")
    first, second, third = person.asked()
    wrong = next(word for word in ("zoo", "zone") if word not in words)
    person.type(f"check{first}", words[first - 1].upper() + " ")
    person.type(f"check{second}", wrong)
    person.type(f"check{third}", words[third - 1])
    person.stay()
    assert person.below(f"check{second}") == f"This is not word number {second}. Look at your paper again."
    assert person.below(f"check{first}") == ""
    picture(person.wizard, "wizard-check-wrong")
    person.type(f"check{second}", words[second - 1])
    person.next("place")


def test_the_words_can_be_neither_selected_nor_copied(start: Start) -> None:
    person = start()
    QApplication.clipboard().setText("before")
    to_words(person)
    for shown in person._shown():
        assert not shown.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        QTest.mouseDClick(shown, Qt.MouseButton.LeftButton)
    QTest.keyClick(person.wizard, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(person.wizard, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"


def test_the_words_are_written_to_no_file(start: Start) -> None:
    person = start()
    words = to_words(person)
    person.next("check")
    person.answer_words(words)
    person.next("place")
    finish(person)
    for path in person.directory.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert " ".join(words).encode() not in data
            assert b"".join(word.encode() for word in words) not in data


# -- brought back -------------------------------------------------------------------------------------------------


def test_a_wallet_comes_back_from_words_pasted_into_the_first_field(start: Start) -> None:
    person = start()
    to_restore(person, "words")
    QApplication.clipboard().setText(PHRASE)
    QTest.keyClick(
        part(person.wizard.step, QLineEdit, "word1"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    assert part(person.wizard.step, QLineEdit, "word12").text() == "yellow"
    picture(person.wizard, "wizard-restore-pasted")
    person.next("place")
    person.back("restore")
    assert ACCOUNT in person.said("state")
    person.next("place")
    (wallet,) = (book := finish(person)).list()
    assert wallet.address_text == ACCOUNT
    assert book.backup("administrator", passphrase=known).text == PHRASE


def test_words_are_completed_while_they_are_typed(start: Start) -> None:
    person = start()
    to_restore(person, "words")
    field = part(person.wizard.step, QLineEdit, "word1")
    QTest.keyClicks(field, "lega")
    person.qtbot.waitUntil(lambda: field.completer().completionCount() == 1, timeout=PATIENCE)
    assert field.completer().currentCompletion() == "legal"


def test_the_open_list_of_completions_does_not_swallow_the_keys_that_go_on(start: Start) -> None:
    person = start()
    step = to_restore(person, "words")
    first, second, third = (part(step, QLineEdit, f"word{number}") for number in (1, 2, 3))

    def popup_of(field: QLineEdit) -> QAbstractItemView:
        popup = field.completer().popup()
        assert popup is not None
        person.qtbot.waitUntil(popup.isVisible, timeout=PATIENCE)
        return popup

    first.setFocus()
    QTest.keyClicks(first, "winner")
    QTest.keyClick(popup_of(first), Qt.Key.Key_Space)
    assert step.focusWidget() is second
    QTest.keyClicks(second, "thank")
    QTest.keyClick(popup_of(second), Qt.Key.Key_Return)
    assert step.focusWidget() is third
    assert [each.text() for each in (first, second, third)] == ["winner", "thank", ""]


def test_a_completion_that_is_chosen_leads_to_the_next_word(start: Start) -> None:
    person = start()
    step = to_restore(person, "words")
    field = part(step, QLineEdit, "word1")
    field.setFocus()
    QTest.keyClicks(field, "yello")
    popup = field.completer().popup()
    assert popup is not None
    person.qtbot.waitUntil(popup.isVisible, timeout=PATIENCE)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    second = part(step, QLineEdit, "word2")
    person.qtbot.waitUntil(lambda: QApplication.focusWidget() is second, timeout=PATIENCE)
    assert (field.text(), second.text()) == ("yellow", "")


def test_wrong_words_are_named_by_position_and_other_mistakes_by_what_they_are(start: Start) -> None:
    person = start()
    step = to_restore(person, "words")
    person.stay()
    error = part(step, QLabel, "words_error")
    assert "number 1 is missing" in error.text()
    for number, word in enumerate(PHRASE.replace("thank year", "thanx yearx").split(), start=1):
        person.type(f"word{number}", word)
    person.stay()
    assert "3, 4" in error.text()
    assert "thanx" not in error.text()
    picture(person.wizard, "wizard-restore-wrong")
    person.type("word3", "year")
    person.type("word4", "thank")
    person.stay()
    assert "wrong order" in error.text()
    person.type("word3", "thank")
    person.type("word4", "year")
    person.next("place")


def test_words_of_another_language_than_was_chosen_are_understood(start: Start) -> None:
    from almoner.services.wallets.words import secret_from_entropy, words_of

    entropy = bytes(range(16))
    person = start()
    to_restore(person, "words")
    for number, word in enumerate(words_of(entropy, "spanish"), start=1):
        person.type(f"word{number}", word)
    person.next("place")
    assert person.wizard.answers.secret == secret_from_entropy(entropy, "spanish")


def test_a_wallet_comes_back_from_its_private_key(start: Start) -> None:
    person = start()
    to_restore(person, "key")
    person.type("key", "12345")
    person.stay()
    assert "This is no private key" in person.below("key")
    assert part(person.wizard.step, QLineEdit, "key").echoMode() == QLineEdit.EchoMode.Password
    person.type("key", "0x" + parse_secret(PHRASE).key.hex())
    person.next("place")
    (wallet,) = finish(person).list()
    assert (wallet.address_text, wallet.words) == (ACCOUNT, None)


def test_a_wallet_comes_back_from_a_file_with_its_words(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "UTC--old.json"
    file.write_bytes(keystore.encrypt(parse_secret(PHRASE), "the old passphrase"))
    person = start()
    step = to_restore(person, "keystore")
    person.stay()
    assert "Choose the wallet file first" in person.said("complaint")
    step.take_file(file)
    assert "UTC--old.json" in texts(step)
    person.type("file_passphrase", "another one")
    person.stay()
    assert "does not open this file" in person.below("file_passphrase")
    assert unnamed(person.wizard) == []
    picture(person.wizard, "wizard-restore-file")
    person.type("file_passphrase", "the old passphrase")
    person.next("place")
    assert finish(person).backup("administrator", passphrase=known).text == PHRASE


def test_a_file_that_is_no_wallet_is_told(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_text("{}")
    person = start()
    step = to_restore(person, "keystore")
    step.take_file(file)
    person.type("file_passphrase", "whatever it is")
    person.stay()
    assert "cannot be used" in person.said("complaint")


def test_another_choice_forgets_the_wallet_that_was_brought_back(start: Start) -> None:
    person = start()
    to_restore(person, "key")
    person.type("key", "0x" + parse_secret(PHRASE).key.hex())
    person.next("place")
    person.back("restore")
    person.back("wallet")
    person.choose("create")
    person.next("words")
    words = person.words()
    assert len(words) == 12
    person.next("check")
    assert len(person.asked()) == 3


# -- how strong, and where ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Strength.TOO_SHORT),
        ("1234567", Strength.TOO_SHORT),
        ("abababab", Strength.TOO_SHORT),
        ("12345678", Strength.WEAK),
        ("password123", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("correct horse", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
        ("善款账目春风秋月八个", Strength.STRONG),
    ],
)
def test_what_a_guesser_tries_first_counts_little(typed: str, found: Strength) -> None:
    assert strength(typed) is found


SCRIPT = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from almoner.services.wallets import WalletBook
from support_window import PATIENCE, dress, part, press, texts
from support_wizard import Person

qt_api.set_qt_api("pyside6")
application = QApplication([])
bot = QtBot(None)
bot.addWidget = lambda widget, **more: None

def items():
    import secretstorage
    bus = secretstorage.dbus_init()
    found = secretstorage.get_default_collection(bus).get_all_items()
    return [item.get_label() for item in found]

folder = Path(sys.argv[2])

def to_summary(name):
    person = Person(bot, folder / name, dress(application))
    person.to_wallet()
    words = person.to_place()
    bot.waitUntil(lambda: person.wizard.step.where is not None, timeout=PATIENCE)
    assert part(person.wizard.step, QRadioButton, "keyring").isChecked()
    person.next("profile")
    person.type("name", "Willow")
    person.next("fund")
    person.next("summary")
    assert "in the system's keyring" in texts(person.wizard.step)
    return person, words

person, words = to_summary("closed")
person.close()
assert items() == [], items()
assert list(folder.iterdir()) == []

person, words = to_summary("failed")
person.ready()
(folder / "failed" / "wallets").mkdir(parents=True)  # in the way of the very last step
press(person.wizard, "next")
person.said("complaint")
assert items() == [], items()
person.close()

person, words = to_summary("made")
directory = person.make()
assert len(items()) == 1, items()
book = WalletBook(directory / "wallets")
(wallet,) = book.list()
assert wallet.kept.value == "keyring"
assert book.backup("administrator").text == " ".join(words)
assert not list((directory / "wallets").glob("*.keystore.json"))
print("kept")
"""


@needs_keyring
def test_the_wallet_is_in_the_keyring_after_finishing_and_not_after_closing(tmp_path: Path) -> None:
    with keyring_session(env={"QT_QPA_PLATFORM": "offscreen"}) as session:
        done = session.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent.parent), str(tmp_path)], timeout=300
        )
    assert done.stdout.splitlines()[-1] == "kept", done.stderr


@needs_keyring
def test_a_locked_keyring_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    script = SCRIPT[: SCRIPT.index("person, words = to_summary")] + LOCKED
    with keyring_session(env={"QT_QPA_PLATFORM": "offscreen"}) as session:
        done = session.run(
            [sys.executable, "-c", script, str(Path(__file__).parent.parent), str(tmp_path)], timeout=300
        )
    assert done.stdout.splitlines()[-1] == "told", done.stderr


LOCKED = """
import secretstorage
person, words = to_summary("locked")
person.ready()
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
press(person.wizard, "next")
said = person.said("complaint")
assert "keyring" in said, said
assert list(folder.iterdir()) == []
person.close()
print("told")
"""


def test_the_environment_of_these_tests_has_no_keyring() -> None:
    assert os.environ["PYTHON_KEYRING_BACKEND"] == "keyring.backends.fail.Keyring"


def test_a_file_is_chosen_where_there_is_a_keyring_too(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    from almoner.services.wallets import Kept, Placement

    monkeypatch.setattr(
        WalletBook, "placement", lambda self, store=None: Placement(Kept(store or "keyring"), "")
    )
    person = start()
    person.to_wallet()
    person.to_place()
    person.settle()
    picture(person.wizard, "wizard-place-both")
    assert not part(person.wizard.step, QWidget, "passphrase").isVisible()
    person.choose("file")
    person.type("passphrase", PASSPHRASE)
    person.type("again", PASSPHRASE)
    person.next("profile")
    person.type("name", "Willow")
    person.next("fund")
    person.next("summary")
    assert "in an encrypted file" in texts(person.wizard.step)
    (wallet,) = WalletBook(person.make() / WALLETS).list()
    assert wallet.kept is Kept.FILE


def test_a_box_of_languages_names_each_for_screen_readers(start: Start) -> None:
    person = start()
    to_words(person)
    for name in ("word_count", "word_language"):
        assert part(person.wizard.step, QComboBox, name).accessibleName()
    assert button(person.wizard, "next").isEnabled()
