"""The two ways past the questions: a sample charity to look around in, and everything back from a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.forms import Form, TextField
from almoner.ui.parts import Facts, card, label
from almoner.ui.wizard.handing import HandingIn
from almoner.ui.wizard.making import Progress
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.backup import About, Restored
    from almoner.ui.tasks import Job, Task
    from almoner_chain.core.errors import AlmonerError


class Maker(Step):
    """A step that makes something, with progress, and may be stopped."""

    def __init__(self, ground: Ground, title: str, intro: str) -> None:
        super().__init__(ground, title, intro)
        self.progress = Progress()
        self.progress.stopped.connect(self.stop)
        self._task: Task[Any] | None = None

    @property
    def at_work(self) -> bool:
        """Whether it is under way."""
        return self._task is not None and not self._task.done

    def stop(self) -> None:
        """Stop it at its next step."""
        if self._task is not None:
            self._task.cancel()

    def _ended(self) -> None:
        self.busied.emit(False)
        self.progress.end()

    def _lost(self, error: AlmonerError) -> None:
        self._ended()
        if isinstance(error, Cancelled):
            self.tell("info", tr("It was stopped; nothing of it is left."), name="stopped")
        else:
            self.complain(error)


class SampleStep(Maker):
    """Build the sample charity beside, and open it; one that is there already is opened at once."""

    name: ClassVar[str] = "sample"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("A sample charity"),
            tr(
                "Everything in it is made up: the charity, its donors, the money. Try whatever you like. It lies in a folder of"
                " its own and never mixes with yours; nothing in it asks for a passphrase."
            ),
        )
        self.content.addWidget(self.progress)

    @property
    def next_text(self) -> str:
        """Only after it was stopped there is something to press."""
        return tr("Build and open the sample")

    def start(self) -> None:
        """Begin at once: there is nothing to ask."""
        self._build()

    def advance(self, go: Callable[[], None]) -> None:
        """Begin again after it was stopped."""
        self._build()

    def _build(self) -> None:
        if self.at_work:
            return
        directory, texts = self.ground.directory, _sample_texts()
        self.tell_no_more()
        self.busied.emit(True)
        self.progress.begin(texts[0], len(texts))
        self._task = self.ground.runner.write(
            lambda job: _build_sample(job, directory, len(texts)),
            owner=self,
            then=self._built,
            failed=self._lost,
            step=lambda done, total: self.progress.step(texts[min(done, total - 1)], done, total),
        )

    def _built(self, directory: Path) -> None:
        self._ended()
        self.done_with.emit(directory)


class BackupStep(Maker):
    """Take a backup and its passphrase, say what it is, and restore it."""

    name: ClassVar[str] = "backup"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Restore from a backup"),
            tr("A backup is one file that ends with .almoner-backup, closed with a passphrase."),
        )
        hand = HandingIn(
            tr("Drop the backup here."), files=tr("Backups (*.almoner-backup);;All files (*)"), pastes=False
        )
        hand.given.connect(self.take)
        self.content.addWidget(hand)
        self.facts = Facts()
        self.about = card(label(tr("The backup says of itself"), "heading"), self.facts)
        self.about.hide()
        self.content.addWidget(self.about)
        self.passphrase = TextField(
            "backup_passphrase", tr("Passphrase of the backup"), required=True, secret=True
        )
        self.form = Form([self.passphrase])
        self.form.submitted.connect(self.wants_next)
        self.content.addWidget(self.passphrase)
        self.content.addWidget(self.progress)
        self._file: Path | None = None
        self._restored: Path | None = None

    @property
    def next_text(self) -> str:
        """What the button does."""
        return tr("&Restore") if self._restored is None else tr("&Open it")

    def take(self, given: object) -> None:
        """Read what a backup says of itself."""
        if not isinstance(given, Path):
            return
        self._file = None
        self.about.hide()
        self.tell_no_more()
        self.ask(lambda job: _about(given), then=lambda about: self._show(given, about))

    def _show(self, file: Path, about: About) -> None:
        self._file = file
        self.facts.set(
            [
                (tr("File"), str(file)),
                (tr("Charity"), about.name),
                (tr("Written"), formats.instant(about.created)),
                (tr("Donations"), formats.number(about.gifts)),
                (tr("Size"), formats.size(about.size)),
            ]
        )
        self.about.show()
        self.passphrase.line.setFocus()

    def advance(self, go: Callable[[], None]) -> None:
        """Restore it."""
        if self._restored is not None:
            self.done_with.emit(self._restored)
            return
        if self._file is None:
            self.tell("bad", tr("Choose the backup first."), name="complaint")
            return
        if self.at_work or not self.form.complete():
            return
        file, directory, passphrase = self._file, self.ground.directory, self.passphrase.line.text()
        self.tell_no_more()
        self.busied.emit(True)
        self.progress.begin(tr("The backup is being opened…"), 0)
        self._task = self.ground.runner.write(
            lambda job: _restore(job, file, directory, passphrase),
            owner=self,
            then=self._back,
            failed=self._not_back,
            step=lambda done, total: self.progress.step(tr("Everything is being put back…"), done, total),
        )

    def _not_back(self, error: AlmonerError) -> None:
        if error.code == "backup.passphrase":
            self._ended()
            self.form.blame(
                "backup_passphrase",
                tr("The passphrase is wrong, or the file was changed. Capitals and spaces count."),
            )
            return
        self._lost(error)

    def _back(self, restored: Restored) -> None:
        self._restored = restored.directory
        self._ended()
        warnings = []
        if restored.warnings:
            warnings.append(
                tr(
                    "The ledger lay on the other computer: from now on work with one of the two only, or they contradict each"
                    " other."
                )
            )
        if restored.needs_words:
            labels = ", ".join(map(formats.visible, restored.needs_words))
            warnings.append(
                tr(
                    "These wallets lay in the other computer's keyring and need their words (Wallets and people): {labels}."
                ).format(labels=labels)
            )
        if not warnings:
            self.done_with.emit(restored.directory)
            return
        self.tell("warn", tr("Everything is back."), "\n".join(warnings), name="restored")


def _sample_texts() -> list[str]:
    """Return what is done at each step of the sample, in order."""
    return [
        tr("A ledger on this computer is started…"),
        tr("Wallets and funds are made…"),
        tr("200 donations are entered…"),
        tr("The donations are recorded on the ledger…"),
        tr("Receipts are made…"),
        tr("Payments are asked for, approved and paid…"),
        tr("Everything is checked…"),
    ]


def _build_sample(job: Job, directory: Path, steps: int) -> Path:
    from almoner.services import sample

    place = sample.sample_beside(directory)
    if sample.is_there(place):
        return place
    done = 0

    def tell(said: str) -> None:
        nonlocal done
        done += 1
        job.progress(min(done, steps), steps)

    sample.build_sample(place, tell=tell)
    return place


def _about(file: Path) -> About:
    from almoner.services.backup import read_backup

    return read_backup(file)


def _restore(job: Job, file: Path, directory: Path, passphrase: str) -> Restored:
    from almoner.services.backup import restore_backup

    return restore_backup(file, directory, passphrase, progress=job.progress)
