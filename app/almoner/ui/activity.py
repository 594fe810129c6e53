"""The line at the window's foot: what is under way, how far it is, a button to stop it, and what was just done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from almoner.ui import formats
from almoner.ui.parts import button, label
from almoner.ui.tasks import Task, TaskRunner
from almoner.ui.theme import em
from almoner.ui.words import tr

SECONDS_SHOWN = 8
MILLISECONDS_BEFORE = 250


class Activity(QWidget):
    """Show the oldest labelled task, with progress and cancel, and sentences that pass."""

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self._tasks: list[Task[Any]] = []
        self._said = label("")
        self._said.setObjectName("said")
        self._what = label("")
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(em(self, 14))
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = button(
            tr("Stop"), self._stop, tip=tr("Stop this work; nothing half-done is kept"), name="stop_task"
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em(self, 0.9), em(self, 0.2), em(self, 0.9), em(self, 0.3))
        layout.addWidget(self._said, 1)
        for part in (self._what, self._bar, self._cancel):
            layout.addWidget(part)
        self._fade = QTimer(self, singleShot=True, interval=SECONDS_SHOWN * 1000)
        self._fade.timeout.connect(lambda: self._said.setText(""))
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE)
        self._soon.timeout.connect(self._show)
        runner.started.connect(self._started)
        runner.stepped.connect(self._stepped)
        runner.ended.connect(self._ended)
        self._show()

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._said.setText(formats.visible(sentence))
        self._said.setAccessibleName(sentence)
        self._fade.start()

    def _started(self, task: Task[Any]) -> None:
        if task.shown:
            self._tasks.append(task)
            self._soon.start()

    def _stepped(self, task: Task[Any], done: int, total: int) -> None:
        if self._tasks and task is self._tasks[0]:
            self._bar.setRange(0, 1000 if total else 0)
            self._bar.setValue(1000 * done // total if total else 0)

    def _ended(self, task: Task[Any]) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
            self._show()

    def _show(self) -> None:
        shown = bool(self._tasks)
        for part in (self._what, self._bar, self._cancel):
            part.setVisible(shown)
        if shown:
            more = len(self._tasks) - 1
            text = self._tasks[0].label
            self._what.setText(f"{text} (+{more})" if more else text)
            self._bar.setRange(0, 0)
            self._cancel.setEnabled(not self._tasks[0].stop.is_set())

    def _stop(self) -> None:
        if self._tasks:
            self._tasks[0].cancel()
            self._cancel.setEnabled(False)
