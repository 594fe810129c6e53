"""Check a backup, or restore it into a folder of its own. Nothing that is there is ever written over."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.forms import Field, TextField
from almoner.ui.pages import ledger_words as words
from almoner.ui.pages.ledger_work import WorkDialog, ask_file, secret_of
from almoner.ui.parts import Facts, Notice, button, card, clear, label, row
from almoner.ui.sentences import told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.backup import About, Restored
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

MILLISECONDS_OF_TYPING = 400


class _ReadsBackup(WorkDialog):
    """What both have: the file with what it says of itself, and its passphrase."""

    blamed: ClassVar[Mapping[str, str]] = {
        "backup.passphrase": "passphrase",
        "backup.unreadable": "file",
        "backup.damaged": "file",
        "backup.kind": "file",
        "backup.newer": "file",
        "backup.header": "file",
        "home.exists": "folder",
        "home.unwritable": "folder",
        "backup.busy": "folder",
    }

    def __init__(self, parent: QWidget, desk: Desk, title: str, *, act: str, intro: str) -> None:
        super().__init__(parent, desk, title, act=act)
        self.file = TextField("file", tr("Backup"), required=True)
        self.passphrase = TextField("passphrase", tr("Its passphrase"), secret=True, required=True)
        self.about = QVBoxLayout()
        self.inputs.addWidget(label(intro, "quiet", wrap=True))
        choose = button(tr("Choose…"), self.choose, name="choose_backup")
        choose.setAccessibleName(tr("Choose the backup"))
        fields, extra = self.fields(), {"file": choose}
        if "folder" in [field.name for field in fields]:
            folder = button(tr("Choose…"), self.choose_folder, name="choose_folder")
            folder.setAccessibleName(tr("Choose the folder"))
            extra["folder"] = folder
        self.fill(fields, extra)
        self.inputs.addLayout(self.about)
        self._later = QTimer(self, singleShot=True, interval=MILLISECONDS_OF_TYPING)
        self._later.timeout.connect(self._look)
        self.file.changed.connect(self._later.start)

    def fields(self) -> list[Field]:
        """Return the fields in their order."""
        return [self.file, self.passphrase]

    def choose(self) -> None:
        """Ask for the file."""
        ask_file(self, tr("Choose a backup"), self.take_file)

    def take_file(self, path: Path) -> None:
        """Work with this file."""
        self.file.value = str(path)
        self._look()

    def choose_folder(self) -> None:
        """Ask for the folder; only restoring has one."""

    @property
    def path(self) -> Path:
        """The backup's file."""
        return Path(self.file.value).expanduser()

    def _look(self) -> None:
        """Show what the file says of itself."""
        self._later.stop()
        path = self.path
        clear(self.about)
        if not self.file.value:
            return

        def work(job: Job) -> About:
            from almoner.services.backup import read_backup

            return read_backup(path)

        self.desk.read(work, owner=self, then=lambda about: self._show(path, about), failed=self._no_backup)

    def _show(self, path: Path, about: About) -> None:
        if path == self.path:
            clear(self.about)
            note = label(tr("What it says of itself; the passphrase proves it."), "quiet", wrap=True)
            self.about.addWidget(card(note, Facts(words.about_backup(about))))
            self.fit()

    def _no_backup(self, error: AlmonerError) -> None:
        self.file.set_error(told(error).text)
        self.fit()


class CheckDialog(_ReadsBackup):
    """Read a whole backup and say whether it is sound."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        intro = tr("The whole backup is read as if it were restored. Nothing is changed.")
        super().__init__(parent, desk, tr("Check a backup"), act=tr("Check it"), intro=intro)
        self.setObjectName("check_dialog")

    def act(self) -> None:
        """Read it whole."""
        form = self.form
        if form is None or not form.complete():
            return
        path, passphrase = self.path, secret_of(form["passphrase"])

        def work(job: Job) -> About:
            from almoner.services.backup import verify_backup

            return verify_backup(path, passphrase, progress=job.progress)

        self.work(work, self._done, said=tr("Checking a backup"))

    def _done(self, about: About) -> None:
        notice = Notice("good", tr("This backup is sound: it can be restored with this passphrase."))
        notice.setObjectName("work_said")
        self.finish(notice, card(Facts(words.about_backup(about))))


class RestoreDialog(_ReadsBackup):
    """Restore a backup into a folder that has no installation."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self.folder = TextField(
            "folder", tr("Into the folder"), required=True,
            hint=tr("A new or empty folder. What is open now stays as it is."),
        )  # fmt: skip
        intro = tr(
            "A backup is restored beside what is open now, into a folder of its own. After that it is opened in a window of its own."
        )
        super().__init__(parent, desk, tr("Restore a backup"), act=tr("Restore it"), intro=intro)
        self.setObjectName("restore_dialog")

    def fields(self) -> list[Field]:
        """Return the fields in their order."""
        return [self.file, self.folder, self.passphrase]

    def choose_folder(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, tr("Restore into which folder?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    def _take_folder(self, path: str) -> None:
        self.folder.value = path

    def _show(self, path: Path, about: About) -> None:
        super()._show(path, about)
        if not self.folder.value and path == self.path:
            self.folder.value = str(path.with_suffix(""))

    def act(self) -> None:
        """Restore it."""
        form = self.form
        if form is None or not form.complete():
            return
        path, passphrase = self.path, secret_of(form["passphrase"])
        folder = Path(self.folder.value).expanduser()

        def work(job: Job) -> Restored:
            from almoner.services.backup import restore_backup

            return restore_backup(path, folder, passphrase, progress=job.progress)

        self.work(work, self._done, said=tr("Restoring a backup"))

    def _done(self, done: Restored) -> None:
        from almoner.services.backup import LEDGER_FORK

        text = tr("Restored into {folder}").format(folder=formats.visible(str(done.directory)))
        notice = Notice("good", text)
        notice.setObjectName("work_said")
        parts: list[QWidget] = [notice]
        if LEDGER_FORK in done.warnings:
            text = tr("Its ledger is a copy of that moment.")
            hint = tr(
                "Where the first one was used since, or still is, there are now two that contradict each other. Go on with one of them only."
            )
            parts.append(Notice("warn", text, hint))
        if done.needs_words:
            parts.append(Notice("warn", words.needs_words(done.needs_words)))
        opens = QWidget()
        opens.setLayout(
            row(
                button(
                    tr("&Open it in a new window"),
                    lambda: open_in_new_window(done.directory),
                    kind="primary",
                    name="open_restored",
                ),
                None,
            )
        )
        self.finish(*parts, opens)


def open_in_new_window(directory: Path) -> bool:
    """Start the program a second time, on another installation's folder."""
    begin = [] if getattr(sys, "frozen", False) else ["-m", "almoner.front"]
    started = QProcess.startDetached(sys.executable, [*begin, "--home", str(directory)])
    return started[0] if isinstance(started, tuple) else bool(started)
