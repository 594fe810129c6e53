"""One entry of the ledger as people read it: what it says in words, who made it and when, its neighbours, where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.flow import Target
from almoner.ui.pages import entry_words as words
from almoner.ui.pages.entry_read import EntrySeen, read_entry
from almoner.ui.pages.registry import pages_for
from almoner.ui.parts import Facts, Fold, Notice, button, clear, label, row
from almoner.ui.sentences import told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.parts import Tone
    from almoner.ui.tasks import Task
    from almoner_chain.core.errors import AlmonerError


class EntryView(QWidget):
    """Show one entry by its number. ``moved`` carries the number of a neighbour that was asked for."""

    moved = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task[EntrySeen] | None = None
        self._findings: dict[int, list[tuple[Tone, str]]] = {}
        self.number = 0
        self.setObjectName("entry")
        self._layout = QVBoxLayout(self)
        self.show_nothing()

    def note_findings(self, findings: dict[int, list[tuple[Tone, str]]]) -> None:
        """Say with each entry what the last audit found about it."""
        self._findings = findings
        if self.number:
            self.show_entry(self.number)

    def show_nothing(self) -> None:
        """Say what is shown here once an entry is chosen."""
        self.number = 0
        clear(self._layout)
        self._layout.addWidget(label(tr("Choose an entry to see everything it says."), "quiet", wrap=True))
        self._layout.addStretch(1)

    def show_entry(self, number: int) -> None:
        """Read and show the entry of this number; what was shown stays until it is there."""
        if self._task is not None:
            self._task.cancel()
        self.number = number
        self._task = self._desk.read(
            lambda job: read_entry(job, number), owner=self, then=self._show, failed=self._lost
        )

    def _lost(self, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        if isinstance(error, Cancelled):
            return
        clear(self._layout)
        said = told(error)
        notice = Notice("warn", said.sentence, said.hint)
        notice.setObjectName("entry_unknown")
        self._layout.addWidget(notice)
        self._layout.addStretch(1)

    def _show(self, seen: EntrySeen) -> None:
        if seen.line.number != self.number:
            return
        clear(self._layout)
        line = seen.line
        heading = tr("Entry {number}: {what}").format(
            number=formats.number(line.number), what=words.kind_name(line.kind)
        )
        head = label(heading, "heading", wrap=True, selectable=True)
        head.setObjectName("entry_heading")
        self._layout.addWidget(head)
        self._show_findings(line.number)
        if seen.problem is not None:
            said = told(seen.problem)
            self._layout.addWidget(Notice("bad", said.sentence, said.hint))
        plain, technical = _facts(seen)
        self._layout.addWidget(Facts(plain))
        self._show_ways(seen)
        fold = Fold(tr("Technical facts"), Facts(technical), name="entry_technical")
        self._layout.addWidget(fold)
        self._show_neighbours(seen)
        self._layout.addStretch(1)

    def _show_findings(self, number: int) -> None:
        for tone, sentence in self._findings.get(number, ()):
            notice = Notice(tone, sentence)
            notice.setObjectName("entry_finding")
            self._layout.addWidget(notice)

    def _show_ways(self, seen: EntrySeen) -> None:
        kind = str(self._desk.memory.get("kind", "charity"))
        there = {entry.name for entry in pages_for(kind)}
        for target in seen.targets:
            if target.page in there:
                made = button(
                    way_name(target),
                    lambda target=target: self._desk.show_page(target.page, target.subject),  # type: ignore[misc]
                    icon="trace" if target.page == "trace" else target.page,
                    name=f"to_{target.page}_{target.key}",
                )
                self._layout.addLayout(row(made, None))

    def _show_neighbours(self, seen: EntrySeen) -> None:
        before = button(
            tr("Entry before"), lambda: self.moved.emit(seen.before), icon="back", name="entry_before"
        )
        after = button(
            tr("Entry after"), lambda: self.moved.emit(seen.after), icon="forward", name="entry_after"
        )
        before.setEnabled(bool(seen.before))
        after.setEnabled(bool(seen.after))
        self._layout.addLayout(row(before, after, None))


def _facts(seen: EntrySeen) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the facts for everybody and those for whoever checks by hand."""
    line, accounts = seen.line, seen.names.accounts
    plain = [
        (tr("Made by"), words.account_name(line.actor, accounts, both=True)),
        (tr("When"), formats.moment(line.at)),
    ]
    technical = [
        (tr("Block"), formats.number(line.block)),
        (tr("Transaction"), "0x" + line.transaction.hex()),
        (tr("Made by"), "0x" + line.actor.hex()),
    ]
    for fact in seen.facts:
        into = technical if fact.name in words.TECHNICAL and fact.form == "hash" else plain
        if fact.name in ("start", "returned_before", "revision"):
            into = technical
        into.append(words.fact_words(fact, accounts))
        if fact.form == "account":
            technical.append((into[-1][0], fact.text))
    return plain, technical


def way_name(target: Target) -> str:
    """Return the words of a button that leads to a thing."""
    number = formats.number(target.number)
    texts = {
        ("disbursements", "payment"): tr("Show disbursement {number}"),
        ("funds", "fund"): tr("Show fund {number}"),
        ("trace", "payment"): tr("Whose donations paid disbursement {number}"),
        ("trace", "batch"): tr("Where the donations of batch {number} went"),
        ("trace", "serial"): tr("Where donation {number} went"),
    }
    return texts[target.page, target.key].format(number=number)


__all__ = ["EntryView", "way_name"]
