"""Record the waiting donations on the ledger: what, how much, that it cannot be undone; then how far it is; then what is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.changes import ON_LEDGER
from almoner.ui.dialogs import Dialog
from almoner.ui.parts import Facts, Notice, button, card, clear, label, row
from almoner.ui.sentences import told
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.batches import RecordedBatch
    from almoner.services.entering import Outlook, Waiting
    from almoner.services.funds import Fund
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job, Task
    from almoner_chain.core.errors import AlmonerError


class CommitDialog(Dialog):
    """Ask, record, tell; closing it meanwhile leaves it under way, shown at the window's foot. ``recorded`` when it is done."""

    recorded = Signal()

    def __init__(self, parent: QWidget, desk: Desk, *, fund: int | None = None) -> None:
        super().__init__(parent, tr("Record donations on the ledger"), width=34)
        self.setObjectName("commit")
        self._desk, self._wanted = desk, fund
        self._outlook: Outlook | None = None
        self._task: Task[list[RecordedBatch]] | None = None
        self._parts = QVBoxLayout()
        self.content.addLayout(self._parts)
        self.which = QComboBox()
        self.which.setObjectName("commit_fund")
        self.which.setAccessibleName(tr("Which donations"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.currentIndexChanged.connect(self._show)
        self._line = row(label(tr("Which donations")), self.which, None)
        self.content.addLayout(self._line)
        self._facts = Facts()
        facts = card(self._facts)
        facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.content.addWidget(facts)
        self._notices = QVBoxLayout()
        self.content.addLayout(self._notices)
        self.bar = QProgressBar()
        self.bar.setObjectName("commit_progress")
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.content.addWidget(self.bar)
        self.content.addStretch(1)
        self.cancel = self.add_cancel()
        self.stop = self.add_button(button(tr("Stop"), self._stop, name="stop_commit"))
        self.agree = self.add_button(
            button(tr("Record on the ledger"), self.start, kind="primary", name="record")
        )
        self.agree.setEnabled(False)
        self.stop.hide()
        self._read()

    # -- before -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._facts.set([(tr("Looking…"), "")])
        self._desk.read(look_out, owner=self, then=self._take)

    def _take(self, found: Outlook) -> None:
        self._outlook = found
        before = self.which.currentData() if self.which.count() else self._wanted
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItem(tr("All that wait"), None)
        for each in found.waiting:
            self.which.addItem(formats.visible(each.fund.name), each.fund.number)
        self.which.setCurrentIndex(max(0, self.which.findData(before)))
        self.which.blockSignals(False)
        self._show()

    def _chosen(self) -> list[Waiting]:
        fund = self.which.currentData()
        waiting = self._outlook.waiting if self._outlook is not None else ()
        return [each for each in waiting if fund in (None, each.fund.number)]

    def _show(self) -> None:
        chosen, found = self._chosen(), self._outlook
        if found is None:
            return
        count = sum(each.count for each in chosen)
        self._facts.set([(formats.visible(each.fund.name), waiting_words(each)) for each in chosen])
        clear(self._notices)
        if not count:
            self._notices.addWidget(Notice("info", tr("No donation waits: all are on the ledger.")))
        elif not found.recorder:
            self._notices.addWidget(self._no_recorder())
        else:
            self._say_what_follows(found)
        self.agree.setText(tr("Record %Ln donation(s)", "", count) if count else tr("Record on the ledger"))
        self.agree.setEnabled(bool(count and found.recorder) and self._task is None)
        self._fit()

    def _fit(self) -> None:
        """Take the height that the words need."""
        QTimer.singleShot(0, self, self.adjustSize)

    def _no_recorder(self) -> Notice:
        notice = Notice(
            "warn",
            tr("No wallet on this computer has the role “Recorder”, so nothing can be recorded from here."),
            tr("An administrator can give the role to a wallet on the page “Wallets and people”."),
        )
        notice.setObjectName("no_recorder")
        notice.add_button(button(tr("Wallets and people"), self._go_to_people, name="go_to_people"))
        return notice

    def _go_to_people(self) -> None:
        self.reject()
        self._desk.show_page("people")

    def _say_what_follows(self, found: Outlook) -> None:
        who = tr("The wallet “{wallet}” signs. You see what it signs before it does.")
        self._notices.addWidget(
            Notice(
                "warn",
                tr("This cannot be undone: what is on the ledger stays there. A mistake is corrected by a later entry."),
                who.format(wallet=formats.visible(found.recorder)),
            )
        )  # fmt: skip
        if found.promised:
            words = tr("%Ln donation(s) have been promised to donors; recording them keeps the promise.", "", found.promised)  # fmt: skip
            due = (
                tr("The first is promised for {day}.").format(day=formats.day(found.due)) if found.due else ""
            )
            self._notices.addWidget(Notice("info", words, due))

    # -- meanwhile --------------------------------------------------------------------------------------

    def start(self) -> None:
        """Record what was chosen; what is recorded stays, also where it is stopped."""
        if self._task is not None or not self.agree.isEnabled():
            return
        chosen = self._chosen()
        number = self.which.currentData()
        fund = next((each.fund.name for each in chosen if each.fund.number == number), None)
        self.agree.setEnabled(False)
        self.which.setEnabled(False)
        self.stop.setEnabled(True)
        self.stop.show()
        self.cancel.setText(tr("Close"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._task = self._desk.write(
            lambda job: record(job, fund),
            owner=self,
            label=tr("Recording donations on the ledger"),
            changes=ON_LEDGER,
            then=self._recorded,
            failed=self._failed,
            step=self._step,
        )

    def _step(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(1000 * done // total if total else 0)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stop.setEnabled(False)

    # -- after ------------------------------------------------------------------------------------------

    def _failed(self, error: AlmonerError) -> None:
        self._over()
        self._read_again(error)

    def _read_again(self, error: AlmonerError) -> None:
        def told_so(found: Outlook) -> None:
            self._take(found)
            if isinstance(error, Cancelled):
                notice = Notice("info", tr("Stopped. What was recorded until then stays; the rest waits."))
            else:
                words = told(error)
                notice = Notice("bad", words.sentence, words.hint)
            notice.setObjectName("commit_problem")
            self._notices.insertWidget(0, notice)
            self._fit()

        self._desk.read(look_out, owner=self, then=told_so)

    def _over(self) -> None:
        self._task = None
        self.stop.hide()
        self.bar.hide()
        self.which.setEnabled(True)

    def _recorded(self, batches: list[RecordedBatch]) -> None:
        self._over()
        self.recorded.emit()
        funds = {each.fund.number: each.fund for each in self._outlook.waiting} if self._outlook else {}
        clear(self._line)
        self.agree.hide()
        clear(self._notices)
        count = sum(batch.count for batch in batches)
        done = Notice("good", tr("%Ln donation(s) are on the ledger now.", "", count), span_words(batches))
        done.setObjectName("commit_done")
        self._notices.addWidget(done)
        self._facts.set(totals_of(batches, funds))
        self.batches = DataTable(
            self._desk,
            batch_columns(funds),
            name="recorded_batches",
            title=tr("Recorded batches"),
            searchable=False,
        )
        self.batches.show_source(ListSource(batches, batch_columns(funds)))
        self.batches.chosen.connect(lambda at: self._show_receipts(batches[at].batch))
        self.batches.setMinimumHeight(em(self, 9))
        self.content.addWidget(self.batches, 100)
        self.batches.setVisible(len(batches) > 1)
        go = button(
            tr("Show their receipts"),
            lambda: self._show_receipts(self._picked(batches)),
            kind="primary",
            icon="receipts",
            name="show_receipts",
        )
        self.add_button(go)
        go.setDefault(True)
        go.setFocus()
        self._fit()

    def _picked(self, batches: Sequence[RecordedBatch]) -> int | None:
        chosen = self.batches.selected_ids()
        if len(chosen) == 1:
            return batches[chosen[0]].batch
        return batches[0].batch if len(batches) == 1 else None

    def _show_receipts(self, batch: int | None) -> None:
        self.accept()
        self._desk.show_page(
            "receipts", {"batch": batch} if batch is not None else {"state": "not_handed_out"}
        )


def waiting_words(each: Waiting) -> str:
    """Return how many donations of a fund wait, and what they add up to."""
    return tr("%Ln donation(s), {total}", "", each.count).format(
        total=formats.money(each.total, each.fund.unit)
    )


def span_words(batches: Sequence[RecordedBatch]) -> str:
    """Return which serial numbers were given, empty where there are none."""
    if not batches:
        return ""
    first = min(batch.first_serial for batch in batches)
    last = max(batch.first_serial + batch.count - 1 for batch in batches)
    if first == last:
        return tr("Its serial number is {serial}.").format(serial=first)
    return tr("Their serial numbers are {first} to {last}.").format(first=first, last=last)


def totals_of(batches: Sequence[RecordedBatch], funds: dict[int, Fund]) -> list[tuple[str, str]]:
    """Return by fund what was recorded."""
    found: dict[int, list[int]] = {}
    for batch in batches:
        counted = found.setdefault(batch.fund, [0, 0])
        counted[0] += batch.count
        counted[1] += batch.total
    return [
        (
            formats.visible(funds[number].name),
            tr("%Ln donation(s), {total}", "", count).format(total=formats.money(total, funds[number].unit)),
        )
        for number, (count, total) in found.items()
        if number in funds
    ]


def batch_columns(funds: dict[int, Fund]) -> list[Column[RecordedBatch]]:
    """Return the columns of the batches that were recorded."""

    def total(batch: RecordedBatch) -> str:
        fund = funds.get(batch.fund)
        return formats.money(batch.total, fund.unit) if fund is not None else str(batch.total)

    def name(batch: RecordedBatch) -> str:
        fund = funds.get(batch.fund)
        return formats.visible(fund.name) if fund is not None else str(batch.fund)

    def serials(batch: RecordedBatch) -> str:
        return f"{batch.first_serial}–{batch.first_serial + batch.count - 1}"

    return [
        Column("batch", tr("Batch"), lambda each: str(each.batch), Kind.NUMBER, 3, value=lambda each: each.batch),
        Column("fund", tr("Fund"), name, width=7),
        Column("count", tr("Donations"), lambda each: formats.number(each.count), Kind.NUMBER, 5, value=lambda each: each.count),
        Column("total", tr("Total"), total, Kind.MONEY, 12, order=lambda each: each.total),
        Column("serials", tr("Serials"), serials, width=7, order=lambda each: each.first_serial),
    ]  # fmt: skip


def look_out(job: Job) -> Outlook:
    """Return what waits and who can record it; in a worker thread."""
    from almoner.services.entering import outlook

    return outlook(job.session)


def record(job: Job, fund: str | None) -> list[RecordedBatch]:
    """Record the waiting donations of a fund, or all; in the writing thread."""
    from almoner.services.batches import commit_gifts

    return commit_gifts(job.session, fund=fund, progress=job.progress)
