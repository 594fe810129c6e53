"""Hand receipts out: choose which and how, see how far it is, stop, and see what was written or printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.services.completeness import Lacking, Wanted
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import ChoiceField
from almoner.ui.pages.receipts_options import OptionsForm
from almoner.ui.pages.receipts_print import ask_printer, new_printer, print_pages
from almoner.ui.pages.receipts_work import Pages, Written, make_pages, mark_handed_out, write_files
from almoner.ui.parts import Notice, button, clear, label, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import field_name, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job, Task
    from almoner_chain.core.errors import AlmonerError

FILES_SHOWN = 6


class Scope:
    """One answer to "which receipts?": what it is called, and how to find them in a worker."""

    def __init__(self, key: str, text: str, find: Callable[[Job], Wanted]) -> None:
        self.key, self.text, self.find = key, text, find


class HandOutDialog(Dialog):
    """Ask how, then write files or print. The scopes offer which receipts; the first is chosen."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        scopes: Sequence[Scope],
        *,
        printing: bool = False,
        promise: bool = False,
    ) -> None:
        title = (
            tr("Print receipts")
            if printing
            else tr("Promise a receipt")
            if promise
            else tr("Export receipts")
        )
        super().__init__(parent, title, width=38)
        self.setObjectName("hand_out")
        self._desk, self._printing, self._promise = desk, printing, promise
        self._scopes = {scope.key: scope for scope in scopes}
        self._wanted: Wanted | None = None
        self._task: Task[Any] | None = None
        self.written: Written | None = None
        self.pages: Pages | None = None
        self.which = ChoiceField("which", tr("Which receipts"), [(scope.key, scope.text) for scope in scopes])
        self.options = OptionsForm(desk, promise=promise, printing=printing)
        self._said = QVBoxLayout()
        self._build()
        self._count()

    def _build(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.which)
        self.copies = label("", "quiet", wrap=True)
        self.copies.setObjectName("copies")
        layout.addWidget(self.copies)
        layout.addWidget(self.options, 1)
        self._area = scrolled(inner)
        self.content.addLayout(self._said)
        self.content.addWidget(self._area, 1)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.hide()
        self.content.addWidget(self._bar)
        self.cancel = self.add_cancel()
        self.stop = self.add_button(button(tr("Stop"), self._stop, name="stop_handing_out"))
        self.stop.hide()
        text = tr("&Print…") if self._printing else tr("&Write the files")
        self.go = self.add_button(button(text, self.hand_out, kind="primary", name="hand_out_go"))
        self.resize(em(self, 40), em(self, 23 if self._printing else 33))
        self.which.changed.connect(self._count)
        self.options.form.submitted.connect(self.hand_out)

    # -- which ------------------------------------------------------------------------------------------

    def _count(self) -> None:
        """Find out how many they are and how many were handed out before."""
        scope = self._scopes[self.which.value]
        self._wanted = None

        def find(job: Job) -> tuple[Wanted, int, int]:
            from almoner.services.completeness import count_wanted

            wanted = scope.find(job)
            return (wanted, *count_wanted(job.session, wanted))

        def take(found: tuple[Wanted, int, int]) -> None:
            if scope.key == self.which.value:
                self._counted(*found)

        self._desk.read(find, owner=self, then=take, failed=self._failed)

    def _counted(self, wanted: Wanted, count: int, before: int) -> None:
        self._wanted = wanted
        text = tr("%Ln receipt(s).", "", count)
        if before:
            again = tr("Handed out before: {count}; such receipts are marked as copies.")
            text = tr("{first} {second}").format(
                first=text, second=again.format(count=formats.number(before))
            )
        self.copies.setText(text)
        self.options.tell_duplicates(before)
        self.go.setEnabled(count > 0)

    # -- doing ------------------------------------------------------------------------------------------

    def hand_out(self) -> None:
        """Begin, if everything needed is there."""
        wanted, options, folder = self._wanted, self.options.options, self.options.where
        if self._task is not None or wanted is None or not self.options.complete():
            return
        self.options.remember()
        if self._printing:
            self._start(
                lambda job: make_pages(job, wanted, options), tr("Making the pages"), self._ask_printer
            )
        else:
            self._start(
                lambda job: write_files(job, wanted, options, folder), tr("Writing receipts"), self._take
            )

    def _start(self, work: Callable[[Job], Any], said: str, then: Callable[[Any], None]) -> None:
        clear(self._said)
        self._busy(True)

        def done(answer: Any) -> None:
            self._busy(False)
            if isinstance(answer, Lacking):
                self._lack(answer)
            else:
                then(answer)

        self._task = self._desk.write(
            work,
            owner=self,
            label=said,
            changes={Topic.GIFTS},
            then=done,
            failed=self._failed,
            step=self._step,
        )

    def _busy(self, busy: bool) -> None:
        self._area.setEnabled(not busy)
        self.go.setEnabled(not busy)
        self.cancel.setEnabled(not busy)
        self._bar.setRange(0, 0)
        for part in (self._bar, self.stop):
            part.setVisible(busy)
        self.stop.setEnabled(busy)
        if not busy:
            self._task = None

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stop.setEnabled(False)

    def reject(self) -> None:
        """Escape stops what is under way first."""
        if self._task is not None:
            self._stop()
        else:
            super().reject()

    # -- what came of it --------------------------------------------------------------------------------

    def _take(self, written: Written) -> None:
        self.written = written
        self._area.hide()
        self.go.hide()
        self.cancel.setText(tr("Close"))
        text = tr("%Ln receipt(s) written to {folder}.", "", written.receipts)
        hint = tr("Marked as copies: {count}.").format(count=written.duplicates) if written.duplicates else ""
        notice = Notice("good", text.format(folder=formats.visible(str(written.folder))), hint)
        notice.setObjectName("written")
        self._said.addWidget(notice)
        names = [formats.visible(Path(file).name) for file in written.files[:FILES_SHOWN]]
        more = len(written.files) - len(names)
        if more > 0:
            names.append(tr("… and %Ln more file(s)", "", more))
        files = label("\n".join(names), wrap=True, selectable=True)
        files.setObjectName("files")
        self._said.addWidget(files)
        if written.missing:
            lacks = tr("No typeface here has these characters; the paper shows their numbers: {characters}")
            self._said.addWidget(Notice("warn", lacks.format(characters=formats.visible(written.missing))))
        self._said.addStretch(1)
        opener = button(tr("&Open the folder"), self.open_folder, kind="primary", name="open_folder")
        self.buttons.addWidget(opener)
        opener.setDefault(True)
        opener.setFocus()
        self.adjustSize()

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.folder)))

    def _ask_printer(self, pages: Pages) -> None:
        self.pages = pages
        printer = new_printer(len(pages.gifts), tr("Receipts"))
        self.go.setEnabled(False)
        ask_printer(
            self,
            printer,
            len(pages.gifts),
            agreed=lambda: self.send(pages, printer),
            not_now=lambda: self.go.setEnabled(True),
        )

    def send(self, pages: Pages, printer: QPrinter) -> None:
        """Print the pages; those printed count as handed out."""

        def work(job: Job) -> range:
            printed = print_pages(job, pages.pdf, printer)
            gifts = [pages.gifts[number] for number in printed]
            mark_handed_out(job, [gift for gift in gifts if gift is not None])
            return printed

        self._start(work, tr("Printing"), self._printed)

    def _printed(self, printed: range) -> None:
        self._desk.say(tr("%Ln page(s) sent to the printer.", "", len(printed)))
        self.accept()

    def _lack(self, found: Lacking) -> None:
        """Say what the profile misses at the place where it can be given."""
        country = self.options.profile
        if found.field in self.options.extras:
            self.options.blame_extra(found.field, tr("This country's receipt needs it."))
        elif found.closed:
            text = tr("This country's receipt must show: {field}. Open it here.")
            self.options.opened.set_error(text.format(field=missing_name(found.field)))
            self.options.opened.editor.setFocus()
            self._area.ensureWidgetVisible(self.options.opened)
        elif found.gifts:
            self._some_lack(found)
        else:
            text = tr(
                "This country's receipt must carry this: {field}. The charity's profile does not have it yet."
            )
            notice = Notice("bad", text.format(field=missing_name(found.field)))
            notice.setObjectName("lacking")
            notice.add_button(button(tr("Open the &settings"), self._to_settings, name="to_settings"))
            country.set_error(tr("Something is missing for this country: see above."))
            self._said.addWidget(notice)

    def _to_settings(self) -> None:
        self._desk.show_page("settings", {"action": "profile"})
        self.reject()

    def _some_lack(self, found: Lacking) -> None:
        text = tr("This country asks for: {field}. %Ln receipt(s) cannot show it.", "", len(found.gifts))
        numbers = ", ".join(str(number) for number in (found.serials or found.gifts)[:12])
        more = tr("{numbers} …") if len(found.gifts) > 12 else tr("{numbers}")
        hint = tr("Nothing was written. Numbers: {numbers}").format(numbers=more.format(numbers=numbers))
        notice = Notice("bad", text.format(field=missing_name(found.field)), hint)
        notice.setObjectName("lacking")
        total = self._wanted
        if total is not None:
            notice.add_button(
                button(tr("&Leave these out"), lambda: self._leave_out(found), name="leave_out")
            )
        self._said.addWidget(notice)

    def _leave_out(self, found: Lacking) -> None:
        wanted = self._wanted
        if wanted is None:
            return

        def work(job: Job) -> Wanted:
            from almoner.services.completeness import without

            return without(job.session, wanted, found.gifts)

        def go_on(rest: Wanted) -> None:
            self._wanted = rest
            self.hand_out()

        self._desk.read(work, owner=self, then=go_on, failed=self._failed)

    def _failed(self, error: AlmonerError) -> None:
        self._busy(False)
        clear(self._said)
        if isinstance(error, Cancelled):
            text = tr("Stopped. Files that were finished stay; the others were not written.")
            notice = Notice("info", tr("Stopped. Nothing more is printed.") if self._printing else text)
        elif error.code == "due":
            self.options.form.blame("due_days", told(error).text)
            return
        elif error.code in ("out.unwritable", "system"):
            self.options.form.blame("folder", told(error).text)
            return
        else:
            words = told(error)
            notice = Notice("bad", words.sentence, words.hint)
        notice.setObjectName("failed")
        self._said.addWidget(notice)


def missing_name(name: str) -> str:
    """Return what a field that a receipt must carry is called."""
    plain = {"gift_date": "date"}.get(name, name)
    if plain in ("donor", "date", "method", "reference", "address", "description", "note"):
        return field_name(plain)
    return {
        "charity.name": tr("The charity's name"),
        "charity.registration": tr("The charity's registration number"),
        "charity.address": tr("The charity's address"),
        "charity.place": tr("The charity's town"),
        "charity.site": tr("The charity's web site"),
        "serial": tr("A serial number (the donation must be on the ledger)"),
        "fund": tr("Fund"),
    }.get(name, name)
