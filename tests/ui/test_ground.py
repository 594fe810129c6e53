"""What pages stand on: memory, forms, formats, palettes, changes, one window per installation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from almoner.services.gifts import add_gift
from almoner.ui import formats, parts, theme
from almoner.ui.changes import ON_LEDGER, Topic
from almoner.ui.desk import Desk
from almoner.ui.forms import AmountField, ChoiceField, DateField, Form, NoteField, TextField, TickField
from almoner.ui.memory import FILE, Memory
from almoner.ui.single import OnlyWindow
from almoner_chain.core.commitment import PrivateFields
from almoner_chain.core.units import Unit
from support_charity import Charity
from support_window import PATIENCE, Answers, settled, show, type_in

CNY = Unit.currency("CNY")


# -- memory ------------------------------------------------------------------------------------------------


def test_what_is_remembered_survives_the_program(tmp_path: Path, qapp: QApplication) -> None:
    memory = Memory(tmp_path)
    memory.set("drafts/gift", {"donor": "李 “wei”, ; = \n"})
    memory.write()
    assert Memory(tmp_path).get("drafts/gift") == {"donor": "李 “wei”, ; = \n"}


def test_it_is_written_by_itself_soon_after_a_change(tmp_path: Path, qtbot: QtBot) -> None:
    memory = Memory(tmp_path)
    memory.set("a", 1)
    qtbot.waitUntil((tmp_path / FILE).exists, timeout=PATIENCE)


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / FILE).write_bytes(b"[drafts]\ngift={\x00\xff\n")
    assert Memory(tmp_path).get("drafts/gift", "nothing") == "nothing"


# -- forms -------------------------------------------------------------------------------------------------


@pytest.fixture
def form(qtbot: QtBot, tmp_path: Path) -> Form:
    holder = QWidget()
    from almoner.ui.parts import column

    fields = [
        TextField("donor", "Donor", required=True),
        AmountField("amount", "Amount"),
        ChoiceField("fund", "Fund", [("1", "Relief"), ("2", "Boxes")]),
        DateField("date", "Date"),
        NoteField("note", "Note"),
        TickField("again", "Again"),
    ]
    holder.setLayout(column(*fields))
    made = Form(fields, memory=Memory(tmp_path, holder), key="test")
    made.holder = holder  # type: ignore[attr-defined]
    show(qtbot, holder, width=500, height=600)
    return made


def again(form: Form, tmp_path: Path) -> Form:
    form._memory.write()  # type: ignore[union-attr]
    return Form(
        [TextField("donor", "Donor"), AmountField("amount", "Amount")], memory=Memory(tmp_path), key="test"
    )


def test_a_half_typed_form_comes_back_after_a_crash(qtbot: QtBot, form: Form, tmp_path: Path) -> None:
    type_in(form.holder, "donor", "王芳")  # type: ignore[attr-defined]
    type_in(form.holder, "amount", "12")  # type: ignore[attr-defined]
    after = again(form, tmp_path)
    assert after.restore()
    assert (after["donor"].value, after["amount"].value) == ("王芳", "12")


def test_a_form_that_was_sent_does_not_come_back(qtbot: QtBot, form: Form, tmp_path: Path) -> None:
    type_in(form.holder, "donor", "Wang")  # type: ignore[attr-defined]
    form.clear()
    assert form["donor"].value == ""
    assert not again(form, tmp_path).restore()


def test_an_empty_needed_field_gets_the_cursor_and_says_so(qtbot: QtBot, form: Form) -> None:
    assert not form.complete()
    assert form["donor"].editor.hasFocus()
    assert "needed" in form["donor"]._below.text()
    QTest.keyClicks(form["donor"].editor, "W")
    assert form["donor"]._below.text() == ""


def test_enter_goes_from_field_to_field(qtbot: QtBot, form: Form) -> None:
    form["donor"].editor.setFocus()
    QTest.keyClick(form["donor"].editor, Qt.Key.Key_Return)
    assert form["amount"].editor.hasFocus()


def test_an_amount_is_read_with_marks_of_thousands_and_wide_digits(qtbot: QtBot) -> None:
    field = AmountField("amount", "Amount")
    qtbot.addWidget(field)
    field.set_unit(CNY)
    for typed in ("1,234.5", "1 234.5", "１，２３４．５"):
        field.value = typed
        assert CNY.parse(field.plain) == 123_450
        assert field._below.text() == formats.money(123_450, CNY)
    field.value = "1.234"
    assert field.editor.property("wrong") is True


# -- formats -----------------------------------------------------------------------------------------------


def test_money_is_written_by_the_locale_and_the_currencys_own_minor_units() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("en_GB"))
        assert formats.amount(123_456_789, CNY) == "1,234,567.89"
        assert formats.amount(1_234, Unit.currency("JPY")) == "1,234"
        assert formats.amount(-5, CNY) == "−0.05"
        QLocale.setDefault(QLocale("de_DE"))
        assert formats.amount(123_456_789, CNY) == "1.234.567,89"
        assert formats.typed_amount("1.234.567,89") == "1234567.89"
    finally:
        QLocale.setDefault(before)


def test_characters_that_turn_or_hide_text_are_made_visible() -> None:
    assert formats.visible("pay \u202egnp.exe") == "pay ⟨U+202E⟩gnp.exe"
    assert formats.visible("a\u200bb\x07") == "a⟨U+200B⟩b⟨U+0007⟩"
    assert formats.visible("a\nb", lines=True) == "a\nb"
    assert formats.visible("a\nb") == "a⟨U+000A⟩b"
    assert formats.visible("武汉市 — “é”") == "武汉市 — “é”"


def test_an_impossible_time_is_no_crash() -> None:
    assert formats.moment(2**70) == "—"


# -- palettes ----------------------------------------------------------------------------------------------


def contrast(one: str, other: str) -> float:
    def light(name: str) -> float:
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("c", [theme.LIGHT_COLOURS, theme.DARK_COLOURS], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(c: theme.Colours) -> None:
    pairs = [
        *((ink, ground) for ink in (c.text, c.quiet, c.accent) for ground in (c.window, c.surface)),
        *((c.text, ground) for ground in (c.raised, c.selected, c.good_ground, c.warn_ground, c.bad_ground, c.info_ground)),
        (c.quiet, c.raised), (c.on_accent, c.accent), (c.good, c.good_ground), (c.warn, c.warn_ground), (c.bad, c.bad_ground), (c.bad, c.window),
        (c.bad, c.surface),
    ]  # fmt: skip
    weak = [
        (ink, ground, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 4.5
    ]
    assert weak == []


# -- the desk ----------------------------------------------------------------------------------------------


def test_a_write_tells_what_it_changed(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    told: list[frozenset[Topic]] = []
    desk.changed.connect(told.append)
    desk.write(
        lambda job: add_gift(job.session, fund="Relief", amount="5", fields=PrivateFields.of(donor="W")),
        owner=desk,
        label="Entering",
        changes={Topic.GIFTS},
    )
    settled(qtbot, desk)
    assert told == [frozenset({Topic.GIFTS})]


def test_an_entry_made_by_another_program_is_noticed(qtbot: QtBot, desk: Desk, charity: Charity) -> None:
    told: list[frozenset[Topic]] = []
    desk.changed.connect(told.append)
    desk.look()
    settled(qtbot, desk)
    assert told == []
    charity.give("3.00")
    desk.look()
    settled(qtbot, desk)
    assert told == [ON_LEDGER]


@pytest.mark.parametrize("topic", [Topic.KEPT, Topic.PEOPLE])
def test_what_others_record_after_our_own_write_is_noticed(
    qtbot: QtBot, desk: Desk, charity: Charity, topic: Topic
) -> None:
    """Any write made the next look pass over whatever had come meanwhile: a donor was not told of the first payment."""
    desk.look()
    settled(qtbot, desk)
    desk.write(lambda job: None, owner=desk, label="", changes={topic})
    settled(qtbot, desk)
    told: list[frozenset[Topic]] = []
    desk.changed.connect(told.append)
    charity.give("3.00")
    desk.look()
    settled(qtbot, desk)
    assert told == [ON_LEDGER]


def test_a_wrong_passphrase_is_asked_again(qtbot: QtBot, desk: Desk) -> None:
    answers = Answers(desk, passphrase="not this one")
    failed: list[str] = []

    def unlock() -> None:
        desk.write(
            lambda job: job.session.signer(job.session.wallets.show("clerk")),
            owner=desk,
            label="Unlocking",
            changes=set(),
            failed=lambda error: failed.append(error.code),
        )
        settled(qtbot, desk)

    unlock()
    assert failed == ["passphrase.wrong"]
    answers.passphrase = "correct horse battery staple"
    unlock()
    assert failed == ["passphrase.wrong"]
    assert len(answers.asked) == 2
    unlock()
    assert len(answers.asked) == 2, "an unlocked wallet is not asked for again"
    desk.lock_wallets()
    unlock()
    assert len(answers.asked) == 3, "a locked one is"


def test_what_is_signed_is_shown_first_and_a_no_changes_nothing(
    qtbot: QtBot, desk: Desk, charity: Charity
) -> None:
    answers = Answers(desk, sign=False)
    before = charity.run("ledger", "status")["entries"]
    failed: list[str] = []
    from almoner.services.people import grant
    from almoner_chain.core.entries import Role

    desk.write(
        lambda job: grant(job.session, "supplier", Role.AUDITOR),
        owner=desk,
        label="Giving a role",
        changes={Topic.PEOPLE},
        failed=lambda error: failed.append(error.code),
    )
    settled(qtbot, desk)
    assert failed == ["cancelled"]
    assert [each.kind for each in answers.reviews[0].transactions] == ["grant_role"]
    assert charity.run("ledger", "status")["entries"] == before


# -- one window --------------------------------------------------------------------------------------------


def test_a_second_start_calls_the_first_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first = OnlyWindow(tmp_path)
    assert first.take()
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from almoner.ui.single import OnlyWindow; print(OnlyWindow(Path(sys.argv[1])).take())"
    )
    with (
        qtbot.waitSignal(first.called, timeout=PATIENCE),
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as second,
    ):
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
        assert second.stdout is not None
        assert second.stdout.read().strip() == "False"


def test_another_installation_has_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OnlyWindow(tmp_path / "a"), OnlyWindow(tmp_path / "b")
    assert first.take()
    assert second.take()


def test_a_button_half_out_of_sight_is_pressed_by_one_click(qtbot: QtBot) -> None:
    """It got the cursor, was scrolled into sight before the mouse button was let go, and the click was lost."""
    pressed: list[bool] = []
    content = QWidget()
    content.setMinimumSize(200, 900)
    found, other = parts.button("Picture", lambda: pressed.append(True)), parts.button("Other", lambda: None)
    for each, y in ((other, 20), (found, 500)):
        each.setParent(content)
        each.move(20, y)
    area = parts.scrolled(content)
    show(qtbot, area, width=300, height=300)
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow, timeout=PATIENCE)
    other.setFocus()
    area.verticalScrollBar().setValue(500 + found.height() // 2 - area.viewport().height())
    at = found.mapTo(area, QPoint(found.width() // 2, 3))
    window = area.windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    qtbot.waitUntil(lambda: pressed == [True], timeout=2_000)
