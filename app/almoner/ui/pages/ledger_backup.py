"""Write a backup: where, a passphrase typed twice, progress, and what is in it and what is not."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almoner.ui import formats
from almoner.ui.forms import TextField
from almoner.ui.pages import ledger_words as words
from almoner.ui.pages.ledger_work import WorkDialog, ask_file, secret_of
from almoner.ui.parts import Facts, Notice, button, card, label
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.backup import Written
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

SUFFIX = "almoner-backup"


class BackupDialog(WorkDialog):
    """Write a backup; ``written`` carries the file's name."""

    written = Signal(str)
    blamed: ClassVar[Mapping[str, str]] = {
        "backup.passphrase_short": "passphrase",
        "backup.exists": "place",
        "backup.unwritable": "place",
    }

    def __init__(self, parent: QWidget, desk: Desk, charity: str) -> None:
        super().__init__(parent, desk, tr("Back up"), act=tr("Write the backup"))
        self.setObjectName("backup_dialog")
        self._replace: Path | None = None
        self.place = TextField(
            "place", tr("Where"), required=True,
            hint=tr("Best on another disk: a stick or drive that is kept somewhere else."),
        )  # fmt: skip
        self.passphrase = TextField(
            "passphrase", tr("Passphrase"), secret=True, required=True,
            hint=tr("Without it nobody can read the backup, not you either. Keep it apart from the file."),
        )  # fmt: skip
        again = TextField("again", tr("The same again"), secret=True, required=True)
        choose = button(tr("Choose…"), self.choose, name="choose_place")
        choose.setAccessibleName(tr("Choose where the backup goes"))
        self.inputs.addWidget(label(tr("You can go on working while it is written."), "quiet", wrap=True))
        self.fill([self.place, self.passphrase, again], {"place": choose})
        self.place.value = str(Path.home() / suggested_name(charity))

    def choose(self) -> None:
        """Ask where it goes; a file that is there is asked about by that dialog."""
        name = Path(self.place.value).name or suggested_name("")
        ask_file(self, tr("Where does the backup go?"), self.take_place, save=name, suffix=SUFFIX)

    def take_place(self, path: Path) -> None:
        """Write there, over what is there."""
        self.place.value = str(path)
        self.place.set_error("")
        self._replace = path

    def act(self) -> None:
        """Write the backup."""
        form = self.form
        if form is None or not form.complete():
            return
        passphrase = secret_of(form["passphrase"])
        if passphrase != secret_of(form["again"]):
            form.blame("again", tr("The two passphrases differ."))
            return
        path = Path(self.place.value).expanduser()
        if path.suffix != f".{SUFFIX}":
            path = path.with_name(f"{path.name}.{SUFFIX}")
        replace = path == self._replace

        def work(job: Job) -> Written:
            from almoner.services.backup import write_backup

            return write_backup(job.session, path, passphrase, replace=replace, progress=job.progress)

        self.work(work, lambda done: self._done(path, done), said=tr("Writing a backup"))

    def _done(self, path: Path, done: Written) -> None:
        text = tr("The backup is written: {file}").format(file=formats.visible(str(path)))
        good = Notice("good", text, tr("Check it now and then: “Check a backup…” reads it whole."))
        good.setObjectName("work_said")
        parts: list[QWidget] = [good, card(Facts(words.about_backup(done.about)))]
        if done.needs_words:
            parts.append(Notice("warn", words.needs_words(done.needs_words)))
        self.finish(*parts)
        self.written.emit(path.name)


def suggested_name(charity: str) -> str:
    """Return a file's name for a backup of today."""
    plain = re.sub(r"[^\w -]+", "", charity).strip() or "Almoner"
    return f"{plain} {time.strftime('%Y-%m-%d')}.{SUFFIX}"
