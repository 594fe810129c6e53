"""The only bridge between threads: reads run side by side, writes one after the other, answers come back as one queued signal.

Work is a plain function that gets a `Job`; it runs in a worker thread and must not touch a widget. What it returns or
raises is delivered in the window's thread, unless the widget that asked is gone.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from almoner.services.cancelling import Cancelled
from almoner.services.session import Session
from almoner.ui.words import tr
from almoner_chain.core.errors import AlmonerError, Unreachable

READERS = 3
SECONDS_BETWEEN_STEPS = 0.08
log = logging.getLogger(__name__)

T = TypeVar("T")


class Unexpected(AlmonerError):
    """A failure nobody foresaw; what happened stands in the log."""

    @classmethod
    def unforeseen(cls) -> Unexpected:
        """Return what people are told of it."""
        return cls(
            tr("Something went wrong that was not foreseen."),
            code="unexpected",
            hint=tr("Nothing half-done was kept. Try again; if it stays, report it with the log (Settings)."),
        )


@dataclass(eq=False)
class Task(Generic[T]):
    """One piece of work under way. ``cancel`` asks it to stop at its next step."""

    label: str
    owner: QObject | None
    then: Callable[[T], None] | None
    failed: Callable[[AlmonerError], None] | None
    step: Callable[[int, int], None] | None
    writes: bool
    shown: bool
    stop: threading.Event = field(default_factory=threading.Event)
    done: bool = False

    def cancel(self) -> None:
        """Ask the work to stop; its ``failed`` gets `Cancelled`."""
        self.stop.set()

    @property
    def wanted(self) -> bool:
        """Whether anybody is left who waits for the answer."""
        return self.owner is None or shiboken6.isValid(self.owner)


class Job:
    """What work gets: the session of its thread, how to tell progress, whether to stop."""

    def __init__(
        self, task: Task[Any], sessions: Sessions, tell: Callable[[Task[Any], int, int], None]
    ) -> None:
        self._task = task
        self._sessions = sessions
        self._tell = tell
        self._told = 0.0

    @property
    def session(self) -> Session:
        """The installation, opened for this thread; raises BadInput where there is none."""
        return self._sessions.get()

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._task.stop.is_set()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; raises `Cancelled` when it is to stop."""
        if self.cancelled:
            raise Cancelled()
        now = time.monotonic()
        if now - self._told >= SECONDS_BETWEEN_STEPS or done == total:
            self._told = now
            self._tell(self._task, done, total)


class Sessions:
    """One session for each worker thread, made by ``opener`` at first use."""

    def __init__(self, opener: Callable[[], Session]) -> None:
        self._opener = opener
        self._own = threading.local()
        self._round = 0

    def get(self) -> Session:
        """Return this thread's session."""
        if getattr(self._own, "round", 0) != self._round:
            self.forget()
            self._own.round = self._round
        session: Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = self._opener()
        return session

    def renew(self) -> None:
        """Let every thread open a new session for its next work: a setting that sessions read once has changed."""
        self._round += 1

    def forget(self) -> None:
        """Close this thread's session; the next work opens a new one."""
        session: Session | None = getattr(self._own, "session", None)
        self._own.session = None
        if session is not None:
            session.close()


class TaskRunner(QObject):
    """Run work beside the window. ``started`` and ``ended`` carry the `Task`; ``stepped`` adds done and total."""

    started = Signal(object)
    stepped = Signal(object, int, int)
    ended = Signal(object)
    _answered = Signal(object, object, object)
    _told = Signal(object, int, int)

    def __init__(self, opener: Callable[[], Session], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions = Sessions(opener)
        self._reads = ThreadPoolExecutor(READERS, "read")
        self._writes = ThreadPoolExecutor(1, "write")
        self._open: set[Task[Any]] = set()
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._step, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._open)

    @property
    def writing(self) -> bool:
        """Whether anything that changes the books or the ledger is under way."""
        return any(task.writes for task in self._open)

    def read(
        self,
        work: Callable[[Job], T],
        *,
        owner: QObject | None,
        then: Callable[[T], None] | None = None,
        failed: Callable[[AlmonerError], None] | None = None,
        step: Callable[[int, int], None] | None = None,
        label: str = "",
    ) -> Task[T]:
        """Run work that changes nothing; several run side by side. With a label it is shown as under way."""
        return self._start(
            self._reads, Task(label, owner, then, failed, step, writes=False, shown=bool(label)), work
        )

    def write(
        self,
        work: Callable[[Job], T],
        *,
        owner: QObject | None,
        then: Callable[[T], None] | None = None,
        failed: Callable[[AlmonerError], None] | None = None,
        step: Callable[[int, int], None] | None = None,
        label: str = "",
    ) -> Task[T]:
        """Run work that changes something; one at a time, in order."""
        return self._start(
            self._writes, Task(label, owner, then, failed, step, writes=True, shown=bool(label)), work
        )

    def renew_sessions(self) -> None:
        """Let work that begins from now on find settings anew, such as other nodes."""
        self._sessions.renew()

    def _start(self, pool: ThreadPoolExecutor, task: Task[T], work: Callable[[Job], T]) -> Task[T]:
        if self._closed:  # an answer that came late asks for more: nobody is there to see it
            return task
        self._open.add(task)
        self.started.emit(task)
        pool.submit(self._run, task, work)
        return task

    def _run(self, task: Task[T], work: Callable[[Job], T]) -> None:
        """Do the work; in a worker thread."""
        answer: T | None = None
        error: AlmonerError | None = None
        try:
            if task.stop.is_set() or not task.wanted:
                raise Cancelled()
            answer = work(Job(task, self._sessions, self._told.emit))
        except AlmonerError as problem:
            error = problem
            if isinstance(problem, Unreachable):
                self._sessions.forget()
        except OSError as problem:
            place = f" ({problem.filename})" if problem.filename else ""
            error = Unexpected(
                f"{problem.strerror or problem}{place}.",
                code="system",
                hint=tr("Check the path, the permissions and free space."),
            )
        except Exception:
            log.exception("work failed: %s", task.label or work)
            error = Unexpected.unforeseen()
        try:
            self._answered.emit(task, answer, error)
        except RuntimeError:  # the window is gone
            log.debug("nobody is left to answer")

    def _step(self, task: Task[Any], done: int, total: int) -> None:
        if task.done:
            return
        self.stepped.emit(task, done, total)
        if task.step is not None and task.wanted:
            task.step(done, total)

    def _deliver(self, task: Task[T], answer: T, error: AlmonerError | None) -> None:
        task.done = True
        self._open.discard(task)
        try:
            if not task.wanted:
                return
            if error is None and task.then is not None:
                task.then(answer)
            elif error is not None and task.failed is not None:
                task.failed(error)
        finally:
            self.ended.emit(task)

    def close(self) -> None:
        """Ask everything to stop, wait for it, and close each thread's session in its own thread."""
        self._closed = True
        for task in list(self._open):
            task.cancel()
        for pool, threads in ((self._reads, READERS), (self._writes, 1)):
            # each thread waits here for the others, so that every one closes its own
            gate = threading.Barrier(threads)
            for _ in range(threads):
                pool.submit(self._leave, gate)
            pool.shutdown(wait=True)

    def _leave(self, gate: threading.Barrier) -> None:
        gate.wait()
        try:
            self._sessions.forget()
        except Exception:
            log.exception("a session did not close")
