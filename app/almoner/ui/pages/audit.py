"""The Audit page: replay the whole ledger, read the outcome in one sentence, and open every entry behind it.

An audit only reads; nothing here signs or writes to the ledger.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.changes import Changes, Topic
from almoner.ui.forms import Form, NoteField
from almoner.ui.page import Page
from almoner.ui.pages import audit_words as words
from almoner.ui.pages.audit_result import ResultView
from almoner.ui.pages.audit_words import Done
from almoner.ui.pages.entry_list import EntryList
from almoner.ui.parts import Fold, Notice, button, clear, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.parts import Tone
    from almoner.ui.tasks import Job, Task
    from almoner_chain.core.errors import AlmonerError

LAST = "audit/last"
RUN, ENTRIES = 0, 1


class AuditPage(Page):
    """Audit the ledger. Subjects: ``{"entry": n}``, ``{"action": "run"}``."""

    name: ClassVar[str] = "audit"
    topics: ClassVar[Changes] = frozenset({Topic.LEDGER})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Audit"))
        self.done: Done | None = None
        self._task: Task[Done] | None = None
        self._entries_stale = True
        self.run = button(
            tr("&Run the audit"), self.start, kind="primary", icon="audit", name="run", tip=tr("Ctrl+R")
        )
        self.run.setShortcut("Ctrl+R")
        self.save = button(tr("Save the report…"), self.choose_file, icon="save", name="save_report")
        self.save.setEnabled(False)
        self.add_action(self.save)
        self.add_action(self.run)
        self.nodes = NoteField(
            "nodes",
            tr("Ask these nodes instead"),
            lines=2,
            hint=tr(
                "Addresses such as https://node.example, one a line. The first one is audited, the others are compared with it."
            ),
        )
        self.form = Form([self.nodes], memory=desk.memory, key="audit")
        self.form.restore()
        self.entries = EntryList(desk)
        self.tabs = QTabWidget()
        self._build()
        self._show_last()

    # -- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        intro = tr(
            "An audit replays every entry of the ledger from its first, and compares the outcome with what the contract, the nodes and this computer say. It changes nothing."
        )
        first = QWidget()
        layout = QVBoxLayout(first)
        layout.addWidget(label(intro, "quiet", wrap=True))
        self.fold = Fold(tr("Whom to ask"), self.nodes, name="whom", unfolded=self.form.touched)
        layout.addWidget(self.fold)
        layout.addWidget(self._working())
        self._said = QVBoxLayout()
        layout.addLayout(self._said)
        self.result = ResultView(self.desk)
        self.result.opened.connect(self.open_entry)
        self.result.hide()
        layout.addWidget(self.result, 1)
        layout.addStretch(0)
        self.tabs.setObjectName("audit_tabs")
        self.tabs.setAccessibleName(tr("Audit"))
        self.tabs.addTab(scrolled(first), tr("Outcome"))
        self.tabs.addTab(self.entries, tr("All entries"))
        self.tabs.currentChanged.connect(lambda: self._show_entries())
        self.content.addWidget(self.tabs, 1)

    def _working(self) -> QWidget:
        self._bar = QProgressBar()
        self._bar.setObjectName("audit_progress")
        self._bar.setAccessibleName(tr("Progress"))
        self._how_far = label("", "quiet")
        self._how_far.setObjectName("how_far")
        self._stop = button(tr("Stop"), self.stop, name="stop_audit")
        self._work = QWidget()
        line = row(self._bar, self._how_far, self._stop)
        line.setStretch(0, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self._work.setLayout(line)
        self._work.hide()
        return self._work

    # -- running ----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Run an audit, unless one is under way."""
        if self._task is not None:
            return
        from almoner.ui.pages.verify_check import Asking

        asked = Asking.of(self.nodes.value, offline=False).nodes
        self.complain_no_more()
        self.nodes.set_error("")
        self.tabs.setCurrentIndex(RUN)
        self.run.setEnabled(False)
        self._bar.setRange(0, 0)
        self._how_far.setText(tr("Reading the entries…"))
        self._work.show()
        clear(self._said)
        self._task = self.desk.runner.read(
            lambda job: run_audit(job, asked),
            owner=self,
            then=self._finished,
            failed=self._failed,
            step=self._step,
            label=tr("Auditing the ledger"),
        )

    def stop(self) -> None:
        """Stop the audit at its next step."""
        if self._task is not None:
            self._task.cancel()
            self._stop.setEnabled(False)

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        text = tr("{done} of {total} entries") if done < total else tr("Comparing…")
        self._how_far.setText(text.format(done=formats.number(done), total=formats.number(total)))

    def _ended(self) -> None:
        self._task = None
        self.run.setEnabled(True)
        self._stop.setEnabled(True)
        self._work.hide()

    def _failed(self, error: AlmonerError) -> None:
        self._ended()
        if isinstance(error, Cancelled):
            self._say(Notice("info", tr("The audit was stopped. It had changed nothing.")), "audit_stopped")
        elif error.code == "node.url":
            self.fold.head.setChecked(True)
            self.form.blame("nodes", told(error).text)
        else:
            said = told(error)
            text = tr("The audit could not be done: {reason}").format(reason=said.sentence)
            self._say(Notice("warn", text, said.hint), "audit_failed")

    def _finished(self, done: Done) -> None:
        self._ended()
        self.done = done
        self.desk.memory.set(LAST, done.kept())
        self.save.setEnabled(True)
        self.result.show_done(done)
        self.result.show()
        by_entry: dict[int, list[tuple[Tone, str]]] = {}
        for finding in done.audit.findings:
            by_entry.setdefault(finding.entry, []).append(
                (words.severity_tone(finding.severity), words.finding_words(finding))
            )
        self.entries.view.note_findings(by_entry)

    # -- showing ----------------------------------------------------------------------------------------

    def _say(self, notice: Notice, name: str) -> None:
        clear(self._said)
        notice.setObjectName(name)
        self._said.addWidget(notice)

    def _show_last(self) -> None:
        """Say what the last audit on this computer came to, until there is a new one."""
        kept = self.desk.memory.get(LAST)
        if not isinstance(kept, dict) or not all(isinstance(value, int) for value in kept.values()):
            text = tr(
                "No audit was run on this computer yet. It takes some seconds for some thousand entries."
            )
            self._say(Notice("info", text), "audit_never")
            return
        text = tr("Last audit, {moment}: {outcome}").format(
            moment=formats.moment(kept.get("at", 0)),
            outcome=words.outcome(kept.get("entries", 0), kept, kept.get("first_bad", 0)),
        )
        self._say(Notice(words.tone(kept), text, tr("Run it again to see what is behind it.")), "audit_last")

    def refresh(self) -> None:
        """Note that there may be new entries; read them where they are in sight."""
        self._entries_stale = True
        self._show_entries()
        if self.done is not None:
            entries = self.done.audit.entries
            self.desk.read(
                _count, owner=self, then=lambda now: self._compare(entries, now), failed=lambda _: None
            )

    def _compare(self, audited: int, now: int) -> None:
        if self.done is None or self.done.audit.entries != audited or self._task is not None:
            return
        clear(self._said)
        if now > audited:
            text = tr("The ledger has %Ln new entries since this audit.", "", now - audited)
            self._say(Notice("info", text, tr("Run it again to check them.")), "audit_old")

    def _show_entries(self) -> None:
        if self.tabs.currentIndex() == ENTRIES and self._entries_stale and self.isVisible():
            self._entries_stale = False
            self.entries.refresh()

    def open_entry(self, number: int) -> None:
        """Show one entry in full."""
        self.tabs.setCurrentIndex(ENTRIES)
        self.entries.open_entry(number)

    def show_subject(self, subject: Any) -> None:
        """Show an entry, or run an audit."""
        if isinstance(subject, dict) and "entry" in subject:
            self.open_entry(int(subject["entry"]))
        elif isinstance(subject, dict) and subject.get("action") == "run":
            self.start()

    # -- saving -----------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask where the report goes."""
        dialog = QFileDialog(self, tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {
            tr("Page to print and sign (*.pdf)"): "pdf",
            tr("Plain text (*.txt)"): "txt",
            tr("Findings as a table (*.csv)"): "csv",
            tr("For programs (*.json)"): "json",
        }
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.selectFile(tr("audit {day}").format(day=time.strftime("%Y-%m-%d")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the report of the audit that is shown; its kind follows from the file's ending."""
        from almoner.ui.pages.audit_report import write_report

        done = self.done
        if done is None:
            return
        self.desk.read(
            lambda job: write_report(path, done),
            owner=self,
            then=lambda _: self.desk.say(
                tr("The report was written to {file}").format(file=formats.visible(path.name))
            ),
            failed=self.complain,
            label=tr("Writing the report"),
        )


def run_audit(job: Job, asked: tuple[str, ...]) -> Done:
    """Audit the installation's ledger; in a worker."""
    from almoner.services.auditing import audit

    found = audit(job.session, rpc=asked, progress=job.progress)
    return Done(found, int(time.time()), str(job.session.home.get("name")), asked)


def _count(job: Job) -> int:
    return job.session.reader.newest().counts().entries
