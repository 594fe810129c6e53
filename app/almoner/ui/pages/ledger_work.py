"""A dialog around one long piece of work: fields, then progress with a button to stop it, then what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import Field, Form, TextField
from almoner.ui.parts import Notice, button, clear, row
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job, Task
    from almoner_chain.core.errors import AlmonerError

T = TypeVar("T")


class WorkDialog(Dialog):
    """Subclasses put fields in, and call `work` when the person presses the main button.

    ``blamed`` says at which field an error of a code is shown; others are shown above the fields.
    """

    blamed: ClassVar[Mapping[str, str]] = {}

    def __init__(self, parent: QWidget, desk: Desk, title: str, *, act: str) -> None:
        super().__init__(parent, title, width=34)
        self.desk = desk
        self._task: Task[Any] | None = None
        self.said = QVBoxLayout()
        self.content.addLayout(self.said)
        self._inner = QWidget()
        self.inputs = QVBoxLayout(self._inner)
        self.inputs.setContentsMargins(0, 0, 0, 0)
        self.content.addWidget(self._inner)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setObjectName("work_progress")
        self._bar.hide()
        self.content.addWidget(self._bar)
        self.cancel = self.add_cancel()
        self.do = button(act, self.act, kind="primary", name="agree")
        self.add_button(self.do)
        self.form: Form | None = None

    def fill(self, fields: list[Field], extra: Mapping[str, QPushButton] | None = None) -> Form:
        """Put fields in, each with the button that belongs beside it."""
        for field in fields:
            beside = (extra or {}).get(field.name)
            if beside is None:
                self.inputs.addWidget(field)
                continue
            side = QVBoxLayout()
            side.addSpacing(field.title.sizeHint().height() + em(self, 0.15))
            side.addWidget(beside)
            side.addStretch(1)
            line = row(field, side)
            line.setStretch(0, 1)
            self.inputs.addLayout(line)
        self.form = Form(fields)
        self.form.submitted.connect(self.act)
        return self.form

    def act(self) -> None:
        """Do what the main button says; called once, until it ended."""
        raise NotImplementedError

    def work(self, work: Callable[[Job], T], then: Callable[[T], None], *, said: str) -> None:
        """Run the work with progress; fields rest meanwhile."""
        if self._task is not None:
            return
        clear(self.said)
        self._rest(True)

        def done(answer: T) -> None:
            self._rest(False)
            self._task = None
            then(answer)

        self._task = self.desk.runner.read(
            work, owner=self, then=done, failed=self._failed, step=self._step, label=said
        )

    def _rest(self, resting: bool) -> None:
        self._bar.setRange(0, 0)
        self._bar.setVisible(resting)
        self._inner.setEnabled(not resting)
        self.do.setEnabled(not resting)
        self.cancel.setText(tr("Stop") if resting else tr("Cancel"))

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(1000 * done // total if total else 0)

    def _failed(self, error: AlmonerError) -> None:
        self._task = None
        self._rest(False)
        if isinstance(error, Cancelled):
            self.say(Notice("info", tr("Stopped; nothing half-made was kept.")))
            return
        words = told(error)
        at = self.blamed.get(error.code, "")
        if self.form is not None and at in self.form.fields:
            self.form.blame(at, words.text)
            self.fit()
        else:
            self.say(Notice("bad", words.sentence, words.hint))

    def say(self, notice: Notice) -> None:
        """Show what came of it above the fields."""
        clear(self.said)
        notice.setObjectName("work_said")
        self.said.addWidget(notice)
        self.fit()

    def finish(self, *parts: QWidget) -> None:
        """Show the outcome in place of the fields; what is left is to close."""
        clear(self.said)
        self._inner.hide()
        for part in parts:
            self.said.addWidget(part)
        self.do.hide()
        self.cancel.setText(tr("Close"))
        self.resize(self.width(), 1)
        self.fit()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Stop the work where there is some; else close."""
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()


def secret_of(field: Field) -> str:
    """Return a passphrase as it was typed: it may begin or end with a space."""
    assert isinstance(field, TextField)  # noqa: S101  (a secret is a line of text)
    return field.line.text()


def ask_file(
    parent: QWidget, title: str, then: Callable[[Path], object], *, save: str = "", suffix: str = ""
) -> None:
    """Ask for a backup's file; with ``save`` for one to write, named so."""
    dialog = QFileDialog(parent, title)
    dialog.setNameFilters([tr("Backups (*.almoner-backup)"), tr("All files (*)")])
    if save:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(save)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
