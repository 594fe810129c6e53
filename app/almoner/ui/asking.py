"""Questions that work in another thread has for the person: a passphrase, a look at what will be signed.

The asking thread waits; the window's thread never does. A question that nobody can answer any more ends as `Cancelled`.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from almoner.services.cancelling import Cancelled


@dataclass(eq=False)
class Question:
    """One question; the window calls ``answer`` once, with None for "no"."""

    kind: str
    subject: Any
    confirm: bool = False
    reply: Any = None
    answered: threading.Event = field(default_factory=threading.Event)

    def answer(self, reply: Any) -> None:
        """Give the answer and let the asking thread go on; later answers are ignored."""
        if not self.answered.is_set():
            self.reply = reply
            self.answered.set()


class Asker(QObject):
    """Carry questions into the window's thread; ``asked`` fires there with a `Question`."""

    asked = Signal(object)
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: set[Question] = set()
        self._closed = False
        self._passphrases: dict[str, str] = {}
        self._lock = threading.Lock()
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def passphrase(self, label: str, confirm: bool = False) -> str:
        """Return the passphrase of a wallet kept in a file, asked once until `forget`; in a worker thread.

        Fulfils `services.wallets.PassphraseProvider`. Raises `Cancelled` when the person does not give one.
        """
        with self._lock:
            known = self._passphrases.get(label)
            if known is None or confirm:
                known = str(self._ask(Question("passphrase", label, confirm)))
                self._passphrases[label] = known
        return known

    @property
    def knows(self) -> bool:
        """Whether any passphrase was given and not forgotten."""
        return bool(self._passphrases)

    def forget(self, label: str | None = None) -> None:
        """Forget the passphrase of one wallet or of all: after a wrong one, or when the desk is left."""
        if label is None:
            self._passphrases.clear()
        else:
            self._passphrases.pop(label, None)

    def review(self, preview: Any) -> None:
        """Show what will be signed; raises `Cancelled` where the person does not agree. In a worker thread."""
        self._ask(Question("review", preview))

    def _ask(self, question: Question) -> Any:
        if self._closed:
            raise Cancelled()
        self._open.add(question)
        try:
            self._raised.emit(question)
            question.answered.wait()
        finally:
            self._open.discard(question)
        if question.reply is None:
            raise Cancelled()
        return question.reply

    def _show(self, question: Question) -> None:
        if self._closed:
            question.answer(None)
        else:
            self.asked.emit(question)

    def close(self) -> None:
        """Answer every open question with no, and all to come."""
        self._closed = True
        for question in list(self._open):
            question.answer(None)
