"""Recovery words in the window: shown to be written down, checked by number, typed and pasted to bring a wallet back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from almoner.services.wallets import WalletBook
from almoner.services.wallets.words import WordsInvalid, parse_secret, word_list
from almoner.ui.sentences import told
from almoner.ui.tasks import TaskRunner
from almoner.ui.wallet_dialogs import RestoreForm, WordsCheck, WordsGrid, secret_of
from support_charity import PASSPHRASE
from support_window import PATIENCE, part, picture, press, show, texts, type_in, unnamed

WORDS = "abandon " * 11 + "about"
ADDRESS = "0x9858effd232b4033e47d90003d41ec34ecaeda94"


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    """Run the form's work in threads of its own."""

    def no_home() -> None:
        raise AssertionError("no installation is needed")

    made = TaskRunner(no_home)  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def form(qtbot: QtBot, runner: TaskRunner) -> RestoreForm:
    """Show a form whose list of words is loaded."""
    made = RestoreForm(runner)
    show(qtbot, made, width=640, height=520)
    qtbot.waitUntil(lambda: not runner.busy, timeout=PATIENCE)
    return made


def paste(line: QLineEdit, text: str) -> None:
    """Paste a text into a field as a person does."""
    QApplication.clipboard().setText(text)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def error_of(form: RestoreForm) -> str:
    """Return what is said below the words."""
    return part(form, QLabel, "words_error").text()


def test_words_stay_covered_until_a_button_is_pressed_and_can_be_covered_again(qtbot: QtBot) -> None:
    grid = WordsGrid(["apple", "berry", "cherry"] * 4, covered=True)
    show(qtbot, grid, width=500, height=300)
    assert "apple" not in texts(grid)
    assert not grid.seen
    press(grid, "show_words")
    assert "1. apple" in texts(grid)
    assert grid.seen
    picture(grid, "words-shown")
    press(grid, "show_words")
    assert "apple" not in texts(grid)
    assert "apple" not in "".join(each.accessibleName() for each in grid.findChildren(QLabel))


def test_words_cannot_be_selected_to_be_copied(qtbot: QtBot) -> None:
    grid = WordsGrid(["apple"] * 12)
    qtbot.addWidget(grid)
    flags = [each.textInteractionFlags() for each in grid.findChildren(QLabel)]
    assert len(flags) == 12
    assert all(not flag & Qt.TextInteractionFlag.TextSelectableByMouse for flag in flags)


def test_forgotten_words_are_nowhere_in_the_widget(qtbot: QtBot) -> None:
    grid = WordsGrid(["apple"] * 12)
    qtbot.addWidget(grid)
    grid.forget()
    grid._turn()
    assert "apple" not in "".join(each.text() for each in grid.findChildren(QLabel))


def test_the_check_passes_with_the_right_words_however_they_are_typed(qtbot: QtBot) -> None:
    check = WordsCheck(["apple", "berry", "cherry", "date"], places=[1, 3])
    show(qtbot, check, width=400, height=200)
    type_in(check, "check1", " Apple ")
    type_in(check, "check3", "cherry")
    with qtbot.waitSignal(check.passed, timeout=PATIENCE):
        QTest.keyClick(part(check, QLineEdit, "check3"), Qt.Key.Key_Return)
    assert unnamed(check) == []


def test_a_wrong_word_is_named_by_its_number_only(qtbot: QtBot) -> None:
    check = WordsCheck(["apple", "berry", "cherry", "date"], places=[2, 4])
    show(qtbot, check, width=400, height=200)
    type_in(check, "check2", "berry")
    type_in(check, "check4", "cherry")
    with qtbot.waitSignal(check.failed, timeout=PATIENCE):
        assert not check.check()
    assert "not word number 4" in texts(check)
    assert "date" not in texts(check)


def test_three_different_words_are_asked_for_by_chance(qtbot: QtBot) -> None:
    drawn = set()
    for _ in range(12):
        check = WordsCheck([str(n) for n in range(24)])
        qtbot.addWidget(check)
        assert len(set(check.places)) == 3
        drawn.add(check.places)
    assert len(drawn) > 1


def test_one_paste_fills_all_words_and_sets_their_number(form: RestoreForm) -> None:
    fifteen = " ".join(word_list("english")[:15])
    paste(part(form, QLineEdit, "word1"), f"  {fifteen}\n")
    given = form.given()
    assert given is not None
    assert given.secret == fifteen
    assert form.words.count.value == "15"
    picture(form, "restore-words")


def test_words_are_completed_from_their_list(form: RestoreForm) -> None:
    completer = part(form, QLineEdit, "word1").completer()
    completer.setCompletionPrefix("aban")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "abandon"


def test_space_and_enter_go_on_to_the_next_word_and_enter_submits_in_the_last(
    form: RestoreForm, qtbot: QtBot
) -> None:
    first, second = (part(form, QLineEdit, f"word{n}") for n in (1, 2))
    first.setFocus()
    QTest.keyClicks(first, "abandon ")
    assert form.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert form.focusWidget().objectName() == "word3"
    last = part(form, QLineEdit, "word12")
    last.setFocus()
    with qtbot.waitSignal(form.submitted, timeout=PATIENCE):
        QTest.keyClick(last, Qt.Key.Key_Return)


def test_a_word_that_is_on_no_list_is_named_by_its_number_as_soon_as_it_is_left(form: RestoreForm) -> None:
    line = part(form, QLineEdit, "word3")
    line.setFocus()
    QTest.keyClicks(line, "abandonn ")
    assert error_of(form) == "Not on the list of words: number 3."
    assert line.property("wrong")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert error_of(form) == ""


def test_a_missing_word_is_named_and_gets_the_cursor(form: RestoreForm) -> None:
    paste(part(form, QLineEdit, "word1"), WORDS)
    part(form, QLineEdit, "word7").clear()
    assert form.given() is None
    assert error_of(form) == "Word number 7 is missing."
    assert form.focusWidget().objectName() == "word7"


def test_an_error_of_the_service_marks_the_words_it_is_about(form: RestoreForm) -> None:
    paste(part(form, QLineEdit, "word1"), "xyzzyx " + "abandon " * 11)
    given = form.given()
    assert given is not None
    with pytest.raises(WordsInvalid) as caught:
        secret_of(given)
    assert form.blame(caught.value)
    assert part(form, QLineEdit, "word1").property("wrong")
    assert error_of(form) == told(caught.value).text
    assert "xyzzyx" not in error_of(form)


def test_chinese_words_are_pasted_without_spaces_between(
    form: RestoreForm, runner: TaskRunner, qtbot: QtBot
) -> None:
    type_in(form, "restore_language", "chinese_simplified")
    qtbot.waitUntil(lambda: not runner.busy, timeout=PATIENCE)
    paste(part(form, QLineEdit, "word1"), "的" * 11 + "在")
    given = form.given()
    assert given is not None
    assert given.secret == " ".join("的" * 11 + "在")
    assert given.language == "chinese_simplified"
    assert secret_of(given) == parse_secret(given.secret, "chinese_simplified")


def test_a_private_key_and_a_keystore_file_bring_the_same_wallet_back(
    form: RestoreForm, tmp_path: Path
) -> None:
    from almoner.services.wallets.keystore import encrypt

    secret = parse_secret(WORDS)
    type_in(form, "restore_kind", "key")
    assert part(form, QLineEdit, "private_key").echoMode() == QLineEdit.EchoMode.Password
    type_in(form, "private_key", secret.key.hex())
    given = form.given()
    assert given is not None
    assert secret_of(given).key == secret.key
    (tmp_path / "wallet.json").write_bytes(encrypt(secret, PASSPHRASE))
    type_in(form, "restore_kind", "file")
    assert form.given() is None
    assert "Choose the file first." in texts(form)
    form.take_file(tmp_path / "wallet.json")
    type_in(form, "file_passphrase", PASSPHRASE)
    picture(form, "restore-file")
    given = form.given()
    assert given is not None
    kept = WalletBook(tmp_path / "book").keep(
        "back", secret_of(given), store="file", passphrase=lambda label, confirm=False: PASSPHRASE
    )
    assert "0x" + kept.address.hex() == ADDRESS
    assert kept.words == 12
    assert unnamed(form) == []


def test_a_wrong_passphrase_and_a_damaged_file_are_said_where_they_were_given(
    form: RestoreForm, tmp_path: Path
) -> None:
    from almoner.services.wallets.keystore import encrypt
    from almoner_chain.core.errors import AlmonerError

    path = tmp_path / "wallet.json"
    path.write_bytes(encrypt(parse_secret(WORDS), PASSPHRASE))
    type_in(form, "restore_kind", "file")
    form.take_file(path)
    type_in(form, "file_passphrase", "something else")
    for content, said in ((None, "does not open the file"), (b"{", "cannot be used")):
        if content is not None:
            path.write_bytes(content)
        given = form.given()
        assert given is not None
        with pytest.raises(AlmonerError) as caught:
            secret_of(given)
        assert form.blame(caught.value)
        assert said in texts(form)


def test_what_was_given_is_not_shown_by_repr_and_is_forgotten_on_demand(form: RestoreForm) -> None:
    paste(part(form, QLineEdit, "word1"), WORDS)
    assert "abandon" not in repr(form.given())
    form.forget()
    assert "abandon" not in "".join(line.text() for line in form.findChildren(QLineEdit))
