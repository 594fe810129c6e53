"""Closing the wizard: at whatever step, also while it makes something, nothing is left, and it says so before."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from almoner.services import first_run
from almoner.services.home import WALLETS
from almoner.services.wallets import WalletBook
from support_charity import Charity, served
from support_window import PATIENCE, dialog, part, press, texts
from support_wizard import PASSPHRASE, PHRASE, Person, Start

Go = Callable[[Person], object]


def _to(step: str) -> Go:
    """Return how to come to a step."""

    def go(person: Person) -> None:
        if step == "welcome":
            return
        if step in ("backup",):
            person.choose(step)
            person.next(step)
            return
        if step in ("ledger", "join", "network"):
            person.to_ledger()
            if step != "ledger":
                person.choose(step)
                person.next(step)
            return
        person.to_wallet()
        _through_wallet(person, step)

    return go


def _through_wallet(person: Person, step: str) -> None:
    if step == "restore":
        person.choose("restore")
        person.next("restore")
        person.type("word1", "legal")
    if step in ("wallet", "restore"):
        return
    person.choose("create")
    person.next("words")
    words = person.words()
    ways: tuple[tuple[str, Callable[[], object]], ...] = (
        ("check", lambda: None),
        ("place", lambda: person.answer_words(words)),
        ("profile", lambda: person.seal("profile")),
        ("fund", lambda: person.type("name", "Willow")),
        ("summary", lambda: person.type("fund", "Relief")),
    )
    for name, done in ways:
        if person.at == step:
            return
        done()
        if person.at != name:
            person.next(name)


STEPS = (
    "welcome", "ledger", "join", "network", "wallet", "words", "check", "restore", "place", "profile", "fund",
    "summary", "backup",
)  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_closing_at_any_step_leaves_nothing(start: Start, step: str) -> None:
    person = start()
    _to(step)(person)
    assert person.at == step
    person.close()
    assert person.finished == []
    assert list(person.directory.parent.iterdir()) == []
    assert person.wizard.answers.secret is None
    assert person.wizard.answers.words == ()
    assert person.wizard.answers.passphrase == ""


def test_it_asks_before_it_closes_and_one_can_stay(start: Start) -> None:
    person = start()
    person.to_ledger()
    QTest.keyClick(person.wizard, Qt.Key.Key_Escape)
    question = dialog(person.qtbot, "confirm")
    assert "Nothing has been made" in texts(question)
    press(question, "cancel")
    QApplication.processEvents()
    assert person.wizard.isVisible()
    assert person.left == []
    person.choose("here")
    person.next("wallet")


def test_the_first_step_closes_without_a_question(start: Start) -> None:
    person = start()
    QTest.keyClick(person.wizard, Qt.Key.Key_Escape)
    person.qtbot.waitUntil(lambda: person.left == [True], timeout=PATIENCE)


def test_closing_while_it_is_made_stops_it_and_leaves_nothing(start: Start) -> None:
    person = start()
    person.to_summary()
    person.ready()
    press(person.wizard, "next")
    assert person.wizard.step.at_work
    person.wizard.close()
    question = dialog(person.qtbot, "confirm")
    assert "It is being made just now" in texts(question)
    press(question, "agree")
    person.qtbot.waitUntil(lambda: bool(person.left or person.finished), timeout=PATIENCE)
    assert person.finished == []
    assert list(person.directory.parent.iterdir()) == []


def test_making_it_can_be_cancelled_and_begun_again(start: Start) -> None:
    person = start()
    person.to_summary()
    person.ready()
    press(person.wizard, "next")
    press(person.wizard, "stop")
    assert "nothing of it is left" in person.said("stopped")
    assert list(person.directory.parent.iterdir()) == []
    person.make()


def test_a_failure_at_the_end_is_told_and_leaves_nothing(start: Start, tmp_path: Path) -> None:
    person = start()
    person.to_summary()
    person.ready()
    (person.directory / WALLETS).mkdir(parents=True)  # somebody was quicker
    press(person.wizard, "next")
    assert "already something called wallets" in person.said("complaint")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert [path.name for path in person.directory.iterdir()] == [WALLETS]
    (person.directory / WALLETS).rmdir()
    person.make()


def test_closing_a_sample_while_it_is_built_leaves_nothing(start: Start) -> None:
    person = start()
    person.choose("sample")
    press(person.wizard, "next")
    person.close()
    assert person.finished == []
    assert list(person.directory.parent.iterdir()) == []


def test_closing_while_a_node_is_asked_does_not_wait_in_sight(start: Start) -> None:
    person = start()
    person.to_ledger("auditor")
    person.choose("network")
    person.next("network")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        person.type("nodes", f"http://127.0.0.1:{mute.getsockname()[1]}")
        press(person.wizard.step, "ask_node")
        person.said("asking")
        person.wizard.close()
        press(dialog(person.qtbot, "confirm"), "agree")
        assert not person.wizard.isVisible()
        assert person.left == []
        mute.close()
        person.qtbot.waitUntil(lambda: person.left == [True], timeout=PATIENCE)


def test_what_was_sent_to_a_network_is_told_before_closing_and_nothing_stays_here(
    start: Start, charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almoner.services import setup
    from almoner_chain.core.errors import Unreachable

    def lost(session: object) -> None:
        raise Unreachable("The node went away.", code="node.unreachable")

    with served(charity) as url:
        person = start()
        person.to_ledger()
        person.choose("network")
        person.next("network")
        person.type("nodes", url)
        person.next("wallet")
        person.to_place()
        person.seal("profile")
        person.type("name", "Second Relief")
        person.next("fund")
        person.next("summary")
        person.ready()
        with monkeypatch.context() as patch:
            patch.setattr(setup, "make_recorder", lost)
            press(person.wizard, "next")
            review = dialog(person.qtbot, "review")
            person.qtbot.waitUntil(part(review, QAbstractButton, "agree").isEnabled, timeout=PATIENCE)
            press(review, "agree")
            assert "goes on where it stopped" in person.said("interrupted")
        assert not person.directory.exists()
        person.wizard.close()
        question = dialog(person.qtbot, "confirm")
        assert "stays there" in texts(question)
        press(question, "agree")
        person.qtbot.waitUntil(lambda: person.left == [True], timeout=PATIENCE)
    assert [path.name for path in person.directory.parent.iterdir()] == ["charity"]


KILLED = """
import sys
from pathlib import Path
from almoner.services import first_run
from almoner.services.first_run import NewLedger, NewWallet, Plan, make
from almoner.services.wallets.words import parse_secret

def tell(step):
    if step == "role":
        print("there", flush=True)
        sys.stdin.read()

wallet = NewWallet("administrator", parse_secret(sys.argv[2]), "file")
make(Plan("charity", NewLedger("Willow"), wallet), Path(sys.argv[1]), passphrase=lambda label, confirm=False: sys.argv[3], tell=tell)
"""


def test_what_a_killed_wizard_left_is_gone_after_the_next_start(start: Start, home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(home), PHRASE, PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "there\n"
        os.kill(victim.pid, signal.SIGKILL)
    (left,) = home.parent.iterdir()
    assert WalletBook(left / "home" / WALLETS).list() != ()
    person = start()
    person.settle()
    assert list(home.parent.iterdir()) == []
    person.close()


def test_nothing_typed_is_ever_in_a_value_that_could_be_logged(start: Start) -> None:
    person = start()
    words = person.to_summary()
    shown = repr(person.wizard.answers) + repr(person.wizard.answers.plan())
    assert words[0] + " " + words[1] not in shown
    assert f"'{words[0]}', '{words[1]}'" not in shown
    assert PASSPHRASE not in shown
    secret = person.wizard.answers.secret
    assert secret is not None
    assert secret.key.hex() not in shown
    assert first_run.Plan.__name__ in shown
