"""The bridge between threads: answers arrive in the window's thread, errors too, and stopping leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from almoner.services.cancelling import Cancelled
from almoner.services.session import Session
from almoner.ui.asking import Asker, Question
from almoner.ui.tasks import Job, TaskRunner
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable
from support_window import PATIENCE


def no_session() -> Session:
    raise BadInput("There is no installation.", code="home.missing")


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner(no_session)
    yield made
    made.close()


def test_work_runs_in_another_thread_and_its_answer_arrives_in_this_one(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    here, got = threading.get_ident(), []

    def work(job: Job) -> int:
        return threading.get_ident()

    runner.read(work, owner=runner, then=lambda there: got.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    there, delivered = got[0]
    assert there != here
    assert delivered == here


def test_writes_run_one_after_the_other_in_the_order_asked(qtbot: QtBot, runner: TaskRunner) -> None:
    inside, seen, most = [0], [], [0]

    def work(number: int) -> int:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        inside[0] -= 1
        return number

    for number in range(40):
        runner.write(lambda job, n=number: work(n), owner=runner, then=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 40, timeout=PATIENCE)
    assert seen == list(range(40))
    assert most == [1]


def test_reads_run_side_by_side(qtbot: QtBot, runner: TaskRunner) -> None:
    together, done = threading.Barrier(2, timeout=20), []
    for _ in range(2):
        runner.read(lambda job: together.wait(), owner=runner, then=done.append)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=PATIENCE)


def test_a_foreseen_error_arrives_as_it_was_raised(qtbot: QtBot, runner: TaskRunner) -> None:
    got: list[AlmonerError] = []
    runner.read(lambda job: job.session, owner=runner, failed=got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    assert got[0].code == "home.missing"


def test_an_unforeseen_error_is_logged_and_told_without_its_text(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    got: list[AlmonerError] = []

    def work(job: Job) -> None:
        raise ZeroDivisionError("the donor's name")

    runner.read(work, owner=runner, failed=got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    assert got[0].code == "unexpected"
    assert "donor" not in str(got[0])
    assert "work failed" in caplog.text
    caplog.clear()


def test_a_missing_file_is_told_by_its_name(qtbot: QtBot, runner: TaskRunner) -> None:
    got: list[AlmonerError] = []
    runner.read(lambda job: open("/nowhere/at/all"), owner=runner, failed=got.append)  # noqa: PTH123, SIM115
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    assert "/nowhere/at/all" in got[0].message


def test_work_that_is_stopped_ends_at_its_next_step(qtbot: QtBot, runner: TaskRunner) -> None:
    got: list[AlmonerError] = []
    began, go_on = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        began.set()
        go_on.wait(20)
        job.progress(1, 10)
        raise AssertionError("it went on")

    task = runner.write(work, owner=runner, failed=got.append)
    assert began.wait(20)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    assert isinstance(got[0], Cancelled)


def test_progress_arrives_with_its_last_step(qtbot: QtBot, runner: TaskRunner) -> None:
    steps: list[tuple[int, int]] = []

    def work(job: Job) -> None:
        for done in range(1, 1001):
            job.progress(done, 1000)

    with qtbot.waitSignal(runner.ended, timeout=PATIENCE):
        runner.read(work, owner=runner, step=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (1000, 1000)
    assert len(steps) < 100, "steps are told so often that they would keep the window busy"


def test_nobody_is_called_whose_widget_is_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, got = QWidget(), []
    gate = threading.Event()
    with qtbot.waitSignal(runner.ended, timeout=PATIENCE):
        runner.read(lambda job: gate.wait(20), owner=owner, then=got.append)
        owner.deleteLater()
        qtbot.waitUntil(lambda: not _alive(owner), timeout=PATIENCE)
        gate.set()
    assert got == []


def _alive(thing: QObject) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(thing))


def test_ten_thousand_answers_arrive(qtbot: QtBot, runner: TaskRunner) -> None:
    # PySide6 6.12 on Python 3.11 aborts after some hundred signals
    got: list[int] = []
    for number in range(10_000):
        runner.read(lambda job, n=number: n, owner=runner, then=got.append)
    qtbot.waitUntil(lambda: len(got) == 10_000, timeout=PATIENCE)
    assert sorted(got) == list(range(10_000))


def test_a_session_out_of_reach_is_opened_anew(qtbot: QtBot) -> None:
    opened, got = [], []

    class Broken:
        def close(self) -> None:
            opened.append("closed")

    def opener() -> Session:
        opened.append("opened")
        return Broken()  # type: ignore[return-value]

    runner = TaskRunner(opener)

    def work(job: Job) -> None:
        assert job.session is not None
        raise Unreachable("gone", code="gone")

    for _ in range(2):
        runner.write(work, owner=runner, failed=got.append)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=PATIENCE)
    runner.close()
    assert opened == ["opened", "closed", "opened", "closed"]


def test_each_thread_closes_its_own_session(qtbot: QtBot) -> None:
    threads: dict[str, set[int]] = {"opened": set(), "closed": set()}

    class Watched:
        def __init__(self) -> None:
            self.thread = threading.get_ident()
            threads["opened"].add(self.thread)

        def close(self) -> None:
            assert threading.get_ident() == self.thread
            threads["closed"].add(self.thread)

    runner = TaskRunner(Watched)  # type: ignore[arg-type]
    together, done = threading.Barrier(3, timeout=20), []
    for _ in range(3):
        runner.read(lambda job: (job.session, together.wait()), owner=runner, then=done.append)
    qtbot.waitUntil(lambda: len(done) == 3, timeout=PATIENCE)
    runner.close()
    assert len(threads["opened"]) == 3
    assert threads["closed"] == threads["opened"]


# -- questions ---------------------------------------------------------------------------------------------


@pytest.fixture
def asker(qtbot: QtBot) -> Iterator[Asker]:
    made = Asker()
    yield made
    made.close()


def test_a_passphrase_is_asked_once_in_the_window_and_again_when_it_was_forgotten(
    qtbot: QtBot, runner: TaskRunner, asker: Asker
) -> None:
    asked: list[Question] = []
    got: list[str] = []
    here = threading.get_ident()

    def answer(question: Question) -> None:
        assert threading.get_ident() == here
        asked.append(question)
        question.answer("open sesame")

    asker.asked.connect(answer)
    for forget in (False, False, True):
        if forget:
            asker.forget()
        runner.read(lambda job: asker.passphrase("clerk"), owner=runner, then=got.append)
        qtbot.waitUntil(lambda: not runner.busy, timeout=PATIENCE)
    assert got == ["open sesame"] * 3
    assert len(asked) == 2


def test_no_answer_stops_the_work(qtbot: QtBot, runner: TaskRunner, asker: Asker) -> None:
    got: list[AlmonerError] = []
    asker.asked.connect(lambda question: question.answer(None))
    runner.read(lambda job: asker.passphrase("clerk"), owner=runner, failed=got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    assert isinstance(got[0], Cancelled)


def test_closing_answers_open_questions_with_no(qtbot: QtBot, runner: TaskRunner, asker: Asker) -> None:
    got: list[AlmonerError] = []
    shown: list[Question] = []
    asker.asked.connect(shown.append)
    runner.read(lambda job: asker.review("a preview"), owner=runner, failed=got.append)
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    asker.close()
    qtbot.waitUntil(lambda: bool(got), timeout=PATIENCE)
    assert isinstance(got[0], Cancelled)
